#ifndef RR_SEGMENT_H
#define RR_SEGMENT_H
/* The segment being gathered: its text comes in pieces, each with the places
 * where it parts ways with the source; then it is written as one record. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "../base/out.h"
#include "../base/slice.h"
#include "marker.h"
#include "outline.h"
#include "repair.h"

#define SEGMENT_MARKER 64       /* bytes of a marker that are kept */

struct segment {
	bool open;
	enum segment_kind kind;
	char marker[SEGMENT_MARKER];
	size_t marker_len;
	size_t head;            /* bytes of text that are marker and blanks */
	bool at_start;          /* it began at the start of a line */
	bool cut;               /* it goes on in the next record */
	bool rest;              /* it goes on from the record before */
	unsigned depth;         /* levels of the outline that enclose it or are it */
	uint32_t ordinal;       /* of a para */
	uint64_t begin, end;    /* in the decoded input */
	char *text;
	size_t len, cap;
	struct pair *pair;      /* text from the segment's start, source from begin */
	size_t pairs, pair_cap;
	size_t weight;          /* bytes that text and map take in the record, or more */
	uint32_t fixes[FIX_KINDS];
};

/* The walk through a repair's positions, which only goes forward. */
struct walk {
	const struct repair *r;
	size_t pair, fix;
	uint64_t base;          /* of the piece in the decoded input */
};

/* walk_source returns the source byte of text position at, which must not be
 * before one asked for earlier. */
uint64_t walk_source(struct walk *w, size_t at);

/* segment_begin opens s as a segment of that kind; segment_add appends text
 * [from, to) of the walk's repair; segment_free gives memory back. */
void segment_begin(struct segment *s, enum segment_kind kind);
void segment_add(struct segment *s, struct walk *w, size_t from, size_t to);
void segment_free(struct segment *s);

/* segment_write writes s as a record: prefix is what its report's records have in
 * common, up to and without "seg". */
void segment_write(const struct segment *s, const struct outline *o, struct slice prefix, struct out *out);

#endif
