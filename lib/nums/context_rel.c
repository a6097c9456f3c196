#include "character.h"
#include "context_rel.h"

void
rel_set(struct figure *f, enum figure_rel rel, unsigned group, const char *why)
{
	if (f->rel == REL_NONE) {
		f->rel = rel;
		f->why_rel = why;
	}
	if (f->group == 0)
		f->group = group;
}

unsigned
rel_group(struct context *ctx, const struct figure *f)
{
	return f->group != 0 ? f->group : ++ctx->group;
}

bool
rel_same_unit(const struct figure *x, const struct figure *y)
{
	/* 人均8260元 is a rate and 13450元 money; they compare all the same */
	return slice_eq(x->unit, y->unit) && (x->class == y->class || x->unit.len > 0);
}

bool
rel_can(const struct words *ws, const struct mention *m, uint32_t k)
{
	return figure_counts(&ws->figure[k]) && !m[k].attributive && !ws->figure[k].announces;
}

int64_t
rel_before(const struct words *ws, const struct mention *m, uint32_t k)
{
	for (int64_t j = (int64_t)k - 1; j >= 0 && k - j < 64; j--)
		if (rel_can(ws, m, (uint32_t)j) && rel_same_unit(&ws->figure[j], &ws->figure[k]))
			return j;
	return -1;
}

uint32_t
rel_head(const struct mention *m, uint32_t k)
{
	while (k > 0 && m[k].pair)
		k--;
	return k;
}

/* --- from and to, delta ---------------------------------------------------- */

/* previous returns the place of the figure before k that counts, or -1; dates
 * are passed over: 由2015年的8260元提高到2020年的13450元. */
static int64_t
previous(const struct words *ws, const struct mention *m, uint32_t k)
{
	int64_t j = (int64_t)k - 1;
	while (j >= 0 && !figure_counts(&ws->figure[j]))
		j--;
	return j >= 0 && rel_can(ws, m, (uint32_t)j) ? j : -1;
}

/* is_difference: 3个百分点 always is one; 比上年增产56斤 by the comparison. */
static bool
is_difference(const struct words *ws, const struct mention *m, const struct figure *f)
{
	if (unit_is_points(ws, f))
		return true;
	if (phrase_empty(m->act) || !(m->compare || (f->why_what != NULL && strcmp(f->why_what, "same-unit") == 0)))
		return false;
	uint32_t cp = ws->s->cp[ws->word[m->act.from].begin];
	return cp == 0x589e || cp == 0x51cf;     /* 增 减 */
}

static void
changes(struct context *ctx, const struct words *ws, const struct mention *m, uint32_t k)
{
	struct figure *f = &ws->figure[k];
	int64_t j = previous(ws, m, k);
	/* 由30户、90人减少到3户、8人: of a pair the one with the same unit */
	uint32_t head = j >= 0 ? rel_head(m, (uint32_t)j) : 0;
	while (j > (int64_t)head && !rel_same_unit(&ws->figure[j], f))
		j--;
	struct figure *last = j >= 0 ? &ws->figure[j] : NULL;
	bool tied = last != NULL && !m[k].stopped;
	if (tied && rel_same_unit(last, f) && (m[k].changeto || m[k].to_word) && (m[head].from_word || (m[head].ba && m[k].changeto))) {
		unsigned group = rel_group(ctx, last);
		last->rel = REL_NONE;
		rel_set(last, REL_FROM, group, "from-to");
		rel_set(f, REL_TO, group, "from-to");
		return;
	}
	if (m[k].changeto) {
		rel_set(f, REL_TO, 0, "change-to");
		return;
	}
	/* 分别发展到1.3万亩和9600亩 */
	if (tied && m[k].listed && last->rel == REL_TO && last->group == 0 && rel_same_unit(last, f) &&
	    phrase_empty(m[k].noun) && phrase_empty(m[k].act)) {
		rel_set(f, REL_TO, 0, "change-to");
		return;
	}
	/* 分别增长5%和8% */
	bool goes_on = tied && m[k].listed && last->rel == REL_DELTA && phrase_empty(m[k].noun) && phrase_empty(m[k].act);
	/* 增幅8%, but 力争增速达到8% is a goal first */
	bool named = !phrase_empty(m[k].noun) && LEX(&ws->word[m[k].noun.to - 1], DELTA) && !m[k].target_own;
	bool delta = m[k].change || goes_on || is_difference(ws, &m[k], f) || named;
	if (!delta)
		return;
	/* 达到3亿元,同比增长5%: the change is of the figure before it */
	unsigned group = tied && phrase_empty(m[k].noun) ? rel_group(ctx, last) : 0;
	if (group != 0 && last->group == 0)
		last->group = group;
	rel_set(f, REL_DELTA, group, "change-by");
}

/* --- target and actual ----------------------------------------------------- */

/* Where in the sentence what is said is only planned. */
struct outlook {
	bool target, done;      /* at the word reached */
	bool figure, content;   /* a figure, a noun or verb has been seen since the cue */
	bool thing, faded;      /* the cue tells of a thing; its clause had no figure */
	bool here;              /* the cue is in this clause */
	bool plan;              /* the sentence began with a plan: 下一步,… */
	uint32_t next;          /* next word to look at */
};

/* back_to_done: what follows is no plan any more. */
static void
back_to_done(struct outlook *o)
{
	o->target = o->faded = o->plan = false;
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

/* look_at_word looks at a word that is neither a cue of its own nor punctuation. */
static void
look_at_word(const struct words *ws, struct outlook *o, uint32_t i)
{
	const struct word *w = &ws->word[i];
	o->content |= w->role == ROLE_NOUN || w->role == ROLE_VERB;
	/* 概算投资3亿元,主体工程完成82% */
	if (LEX(w, DUMMY) && !o->here && words_figure(ws, i + 1) != NULL && words_figure(ws, i + 1)->class == FIGURE_PERCENT)
		back_to_done(o);
	/* 截至10月完成216户 */
	if (LEX(w, DONE) || (LEX(w, TIMEBEFORE) && !LEX(w, TO) && w->end - w->begin > 1))
		back_to_done(o);
	/* 任务是改造300户 */
	if (LEX(w, GOAL) && w[1].role == ROLE_LIGHT)
		o->target = true;
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
			o->target = o->here = true;
			o->done = o->figure = o->content = o->faded = false;
			o->thing = !LEX(w, V);  /* 确保 is about how, 规划 about what */
			break;
		case ROLE_FIGURE:
			o->figure = true;
			break;
		case ROLE_COMMA:
			look_at_comma(o);
			break;
		case ROLE_STOP:
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

/* 应参保260人,实参保252人: what should be and what is. */
static void
due(struct context *ctx, const struct words *ws, const struct mention *m, uint32_t k)
{
	struct figure *f = &ws->figure[k];
	if (k == 0 || f->rel != REL_NONE || !begins_with(ws, m, k, 0x5b9e))
		return;
	int64_t j = rel_before(ws, m, k);
	if (j < 0 || (ws->figure[j].rel != REL_NONE && ws->figure[j].rel != REL_TARGET) || !begins_with(ws, m, (uint32_t)j, 0x5e94))
		return;
	unsigned group = rel_group(ctx, &ws->figure[j]);
	rel_set(&ws->figure[j], REL_TARGET, group, "due");
	ws->figure[j].group = group;
	rel_set(f, REL_ACTUAL, group, "due");
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

static void
outlooks(struct context *ctx, const struct words *ws, const struct mention *m)
{
	struct outlook o = { 0 };
	for (uint32_t k = 0; k < ws->figures; k++) {
		struct figure *f = &ws->figure[k];
		look_on(ws, &o, ws->at[k]);
		if (!rel_can(ws, m, k))
			continue;
		/* 规划建设产业园,总面积12平方公里 */
		if (o.faded && !phrase_empty(m[k].noun) && LEX(&ws->word[m[k].noun.to - 1], ATTR))
			o.target = o.figure = true;
		o.faded = false;
		bool goal = names_goal(ws, m, k);
		if (o.target || goal || demanded(ws, k)) {
			rel_set(f, REL_TARGET, f->group, o.target ? "target-cue" : goal ? "goal-noun" : "demanded");
			continue;
		}
		due(ctx, ws, m, k);
		int64_t j = o.done ? rel_before(ws, m, k) : -1;
		if (o.done && j >= 0 && ws->figure[j].rel == REL_TARGET && f->rel == REL_NONE) {
			unsigned group = rel_group(ctx, &ws->figure[j]);
			ws->figure[j].group = group;
			rel_set(f, REL_ACTUAL, group, "actual-after-target");
			continue;
		}
		if (ctx->plan && !o.done && f->rel == REL_NONE)
			rel_set(f, REL_TARGET, f->group, "plan-heading");
	}
}

/* pairs: 4户4人, 3200户、8650人: the second stands in the same relation. */
static void
pairs(const struct words *ws, const struct mention *m)
{
	for (uint32_t k = ws->figures; k-- > 1; )
		if (m[k].pair && ws->figure[k - 1].rel == REL_NONE && (ws->figure[k].rel == REL_TOTAL || ws->figure[k].rel == REL_PART))
			rel_set(&ws->figure[k - 1], ws->figure[k].rel, ws->figure[k].group, "pair");
	for (uint32_t k = 1; k < ws->figures; k++)
		if (m[k].pair && ws->figure[k].rel == REL_NONE && ws->figure[k - 1].rel != REL_NONE)
			rel_set(&ws->figure[k], ws->figure[k - 1].rel, ws->figure[k - 1].group, "pair");
}

void
mention_relate(struct context *ctx, const struct words *ws, const struct mention *m)
{
	for (uint32_t k = 0; k < ws->figures; k++)
		if (rel_can(ws, m, k) && ws->figure[k].rel == REL_NONE)
			changes(ctx, ws, m, k);
	mention_parts(ctx, ws, m);
	outlooks(ctx, ws, m);
	pairs(ws, m);
}
