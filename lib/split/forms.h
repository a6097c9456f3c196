#ifndef RR_FORMS_H
#define RR_FORMS_H
/* The ways back from a simplified character, which fold.h does not have: what a
 * converter would have made it, and what it may have been made from. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* forms_traditional_of returns the traditional form that converters give cp, or
 * cp itself. */
uint32_t forms_traditional_of(uint32_t cp);

/* forms_variants_of stores up to most characters whose simplified form is cp, cp
 * itself not among them; returns how many. */
size_t forms_variants_of(uint32_t cp, uint32_t *variant, size_t most);

/* forms_is_simplified returns whether cp is no character of traditional text. */
bool forms_is_simplified(uint32_t cp);

#endif
