#ifndef RR_LEXICON_H
#define RR_LEXICON_H
/* The words the context grammar knows, each with the classes it can have.  The
 * words are rows of lib/data/words.tsv, verbs.tsv and nouns.tsv, which say what
 * each class means to a reader; the trie is made from them by mktrie. */
#include <stdint.h>
#include "../han/trie.h"

/* Bit numbers; a row's classes are these names in lower case. Of the classes of a
 * word the first in this order is what it is taken for, before its neighbours are
 * asked (context_words.c). */
enum lex_class {
	LEX_NOUN,       /* a noun that holds what looks like another word */
	LEX_TIME,       /* a time expression by itself: 目前 */
	LEX_PART,       /* 其中 */
	LEX_REST,       /* 其余 */
	LEX_EACH,       /* 分别 */
	LEX_INCLUDE,    /* 包括 */
	LEX_SCOPE,      /* place or body as subject: 全县 */
	LEX_CHANGETO,   /* change up to: 提高到 */
	LEX_CHANGE,     /* verb of change: 增长 */
	LEX_COMPARE,    /* 比 较 同比 */
	LEX_BA,         /* 把 将: object before its verb */
	LEX_TARGET,     /* 计划 力争 */
	LEX_LIGHT,      /* between noun and figure: 达到 为 */
	LEX_FROM,       /* 由 从 */
	LEX_TO,         /* 到 至 */
	LEX_ASPECT,     /* 了 */
	LEX_DE,         /* 的 */
	LEX_CONJ,       /* 和 */
	LEX_ETC,        /* 等 */
	LEX_KIND,       /* determiner: 各类 */
	LEX_EVERY,      /* 每 */
	LEX_PREP,
	LEX_ADV,
	LEX_DONE,       /* 已 实际 */
	LEX_STOP,       /* no noun follows: 左右 */
	LEX_PRONOUN,    /* stands for a noun: 该 本 这 */
	LEX_TIMEBEFORE, /* begins a time expression: 截至 */
	LEX_ATTR,       /* noun of measurement: 面积 */
	LEX_RATE,       /* noun of proportion: 覆盖率 */
	LEX_DELTA,      /* noun of change: 增幅 */
	LEX_GOAL,       /* noun: 任务 目标 */
	LEX_SUFFIX,     /* makes a noun of the verb before it: 场 率 */
	LEX_HEAD,       /* one-character noun that can stand alone after a classifier: 村 */
	LEX_PLACE,      /* ends a place or body: 县 */
	LEX_ACT,        /* a verb that governs a counted object: 拆除 */
	LEX_VN,         /* verb or, in a noun phrase, noun: 培训 */
	LEX_V,          /* any other verb */
	LEX_VERB1,      /* a verb only when the figure comes next: 建 */
	LEX_HAVE,       /* of those, the ones that are also an act: 有 */
	LEX_TIMEAFTER,  /* goes on with a date: 底 以来 */
	LEX_SUM,        /* 共 合计 */
	LEX_PLAN,       /* in a heading: 下一步 */
	LEX_REPORT,     /* in a heading: that it reports what was done, 情况, 去年 */
	LEX_DUMMY,      /* verb whose object is another act: 开展 */
	LEX_MODIFIER,   /* adverb that also stands before nouns: 直接 */
	LEX_DEGREE,     /* a change when it is compared: 少 in 比上年少49户 */
	LEX_FIRM,       /* a preposition or adverb wherever it stands: 对 未 */
	LEX_MAKER,      /* suffix that makes a noun of any verb: 率 */
	LEX_CAUSE,      /* verb that has somebody act: 带领 */
	LEX_SUBJECT,    /* verb whose subject is counted: 参与 */
	LEX_SPAN,       /* begins a length of time: 最近 未来 */
	LEX_WHOLE,      /* a measure of a whole thing, which needs no name of it: 占地面积 */
	LEX_JOIN,       /* verb that adds to what was counted before, or takes from it: 新增 退出 */
	LEX_REASON,     /* a preposition before a reason: 因 */
	LEX_MODAL,      /* what follows can be or cannot: 能 无法 */
	LEX_SIDE,       /* a place beside what is named before it: 两侧 */
	LEX_GUESS,      /* cue of what will be reached, which goes on over a semicolon: 预计 */
	LEX_LEFT,       /* before what is left: 还有 */
	LEX_FORM,       /* suffix that makes a modifier of any verb: 式 型 */
	LEX_BRIEF,      /* of verb1: a verb before a noun too, when the figure follows: 打 in 打机井12眼 */
	LEX_BOTH,       /* a verb and its noun, which are two right before a figure: 栽树3万株 */
	LEX_TAKE,       /* verb that takes somebody in: 吸纳 in 吸纳30人就业 */
	LEX_ASPECTOF,   /* behind 等 and before what it is an aspect of: 方面 */
	LEX_DOER,       /* verb whose doer stands before it, and no object: 捐款 */
	LEX_CLASSES
};

/* LEX_BIT(CLASS): its bit in a set of classes. */
#define LEX_BIT(class) (UINT64_C(1) << LEX_##class)

extern const struct trie lexicon;

/* lexicon_longest finds the longest word at cp (folded, ended by 0); returns its
 * length and stores its set of classes (bits 1 << LEX_…), or returns 0. */
static inline uint32_t
lexicon_longest(const uint32_t *cp, uint64_t *classes)
{
	uint32_t value, length = trie_longest(&lexicon, cp, &value);
	if (length > 0)
		*classes = lexicon.set[value];
	return length;
}

#endif
