#ifndef RR_FINDING_H
#define RR_FINDING_H
/* A finding: one claim of the text held against what its other figures give.
 *
 * ok    no reading of the figures as written contradicts the claim
 * off   every reading does
 * open  the text leaves it open: blanked or approximate figures, a list that
 *       need not be complete, a whole that is not named; reason says which */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "../base/out.h"
#include "range.h"
#include "term.h"

enum check_rule { RULE_SUM, RULE_SHARE, RULE_HUNDRED, RULE_COMPLETION, RULE_CHANGE, RULE_PRODUCT, RULE_REPEAT, RULES };
enum check_status { STATUS_OK, STATUS_OFF, STATUS_OPEN, STATUSES };

/* How claimed must stand to computed. */
enum check_test { TEST_EQUAL, TEST_NO_LESS, TEST_MORE, TEST_LESS };

enum check_reason {
	REASON_NONE,
	REASON_MASKED,          /* a digit is blanked */
	REASON_APPROXIMATE,     /* 余, 约, 近 leave it open */
	REASON_ROUNDING,        /* only if the members were rounded they make the claim */
	REASON_INCOMPLETE,      /* the parts listed fall short, and need not be all */
	REASON_OVERLAP,         /* the parts may share members */
	REASON_BASE,            /* the whole is not named, or not for certain */
};

#define FINDING_MEMBERS 64

struct finding {
	enum check_rule rule;
	enum check_status status;
	enum check_test test;
	enum check_reason reason;
	const struct term *member[FINDING_MEMBERS];     /* the first makes the claim */
	size_t members;
	struct range computed;          /* in the unit of the first member */
	bool exact;                     /* all but the first member are exact */
	bool has_point;
	struct rat point;               /* computed, from the values written */
	bool unsure;                    /* so read it may be wrong: never off */
};

/* finding_judge sets status and reason from the first member and computed. */
void finding_judge(struct arena *a, struct finding *f);

/* The names used in records and options; NULL past the last. */
const char *rule_name(enum check_rule rule);
const char *status_name(enum check_status status);

/* finding_put writes f as a record; head is the raw members that tell its place
 * ("doc":…,"report":…,"seg":…), which are copied. */
void finding_put(struct arena *a, struct out *o, struct slice head, const struct finding *f);

#endif
