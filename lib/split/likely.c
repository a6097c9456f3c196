#include "likely.h"

#include "likely_tables.h"

#define WORD 9                  /* most bits of a character that goes on a word */

/* Punctuation and the like, by how much of running text they make up. */
static int
other_cost(uint32_t cp)
{
	if ((cp >= '0' && cp <= '9') || cp == '\n' || cp == 0)
		return 8;
	if (cp < 0x80)
		return 12;
	switch (cp) {
	case 0xff0c: case 0x3002: case 0x3001:          /* ，。、 */
		return 6;
	case 0x201c: case 0x201d: case 0xff1b: case 0xff1a:     /* “”；： */
		return 9;
	case 0x300a: case 0x300b: case 0xff08: case 0xff09:     /* 《》（） */
		return 10;
	case 0xff01: case 0xff1f: case 0x2014: case 0x2026: case 0xb7:  /* ！？—…· */
		return 13;
	}
	return LIKELY_RARE;
}

/* Whether cp is in the tables. */
static inline bool
is_listed(uint32_t cp)
{
	return cp - LIKELY_FIRST < LIKELY_CHARS;
}

int
likely_alone(uint32_t cp)
{
	if (!is_listed(cp))
		return other_cost(cp);
	int bits = likely_one[cp - LIKELY_FIRST] & 0x7f;
	return bits ? bits : LIKELY_RARE;
}

/* The bits of next within the followers of prev; 0 when it is none of them. Both
 * simplified. The search has no branches to guess wrong. */
static int
pair_cost(uint32_t prev, uint32_t next)
{
	const uint16_t *first = likely_follower + likely_start[prev - LIKELY_FIRST];
	uint32_t count = likely_start[prev - LIKELY_FIRST + 1] - likely_start[prev - LIKELY_FIRST];
	if (count == 0)
		return 0;
	while (count > 1) {
		uint32_t half = count / 2;
		first += (first[half] <= next) * half;
		count -= half;
	}
	return *first == next ? likely_bits[first - likely_follower] : 0;
}

/* Punctuation that no other punctuation of these follows. */
static bool
is_stop(uint32_t cp)
{
	return cp == 0x3001 || cp == 0x3002 || cp == 0xff0c || cp == 0xff1b || cp == 0xff1a ||
	    cp == 0xff01 || cp == 0xff1f;
}

int
likely_cost(uint32_t prev, uint32_t cp)
{
	int alone = likely_alone(cp) + 1;
	if (!is_listed(cp))
		return is_stop(cp) && is_stop(prev) ? LIKELY_RARE : alone;
	if (!is_listed(prev))
		return alone;
	int pair = pair_cost(likely_simple[prev - LIKELY_FIRST], likely_simple[cp - LIKELY_FIRST]) + 1;
	/* What is in a word list is a word, however rare it is counted. */
	if (pair > WORD)
		pair = WORD;
	return pair > 1 && pair < alone ? pair : alone;
}

bool
likely_final(uint32_t cp)
{
	return !is_listed(cp) || !(likely_one[cp - LIKELY_FIRST] & 0x80);
}
