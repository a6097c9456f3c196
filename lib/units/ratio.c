#include "ratio.h"

#define EXP_MAX 1000

static uint64_t
gcd(uint64_t x, uint64_t y)
{
	while (y != 0) {
		uint64_t rest = x % y;
		x = y;
		y = rest;
	}
	return x;
}

static bool
times(uint64_t x, uint64_t y, uint64_t *out)
{
	if (y != 0 && x > UINT64_MAX / y)
		return false;
	*out = x * y;
	return true;
}

/* Moves the factors two and five of den to num, as the exponent allows: 1/4 is
 * 25 * 10^-2. Of num likewise only whole tens. */
static bool
normalise(struct ratio *r)
{
	if (r->num == 0) {
		*r = RATIO_ZERO;
		return true;
	}
	uint64_t common = gcd(r->num, r->den);
	r->num /= common;
	r->den /= common;
	for (; r->den % 10 == 0; r->exp--)
		r->den /= 10;
	for (; r->num % 10 == 0; r->exp++)
		r->num /= 10;
	for (; r->den % 2 == 0; r->exp--) {
		r->den /= 2;
		if (!times(r->num, 5, &r->num))
			return false;
	}
	for (; r->den % 5 == 0; r->exp--) {
		r->den /= 5;
		if (!times(r->num, 2, &r->num))
			return false;
	}
	for (; r->num % 10 == 0; r->exp++)
		r->num /= 10;
	return r->exp > -EXP_MAX && r->exp < EXP_MAX;
}

bool
ratio_mul(struct ratio x, struct ratio y, struct ratio *out)
{
	uint64_t a = gcd(x.num, y.den), b = gcd(y.num, x.den);
	struct ratio r = { .exp = x.exp + y.exp, .neg = x.neg != y.neg };
	if (!times(x.num / a, y.num / b, &r.num) || !times(x.den / b, y.den / a, &r.den))
		return false;
	*out = r;
	return normalise(out);
}

bool
ratio_div(struct ratio x, struct ratio y, struct ratio *out)
{
	if (y.num == 0)
		return false;
	struct ratio inverse = { y.den, y.num, -y.exp, y.neg };
	return normalise(&inverse) && ratio_mul(x, inverse, out);
}

static bool
scale(struct ratio *r, int32_t exp)
{
	for (; r->exp > exp; r->exp--)
		if (!times(r->num, 10, &r->num))
			return false;
	return true;
}

bool
ratio_sub(struct ratio x, struct ratio y, struct ratio *out)
{
	int32_t exp = x.exp < y.exp ? x.exp : y.exp;
	struct ratio r = { .exp = exp };
	uint64_t a, b;
	if (!scale(&x, exp) || !scale(&y, exp) || !times(x.num, y.den, &a) ||
	    !times(y.num, x.den, &b) || !times(x.den, y.den, &r.den))
		return false;
	if (x.neg != y.neg) {
		if (a > UINT64_MAX - b)
			return false;
		r.num = a + b;
		r.neg = x.neg;
	} else {
		r.num = a > b ? a - b : b - a;
		r.neg = a > b ? x.neg : !x.neg;
	}
	*out = r;
	return normalise(out);
}

/* Decimal digits with at most one point: v * 10^exp. */
static bool
parse_decimal(struct slice text, uint64_t *v, int32_t *exp)
{
	bool point = false;
	size_t digits = 0;
	*v = 0;
	*exp = 0;
	for (size_t i = 0; i < text.len; i++) {
		unsigned d = (unsigned char)(text.ptr[i] - '0');
		if (text.ptr[i] == '.' && !point && i > 0 && i + 1 < text.len) {
			point = true;
			continue;
		}
		if (d > 9 || *v > (UINT64_MAX - d) / 10 || ++digits > 60)
			return false;
		*v = *v * 10 + d;
		*exp -= point;
	}
	return digits > 0;
}

bool
ratio_parse(struct slice text, struct ratio *out)
{
	const char *slash = memchr(text.ptr, '/', text.len);
	size_t first = slash ? (size_t)(slash - text.ptr) : text.len;
	struct ratio r = { .den = 1 };
	int32_t den_exp = 0;
	if (!parse_decimal(slice_sub(text, 0, first), &r.num, &r.exp))
		return false;
	if (slash && (!parse_decimal(slice_sub(text, first + 1, text.len), &r.den, &den_exp) || r.den == 0))
		return false;
	r.exp -= den_exp;
	*out = r;
	return normalise(out);
}

struct rat
ratio_rat(struct arena *a, struct ratio r)
{
	struct dec num = { nat_from_uint(a, r.num), r.exp, r.neg && r.num != 0 };
	struct dec den = { nat_from_uint(a, r.den), 0, false };
	struct rat x = rat_from_dec(a, num), y = rat_from_dec(a, den), q = x;
	rat_div(a, x, y, &q);
	return q;
}
