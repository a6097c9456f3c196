/* hundred: percentages that together are one whole (收入结构中…分别占30%、45%、25%).
 * The last is the claim, held against what the others leave of 100; each may be off
 * by half a unit of its last digit. */
#include "ledger.h"
#include "list.h"

#define EACH_WORDS 1            /* between the percentages of one 分别占: 和 is none, 约 is one */
#define SHARES_MIN 3            /* fewer add up to 100 by chance */

/* A row of percentages. */
struct shares {
	size_t part[FINDING_MEMBERS];   /* terms */
	size_t parts;
	bool each;                      /* 分别占30%、20%: one 占 for all */
	bool composed;                  /* the text says that they make a whole: 结构, 其余 */
	bool crossed;                   /* of persons' or things' traits: 党员占60%，青年占50% */
};

/* 占 before a percentage that is of nothing else: not 占任务的, 占比提高. */
static const struct tie *
share_word(const struct ledger *l, size_t i)
{
	struct stretch s = ledger_clause(l, i);
	const uint64_t other = TIE_BIT(TASK) | TIE_BIT(RISE) | TIE_BIT(FALL) | TIE_BIT(COMPARE) | TIE_BIT(EXCEED) |
	    TIE_BIT(DONERATE) | TIE_BIT(SUM);
	return tie_first(s, other) == NULL ? tie_last(s, TIE_BIT(SHARE)) : NULL;
}

/* The words between 占 and the percentage name a whole, which need not be that of
 * the others: 占全镇劳力的30%. */
static bool
names_whole(const struct ledger *l, size_t i, const struct tie *share)
{
	return stretch_words(stretch_from(ledger_clause(l, i), share->at + share->length)) > EACH_WORDS;
}

/* Whether percentage i goes on the row: with a 占 of its own, or under the first's 分别. */
static bool
goes_on(const struct ledger *l, const struct shares *row, size_t i)
{
	struct stretch s = ledger_before(l, i);
	if (row->each)
		return stretch_words(s) <= EACH_WORDS && list_gap(s) <= GAP_COMMA;
	const struct tie *share = share_word(l, i);
	return share != NULL && !names_whole(l, i, share) && tie_last(s, TIE_BIT(AMONG)) == NULL &&
	    stretch_words(s) == stretch_words(stretch_clause(s));
}

/* The next percentage behind term i of the sentence; figures in its noun (收入5万元以上
 * 的占30%) are passed over. NO_TERM when another figure stands before it. */
static size_t
next_percent(const struct ledger *l, size_t i)
{
	size_t next = i + 1;
	while (next < l->terms && ledger_same(l, i, next) && !term_percent(&l->term[next])) {
		struct stretch s = ledger_after(l, next++);
		if (next >= l->terms || list_gap(s) > GAP_NONE || stretch_words(s) == 0)
			return NO_TERM;
	}
	if (next >= l->terms || !ledger_same(l, i, next))
		return NO_TERM;
	struct stretch between = { l->term[i].in, l->term[i].end, l->term[next].begin };
	return stretch_stops(between) ? NO_TERM : next;
}

static void
take(const struct ledger *l, struct shares *row, size_t i)
{
	struct stretch s = ledger_before(l, i);
	row->composed |= tie_last(s, TIE_BIT(COMPOSE) | TIE_BIT(REST)) != NULL;
	row->crossed |= tie_last(s, TIE_BIT(CROSS) | TIE_BIT(QUALITY)) != NULL;
	row->part[row->parts++] = i;
}

static void
read_shares(const struct ledger *l, size_t first, struct shares *row)
{
	size_t i = first;
	*row = (struct shares){ .each = tie_last(ledger_clause(l, first), TIE_BIT(EACH)) != NULL };
	if (first > 0 && ledger_same(l, first - 1, first))
		row->composed = tie_last(ledger_before(l, first - 1), TIE_BIT(COMPOSE)) != NULL;
	take(l, row, first);
	while (row->parts < FINDING_MEMBERS && (i = next_percent(l, i)) != NO_TERM && goes_on(l, row, i))
		take(l, row, i);
}

/* The last of the row and what the others leave. */
static void
leave_of_hundred(struct ledger *l, struct finding *f, const struct shares *row)
{
	struct arena *a = l->arena;
	struct rat hundred = rat_from_dec(a, dec_from_uint(a, 100));
	size_t last = row->part[row->parts - 1];
	*f = (struct finding){ .rule = RULE_HUNDRED, .exact = true, .has_point = true, .point = hundred };
	f->computed = range_point(hundred);
	term_measure(a, &l->term[last]);
	f->member[f->members++] = &l->term[last];
	for (size_t i = 0; i + 1 < row->parts; i++) {
		struct term *t = &l->term[row->part[i]];
		term_measure(a, t);
		f->member[f->members++] = t;
		f->computed = range_sub(a, f->computed, t->range);
		f->exact &= t->exact;
		f->has_point &= t->has_point;
		if (f->has_point)
			f->point = rat_sub(a, f->point, t->point);
	}
}

/* A contradiction only where the text says that they are a whole: traits overlap,
 * and without 其余 what falls short of 100 may be left out. */
static void
check_row(struct ledger *l, const struct shares *row)
{
	struct finding f;
	leave_of_hundred(l, &f, row);
	finding_judge(l->arena, &f);
	bool exceeds = range_side(l->arena, f.member[0]->range, f.computed) == RANGE_ABOVE;
	bool whole = tie_last(ledger_clause(l, row->part[row->parts - 1]), TIE_BIT(REST)) != NULL;
	if (f.status == STATUS_OFF && !exceeds && !whole) {
		f.status = STATUS_OPEN;
		f.reason = REASON_INCOMPLETE;
	} else if (f.status == STATUS_OFF && (!row->composed || (row->crossed && !whole))) {
		f.status = STATUS_OPEN;
		f.reason = REASON_OVERLAP;
	}
	/* 女性占38%，党员占25%: nobody claims anything. */
	if (f.status == STATUS_OPEN && !row->composed && (f.reason == REASON_INCOMPLETE || row->crossed))
		return;
	ledger_add(l, &f);
}

void
check_hundreds(struct ledger *l)
{
	struct shares row;
	for (size_t i = 0; i < l->terms; i++) {
		if (!term_percent(&l->term[i]) || share_word(l, i) == NULL)
			continue;
		read_shares(l, i, &row);
		if (row.parts >= SHARES_MIN || (row.parts == 2 && row.composed))
			check_row(l, &row);
		i = row.part[row.parts - 1];
	}
}
