#ifndef RR_PER_H
#define RR_PER_H
/* Denominators that a sentence puts in words before the figure, not in its unit:
 * 每人每月500元 is 元/人·月, 每千人配3名 is 名/千人, 户均年增收3000元 is 元/户·年,
 * 日处理300吨 is 吨/日.  Only for figures whose class is rate: rr-nums has found
 * such a word (class rate of lib/data/cues.tsv) in the figure's clause. */
#include <stddef.h>
#include <stdint.h>
#include "../base/slice.h"
#include "table.h"

#define PER_MAX 4

struct unit_divisor {
	const struct unit_row *row;
	uint64_t multiplier;
};

/* per_find looks in the figure's clause, before it; stores the divisors, times
 * last, and returns how many there are. */
size_t per_find(const struct unit_table *table, const struct figure_place *place,
    struct unit_divisor divisor[PER_MAX]);

#endif
