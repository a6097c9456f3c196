#include "context_what.h"
#include "dimension.h"

/* 发放救灾物资:棉被200床、大米3吨: the act stands before the colon. */
static struct slice
act_before_colon(const struct words *ws, const struct mention *m)
{
	uint32_t i = m->region.from;
	if (i == 0 || ws->word[i - 1].role != ROLE_COLON)
		return (struct slice){ NULL, 0 };
	for (i--; i > 0 && ws->word[i - 1].role < ROLE_COLON && ws->word[i - 1].role != ROLE_FIGURE; i--)
		;
	while (ws->word[i].role == ROLE_ADVERB || ws->word[i].role == ROLE_TIME || ws->word[i].role == ROLE_SCOPE)
		i++;
	const struct word *w = &ws->word[i];
	if (w->role == ROLE_VERB && LEX(w, ACT) && !LEX(w, VN) && w[1].role == ROLE_NOUN)
		return words_slice(ws, i, i + 1);
	return (struct slice){ NULL, 0 };
}

/* --- rules, in the order in which they are asked ---------------------------- */

/* 残疾人两项补贴1862人, 三类监测户320户: a number in words and its noun name those behind them. */
static bool
noun_announced(const struct naming *x)
{
	const struct words *ws = x->ws;
	if (x->k == 0 || x->composed || !unit_is_people(ws, x->f) || !phrase_empty(x->m->after) || ws->s->cp[x->f[-1].begin] < 0x4e00)
		return false;
	uint32_t last = ws->at[x->k - 1], from = last + 1, to = ws->at[x->k], i = from;
	struct phrase before = x->m[-1].noun;
	bool whole = !phrase_empty(before) && before.to == last && x->f[-1].class == FIGURE_COUNT;
	while (i < to && (word_is(ws, i, ROLE_NOUN) || LEX(&ws->word[i], VN)))
		i++;
	if (i < to || from == to || !(whole || x->f[-1].announces) || unit_is_people(ws, x->f - 1))
		return false;
	x->f->what = words_slice(ws, whole ? before.from : from, to);
	x->f->act = act_slice(ws, x->m - 1);
	x->f->why_what = "noun-announced";
	x->c->after = false;
	return true;
}

/* 农户参与产业发展300户 */
static bool
subject_of_verb(const struct naming *x)
{
	const struct mention *m = x->m;
	if (phrase_empty(m->act) || phrase_empty(m->subject) || !LEX(&x->ws->word[m->act.from], SUBJECT) || x->f->class != FIGURE_COUNT)
		return false;
	/* 创业园入驻企业42家 */
	const struct word *doer = &x->ws->word[m->subject.to - 1];
	if (!phrase_empty(m->noun) && LEX(&x->ws->word[m->noun.to - 1], PLACE) && !LEX(doer, PLACE) && !LEX(doer, HEAD))
		return false;
	x->f->what = phrase_slice(x->ws, m->subject);
	x->f->why_what = "subject-of-verb";
	x->f->act = act_slice(x->ws, m);
	x->c->after = false;
	return true;
}

/* 街道已有397户, 每个家庭至少实现1人就业: a body or household has them, it is not counted. */
static bool
had_by_body(const struct naming *x)
{
	const struct mention *m = x->m;
	bool gets = LEX(&x->ws->word[m->act.from], DUMMY) && !phrase_empty(verb_predicate(x->ws, x->k));
	if (!(m->have || gets) || m->act.from < m->noun.to || !unit_is_people(x->ws, x->f) || phrase_empty(x->noun) || x->composed)
		return false;
	const struct word *last = &x->ws->word[x->noun.to - 1];
	/* 脱贫户有158户 */
	if ((!LEX(last, PLACE) && !LEX(last, HEAD)) || x->ws->s->cp[last->end - 1] == x->ws->s->cp[x->f->unit_begin])
		return false;
	x->f->act = act_slice(x->ws, m);
	x->f->what = phrase_slice(x->ws, verb_predicate(x->ws, x->k));
	x->f->why_what = "had-by-body";
	return true;
}

/* amount_of_place: 村集体收入均超过15万元,最高的大塘村达到68万元: of a place, which has no amount by its name, it is what was measured
 * before. */
static bool
amount_of_place(const struct naming *x)
{
	const struct figure *f = x->f;
	if (x->k == 0 || f->class != FIGURE_MONEY || phrase_empty(x->noun) || x->composed || !phrase_empty(x->m->after) || x->m->stopped || x->m->part ||
	    !(x->m->light || x->m->have) || !LEX(&x->ws->word[x->noun.to - 1], PLACE))
		return false;
	const struct mention *m = x->m - 1;
	struct phrase noun = m->noun;
	if (f[-1].class != FIGURE_MONEY || f[-1].what.ptr == NULL || !(named_by(f - 1, "amount-of-place") || (!phrase_empty(noun) && phrase_measures(x->ws, noun))))
		return false;
	x->f->what = f[-1].what;
	x->f->why_what = "amount-of-place";
	return true;
}

/* 未消除风险的46户 */
static bool
which_clause(const struct naming *x)
{
	if (!x->m->which)
		return false;
	x->f->what = phrase_slice(x->ws, x->m->noun);
	x->f->act = act_slice(x->ws, x->m);
	x->f->why_what = "clause-before";
	return true;
}

/* is_label: whether figure k counts a part, or goes on with a list of such, under a short clause
 * of agent and verb, or of the way it was done and the verb: 上级转办9件、自收5件. */
static bool
is_label(const struct naming *x)
{
	const struct mention *m = x->m;
	const struct words *ws = x->ws;
	const struct word *verb = &ws->word[m->act.from], *way = verb - 1;
	bool more = x->k > 0 && (m[-1].part || named_by(x->f - 1, "label")) && slice_eq(x->f->unit, x->f[-1].unit) && !m->stopped;
	if (!(m->part || more) || m->done_own || phrase_empty(m->act) || m->act.to != ws->at[x->k])
		return false;
	if (verb->role != ROLE_VERB || LEX(verb, SUBJECT) || (x->f->class != FIGURE_COUNT && x->f->class != FIGURE_MEASURE))
		return false;
	if (!phrase_empty(m->noun))
		return m->noun.to == m->act.from && LEX(verb, ACT);
	/* 利用旧厂房改建3个 is more than a name */
	uint32_t from = m->region.from;
	while (from < m->act.from && (word_is(ws, from, ROLE_PART) || word_is(ws, from, ROLE_COMMA) || word_is(ws, from, ROLE_LIST)))
		from++;
	return m->act.from == from + 1 && (way->role == ROLE_NOUN || LEX(way, MODIFIER) || LEX(way, FROM));
}

/* 其中已消除风险29户: whether figure k counts those people, of the ones before, to whom a deed was done that had another thing
 * for its object. */
static bool
done_to(const struct naming *x)
{
	const struct mention *m = x->m;
	if (x->k == 0 || !(m->part || m->done_own) || !unit_is_people(x->ws, x->f) || phrase_empty(m->act) || m->noun.from != m->act.to ||
	    m->noun.to != m->noun.from + 1 || m->have || !phrase_empty(m->after))
		return false;
	const struct word *noun = &x->ws->word[m->noun.from], *verb = &x->ws->word[m->act.from];
	bool people = LEX(noun, PLACE) || LEX(noun, HEAD) || character_is(x->ws->s->cp[noun->end - 1], CHARACTER_PERSON);
	if (people || verb->role != ROLE_VERB || LEX(verb, DUMMY) || noun->role != ROLE_NOUN || LEX(noun, ATTR) || m->stopped)
		return false;
	for (uint32_t j = x->k; j-- > 0 && x->k - j < 4; )
		if (slice_eq(x->ws->figure[j].unit, x->f->unit) && !x->all[j].attributive) {
			x->f->what = words_slice(x->ws, m->act.from, m->noun.to);
			x->f->why_what = "done-to";
			return true;
		}
	return false;
}

/* 其中上级转办9件: the clause is what they are called. */
static bool
clause_as_label(const struct naming *x)
{
	const struct mention *m = x->m;
	if (!is_label(x))
		return false;
	x->f->what = words_slice(x->ws, phrase_empty(m->noun) ? m->act.from - 1 : m->noun.from, m->act.to);
	x->f->why_what = "label";
	return true;
}

/* 河长巡河860次: how often it was done, whoever did it. */
static bool
times_of_act(const struct naming *x)
{
	const struct mention *m = x->m;
	uint32_t at = x->ws->at[x->k];
	bool held = x->ws->s->cp[x->f->unit_begin] == 0x573a;    /* 场 */
	at -= at > 0 && !held && word_is(x->ws, at - 1, ROLE_ASPECT);   /* 去了五趟 */
	if (!times_done(x->ws, x->f) || phrase_empty(m->noun) || phrase_empty(m->act) || m->noun.to > m->act.from || m->act.to != at)
		return false;
	if (x->ws->word[m->act.from].role != ROLE_VERB || LEX(&x->ws->word[m->act.from], DUMMY))
		return false;
	x->f->what = act_slice(x->ws, m);
	x->f->why_what = "times-of-act";
	return true;
}

/* 投资3000万元的加工项目: what the money goes to; but 总投资 is the name of an amount. */
static bool
invested_in(const struct naming *x)
{
	const struct mention *m = x->m;
	if (x->f->class != FIGURE_MONEY || phrase_empty(x->noun) || phrase_empty(m->after) || !follows_de(x->ws, m->after.from))
		return false;
	const struct word *w = &x->ws->word[x->noun.to - 1];
	if (!LEX(w, ATTR) || !LEX(w, ACT))
		return false;
	x->f->what = phrase_slice(x->ws, m->after);
	x->f->act = words_slice(x->ws, x->noun.to - 1, x->noun.to);
	x->f->why_what = "invested-in";
	return true;
}

/* 资金由省级承担60%、市级承担40% */
static bool
share_by_agent(const struct naming *x)
{
	const struct mention *m = x->m;
	if (!figure_shares(x->f) || m->stopped || phrase_empty(x->noun) || x->noun.to > m->act.from || !x->c->agent ||
	    !slice_eq(x->c->act, act_slice(x->ws, m)))
		return false;
	x->f->what = x->c->what;
	x->f->act = x->c->act;
	x->f->why_what = "share-by-agent";
	return true;
}

/* takes_act: whether the act of the figure before governs this one's noun too. */
static bool
takes_act(const struct naming *x)
{
	const struct mention *m = x->m;
	enum figure_class class = x->f->class, before = x->c->class;
	if (x->c->base || m->light || m->from_word || m->changeto || m->stopped || figure_shares(x->f) || phrase_measures(x->ws, x->noun))
		return false;
	if (m->listed)
		return true;
	bool counts = class == FIGURE_COUNT || class == FIGURE_MEASURE;
	return !x->c->have && ((!m->fresh && class == FIGURE_COUNT) || class == before || (counts && before != FIGURE_MONEY));
}

/* with_de: 初中以下文化程度的320人, 高中以上学历的占七成: the noun before the figure, with 的 when it is
 * all that is told of those who are counted; but 总人口的18% is of the noun. */
static struct phrase
with_de(const struct naming *x)
{
	struct phrase noun = x->noun;
	uint32_t at = x->ws->at[x->k], i = noun.to;
	bool governed = !phrase_empty(x->m->act) && x->m->act.from < i;
	bool those = x->f->class == FIGURE_COUNT ? !x->f->announces : figure_shares(x->f);
	if (figure_shares(x->f) && !x->composed && (LEX(&x->ws->word[i - 1], RATE) || word_is(x->ws, i, ROLE_DE) || word_is(x->ws, i, ROLE_LIGHT)))
		noun = without_group(x->ws, noun);
	if (!word_is(x->ws, i, ROLE_DE) || governed || !those || !phrase_empty(x->m->after))
		return noun;
	while (++i < at && (word_is(x->ws, i, ROLE_ADVERB) || word_is(x->ws, i, ROLE_LIGHT)))
		;
	if (i != at || (x->f->class != FIGURE_COUNT && at == noun.to + 1))
		return noun;
	noun.to++;
	/* 在家的 */
	noun.from -= noun.from > x->m->region.from && word_is(x->ws, noun.from - 1, ROLE_PREPOSITION);
	return noun;
}

/* 涉农贷款余额89亿元,占比79%: the share alone is of what was told before. */
static bool
share_alone(const struct naming *x)
{
	const struct words *ws = x->ws;
	const struct word *w = &ws->word[x->noun.from];
	if (!figure_shares(x->f) || x->noun.to != x->noun.from + 1 || !LEX(w, RATE) || ws->s->cp[w->begin] != 0x5360 ||        /* 占 */
	    !x->c->any || x->c->what.len == 0 || x->m->stopped || x->k == 0 || figure_shares(x->f - 1))
		return false;
	x->f->what = text_join(x->c->what, words_slice(ws, x->noun.from, x->noun.to), x->a);
	x->f->why_what = "share-alone";
	return true;
}

/* task_of: 大豆玉米复合种植|市下达任务2.1万亩: the deed that a task, given by one above, is of; or an empty phrase. */
static struct phrase
task_of(const struct words *ws, const struct mention *m, struct phrase noun)
{
	struct phrase none = { 0, 0 };
	uint32_t to = m->act.from, from = m->region.from;
	if (phrase_empty(m->act) || m->act.to != noun.from || noun.to != noun.from + 1 || !LEX(&ws->word[noun.from], GOAL) || to < from + 2)
		return none;
	const struct word *giver = &ws->word[--to];
	while (from < to && (word_is(ws, from, ROLE_TIME) || word_is(ws, from, ROLE_SCOPE) || word_is(ws, from, ROLE_ADVERB)))
		from++;
	if (from == to || !LEX(giver, PLACE) || giver->end != giver->begin + 1 || !LEX(&ws->word[to - 1], VN))
		return none;
	for (uint32_t i = from; i < to; i++)
		if (!(word_is(ws, i, ROLE_NOUN) || (word_is(ws, i, ROLE_VERB) && LEX(&ws->word[i], VN))))
			return none;
	return (struct phrase){ from, to };
}

/* 拆除旧房30间: the noun stands before the figure. */
static bool
noun_before(const struct naming *x)
{
	const struct words *ws = x->ws;
	const struct mention *m = x->m;
	struct figure *f = x->f;
	if (phrase_empty(x->noun) || (m->share && figure_shares(f)))
		return false;
	struct phrase noun = with_de(x), deed = task_of(ws, m, noun);
	f->what = phrase_slice(ws, phrase_empty(deed) ? noun : deed);
	f->why_what = x->composed ? "attributive-noun" : "noun-before";
	bool behind = x->k > 0 && m[-1].attributive && !m[-1].nested && !m->fresh;
	/* 帮扶资金中产业类占六成: nor what was before 中 */
	if (noun.from <= x->noun.from)
		f->act = act_slice(ws, behind && phrase_empty(m->act) ? m - 1 : m);
	/* 受益群众1200人: the verb says which, and is theirs */
	if (f->act.ptr == NULL && x->noun.to > x->noun.from + 1 && word_is(ws, x->noun.from, ROLE_VERB) && LEX(&ws->word[x->noun.from], SUBJECT) &&
	    !phrase_measures(ws, x->noun))
		f->act = words_slice(ws, x->noun.from, x->noun.from + 1);
	/* 完成新引进3000万元以上项目8个 */
	if (x->composed && phrase_empty(m->act) && !phrase_empty(m[-1].noun) && ws->word[m[-1].noun.from].role == ROLE_VERB)
		f->act = phrase_slice(ws, m[-1].noun);
	if (f->act.ptr == NULL && !figure_shares(f))
		f->act = act_before_colon(ws, m);
	if (f->act.ptr == NULL && !m->aged && takes_act(x))
		f->act = x->c->act;
	x->c->after = false;
	return true;
}

/* 占总人口的18%: what has the share; its act is what it is a share of. */
static bool
share_of(const struct naming *x)
{
	if (!x->m->share)
		return false;
	bool which = x->k > 0 && x->m[-1].which && !x->m->stopped;      /* 其中有证的81人,占三分之一 */
	x->f->what = phrase_empty(x->m->subject) ? (which ? x->f[-1].what : x->c->what) : phrase_slice(x->ws, without_group(x->ws, x->m->subject));
	x->f->act = phrase_slice(x->ws, x->m->base);
	x->f->why_what = "share-of";
	return true;
}

static bool
verb_alone(const struct naming *x)
{
	if (phrase_empty(x->m->act))
		return false;
	x->c->after = false;
	return name_by_verb(x);
}

/* 未消除风险的46户173人 */
static bool
pair_of_clause(const struct naming *x)
{
	if (!x->m->pair || !x->m[-1].which)
		return false;
	x->f->what = x->f[-1].what;
	x->f->why_what = "pair";
	return true;
}

/* money_of_act: 为320名学生发放助学金,每人500元: whether the figure is an amount without a name,
 * which is no more of the people before than of what they were given. */
static bool
money_of_act(const struct naming *x)
{
	return figure_yuan(x->f) && x->c->class == FIGURE_COUNT && phrase_empty(x->m->noun) && phrase_empty(x->m->after) && !x->m->change && !x->m->changeto;
}

/* 46户已落实帮扶措施,户均2.6项; 扩大种植面积,累计达到1000亩 */
static bool
object_given(const struct naming *x)
{
	const struct mention *m = x->m;
	const struct figure *f = x->f;
	bool mean = f->class == FIGURE_RATE && !slice_eq(f->unit, SLICE("元")) && phrase_empty(m->noun) && phrase_empty(m->after);
	bool money = money_of_act(x);
	struct phrase verb = { 0, 0 }, object;
	if (!mean && !money && !(m->light && figure_measures(f)))
		return false;
	object = earlier_given(x->ws, x->all, x->k, &verb);
	if (phrase_empty(object) || !(mean || money || phrase_measures(x->ws, object)))
		return false;
	x->f->what = phrase_slice(x->ws, object);
	if (mean || money)
		x->f->act = phrase_slice(x->ws, verb);
	x->f->why_what = "object-of-clause-before";
	return true;
}

/* 其中全国1户、省级1户; 其他12名: the part is called by where it is, or as the others. */
static bool
part_by_place(const struct naming *x)
{
	uint32_t place = x->ws->at[x->k] - 1;
	if (x->ws->at[x->k] == 0 || place < x->m->region.from)
		return false;
	const struct word *w = &x->ws->word[place];
	if (!(x->m->part && w->role == ROLE_SCOPE) && !(w->role == ROLE_REST && LEX(w, KIND)))
		return false;
	x->f->what = words_slice(x->ws, place, place + 1);
	x->f->act = x->c->act;
	x->f->why_what = "label";
	return true;
}

/* 脱贫112户463人,剩余7户19人: where no noun was told, those who are left are called so. */
static bool
rest_alone(const struct naming *x)
{
	const struct words *ws = x->ws;
	const struct mention *m = x->m;
	if (!unit_is_people(ws, x->f) || x->c->named || !phrase_empty(m->act))
		return false;
	if (m->pair && named_by(x->f - 1, "rest")) {
		x->f->what = x->f[-1].what;
		x->f->why_what = "rest";
		return true;
	}
	for (uint32_t j = 0; m->rest && j < x->k; j++)
		if (ws->figure[j].what.ptr != NULL && slice_eq(ws->figure[j].unit, x->f->unit) && !named_by(&ws->figure[j], "verb-as-noun"))
			return false;
	for (uint32_t i = m->region.from; m->rest && i < m->region.to; i++)
		if (word_is(ws, i, ROLE_REST)) {
			x->f->what = words_slice(ws, i, m->region.to);
			x->f->why_what = "rest";
			return true;
		}
	return false;
}

/* 56处、42处: what was before. */
static bool
carried(const struct naming *x)
{
	const struct mention *m = x->m;
	const struct carried *c = x->c;
	struct figure *f = x->f;
	struct slice none = { NULL, 0 };
	if (!c->any || m->stopped)
		return false;
	bool people = c->after && unit_is_people(x->ws, f) && !m->part && !m->rest;
	f->what = people ? none : m->rest ? earlier_goal(x->ws, x->all, x->k, earlier_whole(x->ws, x->k, c->what)) : c->what;
	/* 占总产值的比重由31%上升到34% */
	bool share = figure_shares(f) && !(m->changeto && c->base);
	f->act = share || m->rest ? none : c->act;
	f->why_what = "carried";
	return true;
}

/* 村里的大棚从无到有,现已发展到60座; 补偿标准偏低,每亩仅16元; 租金逐年走高,已从每亩400元涨到800元 */
static bool
subject_earlier(const struct naming *x)
{
	struct phrase subject = { 0, 0 };
	bool changes = x->m->changeto || x->m->from_word;
	/* 务工规模稳步扩大,达到3.2万人 */
	if (changes || ((figure_measures(x->f) || x->m->light) && (x->m->fresh || x->k == 0) && !x->m->change))
		subject = earlier_subject(x->ws, x->all, x->k);
	if (phrase_empty(subject) || !(changes || phrase_measures(x->ws, subject)))
		return false;
	x->f->what = phrase_slice(x->ws, subject);
	x->f->why_what = "subject-of-clause-before";
	return true;
}

/* name gives figure x->k its what and act by the first rule that fits; rules of a verb are
 * not asked when there is none. */
static bool
name(const struct naming *x)
{
	bool verb = !phrase_empty(x->m->act);
	if (noun_announced(x) || name_behind(x) || (verb && (subject_of_verb(x) || had_by_body(x))) || which_clause(x))
		return true;
	if (verb && (done_to(x) || name_by_deed(x) || clause_as_label(x) || share_by_agent(x) || times_of_act(x)))
		return true;
	if (!phrase_empty(x->noun) && (share_alone(x) || name_by_same(x) || amount_of_place(x) || invested_in(x) || noun_before(x)))
		return true;
	return share_of(x) || (verb && verb_alone(x)) || pair_of_clause(x) || object_given(x) || subject_earlier(x) ||
		part_by_place(x) || rest_alone(x) || name_by_doing(x) || carried(x);
}

/* carries: whether what figure f, of mention m, got goes on to the next one. */
static bool
carries(const struct words *ws, const struct figure *f, const struct mention *m, const struct carried *c)
{
	/* people after a noun after: 3项补贴260人、12万元 */
	if ((f->what.ptr == NULL && named_by(f, "carried")) ||
	    ((m->rest || m->pair) && named_by(f, "rest")))
		return false;
	/* 距县城9公里,全村486户: how far it is */
	if (f->class == FIGURE_MEASURE && !phrase_empty(m->noun) && ws->s->cp[ws->word[m->noun.from].begin] == 0x8ddd)
		return false;
	/* 其中存在隐患的21栋,已整治18栋: of those named before */
	if (c->any && (m->which || named_by(f, "pair")))
		return false;
	/* 为年计划的107%,同比增长15%: nor is what the share was of, but in a list of shares */
	uint32_t at = ws->at[f - ws->figure];
	bool base = figure_shares(f) && !phrase_empty(m->noun) && m->noun.to + 1 == at && word_is(ws, m->noun.to, ROLE_DE);
	if (c->any && base && !(f + 1 < ws->figure + ws->figures && m[1].listed))
		return false;
	/* 占任务1000万元的86%: the share is of what was before */
	return !m->share || figure_shares(f);
}

/* carry notes what goes on to the next figure from f, or when nouns were shared out
 * from the last of those, whose mention m is. */
static void
carry(struct carried *c, const struct words *ws, const struct mention *m, const struct figure *f, const struct figure *last)
{
	bool same = named_by(f, "same-unit"), verb = !phrase_empty(m->act) && f->act.ptr != NULL;
	c->what = last->what;
	c->act = last->act;
	c->have = m->have;
	c->base = m->share;
	c->agent = mention_has_agent(ws, m) || (c->agent && named_by(f, "share-by-agent"));
	c->class = f->class;
	c->dummy = verb ? LEX(&ws->word[m->act.from], DUMMY) : c->dummy && f->act.ptr != NULL;
	c->named = !phrase_empty(m->noun) || !phrase_empty(m->after) || (c->named && phrase_empty(m->act)) || same;
	c->same = same;
	c->any = true;
}

/* multiplied: whether a sign of multiplication is all that stands between f and the
 * next figure. */
static bool
multiplied(const struct sentence *s, const struct figure *f)
{
	return f[1].begin > f->end && f[1].begin == dimension_next(s, f->end);
}

/* name_lengths: 3×4米的厕所: the lengths of one thing are named by the noun behind the
 * last of them. */
static void
name_lengths(const struct words *ws)
{
	for (uint32_t k = ws->figures; k-- > 1; ) {
		struct figure *f = &ws->figure[k - 1];
		if (f->class != FIGURE_MEASURE || f[1].class != FIGURE_MEASURE || !multiplied(ws->s, f))
			continue;
		f->what = f[1].what;
		f->act = f[1].act;
		f->why_what = "dimension";
	}
}

/* name_of_list: 分别给予30万元、15万元奖励: the noun behind the last of a list is that of those before, which have but a verb. */
static void
name_of_list(const struct words *ws, const struct mention *m)
{
	for (uint32_t k = ws->figures; k-- > 1; ) {
		struct figure *f = &ws->figure[k], *last = f - 1;
		if (!m[k].listed || !named_by(f, "noun-after") || !figure_yuan(f) || !slice_eq(f->unit, last->unit) || last->class != f->class ||
		    !phrase_empty(m[k].noun) || !phrase_empty(m[k - 1].noun) || !phrase_empty(m[k - 1].after) || phrase_empty(m[k - 1].act))
			continue;
		last->what = f->what;
		last->act = act_slice(ws, &m[k - 1]);
		last->why_what = "noun-after";
		if (f->act.ptr == NULL)
			f->act = last->act;
	}
}

void
mention_what(const struct words *ws, const struct mention *m, struct arena *a)
{
	struct carried c = { 0 };
	for (uint32_t k = 0; k < ws->figures; k++) {
		struct figure *f = &ws->figure[k];
		if (!figure_counts(f))
			continue;
		if (m[k].stopped)
			c.act = (struct slice){ NULL, 0 };
		if (m[k].attributive) {
			if (f->class != FIGURE_DURATION || !name_lasting(&(struct naming){ ws, m, &m[k], k, f, &c, a, m[k].noun, false }))
				which_name(ws, m, k);
			continue;
		}
		uint32_t named = share_out(ws, m, k, a);
		if (named == 0) {
			struct phrase noun = which_noun(ws, m, k, m[k].noun);
			name(&(struct naming){ ws, m, &m[k], k, f, &c, a, noun, noun.from != m[k].noun.from });
		} else {
			k += named - 1;
		}
		if (carries(ws, f, &m[k], &c))
			carry(&c, ws, &m[k], f, &ws->figure[k]);
	}
	name_lengths(ws);
	name_of_list(ws, m);
}
