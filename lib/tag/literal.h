#ifndef RR_LITERAL_H
#define RR_LITERAL_H
/* Literals of a pattern: a set of plain words of which at least one stands in
 * every text the PCRE2 pattern matches, so that the pattern need be run only
 * where one was seen.  Found by reading the pattern, cautiously: what is not
 * understood requires nothing. */
#include <stdbool.h>
#include <stddef.h>
#include "../base/mem.h"
#include "../base/slice.h"

struct literals {
	struct slice *word;     /* UTF-8, in the arena given */
	size_t count;           /* 0: none could be found */
};

/* literals_of returns the set required by pattern (valid UTF-8, already
 * compiled by PCRE2 without error, as rules are: folded). Of several sets the
 * one whose shortest word is longest. */
struct literals literals_of(struct arena *a, struct slice pattern);

#endif
