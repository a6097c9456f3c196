#ifndef RR_LIST_H
#define RR_LIST_H
/* A list of parts: the figures behind 其中, 分别为, 包括 or a bracket that are of
 * one kind with the total before it and stand in one row (省级示范村8个、市级示范村20个).
 * Where a row ends is a matter of punctuation and of words; what surely belongs
 * to it is told from what only may. */
#include <stdbool.h>
#include <stddef.h>
#include "ledger.h"

struct list {
	/* Asked: */
	size_t first;                   /* the term the row begins at */
	size_t total;
	size_t kin;                     /* a second total beside it (12户、30人), or NO_TERM */
	bool bracketed;                 /* the row stands in brackets, and ends with them */
	bool complete;                  /* the text says that it lists all: 分别为 */
	bool examples;                  /* 如: separate things, picked out */

	/* Found: */
	size_t part[FINDING_MEMBERS];   /* terms; all that may belong to the row */
	size_t parts;
	size_t sure;                    /* the first so many surely do */
	bool whole;                     /* 其余 makes it complete */
	bool torn;                      /* figures of other kinds or unread numerals stand between */
	bool like;                      /* counted by another word than the total: 企业20个, 国有8家 */
	bool crossed;                   /* overlap_possible */
};

/* list_read reads the row that list asks for, and fills in the rest. */
void list_read(struct ledger *l, struct list *list);

/* list_shape tells on which side of its noun a figure stands: 0 for 龙头企业6家,
 * 1 for 6家龙头企业. */
int list_shape(const struct ledger *l, size_t i);

/* What parts two figures of a row, by how much it parts them. */
enum list_gap {
	GAP_NONE,
	GAP_ITEM,               /* 、 or 和 */
	GAP_COMMA,
	GAP_SEMICOLON,
	GAP_MORE
};

/* list_gap returns the greatest gap in s. */
enum list_gap list_gap(struct stretch s);

/* list_names returns whether text, of a record's member, stands in s. */
bool list_names(struct ledger *l, struct slice text, struct stretch s);

/* list_alike returns whether the clauses before two figures end in the same n code
 * points, as their nouns do: 工资性收入, 转移净收入. */
bool list_alike(const struct ledger *l, size_t i, size_t j, uint32_t n);

/* list_unread returns whether s holds a numeral that no term stands for. */
bool list_unread(struct stretch s);

#endif
