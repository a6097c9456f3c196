#ifndef RR_DEC_H
#define RR_DEC_H
/* Exact decimals and rationals of any length: what a report says, never a
 * binary float.  All results live in the arena given. */
#include <stdbool.h>
#include <stdint.h>
#include "mem.h"
#include "nat.h"
#include "slice.h"

/* An exact decimal: (-1)^neg * mant * 10^exp. Zero has neg false. */
struct dec {
	struct nat mant;
	int32_t exp;
	bool neg;
};

/* A rational: (-1)^neg * num / den, den not zero; lowest terms not promised. */
struct rat {
	struct nat num, den;
	bool neg;
};

/* dec_parse reads "-12.50", "3e6" (RFC 8259 number grammar, leading zeros
 * allowed); false when text is anything else or |exponent| exceeds 100000. */
bool dec_parse(struct arena *a, struct slice text, struct dec *out);

/* dec_text returns d written plainly: no exponent, no needless zero after the
 * point, "0" for zero; so that equal values have equal texts. */
struct slice dec_text(struct arena *a, struct dec d);

/* dec_from_uint returns v; dec_shift d * 10^power, which takes no memory. */
struct dec dec_from_uint(struct arena *a, uint64_t v);
struct dec dec_shift(struct dec d, int32_t power);

/* Sum, difference, product, and order (<0, 0, >0). Exponents far apart cost as
 * many digits as lie between them; in dec_cmp only when the magnitudes are equal. */
struct dec dec_add(struct arena *a, struct dec x, struct dec y);
struct dec dec_sub(struct arena *a, struct dec x, struct dec y);
struct dec dec_mul(struct arena *a, struct dec x, struct dec y);
int dec_cmp(struct arena *a, struct dec x, struct dec y);

/* The same for rationals; none of them reduces. rat_div returns false when y is
 * zero, and leaves *out alone. */
struct rat rat_from_dec(struct arena *a, struct dec d);
struct rat rat_add(struct arena *a, struct rat x, struct rat y);
struct rat rat_sub(struct arena *a, struct rat x, struct rat y);
struct rat rat_mul(struct arena *a, struct rat x, struct rat y);
bool rat_div(struct arena *a, struct rat x, struct rat y, struct rat *out);
int rat_cmp(struct arena *a, struct rat x, struct rat y);

/* rat_to_dec gives r exactly and returns true when it is a terminating
 * decimal (reduced denominator 2^i * 5^j); else returns false. */
bool rat_to_dec(struct arena *a, struct rat r, struct dec *out);

/* rat_round gives r rounded half to even at digits significant digits. */
struct dec rat_round(struct arena *a, struct rat r, unsigned digits);

#endif
