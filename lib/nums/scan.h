#ifndef RR_SCAN_H
#define RR_SCAN_H
/* Scanning a sentence for figures: most characters begin nothing and one table
 * lookup passes them; the rest are tried, in this order, as quotation or word
 * without figures, ordinal, date, quantity. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "../base/mem.h"
#include "figure.h"
#include "sentence.h"

/* scan_next finds the next figure of s at or behind code point *i, and moves *i
 * behind it; before are the count figures of s found so far. False at the end. */
bool scan_next(const struct sentence *s, uint32_t *i, const struct figure *before, size_t count,
	struct arena *a, struct figure *f);

#endif
