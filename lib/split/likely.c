#include "likely.h"

#include "../nums/character.h"
#include "likely_tables.h"

#define UNSEEN 2                /* bits of a pair that is in no table over its second character */

int
likely_alone(uint32_t cp)
{
	uint32_t slot = likely_slot(cp);
	int bits = slot < LIKELY_SLOTS ? likely_one[slot] & 0x7f : 0;
	return bits ? bits : cp < 0x80 ? LIKELY_ASCII : LIKELY_RARE;
}

bool
likely_is_stop(uint32_t cp)
{
	switch (character_of(cp)->mark) {
	case MARK_COMMA:
		return cp != '|';
	case MARK_LIST: case MARK_COLON: case MARK_STOP: case MARK_FULLSTOP:
		return true;
	case MARK_END:
		return cp != '\n';
	}
	return false;
}

struct likely_place
likely_behind(uint32_t before, uint32_t prev)
{
	struct likely_place p = { .before = likely_slot(before), .prev = likely_slot(prev) };
	if (p.prev == LIKELY_SLOTS)
		return p;
	p.stop = p.prev >= LIKELY_CHARS && likely_is_stop(prev);
	p.prev = likely_simple[p.prev];
	p.first = likely_start[p.prev];
	p.count = likely_start[p.prev + 1] - p.first;
	if (p.before < LIKELY_SLOTS) {
		p.before = likely_simple[p.before];
		uint32_t pair = likely_pair(p.before, p.prev);
		p.trigrams = likely_pairs[pair / 8] >> pair % 8 & 1;
	}
	return p;
}

/* The bits of the trigram that slot ends; 0 when there is no such. */
static int
trigram_cost(const struct likely_place *p, uint32_t slot)
{
	uint64_t hash = likely_hash(p->before, p->prev, slot);
	uint32_t entry = likely_entry(hash, 0), at = hash % LIKELY_TRIGRAMS;
	for (; likely_trigram[at] != 0; at = (at + 1) % LIKELY_TRIGRAMS)
		if ((likely_trigram[at] & ~0xffu) == entry)
			return likely_trigram[at] & 0xff;
	return 0;
}

/* The bits of slot within the followers; 0 when it is none of them. The search has no
 * branches to guess wrong. */
static int
pair_cost(const struct likely_place *p, uint32_t slot)
{
	const uint16_t *first = likely_follower + p->first;
	uint32_t count = p->count, pair = likely_seen_pair(p->prev, slot);
	if (count == 0 || !(likely_seen[pair / 8] >> pair % 8 & 1))
		return 0;
	while (count > 1) {
		uint32_t half = count / 2;
		first += (first[half] <= slot) * half;
		count -= half;
	}
	return *first == slot ? likely_bits[first - likely_follower] : 0;
}

int
likely_here(const struct likely_place *p, uint32_t cp)
{
	uint32_t slot = likely_slot(cp);
	int bits = 0;
	if (p->prev == LIKELY_SLOTS || slot == LIKELY_SLOTS)
		return likely_alone(cp);
	if (p->stop && slot >= LIKELY_CHARS && likely_is_stop(cp))
		return LIKELY_RARE;
	slot = likely_simple[slot];
	if (p->trigrams)
		bits = trigram_cost(p, slot);
	if (bits == 0)
		bits = pair_cost(p, slot);
	return bits ? bits : likely_alone(cp) + UNSEEN;
}

bool
likely_final(uint32_t cp)
{
	uint32_t slot = likely_slot(cp);
	return slot == LIKELY_SLOTS || !(likely_one[slot] & 0x80);
}
