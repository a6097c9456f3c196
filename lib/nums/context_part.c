#include <string.h>
#include "../base/utf8.h"
#include "../han/fold.h"
#include "character.h"
#include "context_row.h"
#include "context_what.h"

bool
rel_can_hold(const struct figure *total, const struct figure *g)
{
	int64_t whole, part;
	return rel_same_unit(total, g) && total->rel != REL_DELTA && total->also != REL_DELTA &&
		!(rel_micro(total->value, &whole) && rel_micro(g->value, &part) && whole < part);
}

/* alike: whether two figures count things whose names end alike, 行政村 and 脱贫村, or by
 * a classifier that says itself what. */
static bool
alike(const struct figure *f, const struct figure *g)
{
	uint32_t cp;
	if (g->unit.len == 0 || utf8_decode(g->unit.ptr, &cp) != g->unit.len || !character_is(han_fold(cp), CHARACTER_THING))
		return true;
	size_t n = 3;           /* bytes of a Chinese character */
	return f->what.len < n || g->what.len < n || memcmp(f->what.ptr + f->what.len - n, g->what.ptr + g->what.len - n, n) == 0;
}

/* is_base: 完成任务10.3万人的105%,其中…: whether figure j is only what a percentage is of. */
static bool
is_base(const struct words *ws, uint32_t j)
{
	const struct figure *share = word_is(ws, ws->at[j] + 1, ROLE_DE) ? words_figure(ws, ws->at[j] + 2) : NULL;
	return share != NULL && share->class == FIGURE_PERCENT;
}

/* whole_before returns the last figure before k that can hold g, rather one of like things,
 * or NULL. */
static struct figure *
whole_before(const struct words *ws, const struct mention *m, uint32_t k, const struct figure *g)
{
	struct figure *whole = NULL;
	for (int64_t j = (int64_t)k - 1; j >= 0 && k - j < (whole == NULL ? 64 : 6); j--) {
		struct figure *f = &ws->figure[j];
		if (!rel_can(ws, m, (uint32_t)j) || !rel_can_hold(f, g) || is_base(ws, (uint32_t)j) || (m[j].share && g->class != FIGURE_PERCENT))
			continue;       /* 占预算1200万元的105% is no whole */
		if (alike(f, g))
			return f;
		if (whole == NULL)
			whole = f;
	}
	return whole;
}

/* whole_above: the same for the sentence before. */
static struct figure *
whole_above(const struct context *ctx, const struct figure *g)
{
	struct figure *whole = NULL;
	for (uint32_t i = 0; i < ctx->lasts; i++) {
		struct figure *f = ctx->last - i;
		if (!figure_counts(f) || f->announces || !rel_can_hold(f, g))
			continue;
		if (alike(f, g))
			return f;
		if (whole == NULL)
			whole = f;
	}
	return whole;
}

/* shared_noun: 少数民族人口占78.6%, 产业类项目资金占比61.5%: the last code point of what figure k is the share of
 * something else of; 0 when it is none. */
static uint32_t
shared_noun(const struct words *ws, const struct mention *m, uint32_t k)
{
	uint32_t at = ws->at[k], n = m[k].noun.to;
	if (!figure_shares(&ws->figure[k]) || at == 0)
		return 0;
	/* 租金收入86万元,其中七成用于分红 */
	if (phrase_empty(m[k].noun))
		return m[k].part && word_is(ws, at - 1, ROLE_PART) && word_is(ws, at + 1, ROLE_VERB) ? ws->s->cp[ws->word[at].begin] : 0;
	const struct word *last = &ws->word[at - 1];
	if (last->role == ROLE_LIGHT && ws->s->cp[last->begin] == 0x5360)        /* 占 */
		return ws->s->cp[ws->word[n - 1].end - 1];
	last = &ws->word[n - 1];
	if (LEX(last, RATE) && ws->s->cp[last->begin] == 0x5360 && n > m[k].noun.from + 1)
		return ws->s->cp[last->begin - 1];
	/* 其中常住人口不到一半 */
	return m[k].part && ws->figure[k].class == FIGURE_RATIO && !LEX(last, RATE) ? ws->s->cp[last->end - 1] : 0;
}

/* shared_whole: 到位资金5620万元,实施项目23个,其中产业类项目资金占比61.5%: what figure k is a share of, rather one
 * of like things; NULL when it is no share. */
static struct figure *
shared_whole(const struct words *ws, const struct mention *m, uint32_t k)
{
	struct figure *whole = NULL;
	uint32_t noun = shared_noun(ws, m, k), cp;
	for (int64_t j = (int64_t)k - 1; noun != 0 && j >= 0 && k - j < 8 && !m[j + 1].stopped; j--) {
		struct figure *f = &ws->figure[j];
		if (!rel_can(ws, m, (uint32_t)j) || (f->class != FIGURE_COUNT && f->class != FIGURE_MONEY && f->class != FIGURE_RATE))
			continue;
		bool named = f->what.len >= 3 && utf8_decode(f->what.ptr + f->what.len - 3, &cp) == 3 && han_fold(cp) == noun;
		if (named || whole == NULL)
			whole = f;
		if (named)
			break;
	}
	return whole;
}

/* shares_told: 补助资金780万元,用于产业的占65%: whether figure k is the share of those of the figure right before it that a
 * clause says. */
static bool
shares_told(const struct words *ws, const struct mention *m, uint32_t k)
{
	return k > 0 && m[k].which && !m[k].stopped && shared_noun(ws, m, k) != 0 && rel_can(ws, m, k - 1) && ws->figure[k - 1].rel == REL_NONE &&
		(ws->figure[k - 1].class == FIGURE_COUNT || ws->figure[k - 1].class == FIGURE_MONEY);
}

/* total_of finds what figure k, which a cue precedes, is part of: of the figures
 * before it the last that can hold it, or else the last count or measure; in the sentence
 * before when k begins its own (共有养殖场14家。其中,猪场6家). */
static struct figure *
total_of(const struct context *ctx, const struct words *ws, const struct mention *m, uint32_t k)
{
	struct figure *f = &ws->figure[k], *whole = shares_told(ws, m, k) ? shared_whole(ws, m, k) : whole_before(ws, m, k, f);
	int64_t j;
	if (whole != NULL)
		return whole;
	if ((whole = shared_whole(ws, m, k)) != NULL)
		return whole;
	for (j = (int64_t)k - 1; j >= 0 && k - j < 16; j--)
		if (rel_can(ws, m, (uint32_t)j) && ws->figure[j].class == f->class && (f->class == FIGURE_COUNT || f->class == FIGURE_MEASURE))
			return &ws->figure[rel_head(m, (uint32_t)j)];
	for (j = (int64_t)k - 1; j >= 0 && k - j < 16; j--)
		if (rel_can(ws, m, (uint32_t)j))
			return NULL;
	return whole_above(ctx, f);
}

/* own_total returns what figure j, beside the parts that began at k, is part of, or NULL. */
static struct figure *
own_total(const struct context *ctx, const struct words *ws, const struct mention *m, uint32_t k, uint32_t j)
{
	struct figure *total = whole_before(ws, m, k, &ws->figure[j]);
	if (total == NULL && k == 0)
		total = whole_above(ctx, &ws->figure[j]);
	return total != NULL && (total->rel == REL_NONE || total->rel == REL_TOTAL) ? total : NULL;
}

/* second_total: 学校12所、学生3000人,其中小学8所、学生1900人: figure j, which a mark
 * alone parts from one of the parts that began at k, is part of a total of its own; of a
 * pair the second may be (其中脱贫村4个,脱贫户683户2415人). */
static void
second_total(struct context *ctx, const struct words *ws, const struct mention *m, uint32_t k, uint32_t j)
{
	bool listed = word_is(ws, ws->at[j - 1] + 1, ROLE_LIST), pair = j + 1 < ws->figures && m[j + 1].pair;
	bool beside = listed || (pair && word_is(ws, ws->at[j - 1] + 1, ROLE_COMMA));
	if (!beside || (!phrase_empty(m[j].act) && !m[j].have) || ws->figure[j].class == FIGURE_PERCENT)
		return;
	struct figure *total = own_total(ctx, ws, m, k, j);
	if (total == NULL && pair)
		total = own_total(ctx, ws, m, k, ++j);
	if (total == NULL)
		return;
	unsigned group = rel_group(ctx, total);
	rel_set(total, REL_TOTAL, group, "total-of-parts");
	rel_set(&ws->figure[j], REL_PART, group, "part-beside-part");
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
	/* 牲畜11.8万头(只、匹),其中牛3.4万头、羊8.1万只 */
	uint32_t open = ws->at[t] + 1;
	for (uint32_t i = open + 1; word_is(ws, open, ROLE_OPEN) && i < open + 8 && !word_is(ws, i, ROLE_CLOSE); i++)
		if (g->unit.len > 0 && slice_eq(words_slice(ws, i, i + 1), g->unit))
			return true;
	for (uint32_t i = t; i < ws->figures && (i == t || m[i].pair); i++)
		if (rel_same_unit(g, &ws->figure[i]))
			return true;
	return false;
}

/* follows_bound: 年产值过亿元的只有5家, 50岁以上的31人: whether 的 stands between figure k and the bound before it. */
static bool
follows_bound(const struct words *ws, uint32_t k)
{
	uint32_t i = ws->at[k - 1] + 1;
	return word_is(ws, i, ROLE_DE) || follows_de(ws, i);
}

/* says_which: whether a clause, or an age (50岁以上的有31人), says which of those counted before
 * figure k is; a verb that adds to them or takes from them makes none, 清退不符合条件的30户. */
static bool
says_which(const struct words *ws, const struct mention *m, uint32_t k)
{
	if (k > 1 && m[k - 1].attributive && figure_measures(&ws->figure[k - 1]) && ws->at[k] - ws->at[k - 1] <= 3 && follows_bound(ws, k) &&
	    phrase_empty(m[k - 1].after) && phrase_empty(m[k].after))
		return true;
	return m[k].which && !LEX(&ws->word[m[k].noun.from], JOIN);
}

/* spent_on: 安排资金3.15亿元,用于产业发展的1.92亿元: whether figure k is what of the money right before it goes
 * to a use. */
static bool
spent_on(const struct words *ws, const struct mention *m, uint32_t k)
{
	const struct word *act = &ws->word[m[k].act.from];
	if (k == 0 || ws->figure[k].class != FIGURE_MONEY || m[k].stopped || phrase_empty(m[k].act) || !word_spells(ws, act, 0x7528, 0x4e8e))    /* 用于 */
		return false;
	return ws->figure[k - 1].class == FIGURE_MONEY && ws->figure[k - 1].rel == REL_NONE && rel_can_hold(&ws->figure[k - 1], &ws->figure[k]);
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
			if (rel_can(ws, m, j) && rel_same_unit(&ws->figure[j], &ws->figure[k]))     /* 盈利的64个,亏损的21个 */
				return ws->figure[j].rel == REL_NONE && !word_is(ws, ws->at[j] - 1, ROLE_DE) && rel_can_hold(&ws->figure[j], &ws->figure[k]);
	/* 安排资金3.15亿元,用于产业发展的1.92亿元 */
	if (spent_on(ws, m, k) || shares_told(ws, m, k))
		return true;
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
	/* 其中可采摘面积1.4万亩,今年新植600亩: what was done in a time of its own; but 其中2019年改造60户,2020年改造30户 */
	if (m[j].fresh && !phrase_empty(m[j].act) && word_is(ws, m[j].region.from, ROLE_TIME) && word_ends_phrase(&ws->word[m[j].region.from - 1]) &&
	    phrase_empty(m[k].act) && !slice_eq(g->time, first->time))
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

/* What is marked as parts of one total. */
struct parts {
	uint32_t first;
	struct figure *total;
	unsigned group;
	int64_t whole, sum;     /* the total's value, the sum of the parts so far */
	bool known;             /* both are */
};

/* parts_begin makes the figure that the first part is of a total; false when there is
 * none. */
static bool
parts_begin(struct context *ctx, const struct words *ws, const struct mention *m, struct parts *p)
{
	struct figure *total = total_of(ctx, ws, m, p->first), *f = &ws->figure[p->first];
	if (total == NULL)
		return false;
	if (total->rel == REL_TARGET)   /* in the sentence before */
		total->also = REL_TOTAL;
	if (total->rel == REL_PART)
		total->rel = REL_NONE;
	if (total->rel == REL_TO && rel_by(total, "change-to")) {         /* 发展到4600万袋,其中香菇3100万袋 */
		total->also = REL_TO;
		total->rel = REL_NONE;
	}
	p->total = total;
	p->group = ++ctx->group;
	/* 612户2548人,其中壮族人口占九成: the households are none of it */
	rel_set(total, REL_TOTAL, p->group, figure_shares(f) && total == shared_whole(ws, m, p->first) ? "total-of-share" : "total-of-parts");
	total->group = p->group;
	p->known = rel_same_unit(f, total) && rel_micro(total->value, &p->whole) && rel_micro(f->value, &p->sum);
	return true;
}

/* inner_row: 外出务工680人(县外520人,县内160人): a bracket behind part j holds parts of its
 * own. Returns how many figures it has, 0 when none. */
static uint32_t
inner_row(struct context *ctx, const struct words *ws, const struct mention *m, uint32_t j)
{
	struct row r;
	if (j + 2 >= ws->figures || !word_is(ws, ws->at[j] + 1, ROLE_OPEN))
		return 0;
	row_read(ws, m, j + 1, &ws->figure[j], &r);
	uint32_t n = row_makes(&r, &ws->figure[j]);
	if (n == 0)
		return 0;
	unsigned group = ++ctx->group;
	for (uint32_t i = 0; i < n; i++)
		rel_set(&ws->figure[r.k[i]], REL_PART, group, "adds-up");
	return r.k[n - 1] - j;
}

/* last_part: 补贴2600万元,其中地力补贴1800万元,惠及3万户;农机补贴800万元: what is told between
 * the parts, from figure j on, does not hide the one that completes the sum. */
static void
last_part(const struct words *ws, const struct mention *m, const struct parts *p, uint32_t j)
{
	int64_t one;
	for (uint32_t i = j; i < ws->figures && i - j < 6 && !m[i].part && !m[i].sum; i++) {
		struct figure *g = &ws->figure[i];
		if (!rel_can(ws, m, i) || !rel_same_unit(g, p->total))
			continue;
		if (g->rel == REL_NONE && rel_micro(g->value, &one) && one == p->whole - p->sum)
			rel_set(g, REL_PART, p->group, "completes-sum");
		return;
	}
}

/* neighbour returns the figure before (step -1) or behind (1) the total, which may be of
 * this sentence or of the one before; NULL when there is none before the parts. */
static struct figure *
neighbour(const struct context *ctx, const struct words *ws, const struct parts *p, int step)
{
	if (p->total >= ws->figure && p->total < ws->figure + ws->figures) {
		int64_t at = p->total - ws->figure + step;
		return at >= 0 && at < (int64_t)p->first ? ws->figure + at : NULL;
	}
	int64_t back = ctx->last - p->total - step;
	return back >= 0 && back < (int64_t)ctx->lasts ? ctx->last - back : NULL;
}

/* row_beside_parts: 项目11个,总投资1468万元,其中产业类6个,资金917万元,基础设施类5个,资金551万元:
 * what else is told of the total and of each part, up to figure end, when that adds up. */
static void
row_beside_parts(struct context *ctx, const struct words *ws, const struct mention *m, const struct parts *p, uint32_t end)
{
	for (int step = -1; step <= 1; step += 2) {
		struct figure *f = neighbour(ctx, ws, p, step);
		struct row r = { .n = 0 };
		int64_t sum = 0, one;
		if (f == NULL || f->rel != REL_NONE || rel_same_unit(f, p->total))
			continue;
		for (uint32_t j = p->first; j < end && r.n < ROW_FIGURES; j++) {
			if (!rel_same_unit(&ws->figure[j], f) || !row_can_have(ws, m, j) || !rel_micro(ws->figure[j].value, &one) || sum > INT64_MAX - one)
				continue;
			sum += one;
			r.k[r.n] = j;
			r.sum[r.n++] = sum;
		}
		uint32_t n = row_makes(&r, f);
		if (n > 0)
			row_set(ctx, ws, &r, n, f, "sum-beside-parts");
	}
}

/* total_of_pair: 资助学生1120人次、发放资金687万元,其中高中生765人次382万元: what the second of a pair is part of stands beside
 * what the first is part of. */
static void
total_of_pair(const struct context *ctx, const struct words *ws, const struct mention *m, const struct parts *p)
{
	uint32_t k = p->first;
	bool here = p->total >= ws->figure && p->total < ws->figure + ws->figures;
	uint32_t t = here ? (uint32_t)(p->total - ws->figure) : 0;
	/* 脱贫户412户1386人: the total is one of a pair itself */
	if (!here || m[t].pair || m[t + 1].pair)
		return;
	for (int step = -1; step <= 1 && k + 1 < ws->figures && m[k + 1].pair; step += 2) {
		struct figure *f = neighbour(ctx, ws, p, step);
		if (f != NULL && !m[f - ws->figure].pair && f->rel == REL_NONE && figure_counts(f) && rel_same_unit(f, &ws->figure[k + 1]) && rel_can_hold(f, &ws->figure[k + 1]))
			rel_set(f, REL_TOTAL, p->group, "total-of-parts");
	}
}

/* parts_of marks figure k, which a cue precedes, and those that go on with it:
 * up to the sum of the total, a verb of its own, or a second cue. */
static void
parts_of(struct context *ctx, const struct words *ws, const struct mention *m, uint32_t k)
{
	struct parts p = { .first = k };
	int64_t one;
	uint32_t j;
	if (!parts_begin(ctx, ws, m, &p)) {
		/* 村集体总收入486.5万元,其中50万元以上的村3个: of villages that are not counted */
		if (m[k].part && k > 0 && m[k - 1].attributive && m[k - 1].part && ws->figure[k].class == FIGURE_COUNT)
			rel_set(&ws->figure[k], REL_PART, 0, "part-cue");
		return;
	}
	for (j = k; j < ws->figures; j++) {
		struct figure *g = &ws->figure[j];
		if (!figure_counts(g) || !rel_can(ws, m, j) || m[j].pair)
			continue;       /* 其中2019年改造60户、2020年改造30户 */
		if (j > k && ends(ws, m, k, j, p.total, p.known))
			break;
		if (j > k && !counted_with(ws, m, p.total, &ws->figure[k], g)) {
			second_total(ctx, ws, m, k, j);
			continue;
		}
		if (j > k && p.known && rel_same_unit(g, p.total) && rel_micro(g->value, &one)) {
			/* 本科以上2180人,高级职称860人,35岁以下1120人: those can be the same */
			bool other = m[j].which || m[j - 1].attributive;
			if (!other && (p.sum >= p.whole || one > p.whole - p.sum))
				break;
			p.sum = one > INT64_MAX - p.sum ? INT64_MAX : p.sum + one;
		}
		rel_set(g, REL_PART, p.group, j == k ? "part-cue" : "part-goes-on");
		j += inner_row(ctx, ws, m, j);
	}
	if (p.known && p.sum < p.whole)
		last_part(ws, m, &p, j);
	if (j > k + 2)
		row_beside_parts(ctx, ws, m, &p, j + 1 < ws->figures ? j + 1 : ws->figures);
	total_of_pair(ctx, ws, m, &p);
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

/* rest_follows: 已竣工121户,其余正在施工: whether the clause behind figure k is about the rest, which it does not count. */
static bool
rest_follows(const struct words *ws, uint32_t k)
{
	uint32_t i = ws->at[k] + 1;
	while (i < ws->count && ws->word[i].role < ROLE_COLON && ws->word[i].role != ROLE_FIGURE)
		i++;
	uint64_t classes = 0;
	if (!word_is(ws, i, ROLE_COMMA) || lexicon_longest(ws->s->cp + ws->word[i].end, &classes) == 0 || (classes & LEX_BIT(REST)) == 0)
		return false;
	while (++i < ws->count && ws->word[i].role < ROLE_COLON && ws->word[i].role != ROLE_FIGURE)
		;
	return !word_is(ws, i, ROLE_FIGURE);
}

/* told_done: 已整改50个, 已整改到位的有50个: whether 已 stands before the figure of m, in a clause that says which as well. */
static bool
told_done(const struct words *ws, const struct mention *m)
{
	const struct word *first = &ws->word[m->region.from];
	return m->done_own || (!phrase_empty(m->region) && first->role == ROLE_ADVERB && LEX(first, DONE) && word_is(ws, m->region.to - 1, ROLE_LIGHT));
}

/* tells_which: 正常运行的94处, 正常运行的只有6处: whether 的 leads to figure k. */
static bool
tells_which(const struct words *ws, const struct mention *m, uint32_t k)
{
	uint32_t i = ws->at[k];
	while (i > m[k].region.from && (word_is(ws, i - 1, ROLE_ADVERB) || word_is(ws, i - 1, ROLE_LIGHT)))
		i--;
	return i > m[k].region.from && word_is(ws, i - 1, ROLE_DE);
}

/* part_before_rest: 改造146户,目前已竣工121户,其余正在施工; 监测对象26户,已消除风险17户: figure k is part of the one before in its unit. */
static void
part_before_rest(struct context *ctx, const struct words *ws, const struct mention *m, uint32_t k)
{
	const struct figure *f = &ws->figure[k];
	uint32_t head = rel_head(m, k);
	if (f->rel != REL_NONE || !rel_can(ws, m, k) || head == 0 || m[head].stopped)
		return;
	/* 建成139处,正常运行的94处,其余停运 */
	bool done = told_done(ws, &m[head]) && (m[k].pair || told_done(ws, &m[k])), which = tells_which(ws, m, head);
	if (!(done || which))
		return;
	bool rest = rest_follows(ws, k);
	if (!rest && !(done && named_by(&ws->figure[head], "done-to")))
		return;
	int64_t j = rel_before(ws, m, head);
	/* 监测户30户,其中甲类10户,乙类20户,已消除风险26户,其余…: of the whole */
	bool divided = rest && j >= 0 && ws->figure[j].rel == REL_PART;
	while (j >= 0 && divided && ws->figure[j].rel == REL_PART)
		j = rel_before(ws, m, (uint32_t)j);
	if (j >= 0 && divided && ws->figure[j].rel == REL_TOTAL && rel_can_hold(&ws->figure[j], &ws->figure[head])) {
		rel_set(&ws->figure[head], REL_PART, ++ctx->group, "part-before-rest");
		return;
	}
	if (j < 0 || head - j > 2 || ws->figure[j].rel != REL_NONE || !rel_can_hold(&ws->figure[j], &ws->figure[head]))
		return;
	unsigned group = rel_group(ctx, &ws->figure[j]);
	rel_set(&ws->figure[j], REL_TOTAL, group, "total-of-parts");
	rel_set(&ws->figure[head], REL_PART, group, "part-before-rest");
}

/* of_task: 占年度任务的104%: whether the share of m is of what was to be done. */
static bool
of_task(const struct words *ws, const struct mention *m)
{
	return !phrase_empty(m->base) && LEX(&ws->word[m->base.to - 1], GOAL);
}

/* share_of_part: 其中产业项目3420万元,占67.1%: figure k is the share that the part right before it has. */
static void
share_of_part(const struct words *ws, const struct mention *m, uint32_t k)
{
	struct figure *f = &ws->figure[k];
	const struct word *last = ws->at[k] > 0 ? &ws->word[ws->at[k] - 1] : NULL;
	bool has = last != NULL && last->role == ROLE_LIGHT && ws->s->cp[last->begin] == 0x5360;        /* 占 */
	if (f->class != FIGURE_PERCENT || f->rel != REL_NONE || m[k].stopped || ws->figure[k - 1].rel != REL_PART || !rel_can(ws, m, k))
		return;
	if ((has || m[k].share) && !of_task(ws, &m[k]))
		rel_set(f, REL_PART, ws->figure[k - 1].group, "share-of-part");
}

/* share_of_told: 在校学生5.13万人,脱贫家庭学生7215人,占在校学生总数的14.1%: figure k is the share that the one before it
 * has of another one, which what it is of names; 持证残疾人1.1万人,…,重度残疾人占持证残疾人的46%. */
static void
share_of_told(struct context *ctx, const struct words *ws, const struct mention *m, uint32_t k)
{
	struct figure *f = &ws->figure[k];
	if (!m[k].share || f->class != FIGURE_PERCENT || f->rel != REL_NONE || phrase_empty(m[k].base) || m[k].stopped || of_task(ws, &m[k]) || !rel_can(ws, m, k))
		return;
	struct slice base = words_slice(ws, m[k].base.from + 1, m[k].base.to);
	for (uint32_t j = k; j-- > 0 && k - j < 8 && !m[j + 1].stopped; ) {
		struct figure *total = &ws->figure[j], *part = &ws->figure[k - 1];
		if (!rel_can(ws, m, j) || total->what.len < 6 || total->what.len > base.len || memcmp(total->what.ptr, base.ptr, total->what.len) != 0 ||
		    (total->rel != REL_NONE && total->rel != REL_TOTAL))
			continue;
		unsigned group = rel_group(ctx, total);
		rel_set(total, REL_TOTAL, group, "total-of-parts");
		if (k - 1 > j && phrase_empty(m[k].subject) && rel_can(ws, m, k - 1) && part->rel == REL_NONE && rel_same_unit(total, part) && rel_can_hold(total, part))
			rel_set(part, REL_PART, group, "share-of-told");
		rel_set(f, REL_PART, group, "share-of-told");
		return;
	}
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
	for (uint32_t k = 1; k < ws->figures; k++)
		part_before_rest(ctx, ws, m, k);
	for (uint32_t k = 1; k < ws->figures; k++) {
		share_of_part(ws, m, k);
		share_of_told(ctx, ws, m, k);
	}
}
