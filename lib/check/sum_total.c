/* A total behind its parts (共计), and the rest that closes a list without 其中. */
#include "kind.h"
#include "ledger.h"
#include "list.h"
#include "sum.h"

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
		if (sum_some_make(l, total, &tail))
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
	sum_add_up(l, &f, total, &list, list.parts);
	finding_judge(l->arena, &f);
	ledger_add(l, &f);
}

void
sum_check_following(struct ledger *l, size_t total)
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
void
sum_check_rest(struct ledger *l, size_t rest)
{
	struct finding f;
	struct list list;
	if (!term_counts(&l->term[rest]) || l->whole[rest] != NO_TERM ||
	    tie_last(ledger_clause(l, rest), TIE_BIT(REST)) == NULL)
		return;
	gather(l, rest, NO_TERM, &list);
	if (list.parts < 2 || l->whole[list.part[1]] != NO_TERM || sum_is_gain(l, list.part[1]))
		return;
	size_t total = list.part[0];
	if (!kind_names_itself(l->arena, &l->term[rest]) && !(list.parts == 2 && is_bare_progress(l, total, list.part[1])))
		return;
	memmove(list.part, list.part + 1, (list.parts - 1) * sizeof *list.part);
	list.part[list.parts - 1] = rest;
	sum_add_up(l, &f, total, &list, list.parts);
	f.unsure = list.parts != 2 || l->whole[total] != NO_TERM;
	finding_judge(l->arena, &f);
	ledger_add(l, &f);
}
