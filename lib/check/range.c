#include "range.h"

struct range
range_point(struct rat r)
{
	return (struct range){ r, r, true, true };
}

struct range
range_around(struct arena *a, struct rat r, struct rat half)
{
	return (struct range){ rat_sub(a, r, half), rat_add(a, r, half), true, true };
}

struct range
range_add(struct arena *a, struct range x, struct range y)
{
	struct range sum = { .has_lo = x.has_lo && y.has_lo, .has_hi = x.has_hi && y.has_hi };
	if (sum.has_lo)
		sum.lo = rat_add(a, x.lo, y.lo);
	if (sum.has_hi)
		sum.hi = rat_add(a, x.hi, y.hi);
	return sum;
}

struct range
range_sub(struct arena *a, struct range x, struct range y)
{
	struct range difference = { .has_lo = x.has_lo && y.has_hi, .has_hi = x.has_hi && y.has_lo };
	if (difference.has_lo)
		difference.lo = rat_sub(a, x.lo, y.hi);
	if (difference.has_hi)
		difference.hi = rat_sub(a, x.hi, y.lo);
	return difference;
}

struct range
range_mul(struct arena *a, struct range x, struct range y)
{
	struct range product = { .has_lo = x.has_lo && y.has_lo, .has_hi = x.has_hi && y.has_hi };
	if (product.has_lo)
		product.lo = rat_mul(a, x.lo, y.lo);
	if (product.has_hi)
		product.hi = rat_mul(a, x.hi, y.hi);
	return product;
}

/* Small divisors give large quotients: the low end divides by the high one. A
 * divisor that can be zero leaves the quotient open above. */
bool
range_div(struct arena *a, struct range x, struct range y, struct range *out)
{
	*out = (struct range){ .has_lo = x.has_lo };
	if (y.has_hi && y.hi.num.n == 0)
		return false;
	if (!y.has_hi)
		out->lo = rat_from_dec(a, dec_from_uint(a, 0));
	else if (x.has_lo && !rat_div(a, x.lo, y.hi, &out->lo))
		return false;
	out->has_hi = x.has_hi && y.has_lo && !y.lo.neg && rat_div(a, x.hi, y.lo, &out->hi);
	return true;
}

enum range_side
range_side(struct arena *a, struct range x, struct range y)
{
	if (x.has_hi && y.has_lo && rat_cmp(a, x.hi, y.lo) < 0)
		return RANGE_BELOW;
	if (x.has_lo && y.has_hi && rat_cmp(a, x.lo, y.hi) > 0)
		return RANGE_ABOVE;
	return RANGE_MEETS;
}

bool
range_within(struct arena *a, struct range x, struct range y)
{
	if (y.has_lo && (!x.has_lo || rat_cmp(a, x.lo, y.lo) < 0))
		return false;
	return !y.has_hi || (x.has_hi && rat_cmp(a, x.hi, y.hi) <= 0);
}
