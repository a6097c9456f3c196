#include "kind.h"
#include "list.h"
#include "sum.h"

/* A row takes at most so many figures. */
#define GROUP_REACH FINDING_MEMBERS

/* The parts of total's group behind it that are of its kind. */
static void
gather_group(struct ledger *l, size_t total, struct list *list)
{
	struct rat factor;
	*list = (struct list){ .total = total };
	for (size_t i = total + 1; i < l->terms && i < total + GROUP_REACH && list->parts + 1 < FINDING_MEMBERS; i++) {
		const struct term *t = &l->term[i];
		if (t->group != l->term[total].group || t->rel != REL_PART || !term_counts(t) ||
		    l->whole[i] != NO_TERM || !ledger_comparable(l, i, total, &factor))
			continue;
		list->part[list->parts++] = i;
	}
	list->sure = list->parts;
}

static bool
has_parts(const struct ledger *l, size_t total)
{
	for (size_t i = total + 1; i < l->terms && i < total + GROUP_REACH; i++)
		if (l->whole[i] == total)
			return true;
	return false;
}

/* 个 does not say what is counted, and at a distance it may be another thing: such a
 * row is taken only when it holds. */
static bool
is_likely(struct ledger *l, size_t total, const struct list *list)
{
	const struct term *t = &l->term[total];
	struct range sum = { .has_lo = false };
	if (kind_names_itself(l->arena, t))
		return true;
	for (size_t i = 0; i < list->parts; i++) {
		struct rat factor;
		ledger_comparable(l, list->part[i], total, &factor);
		struct range part = range_mul(l->arena, l->term[list->part[i]].range, range_point(factor));
		sum = i == 0 ? part : range_add(l->arena, sum, part);
	}
	return range_side(l->arena, t->range, sum) != RANGE_BELOW;
}

/* is_share: 学生5万人,脱贫学生7215人,占学生总数的14.1%: whether the one part of the total's group is told with its share of what
 * the share's act names, which check_shares asks, and no list begins. */
static bool
is_share(const struct ledger *l, size_t total, const struct list *list)
{
	if (list->parts != 1)
		return false;
	size_t next = list->part[0] + 1;
	return next < l->terms && l->term[next].group == l->term[total].group && l->term[next].rel == REL_PART &&
		l->term[next].class == FIGURE_PERCENT && l->term[next].act.len > 0;
}

void
check_groups(struct ledger *l)
{
	struct list list;
	for (size_t i = 0; i + 1 < l->terms; i++) {
		const struct term *t = &l->term[i];
		if (t->group == 0 || t->rel != REL_TOTAL || !term_counts(t) || has_parts(l, i))
			continue;
		gather_group(l, i, &list);
		if (is_share(l, i, &list))
			continue;
		/* 300亩、200亩: figures of one row, none of them a part of another. */
		if (list.parts > 0 && stretch_words(ledger_before(l, list.part[0])) > 0 && is_likely(l, i, &list))
			sum_judge(l, i, &list, OPEN_AMONG, true);
	}
}
