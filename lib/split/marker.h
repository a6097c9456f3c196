#ifndef RR_MARKER_H
#define RR_MARKER_H
/* A marker is what a report's author numbers its parts with: 一、 (一) 1. 1、 (1)
 * ① 一是 第一， 首先. A marker has a style; parts of one style are one another's
 * neighbours, and styles have a rank, which tells what encloses what. */
#include <stdbool.h>
#include <stddef.h>
#include "../base/slice.h"

enum segment_kind {
	SEGMENT_TITLE, SEGMENT_SECTION, SEGMENT_ITEM, SEGMENT_SUBITEM, SEGMENT_POINT, SEGMENT_PARA
};

enum marker_style {
	STYLE_HEAD,             /* ## of Markdown */
	STYLE_HAN,              /* 一、 */
	STYLE_HAN_BRACKET,      /* (一) */
	STYLE_DIGIT,            /* 1. 1、 ⒈ */
	STYLE_DIGIT_BRACKET,    /* (1) 1) ⑴ */
	STYLE_CIRCLE,           /* ① */
	STYLE_IS,               /* 一是 */
	STYLE_ORDINAL,          /* 第一， */
	STYLE_ADVERB            /* 首先， */
};

struct marker {
	enum marker_style style;
	enum segment_kind kind;
	unsigned rank;          /* the smaller, the further out */
	unsigned value;         /* 一 is 1; 首先 1, 其次 2, 再次 3, 最后 4 */
	size_t len;             /* bytes of the marker without its closing punctuation */
	size_t whole;           /* bytes with it and the blanks behind */
};

/* marker_read reads a marker at the beginning of text (repaired, valid UTF-8),
 * as far as that can be told from the text behind it alone: 1.65万亩, 第一书记,
 * 一是一 and 一、二产业 are none. Returns false when there is none. */
bool marker_read(struct slice text, struct marker *m);

/* kind_name returns kind's name in the record contract. */
const char *kind_name(enum segment_kind kind);

#endif
