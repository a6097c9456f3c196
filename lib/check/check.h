#ifndef RR_CHECK_H
#define RR_CHECK_H
/* The checker: holds the figures of one segment, and when it is over puts what
 * the rules found.  A segment is a run of records with the same doc, report and
 * seg (or line); of one with very many figures, or very long text, only a bounded
 * stretch is held at a time. */
#include <stdbool.h>
#include <stdint.h>
#include "../base/json.h"
#include "../base/out.h"
#include "ledger.h"
#include "repeat.h"

struct checker {
	unsigned rules;                 /* set of 1 << enum check_rule */
	unsigned statuses;              /* set of 1 << enum check_status */
	bool by_report;                 /* repeat looks over a report, not a segment */

	struct arena arena;             /* of the segment */
	struct ledger ledger;
	size_t term_cap, text_held;
	struct slice head;              /* raw members that tell the segment */
	char *head_buf;
	size_t head_cap;
	struct repeat_table repeats;
	uint64_t count[RULES][STATUSES];
};

/* checker_open readies c for all rules and statuses; checker_close frees. */
void checker_open(struct checker *c);
void checker_close(struct checker *c);

/* checker_enter is told of each record that belongs to a segment, before it goes
 * out: when another segment begins, the findings of the one before are put. */
void checker_enter(struct checker *c, const struct json_object *record, struct out *o);

/* checker_add takes a quantity record of the segment entered. Returns NULL, or
 * what the record lacks. */
const char *checker_add(struct checker *c, const struct json_object *record, struct out *o);

/* checker_end puts the findings of the last segment. */
void checker_end(struct checker *c, struct out *o);

#endif
