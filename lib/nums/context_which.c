#include "context_what.h"

struct phrase
which_noun(const struct words *ws, const struct mention *m, uint32_t k, struct phrase noun)
{
	if (k == 0 || !m[k - 1].attributive || m[k - 1].nested || m[k].fresh)
		return noun;
	const struct mention *which = &m[k - 1];
	const struct figure *f = &ws->figure[k - 1];
	uint32_t at = ws->at[k - 1];
	if (m[k].aged)
		return (struct phrase){ at, noun.to };
	bool de = word_is(ws, at + 1, ROLE_DE);
	if (phrase_empty(which->after) && ws->at[k] - at <= 2u + de) {
		/* 30万元以上的3个村 */
		if (!phrase_empty(m[k].after))
			return noun;
		/* 收入过100万元的仅9家 */
		uint32_t from = de && which->attribute_noun ? which->noun.from : at;
		return (struct phrase){ from, at + 1 + de };
	}
	bool linked = f->class != FIGURE_DURATION || f->outer_end > f->end;
	if (phrase_empty(noun) || noun.from != which->after.from || (which->after.to != ws->at[k] && !linked))
		return noun;
	return (struct phrase){ which->attribute_noun ? which->noun.from : at, noun.to };
}

/* those_of_age: 50岁以上教师占比, 65岁以上老人免费乘车: the phrase p after an age, without
 * what is said of those who have it. */
static struct phrase
those_of_age(const struct words *ws, struct phrase p)
{
	if (p.to > p.from + 1 && LEX(&ws->word[p.to - 1], RATE))
		p.to--;
	for (uint32_t i = p.from + 1; i < p.to; i++)
		if ((word_is(ws, i, ROLE_ADVERB) || word_is(ws, i, ROLE_VERB) || LEX(&ws->word[i], MODIFIER)) && LEX(&ws->word[i - 1], PLACE))
			p.to = i;
	return p;
}

/* goes_on: whether attributive figure k measures what the one before the count before
 * did: 年出栏1000头以上的猪场1家、500头以上的3家. */
static bool
goes_on(const struct words *ws, const struct mention *all, uint32_t k)
{
	return !all[k].attribute_noun && k >= 2 && !all[k].stopped && slice_eq(ws->figure[k - 2].unit, ws->figure[k].unit) &&
		(all[k - 2].attribute_noun || named_by(&ws->figure[k - 2], "attributive-carried"));
}

void
which_name(const struct words *ws, const struct mention *all, uint32_t k)
{
	const struct mention *m = &all[k];
	struct figure *f = &ws->figure[k];
	if (goes_on(ws, all, k)) {
		f->what = ws->figure[k - 2].what;
		f->why_what = "attributive-carried";
		return;
	}
	bool age = f->class == FIGURE_DURATION;
	f->what = phrase_slice(ws, m->attribute_noun ? m->noun : age ? those_of_age(ws, m->after) : m->after);
	f->why_what = "attributive";
	/* 收入全部超过10万元,其中10万至30万元的9个村 */
	if (age || !phrase_empty(m->noun) || !phrase_empty(m->after))
		return;
	for (uint32_t j = k; j-- > 0 && k - j < 8; )
		if (slice_eq(ws->figure[j].unit, f->unit) && ws->figure[j].class == f->class) {
			f->what = ws->figure[j].what;
			f->why_what = "attributive-carried";
			break;
		}
}
