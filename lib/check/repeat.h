#ifndef RR_REPEAT_H
#define RR_REPEAT_H
/* What was said before: states of a whole area (全县共有农户1200户), each under the
 * words it was said in, so that another count in the same words can be held
 * against it.  The table is bounded; of more, the oldest is let go. */
#include <stddef.h>
#include <stdint.h>
#include "ledger.h"

#define REPEAT_MAX 1024

struct said {
	char *text;             /* owned: the words, then the texts of term; NULL: not in use */
	size_t words;           /* bytes of the words */
	struct term term;
};

struct repeat_table {
	struct said said[REPEAT_MAX];
	size_t next;
};

/* check_repeats looks over the segment, and notes what it says in t. */
void check_repeats(struct ledger *l, struct repeat_table *t);

/* repeat_forget empties t. */
void repeat_forget(struct repeat_table *t);

#endif
