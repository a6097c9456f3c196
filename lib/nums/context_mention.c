#include "context_mention.h"

static bool
is_role(const struct words *ws, uint32_t i, enum role role)
{
	return ws->word[i].role == role;
}

static const struct figure *
figure_at(const struct words *ws, uint32_t i)
{
	return ws->word[i].role == ROLE_FIGURE ? &ws->figure[ws->word[i].figure] : NULL;
}

/* the unit, one or two folded code points packed, 0 when it is longer or none */
static uint64_t
short_unit(const struct words *ws, const struct figure *f)
{
	uint32_t n = f->unit_end - f->unit_begin;
	if (n == 1)
		return ws->s->cp[f->unit_begin];
	if (n == 2)
		return (uint64_t)ws->s->cp[f->unit_begin] << 32 | ws->s->cp[f->unit_begin + 1];
	return 0;
}

/* Units that are nouns themselves: 人, 户, 人次; what follows is rather a verb. */
static bool
self_counting(const struct words *ws, const struct figure *f)
{
	uint64_t u = short_unit(ws, f);
	return u == 0x4eba || u == 0x6237 || u == ((uint64_t)0x4eba << 32 | 0x6b21) || u == ((uint64_t)0x6237 << 32 | 0x6b21);
}

/* Classifiers of people: a verb after the noun is what they do, no noun. */
static bool
counts_people(const struct words *ws, const struct figure *f)
{
	uint64_t u = short_unit(ws, f);
	return u == 0x540d || u == 0x4f4d || self_counting(ws, f);
}

static bool
measures(const struct figure *f)
{
	return f->class != FIGURE_COUNT && f->class != FIGURE_NUMBER && figure_counts(f);
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
		if (is_role(ws, i, ROLE_DE) && nominal(&ws->word[i + 1]))
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
	if (self_counting(ws, f))
		return true;
	if (f->class == FIGURE_MONEY)
		return LEX(&ws->word[i], ACT);
	return counts_people(ws, f) && !is_role(ws, i + 1, ROLE_NOUN);
}

/* scan_bracket returns the end of a short bracket of nouns at i, 乡(镇、街道), or i. */
static uint32_t
scan_bracket(const struct words *ws, uint32_t i)
{
	uint32_t j = i + 1;
	while (j < i + 6 && (is_role(ws, j, ROLE_NOUN) || is_role(ws, j, ROLE_LIST)))
		j++;
	return j > i + 1 && is_role(ws, j, ROLE_CLOSE) ? j + 1 : i;
}

/* scan_after returns the end of the noun phrase that begins at i; f is the figure
 * before it, people whether it counts people. */
static uint32_t
scan_after(const struct words *ws, uint32_t i, const struct figure *f, bool people)
{
	uint32_t from = i;
	if (!nominal(&ws->word[i]) && !self_counting(ws, f)) {
		enum role r = ws->word[i].role;
		uint32_t de = r == ROLE_VERB || r == ROLE_ADVERB || r == ROLE_CHANGE || r == ROLE_LIGHT ? relative_end(ws, i) : 0;
		if (de != 0)
			i = de;
	}
	for (; i < ws->count; i++) {
		const struct word *w = &ws->word[i];
		if (w->role == ROLE_NOUN || w->role == ROLE_KIND || w->role == ROLE_QUOTE)
			continue;
		if (w->role == ROLE_SCOPE && i == from)
			continue;
		/* 6个乡镇建设养老中心, 320户农户发展茶园: the noun acts */
		if (w->role == ROLE_VERB && LEX(w, ACT) && i > from && (LEX(w - 1, HEAD) || LEX(w - 1, PLACE)) &&
		    is_role(ws, i + 1, ROLE_NOUN) && !LEX(&ws->word[i + 1], SUFFIX))
			break;
		/* 50人参与, 投资300万元建设: what follows at once is the next act */
		if (w->role == ROLE_VERB && LEX(w, VN) && !(i == from && starts_act(ws, i, f)))
			continue;
		/* 1名医生的标准: the noun ends before 的 */
		if ((w->role == ROLE_DE || w->role == ROLE_CONJUNCTION) && i > from && nominal(&ws->word[i + 1]) &&
		    !LEX(&ws->word[i + 1], ATTR) && !LEX(&ws->word[i + 1], GOAL) && !LEX(&ws->word[i + 1], TARGET))
			continue;
		break;
	}
	uint32_t end = trim_after(ws, from, i, people);
	if (end == i && end > from && is_role(ws, i, ROLE_OPEN))
		end = scan_bracket(ws, i);
	/* 3个村|生活污水进入…: what follows the bare head is the clause's subject */
	if (end - from > 1 && !people && LEX(&ws->word[from], HEAD) && ws->word[from].role == ROLE_NOUN && end == i &&
	    !word_ends_phrase(&ws->word[i]) && ws->word[i].role != ROLE_LIST &&
	    (ws->word[i].role != ROLE_FIGURE || LEX(&ws->word[end - 1], ATTR) || LEX(&ws->word[end - 1], RATE)))
		end = from + 1;
	return end;
}

/* A measure directly after a count belongs to the noun after it: 20名60岁以上老人;
 * and so on over 、 (60岁以上老人、80岁高龄老人). Returns the end, or 0. */
static uint32_t
scan_nested(const struct words *ws, uint32_t i, const struct figure *f)
{
	const struct figure *inner = figure_at(ws, i);
	if (inner == NULL || f->class != FIGURE_COUNT || self_counting(ws, f) || !measures(inner))
		return 0;
	bool people = counts_people(ws, f);
	uint32_t j = is_role(ws, i + 1, ROLE_DE) ? i + 2 : i + 1;
	uint32_t end = scan_after(ws, j, inner, people);
	if (end <= j || figure_at(ws, end) != NULL)
		return 0;
	while (is_role(ws, end, ROLE_LIST) && (inner = figure_at(ws, end + 1)) != NULL && inner->class == FIGURE_DURATION) {
		uint32_t more = scan_after(ws, end + 2, inner, people);
		if (more <= end + 2)
			break;
		end = more;
	}
	return end;
}

static void
read_after(const struct words *ws, struct mention *m, uint32_t k)
{
	const struct figure *f = &ws->figure[k];
	uint32_t at = ws->at[k], i = at + 1;
	m->end = i;
	m->after = (struct phrase){ i, i };
	/* 3600人中住宿生2100人 */
	if (among(ws, i)) {
		m->among = true;
		m->end = i + 1;
		return;
	}
	if (is_role(ws, i, ROLE_DE) && nominal(&ws->word[i + 1])) {
		/* 8900人的饮水问题: the people are counted, no problems */
		if (self_counting(ws, f) && !LEX(&ws->word[scan_after(ws, i + 1, f, true) - 1], PLACE))
			return;
		i++;
	}
	/* 三个月来持续奋战 */
	if (f->class == FIGURE_DURATION && LEX(&ws->word[i], TIMEAFTER))
		while (LEX(&ws->word[i], TIMEAFTER) || is_role(ws, i, ROLE_ADVERB) || LEX(&ws->word[i], V))
			i++;
	uint32_t end = scan_nested(ws, i, f);
	if (end == 0)
		end = scan_after(ws, i, f, counts_people(ws, f));
	if (end <= i)
		return;
	m->after = (struct phrase){ i, end };
	m->among = among(ws, end);
}

/* Words that can stand between a noun phrase and its figure. */
static bool
between(const struct word *w)
{
	switch (w->role) {
	case ROLE_LIGHT: case ROLE_ADVERB: case ROLE_ASPECT: case ROLE_COLON: case ROLE_EACH: case ROLE_TARGET:
	case ROLE_CHANGE: case ROLE_CHANGETO: case ROLE_TO: case ROLE_FROM: case ROLE_TIME: case ROLE_CONJUNCTION:
	case ROLE_LIST: case ROLE_COMPARE: case ROLE_PREPOSITION: case ROLE_BA: case ROLE_EVERY: case ROLE_INCLUDE:
	case ROLE_PART: case ROLE_REST: case ROLE_DE: case ROLE_SCOPE:
		return true;
	default:
		return false;
	}
}

static void
note(struct mention *m, const struct word *w)
{
	/* 到2020年: no change up to it */
	bool to = w->role == ROLE_TO && (w[1].role != ROLE_TIME || w[2].role == ROLE_DE);
	m->light |= w->role == ROLE_LIGHT;
	m->change |= w->role == ROLE_CHANGE;
	m->changeto |= w->role == ROLE_CHANGETO;
	m->ba |= w->role == ROLE_BA;
	m->each |= w->role == ROLE_EACH;
	m->part |= w->role == ROLE_PART;
	m->target_own |= w->role == ROLE_TARGET;
	m->done_own |= LEX(w, DONE);
	m->include |= w->role == ROLE_INCLUDE || LEX(w, INCLUDE);
	m->rest |= w->role == ROLE_REST;
	m->from_word |= w->role == ROLE_FROM;
	m->to_word |= to;
	m->compare |= w->role == ROLE_COMPARE;
	m->sum |= LEX(w, SUM);
}

/* over_bracket: 低保对象(含特困人员)共计580户: a bracket without figures, with only
 * function words behind it, is passed over. Returns where it opens, or at. */
static uint32_t
over_bracket(const struct words *ws, struct mention *m, uint32_t low, uint32_t at)
{
	uint32_t to = at;
	while (to > low && between(&ws->word[to - 1]))
		to--;
	if (to == low || !is_role(ws, to - 1, ROLE_CLOSE))
		return at;
	for (uint32_t i = to - 1; i > low; i--) {
		if (!is_role(ws, i - 1, ROLE_OPEN))
			continue;
		for (uint32_t j = to; j < at; j++)
			note(m, &ws->word[j]);
		return i - 1;
	}
	return at;
}

/* find_region sets where the words before figure k begin: after the figure
 * before, its noun phrase, or the last comma. */
static void
find_region(const struct words *ws, struct mention *all, uint32_t k)
{
	struct mention *m = &all[k];
	uint32_t at = ws->at[k], low = k > 0 ? all[k - 1].end : 0;
	if (low > at)
		low = at;
	uint32_t to = over_bracket(ws, m, low, at), from = to;
	while (from > low) {
		const struct word *w = &ws->word[from - 1];
		if (w->role == ROLE_COLON && (from == to || (from >= 2 && is_role(ws, from - 2, ROLE_PART)))) {
			from--;
			continue;
		}
		/* 其中,A3个: the comma after the cue is none */
		if (w->role == ROLE_COMMA && from >= 2 && is_role(ws, from - 2, ROLE_PART)) {
			from--;
			continue;
		}
		if (word_ends_phrase(w))
			break;
		from--;
	}
	m->region = (struct phrase){ from, to };
	if (k > 0 && all[k - 1].among)
		m->part = true;
	/* 其中年出栏1000头以上的猪场1家: the cue before what says which is for both */
	if (k > 0 && all[k - 1].attributive && !all[k - 1].nested)
		m->part |= all[k - 1].part;
	m->listed = k > 0;
	for (uint32_t i = low; i < at; i++) {
		const struct word *w = &ws->word[i];
		m->fresh |= word_ends_phrase(w);
		m->stopped |= w->role == ROLE_STOP;
		if (w->role != ROLE_LIST && w->role != ROLE_CONJUNCTION)
			m->listed = false;
		if (i < from && w->role == ROLE_PART)
			m->part = true;
	}
}

/* clean takes from a noun phrase what no heading needs: 各类, what 等 sums up,
 * 的 at its ends, marks around the whole. */
static struct phrase
clean(const struct words *ws, struct phrase p)
{
	for (uint32_t i = p.to; i-- > p.from; ) {
		if (!is_role(ws, i, ROLE_ETC))
			continue;
		if (i + 1 < p.to)
			p.from = i + 1;
		else
			p.to = i;
		break;
	}
	while (p.from < p.to) {
		const struct word *first = &ws->word[p.from];
		if ((first->role == ROLE_KIND && !LEX(first, REST)) || first->role == ROLE_DE || first->role == ROLE_ASPECT ||
		    first->role == ROLE_CONJUNCTION || first->role == ROLE_LIST || first->role == ROLE_ADVERB ||
		    first->role == ROLE_LIGHT || first->role == ROLE_EVERY || first->role == ROLE_PRONOUN)
			p.from++;
		else
			break;
	}
	while (p.from < p.to) {
		const struct word *last = &ws->word[p.to - 1];
		if (last->role == ROLE_DE || last->role == ROLE_CONJUNCTION || last->role == ROLE_LIST || last->role == ROLE_KIND ||
		    last->role == ROLE_ADVERB || last->role == ROLE_LIGHT || last->role == ROLE_TARGET)
			p.to--;
		else
			break;
	}
	if (p.to - p.from >= 3 && is_role(ws, p.from, ROLE_QUOTE) && is_role(ws, p.to - 1, ROLE_QUOTE)) {
		bool inner = true;
		for (uint32_t i = p.from + 1; i + 1 < p.to; i++)
			inner &= ws->word[i].quoted && !is_role(ws, i, ROLE_QUOTE);
		if (inner) {
			p.from++;
			p.to--;
		}
	}
	return p;
}

static bool
leads(const struct word *w)
{
	switch (w->role) {
	case ROLE_CONJUNCTION: case ROLE_LIST: case ROLE_ADVERB: case ROLE_TIME: case ROLE_SCOPE: case ROLE_TARGET:
	case ROLE_PART: case ROLE_REST: case ROLE_EACH: case ROLE_COMPARE: case ROLE_COLON: case ROLE_COMMA:
	case ROLE_ASPECT: case ROLE_TO: case ROLE_FROM: case ROLE_INCLUDE: case ROLE_PRONOUN: case ROLE_DE: case ROLE_EVERY:
		return true;
	default:
		return false;
	}
}

static bool
strong(const struct word *w)
{
	return w->role == ROLE_VERB && LEX(w, ACT) && !LEX(w, VN);
}

static bool
has_de(const struct words *ws, uint32_t from, uint32_t to)
{
	for (; from < to; from++)
		if (is_role(ws, from, ROLE_DE))
			return true;
	return false;
}

/* verb_run returns the end of the verbs that begin at i: 组织参加, 新建、改造,
 * 维修和新建. */
static uint32_t
verb_run(const struct words *ws, uint32_t i, uint32_t to)
{
	uint32_t end = i + 1, all = i;
	if (LEX(&ws->word[i], DUMMY) && end < to && strong(&ws->word[end]))
		return verb_run(ws, end, to);
	while (all < to && is_role(ws, all, ROLE_VERB))
		all++;
	/* 清理规范出新; but 新增就业 has its object in the second */
	if (all == to && !(strong(&ws->word[i]) && LEX(&ws->word[to - 1], VN)))
		return to;
	while (end < to && !LEX(&ws->word[i], DUMMY)) {
		const struct word *w = &ws->word[end];
		/* 摸排出 */
		if (w->role == ROLE_ASPECT && ws->s->cp[w->begin] != 0x4e86 && ws->word[end - 1].role == ROLE_VERB) {
			end++;
		} else if (strong(w)) {
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

/* verb_inside returns the place of the verb that governs the region [from, to)
 * which begins with a noun, or to when the whole is one noun phrase. */
static uint32_t
verb_inside(const struct words *ws, uint32_t from, uint32_t to, bool prepositional)
{
	bool prompted = false;
	for (uint32_t i = from; i < to; i++) {
		const struct word *w = &ws->word[i], *last = &ws->word[i - 1];
		if (w->role == ROLE_ADVERB || w->role == ROLE_TARGET || w->role == ROLE_BA)
			prompted = true;
		if (w->role != ROLE_VERB || w->quoted)
			continue;
		if (i == from)
			continue;
		bool relative = has_de(ws, i + 1, to);
		bool after_place = last->role == ROLE_SCOPE || LEX(last, PLACE) || last->role == ROLE_ADVERB ||
			last->role == ROLE_TARGET || last->role == ROLE_TIME;
		if (strong(w) && (!relative || prompted || prepositional))
			return i;
		/* 工作队走访农户; but 企业改造项目 is one noun */
		bool compound = i + 2 == to && LEX(&ws->word[i + 1], SUFFIX);
		if (LEX(w, ACT) && (after_place || prepositional) && !relative && !compound && i + 1 < to)
			return i;
		if ((LEX(w, VN) || LEX(w, V)) && (last->role == ROLE_ADVERB || last->role == ROLE_TARGET) && i + 1 < to && !relative)
			return i;
		if (ws->word[i + 1].role == ROLE_ASPECT && i + 1 < to)
			return i;
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
		bool closes = cp == 0x4e2d || cp == 0x540e || cp == 0x65f6 || cp == 0x4e0a || cp == 0x4e0b ||
			cp == 0x95f4 || cp == 0x5185;   /* 中 后 时 上 下 间 内 */
		if (closes && !w->quoted && (w->classes == 0 || LEX(w, TIMEAFTER) || LEX(w, STOP)) && (i == to || !is_role(ws, i, ROLE_NOUN)))
			return i;
	}
	return from;
}

/* 占: the noun before it has the share, the one after it is the whole. */
static bool
is_share_word(const struct words *ws, uint32_t i)
{
	return is_role(ws, i, ROLE_LIGHT) && ws->s->cp[ws->word[i].begin] == 0x5360;
}

/* split parts the region into verb and noun phrase. */
static void
split(const struct words *ws, struct mention *m, uint32_t from, uint32_t to)
{
	bool prepositional = false;
	m->act = m->noun = m->subject = (struct phrase){ to, to };
	while (from < to && (leads(&ws->word[from]) || is_role(ws, from, ROLE_PREPOSITION) || is_role(ws, from, ROLE_BA))) {
		m->each_leads |= is_role(ws, from, ROLE_EACH);
		prepositional |= ws->word[from].role == ROLE_PREPOSITION || ws->word[from].role == ROLE_BA;
		note(m, &ws->word[from]);
		from++;
	}
	if (prepositional)
		from = after_adjunct(ws, from, to);
	/* 全市共有新农村建设点: the last link before the noun parts it */
	for (uint32_t i = from; i + 1 < to; i++) {
		if (ws->word[i].role != ROLE_LIGHT && ws->word[i].role != ROLE_INCLUDE)
			continue;
		m->sum |= LEX(&ws->word[i], SUM);
		if (LEX(&ws->word[i], HAVE)) {
			m->act = (struct phrase){ i, i + 1 };
			m->have = !LEX(&ws->word[i], ACT);
		} else if (i > from) {
			m->subject = clean(ws, (struct phrase){ from, i });
		}
		m->share |= is_share_word(ws, i);
		from = i + 1;
	}
	/* 项目计划总投资: nor what precedes a plan */
	for (uint32_t i = to; i > from; i--) {
		if (is_role(ws, i - 1, ROLE_TARGET)) {
			m->target_own = true;
			from = i;
			break;
		}
	}
	/* what precedes a time is another matter: 救助截至目前医疗救助 */
	for (uint32_t i = to; i > from; i--) {
		if (is_role(ws, i - 1, ROLE_TIME)) {
			from = i;
			break;
		}
	}
	while (from < to && leads(&ws->word[from]))
		from++;
	if (from >= to)
		return;
	uint32_t verb = to;
	/* 生活垃圾, 旅游收入: what is no act begins a noun */
	if (is_role(ws, from, ROLE_VERB) && (LEX(&ws->word[from], ACT) || LEX(&ws->word[from], V) || LEX(&ws->word[from], VERB1) ||
	    from + 1 == to)) {
		if (strong(&ws->word[from]) || !has_de(ws, from + 1, to))
			verb = from;
		/* 养殖大户12户, 培训项目3个 read the same either way; 救助限额内救助率 does not */
		const struct word *last = &ws->word[to - 1];
		if (verb == from && !strong(&ws->word[from]) && LEX(&ws->word[from], VN) && !prepositional &&
		    from + 1 < to && (LEX(last, RATE) || (from + 2 == to && (LEX(last, ATTR) || (LEX(last, SUFFIX) && m->have)))))
			verb = to;
	} else {
		verb = verb_inside(ws, from, to, prepositional);
	}
	if (verb == to && !is_role(ws, from, ROLE_VERB)) {
		/* 贫困户中因年龄: the noun of the last preposition */
		for (uint32_t i = from; i + 1 < to; i++)
			if (is_role(ws, i, ROLE_PREPOSITION) && i + 1 < to && is_role(ws, i + 1, ROLE_NOUN))
				from = i + 1;
	}
	/* 老旧管网改造14公里: with a length or an area the verb is an act, not part of
	 * a name (危房改造65户, 医疗救助20人) */
	if (verb == to && to - from >= 2 && m->physical && is_role(ws, to - 1, ROLE_VERB) && LEX(&ws->word[to - 1], ACT) &&
	    is_role(ws, to - 2, ROLE_NOUN) && ws->s->cp[ws->word[to - 2].end - 1] != 0x5316)
		verb = to - 1;
	if (verb == to) {
		m->noun = clean(ws, (struct phrase){ from, to });
		return;
	}
	uint32_t end = verb_run(ws, verb, to);
	m->act = (struct phrase){ verb, end };
	m->have = false;
	if (verb > from)
		m->subject = clean(ws, (struct phrase){ from, verb });
	m->noun = clean(ws, (struct phrase){ end, to });
	/* 建筑外立面粉刷800平方米: the object stands before */
	if (phrase_empty(m->noun) && !phrase_empty(m->subject) && !prepositional) {
		m->noun = m->subject;
		m->subject = (struct phrase){ to, to };
	}
}

static void
read_before(const struct words *ws, struct mention *m)
{
	uint32_t from = m->region.from, to = m->region.to;
	while (to > from && between(&ws->word[to - 1])) {
		const struct word *w = &ws->word[to - 1];
		/* 占全县的30%: the share's base, no noun of its own */
		if (w->role == ROLE_SCOPE && to - 1 == from)
			break;
		if (w->role == ROLE_LIGHT && LEX(w, HAVE) && phrase_empty(m->act)) {
			m->act = (struct phrase){ to - 1, to };
			m->have = !LEX(w, ACT);
		}
		/* 向全乡30户: what stands before the preposition is the clause's subject */
		if ((w->role == ROLE_PREPOSITION || w->role == ROLE_BA) && to - 1 > from)
			from = to - 1;
		note(m, w);
		/* 年初确定的18项: the verb is the relative clause's */
		if (w->role == ROLE_DE && to - 1 > from && is_role(ws, to - 2, ROLE_VERB))
			from = to - 1;
		to--;
	}
	/* 每个村3名: the measure's base, no noun of its own */
	for (uint32_t i = from; i < to; i++) {
		if (is_role(ws, i, ROLE_EVERY)) {
			uint32_t j = i + 1;
			while (j < to && !is_role(ws, j, ROLE_VERB) && !is_role(ws, j, ROLE_LIGHT) && !is_role(ws, j, ROLE_ADVERB))
				j++;
			if (j == to)
				to = i;
			else
				from = j;
			break;
		}
	}
	struct phrase have = m->act;
	bool short_have = m->have;
	m->have = false;
	split(ws, m, from, to);
	if (phrase_empty(m->act) && !phrase_empty(have) && have.from != 0) {
		m->act = have;
		m->have = short_have;
	}
}

/* A figure whose noun phrase runs up to the next figure, which has none after it,
 * only says which of those are counted. */
static bool
is_attributive(const struct words *ws, const struct mention *m, uint32_t k)
{
	const struct figure *f = &ws->figure[k];
	if (phrase_empty(m->after) || figure_at(ws, m->after.from) != NULL)
		return false;
	bool bounded = f->approx == APPROX_AT_LEAST || f->approx == APPROX_AT_MOST || f->approx == APPROX_RANGE ||
		f->outer_end > f->end || m->after.from > ws->at[k] + 1;
	if (figure_at(ws, m->after.to) == NULL)
		return f->class == FIGURE_DURATION;
	return bounded || measures(f);
}

/* 21户38人, 3200户、8650人: nothing but a mark between two figures of different
 * units, and no noun after either. */
static bool
is_pair(const struct words *ws, const struct mention *all, uint32_t k)
{
	if (k == 0 || !figure_counts(&ws->figure[k - 1]) || all[k - 1].attributive || !phrase_empty(all[k - 1].after) ||
	    !phrase_empty(all[k].after) || slice_eq(ws->figure[k - 1].unit, ws->figure[k].unit))
		return false;
	uint32_t at = ws->at[k], last = ws->at[k - 1];
	return at == last + 1 || (at == last + 2 && (ws->word[last + 1].role == ROLE_LIST ||
		ws->word[last + 1].role == ROLE_COMMA || ws->word[last + 1].role == ROLE_CONJUNCTION));
}

void
mention_read(const struct words *ws, struct mention *all, uint32_t k)
{
	struct mention *m = &all[k];
	*m = (struct mention){ 0 };
	if (!figure_counts(&ws->figure[k])) {
		m->end = k > 0 ? all[k - 1].end : 0;    /* a date: no bar to the words before */
		return;
	}
	find_region(ws, all, k);
	m->physical = ws->figure[k].class == FIGURE_MEASURE;
	bool nested = k > 0 && all[k - 1].after.from <= ws->at[k] && ws->at[k] < all[k - 1].after.to;
	read_before(ws, m);
	read_after(ws, m, k);
	m->attributive = nested || is_attributive(ws, m, k);
	if (nested) {
		m->nested = true;
		m->end = all[k - 1].end;
		return;
	}
	if (m->attributive && !phrase_empty(m->noun))
		m->attribute_noun = LEX(&ws->word[m->noun.to - 1], ATTR) || LEX(&ws->word[m->noun.to - 1], RATE);
	const struct figure *f = &ws->figure[k];
	m->pair = is_pair(ws, all, k);
	bool next_takes = figure_at(ws, m->after.to) != NULL;
	/* 公厕3座垃圾池5个: the noun after is the next figure's */
	if (!m->attributive && next_takes && (!phrase_empty(m->noun) || !phrase_empty(m->act) || self_counting(ws, f)) &&
	    !phrase_empty(m->after) && figure_at(ws, m->after.from) == NULL && f->class == FIGURE_COUNT && !phrase_empty(m->noun))
		m->after.to = m->after.from;
	if (!m->attributive && !phrase_empty(m->after) && m->among)
		m->end = m->after.to + 1;
	else if (!m->attributive)
		m->end = phrase_empty(m->after) ? m->end : m->after.to;
}
