#ifndef RR_ANNOTATE_H
#define RR_ANNOTATE_H
/* What rr-units does to a record: a quantity gets the members dim, si, ucum, of
 * and, when a target unit is wanted, to; behind those it has, which stay byte for
 * byte. Dates and ordinals are no amounts of anything and pass unchanged. */
#include <stdint.h>
#include "../base/json.h"
#include "../base/out.h"
#include "table.h"
#include "target.h"

#define UNKNOWN_UNITS 32        /* so many are told apart */

struct unknown_unit {
	char name[64];          /* cut when longer */
	size_t len;
	uint64_t figures;
};

/* The filter's state; zero-initialise it. */
struct units {
	struct unit_table table;
	struct unit_targets targets;
	struct unknown_unit unknown[UNKNOWN_UNITS];
	size_t unknowns;
	uint64_t unknown_figures;       /* all of them, also beyond the array */
};

/* units_quantity writes the record of a quantity, parsed from line into obj, with
 * its new members to out, without its newline. Returns NULL, or why the record
 * cannot be handled (lower case, static); then nothing was written. */
const char *units_quantity(struct units *units, struct arena *a,
    const struct json_object *obj, struct slice line, struct out *out);

/* units_free gives back all the state holds. */
void units_free(struct units *units);

#endif
