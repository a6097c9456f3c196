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
		return end + 1 < to && verb_is_strong(&ws->word[end]) && !word_is(ws, to - 1, ROLE_VERB) ? verb_run(ws, end, to, taken) : end;
	while (all < to && word_is(ws, all, ROLE_VERB))
		all++;
	/* 清理规范出新; but 新增就业 has its object in the second */
	if (all == to && (taken || !(verb_is_strong(&ws->word[i]) && LEX(&ws->word[to - 1], VN))))
		return to;
	while (end < to) {
		const struct word *w = &ws->word[end];
		/* 摸排出 */
		if (w->role == ROLE_ASPECT && ws->s->cp[w->begin] != 0x4e86 && ws->word[end - 1].role == ROLE_VERB) {
			end++;
		} else if (verb_is_strong(w) || (w->role == ROLE_VERB && LEX(w, CHANGE)) || (w->role == ROLE_VERB && LEX(w, ACT) && same_end(ws, w - 1, w))) {
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
	if (ws->s->cp[w->end - 1] == 0x5360 || ws->s->cp[w->begin] == 0x5360)
		return w->role == ROLE_LIGHT;
	const struct figure *f = words_figure(ws, to + 1);
	bool only = LEX(w, HAVE) && ws->s->cp[w->begin] == 0x53ea;    /* 只有平均水平的82% */
	return w->role == ROLE_LIGHT && (!LEX(w, HAVE) || only) && (i > from || only) && (word_is(ws, i + 1, ROLE_NOUN) || word_is(ws, i + 1, ROLE_SCOPE)) && word_is(ws, to, ROLE_DE) && f != NULL &&
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

/* lets: 使转化率提高: whether word i is a preposition that no act of somebody's follows. */
static bool
lets(const struct words *ws, uint32_t i)
{
	return word_is(ws, i, ROLE_PREPOSITION) && ws->word[i].end == ws->word[i].begin + 1 && ws->s->cp[ws->word[i].begin] == 0x4f7f;
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
		*prepositional |= (word_is(ws, from, ROLE_PREPOSITION) && !lets(ws, from)) || word_is(ws, from, ROLE_BA);
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
	uint32_t depth = 0;     /* 脱贫人口(含监测对象)务工任务 */
	for (uint32_t i = from; i + 1 < to; i++) {
		const struct word *w = &ws->word[i];
		depth += w->role == ROLE_OPEN;
		depth -= w->role == ROLE_CLOSE && depth > 0;
		if (depth > 0)
			continue;
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
	while (from < to && (leads(&ws->word[from]) || lets(ws, from)) && !names_extent(ws, from, to) &&
	    !((LEX(&ws->word[from], FIRM) || LEX(&ws->word[from], MODAL)) && from > 0 && LEX(&ws->word[from - 1], HAVE)))
		from++;
	return from;
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
		} else if (word_is(ws, i, ROLE_FROM) && (m->changeto || (i > from && word_is(ws, to, ROLE_DE) && (m->money || m->physical || ws->s->cp[ws->word[to - 1].end - 1] == 0x65f6)) || i + 2 >= to || (i + 3 == to && LEX(&ws->word[to - 1], TIMEAFTER)))) {
			m->from_word |= !m->changeto;   /* 标准从年人均4200元, 收入从驻村前的2万元, 由我来时的5万元 */
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
		if ((verb_is_strong(w) || builds) && w[1].role == ROLE_NOUN && !LEX(w + 1, SUFFIX) && word_is(ws, i - 1, ROLE_NOUN))
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
	/* 监测范围由年人均纯收入6600元提高到7300元 */
	for (uint32_t i = from + 1; i + 1 < to && (m->money || m->each_of) && LEX(&ws->word[to - 1], ATTR); i++)
		if (word_is(ws, i, ROLE_FROM) && word_is(ws, i - 1, ROLE_NOUN) && !m->changeto) {
			m->from_word = true;
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
	uint32_t verb = mention_verb(ws, m, from, to, prepositional);
	if (verb == to) {
		m->noun = whole_noun(ws, m, from, to);
		return;
	}
	split_at(ws, m, from, last_listed(ws, verb, to), to);
	/* 建筑外立面粉刷800平方米: the object stands before; but 区级设立300万元人才基金, 党员捐款3万元 */
	bool doer = LEX(&ws->word[verb], DOER);
	/* 对优秀干部|提拔重用19人 */
	bool to_them = prepositional && m->region.from < verb && ws->s->cp[ws->word[m->region.from].begin] == 0x5bf9 && word_is(ws, m->region.from, ROLE_PREPOSITION) &&
		!phrase_empty(m->subject) && word_is(ws, m->subject.to - 1, ROLE_NOUN);
	if (phrase_empty(m->noun) && !phrase_empty(m->subject) && (!prepositional || to_them) && !doer && !names_inside(ws, m->subject) &&
	    (phrase_empty(m->after) || m->attributive || m->from_word)) {
		m->noun = m->subject;
		m->subject = (struct phrase){ to, to };
	}
}
