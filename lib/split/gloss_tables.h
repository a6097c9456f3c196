#ifndef RR_GLOSS_TABLES_H
#define RR_GLOSS_TABLES_H
/* What the build makes of lib/data/readings.tsv: see lib/gen/mkreadings.c. */
#include <stdint.h>

#define GLOSS_FIRST 0x4e00u
#define GLOSS_LAST 0x9fffu

extern const char gloss_syllable[][8];          /* UTF-8, padded with NULs, then its length; none at 0 */
extern const uint16_t gloss_list[];             /* runs of syllable numbers, each ended by 0 */
extern const uint16_t gloss_start[GLOSS_LAST - GLOSS_FIRST + 1];
extern const uint16_t gloss_first[GLOSS_LAST - GLOSS_FIRST + 1];        /* the first of each run, at hand */

#endif
