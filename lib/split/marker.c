#include "marker.h"

#include <stdint.h>

#include "../base/utf8.h"
#include "number.h"

const char *
kind_name(enum segment_kind kind)
{
	static const char *const name[] = { "title", "section", "item", "subitem", "point", "para" };
	return name[kind];
}

static const struct { enum segment_kind kind; unsigned rank; } of_style[] = {
	[STYLE_HEAD] = { SEGMENT_SECTION, 1 },
	[STYLE_HAN] = { SEGMENT_SECTION, 10 },
	[STYLE_HAN_BRACKET] = { SEGMENT_SECTION, 11 },
	[STYLE_DIGIT] = { SEGMENT_ITEM, 12 },
	[STYLE_DIGIT_BRACKET] = { SEGMENT_SUBITEM, 13 },
	[STYLE_CIRCLE] = { SEGMENT_SUBITEM, 14 },
	[STYLE_ORDINAL] = { SEGMENT_POINT, 15 },
	[STYLE_ADVERB] = { SEGMENT_POINT, 15 },
	[STYLE_IS] = { SEGMENT_POINT, 16 },
};

/* The character at byte i of text, 0 at its end; *n is its length. */
static uint32_t
char_at(struct slice text, size_t i, unsigned *n)
{
	uint32_t cp = 0;
	*n = 0;
	if (i < text.len)
		*n = utf8_decode(text.ptr + i, &cp);
	return cp;
}

static bool
found(struct slice text, struct marker *m, enum marker_style style, unsigned value, size_t len, size_t whole)
{
	while (whole < text.len && text.ptr[whole] == ' ')
		whole++;
	*m = (struct marker){ style, of_style[style].kind, of_style[style].rank, value, len, whole };
	return true;
}

static struct slice
rest(struct slice text, size_t from)
{
	return slice_sub(text, from, text.len);
}

/* Whether a numeral one higher stands at `from`: 一、二产业 and 1、2号楼 count
 * things, they number no part. */
static bool
counts_on(struct slice text, size_t from, unsigned value)
{
	unsigned next = 0;
	size_t n = number_han(rest(text, from), &next);
	if (n == 0)
		n = number_digits(rest(text, from), &next);
	return n > 0 && next == value + 1;
}

static bool
is_digit(uint32_t cp)
{
	return (cp >= '0' && cp <= '9') || (cp >= 0xff10 && cp <= 0xff19);
}

/* "1.2020年" numbers a part, "1.65万亩" does not; nor does "1.c". */
static bool
begins_part(struct slice text, size_t i)
{
	unsigned n, year;
	uint32_t cp = char_at(text, i, &n);
	if (is_digit(cp)) {
		size_t len = number_digits(rest(text, i), &year);
		uint32_t behind = char_at(text, i + len, &n);
		return (len == 4 && behind == 0x5e74 && year >= 1900 && year < 2100) ||     /* 年 */
		    (len == 2 && (behind == 'x' || behind == 'X'));
	}
	return cp >= 0x80 || cp == ' ' || cp == '"' || cp == '(' || cp == 'x' || cp == 'X';
}

/* A blank may stand before 、 (二 、): skips it. */
static size_t
skip_blank(struct slice text, size_t at)
{
	unsigned n;
	size_t i = at;
	while (i < text.len && text.ptr[i] == ' ')
		i++;
	return char_at(text, i, &n) == 0x3001 ? i : at;
}

/* 12. 12、 12) */
static bool
read_digits(struct slice text, struct marker *m)
{
	unsigned value, n;
	size_t len = number_digits(text, &value);
	if (len == 0 || value == 0 || value > 199)
		return false;
	size_t at = skip_blank(text, len);
	uint32_t cp = char_at(text, at, &n);
	switch (cp) {
	case 0x3001:                                    /* 、 */
		return !counts_on(text, at + n, value) && at + n < text.len &&
		    found(text, m, STYLE_DIGIT, value, len, at + n);
	case '.': case 0xff0e:
		return begins_part(text, len + n) && found(text, m, STYLE_DIGIT, value, len, len + n);
	case ')': case 0xff09:
		return found(text, m, STYLE_DIGIT_BRACKET, value, len, len + n);
	}
	return false;
}

/* "说一是一，说二是二": the numeral itself, and nothing of a sentence behind it. */
static bool
equals_itself(struct slice text, size_t from, unsigned value)
{
	unsigned same, n;
	size_t len = number_han(rest(text, from), &same);
	if (len == 0 || same != value)
		return false;
	uint32_t cp = char_at(text, from + len, &n);
	return (cp < 0x4e00 && cp != 0x3001) || cp >= 0xff00;        /* but 一是一、二级公路 */
}

/* 一、 一. 一是 */
static bool
read_han(struct slice text, struct marker *m)
{
	unsigned value, n, next;
	size_t len = number_han(text, &value);
	if (len == 0)
		return false;
	size_t at = skip_blank(text, len);
	uint32_t cp = char_at(text, at, &n);
	switch (cp) {
	case 0x3001: case '.': case 0xff0e:
		return !counts_on(text, at + n, value) && at + n < text.len &&
		    found(text, m, STYLE_HAN, value, len, at + n);
	case 0x662f:                                    /* 是, but not 二是否 */
		if (char_at(text, len + n, &next) == 0x5426 || len + n == text.len ||
		    equals_itself(text, len + n, value))
			return false;
		return found(text, m, STYLE_IS, value, len + n, len + n);
	}
	return false;
}

/* 第一， 其一， but not 第一书记, nor 第一、二产业 */
static bool
read_ordinal(struct slice text, struct marker *m)
{
	unsigned value, n;
	size_t len = number_han(rest(text, 3), &value);
	if (len == 0 && memcmp(text.ptr, "第", 3) == 0)
		len = number_digits(rest(text, 3), &value);
	if (len == 0 || value > 99)
		return false;
	len += 3;
	uint32_t cp = char_at(text, len, &n);
	if (cp != ',' && cp != 0xff0c && cp != 0x3001 && cp != ':' && cp != 0xff1a)
		return false;
	if (cp == 0x3001 && counts_on(text, len + n, value))
		return false;
	return found(text, m, STYLE_ORDINAL, value, len, len + n);
}

/* 首先， 其次， 再次， 最后， */
static bool
read_adverb(struct slice text, struct marker *m)
{
	static const struct { char word[7]; unsigned value; } adverb[] = {
		{ "首先", 1 }, { "其次", 2 }, { "再次", 3 }, { "最后", 4 }, { "最後", 4 }
	};
	unsigned n;
	for (size_t i = 0; i < sizeof adverb / sizeof adverb[0]; i++) {
		if (text.len < 6 || memcmp(text.ptr, adverb[i].word, 6) != 0)
			continue;
		uint32_t cp = char_at(text, 6, &n);
		return (cp == ',' || cp == 0xff0c || cp == ':' || cp == 0xff1a || cp == 0x662f) &&
		    found(text, m, STYLE_ADVERB, adverb[i].value, 6, 6 + n);
	}
	return false;
}

/* (一) （1） 〔一〕 */
static bool
read_bracket(struct slice text, uint32_t open, unsigned at, struct marker *m)
{
	uint32_t close = open == '(' ? ')' : open == 0xff08 ? 0xff09 : 0x3015;
	unsigned value, n, after;
	enum marker_style style = STYLE_HAN_BRACKET;
	size_t len = number_han(rest(text, at), &value);
	if (len == 0) {
		len = number_digits(rest(text, at), &value);
		style = STYLE_DIGIT_BRACKET;
	}
	uint32_t cp = char_at(text, at + len, &n);
	if (len == 0 || value == 0 || value > 199 || (cp != close && cp != ')' && cp != 0xff09))
		return false;
	len += at + n;
	cp = char_at(text, len, &after);
	bool closed = cp == 0x3001 || cp == '.' || cp == 0xff0e || cp == ':' || cp == 0xff1a;
	return found(text, m, style, value, len, len + (closed ? after : 0));
}

/* The numbers that are one character: ① ⑴ ⒈ ㈠ ❶ */
static bool
read_enclosed(struct slice text, uint32_t cp, unsigned n, struct marker *m)
{
	static const struct { uint32_t first, last; enum marker_style style; } block[] = {
		{ 0x2460, 0x2473, STYLE_CIRCLE }, { 0x2474, 0x2487, STYLE_DIGIT_BRACKET },
		{ 0x2488, 0x249b, STYLE_DIGIT }, { 0x2776, 0x277f, STYLE_CIRCLE },
		{ 0x3220, 0x3229, STYLE_HAN_BRACKET }
	};
	for (size_t i = 0; i < sizeof block / sizeof block[0]; i++)
		if (cp >= block[i].first && cp <= block[i].last) {
			unsigned after;
			uint32_t next = char_at(text, n, &after);
			bool closed = next == 0x3001 || next == '.' || next == 0xff0e;
			return found(text, m, block[i].style, cp - block[i].first + 1, n, n + (closed ? after : 0));
		}
	return false;
}

/* "## Head": its rank is its depth. */
static bool
read_head(struct slice text, struct marker *m)
{
	size_t depth = 0;
	while (depth < text.len && text.ptr[depth] == '#')
		depth++;
	if (depth > 6 || depth + 1 >= text.len || text.ptr[depth] != ' ')
		return false;
	found(text, m, STYLE_HEAD, 0, depth, depth);
	m->rank = (unsigned)depth;
	return true;
}

bool
marker_read(struct slice text, struct marker *m)
{
	unsigned n;
	if (text.len < 2)
		return false;
	uint32_t cp = char_at(text, 0, &n);
	if (is_digit(cp))
		return read_digits(text, m);
	switch (cp) {
	case '(': case 0xff08: case 0x3014:
		return read_bracket(text, cp, n, m);
	case '#':
		return read_head(text, m);
	case 0x9996: case 0x518d: case 0x6700:          /* 首 再 最 */
		return read_adverb(text, m);
	case 0x5176:                                    /* 其 */
		return read_adverb(text, m) || read_ordinal(text, m);
	case 0x7b2c:                                    /* 第 */
		return read_ordinal(text, m);
	}
	if (cp >= 0x2460 && cp < 0x3300)
		return read_enclosed(text, cp, n, m);
	return cp >= 0x4e00 && read_han(text, m);
}
