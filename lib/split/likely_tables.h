#ifndef RR_LIKELY_TABLES_H
#define RR_LIKELY_TABLES_H
/* What the build makes of lib/data/bigrams.tsv: see lib/gen/mkbigrams.c. */
#include <stdint.h>

#define LIKELY_FIRST 0x4e00u
#define LIKELY_CHARS 0x5200u

extern const uint8_t likely_one[LIKELY_CHARS];          /* bits, 0 for a rare character; 0x80: seldom ends a clause */
extern const uint16_t likely_simple[LIKELY_CHARS];      /* the simplified form */
extern const uint32_t likely_start[LIKELY_CHARS + 1];   /* into the next two */
extern const uint16_t likely_follower[];                /* sorted within a character's run */
extern const uint8_t likely_bits[];

#endif
