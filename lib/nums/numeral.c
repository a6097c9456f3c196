#include "numeral_part.h"

#include <stddef.h>
#include <string.h>

#include "script.h"
#include "signs.h"
#include "unit.h"

enum { MAX_TERMS = 4, MASK_LIMIT = 32 };

/* --- ASCII digits ------------------------------------------------------------- */

/* group returns how many characters a group of three digits after a comma or a
 * blank takes at i (4, or 0): 1,234,567 and 1 234 567. A comma must be as wide as
 * the digit before it, for ， behind ASCII digits parts clauses. */
static uint32_t
group(const struct sentence *s, uint32_t i)
{
	uint32_t cp = s->cp[i];
	if (cp != ',' && cp != ' ' && cp != SIGN_THIN_SPACE && cp != SIGN_NARROW_SPACE)
		return 0;
	if (cp == ',' && (i == 0 || s->at[i + 1] - s->at[i] != s->at[i] - s->at[i - 1]))
		return 0;
	for (uint32_t k = 1; k <= 3; k++)
		if (!is_digit(s->cp[i + k]))
			return 0;
	return is_digit(s->cp[i + 4]) ? 0 : 4;
}

/* is_item returns whether the point at i follows an item's number, for a year stands
 * behind it: 1.2022年投入. */
static bool
is_item(const struct sentence *s, uint32_t i)
{
	uint32_t end = i + 1;
	while (is_digit(s->cp[end]) && end - i <= 5)
		end++;
	return end - i == 5 && s->cp[end] == SIGN_YEAR && (s->cp[i + 1] == '1' || s->cp[i + 1] == '2');
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
	if (s->cp[i] == '.' && is_digit(s->cp[i + 1]) && !is_item(s, i)) {
		text[(*len)++] = '.';
		for (i++; is_digit(s->cp[i]); i++)
			text[(*len)++] = (char)s->cp[i];
	}
	return i;
}

/* superscript returns the digit that the superscript cp stands for, 10 for none. */
static uint32_t
superscript(uint32_t cp)
{
	return cp == 0xb2 ? 2 : cp == 0xb3 ? 3 : cp == 0xb9 ? 1 : cp - 0x2070 < 10 ? cp - 0x2070 : 10;
}

/* times_power takes ×10^4 or ×10⁴ at i. */
static uint32_t
times_power(const struct sentence *s, uint32_t i, int32_t *power)
{
	uint32_t p = i + 3;
	int32_t value = 0;
	if (numeral_role_at(s, i) != ROLE_MASK || s->cp[i + 1] != '1' || s->cp[i + 2] != '0')
		return i;
	if (s->cp[p] == '^' && is_digit(s->cp[p + 1])) {
		for (p++; is_digit(s->cp[p]) && value < 1000; p++)
			value = value * 10 + (int32_t)(s->cp[p] - '0');
	} else {
		for (; superscript(s->cp[p]) < 10 && value < 1000; p++)
			value = value * 10 + (int32_t)superscript(s->cp[p]);
	}
	if (p == i + 3)
		return i;
	*power += value;
	return p;
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

/* kilo takes the k of 5k元 at i. */
static uint32_t
kilo(const struct sentence *s, uint32_t i, int32_t *power)
{
	struct unit u;
	if (s->cp[i] != 'k' || !unit_read(s, i + 1, &u) || !unit_is(&u, UNIT_MONEY))
		return i;
	*power += 3;
	return i + 1;
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
	bool zero = s->cp[p] == SIGN_ZERO, blank = s->cp[p] == ' ';
	p += zero || blank;
	if (!is_digit(s->cp[p]))
		return i;
	end = run(s, p, text, &len, &digits);
	if (memchr(text, '.', len) != NULL)
		return i;
	while (numeral_multiplies(s, end))
		own += (int32_t)(s->numeral[end++] & 15);
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
	end = times_power(s, end, &shift);
	end = kilo(s, end, &shift);
	end = numeral_multipliers(s, end, n);
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
			end = numeral_inner_word(s, end, n);
	}
	n->end = end;
	return true;
}

/* --- blanked digits ----------------------------------------------------------- */

/* multiplies returns whether every blank of the run [i, end) stands between digits and
 * so is a sign: 3x4, 1.2×10, 4*5*3. */
static bool
multiplies(const struct sentence *s, uint32_t i, uint32_t end)
{
	for (uint32_t k = i; k < end; k++)
		if (numeral_role_at(s, k) == ROLE_MASK && (k == i || !is_digit(s->cp[k - 1]) || !is_digit(s->cp[k + 1])))
			return false;
	return true;
}

/* mask_end returns where the run of digits and blanks at i ends, i when it is too
 * long for a mask; *blanks is how many blanks there are. */
static uint32_t
mask_end(const struct sentence *s, uint32_t i, uint32_t *blanks)
{
	uint32_t end = i;
	*blanks = 0;
	for (;; end++) {
		uint32_t cp = s->cp[end];
		bool blank = numeral_role(cp) == ROLE_MASK, after = end > i && numeral_role_at(s, end - 1) == ROLE_MASK;
		if (!blank && !is_digit(cp)) {
			/* xx.xx, and 。 where a converter took the point for a stop */
			bool point = cp == '.' || (cp == SIGN_FULL_STOP && after);
			uint32_t next = s->cp[end + 1];
			if (end > i && point && (is_digit(next) || numeral_role(next) == ROLE_MASK))
				continue;
			break;
		}
		if (end - i == MASK_LIMIT)
			return i;
		*blanks += blank;
	}
	return end;
}

/* is_sign returns whether the blank at i is a sign of multiplication: behind a
 * measure, or a digit, and before a digit or another kind of blank (3米x4米, xx米×xx
 * 米). */
static bool
is_sign(const struct sentence *s, uint32_t i)
{
	uint32_t next = s->cp[i + 1];
	bool differs = is_digit(next) || (numeral_role(next) == ROLE_MASK && next != s->cp[i]);
	return differs && i > 0 && (is_digit(s->cp[i - 1]) || unit_ends(s, i) >> UNIT_MEASURE & 1);
}

/* read_mask reads digits with blanks (xx, 20xx, xx2, x.x), as many as multipliers
 * join: xx亿x千万. Single blanks between digits multiply (3x4). */
static bool
read_mask(const struct sentence *s, uint32_t i, struct numeral *n)
{
	uint32_t blanks;
	uint32_t end = mask_end(s, i, &blanks);
	if (end == i || blanks == 0 || is_sign(s, i))
		return false;
	if (multiplies(s, i, end))
		return false;
	/* xx km, but not xml */
	if (is_latin(s->cp[end]) && (end - i < 2 || !unit_begins(s, end)))
		return false;
	n->masked = true;
	n->mask_end = end;
	n->digits = end - i;
	n->end = numeral_multipliers(s, end, n);
	while (n->multiplied && !n->over && numeral_role_at(s, n->end) == ROLE_MASK) {
		end = mask_end(s, n->end, &blanks);
		if (end == n->end)
			break;
		n->mask_end = end;
		n->end = numeral_multipliers(s, end, n);
	}
	return true;
}

/* --- all ------------------------------------------------------------------------ */

bool
numeral_plain(const struct sentence *s, uint32_t i, struct arena *a, struct numeral *n)
{
	*n = (struct numeral){ .begin = i, .end = i };
	switch (numeral_role_at(s, i)) {
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
		return numeral_read_han(s, i, a, n);
	default:
		return false;
	}
}

/* minus returns whether the sign at i makes the digits behind it negative:
 * 增长-3.5%, 负三点五, 零下5度; but not 1-3, A-5, 2018-2022. */
static bool
minus(const struct sentence *s, uint32_t i)
{
	enum numeral_role next = numeral_role_at(s, i + 1);
	if (s->cp[i] == SIGN_MINUS)
		return next >= ROLE_ASCII && next <= ROLE_TENS &&
		    (i == 0 || s->cp[i - 1] != SIGN_EMBRACE);
	if (next != ROLE_ASCII)
		return false;
	if (i == 0)
		return true;
	uint32_t before = s->cp[i - 1];
	return !is_digit(before) && !is_latin(before) && before != '-' && before != ')' && before != '%' &&
	    before != SIGN_EM_DASH && numeral_role(before) < ROLE_ASCII && !unit_ends(s, i);
}

bool
numeral_read(const struct sentence *s, uint32_t i, struct arena *a, struct numeral *n)
{
	enum numeral_role role = numeral_role_at(s, i);
	if (role == ROLE_SIGN) {
		enum numeral_role next = numeral_role_at(s, i + 1);
		if (next == ROLE_SIGN || next == ROLE_HALF || !minus(s, i) || !numeral_read(s, i + 1, a, n) ||
		    (!n->has_value && n->kind != NUMERAL_FRACTION))
			return false;
		n->begin = i;
		n->value.neg = n->has_value && n->value.mant.n != 0;
		n->single = n->bare = false;
		return true;
	}
	if (role == ROLE_HALF) {
		*n = (struct numeral){ .begin = i, .end = i + 1, .half = true, .han = true, .has_value = true };
		n->value = dec_shift(dec_from_uint(a, 5), -1);
		return true;
	}
	if (s->cp[i] == SIGN_ONE && s->cp[i + 1] == SIGN_HALF) {
		*n = (struct numeral){ .begin = i, .end = i + 2, .kind = NUMERAL_FRACTION, .han = true, .has_value = true };
		n->value = dec_shift(dec_from_uint(a, 5), -1);
		return true;
	}
	if (role == ROLE_UNIT || role == ROLE_MYRIAD)
		if (numeral_percent(s, i, a, n))
			return true;
	if (!numeral_plain(s, i, a, n))
		return false;
	numeral_joined(s, a, n);
	return true;
}
