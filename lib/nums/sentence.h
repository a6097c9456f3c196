#ifndef RR_SENTENCE_H
#define RR_SENTENCE_H
/* A sentence as the grammar sees it: folded code points (han_fold), each with
 * its place in the text, and the words of the lexicon found in it. */
#include <stddef.h>
#include <stdint.h>
#include "../base/slice.h"

struct sentence {
	struct slice text;      /* the whole text it is part of, valid UTF-8 */
	const uint32_t *cp;     /* n folded code points; cp[n] is 0 */
	const uint32_t *at;     /* n + 1 byte offsets into text */
	uint32_t n;
	uint32_t first;         /* code point index of cp[0] within text */
};

/* sentence_slice returns the bytes of code points [begin, end). */
static inline struct slice
sentence_slice(const struct sentence *s, uint32_t begin, uint32_t end)
{
	return slice_sub(s->text, s->at[begin], s->at[end]);
}

#endif
