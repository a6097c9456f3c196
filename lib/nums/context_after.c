#include "character.h"
#include "context_mention.h"

/* Classifiers of people: a verb after the noun is what they do, no noun. */
static bool
counts_people(const struct words *ws, const struct figure *f)
{
	return unit_is_people(ws, f) || (f->unit_begin + 1 == f->unit_end && character_is(ws->s->cp[f->unit_begin], CHARACTER_PEOPLE));
}

static bool
nominal(const struct word *w)
{
	return w->role == ROLE_NOUN || w->role == ROLE_KIND || (w->role == ROLE_VERB && LEX(w, VN));
}

/* relative_end: whether the words from i on are a clause that ends in 的 before
 * the phrase does, as in 没有集体收入的村; returns the place of 的, or 0. */
static uint32_t
relative_end(const struct words *ws, uint32_t i)
{
	for (; i < ws->count && !word_ends_phrase(&ws->word[i]) && ws->word[i].role != ROLE_FIGURE &&
	    ws->word[i].role != ROLE_LIST; i++)
		if (word_is(ws, i, ROLE_DE) && nominal(&ws->word[i + 1]))
			return i;
	return 0;
}

/* 中 after a noun phrase: what follows is part of it, 2000名学员中. */
static bool
among(const struct words *ws, uint32_t i)
{
	const struct word *w = &ws->word[i];
	return w->end - w->begin == 1 && ws->s->cp[w->begin] == 0x4e2d;
}

/* of_people: 1280名群众饮水问题: where those end who are counted, when what follows
 * them in the noun phrase [from, to) is a trouble; or to. */
static uint32_t
of_people(const struct words *ws, uint32_t from, uint32_t to)
{
	/* 1900名群众|蹚水过河的历史 */
	bool clause = LEX(&ws->word[from], PLACE) && !LEX(&ws->word[to - 1], PLACE) && has_de(ws, from + 2, to);
	if (to <= from + 1 || !(clause || names_trouble(ws, &ws->word[to - 1])))
		return to;
	for (uint32_t i = from; i + 1 < to; i++) {
		if (word_is(ws, i + 1, ROLE_DE))        /* 120名学生|的就学问题 */
			return i + 1;
		if (LEX(&ws->word[i], PLACE) || character_is(ws->s->cp[ws->word[i].end - 1], CHARACTER_PERSON))
			return i + 1;
	}
	return to;
}

static uint32_t
trim_after(const struct words *ws, uint32_t from, uint32_t to, bool people)
{
	while (to > from) {
		const struct word *w = &ws->word[to - 1];
		if (w->role == ROLE_CONJUNCTION || w->role == ROLE_DE || w->role == ROLE_KIND || among(ws, to - 1) ||
		    (people && to - from > 1 && w->role == ROLE_VERB))
			to--;
		else
			break;
	}
	return to;
}

/* starts_act: whether the verb right after the figure is the next act (50人参与,
 * 投资300万元建设) and not part of a noun (46名脱贫群众, 3公里供水管道). */
static bool
starts_act(const struct words *ws, uint32_t i, const struct figure *f)
{
	if (word_is(ws, i - 1, ROLE_DE))        /* 25人的应急队, 3000万元的加工项目 */
		return false;
	if (unit_is_people(ws, f))
		return true;
	/* 投资300万元|建设; but 给予2000元奖励 */
	if (f->class == FIGURE_MONEY)
		return LEX(&ws->word[i], ACT) && !(LEX(&ws->word[i], VN) && word_ends_phrase(&ws->word[i + 1]) && i > 1 && !word_is(ws, i - 2, ROLE_NOUN));
	const struct word *next = &ws->word[i + 1];
	return counts_people(ws, f) && next->role != ROLE_NOUN && !(next->role == ROLE_VERB && LEX(next, VN));
}

/* scan_bracket returns the end of a short bracket of nouns at i, 乡(镇、街道), or i. */
static uint32_t
scan_bracket(const struct words *ws, uint32_t i)
{
	uint32_t j = i + 1;
	while (j < i + 6 && (word_is(ws, j, ROLE_NOUN) || word_is(ws, j, ROLE_LIST)))
		j++;
	return j > i + 1 && word_is(ws, j, ROLE_CLOSE) ? j + 1 : i;
}

/* in_adjunct: whether a preposition stands before the figure whose noun begins at
 * i, so that the clause's verb is still to come: 在2个村村外建设林带. */
static bool
in_adjunct(const struct words *ws, uint32_t i)
{
	while (i > 0 && word_is(ws, i - 1, ROLE_FIGURE))
		i--;
	while (i > 0 && (word_is(ws, i - 1, ROLE_SCOPE) || word_is(ws, i - 1, ROLE_ADVERB)))
		i--;
	return i > 0 && (word_is(ws, i - 1, ROLE_PREPOSITION) || word_is(ws, i - 1, ROLE_TO));
}

/* verb_later: whether a verb that is none but a verb is still to come in the clause:
 * 为30名享受政策学生发放补助. */
static bool
verb_later(const struct words *ws, uint32_t i)
{
	for (; i < ws->count && ws->word[i].role < ROLE_FIGURE; i++)
		if (word_is(ws, i, ROLE_VERB) && LEX(&ws->word[i], ACT) && !LEX(&ws->word[i], VN))
			return true;
	return false;
}

/* ends_noun: words before which a noun phrase ends though they could be in one: 农户|户均
 * 增收, 贫困县|之一, 比例|筹资. */
static bool
ends_noun(const struct words *ws, uint32_t i)
{
	const struct word *w = &ws->word[i];
	const uint32_t *cp = ws->s->cp;
	if (LEX(w, MODIFIER) && character_is(cp[w->end - 1], CHARACTER_MEAN))
		return true;
	if (LEX(w, NOUN) && w->end - w->begin > 3 && 
	    (character_is(cp[w->begin + 1], CHARACTER_MEAN) || character_is(cp[w->begin + 2], CHARACTER_MEAN)))
		return true;            /* 户均增收, 年人均增收 */
	if (w->role == ROLE_DE && cp[w->begin] == 0x4e4b && cp[w->begin + 1] == 0x4e00)         /* 之一 */
		return true;
	/* 3个问题|计划6月底前整改 */
	if (LEX(w, TARGET) && w[1].role == ROLE_TIME)
		return true;
	/* 4条河流两侧 */
	if (LEX(w, SIDE))
		return true;
	return w->role == ROLE_VERB && LEX(w - 1, RATE);
}

/* scan_nouns returns the end of the plain nouns at i. */
static uint32_t
scan_nouns(const struct words *ws, uint32_t i)
{
	if (word_is(ws, i, ROLE_DE))
		i++;
	while (nominal(&ws->word[i]) && (!word_is(ws, i, ROLE_VERB) || !LEX(&ws->word[i], ACT)))
		i++;
	return i;
}

/* 村 户 行政村: heads that seldom lead a compound; 乡镇 does (乡镇卫生院). */
static bool
bare_head(const struct words *ws, const struct word *w)
{
	return w->role == ROLE_NOUN && LEX(w, HEAD) && (w->end - w->begin == 1 || ws->s->cp[w->end - 1] == 0x6751);
}

/* goes_on: 2368名党员干部、公职人员签订…: whether the mark at word i joins two nouns that
 * one figure counts: no figure is in the clause, unless its verb comes first. */
static bool
goes_on(const struct words *ws, uint32_t i)
{
	if (!word_is(ws, i, ROLE_LIST) || !word_is(ws, i + 1, ROLE_NOUN))
		return false;
	while (word_is(ws, ++i, ROLE_NOUN) || ((word_is(ws, i, ROLE_LIST) || word_is(ws, i, ROLE_CONJUNCTION)) && word_is(ws, i + 1, ROLE_NOUN)))
		;
	while (word_is(ws, i, ROLE_ADVERB))
		i++;
	/* 骨干教师、医务人员到学校支教 */
	if (word_is(ws, i, ROLE_TO) && word_is(ws, i + 1, ROLE_NOUN))
		return true;
	return (word_is(ws, i, ROLE_VERB) && LEX(&ws->word[i], ACT) && !LEX(&ws->word[i], VN) && !words_figure(ws, i + 1)) ||
		word_is(ws, i, ROLE_COMMA) || word_is(ws, i, ROLE_STOP);
}

/* names_people_after: whether word i, a noun right before a count, names people: 帮扶|脱贫户68户. */
static bool
names_people_after(const struct words *ws, uint32_t i)
{
	const struct figure *f = words_figure(ws, i + 1);
	return word_is(ws, i, ROLE_NOUN) && f != NULL && unit_is_people(ws, f) && character_is(ws->s->cp[ws->word[i].end - 1], CHARACTER_PERSON);
}

/* acts: whether the verb at word i is what the noun [from, i) behind figure f does, and
 * no part of it: 6个乡镇建设养老中心, 43家企业融资2.6亿元. */
static bool
acts(const struct words *ws, uint32_t i, uint32_t from, const struct figure *f)
{
	const struct word *w = &ws->word[i], *next = w + 1;
	bool agent = LEX(w - 1, HEAD) || LEX(w - 1, PLACE);
	/* 45名党员干部|结对帮扶脱贫户68户 */
	bool persons = counts_people(ws, f) && character_is(ws->s->cp[w[-1].end - 1], CHARACTER_PERSON);
	if (persons && LEX(w, ACT) && (next->role == ROLE_VERB ? LEX(next, VN) && next[1].role < ROLE_FIGURE : names_people_after(ws, i + 1)))
		return true;
	if (LEX(w, ACT) && (agent || (in_adjunct(ws, from) && !verb_later(ws, i + 1))) && next->role == ROLE_NOUN && !LEX(next, SUFFIX))
		return true;
	const struct figure *money = words_figure(ws, i + 1);
	return agent && f->class == FIGURE_COUNT && money != NULL && figure_measures(money);
}

/* joined_in: 37名志愿者|与孩子们结对: whether what 与 at word i joins has its own part in the act that follows, and
 * is not counted. */
static bool
joined_in(const struct words *ws, uint32_t i)
{
	if (ws->s->cp[ws->word[i].begin] != 0x4e0e)
		return false;
	while (word_is(ws, ++i, ROLE_NOUN))
		;
	return word_is(ws, i, ROLE_VERB) || word_is(ws, i, ROLE_ADVERB);
}

enum { NAME = 16 };      /* words that a name has at most behind its first verb */

/* in_name_of_event: 一次鄉村振興分析研判工作会议, 9个饮水安全巩固提升工程: whether the verb at word i stands in the
 * name of the meeting or works that figure f counts, with which the noun phrase ends; but 6个乡镇|实施工程. */
static bool
in_name_of_event(const struct words *ws, uint32_t i, uint32_t from, const struct figure *f)
{
	uint32_t end = i;
	if ((f->class != FIGURE_COUNT && f->class != FIGURE_RATE) || f->unit_begin == f->unit_end || !character_is(ws->s->cp[f->unit_begin], CHARACTER_EVENT) ||
	    LEX(&ws->word[from], HEAD) || LEX(&ws->word[i], DUMMY))
		return false;
	while (end < i + NAME && (word_is(ws, end, ROLE_NOUN) || word_is(ws, end, ROLE_VERB)))
		end++;
	const struct word *last = &ws->word[end - 1], *before = &ws->word[i - 1];
	bool meeting = names_body(ws, last);
	bool works = i > from && LEX(&ws->word[i], VN) && !in_adjunct(ws, from) && LEX(last, SUFFIX) && last->end - last->begin > 1 && !LEX(before, PLACE) && !LEX(before, HEAD);
	if (!(word_ends_phrase(&ws->word[end]) || word_is(ws, end, ROLE_ADVERB)) || last->role != ROLE_NOUN || !(meeting || works))
		return false;
	for (; from < i; from++)
		if (names_body(ws, &ws->word[from]))
			return false;
	return true;
}

/* counts_things: whether f counts what there is, by 个 or a classifier of things, not what is done. */
static bool
counts_things(const struct words *ws, const struct figure *f)
{
	uint32_t cp = ws->s->cp[f->unit_begin];
	return f->class == FIGURE_COUNT && f->unit_begin < f->unit_end && (character_is(cp, CHARACTER_THING) || !character_is(cp, CHARACTER_EVENT));
}

/* with_whom: 18家社会组织|与脱贫村结对: whether 与 at word i leads to those with whom something is done. */
static bool
with_whom(const struct words *ws, uint32_t i)
{
	if (ws->word[i].end != ws->word[i].begin + 1 || ws->s->cp[ws->word[i].begin] != 0x4e0e)        /* 与 */
		return false;
	uint32_t from = ++i;
	while (word_is(ws, i, ROLE_NOUN))
		i++;
	return i > from && word_is(ws, i, ROLE_VERB) && (word_ends_phrase(&ws->word[i + 1]) || LEX(&ws->word[i], ACT)) && !LEX(&ws->word[i + 1], SUFFIX);
}

/* belongs: whether word i is part of the noun phrase that begins at from, behind
 * figure f. */
static bool
belongs(const struct words *ws, uint32_t i, uint32_t from, const struct figure *f, bool people)
{
	const struct word *w = &ws->word[i], *next = w + 1;
	bool inside = i > from;
	switch (w->role) {
	case ROLE_NOUN:         /* 2000名执委中|真正…, 38名|来我县支援 */
		if (LEX(w, TIMEAFTER) && w->end - w->begin == 1 && (next->role == ROLE_SCOPE || LEX(next, PLACE)))
			return false;
		/* 年轻干部|到村任职 */
		if (people && inside && w->end == w->begin + 2 && ws->s->cp[w->begin] == 0x5230)
			return false;
		return !(people && inside && among(ws, i));
	case ROLE_KIND: case ROLE_QUOTE:
		return true;
	case ROLE_SCOPE:
		return !inside;
	case ROLE_LIST:
		return people && inside && goes_on(ws, i);
	case ROLE_AFTER:        /* 省级以上道路 */
		return inside && next->role == ROLE_NOUN;
	case ROLE_VERB:         /* but 50人参与, 投资300万元建设: the next act */
		if (in_name_of_event(ws, i, from, f))
			return true;
		if (inside && next->role == ROLE_TO)    /* 2公里道路|拓宽到6米 */
			return false;
		/* 4次专题会|研究整改 */
		if (inside && character_is(ws->s->cp[f->unit_begin], CHARACTER_EVENT) && character_is(ws->s->cp[w->begin - 1], CHARACTER_BODY))
			return false;
		return LEX(w, VN) && (inside ? !acts(ws, i, from, f) : LEX(next, GOAL) || !starts_act(ws, i, f));
	case ROLE_DE:           /* 168个村的规划: of a bare head the noun ends here */
		if ((i == from + 1 && bare_head(ws, w - 1)) || (inside && !people && (LEX(w - 1, HEAD) || LEX(w - 1, PLACE)) && counts_things(ws, f)))
			return false;
		/* fall through */
	case ROLE_CONJUNCTION:  /* 1名医生的标准: the noun ends before 的 */
		if (people && joined_in(ws, i))
			return false;
		if (inside && with_whom(ws, i))
			return false;
		return inside && nominal(next) && !LEX(next, ATTR) && !LEX(next, GOAL) && !LEX(next, TARGET);
	default:
		return false;
	}
}

/* names_party: whether word w ends the name of an organisation of a village: 党组织, 党支部, 村委会. */
static bool
names_party(const struct words *ws, const struct word *w)
{
	uint32_t cp = ws->s->cp[w->end - 1];
	return cp == 0x7ec7 || cp == 0x90e8 || cp == 0x4f1a;    /* 织 部 会 */
}

/* head_only: 3个村|生活污水进入…: whether what follows the bare head that begins
 * [from, end) is the subject of the clause, which goes on at word i. */
static bool
head_only(const struct words *ws, uint32_t from, uint32_t end, uint32_t i)
{
	const struct word *next = &ws->word[i], *last = &ws->word[end - 1];
	if (end != i || end - from < 2 || !bare_head(ws, &ws->word[from]) || word_is(ws, from + 1, ROLE_OPEN))
		return false;
	if (names_party(ws, last))      /* 217个行政村党组织签订… */
		return false;
	if (word_ends_phrase(next) || next->role == ROLE_LIST)
		return false;
	return next->role != ROLE_FIGURE || LEX(last, ATTR) || LEX(last, RATE);
}

/* after_scan returns the end of the noun phrase that begins at i; f is the figure
 * before it, people whether it counts people. */
static uint32_t
after_scan(const struct words *ws, uint32_t i, const struct figure *f, bool people)
{
	uint32_t from = i;
	if (!nominal(&ws->word[i]) && !unit_is_people(ws, f)) {
		enum role r = ws->word[i].role;
		uint32_t de = r == ROLE_VERB || r == ROLE_ADVERB || r == ROLE_CHANGE || r == ROLE_LIGHT ? relative_end(ws, i) : 0;
		if (de != 0)
			i = de;
	}
	while (i < ws->count && !(i > from && ends_noun(ws, i)) && belongs(ws, i, from, f, people))
		i++;
	uint32_t end = trim_after(ws, from, i, people || in_adjunct(ws, from));
	if (people)
		end = of_people(ws, from, end);
	/* 30户人家|出行再也不愁 */
	if (people && end == i && end > from + 1 && LEX(&ws->word[end - 1], VN) && word_is(ws, end, ROLE_ADVERB))
		end--;
	if (end == i && end > from && word_is(ws, i, ROLE_OPEN)) {
		/* 乡(镇), 市直(驻市)单位, 驻乡镇(苏木)的督导组 */
		end = scan_bracket(ws, i);
		i = end;
		if (word_is(ws, end - 1, ROLE_CLOSE))
			end = i = scan_nouns(ws, end);
	}
	/* 按各村2名信息员|标准 */
	if (people && end > from + 1 && LEX(&ws->word[end - 1], ATTR) && LEX(&ws->word[end - 1], SUFFIX) && !word_is(ws, end - 2, ROLE_DE) &&
	    character_is(ws->s->cp[ws->word[end - 2].end - 1], CHARACTER_PERSON))
		end--;
	/* 22个行政村|生活污水治理任务: where the work is done is counted */
	const struct word *last = &ws->word[end - 1];
	if (!people && end > from + 2 && bare_head(ws, &ws->word[from]) && (LEX(last, GOAL) || (last->role == ROLE_VERB && LEX(last, VN))) &&
	    word_ends_phrase(&ws->word[end]))
		return from + 1;
	/* 三个村群众季节性缺水的问题 */
	if (!people && end > from + 2 && bare_head(ws, &ws->word[from]) && names_trouble(ws, last))
		return from + 1;
	return !people && head_only(ws, from, end, i) ? from + 1 : end;
}

/* A measure directly after a count belongs to the noun after it: 20名60岁以上老人;
 * and so on over 、 (60岁以上老人、80岁高龄老人). Returns the end, or 0. */
static uint32_t
scan_nested(const struct words *ws, uint32_t i, const struct figure *f)
{
	/* 2个产值20亿元以上的产业链 */
	const struct figure *inner = word_is(ws, i, ROLE_NOUN) && LEX(&ws->word[i], ATTR) ? words_figure(ws, i + 1) : NULL;
	if (inner != NULL && (figure_measures(inner) || inner->outer_end > inner->end || word_is(ws, i + 2, ROLE_DE)))
		i++;
	inner = words_figure(ws, i);
	if (inner == NULL || f->class != FIGURE_COUNT || unit_is_people(ws, f))
		return 0;
	/* 2处万头牧场; but not 6处30间 */
	if (!figure_measures(inner) && (inner->class != FIGURE_COUNT || slice_eq(inner->unit, f->unit) || unit_is_people(ws, inner)))
		return 0;
	bool people = counts_people(ws, f);
	uint32_t j = word_is(ws, i + 1, ROLE_DE) ? i + 2 : i + 1;
	uint32_t end = after_scan(ws, j, inner, people);
	if (end <= j || words_figure(ws, end) != NULL)
		return 0;
	/* 60岁以上独居、空巢、留守老人 */
	if (people && goes_on(ws, end))
		while (word_is(ws, end, ROLE_LIST) || word_is(ws, end, ROLE_NOUN))
			end++;
	while (word_is(ws, end, ROLE_LIST) && (inner = words_figure(ws, end + 1)) != NULL && inner->class == FIGURE_DURATION) {
		uint32_t more = after_scan(ws, end + 2, inner, people);
		if (more <= end + 2)
			break;
		end = more;
	}
	return end;
}

/* after_qualities: 3个基础好、积极性高的村: where the noun begins after a list of qualities
 * that ends in 的, or i. */
static uint32_t
after_qualities(const struct words *ws, uint32_t i)
{
	uint32_t list = i;
	while (nominal(&ws->word[list]) || word_is(ws, list, ROLE_ADVERB))
		list++;
	if (list == i || !word_is(ws, list, ROLE_LIST) || !character_is(ws->s->cp[ws->word[list - 1].end - 1], CHARACTER_QUALITY))
		return i;
	uint32_t de = relative_end(ws, list + 1);
	return de != 0 ? de + 1 : i;
}

/* after_agent: 4个由领导带队的督导组, 3起因漏电引发的火灾: where the noun begins behind a clause that begins with
 * its agent, cause or place and ends in 的, or i. */
static uint32_t
after_agent(const struct words *ws, uint32_t i)
{
	bool agent = word_is(ws, i, ROLE_FROM) || word_is(ws, i, ROLE_PREPOSITION) || (word_is(ws, i, ROLE_LIGHT) && !LEX(&ws->word[i], HAVE));
	uint32_t de = agent ? relative_end(ws, i) : 0;
	return de != 0 ? de + 1 : i;
}

/* is_past: 三年内, 较三年前: whether the length of time before word i is told by that word,
 * so that no noun follows. */
static bool
is_past(const struct words *ws, uint32_t i)
{
	uint32_t cp = ws->s->cp[ws->word[i].begin];
	return words_span(ws, i - 1) && (!LEX(&ws->word[i], TIMEAFTER) || cp == 0x5185 || cp == 0x524d);      /* 内 前 */
}

/* no_noun: whether word i, behind figure f, begins no noun of it. */
static bool
no_noun(const struct words *ws, const struct mention *m, uint32_t i)
{
	/* 水库中有23座存在病险: of those named before */
	if (m->part && word_is(ws, i, ROLE_VERB) && !LEX(&ws->word[i], VN))
		return true;
	/* 在2000元至3500元之间; but 之间的村 */
	const struct figure *f = words_figure(ws, i - 1);
	if (f != NULL && figure_measures(f) && word_is(ws, i, ROLE_NOUN) && LEX(&ws->word[i], TIMEAFTER) && !word_is(ws, i + 1, ROLE_DE))
		return true;
	/* “…100亩以上”的要求 */
	return word_is(ws, i, ROLE_QUOTE) && !nominal(&ws->word[i + 1]);
}

/* before_act: 按每村2名的标准|选聘护林员120名: the end of the measure at word i, after 的,
 * when the clause's act follows it; else 0. */
static uint32_t
before_act(const struct words *ws, uint32_t i)
{
	const struct word *w = &ws->word[i];
	bool measure = LEX(w, ATTR) || LEX(w, GOAL);
	return measure && word_is(ws, i - 1, ROLE_DE) && w[1].role == ROLE_VERB && LEX(&w[1], ACT) ? i + 1 : 0;
}

/* all_verbs: 剩余48座整改: whether [i, end) is what is done, no thing. */
static bool
all_verbs(const struct words *ws, uint32_t i, uint32_t end)
{
	while (i < end && word_is(ws, i, ROLE_VERB))
		i++;
	return i == end;
}

/* trim_mean returns the end of [from, to) without 平均 at its end. */
static uint32_t
trim_mean(const struct words *ws, uint32_t from, uint32_t to)
{
	while (to > from + 1 && LEX(&ws->word[to - 1], NOUN) && LEX(&ws->word[to - 1], ADV))
		to--;
	return to;
}

/* lends: 34万亩冬小麦平均单产达412公斤: whether the measure that ends [i, end) is the next
 * figure's, and so is the noun. */
static bool
lends(const struct words *ws, uint32_t i, uint32_t end)
{
	return end > i + 1 && LEX(&ws->word[end - 1], ATTR) && word_is(ws, end, ROLE_LIGHT) && words_figure(ws, end + 1) != NULL;
}

/* leads_next: 有42公里路面宽度不足3.5米: whether [i, end) behind what is had is what the
 * next figure measures. */
static bool
leads_next(const struct words *ws, uint32_t i, uint32_t end)
{
	const struct figure *next = words_figure(ws, end);
	return i > 1 && LEX(&ws->word[i - 2], HAVE) && LEX(&ws->word[end - 1], ATTR) && next != NULL && figure_measures(next);
}

/* grade_of: 200吨|级冷藏库: whether word i, behind a measure, is the 级 that makes a kind of it. */
static bool
grade_of(const struct words *ws, uint32_t i)
{
	const struct word *w = &ws->word[i];
	return w->end == w->begin + 1 && ws->s->cp[w->begin] == 0x7ea7 && nominal(w + 1);
}

/* noun_begin: where the noun behind figure f begins, at word i or behind 的 and what only links
 * them; 0 when it is no noun of the figure's. */
static uint32_t
noun_begin(const struct words *ws, const struct figure *f, uint32_t i)
{
	bool people = unit_is_people(ws, f);
	if (word_is(ws, i, ROLE_DE) && nominal(&ws->word[i + 1])) {
		/* 860户的房屋, 86人的就业: the people are counted; but 30人的小分队, 8900人的饮水问题 */
		uint32_t end = people ? after_scan(ws, i + 1, f, true) : i;
		const struct word *last = &ws->word[end - 1];
		/* 不足20人的教学点13个 */
		const struct figure *next = words_figure(ws, end);
		bool says_which = f->approx != APPROX_EXACT && next != NULL && next->class == FIGURE_COUNT && !unit_is_people(ws, next);
		if (people && !LEX(last, PLACE) && !LEX(last, GOAL) && !names_body(ws, last) && !names_trouble(ws, last) && !says_which)
			return 0;
		i++;
	}
	/* 200吨|级冷藏库 */
	if (figure_measures(f) && f->class != FIGURE_PERCENT && grade_of(ws, i))
		i++;
	/* 300人规模的大会 */
	if (people && LEX(&ws->word[i], ATTR) && word_is(ws, i + 1, ROLE_DE) && nominal(&ws->word[i + 2]))
		i += 2;
	/* 三个月来持续奋战 */
	if (f->class == FIGURE_DURATION && LEX(&ws->word[i], TIMEAFTER))
		while (LEX(&ws->word[i], TIMEAFTER) || word_is(ws, i, ROLE_ADVERB) || LEX(&ws->word[i], V))
			i++;
	return i;
}

/* before_next: 14个林业站|在编人员仅53人, 3个乡镇|支出进度低于80%: where the noun [i, end) of a count ends
 * when its last words are what the next figure is of. */
static uint32_t
before_next(const struct words *ws, const struct figure *f, uint32_t i, uint32_t end)
{
	const struct word *last = &ws->word[end - 1];
	bool person = character_is(ws->s->cp[last->end - 1], CHARACTER_PERSON), measure = LEX(last, ATTR) || LEX(last, RATE);
	uint32_t at = end;
	if (f->class != FIGURE_COUNT || counts_people(ws, f) || !(person || measure))
		return end;
	while (word_is(ws, at, ROLE_LIGHT) || word_is(ws, at, ROLE_ADVERB) || word_is(ws, at, ROLE_COMPARE))
		at++;
	const struct figure *next = words_figure(ws, at);
	bool linked = next != NULL && (measure || at > end || next->outer_begin < next->begin);
	if (!linked || !(person ? unit_is_people(ws, next) : figure_measures(next)))
		return end;
	uint32_t place = 0, j = i;
	/* the last place before people, the first before a measure */
	for (; j + 1 < end && word_is(ws, j, ROLE_NOUN) && (person || place == 0); j++)
		if (LEX(&ws->word[j], PLACE) || (person && LEX(&ws->word[j], SUFFIX)))
			place = word_is(ws, j + 1, ROLE_OPEN) && scan_bracket(ws, j + 1) < end ? scan_bracket(ws, j + 1) : j + 1;
	if (place == 0 && j + 1 < end)
		return end;
	if (place != 0)
		return place;
	return LEX(last, ATTR) && end > i + 1 ? end - 1 : end;          /* 3处牧场|产值达到 */
}

void
mention_after(const struct words *ws, struct mention *m, uint32_t k)
{
	const struct figure *f = &ws->figure[k];
	uint32_t i = ws->at[k] + 1;
	m->end = i;
	m->after = (struct phrase){ i, i };
	/* 3600人中住宿生2100人 */
	if (among(ws, i)) {
		m->among = true;
		m->end = i + 1;
		return;
	}
	/* 头两个月里 */
	if (f->class == FIGURE_DURATION && ws->word[i].end == ws->word[i].begin + 1 && ws->s->cp[ws->word[i].begin] == 0x91cc) {
		m->end++;
		return;
	}
	if (is_past(ws, i)) {
		m->end += LEX(&ws->word[i], TIMEAFTER);
		return;
	}
	i = noun_begin(ws, f, i);
	if (i == 0 || no_noun(ws, m, i))
		return;
	uint32_t end = before_act(ws, i);
	if (end == 0)
		end = scan_nested(ws, i, f);
	if (end == 0) {
		i = after_agent(ws, after_qualities(ws, i));
		end = after_scan(ws, i, f, counts_people(ws, f));
	}
	if (end <= i || (m->rest && all_verbs(ws, i, end)) || leads_next(ws, i, end))
		return;
	end = before_next(ws, f, i, end);
	m->among = among(ws, end);
	m->lends = f->class == FIGURE_MEASURE && lends(ws, i, end);
	if (m->lends)
		end = trim_mean(ws, i, end - 1);
	m->after = (struct phrase){ i, end };
}
