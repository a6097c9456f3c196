#ifndef RR_NUMERAL_PART_H
#define RR_NUMERAL_PART_H
/* Between the files that read numerals: numeral.c (ASCII digits, blanks, signs),
 * numeral_han.c (Chinese digits), multiplier.c (万 and 余 behind either) and
 * fraction.c (what is made of two numerals); and for amount.c. For no other file. */
#include <stdbool.h>
#include <stdint.h>
#include "numeral.h"

/* numeral_multiplies returns whether 十百千万亿 at i multiplies what stands before
 * it; in 5千克, 20万千瓦 and 100兆 the last one belongs to the unit. */
bool numeral_multiplies(const struct sentence *s, uint32_t i);

/* numeral_inner_word takes 余, 多, 来 … at i into n, most of which must go on to a
 * unit or multiplier: 300余人, 10多万, but not 3来自. Returns its end, or i. */
uint32_t numeral_inner_word(const struct sentence *s, uint32_t i, struct numeral *n);

/* numeral_multipliers takes 万, 千万, 万亿 … at i with a 余 before or behind into
 * n; returns their end. The value is left as it is: n->power tells. */
uint32_t numeral_multipliers(const struct sentence *s, uint32_t i, struct numeral *n);

/* numeral_read_han reads a numeral that begins with a Chinese digit at i. */
bool numeral_read_han(const struct sentence *s, uint32_t i, struct arena *a, struct numeral *n);

/* numeral_plain reads a numeral without sign, fraction and ratio at i. */
bool numeral_plain(const struct sentence *s, uint32_t i, struct arena *a, struct numeral *n);

/* numeral_percent reads 百分之五, 千分之三, 万分之二 at i. */
bool numeral_percent(const struct sentence *s, uint32_t i, struct arena *a, struct numeral *n);

/* numeral_joined grows n, a plain numeral, to the fraction (三分之一, 3/4, 三又四分之三)
 * or ratio (1:3) that begins with it. */
void numeral_joined(const struct sentence *s, struct arena *a, struct numeral *n);

#endif
