/* Numerals in Chinese digits: 三百零五, 两千五, 十几, 三四十, 二〇一九, 三点五. */
#include "numeral_part.h"

#include "clause.h"
#include "cue.h"
#include "signs.h"
#include "unit.h"

#define HAN_LIMIT UINT64_C(100000000000000000)  /* what a whole number stays below */

static uint64_t
ten_to(unsigned power)
{
	uint64_t v = 1;
	while (power-- > 0)
		v *= 10;
	return v;
}

struct han {
	uint64_t total, total_hi;       /* above the last 万 or 亿 */
	uint64_t section, section_hi;   /* since then, without the last digit */
	uint64_t digit, digit_hi;
	unsigned last_unit, last_myriad;/* powers of ten; 0: none yet */
	bool have_digit, zero, myriad_last;
};

static bool
digit_pair(const struct sentence *s, uint32_t i, const struct han *h, unsigned v)
{
	bool neighbours = h->digit == h->digit_hi && (v == h->digit + 1 || (h->digit == 3 && v == 5));
	uint32_t next = s->cp[i + 1];
	enum numeral_role role = numeral_role(next);
	/* 三四十, 七八个, 十七八岁; but 一两 may be a weight, 三四五 is a row of digits */
	return neighbours && h->digit > 0 && !h->zero &&
	    (role == ROLE_UNIT || role == ROLE_MYRIAD || unit_begins(s, i + 1));
}

static bool
take_zero(const struct sentence *s, uint32_t i, bool first, struct han *h)
{
	/* 零 begins 零点五, stands before a unit, or ends a change (降到零), else it parts two places */
	uint32_t last = i > 0 ? s->cp[i - 1] : 0;
	bool changed = (last == SIGN_TO || last == SIGN_UNTIL || last == SIGN_AS || last == SIGN_OF) && clause_ends(s->cp[i + 1]);
	if (h->have_digit || (first && s->cp[i + 1] != SIGN_POINT && !changed && !unit_begins(s, i + 1)))
		return false;
	if (h->last_unit == 0 && h->last_myriad == 0 && !first)
		return false;
	return h->zero = true;
}

static bool
take_digit(const struct sentence *s, uint32_t i, unsigned v, struct han *h)
{
	if (!h->have_digit)
		h->digit = v;
	else if (!digit_pair(s, i, h, v))
		return false;
	h->digit_hi = v;
	return h->have_digit = true;
}

/* take_some takes 几 and 数: 2 to 9, behind a ten 1 to 9. */
static bool
take_some(bool first, unsigned v, struct han *h)
{
	if (h->have_digit || (v == 1 && !first))
		return false;
	h->digit = h->last_unit || h->last_myriad ? 1 : 2;
	h->digit_hi = 9;
	return h->have_digit = true;
}

/* take_tens takes 廿 and its kin. */
static bool
take_tens(unsigned v, struct han *h)
{
	if (h->have_digit || (h->last_unit != 0 && h->last_unit < 2))
		return false;
	h->section += v * 10;
	h->section_hi += v * 10;
	h->last_unit = 1;
	return true;
}

static bool
take_unit(const struct sentence *s, uint32_t i, bool first, unsigned power, struct han *h)
{
	if (h->last_unit != 0 && power >= h->last_unit)
		return false;
	if (!h->have_digit) {
		if (power != 1 && !first)
			return false;
		h->digit = h->digit_hi = 1;
	}
	if (!first && unit_prefixed(s, i))
		return false;
	h->section += h->digit * ten_to(power);
	h->section_hi += h->digit_hi * ten_to(power);
	h->last_unit = power;
	h->have_digit = h->zero = h->myriad_last = false;
	return true;
}

static bool
take_myriad(const struct sentence *s, uint32_t i, bool first, unsigned v, struct han *h)
{
	uint64_t power = ten_to(v);
	if (!first && unit_prefixed(s, i))
		return false;
	if (first)
		h->digit = h->digit_hi = 1;
	else if (!h->have_digit)
		h->digit = h->digit_hi = 0;
	/* 二万亿 multiplies all before it, 三亿二万 adds */
	if (h->last_myriad == 0 || v > h->last_myriad || (v == h->last_myriad && h->myriad_last)) {
		h->total = h->total + h->section + h->digit;
		h->total_hi = h->total_hi + h->section_hi + h->digit_hi;
		if (h->total_hi > HAN_LIMIT / power)
			return false;
		h->total *= power;
		h->total_hi *= power;
	} else {
		h->total += (h->section + h->digit) * power;
		h->total_hi += (h->section_hi + h->digit_hi) * power;
	}
	h->section = h->section_hi = 0;
	h->last_unit = 0;
	h->last_myriad = v;
	h->have_digit = h->zero = false;
	return h->myriad_last = true;
}

/* han_step takes the character at i into h; false when the numeral ends before it. */
static bool
han_step(const struct sentence *s, uint32_t i, bool first, struct han *h)
{
	unsigned c = numeral_char(s->cp[i]), v = c & 15;
	switch (c >> 4) {
	case ROLE_DIGIT:
	case ROLE_FORMAL:
		return v == 0 ? take_zero(s, i, first, h) : take_digit(s, i, v, h);
	case ROLE_SOME:
		return take_some(first, v, h);
	case ROLE_TENS:
		return take_tens(v, h);
	case ROLE_UNIT:
	case ROLE_FORMAL_UNIT:
		return take_unit(s, i, first, v, h);
	case ROLE_MYRIAD:
		return take_myriad(s, i, first, v, h);
	default:
		return false;
	}
}

/* formal_alone returns whether the financial character at i has no numeral
 * character behind it, and so is part of a word. */
static bool
formal_alone(const struct sentence *s, uint32_t i)
{
	enum numeral_role role = numeral_role_at(s, i), next = numeral_role_at(s, i + 1);
	if (role != ROLE_FORMAL && role != ROLE_FORMAL_UNIT)
		return false;
	if (next == ROLE_FORMAL || next == ROLE_FORMAL_UNIT || next == ROLE_MYRIAD)
		return false;
	return !(s->cp[i + 1] == SIGN_YUAN || s->cp[i + 1] == SIGN_ROUND_YUAN);
}

/* loosely returns whether [i, end) is 千八百 or 百八十: so many, up to the next ten
 * or hundred. */
static bool
loosely(const struct sentence *s, uint32_t i, uint32_t end)
{
	uint32_t cp = s->cp[i];
	return end == i + 3 && numeral_role(cp) == ROLE_UNIT && numeral_power(cp) > 1 && numeral_role_at(s, i + 1) == ROLE_DIGIT &&
	    numeral_role_at(s, i + 2) == ROLE_UNIT && numeral_char(s->cp[i + 2]) + 1 == numeral_char(cp);
}

/* counts_some returns whether 数 at i is a numeral: 数十户, but not 户数十分. */
static bool
counts_some(const struct sentence *s, uint32_t i)
{
	uint64_t ignored;
	enum numeral_role next = numeral_role_at(s, i + 1);
	return (next == ROLE_UNIT || next == ROLE_MYRIAD) && cue_before(s, i + 1, CUE_BIT(CUE_COUNTWORD), &ignored) == 0;
}

/* walk takes the characters from i on into h, and the 多 of 三百多万; returns where
 * they end. */
static uint32_t
walk(const struct sentence *s, uint32_t i, struct han *h, struct numeral *n)
{
	uint32_t p = i;
	while (p < s->n && han_step(s, p, p == i, h)) {
		uint32_t cp = s->cp[++p];
		if (!h->have_digit && !n->over && (cp == SIGN_ODD || cp == SIGN_MANY) &&
		    (h->last_unit != 0 || h->myriad_last) && numeral_role_at(s, p + 1) == ROLE_MYRIAD) {
			n->over = true;
			p++;
		}
	}
	return p;
}

/* describe sets what n says of the characters [i, end). */
static void
describe(const struct sentence *s, uint32_t i, uint32_t end, const struct han *h, struct numeral *n)
{
	enum numeral_role first = numeral_role_at(s, i), last = numeral_role_at(s, end - 1);
	n->single = end == i + 1 && (first == ROLE_DIGIT || first == ROLE_FORMAL);
	n->bare = true;
	for (uint32_t k = i; k < end && n->bare; k++)
		n->bare = numeral_power(s->cp[k]) > 1 && numeral_role_at(s, k) != ROLE_FORMAL_UNIT;
	n->some = first == ROLE_SOME || last == ROLE_SOME;
	n->multiplied = last == ROLE_MYRIAD;
	n->power = n->multiplied ? (int32_t)h->last_myriad : 0;
}

uint32_t
numeral_han(const struct sentence *s, uint32_t i, uint64_t *lo, uint64_t *hi, struct numeral *n)
{
	struct han h = { 0 };
	if (formal_alone(s, i) || (numeral_char(s->cp[i]) == (ROLE_SOME << 4 | 1) && !counts_some(s, i)))
		return i;
	uint32_t p = walk(s, i, &h, n);
	if (p == i)
		return i;
	describe(s, i, p, &h, n);
	/* 两千五, 三万五: the next lower place is meant */
	if (h.have_digit && !h.zero && h.last_unit != 1 && (h.last_unit > 1 || h.myriad_last)) {
		uint64_t place = ten_to((h.last_unit ? h.last_unit : h.last_myriad) - 1);
		h.digit *= place;
		h.digit_hi *= place;
	}
	if (!h.have_digit)
		h.digit = h.digit_hi = 0;
	*lo = h.total + h.section + h.digit;
	*hi = h.total_hi + h.section_hi + h.digit_hi;
	if (loosely(s, i, p)) {
		unsigned power = s->numeral[i] & 15;
		*lo -= ten_to(power);
		*hi = ten_to(power);
	}
	return p;
}

/* positional reads digits without 十百千 at i (二〇一九), at least three of them or
 * two with a zero; returns where they end. */
static uint32_t
positional(const struct sentence *s, uint32_t i, struct arena *a, struct numeral *n)
{
	uint32_t end = i;
	bool zero = false;
	while (numeral_role_at(s, end) == ROLE_DIGIT) {
		zero |= (s->numeral[end] & 15) == 0;
		end++;
	}
	uint32_t len = end - i;
	enum numeral_role next = numeral_role_at(s, end);
	if (len < 2 || next == ROLE_UNIT || (len < 4 && !(zero && len > 2)))
		return i;
	char *text = arena_new(a, len);
	for (uint32_t k = 0; k < len; k++)
		text[k] = (char)('0' + (s->numeral[i + k] & 15));
	if (!dec_parse(a, (struct slice){ text, len }, &n->value))
		return i;
	n->has_value = true;
	n->digits = len;
	return end;
}

/* discount reads 八五 in 八五折, which is 8.5; two that follow one another are a
 * range (七八折). */
static uint32_t
discount(const struct sentence *s, uint32_t i, struct arena *a, struct numeral *n)
{
	unsigned tens = s->numeral[i] & 15, ones = s->numeral[i + 1] & 15;
	if (numeral_role_at(s, i) != ROLE_DIGIT || numeral_role_at(s, i + 1) != ROLE_DIGIT || s->cp[i + 2] != SIGN_DISCOUNT ||
	    ones == tens + 1)
		return i;
	n->value = dec_shift(dec_from_uint(a, tens * 10 + ones), -1);
	n->has_value = true;
	return i + 2;
}

/* point reads 点五 at i behind the whole number v: 三点五. Not 八点三十 (a time),
 * nor 三点意见. */
static uint32_t
point(const struct sentence *s, uint32_t i, struct arena *a, uint64_t v, struct dec *out)
{
	uint32_t end = i + 1;
	if (s->cp[i] != SIGN_POINT)
		return i;
	while (numeral_role_at(s, end) == ROLE_DIGIT || numeral_role_at(s, end) == ROLE_FORMAL)
		end++;
	uint32_t len = end - i - 1;
	enum numeral_role next = numeral_role_at(s, end);
	if (len == 0 || next == ROLE_UNIT || (s->cp[end] == SIGN_PART && s->cp[end + 1] != SIGN_ITS))
		return i;
	char *text = arena_new(a, len + 2);
	text[0] = '0';
	text[1] = '.';
	for (uint32_t k = 0; k < len; k++)
		text[2 + k] = (char)('0' + (s->numeral[i + 1 + k] & 15));
	if (!dec_parse(a, (struct slice){ text, len + 2 }, out))
		return i;
	*out = dec_add(a, *out, dec_from_uint(a, v));
	return end;
}

/* whole reads a whole number and the decimals behind it: 三十, 三点五, 三四十. */
static uint32_t
whole(const struct sentence *s, uint32_t i, struct arena *a, struct numeral *n)
{
	uint64_t lo = 0, hi = 0;
	uint32_t end = numeral_han(s, i, &lo, &hi, n), stop;
	if (end == i)
		return i;
	if (lo != hi) {
		n->ranged = true;
		n->lo = dec_from_uint(a, lo);
		n->hi = dec_from_uint(a, hi);
		return end;
	}
	n->has_value = true;
	if ((stop = point(s, end, a, lo, &n->value)) == end) {
		n->value = dec_from_uint(a, lo);
		return end;
	}
	n->single = n->bare = false;
	return stop;
}

bool
numeral_read_han(const struct sentence *s, uint32_t i, struct arena *a, struct numeral *n)
{
	n->han = true;
	uint32_t end = positional(s, i, a, n);
	if (end == i)
		end = discount(s, i, a, n);
	if (end == i)
		end = whole(s, i, a, n);
	if (end == i)
		return false;
	/* 三百多万 has had its multipliers, 三百万 more may have */
	int32_t had = n->power;
	bool was = n->multiplied;
	n->power = 0;
	if (!n->over)
		end = numeral_multipliers(s, end, n);
	if (n->power > 0) {
		n->value = dec_shift(n->value, n->power);
		n->lo = dec_shift(n->lo, n->power);
		n->hi = dec_shift(n->hi, n->power);
		n->single &= was;
	}
	n->power += had;
	n->multiplied |= was;
	n->end = end;
	return true;
}
