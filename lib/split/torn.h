#ifndef RR_TORN_H
#define RR_TORN_H
/* A torn run is Chinese text read one byte off. Glosses and commas were inserted
 * into GBK bytes wherever the bytes looked like a character, also between two:
 *
 *	縣|裏 = BF68 D1.. read .. as another character, glossed, and its second byte
 *	then stands before the bracket: "?pinyin)…";
 *	保|基 = B1A3 BBF9 holds A3BB, which is ；: B1 then stands before its comma: "?；…".
 *
 * The lead byte before the insertion and the inserted bracket or comma became "?",
 * and all up to the next single byte was read one byte off. To undo it the run is
 * encoded again, the lost byte put back and the whole decoded. The byte follows
 * from the gloss, or is chosen so that the character fits its neighbours. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "../base/slice.h"

#define TORN_LONGEST 512        /* characters */

struct torn_char {
	uint32_t cp;            /* U+FFFD where it is gone for good */
	uint32_t at;            /* its source byte, from the '?' on */
};

struct torn {
	struct torn_char ch[TORN_LONGEST];
	unsigned count;         /* of ch */
	size_t used;            /* source bytes that ch stands for */
	unsigned glosses, commas;       /* insertions taken out, those of the '?' included */
	unsigned lost;          /* U+FFFD in ch */
	struct torn_work *work;
};

enum torn_result {
	TORN_NOT,               /* a question mark, as far as can be told */
	TORN_FAILED,            /* torn, but it cannot be undone */
	TORN_REPAIRED
};

/* torn_open readies t; torn_close gives its memory back. */
void torn_open(struct torn *t);
void torn_close(struct torn *t);

/* torn_repair tries to read rest, which begins with the '?' (or U+FFFD) and ends
 * with the line; prev is the character before it, 0 for none. Fills t when the
 * result is TORN_REPAIRED. */
enum torn_result torn_repair(struct torn *t, struct slice rest, uint32_t prev);

#endif
