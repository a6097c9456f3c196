#ifndef RR_FOLD_H
#define RR_FOLD_H
/* One form for the variants of a character, so that 戶/户, 畝/亩, 萬/万 are one
 * to every rule.  The tables are two-level, made by lib/gen/mkfold.c from
 * lib/data/variants.tsv (Unihan's variants). */
#include <stdint.h>

extern const uint8_t han_fold_major[256];
extern const uint16_t han_fold_minor[][256];
extern const uint8_t han_simple_major[256];
extern const uint16_t han_simple_minor[][256];

/* han_simplify returns the simplified form of cp, or cp itself. */
static inline uint32_t
han_simplify(uint32_t cp)
{
	return cp < 0x10000 ? han_simple_minor[han_simple_major[cp >> 8]][cp & 0xff] ^ cp : cp;
}

/* han_fold returns the form in which rules and lexicons are matched: simplified,
 * full-width ASCII narrowed (Unicode Annex 11: ０ to 0, ％ to %, ： to :), Latin
 * letters in lower case, ∶ to :, ideographic space and NBSP to space. Lexicons
 * are folded by it as well, so they may be written in any of these forms. */
static inline uint32_t
han_fold(uint32_t cp)
{
	return cp < 0x10000 ? han_fold_minor[han_fold_major[cp >> 8]][cp & 0xff] ^ cp : cp;
}

#endif
