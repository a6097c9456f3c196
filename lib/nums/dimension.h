#ifndef RR_DIMENSION_H
#define RR_DIMENSION_H
/* A dimension: lengths multiplied to describe one thing (3×4米, 24*12*5.5厘米). Each is
 * a figure, and the unit of the last is that of all; in an area (20×30平方米) it is
 * not. */
#include <stdbool.h>
#include <stdint.h>
#include "../base/mem.h"
#include "sentence.h"
#include "unit.h"

/* dimension_next returns where the next length begins behind one that ends at code point
 * i: past a sign of multiplication, which also blanks digits out (× x *), and a blank
 * on either side; i when there is no such sign. */
uint32_t dimension_next(const struct sentence *s, uint32_t i);

/* dimension_unit finds the unit of the length that ends at code point i, where a sign
 * of multiplication stands; returns whether there is one. */
bool dimension_unit(const struct sentence *s, uint32_t i, struct arena *a, struct unit *u);

#endif
