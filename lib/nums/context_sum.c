#include "character.h"
#include "context_row.h"

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

bool
row_can_have(const struct words *ws, const struct mention *m, uint32_t k)
{
	const struct figure *f = &ws->figure[k];
	return (f->class == FIGURE_COUNT || f->class == FIGURE_MEASURE || f->class == FIGURE_MONEY) && f->rel == REL_NONE && rel_can(ws, m, k);
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

void
row_read(const struct words *ws, const struct mention *m, uint32_t k, const struct figure *unit, struct row *r)
{
	int64_t sum = 0, one;
	r->n = 0;
	r->plain = true;
	for (uint32_t end = ws->figures - k < ROW_REACH ? ws->figures : k + ROW_REACH; k < end && r->n < ROW_FIGURES; k++) {
		const struct figure *f = &ws->figure[k];
		if (!rel_same_unit(f, unit)) {
			if (!stands_beside(ws, m, k, unit))
				break;
			r->plain = r->plain && !figure_counts(f);
			continue;
		}
		if (m[k].attributive)
			continue;
		if (!row_can_have(ws, m, k) || m[k].part || (r->n > 0 && m[k].sum) || !rel_micro(f->value, &one) || sum > INT64_MAX - one)
			break;
		sum += one;
		r->k[r->n] = k;
		r->sum[r->n++] = sum;
	}
}

uint32_t
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

bool
row_improbable(const struct words *ws, const struct row *r, uint32_t n)
{
	int64_t digits = significant(r->sum[n - 1]);
	return digits >= 100 || (n >= 3 && digits >= 10 && is_list(ws, r, n));
}

void
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

/* announced: whether the first n figures of row r, which make figure k, are its list: 共
 * before it, a colon or bracket behind it, the same things in each, or so many digits
 * that it cannot be chance. */
static bool
announced(const struct words *ws, const struct mention *m, uint32_t k, const struct row *r, uint32_t n)
{
	uint32_t last = k;
	while (last + 1 < ws->figures && m[last + 1].pair && last < k + ROW_REACH)
		last++;
	enum role next = ws->word[ws->at[last] + 1].role;
	if ((m[k].sum && r->plain) || next == ROLE_COLON || next == ROLE_OPEN)
		return true;
	/* 摸排出20名,死亡1名、迁出6名、送教13名 */
	if (next == ROLE_COMMA && (row_improbable(ws, r, n) || (n >= 3 && r->sum[n - 1] >= 20 * INT64_C(1000000) && is_list(ws, r, n))))
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
	unsigned others = 0;
	for (uint32_t j = k; j-- > 0 && r->n < ROW_FIGURES && sum < whole; ) {
		if (!figure_counts(&ws->figure[j]))
			continue;
		/* 去年建棚12个,今年争取资金50万元,建棚30个,现共有42个: one of another matter may stand between */
		if (r->n > 0 && others == 0 && !m[j + 1].stopped && whole >= 10 * INT64_C(1000000) && !rel_same_unit(&ws->figure[j], &ws->figure[k])) {
			others++;
			continue;
		}
		if (!row_can_have(ws, m, j) || !rel_same_unit(&ws->figure[j], &ws->figure[k]) || !rel_micro(ws->figure[j].value, &one))
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
	if (!row_can_have(ws, m, k) || is_second(ws, m, k))
		return;
	bool begins = k + 2 < ws->figures && (stands_beside(ws, m, k + 1, f) || rel_same_unit(f + 1, f));
	struct row r;
	if (m[k].sum && sums_before(ws, m, k, &r)) {
		row_set(ctx, ws, &r, r.n, f, "sum-after-list");
		return;
	}
	if (!begins)
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
	for (uint32_t j = k + 1; j-- > 0 && k - j < ROW_REACH && r->n < ROW_FIGURES; ) {
		const struct figure *f = &ws->figure[j];
		if (!rel_same_unit(f, &ws->figure[k]) || !(row_can_have(ws, m, j) || f->announces))
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
		if (!(m[k].rest || m[k].left) || !row_can_have(ws, m, k) || is_second(ws, m, k))
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
