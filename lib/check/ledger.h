#ifndef RR_LEDGER_H
#define RR_LEDGER_H
/* The figures of one segment in the order they stand, with the text between them:
 * what the rules read, and where they put what they find. */
#include <stdbool.h>
#include <stddef.h>
#include "../base/mem.h"
#include "finding.h"
#include "term.h"
#include "tie.h"

struct ledger {
	struct arena *arena;
	struct term *term;
	size_t terms;
	size_t *whole;                  /* for each term the one it is a part of, NO_TERM when none */
	struct finding *finding;
	size_t findings, finding_cap;
};

#define NO_TERM ((size_t)-1)

/* ledger_before returns the text between term i and the one before it in its
 * passage (or the passage's beginning); ledger_after that behind it. */
struct stretch ledger_before(const struct ledger *l, size_t i);
struct stretch ledger_after(const struct ledger *l, size_t i);

/* ledger_clause returns the last clause of ledger_before. */
struct stretch ledger_clause(const struct ledger *l, size_t i);

/* ledger_same returns whether terms i and j stand in one passage; ledger_follows
 * whether j opens the passage right behind that of i, its last figure. */
bool ledger_same(const struct ledger *l, size_t i, size_t j);
bool ledger_follows(const struct ledger *l, size_t i, size_t j);

/* ledger_comparable: term_measure of both, and kind_compare. */
bool ledger_comparable(struct ledger *l, size_t i, size_t j, struct rat *factor);

/* ledger_add keeps a finding that finding_judge has seen. */
void ledger_add(struct ledger *l, const struct finding *f);

/* ledger_percent_of gives in f what part is of whole in percent, to be held
 * against the claim f->member[0]; false when whole is nothing. */
bool ledger_percent_of(struct ledger *l, struct finding *f, size_t part, size_t whole);

/* The rules; each looks over the whole segment. sum comes first, for it finds
 * what is part of what. */
void check_sums(struct ledger *l);
void check_shares(struct ledger *l);
void check_hundreds(struct ledger *l);
void check_completions(struct ledger *l);
void check_changes(struct ledger *l);
void check_products(struct ledger *l);

#endif
