#ifndef RR_TAGGER_H
#define RR_TAGGER_H
/* Tagger: from a segment or quantity record to its tags and stage.  A pure
 * function of the record and the rules; what it remembers from record to record
 * (the scan of texts that come again, as a report's headings do) only saves
 * time. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "../base/json.h"
#include "../base/mem.h"
#include "../base/out.h"
#include "../base/slice.h"
#include "rules.h"
#include "scan.h"
#include "tally.h"

enum {
	TAGGER_HEADINGS = 8,            /* levels of headings remembered */
	TAGGER_FIELDS = 6 + TAGGER_HEADINGS
};

/* A member's text and what the scan found in it. */
struct tagger_field {
	char *raw;                      /* the member's value as written; owned */
	size_t raw_len, raw_cap;
	bool scanned;
	struct hits hits[FAMILIES];
};

/* A text of the record being tagged. */
struct tagger_part {
	const struct tagger_field *field;
	struct slice text;
	struct tally_text weigh;
};

struct tagger {
	struct rules *rules;
	struct scanner scanner;
	struct tally tally;
	struct tagger_field field[TAGGER_FIELDS];
	struct tagger_part part[TAGGER_FIELDS];
	size_t parts;
	size_t top;                     /* at most so many tags */
	int64_t min;                    /* least score, in thousandths */
	bool explain;
};

/* tagger_open readies t for rules, which must outlive it; top and min are the
 * rules' until the caller changes them. */
void tagger_open(struct tagger *t, struct rules *rules);
void tagger_close(struct tagger *t);

/* tagger_put writes line, whose members are obj, with tags, stage and perhaps why
 * added, without newline; a is for texts that hold escapes. Members of these
 * names that are there already are replaced. Returns false and writes nothing
 * when the record has no text. */
bool tagger_put(struct tagger *t, struct arena *a, struct slice line,
	const struct json_object *obj, struct out *out);

#endif
