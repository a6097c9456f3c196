#include "target.h"

#include "../base/utf8.h"

static bool
add_one(struct unit_targets *t, struct arena *a, const struct unit_table *table,
    struct slice part, struct target_error *err)
{
	static const struct unit_sense any = { .per = false };
	const char *equals = memchr(part.ptr, '=', part.len);
	*err = (struct target_error){ "DIMENSION=UNIT expected", part };
	if (equals == NULL)
		return false;
	size_t n = (size_t)(equals - part.ptr);
	struct slice dim = slice_sub(part, 0, n);
	struct unit_target new = { .name = slice_sub(part, n + 1, part.len) };
	err->part = new.name;
	err->reason = "unknown unit";
	if (utf8_valid(part) != part.len || !unit_find(table, a, new.name, &any, &new.unit))
		return false;
	err->reason = "unit without a factor";
	if (!new.unit.linear)
		return false;
	err->reason = "unit is not of the dimension it is given for";
	err->part = part;
	if (!slice_eq(dim, new.unit.dim))
		return false;
	t->target = mem_grow(t->target, t->count + 1, sizeof *t->target);
	t->target[t->count++] = new;
	return true;
}

bool
unit_targets_add(struct unit_targets *t, struct arena *a, const struct unit_table *table,
    struct slice list, struct target_error *err)
{
	struct slice part;
	while (slice_next(&list, ',', &part))
		if (!add_one(t, a, table, part, err))
			return false;
	return true;
}

const struct unit_target *
unit_targets_find(const struct unit_targets *t, const struct unit *unit, struct conversion *how)
{
	for (size_t i = t->count; i-- > 0;) {
		const struct unit *to = &t->target[i].unit;
		if (!slice_eq(to->dim, unit->dim) || !slice_eq(to->si, unit->si))
			continue;
		struct ratio offset, zero = unit->difference ? RATIO_ZERO : to->offset;
		if (unit->linear && ratio_div(unit->factor, to->factor, &how->factor) &&
		    ratio_sub(unit->offset, zero, &offset) &&
		    ratio_div(offset, to->factor, &how->offset))
			return &t->target[i];
		return NULL;
	}
	return NULL;
}

void
unit_targets_free(struct unit_targets *t)
{
	mem_free(t->target);
	*t = (struct unit_targets){ 0 };
}
