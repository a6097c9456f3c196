#ifndef RR_MARKER_H
#define RR_MARKER_H
/* A marker is what a report's author numbers its parts with: 一、 (一) 1. 1、 1.1 (1)
 * ① a) Ⅰ. 一是 一要 第一， 首先. A marker has a style; parts of one style are one another's
 * neighbours, and styles have a rank, which tells what encloses what. */
#include <stdbool.h>
#include <stddef.h>
#include "../base/slice.h"
#include "../base/utf8.h"
#include "../nums/numeral.h"

enum segment_kind {
	SEGMENT_TITLE, SEGMENT_SECTION, SEGMENT_ITEM, SEGMENT_SUBITEM, SEGMENT_POINT, SEGMENT_PARA
};

enum marker_style {
	STYLE_HEAD,             /* ## of Markdown */
	STYLE_ROMAN,            /* Ⅰ. */
	STYLE_HAN,              /* 一、 */
	STYLE_HAN_BRACKET,      /* (一) */
	STYLE_DIGIT,            /* 1. 1、 ⒈ */
	STYLE_DECIMAL,          /* 1.1 1.2.3 */
	STYLE_DIGIT_BRACKET,    /* (1) 1) ⑴ */
	STYLE_CIRCLE,           /* ① */
	STYLE_CAPITAL,          /* A. A、 A) */
	STYLE_LETTER,           /* a) */
	STYLE_ROMAN_SMALL,      /* ⅰ. (ⅰ) */
	STYLE_IS,               /* 一是 */
	STYLE_MUST,             /* 一要 */
	STYLE_ORDINAL,          /* 第一， */
	STYLE_ADVERB            /* 首先， */
};

#define MARKER_POINT 20         /* rank from which parts are points of a text, not its divisions */

struct marker {
	enum marker_style style;
	enum segment_kind kind;
	unsigned rank;          /* the smaller, the further out */
	unsigned value;         /* 一 is 1; 首先 1, 其次 2, 再次 3, 最后 4; 1.2.3 is 3 */
	unsigned within;        /* of 1.2.3: marker_id of 1.2; 0 otherwise */
	size_t len;             /* bytes of the marker without its closing punctuation */
	size_t whole;           /* bytes with it and the blanks behind */
};

/* marker_read reads a marker at the beginning of text (repaired, valid UTF-8),
 * as far as that can be told from the text behind it alone: 1.65万亩, 第一书记,
 * 一是一 and 一、二产业 are none. Returns false when there is none. */
bool marker_read(struct slice text, struct marker *m);

/* marker_id returns a number that tells the part numbered `value` within the part
 * `within` from others of a decimal numbering. */
static inline unsigned
marker_id(unsigned within, unsigned value)
{
	return within * 200 + value;
}

/* marker_is_point returns whether text begins with 一是, 二要 or the like: such a point
 * may begin behind a comma. It is asked behind every comma, and most text is told by its
 * first character, which is no numeral: 一 to 十 have three bytes. */
bool marker_reads_point(struct slice text);
static inline bool
marker_is_point(struct slice text)
{
	uint32_t cp;
	return text.len >= 6 && ((unsigned char)text.ptr[0] & 0xfe) == 0xe4 && utf8_decode(text.ptr, &cp) == 3 &&
	    numeral_role(cp) > ROLE_HEAD && marker_reads_point(text);
}

/* kind_name returns kind's name in the record contract. */
const char *kind_name(enum segment_kind kind);

#endif
