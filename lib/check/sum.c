/* sum: do the parts make the total? */
#include "kind.h"
#include "ledger.h"
#include "list.h"
#include "overlap.h"
#include "sum.h"

void
sum_add_up(struct ledger *l, struct finding *f, size_t total, const struct list *list, size_t count)
{
	struct arena *a = l->arena;
	struct rat zero = rat_from_dec(a, dec_from_uint(a, 0));
	*f = (struct finding){ .rule = RULE_SUM, .exact = true, .has_point = true, .point = zero };
	f->computed = range_point(zero);
	f->member[f->members++] = &l->term[total];
	for (size_t i = 0; i < count; i++) {
		struct term *t = &l->term[list->part[i]];
		struct rat factor;
		term_measure(a, &l->term[total]);
		term_measure(a, t);
		kind_compare(a, t, &l->term[total], &factor);
		f->member[f->members++] = t;
		f->computed = range_add(a, f->computed, range_mul(a, t->range, range_point(factor)));
		f->exact &= t->exact;
		f->has_point &= t->has_point;
		if (f->has_point)
			f->point = rat_add(a, f->point, rat_mul(a, t->point, factor));
	}
}

static void
mark_parts(struct ledger *l, size_t total, const struct list *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		l->whole[list->part[i]] = total;
}

bool
sum_some_make(struct ledger *l, size_t total, const struct list *list)
{
	struct finding f;
	for (size_t count = list->parts; count >= 2; count--) {
		sum_add_up(l, &f, total, list, count);
		finding_judge(l->arena, &f);
		if (f.status == STATUS_OK && (count == list->sure || rat_cmp(l->arena, f.point, l->term[total].point) == 0)) {
			ledger_add(l, &f);
			mark_parts(l, total, list, count);
			return true;
		}
	}
	return false;
}

/* A part alone is more than the total. */
static bool
one_exceeds(struct ledger *l, size_t total, const struct list *list)
{
	struct finding f;
	for (size_t i = 0; i < list->sure; i++) {
		struct list one = { .parts = 1, .sure = 1 };
		one.part[0] = list->part[i];
		sum_add_up(l, &f, total, &one, 1);
		if (range_side(l->arena, l->term[total].range, f.computed) == RANGE_BELOW)
			return true;
	}
	return false;
}

/* 由300人减少到20人，其中…: the parts may be of those that went. */
static bool
is_what_is_left(const struct ledger *l, size_t total)
{
	const struct tie *tie = tie_last(ledger_clause(l, total), TIE_BIT(TO));
	return l->term[total].rel == REL_TO || (tie != NULL && tie->classes & TIE_BIT(FALL));
}

/* 排查2680栋，其中存在隐患的21栋，已整治18栋，剩余3栋: what is left is left of a part.
 * Notes that, and takes the parts of that part out of the row. */
static void
take_out_inner_rest(struct ledger *l, struct list *list)
{
	for (size_t k = 0; list->whole && k + 2 < list->parts; k++) {
		struct list inner = { .total = list->part[k], .parts = list->parts - k - 1, .whole = true };
		memcpy(inner.part, list->part + k + 1, inner.parts * sizeof *inner.part);
		inner.sure = inner.parts;
		if (!sum_some_make(l, inner.total, &inner))
			continue;
		list->parts = k + 1;
		list->sure = list->sure < list->parts ? list->sure : list->parts;
		list->whole = false;
		return;
	}
}

/* The same where it does not add up: a later part is what was done with one before. */
static bool
rest_may_be_inner(const struct ledger *l, const struct list *list)
{
	for (size_t i = 1; list->whole && i + 1 < list->parts; i++)
		if (tie_first(ledger_clause(l, list->part[i]), TIE_BIT(DONE)) != NULL &&
		    tie_first(ledger_clause(l, list->part[i - 1]), TIE_BIT(DONE)) == NULL)
			return true;
	return false;
}

/* 党员860名，积极分子40名，其中女党员210名: too much for the figure before the row, and
 * not for the one before that. */
static bool
may_be_of_another(struct ledger *l, size_t total, struct range parts)
{
	struct rat factor;
	for (size_t at = total; at-- > 0 && ledger_same(l, at, total) && at + SUCH_NEAR >= total; ) {
		if (list_gap(ledger_before(l, at + 1)) > GAP_COMMA)
			break;
		if (l->whole[at] != NO_TERM || !term_counts(&l->term[at]) || !ledger_comparable(l, at, total, &factor))
			continue;
		if (range_side(l->arena, range_mul(l->arena, l->term[at].range, range_point(factor)), parts) != RANGE_BELOW)
			return true;
	}
	return false;
}

/* The status of a row that its parts do not make, or need not make. */
static void
doubt_row(struct ledger *l, struct finding *f, size_t total, const struct list *list, bool all, bool unsure)
{
	struct arena *a = l->arena;
	bool exceeds = range_side(a, l->term[total].range, f->computed) == RANGE_BELOW;
	bool overlap = !all && list->sure > 1 && !one_exceeds(l, total, list) &&
	    (list->crossed || overlap_likely(l, list, l->term[total].range, f->computed));
	bool whole = all && !list->torn && list->sure == list->parts;
	if (f->status == STATUS_OFF && exceeds && overlap) {
		f->status = STATUS_OPEN;
		f->reason = REASON_OVERLAP;
	} else if (f->status == STATUS_OFF && (unsure || list->like || is_what_is_left(l, total) ||
	    rest_may_be_inner(l, list) || (exceeds && !all && may_be_of_another(l, total, f->computed)))) {
		f->status = STATUS_OPEN;
		f->reason = REASON_BASE;
	} else if (f->status == (all ? STATUS_OFF : STATUS_OK) && !exceeds && !whole && list->sure > 1) {
		f->status = STATUS_OPEN;
		f->reason = REASON_INCOMPLETE;
	}
}

void
sum_judge(struct ledger *l, size_t total, struct list *list, enum opening opening, bool unsure)
{
	struct finding f;
	if (opening == OPEN_ALL && unsure && tie_last(ledger_clause(l, total), TIE_BIT(SUM)) == NULL)
		return;
	bool few = list->sure < 2 && (opening == OPEN_ALL || list->whole || opening == OPEN_PLAIN);
	if (list->sure == 0 || few || sum_some_make(l, total, list))
		return;
	take_out_inner_rest(l, list);
	bool all = opening == OPEN_ALL || list->whole;
	sum_add_up(l, &f, total, list, list->sure);
	mark_parts(l, total, list, list->sure);
	f.test = all ? TEST_EQUAL : TEST_NO_LESS;
	finding_judge(l->arena, &f);
	doubt_row(l, &f, total, list, all, unsure);
	ledger_add(l, &f);
}

bool
sum_is_gain(const struct ledger *l, size_t i)
{
	const struct tie *change = tie_last(ledger_clause(l, i), TIE_BIT(RISE) | TIE_BIT(FALL));
	const struct tie *than = tie_last(ledger_clause(l, i), TIE_BIT(COMPARE));
	if (change != NULL)
		return !(change->classes & TIE_BIT(TO));
	return than != NULL || l->term[i].rel == REL_DELTA;
}

void
check_sums(struct ledger *l)
{
	for (size_t i = 0; i < l->terms; i++)
		sum_check_row(l, i);
	check_groups(l);
	for (size_t i = 2; i < l->terms; i++) {
		sum_check_following(l, i);
		sum_check_rest(l, i);
	}
}
