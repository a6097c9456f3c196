#ifndef RR_CONTEXT_WORDS_H
#define RR_CONTEXT_WORDS_H
/* A sentence as the context grammar reads it: words of the lexicon, runs of
 * other characters (which are noun material), punctuation, and the figures.
 * Each has one role, settled by its classes and its neighbours. */
#include <stdbool.h>
#include <stdint.h>
#include "../base/mem.h"
#include "figure.h"
#include "lexicon.h"
#include "sentence.h"

enum role {
	ROLE_NOUN,              /* noun material */
	ROLE_VERB,              /* of the classes act, vn, v, verb1 */
	ROLE_CHANGE, ROLE_CHANGETO,
	ROLE_LIGHT, ROLE_ADVERB, ROLE_PREPOSITION, ROLE_BA, ROLE_FROM, ROLE_TO,
	ROLE_ASPECT, ROLE_DE, ROLE_CONJUNCTION, ROLE_ETC, ROLE_KIND, ROLE_EVERY,
	ROLE_TIME, ROLE_SCOPE, ROLE_PART, ROLE_REST, ROLE_EACH, ROLE_INCLUDE,
	ROLE_COMPARE, ROLE_TARGET, ROLE_PRONOUN, ROLE_AFTER,
	ROLE_FIGURE,
	/* punctuation: all that follow end a phrase, but for the first two */
	ROLE_QUOTE, ROLE_LIST, ROLE_COLON, ROLE_COMMA, ROLE_OPEN, ROLE_CLOSE, ROLE_STOP
};

struct word {
	uint32_t begin, end;    /* code points of the sentence */
	uint64_t classes;       /* LEX_ bits; 0 for what the lexicon does not know */
	uint32_t figure;        /* of ROLE_FIGURE: its index */
	enum role role;
	bool quoted;            /* inside quotation marks */
};

struct words {
	const struct sentence *s;
	struct word *word;      /* count words, and a ROLE_STOP after them */
	uint32_t count;
	struct figure *figure;
	uint32_t figures;
	uint32_t *at;           /* the word of each figure */
	uint64_t classes;       /* LEX_ bits of all words, and LEX_TIME for a date or a length of
	                         * time: what none has need not be looked for */
};

/* LEX(word, CLASS): whether the word can have the class. */
#define LEX(w, class) (((w)->classes >> LEX_##class & 1) != 0)

/* words_read cuts the sentence into words; the figures must be in order. Dates
 * become ROLE_TIME. All is in the arena. */
struct words words_read(const struct sentence *s, struct figure *figures, uint32_t count, struct arena *a);

/* words_settle gives each word its role (context_role.c); for words_read. */
void words_settle(struct words *ws);

/* word_ends_phrase: no phrase goes on over it. */
static inline bool
word_ends_phrase(const struct word *w)
{
	return w->role >= ROLE_COLON;
}

/* word_is: whether word i has the role. */
static inline bool
word_is(const struct words *ws, uint32_t i, enum role role)
{
	return ws->word[i].role == role;
}

/* word_spells: whether w is the word of these two folded code points. */
static inline bool
word_spells(const struct words *ws, const struct word *w, uint32_t first, uint32_t second)
{
	return w->end == w->begin + 2 && ws->s->cp[w->begin] == first && ws->s->cp[w->begin + 1] == second;
}

/* word_completes: whether w says that a thing was completed: 完成. */
static inline bool
word_completes(const struct word *w)
{
	return LEX(w, DUMMY) && LEX(w, REPORT);
}

/* has_de: whether 的 is among the words [from, to). */
static inline bool
has_de(const struct words *ws, uint32_t from, uint32_t to)
{
	for (; from < to; from++)
		if (ws->word[from].role == ROLE_DE)
			return true;
	return false;
}

/* words_figure returns the figure that word i is, or NULL. */
static inline const struct figure *
words_figure(const struct words *ws, uint32_t i)
{
	return ws->word[i].role == ROLE_FIGURE ? &ws->figure[ws->word[i].figure] : NULL;
}

/* words_span: whether word i is a figure for a length of time that ends now, a time
 * expression: 近三年, 一个月以来. */
bool words_span(const struct words *ws, uint32_t i);

/* words_slice gives the text of the words [from, to). */
static inline struct slice
words_slice(const struct words *ws, uint32_t from, uint32_t to)
{
	if (from >= to)
		return (struct slice){ NULL, 0 };
	return sentence_slice(ws->s, ws->word[from].begin, ws->word[to - 1].end);
}

#endif
