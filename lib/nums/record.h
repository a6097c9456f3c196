#ifndef RR_RECORD_H
#define RR_RECORD_H
/* The quantity record of the stream's contract, put from a figure and the segment
 * or line it stands in. */
#include <stdbool.h>
#include <stdint.h>
#include "../base/json.h"
#include "../base/out.h"
#include "../base/slice.h"
#include "figure.h"

enum record_context { CONTEXT_SENTENCE, CONTEXT_SEGMENT, CONTEXT_NONE };

/* What the user chose of the records. */
struct record_style {
	bool all;               /* dates, ordinals and bare numbers too */
	bool explain;
	enum record_context context;
};

enum { RECORD_COPIES = 9 };     /* doc, report, no, title, seg, kind, marker, path, intro */

/* Where figures come from. Raw values are JSON; ptr NULL when absent. */
struct record_source {
	struct slice copy[RECORD_COPIES];
	struct slice run;       /* all of them with their names, where they stand in one run */
	bool plain;             /* no byte of the text needs an escape in JSON */
	struct slice doc;       /* with --text: the file's name, and the line */
	uint64_t line;          /* 0: none */
	struct slice map;       /* [[text byte, source byte], …] or NULL */
	uint64_t begin;         /* source byte of the text's first, where map says nothing */
	struct slice path;      /* raw, for the context stage */
	struct slice intro, title;      /* likewise */
};

/* Where a figure stands in its text. */
struct record_place {
	struct slice text;      /* the whole text */
	struct slice sentence;
	uint32_t sentence_first;/* code point index of the sentence */
	uint32_t at[2];         /* code points in the sentence, [begin, end) */
	uint32_t begin, last;   /* bytes in text: first character, last character */
	uint32_t last_length;   /* bytes of the last character */
};

/* record_source_of fills source from the members of a segment, and *text with the one
 * that holds its text, a string; returns NULL, or what is wrong with the segment. */
const char *record_source_of(const struct json_object *segment, struct record_source *source,
	const struct json_member **text);

/* record_map steps through a map in rising order of offsets; start with all zero. */
struct record_map {
	size_t at;              /* in the raw array */
	uint64_t text, source, next_text;
	const char *next_source;        /* where the number stands */
	bool started, more;
};

/* record_put puts the record of f and ends it. */
void record_put(struct out *out, const struct record_style *style, const struct record_source *source,
	struct record_map *map, const struct figure *f, const struct record_place *place);

#endif
