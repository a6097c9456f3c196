#include "nat.h"

static const uint32_t power10[] = {
	1, 10, 100, 1000, 10000, 100000, 1000000, 10000000, 100000000
};

static uint32_t *
new_limbs(struct arena *a, size_t n)
{
	return arena_new(a, n * sizeof(uint32_t));
}

static struct nat
trimmed(const uint32_t *limb, size_t n)
{
	while (n > 0 && limb[n - 1] == 0)
		n--;
	return (struct nat){ limb, (uint32_t)n };
}

struct nat
nat_from_uint(struct arena *a, uint64_t v)
{
	uint32_t *limb = new_limbs(a, 3);
	limb[0] = (uint32_t)(v % NAT_BASE);
	limb[1] = (uint32_t)(v / NAT_BASE % NAT_BASE);
	limb[2] = (uint32_t)(v / NAT_BASE / NAT_BASE);
	return trimmed(limb, 3);
}

struct nat
nat_from_digits(struct arena *a, const char *p, size_t count)
{
	size_t n = (count + 8) / 9;
	uint32_t *limb = new_limbs(a, n), v = 0;
	for (size_t left = count; left > 0; p++) {
		unsigned d = (unsigned char)(*p - '0');
		if (d > 9)
			continue;
		v = v * 10 + d;
		if (--left % 9 == 0) {
			limb[left / 9] = v;
			v = 0;
		}
	}
	return trimmed(limb, n);
}

static unsigned
limb_digits(uint32_t v)
{
	unsigned n = 1;
	while (n < 9 && v >= power10[n])
		n++;
	return n;
}

size_t
nat_digits(struct nat x)
{
	return x.n == 0 ? 0 : (size_t)(x.n - 1) * 9 + limb_digits(x.limb[x.n - 1]);
}

void
nat_put(struct nat x, char *p)
{
	char *end = p + nat_digits(x);
	for (uint32_t i = 0; i < x.n; i++) {
		uint32_t v = x.limb[i];
		for (unsigned k = 0; k < 9 && end > p; k++, v /= 10)
			*--end = (char)('0' + v % 10);
	}
}

int
nat_cmp(struct nat x, struct nat y)
{
	if (x.n != y.n)
		return x.n < y.n ? -1 : 1;
	for (uint32_t i = x.n; i-- > 0;)
		if (x.limb[i] != y.limb[i])
			return x.limb[i] < y.limb[i] ? -1 : 1;
	return 0;
}

struct nat
nat_add(struct arena *a, struct nat x, struct nat y)
{
	if (nat_fits(x) && nat_fits(y))
		return nat_from_uint(a, nat_uint(x) + nat_uint(y));
	uint32_t n = (x.n > y.n ? x.n : y.n) + 1, carry = 0;
	uint32_t *limb = new_limbs(a, n);
	for (uint32_t i = 0; i < n; i++) {
		uint32_t sum = (i < x.n ? x.limb[i] : 0) + (i < y.n ? y.limb[i] : 0) + carry;
		carry = sum >= NAT_BASE;
		limb[i] = carry ? sum - NAT_BASE : sum;
	}
	return trimmed(limb, n);
}

struct nat
nat_sub(struct arena *a, struct nat x, struct nat y)
{
	uint32_t *limb = new_limbs(a, x.n), borrow = 0;
	for (uint32_t i = 0; i < x.n; i++) {
		uint32_t take = (i < y.n ? y.limb[i] : 0) + borrow;
		borrow = x.limb[i] < take;
		limb[i] = x.limb[i] + (borrow ? NAT_BASE : 0) - take;
	}
	return trimmed(limb, x.n);
}

struct nat
nat_mul(struct arena *a, struct nat x, struct nat y)
{
	if (x.n <= 1 && y.n <= 1)
		return nat_from_uint(a, nat_uint(x) * nat_uint(y));
	uint32_t *limb = new_limbs(a, (size_t)x.n + y.n);
	memset(limb, 0, ((size_t)x.n + y.n) * sizeof *limb);
	for (uint32_t i = 0; i < x.n; i++) {
		uint64_t carry = 0;
		for (uint32_t j = 0; j < y.n; j++) {
			carry += (uint64_t)x.limb[i] * y.limb[j] + limb[i + j];
			limb[i + j] = (uint32_t)(carry % NAT_BASE);
			carry /= NAT_BASE;
		}
		limb[i + y.n] = (uint32_t)carry;
	}
	return trimmed(limb, (size_t)x.n + y.n);
}

struct nat
nat_scale(struct arena *a, struct nat x, uint32_t power)
{
	if (x.n == 0 || power == 0)
		return x;
	uint32_t shift = power / 9, factor = power10[power % 9];
	uint32_t *limb = new_limbs(a, (size_t)x.n + shift + 1);
	uint64_t carry = 0;
	memset(limb, 0, shift * sizeof *limb);
	for (uint32_t i = 0; i < x.n; i++) {
		carry += (uint64_t)x.limb[i] * factor;
		limb[shift + i] = (uint32_t)(carry % NAT_BASE);
		carry /= NAT_BASE;
	}
	limb[shift + x.n] = (uint32_t)carry;
	return trimmed(limb, (size_t)x.n + shift + 1);
}

struct nat
nat_div_limb(struct arena *a, struct nat x, uint32_t y, uint32_t *rest)
{
	uint32_t *limb = new_limbs(a, x.n);
	uint64_t r = 0;
	for (uint32_t i = x.n; i-- > 0;) {
		r = r * NAT_BASE + x.limb[i];
		limb[i] = (uint32_t)(r / y);
		r %= y;
	}
	*rest = (uint32_t)r;
	return trimmed(limb, x.n);
}

/* u[0..n] -= q * v[0..n); returns whether it went below zero (and wrapped). */
static bool
subtract_multiple(uint32_t *u, const uint32_t *v, uint32_t n, uint32_t q)
{
	uint64_t carry = 0;
	uint32_t borrow = 0;
	for (uint32_t i = 0; i <= n; i++) {
		carry += i < n ? (uint64_t)q * v[i] : 0;
		uint32_t take = (uint32_t)(carry % NAT_BASE) + borrow;
		carry /= NAT_BASE;
		borrow = u[i] < take;
		u[i] += (borrow ? NAT_BASE : 0) - take;
	}
	return borrow != 0;
}

static void
add_back(uint32_t *u, const uint32_t *v, uint32_t n)
{
	uint32_t carry = 0;
	for (uint32_t i = 0; i <= n; i++) {
		uint32_t sum = u[i] + (i < n ? v[i] : 0) + carry;
		carry = sum >= NAT_BASE;
		u[i] = carry ? sum - NAT_BASE : sum;
	}
}

/* Knuth, The Art of Computer Programming 2, 4.3.1, algorithm D. */
struct nat
nat_div(struct arena *a, struct nat x, struct nat y, struct nat *rest)
{
	if (nat_cmp(x, y) < 0) {
		*rest = x;
		return (struct nat){ NULL, 0 };
	}
	uint32_t r;
	if (y.n == 1) {
		struct nat q = nat_div_limb(a, x, y.limb[0], &r);
		*rest = nat_from_uint(a, r);
		return q;
	}
	uint32_t n = y.n, m = x.n - y.n;
	uint32_t scale = NAT_BASE / (y.limb[n - 1] + 1);
	uint32_t *u = new_limbs(a, (size_t)x.n + 1), *q = new_limbs(a, (size_t)m + 1);
	struct nat factor = { &scale, 1 };
	struct nat scaled = nat_mul(a, x, factor), v = nat_mul(a, y, factor);
	memset(u, 0, ((size_t)x.n + 1) * sizeof *u);
	memcpy(u, scaled.limb, scaled.n * sizeof *u);
	for (uint32_t j = m + 1; j-- > 0;) {
		uint64_t top = (uint64_t)u[j + n] * NAT_BASE + u[j + n - 1];
		uint64_t guess = top / v.limb[n - 1], left = top % v.limb[n - 1];
		while (guess >= NAT_BASE || guess * v.limb[n - 2] > left * NAT_BASE + u[j + n - 2]) {
			guess--;
			left += v.limb[n - 1];
			if (left >= NAT_BASE)
				break;
		}
		if (subtract_multiple(u + j, v.limb, n, (uint32_t)guess)) {
			guess--;
			add_back(u + j, v.limb, n);
		}
		q[j] = (uint32_t)guess;
	}
	*rest = nat_div_limb(a, trimmed(u, n), scale, &r);
	return trimmed(q, (size_t)m + 1);
}
