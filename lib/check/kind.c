#include "kind.h"

#include "../base/utf8.h"
#include "../han/fold.h"
#include "../units/unit.h"

static bool
same_folded(struct slice x, struct slice y)
{
	size_t i = 0, j = 0;
	while (i < x.len && j < y.len) {
		uint32_t c, d;
		i += utf8_decode(x.ptr + i, &c);
		j += utf8_decode(y.ptr + j, &d);
		if (han_fold(c) != han_fold(d))
			return false;
	}
	return i == x.len && j == y.len;
}

static bool
look_up(struct arena *a, const struct term *t, struct unit *u)
{
	static const struct unit_table built_in;
	struct unit_sense sense = { .what = t->what };
	sense.class = t->class == FIGURE_COUNT ? SLICE("count") :
	    t->class == FIGURE_MONEY ? SLICE("money") : SLICE("measure");
	return unit_find(&built_in, a, t->unit, &sense, u) && u->linear && u->offset.num == 0;
}

/* A classifier says how a thing is counted and not what it is: 个, 家, 篇. */
static bool
is_classifier(const struct term *t)
{
	static const struct unit_table built_in;
	uint32_t cp[UNIT_NAME_MAX + 1];
	uint32_t n = unit_fold(t->unit, cp);
	struct unit_sense sense = { .class = SLICE("count"), .what = t->what };
	const struct unit_row *row = n == 1 ? unit_table_find(&built_in, cp, n, &sense) : NULL;
	return t->class == FIGURE_COUNT && row != NULL && row->kind == UNIT_COUNT && !(row->flags & UNIT_SELF);
}

enum kind
kind_compare(struct arena *a, const struct term *x, const struct term *y, struct rat *factor)
{
	struct unit u, v;
	*factor = rat_from_dec(a, dec_from_uint(a, 1));
	if (same_folded(x->unit, y->unit))
		return KIND_SAME;
	if (x->unit.len == 0 || y->unit.len == 0 || !look_up(a, x, &u) || !look_up(a, y, &v))
		return KIND_OTHER;
	if (!slice_eq(u.dim, v.dim) || !slice_eq(u.si, v.si))
		return KIND_OTHER;
	if (u.of.len > 0 && v.of.len > 0 && slice_eq(u.of, v.of))
		return KIND_SAME;
	if (u.of.len > 0 || v.of.len > 0)
		return is_classifier(x) && is_classifier(y) ? KIND_LIKE : KIND_OTHER;
	return rat_div(a, ratio_rat(a, u.factor), ratio_rat(a, v.factor), factor) ? KIND_SAME : KIND_OTHER;
}

bool
kind_names_itself(struct arena *a, const struct term *t)
{
	struct unit u;
	if (t->class != FIGURE_COUNT)
		return true;
	return look_up(a, t, &u) && (slice_eq(u.of, SLICE("household")) || slice_eq(u.of, SLICE("person")));
}
