#include "../base/utf8.h"
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

/* of_people: whether a unit counts people: 人 or a classifier of them, 名. */
static bool
of_people(struct slice unit)
{
	uint32_t cp;
	return unit.len == 3 && utf8_decode(unit.ptr, &cp) == 3 && (cp == 0x4eba || character_is(cp, CHARACTER_PEOPLE));
}

/* unit_holds: 头(只) and 只: whether unit x, which has one in brackets, is y with another. */
static bool
unit_holds(struct slice x, struct slice y)
{
	if (x.len <= y.len + 2 || y.len == 0)
		return false;
	for (size_t i = 0; i + y.len <= x.len; i++)
		if (memcmp(x.ptr + i, y.ptr, y.len) == 0)
			return i == 0 ? x.ptr[y.len] == '(' : x.ptr[i - 1] == '(';
	return false;
}

bool
rel_same_unit(const struct figure *x, const struct figure *y)
{
	/* 986名, 213人 */
	if (x->class == FIGURE_COUNT && y->class == FIGURE_COUNT && !slice_eq(x->unit, y->unit) && of_people(x->unit) && of_people(y->unit))
		return true;
	if (x->class == FIGURE_COUNT && y->class == FIGURE_COUNT && (unit_holds(x->unit, y->unit) || unit_holds(y->unit, x->unit)))
		return true;
	/* 人均8260元 is a rate and 13450元 money; they compare all the same */
	return slice_eq(x->unit, y->unit) && (x->class == y->class || x->unit.len > 0);
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

/* is_difference: 3个百分点 is one, against others too (高于全市平均水平3个百分点); 比上年增产56斤 by the comparison. */
static bool
is_difference(const struct words *ws, const struct mention *all, uint32_t k)
{
	const struct mention *m = &all[k];
	const struct figure *f = &ws->figure[k];
	if (unit_is_points(ws, f))
		return true;
	/* 早稻6800亩,超上级下达任务300亩; but 超额完成任务300亩 */
	const struct word *first = &ws->word[m->region.from];
	if (!phrase_empty(m->noun) && LEX(&ws->word[m->noun.to - 1], GOAL) && first->end == first->begin + 1 && ws->s->cp[first->begin] == 0x8d85)     /* 超 */
		return true;
	/* 粮食增产150吨, 亩均增产150斤; but 建成增产示范点3个 */
	bool made = !phrase_empty(m->act) && !phrase_empty(m->noun) && m->noun.from >= m->act.to && m->act.to > m->act.from + 1;
	const struct word *last_word = &ws->word[!phrase_empty(m->act) ? m->act.to - 1 : !phrase_empty(m->noun) ? m->noun.to - 1 : m->region.from];
	const uint32_t *end = ws->s->cp + last_word->end;
	if (!made && last_word->end >= 2 && end[-1] == 0x4ea7 && (end[-2] == 0x589e || end[-2] == 0x51cf))      /* 增产 减产 */
		return true;
	bool share = f->class == FIGURE_PERCENT;        /* 减产两成 */
	if (phrase_empty(m->act) || !(m->compare || share || named_by(f, "same-unit")))
		return false;
	const struct word *act = &ws->word[m->act.from];
	uint32_t cp = ws->s->cp[act->begin], last = ws->s->cp[act->end - 1];
	/* 增 减, 新增; 比自种节约成本120元 */
	return cp == 0x589e || cp == 0x51cf || last == 0x589e || last == 0x51cf || (cp == 0x8282 && m->compare);
}

/* compares: whether two figures tell the same in the same unit: 四成, 85%. */
static bool
compares(const struct words *ws, const struct figure *x, const struct figure *y)
{
	return rel_same_unit(x, y) || (x->class == FIGURE_PERCENT && y->class == FIGURE_PERCENT &&
		!unit_is_points(ws, x) && !unit_is_points(ws, y));
}

static void
changes(struct context *ctx, const struct words *ws, const struct mention *m, uint32_t k)
{
	struct figure *f = &ws->figure[k];
	int64_t j = previous(ws, m, k);
	/* 由30户、90人减少到3户、8人: of a pair the one with the same unit */
	uint32_t head = j >= 0 ? rel_head(m, (uint32_t)j) : 0;
	while (j > (int64_t)head && !compares(ws, &ws->figure[j], f))
		j--;
	struct figure *last = j >= 0 ? &ws->figure[j] : NULL;
	bool tied = last != NULL && !m[k].stopped;
	/* 路基4.5米加宽到6米 */
	bool beside = tied && m[k].changeto && !m[k].fresh && j + 1 == (int64_t)k && phrase_empty(m[k].noun) && phrase_empty(m[k].act) &&
		last->rel == REL_NONE && !m[j].change && !m[j].changeto && phrase_empty(m[j].act) && phrase_empty(m[j].after);
	if (tied && compares(ws, last, f) && (m[k].changeto || m[k].to_word) && (m[head].from_word || (m[head].ba && m[k].changeto) || beside)) {
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
	bool delta = m[k].change || goes_on || is_difference(ws, m, k) || named;
	if (!delta)
		return;
	/* 比上年的3万元增长20% */
	if (tied && head == (uint32_t)j && m[head].compared && m[k].change && !m[k].fresh && last->rel == REL_NONE && last->time.ptr != NULL) {
		unsigned of = rel_group(ctx, last);
		rel_set(last, REL_FROM, of, "base-of-change");
		rel_set(f, REL_DELTA, of, "change-by");
		return;
	}
	/* 达到3亿元,同比增长5%: the change is of the figure before it */
	unsigned group = tied && phrase_empty(m[k].noun) ? rel_group(ctx, last) : 0;
	if (group != 0 && last->group == 0)
		last->group = group;
	rel_set(f, REL_DELTA, group, "change-by");
}

/* pairs: 4户4人, 3200户、8650人: the second stands in the same relation. */
static void
pairs(const struct words *ws, const struct mention *m)
{
	for (uint32_t k = ws->figures; k-- > 1; )
		if (m[k].pair && ws->figure[k - 1].rel == REL_NONE && ((ws->figure[k].rel == REL_TOTAL && !rel_by(&ws->figure[k], "total-of-share")) || ws->figure[k].rel == REL_PART))
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
	pairs(ws, m);           /* of parts, which may be planned yet */
	mention_outlook(ctx, ws, m);
	pairs(ws, m);
}
