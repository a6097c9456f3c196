#include "context_what.h"

enum { ITEMS = 16 };    /* nouns that are shared out at once */

struct slice
share_join(const struct words *ws, struct phrase p, struct phrase q, struct arena *a)
{
	struct slice x = phrase_slice(ws, p), y = phrase_slice(ws, q);
	char *text = arena_new(a, x.len + y.len);
	memcpy(text, x.ptr, x.len);
	memcpy(text + x.len, y.ptr, y.len);
	return (struct slice){ text, x.len + y.len };
}

/* list_items parts a noun phrase at 、 and 和; returns how many items it has, 0 when
 * one is empty or there are too many. */
static uint32_t
list_items(const struct words *ws, struct phrase noun, struct phrase *item)
{
	uint32_t items = 0, from = noun.from;
	for (uint32_t i = from; i <= noun.to; i++) {
		if (i < noun.to && ws->word[i].role != ROLE_LIST && ws->word[i].role != ROLE_CONJUNCTION)
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
 * 分别占31%、27%和19%). */
static struct phrase
listed(const struct words *ws, const struct mention *m, uint32_t k)
{
	if (!m[k].share || !figure_shares(&ws->figure[k]))
		return phrase_empty(m[k].noun) && k > 0 && ws->figure[k - 1].announces && figure_shares(&ws->figure[k]) ? m[k - 1].noun : m[k].noun;
	return m[k].subject;
}

/* share_nouns: 一产、二产产值分别为3亿元、4亿元: as many nouns as figures. */
static uint32_t
share_nouns(const struct words *ws, const struct mention *m, uint32_t k, struct arena *a)
{
	struct phrase item[ITEMS];
	struct phrase noun = m[k].each ? listed(ws, m, k) : (struct phrase){ 0, 0 };
	if (phrase_empty(noun))
		return 0;
	uint32_t items = list_items(ws, noun, item), figures = 1;
	while (k + figures < ws->figures && figures < items && figure_counts(&ws->figure[k + figures]) &&
	    phrase_empty(m[k + figures].noun) && phrase_empty(m[k + figures].act) && !m[k + figures].stopped)
		figures++;
	if (items < 2 || figures != items)
		return 0;
	struct phrase tail = common_tail(ws, item[items - 1]);
	for (uint32_t i = 0; i < items; i++) {
		struct figure *f = &ws->figure[k + i];
		bool own = phrase_empty(tail) || i + 1 == items || phrase_measures(ws, item[i]);
		f->act = m[k].share && figure_shares(f) ? phrase_slice(ws, m[k].base) : act_slice(ws, &m[k]);
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
	uint32_t n = 1;
	bool each = m[k].each || (m[k].change && k >= 2 && named_by(&ws->figure[k - 1], "shared-out"));
	if (!each || !phrase_empty(m[k].noun) || !phrase_empty(m[k].act))
		return 0;
	while (k + n < ws->figures && n < ITEMS && m[k + n].listed && phrase_empty(m[k + n].noun) && phrase_empty(m[k + n].act))
		n++;
	if (n < 2 || n > k || (!m[k].each && k > n && named_by(&ws->figure[k - n - 1], "shared-out")))
		return 0;
	for (uint32_t i = 0; i < n; i++)
		if (!figure_counts(&ws->figure[k - n + i]) || m[k - n + i].stopped)
			return 0;
	for (uint32_t i = 0; i < n; i++) {
		ws->figure[k + i].what = ws->figure[k - n + i].what;
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
