#ifndef RR_QUANTITY_H
#define RR_QUANTITY_H
/* A quantity: a numeral with its unit and what is said of its exactness, or a
 * range of two (4-5名, 500头以上1000头以下).  This stage gives class, unit, value,
 * approximation and bounds; it also says when a numeral is no figure after all,
 * because nothing is counted (G107, 一村一品) or no unit follows. */
#include <stdbool.h>
#include <stddef.h>
#include "../base/mem.h"
#include "figure.h"
#include "numeral.h"
#include "sentence.h"

/* quantity_read makes *f of the numeral n of s. before are the count figures
 * found so far in the sentence, from which a unit left out is taken. Returns
 * false when n is no figure; f->end tells where reading goes on otherwise. Texts
 * and numbers live in s->text and a. */
bool quantity_read(const struct sentence *s, const struct numeral *n,
	const struct figure *before, size_t count, struct arena *a, struct figure *f);

#endif
