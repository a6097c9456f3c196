/* sum: do the parts make the total? */
#include "kind.h"
#include "ledger.h"
#include "list.h"
#include "overlap.h"
#include "sum.h"

#define OPENERS (TIE_BIT(AMONG) | TIE_BIT(OF) | TIE_BIT(EACH) | TIE_BIT(INCLUDE) | TIE_BIT(SUCH))
#define INCLUDE_NEAR 6          /* words between a total and its 包括 */
#define SUCH_NEAR 3             /* figures between a total and its 如 */

/* Fills f with total and the first count parts of list, added up in total's unit. */
static void
add_up(struct ledger *l, struct finding *f, size_t total, const struct list *list, size_t count)
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

/* A row whose end is in doubt is right when some beginning of it makes the total. */
static bool
some_make_total(struct ledger *l, size_t total, const struct list *list)
{
	struct finding f;
	for (size_t count = list->parts; count >= 2; count--) {
		add_up(l, &f, total, list, count);
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
		add_up(l, &f, total, &one, 1);
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
		if (!some_make_total(l, inner.total, &inner))
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
	if (list->sure == 0 || few || some_make_total(l, total, list))
		return;
	take_out_inner_rest(l, list);
	bool all = opening == OPEN_ALL || list->whole;
	add_up(l, &f, total, list, list->sure);
	mark_parts(l, total, list, list->sure);
	f.test = all ? TEST_EQUAL : TEST_NO_LESS;
	finding_judge(l->arena, &f);
	doubt_row(l, &f, total, list, all, unsure);
	ledger_add(l, &f);
}

/* --- where a row opens --------------------------------------------------------- */

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

/* 比上年增加5家, 增产0.3万吨: what was gained, which a row behind it is hardly of. */
static bool
is_gain(const struct ledger *l, size_t i)
{
	const struct tie *change = tie_last(ledger_clause(l, i), TIE_BIT(RISE) | TIE_BIT(FALL));
	const struct tie *than = tie_last(ledger_clause(l, i), TIE_BIT(COMPARE));
	if (change != NULL)
		return !(change->classes & TIE_BIT(TO));
	return than != NULL || l->term[i].rel == REL_DELTA;
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
		if (!term_counts(&l->term[at]) || is_gain(l, at))
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
	if (is_gain(l, list->total) && !list->examples) {
		if (some_make_total(l, list->total, list))
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

static void
check_row(struct ledger *l, size_t i)
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

/* --- 共计 behind the parts, and 其余 without 其中 ---------------------------------- */

/* Gathers backwards from total the figures of one kind with it, passing over those
 * of one kind with kin. */
static void
gather(struct ledger *l, size_t total, size_t kin, struct list *list)
{
	struct rat factor;
	size_t begin = kin != NO_TERM && kin < total ? kin : total, found = 0;
	*list = (struct list){ 0 };
	if (stretch_stops(ledger_before(l, begin)))
		return;
	for (size_t i = begin; i-- > 0 && ledger_same(l, i, total) && found < FINDING_MEMBERS - 1; ) {
		if (i + 1 < begin && list_gap(ledger_before(l, i + 1)) >= GAP_SEMICOLON)
			break;
		if (l->term[i].class == FIGURE_PERCENT)
			continue;
		if (!term_counts(&l->term[i]))
			break;
		if (ledger_comparable(l, i, total, &factor))
			list->part[FINDING_MEMBERS - 1 - found++] = i;
		else if (kin == NO_TERM || !ledger_comparable(l, i, kin, &factor))
			break;
	}
	memmove(list->part, list->part + FINDING_MEMBERS - found, found * sizeof *list->part);
	list->parts = list->sure = found;
}

/* One row from the passage's beginning on, all parts alike: nothing else can be
 * meant by 共计. */
static bool
is_plain_row(struct ledger *l, const struct list *list)
{
	size_t first = list->part[0];
	uint64_t ends = OPENERS | TIE_BIT(LEAVE) | TIE_BIT(OTHER) | TIE_BIT(SUM) | TIE_BIT(PER) | TIE_BIT(COMPARE) |
	    TIE_BIT(TASK) | TIE_BIT(TO) | TIE_BIT(RISE) | TIE_BIT(FALL);
	struct rat factor;
	for (size_t i = first; i-- > 0 && ledger_same(l, i, first); )
		if (term_counts(&l->term[i]) && ledger_comparable(l, i, first, &factor))
			return false;
	for (size_t i = 0; i < list->parts; i++) {
		struct stretch s = ledger_before(l, list->part[i]);
		if (list_shape(l, list->part[i]) != list_shape(l, first) || list_unread(s))
			return false;
		if (i > 0 && (tie_first(s, ends) != NULL || list_gap(s) != list_gap(ledger_before(l, list->part[1]))))
			return false;
	}
	return true;
}

/* Some last parts of the row make the total. */
static bool
some_tail_makes_total(struct ledger *l, size_t total, const struct list *list)
{
	for (size_t from = 0; from + 2 <= list->parts; from++) {
		struct list tail = *list;
		tail.parts = tail.sure = list->parts - from;
		memmove(tail.part, list->part + from, tail.parts * sizeof *tail.part);
		if (some_make_total(l, total, &tail))
			return true;
	}
	return false;
}

/* 投入A、B，共计投入C: the words between 共计 and the figure are those of the row. */
static bool
said_in_row(const struct ledger *l, struct stretch gap, size_t first)
{
	struct stretch s = ledger_clause(l, first);
	uint32_t n = gap.end - gap.begin;
	return stretch_finds(s, gap.in->cp + gap.begin, n);
}

/* total is added up from what stands before; kin is a second total beside it. gap is
 * what stands between 共计 and the totals, lead before it in its clause. */
static void
judge_following_total(struct ledger *l, size_t total, size_t kin, struct stretch lead, struct stretch gap)
{
	struct finding f;
	struct list list;
	gather(l, total, kin, &list);
	if (list.parts < 2 || stretch_words(gap) > 2 || some_tail_makes_total(l, total, &list))
		return;
	if (stretch_words(lead) > 0 || !said_in_row(l, gap, list.part[0]) || !is_plain_row(l, &list))
		return;
	add_up(l, &f, total, &list, list.parts);
	finding_judge(l->arena, &f);
	ledger_add(l, &f);
}

static void
check_following_total(struct ledger *l, size_t total)
{
	const struct tie *tie = tie_last(ledger_clause(l, total), TIE_BIT(ADDUP) | TIE_BIT(SUM));
	struct stretch lead = ledger_clause(l, total), gap = lead;
	struct rat factor;
	if (tie == NULL || !term_counts(&l->term[total]))
		return;
	lead.end = tie->at;
	gap.begin = tie->at + tie->length;
	/* 共 adds up only where it stands bare: ，共15所. */
	if (!(tie->classes & TIE_BIT(ADDUP)) && (stretch_words(lead) > 0 || stretch_words(gap) > 0 ||
	    list_gap(ledger_before(l, total)) != GAP_COMMA))
		return;
	size_t kin = total + 1;
	if (kin >= l->terms || !ledger_same(l, total, kin) || !term_counts(&l->term[kin]) ||
	    stretch_words(ledger_before(l, kin)) > 0 || list_gap(ledger_before(l, kin)) > GAP_ITEM ||
	    ledger_comparable(l, total, kin, &factor)) {
		judge_following_total(l, total, NO_TERM, lead, gap);
		return;
	}
	judge_following_total(l, total, kin, lead, gap);
	judge_following_total(l, kin, total, lead, gap);
}

/* 共排查隐患56处，已整改50处: the second figure has no noun of its own, so it is of
 * the first's things. */
static bool
is_bare_progress(const struct ledger *l, size_t total, size_t part)
{
	struct stretch s = ledger_clause(l, part);
	return tie_last(ledger_clause(l, total), TIE_BIT(SUM)) != NULL && tie_first(s, TIE_BIT(DONE)) != NULL &&
	    stretch_words(s) <= 4 && stretch_words(ledger_before(l, part)) == stretch_words(s) &&
	    list_shape(l, part) == 0;
}

/* 全村100户，60户已脱贫，其余40户…: total, parts, rest. */
static void
check_rest(struct ledger *l, size_t rest)
{
	struct finding f;
	struct list list;
	if (!term_counts(&l->term[rest]) || l->whole[rest] != NO_TERM ||
	    tie_last(ledger_clause(l, rest), TIE_BIT(REST)) == NULL)
		return;
	gather(l, rest, NO_TERM, &list);
	if (list.parts < 2 || l->whole[list.part[1]] != NO_TERM || is_gain(l, list.part[1]))
		return;
	size_t total = list.part[0];
	if (!kind_names_itself(l->arena, &l->term[rest]) && !(list.parts == 2 && is_bare_progress(l, total, list.part[1])))
		return;
	memmove(list.part, list.part + 1, (list.parts - 1) * sizeof *list.part);
	list.part[list.parts - 1] = rest;
	add_up(l, &f, total, &list, list.parts);
	f.unsure = list.parts != 2 || l->whole[total] != NO_TERM;
	finding_judge(l->arena, &f);
	ledger_add(l, &f);
}

void
check_sums(struct ledger *l)
{
	for (size_t i = 0; i < l->terms; i++)
		check_row(l, i);
	check_groups(l);
	for (size_t i = 2; i < l->terms; i++) {
		check_following_total(l, i);
		check_rest(l, i);
	}
}
