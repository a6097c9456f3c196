#ifndef RR_FOLD_H
#define RR_FOLD_H
/* One form for the variants of a character, so that 戶/户, 畝/亩, 萬/万 are one
 * to every rule.  Source of the table: Unihan kSimplifiedVariant and kin, see
 * lib/data/variants.tsv. */
#include <stdint.h>

/* han_simplify returns the simplified form of cp, or cp itself. */
uint32_t han_simplify(uint32_t cp);

/* han_fold returns the form in which rules and lexicons are written: simplified,
 * full-width ASCII narrowed (Unicode Annex 11: ０ to 0, ％ to %, ： to :), Latin
 * letters in lower case, ∶ to :, ideographic space and NBSP to space. */
uint32_t han_fold(uint32_t cp);

#endif
