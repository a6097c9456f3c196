#ifndef RR_FIGURE_H
#define RR_FIGURE_H
/* A figure: what rr-nums finds. The stages fill it in turn: numeral (value,
 * mask), quantity (unit, class, approx, bounds), context (what, act, rel, group,
 * time). Positions are code point indices in the sentence; texts are slices of
 * the text or of the line's arena; empty (ptr NULL) when there is none. */
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include "../base/slice.h"

enum figure_class {
	FIGURE_COUNT, FIGURE_MEASURE, FIGURE_MONEY, FIGURE_PERCENT, FIGURE_RATIO,
	FIGURE_RATE, FIGURE_DURATION,
	FIGURE_DATE, FIGURE_ORDINAL, FIGURE_NUMBER,     /* with --all only */
	FIGURE_CLASSES
};

enum figure_approx {
	APPROX_EXACT, APPROX_ABOUT, APPROX_OVER, APPROX_NEAR, APPROX_UNDER,
	APPROX_AT_LEAST, APPROX_AT_MOST, APPROX_RANGE,
	FIGURE_APPROXES
};

enum figure_rel {
	REL_NONE, REL_TOTAL, REL_PART, REL_FROM, REL_TO, REL_DELTA, REL_TARGET, REL_ACTUAL,
	FIGURE_RELS
};

/* The names that records give to them; of REL_NONE "". */
extern const char *const figure_class_name[FIGURE_CLASSES];
extern const char *const figure_approx_name[FIGURE_APPROXES];
extern const char *const figure_rel_name[FIGURE_RELS];

struct figure {
	uint32_t begin, end;            /* the span: first of numeral to last of unit */
	uint32_t outer_begin, outer_end;/* with 约, 近, 以上 and the like around it */
	uint32_t unit_begin, unit_end;  /* the unit's own place; equal when implied or none */
	enum figure_class class;
	enum figure_approx approx;
	struct slice value;             /* exact decimal, canonical (dec_text); NULL when none */
	struct slice lo, hi;            /* likewise; has_bounds says whether they are meant */
	bool has_bounds;                /* lo and hi are given; a NULL one is open */
	struct slice fraction;          /* "2/3" where no decimal ends, else NULL */
	struct slice mask;
	struct slice unit;              /* as written, without multiplier */
	bool implied;
	bool announces;                 /* the record's "enum" */
	const struct unit_word *unit_word; /* the lexicon's row, or NULL */

	struct slice what, act, time;
	enum figure_rel rel;
	enum figure_rel also;           /* what a planned or done figure is besides, else REL_NONE */
	unsigned group;                 /* 0: none */
	const char *why_what, *why_rel, *why_time; /* with --explain: the rule's name, static */
};

/* named_by: whether the rule of that name has named f. */
static inline bool
named_by(const struct figure *f, const char *rule)
{
	return f->why_what != NULL && f->why_what[0] == rule[0] && strcmp(f->why_what, rule) == 0;
}

#endif
