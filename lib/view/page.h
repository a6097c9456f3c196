#ifndef RR_PAGE_H
#define RR_PAGE_H
/* The page: one self-contained HTML file that shows a stream of records.  Its
 * frame (page.html with page.css, lib/data/page-words.tsv and the *.js beside it,
 * put together by lib/gen/mkpage.c) stands around the data; the data are the
 * records, a line each, in blocks <script type="application/json">.  Inside such a
 * block HTML knows only one thing, "<", so every "<" of the data is written \u003c
 * and no text can end the block.  Numbers are written as strings, since JavaScript would round them.
 *
 * The records are written as they come and nothing of them is kept but the text
 * of the segment at hand. */
#include <stdbool.h>
#include "../base/json.h"
#include "../base/mem.h"
#include "../base/out.h"
#include "../base/slice.h"
#include "place.h"

struct page {
	struct out *out;
	struct slice title;             /* of the page; valid UTF-8, the caller's */
	struct slice lang;              /* "zh", "en", or "" for the reader's own; the caller's */
	struct place_segment segment;   /* the last one written */
	char *key;                      /* its doc, report, seg as written, for comparison */
	size_t key_len, key_cap;
	bool has_segment;
	size_t block;                   /* bytes of data in the block at hand */
	size_t frame;                   /* how much of the frame is written */
};

/* page_open writes the frame up to the data. out must write JSON strings for
 * markup (out->markup), so that error records put there by others are safe too. */
void page_open(struct page *page, struct out *out, struct slice title, struct slice lang);

/* page_record writes a record, a valid parsed line. Returns NULL, or what the
 * record lacks (static text, lower case): then nothing was written. A quantity
 * loses what its segment already says; one whose segment is not at hand gets a
 * segment made of its sentence. scratch is used and not reset. */
const char *page_record(struct page *page, const struct json_object *record, struct arena *scratch);

/* page_close writes the rest of the frame and frees what page holds. */
void page_close(struct page *page);

#endif
