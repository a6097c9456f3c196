#ifndef RR_AMOUNT_PART_H
#define RR_AMOUNT_PART_H
/* What goes on with an amount in a smaller unit and is one figure with it, in the
 * larger: 5元3角, 壹万元陆角柒分, 2小时15分, 5公里300米; or in the next decimal place
 * without any unit: 三块二, 38度5, 九成五, 一米七五. */
#include <stdbool.h>
#include <stdint.h>
#include "../base/mem.h"
#include "../han/trie.h"
#include "amount.h"
#include "sentence.h"

/* How many of the smaller unit make the larger. Bit numbers; a row's class in
 * lib/data/parts.tsv is the number. */
enum part_size {
	PART_10, PART_12, PART_16, PART_24, PART_60, PART_100, PART_1000,
	PART_SIZES
};

extern const struct trie amount_parts;

/* amount_add_parts adds to *m, which has a value and ends behind its unit, what goes
 * on with it; numbers live in a. */
void amount_add_parts(const struct sentence *s, struct amount *m, struct arena *a);

#endif
