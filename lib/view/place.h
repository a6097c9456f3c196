#ifndef RR_PLACE_H
#define RR_PLACE_H
/* The place of a figure: where its sentence and its surface stand in the text
 * of the segment it was found in.  A quantity record says so in three ways: its
 * span in the source, which the segment's map turns into a place in the text;
 * its sentence, which the text contains; and the order of the records.  Places
 * are given in UTF-16 code units (Unicode D77), which is what the page's script
 * counts strings in. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "../base/mem.h"
#include "../base/slice.h"

/* One entry of a segment's map: from text byte `text` on, the source goes on at
 * byte `source`. */
struct place_map {
	uint64_t text, source;
};

/* The segment at hand. It owns its copies, so that it outlives its line. */
struct place_segment {
	char *text;
	size_t len, cap;
	struct place_map *map;
	size_t entries, map_cap;
	uint64_t begin, end;            /* its span */
	size_t last_sentence;           /* byte where the last figure's sentence began */
	uint64_t last_span, last_at;
	size_t byte, unit;              /* a place known in both measures */
};

/* What a quantity record says about its place. */
struct place_claim {
	struct slice sentence;
	uint64_t at[2];                 /* code points in the sentence */
	uint64_t span[2];               /* bytes of the source */
};

/* Both pairs are [begin, end) in UTF-16 units of the segment's text. */
struct place {
	size_t sentence[2];
	size_t figure[2];
};

/* place_set makes seg the segment with this text, raw JSON map and raw JSON
 * span (ptr NULL where the record has none); all are copied. */
void place_set(struct place_segment *seg, struct slice text, struct slice map, struct slice span);

/* place_find looks for the figure. False when its sentence does not stand in the
 * segment's text, or at does not lie in its sentence. */
bool place_find(struct place_segment *seg, const struct place_claim *claim, struct place *out);

/* place_pair reads a raw JSON array of two whole numbers; false for anything else. */
bool place_pair(struct slice raw, uint64_t pair[2]);

/* place_free gives seg's memory back and leaves it empty. */
void place_free(struct place_segment *seg);

#endif
