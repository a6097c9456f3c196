#ifndef RR_UNITS_UNIT_H
#define RR_UNITS_UNIT_H
/* A unit as a record names it: one word of the table (亩), or a rate or product
 * of them (元/亩·年, 名/千人, 吨·公里).
 *
 *	unit    = product [ ("/" | "每") product ]…
 *	product = name | term [ "·" term ]… | "(" product ")"
 *	term    = [ multiplier ] name | [ multiplier ] name time
 *
 * A name goes before its parts: 人·次 is the table's word, not 人 times 次. All
 * that follows the first slash divides, there also 亩年 without a dot. A multiplier is a whole number in
 * figures or as 千, 十万, 亿. Where the dimension is divided, so is the SI unit,
 * each counted thing being the number 1; the UCUM code keeps all parts. */
#include <stdbool.h>
#include <stdint.h>
#include "../base/slice.h"
#include "per.h"
#include "row.h"
#include "table.h"

struct unit {
	struct slice dim;       /* "money/area/time" */
	struct slice si;        /* "CNY/m2/s"; "1" for pure numbers */
	struct slice ucum;      /* "[CNY]/(2000.m2/3)/a" */
	struct slice of;        /* of the numerator, empty when it counts nothing */
	bool linear;            /* false: no factor, nothing can be converted */
	struct ratio factor, offset;    /* coherent = value * factor + offset */
	bool difference;        /* of two values: offsets do not count */
};

/* unit_find reads text, a unit as written in either script, in the sense that
 * sense tells; texts of *unit live in a or are static. Returns false when some
 * part of it is not in the table, or the factor does not fit a ratio. */
bool unit_find(const struct unit_table *table, struct arena *a, struct slice text,
    const struct unit_sense *sense, struct unit *unit);

/* unit_divide divides unit by count rows more, each times its multiplier: 元 by 人
 * and 月. Texts live in a. Returns false when that does not fit. */
bool unit_divide(struct arena *a, struct unit *unit, const struct unit_divisor *divisor, size_t count);

/* unit_multiplier reads a whole number in figures or as 千, 十万 at code point i of
 * cp, before end; returns where it ends, i when there is none or it is too large. */
uint32_t unit_multiplier(const uint32_t *cp, uint32_t i, uint32_t end, uint64_t *value);

/* unit_difference returns unit as it is for differences: 2℃ more is 2 K more. */
struct unit unit_difference(struct unit unit);

#endif
