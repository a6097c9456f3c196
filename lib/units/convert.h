#ifndef RR_CONVERT_H
#define RR_CONVERT_H
/* Values carried from one unit to another: value * factor + offset, exact when
 * that is a terminating decimal, else rounded half to even. */
#include <stdbool.h>
#include "../base/mem.h"
#include "../base/slice.h"
#include "ratio.h"

struct conversion {
	struct ratio factor, offset;
};

/* convert reads value, a plain or exponential decimal; gives the plain decimal
 * in *text (in a), and in *rounded whether it had to be rounded, then to digits
 * significant digits. Returns false when value is no such number. */
bool convert(struct arena *a, const struct conversion *c, struct slice value,
    unsigned digits, struct slice *text, bool *rounded);

/* convert_digits returns how many significant digits a value was written with:
 * those of its figure as it stands in surface ("4.20万亩": 3), or of value itself
 * without closing zeros when those are more ("一万五千亩", 15000: 2). */
unsigned convert_digits(struct slice surface, struct slice value);

#endif
