#include "likely.h"

#include "likely_tables.h"

#define UNSEEN 2                /* bits of a pair that is in no table over its second character */

int
likely_alone(uint32_t cp)
{
	uint32_t slot = likely_slot(cp);
	int bits = slot < LIKELY_SLOTS ? likely_one[slot] & 0x7f : 0;
	return bits ? bits : cp < 0x80 ? LIKELY_ASCII : LIKELY_RARE;
}

/* The bits of next within the followers of prev, both slots of simplified characters;
 * 0 when it is none of them. The search has no branches to guess wrong. */
static int
pair_cost(uint32_t prev, uint32_t next)
{
	const uint16_t *first = likely_follower + likely_start[prev];
	uint32_t count = likely_start[prev + 1] - likely_start[prev];
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
	uint32_t first = likely_slot(prev), next = likely_slot(cp);
	if (is_stop(cp) && is_stop(prev))
		return LIKELY_RARE;
	if (first == LIKELY_SLOTS || next == LIKELY_SLOTS)
		return likely_alone(cp);
	int pair = pair_cost(likely_simple[first], likely_simple[next]);
	return pair ? pair : likely_alone(cp) + UNSEEN;
}

/* The bits of a trigram; 0 when there is no such. */
static unsigned
trigram_cost(uint32_t a, uint32_t b, uint32_t c)
{
	uint32_t pair = likely_pair(a, b);
	if (!(likely_pairs[pair / 8] >> pair % 8 & 1))
		return 0;
	uint64_t hash = likely_hash(a, b, c);
	uint32_t entry = likely_entry(hash, 0), at = hash % LIKELY_TRIGRAMS;
	for (; likely_trigram[at] != 0; at = (at + 1) % LIKELY_TRIGRAMS)
		if ((likely_trigram[at] & ~0xffu) == entry)
			return likely_trigram[at] & 0xff;
	return 0;
}

int
likely_after(uint32_t before, uint32_t prev, uint32_t cp)
{
	uint32_t a = likely_slot(before), b = likely_slot(prev), c = likely_slot(cp);
	unsigned bits = 0;
	if (a < LIKELY_SLOTS && b < LIKELY_SLOTS && c < LIKELY_SLOTS)
		bits = trigram_cost(likely_simple[a], likely_simple[b], likely_simple[c]);
	return bits ? (int)bits : likely_cost(prev, cp);
}

bool
likely_final(uint32_t cp)
{
	uint32_t slot = likely_slot(cp);
	return slot == LIKELY_SLOTS || !(likely_one[slot] & 0x80);
}
