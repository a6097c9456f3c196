#include "character.h"
#include "context_rel.h"
#include "context_time.h"
#include "context_what.h"
#include "signs.h"

/* A time expression: words [from, to). */
struct time {
	uint32_t from, to;
};

static bool
is_time(const struct words *ws, uint32_t i)
{
	return ws->word[i].role == ROLE_TIME && !ws->word[i].quoted;
}

/* is_since_lead: 自 从, which are no part of the time they lead to. */
static bool
is_since_lead(const struct word *w)
{
	return w->role == ROLE_FROM || w->role == ROLE_PREPOSITION;
}

/* is_since: whether word i is 以来, 以后 or 期间. */
static bool
is_since(const struct words *ws, uint32_t i)
{
	const struct word *w = &ws->word[i];
	return word_spells(ws, w, 0x4ee5, 0x6765) || word_spells(ws, w, 0x4ee5, 0x540e) || word_spells(ws, w, 0x671f, 0x95f4);
}

/* since: 驻村以来, 党的二十大召开以来, 春耕期间: words that begin a clause and end in 以来 or 期间 are
 * a time. Returns their end, or i. */
static uint32_t
since(const struct words *ws, uint32_t i)
{
	uint32_t start = i > 0 && is_since_lead(&ws->word[i - 1]) ? i - 1 : i;
	if ((start > 0 && ws->word[start - 1].role < ROLE_COLON) || is_since_lead(&ws->word[i]))
		return i;
	for (uint32_t j = i; j < i + 8 && (ws->word[j].role < ROLE_FIGURE || ws->word[j].role == ROLE_QUOTE) && ws->word[j].role != ROLE_TIME; j++)
		if (j > i && LEX(&ws->word[j], TIMEAFTER) && is_since(ws, j))
			return j + 1;
	return i;
}

/* festival: 今年|梨花节期间, 今年|麦收期间: behind a time at most three nouns that 期间 ends. Returns the end, or i. */
static uint32_t
festival(const struct words *ws, uint32_t i)
{
	uint32_t end = i;
	while (end < i + 3 && word_is(ws, end, ROLE_NOUN))
		end++;
	const struct word *w = &ws->word[end];
	return end > i && LEX(w, TIMEAFTER) && word_spells(ws, w, 0x671f, 0x95f4) ? end + 1 : i;
}

/* since_deed: 去年五月|开馆以来: behind a time a few words for what was begun then, which 以来 ends: 2021年列入省级
 * 创建名单以来. Returns the end, or i. */
static uint32_t
since_deed(const struct words *ws, uint32_t i)
{
	uint32_t end = i;
	while (end < i + 8 && ws->word[end].role < ROLE_FIGURE && !LEX(&ws->word[end], TIMEAFTER))
		end++;
	const struct word *w = &ws->word[end];
	return end > i && LEX(w, TIMEAFTER) && word_spells(ws, w, 0x4ee5, 0x6765) ? end + 1 : i;
}

/* up_to_deed: 截至|督查时: behind a word for up to when at most three for what was done then, which 时 ends. Returns the end, or i. */
static uint32_t
up_to_deed(const struct words *ws, uint32_t i)
{
	for (uint32_t end = i; end < i + 3 && (word_is(ws, end, ROLE_NOUN) || word_is(ws, end, ROLE_VERB)); end++)
		if (ws->s->cp[ws->word[end].end - 1] == 0x65f6) /* 时 */
			return end + 1;
	return i;
}

/* read_time returns the time expression that begins at word i; from == to when
 * there is none. */
static struct time
read_time(const struct words *ws, uint32_t i)
{
	struct time t = { i, i };
	uint32_t end;
	/* “十三五”期间 */
	if (LEX(&ws->word[i], SPAN) && ws->word[i + 1].role == ROLE_DE && words_span(ws, i + 2))
		t.to = i + 2;           /* 过去的一年 */
	else if (ws->word[i].role == ROLE_QUOTE && LEX(&ws->word[i + 1], TIME) && ws->word[i + 2].role == ROLE_QUOTE &&
	    LEX(&ws->word[i + 3], TIMEAFTER))
		t.to = i + 3;
	else if ((LEX(&ws->word[i], TIMEBEFORE) || LEX(&ws->word[i], SPAN)) && words_span(ws, i + 1))
		t.to = i + 1;
	else if (LEX(&ws->word[i], TIMEBEFORE) && (!LEX(&ws->word[i], TO) || i == 0 || ws->word[i - 1].role >= ROLE_COLON) &&
	    (is_time(ws, i + 1) || (ws->word[i + 1].role == ROLE_TO && is_time(ws, i + 2))))
		t.to = is_time(ws, i + 1) ? i + 1 : i + 2;
	else if (LEX(&ws->word[i], TIMEBEFORE) && !LEX(&ws->word[i], TO) && (end = up_to_deed(ws, i + 1)) > i + 1)
		t.to = end - 1;
	else if (!is_time(ws, i) && !words_span(ws, i)) {
		t.to = since(ws, i);
		return t;
	}
	t.to++;
	for (;;) {
		const struct word *w = &ws->word[t.to];
		/* 今年“五一”期间 */
		if (w->role == ROLE_QUOTE && LEX(&w[1], TIME) && w[2].role == ROLE_QUOTE)
			t.to += 3;
		else if ((t.to == i + 1 && (end = festival(ws, t.to)) > t.to) || (end = since_deed(ws, t.to)) > t.to)
			t.to = end;
		else if (is_time(ws, t.to) || (LEX(w, TIMEAFTER) && (!LEX(w, VERB1) || w->role != ROLE_VERB)))
			t.to++;
		else if ((w->role == ROLE_TO || w->role == ROLE_CONJUNCTION || w->role == ROLE_LIST) && is_time(ws, t.to + 1) &&
		    (ws->word[i].classes != 0 || ws->word[t.to + 1].classes != 0 || ws->word[t.to + 1].figure != ws->word[i].figure))
			t.to += 2;
		else
			return t;
	}
}

/* inside: whether word i is a noun or verb in the midst of a phrase, where no time
 * begins: the commonest case, told at once. */
static bool
inside(const struct words *ws, uint32_t i)
{
	const struct word *w = &ws->word[i];
	return (w->role == ROLE_NOUN || w->role == ROLE_VERB) && !LEX(w, TIMEBEFORE) && !LEX(w, SPAN) && i > 0 &&
		w[-1].role < ROLE_COLON && !is_since_lead(w - 1);
}

/* over_every passes over 每人每月, 每斤 at word i. */
static uint32_t
over_every(const struct words *ws, uint32_t i)
{
	uint32_t from = i;
	while (word_is(ws, i, ROLE_EVERY))
		i++;
	return i > from && word_is(ws, i, ROLE_NOUN) ? i + 1 : i;
}

/* announces: 今后五年的目标是:…: whether a colon comes before any figure or comma. */
static bool
announces(const struct words *ws, uint32_t i)
{
	while (i < ws->count && ws->word[i].role < ROLE_COLON && ws->word[i].role != ROLE_FIGURE)
		i++;
	return word_is(ws, i, ROLE_COLON);
}

/* words_figure_before: the figure not far before word i in its clause, or NULL. */
static const struct figure *
words_figure_before(const struct words *ws, uint32_t i)
{
	for (uint32_t from = i; i > 0 && from - i < 32 && ws->word[i - 1].role < ROLE_COLON; ) {
		const struct figure *f = words_figure(ws, --i);
		if (f != NULL)
			return f;
	}
	return NULL;
}

/* governs: whether time t stands as an adverbial. */
static bool
governs(const struct words *ws, struct time t)
{
	const struct word *next = &ws->word[t.to];
	if (next->role == ROLE_DE)
		return t.from == 0 && announces(ws, t.to);
	if (next->role == ROLE_COMPARE && LEX(next, COMPARE) && !LEX(next, TIME) && t.from > 0 && ws->word[t.from - 1].role != ROLE_COMMA)
		return false;
	if (next->role == ROLE_ETC)     /* 结合春节、国庆等节点 */
		return false;
	if (t.from == 0)
		return true;
	const struct word *last = &ws->word[t.from - 1], *first = last + 1;
	/* 开展清洁行动春季战役: a season governs at the beginning of a clause only */
	if (first->role == ROLE_TIME && first->classes != 0 && ws->s->cp[first->end - 1] == 0x5b63 && last->role < ROLE_COLON)   /* 季 */
		return false;
	/* 农场始建于1956年,现有耕地38万亩 */
	if (ws->s->cp[last->end - 1] == 0x4e8e && word_ends_phrase(next) && t.from > 1 && last[-1].role < ROLE_COLON)
		return false;
	/* 较常年同期偏多21% */
	if (last->role == ROLE_ADVERB && t.from > 1 && last[-1].role == ROLE_COMPARE)
		return false;
	/* 均价由去年68元提高到95元: the time of that figure alone */
	if (last->role == ROLE_FROM && words_figure(ws, over_every(ws, t.to)) != NULL)
		return false;
	/* 签订了2020年责任书, 占年初预算的105% */
	if ((last->role == ROLE_ASPECT || (last->role == ROLE_LIGHT && !LEX(last, HAVE))) && (next->role == ROLE_NOUN || next->role == ROLE_VERB || next->role == ROLE_QUOTE))
		return false;
	/* 日常考核、年终评议制度 */
	if (last->role == ROLE_LIST && t.from > 1 && (last[-1].role == ROLE_NOUN || last[-1].role == ROLE_VERB) && t.to == t.from + 1 &&
	    (next->role == ROLE_NOUN || next->role == ROLE_VERB) && (!LEX(next, ACT) || LEX(next, VN)) && words_figure_before(ws, t.from) == NULL)
		return false;
	/* 受4月中旬低温影响 */
	if (last->end == last->begin + 1 && ws->s->cp[last->begin] == 0x53d7)
		return false;
	if (last->role == ROLE_COMPARE || last->role == ROLE_VERB || last->role == ROLE_CONJUNCTION || last->role == ROLE_KIND ||
	    last->role == ROLE_EVERY || last->role == ROLE_QUOTE)
		return false;
	if (last->role != ROLE_PREPOSITION)
		return true;
	return character_is(ws->s->cp[last->begin], CHARACTER_TIMELEAD);
}

static struct slice
time_slice(const struct words *ws, struct time t)
{
	return words_slice(ws, t.from, t.to);
}

/* before_figure: 其中2021年1亿元: whether t is a date that stands right before figure k. */
static bool
before_figure(const struct words *ws, struct time t, uint32_t k)
{
	const struct word *last = &ws->word[t.to - 1];
	return t.to == ws->at[k] && last->figure < ws->figures && last->classes == 0;
}

/* over_every_back passes back over 每人每月, 每斤 before word i. */
static uint32_t
over_every_back(const struct words *ws, uint32_t i)
{
	i -= i > 1 && word_is(ws, i - 1, ROLE_NOUN) && word_is(ws, i - 2, ROLE_EVERY);
	while (i > 0 && word_is(ws, i - 1, ROLE_EVERY))
		i--;
	return i;
}

/* time_before_deed: 由整治前的52%: what stands between 由 and 前的 right before figure k is its time. */
static struct time
time_before_deed(const struct words *ws, const struct mention *m, uint32_t k)
{
	struct time none = { 0, 0 };
	uint32_t to = ws->at[k], from;
	if (to < m[k].region.from + 3 || !word_is(ws, --to, ROLE_DE))
		return none;
	uint32_t cp = ws->s->cp[ws->word[to - 1].end - 1];      /* 整治前, 我来时 */
	if (!(LEX(&ws->word[to - 1], TIMEAFTER) && cp == 0x524d) && cp != 0x65f6)
		return none;
	for (from = to - 1; from > m[k].region.from && !word_is(ws, from - 1, ROLE_FROM); from--)
		;
	return from > m[k].region.from && from + 1 < to ? (struct time){ from, to } : none;
}

/* compared_time: 比上年的3万元增长20%: the time in the word of comparison before figure k, or an empty text. */
static struct slice
compared_time(const struct words *ws, const struct mention *m, uint32_t k)
{
	struct slice none = { NULL, 0 };
	uint32_t at = ws->at[k];
	if (!m[k].compared || at < m[k].region.from + 2)
		return none;
	const struct word *w = &ws->word[at - 2];
	return w->role == ROLE_COMPARE && w->end - w->begin > 2 ? sentence_slice(ws->s, w->begin + 1, w->end) : none;
}

/* own_time is the time that stands at figure k itself, before 的: 由2015年的8000元,
 * 由目前的每人每年25元, or behind 由: 由去年68元. */
static struct time
own_time(const struct words *ws, const struct mention *m, uint32_t k, struct time last)
{
	uint32_t at = over_every_back(ws, ws->at[k]);
	if (last.to == last.from || last.from < m[k].region.from)
		return (struct time){ 0, 0 };
	if (last.to + 1 == at && ws->word[last.to].role == ROLE_DE)
		return last;
	if (last.from > 0 && word_is(ws, last.from - 1, ROLE_FROM) && over_every(ws, last.to) == ws->at[k])
		return last;
	return before_figure(ws, last, k) ? last : (struct time){ 0, 0 };
}

/* opens_sentence: whether only function words stand before word i. */
static bool
opens_sentence(const struct words *ws, uint32_t i)
{
	while (i > 0) {
		enum role r = ws->word[--i].role;
		if (r == ROLE_NOUN || r == ROLE_VERB || r == ROLE_FIGURE || r == ROLE_TIME || r == ROLE_STOP)
			return false;
	}
	return true;
}

/* The times from which and to which the last change was told. */
struct span {
	struct slice from, to;
};

/* How far a time has been followed. One that begins the sentence holds to its
 * end; one inside ends at a semicolon, and at a clause of its own verb without
 * figures; a clause about 该项目 has its own time. */
struct reach {
	uint32_t next;          /* word to look at */
	bool whole;             /* begins the sentence */
	bool day;               /* one day: for one clause */
	bool stamp;             /* up to when the report tells, also behind a semicolon */
	bool year;              /* all of a year, what is expected of it as well */
	bool dated;             /* a date alone: what there is now is not of it */
	bool seen;              /* a figure since */
	bool planned;           /* a plan before the first figure */
	bool said;              /* noun or verb seen since */
	bool figure, verb;      /* seen in the clause */
	bool later;             /* in a clause after the time's own */
	bool counted;           /* and a figure was in a clause before that */
	bool ended;
};

/* is_day: whether a time is one day, or part of one, and no bound (截至5月3日,
 * 3月1日以来). */
static bool
is_day(const struct words *ws, struct time t)
{
	const struct word *first = &ws->word[t.from], *last = &ws->word[t.to - 1];
	bool day = false;
	for (uint32_t i = first->begin; i < last->end; i++)
		day |= ws->s->cp[i] == 0x65e5;  /* 日 */
	uint32_t cp = ws->s->cp[last->end - 1];
	bool bound = LEX(first, TIMEBEFORE) || (t.from > 0 && (ws->word[t.from - 1].role == ROLE_TO || ws->word[t.from - 1].role == ROLE_FROM)) ||
		character_is(cp, CHARACTER_BOUND);
	return day && !bound && first->figure < ws->figures && first->classes == 0;
}

/* is_year: 今年, 全年, 目前, not 上半年, 1-10月: whether what is expected may still be of that time. */
static bool
is_year(const struct words *ws, struct time t)
{
	uint32_t cp = ws->s->cp[ws->word[t.from].begin];
	if (cp == 0x4e0a || cp == 0x4e0b)       /* 上半年 下半年 */
		return false;
	for (uint32_t i = ws->word[t.from].begin; i < ws->word[t.to - 1].end; i++)
		if (character_is(ws->s->cp[i], CHARACTER_SHORTTIME))    /* 1-10月 */
			return false;
	return true;
}

/* is_stamp: 截至10月底, 20xx年以来, 全年: whether a time is up to when, or over how long, all is told. */
static bool
is_stamp(const struct words *ws, struct time t)
{
	const struct word *first = &ws->word[t.from], *last = &ws->word[t.to - 1];
	return (LEX(first, TIMEBEFORE) && !LEX(first, TO) && first->end - first->begin > 1) || is_since(ws, t.to - 1) ||
		(t.to == t.from + 1 && last->end == last->begin + 2 && ws->s->cp[last->begin] == 0x5168);      /* 全年 */
}

static struct reach
reach_from(const struct words *ws, struct time t)
{
	bool at = t.from > 1 && ws->s->cp[ws->word[t.from - 1].end - 1] == 0x4e8e && ws->word[t.from - 2].role < ROLE_COLON;        /* 于 */
	/* 年初计划改建120公里,实际完成132公里: what was planned then */
	bool planned = word_is(ws, t.to, ROLE_TARGET) && ws->s->cp[ws->word[t.to - 1].end - 1] == 0x521d;      /* 初 */
	bool day = at || planned || is_day(ws, t);
	return (struct reach){ .next = t.to, .whole = !day && opens_sentence(ws, t.from), .day = day,
		.stamp = is_stamp(ws, t), .year = is_year(ws, t), .figure = true,
		.dated = t.to == t.from + 1 && ws->word[t.from].classes == 0 };
}

static void
reach_on(const struct words *ws, struct reach *r, uint32_t to)
{
	for (; r->next < to && !r->ended; r->next++) {
		const struct word *w = &ws->word[r->next];
		/* 上半年投放5万尾,预计年产300吨: what is expected is of another time, unless
		 * all is */
		r->planned |= w->role == ROLE_TARGET && !r->seen;
		if (w->role == ROLE_TARGET && r->counted && !r->planned && !r->year)
			r->ended = true;
		r->seen |= w->role == ROLE_FIGURE && !ws->figure[w->figure].announces;
		r->counted |= r->seen && (w->role == ROLE_COMMA || w->role == ROLE_STOP);
		/* 20xx年脱贫摘帽,现有脱贫户… */
		if (w->role == ROLE_COMMA && r->dated && !r->seen && w[1].role == ROLE_LIGHT && LEX(&w[1], HAVE) && LEX(&w[1], DONE))
			r->ended = true;
		if (r->whole)
			continue;
		r->figure |= w->role == ROLE_FIGURE;
		r->verb |= w->role == ROLE_VERB;
		r->said |= w->role == ROLE_VERB || w->role == ROLE_NOUN;
		if (w->role == ROLE_STOP && !r->stamp && w[1].role != ROLE_PART)        /* ;其中… */
			r->ended = true;
		if (w->role != ROLE_COMMA)
			continue;
		r->ended |= (r->day && r->said) || w[1].role == ROLE_PRONOUN;
		r->figure = r->verb = false;
		r->later = true;
	}
}

/* in_relative_clause: 建设日处理垃圾300吨的中转站: the figure is a property of the
 * noun after 的, at any time; but 安排5000万元的资金. */
static bool
in_relative_clause(const struct words *ws, const struct mention *m, uint32_t k)
{
	const struct figure *f = &ws->figure[k];
	return figure_measures(f) && f->class != FIGURE_PERCENT && !(figure_yuan(f) && named_by(f, "noun-after")) &&
		ws->word[ws->at[k] + 1].role == ROLE_DE &&
		!phrase_empty(m->after) && (!phrase_empty(m->noun) || !phrase_empty(m->act));
}

/* on_date: whether 于 or 在 stands at word i, before a time. */
static bool
on_date(const struct words *ws, uint32_t i)
{
	uint32_t cp = ws->s->cp[ws->word[i].begin];
	return word_is(ws, i, ROLE_PREPOSITION) && (cp == 0x4e8e || cp == 0x5728) && is_time(ws, i + 1);       /* 于 在 */
}

/* time_after: 共有养猪场2家,已于2019年全部关闭: the clause that says what became of
 * the last figure begins with its time. */
static struct time
time_after(const struct words *ws, const struct mention *m, uint32_t k)
{
	struct time none = { 0, 0 };
	uint32_t i = phrase_empty(m->after) ? ws->at[k] + 1 : m->after.to;
	/* 剩余7个县也在2019年底前退出 */
	while (word_is(ws, i, ROLE_ADVERB) || word_is(ws, i, ROLE_EACH))
		i++;
	if (on_date(ws, i))
		return read_time(ws, i + 1);
	/* 剩余2个项目8月底前全部开工 */
	if (i == m->after.to && !phrase_empty(m->after) && is_time(ws, i)) {
		struct time t = read_time(ws, i);
		if (word_is(ws, t.to, ROLE_VERB) || word_is(ws, t.to, ROLE_ADVERB))
			return t;
	}
	for (uint32_t j = k + 1; j < ws->figures; j++)
		if (figure_counts(&ws->figure[j]))
			return none;
	i = ws->at[k] + 1;
	while (i < ws->count && ws->word[i].role < ROLE_COLON)
		i++;
	if (ws->word[i].role != ROLE_COMMA || ws->word[i + 1].role != ROLE_ADVERB)
		return none;
	while (ws->word[++i].role == ROLE_ADVERB)
		;
	return on_date(ws, i) ? read_time(ws, i + 1) : none;
}

/* is_years: 近三年, 五年来, 过去的一年, 较五年前: years that only tell when are a date; but
 * 三年内 is a length too, 三年累计, and so are months (经过三个月来的努力). */
static bool
is_years(const struct words *ws, uint32_t k)
{
	const struct figure *f = &ws->figure[k];
	uint32_t i = ws->at[k];
	return f->class == FIGURE_DURATION && ws->s->cp[f->unit_begin] == SIGN_YEAR && words_span(ws, i) && !LEX(&ws->word[i + 1], SUM) &&
		!(LEX(&ws->word[i + 1], TIMEAFTER) && ws->s->cp[ws->word[i + 1].end - 1] == 0x5185);   /* 内 */
}

void
mention_time(const struct words *ws, const struct mention *m)
{
	static const uint64_t telling = LEX_BIT(TIME) | LEX_BIT(TIMEBEFORE) | LEX_BIT(TIMEAFTER) | LEX_BIT(SPAN) | LEX_BIT(FROM) | LEX_BIT(COMPARE);
	if ((ws->classes & telling) == 0)
		return;
	struct time governing = { 0, 0 }, last = { 0, 0 };
	struct reach reach = { 0 };
	bool years = false;
	struct time inner = { 0, 0 };   /* of a clause with 其中, which ends at word inner_end */
	uint32_t inner_end = 0;
	struct span span = { { NULL, 0 }, { NULL, 0 } };
	uint32_t i = 0;
	for (uint32_t k = 0; k < ws->figures; k++) {
		struct figure *f = &ws->figure[k];
		while (i < ws->at[k]) {
			struct time t = { i, i };
			if (!inside(ws, i))
				t = read_time(ws, i);
			if (t.to == t.from) {
				i++;
				continue;
			}
			last = t;
			/* 三年共收到5亿元,其中2021年1亿元: of that figure alone */
			bool alone = before_figure(ws, t, k) && governing.to > governing.from && reach.whole && !reach.ended;
			if (!alone && governs(ws, t)) {
				/* 截至11月底,纳入1428户,其中今年新增136户,消除率78% */
				if (t.from > 0 && word_is(ws, t.from - 1, ROLE_PART) && governing.to > governing.from && reach.whole && !reach.ended) {
					inner = t;
					for (inner_end = t.to; inner_end < ws->count && ws->word[inner_end].role < ROLE_COLON; inner_end++)
						;
				} else {
					governing = t;
					reach = reach_from(ws, t);
				}
			}
			i = t.to;
		}
		years |= m[k].attributive && is_years(ws, k);
		if (k > 0 && m[k].stopped)
			span = (struct span){ { NULL, 0 }, { NULL, 0 } };
		if (!figure_counts(f) || m[k].attributive || is_running(ws, k) || in_relative_clause(ws, &m[k], k) || i > ws->at[k])
			continue;
		struct time own = own_time(ws, m, k, last);
		if (own.to == own.from && m[k].from_word)
			own = time_before_deed(ws, m, k);
		struct slice compared = compared_time(ws, m, k);
		if (compared.len > 0) {
			f->time = compared;
			f->why_time = "time-of-figure";
		} else if (own.to == own.from && m[k].pair && f[-1].time.ptr != NULL) {
			f->time = f[-1].time;
			f->why_time = "pair";
		} else if (own.to > own.from) {
			f->time = time_slice(ws, own);
			f->why_time = "time-of-figure";
			/* 从1200亩扩大到现在的5000亩,带动…: what follows is told of now as well */
			if (governing.to == governing.from && (m[k].changeto || m[k].to_word) && LEX(&ws->word[own.from], DONE)) {
				governing = own;
				reach = reach_from(ws, own);
			}
			if (m[k].from_word)
				span.from = f->time;
			else if (span.from.ptr != NULL && (m[k].changeto || m[k].to_word))
				span.to = f->time;
		} else if (span.to.ptr != NULL && (m[k].from_word || (k > 0 && m[k - 1].from_word && m[k].changeto))) {
			/* 人口由2015年底的6万减少到2019年底的3万,发生率由6%下降到2% */
			f->time = m[k].from_word ? span.from : span.to;
			f->why_time = "time-of-change-before";
		} else if (ws->at[k] < inner_end) {
			f->time = time_slice(ws, inner);
			f->why_time = "time-in-clause";
		} else if (governing.to > governing.from && (reach_on(ws, &reach, ws->at[k]), !reach.ended)) {
			f->time = time_slice(ws, governing);
			f->why_time = governing.from >= m[k].region.from ? "time-in-clause" : "time-carried";
		} else if (governing.to == governing.from) {
			struct time after = time_after(ws, &m[k], k);
			f->time = time_slice(ws, after);
			f->why_time = after.to > after.from ? "time-after" : NULL;
		}
	}
	for (uint32_t k = 0; years && k < ws->figures; k++)
		if (m[k].attributive && is_years(ws, k))
			ws->figure[k].class = FIGURE_DATE;
}
