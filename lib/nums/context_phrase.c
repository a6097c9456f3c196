#include "context_mention.h"

/* after_list: 带动能力强、效益好的合作社, 集种植、加工于一体的园区: where the noun begins
 * after a clause that is a list, or from. */
static uint32_t
after_list(const struct words *ws, struct phrase p)
{
	bool list = false;
	uint32_t from = p.from;
	for (uint32_t i = p.from; i + 1 < p.to; i++) {
		list |= word_is(ws, i, ROLE_LIST) && !ws->word[i].quoted;
		if (list && word_is(ws, i, ROLE_DE) && i > p.from && !ws->word[i].quoted)
			from = i + 1;
	}
	return from;
}

/* aspect_end: 饮水、道路等方面(的)问题: behind 等 the place after 方面, 环节 or 领域, when more follows. */
static uint32_t
aspect_end(const struct words *ws, uint32_t i, uint32_t to)
{
	uint32_t end = i;
	if (word_is(ws, end, ROLE_NOUN) && LEX(&ws->word[end], ASPECTOF))
		end++;
	if (end > i && word_is(ws, end, ROLE_DE))
		end++;
	return end < to ? end : i;
}

/* after_etc: 水杉、青桐等16个品种: of what 等 ends the sum remains, or what it sums up. */
static struct phrase
after_etc(const struct words *ws, struct phrase p)
{
	for (uint32_t i = p.to; i-- > p.from; ) {
		if (!word_is(ws, i, ROLE_ETC))
			continue;
		if (i + 1 < p.to)
			p.from = aspect_end(ws, i + 1, p.to);
		else
			p.to = i;
		break;
	}
	return p;
}

/* opens_idly, closes_idly: whether no heading needs the word at the beginning, at the
 * end of a noun phrase. */
static bool
opens_idly(const struct word *w)
{
	switch (w->role) {
	case ROLE_DE: case ROLE_ASPECT: case ROLE_CONJUNCTION: case ROLE_LIST: case ROLE_LIGHT: case ROLE_EVERY: case ROLE_PRONOUN:
		return true;
	case ROLE_ADVERB:       /* but 不符合条件对象 */
		return !LEX(w, FIRM);
	case ROLE_SCOPE:        /* 我县造林任务 */
		return LEX(w, PRONOUN);
	default:
		return w->role == ROLE_KIND && !LEX(w, REST);
	}
}

static bool
closes_idly(const struct word *w)
{
	switch (w->role) {
	case ROLE_DE: case ROLE_CONJUNCTION: case ROLE_LIST: case ROLE_KIND: case ROLE_ADVERB: case ROLE_LIGHT: case ROLE_TARGET:
		return true;
	default:
		return false;
	}
}

/* without_marks takes off marks of which the other half is outside, and those around
 * the whole. */
static struct phrase
without_marks(const struct words *ws, struct phrase p)
{
	while (p.from < p.to && word_is(ws, p.from, ROLE_QUOTE) && !ws->word[p.from].quoted)
		p.from++;
	while (p.from < p.to && word_is(ws, p.to - 1, ROLE_QUOTE) && ws->word[p.to - 1].quoted)
		p.to--;
	if (p.to - p.from < 3 || !word_is(ws, p.from, ROLE_QUOTE) || !word_is(ws, p.to - 1, ROLE_QUOTE))
		return p;
	for (uint32_t i = p.from + 1; i + 1 < p.to; i++)
		if (!ws->word[i].quoted || word_is(ws, i, ROLE_QUOTE))
			return p;
	return (struct phrase){ p.from + 1, p.to - 1 };
}

/* after_time: 三年|来各级财政, “十四五”末全县产值: where the noun begins after the rest of a time, or from. */
static uint32_t
after_time(const struct words *ws, struct phrase p)
{
	const struct word *w = &ws->word[p.from];
	if (p.from > 0 && p.from < p.to && LEX(w, TIMEAFTER) && w->end == w->begin + 1 && word_is(ws, p.from - 1, ROLE_FIGURE))
		return p.from + 1;
	if (p.from + 4 < p.to && w->role == ROLE_QUOTE && LEX(w + 1, TIME) && w[2].role == ROLE_QUOTE && LEX(w + 3, TIMEAFTER))
		return p.from + 4 + (w[4].role == ROLE_SCOPE && p.from + 5 < p.to);
	return p.from;
}

struct phrase
phrase_clean(const struct words *ws, struct phrase p)
{
	p = after_etc(ws, p);
	p.from = after_list(ws, p);
	/* 组成的救援队伍 */
	if (p.to - p.from > 2 && word_is(ws, p.from, ROLE_VERB) && word_is(ws, p.from + 1, ROLE_DE) && !ws->word[p.from].quoted)
		p.from += 2;
	p.from = after_time(ws, p);
	while (p.from < p.to && opens_idly(&ws->word[p.from]))
		p.from++;
	while (p.from < p.to) {
		const struct word *last = &ws->word[p.to - 1];
		bool mean = last->role == ROLE_NOUN && LEX(last, ADV) && p.to - p.from > 1;     /* 彩礼平均 */
		if (!mean && !closes_idly(last))
			break;
		p.to--;
	}
	return without_marks(ws, p);
}
