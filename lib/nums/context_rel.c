#include "context_rel.h"

/* relate gives figure f a relation in a group, unless it has one. */
static void
relate(struct figure *f, enum figure_rel rel, unsigned group, const char *why)
{
	if (f->rel == REL_NONE) {
		f->rel = rel;
		f->why_rel = why;
	}
	if (f->group == 0)
		f->group = group;
}

static unsigned
group_of(struct context *ctx, const struct figure *f)
{
	return f->group != 0 ? f->group : ++ctx->group;
}

/* micro reads a decimal as millionths; false when it has none or does not fit. */
static bool
micro(struct slice value, int64_t *out)
{
	int64_t v = 0;
	int places = -1;
	if (value.ptr == NULL || value.len == 0 || value.len > 18)
		return false;
	for (size_t i = 0; i < value.len; i++) {
		char c = value.ptr[i];
		if (c == '.' && places < 0) {
			places = 0;
			continue;
		}
		if (c < '0' || c > '9' || v > INT64_MAX / 100)
			return false;
		v = v * 10 + (c - '0');
		places += places >= 0;
	}
	for (places = places < 0 ? 0 : places; places < 6; places++) {
		if (v > INT64_MAX / 10)
			return false;
		v *= 10;
	}
	*out = v;
	return places == 6;
}

static bool
same_unit(const struct figure *x, const struct figure *y)
{
	/* 人均8260元 is a rate and 13450元 money; they compare all the same */
	return slice_eq(x->unit, y->unit) && (x->class == y->class || x->unit.len > 0);
}

static bool
can_relate(const struct words *ws, const struct mention *m, uint32_t k)
{
	return figure_counts(&ws->figure[k]) && !m[k].attributive && !ws->figure[k].announces;
}

/* before returns the nearest figure before k that can be related and has its
 * unit, or -1. */
static int64_t
before(const struct words *ws, const struct mention *m, uint32_t k)
{
	for (int64_t j = (int64_t)k - 1; j >= 0 && k - j < 64; j--)
		if (can_relate(ws, m, (uint32_t)j) && same_unit(&ws->figure[j], &ws->figure[k]))
			return j;
	return -1;
}

/* --- total and part -------------------------------------------------------- */

/* total_of finds what figure k, which 其中 precedes, is part of. */
static struct figure *
total_of(struct context *ctx, const struct words *ws, const struct mention *m, uint32_t k)
{
	struct figure *f = &ws->figure[k];
	int64_t j = before(ws, m, k);
	if (j >= 0)
		return &ws->figure[j];
	for (j = (int64_t)k - 1; j >= 0; j--)
		if (can_relate(ws, m, (uint32_t)j) && ws->figure[j].class == f->class && f->class == FIGURE_COUNT)
			return &ws->figure[j];
	/* 共有养殖场14家。其中,猪场6家: the total ended the sentence before */
	if (k == 0 || !can_relate(ws, m, k - 1))
		return ctx->last != NULL && same_unit(ctx->last, f) ? ctx->last : NULL;
	return NULL;
}

/* total_beside returns the figure in the unit of j that stands before 其中 (at k). */
static int64_t
total_beside(const struct words *ws, const struct mention *m, uint32_t k, uint32_t j)
{
	for (int64_t i = (int64_t)k - 1; i >= 0 && k - i < 8; i--)
		if (can_relate(ws, m, (uint32_t)i) && same_unit(&ws->figure[i], &ws->figure[j]) && ws->figure[i].rel != REL_PART)
			return i;
	return -1;
}

/* parts_of marks figure k, which 其中 precedes, and those that go on with it. */
static void
parts_of(struct context *ctx, const struct words *ws, const struct mention *m, uint32_t k)
{
	struct figure *f = &ws->figure[k], *total = total_of(ctx, ws, m, k);
	int64_t whole, sum, one;
	if (total == NULL)
		return;
	/* 其中 that goes on with parts of a total known already */
	unsigned group = total->rel == REL_PART && !m[k].part ? total->group : ++ctx->group;
	if (total->rel == REL_PART || total->rel == REL_TARGET)
		total->rel = REL_NONE;
	relate(total, REL_TOTAL, group, "total-of-parts");
	total->group = group;
	relate(f, REL_PART, group, "part-cue");
	bool known = micro(total->value, &whole) && micro(f->value, &sum);
	for (uint32_t j = k + 1; j < ws->figures; j++) {
		struct figure *g = &ws->figure[j];
		if (!can_relate(ws, m, j)) {
			if (figure_counts(g))
				continue;
			break;
		}
		if (m[j].part || m[j].sum || m[j].target_own || g->rel != REL_NONE || (g->class == FIGURE_RATE && total->class != FIGURE_RATE))
			break;
		if (!same_unit(g, total)) {
			/* 21户38人,其中五保户4户4人: each unit has its own total */
			int64_t beside = phrase_empty(m[j].noun) && !m[j].fresh ? total_beside(ws, m, k, j) : -1;
			if (beside >= 0) {
				struct figure *own = &ws->figure[beside];
				unsigned other = group_of(ctx, own);
				relate(own, REL_TOTAL, other, "total-of-parts");
				relate(g, REL_PART, other, "part-beside");
				continue;
			}
			if (m[j].fresh && (m[j].stopped || !phrase_empty(m[j].act)))
				break;
			continue;
		}
		if (known && micro(g->value, &one)) {
			if (sum >= whole || sum + one > whole)
				break;
			sum += one;
		} else if (m[j].fresh && !phrase_empty(m[j].act)) {
			break;
		}
		if (m[j].stopped && !phrase_empty(m[j].act) && !(known && sum == whole))
			break;
		relate(g, REL_PART, group, "part-goes-on");
	}
}

/* sums_to returns how many figures after (step 1) or before (step -1) figure k
 * with its unit, at least two, add up to it exactly; 0 when none do. */
static uint32_t
sums_to(const struct words *ws, const struct mention *m, uint32_t k, int step)
{
	int64_t whole, sum = 0, one;
	uint32_t n = 0;
	if (!micro(ws->figure[k].value, &whole))
		return 0;
	for (int64_t j = (int64_t)k + step; j >= 0 && j < (int64_t)ws->figures; j += step) {
		const struct figure *g = &ws->figure[j];
		if (!can_relate(ws, m, (uint32_t)j) || !same_unit(g, &ws->figure[k]) || !micro(g->value, &one) || g->rel != REL_NONE)
			return 0;
		sum += one;
		n++;
		if (sum > whole)
			return 0;
		if (sum == whole)
			return n >= 2 ? n : 0;
	}
	return 0;
}

/* A list beside its sum: 共建成50座:公厕20座、垃圾房30座; 甲3个、乙5个,共8个. */
static void
sums(struct context *ctx, const struct words *ws, const struct mention *m, uint32_t k)
{
	struct figure *f = &ws->figure[k];
	int step = 1;
	if (f->rel != REL_NONE || !can_relate(ws, m, k) || (f->class != FIGURE_COUNT && f->class != FIGURE_MEASURE && f->class != FIGURE_MONEY))
		return;
	uint32_t n = m[k].sum ? sums_to(ws, m, k, -1) : 0;
	if (n != 0)
		step = -1;
	else
		n = sums_to(ws, m, k, 1);
	if (n == 0)
		return;
	unsigned group = ++ctx->group;
	relate(f, REL_TOTAL, group, step < 0 ? "sum-after-list" : "sum-before-list");
	for (uint32_t i = 1; i <= n; i++)
		relate(&ws->figure[(int64_t)k + step * (int64_t)i], REL_PART, group, "adds-up");
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
	return j >= 0 && can_relate(ws, m, (uint32_t)j) ? j : -1;
}

static void
changes(struct context *ctx, const struct words *ws, const struct mention *m, uint32_t k)
{
	struct figure *f = &ws->figure[k];
	int64_t j = previous(ws, m, k);
	struct figure *last = j >= 0 ? &ws->figure[j] : NULL;
	bool tied = last != NULL && !m[k].stopped;
	if (tied && same_unit(last, f) && (m[k].changeto || m[k].to_word) && (m[j].from_word || (m[j].ba && m[k].changeto))) {
		unsigned group = group_of(ctx, last);
		last->rel = REL_NONE;
		relate(last, REL_FROM, group, "from-to");
		relate(f, REL_TO, group, "from-to");
		return;
	}
	if (m[k].changeto) {
		relate(f, REL_TO, 0, "change-to");
		return;
	}
	/* 分别增长5%和8% */
	bool goes_on = tied && m[k].listed && last->rel == REL_DELTA && phrase_empty(m[k].noun) && phrase_empty(m[k].act);
	bool delta = m[k].change || goes_on || (!phrase_empty(m[k].noun) && LEX(&ws->word[m[k].noun.to - 1], DELTA));
	if (!delta)
		return;
	/* 达到3亿元,同比增长5%: the change is of the figure before it */
	unsigned group = tied && phrase_empty(m[k].noun) ? group_of(ctx, last) : 0;
	if (group != 0 && last->group == 0)
		last->group = group;
	relate(f, REL_DELTA, group, "change-by");
}

/* --- target and actual ----------------------------------------------------- */

/* Where in the sentence what is said is only planned. */
struct outlook {
	bool target, done;      /* at the word reached */
	bool figure, content;   /* a figure, a noun or verb has been seen since the cue */
	bool thing, faded;      /* the cue tells of a thing; its clause had no figure */
	uint32_t next;          /* next word to look at */
};

static void
look_on(const struct words *ws, struct outlook *o, uint32_t to)
{
	for (; o->next < to; o->next++) {
		const struct word *w = &ws->word[o->next];
		bool aims = w->role == ROLE_VERB && LEX(w, TARGET) && !LEX(w, V);       /* 拟建 */
		switch (aims ? ROLE_TARGET : w->role) {
		case ROLE_TARGET:
			o->target = true;
			o->done = o->figure = o->content = o->faded = false;
			o->thing = !LEX(w, V);  /* 确保 is about how, 规划 about what */
			break;
		case ROLE_FIGURE:
			o->figure = true;
			break;
		case ROLE_COMMA:
			/* a plan without a figure ends with its clause: 确保干净整洁,清运300吨 */
			if (!o->figure && o->content) {
				o->faded = o->target && o->thing;
				o->target = false;
			}
			o->done = false;
			break;
		case ROLE_STOP:
			o->target = o->done = o->faded = false;
			break;
		case ROLE_TIME:
			/* 目前: back to what is */
			if (LEX(w, DONE)) {
				o->target = o->faded = false;
				o->done = true;
			}
			break;
		default:
			o->content |= w->role == ROLE_NOUN || w->role == ROLE_VERB;
			if (LEX(w, DONE)) {
				o->done = true;
				o->target = o->faded = false;
			}
			/* 任务是改造300户 */
			if (LEX(w, GOAL) && w[1].role == ROLE_LIGHT)
				o->target = true;
		}
	}
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

static void
outlooks(struct context *ctx, const struct words *ws, const struct mention *m)
{
	struct outlook o = { 0 };
	for (uint32_t k = 0; k < ws->figures; k++) {
		struct figure *f = &ws->figure[k];
		look_on(ws, &o, ws->at[k]);
		if (!can_relate(ws, m, k))
			continue;
		/* 规划建设产业园,总面积12平方公里 */
		if (o.faded && !phrase_empty(m[k].noun) && LEX(&ws->word[m[k].noun.to - 1], ATTR))
			o.target = o.figure = true;
		o.faded = false;
		bool goal = !phrase_empty(m[k].noun) && !(m[k].share && f->class == FIGURE_PERCENT) && LEX(&ws->word[m[k].noun.to - 1], GOAL);
		if (o.target || goal || demanded(ws, k)) {
			relate(f, REL_TARGET, f->group, o.target ? "target-cue" : goal ? "goal-noun" : "demanded");
			continue;
		}
		int64_t j = before(ws, m, k);
		if (o.done && j >= 0 && ws->figure[j].rel == REL_TARGET && f->rel == REL_NONE) {
			unsigned group = group_of(ctx, &ws->figure[j]);
			ws->figure[j].group = group;
			relate(f, REL_ACTUAL, group, "actual-after-target");
			continue;
		}
		if (ctx->plan && !o.done && f->rel == REL_NONE)
			relate(f, REL_TARGET, f->group, "plan-heading");
	}
}

void
mention_relate(struct context *ctx, const struct words *ws, const struct mention *m)
{
	for (uint32_t k = 0; k < ws->figures; k++)
		if (can_relate(ws, m, k) && ws->figure[k].rel == REL_NONE)
			changes(ctx, ws, m, k);
	for (uint32_t k = 0; k < ws->figures; k++)
		if (can_relate(ws, m, k) && m[k].part && ws->figure[k].rel == REL_NONE)
			parts_of(ctx, ws, m, k);
	for (uint32_t k = 0; k < ws->figures; k++)
		sums(ctx, ws, m, k);
	outlooks(ctx, ws, m);
}
