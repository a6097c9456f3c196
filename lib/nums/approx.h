#ifndef RR_APPROX_H
#define RR_APPROX_H
/* Approximation: what 余, 多, 约, 近, 超过, 以上, 左右 and the like say of a figure,
 * and the bounds that follow from it (300余人: at least 300; 近7万: at most 70000). */
#include <stdbool.h>
#include "figure.h"
#include "sentence.h"

/* approx_read sets approx, lo, hi and outer_begin, outer_end of f, whose span,
 * class, value and unit are known; over and about say that 余 or 来 stands inside
 * the numeral. A range keeps its bounds. */
void approx_read(const struct sentence *s, struct figure *f, bool over, bool about);

#endif
