/* completion: target, actual, and what the text says of the two: 完成率, 占任务的,
 * 超额. */
#include "ledger.h"
#include "list.h"

#define LOOK_BACK 6             /* figures between a claim and its target */

static bool
is_target(const struct ledger *l, size_t i)
{
	const struct tie *task = tie_last(ledger_clause(l, i), TIE_BIT(TASK) | TIE_BIT(DUE));
	const struct tie *done = tie_last(ledger_clause(l, i), TIE_BIT(DONE));
	if (task == NULL)
		return l->term[i].first == REL_TARGET && done == NULL;
	return done == NULL || done->at < task->at || done->classes & TIE_BIT(FINISH) || task->classes & TIE_BIT(DUE);
}

static bool
is_actual(const struct ledger *l, size_t i)
{
	return tie_last(ledger_clause(l, i), TIE_BIT(DONE)) != NULL || l->term[i].first == REL_ACTUAL;
}

/* The target for claim and the figure that was reached: the two nearest figures
 * of one kind before the claim, one of them said to be a target. */
static bool
find_pair(struct ledger *l, size_t claim, size_t *target, size_t *actual)
{
	size_t stop = claim > LOOK_BACK ? claim - LOOK_BACK : 0;
	struct rat factor;
	*actual = *target = NO_TERM;
	for (size_t i = claim; i-- > stop && ledger_same(l, i, claim); ) {
		if (i + 1 < claim && list_gap(ledger_before(l, i + 1)) >= GAP_SEMICOLON)
			return false;
		if (!term_counts(&l->term[i]) || tie_last(ledger_clause(l, i), TIE_BIT(EXCEED) | TIE_BIT(LACK)) != NULL)
			continue;
		if (*actual == NO_TERM && *target == NO_TERM) {
			*(is_target(l, i) ? target : actual) = i;
			continue;
		}
		if (!ledger_comparable(l, i, *actual != NO_TERM ? *actual : *target, &factor))
			continue;
		if (*actual != NO_TERM)
			*target = is_target(l, i) ? i : NO_TERM;
		else
			*actual = !is_target(l, i) && is_actual(l, i) ? i : NO_TERM;
		return *actual != NO_TERM && *target != NO_TERM;
	}
	return false;
}

/* A target for the year is none for the half-year. */
static bool
same_period(const struct ledger *l, struct stretch claim, size_t target)
{
	const struct tie *x = tie_last(claim, TIE_BIT(PERIOD));
	const struct tie *y = tie_last(ledger_clause(l, target), TIE_BIT(PERIOD));
	if (x == NULL || y == NULL || x->classes & y->classes & TIE_BIT(YEAR))
		return true;
	return x->length == y->length &&
	    memcmp(claim.in->cp + x->at, l->term[target].in->cp + y->at, x->length * sizeof *claim.in->cp) == 0;
}

enum claim { CLAIM_NONE, CLAIM_RATE, CLAIM_RATE_OR_EXCESS, CLAIM_EXCESS, CLAIM_LACK };

static enum claim
read_claim(const struct ledger *l, size_t i)
{
	struct stretch s = ledger_clause(l, i);
	uint64_t done = TIE_BIT(DONE) | TIE_BIT(SHARE) | TIE_BIT(TO);
	bool percent = term_percent(&l->term[i]);
	const struct tie *tie = tie_last(s, TIE_BIT(EXCEED) | TIE_BIT(LACK));
	if (tie != NULL && tie->classes & TIE_BIT(EXCEED))
		return percent ? CLAIM_RATE_OR_EXCESS : CLAIM_EXCESS;
	if (tie != NULL)
		return percent ? CLAIM_NONE : CLAIM_LACK;
	if (!percent || tie_first(s, TIE_BIT(COMPARE) | TIE_BIT(RISE) | TIE_BIT(FALL)) != NULL)
		return CLAIM_NONE;
	bool of_task = tie_last(s, TIE_BIT(TASK)) != NULL && (stretch_begins(s, CHARACTER_IS) || tie_last(s, done) != NULL);
	if (of_task || tie_last(s, TIE_BIT(DONERATE)) != NULL)
		return CLAIM_RATE;
	return CLAIM_NONE;
}

static void
judge_rate(struct ledger *l, struct finding *f, size_t target, size_t actual, bool or_excess)
{
	struct arena *a = l->arena;
	struct finding excess;
	struct rat hundred = rat_from_dec(a, dec_from_uint(a, 100));
	if (!ledger_percent_of(l, f, actual, target))
		return;
	finding_judge(a, f);
	if (or_excess && f->status != STATUS_OK) {
		excess = *f;
		excess.computed = range_sub(a, f->computed, range_point(hundred));
		if (f->has_point)
			excess.point = rat_sub(a, f->point, hundred);
		finding_judge(a, &excess);
		*f = excess;
	}
	ledger_add(l, f);
}

static void
judge_amount(struct ledger *l, struct finding *f, size_t claim, size_t more, size_t less)
{
	struct arena *a = l->arena;
	struct term *x = &l->term[more], *y = &l->term[less];
	struct rat p, q;
	if (!ledger_comparable(l, more, claim, &p) || !ledger_comparable(l, less, claim, &q))
		return;
	f->computed = range_sub(a, range_mul(a, x->range, range_point(p)), range_mul(a, y->range, range_point(q)));
	f->exact = x->exact && y->exact;
	f->has_point = x->has_point && y->has_point;
	if (f->has_point)
		f->point = rat_sub(a, rat_mul(a, x->point, p), rat_mul(a, y->point, q));
	finding_judge(a, f);
	ledger_add(l, f);
}

static void
judge_claim(struct ledger *l, size_t i, enum claim claim)
{
	struct finding f = { .rule = RULE_COMPLETION, .members = 3 };
	size_t target, actual;
	if (!find_pair(l, i, &target, &actual) || !same_period(l, ledger_clause(l, i), target))
		return;
	term_measure(l->arena, &l->term[i]);
	f.member[0] = &l->term[i];
	f.member[1] = &l->term[actual];
	f.member[2] = &l->term[target];
	if (claim == CLAIM_RATE || claim == CLAIM_RATE_OR_EXCESS)
		judge_rate(l, &f, target, actual, claim == CLAIM_RATE_OR_EXCESS);
	else if (claim == CLAIM_EXCESS)
		judge_amount(l, &f, i, actual, target);
	else
		judge_amount(l, &f, i, target, actual);
}

/* 完成1.2万亩，占任务2万亩的60%: the target stands in the claim. */
static bool
check_inner_target(struct ledger *l, size_t i)
{
	struct stretch s = ledger_before(l, i), lead;
	struct finding f = { .rule = RULE_COMPLETION, .members = 3 };
	if (i < 2 || !term_percent(&l->term[i]) || !ledger_same(l, i - 2, i) ||
	    !stretch_begins(s, CHARACTER_OF) || stretch_words(s) > 2)
		return false;
	size_t target = i - 1, actual = i - 2;
	lead = ledger_clause(l, target);
	if (tie_last(lead, TIE_BIT(TASK)) == NULL || !term_counts(&l->term[target]) || !term_counts(&l->term[actual]) ||
	    (tie_last(lead, TIE_BIT(SHARE) | TIE_BIT(DONE) | TIE_BIT(TO)) == NULL && !stretch_begins(lead, CHARACTER_IS)) ||
	    list_gap(ledger_before(l, target)) > GAP_COMMA)
		return false;
	term_measure(l->arena, &l->term[i]);
	f.member[0] = &l->term[i];
	f.member[1] = &l->term[actual];
	f.member[2] = &l->term[target];
	judge_rate(l, &f, target, actual, false);
	return true;
}

/* 已改厕, 实改厕. */
static bool
is_done(struct stretch s)
{
	return tie_last(s, TIE_BIT(DONE)) != NULL || stretch_begins(s, CHARACTER_REALLY);
}

/* 应改厕800户，已改厕720户，改厕率90%. */
static bool
check_due(struct ledger *l, size_t i)
{
	struct stretch s = ledger_clause(l, i);
	struct finding f = { .rule = RULE_COMPLETION, .members = 3 };
	struct rat factor;
	if (i < 2 || !term_percent(&l->term[i]) || !ledger_same(l, i - 2, i) ||
	    !(stretch_holds(s, CHARACTER_RATE) || tie_first(s, TIE_BIT(FINISH)) != NULL) ||
	    tie_last(ledger_clause(l, i - 2), TIE_BIT(DUE)) == NULL || !is_done(ledger_clause(l, i - 1)) ||
	    !term_counts(&l->term[i - 1]) || !term_counts(&l->term[i - 2]) ||
	    list_gap(ledger_before(l, i)) > GAP_COMMA || list_gap(ledger_before(l, i - 1)) > GAP_COMMA ||
	    stretch_words(ledger_before(l, i - 1)) != stretch_words(ledger_clause(l, i - 1)) ||
	    !ledger_comparable(l, i - 1, i - 2, &factor))
		return false;
	term_measure(l->arena, &l->term[i]);
	f.member[0] = &l->term[i];
	f.member[1] = &l->term[i - 1];
	f.member[2] = &l->term[i - 2];
	judge_rate(l, &f, i - 2, i - 1, false);
	return true;
}

void
check_completions(struct ledger *l)
{
	for (size_t i = 2; i < l->terms; i++) {
		if (check_inner_target(l, i) || check_due(l, i))
			continue;
		enum claim claim = read_claim(l, i);
		if (claim != CLAIM_NONE)
			judge_claim(l, i, claim);
	}
}
