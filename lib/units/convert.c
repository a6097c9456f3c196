#include "convert.h"

#define TEN18 UINT64_C(1000000000000000000)

/* The plain form of a number below 10^18: the usual case, without limbs. False
 * when it is anything else. */
static bool
parse_small(struct slice text, uint64_t *mant, int32_t *exp, bool *neg)
{
	uint64_t v = 0;
	int32_t e = 0;
	size_t i = 0;
	*neg = text.len > 0 && text.ptr[0] == '-';
	if (text.len - *neg > 18 || text.len == *neg)
		return false;
	for (i = *neg; i < text.len && (unsigned char)(text.ptr[i] - '0') < 10; i++)
		v = v * 10 + (unsigned char)(text.ptr[i] - '0');
	if (i < text.len && text.ptr[i] == '.') {
		size_t point = i++;
		for (; i < text.len && (unsigned char)(text.ptr[i] - '0') < 10; i++)
			v = v * 10 + (unsigned char)(text.ptr[i] - '0');
		e = -(int32_t)(i - point - 1);
	}
	*mant = v;
	*exp = e;
	return i == text.len;
}

/* num/den = *q * 10^-*shift, *q of so many digits, rounded half to even. False
 * when 64 bits do not hold it. num < 10^18. */
static bool
round_small(uint64_t num, uint64_t den, unsigned digits, uint64_t *q, int32_t *shift)
{
	uint64_t limit = 1;
	for (unsigned i = 0; i < digits; i++) {
		if (limit > TEN18 / 10)
			return false;
		limit *= 10;
	}
	if (den > TEN18 / limit / 10)
		return false;
	*shift = 0;
	for (; num / den < limit / 10; ++*shift)
		num *= 10;
	for (; num / den >= limit; --*shift)
		den *= 10;
	*q = num / den;
	uint64_t twice = num % den * 2;
	*q += twice > den || (twice == den && *q % 2);
	return true;
}

/* (-1)^neg * mant * 10^exp written plainly. */
static struct slice
small_text(struct arena *a, uint64_t mant, int32_t exp, bool neg)
{
	char digit[20], *text, *p;
	size_t i = sizeof digit, n;
	for (; mant > 0 && mant % 10 == 0; exp++)
		mant /= 10;
	if (mant == 0)
		return SLICE("0");
	do {
		digit[--i] = (char)('0' + mant % 10);
	} while ((mant /= 10) > 0);
	n = sizeof digit - i;
	size_t after = exp < 0 ? (size_t)-exp : 0, zeros = exp > 0 ? (size_t)exp : 0;
	text = p = arena_new(a, n + after + zeros + 3);
	if (neg)
		*p++ = '-';
	if (after >= n) {
		*p++ = '0';
		*p++ = '.';
		memset(p, '0', after - n);
		p += after - n;
		memcpy(p, digit + i, n);
		p += n;
	} else {
		memcpy(p, digit + i, n - after);
		p += n - after;
		if (after > 0) {
			*p++ = '.';
			memcpy(p, digit + i + n - after, after);
			p += after;
		}
	}
	memset(p, '0', zeros);
	return (struct slice){ text, (size_t)(p + zeros - text) };
}

static bool
convert_small(struct arena *a, const struct ratio *factor, struct slice value,
    unsigned digits, struct slice *text, bool *rounded)
{
	uint64_t mant;
	int32_t exp, shift = 0;
	bool neg;
	if (!parse_small(value, &mant, &exp, &neg) || (factor->num > 1 && mant > TEN18 / factor->num))
		return false;
	mant *= factor->num;
	*rounded = false;
	if (factor->den > 1) {
		if (mant % factor->den == 0)
			mant /= factor->den;
		else if (round_small(mant, factor->den, digits, &mant, &shift))
			*rounded = true;
		else
			return false;
	}
	*text = small_text(a, mant, exp + factor->exp - shift, neg != factor->neg);
	return true;
}

bool
convert(struct arena *a, const struct conversion *c, struct slice value,
    unsigned digits, struct slice *text, bool *rounded)
{
	struct dec d;
	if (c->offset.num == 0 && convert_small(a, &c->factor, value, digits, text, rounded))
		return true;
	if (!dec_parse(a, value, &d))
		return false;
	struct rat r = rat_mul(a, rat_from_dec(a, d), ratio_rat(a, c->factor));
	if (c->offset.num != 0)
		r = rat_add(a, r, ratio_rat(a, c->offset));
	*rounded = !rat_to_dec(a, r, &d);
	if (*rounded)
		d = rat_round(a, r, digits);
	*text = dec_text(a, d);
	return true;
}

/* Digits of s from the first that is not zero up to what is no digit, point or
 * grouping comma; full-width digits (U+FF10 to U+FF19) count. */
static unsigned
first_figure_digits(struct slice s)
{
	unsigned digits = 0;
	bool begun = false;
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		if (c == 0xef && s.len - i > 2 && (unsigned char)s.ptr[i + 1] == 0xbc &&
		    (unsigned char)(s.ptr[i + 2] - 0x90) < 10) {
			c = (unsigned char)('0' + (unsigned char)s.ptr[i + 2] - 0x90);
			i += 2;
		}
		if (c >= '0' && c <= '9') {
			digits += digits > 0 || c != '0';
			begun = true;
		} else if (begun && c != '.' && c != ',') {
			break;
		}
	}
	return digits;
}

static unsigned
own_digits(struct slice value)
{
	unsigned digits = 0, zeros = 0;
	for (size_t i = 0; i < value.len && (value.ptr[i] | 0x20) != 'e'; i++) {
		if (value.ptr[i] > '0' && value.ptr[i] <= '9') {
			digits += zeros + 1;
			zeros = 0;
		} else if (value.ptr[i] == '0' && digits > 0) {
			zeros++;
		}
	}
	return digits;
}

unsigned
convert_digits(struct slice surface, struct slice value)
{
	unsigned written = first_figure_digits(surface), own = own_digits(value);
	unsigned digits = written > own ? written : own;
	return digits > 0 ? digits : 1; /* a bare 0 has one */
}
