#ifndef RR_SCAN_H
#define RR_SCAN_H
/* Scan: which rules speak in one text (a heading, a sentence, a figure's noun),
 * and where.  One pass finds all words and the literals of all patterns; then
 * the patterns whose literal was seen are run on its sentence.
 *
 * Of words of one family (topic, stage) that lie one within the other only the
 * longest speaks: 公共卫生 keeps 卫生 quiet.  Patterns stand beside words and
 * neither hide nor are hidden. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "../base/slice.h"
#include "pattern.h"
#include "rules.h"
#include "words.h"

enum { SCAN_MOST_HITS = 1 << 16 };      /* of one text; what comes after is not counted */

struct hit {
	uint32_t rule;
	uint32_t begin, end;            /* code points of the text */
};

struct hits {
	struct hit *hit;
	size_t count, cap;
};

/* One rule that a word of the automaton is for; for a pattern's rule the word
 * is one of its literals. */
struct scan_use {
	uint32_t rule;
	uint32_t next;                  /* index + 1 */
};

/* A literal seen, its pattern still to be run. */
struct scan_seen {
	uint32_t rule;
	size_t byte;                    /* where the literal ends */
	uint32_t cp;
};

struct scanner {
	struct rules *rules;
	struct words words;
	struct scan_use *use;
	uint32_t *first_use;            /* by the automaton's word id: index + 1 */
	size_t uses, uses_cap, ids;
	struct scan_seen *seen;
	size_t seens;
	size_t *searched;               /* by pattern: bytes of the text done */
	struct pattern_search search;
	char *window;                   /* a folded sentence */
	struct arena arena;             /* words made of those with \d */
};

/* scanner_open readies s for rules, which must outlive it and stay unchanged. */
void scanner_open(struct scanner *s, struct rules *rules);
void scanner_close(struct scanner *s);

/* scan finds the rules that may count in places (bits 1 << place) and speak in
 * text (valid UTF-8); *out is emptied first. For each family hits of words come
 * in the order of their ends. */
void scan(struct scanner *s, struct slice text, uint32_t places, struct hits out[FAMILIES]);

void hits_free(struct hits *h);

#endif
