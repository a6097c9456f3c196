#ifndef RR_KIND_H
#define RR_KIND_H
/* The kind of amount a term is, by its unit: what can be added to what.  Units of
 * one dimension are brought together by the table of units (亩 and 公顷, 人 and
 * 名); counting words of different things are not. */
#include <stdbool.h>
#include "term.h"

enum kind {
	KIND_OTHER,
	KIND_LIKE,      /* counts by different words that may count the same: 个 and 家 */
	KIND_SAME
};

/* kind_compare tells whether x and y are amounts of one kind; *factor turns x's
 * values into y's unit. */
enum kind kind_compare(struct arena *a, const struct term *x, const struct term *y, struct rat *factor);

/* kind_names_itself returns whether the unit alone says what is counted (户, 人,
 * 亩, 元), as 个 does not. */
bool kind_names_itself(struct arena *a, const struct term *t);

#endif
