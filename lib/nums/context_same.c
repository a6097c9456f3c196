#include "context_what.h"

/* 黑臭水体14条中,已完成治理11条: the object of 完成 is an act that is done to what was
 * counted before. */
static bool
act_of_same(const struct naming *x)
{
	const struct mention *m = x->m;
	const struct word *noun = &x->ws->word[m->noun.from];
	if (x->f->class == FIGURE_MONEY)        /* 实际完成采购320万元 */
		return false;
	if (phrase_empty(x->noun) || phrase_empty(m->act) || !LEX(&x->ws->word[m->act.from], DUMMY) ||
	    m->noun.to != m->noun.from + 1 || noun->role != ROLE_VERB || !LEX(noun, VN))
		return false;
	/* 86个排污口完成整治79个 */
	bool follows = x->k > 0 && x->c->after && m->region.from == m[-1].after.to && x->f->class == FIGURE_COUNT;
	bool done = m->done_own || follows;
	if (!(m->part || done) || !x->c->named || m->stopped || (unit_is_people(x->ws, x->f) && !done) || !earlier_unit(x->ws, x->k, x->c))
		return false;
	x->f->what = earlier_goal(x->ws, x->all, x->k, x->c->what);
	x->f->act = words_slice(x->ws, m->act.from, m->noun.to);
	x->f->why_what = "same-unit";
	return true;
}

/* 办理案件17起,移送司法机关3起: a body is handed of what was counted before. */
static bool
handed_to_body(const struct naming *x)
{
	const struct mention *m = x->m;
	if (x->f->class != FIGURE_COUNT || phrase_empty(x->noun) || phrase_empty(m->act) || x->noun.from != m->act.to || x->composed)
		return false;
	uint32_t cp = x->ws->s->cp[x->f->unit_begin];
	if (!LEX(&x->ws->word[x->noun.to - 1], PLACE) || !character_is(cp, CHARACTER_EVENT) || character_is(cp, CHARACTER_THING))
		return false;
	if (!x->c->named || m->stopped || !earlier_unit(x->ws, x->k, x->c))
		return false;
	x->f->what = x->c->what;
	x->f->act = act_slice(x->ws, m);
	x->f->why_what = "same-unit";
	return true;
}

bool
name_by_deed(const struct naming *x)
{
	return act_of_same(x) || handed_to_body(x);
}

/* keeps_or_sells: 存栏, 出栏: a measure that is what is done too. */
static bool
keeps_or_sells(const struct word *w)
{
	return LEX(w, ATTR) && LEX(w, ACT);
}

/* 肉牛存栏12万头、出栏5万头; 存栏肉牛12万头,出栏5万头: the animal is named once. */
static bool
animal_before(const struct naming *x)
{
	const struct words *ws = x->ws;
	struct phrase noun = x->m->noun;
	if (x->k == 0 || noun.to != noun.from + 1 || !keeps_or_sells(&ws->word[noun.from]))
		return false;
	const struct mention *last = &x->m[-1];
	uint32_t mark = ws->at[x->k - 1] + 1;
	bool again = !phrase_empty(last->act) && keeps_or_sells(&ws->word[last->act.from]) && !phrase_empty(last->noun);
	if (again && mark + 1 == noun.from && (word_is(ws, mark, ROLE_LIST) || word_is(ws, mark, ROLE_COMMA))) {
		x->f->what = phrase_slice(ws, last->noun);
		x->f->act = phrase_slice(ws, noun);
		x->f->why_what = "same-animal";
		return true;
	}
	struct phrase animal = last->noun;
	if (!word_is(ws, mark, ROLE_LIST) || animal.to < animal.from + 2 || !keeps_or_sells(&ws->word[animal.to - 1]))
		return false;
	animal.to--;
	x->f->what = share_join(ws, animal, noun, x->a);
	x->f->why_what = "noun-before";
	return true;
}

/* is_degree: whether noun is only 平均, or 最高 and its like. */
static bool
is_degree(const struct words *ws, struct phrase noun)
{
	const struct word *w = &ws->word[noun.from];
	if (noun.to != noun.from + 1 || w->end - w->begin != 2)
		return false;
	return ws->s->cp[w->begin] == 0x6700 || (LEX(w, ADV) && character_is(ws->s->cp[w->end - 1], CHARACTER_MEAN));  /* 最 */
}

/* is_most: 最高的石桥村: whether noun says of which place the most or least is told. */
static bool
is_most(const struct words *ws, struct phrase noun)
{
	const struct word *w = &ws->word[noun.from];
	uint32_t cp = ws->s->cp[ws->word[noun.to - 1].end - 1];
	return noun.to > noun.from + 2 && w->end - w->begin == 2 && ws->s->cp[w->begin] == 0x6700 && w[1].role == ROLE_DE &&      /* 最 */
		(cp == 0x6751 || cp == 0x9547 || cp == 0x4e61 || cp == 0x53bf || cp == 0x6237);        /* 村 镇 乡 县 户 */
}

/* 用工成本偏高,平均4600元; 租金每亩600元,最高的1200元: of what was told before. */
static bool
degree_alone(const struct naming *x)
{
	const struct mention *m = x->m;
	bool acts = !phrase_empty(m->act) && !(LEX(&x->ws->word[m->act.from], HAVE) && is_degree(x->ws, x->noun));       /* 最低的也有75万元 */
	if (!figure_measures(x->f) || acts || m->stopped || !(is_degree(x->ws, x->noun) || is_most(x->ws, x->noun)))
		return false;
	enum figure_class class = x->f->class, before = x->c->class;
	struct phrase subject = earlier_subject(x->ws, x->all, x->k);
	bool measures = !phrase_empty(subject) && phrase_measures(x->ws, subject);
	bool same = x->c->any && (class == before || (class == FIGURE_MONEY && before == FIGURE_RATE)) &&
		(!is_degree(x->ws, m[-1].noun) || is_most(x->ws, x->noun) || named_by(x->f - 1, "degree-of-earlier"));
	if (!measures && !same)
		return false;
	x->f->what = measures ? phrase_slice(x->ws, subject) : x->c->what;
	x->f->why_what = "degree-of-earlier";
	return true;
}

/* 16个村收入全部过10万元,其中超过50万元的村3个,最高的桃坪村达83万元: of what was measured before the count. */
static bool
most_of_measured(const struct naming *x)
{
	if (!figure_measures(x->f) || !phrase_empty(x->m->act) || x->m->stopped || !is_most(x->ws, x->noun))
		return false;
	for (uint32_t j = x->k; j-- > 0 && x->k - j < 8 && !x->all[j + 1].stopped; ) {
		const struct figure *f = &x->ws->figure[j];
		if (f->class != x->f->class || !slice_eq(f->unit, x->f->unit) || x->all[j].attributive || f->what.len == 0)
			continue;
		x->f->what = f->what;
		x->f->why_what = "degree-of-earlier";
		return true;
	}
	return false;
}

/* 认定龙头企业6家,总数达到41家: of the same things. */
static bool
sum_of_same(const struct naming *x)
{
	const struct words *ws = x->ws;
	const struct word *w = &ws->word[x->noun.from];
	if (x->noun.to != x->noun.from + 1 || ws->s->cp[w->begin] != 0x603b || !character_is(ws->s->cp[w->end - 1], CHARACTER_AMOUNT))     /* 总 */
		return false;
	if (!x->c->any || x->m->stopped || !earlier_unit(ws, x->k, x->c))
		return false;
	x->f->what = x->c->what;
	x->f->why_what = "same-unit";
	return true;
}

/* 治理率提升至57.6%,超出市定目标2.6个百分点: of what was told before, not of the goal. */
static bool
beyond_goal(const struct naming *x)
{
	const struct mention *m = x->m;
	const struct word *act = &x->ws->word[m->act.from];
	if (!unit_is_points(x->ws, x->f) || phrase_empty(m->act) || phrase_empty(m->noun) || !LEX(act, CHANGE) || m->noun.from < m->act.to ||
	    !LEX(&x->ws->word[m->noun.to - 1], GOAL) || !x->c->any || m->stopped || !figure_shares(x->f - (x->k > 0)))
		return false;
	x->f->what = x->c->what;
	x->f->act = act_slice(x->ws, m);
	x->f->why_what = "beyond-goal";
	return true;
}

bool
name_by_same(const struct naming *x)
{
	return beyond_goal(x) || animal_before(x) || degree_alone(x) || most_of_measured(x) || sum_of_same(x);
}
