#ifndef RR_LIKELY_H
#define RR_LIKELY_H
/* How likely a character is in running Chinese text, in bits (-log2): a small
 * language model, to choose between readings of damaged bytes. Both scripts
 * count as one. */
#include <stdbool.h>
#include <stdint.h>

#define LIKELY_RARE 24          /* a character that hardly occurs */
#define LIKELY_ASCII 12         /* an ASCII letter or sign */

/* likely_cost returns the bits that cp costs behind prev; likely_after the same behind
 * both before and prev. 0 is an unknown character, '\n' the beginning or end of a line. */
int likely_cost(uint32_t prev, uint32_t cp);
int likely_after(uint32_t before, uint32_t prev, uint32_t cp);

/* likely_alone returns the bits that cp costs anywhere. */
int likely_alone(uint32_t cp);

/* likely_final returns whether cp may well end a clause; prepositions and the like
 * do not. */
bool likely_final(uint32_t cp);

#endif
