#ifndef RR_RANGE_H
#define RR_RANGE_H
/* A range: all that a figure can be, closed, between two exact rationals either
 * of which may be open.  63.2% stands for 63.15 to 63.25, 300余 for 300 and
 * more, a blanked numeral for anything from nothing on.  Sums, products and
 * quotients of figures are ranges again, so that a contradiction is called one
 * only when no reading of the figures avoids it.
 *
 * Reports count and measure: nothing in a range is negative except the result
 * of range_sub, and range_mul and range_div expect ranges without negatives. */
#include <stdbool.h>
#include "../base/dec.h"
#include "../base/mem.h"

struct range {
	struct rat lo, hi;
	bool has_lo, has_hi;
};

/* Where x lies as seen from y: all of it below, all of it above, or they meet. */
enum range_side { RANGE_BELOW = -1, RANGE_MEETS, RANGE_ABOVE };

/* range_point gives the range of the one number r. */
struct range range_point(struct rat r);

/* range_around gives r - half to r + half. */
struct range range_around(struct arena *a, struct rat r, struct rat half);

struct range range_add(struct arena *a, struct range x, struct range y);
struct range range_sub(struct arena *a, struct range x, struct range y);
struct range range_mul(struct arena *a, struct range x, struct range y);

/* range_div gives x / y; false when y is zero. */
bool range_div(struct arena *a, struct range x, struct range y, struct range *out);

enum range_side range_side(struct arena *a, struct range x, struct range y);

/* range_within returns whether all of x lies in y. */
bool range_within(struct arena *a, struct range x, struct range y);

#endif
