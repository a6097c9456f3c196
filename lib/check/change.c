/* change: from one figure to another, and by how much.  由A增长到B must rise; and
 * 增长p%, 减少n, p个百分点 that follow must be what lies between the two. */
#include "ledger.h"
#include "list.h"

#define CLUSTER 3               /* 4万户、9万人: figures that change together */

struct change {
	size_t from[CLUSTER], to[CLUSTER];
	size_t froms, tos;
	bool rises, falls;      /* as the verb has it; neither: 变为 */
	size_t next;            /* the term behind */
};

/* Terms behind i that stand in one row with it, i the first; at most CLUSTER. */
static size_t
cluster(const struct ledger *l, size_t i)
{
	size_t count = 1;
	while (count < CLUSTER && i + count < l->terms && ledger_same(l, i, i + count)) {
		struct stretch s = ledger_before(l, i + count);
		if (stretch_words(s) > 0 || s.end - s.begin > 2 || list_gap(s) > GAP_COMMA)
			break;
		count++;
	}
	return count;
}

static bool
can_change(const struct term *t)
{
	return !t->announces && !term_points(t);
}

/* 由A增长到B: the verb stands between the two rows, 由 before the first. */
static bool
find_change(const struct ledger *l, size_t i, struct change *c)
{
	struct stretch s = ledger_before(l, i);
	const struct tie *verb = tie_last(s, TIE_BIT(TO)), *more = tie_last(s, TIE_BIT(RISE) | TIE_BIT(FALL));
	if (verb == NULL || i == 0 || !ledger_same(l, i - 1, i) || !can_change(&l->term[i]))
		return false;
	struct stretch tail = { s.in, verb->at + verb->length, s.end };
	if (list_gap(tail) >= GAP_COMMA || list_gap(s) >= GAP_SEMICOLON)
		return false;
	*c = (struct change){ 0 };
	uint64_t way = verb->classes & (TIE_BIT(RISE) | TIE_BIT(FALL)) ? verb->classes : more ? more->classes : 0;
	c->rises = way & TIE_BIT(RISE);
	c->falls = way & TIE_BIT(FALL);
	size_t first = i - 1;
	while (first > 0 && i - first < CLUSTER && ledger_same(l, first - 1, i) && cluster(l, first - 1) > 1)
		first--;
	const struct tie *from = tie_last(ledger_clause(l, first), TIE_BIT(FROM) | TIE_BIT(TO));
	if (from == NULL || !(from->classes & TIE_BIT(FROM)))
		return false;
	while (first + c->froms < i) {
		c->from[c->froms] = first + c->froms;
		c->froms++;
	}
	for (size_t count = cluster(l, i); c->tos < count; c->tos++)
		c->to[c->tos] = i + c->tos;
	c->next = i + c->tos;
	return true;
}

static bool
is_pair(struct ledger *l, size_t from, size_t to, struct rat *factor)
{
	const struct term *f = &l->term[from], *t = &l->term[to];
	return can_change(f) && can_change(t) && ledger_comparable(l, from, to, factor);
}

/* The direction: to must be more, or less, than from. */
static void
judge_direction(struct ledger *l, size_t from, size_t to, bool rises)
{
	struct finding f = { .rule = RULE_CHANGE, .test = rises ? TEST_MORE : TEST_LESS, .members = 2 };
	struct term *x = &l->term[from];
	struct rat factor;
	if (!is_pair(l, from, to, &factor))
		return;
	f.member[0] = &l->term[to];
	f.member[1] = x;
	f.computed = range_mul(l->arena, x->range, range_point(factor));
	f.exact = x->exact;
	f.has_point = x->has_point;
	if (f.has_point)
		f.point = rat_mul(l->arena, x->point, factor);
	finding_judge(l->arena, &f);
	ledger_add(l, &f);
}

/* What lies between, as an amount in from's unit, times sign. */
static bool
difference(struct ledger *l, struct finding *f, size_t from, size_t to, bool falls)
{
	struct arena *a = l->arena;
	struct term *x = &l->term[from], *y = &l->term[to];
	struct rat factor;
	if (!is_pair(l, to, from, &factor))
		return false;
	struct range there = range_mul(a, y->range, range_point(factor));
	f->computed = falls ? range_sub(a, x->range, there) : range_sub(a, there, x->range);
	f->exact = x->exact && y->exact;
	f->has_point = x->has_point && y->has_point;
	if (f->has_point) {
		struct rat to_point = rat_mul(a, y->point, factor);
		f->point = falls ? rat_sub(a, x->point, to_point) : rat_sub(a, to_point, x->point);
	}
	return true;
}

/* The difference as a percentage of from. The quotient of the ends is taken, to
 * over from less one, since from stands in it twice. */
static bool
relative(struct ledger *l, struct finding *f, size_t from, size_t to, bool falls)
{
	struct arena *a = l->arena;
	struct rat hundred = rat_from_dec(a, dec_from_uint(a, 100));
	if (!ledger_percent_of(l, f, to, from))
		return false;
	struct range all = range_point(hundred);
	f->computed = falls ? range_sub(a, all, f->computed) : range_sub(a, f->computed, all);
	if (f->has_point)
		f->point = falls ? rat_sub(a, hundred, f->point) : rat_sub(a, f->point, hundred);
	return true;
}

static void
keep_better(struct ledger *l, struct finding *best, struct finding *f)
{
	finding_judge(l->arena, f);
	if (best->members == 0 || f->status == STATUS_OK || (f->status == STATUS_OPEN && best->status == STATUS_OFF))
		*best = *f;
}

/* 增长2倍 is to be three times as much, but is said of twice as much as well. */
static void
judge_times(struct ledger *l, struct finding *best, struct finding f, size_t from, size_t to)
{
	struct arena *a = l->arena;
	struct rat one = rat_from_dec(a, dec_from_uint(a, 1));
	struct rat hundredth = rat_from_dec(a, dec_shift(dec_from_uint(a, 1), -2));
	if (!ledger_percent_of(l, &f, to, from))
		return;
	f.computed = range_mul(a, f.computed, range_point(hundredth));
	if (f.has_point)
		f.point = rat_mul(a, f.point, hundredth);
	struct finding strict = f;
	strict.computed = range_sub(a, f.computed, range_point(one));
	if (f.has_point)
		strict.point = rat_sub(a, f.point, one);
	keep_better(l, best, &strict);
	finding_judge(a, &f);
	if (best->status == STATUS_OFF && f.status == STATUS_OK) {
		f.status = STATUS_OPEN;
		f.reason = REASON_BASE;
		*best = f;
	}
}

static void
judge_delta(struct ledger *l, size_t from, size_t to, size_t delta, bool falls)
{
	struct term *d = &l->term[delta];
	struct finding f = { .rule = RULE_CHANGE, .members = 3 }, best = { 0 };
	bool percents = term_percent(&l->term[from]);
	struct rat factor;
	term_measure(l->arena, d);
	f.member[0] = d;
	f.member[1] = &l->term[from];
	f.member[2] = &l->term[to];
	if (d->class == FIGURE_RATIO) {
		if (!falls)
			judge_times(l, &best, f, from, to);
	} else if (d->class == FIGURE_PERCENT) {
		if (percents && difference(l, &f, from, to, falls))
			keep_better(l, &best, &f);
		if (!term_points(d) && relative(l, &f, from, to, falls))
			keep_better(l, &best, &f);
	} else if (ledger_comparable(l, delta, from, &factor) && difference(l, &f, from, to, falls)) {
		/* The amounts are in from's unit; the claim must be as well. */
		if (rat_cmp(l->arena, factor, rat_from_dec(l->arena, dec_from_uint(l->arena, 1))) == 0)
			keep_better(l, &best, &f);
	}
	if (best.members > 0)
		ledger_add(l, &best);
}

/* 比2015年: against the year that the first figure is of. */
static bool
same_year(struct stretch than, struct stretch from)
{
	uint32_t n = 0;
	while (than.begin < than.end && !is_digit(than.in->cp[than.begin]))
		than.begin++;
	while (than.begin + n < than.end && is_digit(than.in->cp[than.begin + n]))
		n++;
	return n > 0 && stretch_finds(from, than.in->cp + than.begin, n);
}

/* The verb of a delta at term i, if it is against the figure from. */
static const struct tie *
delta_verb(const struct ledger *l, size_t i, size_t from)
{
	struct stretch s = ledger_clause(l, i);
	const struct tie *verb = tie_last(s, TIE_BIT(RISE) | TIE_BIT(FALL)), *than = tie_first(s, TIE_BIT(COMPARE));
	if (verb == NULL || verb->classes & TIE_BIT(TO) || tie_last(s, TIE_BIT(PER) | TIE_BIT(TO)) != NULL ||
	    stretch_words(stretch_from(s, verb->at + verb->length)) > 2 ||
	    stretch_words(s) != stretch_words(ledger_before(l, i)))
		return NULL;
	if (than != NULL)
		return same_year(s, ledger_before(l, from)) ? verb : NULL;
	return verb->at - s.begin <= 2 ? verb : NULL;
}

static bool
is_delta(const struct term *t)
{
	return t->class == FIGURE_PERCENT || t->class == FIGURE_RATIO || term_counts(t);
}

/* 增加30家，增长150%: what is said behind of a change of one figure. */
static bool
judge_next(struct ledger *l, const struct change *c, size_t i)
{
	struct rat factor;
	if (c->tos != 1 || c->froms != 1 || !ledger_same(l, i, c->to[0]) || !is_delta(&l->term[i]) ||
	    list_gap(ledger_before(l, i)) > GAP_COMMA || !is_pair(l, c->from[0], c->to[0], &factor))
		return false;
	const struct tie *verb = delta_verb(l, i, c->from[0]);
	if (verb != NULL)
		judge_delta(l, c->from[0], c->to[0], i, verb->classes & TIE_BIT(FALL));
	return verb != NULL;
}

static void
judge_change(struct ledger *l, const struct change *c)
{
	struct rat factor;
	for (size_t i = 0; i < c->tos; i++)
		for (size_t k = 0; k < c->froms; k++) {
			if (!is_pair(l, c->from[k], c->to[i], &factor))
				continue;
			if (c->rises != c->falls)
				judge_direction(l, c->from[k], c->to[i], c->rises);
			break;
		}
	for (size_t i = c->next; i < l->terms && i < c->next + 3; i++)
		if (!judge_next(l, c, i))
			break;
}

/* 收入500万元，比上年的400万元增长25%. */
static void
check_against(struct ledger *l, size_t delta)
{
	struct rat factor;
	if (delta < 2 || !ledger_same(l, delta - 2, delta) || !is_delta(&l->term[delta]))
		return;
	size_t from = delta - 1, to = delta - 2;
	struct stretch lead = ledger_before(l, from), s = ledger_before(l, delta);
	const struct tie *than = tie_last(stretch_clause(lead), TIE_BIT(COMPARE));
	const struct tie *verb = tie_last(s, TIE_BIT(RISE) | TIE_BIT(FALL));
	if (than == NULL || verb == NULL || verb->classes & TIE_BIT(TO) || list_gap(s) > GAP_NONE || list_gap(lead) > GAP_COMMA ||
	    stretch_words(s) > verb->length + 2u || !is_pair(l, from, to, &factor))
		return;
	struct stretch before = lead;
	before.end = than->at;
	if (stretch_words(before) > 0)
		return;
	judge_delta(l, from, to, delta, verb->classes & TIE_BIT(FALL));
	/* 增加100万元，增长25%: said of the same two. */
	if (delta + 1 < l->terms && ledger_same(l, delta, delta + 1) && is_delta(&l->term[delta + 1]) &&
	    list_gap(ledger_before(l, delta + 1)) <= GAP_COMMA) {
		const struct tie *next = delta_verb(l, delta + 1, from);
		if (next != NULL)
			judge_delta(l, from, to, delta + 1, next->classes & TIE_BIT(FALL));
	}
}

/* The clause before figure i is all that stands between it and the figure before. */
static bool
is_one_clause(const struct ledger *l, size_t i)
{
	return list_gap(ledger_before(l, i)) == GAP_COMMA &&
	    stretch_words(ledger_before(l, i)) == stretch_words(ledger_clause(l, i));
}

/* 收入12万元，比上年增加4万元，增长50%: returns the verb of the gain, when term percent
 * tells it again; *factor turns the gain into the total's unit. */
static const struct tie *
find_gain(struct ledger *l, size_t percent, struct rat *factor)
{
	const uint64_t ways = TIE_BIT(RISE) | TIE_BIT(FALL);
	if (percent < 2 || !ledger_same(l, percent - 2, percent) || !term_percent(&l->term[percent]))
		return NULL;
	size_t gain = percent - 1, to = percent - 2;
	struct stretch s = ledger_clause(l, gain), t = ledger_clause(l, percent);
	const struct tie *verb = tie_last(s, ways), *again = tie_last(t, ways);
	if (verb == NULL || again == NULL || (verb->classes ^ again->classes) & ways ||
	    (verb->classes | again->classes) & TIE_BIT(TO) || tie_first(s, TIE_BIT(COMPARE)) == NULL)
		return NULL;
	if (stretch_words(t) > again->length + 1u || stretch_words(stretch_from(s, verb->at + verb->length)) > 1 ||
	    !is_one_clause(l, gain) || !is_one_clause(l, percent))
		return NULL;
	bool counts = term_counts(&l->term[to]) && term_counts(&l->term[gain]);
	return counts && ledger_comparable(l, gain, to, factor) ? verb : NULL;
}

/* The amount and the percentage are of one growth, so the percentage is the amount
 * over the total without it. */
static void
check_gain(struct ledger *l, size_t percent)
{
	struct arena *a = l->arena;
	struct rat factor, hundred = rat_from_dec(a, dec_from_uint(a, 100));
	const struct tie *verb = find_gain(l, percent, &factor);
	if (verb == NULL)
		return;
	bool falls = verb->classes & TIE_BIT(FALL);
	struct term *x = &l->term[percent - 2], *d = &l->term[percent - 1];
	struct finding f = { .rule = RULE_CHANGE, .members = 3, .exact = x->exact && d->exact };
	struct range moved = range_mul(a, d->range, range_point(factor));
	struct range before = falls ? range_add(a, x->range, moved) : range_sub(a, x->range, moved);
	term_measure(a, &l->term[percent]);
	f.member[0] = &l->term[percent];
	f.member[1] = d;
	f.member[2] = x;
	if ((before.has_lo && before.lo.neg) ||
	    !range_div(a, range_mul(a, moved, range_point(hundred)), before, &f.computed))
		return;
	f.has_point = x->has_point && d->has_point;
	if (f.has_point) {
		struct rat gone = rat_mul(a, d->point, factor);
		struct rat first = falls ? rat_add(a, x->point, gone) : rat_sub(a, x->point, gone);
		f.has_point = rat_div(a, rat_mul(a, gone, hundred), first, &f.point);
	}
	finding_judge(a, &f);
	ledger_add(l, &f);
}

void
check_changes(struct ledger *l)
{
	struct change c;
	for (size_t i = 1; i < l->terms; i++) {
		if (find_change(l, i, &c))
			judge_change(l, &c);
		check_against(l, i);
		check_gain(l, i);
	}
}
