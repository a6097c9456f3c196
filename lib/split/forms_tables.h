#ifndef RR_FORMS_TABLES_H
#define RR_FORMS_TABLES_H
/* What the build makes of the tables of variants: see lib/gen/mkforms.c. */
#include <stdint.h>

extern const unsigned forms_variant_count, forms_traditional_count;
extern const uint32_t forms_variant[];          /* simplified << 16 | variant, sorted */
extern const uint32_t forms_traditional[];      /* simplified << 16 | traditional, sorted */
extern const uint8_t forms_only[0x5200 / 8];    /* characters of simplified text alone, from U+4E00 */

#endif
