#ifndef RR_LIKELY_H
#define RR_LIKELY_H
/* How likely a character is in running Chinese text, in bits (-log2): a small
 * language model, to choose between readings of damaged bytes. Both scripts
 * count as one. */
#include <stdbool.h>
#include <stdint.h>

#define LIKELY_RARE 24          /* a character that hardly occurs */

/* likely_cost returns the bits that cp costs behind prev (0: unknown). */
int likely_cost(uint32_t prev, uint32_t cp);

/* likely_alone returns the bits that cp costs anywhere. */
int likely_alone(uint32_t cp);

/* likely_final returns whether cp may well end a clause; prepositions and the like
 * do not. */
bool likely_final(uint32_t cp);

#endif
