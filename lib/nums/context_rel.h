#ifndef RR_CONTEXT_REL_H
#define RR_CONTEXT_REL_H
/* Relations between the figures of a sentence: total and part, from and to,
 * delta, target and actual. Figures that one relation ties together get the same
 * group number, counted from 1 in each segment. */
#include <string.h>
#include "context.h"
#include "context_mention.h"

/* mention_relate fills rel, group and why_rel of all figures, whose what is known. */
void mention_relate(struct context *ctx, const struct words *ws, const struct mention *m);

/* mention_parts does total and part, for mention_relate. */
void mention_parts(struct context *ctx, const struct words *ws, const struct mention *m);

/* Rows that add up to a total (context_row.h), for mention_parts: */

/* row_beside: figure k is the total of the list beside it: 共建成50座:公厕20座、垃圾房30座;
 * 甲3个、乙5个,共8个. */
void row_beside(struct context *ctx, const struct words *ws, const struct mention *m, uint32_t k);

/* row_of_rest: a total, what was done of it and what is left: 反馈问题6个,已整改5个,还有1个. */
void row_of_rest(struct context *ctx, const struct words *ws, const struct mention *m);

/* row_above: the sentence begins with a row that divides a total of the sentence before:
 * 干部90名。从性别看,男60人、女30人。 */
void row_above(struct context *ctx, const struct words *ws, const struct mention *m);

/* mention_outlook does target and actual, for mention_relate: what is planned and what
 * of it is done comes before any other relation, which then goes to the figure's also. */
void mention_outlook(struct context *ctx, const struct words *ws, const struct mention *m);

/* rel_set gives figure f a relation in a group (0: none), unless it has one. */
void rel_set(struct figure *f, enum figure_rel rel, unsigned group, const char *why);

/* rel_group returns the group of f, or a new one, which f does not get yet. */
unsigned rel_group(struct context *ctx, const struct figure *f);

/* rel_same_unit: whether two figures can be added and compared. */
bool rel_same_unit(const struct figure *x, const struct figure *y);

/* is_running: 连续三年: whether figure k is how long something has gone on. */
static inline bool
is_running(const struct words *ws, uint32_t k)
{
	const struct figure *f = &ws->figure[k];
	return f->class == FIGURE_DURATION && f->begin > 1 && ws->s->cp[f->begin - 1] == 0x7eed && ws->s->cp[f->begin - 2] == 0x8fde;
}

/* rel_can: whether figure k can stand in a relation: no date, nothing that only
 * says which, no mere announcement. */
static inline bool
rel_can(const struct words *ws, const struct mention *m, uint32_t k)
{
	const struct figure *f = &ws->figure[k];
	if (!figure_counts(f) || m[k].attributive || f->announces || is_running(ws, k))
		return false;
	/* 对流转500亩以上的大户: a measure that only bounds things, though nothing counts them */
	bool bounds = f->outer_end > f->end && (f->class == FIGURE_MEASURE || f->class == FIGURE_MONEY);
	return !bounds || m[k].light || phrase_empty(m[k].after);
}

/* rel_can_hold: whether figure total can have g for a part: it is no change (较去年增加
 * 86人,其中…) and not smaller, as far as both are told. */
bool rel_can_hold(const struct figure *total, const struct figure *g);

/* rel_by: whether rule why made figure f's relation. */
static inline bool
rel_by(const struct figure *f, const char *why)
{
	return f->why_rel != NULL && strcmp(f->why_rel, why) == 0;
}

/* rel_micro reads a decimal as millionths; false when it has none or does not fit. */
bool rel_micro(struct slice value, int64_t *out);

/* rel_before returns the nearest figure before k that can be related and has its
 * unit, or -1. */
int64_t rel_before(const struct words *ws, const struct mention *m, uint32_t k);

/* rel_head returns the first figure of the pair that k belongs to (21户38人), k
 * itself when it is in none. */
uint32_t rel_head(const struct mention *m, uint32_t k);

#endif
