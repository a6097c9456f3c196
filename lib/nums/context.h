#ifndef RR_CONTEXT_H
#define RR_CONTEXT_H
/* Context: what the sentence says about its figures. What is counted, by which
 * act, in which relation to the figures beside it, and when.  The grammar is one
 * of function words, verbs, classifiers and punctuation over folded code points:
 *
 *   context_words    cuts a sentence into words (lexicon.h), punctuation, figures
 *   context_role     what each word is among its neighbours
 *   context_mention  the words that belong to each figure: before it (context_split
 *                    parts them into verb and noun phrase) and after (context_after);
 *                    context_phrase takes from a noun phrase what no heading needs
 *   context_what     the noun phrase and verb chosen, with context_behind, context_verb,
 *                    context_earlier, context_which and context_share
 *   context_time     the governing time expression
 *   context_rel      from and to, delta
 *   context_part     total and part, by cues; context_sum, context_above: by what adds up
 *   context_outlook  target and, with context_actual, actual
 *
 * Every member set carries the name of the rule that set it (why_…). */
#include <stdbool.h>
#include <stddef.h>
#include "../base/mem.h"
#include "../base/slice.h"
#include "figure.h"
#include "sentence.h"

/* A heading that was read, a raw JSON string, and whether it spoke of plans. len 0: none. */
struct known_heading {
	char text[256];
	size_t len;
	bool plan;
};

/* What is carried from sentence to sentence of one segment. */
struct context {
	struct slice title;     /* of the report, a raw JSON string */
	struct slice path;      /* the headings above, a raw JSON array */
	struct slice intro;     /* what announces the list it is in, a raw JSON string */
	bool path_read;
	bool plan;              /* a heading above or the intro says that this is planned */
	bool opened;            /* the text itself begins so, or turned to plans: 下一步,… */
	unsigned group;         /* last group number given in the segment */
	struct figure *last;    /* last figure that counts of the sentence before, or NULL */
	uint32_t lasts;         /* how many of its figures, to last, may be gone back to */
	struct figure *whole;   /* the total that the sentence before divided, or NULL */

	/* The path and intro last read, and whether they spoke of plans: all segments
	 * of a list have the same. known_path 0: none. */
	char known[512];
	size_t known_path, known_intro;
	bool known_plan;
	struct known_heading title_known, outer_known;  /* the title and the outermost heading last read */
};

/* context_begin readies ctx for a segment. title is the raw JSON string of its report's
 * title, path the raw JSON array of the headings above and intro the raw JSON string that
 * announces the list it is in, each perhaps empty; all must stay until the segment's end. */
void context_begin(struct context *ctx, struct slice title, struct slice path, struct slice intro);

/* context_apply fills what, act, rel, group, time and why_… of the count figures
 * of sentence s, all of them (dates and ordinals too), in order of position, with
 * numerals, units, classes and bounds filled in.  Call it for the sentences of a
 * segment in order; a sentence without figures may be left out only if it is
 * passed with count 0.  Texts set are slices of s->text or of a.
 *
 * The figures must stay where they are until the segment's end: a sentence that
 * begins with 其中 makes the figure before it, in the sentence before, a total. So
 * write a segment's records after its last sentence, or call context_forget. */
void context_apply(struct context *ctx, const struct sentence *s, struct figure *figures, size_t count, struct arena *a);

/* context_forget is called when figures applied so far are given up in the midst
 * of a segment. */
void context_forget(struct context *ctx);

#endif
