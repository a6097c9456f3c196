#ifndef RR_CHARACTER_H
#define RR_CHARACTER_H
/* What a character tells by itself, whatever the word it stands in.
 *
 * All that is asked of every character of a text stands together in one table, so
 * that it is fetched once: the form it folds to, its code in the lexicon, its role in
 * numerals, its mark. The table is made by lib/gen/mkcharacters.c from what its
 * sources say: the tables of han/fold.h, lexicon.h, cue.h, and lib/data/numerals.tsv
 * and marks.tsv.
 *
 * What is asked of few, where a word begins or ends with them, are the classes of
 * lib/data/characters.tsv. */
#include <stdbool.h>
#include <stdint.h>
#include "../han/trie.h"

/* A blank or punctuation mark; lib/data/marks.tsv describes them. Those from
 * MARK_FULLSTOP on matter to where a sentence ends. */
enum mark {
	MARK_NONE, MARK_COMMA, MARK_LIST, MARK_COLON, MARK_STOP, MARK_OPEN, MARK_CLOSE,
	MARK_QUOTEOPEN, MARK_QUOTECLOSE, MARK_QUOTEEITHER, MARK_DASH, MARK_FULLSTOP, MARK_END, MARK_BLANK
};

struct character {
	uint16_t fold;          /* the folded form ^ the character itself */
	uint16_t code;          /* of the folded form in the tries of lexicon, cues and units; 0: in none of their words */
	uint16_t cues;          /* number of the set of cue classes of the words that it begins */
	uint8_t numeral;        /* role << 4 | value (numeral.h) */
	uint8_t mark;           /* enum mark */
};

extern const struct character character_minor[][256];
extern const uint8_t character_major[256];

/* character_of returns what the code point cp, folded or not, tells; beyond the BMP
 * nothing. */
static inline const struct character *
character_of(uint32_t cp)
{
	return &character_minor[cp > 0xffff ? 0 : character_major[cp >> 8]][cp & 0xff];
}

/* Bit numbers; a row's classes are these names in lower case. */
enum character_class {
	CHARACTER_EVENT,        /* begins a unit that counts what is done: 次 */
	CHARACTER_ADJUNCT,      /* ends a prepositional phrase: 中 */
	CHARACTER_AMOUNT,       /* ends a noun of measurement that nothing is done to: 数 */
	CHARACTER_PERSON,       /* ends a noun for those who are counted: 员 */
	CHARACTER_BOUND,        /* ends a time that is a bound: 来 */
	CHARACTER_PEOPLE,       /* a classifier of people: 名 */
	CHARACTER_TIMELEAD,     /* a preposition before a governing time: 于 */
	CHARACTER_MEAN,         /* 均 */
	CHARACTER_PLACEUNIT,    /* a classifier that place names begin with: 里 in 八里桥 */
	CHARACTER_SETUP,        /* before a number of groups that are set up: 分三组 */
	CHARACTER_DEICTIC,      /* says which place is meant: 我镇 */
	CHARACTER_SQUAD,        /* a unit of people or places that has a number: 组 */
	CHARACTER_HERD,         /* livestock: 牛 */
	CHARACTER_ASIDE,        /* a classifier that with a numeral also makes a word: 四处 */
	CHARACTER_GRADE,        /* names a grade: 二级 */
	CHARACTER_TAIL,         /* a unit behind which a digit is the next decimal place: 三块二 */
	CHARACTER_DATEMARK,     /* goes on from a small number to a date: 月 */
	CHARACTER_QUALITY,      /* ends a quality told of something: 好 in 基础好 */
	CHARACTER_BODY,         /* ends a body or meeting of people: 队 in 336人的志愿队 */
	CHARACTER_TROUBLE,      /* ends a trouble that people have: 题 in 饮水问题 */
	CHARACTER_OF,           /* 的 */
	CHARACTER_IS,           /* 为 before what something comes to */
	CHARACTER_AND,          /* joins the last of a list: 和 */
	CHARACTER_ETCETERA,     /* the list before it is not complete: 等 */
	CHARACTER_AMID,         /* behind a figure that is parted: 30户中 */
	CHARACTER_WHOLE,        /* says that all is meant: 全 */
	CHARACTER_RATE,         /* ends the name of a rate: 率 */
	CHARACTER_REALLY,       /* before a verb: it was done: 实改 */
	CHARACTER_NUMBERED,     /* the number before it says which one, not how many: 号 */
	CHARACTER_EVERY,        /* 每 */
	CHARACTER_APART,        /* tells a distance, behind 每 or before a place: 隔, 距 */
	CHARACTER_THING,        /* the general classifier: 个 */
	CHARACTER_YEAR,         /* 年 */
	CHARACTER_SHORTTIME,    /* a time of which a year has several: 月 */
	CHARACTER_POINT,        /* the decimal point in words: 点 */
	CHARACTER_CURRENCY,     /* ends an amount of money: 元 */
	CHARACTER_TIMES,        /* between the factors of a unit: · */
	CHARACTER_OVER,         /* between the parts of a rate: / */
	CHARACTER_BUILDING,     /* a building, or a part of one, that has a number: 3栋 */
	CHARACTER_KIND,         /* behind a numeral and its unit, names a kind: 三段式 */
	CHARACTER_AHEAD,        /* begins a word for what is still to come: 下 in 下一步 */
	CHARACTER_VIEW,         /* ends what a total is divided by: 看 in 从性别看 */
	CHARACTER_INTO,         /* ends a verb that puts or makes a thing into another: 入 in 纳入 */
	CHARACTER_MENDS,        /* ends a verb of building that goes with another: 造 in 新建改造 */
	CHARACTER_BASE,         /* by which a standard is fixed: 户 in 每户补助1200元 */
	CHARACTER_CLASSES
};

extern const struct trie characters;

/* character_is tells whether the folded code point cp has the class. */
static inline bool
character_is(uint32_t cp, enum character_class class)
{
	uint32_t value = trie_value(&characters, trie_step(&characters, 0, cp));
	return value != 0 && (characters.set[value] >> class & 1) != 0;
}

#endif
