#ifndef RR_SENTENCE_H
#define RR_SENTENCE_H
/* A sentence as the grammar sees it: folded code points (han_fold), each with
 * its place in the text.  Blanks that only space the characters out (投资 3000 万元)
 * are left out; those that part ASCII from ASCII or numeral from numeral (5 km,
 * 1 234, 7万 5千) stand. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "../base/mem.h"
#include "../base/slice.h"
#include "character.h"

struct sentence {
	struct slice text;      /* the whole text it is part of, valid UTF-8 */
	const uint32_t *cp;     /* n folded code points; cp[n] and the seven behind are 0 */
	const uint32_t *at;     /* n + 1 byte offsets into text */
	const uint32_t *nth;    /* n + 1 code point numbers, counted from the sentence's first */
	const uint16_t *code;   /* n codes (character.h); likewise */
	const uint8_t *numeral; /* n roles and values (numeral.h), likewise */
	uint32_t n;
	uint32_t begin, end;    /* its bytes in text, outer blanks included */
	uint32_t first;         /* code points of text before it */
};

/* What cuts a text into sentences, of which it holds some at a time. */
struct sentence_cutter {
	struct slice text;
	size_t pos;             /* byte where the next sentence begins */
	uint32_t first, count;  /* of the sentence given last: code points before it and in it */
	uint32_t *cp, *at, *nth;/* where the next one goes: room for cap code points and padding */
	uint16_t *code;
	uint8_t *numeral;
	uint32_t cap, held, room;       /* held: taken by sentences given, of room */
};

/* sentence_open readies c for sentences of at most cap code points (over 1000), of
 * which it holds about room more; sentence_close frees what it holds. */
void sentence_open(struct sentence_cutter *c, uint32_t cap, uint32_t room);
void sentence_close(struct sentence_cutter *c);

/* sentence_begin starts on text, valid UTF-8 below 4 GiB. */
void sentence_begin(struct sentence_cutter *c, struct slice text);

/* sentence_next gives the next sentence, valid until sentence_forget; false at the end,
 * and when no more can be held. A sentence ends behind 。 ! ? or a newline and the quotation marks that
 * close there; a longer one is cut at a comma. */
bool sentence_next(struct sentence_cutter *c, struct sentence *s);

/* sentence_forget gives up the sentences given; returns whether there are more. */
bool sentence_forget(struct sentence_cutter *c);

/* sentence_length returns how many bytes of the text code point i has. */
static inline uint32_t
sentence_length(const struct sentence *s, uint32_t i)
{
	unsigned char lead = (unsigned char)s->text.ptr[s->at[i]];
	return lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/* sentence_slice returns the bytes of code points [begin, end), without the blanks
 * left out around them. */
static inline struct slice
sentence_slice(const struct sentence *s, uint32_t begin, uint32_t end)
{
	if (begin == end)
		return slice_sub(s->text, s->at[begin], s->at[begin]);
	return slice_sub(s->text, s->at[begin], s->at[end - 1] + sentence_length(s, end - 1));
}

/* sentence_blank returns whether cp is seen as nothing: white space, a control or
 * format character; but for the newline, which ends sentences. */
static inline bool
sentence_blank(uint32_t cp)
{
	return character_of(cp)->mark == MARK_BLANK;
}

#endif
