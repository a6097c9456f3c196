#ifndef RR_CONTEXT_WHAT_H
#define RR_CONTEXT_WHAT_H
/* Naming a figure: from its mention the noun phrase that it counts or measures and
 * the verb that governs it. A rule is a function that sets what, act and why_what of
 * the figure and returns true, or leaves it alone and returns false.
 *
 *   context_what     the rules in their order; nouns before; what is carried
 *   context_behind   nouns behind the figure
 *   context_verb     a verb without a noun
 *   context_same     a noun or deed that only goes on with what was counted before
 *   context_earlier  what the sentence told before the figure
 *   context_which    figures that only say which, and the nouns they are part of
 *   context_share    nouns shared out over several figures */
#include <stdbool.h>
#include "character.h"
#include "context_mention.h"

/* What is carried from figure to figure of a sentence. */
struct context;

struct carried {
	struct slice what, act;
	bool have;              /* act is 有, which goes on over a list only */
	enum figure_class class;
	bool after;             /* the noun stood after its figure */
	bool dummy;             /* act is 完成 or its like, whose object is an act */
	bool same;              /* and it went on with the noun before */
	bool named;             /* what is a noun, not a verb for want of one */
	bool agent;             /* and 由 told who does it */
	bool base;              /* act is 占 and what it is a share of */
	bool any;
};

/* The figure to be named. */
struct naming {
	const struct words *ws;
	const struct mention *all, *m;  /* of all figures, of this one: m is all + k */
	uint32_t k;
	struct figure *f;
	struct carried *c;
	struct arena *a;
	struct phrase noun;     /* before it, with a figure that says which */
	bool composed;          /* and there is such a figure in it */
};

/* --- context_behind --------------------------------------------------------- */

/* name_by_doing: 1.9万人喝上了放心水: names a number of people, for whom there is no noun, by what they do; returns whether it
 * does. */
bool name_by_doing(const struct naming *x);

/* name_behind names a figure by what stands behind it, if anything of its own does:
 * 10个工作组, 101人为村干部, 将30万元列入预算. */
bool name_behind(const struct naming *x);

/* name_lasting names a length of time in which, or over which on end, something is done:
 * 三年内建成茶园, 连续三年没有发生火灾; returns false when it is no such time. */
bool name_lasting(const struct naming *x);

/* --- context_verb ----------------------------------------------------------- */

/* name_by_verb names a figure that has a verb and no noun; always true. */
bool name_by_verb(const struct naming *x);

/* verb_predicate: what the people after 有 did, 有397户1206人稳定脱贫, up to the end of
 * the clause; empty when there is no such verb. */
struct phrase verb_predicate(const struct words *ws, uint32_t k);

/* --- context_same ----------------------------------------------------------- */

/* name_by_deed names a figure with a verb by what was counted before, when its own noun
 * is what was done to it, or to whom it went: 排污口86个,已完成整治79个; 移送司法机关3起. */
bool name_by_deed(const struct naming *x);

/* name_by_same names a figure whose noun, which it has, is no name by itself: 出栏5万头
 * behind 肉牛存栏, 平均4600元, 总数41家. */
bool name_by_same(const struct naming *x);

/* --- context_earlier: each returns nothing (a slice without text, an empty phrase)
 * when the sentence did not tell it ------------------------------------------ */

/* earlier_unit: whether what is carried was counted in figure k's unit (of a pair, in
 * either). */
bool earlier_unit(const struct words *ws, uint32_t k, const struct carried *c);

/* earlier_counted: 发现问题26个、涉及资金80万元,已整改19个: what was counted last in k's
 * unit, in the same sentence up to a semicolon. */
struct slice earlier_counted(const struct words *ws, const struct mention *all, uint32_t k);

/* earlier_goal: 造林任务2万亩,已完成1.6万亩: what, carried to what is done of it from a
 * figure before k, without the word for a goal. */
struct slice earlier_goal(const struct words *ws, const struct mention *all, uint32_t k, struct slice what);

/* earlier_larger: what was counted, in k's unit, by a figure before that is not
 * smaller, when the last one is: 项目28个,其中亿元以上9个,开工18个; else otherwise. */
struct slice earlier_larger(const struct words *ws, uint32_t k, struct slice otherwise);

/* earlier_whole: 其余216户 are of what they are the rest of, or else of what the
 * sentence counted first in that unit; else otherwise. */
struct slice earlier_whole(const struct words *ws, uint32_t k, struct slice otherwise);

/* told_before: 实施项目11个。已完工7个,在建4个: names the figures that begin the sentence with
 * a deed and no noun after what the sentence before counted in their unit. */
void told_before(const struct context *ctx, const struct words *ws, const struct mention *m);

/* earlier_treated: 对小水电站进行整治,已完成12座: the noun that the clause before, which
 * has no figure, is about. */
struct phrase earlier_treated(const struct words *ws, const struct mention *all, uint32_t k);

/* earlier_subject: 村里的大棚从无到有,现已发展到60座: the subject of that clause. */
struct phrase earlier_subject(const struct words *ws, const struct mention *all, uint32_t k);

/* earlier_given: 46户已落实帮扶措施,户均2.6项: its object; *act is its verb. */
struct phrase earlier_given(const struct words *ws, const struct mention *all, uint32_t k, struct phrase *act);

/* --- context_which ---------------------------------------------------------- */

/* which_noun: noun, before figure k, with an attributive figure before that makes
 * part of it: 3000万元以上项目8个. */
struct phrase which_noun(const struct words *ws, const struct mention *m, uint32_t k, struct phrase noun);

/* without_group: 脱贫户和监测对象|参保率, 书记、主任|“一肩挑”比例, 党员中|大专以上学历的比例: of a proportion, or of
 * those who have a share, without the groups that it is told of, for which no heading has room. */
struct phrase without_group(const struct words *ws, struct phrase p);

/* which_name names an attributive figure. */
void which_name(const struct words *ws, const struct mention *all, uint32_t k);

/* --- context_share ---------------------------------------------------------- */

/* share_out names figure k and those that follow it of as many nouns as there are
 * figures: 一产、二产产值分别为3亿元、4亿元; or as stood before: 分别增长5%和8%. Returns how many
 * figures it named. */
uint32_t share_out(const struct words *ws, const struct mention *m, uint32_t k, struct arena *a);

/* share_join returns the words of p and then those of q, as one text in a. */
struct slice share_join(const struct words *ws, struct phrase p, struct phrase q, struct arena *a);

/* text_join returns x and then y, as one text in a. */
struct slice text_join(struct slice x, struct slice y, struct arena *a);

/* --- in common -------------------------------------------------------------- */

/* phrase_slice is the text of p. */
static inline struct slice
phrase_slice(const struct words *ws, struct phrase p)
{
	return words_slice(ws, p.from, p.to);
}

/* act_slice is the verb of m, 未脱贫 with what denies it; of 共有 the 有 only. */
static inline struct slice
act_slice(const struct words *ws, const struct mention *m)
{
	if (phrase_empty(m->act))
		return (struct slice){ NULL, 0 };
	uint32_t from = m->act.from, end = ws->word[m->act.to - 1].end;
	if (from > 0 && word_is(ws, from - 1, ROLE_ADVERB) && LEX(&ws->word[from - 1], FIRM))
		from--;
	uint32_t begin = ws->word[from].begin;
	return sentence_slice(ws->s, m->have ? end - 1 : begin, end);
}

/* figure_shares: whether f is a part of something, told as a percentage or ratio. */
static inline bool
figure_shares(const struct figure *f)
{
	return f->class == FIGURE_PERCENT || f->class == FIGURE_RATIO;
}

/* figure_yuan: whether f is an amount of money, or one for each: 1000元/公里. */
static inline bool
figure_yuan(const struct figure *f)
{
	return f->class == FIGURE_MONEY || (f->class == FIGURE_RATE && slice_eq(f->unit, SLICE("元")));
}

/* phrase_measures: whether the noun phrase ends in a measurement or proportion. */
static inline bool
phrase_measures(const struct words *ws, struct phrase noun)
{
	const struct word *last = &ws->word[noun.to - 1];
	return LEX(last, ATTR) || LEX(last, RATE);
}

/* times_done: whether f counts how often something was done: 次, 场, 场次, 趟, 遍; but no 人次. */
static inline bool
times_done(const struct words *ws, const struct figure *f)
{
	uint32_t cp = ws->s->cp[f->unit_begin];
	return f->class == FIGURE_COUNT && f->unit_begin < f->unit_end && (cp == 0x6b21 || cp == 0x573a || cp == 0x8d9f || cp == 0x904d);
}

#endif
