#ifndef RR_REPAIR_H
#define RR_REPAIR_H
/* Repair undoes what scraping did to a report: pinyin glosses behind characters,
 * commas put before punctuation, characters torn by either (torn.h), and what is
 * left of a web page. It is one pass over the bytes of a line; beside the text it
 * notes where text and source part ways, what was repaired where, and where
 * clauses end. A newline in the text is a tag that ended a line of the page. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "../base/slice.h"
#include "torn.h"

enum fix {
	FIX_GLOSS,              /* a gloss taken out */
	FIX_COMMA,              /* a comma before (or behind) other punctuation taken out */
	FIX_SHIFT,              /* a torn run of characters put together again */
	FIX_MARKUP,             /* an HTML tag or entity */
	FIX_BLANK,              /* CR, NBSP, ideographic space, inner BOM, soft hyphen */
	FIX_INVALID,            /* bytes that are no UTF-8: U+FFFD */
	FIX_LOST,               /* a character of a torn run that is gone for good: U+FFFD */
	FIX_UNREPAIRED,         /* a '?' that looks torn and could not be undone */
	FIX_KINDS
};

/* Bit sets of enum fix for what can be switched: gloss, comma, shift, markup, blank. */
#define REPAIR_ALL ((1u << FIX_GLOSS) | (1u << FIX_COMMA) | (1u << FIX_SHIFT) | \
	(1u << FIX_MARKUP) | (1u << FIX_BLANK))

/* fix_name returns the name of kind, as in the record's "fixes". */
const char *fix_name(enum fix kind);

/* From text byte `text` on the source byte is `source`, until the next pair. */
struct pair {
	uint32_t text, source;
};

/* The repair of one piece of source; all positions count from the piece's start.
 * Before the first pair text and source run together. */
struct repair {
	unsigned switches;      /* REPAIR_ALL or a part of it */
	bool commas_seen;       /* this document has commas before 。 or 、: its ",," are not its own */
	bool narrow;            /* its full-width punctuation has become ASCII */
	struct torn torn;
	size_t most;            /* longest piece repair_line takes, in bytes */
	char *text;
	size_t len;
	struct pair *pair;
	size_t pairs;
	uint32_t *fix;          /* text position << 4 | enum fix, in order */
	size_t fixes;
	uint32_t *stop;         /* text positions right behind 。；：！ and the like, and between , and 一是; in order */
	size_t stops;
};

/* A piece must be followed by this many readable bytes of any value. */
#define REPAIR_PADDING 16

/* repair_open readies r for pieces of at most `most` bytes (under 2^26);
 * repair_begin forgets what it learnt from a document; repair_close gives the
 * memory back. */
void repair_open(struct repair *r, size_t most, unsigned switches);
void repair_begin(struct repair *r);
void repair_close(struct repair *r);

/* repair_line repairs src, a line or a piece of one cut between characters. The
 * text is valid UTF-8 and r's until the next call. */
void repair_line(struct repair *r, struct slice src);

#endif
