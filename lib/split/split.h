#ifndef RR_SPLIT_H
#define RR_SPLIT_H
/* Splitting cuts a document where its author cut it: into reports, and these into
 * sections, items, points and paragraphs, each a record of the stream. UTF-8 goes
 * in by blocks of any size, repair and cutting are one pass, memory is bounded. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "../base/out.h"
#include "../base/slice.h"
#include "outline.h"
#include "repair.h"
#include "segment.h"
#include "title.h"
#include "title_regex.h"

struct split_options {
	unsigned switches;      /* REPAIR_ALL or a part of it */
	size_t max_segment;     /* bytes a record's text and map may take */
	bool simplify;          /* text in simplified characters */
	bool strict;            /* input that is no UTF-8 ends the document */
	const struct title_regex *title;        /* what title lines look like; NULL: as title.h has it */
};

struct split {
	struct split_options options;
	struct out *out;
	struct repair repair;
	struct title_rule rule;
	struct outline outline;
	struct segment segment;
	char *window;           /* source not yet split */
	size_t len;
	uint64_t base;          /* of window[0] in the decoded input */
	bool learned;           /* the first window has been looked through for titles */
	bool blank_so_far;      /* no line with text yet */
	bool in_line;           /* the window begins inside a line */
	struct slice doc;
	uint64_t reports;
	char *prefix;           /* what the records of this report have in common */
	size_t prefix_len;
	uint64_t fixes[FIX_KINDS];      /* in this document */
	bool refused;           /* strict, and there was something: nothing more is written */
	uint64_t refused_at;    /* the line it stands in begins at this byte */
};

/* split_open readies s to write to out; split_close gives its memory back. */
void split_open(struct split *s, const struct split_options *options, struct out *out);
void split_close(struct split *s);

/* split_begin begins a document (doc valid until its end); split_text takes its
 * next bytes, which are to be UTF-8; split_end ends it. */
void split_begin(struct split *s, struct slice doc);
void split_text(struct split *s, struct slice bytes);
void split_end(struct split *s);

#endif
