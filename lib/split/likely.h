#ifndef RR_LIKELY_H
#define RR_LIKELY_H
/* How likely a character is in running Chinese text, in bits (-log2): a small
 * language model, to choose between readings of damaged bytes. Both scripts
 * count as one. */
#include <stdbool.h>
#include <stdint.h>

#define LIKELY_RARE 24          /* a character that hardly occurs */
#define LIKELY_ASCII 12         /* an ASCII letter or sign */

/* A place behind two characters, where many are weighed. */
struct likely_place {
	uint32_t before, prev;  /* their slots in the tables */
	uint32_t first, count;  /* the followers of prev */
	bool stop;              /* prev is punctuation that no other punctuation follows */
	bool trigrams;          /* something may follow both */
};

/* likely_behind returns the place behind before and prev; 0 is an unknown character,
 * '\n' the beginning or end of a line. likely_here returns the bits that cp costs there. */
struct likely_place likely_behind(uint32_t before, uint32_t prev);
int likely_here(const struct likely_place *p, uint32_t cp);

/* likely_after returns the bits that cp costs behind before and prev. */
static inline int
likely_after(uint32_t before, uint32_t prev, uint32_t cp)
{
	struct likely_place p = likely_behind(before, prev);
	return likely_here(&p, cp);
}

/* likely_alone returns the bits that cp costs anywhere. */
int likely_alone(uint32_t cp);

/* likely_is_stop returns whether cp is punctuation that parts or ends clauses, in either
 * width. */
bool likely_is_stop(uint32_t cp);

/* likely_final returns whether cp may well end a clause; prepositions and the like
 * do not. */
bool likely_final(uint32_t cp);

#endif
