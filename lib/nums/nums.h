#ifndef RR_NUMS_H
#define RR_NUMS_H
/* From a text to its figures: sentence by sentence, each candidate character is
 * tried as date, ordinal and quantity (scan.c), the context stage adds what is
 * counted, and the records go out (record.c). */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "../base/mem.h"
#include "../base/out.h"
#include "context.h"
#include "figure.h"
#include "record.h"
#include "sentence.h"

/* State of the filter; one a process or thread. */
struct nums {
	struct record_style style;
	struct sentence_cutter cutter;
	struct context context;
	struct arena arena;             /* of the figures not yet put out */
	struct sentence *sentence;      /* those held */
	size_t *first;                  /* of each sentence: its first figure */
	struct figure *figure;          /* never moved: the context stage points back */
	struct record_place *place;     /* of each figure */
	size_t figures;
};

/* nums_open readies z; nums_close frees what it holds. */
void nums_open(struct nums *z, struct record_style style);
void nums_close(struct nums *z);

/* nums_text finds the figures of text (valid UTF-8) and puts a record for each
 * with the members of source. */
void nums_text(struct nums *z, const struct record_source *source, struct slice text, struct out *out);

#endif
