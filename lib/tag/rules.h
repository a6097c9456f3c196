#ifndef RR_RULES_H
#define RR_RULES_H
/* Rules: which words and patterns speak for which topic or stage, and how much
 * a word weighs by the place where it stands.  A text file that users read and
 * change; the grammar is in rr-tag(1), the default file is lib/data/topics.rules.
 *
 *	[livelihood/education]          a topic; [stage done] a stage; [score] numbers
 *	3  学校 教师                    a weight, then words or /patterns/
 *	2  学生 ; not before 公寓       and conditions */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "../base/mem.h"
#include "../base/slice.h"
#include "pattern.h"

/* Where in a record a word stands. */
enum place {
	PLACE_HEADING,          /* headings of the enclosing segments (path) */
	PLACE_INTRO,            /* paragraph that announces the list they are in */
	PLACE_TITLE,            /* the report's title */
	PLACE_LEAD,             /* first clause of a segment's own text */
	PLACE_TEXT,             /* the rest of it */
	PLACE_NEAR,             /* the clause in which a figure stands */
	PLACE_FAR,              /* the rest of a figure's sentence */
	PLACE_WHAT,             /* what a figure counts */
	PLACE_ACT,              /* the verb that governs it */
	PLACE_REL,              /* how it relates to others: target, actual … */
	PLACES
};

/* Topics and stages are scored alike but apart. */
enum family { FAMILY_TOPIC, FAMILY_STAGE, FAMILIES };

enum {
	RULES_ONE = 1000,               /* weights and factors are whole thousandths */
	RULES_MOST = 768 * 1024         /* bytes of all rules read: 13 times the built-in ones */
};

struct label {
	struct slice name;      /* "livelihood/education", "done" */
	enum family family;
	int64_t prior;          /* weight of its * rules: every record has it */
};

/* Conditions of a line of rules, shared by its words. */
struct condition {
	uint32_t places;                /* bit 1 << place: where it counts */
	struct slice *not_before, *not_after; /* folded UTF-8 */
	size_t not_befores, not_afters;
	struct slice *need;             /* literals given for a pattern */
	size_t needs;
};

#define RULES_NO_LABEL UINT32_MAX

struct rule {
	uint32_t label;                 /* RULES_NO_LABEL: [none] and [stage none], only hides */
	enum family family;
	int64_t weight;
	const struct condition *condition;
	struct slice source;            /* as written; a pattern with its slashes */
	struct slice word;              /* folded, \d in it as written; empty for a pattern */
	int32_t pattern;                /* index, -1 for a word */
	const char *file;
	uint32_t line, column;          /* column in bytes; both from 1 */
};

/* What is wrong with a rules file, or may be. */
struct fault {
	const char *file;
	uint32_t line, column;
	bool warning;                   /* allowed, but surely not meant */
	struct slice text;
};

struct rules {
	struct arena arena;
	size_t bytes;                   /* of the rules read */
	struct label *label;
	size_t labels, labels_cap;
	struct rule *rule;
	size_t rules, rules_cap;
	struct pattern *pattern;
	size_t patterns, patterns_cap;
	struct fault *fault;
	size_t faults, faults_cap;
	size_t errors;                  /* faults that are no warnings */
	/* [score], in thousandths but for top */
	int64_t factor[FAMILIES][PLACES];
	int64_t outer[FAMILIES];        /* a heading counts so much less than the one inside it */
	int64_t again[2];               /* a word's second time and further times in a place */
	int64_t min, share;             /* least score, and least share of the best topic's */
	size_t top;
};

/* rules_open readies r, without rules and with neutral scores. */
void rules_open(struct rules *r);
void rules_free(struct rules *r);

/* rules_add reads the rules in text (copied) and adds them; file is its name
 * for messages and must outlive r. Returns whether it is without errors: what
 * is wrong is in r->fault, and the lines at fault are left out; a text that would
 * make more than RULES_MOST bytes is left out whole. */
bool rules_add(struct rules *r, struct slice text, const char *file);

/* rules_fault notes a fault, its text put together of parts. */
void rules_fault(struct rules *r, const char *file, uint32_t line, uint32_t column,
	bool warning, const struct slice *part, size_t parts);

/* rules_number reads a decimal with at most three places into thousandths; false
 * when s is none, or is over a billion. */
bool rules_number(struct slice s, int64_t *out);

/* rules_lint notes as warnings what is allowed but cannot work: words that can
 * never win, and duplicates. Call it after the last rules_add. */
void rules_lint(struct rules *r);

#endif
