#include "character.h"
#include "context_rel.h"

/* Totals told by what adds up to them exactly, and not by a cue alone. */

enum {
	ROW = 24,       /* figures a row has at most */
	REACH = 64      /* and how many may stand from its first to its last */
};

bool
rel_micro(struct slice value, int64_t *out)
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

/* A row: the figures of one unit that follow each other, of which the first n may be
 * the parts of one total. */
struct row {
	uint32_t k[ROW];
	int64_t sum[ROW];       /* of the values up to this one */
	uint32_t n;
	bool plain;             /* nothing stands between them */
};

/* can_add: whether figure k can be in a row. */
static bool
can_add(const struct words *ws, const struct mention *m, uint32_t k)
{
	const struct figure *f = &ws->figure[k];
	return rel_can(ws, m, k) && f->rel == REL_NONE && (f->class == FIGURE_COUNT || f->class == FIGURE_MEASURE || f->class == FIGURE_MONEY);
}

/* stands_beside: whether figure k tells more of the one before it, which is in a row, or
 * of its pair: 占45%, 比上届提高3个百分点, 3户11人, 项目12个、资金900万元. */
static bool
stands_beside(const struct words *ws, const struct mention *m, uint32_t k, const struct figure *first)
{
	const struct figure *f = &ws->figure[k];
	return !figure_counts(f) || m[k].attributive || f->class == FIGURE_PERCENT || m[k].pair ||
		(k + 1 < ws->figures && m[k + 1].pair) || (f->class == FIGURE_MONEY && first->class != FIGURE_MONEY);
}

/* is_second: whether figure k is the second of a pair, whose first is known: they go
 * together. */
static bool
is_second(const struct words *ws, const struct mention *m, uint32_t k)
{
	return m[k].pair && ws->figure[k - 1].rel != REL_NONE;
}

/* row_read reads into r the row that begins with figure k and has the unit that unit has. */
static void
row_read(const struct words *ws, const struct mention *m, uint32_t k, const struct figure *unit, struct row *r)
{
	int64_t sum = 0, one;
	r->n = 0;
	r->plain = true;
	for (uint32_t end = ws->figures - k < REACH ? ws->figures : k + REACH; k < end && r->n < ROW; k++) {
		const struct figure *f = &ws->figure[k];
		if (!rel_same_unit(f, unit)) {
			if (!stands_beside(ws, m, k, unit))
				break;
			r->plain = r->plain && !figure_counts(f);
			continue;
		}
		if (m[k].attributive)
			continue;
		if (!can_add(ws, m, k) || m[k].part || (r->n > 0 && m[k].sum) || !rel_micro(f->value, &one) || sum > INT64_MAX - one)
			break;
		sum += one;
		r->k[r->n] = k;
		r->sum[r->n++] = sum;
	}
}

/* row_makes returns how many of the row's first figures, at least two, add up to f; 0
 * when none do. */
static uint32_t
row_makes(const struct row *r, const struct figure *f)
{
	int64_t whole;
	if (r->n < 2 || !rel_micro(f->value, &whole))
		return 0;
	for (uint32_t n = 2; n <= r->n; n++)
		if (r->sum[n - 1] == whole)
			return n;
	return 0;
}

/* significant returns the digits of a sum up to the last that is no 0, as a number:
 * figures add up to 500 by chance far more often than to 487. */
static int64_t
significant(int64_t sum)
{
	while (sum > 0 && sum % 10 == 0)
		sum /= 10;
	return sum;
}

/* is_list: whether only marks part the first n figures of a row, semicolons count as such. */
static bool
is_list(const struct words *ws, const struct row *r, uint32_t n)
{
	for (uint32_t i = 0; i + 1 < n; i++) {
		uint32_t end = ws->at[r->k[i + 1]];
		bool mark = false;
		for (uint32_t w = ws->at[r->k[i]] + 1; w < end; w++)
			mark |= word_is(ws, w, ROLE_LIST) || word_is(ws, w, ROLE_STOP);
		if (!mark)
			return false;
	}
	return true;
}

/* improbable: whether the first n figures of a row hardly make a sum by chance. */
static bool
improbable(const struct words *ws, const struct row *r, uint32_t n)
{
	int64_t digits = significant(r->sum[n - 1]);
	return digits >= 100 || (n >= 3 && digits >= 10 && is_list(ws, r, n));
}

/* row_set makes f the total of the row's first n figures. A total that is divided once
 * more keeps the group of the first row; that of the other has its own. */
static void
row_set(struct context *ctx, const struct words *ws, const struct row *r, uint32_t n, struct figure *f, const char *why)
{
	bool again = f->rel == REL_TOTAL || f->also == REL_TOTAL;
	unsigned group = again ? ++ctx->group : rel_group(ctx, f);
	if (f->rel == REL_TARGET || f->rel == REL_ACTUAL)
		f->also = REL_TOTAL;
	else
		f->rel = REL_NONE;
	rel_set(f, REL_TOTAL, group, why);
	for (uint32_t i = 0; i < n; i++)
		rel_set(&ws->figure[r->k[i]], REL_PART, group, "adds-up");
}

/* --- in one sentence --------------------------------------------------------- */

/* announced: whether the first n figures of row r, which make figure k, are its list: 共
 * before it, a colon or bracket behind it, the same things in each, or so many digits
 * that it cannot be chance. */
static bool
announced(const struct words *ws, const struct mention *m, uint32_t k, const struct row *r, uint32_t n)
{
	uint32_t last = k;
	while (last + 1 < ws->figures && m[last + 1].pair && last < k + REACH)
		last++;
	enum role next = ws->word[ws->at[last] + 1].role;
	if ((m[k].sum && r->plain) || next == ROLE_COLON || next == ROLE_OPEN)
		return true;
	/* 摸排出20名,死亡1名、迁出6名、送教13名 */
	if (next == ROLE_COMMA && (improbable(ws, r, n) || (n >= 3 && r->sum[n - 1] >= 20 * INT64_C(1000000) && is_list(ws, r, n))))
		return true;
	for (uint32_t i = 0; i < n; i++)
		if (ws->figure[k].what.ptr == NULL || !slice_eq(ws->figure[r->k[i]].what, ws->figure[k].what))
			return false;
	/* 投资500万元建厂,投资300万元修路,投资200万元绿化 */
	return r->plain && ws->figure[k].class != FIGURE_MONEY;
}

/* sums_before reads into r the figures right before figure k that make it; returns whether
 * they do. */
static bool
sums_before(const struct words *ws, const struct mention *m, uint32_t k, struct row *r)
{
	int64_t whole, sum = 0, one;
	r->n = 0;
	if (!rel_micro(ws->figure[k].value, &whole))
		return false;
	for (uint32_t j = k; j-- > 0 && r->n < ROW && sum < whole; ) {
		if (!can_add(ws, m, j) || !rel_same_unit(&ws->figure[j], &ws->figure[k]) || !rel_micro(ws->figure[j].value, &one))
			break;
		sum += one;
		r->k[r->n++] = j;
	}
	return sum == whole && r->n >= 2;
}

void
row_beside(struct context *ctx, const struct words *ws, const struct mention *m, uint32_t k)
{
	struct figure *f = &ws->figure[k];
	if (!can_add(ws, m, k) || is_second(ws, m, k))
		return;
	struct row r;
	if (m[k].sum && sums_before(ws, m, k, &r)) {
		row_set(ctx, ws, &r, r.n, f, "sum-after-list");
		return;
	}
	if (k + 2 >= ws->figures)
		return;
	row_read(ws, m, k + 1, f, &r);
	uint32_t n = row_makes(&r, f);
	if (n > 0 && announced(ws, m, k, &r, n))
		row_set(ctx, ws, &r, n, f, "sum-before-list");
}

/* row_before reads into r the figures with k's unit before it, and k itself, k first. What was
 * taken to announce a list ends it: it may be the whole, 反馈的6个问题,已整改5个,还有1个. */
static void
row_before(const struct words *ws, const struct mention *m, uint32_t k, struct row *r)
{
	int64_t sum = 0, one;
	r->n = 0;
	for (uint32_t j = k + 1; j-- > 0 && k - j < REACH && r->n < ROW; ) {
		const struct figure *f = &ws->figure[j];
		if (!rel_same_unit(f, &ws->figure[k]) || !(can_add(ws, m, j) || f->announces))
			continue;
		if (!rel_micro(f->value, &one) || sum > INT64_MAX - one)
			break;
		sum += one;
		r->k[r->n] = j;
		r->sum[r->n++] = sum;
		if (f->announces)
			break;
	}
}

/* whole_of returns the place in row r, as row_before reads it, of the figure that its
 * first n make: the next, or one that those between make as well (监测户61户,其中甲24户、
 * 乙37户,已脱贫38户,剩余23户); 0 when there is none. */
static uint32_t
whole_of(const struct words *ws, const struct row *r, uint32_t n)
{
	int64_t sum = r->sum[n - 1], whole;
	for (uint32_t i = n; i < r->n; i++)
		if (rel_micro(ws->figure[r->k[i]].value, &whole) && whole == sum && (i == n || r->sum[i - 1] == 2 * sum))
			return i;
	return 0;
}

/* row_part returns the figures [from, to) of row r as row_before reads it, the first of
 * the text first. */
static struct row
row_part(const struct row *r, uint32_t from, uint32_t to)
{
	struct row part = { .n = to - from };
	for (uint32_t i = 0; i < part.n; i++)
		part.k[i] = r->k[to - 1 - i];
	return part;
}

void
row_of_rest(struct context *ctx, const struct words *ws, const struct mention *m)
{
	for (uint32_t k = 2; k < ws->figures; k++) {
		if (!(m[k].rest || m[k].left) || !can_add(ws, m, k) || is_second(ws, m, k))
			continue;
		struct row r;
		row_before(ws, m, k, &r);
		for (uint32_t n = 2; n < r.n; n++) {
			uint32_t i = whole_of(ws, &r, n);
			if (i == 0)
				continue;
			struct row between = row_part(&r, n, i), rest = row_part(&r, 0, n);
			if (between.n > 0)
				row_set(ctx, ws, &between, between.n, &ws->figure[r.k[i]], "sum-before-list");
			row_set(ctx, ws, &rest, rest.n, &ws->figure[r.k[i]], "sum-with-rest");
			ws->figure[r.k[i]].announces = false;
			break;
		}
	}
}

/* --- of the sentence before --------------------------------------------------- */

/* among_people: 就业人员中…: whether the words before figure k, the sentence's first, say of
 * which people told before those that follow are. */
static bool
among_people(const struct words *ws, uint32_t k)
{
	const uint32_t *cp = ws->s->cp;
	/* 从村干部中考录公务员5名 */
	if (LEX(&ws->word[0], FROM))
		return false;
	for (uint32_t i = 0; i < ws->at[k] && i < 16 && ws->word[i].role < ROLE_COLON; i++)
		for (uint32_t c = ws->word[i].begin; c < ws->word[i].end; c++)
			if (c > 0 && character_is(cp[c], CHARACTER_AMID) && character_is(cp[c - 1], CHARACTER_PERSON))
				return true;
	return false;
}

/* divides: 从性别看,…; 按类别分,…; 分行业看,…: whether they say by what what was told
 * before is divided. */
static bool
divides(const struct words *ws, uint32_t k)
{
	const uint32_t *cp = ws->s->cp;
	uint32_t i = 0;
	while (i < ws->at[k] && i < 16 && ws->word[i].role < ROLE_COLON)
		i++;
	return i > 0 && i < ws->at[k] && ws->word[i].role <= ROLE_COMMA && character_is(cp[ws->word[i - 1].end - 1], CHARACTER_VIEW) &&
		(LEX(&ws->word[0], FROM) || LEX(&ws->word[0], PREP) || character_is(cp[ws->word[0].begin], CHARACTER_VIEW));
}

/* row_of_one: how many of the row's first figures can be parts of f, though they need
 * not be all: 从性别看,女干部284人; with acts also 学员中取得证书768人. */
static uint32_t
row_of_one(const struct mention *m, const struct row *r, const struct figure *f, bool acts)
{
	int64_t whole;
	uint32_t n = 0;
	if (!rel_micro(f->value, &whole))
		return 0;
	while (n < r->n && r->sum[n] <= whole && !m[r->k[n]].stopped &&
	    (acts || m[r->k[n]].which || phrase_empty(m[r->k[n]].act)))
		n++;
	return n;
}

/* whole_at returns the i-th figure that the sentence before may have told the total
 * with: that which was divided last, then its figures, the last first; NULL after them. */
static struct figure *
whole_at(const struct context *ctx, struct figure *divided, uint32_t i)
{
	if (divided != NULL && i-- == 0)
		return divided;
	return i < ctx->lasts ? ctx->last - i : NULL;
}

/* pair_above gives the figure that stands right beside f, of the sentence before, the same
 * relation: 126批312人次. */
static void
pair_above(const struct context *ctx, struct figure *f)
{
	struct figure *next = f < ctx->last ? f + 1 : NULL, *before = f > ctx->last - (ctx->lasts - 1) ? f - 1 : NULL;
	if (next != NULL && next->begin == f->end)
		rel_set(next, f->rel, f->group, "pair");
	else if (before != NULL && before->end == f->begin)
		rel_set(before, f->rel, f->group, "pair");
}

void
row_above(struct context *ctx, const struct words *ws, const struct mention *m)
{
	struct figure *divided = ctx->whole, *f;
	uint32_t k = 0;
	ctx->whole = NULL;
	while (k < ws->figures && !rel_can(ws, m, k))
		k++;
	if (ctx->lasts == 0 || k == ws->figures || !can_add(ws, m, k) || m[k].part || m[k].sum)
		return;
	struct row r;
	bool read = false, people = false, cue = false;
	for (uint32_t i = 0; (f = whole_at(ctx, divided, i)) != NULL; i++) {
		if (f->announces || f->rel == REL_PART || !rel_can_hold(f, &ws->figure[k]))
			continue;
		if (!read) {
			read = true;
			row_read(ws, m, k, &ws->figure[k], &r);
			people = among_people(ws, k);
			cue = people || divides(ws, k);
		}
		uint32_t n = row_makes(&r, f);
		if (n == 0 && cue)
			n = row_of_one(m, &r, f, people);
		else if (!cue && (n == 0 || !improbable(ws, &r, n)))
			continue;
		if (n == 0)
			continue;
		row_set(ctx, ws, &r, n, f, "sum-of-next");
		if (f != divided)
			pair_above(ctx, f);
		ctx->whole = f;
		return;
	}
}
