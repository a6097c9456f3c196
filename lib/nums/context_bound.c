#include "character.h"
#include "context_mention.h"
#include "signs.h"

bool
mention_aged(const struct words *ws, uint32_t k)
{
	const struct figure *f = &ws->figure[k];
	uint32_t from = ws->at[k] + 1, i = from;
	if (f->class != FIGURE_DURATION || f->outer_end == f->end || !word_is(ws, i, ROLE_VERB))
		return false;
	while (word_is(ws, i, ROLE_VERB) || word_is(ws, i, ROLE_NOUN))
		i++;
	const struct figure *next = words_figure(ws, i);
	return i > from + 1 && next != NULL && next->class == FIGURE_COUNT &&
		(unit_is_people(ws, next) || character_is(ws->s->cp[ws->word[i - 1].end - 1], CHARACTER_PERSON));
}

/* leads_clause: whether a word only leads to a clause that says which: 其中, 目前, 对; but
 * 未 and 因 are part of it, and of one that has a share all prepositions. */
static bool
leads_clause(const struct word *w, bool share)
{
	if (w->role == ROLE_ADVERB)
		return !LEX(w, FIRM) && !LEX(w, MODAL);
	if (w->role == ROLE_PREPOSITION)
		return !LEX(w, REASON) && !share;
	/* 其中达到省级标准的9个 */
	if (w->role == ROLE_LIGHT && w[1].role == ROLE_NOUN && w->end - w->begin == 2)
		return false;
	return mention_between(w) && !LEX(w, HAVE);
}

/* goes_on_with_de: 亏损的21个,停产的3个: whether the count before, in the same unit, was told with 的 too. */
static bool
goes_on_with_de(const struct words *ws, const struct mention *m, uint32_t k)
{
	uint32_t last = ws->at[k - 1];
	return last > 0 && word_is(ws, last - 1, ROLE_DE) && ws->figure[k - 1].class == FIGURE_COUNT && phrase_empty(m[-1].after) &&
		slice_eq(ws->figure[k - 1].unit, ws->figure[k].unit) && m->region.from == last + 2;
}

struct phrase
mention_which(const struct words *ws, const struct mention *m, uint32_t k)
{
	struct phrase p = m->region, none = { 0, 0 };
	bool verb = false, modal = false, prep = false, object = k > 0 && !m->stopped && (m[-1].which || goes_on_with_de(ws, m, k));
	bool share = ws->figure[k].class == FIGURE_PERCENT;
	bool length = ws->figure[k].class == FIGURE_MEASURE && ws->at[k] > 1 && LEX(&ws->word[ws->at[k] - 1], HAVE) && word_is(ws, ws->at[k] - 2, ROLE_DE);
	if ((ws->figure[k].class != FIGURE_COUNT && !share && !length) || phrase_empty(p) || p.to != ws->at[k])
		return none;
	/* 表示满意的占93%, 能适应的不到四成, 取得证书的有320人; but not 总数的40% */
	while (p.to > p.from && (word_is(ws, p.to - 1, ROLE_LIGHT) || (!share && word_is(ws, p.to - 1, ROLE_ADVERB))))
		p.to--;
	bool base = share && p.to == m->region.to && ws->figure[k].outer_begin >= ws->figure[k].begin;
	if (phrase_empty(p) || !word_is(ws, p.to - 1, ROLE_DE) || base)
		return none;
	/* 务工人数由年初的380人 */
	if (p.to > p.from + 1 && word_is(ws, p.to - 2, ROLE_TIME))
		return none;
	while (p.from + 1 < p.to && leads_clause(&ws->word[p.from], share) && !((m->part || object) && LEX(&ws->word[p.from], MODIFIER)))
		p.from++;
	/* 其中正常运行的26个: of a part how it is done is enough */
	object |= m->part && p.to > p.from + 2 && word_is(ws, p.to - 2, ROLE_VERB) && !LEX(&ws->word[p.from], SCOPE);
	for (uint32_t i = p.from; i + 1 < p.to; i++) {
		const struct word *w = &ws->word[i];
		if (w->role == ROLE_FROM && i > p.from)         /* 务工人数由年初的860人 */
			return none;
		object |= verb && (w->role == ROLE_NOUN || (w->role == ROLE_VERB && LEX(w, VN)));
		object |= w->role == ROLE_VERB && modal;        /* 能正常使用的 */
		/* 风险未消除的 */
		object |= i > p.from && w->role == ROLE_ADVERB && LEX(w, FIRM) && ws->word[i - 1].role == ROLE_NOUN && ws->word[i + 1].role == ROLE_VERB;
		modal |= LEX(w, MODAL);
		/* 对村务公开满意的占92%, 认为应当改进的占5% */
		object |= share && w->role == ROLE_VERB && (verb || prep);
		prep |= w->role == ROLE_PREPOSITION;
		verb |= w->role == ROLE_VERB || LEX(w, HAVE) || (w->role == ROLE_LIGHT && w->end - w->begin == 2);
	}
	return object ? p : none;
}

bool
mention_bounds_number(const struct words *ws, uint32_t k)
{
	const struct figure *f = &ws->figure[k];
	uint32_t at = ws->at[k];
	/* 得分80分以下的5个, 80至90分的12个 */
	bool score = f->unit_end == f->unit_begin + 1 && ws->s->cp[f->unit_begin] == SIGN_PART;
	if (f->class == FIGURE_COUNT && score && (f->outer_end > f->end || f->approx == APPROX_RANGE))
		return true;
	if (f->class != FIGURE_COUNT || f->outer_end <= f->end || at < 2)
		return false;
	/* 年出栏5000头以上的3家 */
	if (word_is(ws, at - 1, ROLE_NOUN) && LEX(&ws->word[at - 1], ATTR))
		return true;
	return (word_is(ws, at - 1, ROLE_PREPOSITION) || word_is(ws, at - 1, ROLE_LIGHT)) &&
		word_is(ws, at - 2, ROLE_NOUN) && character_is(ws->s->cp[ws->word[at - 2].end - 1], CHARACTER_AMOUNT);
}

/* says_which: 10万至30万元的9个村, 收入过100万元的仅9家, 50岁以上的就有17名, 35岁以下的达到20%: a
 * measure that 的 parts from a count or a percentage. */
static bool
says_which(const struct words *ws, uint32_t k)
{
	uint32_t i = ws->at[k] + 1;
	const struct figure *f = &ws->figure[k];
	/* 收入在1万至5万元之间的143个 */
	i += word_is(ws, i, ROLE_NOUN) && LEX(&ws->word[i], TIMEAFTER);
	bool de = word_is(ws, i, ROLE_DE);
	if (!(figure_measures(f) || mention_bounds_number(ws, k)) || f->class == FIGURE_PERCENT || !(de || follows_de(ws, i)))
		return false;
	for (i += de; word_is(ws, i, ROLE_ADVERB) || word_is(ws, i, ROLE_LIGHT); i++)
		;
	const struct figure *next = words_figure(ws, i);
	return next != NULL && (next->class == FIGURE_COUNT || (next->class == FIGURE_PERCENT && f->outer_end > f->end));
}

/* leads_to_count: what may stand between the noun that a bound says which of and its
 * figure: 5万元以下的村还有23个, 600分以上的学生由上年的31人增加到58人. */
static bool
leads_to_count(const struct word *w)
{
	switch (w->role) {
	case ROLE_LIGHT: case ROLE_ADVERB: case ROLE_CHANGETO: case ROLE_FROM: case ROLE_TIME: case ROLE_DE:
		return true;
	default:
		return false;
	}
}

bool
mention_bounds(const struct words *ws, const struct mention *m, uint32_t k)
{
	const struct figure *f = &ws->figure[k];
	/* 35岁以下62名: what is right after a bound is what it bounds */
	const struct figure *next = words_figure(ws, ws->at[k] + 1);
	if (words_span(ws, ws->at[k]) || says_which(ws, k) || mention_aged(ws, k))
		return true;
	if (f->outer_end > f->end && figure_measures(f)) {
		if (next != NULL && next->class == FIGURE_COUNT)
			return true;
		/* 35岁以下占60% */
		next = word_is(ws, ws->at[k] + 1, ROLE_LIGHT) ? words_figure(ws, ws->at[k] + 2) : NULL;
		if (next != NULL && next->class == FIGURE_PERCENT && f->class != FIGURE_PERCENT)
			return true;
	}
	if (phrase_empty(m->after) || words_figure(ws, m->after.from) != NULL)
		return false;
	bool bounded = f->approx == APPROX_AT_LEAST || f->approx == APPROX_AT_MOST || f->approx == APPROX_RANGE ||
		f->outer_end > f->end || m->after.from > ws->at[k] + 1;
	/* 年收入5万元以下的村还有23个, 10万元以上的村占比由71%提高到86% */
	uint32_t i = m->after.to;
	i += LEX(&ws->word[i], RATE) && ws->s->cp[ws->word[i].begin] == 0x5360;        /* 占 */
	while (bounded && f->class != FIGURE_PERCENT && leads_to_count(&ws->word[i]))
		i++;
	if (words_figure(ws, i) == NULL)
		return f->class == FIGURE_DURATION;
	return bounded || figure_measures(f);
}
