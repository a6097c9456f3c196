#include "character.h"
#include "context_mention.h"

static bool
leads(const struct word *w)
{
	switch (w->role) {
	case ROLE_CONJUNCTION: case ROLE_LIST: case ROLE_ADVERB: case ROLE_TIME: case ROLE_SCOPE: case ROLE_TARGET:
	case ROLE_PART: case ROLE_REST: case ROLE_EACH: case ROLE_COMPARE: case ROLE_COLON: case ROLE_COMMA:
	case ROLE_ASPECT: case ROLE_TO: case ROLE_FROM: case ROLE_INCLUDE: case ROLE_PRONOUN: case ROLE_DE: case ROLE_EVERY:
	case ROLE_AFTER:
		return true;
	default:
		return false;
	}
}

/* strong: whether w is a verb that is no noun: 拆除, 讲 in 讲党课, 修 in 修了. */
static bool
strong(const struct word *w)
{
	return w->role == ROLE_VERB && ((LEX(w, ACT) && !LEX(w, VN)) || (LEX(w, BRIEF) && w[1].role == ROLE_NOUN) ||
		(LEX(w, VERB1) && w[1].role == ROLE_ASPECT));
}

/* 新建改扩建, 新建改造户厕: verbs that end alike, or build and mend, are of one run; but
 * 新建服务网点. */
static bool
same_end(const struct words *ws, const struct word *x, const struct word *y)
{
	uint32_t cp = ws->s->cp[x->end - 1], other = ws->s->cp[y->end - 1];
	bool builds = cp == 0x5efa || cp == 0x4fee;     /* 建 修 */
	return x->role == ROLE_VERB && (cp == other || (builds && character_is(other, CHARACTER_MENDS) && y[1].role == ROLE_NOUN &&
		!LEX(y + 1, SUFFIX)));
}

/* verb_run returns the end of the verbs that begin at i: 组织参加, 新建、改造,
 * 维修和新建; taken says that the noun stands behind the figure, 统筹安排300万元专项资金. */
static uint32_t
verb_run(const struct words *ws, uint32_t i, uint32_t to, bool taken)
{
	uint32_t end = i + 1, all = i;
	/* 完成新引进项目: the act is the second; but 实现就业 has it for its noun */
	if (LEX(&ws->word[i], DUMMY))
		return end + 1 < to && strong(&ws->word[end]) && !word_is(ws, to - 1, ROLE_VERB) ? verb_run(ws, end, to, taken) : end;
	while (all < to && word_is(ws, all, ROLE_VERB))
		all++;
	/* 清理规范出新; but 新增就业 has its object in the second */
	if (all == to && (taken || !(strong(&ws->word[i]) && LEX(&ws->word[to - 1], VN))))
		return to;
	while (end < to) {
		const struct word *w = &ws->word[end];
		/* 摸排出 */
		if (w->role == ROLE_ASPECT && ws->s->cp[w->begin] != 0x4e86 && ws->word[end - 1].role == ROLE_VERB) {
			end++;
		} else if (strong(w) || (w->role == ROLE_VERB && LEX(w, CHANGE)) || (w->role == ROLE_VERB && LEX(w, ACT) && same_end(ws, w - 1, w))) {
			end++;
		} else if ((w->role == ROLE_LIST || w->role == ROLE_CONJUNCTION) && end + 1 < to &&
		    ws->word[end + 1].role == ROLE_VERB && LEX(&ws->word[end + 1], ACT) &&
		    (end + 2 == to || ws->word[end + 2].role != ROLE_LIST)) {
			end += 2;
		} else {
			break;
		}
	}
	return end;
}

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
	if (v->prompted || LEX(w, DUMMY))
		return false;
	if (LEX(&v->ws->word[v->to - 1], RATE) && last->role != ROLE_SCOPE)
		return true;
	bool noun = last->role == ROLE_NOUN || (last->role == ROLE_VERB && LEX(last, VN));
	bool head = LEX(next, ATTR) || (next->role == ROLE_VERB && LEX(next, VN));
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

/* governs: whether the verb governs what follows it. */
static bool
governs(const struct inside *v)
{
	const struct word *w = &v->ws->word[v->i], *last = w - 1, *next = w + 1;
	bool relative = has_de(v->ws, v->i + 1, v->to), more = v->i + 1 < v->to;
	bool adverb = last->role == ROLE_ADVERB || last->role == ROLE_EACH, asked = adverb || last->role == ROLE_TARGET;
	/* 设施不完善的养殖场: what is not done says which */
	bool negated = adverb && LEX(last, FIRM) && !v->prepositional;
	if ((strong(w) || (LEX(w, DUMMY) && LEX(w, V))) && (!relative || (v->prompted && !negated) || v->prepositional))
		return true;
	if (LEX(w, DOER) && last->role == ROLE_NOUN && !more && !counts_doers(v))
		return true;
	/* 老年人免费体检, 旧房应拆除: an adverb between makes it a verb */
	if (!more)
		return asked && v->i >= v->from + 2;
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

/* 在清理过程中: a prepositional phrase that closes with such a word is no noun.
 * Returns the place after its last word, or from when there is none. */
static uint32_t
after_adjunct(const struct words *ws, uint32_t from, uint32_t to)
{
	for (uint32_t i = to; i > from; i--) {
		const struct word *w = &ws->word[i - 1];
		uint32_t cp = ws->s->cp[w->end - 1];
		if (character_is(cp, CHARACTER_ADJUNCT) && !w->quoted && (w->classes == 0 || LEX(w, TIMEAFTER) || LEX(w, STOP)) &&
		    (i == to || !word_is(ws, i, ROLE_NOUN)))
			return i;
	}
	return from;
}

/* is_share_word: 占, 仅占: the noun before it has the share, the one after it, to word to, is
 * the whole; so in 常住人口不足户籍人口的三分之一, but not 完成率达到年度任务的98%. */
static bool
is_share_word(const struct words *ws, uint32_t from, uint32_t i, uint32_t to)
{
	const struct word *w = &ws->word[i];
	if (ws->s->cp[w->end - 1] == 0x5360)
		return w->role == ROLE_LIGHT;
	const struct figure *f = words_figure(ws, to + 1);
	return w->role == ROLE_LIGHT && !LEX(w, HAVE) && i > from && (word_is(ws, i + 1, ROLE_NOUN) || word_is(ws, i + 1, ROLE_SCOPE)) && word_is(ws, to, ROLE_DE) && f != NULL &&
		(f->class == FIGURE_PERCENT || f->class == FIGURE_RATIO) && !LEX(&ws->word[to - 1], GOAL);
}

/* names_extent: 县域内|就诊率, 镇域|面积: whether the place at word i is part of the name of the measure
 * that alone follows it in [i, to). */
static bool
names_extent(const struct words *ws, uint32_t i, uint32_t to)
{
	const struct word *w = &ws->word[i], *last = &ws->word[to - 1];
	if (w->role != ROLE_SCOPE)
		return false;
	uint32_t cp = ws->s->cp[w->end - 1];
	return (cp == 0x57df || cp == 0x5185) && (i + 2 == to || (i + 3 == to && LEX(last, MAKER))) &&   /* 域 内 */
		(LEX(last, RATE) || LEX(last, ATTR));
}

/* skip_lead passes over the function words the region begins with, and over a
 * prepositional phrase that closes with a word of its own. Returns where the
 * matter begins; *prepositional tells whether a preposition was among them. */
static uint32_t
skip_lead(const struct words *ws, struct mention *m, uint32_t from, uint32_t to, bool *prepositional)
{
	*prepositional = false;
	/* “十四五”期间|资金缺口 */
	if (from + 4 < to && word_is(ws, from, ROLE_QUOTE) && LEX(&ws->word[from + 1], TIME) && word_is(ws, from + 2, ROLE_QUOTE) &&
	    LEX(&ws->word[from + 3], TIMEAFTER))
		from += 4;
	while (from < to && !names_extent(ws, from, to) &&
	    (leads(&ws->word[from]) || word_is(ws, from, ROLE_PREPOSITION) || word_is(ws, from, ROLE_BA))) {
		m->each_leads |= word_is(ws, from, ROLE_EACH);
		*prepositional |= word_is(ws, from, ROLE_PREPOSITION) || word_is(ws, from, ROLE_BA);
		mention_note(m, &ws->word[from]);
		/* 低于平均水平5个百分点: the noun is what it is compared with */
		if (word_is(ws, from, ROLE_COMPARE) && LEX(&ws->word[from], STOP))
			return to;
		from++;
	}
	/* 从退役军人中择优选任21人 */
	if (!*prepositional && !m->from_word)
		return from;
	/* 通过特岗、引才等途径|补充教师115名 */
	for (uint32_t i = to; i > from + 2; i--)
		if (word_is(ws, i - 1, ROLE_VERB) && LEX(&ws->word[i - 1], ACT) && word_is(ws, i - 2, ROLE_NOUN) && word_is(ws, i - 3, ROLE_ETC))
			return i - 1;
	return after_adjunct(ws, from, to);
}

/* after_relative: 一批带动能力强、效益好的合作社18家: after the indefinite 一批 all to the
 * last 的 says which. Returns where the noun begins, or from. */
static uint32_t
after_relative(const struct words *ws, uint32_t from, uint32_t to)
{
	const struct figure *f = from > 0 ? words_figure(ws, from - 1) : NULL;
	if (f == NULL || f->class != FIGURE_COUNT || f->value.len != 1 || f->value.ptr[0] != '1')
		return from;
	for (uint32_t i = to; i > from; i--)
		if (word_is(ws, i - 1, ROLE_DE))
			return i;
	return from;
}

/* base_end: where what 占 stands before ends: 占总人口|的18%, 占总产值|的比重达到18%. */
static uint32_t
base_end(const struct words *ws, uint32_t from, uint32_t to)
{
	if (to > from + 1 && LEX(&ws->word[to - 1], RATE) && word_is(ws, to - 2, ROLE_DE))
		return to - 2;
	return to;
}

/* closes_time: 项目建成后可年屠宰生猪30万头, 三年后亩均收入: whether word i ends what tells when
 * in the region [from, to). */
static bool
closes_time(const struct words *ws, uint32_t from, uint32_t i, uint32_t to)
{
	const struct word *w = &ws->word[i];
	uint32_t cp = ws->s->cp[w->begin];
	bool after = cp == 0x540e, before = cp == 0x524d;       /* 后 前 */
	if (!LEX(w, TIMEAFTER) || w->end - w->begin > 1 || !(before || character_is(cp, CHARACTER_ADJUNCT)))
		return false;
	if (i == from)
		return after && i > 0 && words_figure(ws, i - 1) != NULL;
	/* 改造后灌溉面积; but 培训后就业率 */
	return word_is(ws, i - 1, ROLE_VERB) && (!LEX(w - 1, VN) || ((after || before) && !LEX(&ws->word[to - 1], RATE)));
}

/* skip_links passes over what ends in a link: 全镇共有村级文化广场. 有 is the act, what
 * stands before any other link is the subject. */
static uint32_t
skip_links(const struct words *ws, struct mention *m, uint32_t from, uint32_t to)
{
	for (uint32_t i = from; i + 1 < to; i++) {
		const struct word *w = &ws->word[i];
		if (closes_time(ws, from, i, to))
			from = i + 1;
		if (w->role != ROLE_LIGHT && w->role != ROLE_INCLUDE)
			continue;
		m->sum |= LEX(w, SUM);
		m->include |= w->role == ROLE_INCLUDE;
		if (LEX(w, HAVE)) {
			m->act = (struct phrase){ i, i + 1 };
			m->have = !LEX(w, ACT);
		} else if (i > from) {
			/* 水田和旱地分别占耕地的… */
			bool each = word_is(ws, i - 1, ROLE_EACH);
			m->each |= each;
			m->subject = phrase_clean(ws, (struct phrase){ from, i - each });
		}
		if (is_share_word(ws, from, i, to)) {
			m->share = true;
			m->base = (struct phrase){ i, base_end(ws, i + 1, to) };
		}
		from = i + 1;
	}
	return from;
}

/* skip_other passes over what is another matter: what precedes a plan
 * (项目计划总投资) or a time (救助截至目前医疗救助), and then function words. */
static uint32_t
skip_other(const struct words *ws, struct mention *m, uint32_t from, uint32_t to)
{
	static const enum role role[] = { ROLE_TARGET, ROLE_TIME };
	uint32_t any = from;
	while (any < to && !word_is(ws, any, ROLE_TARGET) && !word_is(ws, any, ROLE_TIME))
		any++;
	for (unsigned r = 0; r < 2 && any < to; r++) {
		uint32_t i = to;
		bool noun = false;
		for (; i > from && !word_is(ws, i - 1, role[r]); i--)
			noun |= word_is(ws, i - 1, ROLE_NOUN) || word_is(ws, i - 1, ROLE_KIND);
		/* 产量力争实现6万吨: but its noun is not */
		if (i > from && i < to && !noun && role[r] == ROLE_TARGET && word_is(ws, from, ROLE_NOUN)) {
			m->target_own = true;
			continue;
		}
		m->target_own |= i > from && role[r] == ROLE_TARGET;
		from = i;
	}
	/* 尚有未开工项目6个: what is not done says which */
	while (from < to && leads(&ws->word[from]) && !names_extent(ws, from, to) &&
	    !((LEX(&ws->word[from], FIRM) || LEX(&ws->word[from], MODAL)) && from > 0 && LEX(&ws->word[from - 1], HAVE)))
		from++;
	return from;
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
	if (strong(w))
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
		if (w->role != ROLE_VERB || !(LEX(w, ACT) || strong(w)) || (LEX(next, SUFFIX) && !dummy))
			continue;
		if (!(next->role == ROLE_NOUN || LEX(next, VN) || next->role == ROLE_TO || dummy))
			continue;
		/* 发动群众投工投劳|清淤沟渠 */
		if (strong(w) || LEX(w, ACT)) {
			uint32_t j = i;
			while (j > verb + 2 && word_is(ws, j - 1, ROLE_VERB))
				j--;
			if (j < i && LEX(&ws->word[j], DOER) && LEX(&ws->word[j - 1], PLACE))
				return i;
		}
		if (body || LEX(last, PLACE) || character_is(ws->s->cp[last->end - 1], CHARACTER_PERSON))
			return i;
		if ((strong(w) || dummy) && (last->role == ROLE_NOUN || last->role == ROLE_QUOTE) && !has_de(ws, i, to))
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
		if (strong(&ws->word[i]) && LEX(last, SUFFIX) && !LEX(last, PLACE) && last->role == ROLE_NOUN && word_is(ws, i + 1, ROLE_NOUN))
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

/* find_verb returns the place of the verb that governs [from, to), or to. */
static uint32_t
find_verb(const struct words *ws, const struct mention *m, uint32_t from, uint32_t to, bool prepositional)
{
	const struct word *w = &ws->word[from], *last = &ws->word[to - 1];
	uint32_t verb = to, later = to;
	/* 户均投入3000元 */
	if (from + 2 == to && w->role == ROLE_NOUN && character_is(ws->s->cp[w->end - 1], CHARACTER_MEAN))
		return to;
	/* 强制免疫病种共免疫牲畜12万头: the verb behind the sum */
	for (uint32_t i = to; i > from + 2 && (ws->classes & LEX_BIT(SUM)) != 0; i--)
		if (word_is(ws, i - 2, ROLE_ADVERB) && LEX(&ws->word[i - 2], SUM) && word_is(ws, i - 1, ROLE_VERB) && LEX(&ws->word[i - 1], ACT))
			return i - 1;
	/* 康复服务率、辅具适配率分别为 */
	for (uint32_t i = from; i < to && m->each && LEX(last, RATE); i++)
		if (word_is(ws, i, ROLE_LIST))
			return to;
	/* 将村庄整治比例由5%提高到10%: what changes is a noun phrase */
	if (m->ba && (m->from_word || m->changeto) && to - from > 1 && (LEX(last, RATE) || LEX(last, ATTR) || LEX(last, GOAL)))
		return to;
	if (w->role != ROLE_VERB || !(LEX(w, ACT) || LEX(w, V) || LEX(w, VERB1) || from + 1 == to))
		verb = verb_inside(ws, from, to, prepositional, !phrase_empty(m->act));
	else if (verb_first(ws, m, from, to, prepositional))
		verb = from;
	else if (prepositional && has_de(ws, from, to))         /* 对评定的民宿|给予奖励 */
		verb = verb_inside(ws, after_de(ws, from, to), to, true, !phrase_empty(m->act));
	/* 从教育、卫健系统|选派232名 */
	bool led = prepositional || (from > 0 && word_is(ws, from - 1, ROLE_FROM));
	if (verb == from && led && to > from + 2 && last->role == ROLE_VERB && LEX(last, ACT) && word_is(ws, to - 2, ROLE_NOUN))
		return to - 1;
	/* 深入田间地头开展指导20场: where to, and then the act */
	if (verb == from && LEX(w, PREP))
		later = verb_inside(ws, from, to, false, false);
	/* 利用边角地、闲置地建设小菜园33处 */
	for (uint32_t i = from + 2; verb == from && LEX(w, PREP) && later == to && i + 1 < to; i++) {
		const struct word *v = &ws->word[i];
		if (v->role == ROLE_VERB && LEX(v, ACT) && v[-1].role == ROLE_NOUN && v[1].role == ROLE_NOUN && !LEX(v + 1, SUFFIX) && !LEX(v + 1, ATTR))
			later = i;
	}
	if (later < to && later > from + 1)
		return later;
	/* 依托闲置校舍改建15个 */
	if (verb == from && LEX(w, PREP) && to > from + 2 && last->role == ROLE_VERB && LEX(last, ACT))
		return to - 1;
	if (verb < to && LEX(&ws->word[verb], CAUSE)) {
		later = act_of_caused(ws, verb, to);
		while (later < to && LEX(&ws->word[later], CAUSE) && act_of_caused(ws, later, to) < to)
			later = act_of_caused(ws, later, to);   /* 组织突击队帮助群众抢收 */
	}
	else if (verb == from && LEX(w, VN))
		later = act_of_named(ws, from, to);
	else
		later = to;
	if (later < to)
		return later;
	if (verb < to && in_changing(ws, m, from, verb, to))
		return to;
	return verb_last(ws, m, from, to, verb) ? to - 1 : verb;
}

/* whole_noun: the noun phrase that [from, to) is, when no verb governs it. */
static struct phrase
whole_noun(const struct words *ws, struct mention *m, uint32_t from, uint32_t to)
{
	/* 公安机关共立案件: what stands before the sum has no part in it; 收入由零增长到42万元 */
	for (uint32_t i = from + 1; i + 1 < to; i++) {
		if (word_is(ws, i, ROLE_ADVERB) && LEX(&ws->word[i], SUM)) {
			m->subject = phrase_clean(ws, (struct phrase){ from, i });
			from = i + 1;
		} else if (word_is(ws, i, ROLE_FROM) && (m->changeto || i + 2 >= to || (i + 3 == to && LEX(&ws->word[to - 1], TIMEAFTER)))) {
			m->from_word |= !m->changeto;   /* 标准从年人均4200元, 收入从驻村前的2万元 */
			to = i;
		}
	}
	/* 贫困户中因年龄: the noun of the last preposition */
	for (uint32_t i = from; i + 1 < to && !word_is(ws, from, ROLE_VERB); i++)
		if (word_is(ws, i, ROLE_PREPOSITION) && word_is(ws, i + 1, ROLE_NOUN))
			from = i + 1;
	/* 到挂点村|宣讲一次 */
	uint32_t act = to;
	while (act > from && word_is(ws, act - 1, ROLE_VERB))
		act--;
	if (from > 0 && word_is(ws, from - 1, ROLE_TO) && act < to && act > from && (LEX(&ws->word[act - 1], PLACE) || LEX(&ws->word[act - 1], HEAD)))
		from = act;
	/* 早期建设的通村公路路基宽度: of a measure not what was done to the thing */
	if (to - from > 2 && LEX(&ws->word[to - 1], ATTR) && m->physical)
		for (uint32_t i = from + 1; i + 1 < to; i++)
			if (word_is(ws, i, ROLE_DE) && word_is(ws, i - 1, ROLE_VERB))
				from = i + 1;
	/* 养殖场占地面积 */
	if (to - from > 1 && LEX(&ws->word[to - 1], WHOLE) && !ws->word[to - 1].quoted && !LEX(&ws->word[to - 2], ATTR))
		from = to - 1;
	return phrase_clean(ws, (struct phrase){ from, to });
}

/* names_place: 我县, 全镇: whether word i says which place it is all about. */
static bool
names_place(const struct words *ws, uint32_t i)
{
	uint32_t cp = ws->s->cp[ws->word[i].begin];
	return word_is(ws, i, ROLE_SCOPE) && (character_is(cp, CHARACTER_DEICTIC) || character_is(cp, CHARACTER_WHOLE));
}

/* held_end: 召开党委会专题研究扶贫工作12次: what is held is the meeting, not what it was about.
 * Returns where the noun ends that begins at word i, behind the verb. */
static uint32_t
held_end(const struct words *ws, uint32_t i, uint32_t to)
{
	const struct word *verb = &ws->word[i - 1];
	if (verb->end - verb->begin < 2 || ws->s->cp[verb->end - 2] != 0x53ec)  /* 召 */
		return to;
	for (uint32_t j = i; j + 1 < to; j++)
		if (character_is(ws->s->cp[ws->word[j].end - 1], CHARACTER_BODY) && (word_is(ws, j + 1, ROLE_VERB) || word_is(ws, j + 1, ROLE_ADVERB)))
			return j + 1;
	return to;
}

/* last_listed: 新建小学、改扩建幼儿园4所: the last verb of a list of acts, each with a thing of its own, of which
 * the first is at word verb; or verb. */
static uint32_t
last_listed(const struct words *ws, uint32_t verb, uint32_t to)
{
	uint32_t last = verb;
	if (!LEX(&ws->word[verb], ACT))
		return verb;
	for (uint32_t i = verb + 2; i + 2 < to; i++) {
		if (!word_is(ws, i, ROLE_LIST))
			continue;
		const struct word *w = &ws->word[i + 1];
		bool builds = w->role == ROLE_VERB && LEX(w, ACT) && same_end(ws, &ws->word[verb], w);
		if ((strong(w) || builds) && w[1].role == ROLE_NOUN && !LEX(w + 1, SUFFIX) && word_is(ws, i - 1, ROLE_NOUN))
			last = i + 1;
	}
	return has_de(ws, verb, last) ? verb : last;
}

/* caused_end: 吸引大学生返乡创业12人, 发动群众投工投劳21万人次: where the people end who are made to act by the verb
 * before word i, when all that follows them up to to is what they do; or to. */
static uint32_t
caused_end(const struct words *ws, uint32_t i, uint32_t to)
{
	const struct word *verb = &ws->word[i - 1];
	uint32_t end = to;
	const struct figure *f = words_figure(ws, to);
	if (f == NULL || !unit_is_people(ws, f) || !(LEX(verb, CAUSE) || LEX(verb, TAKE)))
		return to;
	while (end > i && word_is(ws, end - 1, ROLE_VERB))
		end--;
	return end > i && end < to && (LEX(&ws->word[end - 1], PLACE) || character_is(ws->s->cp[ws->word[end - 1].end - 1], CHARACTER_PERSON)) &&
		!has_de(ws, i, end) ? end : to;
}

/* split_at parts [from, to) at the verb at word verb. */
static void
split_at(const struct words *ws, struct mention *m, uint32_t from, uint32_t verb, uint32_t to)
{
	uint32_t end = verb_run(ws, verb, to, !phrase_empty(m->after) && !m->attributive), agent = from;
	m->act = (struct phrase){ verb, end };
	m->have = false;
	/* 资金由财政承担: the agent is no part of the subject */
	while (agent < verb && !word_is(ws, agent, ROLE_FROM))
		agent++;
	/* 组织教师参加培训: nor who has them act */
	uint32_t subject = from + (verb > from + 1 && word_is(ws, from, ROLE_VERB) && LEX(&ws->word[from], CAUSE));
	/* 深入田间地头开展指导: nor is where they go, or what is made use of */
	bool adjunct = word_is(ws, from, ROLE_VERB) && LEX(&ws->word[from], PREP);
	if (verb > from && !adjunct)
		m->subject = phrase_clean(ws, (struct phrase){ subject, agent > subject ? agent : verb });
	while (end < to && word_is(ws, end, ROLE_TO))   /* 申请到指标 */
		end++;
	if (end + 1 < to && names_place(ws, end))       /* 下达|我县|改厕任务 */
		end++;
	m->noun = phrase_clean(ws, (struct phrase){ end, caused_end(ws, end, held_end(ws, end, to)) });
}

/* names_inside: 户内, 园区内: whether the short phrase p tells where. */
static bool
names_inside(const struct words *ws, struct phrase p)
{
	return p.from < p.to && p.to <= p.from + 2 && !ws->word[p.from].quoted && ws->s->cp[ws->word[p.to - 1].end - 1] == 0x5185;     /* 内 */
}

void
mention_split(const struct words *ws, struct mention *m, uint32_t from, uint32_t to)
{
	bool prepositional;
	m->act = m->noun = m->subject = (struct phrase){ to, to };
	from = after_relative(ws, from, to);
	from = skip_lead(ws, m, from, to, &prepositional);
	from = skip_links(ws, m, from, to);
	/* 协调交通部门将公路由3.5米拓宽 */
	for (uint32_t i = from + 1; i + 1 < to && (ws->classes & LEX_BIT(BA)) != 0; i++)
		if (word_is(ws, i, ROLE_BA)) {
			m->ba = true;
			from = i + 1;
		}
	from = skip_other(ws, m, from, to);
	if (from >= to)
		return;
	/* 尚有|未开工项目6个 */
	if ((LEX(&ws->word[from], FIRM) || LEX(&ws->word[from], MODAL)) && word_is(ws, from, ROLE_ADVERB) && from > 0 && LEX(&ws->word[from - 1], HAVE) && word_is(ws, to - 1, ROLE_NOUN)) {
		m->noun = phrase_clean(ws, (struct phrase){ from, to });
		return;
	}
	/* 占家庭承包耕地面积的42%: all of it is the base; 领取待遇人员 after 60岁以上 */
	if (m->share || m->aged) {
		m->noun = phrase_clean(ws, (struct phrase){ from, to });
		return;
	}
	/* 新引进的加工项目总投资4500万元 */
	if (LEX(&ws->word[to - 1], WHOLE) && !ws->word[to - 1].quoted && has_de(ws, from, to)) {
		m->noun = (struct phrase){ to - 1, to };
		return;
	}
	uint32_t verb = find_verb(ws, m, from, to, prepositional);
	if (verb == to) {
		m->noun = whole_noun(ws, m, from, to);
		return;
	}
	split_at(ws, m, from, last_listed(ws, verb, to), to);
	/* 建筑外立面粉刷800平方米: the object stands before; but 区级设立300万元人才基金, 党员捐款3万元 */
	bool doer = LEX(&ws->word[verb], DOER);
	if (phrase_empty(m->noun) && !phrase_empty(m->subject) && !prepositional && !doer && !names_inside(ws, m->subject) &&
	    (phrase_empty(m->after) || m->attributive || m->from_word)) {
		m->noun = m->subject;
		m->subject = (struct phrase){ to, to };
	}
}
