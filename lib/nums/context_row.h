#ifndef RR_CONTEXT_ROW_H
#define RR_CONTEXT_ROW_H
/* A row: the figures of one unit that follow each other, of which the first n may be the
 * parts of one total. Totals are told by what adds up to them exactly, and not by a cue
 * alone: context_sum.c in one sentence, context_above.c of the sentence before. */
#include "context_rel.h"

enum {
	ROW_FIGURES = 24,       /* that a row has at most */
	ROW_REACH = 64          /* and how many may stand from its first to its last */
};

struct row {
	uint32_t k[ROW_FIGURES];
	int64_t sum[ROW_FIGURES];       /* of the values up to this one */
	uint32_t n;
	bool plain;             /* nothing stands between them */
};

/* row_can_have: whether figure k can be in a row. */
bool row_can_have(const struct words *ws, const struct mention *m, uint32_t k);

/* row_read reads into r the row that begins with figure k and has the unit that unit has. */
void row_read(const struct words *ws, const struct mention *m, uint32_t k, const struct figure *unit, struct row *r);

/* row_makes returns how many of the row's first figures, at least two, add up to f; 0
 * when none do. */
uint32_t row_makes(const struct row *r, const struct figure *f);

/* row_improbable: whether the first n figures of a row hardly make a sum by chance. */
bool row_improbable(const struct words *ws, const struct row *r, uint32_t n);

/* row_set makes f the total of the row's first n figures. A total that is divided once
 * more keeps the group of the first row; that of the other has its own. */
void row_set(struct context *ctx, const struct words *ws, const struct row *r, uint32_t n, struct figure *f, const char *why);

#endif
