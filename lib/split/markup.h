#ifndef RR_MARKUP_H
#define RR_MARKUP_H
/* What a scraper leaves of a web page in the text: tags and character references
 * of HTML. Only what is surely that counts: elements that pages of text are made
 * of, references with their semicolon. */
#include <stddef.h>
#include <stdint.h>

enum markup_kind {
	MARKUP_NONE,
	MARKUP_INLINE,          /* </span>: nothing in its place */
	MARKUP_BLOCK,           /* <br>, </p>: a line ends there */
	MARKUP_CHARACTER        /* &nbsp;, &#8220;: a character */
};

/* markup_read reads a tag or a character reference at p ('<' or '&'). Stores how
 * many bytes it has and, for a reference, its character. */
enum markup_kind markup_read(const char *p, const char *end, size_t *len, uint32_t *cp);

#endif
