#include "context_words.h"
#include "numeral.h"
#include "script.h"
#include "signs.h"

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

static const uint64_t verb_classes = LEX_BIT(ACT) | LEX_BIT(VN) | LEX_BIT(V) | LEX_BIT(VERB1);

/* leaves_one: 建成|果园, 新建|房屋: whether of the left characters at code the first would be left
 * over, which only ends words or stands before the end or another word. */
static bool
leaves_one(const uint16_t *code, uint32_t left)
{
	uint64_t classes = 0;
	if (left == 0 || longest(code, left, &classes) > 1)
		return false;
	return (classes >> LEX_SUFFIX & 1) || left == 1 || longest(code + 1, left - 1, &classes) > 1;
}

/* read_word is the longest word at code, but one that would break up the word
 * after it: 建成|效 is 建|成效, when 效 begins no word and 建 and 成效 are words; so is
 * 占地|方 占|地方. Of the words that begin with 共 (sum) a noun gives way too: 全县共|识别. */
static uint32_t
read_word(const uint16_t *code, uint32_t limit, bool sum, uint64_t *classes)
{
	uint64_t other;
	uint32_t length = longest(code, limit, classes);
	if (length < 2 || length == limit || !(sum || (*classes & (verb_classes | LEX_BIT(ATTR)))))
		return length;
	uint32_t over = longest(code + length - 1, limit - length + 1, &other);
	/* 新修|桥梁 */
	if (over < 2 || (other & LEX_BIT(BOTH)) || longest(code + length, limit - length, &other) >= 2)
		return length;
	if (leaves_one(code + length - 1 + over, limit - length + 1 - over))
		return length;
	uint32_t shorter = longest(code, length - 1, &other);
	/* 计划|为老人体检; but 拟|建设 */
	bool plan = (*classes & LEX_BIT(TARGET)) && !(other & LEX_BIT(TARGET));
	if (shorter == length - 1 && !plan) {
		*classes = other;
		return shorter;
	}
	return length;
}

/* What a word of a class is taken for, before neighbours are asked. */
static const unsigned char role_of_class[LEX_CLASSES] = {
	[LEX_NOUN] = ROLE_NOUN, [LEX_TIME] = ROLE_TIME, [LEX_PART] = ROLE_PART, [LEX_REST] = ROLE_REST,
	[LEX_EACH] = ROLE_EACH, [LEX_INCLUDE] = ROLE_INCLUDE, [LEX_SCOPE] = ROLE_SCOPE,
	[LEX_CHANGETO] = ROLE_CHANGETO, [LEX_CHANGE] = ROLE_CHANGE, [LEX_COMPARE] = ROLE_COMPARE,
	[LEX_BA] = ROLE_BA, [LEX_TARGET] = ROLE_TARGET, [LEX_LIGHT] = ROLE_LIGHT, [LEX_FROM] = ROLE_FROM,
	[LEX_TO] = ROLE_TO, [LEX_ASPECT] = ROLE_ASPECT, [LEX_DE] = ROLE_DE, [LEX_CONJ] = ROLE_CONJUNCTION,
	[LEX_ETC] = ROLE_ETC, [LEX_KIND] = ROLE_KIND, [LEX_EVERY] = ROLE_EVERY, [LEX_PREP] = ROLE_PREPOSITION,
	[LEX_ADV] = ROLE_ADVERB, [LEX_DONE] = ROLE_ADVERB, [LEX_STOP] = ROLE_AFTER, [LEX_PRONOUN] = ROLE_PRONOUN,
	[LEX_TIMEBEFORE] = ROLE_PREPOSITION, [LEX_ATTR] = ROLE_NOUN, [LEX_RATE] = ROLE_NOUN, [LEX_DELTA] = ROLE_NOUN,
	[LEX_GOAL] = ROLE_NOUN, [LEX_SUFFIX] = ROLE_NOUN, [LEX_HEAD] = ROLE_NOUN, [LEX_PLACE] = ROLE_NOUN,
	[LEX_ACT] = ROLE_VERB, [LEX_VN] = ROLE_VERB, [LEX_V] = ROLE_VERB, [LEX_VERB1] = ROLE_VERB,
};

/* first_class is the first class of a set in the order of enum lex_class: the lowest
 * bit, by de Bruijn's sequence (C11 has no function for it). */
static unsigned
first_class(uint64_t classes)
{
	static const unsigned char place[64] = {
		0, 1, 2, 53, 3, 7, 54, 27, 4, 38, 41, 8, 34, 55, 48, 28, 62, 5, 39, 46, 44, 42, 22, 9, 24, 35, 59, 56, 49, 18, 29, 11,
		63, 52, 6, 26, 37, 40, 33, 47, 61, 45, 43, 21, 23, 58, 17, 10, 51, 25, 36, 32, 60, 20, 57, 16, 50, 31, 19, 15, 30, 14, 13, 12
	};
	return place[(classes & (~classes + 1)) * UINT64_C(0x022fdd63cc95386d) >> 58];
}

static struct word *
add(struct words *ws, uint32_t begin, uint32_t end, enum role role)
{
	struct word *w = &ws->word[ws->count++];
	*w = (struct word){ .begin = begin, .end = end, .role = role };
	return w;
}

/* A pass over a sentence: the place reached, and the next figure. */
struct pass {
	uint32_t i, next;
	bool quoted;
};

/* is_year_counted: 第一年试种120亩: whether an ordinal at the beginning of a clause tells which year it was. */
static bool
is_year_counted(const struct words *ws, const struct figure *f)
{
	return f->class == FIGURE_ORDINAL && f->unit_end == f->unit_begin + 1 && ws->s->cp[f->unit_begin] == SIGN_YEAR &&
		(ws->count == 0 || word_ends_phrase(&ws->word[ws->count - 1]));
}

/* add_figure adds the word of the next figure, which begins here. */
static void
add_figure(struct words *ws, struct pass *at)
{
	const struct figure *f = &ws->figure[at->next];
	enum role role = f->class == FIGURE_DATE || is_year_counted(ws, f) ? ROLE_TIME : f->class == FIGURE_ORDINAL ? ROLE_NOUN : ROLE_FIGURE;
	struct word *w = add(ws, at->i, outer_end(f) > at->i ? outer_end(f) : at->i + 1, role);
	w->figure = at->next;
	ws->classes |= role == ROLE_TIME || f->class == FIGURE_DURATION ? LEX_BIT(TIME) : 0;
	w->quoted = at->quoted;
	ws->at[at->next++] = ws->count - 1;
	at->i = w->end;
}

/* add_word adds the word of the lexicon that begins here and ends by limit; returns
 * whether there is one. */
static bool
add_word(struct words *ws, struct pass *at, uint32_t limit)
{
	const uint16_t *code = ws->s->code + at->i;
	uint64_t classes = 0;
	uint32_t length = *code != 0 ? read_word(code, limit - at->i, ws->s->cp[at->i] == 0x5171, &classes) : 0;
	/* 栽|树3万株 */
	if ((classes & LEX_BIT(BOTH)) && length == limit - at->i && at->next < ws->figures) {
		length = longest(code, 1, &classes);
		classes |= LEX_BIT(BOTH);
	}
	/* 投产后|年产值: not 后年 behind a verb */
	if (length == 2 && (classes & LEX_BIT(TIME)) && ws->s->cp[at->i] == 0x540e && ws->count > 0 && ws->word[ws->count - 1].role == ROLE_VERB)
		length = longest(code, 1, &classes);
	if (length == 0 || classes == 0)
		return false;
	struct word *w = add(ws, at->i, at->i + length, role_of_class[first_class(classes)]);
	w->classes = classes;
	w->quoted = at->quoted;
	ws->classes |= classes;
	at->i += length;
	return true;
}

/* unquote: “去年村集体收入突破50万元，今年…”: what a mark opens that its clause does not close
 * is speech, in which words are what they are elsewhere, and no name. */
static void
unquote(struct words *ws, struct pass *at)
{
	for (uint32_t i = ws->count; i > 0 && ws->word[i - 1].quoted; i--)
		ws->word[i - 1].quoted = false;
	at->quoted = false;
}

/* is_grade: 200吨|级|冷藏库: whether word w, the last, is a 级 right behind a figure. */
static bool
is_grade(const struct words *ws, const struct word *w)
{
	return ws->s->cp[w->end - 1] == 0x7ea7 && w->begin + 1 == w->end && ws->count > 1 && w[-1].role == ROLE_FIGURE;
}

/* add_character adds the character here, which begins no word: noun material grows by
 * it, a mark has a role of its own. Returns that role. */
static enum role
add_character(struct words *ws, struct pass *at, bool before_figure)
{
	const struct sentence *s = ws->s;
	uint32_t i = at->i++, cp = s->cp[i];
	enum mark mark = character_of(cp)->mark;
	enum role role = mark_role[mark];
	/* |玉米|600亩|: a cell with a figure has its noun in the cell before */
	if (cp == '|' && before_figure && ws->count > 0)
		role = ROLE_LIGHT;
	/* 3米×4米: lengths of one thing */
	else if (before_figure && ws->s->numeral[i] >> 4 == ROLE_MASK && ws->count > 0 && ws->word[ws->count - 1].role == ROLE_FIGURE)
		role = ROLE_LIST;
	/* 2.建设基地: what a marker or a Latin full stop ends */
	else if (cp == '.' && is_han(s->cp[i + 1]))
		role = ROLE_COMMA;
	/* a mark that was never closed ends with its clause */
	if (mark == MARK_QUOTEOPEN)
		at->quoted = true;
	else if (at->quoted && (role == ROLE_COMMA || role == ROLE_STOP))
		unquote(ws, at);
	else if (mark == MARK_QUOTECLOSE)
		at->quoted = false;
	struct word *last = ws->count > 0 ? &ws->word[ws->count - 1] : NULL;
	if (role == ROLE_NOUN && last != NULL && last->role == ROLE_NOUN && last->classes == 0 &&
	    last->end == i && last->quoted == at->quoted && !is_grade(ws, last))
		last->end = at->i;
	else
		add(ws, i, at->i, role)->quoted = at->quoted;
	return role;
}

/* next_figure passes over the figures inside the word before, whose word they share; returns where
 * the next one begins, the sentence's length when there is none. */
static uint32_t
next_figure(struct words *ws, struct pass *at)
{
	while (at->next < ws->figures && ws->figure[at->next].begin < at->i)
		ws->at[at->next++] = ws->count ? ws->count - 1 : 0;
	return at->next < ws->figures ? outer_begin(&ws->figure[at->next]) : ws->s->n;
}

/* cut makes the words of the sentence, as far as the clause of its last figure. A word
 * is at least one code point, and a figure too, so that n + 1 words are room enough. */
static void
cut(struct words *ws)
{
	const struct sentence *s = ws->s;
	struct pass at = { 0 };
	uint32_t limit = next_figure(ws, &at);
	while (at.i < s->n) {
		bool more = at.next < ws->figures;
		if (more && at.i >= limit) {
			add_figure(ws, &at);
			limit = next_figure(ws, &at);
		} else if (add_word(ws, &at, limit)) {
			continue;
		} else if (sentence_blank(s->cp[at.i])) {
			at.i++;
		} else {
			enum role role = add_character(ws, &at, more && at.i + 1 == limit);
			/* nothing is said about the last figure after its clause */
			if (!more && (role == ROLE_COMMA || role == ROLE_STOP))
				break;
		}
	}
	next_figure(ws, &(struct pass){ .i = s->n + 1, .next = at.next });
	add(ws, at.i, at.i, ROLE_STOP);
	ws->count--;
}

struct words
words_read(const struct sentence *s, struct figure *figures, uint32_t count, struct arena *a)
{
	struct words ws = { .s = s, .figure = figures, .figures = count };
	/* some past the end, so that the words that follow one can be asked */
	ws.word = arena_new(a, ((size_t)s->n + 1 + AHEAD) * sizeof *ws.word);
	ws.at = arena_new(a, ((size_t)count + 1) * sizeof *ws.at);
	cut(&ws);
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
	/* 较三年前; 几年前,…; 而三年前只有2万元 */
	bool leads = i == 0 || word_ends_phrase(w - 1) || (w[-1].role == ROLE_ADVERB && (i == 1 || word_ends_phrase(w - 2)));
	if (LEX(next, TIMEAFTER) && cp == 0x524d && (i == 0 || w[-1].role == ROLE_COMPARE || (leads && next[1].role != ROLE_DE)))
		return true;
	/* 三年后,…; 三年后可收入2万元 */
	if (LEX(next, TIMEAFTER) && cp == 0x540e && leads && (word_ends_phrase(next + 1) || next[1].role == ROLE_EVERY || LEX(next + 1, MODAL) || LEX(next + 1, TARGET) ||
	    ws->s->cp[next[1].begin] == 0x53ef || ws->s->cp[next[1].begin] == 0x5c06))        /* 后 可 将 */
		return true;
	/* 预计三年后亩产可提高到20公斤 */
	if (LEX(next, TIMEAFTER) && cp == 0x540e && i > 0 && LEX(w - 1, GUESS))
		return true;
	/* 三年累计改造户厕 */
	if (next->role == ROLE_ADVERB && LEX(next, SUM) && (i == 0 || word_ends_phrase(w - 1)) && ws->s->cp[ws->figure[w->figure].unit_begin] == SIGN_YEAR)
		return true;
	/* 近三年,…, 未来五年, 过去的一年 at the beginning of a clause, 全县近三年, 在过去三年 */
	uint32_t from = i > 0 && LEX(w - 1, SPAN) ? i - 1 : i;
	if (i > 1 && w[-1].role == ROLE_DE && LEX(w - 2, SPAN) && !LEX(w - 2, TIMEBEFORE))
		from = i - 2;
	const struct word *first = &ws->word[from];
	bool opens = from == 0 || word_ends_phrase(first - 1) || first[-1].role == ROLE_SCOPE ||
		(first[-1].role == ROLE_PREPOSITION && LEX(first, TIME));
	return opens && (from < i || ws->s->cp[w->begin] == 0x8fd1) && (next->role != ROLE_DE || (from == 0 && i > 0));
}
