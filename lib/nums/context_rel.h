#ifndef RR_CONTEXT_REL_H
#define RR_CONTEXT_REL_H
/* Relations between the figures of a sentence: total and part, from and to,
 * delta, target and actual. Figures that one relation ties together get the same
 * group number, counted from 1 in each segment. */
#include "context.h"
#include "context_mention.h"

/* mention_relate fills rel, group and why_rel of all figures, whose what is known. */
void mention_relate(struct context *ctx, const struct words *ws, const struct mention *m);

#endif
