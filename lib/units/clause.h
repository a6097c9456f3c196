#ifndef RR_UNIT_CLAUSE_H
#define RR_UNIT_CLAUSE_H
/* The clause a figure stands in, folded and without blanks: what its words say of
 * its unit that the unit itself does not. */
#include <stdbool.h>
#include <stdint.h>
#include "../base/slice.h"

enum {
	CLAUSE_BEFORE = 24,     /* code points before the figure that are looked at */
	CLAUSE_AFTER = 8,       /* and behind it */
	CLAUSE_PADDING = 8      /* zeros behind each part */
};

/* Where a figure stands: code points [begin, end) of text, valid UTF-8; text.ptr
 * NULL when it is not known. */
struct figure_place {
	struct slice text;
	uint64_t begin, end;
};

struct unit_clause {
	uint32_t before[CLAUSE_BEFORE + CLAUSE_PADDING], after[CLAUSE_AFTER + CLAUSE_PADDING];
	uint16_t code[CLAUSE_BEFORE + CLAUSE_PADDING];  /* of those before (character.h) */
	uint32_t n_before, n_after;
};

/* clause_read reads what stands in the figure's clause before and behind it. */
void clause_read(const struct figure_place *place, struct unit_clause *c);

/* clause_has returns whether the n folded code points at word stand in c, all
 * before or all behind the figure. */
bool clause_has(const struct unit_clause *c, const uint32_t *word, uint32_t n);

#endif
