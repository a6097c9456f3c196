#include "character.h"
#include "context_mention.h"

bool
mention_between(const struct word *w)
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

void
mention_note(struct mention *m, const struct word *w)
{
	/* 到2020年: no change up to it */
	bool to = w->role == ROLE_TO && (w[1].role != ROLE_TIME || w[2].role == ROLE_DE);
	m->light |= w->role == ROLE_LIGHT && !LEX(w, HAVE);
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
	m->left |= LEX(w, LEFT);
}

/* over_bracket: 低保对象(含特困人员)共计580户: a bracket without figures, with only
 * function words behind it, is passed over. Returns where it opens, or at. */
static uint32_t
over_bracket(const struct words *ws, struct mention *m, uint32_t low, uint32_t at)
{
	uint32_t to = at;
	while (to > low && mention_between(&ws->word[to - 1]))
		to--;
	if (to == low || !word_is(ws, to - 1, ROLE_CLOSE))
		return at;
	for (uint32_t i = to - 1; i > low; i--) {
		if (!word_is(ws, i - 1, ROLE_OPEN))
			continue;
		for (uint32_t j = to; j < at; j++)
			mention_note(m, &ws->word[j]);
		return i - 1;
	}
	return at;
}

/* bracket_open returns where the short bracket of plain words that closes before
 * from opens, if a noun leads to it; else 0. */
static uint32_t
bracket_open(const struct words *ws, uint32_t low, uint32_t from)
{
	uint32_t i = from - 1;
	while (i > low && from - i < 8 && ws->word[i - 1].role < ROLE_FIGURE)
		i--;
	return i > low + 1 && word_is(ws, i - 1, ROLE_OPEN) &&
		(word_is(ws, i - 2, ROLE_NOUN) || LEX(&ws->word[i - 2], VN)) ? i - 1 : 0;
}

/* region_begin returns where the words begin that stand before [.., to) in its clause:
 * after low, or after the last mark that ends a phrase. */
static uint32_t
region_begin(const struct words *ws, uint32_t low, uint32_t to)
{
	uint32_t from = to;
	while (from > low) {
		const struct word *w = &ws->word[from - 1];
		/* 其中,A3个: the comma after the cue is none; 其中:A3个 */
		if (w->role == ROLE_COLON || w->role == ROLE_COMMA) {
			bool cue = from >= 2 && word_is(ws, from - 2, ROLE_PART);
			if (!cue && !(w->role == ROLE_COLON && from == to))
				break;
			from--;
			continue;
		}
		/* 普通高中(中职)资助金: a bracket inside a noun */
		uint32_t open = w->role == ROLE_CLOSE && from < to ? bracket_open(ws, low, from) : 0;
		if (open != 0) {
			from = open;
			continue;
		}
		if (word_ends_phrase(w))
			break;
		from--;
	}
	return from;
}

/* note_between notes what the words [low, at) since the figure before tell of the
 * clause; from is where the region begins. */
static void
note_between(const struct words *ws, struct mention *m, uint32_t low, uint32_t from, uint32_t at)
{
	for (uint32_t i = low; i < at; i++) {
		const struct word *w = &ws->word[i];
		m->fresh |= word_ends_phrase(w);
		m->stopped |= w->role == ROLE_STOP;
		if (w->role != ROLE_LIST && w->role != ROLE_CONJUNCTION)
			m->listed = false;
		m->part |= w->role == ROLE_PART;
		if (w->role == ROLE_REST && i >= from)
			m->rest = true;
	}
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
	uint32_t to = over_bracket(ws, m, low, at), from = region_begin(ws, low, to);
	/* 发放棉衣(300件)、棉被(200床): the noun stands before the bracket */
	if (from == to && from > low + 1 && word_is(ws, from - 1, ROLE_OPEN) && word_is(ws, from - 2, ROLE_NOUN) &&
	    word_is(ws, at + 1, ROLE_CLOSE)) {
		to = from - 1;
		for (from = to; from > low && !word_ends_phrase(&ws->word[from - 1]); from--)
			;
	}
	m->region = (struct phrase){ from, to };
	m->listed = k > 0;
	if (k > 0) {
		/* 其中年出栏1000头以上的猪场1家: the cue before what says which is for both */
		m->part |= all[k - 1].among || (all[k - 1].attributive && !all[k - 1].nested && all[k - 1].part);
		m->aged = mention_aged(ws, k - 1);
	}
	note_between(ws, m, low, from, at);
}

/* compared_with: 较改造前的69%提高了14个百分点: the figure is what another is compared with, and what stands between 较
 * and 的 no noun of it. Returns where that begins, or region.to. */
static uint32_t
compared_with(const struct words *ws, struct phrase region)
{
	if (region.to < region.from + 2 || !word_is(ws, region.to - 1, ROLE_DE))
		return region.to;
	for (uint32_t i = region.to - 1; i > region.from; i--) {
		const struct word *w = &ws->word[i - 1];
		bool plain = w->end - w->begin == 1 || ws->s->cp[w->begin] == 0x6bd4 || ws->s->cp[w->begin] == 0x8f83;       /* 比 较 */
		if (w->role == ROLE_COMPARE)
			return plain ? i - 1 : region.to;
		if (w->role == ROLE_FROM || w->role == ROLE_CHANGETO)
			break;
	}
	return region.to;
}

/* note_all notes the words of p, none of which the figure has for its noun. */
static void
note_all(const struct words *ws, struct mention *m, struct phrase p)
{
	for (; p.from < p.to; p.from++)
		mention_note(m, &ws->word[p.from]);
}

/* without_lead: 而去年全县村集体收入 without what leads to it, when and where. */
static struct phrase
without_lead(const struct words *ws, struct phrase p)
{
	while (p.from < p.to && (word_is(ws, p.from, ROLE_ADVERB) || word_is(ws, p.from, ROLE_TIME) || word_is(ws, p.from, ROLE_SCOPE) ||
	    word_is(ws, p.from, ROLE_EVERY)))
		p.from++;
	return p;
}

/* topic_of: the topic of m without what leads to it, nor the adverbs and 每吨 at its end: 供水成本每吨在3.2元左右. */
static struct phrase
topic_of(const struct words *ws, const struct mention *m)
{
	struct phrase topic = without_lead(ws, m->topic);
	topic.to -= topic.to > topic.from + 2 && word_is(ws, topic.to - 1, ROLE_NOUN) && word_is(ws, topic.to - 2, ROLE_EVERY);
	while (topic.to > topic.from && (word_is(ws, topic.to - 1, ROLE_ADVERB) || word_is(ws, topic.to - 1, ROLE_EVERY)))
		topic.to--;
	/* 群众对项目实施的|满意度在95%以上 */
	uint32_t from = topic.from;
	bool towards = false;
	for (uint32_t i = topic.from; i + 1 < topic.to; i++) {
		towards |= word_is(ws, i, ROLE_PREPOSITION);
		if (towards && word_is(ws, i, ROLE_DE))
			from = i + 1;
	}
	topic.from = from;
	return topic;
}

/* is_topic: 运转经费按每村9万元落实, 面积均在300平方米以上: whether what stands before the
 * preposition is what is measured, and not who or where it is done. */
static bool
is_topic(const struct words *ws, const struct mention *m, uint32_t k)
{
	struct phrase topic = topic_of(ws, m);
	uint32_t to = topic.to;
	if (to <= topic.from || !(figure_measures(&ws->figure[k]) || mention_bounds_number(ws, k)))
		return false;
	const struct word *last = &ws->word[to - 1];
	for (uint32_t i = topic.from; i < to; i++) {
		const struct word *w = &ws->word[i];
		bool plain = w->role == ROLE_NOUN || w->role == ROLE_ADVERB || w->role == ROLE_KIND;
		plain |= w->role == ROLE_DE && i > topic.from && (LEX(last, ATTR) || LEX(last, RATE));
		if (!plain && !(w->role == ROLE_VERB && (LEX(w, VN) || LEX(last, ATTR) || LEX(last, RATE))))
			return false;
	}
	return !LEX(last, PLACE) && !LEX(last, HEAD) && !character_is(ws->s->cp[last->end - 1], CHARACTER_PERSON);
}

/* each_did: 3人入选省榜、11人被评为模范: what stands between two numbers of people is
 * what the first did, when the second is followed by a verb too. */
static bool
each_did(const struct words *ws, const struct mention *m, uint32_t k)
{
	uint32_t at = ws->at[k];
	/* 由1名领导挂点、1个单位结对 */
	if (k > 0 && !phrase_empty(m->after) && !phrase_empty(m[-1].after) && m->region.from == m[-1].after.to && m->region.from + 2 == at &&
	    m->region.to == at && word_is(ws, m->region.from, ROLE_VERB) && word_is(ws, at - 1, ROLE_LIST))
		return true;
	if (k == 0 || !unit_is_people(ws, &ws->figure[k]) || !slice_eq(ws->figure[k].unit, ws->figure[k - 1].unit) ||
	    !phrase_empty(m->after) || m->region.from != ws->at[k - 1] + 1 || m->region.to != at || !word_is(ws, at - 1, ROLE_LIST))
		return false;
	return word_is(ws, m->region.from, ROLE_VERB) && (word_is(ws, at + 1, ROLE_VERB) || word_is(ws, at + 1, ROLE_PREPOSITION));
}

/* strip_links takes the function words at the end of p, which stand right before figure
 * k, and notes them; what stands before a preposition goes too. */
static struct phrase
strip_links(const struct words *ws, struct mention *m, uint32_t k, struct phrase p)
{
	/* 占预算支出的38% */
	bool share = ws->figure[k].class == FIGURE_PERCENT && word_is(ws, m->region.from, ROLE_LIGHT);
	for (; p.to > p.from && mention_between(&ws->word[p.to - 1]); p.to--) {
		const struct word *w = &ws->word[p.to - 1];
		bool first = p.to - 1 == p.from;
		/* 占全县的30%: the share's base, no noun of its own */
		if (w->role == ROLE_SCOPE && first)
			break;
		if (w->role == ROLE_LIGHT && LEX(w, HAVE) && phrase_empty(m->act)) {
			m->act = (struct phrase){ p.to - 1, p.to };
			m->have = !LEX(w, ACT);
		}
		/* 向全乡30户: what stands before the preposition is the clause's subject */
		if ((w->role == ROLE_PREPOSITION || w->role == ROLE_BA) && !first) {
			if (w->role == ROLE_PREPOSITION)
				m->topic = (struct phrase){ p.from, p.to - 1 };
			p.from = p.to - 1;
			first = true;
		}
		mention_note(m, w);
		/* 年初确定的18项: the verb is the relative clause's */
		if (w->role == ROLE_DE && !first && word_is(ws, p.to - 2, ROLE_VERB) && !share)
			p.from = p.to - 1;
	}
	return p;
}

/* before_compared: 数据库比上报系统少49户: what is compared with is no noun of the
 * figure's. Returns where it begins, or p.to. */
static uint32_t
before_compared(const struct words *ws, struct mention *m, struct phrase p)
{
	for (uint32_t i = p.from; i < p.to; i++) {
		const struct word *w = &ws->word[i];
		bool plain = w->end - w->begin == 1 || LEX(w, STOP);    /* 比, 高于 */
		if (w->role != ROLE_COMPARE || LEX(w, TIME) || w[1].role == ROLE_TIME || !plain)
			continue;
		m->compare = true;
		p.to = i;
	}
	return p.to;
}

/* find_every returns the place of the first 每 in p, or p.to. */
static uint32_t
find_every(const struct words *ws, struct phrase p)
{
	if ((ws->classes & LEX_BIT(EVERY)) == 0)
		return p.to;
	while (p.from < p.to && !word_is(ws, p.from, ROLE_EVERY))
		p.from++;
	return p.from;
}

/* after_every: 每个村3名: the measure's base is no noun of the figure's; what follows it
 * is, 每人每月工资1800元. */
static struct phrase
after_every(const struct words *ws, struct mention *m, struct phrase p)
{
	uint32_t every = find_every(ws, p);
	if (every == p.to)
		return p;
	uint32_t i = every + 1;
	while (i < p.to && word_is(ws, i, ROLE_EVERY))
		i++;
	/* 每人, 每月 are whole terms; 每 and 每个 want a noun */
	const struct word *w = &ws->word[i - 1];
	bool whole = w->end - w->begin > 1 && ws->s->cp[w->end - 1] != 0x4e2a;   /* 个 */
	while (!whole && i < p.to && !word_is(ws, i, ROLE_VERB) && !word_is(ws, i, ROLE_LIGHT) && !word_is(ws, i, ROLE_ADVERB) &&
	    !(i + 1 == p.to && i > every + 1 && LEX(&ws->word[i], ATTR)))    /* 每所面积60平方米 */
		i++;
	if (i == p.to)
		return (struct phrase){ p.from, every };
	if (every > p.from)
		m->topic = (struct phrase){ p.from, every };
	return (struct phrase){ i, p.to };
}

/* is_fee: 物业费每平方米仅收取0.3元: whether what stands before the first 每 of p is an
 * amount, which is what is paid for each, and not who pays. */
static bool
is_fee(const struct words *ws, struct phrase p)
{
	uint32_t every = find_every(ws, p);
	if (every == p.from || every == p.to)
		return false;
	const struct word *last = &ws->word[every - 1];
	return LEX(last, ATTR) || (LEX(last, MAKER) && last->end - last->begin == 1);
}

/* read_before strips the function words at the region's end, and splits the rest. */
static void
read_before(const struct words *ws, struct mention *m, uint32_t k)
{
	struct phrase p = m->region, which = mention_which(ws, m, k);
	if (!phrase_empty(which)) {
		note_all(ws, m, (struct phrase){ p.from, which.from });
		m->which = phrase_empty(m->after);      /* else they have a name */
		if (m->which)
			m->noun = which;
		if (which.to < p.to && LEX(&ws->word[p.to - 1], HAVE)) {
			m->act = (struct phrase){ p.to - 1, p.to };
			m->have = true;
		}
		return;
	}
	uint32_t with = compared_with(ws, p);
	m->compared = with < p.to;
	for (; with > p.from && (word_is(ws, with - 1, ROLE_ADVERB) || word_is(ws, with - 1, ROLE_TIME)); with--)
		;
	if ((m->compared && with == p.from) || each_did(ws, m, k)) {
		note_all(ws, m, p);
		return;
	}
	/* 合格率|较改造前的69% */
	if (m->compared) {
		note_all(ws, m, (struct phrase){ with, p.to });
		p.to = with;
	}
	p = strip_links(ws, m, k, p);
	if (m->change || unit_is_points(ws, &ws->figure[k]))
		p.to = before_compared(ws, m, p);
	uint32_t to = p.to;
	bool fee = is_fee(ws, p);
	p = after_every(ws, m, p);
	if (p.to < to)          /* 公路密度由每百平方公里62公里 */
		p = strip_links(ws, m, k, p);
	struct phrase have = m->act;
	bool short_have = m->have;
	m->have = false;
	mention_split(ws, m, p.from, p.to);
	/* 垃圾桶(箱)120个 */
	uint32_t open = m->region.to;
	if (open < ws->at[k] && m->noun.to == open && !phrase_empty(m->noun) && word_is(ws, open, ROLE_OPEN) && word_is(ws, open + 1, ROLE_NOUN) &&
	    ws->word[open + 1].end <= ws->word[open + 1].begin + 2 && word_is(ws, open + 2, ROLE_CLOSE) && open + 3 == ws->at[k])
		m->noun.to = open + 3;
	if (phrase_empty(m->noun) && (phrase_empty(m->act) || fee) && (phrase_empty(m->after) || m->attributive) && is_topic(ws, m, k))
		m->noun = phrase_clean(ws, topic_of(ws, m));
	if (phrase_empty(m->act) && !phrase_empty(have)) {
		m->act = have;
		m->have = short_have;
	}
}

/* 21户38人, 3200户、8650人: nothing but a mark between two figures of different
 * units, and no noun after either. */
static bool
is_pair(const struct words *ws, const struct mention *all, uint32_t k)
{
	if (k == 0 || !figure_counts(&ws->figure[k - 1]) || all[k - 1].attributive || all[k].attributive || !phrase_empty(all[k - 1].after) ||
	    !phrase_empty(all[k].after) || slice_eq(ws->figure[k - 1].unit, ws->figure[k].unit))
		return false;
	uint32_t at = ws->at[k], last = ws->at[k - 1];
	return at == last + 1 || (at == last + 2 && (ws->word[last + 1].role == ROLE_LIST ||
		ws->word[last + 1].role == ROLE_COMMA || ws->word[last + 1].role == ROLE_CONJUNCTION));
}

/* 红豆杉、银杏等16个品种6万株: after 等 the noun after is the figure's, whatever comes. */
static bool
ends_in_etc(const struct words *ws, const struct mention *m)
{
	return m->region.to > m->region.from && word_is(ws, m->region.to - 1, ROLE_ETC);
}

/* takes_time: 用三年时间|打造示范区3个: whether figure k is how long it takes, told with 时间. */
static bool
takes_time(const struct words *ws, const struct mention *m, uint32_t k)
{
	if (ws->figure[k].class != FIGURE_DURATION || m->after.to != m->after.from + 1)
		return false;
	const struct word *w = &ws->word[m->after.from];
	return word_spells(ws, w, 0x65f6, 0x95f4);
}

/* lists_as_many: 上湾、岩脚、大竹林3个组, 海会和温泉两处: whether noun lists as many as figure k counts. */
static bool
lists_as_many(const struct words *ws, struct phrase noun, uint32_t k)
{
	const struct figure *f = &ws->figure[k];
	uint32_t items = 1;
	if (f->class != FIGURE_COUNT || f->value.len != 1)
		return false;
	for (uint32_t i = noun.from; i < noun.to; i++)
		items += word_is(ws, i, ROLE_LIST) || word_is(ws, i, ROLE_CONJUNCTION);
	return items > 1 && items < 10 && (uint32_t)(f->value.ptr[0] - '0') == items;
}

/* mend_noun corrects noun and verb of figure k, as read_before found them, where its own place or what is behind it says
 * otherwise. */
static void
mend_noun(const struct words *ws, struct mention *m, uint32_t k)
{
	if (m->attributive && !phrase_empty(m->noun))
		m->attribute_noun = LEX(&ws->word[m->noun.to - 1], ATTR) || LEX(&ws->word[m->noun.to - 1], RATE) || mention_bounds_number(ws, k);
	/* 示范园有海会和温泉两处: those named are what there is of the subject */
	if (!phrase_empty(m->act) && LEX(&ws->word[m->act.from], HAVE) && m->act.from > m->region.from && phrase_empty(m->after) &&
	    m->noun.from == m->act.to && lists_as_many(ws, m->noun, k)) {
		struct phrase whole = phrase_clean(ws, without_lead(ws, (struct phrase){ m->region.from, m->act.from }));
		m->noun = phrase_empty(whole) ? m->noun : whole;
	}
	uint32_t at = ws->at[k];
	/* 出台《…》和23个配套文件 */
	if (at > 0 && word_is(ws, at - 1, ROLE_CONJUNCTION) && m->noun.to < at && !m->attributive && !phrase_empty(m->after) && ws->figure[k].class == FIGURE_COUNT)
		m->noun = (struct phrase){ at, at };
	/* 对存栏50头以上的养殖场 */
	if (m->attributive && phrase_empty(m->noun) && m->act.to == at && m->act.from + 1 == at && LEX(&ws->word[at - 1], ATTR)) {
		m->noun = m->act;
		m->attribute_noun = true;
		m->act = (struct phrase){ at, at };
	}
	/* 完工项目尚有2460万元配套资金未到位 */
	if (m->money && !phrase_empty(m->act) && LEX(&ws->word[m->act.from], HAVE) && m->act.to == at && !phrase_empty(m->after) &&
	    !m->attributive && m->noun.to <= m->act.from)
		m->noun = (struct phrase){ at, at };
}

/* of_own_group: 党员中有3名: whether 中 stands behind the noun of a group in the region of m, which nothing counts. */
static bool
of_own_group(const struct words *ws, const struct mention *m)
{
	for (uint32_t i = m->region.from + 1; i < m->region.to; i++)
		if (word_is(ws, i, ROLE_PART) && ws->s->cp[ws->word[i].begin] == 0x4e2d && word_is(ws, i - 1, ROLE_NOUN))        /* 中 */
			return true;
	return false;
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
	m->money = ws->figure[k].class == FIGURE_MONEY;
	m->each_of = ws->figure[k].class == FIGURE_RATE;
	bool nested = k > 0 && all[k - 1].after.from <= ws->at[k] && ws->at[k] < all[k - 1].after.to;
	mention_after(ws, m, k);
	m->attributive = nested || mention_bounds(ws, m, k);
	read_before(ws, m, k);
	m->part &= !of_own_group(ws, m);
	if (nested) {
		m->nested = true;
		uint32_t at = ws->at[k];
		if (at > all[k - 1].after.from && LEX(&ws->word[at - 1], ATTR)) {
			m->noun = (struct phrase){ at - 1, at };
			m->attribute_noun = true;
		}
		m->end = all[k - 1].end;
		return;
	}
	mend_noun(ws, m, k);
	const struct figure *f = &ws->figure[k];
	m->pair = is_pair(ws, all, k);
	bool next_takes = words_figure(ws, m->after.to) != NULL && !ends_in_etc(ws, m);
	/* 公厕3座垃圾池5个: the noun after is the next figure's; but 项目区涉及3个乡镇18个村 */
	bool own = !phrase_empty(m->noun) && (phrase_empty(m->act) || m->noun.from >= m->act.to) && !lists_as_many(ws, m->noun, k);
	if (!m->attributive && next_takes && !phrase_empty(m->after) && words_figure(ws, m->after.from) == NULL && f->class == FIGURE_COUNT && own)
		m->after.to = m->after.from;
	if (!m->attributive && !phrase_empty(m->after) && m->among)
		m->end = m->after.to + 1;
	else if (takes_time(ws, m, k))
		m->end = m->after.to;
	else if (!m->attributive)
		m->end = phrase_empty(m->after) ? m->end : m->lends ? m->after.from : m->after.to;
}
