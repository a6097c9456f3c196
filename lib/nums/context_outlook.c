#include <string.h>
#include "character.h"
#include "context_rel.h"

/* Target and actual: where in the sentence what is said is only planned. */
struct outlook {
	bool target, done;      /* at the word reached */
	bool figure, content;   /* a figure, a noun or verb has been seen since the cue */
	bool thing, faded;      /* the cue tells of a thing; its clause had no figure */
	bool here;              /* the cue is in this clause */
	bool plan;              /* the sentence began with a plan: 下一步,… */
	bool guess;             /* the cue tells what will be reached: 预计 */
	bool guessed;           /* and what stood before the semicolon was so */
	uint32_t next;          /* next word to look at */
};

/* back_to_done: what follows is no plan any more. */
static void
back_to_done(struct outlook *o)
{
	o->target = o->faded = o->plan = o->guessed = false;
	o->done = true;
}

/* opens_plan: 下一步,…; 明年…: whether the sentence from its word i on tells a plan. */
static bool
opens_plan(const struct words *ws, uint32_t i)
{
	const struct word *w = &ws->word[i];
	return i == 0 && LEX(w, PLAN) && (w->role == ROLE_TIME || w[1].role == ROLE_COMMA || w[1].role == ROLE_COLON);
}

/* look_at_comma: a plan without a figure ends with its clause: 确保干净整洁,清运300吨. */
static void
look_at_comma(struct outlook *o)
{
	if (!o->figure && o->content && !o->plan) {
		o->faded = o->target && o->thing;
		o->target = false;
	}
	o->done = o->here = false;
}

/* tells_done: whether word i says that what follows was done. */
static bool
tells_done(const struct words *ws, const struct outlook *o, uint32_t i)
{
	const struct word *w = &ws->word[i];
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
		(LEX(w, REPORT) && o->figure && i > 0 && word_is(ws, i - 1, ROLE_COMMA));      /* 原定8000亩,完成6300亩 */
}

#define BIT(class) (UINT64_C(1) << LEX_##class)
static const uint64_t outlook_classes = BIT(DONE) | BIT(TIMEBEFORE) | BIT(ASPECT) | BIT(DUMMY) | BIT(GOAL);

/* look_at_word looks at a word that is neither a cue of its own nor punctuation. */
static void
look_at_word(const struct words *ws, struct outlook *o, uint32_t i)
{
	const struct word *w = &ws->word[i];
	o->content |= w->role == ROLE_NOUN || w->role == ROLE_VERB;
	if (!(w->classes & outlook_classes))
		return;
	if (tells_done(ws, o, i))
		back_to_done(o);
	/* 任务是改造300户; 主要目标是:…;… all of it; 目标任务:… */
	bool colon = w[1].role == ROLE_COLON && i < 3;
	if (LEX(w, GOAL) && (w[1].role == ROLE_LIGHT || colon)) {
		o->target = true;
		o->plan |= colon || w[2].role == ROLE_COLON;
	}
}

static void
look_on(const struct words *ws, struct outlook *o, uint32_t to)
{
	if (o->next == 0 && to > 0)
		o->plan = o->target = opens_plan(ws, 0);
	for (; o->next < to; o->next++) {
		const struct word *w = &ws->word[o->next];
		bool aims = w->role == ROLE_VERB && LEX(w, TARGET) && !LEX(w, V);       /* 拟建 */
		switch (aims ? ROLE_TARGET : w->role) {
		case ROLE_TARGET:
			/* 确保了粮食总产稳定在5万吨 */
			if (w[1].role == ROLE_ASPECT) {
				back_to_done(o);
				break;
			}
			o->target = o->here = true;
			o->guess = LEX(w, GUESS);
			o->done = o->figure = o->content = o->faded = o->guessed = false;
			o->thing = !LEX(w, V);  /* 确保 is about how, 规划 about what */
			break;
		case ROLE_FIGURE:
			o->figure = true;
			break;
		case ROLE_COMMA:
			look_at_comma(o);
			break;
		case ROLE_STOP:
			o->guessed = o->target && o->guess && o->figure;
			o->target = o->plan;
			o->done = o->faded = o->here = false;
			break;
		case ROLE_TIME:
			/* 目前: back to what is, but not in 由目前的25元提高到30元 */
			if (LEX(w, DONE) && w[1].role != ROLE_DE)
				back_to_done(o);
			break;
		default:
			look_at_word(ws, o, o->next);
		}
	}
}

/* rel_first gives f the relation that users ask for first, whether it is done or
 * planned; what f was so far goes to also. A figure that something changes from stays
 * that: 由6个扩大到12个. */
static void
rel_first(struct figure *f, enum figure_rel rel, unsigned group, const char *why)
{
	if (f->rel == REL_FROM || f->rel == REL_TARGET || f->rel == REL_ACTUAL)
		return;
	f->also = f->rel;
	f->rel = REL_NONE;
	rel_set(f, rel, group, why);
}

/* begins_with: whether the first word that is said of figure k begins with cp. */
static bool
begins_with(const struct words *ws, const struct mention *m, uint32_t k, uint32_t cp)
{
	struct phrase p = phrase_empty(m[k].act) || (!phrase_empty(m[k].noun) && m[k].noun.from < m[k].act.from) ? m[k].noun : m[k].act;
	uint32_t i = p.from;
	if (phrase_empty(p))
		return false;
	/* 应 and 实 are adverbs where the verb is known */
	if (i > m[k].region.from && ws->word[i - 1].role != ROLE_COMMA)
		i = m[k].region.from;
	return ws->s->cp[ws->word[i].begin] == cp;
}

/* is_owed: 应参保260人, 今年应开会12次: whether what is said of figure k says that it
 * should be; 应急 is a word of its own, 应纳未纳等问题 a noun. */
static bool
is_owed(const struct words *ws, const struct mention *m, uint32_t k)
{
	if (begins_with(ws, m, k, 0x5e94))
		return true;
	bool owed = false;
	for (uint32_t i = m[k].region.from; i < ws->at[k]; i++) {
		const struct word *w = &ws->word[i];
		owed &= w->role != ROLE_ETC && w->role != ROLE_DE;
		for (uint32_t c = w->begin; c < w->end && (w->classes == 0 || w->end - w->begin == 1); c++)
			owed |= ws->s->cp[c] == 0x5e94;
	}
	return owed;
}

/* 应参保260人,实参保252人; 应改造80户,已改造75户: what should be and what is. */
static void
due(struct context *ctx, const struct words *ws, const struct mention *m, uint32_t k)
{
	struct figure *f = &ws->figure[k];
	if (k == 0 || !(begins_with(ws, m, k, 0x5b9e) || m[k].done_own))
		return;
	int64_t j = rel_before(ws, m, k);
	if (j < 0 || !is_owed(ws, m, (uint32_t)j))
		return;
	unsigned group = rel_group(ctx, &ws->figure[j]);
	ws->figure[j].group = group;
	rel_first(&ws->figure[j], REL_TARGET, group, "due");
	rel_first(f, REL_ACTUAL, group, "due");
}

/* 按每村至少2名的要求: what is demanded is a target too. */
static bool
demanded(const struct words *ws, uint32_t k)
{
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
	if (f->class == FIGURE_PERCENT && (m[k].share || word_is(ws, ws->at[k] - (ws->at[k] > 0), ROLE_DE)))
		return false;
	if (!phrase_empty(m[k].noun))
		return LEX(&ws->word[m[k].noun.to - 1], GOAL);
	return !phrase_empty(m[k].after) && LEX(&ws->word[m[k].after.to - 1], GOAL) && f->class != FIGURE_PERCENT &&
		f->unit.len > 0 && !character_is(ws->s->cp[f->unit_begin], CHARACTER_EVENT);
}

/* fulfils: 完成任务3.6万亩,其中…: whether it is told that the goal whole was reached. */
static bool
fulfils(const struct words *ws, const struct mention *m, const struct figure *whole)
{
	if (whole < ws->figure || whole >= ws->figure + ws->figures || whole->why_rel == NULL || strcmp(whole->why_rel, "goal-noun") != 0)
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

/* will_be: 剩余89座将于年底完工: whether figure k is followed by what will be done. */
static bool
will_be(const struct words *ws, const struct mention *m, uint32_t k)
{
	const struct word *w = &ws->word[phrase_empty(m[k].after) ? ws->at[k] + 1 : m[k].after.to];
	return LEX(w, BA) && LEX(w, TARGET) && w->role != ROLE_NOUN;
}

/* target_why returns the rule by which figure k is planned, or NULL. */
static const char *
target_why(const struct context *ctx, const struct words *ws, const struct mention *m, uint32_t k, const struct outlook *o)
{
	const struct figure *f = &ws->figure[k], *tied = f->rel == REL_NONE || f->rel == REL_FROM ? NULL : partner(ctx, ws, k);
	if (o->target || will_be(ws, m, k))
		return "target-cue";
	/* 超过年度任务2个百分点 */
	if (names_goal(ws, m, k) && (f->rel != REL_DELTA || phrase_empty(m[k].noun)))
		return "goal-noun";
	if (demanded(ws, k))
		return "demanded";
	if (o->done)
		return NULL;
	/* 下达任务5万亩(新建4万亩、改造1万亩) */
	if (tied != NULL && (f->rel == REL_PART || f->rel == REL_DELTA))
		return tied->rel == REL_TARGET && !fulfils(ws, m, tied) && !m[k].rest && !m[k].left ? "planned-whole" : NULL;
	return ctx->plan ? "plan-heading" : NULL;
}

/* stops_between: whether a semicolon stands between figures j and k. */
static bool
stops_between(const struct mention *m, uint32_t j, uint32_t k)
{
	while (k > j && !m[k].stopped)
		k--;
	return k > j;
}

/* completes: 完成任务22800人, 超额完成下达的2万亩任务: whether what is said of figure k is
 * that it was reached. */
static bool
completes(const struct words *ws, const struct mention *m, uint32_t k)
{
	for (uint32_t i = m[k].region.from; i < m[k].region.to; i++)
		if (LEX(&ws->word[i], DUMMY) && LEX(&ws->word[i], REPORT))
			return true;
	return false;
}

/* reached: 务工23417人,完成任务22800人的102.7%: the figure before a goal k that was reached
 * is what was done, and the share behind it as well. */
static void
reached(struct context *ctx, const struct words *ws, const struct mention *m, uint32_t k)
{
	struct figure *f = &ws->figure[k];
	bool share = k + 1 < ws->figures && f[1].class == FIGURE_PERCENT && !m[k + 1].fresh && word_is(ws, ws->at[k + 1] - 1, ROLE_DE);
	int64_t j = !m[k].stopped && completes(ws, m, k) ? rel_before(ws, m, k) : -1;
	if (j < 0 || k - rel_head(m, (uint32_t)j) > 2 || (ws->figure[j].rel != REL_NONE && ws->figure[j].rel != REL_TOTAL))
		return;
	f->group = rel_group(ctx, f);
	rel_first(&ws->figure[j], REL_ACTUAL, f->group, "actual-of-goal");
	if (share)
		rel_first(&f[1], REL_ACTUAL, f->group, "actual-of-goal");
}

/* told_again: 计划总投资3亿元,今年完成投资1亿元: whether what is told of figure k is what was
 * planned, and that it is completed. */
static bool
told_again(const struct words *ws, const struct mention *m, uint32_t k, const struct figure *target)
{
	struct slice what = ws->figure[k].what;
	const struct word *act = &ws->word[m[k].act.from];
	return !phrase_empty(m[k].act) && LEX(act, DUMMY) && LEX(act, REPORT) && what.len > 0 && what.len <= target->what.len &&
		slice_eq(what, slice_sub(target->what, target->what.len - what.len, target->what.len));
}

/* actual makes figure k the actual of the target before it, or one more beside such, when
 * it is done. Returns whether it is. */
static bool
actual(struct context *ctx, const struct words *ws, const struct mention *m, uint32_t k, const struct outlook *o)
{
	struct figure *f = &ws->figure[k];
	int64_t j = f->rel == REL_NONE || f->rel == REL_TOTAL || f->rel == REL_PART ? rel_before(ws, m, k) : -1;
	bool stops = j >= 0 && stops_between(m, (uint32_t)j, k);
	if (j < 0 || (stops && !slice_eq(ws->figure[j].what, f->what)))
		return false;
	struct figure *target = &ws->figure[j];
	/* 计划改造60户,已开工50户、完工40户 */
	bool beside = target->rel == REL_ACTUAL && f->rel == REL_NONE && phrase_empty(m[k].noun) && phrase_empty(m[k].after);
	bool again = (target->rel == REL_TARGET || target->rel == REL_ACTUAL) && !o->here && m[k].fresh && !stops && told_again(ws, m, k, target);
	if (!again && !(o->done && (beside || target->rel == REL_TARGET)))
		return false;
	unsigned group = rel_group(ctx, target);
	target->group = group;
	rel_first(f, REL_ACTUAL, group, "actual-after-target");
	return true;
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
	return (o->faded && LEX(last, ATTR)) || (o->guessed && (LEX(last, ATTR) || LEX(last, RATE)) && !o->done);
}

/* is_term: 力争用3年时间: a length of time that a plan is to take, and no age. */
static bool
is_term(const struct words *ws, uint32_t k)
{
	const struct figure *f = &ws->figure[k];
	return f->class == FIGURE_DURATION && !f->announces && !words_span(ws, ws->at[k]) && f->outer_end <= f->end &&
		f->unit_end > f->unit_begin && ws->s->cp[f->unit_begin] != 0x5c81;      /* 岁 */
}

void
mention_outlook(struct context *ctx, const struct words *ws, const struct mention *m)
{
	struct outlook o = { 0 };
	for (uint32_t k = 0; k < ws->figures; k++) {
		struct figure *f = &ws->figure[k];
		look_on(ws, &o, ws->at[k]);
		if (o.target && o.here && is_term(ws, k))
			rel_first(f, REL_TARGET, f->group, "target-cue");
		if (!rel_can(ws, m, k))
			continue;
		if (goes_on(ws, &m[k], &o))
			o.target = o.figure = true;
		o.faded = o.guessed = false;
		if (actual(ctx, ws, m, k, &o))
			continue;
		const char *why = target_why(ctx, ws, m, k, &o);
		if (why != NULL) {
			rel_first(f, REL_TARGET, f->group, why);
			if (f->why_rel != NULL && !o.target)
				reached(ctx, ws, m, k);
			continue;
		}
		due(ctx, ws, m, k);
	}
}
