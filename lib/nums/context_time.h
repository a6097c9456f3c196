#ifndef RR_CONTEXT_TIME_H
#define RR_CONTEXT_TIME_H
/* The time expression that governs a figure: the last one before it in the
 * sentence that stands as an adverbial (at the beginning of a clause, after its
 * subject, after 于 or 截至), with 底, 以来, 全年 and the like that belong to it.
 * One in a comparison (较上年), before 的, or that says which (按照2019年标准)
 * governs nothing but the figure it stands at. */
#include "context_mention.h"

/* mention_time fills time and why_time of all figures. */
void mention_time(const struct words *ws, const struct mention *m);

#endif
