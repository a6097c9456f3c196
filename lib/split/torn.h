#ifndef RR_TORN_H
#define RR_TORN_H
/* A torn run is Chinese text read one byte off. Glosses and commas were inserted
 * into GBK bytes wherever the bytes looked like a character, also between two:
 *
 *	a second byte and the first byte of the next character make 數, its gloss is
 *	put behind them, and what follows is "?shù)…" or "?(shù)…";
 *	保|基 = B1A3 BBF9 holds A3BB, which is ；: B1 stands before the comma that
 *	was put there, and what follows is "?；…".
 *
 * The lead byte before the insertion, with or without the inserted bracket or
 * comma, became "?" or U+FFFD, and all up to the next single byte was read one
 * byte off. To undo it the run is encoded again, the lost byte put back and the
 * whole decoded. The byte follows from the gloss, or is chosen so that the
 * characters fit their neighbours. The text may have been converted from one
 * script to the other afterwards; then the run is read through the other forms. */
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
	bool converted;         /* this document went from simplified to traditional after it was torn */
	unsigned sites;         /* runs looked at in this document */
	unsigned plain;         /* readings in this document that needed no other script */
	struct torn_work *work;
};

enum torn_result {
	TORN_NOT,               /* a question mark, as far as can be told */
	TORN_FAILED,            /* torn, but it cannot be undone */
	TORN_REPAIRED
};

/* torn_open readies t; torn_begin forgets what was learnt from a document;
 * torn_close gives the memory back. */
void torn_open(struct torn *t);
void torn_begin(struct torn *t);
void torn_close(struct torn *t);

/* torn_repair tries to read rest, which begins with the '?' (or U+FFFD) and ends
 * with the line; before is the text of the line before it. Fills t when the
 * result is TORN_REPAIRED, in the script of the text around. */
enum torn_result torn_repair(struct torn *t, struct slice rest, struct slice before);

#endif
