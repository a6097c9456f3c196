#ifndef RR_LIST_H
#define RR_LIST_H
/* A list of numbers whose unit stands behind the last: 提高1.2、0.6和0.9个百分点,
 * 120、85、60万元. */
#include <stddef.h>
#include "../base/mem.h"
#include "figure.h"
#include "sentence.h"

/* list_unit gives the numbers right before the last of count figures its unit, its
 * class, and its 万 or 亿, when they make a list with it and it is written in digits.
 * Values are put into a. */
void list_unit(const struct sentence *s, struct figure *figure, size_t count, struct arena *a);

#endif
