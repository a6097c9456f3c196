#include "context_rel.h"

bool
rel_can_hold(const struct figure *total, const struct figure *g)
{
	int64_t whole, part;
	return rel_same_unit(total, g) && total->rel != REL_DELTA && total->also != REL_DELTA &&
		!(rel_micro(total->value, &whole) && rel_micro(g->value, &part) && whole < part);
}

/* whole_before returns the last figure before k that can hold g, or NULL. */
static struct figure *
whole_before(const struct words *ws, const struct mention *m, uint32_t k, const struct figure *g)
{
	for (int64_t j = (int64_t)k - 1; j >= 0 && k - j < 64; j--)
		if (rel_can(ws, m, (uint32_t)j) && rel_can_hold(&ws->figure[j], g) && (!m[j].share || g->class == FIGURE_PERCENT))
			return &ws->figure[j];      /* 占预算1200万元的105% is no whole */
	return NULL;
}

/* whole_above: the same for the sentence before. */
static struct figure *
whole_above(const struct context *ctx, const struct figure *g)
{
	for (uint32_t i = 0; i < ctx->lasts; i++) {
		struct figure *f = ctx->last - i;
		if (figure_counts(f) && !f->announces && rel_can_hold(f, g))
			return f;
	}
	return NULL;
}

/* total_of finds what figure k, which a cue precedes, is part of: of the figures
 * before it the last that can hold it, or else the last count or measure; in the sentence
 * before when k begins its own (共有养殖场14家。其中,猪场6家). */
static struct figure *
total_of(const struct context *ctx, const struct words *ws, const struct mention *m, uint32_t k)
{
	struct figure *f = &ws->figure[k], *whole = whole_before(ws, m, k, f);
	int64_t j;
	if (whole != NULL)
		return whole;
	for (j = (int64_t)k - 1; j >= 0 && k - j < 16; j--)
		if (rel_can(ws, m, (uint32_t)j) && ws->figure[j].class == f->class && (f->class == FIGURE_COUNT || f->class == FIGURE_MEASURE))
			return &ws->figure[rel_head(m, (uint32_t)j)];
	for (j = (int64_t)k - 1; j >= 0 && k - j < 16; j--)
		if (rel_can(ws, m, (uint32_t)j))
			return NULL;
	return whole_above(ctx, f);
}

/* second_total: 学校12所、学生3000人,其中小学8所、学生1900人: figure j, which a mark
 * alone parts from one of the parts that began at k, is part of a total of its own. */
static void
second_total(struct context *ctx, const struct words *ws, const struct mention *m, uint32_t k, uint32_t j)
{
	struct figure *g = &ws->figure[j];
	if (!word_is(ws, ws->at[j - 1] + 1, ROLE_LIST) || (!phrase_empty(m[j].act) && !m[j].have) || g->class == FIGURE_PERCENT)
		return;
	struct figure *total = whole_before(ws, m, k, g);
	if (total == NULL && k == 0)
		total = whole_above(ctx, g);
	if (total == NULL || (total->rel != REL_NONE && total->rel != REL_TOTAL))
		return;
	unsigned group = rel_group(ctx, total);
	rel_set(total, REL_TOTAL, group, "total-of-parts");
	rel_set(g, REL_PART, group, "part-beside-part");
}

/* counted_with: whether figure g has the unit of the total, of its pair, or of the
 * list's first part f (1208条,其中甲3篇、乙5篇). */
static bool
counted_with(const struct words *ws, const struct mention *m, const struct figure *total, const struct figure *f, const struct figure *g)
{
	if (rel_same_unit(g, total) || rel_same_unit(g, f))
		return true;
	if (total < ws->figure || total >= ws->figure + ws->figures)
		return false;
	uint32_t t = rel_head(m, (uint32_t)(total - ws->figure));
	for (uint32_t i = t; i < ws->figures && (i == t || m[i].pair); i++)
		if (rel_same_unit(g, &ws->figure[i]))
			return true;
	return false;
}

/* says_which: whether a clause says which of those counted before figure k is; a verb that
 * adds to them or takes from them makes none, 清退不符合条件的30户. */
static bool
says_which(const struct words *ws, const struct mention *m, uint32_t k)
{
	return m[k].which && !LEX(&ws->word[m[k].noun.from], JOIN);
}

/* cued: whether words before figure k say that it is part of one before. */
static bool
cued(const struct words *ws, const struct mention *m, uint32_t k)
{
	if (m[k].part)
		return true;
	/* 培训152人,合格率98%,取得证书的140人 */
	if (says_which(ws, m, k) && ws->figure[k].class == FIGURE_COUNT && !m[k].rest && !m[k].stopped)
		for (uint32_t j = k; j-- > 0 && k - j < 4 && !m[j + 1].stopped; )
			if (rel_can(ws, m, j) && rel_same_unit(&ws->figure[j], &ws->figure[k]))
				return ws->figure[j].rel == REL_NONE && rel_can_hold(&ws->figure[j], &ws->figure[k]);
	/* 共42处,包括广场12处; 发现问题18个,分别是… */
	if (k == 0 || !(m[k].include || m[k].each_leads) || m[k].change || m[k].changeto || (m[k].each_leads && !phrase_empty(m[k].act)))
		return false;
	int64_t j = rel_before(ws, m, k);
	return j >= 0 && rel_head(m, (uint32_t)j) == rel_head(m, k - 1);
}

/* ends: whether figure j, in a list of parts that began at k, is another matter. */
static bool
ends(const struct words *ws, const struct mention *m, uint32_t k, uint32_t j, const struct figure *total, bool known)
{
	const struct figure *g = &ws->figure[j], *first = &ws->figure[k];
	if (m[j].part || m[j].sum || m[j].target_own || g->rel != REL_NONE)
		return true;
	/* 学校142所(其中教学点38个);寄宿学校21所: the bracket holds all parts */
	for (uint32_t i = ws->at[j - 1]; i < ws->at[j]; i++)
		if (word_is(ws, i, ROLE_CLOSE) && m[k].region.from > 0 && word_is(ws, m[k].region.from - 1, ROLE_OPEN))
			return true;
	/* 为187名残疾人配备…: a clause of its own */
	if (m[j].fresh && ws->at[j] > 1 && word_is(ws, ws->at[j] - 1, ROLE_PREPOSITION) && word_ends_phrase(&ws->word[ws->at[j] - 2]))
		return true;
	if (g->class == FIGURE_RATE && total->class != FIGURE_RATE)
		return true;
	if (!m[j].fresh || phrase_empty(m[j].act) || m[j].have || (m[k].each_leads && !LEX(&ws->word[m[j].act.from], ACT)))
		return false;
	/* a verb of its own ends the list, but for the list's own verb and when the
	 * sum tells */
	/* 其中担任村干部的95名,公开招聘技术人员46名; but 其中取得证书的95名,实现就业60名 */
	const struct word *act = &ws->word[m[j].act.to - 1];
	if (m[k].which && !m[j].which && LEX(act, ACT) && !LEX(act, DUMMY))
		return true;
	bool same = slice_eq(g->act, first->act) || slice_eq(g->act, total->act);
	return m[j].stopped || (!same && (!known || !rel_same_unit(g, total)));
}

/* parts_of marks figure k, which a cue precedes, and those that go on with it:
 * up to the sum of the total, a verb of its own, or a second cue. */
static void
parts_of(struct context *ctx, const struct words *ws, const struct mention *m, uint32_t k)
{
	struct figure *f = &ws->figure[k], *total = total_of(ctx, ws, m, k);
	int64_t whole, sum, one;
	if (total == NULL)
		return;
	unsigned group = ++ctx->group;
	if (total->rel == REL_TARGET)   /* in the sentence before */
		total->also = REL_TOTAL;
	if (total->rel == REL_PART)
		total->rel = REL_NONE;
	rel_set(total, REL_TOTAL, group, "total-of-parts");
	total->group = group;
	bool known = rel_same_unit(f, total) && rel_micro(total->value, &whole) && rel_micro(f->value, &sum);
	for (uint32_t j = k; j < ws->figures; j++) {
		struct figure *g = &ws->figure[j];
		if (!figure_counts(g))
			continue;       /* 其中2019年改造60户、2020年改造30户 */
		if (!rel_can(ws, m, j) || m[j].pair)
			continue;
		if (j > k && ends(ws, m, k, j, total, known))
			break;
		if (j > k && !counted_with(ws, m, total, f, g)) {
			second_total(ctx, ws, m, k, j);
			continue;
		}
		if (j > k && known && rel_same_unit(g, total) && rel_micro(g->value, &one)) {
			if (!m[j].which && (sum >= whole || sum + one > whole))
				break;
			sum += one;
		}
		rel_set(g, REL_PART, group, j == k ? "part-cue" : "part-goes-on");
	}
}

/* total_above: 排查2680栋,其中存在隐患的21栋,已整治18栋,剩余3栋: figure k has parts of its
 * own, but what it is part of is a total all the same. */
static void
total_above(const struct context *ctx, const struct words *ws, const struct mention *m, uint32_t k)
{
	struct figure *total = total_of(ctx, ws, m, k);
	if (total != NULL)
		rel_set(total, REL_TOTAL, 0, "total-of-parts");
}

void
mention_parts(struct context *ctx, const struct words *ws, const struct mention *m)
{
	row_of_rest(ctx, ws, m);
	row_above(ctx, ws, m);
	for (uint32_t k = 0; k < ws->figures; k++) {
		enum figure_rel rel = ws->figure[k].rel;
		if (rel == REL_NONE && rel_can(ws, m, k) && cued(ws, m, k))
			parts_of(ctx, ws, m, k);
		else if (rel == REL_TOTAL && m[k].part)
			total_above(ctx, ws, m, k);
	}
	for (uint32_t k = 0; k < ws->figures; k++)
		row_beside(ctx, ws, m, k);
}
