#ifndef RR_TARGET_H
#define RR_TARGET_H
/* The units a user wants figures in, one a dimension: "area=亩,money=万元". */
#include <stddef.h>
#include "../base/mem.h"
#include "../base/slice.h"
#include "convert.h"
#include "unit.h"

struct unit_target {
	struct slice name;      /* as the user wrote it */
	struct unit unit;
};

struct unit_targets {
	struct unit_target *target;
	size_t count;
};

/* What is wrong with a list of targets: a reason (lower case, static) and the
 * part it is about. */
struct target_error {
	const char *reason;
	struct slice part;
};

/* unit_targets_add reads list, "DIM=UNIT,…", which must live as long as targets;
 * false with err filled when a unit is not in the table, has no factor, or is
 * of another dimension. Of two for one dimension the later counts. */
bool unit_targets_add(struct unit_targets *targets, struct arena *a,
    const struct unit_table *table, struct slice list, struct target_error *err);

/* unit_targets_find returns the target a figure in unit can be carried to, and
 * how; NULL when there is none: no target of its dimension, another currency. */
const struct unit_target *unit_targets_find(const struct unit_targets *targets,
    const struct unit *unit, struct conversion *how);

void unit_targets_free(struct unit_targets *targets);

#endif
