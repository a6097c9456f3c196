#ifndef RR_UNIT_ROW_H
#define RR_UNIT_ROW_H
/* A row of the units table: one unit in one sense.  lib/data/units.tsv says what
 * the columns mean; the build turns it into unit_rows, rr-units --add reads more
 * of the kind.  Depends on nothing but slices and ratios, so that the table's
 * maker (lib/gen/mkunits.c) reads rows with the same code. */
#include <stdbool.h>
#include <stdint.h>
#include "../base/slice.h"
#include "ratio.h"

enum unit_kind {
	UNIT_MEASURE, UNIT_MONEY, UNIT_PERCENT, UNIT_RATIO, UNIT_DURATION, UNIT_COUNT
};

enum unit_flag {
	UNIT_SELF = 1,          /* the word itself names what is counted */
	UNIT_WEAK = 2,          /* the word is a unit only with more evidence */
	UNIT_SPLIT = 4          /* in a denominator its parts divide one by one */
};

struct unit_row {
	struct slice line;      /* the whole row as written */
	struct slice names;     /* all, divided by |, the canonical one first */
	struct slice dim, si, ucum, of, when;   /* empty for "-" */
	enum unit_kind kind;
	unsigned flags;
	bool linear;            /* there is a factor */
	struct ratio factor, offset;    /* coherent = value * factor + offset */
};

/* The table's rows as trie unit_names numbers them: the first is row 1,
 * unit_rows[0]. */
extern const struct unit_row unit_rows[];
extern const uint32_t unit_row_count;

/* unit_row_parse reads a row; the slices of *row are parts of line. Returns NULL,
 * or what is wrong (lower case, static). */
const char *unit_row_parse(struct slice line, struct unit_row *row);

/* slice_next takes the part of *rest before the next sep, or all of it, and
 * moves *rest behind; returns false when *rest is spent (ptr NULL). */
bool slice_next(struct slice *rest, char sep, struct slice *part);

#endif
