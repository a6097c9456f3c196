#include <string.h>
#include "character.h"
#include "context_outlook.h"
#include "context_what.h"

/* aim: what follows word w is planned. */
static void
aim(struct outlook *o, const struct words *ws, const struct word *w)
{
	o->target = o->here = true;
	o->done = o->figure = o->content = o->faded = false;
	o->guess = LEX(w, GUESS);
	o->thing = !LEX(w, V);  /* 确保 is about how, 规划 about what */
	/* 我镇将继续; but 将主动发现贯穿始终 */
	o->future = ws->s->cp[w->end - 1] == 0x5c06 && w[1].role == ROLE_ADVERB && w > ws->word && (w[-1].role == ROLE_NOUN || w[-1].role == ROLE_SCOPE);
}

/* back_to_done: what follows is no plan any more. */
static void
back_to_done(struct outlook *o)
{
	o->target = o->faded = o->plan = false;
	o->done = true;
}

/* advises: 建议县财政每年安排3000万元; 建议逐年提高比例,设立2000万元的基金: whether word i, which begins the sentence, is
 * followed by what should be done; but 建议12条, 建议办理率98%. */
static bool
advises(const struct words *ws, uint32_t i)
{
	const struct word *w = &ws->word[i], *next = w + 1;
	if (!LEX(w, NOUN) || w->end - w->begin != 2)
		return false;
	switch (next->role) {
	case ROLE_ADVERB: case ROLE_TIME: case ROLE_SCOPE: case ROLE_BA: case ROLE_FROM: case ROLE_PREPOSITION:
		return true;
	case ROLE_VERB:
		return verb_is_strong(next) || !LEX(next, VN);
	case ROLE_NOUN:
		return w[2].role == ROLE_TIME || w[2].role == ROLE_ADVERB || w[2].role == ROLE_VERB;
	default:
		return false;
	}
}

/* opens_plan: 下一步,…; 明年…; 建议…: whether the sentence from its word i on tells a plan. */
static bool
opens_plan(const struct words *ws, uint32_t i)
{
	const struct word *w = &ws->word[i];
	if (i == 0 && LEX(w, PLAN) && advises(ws, i))
		return true;
	/* 在今后的工作中,… */
	if (i == 0 && w->role == ROLE_PREPOSITION && w[1].role == ROLE_TIME && LEX(&w[1], PLAN))
		return true;
	return i == 0 && LEX(w, PLAN) && (w->role == ROLE_TIME || w[1].role == ROLE_COMMA || w[1].role == ROLE_COLON);
}

/* look_at_comma: a plan without a figure ends with its clause: 确保干净整洁,清运300吨; the
 * future does not: 我镇将继续扎根县域,新增贷款6亿元. */
static void
look_at_comma(struct outlook *o)
{
	if (!o->figure && o->content && !o->plan && !o->future) {
		o->faded = o->target && o->thing;
		o->target = false;
	}
	o->done &= !o->said;    /* 截至11月底,… */
	o->here = o->said = false;
}

/* tells_done: whether word i says that what follows was done. */
static bool
tells_done(const struct words *ws, const struct outlook *o, uint32_t i)
{
	const struct word *w = &ws->word[i];
	/* 管护好现有产业: what there is, not what was done */
	if (LEX(w, HAVE) && i > 0 && (word_is(ws, i - 1, ROLE_VERB) || word_is(ws, i - 1, ROLE_ASPECT)))
		return false;
	/* 截至10月完成216户 */
	if (LEX(w, DONE) || (LEX(w, TIMEBEFORE) && !LEX(w, TO) && w->end - w->begin > 1))
		return true;
	const struct figure *f = words_figure(ws, i + 1);
	if (f == NULL)
		return false;
	/* 最后只办了12桌 */
	if (LEX(w, ASPECT) && ws->s->cp[w->begin] == 0x4e86)    /* 了 */
		return true;
	/* 概算投资3亿元,主体工程完成82% */
	if (!LEX(w, DUMMY) || o->here)
		return false;
	return f->class == FIGURE_PERCENT ||
		(LEX(w, REPORT) && o->figure && i > 0 && word_is(ws, i - 1, ROLE_COMMA) && f > ws->figure &&
		slice_eq(f[-1].unit, f->unit));         /* 原定8000亩,完成6300亩; but 计划改厕200座,完成35个村治理 */
}

/* tells_past: 预计达18万元,去年只有5万元; 而三年前只有2万元: whether the time at word i begins a clause and is past. */
static bool
tells_past(const struct words *ws, uint32_t i)
{
	const struct word *w = &ws->word[i];
	bool span = w->role == ROLE_FIGURE && !figure_counts(&ws->figure[w->figure]) && ws->s->cp[w[1].end - 1] == 0x524d;        /* 前 */
	if (!span && !(w->role == ROLE_TIME && LEX(w, REPORT)))
		return false;
	i -= i > 0 && word_is(ws, i - 1, ROLE_ADVERB);
	return i > 0 && word_ends_phrase(&ws->word[i - 1]) && w[1 + span].role != ROLE_DE;
}

static const uint64_t outlook_classes = LEX_BIT(DONE) | LEX_BIT(TIMEBEFORE) | LEX_BIT(ASPECT) | LEX_BIT(DUMMY) | LEX_BIT(GOAL);

/* is_deadline: 年底前, 10月底前: whether time i is one by which something will be done. */
static bool
is_deadline(const struct words *ws, uint32_t i)
{
	const uint32_t *end = ws->s->cp + ws->word[i].end;
	return ws->word[i].role == ROLE_TIME && ws->word[i].end >= 2 && end[-1] == 0x524d && end[-2] == 0x5e95;  /* 底前 */
}

/* look_at_goal looks at a word for a goal: 任务是改造300户; 主要目标是:…;… and 目标任务:…,
 * all that follows; 全年任务造林2万亩, but not 完成任务后拆除50户, 任务完成98%. */
static void
look_at_goal(const struct words *ws, struct outlook *o, uint32_t i)
{
	const struct word *w = &ws->word[i], *next = w + 1;
	bool colon = next->role == ROLE_COLON && i < 3 && LEX(w, PLAN);
	bool leads = i == 0 || word_is(ws, i - 1, ROLE_TIME) || word_is(ws, i - 1, ROLE_SCOPE) || word_is(ws, i - 1, ROLE_COMMA);
	bool act = next->role == ROLE_VERB && !word_completes(next);
	if (next->role == ROLE_LIGHT || colon || (leads && act))
		o->target = true;
	if (colon || (next->role == ROLE_LIGHT && w[2].role == ROLE_COLON))
		o->plan = true;
}

/* promises: 建成后可年产5万吨, 投产后,能吸纳120人就业: whether word i, a verb before 后, is followed by what will be possible. */
static bool
promises(const struct words *ws, uint32_t i)
{
	if (ws->word[i + 1].end != ws->word[i + 1].begin + 1 || ws->s->cp[ws->word[i + 1].begin] != 0x540e)     /* 后 */
		return false;
	i += 2;
	for (i += word_is(ws, i, ROLE_COMMA); i < ws->count && ws->word[i].role < ROLE_FIGURE; i++)
		if (LEX(&ws->word[i], MODAL) || ws->s->cp[ws->word[i].begin] == 0x53ef || ws->s->cp[ws->word[i].begin] == 0x5c06)       /* 可 将 */
			return true;
	return false;
}

/* look_at_word looks at a word that is neither a cue of its own nor punctuation. */
static void
look_at_word(const struct words *ws, struct outlook *o, uint32_t i)
{
	const struct word *w = &ws->word[i];
	o->content |= w->role == ROLE_NOUN || w->role == ROLE_VERB;
	o->said |= w->role == ROLE_NOUN || w->role == ROLE_VERB;
	if (w->role == ROLE_VERB && promises(ws, i)) {
		aim(o, ws, w);
		o->next++;      /* 后 */
	}
	if (!(w->classes & outlook_classes))
		return;
	if (tells_done(ws, o, i))
		back_to_done(o);
	if (LEX(w, GOAL))
		look_at_goal(ws, o, i);
}

/* says_which: 需分类整改的232座: whether the cue at word i is part of a clause that says which are counted. */
static bool
says_which(const struct words *ws, uint32_t i)
{
	for (uint32_t j = i + 1; j < i + 6 && ws->word[j].role < ROLE_FIGURE; j++)
		if (word_is(ws, j, ROLE_DE)) {
			for (j++; word_is(ws, j, ROLE_LIGHT) || word_is(ws, j, ROLE_ADVERB); j++)
				;               /* 应确权的有19个 */
			return words_figure(ws, j) != NULL && words_figure(ws, j)->class == FIGURE_COUNT;
		}
	return false;
}

static void
look_on(const struct words *ws, struct outlook *o, uint32_t to)
{
	if (o->next == 0 && to > 0)
		o->plan = o->target = opens_plan(ws, 0);
	for (; o->next < to; o->next++) {
		const struct word *w = &ws->word[o->next];
		if (w->role == ROLE_NOUN && !(w->classes & outlook_classes)) {
			o->content = o->said = true;    /* most words */
			continue;
		}
		bool aims = w->role == ROLE_VERB && LEX(w, TARGET) && !LEX(w, V);       /* 拟建 */
		switch (aims ? ROLE_TARGET : w->role) {
		case ROLE_TARGET:
			/* 确保了粮食总产稳定在5万吨 */
			if (w[1].role == ROLE_ASPECT) {
				back_to_done(o);
				break;
			}
			if (!says_which(ws, o->next))
				aim(o, ws, w);
			break;
		case ROLE_FIGURE:       /* not 不漏一户 */
			if (tells_past(ws, o->next))
				o->target = o->plan = o->faded = false;
			else if (!figure_counts(&ws->figure[w->figure]) && promises(ws, o->next)) {
				aim(o, ws, w);      /* 三年后可收入2万元 */
				o->next++;
				break;
			}
			o->figure |= !ws->figure[w->figure].announces;
			o->said |= figure_counts(&ws->figure[w->figure]);
			break;
		case ROLE_COMMA:
			look_at_comma(o);
			break;
		case ROLE_COLON:        /* 我镇将做好以下工作:…;… all of it */
			o->plan |= o->target && !o->figure;
			break;
		case ROLE_STOP:
			o->target = o->plan;
			o->done = o->faded = o->here = o->past = o->said = false;
			break;
		case ROLE_TIME:
			/* 目前: back to what is, but not in 由目前的25元提高到30元 */
			if (LEX(w, DONE) && w[1].role != ROLE_DE)
				back_to_done(o);
			else if (is_deadline(ws, o->next) && !o->done)
				aim(o, ws, w);
			else if (tells_past(ws, o->next))
				o->target = o->plan = o->faded = false;
			o->past = LEX(w, REPORT) && w[1].role != ROLE_DE;
			break;
		default:
			look_at_word(ws, o, o->next);
		}
	}
}

/* 按每村至少2名的要求: what is demanded is a target too. */
static bool
demanded(const struct words *ws, uint32_t k)
{
	/* 达到50%的要求 */
	uint32_t at = ws->at[k];
	if (at > 0 && word_is(ws, at - 1, ROLE_LIGHT) && word_is(ws, at + 1, ROLE_DE) && word_is(ws, at + 2, ROLE_NOUN) && (LEX(&ws->word[at + 2], TARGET) || LEX(&ws->word[at + 2], GOAL)))
		return true;
	if (ws->figure[k].approx != APPROX_AT_LEAST)
		return false;
	for (uint32_t i = ws->at[k] + 1; i < ws->count && !word_ends_phrase(&ws->word[i]); i++)
		if (LEX(&ws->word[i], TARGET) && ws->word[i].role == ROLE_NOUN)
			return true;
	return false;
}

/* names_goal: whether figure k is told to be a goal: 改厕任务300户, 省下达的300户任务;
 * but not 任务的80%, nor 3项任务, where the goals are counted. */
static bool
names_goal(const struct words *ws, const struct mention *m, uint32_t k)
{
	const struct figure *f = &ws->figure[k];
	bool times = f->unit_end == f->unit_begin + 1 && ws->s->cp[f->unit_begin] == 0x500d;   /* 倍 */
	if ((f->class == FIGURE_PERCENT || times) && (m[k].share || word_is(ws, ws->at[k] - (ws->at[k] > 0), ROLE_DE)))
		return false;
	/* 市定1.5万人的任务 */
	if (!phrase_empty(m[k].after) && LEX(&ws->word[m[k].after.to - 1], GOAL) && word_is(ws, ws->at[k] + 1, ROLE_DE) && f->class == FIGURE_COUNT)
		return true;
	bool event = f->unit.len == 0 || (character_is(ws->s->cp[f->unit_begin], CHARACTER_EVENT) && !times_done(ws, f));
	if (!phrase_empty(m[k].noun) && (phrase_empty(m[k].after) || f->class == FIGURE_COUNT)) {       /* 改厕任务, 年度计划投资 */
		const struct word *last = &ws->word[m[k].noun.to - 1];
		if (LEX(last, GOAL) && event && f->class == FIGURE_COUNT && m[k].noun.to == ws->at[k] && phrase_empty(m[k].after))
			return false;   /* 重点任务28项; but 治理任务26个村 */
		return LEX(last, GOAL) || (LEX(last, ATTR) && m[k].noun.to > m[k].noun.from + 1 && LEX(last - 1, GOAL));
	}
	/* 2万亩造林任务; but 23家单位任务 */
	for (uint32_t i = m[k].after.from; i < m[k].after.to; i++)
		if (LEX(&ws->word[i], PLACE))
			return false;
	return !phrase_empty(m[k].after) && LEX(&ws->word[m[k].after.to - 1], GOAL) && f->class != FIGURE_PERCENT && !event;
}

/* goal_listed: 下达新造任务1.2万亩、低改2.6万亩: whether figure k goes on, after 、, with what the goal before is of. */
static bool
goal_listed(const struct words *ws, uint32_t k)
{
	const struct figure *f = &ws->figure[k], *last = f - 1;
	return k > 0 && f->rel == REL_NONE && last->rel == REL_TARGET && rel_by(last, "goal-noun") && rel_same_unit(f, last) &&
		word_is(ws, ws->at[k - 1] + 1, ROLE_LIST);
}

/* fulfils: 完成任务3.6万亩,其中…: whether it is told that the goal whole was reached. */
static bool
fulfils(const struct words *ws, const struct mention *m, const struct figure *whole)
{
	if (whole < ws->figure || whole >= ws->figure + ws->figures || !rel_by(whole, "goal-noun"))
		return false;
	m += whole - ws->figure;
	return !phrase_empty(m->act) && LEX(&ws->word[m->act.from], DUMMY);
}

/* partner returns the figure before k that its relation ties it to, the whole of a part
 * and what a change is told of; in the sentence before when there is none in this one. */
static const struct figure *
partner(const struct context *ctx, const struct words *ws, uint32_t k)
{
	unsigned group = ws->figure[k].group;
	for (uint32_t j = k; group != 0 && j-- > 0 && k - j < 64; )
		if (ws->figure[j].group == group && ws->figure[j].rel != REL_PART)
			return &ws->figure[j];
	for (uint32_t i = 0; group != 0 && i < ctx->lasts; i++)
		if (ctx->last[-(int64_t)i].group == group)
			return ctx->last - i;
	return NULL;
}

/* will_be: 剩余89座将于年底完工, 预计年底完工, 今年底前完工: whether figure k, which has no other relation,
 * is followed by what will be done. */
static bool
will_be(const struct words *ws, const struct mention *m, uint32_t k)
{
	uint32_t i = phrase_empty(m[k].after) ? ws->at[k] + 1 : m[k].after.to;
	const struct word *w = &ws->word[i];
	/* 按亩均3000元的标准|概算总投资1亿元 */
	if (ws->figure[k].rel != REL_NONE || (word_is(ws, ws->at[k] + 1, ROLE_DE) && !phrase_empty(m[k].after) && LEX(&ws->word[m[k].after.to - 1], ATTR)))
		return false;
	while (word_is(ws, i, ROLE_TIME) && !is_deadline(ws, i))
		i++;
	if (!LEX(w, TARGET))
		return is_deadline(ws, i);
	return LEX(w, BA) ? w->role != ROLE_NOUN : w->role == ROLE_TARGET && (LEX(w, GUESS) || LEX(w, VN));
}

/* is_planned_with: whether figure k is planned as the figure is that its relation ties it to:
 * 下达任务5万亩(新建4万亩、改造1万亩); but not what is left of it. */
static bool
is_planned_with(const struct words *ws, const struct mention *m, uint32_t k, const struct figure *tied)
{
	return tied->rel == REL_TARGET && !fulfils(ws, m, tied) && !m[k].rest && !m[k].left;
}

/* stands_already: 对68个项目实行管理, G107、S220等7条道路, 总投资6亿元的在建项目, 200吨级冷藏库: whether what figure k tells
 * is so already, and no plan for its standing under a heading. */
static bool
stands_already(const struct words *ws, const struct mention *m, uint32_t k)
{
	uint32_t at = ws->at[k];
	const struct word *last = at > 0 ? &ws->word[at - 1] : NULL;
	if (last != NULL && last->role == ROLE_ETC && !phrase_empty(m->after))
		return true;
	if (last != NULL && last->role == ROLE_PREPOSITION && LEX(last, FIRM) && !LEX(last, REASON))   /* 对 */
		return true;
	/* 改厕每户补助1200元: a standard; but 村均收入达到20万元, 每年安排1000万元 */
	for (uint32_t i = m->region.from; ws->figure[k].class == FIGURE_RATE && slice_eq(ws->figure[k].unit, SLICE("元")) && i < at; i++)
		if (word_is(ws, i, ROLE_EVERY) && character_is(ws->s->cp[ws->word[i].end - 1], CHARACTER_BASE))
			return true;
	/* 由县财政补助60% */
	if (figure_shares(&ws->figure[k]) && mention_has_agent(ws, m))
		return true;
	/* 该项目总投资2600万元 */
	if (!phrase_empty(m->noun) && LEX(&ws->word[m->noun.to - 1], WHOLE))
		return true;
	/* 未消除风险的31户; 14个村集体收入全部达到10万元 */
	const struct mention *next = k + 1 < ws->figures ? m + 1 : NULL;
	bool owns = next != NULL && ws->figure[k].class == FIGURE_COUNT && phrase_empty(m->noun) && phrase_empty(m->act) && !phrase_empty(m->after) &&
		!next->fresh && !phrase_empty(next->noun) && next->noun.from == m->after.to && (LEX(&ws->word[next->noun.to - 1], ATTR) || LEX(&ws->word[next->noun.to - 1], RATE));
	if (m->which || owns)
		return true;
	bool behind = m->after.from > at + 1;   /* 的, 级 */
	return figure_measures(&ws->figure[k]) && ws->figure[k].class != FIGURE_PERCENT && !phrase_empty(m->after) && behind;
}

/* target_why returns the rule by which figure k is planned, or NULL. */
static const char *
target_why(const struct context *ctx, const struct words *ws, const struct mention *m, uint32_t k, const struct outlook *o)
{
	const struct figure *f = &ws->figure[k];
	/* 占全年计划4500座的68.9%: what was reached of it */
	uint32_t at = ws->at[k];
	if (f->class == FIGURE_PERCENT && at > 1 && word_is(ws, at - 1, ROLE_DE) && words_figure(ws, at - 2) != NULL &&
		word_is(ws, m[k - 1].region.from, ROLE_LIGHT))
		return NULL;
	if (o->target || will_be(ws, m, k))
		return "target-cue";
	/* 超过年度任务2个百分点 */
	if (names_goal(ws, m, k) && (f->rel != REL_DELTA || (phrase_empty(m[k].noun) && !unit_is_points(ws, f))))
		return "goal-noun";
	if (goal_listed(ws, k))
		return "goal-noun";
	if (demanded(ws, k))
		return "demanded";
	if (o->done)
		return NULL;
	const struct figure *tied = f->rel == REL_PART || f->rel == REL_DELTA ? partner(ctx, ws, k) : NULL;
	if (tied != NULL)
		return is_planned_with(ws, m, k, tied) ? "planned-whole" : NULL;
	/* under such a heading also: 去年安排1.4亿元; 179个村中,收入10万元以上的有124个 */
	return ctx->plan && !o->past && !m[k].have && !m[k].among && !stands_already(ws, &m[k], k) ? "plan-heading" : NULL;
}

/* compares: whether 同比, 同比增长 or 比上年 is among the words of p. */
static bool
compares(const struct words *ws, struct phrase p)
{
	for (; p.from < p.to; p.from++) {
		const struct word *w = &ws->word[p.from];
		if (LEX(w, COMPARE) || (w->role == ROLE_CHANGE && ws->s->cp[w->begin + 1] == 0x6bd4))       /* 同比 环比 */
			return true;
	}
	return false;
}

/* set_target: figure k is planned by rule why. But what the sentence says of it comes first when that is that it is
 * part of a plan (计划造林3000亩,其中经济林1200亩), a change told beside one (预计产量达20万吨,比上年增长4%) or one told
 * with what it is from, or when it is only the heading that plans. */
static void
set_target(const struct words *ws, const struct mention *m, uint32_t k, const char *why, bool guess)
{
	struct figure *f = &ws->figure[k];
	bool told_beside = f->rel == REL_DELTA && !m[k].target_own && (f->group != 0 || !phrase_empty(m[k].noun)) &&
		(compares(ws, m[k].region) || (k > 0 && m[k - 1].compared) || (guess && m[k].change && f->group != 0 && phrase_empty(m[k].noun)));
	bool part = f->rel == REL_PART && !m[k].target_own;
	/* 下达任务1200户,其中上半年完成700户 */
	if (part && !phrase_empty(m[k].act) && word_completes(&ws->word[m[k].act.from]))
		return;
	bool above = f->rel == REL_TOTAL && strcmp(why, "plan-heading") == 0;
	/* 计划由1800亩扩大到2500亩; but 计划扩大到2500亩 */
	bool pair = f->rel == REL_TO && rel_by(f, "from-to");
	if (told_beside || part || above || pair)
		f->also = REL_TARGET;
	else
		outlook_set(f, REL_TARGET, f->group, why);
}

/* goes_on: whether a cue, though its clause has ended, still governs a figure, which is
 * the first since then and a measure: 规划建设产业园,总面积12平方公里; of a cue of what
 * will be reached also 预计总产值68亿元,增长5%;人均收入达到1.7万元. */
static bool
goes_on(const struct words *ws, const struct mention *m, const struct outlook *o)
{
	if (phrase_empty(m->noun))
		return false;
	const struct word *last = &ws->word[m->noun.to - 1];
	return o->faded && LEX(last, ATTR);
}

/* is_term: 力争用3年左右时间, 计划三年内: a length of time that a plan is to take, and no age. */
static bool
is_term(const struct words *ws, uint32_t k)
{
	const struct figure *f = &ws->figure[k];
	const struct word *next = &ws->word[ws->at[k] + 1];
	if (words_span(ws, ws->at[k]) && ws->s->cp[next->end - 1] != 0x5185)    /* 内 */
		return false;
	return f->class == FIGURE_DURATION && !f->announces && (f->outer_end <= f->end || f->approx == APPROX_ABOUT) &&
		f->unit_end > f->unit_begin && ws->s->cp[f->unit_begin] != 0x5c81;      /* 岁 */
}

/* look_above is mention_outlook for a sentence without a cue: what is planned was told
 * in the sentence before. */
static void
look_above(struct context *ctx, const struct words *ws, const struct mention *m)
{
	for (uint32_t k = 0; k < ws->figures; k++) {
		struct figure *f = &ws->figure[k];
		if (!rel_can(ws, m, k))
			continue;
		const struct figure *tied = f->rel == REL_PART && ctx->lasts > 0 ? partner(ctx, ws, k) : NULL;
		if (tied != NULL && is_planned_with(ws, m, k, tied))
			set_target(ws, m, k, "planned-whole", false);
		else if (k > 0)
			outlook_due(ctx, ws, m, k);
	}
}

/* may_plan: whether anything in the sentence, or above it, can tell of a plan. */
static bool
may_plan(const struct context *ctx, const struct words *ws)
{
	if (ctx->plan || (ws->classes & (LEX_BIT(TARGET) | LEX_BIT(GOAL) | LEX_BIT(PLAN))) != 0)
		return true;
	for (uint32_t i = 0; i < ws->count && (ws->classes & (LEX_BIT(TIME) | LEX_BIT(TIMEAFTER))) != 0; i++)
		if (is_deadline(ws, i) || ((ws->word[i].role == ROLE_VERB || ws->word[i].role == ROLE_FIGURE) && promises(ws, i)))
			return true;
	return false;
}

void
mention_outlook(struct context *ctx, const struct words *ws, const struct mention *m)
{
	struct outlook o = { 0 };
	if (!may_plan(ctx, ws)) {
		look_above(ctx, ws, m);
		return;
	}
	for (uint32_t k = 0; k < ws->figures; k++) {
		struct figure *f = &ws->figure[k];
		look_on(ws, &o, ws->at[k]);
		bool used = ctx->plan && ws->at[k] > 0 && ws->s->cp[ws->word[ws->at[k] - 1].end - 1] == 0x7528;        /* 用 */
		if (((o.target && o.here) || used) && is_term(ws, k))
			outlook_set(f, REL_TARGET, f->group, "target-cue");
		if (!rel_can(ws, m, k))
			continue;
		if (goes_on(ws, &m[k], &o))
			o.target = o.figure = true;
		o.faded = false;
		if (outlook_actual(ctx, ws, m, k, &o))
			continue;
		const char *why = target_why(ctx, ws, m, k, &o);
		if (why != NULL) {
			set_target(ws, m, k, why, o.guess);
			if (!o.target || word_is(ws, ws->at[k] + 1, ROLE_DE))
				outlook_reached(ctx, ws, m, k);
			continue;
		}
		if (k > 0)
			outlook_due(ctx, ws, m, k);
	}
}
