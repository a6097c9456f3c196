#ifndef RR_PATTERN_H
#define RR_PATTERN_H
/* Pattern: a PCRE2 pattern of a rule, compiled once, matched within bounds.
 * It is written in either script and matched against folded text, one sentence
 * at a time.  Neither a hostile pattern nor a hostile text can hang it: a
 * sentence is cut at PATTERN_WINDOW characters, each attempt has a match, depth
 * and heap limit, and attempts begin no later than where a required literal
 * was seen. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "../base/mem.h"
#include "../base/slice.h"
#include "literal.h"

enum {
	PATTERN_WINDOW = 400,           /* characters before and after the literal */
	PATTERN_MATCH_LIMIT = 20000,    /* PCRE2's counts, see pcre2api(3) */
	PATTERN_DEPTH_LIMIT = 1000,
	PATTERN_HEAP_LIMIT = 1024       /* KiB */
};

struct pattern {
	struct slice source;            /* as written, without the slashes */
	struct literals need;           /* folded; one of them stands in every match */
	void *code;                     /* pcre2_code */
	bool compiled_jit;              /* JIT was tried: on the first use */
	uint64_t gave_up;               /* times that a limit was met */
};

struct pattern_error {
	size_t offset;                  /* byte in source */
	char reason[256];
};

/* A searcher holds what matching needs and no pattern owns. */
struct pattern_search {
	void *data, *context;           /* pcre2_match_data, pcre2_match_context */
};

/* pattern_compile compiles source (valid UTF-8) into *p; the literals live in a.
 * Returns false and fills err when PCRE2 refuses it. need is left empty when no
 * literal could be found in it. */
bool pattern_compile(struct pattern *p, struct arena *a, struct slice source, struct pattern_error *err);
void pattern_free(struct pattern *p);

/* pattern_fold returns s folded (han_fold, as patterns see text): s itself when
 * that changes nothing, else a copy in a. */
struct slice pattern_fold(struct arena *a, struct slice s);

/* pattern_is_folded returns whether folding changes nothing in s (valid UTF-8). */
bool pattern_is_folded(struct slice s);

void pattern_search_open(struct pattern_search *s);
void pattern_search_close(struct pattern_search *s);

/* pattern_next looks in folded text from byte *from on, for a match that begins
 * at or before byte last. True: [*begin, *end) is the match and *from where to
 * go on. False: none, or a limit was met (p->gave_up counts). */
bool pattern_next(struct pattern *p, struct pattern_search *s, struct slice text,
	size_t *from, size_t last, size_t *begin, size_t *end);

#endif
