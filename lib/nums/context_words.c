#include "context_words.h"

enum { AHEAD = 12 };     /* words that may be looked ahead */

/* What may stand between a figure's outer span and the figure itself is part of
 * the figure's word: 近300户, 300户以上. */
static uint32_t
outer_begin(const struct figure *f)
{
	return f->outer_begin < f->begin ? f->outer_begin : f->begin;
}

static uint32_t
outer_end(const struct figure *f)
{
	return f->outer_end > f->end ? f->outer_end : f->end;
}

/* The role of a character that is in no word, by its mark. */
static const enum role mark_role[] = {
	[MARK_NONE] = ROLE_NOUN, [MARK_COMMA] = ROLE_COMMA, [MARK_LIST] = ROLE_LIST, [MARK_COLON] = ROLE_COLON,
	[MARK_STOP] = ROLE_STOP, [MARK_OPEN] = ROLE_OPEN, [MARK_CLOSE] = ROLE_CLOSE, [MARK_QUOTEOPEN] = ROLE_QUOTE,
	[MARK_QUOTECLOSE] = ROLE_QUOTE, [MARK_QUOTEEITHER] = ROLE_QUOTE, [MARK_DASH] = ROLE_QUOTE,
	[MARK_FULLSTOP] = ROLE_STOP, [MARK_END] = ROLE_STOP
};

/* longest is lexicon_longest on codes, of which it takes at most limit. */
static uint32_t
longest(const uint16_t *code, uint32_t limit, uint64_t *classes)
{
	uint32_t node = 0, length = 0, value = 0;
	for (uint32_t i = 0; i < limit && (node = trie_step_code(&lexicon, node, code[i])) != 0; i++) {
		if (trie_value(&lexicon, node) != 0) {
			value = trie_value(&lexicon, node);
			length = i + 1;
		}
	}
	if (length > 0)
		*classes = lexicon.set[value];
	return length;
}

#define BIT(class) (UINT64_C(1) << LEX_##class)
static const uint64_t verb_classes = BIT(ACT) | BIT(VN) | BIT(V) | BIT(VERB1);

/* read_word is the longest word at code, but one that would break up the word
 * after it: 建成|效 is 建|成效, when 效 begins no word and 建 and 成效 are words; so is
 * 占地|方 占|地方. */
static uint32_t
read_word(const uint16_t *code, uint32_t limit, uint64_t *classes)
{
	uint64_t other;
	uint32_t length = longest(code, limit, classes);
	if (length < 2 || length == limit || !(*classes & (verb_classes | BIT(ATTR))))
		return length;
	uint32_t over = longest(code + length - 1, limit - length + 1, &other);
	if (over < 2 || longest(code + length, limit - length, &other) >= 2)
		return length;
	/* 建成|果园: no word is left over that only ends others */
	if (longest(code + length - 1 + over, limit - length + 1 - over, &other) == 1 && (other >> LEX_SUFFIX & 1))
		return length;
	uint32_t shorter = longest(code, length - 1, &other);
	if (shorter == length - 1) {
		*classes = other;
		return shorter;
	}
	return length;
}

static struct word *
add(struct words *ws, uint32_t begin, uint32_t end, enum role role)
{
	struct word *w = &ws->word[ws->count++];
	*w = (struct word){ .begin = begin, .end = end, .role = role };
	return w;
}

/* The pass over the sentence. A word is at least one code point, and a figure
 * too, so that n + 1 words are room enough. */
static void
cut(struct words *ws, const uint16_t *code)
{
	const struct sentence *s = ws->s;
	uint32_t i = 0, next = 0;
	bool quoted = false;
	while (i < s->n) {
		while (next < ws->figures && ws->figure[next].begin < i)
			ws->at[next++] = ws->count ? ws->count - 1 : 0; /* inside another: its word */
		uint32_t limit = next < ws->figures ? outer_begin(&ws->figure[next]) : s->n;
		if (next < ws->figures && i >= limit) {
			const struct figure *f = &ws->figure[next];
			struct word *w = add(ws, i, outer_end(f) > i ? outer_end(f) : i + 1, ROLE_FIGURE);
			if (f->class == FIGURE_DATE)
				w->role = ROLE_TIME;
			else if (f->class == FIGURE_ORDINAL)
				w->role = ROLE_NOUN;
			w->figure = next;
			w->quoted = quoted;
			ws->at[next++] = ws->count - 1;
			i = w->end;
			continue;
		}
		uint64_t classes = 0;
		uint32_t length = code[i] != 0 ? read_word(code + i, limit - i, &classes) : 0;
		if (length > 0 && classes != 0) {
			struct word *w = add(ws, i, i + length, ROLE_NOUN);
			w->classes = classes;
			w->quoted = quoted;
			i += length;
			continue;
		}
		enum mark mark = character_of(s->cp[i])->mark;
		if (mark == MARK_BLANK) {
			i++;
			continue;
		}
		enum role role = mark_role[mark];
		/* |玉米|600亩|: a cell with a figure has its noun in the cell before */
		if (s->cp[i] == '|' && i + 1 == limit && next < ws->figures && ws->count > 0)
			role = ROLE_LIGHT;
		if (mark == MARK_QUOTEOPEN)
			quoted = true;
		/* a mark that was never closed ends with its clause */
		else if (mark == MARK_QUOTECLOSE || role == ROLE_COMMA || role == ROLE_STOP)
			quoted = false;
		struct word *last = ws->count > 0 ? &ws->word[ws->count - 1] : NULL;
		if (role == ROLE_NOUN && last != NULL && last->role == ROLE_NOUN && last->classes == 0 &&
		    last->end == i && last->quoted == quoted) {
			last->end = ++i;
			continue;
		}
		add(ws, i, i + 1, role)->quoted = quoted;
		i++;
		/* nothing is said about the last figure after its clause */
		if (next >= ws->figures && (role == ROLE_COMMA || role == ROLE_STOP))
			break;
	}
	while (next < ws->figures)
		ws->at[next++] = ws->count ? ws->count - 1 : 0;
	add(ws, i, i, ROLE_STOP);
	ws->count--;
}

struct words
words_read(const struct sentence *s, struct figure *figures, uint32_t count, struct arena *a)
{
	struct words ws = { .s = s, .figure = figures, .figures = count };
	/* some past the end, so that the words that follow one can be asked */
	ws.word = arena_new(a, ((size_t)s->n + 1 + AHEAD) * sizeof *ws.word);
	ws.at = arena_new(a, ((size_t)count + 1) * sizeof *ws.at);
	cut(&ws, s->word);
	for (uint32_t i = 1; i < AHEAD; i++)
		ws.word[ws.count + i] = ws.word[ws.count];
	words_settle(&ws);
	return ws;
}

bool
words_span(const struct words *ws, uint32_t i)
{
	const struct word *w = &ws->word[i], *next = w + 1;
	if (w->role != ROLE_FIGURE || ws->figure[w->figure].class != FIGURE_DURATION)
		return false;
	uint32_t cp = ws->s->cp[next->end - 1];
	if (LEX(next, TIMEAFTER) && (cp == 0x6765 || cp == 0x5185))     /* 来, 以来, 内 */
		return true;
	/* 较三年前 */
	if (LEX(next, TIMEAFTER) && cp == 0x524d && i > 0 && w[-1].role == ROLE_COMPARE)
		return true;
	/* 近三年,…, 未来五年 at the beginning of a clause */
	uint32_t from = i > 0 && LEX(w - 1, SPAN) ? i - 1 : i;
	return (from < i || ws->s->cp[w->begin] == 0x8fd1) && next->role != ROLE_DE && (from == 0 || ws->word[from - 1].role >= ROLE_COLON);
}
