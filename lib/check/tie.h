#ifndef RR_TIE_H
#define RR_TIE_H
/* Ties: what a report writes between its figures to say how they belong
 * together (其中, 分别, 占, 任务, 由 … 增长到).  They are rows of
 * lib/data/ties.tsv, made into a trie by mktrie; each row names one or more
 * of the classes below in lower case. */
#include <stdbool.h>
#include <stdint.h>
#include "../base/mem.h"
#include "../base/slice.h"
#include "../nums/character.h"
#include "../nums/script.h"

/* Bit numbers. */
enum tie_class {
	TIE_NONE,       /* a word that only looks like a tie: 公共, 由于 */
	TIE_AMONG,      /* parts follow, not needfully all: 其中 */
	TIE_OF,         /* a part follows its total: N户中的 */
	TIE_EACH,       /* all parts follow: 分别 */
	TIE_INCLUDE,    /* parts follow: 包括 */
	TIE_SUCH,       /* examples follow: 如 */
	TIE_REST,       /* the part that makes the list whole: 其余 */
	TIE_SUM,        /* a total: 共计, 共 */
	TIE_ADDUP,      /* of these, the ones that add up what stands before: 共计 */
	TIE_SHARE,      /* a percentage of a whole: 占 */
	TIE_TASK,       /* target, as a noun or verb: 任务, 计划 */
	TIE_DUE,        /* what was to be done: 应 */
	TIE_DONE,       /* what was done: 实际, 已 */
	TIE_FINISH,     /* of these, what can also be planned: 完成 */
	TIE_DONERATE,   /* 完成率 */
	TIE_EXCEED,     /* done beyond the target by: 超额 */
	TIE_LACK,       /* short of the target by: 尚差 */
	TIE_FROM,       /* 由 */
	TIE_RISE,       /* 增长 */
	TIE_FALL,       /* 减少 */
	TIE_TO,         /* with TIE_RISE or TIE_FALL or alone: 增长到 */
	TIE_COMPARE,    /* against something else: 同比, 较 */
	TIE_PER,        /* an average or a rate: 户均, 每 */
	TIE_LEAVE,      /* a verb that begins another matter: 涉及 */
	TIE_OTHER,      /* what follows is further to what was said: 另有 */
	TIE_CROSS,      /* a trait that persons of any kind can have: 党员 */
	TIE_OPPOSITE,   /* a trait that has an opposite: 男, 女; 国有, 民营 */
	TIE_QUALITY,    /* a trait that things of any kind can have: 示范 */
	TIE_LEVEL,      /* whose rank a thing has: 省级 */
	TIE_STATE,      /* a verb whose deeds one thing can share: 通 */
	TIE_COMPOSE,    /* the shares that follow are those of one whole: 结构 */
	TIE_PERIOD,     /* a span of time that a target or figure holds for: 全年 */
	TIE_YEAR,       /* of these, the present year: 全年, 今年 */
	TIE_SCOPE,      /* whose figure it is: 全县 */
	TIE_FILLER,     /* says nothing about what is counted: 现有 */
	TIE_STOCK,      /* the whole of something: 余额, 总面积 */
	TIE_AMOUNT,     /* said of any money: 资金 */
	TIE_GIVE,       /* spends or hands out: 发放 */
	TIE_NAMED,      /* ends the name of one thing: 项目 */
	TIE_CLASSES
};

#define TIE_BIT(class) (UINT64_C(1) << TIE_##class)

struct tie {
	uint32_t at, length;    /* code points of the passage */
	uint64_t classes;       /* TIE_BIT(…) */
};

/* A passage: the text of a record, folded, with the ties found in it, leftmost
 * and longest first. */
struct passage {
	struct slice raw;       /* the JSON string as it stands in the record */
	const uint32_t *cp;     /* n folded code points, cp[n] is 0 */
	uint32_t n;
	const struct tie *tie;
	uint32_t ties;
};

/* A stretch of a passage, code points [begin, end). */
struct stretch {
	const struct passage *in;
	uint32_t begin, end;
};

/* passage_read folds text (unescaped, valid UTF-8) and finds its ties; all of it
 * lives in a. raw is kept as it is. */
struct passage *passage_read(struct arena *a, struct slice raw, struct slice text);

/* tie_first and tie_last return the first and the last tie within s that has one
 * of classes, or NULL. */
const struct tie *tie_first(struct stretch s, uint64_t classes);
const struct tie *tie_last(struct stretch s, uint64_t classes);

/* tie_equal returns whether tie x of passage p and tie y of q are the same word. */
bool tie_equal(const struct passage *p, const struct tie *x, const struct passage *q, const struct tie *y);

/* stretch_clause returns the part of s after its last comma, semicolon, colon or
 * opening bracket. */
struct stretch stretch_clause(struct stretch s);

/* stretch_from returns the part of s from code point at on. */
struct stretch stretch_from(struct stretch s, uint32_t at);

/* is_boundary returns whether cp parts clauses (，；：。 and brackets, not 、). */
bool is_boundary(uint32_t cp);

/* stretch_has returns whether one of the code points of the set, ended by 0,
 * stands in s. */
bool stretch_has(struct stretch s, const uint32_t *set);

/* stretch_holds returns whether a character of the class stands in s, stretch_begins
 * and stretch_ends whether one is its first or its last. */
bool stretch_holds(struct stretch s, enum character_class class);
bool stretch_begins(struct stretch s, enum character_class class);
bool stretch_ends(struct stretch s, enum character_class class);

/* stretch_finds returns whether the n code points at word stand in s one behind the
 * other; true when n is 0. */
bool stretch_finds(struct stretch s, const uint32_t *word, uint32_t n);

/* stretch_stops returns whether a sentence ends in s. */
bool stretch_stops(struct stretch s);

/* stretch_words returns how many ideographs, letters and digits s holds: 0 when
 * it is punctuation and blanks only. */
uint32_t stretch_words(struct stretch s);

#endif
