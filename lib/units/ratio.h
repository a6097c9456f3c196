#ifndef RR_RATIO_H
#define RR_RATIO_H
/* A unit's factor: a rational (-1)^neg * num / den * 10^exp, kept in lowest
 * terms with num and den prime to ten.  So a decimal times it terminates just
 * when den divides the decimal's mantissa times num.  Everything is exact; what
 * does not fit 64 bits is refused, not rounded. */
#include <stdbool.h>
#include <stdint.h>
#include "../base/dec.h"
#include "../base/slice.h"

struct ratio {
	uint64_t num, den;
	int32_t exp;
	bool neg;
};

#define RATIO_ZERO ((struct ratio){ 0, 1, 0, false })
#define RATIO_ONE ((struct ratio){ 1, 1, 0, false })

/* ratio_parse reads "2000/3", "0.5", "12.7/5"; false when text is anything else
 * or does not fit. */
bool ratio_parse(struct slice text, struct ratio *out);

/* The operations return false when the result does not fit; ratio_div also for
 * a zero y. */
bool ratio_mul(struct ratio x, struct ratio y, struct ratio *out);
bool ratio_div(struct ratio x, struct ratio y, struct ratio *out);
bool ratio_sub(struct ratio x, struct ratio y, struct ratio *out);

/* ratio_rat gives r for arithmetic of any length. */
struct rat ratio_rat(struct arena *a, struct ratio r);

#endif
