#ifndef RR_CONTEXT_OUTLOOK_H
#define RR_CONTEXT_OUTLOOK_H
/* Target and actual: what is only planned, and what of it is done. */
#include "context_rel.h"

/* Where in the sentence what is said is only planned. */
struct outlook {
	bool target, done;      /* at the word reached */
	bool figure, content;   /* a figure, a noun or verb has been seen since the cue */
	bool guess;             /* the cue tells what is expected, not what is aimed at */
	bool thing, faded;      /* the cue tells of a thing; its clause had no figure */
	bool future;            /* the cue is 将 before an adverb */
	bool here;              /* the cue is in this clause */
	bool plan;              /* the sentence began with a plan: 下一步,… */
	bool said;              /* a noun, verb or figure is in this clause */
	bool past;              /* what is told was so before: 去年,… */
	uint32_t next;          /* next word to look at */
};

/* Parts of mention_outlook (context_actual.c): */

/* outlook_set gives f the relation that users ask for first, whether it is done or
 * planned; what f was so far goes to also. A figure that something changes from stays
 * that: 由6个扩大到12个. */
void outlook_set(struct figure *f, enum figure_rel rel, unsigned group, const char *why);

/* outlook_due: 应参保260人,实参保252人; 应改造80户,已改造75户: figure k > 0 is the actual of what
 * should be, before it. */
void outlook_due(struct context *ctx, const struct words *ws, const struct mention *m, uint32_t k);

/* outlook_reached: 务工23417人,完成任务22800人的102.7%: the figure before a goal k that was
 * reached is what was done, and the share behind it as well. */
void outlook_reached(struct context *ctx, const struct words *ws, const struct mention *m, uint32_t k);

/* outlook_actual makes figure k the actual of the target before it, or one more beside
 * such, when it is done. Returns whether it is. */
bool outlook_actual(struct context *ctx, const struct words *ws, const struct mention *m, uint32_t k, const struct outlook *o);

#endif
