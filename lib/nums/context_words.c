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

static enum role
punctuation(uint32_t cp)
{
	if (cp >= 0x4e00 && cp <= 0x9fff)
		return ROLE_NOUN;
	switch (cp) {
	case ',':
		return ROLE_COMMA;
	case 0x3001:            /* 、 */
		return ROLE_LIST;
	case ':':
		return ROLE_COLON;
	case ';': case '!': case '?': case 0x3002: case '\n':
		return ROLE_STOP;
	case '(': case 0x3014: case '[': case 0x3010:
		return ROLE_OPEN;
	case ')': case 0x3015: case ']': case 0x3011:
		return ROLE_CLOSE;
	case 0x201c: case 0x201d: case 0x2018: case 0x2019: case 0x300a: case 0x300b:
	case 0x300c: case 0x300d: case 0x300e: case 0x300f: case '"': case 0xb7:
		return ROLE_QUOTE;
	case 0x2014: case 0x2026:       /* — … */
		return ROLE_QUOTE;
	default:
		return ROLE_NOUN;
	}
}

static bool
opens_quote(uint32_t cp)
{
	return cp == 0x201c || cp == 0x2018 || cp == 0x300a || cp == 0x300c || cp == 0x300e;
}

static bool
closes_quote(uint32_t cp)
{
	return cp == 0x201d || cp == 0x2019 || cp == 0x300b || cp == 0x300d || cp == 0x300f;
}

/* longest is lexicon_longest that stays before limit. */
static uint32_t
longest(const uint32_t *cp, uint32_t limit, uint64_t *classes)
{
	uint32_t node = 0, length = 0, value = 0;
	for (uint32_t i = 0; i < limit && (node = trie_step(&lexicon, node, cp[i])) != 0; i++) {
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

/* read_word is the longest word at cp, but one that would break up the word
 * after it: 建成|效 is 建|成效, when 效 begins no word and 建 and 成效 are words. */
static uint32_t
read_word(const uint32_t *cp, uint32_t limit, uint64_t *classes)
{
	uint64_t other;
	uint32_t length = longest(cp, limit, classes);
	if (length < 2 || length == limit || !(*classes & verb_classes))
		return length;
	uint32_t over = longest(cp + length - 1, limit - length + 1, &other);
	if (over < 2 || longest(cp + length, limit - length, &other) >= 2)
		return length;
	/* 建成|果园: no word is left over that only ends others */
	if (longest(cp + length - 1 + over, limit - length + 1 - over, &other) == 1 && (other >> LEX_SUFFIX & 1))
		return length;
	uint32_t shorter = longest(cp, length - 1, &other);
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
cut(struct words *ws)
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
		uint32_t length = read_word(s->cp + i, limit - i, &classes);
		if (length > 0 && classes != 0) {
			struct word *w = add(ws, i, i + length, ROLE_NOUN);
			w->classes = classes;
			w->quoted = quoted;
			i += length;
			continue;
		}
		enum role role = punctuation(s->cp[i]);
		if (role == ROLE_QUOTE && opens_quote(s->cp[i]))
			quoted = true;
		/* a mark that was never closed ends with its clause */
		else if ((role == ROLE_QUOTE && closes_quote(s->cp[i])) || role == ROLE_COMMA || role == ROLE_STOP)
			quoted = false;
		struct word *last = ws->count > 0 ? &ws->word[ws->count - 1] : NULL;
		if (role == ROLE_NOUN && last != NULL && last->role == ROLE_NOUN && last->classes == 0 &&
		    last->end == i && last->quoted == quoted && s->cp[i] != ' ') {
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

static bool
one_character(const struct word *w)
{
	return w->end - w->begin == 1;
}

/* act_follows: figure w and its noun are followed by an act: 为12家合作社发放. */
static bool
act_follows(const struct word *w)
{
	if (w->role != ROLE_FIGURE)
		return false;
	for (unsigned i = 1; i < 9; i++) {
		if (w[i].role == ROLE_VERB && LEX(&w[i], ACT) && i > 1)
			return w[i + 1].role == ROLE_NOUN || w[i + 1].role == ROLE_VERB || w[i + 1].role == ROLE_KIND || w[i + 1].role == ROLE_ASPECT;
		if (w[i].role != ROLE_NOUN && w[i].role != ROLE_VERB && w[i].role != ROLE_LIST && w[i].role != ROLE_FIGURE)
			return false;
	}
	return false;
}

static uint32_t
s_cp(const struct words *ws, const struct word *w)
{
	return ws->s->cp[w->begin];
}

/* 对 向 在 为 按 给 于 与: prepositions wherever they stand. */
static bool
common_preposition(uint32_t cp)
{
	return cp == 0x5bf9 || cp == 0x5411 || cp == 0x5728 || cp == 0x4e3a || cp == 0x6309 || cp == 0x7ed9 ||
		cp == 0x4e8e || cp == 0x4e0e || cp == 0x56e0;
}

/* 率 者 费 款 量 数 额 点: after any verb they make a noun. */
static bool
makes_noun(uint32_t cp)
{
	return cp == 0x7387 || cp == 0x8005 || cp == 0x8d39 || cp == 0x6b3e || cp == 0x91cf || cp == 0x6570 || cp == 0x989d ||
		cp == 0x70b9;
}

/* compared: whether 比 or 较 stands before word i in its clause. */
static bool
compared(const struct words *ws, uint32_t i)
{
	for (uint32_t j = i; j > 0 && i - j < 12 && ws->word[j - 1].role < ROLE_COLON; j--)
		if (ws->word[j - 1].role == ROLE_COMPARE)
			return true;
	return false;
}

/* settle gives a word its role by its classes and its neighbours: w[-1] is
 * settled, w[1] has its first role. */
static void
settle(struct words *ws, uint32_t i)
{
	struct word *w = &ws->word[i], *next = w + 1;
	const struct word *last = i > 0 ? w - 1 : NULL;
	if (w->role == ROLE_FIGURE || w->role >= ROLE_QUOTE || w->classes == 0)
		return;
	if (LEX(w, DEGREE) && next->role == ROLE_FIGURE && compared(ws, i)) {
		w->role = ROLE_CHANGE;
		return;
	}
	/* 年底前, 2020年以来 */
	if (LEX(w, TIMEAFTER) && last != NULL && last->role == ROLE_TIME) {
		w->role = ROLE_TIME;
		return;
	}
	bool begins = last == NULL || last->role >= ROLE_LIST;
	if (w->quoted) {
		w->role = ROLE_NOUN;
		return;
	}
	/* 养殖场, 覆盖率: verb and suffix are one noun */
	if ((w->classes & verb_classes) && one_character(next) && LEX(next, SUFFIX) &&
	    (LEX(w, VN) || makes_noun(s_cp(ws, next))) && next[1].role != ROLE_DE && !(next[1].role == ROLE_NOUN && next[1].classes == 0)) {
		w->role = ROLE_NOUN;
		return;
	}
	switch (w->role) {
	case ROLE_VERB:
		/* 建5座, 建了5座; but 建 in 福建省 is none */
		if (LEX(w, VERB1) && !(w->classes & (BIT(ACT) | BIT(VN) | BIT(V))) && next->role != ROLE_FIGURE &&
		    !(next->role == ROLE_ASPECT && next[1].role == ROLE_FIGURE))
			w->role = ROLE_NOUN;
		break;
	case ROLE_TARGET:
		/* 吃拿卡要: a character alone aims only at an act */
		if (one_character(w) && (next->role == ROLE_NOUN || next->role == ROLE_FIGURE || next->role >= ROLE_QUOTE)) {
			w->role = ROLE_NOUN;
			break;
		}
		/* 三年行动计划, 要求: a noun unless a verb or figure follows and no noun leads to it */
		if (begins && next->role == ROLE_NOUN && next->classes == 0)
			break;  /* 计划 and a verb that is not known */
		if (LEX(w, VN) && (!(next->role == ROLE_VERB || next->role == ROLE_FIGURE || LEX(next, ATTR) ||
		    next->role == ROLE_ADVERB || next->role == ROLE_TIME || next->role == ROLE_BA || next->role == ROLE_SCOPE) ||
		    (last != NULL && (last->role == ROLE_NOUN || last->role == ROLE_DE || last->role == ROLE_VERB) &&
		    ((!LEX(last, HEAD) && !LEX(last, PLACE)) || next->role == ROLE_FIGURE))))
			w->role = ROLE_NOUN;
		/* 争取资金: a verb like any other, when no act is aimed at */
		if (LEX(w, ACT) && (next->role == ROLE_NOUN || next->role == ROLE_KIND || next->role == ROLE_FIGURE || next->role == ROLE_ASPECT))
			w->role = ROLE_VERB;
		break;
	case ROLE_ASPECT:
		if (last == NULL || last->role != ROLE_VERB)
			w->role = LEX(w, TO) ? ROLE_TO : ROLE_NOUN;
		break;
	case ROLE_BA:
		/* 将 before a verb is the future: 将新建5座 */
		if (LEX(w, TARGET) && ((next->role == ROLE_VERB && (LEX(next, ACT) || LEX(next, V))) || next->role == ROLE_TARGET || next->role == ROLE_ADVERB ||
		    next->role == ROLE_LIGHT || next->role == ROLE_CHANGE || next->role == ROLE_CHANGETO))
			w->role = ROLE_TARGET;
		break;
	case ROLE_LIGHT:
		/* 为30户安装: a preposition at the beginning, or when an act follows the
		 * figure and its noun; a link to a figure otherwise */
		if (LEX(w, PREP) && act_follows(w + 1)) {
			w->role = ROLE_PREPOSITION;
			break;
		}
		if (LEX(w, PREP) && (begins || last->role == ROLE_ADVERB || last->role == ROLE_TIME || last->role == ROLE_TARGET ||
		    last->role == ROLE_SCOPE || next->role != ROLE_FIGURE))
			w->role = begins && next->role == ROLE_FIGURE && last != NULL && last->role == ROLE_COMMA &&
			    next[1].role >= ROLE_LIST ? ROLE_LIGHT : ROLE_PREPOSITION;
		break;
	case ROLE_ADVERB:
		/* 已完成 */
		if (LEX(w, ACT)) {
			w->role = ROLE_VERB;
			break;
		}
		/* 直接 in 转化直接经济效益 modifies a noun */
		/* 人均住房面积, 直接经济损失; 完成人工造林 */
		if (LEX(w, MODIFIER) && (next->role == ROLE_NOUN || (last != NULL && last->role == ROLE_VERB && LEX(last, DUMMY) &&
		    next->role == ROLE_VERB)) && (begins || last->role != ROLE_NOUN)) {
			w->role = ROLE_NOUN;
			break;
		}
		if (last == NULL || LEX(w, SUM) || LEX(w, DONE))
			break;
		/* 3次专题培训 */
		if (last->role == ROLE_FIGURE && LEX(w, MODIFIER) && (next->role == ROLE_NOUN || (next->role == ROLE_VERB && !LEX(next, ACT))))
			w->role = ROLE_NOUN;
		if (last->role == ROLE_FIGURE && LEX(w, MODIFIER) && next->role == ROLE_VERB && LEX(next, VN) && next[1].role >= ROLE_LIST)
			w->role = ROLE_NOUN;
		if (last->role != ROLE_NOUN && last->role != ROLE_VERB)
			break;
		if (((next->role == ROLE_NOUN || (next->role == ROLE_VERB && !LEX(next, ACT) && last->role == ROLE_VERB)) &&
		    LEX(w, MODIFIER)) || (one_character(w) && (next->role == ROLE_NOUN || next->role == ROLE_CONJUNCTION ||
		    next->role == ROLE_DE || next->role == ROLE_KIND)))
			w->role = ROLE_NOUN;
		break;
	case ROLE_REST:
		if (LEX(w, KIND) && next->role != ROLE_FIGURE)
			w->role = ROLE_KIND;
		break;
	case ROLE_CHANGE:
		/* 增加绿化面积: an object follows, so it is an act like any other */
		if (next->role == ROLE_NOUN || next->role == ROLE_VERB || next->role == ROLE_KIND ||
		    (last != NULL && last->role == ROLE_VERB)) {
			w->role = ROLE_VERB;
			w->classes |= BIT(ACT);
		}
		break;
	case ROLE_PREPOSITION:
		/* 大扫除: but for the commonest a character inside a phrase is part of a name */
		if (one_character(w) && !begins && last->role != ROLE_ADVERB && last->role != ROLE_TIME && last->role != ROLE_SCOPE &&
		    !common_preposition(s_cp(ws, w)))
			w->role = ROLE_NOUN;
		if (LEX(w, TIMEBEFORE) && one_character(w) && next->role != ROLE_FIGURE && next->role != ROLE_TIME)
			w->role = ROLE_NOUN;
		if (LEX(w, ACT))
			w->role = ROLE_VERB;
		break;
	default:
		break;
	}
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
	for (uint32_t i = 0; i < ws.count; i++)
		if (ws.word[i].classes != 0 && ws.word[i].role == ROLE_NOUN)
			ws.word[i].role = role_of_class[first_class(ws.word[i].classes)];
	for (uint32_t i = 0; i < ws.count; i++)
		settle(&ws, i);
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
	/* 近三年,… at the beginning of a clause */
	uint32_t from = i > 0 && w[-1].end - w[-1].begin == 1 && s_cp(ws, w - 1) == 0x8fd1 ? i - 1 : i;
	return (from < i || s_cp(ws, w) == 0x8fd1) && next->role != ROLE_DE && (from == 0 || ws->word[from - 1].role >= ROLE_COLON);
}
