#ifndef RR_AMOUNT_H
#define RR_AMOUNT_H
/* An amount: a numeral with the unit behind it and what is joined to them (一年半,
 * 5元3角, 2小时15分, ￥300), before it is known whether it is half of a range, or a figure at
 * all. */
#include <stdbool.h>
#include <stdint.h>
#include "../base/mem.h"
#include "numeral.h"
#include "sentence.h"
#include "unit.h"

struct amount {
	struct numeral n;
	struct unit unit;
	uint32_t end;           /* of the span */
	struct slice unit_text; /* where the unit is written apart: 个月 of 三个多月; else ptr NULL */
	bool money_parts;       /* 5元3角: money, whatever the unit word says */
};

/* amount_read fills *m from numeral n of s; numbers live in a. */
void amount_read(const struct sentence *s, const struct numeral *n, struct arena *a, struct amount *m);

#endif
