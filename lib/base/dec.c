#include "dec.h"

#define EXPONENT_MAX 100000

static struct dec
make_dec(bool neg, struct nat mant, int32_t exp)
{
	if (mant.n == 0)
		return (struct dec){ mant, 0, false };
	return (struct dec){ mant, exp, neg };
}

/* The exponent part of an RFC 8259 number, at the "e" or at the end. */
static bool
parse_exponent(const char *p, const char *end, int32_t *exp)
{
	*exp = 0;
	if (p == end)
		return true;
	if ((*p | 0x20) != 'e')
		return false;
	bool neg = ++p < end && *p == '-';
	if (p < end && (*p == '-' || *p == '+'))
		p++;
	if (p == end)
		return false;
	for (; p < end; p++) {
		unsigned d = (unsigned char)(*p - '0');
		if (d > 9)
			return false;
		*exp = *exp * 10 + (int32_t)d;
		if (*exp > EXPONENT_MAX)
			return false;
	}
	if (neg)
		*exp = -*exp;
	return true;
}

static const char *
skip_digits(const char *p, const char *end)
{
	while (p < end && (unsigned char)(*p - '0') < 10)
		p++;
	return p;
}

bool
dec_parse(struct arena *a, struct slice text, struct dec *out)
{
	const char *p = text.ptr, *end = text.ptr + text.len;
	bool neg = text.len > 0 && *p == '-';
	int32_t exp;
	p += neg;
	const char *first = p;
	p = skip_digits(p, end);
	size_t count = (size_t)(p - first), fraction = 0;
	if (count == 0)
		return false;
	if (p < end && *p == '.') {
		const char *point = p++;
		p = skip_digits(p, end);
		fraction = (size_t)(p - point) - 1;
		if (fraction == 0 || fraction > INT32_MAX / 2)
			return false;
	}
	if (!parse_exponent(p, end, &exp))
		return false;
	*out = make_dec(neg, nat_from_digits(a, first, count + fraction), exp - (int32_t)fraction);
	return true;
}

struct slice
dec_text(struct arena *a, struct dec d)
{
	size_t n = nat_digits(d.mant);
	if (n == 0)
		return SLICE("0");
	size_t before = d.exp >= 0 ? n + (size_t)d.exp : n > (size_t)-(int64_t)d.exp ? n - (size_t)-(int64_t)d.exp : 0;
	size_t after = d.exp < 0 ? (size_t)-(int64_t)d.exp : 0;
	char *text = arena_new(a, before + after + 3), *p = text;
	if (d.neg)
		*p++ = '-';
	if (before == 0) {
		*p++ = '0';
		*p++ = '.';
		memset(p, '0', after - n);
		p += after - n;
	}
	nat_put(d.mant, p);
	if (d.exp >= 0) {
		memset(p + n, '0', (size_t)d.exp);
		return (struct slice){ text, (size_t)(p - text) + before };
	}
	p += n;
	if (before > 0) {
		memmove(p - after + 1, p - after, after);
		p[-(ptrdiff_t)after] = '.';
		p++;
	}
	while (p[-1] == '0')
		p--;
	if (p[-1] == '.')
		p--;
	return (struct slice){ text, (size_t)(p - text) };
}

struct dec
dec_from_uint(struct arena *a, uint64_t v)
{
	return make_dec(false, nat_from_uint(a, v), 0);
}

struct dec
dec_shift(struct dec d, int32_t power)
{
	return make_dec(d.neg, d.mant, d.exp + power);
}

/* x + y with the signs given, x and y on one exponent. */
static struct dec
add_signed(struct arena *a, struct nat x, bool x_neg, struct nat y, bool y_neg, int32_t exp)
{
	if (x_neg == y_neg)
		return make_dec(x_neg, nat_add(a, x, y), exp);
	if (nat_cmp(x, y) >= 0)
		return make_dec(x_neg, nat_sub(a, x, y), exp);
	return make_dec(y_neg, nat_sub(a, y, x), exp);
}

static struct dec
add_with_sign(struct arena *a, struct dec x, struct dec y, bool y_neg)
{
	int32_t exp = x.exp < y.exp ? x.exp : y.exp;
	if (x.mant.n == 0)
		return make_dec(y_neg, y.mant, y.exp);
	if (y.mant.n == 0)
		return x;
	return add_signed(a, nat_scale(a, x.mant, (uint32_t)(x.exp - exp)), x.neg,
	    nat_scale(a, y.mant, (uint32_t)(y.exp - exp)), y_neg, exp);
}

struct dec
dec_add(struct arena *a, struct dec x, struct dec y)
{
	return add_with_sign(a, x, y, y.neg);
}

struct dec
dec_sub(struct arena *a, struct dec x, struct dec y)
{
	return add_with_sign(a, x, y, !y.neg);
}

struct dec
dec_mul(struct arena *a, struct dec x, struct dec y)
{
	return make_dec(x.neg != y.neg, nat_mul(a, x.mant, y.mant), x.exp + y.exp);
}

/* Numbers of different magnitude are told apart without writing out the zeros
 * between them. */
static int
cmp_magnitude(struct arena *a, struct dec x, struct dec y)
{
	int64_t x_top = (int64_t)nat_digits(x.mant) + x.exp;
	int64_t y_top = (int64_t)nat_digits(y.mant) + y.exp;
	if (x.mant.n == 0 || y.mant.n == 0)
		return (x.mant.n != 0) - (y.mant.n != 0);
	if (x_top != y_top)
		return x_top < y_top ? -1 : 1;
	int32_t exp = x.exp < y.exp ? x.exp : y.exp;
	return nat_cmp(nat_scale(a, x.mant, (uint32_t)(x.exp - exp)),
	    nat_scale(a, y.mant, (uint32_t)(y.exp - exp)));
}

int
dec_cmp(struct arena *a, struct dec x, struct dec y)
{
	if (x.neg != y.neg)
		return x.neg ? -1 : 1;
	return x.neg ? cmp_magnitude(a, y, x) : cmp_magnitude(a, x, y);
}

static struct rat
make_rat(bool neg, struct nat num, struct nat den)
{
	return (struct rat){ num, den, neg && num.n > 0 };
}

struct rat
rat_from_dec(struct arena *a, struct dec d)
{
	struct nat one = nat_from_uint(a, 1);
	if (d.exp >= 0)
		return make_rat(d.neg, nat_scale(a, d.mant, (uint32_t)d.exp), one);
	return make_rat(d.neg, d.mant, nat_scale(a, one, (uint32_t)-(int64_t)d.exp));
}

static struct rat
rat_add_with_sign(struct arena *a, struct rat x, struct rat y, bool y_neg)
{
	struct dec sum;
	if (nat_cmp(x.den, y.den) == 0) {
		sum = add_signed(a, x.num, x.neg, y.num, y_neg, 0);
		return make_rat(sum.neg, sum.mant, x.den);
	}
	sum = add_signed(a, nat_mul(a, x.num, y.den), x.neg, nat_mul(a, y.num, x.den), y_neg, 0);
	return make_rat(sum.neg, sum.mant, nat_mul(a, x.den, y.den));
}

struct rat
rat_add(struct arena *a, struct rat x, struct rat y)
{
	return rat_add_with_sign(a, x, y, y.neg);
}

struct rat
rat_sub(struct arena *a, struct rat x, struct rat y)
{
	return rat_add_with_sign(a, x, y, !y.neg);
}

struct rat
rat_mul(struct arena *a, struct rat x, struct rat y)
{
	return make_rat(x.neg != y.neg, nat_mul(a, x.num, y.num), nat_mul(a, x.den, y.den));
}

bool
rat_div(struct arena *a, struct rat x, struct rat y, struct rat *out)
{
	if (y.num.n == 0)
		return false;
	*out = make_rat(x.neg != y.neg, nat_mul(a, x.num, y.den), nat_mul(a, x.den, y.num));
	return true;
}

int
rat_cmp(struct arena *a, struct rat x, struct rat y)
{
	if ((x.neg && x.num.n > 0) != (y.neg && y.num.n > 0))
		return x.neg && x.num.n > 0 ? -1 : 1;
	int c = nat_cmp(nat_mul(a, x.num, y.den), nat_mul(a, y.num, x.den));
	return x.neg ? -c : c;
}

/* Takes the factors p (2 or 5) out of x and returns how many they were. The
 * base is p^9 times a number, so the lowest limb tells about nine at a time. */
static uint32_t
take_out(struct arena *a, struct nat *x, uint32_t p)
{
	uint32_t count = 0, rest, many = p == 2 ? 512 : 1953125;
	while (x->limb[0] % many == 0) {
		*x = nat_div_limb(a, *x, many, &rest);
		count += 9;
	}
	while (x->limb[0] % p == 0) {
		*x = nat_div_limb(a, *x, p, &rest);
		count++;
	}
	return count;
}

static struct nat
power(struct arena *a, uint32_t base, uint32_t exponent)
{
	struct nat result = nat_from_uint(a, 1), square = nat_from_uint(a, base);
	for (; exponent > 0; exponent /= 2) {
		if (exponent % 2)
			result = nat_mul(a, result, square);
		if (exponent > 1)
			square = nat_mul(a, square, square);
	}
	return result;
}

/* den = 2^twos * 5^fives * den', den' prime to ten: num/den terminates just when
 * den' divides num. */
bool
rat_to_dec(struct arena *a, struct rat r, struct dec *out)
{
	uint32_t zeros = 0, twos, fives;
	struct nat den = r.den, rest, whole;
	while (den.limb[zeros] == 0)
		zeros++;
	den.limb += zeros;
	den.n -= zeros;
	twos = take_out(a, &den, 2);
	fives = take_out(a, &den, 5);
	whole = nat_div(a, r.num, den, &rest);
	if (rest.n != 0)
		return false;
	if (twos > fives)
		whole = nat_mul(a, whole, power(a, 5, twos - fives));
	else if (fives > twos)
		whole = nat_mul(a, whole, power(a, 2, fives - twos));
	*out = make_dec(r.neg, whole, -(int32_t)(zeros * 9 + (twos > fives ? twos : fives)));
	return true;
}

struct dec
rat_round(struct arena *a, struct rat r, unsigned digits)
{
	struct nat rest, q;
	if (r.num.n == 0)
		return make_dec(false, r.num, 0);
	/* num/den * 10^shift has digits or digits + 1 digits before the point */
	int32_t shift = (int32_t)((int64_t)digits + (int64_t)nat_digits(r.den) - (int64_t)nat_digits(r.num));
	for (;; shift--) {
		struct nat num = shift > 0 ? nat_scale(a, r.num, (uint32_t)shift) : r.num;
		struct nat den = shift < 0 ? nat_scale(a, r.den, (uint32_t)-shift) : r.den;
		q = nat_div(a, num, den, &rest);
		if (nat_digits(q) > digits)
			continue;
		int half = nat_cmp(nat_add(a, rest, rest), den);
		if (half > 0 || (half == 0 && q.n > 0 && q.limb[0] % 2 == 1))
			q = nat_add(a, q, nat_from_uint(a, 1));
		return make_dec(r.neg, q, -shift);
	}
}
