#ifndef RR_UNIT_TABLE_H
#define RR_UNIT_TABLE_H
/* The units table in use: the rows built in and those a user adds, looked up by
 * folded name.  A name may have several rows, its senses; the first row whose
 * condition (column when) holds is taken, added rows first, and else the row
 * without condition. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "../base/mem.h"
#include "../base/slice.h"
#include "clause.h"
#include "row.h"

#define UNIT_NAME_MAX 48        /* code points; no name and no unit is longer */

/* What tells the senses of a name apart. */
struct unit_sense {
	struct slice class;     /* the figure's class, "measure"; ptr NULL: unknown */
	struct slice what;      /* what is counted or measured, in either script; ptr NULL: unknown */
	struct figure_place place;
	bool per;               /* the unit stands in the denominator of a rate */
};

/* A user's rows; zero-initialise it, it then is the built-in table. */
struct unit_table {
	struct unit_row *row;
	size_t rows, row_cap;
	struct unit_name *name; /* by unit_table_sort in the order of folded text, then row */
	size_t names, name_cap;
};

/* unit_table_add takes over one row as text, line (kept, not copied: it must
 * live as long as the table). Returns NULL or what is wrong with it. */
const char *unit_table_add(struct unit_table *table, struct slice line);

/* unit_table_sort readies the table to be searched after the last unit_table_add. */
void unit_table_sort(struct unit_table *table);

/* unit_table_free gives back what unit_table_add took. */
void unit_table_free(struct unit_table *table);

/* unit_fold writes text folded (han_fold) and without blanks to cp, with a 0 behind,
 * at most UNIT_NAME_MAX code points; returns their number, 0 when text is longer. */
uint32_t unit_fold(struct slice text, uint32_t cp[UNIT_NAME_MAX + 1]);

/* unit_table_find returns the row named by the n code points at cp, in the
 * sense given, or NULL. */
const struct unit_row *unit_table_find(const struct unit_table *table,
    const uint32_t *cp, uint32_t n, const struct unit_sense *sense);

#endif
