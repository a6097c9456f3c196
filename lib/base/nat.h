#ifndef RR_NAT_H
#define RR_NAT_H
/* Natural numbers of any length: base 10^9 limbs, least significant first, no
 * leading zero limb, n 0 is zero.  In this base decimal text, powers of ten and
 * factors 2 and 5, all that figures need, take one pass over the limbs.
 * Results live in the arena given and may share limbs with the arguments. */
#include <stdbool.h>
#include <stdint.h>
#include "mem.h"
#include "slice.h"

#define NAT_BASE 1000000000u

struct nat {
	const uint32_t *limb;
	uint32_t n;
};

struct nat nat_from_uint(struct arena *a, uint64_t v);

/* nat_from_digits takes count decimal digits at p; a byte that is no digit (the
 * point) is passed over and does not count. */
struct nat nat_from_digits(struct arena *a, const char *p, size_t count);

/* nat_fits tells whether x is below 10^18, and so a uint64_t; nat_uint gives it. */
static inline bool nat_fits(struct nat x) { return x.n <= 2; }
static inline uint64_t
nat_uint(struct nat x)
{
	return x.n == 0 ? 0 : x.n == 1 ? x.limb[0] : (uint64_t)x.limb[1] * NAT_BASE + x.limb[0];
}

/* nat_digits returns the number of decimal digits, 0 for zero; nat_put writes
 * them to p, without a NUL. */
size_t nat_digits(struct nat x);
void nat_put(struct nat x, char *p);

int nat_cmp(struct nat x, struct nat y);                        /* <0, 0, >0 */
struct nat nat_add(struct arena *a, struct nat x, struct nat y);
struct nat nat_sub(struct arena *a, struct nat x, struct nat y);/* x >= y */
struct nat nat_mul(struct arena *a, struct nat x, struct nat y);

/* nat_scale returns x * 10^power. */
struct nat nat_scale(struct arena *a, struct nat x, uint32_t power);

/* nat_div returns x / y rounded down and stores the remainder; y is not zero. */
struct nat nat_div(struct arena *a, struct nat x, struct nat y, struct nat *rest);

/* nat_div_limb is the same for 0 < y < 10^9. */
struct nat nat_div_limb(struct arena *a, struct nat x, uint32_t y, uint32_t *rest);

#endif
