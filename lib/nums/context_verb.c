#include "context_what.h"

/* closes: whether the clause, or a member of a list, is over at word i. */
static bool
closes(const struct words *ws, uint32_t i)
{
	enum role r = ws->word[i].role;
	return r >= ROLE_FIGURE || r == ROLE_CONJUNCTION;
}

/* behind_people: the word behind figure k and those who are counted next to it: 397户1206人. */
static uint32_t
behind_people(const struct words *ws, uint32_t k)
{
	uint32_t i = ws->at[k] + 1;
	while (words_figure(ws, i) != NULL && unit_is_people(ws, words_figure(ws, i)))
		i++;
	return i;
}

struct phrase
verb_predicate(const struct words *ws, uint32_t k)
{
	uint32_t i = behind_people(ws, k), end;
	struct phrase none = { 0, 0 };
	while ((word_is(ws, i, ROLE_ADVERB) && !LEX(&ws->word[i], FIRM)) || (word_is(ws, i, ROLE_LIGHT) && LEX(&ws->word[i], V)))
		i++;            /* 稳定脱贫 */
	for (end = i; word_is(ws, end, ROLE_VERB) || (end == i && word_is(ws, end, ROLE_ADVERB)); end++)
		;
	return end > i && word_is(ws, end - 1, ROLE_VERB) && word_ends_phrase(&ws->word[end]) ? (struct phrase){ i, end } : none;
}

/* What the rules below ask of a figure with a verb and no noun. */
struct alone {
	const struct naming *x;
	struct slice act;
	const struct word *verb;        /* the first of act */
	bool count, people;             /* what the unit counts */
};

/* set names the figure by rule why, if there is what. */
static bool
set(const struct alone *v, struct slice what, const char *why)
{
	if (what.ptr == NULL)
		return false;
	v->x->f->what = what;
	v->x->f->act = v->act;
	v->x->f->why_what = why;
	return true;
}

/* 带动860户2950名贫困人口: the household's noun is the people's; 组建12支180人的救援队: the body's too. */
static bool
noun_of_pair(const struct alone *v)
{
	const struct naming *x = v->x;
	const struct figure *next = x->f + 1;
	if (x->k + 1 >= x->ws->figures || words_figure(x->ws, x->ws->at[x->k] + 1) != next ||
	    next->class != FIGURE_COUNT || phrase_empty(x->m[1].after) || x->m[1].attributive)
		return false;
	bool body = v->count && unit_is_people(x->ws, next) && names_body(x->ws, &x->ws->word[x->m[1].after.to - 1]);
	if (!v->people && !body)
		return false;
	return set(v, phrase_slice(x->ws, x->m[1].after), "noun-after-pair");
}

/* predicate_with_object: 有211人获得技术职称: what those do of whom figure k tells how many they are, and to what. */
static struct phrase
predicate_with_object(const struct words *ws, uint32_t k)
{
	uint32_t i = behind_people(ws, k), end;
	struct phrase none = { 0, 0 };
	while (word_is(ws, i, ROLE_ADVERB))
		i++;
	if (!word_is(ws, i, ROLE_VERB) || !(word_is(ws, i + 1, ROLE_NOUN) || word_is(ws, i + 1, ROLE_QUOTE)))
		return none;
	for (end = i + 1; ws->word[end].role <= ROLE_QUOTE && ws->word[end].role != ROLE_FIGURE; end++)
		;
	return word_ends_phrase(&ws->word[end]) ? (struct phrase){ i, end } : none;
}

/* 街道有397户1206人稳定脱贫, 带动周边300人就业 */
static bool
what_they_did(const struct alone *v)
{
	const struct words *ws = v->x->ws;
	bool caused = LEX(v->verb, CAUSE) || LEX(v->verb, TAKE);
	if (!v->people || !(LEX(v->verb, HAVE) || caused))
		return false;
	struct phrase did = verb_predicate(ws, v->x->k);
	if (phrase_empty(did) && LEX(v->verb, HAVE))
		did = predicate_with_object(ws, v->x->k);
	/* 组织60人参加培训 */
	if (caused && (phrase_empty(did) || LEX(&ws->word[did.from], ACT)))
		return false;
	return set(v, phrase_slice(ws, did), "predicate");
}

/* 培训2000人 goes back to the noun that the same verb had. */
static bool
same_verb(const struct alone *v)
{
	const struct naming *x = v->x;
	if (figure_shares(x->f))
		return false;
	for (uint32_t j = x->k; j-- > 0 && x->k - j < 16; ) {
		const struct figure *other = &x->ws->figure[j];
		if (!x->all[j].part && other->act.ptr != NULL && other->what.ptr != NULL && slice_eq(other->act, v->act) &&
		    slice_eq(other->unit, x->f->unit))
			return set(v, other->what, "same-verb");
	}
	return false;
}

/* completes: 完成 and 完工, 竣工: whether the verb says that work on what was told is done. */
static bool
completes(const struct alone *v)
{
	return LEX(v->verb, DUMMY) || (LEX(v->verb, VN) && v->x->ws->s->cp[v->verb->end - 1] == 0x5de5);        /* 工 */
}

/* 受理来信45件,办结43件: of the same things, if they are not people, who need 已 or 其中 to
 * be the same. */
static bool
same_unit(const struct alone *v)
{
	const struct mention *m = v->x->m;
	const struct carried *c = v->x->c;
	enum figure_class class = v->x->f->class;
	if (!(v->count || (class == FIGURE_MEASURE && (LEX(v->verb, ACT) || m->done_own)) || (class == FIGURE_MONEY && (LEX(v->verb, DUMMY) || m->done_own))))
		return false;
	if (!c->any || !c->named || m->stopped || !earlier_unit(v->x->ws, v->x->k, c))
		return false;
	/* 检查36次,外出招商24次: how often another thing was done */
	if (times_done(v->x->ws, v->x->f) && !m->part && !m->done_own)
		return false;
	/* 其中退耕还林2.8万亩, 其中集中供养38人: the part is what was done */
	if (m->part && !m->done_own && !LEX(v->verb, DONE) && LEX(v->verb, VN) && closes(v->x->ws, v->x->ws->at[v->x->k] + 1))
		return false;
	if (v->people && !m->part && !m->done_own && !LEX(v->verb, DONE) && !completes(v) && !c->same)
		return false;
	return set(v, earlier_goal(v->x->ws, v->x->all, v->x->k, v->count ? earlier_larger(v->x->ws, v->x->k, c->what) : c->what), "same-unit");
}

/* 发现问题26个、涉及资金80万元,已整改19个; 有低保户80户、120人,新增3户 */
static bool
counted_earlier(const struct alone *v)
{
	const struct mention *m = v->x->m;
	bool same = (!v->people && (m->part || m->done_own || LEX(v->verb, DONE))) || completes(v);
	/* 下达造林任务2万亩,涉及3个乡镇,已完成1.6万亩 */
	bool goal = v->x->f->class == FIGURE_MEASURE && m->done_own && LEX(v->verb, DUMMY);
	if (!goal && (!v->count || !(LEX(v->verb, JOIN) || same)))
		return false;
	struct slice what = earlier_counted(v->x->ws, v->x->all, v->x->k);
	return set(v, earlier_goal(v->x->ws, v->x->all, v->x->k, what), "same-unit");
}

/* 对小水电站进行整治,已完成12座 */
static bool
treated_earlier(const struct alone *v)
{
	const struct naming *x = v->x;
	if (!v->count && x->f->class != FIGURE_MEASURE)
		return false;
	return set(v, phrase_slice(x->ws, earlier_treated(x->ws, x->all, x->k)), "object-of-clause-before");
}

/* 优化整合村级站点,保留并提升90个; 设立专项资金,每年安排2亿元: the object of the clause before, which has no figure. */
static bool
given_before(const struct alone *v)
{
	const struct naming *x = v->x;
	bool yuan = figure_yuan(x->f);
	if (!x->m->fresh && x->k > 0)
		return false;
	if (!(v->count && !v->people && !times_done(x->ws, x->f)) && !yuan)
		return false;
	struct phrase verb = { 0, 0 }, object = earlier_given(x->ws, x->all, x->k, &verb);
	/* 贷款推进缓慢,发放23笔; 组建服务队,走访90次: what is said of it, and who does it, is not counted */
	const struct word *last = &x->ws->word[verb.from > 0 ? verb.from - 1 : 0];
	if (verb.from > 0 && last->role == ROLE_NOUN && !LEX(last, PLACE))
		return false;
	if (phrase_empty(object))
		return false;
	const struct word *noun = &x->ws->word[object.to - 1];
	uint32_t cp = x->ws->s->cp[x->f->unit_begin];
	/* 开展环境整治,拆除36处; 筹建中心,购置30台: nor are deeds, and what has a classifier of its own */
	bool counted = noun->role == ROLE_NOUN && !LEX(noun, VN) && (character_is(cp, CHARACTER_EVENT) || cp == 0x5904 || cp == 0x5bb6);    /* 处 家 */
	if (names_body(x->ws, noun) || (yuan ? x->ws->s->cp[noun->end - 1] != 0x91d1 : !counted))       /* 金 */
		return false;
	return set(v, phrase_slice(x->ws, object), "object-of-clause-before");
}

/* every_before: where 每人 begins that stands right before the verb of m, perhaps with 每月; or the verb. */
static uint32_t
every_before(const struct words *ws, const struct mention *m)
{
	uint32_t i = m->act.from;
	while (i > m->region.from && word_is(ws, i - 1, ROLE_ADVERB))
		i--;
	if (i == m->region.from || !word_is(ws, i - 1, ROLE_EVERY))
		return m->act.from;
	while (i > m->region.from && word_is(ws, i - 1, ROLE_EVERY))
		i--;
	return i;
}

/* named_before: 对验收合格的示范村每村奖补50万元: the noun before word i, of figure k's region or behind a
 * figure that says which. */
static struct phrase
named_before(const struct words *ws, const struct mention *m, uint32_t k, uint32_t i)
{
	struct phrase none = { 0, 0 };
	if (k > 0 && i == m[-1].after.to)
		return m[-1].after;
	uint32_t from = i;
	while (from > m->region.from && (word_is(ws, from - 1, ROLE_NOUN) || word_is(ws, from - 1, ROLE_LIST) || LEX(&ws->word[from - 1], VN)))
		from--;
	/* 对新造油茶|每亩补助1000元 */
	from -= from > m->region.from && word_is(ws, from - 1, ROLE_VERB) && LEX(&ws->word[from - 1], ACT) &&
		(from == m->region.from + 1 || word_is(ws, from - 2, ROLE_PREPOSITION));
	bool whole = from == m->region.from || word_is(ws, from - 1, ROLE_DE) || word_is(ws, from - 1, ROLE_PREPOSITION);
	return whole ? phrase_clean(ws, (struct phrase){ from, i }) : none;
}

/* counted_each: 老果园5600亩,每亩补助800元: what was counted last, in the same sentence up to a semicolon,
 * by the unit that word i, 每亩, tells. */
static struct slice
counted_each(const struct naming *x, uint32_t i)
{
	const struct words *ws = x->ws;
	uint32_t unit = ws->s->cp[ws->word[i].end - 1];
	for (uint32_t j = x->k; j-- > 0 && x->k - j < 4 && !x->all[j + 1].stopped; ) {
		const struct figure *f = &ws->figure[j];
		uint32_t cp = ws->s->cp[f->unit_begin];
		bool one = f->unit_end == f->unit_begin + 1 && (cp == unit || (unit == 0x4eba && character_is(cp, CHARACTER_PEOPLE)));    /* 人 */
		if (one && (f->class == FIGURE_COUNT || f->class == FIGURE_MEASURE) && !x->all[j].attributive)
			return f->what;
	}
	return (struct slice){ NULL, 0 };
}

/* 聘用护林员120名,每人每月补助300元: 护林员补助; 对示范村每村奖补50万元: 示范村奖补. */
static bool
given_to_each(const struct alone *v)
{
	const struct naming *x = v->x;
	const struct mention *m = x->m;
	if (x->f->class != FIGURE_RATE || !slice_eq(x->f->unit, SLICE("元")) || m->act.to != m->act.from + 1 || !LEX(v->verb, ACT))
		return false;
	uint32_t every = every_before(x->ws, m);
	if (every == m->act.from)
		return false;
	struct phrase noun = named_before(x->ws, m, x->k, every);
	struct slice who = phrase_empty(noun) ? counted_each(x, every) : phrase_slice(x->ws, noun);
	if (who.ptr == NULL)
		return false;
	x->f->what = text_join(who, v->act, x->a);
	x->f->why_what = "given-to-each";
	return true;
}

/* 投入340万元新建教学楼: money goes to what the next verb makes; but 投资 is the name of
 * the money itself. */
static bool
spent_on(const struct alone *v)
{
	const struct naming *x = v->x;
	const struct words *ws = x->ws;
	uint32_t verb = ws->at[x->k] + 1;
	while (word_is(ws, verb, ROLE_ADVERB))  /* 继续实施 */
		verb++;
	uint32_t from = verb + 1, to;
	const struct word *w = &ws->word[verb];
	if (!figure_yuan(x->f) || LEX(v->verb, ATTR) || !(LEX(v->verb, ACT) || LEX(v->verb, VN)) || w->role != ROLE_VERB || !(LEX(w, ACT) || LEX(w, VERB1)))
		return false;
	if (LEX(w, V) && x->m->sum)     /* 共投入900万元用于道路建设 */
		return false;
	from += words_figure(ws, from) != NULL && words_figure(ws, from)->class == FIGURE_COUNT;        /* 建一座厂房 */
	for (to = from; ; to++) {
		bool inside = to > from && (word_is(ws, to, ROLE_DE) || (word_is(ws, to, ROLE_VERB) && LEX(&ws->word[to], VN)));
		/* 用于贷款贴息和以奖代补 */
		inside |= LEX(w, V) && (word_is(ws, to, ROLE_VERB) || (to > from && word_is(ws, to, ROLE_CONJUNCTION)));
		if (!word_is(ws, to, ROLE_NOUN) && !word_is(ws, to, ROLE_QUOTE) && !inside)
			break;
	}
	return set(v, phrase_slice(ws, phrase_clean(ws, (struct phrase){ from, to })), "object-of-next-verb");
}

/* 党员占12%, 合作社有30家: the subject, or what it was carried from. */
static bool
subject_of(const struct alone *v)
{
	const struct naming *x = v->x;
	if (!figure_shares(x->f) && !LEX(v->verb, HAVE))
		return false;
	/* 位于镇政府东南5公里,有12户: what is measured is not counted */
	bool carries = figure_shares(x->f) || x->c->class != FIGURE_MEASURE;
	x->f->act = v->act;
	if (!phrase_empty(x->m->subject))
		x->f->what = phrase_slice(x->ws, x->m->subject);
	else if (carries)
		x->f->what = x->c->what;
	x->f->why_what = "subject";
	return true;
}

/* 改水80户, 巡河860次: a verb that is a noun too is its own noun, as what was spent or measured is
 * (投入300万元). */
static bool
verb_as_noun(const struct alone *v)
{
	const struct naming *x = v->x;
	const struct mention *m = x->m;
	const struct word *last = &x->ws->word[m->act.to - 1];
	bool nominal = LEX(v->verb, VN) || (m->light && LEX(last, VN));
	bool times = times_done(x->ws, x->f) && !LEX(v->verb, DUMMY) && !LEX(v->verb, HAVE);
	if (v->count && !((nominal || times) && closes(x->ws, x->ws->at[x->k] + 1)))
		return false;
	x->f->what = v->act;
	x->f->why_what = "verb-as-noun";
	/* 县财政配套120万元: who adds it names it */
	if (figure_yuan(x->f) && word_spells(x->ws, v->verb, 0x914d, 0x5957) &&
	    m->act.from > m->region.from && x->ws->word[m->act.from - 1].role != ROLE_ADVERB && x->ws->word[m->act.from - 1].role != ROLE_EVERY) {      /* 配套 */
		x->f->what = words_slice(x->ws, m->region.from, m->act.from);
		x->f->act = v->act;
		return true;
	}
	/* 完成人工造林2万亩,封山育林1万亩 */
	if (x->k > 0 && m[-1].attributive && !m->fresh)
		x->f->act = act_slice(x->ws, m - 1);
	else if (x->c->dummy && !m->stopped && x->f->class == x->c->class && !slice_eq(v->act, x->c->act))
		x->f->act = x->c->act;
	return true;
}

bool
name_by_verb(const struct naming *x)
{
	struct alone v = {
		.x = x, .act = act_slice(x->ws, x->m), .verb = &x->ws->word[x->m->act.from],
		.count = x->f->class == FIGURE_COUNT, .people = unit_is_people(x->ws, x->f)
	};
	if (noun_of_pair(&v) || what_they_did(&v) || given_to_each(&v) || same_verb(&v) || same_unit(&v) || counted_earlier(&v) ||
	    treated_earlier(&v) || spent_on(&v) || given_before(&v) || subject_of(&v) || verb_as_noun(&v))
		return true;
	x->f->act = v.act;
	x->f->why_what = "verb-alone";
	return true;
}
