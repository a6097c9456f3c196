#ifndef RR_SUM_H
#define RR_SUM_H
/* Within the rule sum: how the parts of a row are held against their total. */
#include <stdbool.h>
#include "ledger.h"
#include "list.h"

enum opening {
	OPEN_NONE,
	OPEN_AMONG,     /* parts that need not be all */
	OPEN_ALL,       /* parts that must be all */
	OPEN_PLAIN      /* a bracket or colon: all or not */
};

/* sum_judge adds the finding for the row list of total, and notes what is part of
 * what; parts of a part leave the list. unsure: never off. */
void sum_judge(struct ledger *l, size_t total, struct list *list, enum opening opening, bool unsure);

/* check_groups takes the rows that rr-nums has found (rel, group) and the words
 * between the figures have not shown: where the total stands at a distance. */
void check_groups(struct ledger *l);

#endif
