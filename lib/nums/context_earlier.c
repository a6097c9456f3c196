#include "character.h"
#include "context_rel.h"
#include "context_what.h"

bool
earlier_unit(const struct words *ws, uint32_t k, const struct carried *c)
{
	for (uint32_t j = k; j-- > 0 && k - j < 4; )
		if (slice_eq(ws->figure[j].unit, ws->figure[k].unit) && ws->figure[j].what.ptr == c->what.ptr && c->what.ptr != NULL)
			return true;
	return false;
}

struct slice
earlier_counted(const struct words *ws, const struct mention *all, uint32_t k)
{
	for (uint32_t j = k; j-- > 0 && k - j < 8 && !all[j + 1].stopped; )
		if (figure_counts(&ws->figure[j]) && !all[j].attributive && ws->figure[j].class == ws->figure[k].class &&
		    slice_eq(ws->figure[j].unit, ws->figure[k].unit) && (!phrase_empty(all[j].noun) || !phrase_empty(all[j].after)))
			return ws->figure[j].what;
	return (struct slice){ NULL, 0 };
}

struct slice
earlier_goal(const struct words *ws, const struct mention *all, uint32_t k, struct slice what)
{
	for (uint32_t j = k; j-- > 0 && k - j < 8; ) {
		struct phrase noun = all[j].noun;
		if (ws->figure[j].what.ptr != what.ptr || noun.to < noun.from + 2 || !LEX(&ws->word[noun.to - 1], GOAL) ||
		    phrase_slice(ws, noun).ptr != what.ptr)
			continue;
		noun.to--;
		const struct word *left = &ws->word[noun.to - 1];
		bool named = !LEX(left, GOAL) && !LEX(left, TIME) &&
			!(noun.to == noun.from + 1 && character_is(ws->s->cp[ws->figure[k].unit_begin], CHARACTER_EVENT)); /* 重点任务28项 */
		return named ? phrase_slice(ws, noun) : what;
	}
	return what;
}

struct slice
earlier_larger(const struct words *ws, uint32_t k, struct slice otherwise)
{
	int64_t own, other;
	bool smaller = false;
	if (!rel_micro(ws->figure[k].value, &own))
		return otherwise;
	for (uint32_t j = k; j-- > 0 && k - j < 16; ) {
		const struct figure *f = &ws->figure[j];
		if (!slice_eq(f->unit, ws->figure[k].unit) || f->what.ptr == NULL || !rel_micro(f->value, &other))
			continue;
		if (other >= own)
			return smaller ? f->what : otherwise;
		smaller = true;
	}
	return otherwise;
}

/* rest_of: whether figure k is what is left of j when those between that have its
 * unit are taken away, or only the last of them, when the others are the parts of j:
 * 发现问题30个,整改26个,其余4个; 监测户30户,其中甲类10户、乙类20户,已消除风险26户,剩余4户. */
static bool
rest_of(const struct words *ws, uint32_t k, uint32_t j)
{
	int64_t all, left, one, last = 0, rest;
	if (!rel_micro(ws->figure[j].value, &all) || !rel_micro(ws->figure[k].value, &rest))
		return false;
	left = all;
	for (uint32_t i = j + 1; i < k; i++)
		if (slice_eq(ws->figure[i].unit, ws->figure[k].unit) && rel_micro(ws->figure[i].value, &one)) {
			left -= one;
			last = one;
		}
	return left == rest || all - last == rest;
}

struct slice
earlier_whole(const struct words *ws, uint32_t k, struct slice otherwise)
{
	for (uint32_t j = k; j-- > 0 && k - j < 16; )
		if (ws->figure[j].what.ptr != NULL && slice_eq(ws->figure[j].unit, ws->figure[k].unit) && rest_of(ws, k, j))
			return ws->figure[j].what;
	for (uint32_t j = k > 16 ? k - 16 : 0; j < k; j++)
		if (ws->figure[j].what.ptr != NULL && slice_eq(ws->figure[j].unit, ws->figure[k].unit))
			return ws->figure[j].what;
	return otherwise;
}

/* clause_before: the words, back to a figure or a mark, of the clause that ends right
 * before the region of figure k, its comma included; empty when there is none. */
static struct phrase
clause_before(const struct words *ws, const struct mention *all, uint32_t k)
{
	uint32_t low = k > 0 ? all[k - 1].end : 0, end = all[k].region.from, from;
	if (end <= low || !word_is(ws, end - 1, ROLE_COMMA))
		return (struct phrase){ 0, 0 };
	for (from = end - 1; from > low && ws->word[from - 1].role < ROLE_FIGURE; from--)
		;
	return (struct phrase){ from, end };
}

struct phrase
earlier_treated(const struct words *ws, const struct mention *all, uint32_t k)
{
	struct phrase none = { 0, 0 }, clause = clause_before(ws, all, k);
	uint32_t from = clause.from, end = clause.to, to;
	if (phrase_empty(clause))
		return none;
	while (from < end && !((word_is(ws, from, ROLE_PREPOSITION) && LEX(&ws->word[from], FIRM)) || word_is(ws, from, ROLE_BA)))
		from++;
	for (from++; word_is(ws, from, ROLE_SCOPE) || word_is(ws, from, ROLE_KIND) || word_is(ws, from, ROLE_DE); from++)
		;
	for (to = from; to < end && ws->word[to].role < ROLE_QUOTE; to++)
		if (word_is(ws, to, ROLE_VERB) && (LEX(&ws->word[to], DUMMY) || !LEX(&ws->word[to], VN)))
			break;
	if (from >= end || !word_is(ws, to, ROLE_VERB) || !(LEX(&ws->word[to], DUMMY) || LEX(&ws->word[to], ACT)))
		return none;
	return phrase_clean(ws, (struct phrase){ from, to });
}

/* in_subject: whether word i is of a noun phrase, as 补偿 of 补偿标准 too. */
static bool
in_subject(const struct words *ws, uint32_t i)
{
	const struct word *w = &ws->word[i];
	return (w->role == ROLE_NOUN && !LEX(w, ADV)) || w->role == ROLE_DE || (w->role == ROLE_VERB && LEX(w, VN) && LEX(w + 1, ATTR));
}

struct phrase
earlier_subject(const struct words *ws, const struct mention *all, uint32_t k)
{
	struct phrase none = { 0, 0 }, clause = clause_before(ws, all, k);
	uint32_t from = clause.from, end = clause.to, to;
	if (phrase_empty(clause))
		return none;
	while (word_is(ws, from, ROLE_SCOPE) || word_is(ws, from, ROLE_TIME) || word_is(ws, from, ROLE_PRONOUN))
		from++;
	/* 村民带头成立的合作社,由5户发展到118户 */
	for (to = end; to > from + 1 && !word_is(ws, to - 1, ROLE_DE); to--)
		;
	bool named = to + 1 < end && word_is(ws, end - 2, ROLE_NOUN);
	for (uint32_t i = from; named && i + 1 < to; i++)
		if (word_is(ws, i, ROLE_VERB))
			return phrase_clean(ws, (struct phrase){ to, end - 1 });
	for (to = from; to + 1 < end && in_subject(ws, to); to++)
		if (word_is(ws, to, ROLE_DE))
			from = to + 1;
	if (to + 1 >= end || from >= to)
		return none;    /* nothing is said of it */
	return phrase_clean(ws, (struct phrase){ from, to });
}

struct phrase
earlier_given(const struct words *ws, const struct mention *all, uint32_t k, struct phrase *act)
{
	while (k > 0 && words_span(ws, ws->at[k - 1]))  /* 三年内达到1000亩 */
		k--;
	uint32_t low = k > 0 ? all[k - 1].end : 0, end = all[k].region.from, i;
	struct phrase none = { 0, 0 };
	if (end <= low + 2 || !word_is(ws, end - 1, ROLE_COMMA))
		return none;
	for (i = end - 1; i > low && ws->word[i - 1].role < ROLE_FIGURE; i--)
		if (word_is(ws, i - 1, ROLE_VERB) && LEX(&ws->word[i - 1], ACT) && !LEX(&ws->word[i - 1], VN))
			break;
	if (i == low || i == end - 1 || ws->word[i - 1].role >= ROLE_FIGURE)
		return none;
	*act = (struct phrase){ i - 1, i };
	return phrase_clean(ws, (struct phrase){ i, end - 1 });
}

/* can_be_of: whether figure f can be some of what figure of told: as many at most, and
 * no people, who need a name. */
static bool
can_be_of(const struct words *ws, const struct figure *f, const struct figure *of)
{
	int64_t some, all;
	return figure_counts(of) && of->class == f->class && slice_eq(of->unit, f->unit) && of->what.ptr != NULL && !unit_is_people(ws, f) &&
		rel_micro(f->value, &some) && rel_micro(of->value, &all) && some <= all;
}

/* deed_alone: where the deed of figure m ends that has no thing for its object, 完工 or 完成整改; 0 when it has one. */
static uint32_t
deed_alone(const struct words *ws, const struct mention *m)
{
	if (phrase_empty(m->act) || !phrase_empty(m->after) || m->stopped)
		return 0;
	if (phrase_empty(m->noun))
		return m->act.to;
	const struct word *noun = &ws->word[m->noun.from];
	bool done = LEX(&ws->word[m->act.from], DUMMY) && m->noun.to == m->noun.from + 1 && noun->role == ROLE_VERB && LEX(noun, VN);
	return done ? m->noun.to : 0;
}

void
told_before(const struct context *ctx, const struct words *ws, const struct mention *m)
{
	const struct figure *of = NULL;
	for (uint32_t k = 0; k < ws->figures; k++) {
		struct figure *f = &ws->figure[k];
		if (!figure_counts(f))
			continue;
		uint32_t end = deed_alone(ws, &m[k]);
		bool rest = of != NULL && m[k].rest && phrase_empty(m[k].act) && phrase_empty(m[k].noun) && phrase_empty(m[k].after);
		if ((end == 0 && !rest) || (f->class != FIGURE_COUNT && f->class != FIGURE_MONEY))
			return;
		if (of == NULL && m[k].done_own)
			for (uint32_t i = 0; i < ctx->lasts && of == NULL; i++)
				if (can_be_of(ws, f, ctx->last - i))
					of = ctx->last - i;
		if (of == NULL || !can_be_of(ws, f, of))
			return;
		f->what = of->what;
		struct slice act = act_slice(ws, &m[k]);
		f->act = end > m[k].act.to ? words_slice(ws, m[k].act.from, end) : act;
		f->why_what = "sentence-before";
	}
}
