#include "character.h"
#include "context_mention.h"

/* What the verb at word i of [from, to) is asked for. */
struct inside {
	const struct words *ws;
	uint32_t from, i, to;
	bool prompted;          /* an adverb, a plan or 把 before it asks for a verb */
	bool prepositional;
};

/* in_name: whether the verb is part of a noun: 防控应用面积, 农机购置补贴, of which it stands
 * between a noun and its measure or head; 城镇登记失业率. */
static bool
in_name(const struct inside *v)
{
	const struct word *w = &v->ws->word[v->i], *last = w - 1, *next = w + 1;
	/* 免费检查任务 */
	if (LEX(next, GOAL) && v->i + 2 == v->to && last->role == ROLE_ADVERB && !LEX(last, DONE) && LEX(w, VN) && v->i > v->from + 1 && !LEX(w, DUMMY))
		return true;
	if (v->prompted || LEX(w, DUMMY))
		return false;
	if (LEX(&v->ws->word[v->to - 1], RATE) && last->role != ROLE_SCOPE)
		return true;
	bool noun = last->role == ROLE_NOUN || (last->role == ROLE_VERB && LEX(last, VN)) || (LEX(last, MODIFIER) && LEX(next, GOAL));
	bool head = LEX(next, ATTR) || LEX(next, GOAL) || (next->role == ROLE_VERB && LEX(next, VN));   /* 大豆扩种任务 */
	return v->i + 2 == v->to && noun && head && !LEX(last, PLACE) && !LEX(last, HEAD);
}

/* yearly: 年屠宰生猪30万头. */
static bool
yearly(const struct inside *v)
{
	const struct word *w = &v->ws->word[v->i], *last = w - 1, *end = &v->ws->word[v->to - 1];
	bool first = v->i == v->from + 1 || (v->i > v->from + 1 && LEX(last - 1, PLACE));       /* 公司日加工鲜菇 */
	bool day = v->ws->s->cp[last->begin] == 0x65e5;    /* 日 */
	return first && (LEX(last, TIMEAFTER) || day) && last->end - last->begin == 1 && LEX(w, ACT) && v->i + 2 <= v->to &&
		w[1].role == ROLE_NOUN && !LEX(end, ATTR) && !LEX(end, RATE);
}

/* counts_doers: 河长巡河300人次, but 河长巡河30次, 党员干部捐款3万元: whether the figure behind v counts
 * those who did it. */
static bool
counts_doers(const struct inside *v)
{
	uint32_t i = v->to;
	while (i < v->ws->count && !word_is(v->ws, i, ROLE_FIGURE))
		i++;
	const struct figure *f = words_figure(v->ws, i);
	return f != NULL && unit_is_people(v->ws, f);
}

/* has_agent: 学费由县财政|补助三分之二: whether 由 stands between a noun and the verb. */
static bool
has_agent(const struct inside *v)
{
	uint32_t i = v->from + 1;
	while (i < v->i && !word_is(v->ws, i, ROLE_FROM))
		i++;
	return i + 1 < v->i;
}

/* governs: whether the verb governs what follows it. */
static bool
governs(const struct inside *v)
{
	const struct word *w = &v->ws->word[v->i], *last = w - 1, *next = w + 1;
	bool relative = has_de(v->ws, v->i + 1, v->to), more = v->i + 1 < v->to;
	bool adverb = last->role == ROLE_ADVERB || last->role == ROLE_EACH, asked = adverb || last->role == ROLE_TARGET;
	/* 设施不完善的养殖场: what is not done says which */
	bool negated = adverb && LEX(last, FIRM) && !v->prepositional;
	if ((verb_is_strong(w) || (LEX(w, DUMMY) && LEX(w, V))) && (!relative || (v->prompted && !negated) || v->prepositional))
		return true;
	if (LEX(w, DOER) && last->role == ROLE_NOUN && !more && !counts_doers(v))
		return true;
	/* 老年人免费体检, 旧房应拆除: an adverb between makes it a verb */
	/* 向农业银行|贷款1200万元 */
	if (!more)
		return (asked && v->i >= v->from + 2) || has_agent(v) || (v->prepositional && LEX(last, PLACE) && LEX(w, VN));
	if (next->role == ROLE_ASPECT)
		return true;
	if (relative)
		return false;
	/* 工作队走访农户; but 企业改造项目 is one noun */
	bool compound = v->i + 2 == v->to && LEX(next, SUFFIX);
	bool place = asked || last->role == ROLE_SCOPE || LEX(last, PLACE) || last->role == ROLE_TIME;
	return (LEX(w, ACT) && (place || v->prepositional) && !compound) || ((LEX(w, VN) || LEX(w, V)) && asked);
}

/* verb_inside returns the place of the verb that governs the region [from, to)
 * which begins with a noun, or to when the whole is one noun phrase; had tells that
 * 有 stands before it. */
static uint32_t
verb_inside(const struct words *ws, uint32_t from, uint32_t to, bool prepositional, bool had)
{
	struct inside v = { .ws = ws, .from = from, .to = to, .prompted = prepositional, .prepositional = prepositional };
	for (v.i = from; v.i < to; v.i++) {
		const struct word *w = &ws->word[v.i];
		/* 建有垃圾焚烧厂: what one has is a thing; but 共有农户参与产业320户 */
		if (had && !v.prompted && !LEX(w, SUBJECT) && v.i > 0 && w[-1].role == ROLE_NOUN)
			continue;
		if (w->role == ROLE_ADVERB || w->role == ROLE_EACH || w->role == ROLE_TARGET || w->role == ROLE_BA)
			v.prompted = true;
		if (w->role != ROLE_VERB || w->quoted || v.i == from)
			continue;
		if (yearly(&v) || (!in_name(&v) && governs(&v)))
			return v.i;
	}
	return to;
}

/* 人数, 金额, 数量: nouns of measurement that nothing is done to. */
static bool
counted_noun(const struct words *ws, const struct word *w)
{
	return character_is(ws->s->cp[w->end - 1], CHARACTER_AMOUNT);
}

/* has_clause: whether 的 that ends a clause is among the words [from, to); in 道路等方面的问题 it ends none. */
static bool
has_clause(const struct words *ws, uint32_t from, uint32_t to)
{
	for (; from < to; from++)
		if (word_is(ws, from, ROLE_DE) && !LEX(&ws->word[from - 1], ASPECTOF))
			return true;
	return false;
}

/* verb_first: whether the verb that begins [from, to) governs it, and is not part
 * of a noun as in 救助限额内救助率, 保障人口, 生活垃圾. */
static bool
verb_first(const struct words *ws, const struct mention *m, uint32_t from, uint32_t to, bool prepositional)
{
	const struct word *w = &ws->word[from], *last = &ws->word[to - 1];
	uint32_t cp = ws->s->cp[w->begin];
	bool two = from + 2 == to;
	/* 年加工能力达到600吨 */
	if ((m->light || m->physical) && LEX(last, ATTR) && (cp == 0x5e74 || cp == 0x65e5) && !prepositional)
		return false;
	/* 每人每年|管护劳务补助8000元 */
	if (from > 0 && word_is(ws, from - 1, ROLE_EVERY) && (m->money || m->each_of) && LEX(w, VN) && to > from + 2 && (LEX(last, ATTR) || LEX(last, VN)))
		return false;
	/* 受益人口, 参与人数, 参训妇女, 入驻企业 */
	bool doers = LEX(last, ATTR) || LEX(last, PLACE) || character_is(ws->s->cp[last->end - 1], CHARACTER_PERSON);
	if (two && LEX(w, SUBJECT) && !prepositional && doers)
		return false;
	/* 纳入监测的三类户: the verb has its object before 的; 新建符合标准的厕所 not */
	if (from + 3 < to && word_is(ws, from + 1, ROLE_VERB) && LEX(&ws->word[from + 1], VN) && word_is(ws, from + 2, ROLE_DE) && !prepositional)
		return false;
	bool one = last->end - last->begin == 1;
	/* 用于产业发展的资金 */
	if (LEX(w, V) && !LEX(w, DUMMY) && has_clause(ws, from + 1, to))
		return false;
	/* 调处成功率, 新增耕地率 */
	if (verb_is_strong(w))
		return !(two || (one && from + 3 == to)) || !LEX(last, RATE) || LEX(w, DUMMY);
	/* 试点村 */
	if (two && one && LEX(last, HEAD) && LEX(w, VN) && !prepositional)
		return false;
	if (has_clause(ws, from + 1, to))
		return false;
	if (!LEX(w, VN) || prepositional || from + 1 == to)
		return true;
	/* 培育产值10亿元以上企业2家 */
	if (m->attributive && two && LEX(w, ACT) && LEX(last, ATTR))
		return true;
	/* 建设面积, 保障人口达; but 覆盖贫困人口1.8万人 */
	bool linked = m->light || m->from_word || m->change || m->changeto || m->physical || m->money || m->each_of;
	bool measure = LEX(last, GOAL) || (LEX(last, ATTR) && (linked || counted_noun(ws, last)));
	bool had = !phrase_empty(m->act);       /* 现有注册志愿者 */
	return !(LEX(last, RATE) || (two && measure) || (two && had && last->role == ROLE_NOUN));
}

/* act_of_caused: 带领群众发展大棚36座: the act of those, one noun phrase, who are made to
 * act by the verb; returns its place, or to. */
static uint32_t
act_of_caused(const struct words *ws, uint32_t verb, uint32_t to)
{
	for (uint32_t i = verb + 2; i + 1 < to; i++) {
		const struct word *w = &ws->word[i], *last = w - 1, *next = w + 1;
		/* 党员、“两代表一委员” are noun phrases too, and 县政府 one */
		bool body = last->role == ROLE_SCOPE;
		if (last->role >= ROLE_CHANGE && last->role != ROLE_LIST && last->role != ROLE_QUOTE && !body)
			break;
		bool dummy = LEX(w, DUMMY);
		if (w->role != ROLE_VERB || !(LEX(w, ACT) || verb_is_strong(w)) || (LEX(next, SUFFIX) && !dummy))
			continue;
		if (!(next->role == ROLE_NOUN || LEX(next, VN) || next->role == ROLE_TO || dummy))
			continue;
		/* 发动群众投工投劳|清淤沟渠 */
		uint32_t j = i;
		while (j > verb + 2 && word_is(ws, j - 1, ROLE_VERB))
			j--;
		if (j < i && LEX(&ws->word[j], DOER) && LEX(&ws->word[j - 1], PLACE))
			return i;
		if (body || LEX(last, PLACE) || character_is(ws->s->cp[last->end - 1], CHARACTER_PERSON))
			return i;
		if ((verb_is_strong(w) || dummy) && (last->role == ROLE_NOUN || last->role == ROLE_QUOTE) && !has_de(ws, i, to))
			return i;
	}
	return to;
}

/* act_of_named: 帮扶项目覆盖脱贫户120户: the act of what a verb is only part of the name of;
 * returns its place, or to. */
static uint32_t
act_of_named(const struct words *ws, uint32_t from, uint32_t to)
{
	for (uint32_t i = from + 2; i + 1 < to; i++) {
		const struct word *last = &ws->word[i - 1];
		if (verb_is_strong(&ws->word[i]) && LEX(last, SUFFIX) && !LEX(last, PLACE) && last->role == ROLE_NOUN && word_is(ws, i + 1, ROLE_NOUN))
			return i;
	}
	return to;
}

/* verb_last: whether the verb that ends [from, to) governs it; verb is the one found
 * before, or to. */
static bool
verb_last(const struct words *ws, const struct mention *m, uint32_t from, uint32_t to, uint32_t verb)
{
	const struct word *last = &ws->word[to - 1];
	bool whole = verb == to;
	/* 集中排查|开展两轮 */
	if (to - from == 2 && verb == from && last->role == ROLE_VERB && LEX(last, DUMMY) && LEX(last - 1, VN) && !verb_is_strong(last - 1))
		return true;
	if (to - from < 2 || last->role != ROLE_VERB || last[-1].role != ROLE_NOUN)
		return false;
	bool noun = last[-1].end - last[-1].begin > 1 && !character_is(ws->s->cp[last[-1].end - 1], CHARACTER_MEAN);
	/* 自来水入户2.6万户, 教师缺编312人: the subject is counted; 老王养了200只 */
	if (!LEX(last, ACT))
		return whole && noun && (LEX(last, V) || LEX(last, VERB1)) && !LEX(last, VN);
	/* 入库税收完成860万元: the verb at the end has what stands before for its object */
	if (verb == from && to - from >= 3 && LEX(last, DUMMY))
		return true;
	if (!whole)
		return false;
	/* 乡党委组织12名党员 */
	if (!phrase_empty(m->after) && LEX(&last[-1], PLACE))
		return true;
	/* 医疗保险参保3.8万人 */
	if (LEX(last, SUBJECT) && noun)
		return true;
	/* 老旧管网改造14公里: with a length or an area the verb is an act, not part of a
	 * name (危房改造65户, 医疗救助20人), but for 工厂化养殖 */
	/* 实施治理12万亩、鼠害防控150万亩 */
	uint32_t start = m->region.from;
	bool dummy = start > 0 && word_is(ws, start, ROLE_LIST) && words_figure(ws, start - 1) != NULL && !phrase_empty(m[-1].act) &&
		LEX(&ws->word[m[-1].act.from], DUMMY);
	return m->physical && !dummy && ws->s->cp[last[-1].end - 1] != 0x5316;
}

/* in_changing: 大病专项救治病种扩大到30种, 灌溉用水周期由15天缩短到5天: whether the verb is part of the name of
 * what changes, of which it stands before the last noun. */
static bool
in_changing(const struct words *ws, const struct mention *m, uint32_t from, uint32_t verb, uint32_t to)
{
	return (m->changeto || m->from_word) && !m->ba && verb > from && verb + 2 == to && LEX(&ws->word[verb], VN) && word_is(ws, to - 1, ROLE_NOUN) &&
		word_is(ws, from, ROLE_NOUN);
}

/* after_de: the place after the first 的 in [from, to), which has one. */
static uint32_t
after_de(const struct words *ws, uint32_t from, uint32_t to)
{
	while (from < to && !word_is(ws, from, ROLE_DE))
		from++;
	return from < to ? from + 1 : to;
}

/* is_name: whether [from, to) is all a name, whatever verbs are in it. */
static bool
is_name(const struct words *ws, const struct mention *m, uint32_t from, uint32_t to)
{
	const struct word *w = &ws->word[from], *last = &ws->word[to - 1];
	/* 户均投入3000元 */
	if (from + 2 == to && w->role == ROLE_NOUN && character_is(ws->s->cp[w->end - 1], CHARACTER_MEAN))
		return true;
	/* 康复服务率、辅具适配率分别为 */
	for (uint32_t i = from; i < to && m->each && LEX(last, RATE); i++)
		if (word_is(ws, i, ROLE_LIST))
			return true;
	/* 将村庄整治比例由5%提高到10%: what changes is a noun phrase */
	return m->ba && (m->from_word || m->changeto) && to - from > 1 && (LEX(last, RATE) || LEX(last, ATTR) || LEX(last, GOAL));
}

/* verb_of_sum: 强制免疫病种共免疫牲畜12万头: the verb behind 共 in [from, to), or to. */
static uint32_t
verb_of_sum(const struct words *ws, uint32_t from, uint32_t to)
{
	for (uint32_t i = to; i > from + 2 && (ws->classes & LEX_BIT(SUM)) != 0; i--)
		if (word_is(ws, i - 2, ROLE_ADVERB) && LEX(&ws->word[i - 2], SUM) && word_is(ws, i - 1, ROLE_VERB) && LEX(&ws->word[i - 1], ACT))
			return i - 1;
	return to;
}

/* first_verb: the verb that begins [from, to), or the first inside that governs what follows; to when there is
 * none. */
static uint32_t
first_verb(const struct words *ws, const struct mention *m, uint32_t from, uint32_t to, bool prepositional)
{
	const struct word *w = &ws->word[from];
	bool had = !phrase_empty(m->act);
	if (w->role != ROLE_VERB || !(LEX(w, ACT) || LEX(w, V) || LEX(w, VERB1) || from + 1 == to))
		return verb_inside(ws, from, to, prepositional, had);
	if (verb_first(ws, m, from, to, prepositional))
		return from;
	/* 存在隐患的房屋已|整治164栋 */
	if (to > from + 3 && word_is(ws, to - 1, ROLE_VERB) && word_is(ws, to - 2, ROLE_ADVERB) && LEX(&ws->word[to - 2], DONE) && has_de(ws, from, to))
		return to - 1;
	/* 对评定的民宿|给予奖励 */
	return prepositional && has_de(ws, from, to) ? verb_inside(ws, after_de(ws, from, to), to, true, had) : to;
}

/* act_of_use: 深入田间地头|开展指导20场, 利用边角地、闲置地|建设小菜园33处, 依托闲置校舍|改建15个: the act behind the verb that begins
 * [from, to) and only says where or by what it is done; or to. */
static uint32_t
act_of_use(const struct words *ws, uint32_t from, uint32_t to)
{
	const struct word *last = &ws->word[to - 1];
	uint32_t act = verb_inside(ws, from, to, false, false);
	for (uint32_t i = from + 2; act == to && i + 1 < to; i++) {
		const struct word *v = &ws->word[i];
		if (v->role == ROLE_VERB && LEX(v, ACT) && v[-1].role == ROLE_NOUN && v[1].role == ROLE_NOUN && !LEX(v + 1, SUFFIX) && !LEX(v + 1, ATTR))
			act = i;
	}
	if (act < to && act > from + 1)
		return act;
	return to > from + 2 && last->role == ROLE_VERB && LEX(last, ACT) ? to - 1 : to;
}

/* act_of_all_caused: 组织突击队帮助群众抢收: the act of the last who are made to act, by those whom the verb makes act; or to. */
static uint32_t
act_of_all_caused(const struct words *ws, uint32_t verb, uint32_t to)
{
	uint32_t act = act_of_caused(ws, verb, to), next = act;
	while (next < to) {
		act = next;
		next = LEX(&ws->word[act], CAUSE) ? act_of_caused(ws, act, to) : to;
	}
	return act;
}

uint32_t
mention_verb(const struct words *ws, const struct mention *m, uint32_t from, uint32_t to, bool prepositional)
{
	const struct word *w = &ws->word[from], *last = &ws->word[to - 1];
	if (is_name(ws, m, from, to))
		return to;
	uint32_t later = verb_of_sum(ws, from, to);
	if (later < to)
		return later;
	uint32_t verb = first_verb(ws, m, from, to, prepositional);
	/* 从教育、卫健系统|选派232名 */
	bool led = prepositional || (from > 0 && word_is(ws, from - 1, ROLE_FROM));
	if (verb == from && led && to > from + 2 && last->role == ROLE_VERB && LEX(last, ACT) && word_is(ws, to - 2, ROLE_NOUN))
		return to - 1;
	if (verb == from && LEX(w, PREP))
		later = act_of_use(ws, from, to);
	if (later == to && verb < to && LEX(&ws->word[verb], CAUSE))
		later = act_of_all_caused(ws, verb, to);
	else if (later == to && verb == from && LEX(w, VN))
		later = act_of_named(ws, from, to);
	if (later < to)
		return later;
	if (verb < to && in_changing(ws, m, from, verb, to))
		return to;
	return verb_last(ws, m, from, to, verb) ? to - 1 : verb;
}
