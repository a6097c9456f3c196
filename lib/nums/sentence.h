#ifndef RR_SENTENCE_H
#define RR_SENTENCE_H
/* A sentence as the grammar sees it: folded code points (han_fold), each with
 * its place in the text, and the words of the lexicon found in it. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "../base/mem.h"
#include "../base/slice.h"

struct sentence {
	struct slice text;      /* the whole text it is part of, valid UTF-8 */
	const uint32_t *cp;     /* n folded code points; cp[n] and the seven behind are 0 */
	const uint32_t *at;     /* n + 1 byte offsets into text */
	uint32_t n;
	uint32_t first;         /* code point index of cp[0] within text */
};

/* What cuts a text into sentences, one held at a time. */
struct sentence_cutter {
	struct slice text;
	size_t pos;             /* byte where the next sentence begins */
	uint32_t first, n;      /* of the sentence given last */
	uint32_t *cp, *at;      /* room for cap code points and padding */
	uint32_t cap;
};

/* sentence_open readies c for sentences of at most cap code points (over 1000);
 * sentence_close frees what it holds. */
void sentence_open(struct sentence_cutter *c, uint32_t cap);
void sentence_close(struct sentence_cutter *c);

/* sentence_begin starts on text, valid UTF-8 below 4 GiB. */
void sentence_begin(struct sentence_cutter *c, struct slice text);

/* sentence_next gives the next sentence, valid until the next call; false at the
 * end. A sentence ends behind 。 ! ? or a newline and the quotation marks that
 * close there; a longer one is cut at a comma. */
bool sentence_next(struct sentence_cutter *c, struct sentence *s);

/* sentence_slice returns the bytes of code points [begin, end). */
static inline struct slice
sentence_slice(const struct sentence *s, uint32_t begin, uint32_t end)
{
	return slice_sub(s->text, s->at[begin], s->at[end]);
}

#endif
