#ifndef RR_RATE_H
#define RR_RATE_H
/* A rate in words: an amount of something for each of something else, where the clause
 * says so and the unit does not (每人每月500元, 户均增收3000元, 日处理300吨). */
#include <stdbool.h>
#include <stddef.h>
#include "figure.h"
#include "sentence.h"
#include "unit.h"

/* rate_read returns whether figure f of s, a count, measure or amount of money in unit
 * u, is one; before are the count figures before it in the sentence. */
bool rate_read(const struct sentence *s, const struct figure *f, const struct unit *u, const struct figure *before, size_t count);

#endif
