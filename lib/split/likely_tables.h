#ifndef RR_LIKELY_TABLES_H
#define RR_LIKELY_TABLES_H
/* What the build makes of lib/data/bigrams.tsv and trigrams.tsv: see
 * lib/gen/mkbigrams.c. Characters have slots: Han characters first, then punctuation;
 * all digits have that of ０, and the end of a line has that of 〓. */
#include <stdint.h>

#define LIKELY_FIRST 0x4e00u
#define LIKELY_CHARS 0x5200u            /* from it on */
#define LIKELY_DIGIT (LIKELY_CHARS + 0x30)
#define LIKELY_LINE_END (LIKELY_CHARS + 0x13)
#define LIKELY_SLOTS (LIKELY_CHARS + 0x60)

/* The slot of cp; LIKELY_SLOTS when it has none. */
static inline uint32_t
likely_slot(uint32_t cp)
{
	if (cp - LIKELY_FIRST < LIKELY_CHARS)
		return cp - LIKELY_FIRST;
	if (cp - '0' < 10)
		return LIKELY_DIGIT;
	if (cp == '\n')
		return LIKELY_LINE_END;
	switch (cp >> 5) {
	case 0x3000 >> 5:
		return LIKELY_CHARS + (cp & 0x1f);
	case 0xff00 >> 5:
		return LIKELY_CHARS + 0x20 + (cp & 0x1f);
	case 0x2000 >> 5:
		return LIKELY_CHARS + 0x40 + (cp & 0x1f);
	}
	return LIKELY_SLOTS;
}

extern const uint8_t likely_one[LIKELY_SLOTS];          /* bits, 0 for a rare character; 0x80: seldom ends a clause */
extern const uint16_t likely_simple[LIKELY_SLOTS];      /* the slot of the simplified form */
extern const uint32_t likely_start[LIKELY_SLOTS + 1];   /* into the next two */
extern const uint16_t likely_follower[];                /* slots, sorted within a character's run */
extern const uint8_t likely_bits[];

/* A hash table of trigrams, open addressing: likely_hash of their slots tells in its
 * low bits where to begin and has the rest of itself in the entry, over 8 bits of cost.
 * An empty entry is 0. */
#define LIKELY_TRIGRAMS (1u << 16)

static inline uint64_t
likely_hash(uint32_t a, uint32_t b, uint32_t c)
{
	uint64_t h = ((uint64_t)a << 32 | b << 16 | c) * 0x9e3779b97f4a7c15u;
	return h ^ h >> 32;
}

static inline uint32_t
likely_entry(uint64_t hash, unsigned bits)
{
	return (uint32_t)(hash >> 16) << 8 | bits;
}

extern const uint32_t likely_trigram[LIKELY_TRIGRAMS];

/* A bit for every pair of slots that may begin a trigram, by likely_pair: a small table
 * that tells most others. */
#define LIKELY_PAIRS (1u << 18)

static inline uint32_t
likely_pair(uint32_t a, uint32_t b)
{
	return (a * 0x9e3779b1u ^ b * 0x85ebca77u) >> 14;
}

extern const uint8_t likely_pairs[LIKELY_PAIRS / 8];

/* The same for every pair that the followers hold. */
#define LIKELY_SEEN (1u << 19)

static inline uint32_t
likely_seen_pair(uint32_t a, uint32_t b)
{
	return (a * 0x9e3779b1u ^ b * 0x85ebca77u) >> 13;
}

extern const uint8_t likely_seen[LIKELY_SEEN / 8];

#endif
