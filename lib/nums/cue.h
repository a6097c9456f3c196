#ifndef RR_CUE_H
#define RR_CUE_H
/* Cues: the words around numerals that say what a numeral is, or that it is
 * none.  Rows of lib/data/cues.tsv and nonfigures.tsv; each word has one or more
 * of these classes, and each use asks for the classes it means. */
#include <stdint.h>
#include "../han/trie.h"
#include "character.h"
#include "sentence.h"

enum cue_class {
	CUE_NONFIGURE,  /* holds a numeral that counts nothing: 三农 */
	CUE_DATE,       /* is a date or names a period: 上半年, 十三五 */
	CUE_NONUNIT,    /* begins like a unit and is none: 成立 */
	CUE_BEFORE,     /* approximator before the numeral: 近 */
	CUE_AFTER,      /* approximator behind the unit: 以上 */
	CUE_ABOUT, CUE_OVER, CUE_NEAR, CUE_UNDER, CUE_AT_LEAST, CUE_AT_MOST,
	CUE_NOTBEFORE,  /* ends like an approximator and is none: 节约 */
	CUE_JOINED,     /* before 约 the last character is its, and no part of 合约: 整合 */
	CUE_RATE,       /* makes what follows a rate: 人均, 日处理 */
	CUE_ONCE,       /* one of those that reaches the next figure only: 日处理 */
	CUE_NOTRATE,    /* begins like one of those: 行政村均 */
	CUE_COUNTWORD,  /* ends in 数, which is no numeral there: 人数 */
	CUE_ALLDAY,     /* a service: 24小时 before it counts nothing */
	CUE_PRICE,      /* a price follows: 卖 */
	CUE_MONEY,      /* what a bare 万 counts in yuan: 资金 */
	CUE_LIST,       /* what an announcing numeral counts: 问题 */
	CUE_NOTLIST,    /* begins like one and is counted: 工作组 */
	CUE_LISTUNIT,   /* a unit that only announces: 方面, 大 */
	CUE_LISTOF,     /* a classifier an announced noun takes: 项 */
	CUE_TALLY,      /* what stands behind it is counted: 其余, 共 */
	CUE_ERA,        /* years were counted from it: 民国 */
	CUE_NOTRANK,    /* ends in 前, which ranks nothing there: 目前 */
	CUE_NUMBERED,   /* a classifier whose things have numbers: 组 号 */
	CUE_HOUR,       /* an hour follows: 上午 */
	CUE_ELAPSED,    /* a length of time follows: 历时 */
	CUE_PLACE,      /* ends a place name: 村 */
	CUE_YEAREND,    /* goes on with a year: 底, 度 */
	CUE_MONTHEND,   /* goes on with a month: 中旬 */
	CUE_COUNTS,     /* a verb behind which a bare numeral counts: 叫停 */
	CUE_LINK,       /* between the lower and the upper bound of a range: 但 */
	CUE_RATETAIL,   /* behind what a rate is by, when the figure stands apart: 每人每月的标准 */
	CUE_CLASSES
};

#define CUE_BIT(class) (UINT64_C(1) << (class))

/* what makes a lower and an upper bound */
#define CUE_LOWER (CUE_BIT(CUE_AT_LEAST) | CUE_BIT(CUE_OVER))
#define CUE_UPPER (CUE_BIT(CUE_AT_MOST) | CUE_BIT(CUE_UNDER))

extern const struct trie cue_words;

/* cue_begins returns whether a word with a class of mask begins with the folded code
 * point cp; most begin none. */
static inline bool
cue_begins(uint32_t cp, uint64_t mask)
{
	return (cue_words.set[character_of(cp)->cues] & mask) != 0;
}

/* cue_longest finds the longest word at code point i with a class of mask;
 * returns its length and stores all its classes, or returns 0. */
uint32_t cue_longest_from(const struct sentence *s, uint32_t i, uint64_t mask, uint64_t *classes);
static inline uint32_t
cue_longest(const struct sentence *s, uint32_t i, uint64_t mask, uint64_t *classes)
{
	return cue_begins(s->cp[i], mask) ? cue_longest_from(s, i, mask, classes) : 0;
}

/* cue_before finds the longest word with a class of mask that ends at code point
 * end (six at most); returns its length and stores its classes, or returns 0. */
uint32_t cue_before(const struct sentence *s, uint32_t end, uint64_t mask, uint64_t *classes);

#endif
