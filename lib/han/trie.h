#ifndef RR_TRIE_H
#define RR_TRIE_H
/* A static dictionary over folded code points: a double array (Aoe 1989), made
 * from a table under lib/data by lib/gen/mktrie.c.  A step is two loads and a
 * comparison; nothing is allocated and nothing changes at run time.
 *
 * Each word has a value. With mktrie -c it is the set of classes of all rows
 * with that word (trie_class); without, it is the number of its row counted
 * from 1 over all files (so 0 can mean "none"), and next[row] chains the rows
 * with the same folded word. */
#include <stdint.h>

struct trie_cell {
	uint16_t base;          /* where the cells of this node's children begin */
	uint16_t check;         /* the parent's cell; 0 is the root, its own cell unused as a child */
	uint16_t value;         /* 0: no word ends here */
};

struct trie {
	const struct trie_cell *cell;
	const uint8_t *major;           /* block of a code point's 256 codes, by cp >> 8 */
	const uint16_t *minor;          /* code of a code point; 0: in no word */
	uint32_t blocks;                /* entries of major */
	const uint32_t *next;           /* row to next row of the same word, or NULL */
	const uint64_t *set;            /* class sets, or NULL */
	const uint16_t *below;          /* of a node: the number of the set of all words that go through it, or NULL */
};

/* trie_code returns the code of a folded code point, 0 when it is in no word; for
 * text that is walked over from many places, so that each is looked up once. */
static inline uint16_t
trie_code(const struct trie *t, uint32_t cp)
{
	return cp >> 8 < t->blocks ? t->minor[(uint32_t)t->major[cp >> 8] << 8 | (cp & 0xff)] : 0;
}

/* trie_step_code is trie_step by code; there is no step by code 0. */
static inline uint32_t
trie_step_code(const struct trie *t, uint32_t node, uint16_t code)
{
	uint32_t cell = t->cell[node].base + (uint32_t)code;
	return code != 0 && t->cell[cell].check == node ? cell : 0;
}

/* trie_step goes from node (0 is the root) along the folded code point cp;
 * returns the node reached, or 0 when there is none. */
static inline uint32_t
trie_step(const struct trie *t, uint32_t node, uint32_t cp)
{
	return trie_step_code(t, node, trie_code(t, cp));
}

/* trie_value returns the value of the word that ends at node, 0 when none does. */
static inline uint32_t
trie_value(const struct trie *t, uint32_t node)
{
	return t->cell[node].value;
}

/* trie_longest finds the longest word that begins at cp (ended by a 0 code
 * point); returns its length in code points and stores its value, or returns 0.
 * For all words that begin at cp, from short to long, loop over trie_step and
 * ask trie_value at each node. */
static inline uint32_t
trie_longest(const struct trie *t, const uint32_t *cp, uint32_t *value)
{
	uint32_t node = 0, length = 0;
	for (uint32_t i = 0; (node = trie_step(t, node, cp[i])) != 0; i++) {
		if (t->cell[node].value != 0) {
			*value = t->cell[node].value;
			length = i + 1;
		}
	}
	return length;
}

#endif
