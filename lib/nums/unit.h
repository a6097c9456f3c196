#ifndef RR_UNIT_H
#define RR_UNIT_H
/* A unit: the word behind a numeral that says of what, from a metre to a
 * classifier.  The words are those of lib/data/units.tsv, the table rr-units
 * converts by; the longest wins.  A word that only begins like a unit (成立 after
 * 成, 个体 after 个) is none: lib/data/cues.tsv lists such words. */
#include <stdbool.h>
#include <stdint.h>
#include "../han/trie.h"
#include "sentence.h"

/* Bit numbers of a unit word's classes: the kinds and flags of its rows, and of the
 * dimensions length and temperature. */
enum unit_class {
	UNIT_COUNT, UNIT_MEASURE, UNIT_MONEY, UNIT_PERCENT, UNIT_RATIO, UNIT_DURATION,
	UNIT_SELF,      /* names what it counts: 村 */
	UNIT_WEAK,      /* also a common word, or part of one */
	UNIT_SPLIT,     /* in a denominator its parts divide one by one: 人月 */
	UNIT_LENGTH,    /* measures lengths */
	UNIT_TEMPERATURE,
	UNIT_CLASSES
};

extern const struct trie unit_words;

struct unit {
	uint32_t begin, end;    /* code points; equal when there is none */
	uint32_t head_end;      /* of the first part: 元 in 元/公里 */
	uint64_t classes;       /* 1 << UNIT_…, of the first part */
	bool compound;          /* 元/公里, 元每亩 */
};

static inline bool
unit_is(const struct unit *u, enum unit_class class)
{
	return u->classes >> class & 1;
}

/* unit_read reads the unit that begins at code point i (no blanks skipped);
 * returns whether there is one. */
bool unit_read(const struct sentence *s, uint32_t i, struct unit *u);

/* unit_begins is the same, telling only whether. */
bool unit_begins(const struct sentence *s, uint32_t i);

/* unit_prefixed returns whether the 十百千兆 at i begins a unit: 千克, 兆瓦. */
bool unit_prefixed(const struct sentence *s, uint32_t i);

/* unit_ends returns the classes of the longest unit that ends at code point i, 0
 * when there is none. */
uint64_t unit_ends(const struct sentence *s, uint32_t i);

#endif
