#ifndef RR_SUM_H
#define RR_SUM_H
/* Within the rule sum: how the parts of a row are held against their total. */
#include <stdbool.h>
#include "ledger.h"
#include "list.h"

/* What opens a row of parts. */
#define OPENERS (TIE_BIT(AMONG) | TIE_BIT(OF) | TIE_BIT(EACH) | TIE_BIT(INCLUDE) | TIE_BIT(SUCH))
#define SUCH_NEAR 3             /* figures between a total and its examples */

enum opening {
	OPEN_NONE,
	OPEN_AMONG,     /* parts that need not be all */
	OPEN_ALL,       /* parts that must be all */
	OPEN_PLAIN      /* a bracket or colon: all or not */
};

/* sum_judge adds the finding for the row list of total, and notes what is part of
 * what; parts of a part leave the list. unsure: never off. */
void sum_judge(struct ledger *l, size_t total, struct list *list, enum opening opening, bool unsure);

/* sum_add_up fills f with total and the first count parts of list, added up in total's
 * unit. */
void sum_add_up(struct ledger *l, struct finding *f, size_t total, const struct list *list, size_t count);

/* sum_some_make: a row whose end is in doubt is right when some beginning of it makes
 * the total; then adds the finding and returns true. */
bool sum_some_make(struct ledger *l, size_t total, const struct list *list);

/* sum_is_gain returns whether term i is what was gained (比上年增加5家, 增产0.3万吨),
 * which a row behind it is hardly of. */
bool sum_is_gain(const struct ledger *l, size_t i);

/* The sums that a text can tell: a row that opens before term i, a total i behind its
 * parts, a rest i that closes a list. */
void sum_check_row(struct ledger *l, size_t i);
void sum_check_following(struct ledger *l, size_t total);
void sum_check_rest(struct ledger *l, size_t rest);

/* check_groups takes the rows that rr-nums has found (rel, group) and the words
 * between the figures have not shown: where the total stands at a distance. */
void check_groups(struct ledger *l);

#endif
