#ifndef RR_CONTEXT_MENTION_H
#define RR_CONTEXT_MENTION_H
/* A mention: what stands around one figure. The noun phrase and the verb before
 * it, the noun phrase after it, and the function words between that the relations
 * hang on.  Phrases are ranges of words, empty when from == to. */
#include <stdbool.h>
#include "context_words.h"

struct phrase {
	uint32_t from, to;
};

struct mention {
	struct phrase region;   /* words before the figure that can belong to it */
	struct phrase topic;    /* noun phrase before a preposition, which may have none after it */
	struct phrase subject;  /* noun phrase before the verb, when another follows it */
	struct phrase act;
	struct phrase noun;     /* before the figure */
	struct phrase after;    /* after the figure */
	struct phrase base;     /* 占 and what it is a share of: 占总人口 in 占总人口的18% */
	uint32_t end;           /* where the next figure's region can begin */
	bool have;              /* act is 有 in 共有, its last character only */
	bool attributive;       /* the figure says which: 3000万元以上 in 3000万元以上项目8个 */
	bool attribute_noun;    /* attributive, and the noun before is its measure: 年出栏1000头以上 */
	bool nested;            /* inside the noun phrase of the figure before: 20名60岁以上老人 */
	bool among;             /* 中 follows: the next is part of it */
	bool physical, money;   /* a length, an area, a mass; an amount of money */
	bool each_of;           /* a rate: so much for each */
	bool fresh;             /* a comma or more stands between it and the figure before */
	bool stopped;           /* a semicolon or more */
	bool listed;            /* only 、 or 和 between it and the figure before */
	bool target_own, done_own;      /* its own words say that it is planned, that it is done */
	bool pair;              /* no word of its own after the figure before: 38人 in 21户38人 */
	bool lends;             /* the noun after is part of the next figure's too */
	bool include;           /* 包括 before it */
	bool aged;              /* an age that goes on with a verb before it: 60岁以上领取待遇人员 */
	bool which;             /* noun is a clause that says which: 未消除风险的46户 */
	bool compared;          /* what another is compared with: 比上年的3万元增长20% */
	bool each_leads;        /* 分别 before its noun, not after it */
	bool light, change, changeto, ba, share, sum, each, part, rest, left, from_word, to_word, compare;
};

/* mention_read reads what stands around figure k; m[0..k) are read. */
void mention_read(const struct words *ws, struct mention *m, uint32_t k);

/* Parts of mention_read, each in a file of its own:
 * mention_after (context_after.c) reads the noun phrase after figure k;
 * mention_split (context_split.c) parts the words [from, to) before it, from which
 * the function words next to the figure are gone, into verb and noun phrase;
 * mention_verb (context_govern.c) finds the verb that governs [from, to), or to;
 * mention_note notes a function word; phrase_clean takes from a noun phrase what
 * no heading needs: 各类, what 等 sums up, 的 at its ends, marks around the whole. */
void mention_after(const struct words *ws, struct mention *m, uint32_t k);
void mention_split(const struct words *ws, struct mention *m, uint32_t from, uint32_t to);
uint32_t mention_verb(const struct words *ws, const struct mention *m, uint32_t from, uint32_t to, bool prepositional);
void mention_note(struct mention *m, const struct word *w);
struct phrase phrase_clean(const struct words *ws, struct phrase p);

/* What says which of those are meant that are counted next (context_bound.c):
 * mention_which returns the clause with verb and object that ends in 的 right before count k
 * (未消除风险的46户, 评为优秀的98个; after another no more than a word, …、良好的35个), or an empty phrase;
 * mention_bounds tells whether figure k's noun phrase runs up to the next figure, which has none
 * after it (3000万元以上项目8个);
 * mention_bounds_number, whether figure k bounds how many of something there are (客房数在5间以下的占46%);
 * mention_aged, whether it is a bounded age that a verb follows, with a count in the same clause
 * (60岁以上领取待遇人员3万人, 60岁以上领取待遇3万人). */
struct phrase mention_which(const struct words *ws, const struct mention *m, uint32_t k);
bool mention_bounds(const struct words *ws, const struct mention *m, uint32_t k);
bool mention_bounds_number(const struct words *ws, uint32_t k);
bool mention_aged(const struct words *ws, uint32_t k);

/* mention_between: whether word w can stand between a noun phrase and its figure. */
bool mention_between(const struct word *w);

/* mention_what fills what, act and why_what of all figures from their mentions. */
void mention_what(const struct words *ws, const struct mention *m, struct arena *a);

/* phrase_empty: whether p has no words. */
static inline bool
phrase_empty(struct phrase p)
{
	return p.from >= p.to;
}

/* follows_de: whether 的 stands before word i, perhaps in the word of a figure (以上的). */
static inline bool
follows_de(const struct words *ws, uint32_t i)
{
	return ws->word[i].begin > 0 && ws->s->cp[ws->word[i].begin - 1] == 0x7684;
}

/* figure_counts: whether a figure is one that the context is for (no date, no
 * ordinal). */
static inline bool
figure_counts(const struct figure *f)
{
	return f->class != FIGURE_DATE && f->class != FIGURE_ORDINAL;
}

/* figure_measures: whether a figure measures, and does not count, things. */
static inline bool
figure_measures(const struct figure *f)
{
	return f->class != FIGURE_COUNT && f->class != FIGURE_NUMBER && figure_counts(f);
}

/* unit_is_people: whether the unit is a noun itself, 人, 户, 人次, 户次, so that what
 * follows is rather a verb. */
static inline bool
unit_is_people(const struct words *ws, const struct figure *f)
{
	const uint32_t *cp = ws->s->cp + f->unit_begin;
	uint32_t n = f->unit_end - f->unit_begin;
	return n > 0 && (cp[0] == 0x4eba || cp[0] == 0x6237) && (n == 1 || (n == 2 && cp[1] == 0x6b21));
}

/* mention_has_agent: whether 由 stands before the verb of m: 资金由省级承担60%. */
static inline bool
mention_has_agent(const struct words *ws, const struct mention *m)
{
	for (uint32_t i = m->region.from; i < m->act.from && !phrase_empty(m->act); i++)
		if (word_is(ws, i, ROLE_FROM))
			return true;
	return false;
}

/* names_body: whether word w ends the name of a body or meeting of people: 队, 会. */
static inline bool
names_body(const struct words *ws, const struct word *w)
{
	return character_is(ws->s->cp[w->end - 1], CHARACTER_BODY);
}

/* names_trouble: whether word w ends the name of a trouble that people have: 题 in 饮水问题. */
static inline bool
names_trouble(const struct words *ws, const struct word *w)
{
	return character_is(ws->s->cp[w->end - 1], CHARACTER_TROUBLE);
}

/* unit_is_points: whether the unit is 个百分点, which measures a difference. */
static inline bool
unit_is_points(const struct words *ws, const struct figure *f)
{
	const uint32_t *cp = ws->s->cp + f->unit_begin;
	uint32_t n = f->unit_end - f->unit_begin;
	return n >= 3 && cp[n - 3] == 0x767e && cp[n - 2] == 0x5206 && cp[n - 1] == 0x70b9;
}

/* verb_is_strong: whether w is a verb that is no noun: 拆除, 讲 in 讲党课, 修 in 修了. */
static inline bool
verb_is_strong(const struct word *w)
{
	return w->role == ROLE_VERB && ((LEX(w, ACT) && !LEX(w, VN)) || (LEX(w, BRIEF) && w[1].role == ROLE_NOUN) ||
		(LEX(w, VERB1) && w[1].role == ROLE_ASPECT));
}

#endif
