#ifndef RR_WORDS_H
#define RR_WORDS_H
/* Words: finds all of a set of words in a text in one pass (Aho and Corasick,
 * "Efficient string matching", CACM 1975), over code points folded by han_fold,
 * so that both scripts and both widths match.
 *
 * Code points are first mapped to small classes, one for each character that
 * occurs in a word; folding is in that table and costs nothing later.  States
 * are numbered in breadth-first order, so that a state's children stand side by
 * side and need no pointers of their own. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "../base/slice.h"
#include "../base/utf8.h"
#include "../han/fold.h"

struct word {
	uint32_t at, n;         /* its code points in struct words */
	uint32_t id;            /* the caller's */
};

struct words_state {
	uint64_t children;      /* bit c % 64 is set when a child has class c */
	uint32_t child;         /* first child; the next state's child ends them */
	uint32_t fail;          /* longest proper suffix that is a state */
	uint32_t found;         /* longest suffix that ends a word (maybe itself); 0 none */
	uint32_t word;          /* id + 1 of the word that ends here; 0 none */
	uint32_t depth;         /* code points from the root */
};

struct words_astral {
	uint32_t cp;
	uint16_t class;
};

struct words {
	struct word *word;      /* until words_build, as cp is */
	size_t count, cap;
	uint32_t *cp;           /* folded, of one word after the other */
	size_t cps, cps_cap;
	uint16_t *class_of;     /* of each code point below 0x10000, folded; 0: in no word */
	struct words_astral *astral; /* the others that occur in words */
	size_t astrals, classes;
	struct words_state *state;
	uint16_t *state_class;  /* class that leads into each state */
	uint32_t *root;         /* by class: the state that follows the root */
	size_t states;          /* until words_build: how many there will be */
};

/* words_add adds word (folded, valid UTF-8, not empty, copied) under id. Words
 * come in rising order of their bytes, each once. */
void words_add(struct words *w, struct slice word, uint32_t id);

/* words_build makes w ready to search. Words that need more than 65535
 * different characters are not found. */
void words_build(struct words *w);

/* words_free gives all memory back. */
void words_free(struct words *w);

/* words_astral_class is words_class for code points from 0x10000 on. */
uint16_t words_astral_class(const struct words *w, uint32_t cp);

static inline uint16_t
words_class(const struct words *w, uint32_t cp)
{
	return cp < 0x10000 ? w->class_of[cp] : words_astral_class(w, cp);
}

/* words_step returns the state after state on reading a character of class c. */
static inline uint32_t
words_step(const struct words *w, uint32_t state, uint16_t c)
{
	while (state != 0) {
		const struct words_state *s = &w->state[state];
		if (s->children >> (c & 63) & 1) {
			uint32_t end = s[1].child;
			for (uint32_t k = s->child; k < end; k++)
				if (w->state_class[k] == c)
					return k;
		}
		state = s->fail;
	}
	return w->root[c];
}

#endif
