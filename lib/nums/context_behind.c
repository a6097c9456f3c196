#include "context_what.h"

static bool
is_measure(const struct figure *f)
{
	return f->class == FIGURE_MEASURE || f->class == FIGURE_MONEY || f->class == FIGURE_RATE || f->class == FIGURE_DURATION;
}

/* Units that count what is done: 次 场 期 项 个 and their like; the noun may be a
 * verb. */
static bool
event_unit(const struct words *ws, const struct figure *f)
{
	return f->unit_begin < f->unit_end && character_is(ws->s->cp[f->unit_begin], CHARACTER_EVENT);
}

/* 将30万元列入预算: the verb and its noun come after the figure. */
static bool
object_before_verb(const struct naming *x)
{
	const struct words *ws = x->ws;
	const struct mention *m = x->m;
	struct figure *f = x->f;
	uint32_t i = ws->at[x->k] + 1;
	if (!m->ba || !phrase_empty(m->after) || !phrase_empty(m->noun) || ws->word[i].role != ROLE_VERB)
		return false;
	f->act = words_slice(ws, i, i + 1);
	i++;
	while (ws->word[i].role == ROLE_ASPECT || ws->word[i].role == ROLE_TO)
		i++;
	uint32_t from = i;
	while (ws->word[i].role == ROLE_NOUN || (ws->word[i].role == ROLE_VERB && LEX(&ws->word[i], VN)))
		i++;
	f->what = words_slice(ws, from, i);
	f->why_what = "object-before-verb";
	return true;
}

/* 为, 是 */
static bool
is_copula(const struct words *ws, uint32_t i)
{
	uint32_t cp = ws->s->cp[ws->word[i].begin];
	return ws->word[i].end - ws->word[i].begin == 1 && (cp == 0x4e3a || cp == 0x662f);
}

/* 101人为村干部: what the figure counts is told after 为. */
static bool
noun_after_link(const struct naming *x)
{
	const struct words *ws = x->ws;
	const struct mention *m = x->m;
	struct figure *f = x->f;
	uint32_t i = ws->at[x->k] + 1;
	if (!phrase_empty(m->after) || !phrase_empty(m->noun) || f->class != FIGURE_COUNT ||
	    (ws->word[i].role != ROLE_LIGHT && ws->word[i].role != ROLE_PREPOSITION) || !is_copula(ws, i))
		return false;
	uint32_t from = ++i;
	while (ws->word[i].role == ROLE_NOUN || ws->word[i].role == ROLE_VERB || ws->word[i].role == ROLE_DE ||
	    ws->word[i].role == ROLE_CONJUNCTION || ws->word[i].role == ROLE_QUOTE || ws->word[i].role == ROLE_KIND ||
	    (ws->word[i].role == ROLE_ADVERB && i > from))
		i++;
	if (i == from)
		return false;
	f->what = words_slice(ws, from, i);
	f->why_what = "noun-after-link";
	return true;
}

/* act_after: a verb that follows the noun after and ends the clause governs it:
 * 5家采石场关停, 7处违建拆除. */
static void
act_after(const struct words *ws, const struct mention *m, struct figure *f)
{
	uint32_t i = m->after.to;
	while (ws->word[i].role == ROLE_ADVERB || ws->word[i].role == ROLE_SCOPE)
		i++;
	/* 26个村受灾 */
	if (i == m->after.from + 2 && i == m->after.to && LEX(&ws->word[i - 2], HEAD) && ws->word[i - 1].role == ROLE_VERB &&
	    f->class == FIGURE_COUNT && word_ends_phrase(&ws->word[i])) {
		f->act = words_slice(ws, i - 1, i);
		f->what = words_slice(ws, m->after.from, i - 1);
		return;
	}
	if (i == m->after.to && m->after.to - m->after.from > 1 && ws->word[i - 1].role == ROLE_VERB &&
	    LEX(&ws->word[i - 1], ACT) && f->class == FIGURE_COUNT && !event_unit(ws, f)) {
		if (word_ends_phrase(&ws->word[i])) {
			f->act = words_slice(ws, i - 1, i);
			f->what = words_slice(ws, m->after.from, i - 1);
		}
		return;
	}
	if (ws->word[i].role != ROLE_VERB || !LEX(&ws->word[i], ACT))
		return;
	uint32_t end = i + 1;
	if (ws->word[end].role == ROLE_ASPECT)
		end++;
	if (word_ends_phrase(&ws->word[end]))
		f->act = words_slice(ws, i, i + 1);
}

/* has_stretch: whether 至 or 到 is inside a noun phrase: 村口至水厂. */
static bool
has_stretch(const struct words *ws, struct phrase p)
{
	for (uint32_t i = p.from; i < p.to; i++)
		if (ws->word[i].role == ROLE_TO)
			return true;
	return false;
}

/* 人员 大户 对象 主体: those who are counted. */
static bool
names_people(const struct words *ws, const struct word *w)
{
	return character_is(ws->s->cp[w->end - 1], CHARACTER_PERSON);
}

/* one_of: whether 之一 stands at word i: 清溪县是全省36个贫困县之一. */
static bool
one_of(const struct words *ws, uint32_t i)
{
	const uint32_t *cp = ws->s->cp + ws->word[i].begin;
	return word_is(ws, i, ROLE_DE) && cp[0] == 0x4e4b && cp[1] == 0x4e00;
}

/* is_stretch: 硬化村西头1.2公里生产路: whether p, behind a length, is a plain noun that ends the clause: what
 * stands before the length is where it is. */
static bool
is_stretch(const struct words *ws, const struct figure *f, struct phrase p)
{
	const struct word *last = &ws->word[p.to - 1];
	uint32_t unit = ws->s->cp[f->unit_end - 1];
	if (f->class != FIGURE_MEASURE || f->unit_end - f->unit_begin > 2 || (unit != 0x91cc && unit != 0x7c73))        /* 里 米 */
		return false;
	for (uint32_t i = p.from; i < p.to; i++)
		if (!word_is(ws, i, ROLE_NOUN))
			return false;
	return (word_ends_phrase(&ws->word[p.to]) || word_is(ws, p.to, ROLE_LIST)) && last->end - last->begin > 1 && !LEX(last, GOAL) && !LEX(last, ATTR);
}

/* takes_after: whether the noun after the figure is the one it counts. */
static bool
takes_after(const struct words *ws, const struct mention *m, const struct figure *f)
{
	uint32_t at = m->region.to;
	if (phrase_empty(m->after))
		return false;
	while (ws->word[at].role != ROLE_FIGURE)
		at++;
	/* 救助320人医疗费: the people are counted; but 解决1.8万人饮水问题 */
	const struct word *last = &ws->word[m->after.to - 1];
	bool people = unit_is_people(ws, f);
	if (people && LEX(last, SUFFIX) && !LEX(last, PLACE) && !LEX(last, GOAL) && last->end - last->begin > 1 &&
	    !names_people(ws, last) && !names_trouble(ws, last))
		return false;
	bool de = follows_de(ws, m->after.from);
	if (phrase_empty(m->noun))
		return !figure_shares(f) || de;
	/* 从本级财政安排不少于3000万元的引导资金 */
	bool object = !phrase_empty(m->act) && m->act.to == at && m->noun.to <= m->act.from && LEX(&ws->word[m->act.from], ACT);
	if (figure_yuan(f) && de && object && !LEX(&ws->word[m->after.from], ATTR))
		return true;
	if (f->class == FIGURE_COUNT || f->class == FIGURE_NUMBER)
		return (!m->light || one_of(ws, m->after.to)) &&
			(!people || LEX(last, PLACE) || LEX(last, GOAL) || (word_is(ws, at + 1, ROLE_DE) && names_body(ws, last)));
	if (LEX(&ws->word[m->after.from], ATTR) && m->after.from + 1 == m->after.to && m->after.from == at + 1)
		return true;    /* 每人55元标准 */
	/* 修建村口至水厂2公里砂石路: a stretch */
	if (f->class == FIGURE_MEASURE && !m->light && ws->word[m->after.from].role == ROLE_NOUN && has_stretch(ws, m->noun))
		return true;
	if (!m->light && !phrase_empty(m->act) && is_stretch(ws, f, m->after))
		return true;
	/* 平均每个村有3个合作社 */
	if (f->class == FIGURE_RATE && m->after.from == at + 1 && f->unit.len > 0 && !slice_eq(f->unit, SLICE("元")) && !m->light)
		return true;
	/* 村道3000元的标准: the standard has a name */
	if (LEX(last, ATTR) && m->after.from + 1 == m->after.to && !m->fresh)
		return false;
	return is_measure(f) && phrase_empty(m->act) && !phrase_measures(ws, m->noun) && !m->light && f->class != FIGURE_RATE;
}

/* group_before: 扶贫车间中有8家闲置: the noun before 中 that stands before figure k, perhaps with 有 between; or an empty phrase. */
static struct phrase
group_before(const struct words *ws, const struct mention *m, uint32_t k)
{
	uint32_t i = ws->at[k], from;
	struct phrase none = { 0, 0 };
	while (i > m->region.from && (word_is(ws, i - 1, ROLE_LIGHT) || word_is(ws, i - 1, ROLE_ADVERB)))
		i--;
	/* 中有 is one word */
	if (i == 0 || !(word_is(ws, i - 1, ROLE_NOUN) || word_is(ws, i - 1, ROLE_PART)) || !character_is(ws->s->cp[ws->word[i - 1].begin], CHARACTER_AMID))
		return none;
	uint32_t low = m->region.from;
	low = k > 0 && m[-1].after.to == i - 1 ? m[-1].after.from : low;
	for (from = --i; from > low && word_is(ws, from - 1, ROLE_NOUN); from--)
		;
	return (struct phrase){ from, i };
}

/* 241家养殖场中有236家配套了设施; 扶贫车间中有8家闲置: those of a group that do something. */
static bool
some_of_group(const struct naming *x)
{
	const struct words *ws = x->ws;
	const struct mention *m = x->m;
	uint32_t verb = ws->at[x->k] + 1;
	if (x->f->class != FIGURE_COUNT || unit_is_people(ws, x->f) || !word_is(ws, verb, ROLE_VERB) || m->after.to > verb + 1)
		return false;
	struct phrase group = group_before(ws, m, x->k);
	if (phrase_empty(group))
		return false;
	x->f->what = phrase_slice(ws, group);
	x->f->act = words_slice(ws, verb, verb + 1);
	x->f->why_what = "some-of-group";
	return true;
}

/* completed_thing: 完成16.9万宗宅基地的调查, 完成4个示范点建设: what is counted of the noun behind figure f, not what was
 * completed of it. */
static struct phrase
completed_thing(const struct words *ws, const struct mention *m, const struct figure *f)
{
	struct phrase p = m->after;
	if (phrase_empty(m->act) || f->class != FIGURE_COUNT || unit_is_people(ws, f) || !word_completes(&ws->word[m->act.to - 1]) ||
	    (character_is(ws->s->cp[f->unit_begin], CHARACTER_EVENT) && !character_is(ws->s->cp[f->unit_begin], CHARACTER_THING)))
		return p;
	while (p.to > p.from + 1 && word_is(ws, p.to - 1, ROLE_VERB) && LEX(&ws->word[p.to - 1], VN))
		p.to--;
	p.to -= p.to > p.from + 1 && p.to < m->after.to && word_is(ws, p.to - 1, ROLE_DE);
	return p;
}

/* 10个工作组: the noun stands after the figure. */
static bool
noun_after(const struct naming *x)
{
	const struct words *ws = x->ws;
	const struct mention *m = x->m;
	struct figure *f = x->f;
	if (x->composed || !takes_after(ws, m, f))
		return false;
	f->what = phrase_slice(ws, completed_thing(ws, m, f));
	f->why_what = "noun-after";
	f->act = act_slice(ws, m);
	if (f->act.ptr == NULL)
		act_after(ws, m, f);
	/* 化解债务860万元,46个村实现…: a subject has no part in the act before */
	if (f->act.ptr == NULL && (m->listed || m->region.from == m->region.to) && !m->stopped &&
	    (m->listed || ws->word[m->after.to].role >= ROLE_LIST))
		f->act = x->c->act;
	x->c->after = true;
	return true;
}

/* share_taken: 按5%提取管理费, 按6%保底分红: of what a share is taken or paid is told behind it. */
static bool
share_taken(const struct naming *x)
{
	const struct words *ws = x->ws;
	const struct mention *m = x->m;
	uint32_t at = ws->at[x->k], from = at + 1, to = from;
	if (!figure_shares(x->f) || at == 0 || !word_is(ws, at - 1, ROLE_PREPOSITION) || !phrase_empty(m->noun) ||
	    follows_de(ws, from))
		return false;
	while (word_is(ws, to, ROLE_NOUN) || word_is(ws, to, ROLE_VERB))
		to++;
	if (to == from || !word_ends_phrase(&ws->word[to]))
		return false;
	bool governs = word_is(ws, from, ROLE_VERB) && LEX(&ws->word[from], ACT) && to > from + 1;
	x->f->act = words_slice(ws, from, from + governs);
	x->f->what = words_slice(ws, from + governs, to);
	x->f->why_what = "share-taken";
	return true;
}

/* share_given: 由财政给予一半贴息, 享受80%保费补贴: what is given of which the share is told. */
static bool
share_given(const struct naming *x)
{
	const struct words *ws = x->ws;
	const struct mention *m = x->m;
	uint32_t from = ws->at[x->k] + 1, to = from;
	if (!figure_shares(x->f) || phrase_empty(m->act) || m->act.to + 1 != from)
		return false;
	uint32_t cp = ws->s->cp[ws->word[m->act.to - 1].begin];
	while (word_is(ws, to, ROLE_NOUN) || (word_is(ws, to, ROLE_VERB) && LEX(&ws->word[to], VN)))
		to++;
	if (to == from || !word_ends_phrase(&ws->word[to]) || !(cp == 0x7ed9 || cp == 0x4eab))  /* 给 享 */
		return false;
	x->f->act = words_slice(ws, m->act.to - 1, m->act.to);
	x->f->what = words_slice(ws, from, to);
	x->f->why_what = "share-given";
	return true;
}

/* What is done behind a figure, and to what. */
struct deed {
	struct phrase act, object;
};

/* is_object: whether word i goes on with the object of a deed, which has begun or not. */
static bool
is_object(const struct words *ws, uint32_t i, bool begun)
{
	const struct word *w = &ws->word[i];
	if (w->role == ROLE_VERB || w->role == ROLE_CONJUNCTION || w->role == ROLE_DE)
		return begun && (w->role != ROLE_VERB || LEX(w, VN));
	if (w->role == ROLE_AFTER)      /* 较大以上森林火灾 */
		return begun && w[1].role == ROLE_NOUN;
	return w->role == ROLE_NOUN || w->role == ROLE_QUOTE || w->role == ROLE_KIND || (!begun && w->role == ROLE_SCOPE);
}

/* compound: 管护|经费, 养护|资金: whether the verb at word i is the first half of a short name. */
static bool
compound(const struct words *ws, uint32_t i)
{
	const struct word *noun = &ws->word[i + 1];
	return LEX(noun - 1, VN) && noun->role == ROLE_NOUN && noun->end - noun->begin == 2 && noun[1].role != ROLE_NOUN;
}

/* deed_at: 没有|发生|命案, 列支|管护经费: the act that begins at word i, perhaps behind an adverb or one who is
 * made to act, with its object; both empty when there is none. */
static struct deed
deed_at(const struct words *ws, uint32_t i)
{
	struct deed none = { { 0, 0 }, { 0, 0 } }, d;
	while (word_is(ws, i, ROLE_ADVERB) || (word_is(ws, i, ROLE_LIGHT) && !LEX(&ws->word[i], HAVE)))
		i++;
	while (word_is(ws, i, ROLE_VERB) && (LEX(&ws->word[i], CAUSE) || LEX(&ws->word[i], V)) && word_is(ws, i + 1, ROLE_VERB) && !compound(ws, i + 1) &&
	    is_object(ws, i + 2, false))
		i++;
	if (!word_is(ws, i, ROLE_VERB) || !(LEX(&ws->word[i], ACT) || LEX(&ws->word[i], V)))
		return none;
	d.act.from = i++;
	/* 新建改造|茶园; but 列支|管护经费 */
	while (!LEX(&ws->word[d.act.from], DUMMY) && !LEX(&ws->word[d.act.from], V) && word_is(ws, i, ROLE_VERB) && !compound(ws, i) && is_object(ws, i + 1, true))
		i++;
	d.act.to = i;
	while (word_is(ws, i, ROLE_ASPECT) || word_is(ws, i, ROLE_ADVERB))
		i++;
	d.object.from = i;
	while (is_object(ws, i, i > d.object.from || LEX(&ws->word[i], VN)) ||
	    (word_is(ws, i, ROLE_VERB) && LEX(&ws->word[d.act.from], DUMMY)))
		i++;
	/* 培育年销售收入|超亿元企业: no object yet */
	if (word_is(ws, i, ROLE_FIGURE) && LEX(&ws->word[i - 1], ATTR))
		return none;
	d.object = phrase_clean(ws, (struct phrase){ d.object.from, i });
	return phrase_empty(d.object) ? none : d;
}

/* name_deed names x's figure by d, if there is such a deed. */
static bool
name_deed(const struct naming *x, struct deed d, const char *why)
{
	if (phrase_empty(d.act))
		return false;
	x->f->act = phrase_slice(x->ws, d.act);
	x->f->what = phrase_slice(x->ws, d.object);
	x->f->why_what = why;
	return true;
}

/* names_sum: whether word w ends the name of something paid: 补助, 资金. */
static bool
names_sum(const struct word *w)
{
	return (w->role == ROLE_VERB && LEX(w, VN)) || (w->role == ROLE_NOUN && LEX(w, ATTR));
}

/* 按每亩10元的标准列支管护费, 按20%的比例开展抽查: what is done by the standard that the figure tells. */
static bool
by_standard(const struct naming *x)
{
	const struct words *ws = x->ws;
	const struct mention *m = x->m;
	/* 按示范村每村3万元的标准 */
	bool base = figure_yuan(x->f) && ws->at[x->k] > 0 && word_is(ws, ws->at[x->k] - 1, ROLE_EVERY) && m->noun.to < ws->at[x->k];
	if (!figure_measures(x->f) || x->f->class == FIGURE_RATIO || phrase_empty(m->after) || !(phrase_empty(m->noun) || base) || !phrase_empty(m->act))
		return false;
	const struct word *measure = &ws->word[m->after.from];
	uint32_t i = m->after.from + 1;
	if (!(LEX(measure, ATTR) || LEX(measure, RATE)) || !follows_de(ws, m->after.from) || (i < m->after.to && !word_is(ws, i, ROLE_VERB)))
		return false;
	/* 对各乡镇开展 */
	bool on = word_is(ws, i, ROLE_PREPOSITION);
	if (on)
		while (!word_ends_phrase(&ws->word[i]) && !word_is(ws, i, ROLE_VERB))
			i++;
	/* 按每人500元的标准发放补助: the amount is the standard */
	if (figure_yuan(x->f) && LEX(measure, SUFFIX)) {
		x->f->what = words_slice(ws, m->after.from, m->after.from + 1);
		x->f->why_what = "standard";
		return true;
	}
	/* 农药按20%的比例补贴; but 各乡镇按20%的比例配套 */
	struct phrase topic = phrase_clean(ws, m->topic);
	if (!on && !phrase_empty(topic) && word_is(ws, i, ROLE_VERB) && names_sum(&ws->word[topic.to - 1])) {
		x->f->what = phrase_slice(ws, topic);
		x->f->why_what = "by-standard";
		return true;
	}
	struct deed d = deed_at(ws, i);
	return !phrase_empty(d.act) && LEX(&ws->word[d.act.from], ACT) && name_deed(x, d, "by-standard");
}

/* 其中60%用于公益岗位工资, 30%留作发展资金, 6万元用于助学: what a share, or money, goes to. */
static bool
share_used(const struct naming *x)
{
	const struct mention *m = x->m;
	uint32_t i = x->ws->at[x->k] + 1;
	const struct word *w = &x->ws->word[i];
	if (!(figure_shares(x->f) || figure_yuan(x->f)) || !phrase_empty(m->noun) || !phrase_empty(m->act) || w->role != ROLE_VERB || !LEX(w, V) || !LEX(w, ACT))
		return false;
	return name_deed(x, deed_at(x->ws, i), "share-used");
}

bool
name_lasting(const struct naming *x)
{
	const struct words *ws = x->ws;
	uint32_t at = ws->at[x->k], i = at + 1;
	uint32_t cp = ws->s->cp[ws->word[i].begin];
	/* 分三年拨付工程款 */
	bool spread = at > 0 && ws->word[at - 1].end == ws->word[at - 1].begin + 1 && ws->s->cp[ws->word[at - 1].begin] == 0x5206;   /* 分 */
	if (x->f->class != FIGURE_DURATION || !(phrase_empty(x->m->act) || spread))
		return false;
	bool within = LEX(&ws->word[i], TIMEAFTER) && cp == 0x5185 && ws->word[i].end == ws->word[i].begin + 1;       /* 内 */
	bool on_end = at > 0 && word_is(ws, at - 1, ROLE_ADVERB) && ws->s->cp[ws->word[at - 1].begin] == 0x8fde;        /* 连续 */
	bool time = word_is(ws, i, ROLE_NOUN) && ws->s->cp[ws->word[i].end - 1] == 0x95f4 && cp == 0x65f6;      /* 时间 */
	/* 用两个月时间走遍, 用了两个月时间: the time is what was used */
	uint32_t last = ws->word[at].begin;
	last -= last > 0 && ws->s->cp[last - 1] == 0x4e86;
	bool used = last > 0 && ws->s->cp[last - 1] == 0x7528;
	if (used || !(within || on_end || time || spread))
		return false;
	return name_deed(x, deed_at(ws, i + (within || time)), "lasting");
}

/* noun_and_all: 12个村均成立理事会: what looks like 村均, so much for each village, is a noun and 均. */
static bool
noun_and_all(const struct naming *x)
{
	const struct words *ws = x->ws;
	const struct word *w = &ws->word[ws->at[x->k] + 1];
	if (!LEX(w, MODIFIER) || w->end - w->begin != 2 || !character_is(ws->s->cp[w->end - 1], CHARACTER_MEAN) ||
	    x->f->class != FIGURE_COUNT || !character_is(ws->s->cp[x->f->unit_begin], CHARACTER_THING))
		return false;
	x->f->what = sentence_slice(ws->s, w->begin, w->end - 1);
	x->f->why_what = "noun-and-all";
	return true;
}

/* times_before_act: 负责人先后3次深入帮扶县调研督导: how often what ends the clause was done, by whomever. */
static bool
times_before_act(const struct naming *x)
{
	const struct words *ws = x->ws;
	uint32_t at = ws->at[x->k], verb = at + 1, from, end;
	if (at == 0 || !times_done(ws, x->f) || !phrase_empty(x->m->after) || !word_is(ws, at - 1, ROLE_ADVERB))
		return false;
	while (word_is(ws, verb, ROLE_ADVERB))
		verb++;
	if (!word_is(ws, verb, ROLE_VERB))
		return false;
	for (end = verb; ws->word[end].role < ROLE_FIGURE; end++)
		;
	for (from = end; from > verb && word_is(ws, from - 1, ROLE_VERB); from--)
		;
	if (!word_ends_phrase(&ws->word[end]))
		return false;
	/* 先后11次专题研究扶贫工作 */
	if (from == end)
		from = verb + 1;
	x->f->what = words_slice(ws, from, end);
	x->f->act = from > verb ? words_slice(ws, verb, verb + 1) : (struct slice){ NULL, 0 };
	x->f->why_what = "times-before-act";
	return true;
}

bool
name_by_doing(const struct naming *x)
{
	const struct mention *m = x->m;
	uint32_t i = x->ws->at[x->k] + 1;
	if (!unit_is_people(x->ws, x->f) || !phrase_empty(m->noun) || !phrase_empty(m->act) || !phrase_empty(m->after) || !m->fresh ||
	    m->part || m->rest || (x->c->any && !x->c->after && !m->stopped && unit_is_people(x->ws, x->f - 1)) || !word_is(x->ws, i, ROLE_VERB))
		return false;
	return name_deed(x, deed_at(x->ws, i), "done-by-people");
}

bool
name_behind(const struct naming *x)
{
	/* the rules of a measure are not asked of a count */
	if (x->f->class != FIGURE_COUNT && (by_standard(x) || share_taken(x) || share_given(x) || share_used(x) || name_lasting(x)))
		return true;
	return times_before_act(x) || noun_and_all(x) || object_before_verb(x) || noun_after_link(x) || some_of_group(x) || noun_after(x);
}
