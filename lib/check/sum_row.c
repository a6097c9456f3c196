/* Where a row of parts opens (其中, 分别为, 如, a bracket) and which figure before it is
 * its total. */
#include "kind.h"
#include "ledger.h"
#include "list.h"
#include "sum.h"

#define INCLUDE_NEAR 6          /* words between a total and its 包括 */

/* N户M人中， or N户中有: the figure's noun is left out before 中. */
static bool
begins_with_middle(struct stretch s)
{
	return s.end - s.begin >= 2 && stretch_begins(s, CHARACTER_AMID) &&
	    (is_boundary(s.in->cp[s.begin + 1]) || tie_first(s, TIE_BIT(FILLER) | TIE_BIT(DONE)));
}

static bool
has_boundary(struct stretch s)
{
	for (uint32_t i = s.begin; i < s.end; i++)
		if (is_boundary(s.in->cp[i]))
			return true;
	return false;
}

/* What stands before term i makes it the first part of what came before. *at is
 * where the opening stands; *direct that nothing stands between it and the total. */
static enum opening
find_opening(const struct ledger *l, size_t i, bool *direct)
{
	struct stretch s = ledger_before(l, i), head = s, tail;
	const struct tie *tie = tie_last(s, OPENERS);
	*direct = true;
	if (tie == NULL) {
		if (begins_with_middle(s))
			return OPEN_AMONG;
		if (s.begin > 0 && s.begin < s.end && (s.in->cp[s.begin] == '(' || s.in->cp[s.begin] == ':'))
			return OPEN_PLAIN;
		return OPEN_NONE;
	}
	if (tie_first(s, TIE_BIT(AMONG)) != NULL)
		tie = tie_last(s, TIE_BIT(AMONG));
	head.end = tie->at;
	tail = stretch_from(s, tie->at + tie->length);
	while (tail.begin < tail.end && is_boundary(s.in->cp[tail.begin]))
		tail.begin++;
	if (list_gap(tail) >= (tie->classes & (TIE_BIT(EACH) | TIE_BIT(INCLUDE)) ? GAP_COMMA : GAP_SEMICOLON))
		return OPEN_NONE;
	uint32_t words = stretch_words(head);
	*direct = words == 0;
	if (tie->classes & TIE_BIT(AMONG))
		return OPEN_AMONG;
	if (stretch_stops(head))
		return OPEN_NONE;
	if (tie->classes & TIE_BIT(OF))
		return has_boundary(head) ? OPEN_NONE : OPEN_AMONG;
	if (tie->classes & TIE_BIT(INCLUDE))
		return words <= INCLUDE_NEAR ? OPEN_AMONG : OPEN_NONE;
	if (tie->classes & TIE_BIT(SUCH))
		return head.end > head.begin && is_boundary(s.in->cp[tie->at - 1]) ? OPEN_AMONG : OPEN_NONE;
	return OPEN_ALL;
}

static bool
in_brackets(struct stretch s)
{
	int depth = 0;
	for (uint32_t i = s.begin; i < s.end; i++)
		depth += (s.in->cp[i] == '(') - (s.in->cp[i] == ')');
	return depth > 0;
}

/* An income by head (人均收入12000元) has parts as well, and they are told plainly. */
static bool
can_be_total(const struct term *t)
{
	struct slice head, per;
	return term_counts(t) || (t->class == FIGURE_RATE && !t->announces && !unit_parts(t->unit, &head, &per));
}

/* 耕地2.4万亩，人均1.2亩: an average of the figure before, without a noun of its own. */
static bool
is_bare_average(const struct ledger *l, size_t i)
{
	struct stretch s = ledger_clause(l, i);
	const struct tie *per = tie_last(s, TIE_BIT(PER));
	return per != NULL && stretch_words(stretch_from(s, per->at + per->length)) <= 1;
}

/* Between a total and its row: percentages, what only announces, averages, and the
 * whole of a share (占耕地2万亩的60%). */
static bool
is_passed_over(const struct ledger *l, size_t i)
{
	if (l->term[i].class == FIGURE_PERCENT || l->term[i].announces || is_bare_average(l, i))
		return true;
	struct stretch s = ledger_after(l, i);
	return i + 1 < l->terms && ledger_same(l, i, i + 1) && l->term[i + 1].class == FIGURE_PERCENT &&
	    stretch_begins(s, CHARACTER_OF) && tie_last(ledger_clause(l, i), TIE_BIT(SHARE) | TIE_BIT(TASK)) != NULL;
}

/* The figure that a row opened before term i is part of: the last one, behind
 * which only its percentages may stand. */
static size_t
find_total(struct ledger *l, size_t i)
{
	bool opens_passage = ledger_before(l, i).begin == 0;
	size_t at = i;
	if (i == 0)
		return NO_TERM;
	if (opens_passage) {
		const struct tie *tie = tie_first(ledger_before(l, i), TIE_BIT(AMONG));
		struct stretch head = ledger_before(l, i);
		if (tie == NULL)
			return NO_TERM;
		head.end = tie->at;
		if (stretch_words(head) > 0 || !ledger_follows(l, i - 1, i))
			return NO_TERM;
	}
	for (at = i - 1; is_passed_over(l, at); at--)
		if (at == 0 || !ledger_same(l, at - 1, i - 1))
			return NO_TERM;
	return can_be_total(&l->term[at]) && (ledger_same(l, at, i) || opens_passage) ? at : NO_TERM;
}

/* The figure that examples (如) are of stands somewhat before them. */
static size_t
find_such_total(struct ledger *l, size_t i)
{
	struct rat factor;
	for (size_t part = i; part <= i + 1 && part < l->terms && ledger_same(l, i, part); part++)
		for (size_t at = i; at-- > 0 && at + SUCH_NEAR >= i && ledger_same(l, at, i); )
			if (term_counts(&l->term[part]) && term_counts(&l->term[at]) && ledger_comparable(l, at, part, &factor))
				return at;
	return NO_TERM;
}

/* A second total right before the first: 120户、300人; or, when the parts of the row
 * that begins at term i alternate likewise, at some distance: 项目12个，资金900万元，
 * 其中水利项目3个，资金200万元. */
static size_t
find_kin(struct ledger *l, size_t total, size_t i)
{
	struct rat factor;
	struct stretch s = ledger_before(l, total);
	size_t kin = total - 1;
	if (total == 0 || !ledger_same(l, kin, total) || !term_counts(&l->term[kin]))
		return NO_TERM;
	bool tight = s.end - s.begin <= 2 && stretch_words(s) == 0;
	bool listed = s.end - s.begin <= 8 && character_of(s.in->cp[s.begin])->mark == MARK_LIST && !has_boundary(s);
	bool alike = list_gap(s) <= GAP_COMMA && stretch_words(s) <= 4 && i + 1 < l->terms && ledger_same(l, i, i + 1) &&
	    term_counts(&l->term[i]) && term_counts(&l->term[i + 1]) &&
	    ((ledger_comparable(l, i, kin, &factor) && ledger_comparable(l, i + 1, total, &factor)) ||
	    (ledger_comparable(l, i, total, &factor) && ledger_comparable(l, i + 1, kin, &factor)));
	if ((!tight && !listed && !alike) || ledger_comparable(l, kin, total, &factor))
		return NO_TERM;
	return kin;
}

/* 征集意见60条，梳理为5类，其中产业类20条: the last figure is of another kind than the
 * parts; the one before may be the total, when it is said to be one. */
static bool
find_farther_total(struct ledger *l, struct list *list)
{
	struct rat factor;
	size_t at = list->total - 1;
	if (list->total == 0 || !ledger_same(l, at, list->total) || !term_counts(&l->term[at]) ||
	    !term_counts(&l->term[list->first]) ||
	    !ledger_comparable(l, at, list->first, &factor) || tie_last(ledger_clause(l, at), TIE_BIT(SUM)) == NULL)
		return false;
	list->total = at;
	list->kin = NO_TERM;
	return true;
}

/* 产量12万吨，比上年增加2万吨，其中…: the row is of what was there before the gain was
 * told. Returns whether there is such a total. */
static bool
find_before_gain(struct ledger *l, struct list *list)
{
	struct rat factor;
	for (size_t at = list->total; at-- > 0 && ledger_same(l, at, list->total) && at + SUCH_NEAR >= list->total; ) {
		if (!term_counts(&l->term[at]) || sum_is_gain(l, at))
			continue;
		if (!ledger_comparable(l, at, list->total, &factor))
			return false;
		list->total = at;
		list->kin = NO_TERM;
		return true;
	}
	return false;
}

/* A row that opens before a term. */
struct row {
	struct list list;
	enum opening opening;
	bool unsure;            /* never off */
};

static bool
find_row(struct ledger *l, size_t i, struct row *row)
{
	bool direct;
	row->opening = find_opening(l, i, &direct);
	if (row->opening == OPEN_NONE)
		return false;
	const struct tie *opener = tie_last(ledger_before(l, i), OPENERS);
	bool such = opener != NULL && opener->classes & TIE_BIT(SUCH);
	size_t total = such ? find_such_total(l, i) : find_total(l, i);
	if (total == NO_TERM)
		return false;
	row->unsure = row->opening == OPEN_ALL && !direct;
	row->list = (struct list){ .first = i, .total = total, .kin = find_kin(l, total, i),
	    .bracketed = in_brackets(ledger_before(l, i)), .complete = row->opening == OPEN_ALL && direct, .examples = such };
	return true;
}

/* Reads the row; the figure right before it may be a gain, or of another kind, and
 * the total then stands farther off. Returns false when it has been judged already. */
static bool
read_row(struct ledger *l, struct row *row)
{
	struct list *list = &row->list;
	list_read(l, list);
	if (sum_is_gain(l, list->total) && !list->examples) {
		if (sum_some_make(l, list->total, list))
			return false;
		row->unsure |= !find_before_gain(l, list);
		list_read(l, list);
	}
	if (list->parts == 0 && !list->examples && row->opening == OPEN_AMONG && find_farther_total(l, list)) {
		list_read(l, list);
		row->unsure = true;
	}
	return true;
}

void
sum_check_row(struct ledger *l, size_t i)
{
	struct row row;
	struct list *list = &row.list;
	if (!find_row(l, i, &row) || !read_row(l, &row))
		return;
	sum_judge(l, list->total, list, row.opening, row.unsure);
	if (list->kin == NO_TERM)
		return;
	size_t total = list->total;
	list->total = list->kin;
	list->kin = total;
	list_read(l, list);
	sum_judge(l, list->total, list, row.opening, row.unsure);
}
