#include "context_what.h"

enum { ITEMS = 16 };    /* nouns that are shared out at once */

struct slice
text_join(struct slice x, struct slice y, struct arena *a)
{
	char *text = arena_new(a, x.len + y.len);
	memcpy(text, x.ptr, x.len);
	memcpy(text + x.len, y.ptr, y.len);
	return (struct slice){ text, x.len + y.len };
}

struct slice
share_join(const struct words *ws, struct phrase p, struct phrase q, struct arena *a)
{
	return text_join(phrase_slice(ws, p), phrase_slice(ws, q), a);
}

/* joins: whether word i is 、 or 和. */
static bool
joins(const struct words *ws, uint32_t i)
{
	return word_is(ws, i, ROLE_LIST) || word_is(ws, i, ROLE_CONJUNCTION);
}

/* list_items parts a noun phrase at 、 and 和; returns how many items it has, 0 when
 * one is empty or there are too many. */
static uint32_t
list_items(const struct words *ws, struct phrase noun, struct phrase *item)
{
	uint32_t items = 0, from = noun.from;
	for (uint32_t i = from; i <= noun.to; i++) {
		if (i < noun.to && !joins(ws, i))
			continue;
		if (items == ITEMS || i == from)
			return 0;
		item[items++] = (struct phrase){ from, i };
		from = i + 1;
	}
	return items;
}

/* common_tail: the noun of measurement, perhaps with a verb, or the people that end the
 * last item and belong to each: 产值 in 一产、二产产值, 从业人员 in 农业、工业从业人员. */
static struct phrase
common_tail(const struct words *ws, struct phrase last)
{
	struct phrase tail = { last.to, last.to };
	if (last.to > last.from + 1 && character_is(ws->s->cp[ws->word[last.to - 1].end - 1], CHARACTER_PERSON))
		tail.from--;
	while (tail.from > last.from + 1 && (phrase_measures(ws, (struct phrase){ 0, tail.from }) ||
	    (tail.from < tail.to && ws->word[tail.from - 1].role == ROLE_VERB)))
		tail.from--;
	return tail;
}

/* listed: the noun phrase whose items are shared out to figure k and those that follow:
 * before it, or before 占, or before the figure that announced it (饮水、道路和就医三类问题,
 * 分别占31%、27%和19%) or is their sum (食堂采购和个人采购合计80万元,分别为60万元和20万元). */
static struct phrase
listed(const struct words *ws, const struct mention *m, uint32_t k)
{
	if (m[k].share && figure_shares(&ws->figure[k]))
		return m[k].subject;
	if (!phrase_empty(m[k].noun) || k == 0)
		return m[k].noun;
	bool sum = m[k - 1].sum && slice_eq(ws->figure[k - 1].unit, ws->figure[k].unit);
	return sum || (ws->figure[k - 1].announces && figure_shares(&ws->figure[k])) ? m[k - 1].noun : m[k].noun;
}

/* What is shared out: the list of nouns, the noun of measurement that belongs to each
 * when it stands apart, and the verb. */
struct shares {
	struct phrase list, tail, act;
};

/* before_each_verb: 养老保险、医疗保险分别惠及320人、580人, 小学生、初中生每人分别资助1000元、2000元: the
 * nouns before 分别 and the verb behind it. Returns false when there are none. */
static bool
before_each_verb(const struct words *ws, const struct mention *m, struct shares *s)
{
	uint32_t from = m->region.from, to = m->region.to, verb = to;
	while (verb > from && word_is(ws, verb - 1, ROLE_VERB))
		verb--;
	if (verb == to || verb == from || !word_is(ws, verb - 1, ROLE_EACH))
		return false;
	for (to = verb - 1; to > from && (word_is(ws, to - 1, ROLE_EVERY) || word_is(ws, to - 1, ROLE_ADVERB)); to--)
		;
	/* 对新认定的国家级、省级示范社分别奖励 */
	for (uint32_t i = to; i > from; i--)
		if (word_is(ws, i - 1, ROLE_DE) || word_is(ws, i - 1, ROLE_PREPOSITION))
			from = i;
	while (from < to && (word_is(ws, from, ROLE_TIME) || (word_is(ws, from, ROLE_SCOPE) && !joins(ws, from + 1))))
		from++;
	for (uint32_t i = from; i < to; i++)
		if (!word_is(ws, i, ROLE_NOUN) && !word_is(ws, i, ROLE_VERB) && !word_is(ws, i, ROLE_SCOPE) && !joins(ws, i))
			return false;
	*s = (struct shares){ { from, to }, { to, to }, { verb, m->region.to } };
	return true;
}

/* names: whether word w can be part of an item of a list; 以 before the first is none. */
static bool
names(const struct word *w)
{
	return w->role == ROLE_NOUN && !(LEX(w, PREP) && w->end - w->begin == 1);
}

/* list_before: 以茶叶、油茶为主,面积分别为2万亩、3万亩: the list of nouns in the clause before the
 * region of m, or an empty phrase. */
static struct phrase
list_before(const struct words *ws, const struct mention *m)
{
	struct phrase list = { 0, 0 };
	uint32_t i = m->region.from;
	if (i < 2 || !word_is(ws, i - 1, ROLE_COMMA))
		return list;
	for (i--; i > 0 && !word_is(ws, i - 1, ROLE_LIST) && ws->word[i - 1].role < ROLE_FIGURE; i--)
		;
	if (i == 0 || !word_is(ws, i - 1, ROLE_LIST))
		return list;
	list = (struct phrase){ i - 1, i };
	while (list.from > 0 && (word_is(ws, list.from - 1, ROLE_LIST) || names(&ws->word[list.from - 1])))
		list.from--;
	/* 油茶|为主: a word that is there only to hold a character together is none */
	while (names(&ws->word[list.to]) && (list.to == i || !LEX(&ws->word[list.to], NOUN)))
		list.to++;
	return list;
}

/* shares_of finds what is shared out to figure k and those that follow it; nothing
 * when the list is empty. */
static struct shares
shares_of(const struct words *ws, const struct mention *m, uint32_t k)
{
	struct shares s, none = { { 0, 0 }, { 0, 0 }, { 0, 0 } };
	bool more = k + 1 < ws->figures && m[k + 1].listed && phrase_empty(m[k + 1].noun) && phrase_empty(m[k + 1].act);
	if (more && before_each_verb(ws, &m[k], &s))
		return s;
	if (!m[k].each)
		return none;
	s = (struct shares){ listed(ws, m, k), { 0, 0 }, m[k].share && figure_shares(&ws->figure[k]) ? m[k].base : m[k].act };
	if (more && s.list.to == s.list.from + 1 && phrase_measures(ws, s.list)) {
		s.tail = s.list;
		s.list = list_before(ws, &m[k]);
	}
	return s;
}

/* share_nouns: 一产、二产产值分别为3亿元、4亿元: as many nouns as figures. */
static uint32_t
share_nouns(const struct words *ws, const struct mention *m, uint32_t k, struct arena *a)
{
	struct phrase item[ITEMS];
	struct shares s = shares_of(ws, m, k);
	if (phrase_empty(s.list))
		return 0;
	uint32_t items = list_items(ws, s.list, item), figures = 1;
	while (k + figures < ws->figures && figures < items && figure_counts(&ws->figure[k + figures]) &&
	    phrase_empty(m[k + figures].noun) && phrase_empty(m[k + figures].act) && !m[k + figures].stopped)
		figures++;
	if (items < 2 || figures != items)
		return 0;
	bool apart = !phrase_empty(s.tail);
	struct phrase tail = apart ? s.tail : common_tail(ws, item[items - 1]);
	for (uint32_t i = 0; i < items; i++) {
		struct figure *f = &ws->figure[k + i];
		bool own = phrase_empty(tail) || (i + 1 == items && !apart) || phrase_measures(ws, item[i]);
		f->act = m[k].have ? act_slice(ws, &m[k]) : phrase_slice(ws, s.act);
		f->what = own ? phrase_slice(ws, item[i]) : share_join(ws, item[i], tail, a);
		f->why_what = "shared-out";
	}
	return items;
}

/* share_changes: 收入3亿元、利润1亿元,分别增长5%和8%; 城乡居民收入分别达到3万元和1万元,增长5%、8%:
 * as many figures as stand before take their nouns. */
static uint32_t
share_changes(const struct words *ws, const struct mention *m, uint32_t k)
{
	uint32_t n = 1, from = k;
	bool each = m[k].each || (m[k].change && k >= 2 && named_by(&ws->figure[k - 1], "shared-out"));
	if (!each || !phrase_empty(m[k].noun) || !phrase_empty(m[k].act))
		return 0;
	while (k + n < ws->figures && n < ITEMS && m[k + n].listed && phrase_empty(m[k + n].noun) && phrase_empty(m[k + n].act))
		n++;
	while (from > 0 && !figure_counts(&ws->figure[from - 1]))       /* 分别比2020年增加 */
		from--;
	if (n < 2 || n > from || (!m[k].each && from > n && named_by(&ws->figure[from - n - 1], "shared-out")))
		return 0;
	for (uint32_t i = from - n; i < from; i++)
		if (!figure_counts(&ws->figure[i]) || m[i].stopped)
			return 0;
	for (uint32_t i = 0; i < n; i++) {
		ws->figure[k + i].what = ws->figure[from - n + i].what;
		ws->figure[k + i].why_what = "shared-out";
	}
	return n;
}

uint32_t
share_out(const struct words *ws, const struct mention *m, uint32_t k, struct arena *a)
{
	uint32_t n = share_nouns(ws, m, k, a);
	return n != 0 ? n : share_changes(ws, m, k);
}
