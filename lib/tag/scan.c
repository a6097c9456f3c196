#include "scan.h"
#include <stdlib.h>
#include "../base/mem.h"
#include "../base/utf8.h"
#include "../han/fold.h"
#include "../nums/character.h"

enum {
	MOST_SEEN = 1024,
	MOST_MATCHES = 16,              /* of one pattern in one sentence */
	WINDOW_BYTES = (2 * PATTERN_WINDOW + 2) * 4
};

/* One pass under way. */
struct pass {
	struct scanner *s;
	struct slice text;
	uint32_t places;
	struct hits *out;
	size_t byte;                    /* behind the character just read */
	uint32_t cp;
};

/* A word on its way into the automaton. */
struct entry {
	struct slice word;
	uint32_t rule;
};

static int
compare(const void *x, const void *y)
{
	const struct entry *a = x, *b = y;
	size_t n = a->word.len < b->word.len ? a->word.len : b->word.len;
	int c = memcmp(a->word.ptr, b->word.ptr, n);
	if (c != 0)
		return c;
	if (a->word.len != b->word.len)
		return a->word.len < b->word.len ? -1 : 1;
	return (a->rule > b->rule) - (a->rule < b->rule);
}

/* The place of \d in word; word.len when there is none. */
static size_t
find_digit(struct slice word)
{
	for (size_t i = 0; i + 1 < word.len; i++)
		if (word.ptr[i] == '\\' && word.ptr[i + 1] == 'd')
			return i;
	return word.len;
}

static size_t
count_entries(const struct rules *r)
{
	size_t n = 0;
	for (size_t i = 0; i < r->rules; i++) {
		const struct rule *rule = &r->rule[i];
		if (rule->pattern >= 0)
			n += r->pattern[rule->pattern].need.count;
		else
			n += find_digit(rule->word) < rule->word.len ? 10 : 1;
	}
	return n;
}

/* Adds the word of rule i, or the ten words that one with \d stands for. */
static size_t
add_words(struct scanner *s, struct slice word, uint32_t i, struct entry *e)
{
	size_t at = find_digit(word);
	if (at == word.len) {
		e[0] = (struct entry){ word, i };
		return 1;
	}
	for (size_t d = 0; d < 10; d++) {
		char *copy = arena_new(&s->arena, word.len);
		memcpy(copy, word.ptr, at);
		copy[at] = (char)('0' + d);
		memcpy(copy + at + 1, word.ptr + at + 2, word.len - at - 2);
		e[d] = (struct entry){ { copy, word.len - 1 }, i };
	}
	return 10;
}

/* Makes the sorted list of all words; returns it, and how many in *count. */
static struct entry *
make_entries(struct scanner *s, size_t *count)
{
	const struct rules *r = s->rules;
	struct entry *e = mem_grow(NULL, count_entries(r) + 1, sizeof(*e));
	size_t n = 0;
	for (size_t i = 0; i < r->rules; i++) {
		const struct rule *rule = &r->rule[i];
		if (rule->pattern < 0) {
			n += add_words(s, rule->word, (uint32_t)i, e + n);
			continue;
		}
		const struct literals *need = &r->pattern[rule->pattern].need;
		for (size_t k = 0; k < need->count; k++)
			e[n++] = (struct entry){ need->word[k], (uint32_t)i };
	}
	*count = n;
	if (n > 0)
		qsort(e, n, sizeof(*e), compare);
	return e;
}

void
scanner_open(struct scanner *s, struct rules *r)
{
	*s = (struct scanner){ .rules = r };
	size_t n;
	struct entry *e = make_entries(s, &n);
	s->use = mem_grow(NULL, n + 1, sizeof(*s->use));
	s->first_use = mem_grow(NULL, n + 1, sizeof(*s->first_use));
	for (size_t i = 0; i < n; i++) {
		bool same = i > 0 && slice_eq(e[i].word, e[i - 1].word);
		s->use[i] = (struct scan_use){ .rule = e[i].rule };
		if (same) {
			s->use[i - 1].next = (uint32_t)i + 1;
			continue;
		}
		s->first_use[s->ids] = (uint32_t)i + 1;
		words_add(&s->words, e[i].word, (uint32_t)s->ids++);
	}
	s->uses = n;
	mem_free(e);
	words_build(&s->words);
	s->seen = mem_grow(NULL, MOST_SEEN, sizeof(*s->seen));
	s->searched = mem_grow(NULL, r->patterns + 1, sizeof(*s->searched));
	s->window = mem_new(WINDOW_BYTES);
	pattern_search_open(&s->search);
}

void
scanner_close(struct scanner *s)
{
	words_free(&s->words);
	mem_free(s->use);
	mem_free(s->first_use);
	mem_free(s->seen);
	mem_free(s->searched);
	mem_free(s->window);
	arena_free(&s->arena);
	pattern_search_close(&s->search);
	*s = (struct scanner){ 0 };
}

void
hits_free(struct hits *h)
{
	mem_free(h->hit);
	*h = (struct hits){ 0 };
}

static void
push(struct hits *h, struct hit hit)
{
	if (h->count == h->cap) {
		if (h->count == SCAN_MOST_HITS)
			return;
		h->cap = h->cap == 0 ? 32 : h->cap * 2;
		h->hit = mem_grow(h->hit, h->cap, sizeof(*h->hit));
	}
	h->hit[h->count++] = hit;
}

/* Whether text, folded, goes on with word (folded) at byte. */
static bool
goes_on(struct slice text, size_t byte, struct slice word)
{
	for (size_t i = 0; i < word.len; ) {
		uint32_t have, want;
		if (byte >= text.len)
			return false;
		byte += utf8_decode(text.ptr + byte, &have);
		i += utf8_decode(word.ptr + i, &want);
		if (han_fold(have) != want)
			return false;
	}
	return true;
}

/* The place n code points before byte; (size_t)-1 when there are not so many. */
static size_t
back(struct slice text, size_t byte, size_t n)
{
	for (; n > 0; n--) {
		if (byte == 0)
			return (size_t)-1;
		do
			byte--;
		while (((unsigned char)text.ptr[byte] & 0xc0) == 0x80);
	}
	return byte;
}

/* Whether the conditions allow a hit on [begin, end) bytes of text. */
static bool
allowed(const struct condition *c, struct slice text, size_t begin, size_t end)
{
	for (size_t i = 0; i < c->not_befores; i++)
		if (goes_on(text, end, c->not_before[i]))
			return false;
	for (size_t i = 0; i < c->not_afters; i++) {
		size_t at = back(text, begin, utf8_count(c->not_after[i]));
		if (at != (size_t)-1 && goes_on(text, at, c->not_after[i]))
			return false;
	}
	return true;
}

static bool
ends_sentence(uint32_t folded)
{
	switch (character_of(folded)->mark) {
	case MARK_STOP: case MARK_FULLSTOP: case MARK_END:
		return true;
	}
	return false;
}

/* A sentence around a literal, folded. */
struct window {
	size_t begin, end;              /* bytes of the text */
	uint32_t cp;                    /* code points before it */
	size_t len, last;               /* folded bytes; where the last literal ends */
};

static struct window
make_window(const struct pass *p, const struct scan_seen *seen, const struct scan_seen *end)
{
	struct window w = { .begin = seen->byte, .cp = seen->cp };
	uint32_t cp;
	for (unsigned n = 0; n < PATTERN_WINDOW && w.begin > 0; n++) {
		size_t before = back(p->text, w.begin, 1);
		utf8_decode(p->text.ptr + before, &cp);
		if (ends_sentence(han_fold(cp)) && w.begin < seen->byte)
			break;
		w.begin = before;
		w.cp--;
	}
	const struct scan_seen *next = seen;
	size_t i = w.begin;
	for (unsigned n = 0; i < p->text.len && n < 2 * PATTERN_WINDOW; n++) {
		i += utf8_decode(p->text.ptr + i, &cp);
		cp = han_fold(cp);
		w.len += utf8_encode(cp, p->s->window + w.len);
		for (; next < end && next->byte <= i; next++)
			if (next->rule == seen->rule)
				w.last = w.len;
		if (ends_sentence(cp) && i >= seen->byte)
			break;
	}
	w.end = i;
	return w;
}

static void
run_pattern(const struct pass *p, uint32_t rule_index, struct pattern *pattern, const struct window *w)
{
	struct slice text = { p->s->window, w->len };
	const struct rule *rule = &p->s->rules->rule[rule_index];
	size_t from = 0, begin, end;
	for (unsigned n = 0; n < MOST_MATCHES; n++) {
		if (!pattern_next(pattern, &p->s->search, text, &from, w->last, &begin, &end))
			return;
		if (!allowed(rule->condition, text, begin, end))
			continue;
		uint32_t first = w->cp + (uint32_t)utf8_count(slice_sub(text, 0, begin));
		uint32_t length = (uint32_t)utf8_count(slice_sub(text, begin, end));
		push(&p->out[rule->family], (struct hit){ rule_index, first, first + length });
	}
}

/* Runs the patterns whose literals were seen, once for each sentence. */
static void
run_patterns(const struct pass *p)
{
	const struct scan_seen *end = p->s->seen + p->s->seens;
	for (const struct scan_seen *seen = p->s->seen; seen < end; seen++) {
		int32_t k = p->s->rules->rule[seen->rule].pattern;
		if (seen->byte <= p->s->searched[k])
			continue;
		struct window w = make_window(p, seen, end);
		p->s->searched[k] = w.end;
		run_pattern(p, seen->rule, &p->s->rules->pattern[k], &w);
	}
	p->s->seens = 0;
}

static void
note_seen(struct pass *p, uint32_t rule)
{
	if (p->s->seens == MOST_SEEN)
		run_patterns(p);
	p->s->seen[p->s->seens++] = (struct scan_seen){ rule, p->byte, p->cp };
}

/* Takes in a word's rule that speaks from begin to here. A word hides those of
 * its family within it; they are the last ones, for of two words that hold
 * neither the other the one that begins later ends later. */
static void
word_speaks(struct pass *p, uint32_t rule, uint32_t begin)
{
	struct hits *h = &p->out[p->s->rules->rule[rule].family];
	while (h->count > 0) {
		const struct hit *last = &h->hit[h->count - 1];
		if (last->begin < begin || (last->begin == begin && last->end == p->cp))
			break;
		h->count--;
	}
	push(h, (struct hit){ rule, begin, p->cp });
}

/* Takes in the rules of the word that ends in state; returns the families in
 * which one spoke, as bits. Rules of hidden families keep quiet, but patterns
 * must know of their literals. */
static unsigned
rules_speak(struct pass *p, const struct words_state *state, unsigned hidden)
{
	const struct scanner *s = p->s;
	unsigned spoke = 0;
	for (uint32_t u = s->first_use[state->word - 1]; u != 0; u = s->use[u - 1].next) {
		uint32_t index = s->use[u - 1].rule;
		const struct rule *rule = &s->rules->rule[index];
		const struct condition *c = rule->condition;
		if ((c->places & p->places) == 0)
			continue;
		if (rule->pattern >= 0) {
			note_seen(p, index);
			continue;
		}
		if (hidden >> rule->family & 1)
			continue;
		if (c->not_befores + c->not_afters > 0 &&
		    !allowed(c, p->text, back(p->text, p->byte, state->depth), p->byte))
			continue;
		word_speaks(p, index, p->cp - state->depth);
		spoke |= 1u << rule->family;
	}
	return spoke;
}

/* Takes in the words that end here, longest first. */
static void
words_end(struct pass *p, uint32_t state)
{
	const struct words_state *all = p->s->words.state;
	unsigned hidden = 0;
	for (; state != 0; state = all[all[state].fail].found)
		hidden |= rules_speak(p, &all[state], hidden);
}

void
scan(struct scanner *s, struct slice text, uint32_t places, struct hits out[FAMILIES])
{
	struct pass p = { .s = s, .text = text, .places = places, .out = out };
	for (unsigned f = 0; f < FAMILIES; f++)
		out[f].count = 0;
	for (size_t i = 0; i < s->rules->patterns; i++)
		s->searched[i] = 0;
	s->seens = 0;
	uint32_t state = 0;
	while (p.byte < text.len) {
		uint32_t cp;
		p.byte += utf8_decode(text.ptr + p.byte, &cp);
		p.cp++;
		uint16_t c = words_class(&s->words, cp);
		if (c == 0) {
			state = 0;
			continue;
		}
		state = words_step(&s->words, state, c);
		if (s->words.state[state].found != 0)
			words_end(&p, s->words.state[state].found);
	}
	run_patterns(&p);
}
