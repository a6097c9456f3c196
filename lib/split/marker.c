#include "marker.h"

#include <stdint.h>

#include "../base/utf8.h"
#include "../han/fold.h"
#include "../nums/character.h"
#include "../nums/numeral.h"
#include "marker_words.h"
#include "number.h"

const char *
kind_name(enum segment_kind kind)
{
	static const char *const name[] = { "title", "section", "item", "subitem", "point", "para" };
	return name[kind];
}

static const struct { enum segment_kind kind; unsigned rank; } of_style[] = {
	[STYLE_HEAD] = { SEGMENT_SECTION, 1 },
	[STYLE_ROMAN] = { SEGMENT_SECTION, 9 },
	[STYLE_HAN] = { SEGMENT_SECTION, 10 },
	[STYLE_HAN_BRACKET] = { SEGMENT_SECTION, 11 },
	[STYLE_DIGIT] = { SEGMENT_ITEM, 12 },
	[STYLE_DECIMAL] = { SEGMENT_ITEM, 13 },         /* and 14, 15 */
	[STYLE_DIGIT_BRACKET] = { SEGMENT_SUBITEM, 16 },
	[STYLE_CIRCLE] = { SEGMENT_SUBITEM, 17 },
	[STYLE_CAPITAL] = { SEGMENT_SUBITEM, 18 },
	[STYLE_LETTER] = { SEGMENT_SUBITEM, 19 },
	[STYLE_ROMAN_SMALL] = { SEGMENT_SUBITEM, 19 },
	[STYLE_ORDINAL] = { SEGMENT_POINT, MARKER_POINT },
	[STYLE_ADVERB] = { SEGMENT_POINT, MARKER_POINT },
	[STYLE_IS] = { SEGMENT_POINT, MARKER_POINT + 1 },
	[STYLE_MUST] = { SEGMENT_POINT, MARKER_POINT + 1 },
};

/* The character at byte i of text, folded, 0 at its end; *n is its length. */
static uint32_t
char_at(struct slice text, size_t i, unsigned *n)
{
	uint32_t cp = 0;
	*n = 0;
	if (i < text.len)
		*n = utf8_decode(text.ptr + i, &cp);
	return han_fold(cp);
}

static bool
found(struct slice text, struct marker *m, enum marker_style style, unsigned value, size_t len, size_t whole)
{
	while (whole < text.len && text.ptr[whole] == ' ')
		whole++;
	*m = (struct marker){ style, of_style[style].kind, of_style[style].rank, value, 0, len, whole };
	return true;
}

static struct slice
rest(struct slice text, size_t from)
{
	return slice_sub(text, from, text.len);
}

static bool
is_list_mark(uint32_t cp)
{
	return character_of(cp)->mark == MARK_LIST;
}

static bool
is_digit(uint32_t cp)
{
	return cp - '0' < 10;
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

/* "1.2020年" numbers a part, "1.65万亩" does not; nor does "1.c". */
static bool
begins_part(struct slice text, size_t i)
{
	unsigned n, year;
	uint32_t cp = char_at(text, i, &n);
	if (is_digit(cp)) {
		size_t len = number_digits(rest(text, i), &year);
		uint32_t behind = char_at(text, i + len, &n);
		return (len == 4 && character_is(behind, CHARACTER_YEAR) && year >= 1900 && year < 2100) ||
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
	return is_list_mark(char_at(text, i, &n)) ? i : at;
}

/* 1.1 1.2.3, and a blank or 、 behind it. Whether it numbers a part or is a figure
 * (3.5 公里) its place among the others must tell. */
static bool
read_decimal(struct slice text, unsigned value, size_t at, struct marker *m)
{
	unsigned n = 0, depth = 0, within = 0;
	while (depth < 3 && text.ptr[at] == '.') {
		unsigned part;
		size_t len = number_digits(rest(text, at + 1), &part);
		if (len == 0 || len > 2 || part == 0)
			return false;
		within = marker_id(within, value);
		value = part;
		at += 1 + len;
		depth++;
		if (at == text.len)
			return false;
	}
	uint32_t cp = char_at(text, at, &n);
	if (cp != ' ' && cp != '\t' && !is_list_mark(cp))
		return false;
	found(text, m, STYLE_DECIMAL, value, at, at + n);
	m->rank += depth - 1;
	m->within = within;
	return true;
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
	if (is_list_mark(cp))
		return !counts_on(text, at + n, value) && at + n < text.len &&
		    found(text, m, STYLE_DIGIT, value, len, at + n);
	if (cp == '.')
		return begins_part(text, len + n) ? found(text, m, STYLE_DIGIT, value, len, len + n) :
		    n == 1 && read_decimal(text, value, len, m);
	return cp == ')' && found(text, m, STYLE_DIGIT_BRACKET, value, len, len + n);
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
	return cp < 0x4e00 && !is_list_mark(cp);        /* but 一是一、二级公路 */
}

/* 一、 一. 一是 一要, but not 二是否 */
static bool
read_han(struct slice text, struct marker *m)
{
	unsigned value, n;
	size_t len = number_han(text, &value), word = 0;
	if (len == 0)
		return false;
	size_t at = skip_blank(text, len);
	uint32_t cp = char_at(text, at, &n);
	if (cp == '.' || is_list_mark(cp))
		return !counts_on(text, at + n, value) && at + n < text.len &&
		    found(text, m, STYLE_HAN, value, len, at + n);
	uint64_t classes = marker_word(text, len, &word);
	if (!(classes & (1u << MARKER_IS | 1u << MARKER_MUST)) || len + word == text.len ||
	    equals_itself(text, len + word, value))
		return false;
	return found(text, m, classes & 1u << MARKER_IS ? STYLE_IS : STYLE_MUST, value, len + word, len + word);
}

bool
marker_reads_point(struct slice text)
{
	struct marker m;
	return read_han(text, &m) && (m.style == STYLE_IS || m.style == STYLE_MUST);
}

/* 第一， 其一， but not 第一书记, nor 第一、二产业; lead is how long 第 is. */
static bool
read_ordinal(struct slice text, size_t lead, struct marker *m)
{
	unsigned value, n;
	size_t len = number_han(rest(text, lead), &value);
	if (len == 0)
		len = number_digits(rest(text, lead), &value);
	if (len == 0 || value > 99)
		return false;
	len += lead;
	uint32_t cp = char_at(text, len, &n);
	if (cp != ',' && cp != ':' && !is_list_mark(cp))
		return false;
	if (is_list_mark(cp) && counts_on(text, len + n, value))
		return false;
	return found(text, m, STYLE_ORDINAL, value, len, len + n);
}

/* 首先， 其次， 再次， 最后， 第一， 其一， */
static bool
read_word(struct slice text, struct marker *m)
{
	size_t len = 0, is = 0;
	unsigned n, value = 0;
	uint64_t classes = marker_word(text, 0, &len);
	if (classes & 1u << MARKER_NUMBERED)
		return read_ordinal(text, len, m);
	while (value < 4 && !(classes >> (MARKER_FIRST + value) & 1))
		value++;
	if (value == 4)
		return false;
	uint32_t cp = char_at(text, len, &n);
	return (cp == ',' || cp == ':' || marker_word(text, len, &is) & 1u << MARKER_IS) &&
	    found(text, m, STYLE_ADVERB, value + 1, len, len + n);
}

/* The value of Ⅰ to Ⅻ and ⅰ to ⅻ, 0 for any other character. */
static unsigned
roman(uint32_t cp)
{
	return cp - 0x2160 < 12 ? cp - 0x2160 + 1 : cp - 0x2170 < 12 ? cp - 0x2170 + 1 : 0;
}

/* Ⅰ. Ⅰ、 ⅰ) but not Ⅲ级, nor Ⅰ、Ⅱ类 */
static bool
read_roman(struct slice text, uint32_t cp, unsigned n, struct marker *m)
{
	unsigned close, next;
	uint32_t behind = char_at(text, n, &close);
	if (roman(cp) == 0 || (behind != '.' && behind != ')' && !is_list_mark(behind)) ||
	    n + close == text.len || roman(char_at(text, n + close, &next)) != 0)
		return false;
	return found(text, m, cp < 0x2170 ? STYLE_ROMAN : STYLE_ROMAN_SMALL, roman(cp), n, n + close);
}

/* A、 a) and Chinese text behind, "A. 甲村"; not A、B两类, A.甲, nor a.txt */
static bool
read_letter(struct slice text, struct marker *m)
{
	unsigned close, next;
	uint32_t behind = char_at(text, 1, &close);
	bool capital = text.ptr[0] >= 'A' && text.ptr[0] <= 'Z';
	if (behind != ')' && (!capital || (behind != '.' && !is_list_mark(behind))))
		return false;
	uint32_t after = char_at(text, 1 + close, &next);
	if (text.ptr[0] & 0x80 || (after < 0x80 && after != ' ') || (behind == '.' && after != ' '))
		return false;
	return found(text, m, capital ? STYLE_CAPITAL : STYLE_LETTER, text.ptr[0] & 0x1f, 1, 1 + close);
}

/* (一) （1） 〔一〕 (ⅰ) */
static bool
read_bracket(struct slice text, uint32_t open, unsigned at, struct marker *m)
{
	unsigned value, n, after;
	enum marker_style style = STYLE_HAN_BRACKET;
	size_t len = number_han(rest(text, at), &value);
	if (len == 0) {
		len = number_digits(rest(text, at), &value);
		style = STYLE_DIGIT_BRACKET;
	}
	if (len == 0 && (value = roman(char_at(text, at, &n))) > 0) {
		len = n;
		style = STYLE_ROMAN_SMALL;
	}
	uint32_t cp = char_at(text, at + len, &n);
	if (len == 0 || value == 0 || value > 199 || (cp != ')' && (open == '(' || character_of(cp)->mark != MARK_CLOSE)))
		return false;
	len += at + n;
	cp = char_at(text, len, &after);
	bool closed = cp == '.' || cp == ':' || is_list_mark(cp);
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
			bool closed = next == '.' || is_list_mark(next);
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
	if (cp == '#')
		return read_head(text, m);
	if ((cp | 0x20) - 'a' < 26)
		return read_letter(text, m);
	if (cp >= 0x2160 && cp < 0x2180)
		return read_roman(text, cp, n, m);
	if (cp >= 0x2460 && cp < 0x3300 && read_enclosed(text, cp, n, m))
		return true;
	if (character_of(cp)->mark == MARK_OPEN)
		return read_bracket(text, cp, n, m);
	return cp >= 0x4e00 && (numeral_role(cp) > ROLE_HEAD ? read_han(text, m) : read_word(text, m));
}
