#ifndef RR_TALLY_H
#define RR_TALLY_H
/* Tally: adds up what the rules say of one record.  A rule adds its weight
 * times the factor of the place where it spoke; in the same text a second and
 * further times add less.  All is whole numbers, so that the order of adding
 * never shows. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "rules.h"
#include "scan.h"

struct tally {
	const struct rules *rules;
	int64_t *score;                 /* by label, in thousandths */
	uint8_t *times;                 /* by rule: within the text being added */
	uint32_t *best;                 /* labels chosen, best first */
	size_t bests;
};

/* A text and how its places follow from positions: begin and end of the part
 * (lead clause, a figure's clause) that counts as inner, the rest as outer. */
struct tally_text {
	enum place outer, inner;
	uint32_t begin, end;            /* code points; equal when there is no inner part */
	int64_t share[FAMILIES];        /* thousandths: headings further out count less */
};

void tally_open(struct tally *t, const struct rules *rules);
void tally_close(struct tally *t);

/* tally_clear begins a record: every label has its prior. */
void tally_clear(struct tally *t);

/* tally_add adds the hits of one text. */
void tally_add(struct tally *t, const struct hits hits[FAMILIES], const struct tally_text *text);

/* tally_worth returns what one hit adds when it is the first of its rule; 0 when its
 * rule does not count there. *place is where it stands. */
int64_t tally_worth(const struct rules *r, const struct hit *hit, const struct tally_text *text, enum place *place);

/* tally_choose fills best with topics: at most top, none below min nor below
 * the rules' share of the best one. Equal scores stand in the rules' order. */
void tally_choose(struct tally *t, size_t top, int64_t min);

/* tally_stage returns the stage with the highest score; RULES_NO_LABEL when
 * none has more than 0. */
uint32_t tally_stage(const struct tally *t);

#endif
