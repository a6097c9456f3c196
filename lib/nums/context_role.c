#include "character.h"
#include "context_words.h"
#include "signs.h"

/* What a word is, of what its classes let it be, among its neighbours. */

#define BIT(class) (UINT64_C(1) << LEX_##class)
static const uint64_t verb_classes = BIT(ACT) | BIT(VN) | BIT(V) | BIT(VERB1);

/* IS(w, NOUN): whether the word has the role. ONE(NOUN) | ONE(VERB): a set of roles,
 * for is_one. */
#define IS(w, name) ((w)->role == ROLE_##name)
#define ONE(name) (UINT64_C(1) << ROLE_##name)

static bool
is_one(const struct word *w, uint64_t roles)
{
	return (roles >> w->role & 1) != 0;
}

static bool
one_character(const struct word *w)
{
	return w->end - w->begin == 1;
}

/* act_follows: figure w and its noun are followed by an act: 为12家合作社发放. */
static bool
act_follows(const struct word *w)
{
	if (w->role != ROLE_FIGURE)
		return false;
	for (unsigned i = 1; i < 9; i++) {
		if (w[i].role == ROLE_VERB && LEX(&w[i], ACT) && i > 1)
			return w[i + 1].role == ROLE_NOUN || w[i + 1].role == ROLE_VERB || w[i + 1].role == ROLE_KIND || w[i + 1].role == ROLE_ASPECT;
		if (w[i].role != ROLE_NOUN && w[i].role != ROLE_VERB && w[i].role != ROLE_LIST && w[i].role != ROLE_FIGURE &&
		    w[i].role != ROLE_EVERY)
			return false;
	}
	return false;
}

/* compared: whether 比 or 较 stands before word i in its clause. */
static bool
compared(const struct words *ws, uint32_t i)
{
	for (uint32_t j = i; j > 0 && i - j < 12 && ws->word[j - 1].role < ROLE_COLON; j--)
		if (ws->word[j - 1].role == ROLE_COMPARE)
			return true;
	return false;
}

/* after_boundary: whether a clause or a member of a list begins with word i. */
static bool
after_boundary(const struct words *ws, uint32_t i)
{
	return i == 0 || ws->word[i - 1].role >= ROLE_LIST;
}

/* before_noun: 打机井12眼, 带头讲党课4次: whether word i, which begins a clause or follows what
 * leads to a verb, has a plain noun between it and a figure. */
static bool
before_noun(const struct words *ws, uint32_t i)
{
	uint32_t to = i + 1;
	const struct word *last = i > 0 ? &ws->word[i - 1] : NULL;
	if (!after_boundary(ws, i) && !is_one(last, ONE(ADVERB) | ONE(TIME) | ONE(SCOPE) | ONE(TARGET) | ONE(CONJUNCTION) | ONE(EVERY)) &&
	    !(IS(last, NOUN) && (LEX(last, PLACE) || character_is(ws->s->cp[last->end - 1], CHARACTER_PERSON))))
		return false;
	while (to < i + 4 && IS(&ws->word[to], NOUN))
		to++;
	/* 栽树3万株; but of 招工120人 the 工 is no noun by itself */
	bool noun = to > i + 1 && (LEX(&ws->word[i], BOTH) || ws->word[to - 1].end - ws->word[i + 1].begin > 1);
	return noun && IS(&ws->word[to], FIGURE);
}

/* is_use: 用于生活消费的500万元, 用于技能培训300万元: whether word i, a verb that can be a noun, belongs to what something
 * is used for, which ends with it or with its like. */
static bool
is_use(const struct words *ws, uint32_t i)
{
	uint32_t from = i, to = i + 1;
	while (from > 0 && i - from < 4 && IS(&ws->word[from - 1], NOUN))
		from--;
	const struct word *last = from > 0 ? &ws->word[from - 1] : NULL;
	if (last == NULL || !word_spells(ws, last, 0x7528, 0x4e8e))     /* 用于 */
		return false;
	while (to < i + 4 && ws->word[to].role < ROLE_QUOTE && LEX(&ws->word[to], VN))
		to++;
	return IS(&ws->word[to], FIGURE) || (IS(&ws->word[to], DE) && IS(&ws->word[to + 1], FIGURE));
}

/* Each of these returns the role of word i, of which the name is the first guess;
 * the words before it are settled, those after have their first guess. */

static enum role
settle_verb(const struct words *ws, uint32_t i)
{
	const struct word *w = &ws->word[i], *next = w + 1;
	/* 建5座, 建了5座; but 建 in 福建省 is none */
	if (w->classes & (BIT(ACT) | BIT(VN) | BIT(V)))
		return LEX(w, VN) && is_use(ws, i) ? ROLE_NOUN : ROLE_VERB;
	if (LEX(w, BRIEF) && IS(next, NOUN) && before_noun(ws, i))
		return ROLE_VERB;
	/* 建了水池、凉亭6座 */
	bool done = IS(next, ASPECT) && (IS(next + 1, FIGURE) || ws->s->cp[next->begin] == 0x4e86);     /* 了 */
	return IS(next, FIGURE) || done ? ROLE_VERB : ROLE_NOUN;
}

/* has_object: 争取资金, 争取“两癌”救助项目: whether word i, that can be a verb like any
 * other, has things for its object and no act (争取完成3个), nor what is to come of one
 * (争取销售收入5亿元). */
static bool
has_object(const struct words *ws, uint32_t i)
{
	uint32_t to = i + 1;
	while (is_one(&ws->word[to], ONE(NOUN) | ONE(QUOTE) | ONE(KIND) | ONE(DE) | ONE(SCOPE)) || (IS(&ws->word[to], VERB) && LEX(&ws->word[to], VN)))
		to++;
	const struct word *first = &ws->word[i + 1], *last = &ws->word[to - 1];
	const struct figure *f = words_figure(ws, to);
	if (IS(first, SCOPE))   /* 争取上级资金50万元; but 争取全县脱贫50户 */
		return f != NULL && IS(last, NOUN) && !LEX(last, ATTR);
	if (IS(first, VERB))    /* 争取帮扶资金50万元; but 争取培训学员50人 */
		return f != NULL && f->class == FIGURE_MONEY && IS(last, NOUN) && !LEX(last, ATTR);
	if (f != NULL && LEX(last, ATTR) && !LEX(last, VN) && !LEX(last, ACT) && !LEX(last, WHOLE))
		return false;
	return is_one(first, ONE(NOUN) | ONE(KIND) | ONE(FIGURE) | ONE(ASPECT) | ONE(QUOTE));
}

/* is_asked: 省里要求: whether word i is an asking with the one who asks before it, that
 * nothing is done by (按照省里要求). */
static bool
is_asked(const struct words *ws, uint32_t i)
{
	const struct word *w = &ws->word[i];
	if (!LEX(w, VN) || ws->s->cp[w->begin] != 0x8981 /* 要 */ || i == 0 || !is_one(w - 1, ONE(NOUN) | ONE(SCOPE)))
		return false;
	while (i > 0 && is_one(&ws->word[i - 1], ONE(NOUN) | ONE(SCOPE) | ONE(ADVERB) | ONE(TIME) | ONE(VERB)))
		i--;
	return i == 0 || !LEX(&ws->word[i - 1], PREP);
}

static enum role
settle_target(const struct words *ws, uint32_t i)
{
	const struct word *w = &ws->word[i], *next = w + 1, *last = i > 0 ? w - 1 : NULL;
	/* 需资金36万元 */
	if (LEX(w, BRIEF) && IS(next, NOUN) && before_noun(ws, i))
		return ROLE_VERB;
	/* 吃拿卡要: a character alone aims only at an act */
	if (one_character(w) && ((is_one(next, ONE(NOUN) | ONE(FIGURE)) && !LEX(next, ACT)) || next->role >= ROLE_QUOTE))
		return ROLE_NOUN;
	/* 彩礼要到28万元; but 要到2025年建成 */
	if (one_character(w) && IS(next, TO) && IS(next + 1, FIGURE))
		return ROLE_NOUN;
	/* 应参保1.2万人, 应改户数: part of a name; but 应发放补贴, 旧房应拆除 */
	bool named = (one_character(next) && !LEX(next, BRIEF)) || LEX(next + 1, ATTR);
	if (LEX(w, MODAL) && (named || (IS(next + 1, FIGURE) && (last == NULL || !IS(last, NOUN)))))
		return ROLE_NOUN;
	/* 不能满足上市的需要, 按照上级的要求 */
	if (last != NULL && IS(last, DE) && next->role >= ROLE_QUOTE && !one_character(w))
		return ROLE_NOUN;
	/* 多次汇报争取,最终落实资金142万元 */
	if (LEX(w, ACT) && !LEX(w, VN) && (IS(next, COMMA) || IS(next, STOP)))
		return ROLE_VERB;
	/* 计划 and a verb that is not known */
	if (after_boundary(ws, i) && IS(next, NOUN) && next->classes == 0 && !LEX(w, ACT))
		return ROLE_TARGET;
	/* 省里要求10月底达到80%; but 按照上级要求10月份排查 */
	if (IS(next, TIME) && is_asked(ws, i))
		return ROLE_TARGET;
	/* 规划到2025年建成, 计划为老人体检 */
	if (after_boundary(ws, i) && ((IS(next, TO) && IS(next + 1, TIME)) || (LEX(next, PREP) && LEX(next, LIGHT))))
		return ROLE_TARGET;
	if (LEX(w, ACT) && has_object(ws, i))
		return ROLE_VERB;
	if (!LEX(w, VN))
		return ROLE_TARGET;
	/* 两项规划编制工作; but 投资300万元规划建设园区 */
	const struct figure *f = last != NULL && IS(last, FIGURE) ? &ws->figure[last->figure] : NULL;
	if (f != NULL && f->class == FIGURE_COUNT && IS(next, VERB) && LEX(next, VN) && IS(next + 1, NOUN) && LEX(next + 1, SUFFIX))
		return ROLE_NOUN;
	/* 三年行动计划, 要求: a noun unless an act or figure follows and no noun leads to it */
	if (!LEX(next, ATTR) && !is_one(next, ONE(VERB) | ONE(FIGURE) | ONE(ADVERB) | ONE(TIME) | ONE(BA) | ONE(SCOPE) | ONE(PREPOSITION) | ONE(CHANGETO)))
		return ROLE_NOUN;
	/* 围村林规划面积1200亩; but 项目计划总投资3亿元 */
	const struct figure *area = LEX(next, ATTR) ? words_figure(ws, i + 2) : NULL;
	if (last != NULL && area != NULL && area->class == FIGURE_MEASURE && IS(last, NOUN) && LEX(w, VN) && !LEX(last, SUFFIX) && !LEX(last, PLACE) && !LEX(last, HEAD))
		return ROLE_NOUN;
	/* 廊道绿化规划面积1.5万亩 */
	if (last != NULL && LEX(next, ATTR) && LEX(w, VN) && IS(last, VERB) && LEX(last, VN) && IS(next + 1, FIGURE))
		return ROLE_NOUN;
	/* 工程概算投资3亿元 */
	if (LEX(next, ATTR) && IS(next + 1, FIGURE))
		return ROLE_TARGET;
	if (last != NULL && is_one(last, ONE(NOUN) | ONE(DE) | ONE(VERB)) &&
	    ((!LEX(last, HEAD) && !LEX(last, PLACE)) || IS(next, FIGURE)))
		return ROLE_NOUN;
	return ROLE_TARGET;
}

/* list_moved: 将参保登记、异地备案等16项业务下沉到乡镇: whether the list behind word i ends in 等, a figure
 * and a noun that a verb follows; but 将建设公厕、广场等16处设施. */
static bool
list_moved(const struct words *ws, uint32_t i)
{
	while (++i < ws->count && ws->word[i].role <= ROLE_LIST && !IS(&ws->word[i], FIGURE) && !IS(&ws->word[i], ETC))
		;
	if (!IS(&ws->word[i], ETC) || !IS(&ws->word[i + 1], FIGURE))
		return false;
	for (i += 2; ws->word[i].role < ROLE_FIGURE; i++)
		if (ws->word[i].classes & verb_classes)
			return true;
	return false;
}

/* changes_noun: 将监测收入标准|提高到7600元: whether the verb at word w is part of a noun phrase that a change
 * to a figure follows. */
static bool
changes_noun(const struct word *w)
{
	const struct word *last = w;
	if (!IS(w, VERB) || !LEX(w, VN))
		return false;
	while (last < w + 5 && (IS(last + 1, NOUN) || (IS(last + 1, VERB) && LEX(last + 1, VN))))
		last++;
	return last > w && (LEX(last, ATTR) || LEX(last, RATE) || LEX(last, GOAL)) && IS(last + 1, CHANGETO) && is_one(last + 2, ONE(FIGURE) | ONE(EVERY) | ONE(ADVERB));
}

/* put_into: 将发展集体经济|纳入考核, 将培育人才|作为重点: whether the verb behind word i is part of what is put into something or
 * made something, before any figure. */
static bool
put_into(const struct words *ws, uint32_t i)
{
	if (!IS(&ws->word[i + 1], VERB) || !LEX(&ws->word[i + 1], VN))
		return false;
	for (i += 2; i < ws->count && is_one(&ws->word[i], ONE(NOUN) | ONE(VERB) | ONE(DE) | ONE(KIND) | ONE(LIST) | ONE(ADVERB)); i++) {
		const struct word *w = &ws->word[i];
		if (IS(w, VERB) && !LEX(w, VN) && w->end - w->begin > 1 && character_is(ws->s->cp[w->end - 1], CHARACTER_INTO))
			return true;
	}
	return false;
}

/* 将 before a verb is the future: 将新建5座. */
static enum role
settle_ba(const struct words *ws, uint32_t i)
{
	const struct word *w = &ws->word[i], *next = w + 1;
	if (!LEX(w, TARGET))
		return ROLE_BA;
	/* 将符合条件的26户纳入低保 */
	for (uint32_t j = 2; j < 5 && is_one(next, ONE(VERB) | ONE(ADVERB)) && w[j].role < ROLE_QUOTE; j++)
		if (IS(&w[j], DE) && IS(&w[j + 1], FIGURE))
			return ROLE_BA;
	if (list_moved(ws, i) || changes_noun(next) || put_into(ws, i))
		return ROLE_BA;
	if (LEX(next, ACT) || (IS(next, VERB) && LEX(next, V)))
		return ROLE_TARGET;
	/* 将重点做好以下工作; but 将工作做好 */
	if (IS(next, NOUN) && LEX(next + 1, DUMMY) && LEX(next + 1, V) && next[2].role <= ROLE_FIGURE)
		return ROLE_TARGET;
	return is_one(next, ONE(TARGET) | ONE(ADVERB) | ONE(LIGHT) | ONE(CHANGE) | ONE(CHANGETO)) ? ROLE_TARGET : ROLE_BA;
}

/* has_which: 有劳动能力的脱贫户: whether what word w, 有, and the nouns behind it tell says which
 * of those are meant that stand behind 的. */
static bool
has_which(const struct word *w)
{
	unsigned n = 1;
	while (n < 5 && IS(w + n, NOUN))
		n++;
	return n > 1 && IS(w + n, DE) && IS(w + n + 1, NOUN);
}

/* 为30户安装: a preposition at the beginning, or when an act follows the figure and
 * its noun; a link to a figure otherwise. */
static enum role
settle_light(const struct words *ws, uint32_t i)
{
	const struct word *w = &ws->word[i], *next = w + 1, *last = i > 0 ? w - 1 : NULL;
	if (LEX(w, HAVE) && (after_boundary(ws, i) || IS(last, PART)) && has_which(w))
		return ROLE_NOUN;
	/* 收入过百万元; but 走访过30户 */
	if (LEX(w, ASPECT))
		return last != NULL && IS(last, VERB) ? ROLE_ASPECT : IS(next, FIGURE) ? ROLE_LIGHT : ROLE_NOUN;
	if (!LEX(w, PREP))
		return ROLE_LIGHT;
	if (act_follows(next))
		return ROLE_PREPOSITION;
	/* 预计为120人 */
	if (last != NULL && (IS(last, COMMA) || IS(last, TARGET)) && IS(next, FIGURE) && next[1].role >= ROLE_LIST)
		return ROLE_LIGHT;
	if (after_boundary(ws, i) || is_one(last, ONE(ADVERB) | ONE(TIME) | ONE(TARGET) | ONE(SCOPE)) || !IS(next, FIGURE))
		return ROLE_PREPOSITION;
	return ROLE_LIGHT;
}

static enum role
settle_adverb(const struct words *ws, uint32_t i)
{
	const struct word *w = &ws->word[i], *next = w + 1, *last = i > 0 ? w - 1 : NULL;
	bool noun_next = IS(next, NOUN), modifier = LEX(w, MODIFIER);
	/* 已完成 */
	if (LEX(w, ACT))
		return ROLE_VERB;
	if (LEX(w, FIRM))
		return ROLE_ADVERB;
	/* 人均住房面积, 直接经济损失 */
	if (modifier && noun_next && (after_boundary(ws, i) || !IS(last, NOUN)))
		return ROLE_NOUN;
	/* 人均管护面积 */
	const struct figure *money = modifier && LEX(next, VN) && IS(next + 1, NOUN) ? words_figure(ws, i + 3) : NULL;
	bool object = LEX(next + 1, ATTR) || (money != NULL && slice_eq(money->unit, SLICE("元")));  /* 人均补助资金600元 */
	if (modifier && IS(next, VERB) && object && character_is(ws->s->cp[w->end - 1], CHARACTER_MEAN))
		return ROLE_NOUN;
	/* 户均分红1200元 */
	if (modifier && IS(next, VERB) && IS(next + 1, FIGURE) && character_is(ws->s->cp[w->end - 1], CHARACTER_MEAN))
		return ROLE_NOUN;
	if (last == NULL || LEX(w, SUM) || LEX(w, DONE))
		return ROLE_ADVERB;
	/* 产业基地、卫生院等现场26处 */
	if (modifier && IS(last, ETC) && (IS(next, FIGURE) || (is_one(next, ONE(NOUN) | ONE(VERB)) && IS(next + 1, FIGURE) && LEX(next, VN))))
		return ROLE_NOUN;       /* 等专题培训97场次 */
	/* 完成人工造林 */
	if (modifier && IS(last, VERB) && LEX(last, DUMMY) && IS(next, VERB))
		return ROLE_NOUN;
	/* 3次专题培训, 为期20天的集中排查 */
	if (modifier && (IS(last, FIGURE) || (IS(last, DE) && i > 1 && IS(last - 1, FIGURE))) && (noun_next || (IS(next, VERB) && (!LEX(next, ACT) ||
	    (LEX(next, VN) && next[1].role >= ROLE_LIST)))))
		return ROLE_NOUN;
	if (!is_one(last, ONE(NOUN) | ONE(VERB)))
		return ROLE_ADVERB;
	/* 转化直接经济效益, 发放基本生活费 */
	if (modifier && (noun_next || (IS(next, VERB) && !LEX(next, ACT) && IS(last, VERB))))
		return ROLE_NOUN;
	/* a character between nouns is part of a name */
	if (one_character(w) && is_one(next, ONE(NOUN) | ONE(CONJUNCTION) | ONE(DE) | ONE(KIND)))
		return ROLE_NOUN;
	return ROLE_ADVERB;
}

/* 增加绿化面积: an object follows, so it is an act like any other. */
static enum role
settle_change(struct words *ws, uint32_t i)
{
	struct word *w = &ws->word[i], *next = w + 1, *last = i > 0 ? w - 1 : NULL;
	/* 高出全县平均增速2个百分点; but 比全县平均增速高出2个百分点 */
	if (LEX(w, COMPARE) && !IS(next, FIGURE))
		return ROLE_COMPARE;
	bool noun = last == NULL || !IS(last, VERB) || (LEX(last, VN) && LEX(w, ASPECT));        /* 投诉减少了 */
	if (!is_one(next, ONE(NOUN) | ONE(VERB) | ONE(KIND)) && noun)
		return ROLE_CHANGE;
	w->classes |= BIT(ACT);
	return ROLE_VERB;
}

static enum role
settle_preposition(const struct words *ws, uint32_t i)
{
	const struct word *w = &ws->word[i], *next = w + 1;
	if (LEX(w, ACT))
		return ROLE_VERB;
	if (!one_character(w))
		return ROLE_PREPOSITION;
	/* 大扫除: but for the commonest a character inside a phrase is part of a name */
	if (!after_boundary(ws, i) && !is_one(w - 1, ONE(ADVERB) | ONE(TIME) | ONE(SCOPE)) && !LEX(w, FIRM))
		return ROLE_NOUN;
	if (LEX(w, TIMEBEFORE) && !is_one(next, ONE(FIGURE) | ONE(TIME)))
		return ROLE_NOUN;
	return ROLE_PREPOSITION;
}

/* before_ratio: whether a ratio, perhaps after a verb or link, or a percentage stands at
 * word i. */
static bool
before_ratio(const struct words *ws, uint32_t i)
{
	uint32_t first = i;
	while (is_one(&ws->word[i], ONE(LIGHT) | ONE(FROM) | ONE(VERB) | ONE(CHANGETO) | ONE(TIME) | ONE(ADVERB)))
		i++;
	const struct figure *f = words_figure(ws, i);
	return f != NULL && (f->class == FIGURE_RATIO || (f->class == FIGURE_PERCENT && i == first));
}

/* suffixed: 压缩式中转站, 养殖场, 覆盖率, 报销比例, 集聚提升类5个: whether verb w and what stands
 * behind it are one modifier or noun. */
static bool
suffixed(const struct word *w)
{
	const struct word *next = w + 1, *then = w + 2;
	if (!one_character(next))
		return is_one(w, ONE(VERB)) && ((LEX(next, RATE) && LEX(w, VN)) ||
			(LEX(then, FORM) && one_character(then) && IS(then + 1, FIGURE) && is_one(next, ONE(VERB) | ONE(CHANGE))));
	if (LEX(next, FORM) && is_one(w, ONE(VERB) | ONE(CHANGE)))
		return true;
	return (w->classes & verb_classes) && LEX(next, SUFFIX) && (LEX(w, VN) || LEX(next, MAKER)) && !IS(then, DE) &&
		!(IS(then, NOUN) && then->classes == 0);
}

/* settle returns the role of word i. */
static enum role
settle(struct words *ws, uint32_t i)
{
	struct word *w = &ws->word[i], *next = w + 1;
	const struct word *last = i > 0 ? w - 1 : NULL;
	/* 比上年少49户 */
	if (LEX(w, DEGREE) && IS(next, FIGURE) && compared(ws, i))
		return ROLE_CHANGE;
	/* 年底前, 2020年以来 */
	if (LEX(w, TIMEAFTER) && last != NULL && (IS(last, TIME) || (IS(last, COMPARE) && LEX(last, TIME))))
		return ROLE_TIME;       /* 较去年|底 */
	if (w->quoted || suffixed(w))
		return ROLE_NOUN;
	/* 存栏肉牛460头; but 肉牛存栏460头 */
	if (LEX(w, ATTR) && LEX(w, ACT) && IS(next, NOUN) && next->classes == 0 && IS(next + 1, FIGURE) &&
	    (last == NULL || !is_one(last, ONE(NOUN) | ONE(VERB))))
		return ROLE_VERB;
	switch (w->role) {
	case ROLE_VERB:
		return settle_verb(ws, i);
	case ROLE_TARGET:
		return settle_target(ws, i);
	case ROLE_BA:
		return settle_ba(ws, i);
	case ROLE_LIGHT:
		return settle_light(ws, i);
	case ROLE_ADVERB:
		return settle_adverb(ws, i);
	case ROLE_CHANGE:
		return settle_change(ws, i);
	case ROLE_PREPOSITION:
		return settle_preposition(ws, i);
	case ROLE_COMPARE:      /* 生师比14:1, 收入比由2.6:1缩小到2.3:1 */
		return one_character(w) && last != NULL && IS(last, NOUN) && before_ratio(ws, i + 1) ? ROLE_NOUN : ROLE_COMPARE;
	case ROLE_NOUN:
		/* 办了12桌, 办实事36件; but 扶贫办 */
		if (LEX(w, VERB1) && ((IS(next, ASPECT) && IS(next + 1, FIGURE)) || (LEX(w, BRIEF) && IS(next, NOUN) && before_noun(ws, i))))
			return ROLE_VERB;
		/* 平均每个村3座; but 平均年龄 */
		return LEX(w, ADV) && IS(next, EVERY) ? ROLE_ADVERB : ROLE_NOUN;
	case ROLE_ASPECT:       /* 建了, 确保了, 下跌了 */
		if (last != NULL && (is_one(last, ONE(VERB) | ONE(CHANGE)) || (IS(last, TARGET) && (last->classes & verb_classes) && !LEX(w, TO))))
			return ROLE_ASPECT;
		return LEX(w, TO) ? ROLE_TO : ROLE_NOUN;
	case ROLE_SCOPE:        /* 距乡政府12公里 */
		return IS(next, FIGURE) && last != NULL && IS(last, NOUN) && character_is(ws->s->cp[last->end - 1], CHARACTER_APART) ?
			ROLE_NOUN : ROLE_SCOPE;
	case ROLE_REST:         /* 其他人员3名 */
		return LEX(w, KIND) && !IS(next, FIGURE) ? ROLE_KIND : ROLE_REST;
	default:
		return w->role;
	}
}

/* date_years: 收入由三年前的2万元增加到4万元: years before 前 that tell from when are a date. */
static void
date_years(struct words *ws)
{
	for (uint32_t k = 0; k + 1 < ws->figures; k++) {
		struct figure *f = &ws->figure[k];
		uint32_t i = ws->at[k];
		if (f->class != FIGURE_DURATION || i == 0 || f->unit_begin == f->unit_end || ws->s->cp[f->unit_begin] != SIGN_YEAR)
			continue;
		struct word *w = &ws->word[i];
		if (!IS(w - 1, FROM) || !LEX(w + 1, TIMEAFTER) || ws->s->cp[w[1].begin] != 0x524d || !IS(w + 2, DE))        /* 前 */
			continue;
		w->role = w[1].role = ROLE_TIME;
		f->class = FIGURE_DATE;
	}
}

void
words_settle(struct words *ws)
{
	for (uint32_t i = 0; i < ws->count; i++)
		if (ws->word[i].classes != 0 && !IS(&ws->word[i], FIGURE) && ws->word[i].role < ROLE_QUOTE)
			ws->word[i].role = settle(ws, i);
	date_years(ws);
}
