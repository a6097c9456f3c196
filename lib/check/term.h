#ifndef RR_TERM_H
#define RR_TERM_H
/* A term: one figure of the stream as a member of an equation.  What rr-nums
 * wrote is kept as text and becomes an exact range only when a rule asks for it. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "../base/json.h"
#include "../base/mem.h"
#include "../base/slice.h"
#include "../nums/figure.h"
#include "range.h"
#include "tie.h"

struct term {
	const struct passage *in;
	uint32_t begin, end;            /* code points of the passage ("at") */
	bool has_span;
	uint64_t span[2];               /* bytes of the source */
	enum figure_class class;
	enum figure_approx approx;
	enum figure_rel first;          /* "rel" */
	enum figure_rel rel;            /* the one that an equation is about: "also" where there is one */
	uint64_t group;                 /* 0: none */
	struct slice surface, value, lo, hi, unit, what, act, time;     /* ptr NULL: absent */
	bool has_bounds, masked;
	bool announces;                 /* "enum": numeral that only announces a list */

	bool measured;                  /* term_measure was here: */
	bool exact;                     /* written as it is, not masked, no 余 or 约 */
	bool has_point;                 /* point is the value written */
	struct rat point;
	struct range range;             /* all it can be, by the digits written */
	struct range usual;             /* what it means as a rule: 300余 is below 400 */
};

/* term_read fills *t from a parsed quantity record, all texts copied to a but the
 * passage, which is NULL. Returns false when the record lacks a span of text ("at",
 * "text") or a unit, so that nothing can be said of it. *text is the raw text. */
bool term_read(struct arena *a, const struct json_object *record, struct term *t, struct slice *text);

/* term_measure works out exact, point and ranges; once. */
void term_measure(struct arena *a, struct term *t);

/* term_counts returns whether t can be a member of a sum: a count, an amount. */
bool term_counts(const struct term *t);

/* term_percent: a percentage of something, not a difference of two (百分点). */
bool term_percent(const struct term *t);

/* term_points: a difference of two percentages (百分点). */
bool term_points(const struct term *t);

/* unit_parts gives the parts of a rate's unit, 元 and 亩 of 元/亩; false when unit is
 * no such. */
bool unit_parts(struct slice unit, struct slice *head, struct slice *per);

#endif
