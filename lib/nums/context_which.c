#include "context_what.h"

/* only_links: whether no more than adverbs and links are among the words [i, to). */
static bool
only_links(const struct words *ws, uint32_t i, uint32_t to)
{
	while (i < to && (word_is(ws, i, ROLE_ADVERB) || word_is(ws, i, ROLE_LIGHT)))
		i++;
	return i >= to;
}

/* which_act: 稳定就业 in 稳定就业6个月以上的320人: what those did whom only the measure of m,
 * at word at, tells; empty when they have a noun. */
static struct phrase
which_act(const struct words *ws, const struct mention *m, uint32_t at)
{
	struct phrase act = m->act;
	if (!phrase_empty(m->noun) || !phrase_empty(m->after) || !only_links(ws, act.to, at) || !follows_de(ws, at + 1))
		return (struct phrase){ 0, 0 };
	if (act.from > m->region.from && LEX(&ws->word[act.from - 1], V))
		act.from--;
	return act;
}

/* among_whom: 菌农中55岁以上的占六成: those before 中 right before figure k. */
static struct phrase
among_whom(const struct words *ws, const struct mention *m, uint32_t k)
{
	uint32_t at = ws->at[k], from;
	if (at < m->region.from + 2 || !word_is(ws, at - 1, ROLE_NOUN) || !character_is(ws->s->cp[ws->word[at - 1].end - 1], CHARACTER_AMID))
		return (struct phrase){ 0, 0 };
	for (from = at - 1; from > m->region.from && word_is(ws, from - 1, ROLE_NOUN); from--)
		;
	return (struct phrase){ from, at - 1 };
}

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
	if (phrase_empty(which->after) && (ws->at[k] - at <= 2u + de || only_links(ws, at + 1, ws->at[k]))) {
		/* 30万元以上的3个村 */
		if (!phrase_empty(m[k].after))
			return noun;
		/* 收入过100万元的仅9家 */
		struct phrase act = which_act(ws, which, at);
		uint32_t from = !phrase_empty(act) ? act.from : (de || follows_de(ws, at + 1)) && which->attribute_noun ? which->noun.from : at;
		return (struct phrase){ from, at + 1 + de };
	}
	/* 10万元以上的村|占比 */
	if (!phrase_empty(noun) && noun.from == which->after.to && LEX(&ws->word[noun.from], RATE))
		return (struct phrase){ which->attribute_noun ? which->noun.from : at, noun.to };
	bool linked = f->class != FIGURE_DURATION || f->outer_end > f->end;
	/* 200吨|级冷藏库2座 */
	bool grade = noun.from + 1 == which->after.from && noun.from == at + 1;
	if (phrase_empty(noun) || (noun.from != which->after.from && !grade) || (which->after.to != ws->at[k] && !linked))
		return noun;
	return (struct phrase){ which->attribute_noun ? which->noun.from : at, noun.to };
}

/* those_of_age: 50岁以上教师占比, 65岁以上老人免费乘车: the phrase p after an age, without
 * what is said of those who have it. */
static struct phrase
those_of_age(const struct words *ws, struct phrase p)
{
	if (p.to > p.from + 1 && LEX(&ws->word[p.to - 1], RATE)) {
		p.to--;
		/* 60岁以上老年人接种率, 老年人健康管理率 */
		for (uint32_t i = p.from; i + 1 < p.to; i++)
			if (ws->s->cp[ws->word[i].end - 1] == 0x4eba && (LEX(&ws->word[p.to - 1], VN) || LEX(&ws->word[p.to - 1], ACT)))     /* 人 */
				p.to = i + 1;
	}
	for (uint32_t i = p.from + 1; i < p.to; i++)
		if ((word_is(ws, i, ROLE_ADVERB) || word_is(ws, i, ROLE_VERB) || LEX(&ws->word[i], MODIFIER)) && LEX(&ws->word[i - 1], PLACE))
			p.to = i;
	return p;
}

/* those_with: 25户以上自然村通组路硬化率: the phrase p after a bounded count, without the proportion that is of those. */
static struct phrase
those_with(const struct words *ws, const struct figure *f, struct phrase p)
{
	if (f->class == FIGURE_COUNT && f->outer_end > f->end && p.to > p.from + 1 && LEX(&ws->word[p.to - 1], RATE))
		for (uint32_t i = p.from; i + 1 < p.to; i++)
			if (LEX(&ws->word[i], HEAD) || LEX(&ws->word[i], PLACE))
				p.to = i + 1;
	return p;
}

/* divided_by: 从年龄结构看,35岁以下的213人,…: the measure by which the sentence, or what follows its
 * last semicolon, says that it divides what figure k is of; or an empty phrase. */
static struct phrase
divided_by(const struct words *ws, uint32_t k)
{
	uint32_t i = ws->at[k];
	while (i > 0 && !word_is(ws, i - 1, ROLE_STOP))
		i--;
	if (!word_is(ws, i, ROLE_FROM) && !word_is(ws, i, ROLE_PREPOSITION))
		return (struct phrase){ 0, 0 };
	while (++i < ws->at[k] && ws->word[i].role < ROLE_FIGURE)
		if (LEX(&ws->word[i], ATTR))
			return (struct phrase){ i, i + 1 };
	return (struct phrase){ 0, 0 };
}

/* goes_on: whether attributive figure k measures what the one before the count before
 * did: 年出栏1000头以上的猪场1家、500头以上的3家. */
static bool
goes_on(const struct words *ws, const struct mention *all, uint32_t k)
{
	return !all[k].attribute_noun && k >= 2 && !all[k].stopped && slice_eq(ws->figure[k - 2].unit, ws->figure[k].unit) &&
		(all[k - 2].attribute_noun || named_by(&ws->figure[k - 2], "attributive-carried"));
}

/* age_of_mean: 教师平均年龄46岁,50岁以上的占42%: those whose age was told right before. */
static struct phrase
age_of_mean(const struct words *ws, const struct mention *all, uint32_t k)
{
	if (k == 0 || all[k].stopped || all[k - 1].attributive || !slice_eq(ws->figure[k - 1].unit, ws->figure[k].unit))
		return (struct phrase){ 0, 0 };
	struct phrase who = all[k - 1].noun;
	if (phrase_empty(who) || !LEX(&ws->word[who.to - 1], ATTR))
		return (struct phrase){ 0, 0 };
	who.to--;
	while (who.to > who.from && LEX(&ws->word[who.to - 1], ADV))    /* 平均 */
		who.to--;
	for (uint32_t i = who.from; i < who.to; i++)
		if (word_is(ws, i, ROLE_DE))
			who.from = i + 1;
	return who;
}

/* age_of_counted: 党员36名,其中35岁以下13名: the age is of the people counted last. */
static void
age_of_counted(const struct words *ws, const struct mention *all, uint32_t k)
{
	for (uint32_t j = k; j-- > 0 && k - j < 8 && !all[j + 1].stopped; ) {
		const struct figure *f = &ws->figure[j];
		bool people = unit_is_people(ws, f) || (f->unit_begin + 1 == f->unit_end && character_is(ws->s->cp[f->unit_begin], CHARACTER_PEOPLE));
		/* 其中高级职称12人,45岁以下31人: not of another part */
		if (f->class != FIGURE_COUNT || !people || f->what.ptr == NULL || all[j].part || named_by(f, "attributive-noun"))
			continue;
		ws->figure[k].what = f->what;
		ws->figure[k].why_what = "attributive-carried";
		return;
	}
}

/* carry_measure: 集体收入全部达到10万元以上,50万元以上的村有4个: figure k bounds what was measured before in its
 * unit. Returns whether there is such. */
static bool
carry_measure(const struct words *ws, const struct mention *all, uint32_t k)
{
	for (uint32_t j = k; j-- > 0 && k - j < 8 && !all[j + 1].stopped; ) {
		const struct figure *f = &ws->figure[j];
		if (f->class != ws->figure[k].class || !slice_eq(f->unit, ws->figure[k].unit) || phrase_empty(all[j].noun) || !phrase_measures(ws, all[j].noun))
			continue;
		ws->figure[k].what = f->what;
		ws->figure[k].why_what = "attributive-carried";
		return true;
	}
	return false;
}

/* prolonged: 第二轮土地承包到期后再延长30年试点: what goes on for figure k, when the verb of that stands right before it. */
static struct phrase
prolonged(const struct words *ws, const struct mention *m, uint32_t k)
{
	uint32_t to = ws->at[k], from;
	struct phrase none = { 0, 0 };
	if (ws->figure[k].class != FIGURE_DURATION || to == 0 || !(word_is(ws, to - 1, ROLE_VERB) || word_is(ws, to - 1, ROLE_CHANGE)) || ws->s->cp[ws->word[to - 1].begin] != 0x5ef6)       /* 延 */
		return none;
	for (to--; to > m->region.from && (word_is(ws, to - 1, ROLE_ADVERB) || LEX(&ws->word[to - 1], TIMEAFTER)); to--)
		;
	const struct word *w = &ws->word[to - 1];
	to -= to > m->region.from + 1 && (w->role == ROLE_VERB || (w->end == w->begin + 2 && ws->s->cp[w->end - 1] == 0x671f));     /* 到期 */
	for (from = to; from > m->region.from && (word_is(ws, from - 1, ROLE_NOUN) || (word_is(ws, from - 1, ROLE_VERB) && LEX(&ws->word[from - 1], VN) && word_is(ws, from - 2, ROLE_NOUN))); from--)
		;
	return phrase_clean(ws, (struct phrase){ from, to });
}

void
which_name(const struct words *ws, const struct mention *all, uint32_t k)
{
	const struct mention *m = &all[k];
	struct figure *f = &ws->figure[k];
	struct phrase goes_on_for = prolonged(ws, m, k);
	if (!phrase_empty(goes_on_for)) {
		f->what = phrase_slice(ws, goes_on_for);
		f->act = words_slice(ws, ws->at[k] - 1, ws->at[k]);
		f->why_what = "prolonged";
		return;
	}
	if (goes_on(ws, all, k)) {
		f->what = ws->figure[k - 2].what;
		f->why_what = "attributive-carried";
		return;
	}
	bool age = f->class == FIGURE_DURATION;
	if (!age && phrase_empty(m->noun) && f->outer_end > f->end && (word_is(ws, ws->at[k] + 1, ROLE_DE) || follows_de(ws, ws->at[k] + 1)) &&
	    carry_measure(ws, all, k))
		return;
	struct phrase noun = m->attribute_noun ? m->noun : age ? those_of_age(ws, m->after) : those_with(ws, f, m->after);
	if (phrase_empty(noun))
		noun = which_act(ws, m, ws->at[k]);
	if (phrase_empty(noun) && age)
		noun = among_whom(ws, m, k);
	if (phrase_empty(noun) && age && k >= 2 && all[k - 2].attributive && !all[k].stopped && ws->figure[k - 2].what.ptr != NULL &&
	    slice_eq(ws->figure[k - 2].unit, f->unit)) {
		f->what = ws->figure[k - 2].what;       /* 村医中35岁以下的占16%,50岁以上的占44% */
		f->why_what = "attributive-carried";
		return;
	}
	if (phrase_empty(noun) && age)
		noun = divided_by(ws, k);
	if (phrase_empty(noun) && age)
		noun = age_of_mean(ws, all, k);
	f->what = phrase_slice(ws, noun);
	f->why_what = "attributive";
	if (phrase_empty(noun) && age)
		age_of_counted(ws, all, k);
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

struct phrase
without_group(const struct words *ws, struct phrase p)
{
	bool list = false;
	for (uint32_t i = p.from + 1; i + 1 < p.to; i++) {
		const struct word *w = &ws->word[i];
		if (LEX(w, RATE) || LEX(w - 1, RATE))   /* 接入率和多媒体教室覆盖率 */
			break;
		bool amid = w->role == ROLE_NOUN && !w->quoted && w->end == w->begin + 1 && character_is(ws->s->cp[w->begin], CHARACTER_AMID);
		bool named = list && w->role == ROLE_QUOTE && w[1].quoted;
		list |= (w->role == ROLE_CONJUNCTION || w->role == ROLE_LIST) && !w->quoted;
		if (amid)
			p.from = i + 1;
		else if (named)
			p.from = i;
		else
			continue;
		break;
	}
	return p;
}
