#ifndef RR_OUTLINE_H
#define RR_OUTLINE_H
/* The outline of the report being read: which parts enclose the place reached.
 * Each part is known by its ordinal among its siblings, and by its heading. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "../base/slice.h"
#include "intro.h"
#include "marker.h"

#define OUTLINE_DEPTH 16
#define OUTLINE_PARA 2048       /* bytes of a paragraph's end that are looked at for its intro */
#define OUTLINE_HEADING 160     /* bytes of a heading that are kept */

struct outline_level {
	enum marker_style style;
	unsigned rank, value, within;   /* of its marker */
	uint32_t ordinal;       /* among its siblings */
	uint32_t children;
	bool is_heading;        /* its text is no more than a heading: what follows is its own */
	char heading[OUTLINE_HEADING];
	size_t heading_len;
	char intro[INTRO_MAX];        /* of the list that its parts are */
	size_t intro_len;
};

struct outline {
	struct outline_level level[OUTLINE_DEPTH];      /* level[0] is the report itself */
	unsigned depth;         /* levels above 0 that are open */
	char para[OUTLINE_PARA];        /* the end of the last paragraph: it may announce a list */
	size_t para_len;        /* 0 once a part has begun behind it */
};

/* outline_reset forgets the parts: a report begins. */
void outline_reset(struct outline *o);

/* outline_part opens the part that m begins, and closes what it ends. at_start
 * tells that m stands at the start of a line. */
void outline_part(struct outline *o, const struct marker *m, bool at_start);

/* outline_heading gives the open part its heading, from the text behind its
 * marker; whole_line tells that the text is all of its line. */
void outline_heading(struct outline *o, struct slice text, bool whole_line);

/* outline_para counts a paragraph; returns how many levels enclose it. A point
 * encloses the paragraphs behind it only when it is no more than a heading. */
unsigned outline_para(struct outline *o, uint32_t *ordinal);

/* outline_intro tells that text was a paragraph: it may be the intro of a list that
 * begins right behind it. */
void outline_intro(struct outline *o, struct slice text);

/* outline_takes returns whether a part of a decimal numbering has its place here: 1.2
 * behind 1.1, 1.1 in 1. */
bool outline_takes(const struct outline *o, const struct marker *m);

/* outline_last returns the number of the open part of that style, 0 for none. */
unsigned outline_last(const struct outline *o, enum marker_style style);

#endif
