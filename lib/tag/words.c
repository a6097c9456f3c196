#include "words.h"
#include "../base/mem.h"

static uint32_t
word_cp(const struct words *w, size_t i, uint32_t k)
{
	return w->cp[w->word[i].at + k];
}

/* How many characters at its beginning the newest word has from the one before:
 * it needs no states of its own for them. */
static uint32_t
shared(const struct words *w)
{
	size_t last = w->count - 1;
	uint32_t k = 0;
	while (last > 0 && k < w->word[last].n && k < w->word[last - 1].n &&
	    word_cp(w, last, k) == word_cp(w, last - 1, k))
		k++;
	return k;
}

void
words_add(struct words *w, struct slice word, uint32_t id)
{
	if (w->count == w->cap) {
		w->cap = w->cap == 0 ? 256 : w->cap * 2;
		w->word = mem_grow(w->word, w->cap, sizeof(*w->word));
	}
	if (w->cps_cap - w->cps < word.len) {
		w->cps_cap = w->cps_cap * 2 + word.len;
		w->cp = mem_grow(w->cp, w->cps_cap, sizeof(*w->cp));
	}
	uint32_t n = 0;
	for (size_t i = 0; i < word.len; n++)
		i += utf8_decode(word.ptr + i, &w->cp[w->cps + n]);
	w->word[w->count++] = (struct word){ (uint32_t)w->cps, n, id };
	w->cps += n;
	w->states += n - shared(w);
}

/* The classes of all characters in words, by folded code point. Those for which
 * no number is left stay in class 0, and their words are never found. */
static void
number_classes(struct words *w, uint16_t *folded)
{
	for (size_t i = 0; i < w->cps; i++) {
		uint32_t cp = w->cp[i];
		if (w->classes == UINT16_MAX)
			return;
		if (cp < 0x10000) {
			if (folded[cp] == 0)
				folded[cp] = (uint16_t)++w->classes;
		} else if (words_astral_class(w, cp) == 0) {
			w->astral = mem_grow(w->astral, w->astrals + 1, sizeof(*w->astral));
			w->astral[w->astrals].cp = cp;
			w->astral[w->astrals++].class = (uint16_t)++w->classes;
		}
	}
}

uint16_t
words_astral_class(const struct words *w, uint32_t cp)
{
	uint32_t f = han_fold(cp);
	if (f < 0x10000)
		return w->class_of[f];
	for (size_t i = 0; i < w->astrals; i++)
		if (w->astral[i].cp == f)
			return w->astral[i].class;
	return 0;
}

static void
make_classes(struct words *w)
{
	uint16_t *folded = mem_grow(NULL, 0x10000, sizeof(*folded));
	memset(folded, 0, 0x10000 * sizeof(*folded));
	w->class_of = folded;
	number_classes(w, folded);
	w->class_of = mem_grow(NULL, 0x10000, sizeof(*w->class_of));
	for (uint32_t cp = 0; cp < 0x10000; cp++) {
		uint32_t f = han_fold(cp);
		w->class_of[cp] = f < 0x10000 ? folded[f] : words_astral_class(w, f);
	}
	mem_free(folded);
}

/* What a state under construction stands for: words [begin, end) of the sorted
 * list, which agree in their first depth characters. */
struct range {
	uint32_t begin, end;
};

/* Makes the children of state s, whose words are in r. */
static void
make_children(struct words *w, uint32_t s, struct range *range)
{
	struct range r = range[s];
	uint32_t depth = w->state[s].depth;
	w->state[s].child = (uint32_t)w->states;
	if (r.begin < r.end && w->word[r.begin].n == depth)
		w->state[s].word = w->word[r.begin++].id + 1;
	while (r.begin < r.end) {
		uint32_t cp = word_cp(w, r.begin, depth);
		uint32_t end = r.begin;
		while (end < r.end && word_cp(w, end, depth) == cp)
			end++;
		uint32_t t = (uint32_t)w->states++;
		uint16_t c = words_class(w, cp);
		w->state[t] = (struct words_state){ .depth = depth + 1 };
		w->state_class[t] = c;
		w->state[s].children |= (uint64_t)1 << (c & 63);
		range[t] = (struct range){ r.begin, end };
		r.begin = end;
	}
}

/* Fills in where to go on when no child fits, and which words end here. */
static void
link_children(struct words *w, uint32_t s)
{
	for (uint32_t t = w->state[s].child; t < w->state[s + 1].child; t++) {
		struct words_state *state = &w->state[t];
		if (s == 0)
			w->root[w->state_class[t]] = t;
		else
			state->fail = words_step(w, w->state[s].fail, w->state_class[t]);
		state->found = state->word != 0 ? t : w->state[state->fail].found;
	}
}

/* The automaton holds all that the list of words said. */
static void
forget_words(struct words *w)
{
	mem_free(w->word);
	mem_free(w->cp);
	w->word = NULL;
	w->cp = NULL;
	w->count = w->cap = w->cps = w->cps_cap = 0;
}

void
words_build(struct words *w)
{
	size_t all = w->states + 2;     /* the root, and one behind the last */
	make_classes(w);
	w->state = mem_grow(NULL, all, sizeof(*w->state));
	w->state_class = mem_grow(NULL, all, sizeof(*w->state_class));
	w->root = mem_grow(NULL, w->classes + 1, sizeof(*w->root));
	memset(w->root, 0, (w->classes + 1) * sizeof(*w->root));
	struct range *range = mem_grow(NULL, all, sizeof(*range));
	range[0] = (struct range){ 0, (uint32_t)w->count };
	w->state[0] = (struct words_state){ 0 };
	w->state_class[0] = 0;
	w->states = 1;
	for (uint32_t s = 0; s < w->states; s++)
		make_children(w, s, range);
	w->state[w->states] = (struct words_state){ .child = (uint32_t)w->states };
	mem_free(range);
	/* the root's children fail to the root: link it first, then by depth */
	for (uint32_t s = 0; s < w->states; s++)
		link_children(w, s);
	forget_words(w);
}

void
words_free(struct words *w)
{
	forget_words(w);
	mem_free(w->class_of);
	mem_free(w->astral);
	mem_free(w->state);
	mem_free(w->state_class);
	mem_free(w->root);
	*w = (struct words){ 0 };
}
