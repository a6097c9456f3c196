#include "numeral.h"

#include <stddef.h>
#include <string.h>

#include "cue.h"
#include "unit.h"

enum { MAX_TERMS = 4, POWER_LIMIT = 60, MASK_LIMIT = 32, RATIO_LIMIT = 4 };

static bool
is_digit(uint32_t cp)
{
	return cp - '0' < 10;
}

static bool
is_latin(uint32_t cp)
{
	return cp - 'a' < 26;
}

/* is_multiplier returns whether 十百千万亿 at i multiplies what stands before it;
 * in 5千克, 20万千瓦 and 100兆 the last one belongs to the unit. */
static bool
is_multiplier(const struct sentence *s, uint32_t i)
{
	enum numeral_role role = numeral_role(s->cp[i]);
	if (role != ROLE_UNIT && role != ROLE_MYRIAD)
		return false;
	return !unit_prefixed(s, i);
}

/* --- 余 多 来 inside ----------------------------------------------------------- */

/* inner_word takes 余, 多, 来 … at i, most of which must go on to a unit or
 * multiplier: 300余人, 10多万, but not 3来自. */
static uint32_t
inner_word(const struct sentence *s, uint32_t i, struct numeral *n)
{
	uint32_t cp = s->cp[i];
	switch (cp) {
	case 0x4f59:    /* 余 */
		n->over = true;
		return i + 1;
	case 0x591a:    /* 多 */
	case 0x51e0:    /* 几: 20几个 */
	case 0x6765:    /* 来: 20来户 */
	case 0x628a:    /* 把: 千把元 */
		break;
	default:
		return i;
	}
	bool goes_on = unit_begins(s, i + 1) || is_multiplier(s, i + 1);
	if (cp == 0x591a ? !goes_on && s->cp[i + 1] < 0x2e80 : !goes_on)
		return i;
	if (cp == 0x628a && (i == 0 || numeral_role(s->cp[i - 1]) < ROLE_UNIT))
		return i;
	if (cp == 0x591a || cp == 0x51e0)
		n->over = true;
	else
		n->about = true;
	return i + 1;
}

/* multipliers takes 万, 千万, 万亿 … at i with a 余 before or behind. */
static uint32_t
multipliers(const struct sentence *s, uint32_t i, struct numeral *n)
{
	i = inner_word(s, i, n);
	bool before = n->over || n->about;
	if (s->cp[i] == 0x4e2a && s->cp[i + 1] == 0x4ebf)       /* 5个亿 */
		i++;
	uint32_t begin = i;
	while (is_multiplier(s, i) && n->power < POWER_LIMIT)
		n->power += (int32_t)(numeral_char(s->cp[i++]) & 15);
	n->multiplied = i > begin;
	if (n->multiplied && !before)
		i = inner_word(s, i, n);
	return i;
}

/* --- ASCII digits ------------------------------------------------------------- */

/* group returns how many characters a group of three digits after a comma or a
 * blank takes at i (4, or 0): 1,234,567 and 1 234 567. A comma must be the ASCII
 * one, for ， parts clauses. */
static uint32_t
group(const struct sentence *s, uint32_t i)
{
	uint32_t cp = s->cp[i];
	if (cp != ',' && cp != ' ' && cp != 0x2009 && cp != 0x202f)
		return 0;
	if (cp == ',' && s->at[i + 1] - s->at[i] != 1)
		return 0;
	for (uint32_t k = 1; k <= 3; k++)
		if (!is_digit(s->cp[i + k]))
			return 0;
	return is_digit(s->cp[i + 4]) ? 0 : 4;
}

/* run copies the digits at i, with groups and a decimal point, to text (room
 * for the whole sentence); returns where they end. */
static uint32_t
run(const struct sentence *s, uint32_t i, char *text, size_t *len, unsigned *digits)
{
	uint32_t begin = i, step;
	*len = 0;
	while (is_digit(s->cp[i]))
		text[(*len)++] = (char)s->cp[i++];
	if (i - begin <= 3 && text[0] != '0') {
		uint32_t separator = s->cp[i];
		while ((step = group(s, i)) != 0 && s->cp[i] == separator) {
			for (uint32_t k = 1; k < step; k++)
				text[(*len)++] = (char)s->cp[i + k];
			i += step;
		}
	}
	*digits = (unsigned)*len;
	if (s->cp[i] == '.' && is_digit(s->cp[i + 1])) {
		text[(*len)++] = '.';
		for (i++; is_digit(s->cp[i]); i++)
			text[(*len)++] = (char)s->cp[i];
	}
	return i;
}

/* exponent takes e+5 or E5 at i: 1.5e3 is plain 1500. */
static uint32_t
exponent(const struct sentence *s, uint32_t i, int32_t *power)
{
	uint32_t p = i + 1;
	int32_t value = 0;
	if (s->cp[i] != 'e')
		return i;
	bool minus = s->cp[p] == '-';
	p += minus || s->cp[p] == '+';
	uint32_t begin = p;
	while (is_digit(s->cp[p]) && p - begin < 3)
		value = value * 10 + (int32_t)(s->cp[p++] - '0');
	if (p == begin || is_digit(s->cp[p]) || is_latin(s->cp[p]))
		return i;
	*power += minus ? -value : value;
	return p;
}

/* next_term reads what a mixed numeral adds to a term that ends before i with
 * 10^power: 5千 in 2万5千 and in 2万 5千, 3200万 in 5亿3200万, 5 in 1万5. */
static uint32_t
next_term(const struct sentence *s, uint32_t i, struct arena *a, char *text, int32_t *power, struct dec *sum)
{
	uint32_t p = i, end;
	size_t len;
	unsigned digits;
	struct dec d;
	int32_t own = 0;
	bool zero = s->cp[p] == 0x96f6, blank = s->cp[p] == ' ';
	p += zero || blank;
	if (!is_digit(s->cp[p]))
		return i;
	end = run(s, p, text, &len, &digits);
	if (memchr(text, '.', len) != NULL)
		return i;
	while (is_multiplier(s, end))
		own += (int32_t)(numeral_char(s->cp[end++]) & 15);
	if (own == 0) {
		if (blank || (int32_t)digits > *power || is_latin(s->cp[end]))
			return i;
		if (digits == 1 && !zero)
			own = *power - 1;
	} else if (own >= *power) {
		return i;
	}
	if (!dec_parse(a, (struct slice){ text, len }, &d))
		return i;
	*sum = dec_add(a, *sum, dec_shift(d, own));
	*power = own == *power - 1 && end == p + digits ? 0 : own;
	return end;
}

static bool
read_ascii(const struct sentence *s, uint32_t i, struct arena *a, struct numeral *n)
{
	uint32_t end = i;
	size_t len;
	/* no more room than digits, groups and one point can take */
	for (bool pointed = false; is_digit(s->cp[end]) || group(s, end) != 0 || (s->cp[end] == '.' && !pointed); end++)
		pointed |= s->cp[end] == '.';
	char *text = arena_new(a, end - i + 8);
	end = run(s, i, text, &len, &n->digits);
	if (!dec_parse(a, (struct slice){ text, len }, &n->value))
		return false;
	n->has_value = true;
	int32_t shift = 0;
	end = exponent(s, end, &shift);
	end = multipliers(s, end, n);
	n->value = dec_shift(n->value, shift + n->power);
	int32_t power = n->power;
	for (int term = 0; n->multiplied && !n->over && !n->about && power > 0 && term < MAX_TERMS; term++) {
		char *more = arena_new(a, 64);
		uint32_t stop = end;
		while (stop < s->n && stop - end < 40 && (is_digit(s->cp[stop]) || s->cp[stop] == ' '))
			stop++;
		uint32_t next = stop - end < 40 ? next_term(s, end, a, more, &power, &n->value) : end;
		if (next == end)
			break;
		end = next;
		if (power > 0)
			end = inner_word(s, end, n);
	}
	n->end = end;
	return true;
}

/* --- blanked digits ----------------------------------------------------------- */

/* A run of digits and blanks is a mask when it holds two blanks together, or a
 * blank at either end; a single one between digits is a sign of multiplication
 * (3x4). 3米x3米 comes here at x3: the sign too, for a unit stands before it. */
static bool
read_mask(const struct sentence *s, uint32_t i, struct numeral *n)
{
	uint32_t end = i, blanks = 0;
	bool pair = false;
	for (;; end++) {
		if (end - i > MASK_LIMIT)
			return false;
		uint32_t cp = s->cp[end];
		bool blank = numeral_role(cp) == ROLE_MASK;
		if (!blank && !is_digit(cp)) {
			bool point = cp == '.' || (cp == 0x3002 && end > i && numeral_role(s->cp[end - 1]) == ROLE_MASK);
			uint32_t next = s->cp[end + 1];
			if (end > i && point && (is_digit(next) || numeral_role(next) == ROLE_MASK))
				continue;       /* xx.xx, and 。 where a converter took the point for a stop */
			break;
		}
		blanks += blank;
		pair |= blank && end > i && numeral_role(s->cp[end - 1]) == ROLE_MASK;
	}
	if (blanks == 0)
		return false;
	if (!pair && end - i > 1) {
		if (end - i > 2 || numeral_role(s->cp[i]) == ROLE_MASK) {
			if (numeral_role(s->cp[end - 1]) != ROLE_MASK)
				return false;
		}
	}
	/* xx km, but not xml */
	if (is_latin(s->cp[end]) && (end - i < 2 || !unit_begins(s, end)))
		return false;
	n->masked = true;
	n->mask_end = end;
	n->digits = end - i;
	n->end = multipliers(s, end, n);
	return true;
}

/* --- Chinese digits ----------------------------------------------------------- */

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

/* han_step takes the character at i into h; false when the numeral ends before it. */
static bool
han_step(const struct sentence *s, uint32_t i, bool first, struct han *h)
{
	unsigned c = numeral_char(s->cp[i]), v = c & 15;
	uint64_t power;
	switch (c >> 4) {
	case ROLE_DIGIT:
	case ROLE_FORMAL:
		if (v == 0) {
			if (h->have_digit || (first && s->cp[i + 1] != 0x70b9 && !unit_begins(s, i + 1)))
				return false;
			if (h->last_unit == 0 && h->last_myriad == 0 && !first)
				return false;
			h->zero = true;
			return true;
		}
		if (h->have_digit) {
			if (!digit_pair(s, i, h, v))
				return false;
			h->digit_hi = v;
			return true;
		}
		h->digit = h->digit_hi = v;
		return h->have_digit = true;
	case ROLE_SOME:
		if (h->have_digit || (v == 1 && !first))
			return false;
		h->digit = h->last_unit || h->last_myriad ? 1 : 2;
		h->digit_hi = 9;
		return h->have_digit = true;
	case ROLE_TENS:
		if (h->have_digit || (h->last_unit != 0 && h->last_unit < 2))
			return false;
		h->section += v * 10;
		h->section_hi += v * 10;
		h->last_unit = 1;
		return true;
	case ROLE_UNIT:
	case ROLE_FORMAL_UNIT:
		if (h->last_unit != 0 && v >= h->last_unit)
			return false;
		if (!h->have_digit) {
			if (v != 1 && !first)
				return false;
			h->digit = h->digit_hi = 1;
		}
		if (!first && unit_prefixed(s, i))
			return false;
		h->section += h->digit * ten_to(v);
		h->section_hi += h->digit_hi * ten_to(v);
		h->last_unit = v;
		h->have_digit = h->zero = h->myriad_last = false;
		return true;
	case ROLE_MYRIAD:
		if (!first && unit_prefixed(s, i))
			return false;
		if (first)
			h->digit = h->digit_hi = 1;
		else if (!h->have_digit)
			h->digit = h->digit_hi = 0;
		power = ten_to(v);
		if (h->last_myriad == 0 || v > h->last_myriad || (v == h->last_myriad && h->myriad_last)) {
			h->total = h->total + h->section + h->digit;
			h->total_hi = h->total_hi + h->section_hi + h->digit_hi;
			if (h->total_hi > UINT64_C(100000000000000000) / power)
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
	default:
		return false;
	}
}

/* formal_alone returns whether the financial character at i has no numeral
 * character behind it, and so is part of a word. */
static bool
formal_alone(const struct sentence *s, uint32_t i)
{
	enum numeral_role role = numeral_role(s->cp[i]), next = numeral_role(s->cp[i + 1]);
	if (role != ROLE_FORMAL && role != ROLE_FORMAL_UNIT)
		return false;
	if (next == ROLE_FORMAL || next == ROLE_FORMAL_UNIT || next == ROLE_MYRIAD)
		return false;
	return !(s->cp[i + 1] == 0x5143 || s->cp[i + 1] == 0x5706);     /* 元 圆 */
}

uint32_t
numeral_han(const struct sentence *s, uint32_t i, uint64_t *lo, uint64_t *hi, struct numeral *n)
{
	struct han h = { 0 };
	uint32_t p = i;
	enum numeral_role role = numeral_role(s->cp[i]);
	if (formal_alone(s, i))
		return i;
	if (role == ROLE_SOME && (numeral_char(s->cp[i]) & 15) == 1) {
		enum numeral_role next = numeral_role(s->cp[i + 1]);
		uint64_t ignored;
		if ((next != ROLE_UNIT && next != ROLE_MYRIAD) || cue_before(s, i + 1, CUE_BIT(CUE_COUNTWORD), &ignored) > 0)
			return i;
	}
	while (p < s->n && han_step(s, p, p == i, &h)) {
		p++;
		/* 三百多万, 十余亿: the 多 stands inside */
		uint32_t cp = s->cp[p];
		if (!h.have_digit && !n->over && (cp == 0x4f59 || cp == 0x591a) &&
		    (h.last_unit != 0 || h.myriad_last) && numeral_role(s->cp[p + 1]) == ROLE_MYRIAD) {
			n->over = true;
			p++;
		}
	}
	if (p == i)
		return i;
	uint32_t last = s->cp[p - 1];
	n->single = p == i + 1 && (role == ROLE_DIGIT || role == ROLE_FORMAL);
	n->bare = !n->single && (role == ROLE_UNIT || role == ROLE_MYRIAD) && s->cp[i] != 0x5341;
	n->bare = n->bare && h.section == h.section_hi;
	n->some = role == ROLE_SOME || numeral_role(last) == ROLE_SOME;
	n->multiplied = numeral_role(last) == ROLE_MYRIAD;
	n->power = n->multiplied ? (int32_t)h.last_myriad : 0;
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
	return p;
}

/* positional reads digits without 十百千 at i (二〇一九), at least three of them or
 * two with a zero; returns where they end. */
static uint32_t
positional(const struct sentence *s, uint32_t i, struct arena *a, struct numeral *n)
{
	uint32_t end = i;
	bool zero = false;
	while (numeral_role(s->cp[end]) == ROLE_DIGIT) {
		zero |= (numeral_char(s->cp[end]) & 15) == 0;
		end++;
	}
	uint32_t len = end - i;
	enum numeral_role next = numeral_role(s->cp[end]);
	if (len < 2 || next == ROLE_UNIT || (len < 4 && !(zero && len > 2)))
		return i;
	char *text = arena_new(a, len);
	for (uint32_t k = 0; k < len; k++)
		text[k] = (char)('0' + (numeral_char(s->cp[i + k]) & 15));
	if (!dec_parse(a, (struct slice){ text, len }, &n->value))
		return i;
	n->has_value = true;
	n->digits = len;
	return end;
}

/* point reads 点五 at i behind the whole number v: 三点五. Not 八点三十 (a time),
 * nor 三点意见. */
static uint32_t
point(const struct sentence *s, uint32_t i, struct arena *a, uint64_t v, struct dec *out)
{
	uint32_t end = i + 1;
	if (s->cp[i] != 0x70b9)
		return i;
	while (numeral_role(s->cp[end]) == ROLE_DIGIT || numeral_role(s->cp[end]) == ROLE_FORMAL)
		end++;
	uint32_t len = end - i - 1;
	enum numeral_role next = numeral_role(s->cp[end]);
	if (len == 0 || next == ROLE_UNIT || (s->cp[end] == 0x5206 && s->cp[end + 1] != 0x4e4b))
		return i;
	char *text = arena_new(a, len + 2);
	text[0] = '0';
	text[1] = '.';
	for (uint32_t k = 0; k < len; k++)
		text[2 + k] = (char)('0' + (numeral_char(s->cp[i + 1 + k]) & 15));
	if (!dec_parse(a, (struct slice){ text, len + 2 }, out))
		return i;
	*out = dec_add(a, *out, dec_from_uint(a, v));
	return end;
}

static bool
read_han(const struct sentence *s, uint32_t i, struct arena *a, struct numeral *n)
{
	uint64_t lo = 0, hi = 0;
	n->han = true;
	uint32_t end = positional(s, i, a, n), stop;
	if (end == i) {
		end = numeral_han(s, i, &lo, &hi, n);
		if (end == i)
			return false;
		if (lo == hi && (stop = point(s, end, a, lo, &n->value)) != end) {
			end = stop;
			n->single = n->bare = false;
		} else {
			n->value = dec_from_uint(a, lo);
		}
		n->has_value = true;
	}
	if (lo != hi) {
		n->ranged = true;
		n->has_value = false;
		n->lo = dec_from_uint(a, lo);
		n->hi = dec_from_uint(a, hi);
	}
	int32_t had = n->power;
	bool was = n->multiplied;
	n->power = 0;
	if (!n->over)
		end = multipliers(s, end, n);
	if (n->power > 0 && !n->ranged)
		n->value = dec_shift(n->value, n->power);
	if (n->power > 0 && n->ranged) {
		n->lo = dec_shift(n->lo, n->power);
		n->hi = dec_shift(n->hi, n->power);
	}
	n->power += had;
	n->multiplied |= was;
	if (n->power > 0 && !was)
		n->single = false;
	n->end = end;
	return true;
}

/* --- fractions and ratios ------------------------------------------------------ */

static bool numeral_plain(const struct sentence *s, uint32_t i, struct arena *a, struct numeral *n);

static bool
is_of(const struct sentence *s, uint32_t i)
{
	return s->cp[i] == 0x5206 && s->cp[i + 1] == 0x4e4b;    /* 分之 */
}

/* quotient sets n to x / y when that is a terminating decimal. */
static void
quotient(struct arena *a, struct dec x, struct dec y, struct numeral *n)
{
	struct rat r;
	n->has_value = rat_div(a, rat_from_dec(a, x), rat_from_dec(a, y), &r) && rat_to_dec(a, r, &n->value);
}

/* percent reads 百分之五, 千分之三, 万分之二, whose value is what follows 之. */
static bool
percent(const struct sentence *s, uint32_t i, struct arena *a, struct numeral *n)
{
	uint32_t cp = s->cp[i];
	if (!is_of(s, i + 1) || (cp != 0x767e && cp != 0x5343 && cp != 0x4e07))
		return false;
	if (!numeral_plain(s, i + 3, a, n))
		return false;
	n->begin = i;
	n->kind = cp == 0x767e ? NUMERAL_PERCENT : NUMERAL_PERMILLE;
	n->single = n->bare = false;
	n->han = true;
	if (cp == 0x4e07 && n->has_value)
		n->value = dec_shift(n->value, -1);
	return true;
}

static bool
fraction(const struct sentence *s, struct arena *a, struct numeral *n)
{
	struct numeral above = { 0 };
	bool slash = s->cp[n->end] == '/';
	if (!n->has_value || n->bare || n->over || n->about)
		return false;
	if (slash) {
		/* 3/4 is a fraction; 2020/3/5, 24/7 and 3/人 are not */
		if (n->han || n->digits > 2 || n->multiplied || !is_digit(s->cp[n->end + 1]))
			return false;
		if (!numeral_plain(s, n->end + 1, a, &above) || above.digits > 3 || s->cp[above.end] == '/' ||
		    (n->begin > 0 && s->cp[n->begin - 1] == '/') || above.multiplied ||
		    dec_cmp(a, n->value, above.value) >= 0)
			return false;
		quotient(a, n->value, above.value, n);
	} else {
		if (!is_of(s, n->end) || !numeral_plain(s, n->end + 2, a, &above) || !above.has_value)
			return false;
		quotient(a, above.value, n->value, n);
	}
	n->end = above.end;
	n->kind = NUMERAL_FRACTION;
	n->single = n->ranged = false;
	n->han = !slash;
	return true;
}

/* ratio reads 1:3 and 2:1:1 behind n; 8:30 is left for the times. */
static bool
ratio(const struct sentence *s, struct arena *a, struct numeral *n)
{
	struct numeral to = { 0 };
	if (s->cp[n->end] != ':' || !n->has_value || n->over || n->multiplied || s->cp[n->end + 1] == 0)
		return false;
	if (!numeral_plain(s, n->end + 1, a, &to) || !to.has_value || to.multiplied || to.han != n->han || to.over)
		return false;
	quotient(a, n->value, to.value, n);
	n->end = to.end;
	for (int parts = 2; s->cp[n->end] == ':' && parts < RATIO_LIMIT; parts++) {
		struct numeral more = { 0 };
		if (!numeral_plain(s, n->end + 1, a, &more) || !more.has_value)
			break;
		n->has_value = false;
		n->end = more.end;
	}
	n->kind = NUMERAL_RATIO;
	n->single = n->bare = false;
	return true;
}

/* --- all ------------------------------------------------------------------------ */

static bool
numeral_plain(const struct sentence *s, uint32_t i, struct arena *a, struct numeral *n)
{
	*n = (struct numeral){ .begin = i, .end = i };
	switch (numeral_role(s->cp[i])) {
	case ROLE_ASCII:
		return read_mask(s, i, n) || read_ascii(s, i, a, n);
	case ROLE_MASK:
		return read_mask(s, i, n);
	case ROLE_DIGIT:
	case ROLE_FORMAL:
	case ROLE_UNIT:
	case ROLE_FORMAL_UNIT:
	case ROLE_MYRIAD:
	case ROLE_TENS:
	case ROLE_SOME:
		return read_han(s, i, a, n);
	default:
		return false;
	}
}

/* minus returns whether the sign at i makes the digits behind it negative:
 * 增长-3.5%, 负三点五, 零下5度; but not 1-3, A-5, 2018-2022. */
static bool
minus(const struct sentence *s, uint32_t i)
{
	enum numeral_role next = numeral_role(s->cp[i + 1]);
	if (s->cp[i] == 0x8d1f)                         /* 负 */
		return next >= ROLE_ASCII && next <= ROLE_TENS &&
		    (i == 0 || s->cp[i - 1] != 0x62b1);     /* 抱负 */
	if (next != ROLE_ASCII)
		return false;
	if (i == 0)
		return true;
	uint32_t before = s->cp[i - 1];
	return !is_digit(before) && !is_latin(before) && before != '-' && before != ')' && before != '%' &&
	    before != 0x2014 && numeral_role(before) < ROLE_ASCII && !unit_ends(s, i);
}

bool
numeral_read(const struct sentence *s, uint32_t i, struct arena *a, struct numeral *n)
{
	enum numeral_role role = numeral_role(s->cp[i]);
	if (role == ROLE_SIGN) {
		if (!minus(s, i) || !numeral_plain(s, i + 1, a, n) || !n->has_value)
			return false;
		n->begin = i;
		n->value.neg = n->value.mant.n != 0;
		n->single = n->bare = false;
		return true;
	}
	if (role == ROLE_HALF) {
		*n = (struct numeral){ .begin = i, .end = i + 1, .half = true, .han = true, .has_value = true };
		n->value = dec_shift(dec_from_uint(a, 5), -1);
		return true;
	}
	if (role == ROLE_UNIT || role == ROLE_MYRIAD)
		if (percent(s, i, a, n))
			return true;
	if (!numeral_plain(s, i, a, n))
		return false;
	if (!fraction(s, a, n))
		ratio(s, a, n);
	return true;
}
