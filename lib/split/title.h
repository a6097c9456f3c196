#ifndef RR_TITLE_H
#define RR_TITLE_H
/* A title line begins a report of a compilation: a short line without a sentence
 * in it that carries a running number (…篇一, 【篇五】, 第二篇, …总结（三）, a number
 * alone on its line) or a Markdown head. What counts as one is decided from the
 * line's shape and from the titles met in the document's first window, so that a
 * document of any size streams. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "../base/slice.h"

/* How a line carries its number. */
enum title_form {
	TITLE_NONE,
	TITLE_PIAN,             /* 篇一 at an end of the line, 第二篇, 范文一 */
	TITLE_TAIL,             /* a number at the end: 总结（三）, 范文三, 材料3 */
	TITLE_LONE,             /* nothing but a number */
	TITLE_HEAD,             /* Markdown: # … */
	TITLE_PLAIN             /* no number, but the name of a kind of document: …工作总结 */
};

struct title {
	enum title_form form;
	unsigned no;            /* its number; 0 for none */
	struct slice marker;    /* 篇一, （三）, #; empty for none */
	uint32_t stem;          /* hash of the line without its number and bracket */
	uint32_t line;          /* hash of the line, as a table of contents has it too */
};

/* title_read reads the shape of a repaired line without outer blanks. */
struct title title_read(struct slice line);

/* What is known of a document's titles. Zero-initialise it for each document. */
struct title_rule {
	bool pian, head, plain; /* which forms are titles here */
	uint32_t tail[8];       /* stems whose number runs */
	unsigned tails;
	bool lone, pages;       /* numbers alone are titles; are numbers of pages */
	struct seen_title { uint32_t stem; unsigned last, runs, broken; } seen[64];
	unsigned seen_count;
	/* The first title lines that follow one another: when one of them comes again, they
	 * are a table of contents, and only what comes again is a title. */
	uint32_t contents[64];
	unsigned contents_count;
	bool contents_over, contents_found;
	uint64_t contents_met;  /* which of them have been passed */
};

/* title_learn takes a line of the document's first window; ended tells that the
 * line before it ended in a full stop or the like. title_decide is called behind
 * the last of them. */
void title_learn(struct title_rule *rule, const struct title *t, bool ended);
void title_decide(struct title_rule *rule);

/* title_is returns whether t is a title under rule, which notes that the line was met;
 * first is true for the first line of a document that is not blank. */
bool title_is(struct title_rule *rule, const struct title *t, bool first);

#endif
