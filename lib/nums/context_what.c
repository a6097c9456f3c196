#include "character.h"
#include "context_mention.h"
#include "context_rel.h"

/* What is carried from figure to figure of a sentence. */
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

static struct slice
act_slice(const struct words *ws, const struct mention *m)
{
	if (phrase_empty(m->act))
		return (struct slice){ NULL, 0 };
	uint32_t first = m->act.from;
	uint32_t begin = ws->word[first].begin, end = ws->word[m->act.to - 1].end;
	return sentence_slice(ws->s, m->have ? end - 1 : begin, end);
}

static struct slice
phrase_slice(const struct words *ws, struct phrase p)
{
	return words_slice(ws, p.from, p.to);
}

static bool
is_measure(const struct figure *f)
{
	return f->class == FIGURE_MEASURE || f->class == FIGURE_MONEY || f->class == FIGURE_RATE || f->class == FIGURE_DURATION;
}

static bool
is_share(const struct figure *f)
{
	return f->class == FIGURE_PERCENT || f->class == FIGURE_RATIO;
}

/* Units that count what is done: 次 场 期 项 个 and their like; the noun may be a
 * verb. */
static bool
event_unit(const struct words *ws, const struct figure *f)
{
	return f->unit_begin < f->unit_end && character_is(ws->s->cp[f->unit_begin], CHARACTER_EVENT);
}

static bool
measures_noun(const struct words *ws, struct phrase noun)
{
	const struct word *last = &ws->word[noun.to - 1];
	return LEX(last, ATTR) || LEX(last, RATE);
}

/* 将30万元列入预算: the verb and its noun come after the figure. */
static bool
object_before_verb(const struct words *ws, const struct mention *m, uint32_t k, struct figure *f)
{
	uint32_t i = ws->at[k] + 1;
	if (!m->ba || !phrase_empty(m->after) || !phrase_empty(m->noun) || ws->word[i].role != ROLE_VERB)
		return false;
	f->act = words_slice(ws, i, i + 1);
	i++;
	while (ws->word[i].role == ROLE_ASPECT || ws->word[i].role == ROLE_TO)
		i++;
	uint32_t from = i;
	while (ws->word[i].role == ROLE_NOUN || (ws->word[i].role == ROLE_VERB && LEX(&ws->word[i], VN)))
		i++;
	f->what = words_slice(ws, from, i);
	f->why_what = "object-before-verb";
	return true;
}

/* 为, 是 */
static bool
is_copula(const struct words *ws, uint32_t i)
{
	uint32_t cp = ws->s->cp[ws->word[i].begin];
	return ws->word[i].end - ws->word[i].begin == 1 && (cp == 0x4e3a || cp == 0x662f);
}

/* 101人为村干部: what the figure counts is told after 为. */
static bool
noun_after_link(const struct words *ws, const struct mention *m, uint32_t k, struct figure *f)
{
	uint32_t i = ws->at[k] + 1;
	if (!phrase_empty(m->after) || !phrase_empty(m->noun) || f->class != FIGURE_COUNT ||
	    (ws->word[i].role != ROLE_LIGHT && ws->word[i].role != ROLE_PREPOSITION) || !is_copula(ws, i))
		return false;
	uint32_t from = ++i;
	while (ws->word[i].role == ROLE_NOUN || ws->word[i].role == ROLE_VERB || ws->word[i].role == ROLE_DE ||
	    ws->word[i].role == ROLE_CONJUNCTION || ws->word[i].role == ROLE_QUOTE || ws->word[i].role == ROLE_KIND ||
	    (ws->word[i].role == ROLE_ADVERB && i > from))
		i++;
	if (i == from)
		return false;
	f->what = words_slice(ws, from, i);
	f->why_what = "noun-after-link";
	return true;
}

/* act_after: a verb that follows the noun after and ends the clause governs it:
 * 5家采石场关停, 7处违建拆除. */
static void
act_after(const struct words *ws, const struct mention *m, struct figure *f)
{
	uint32_t i = m->after.to;
	while (ws->word[i].role == ROLE_ADVERB || ws->word[i].role == ROLE_SCOPE)
		i++;
	/* 26个村受灾 */
	if (i == m->after.from + 2 && i == m->after.to && LEX(&ws->word[i - 2], HEAD) && ws->word[i - 1].role == ROLE_VERB &&
	    f->class == FIGURE_COUNT && word_ends_phrase(&ws->word[i])) {
		f->act = words_slice(ws, i - 1, i);
		f->what = words_slice(ws, m->after.from, i - 1);
		return;
	}
	if (i == m->after.to && m->after.to - m->after.from > 1 && ws->word[i - 1].role == ROLE_VERB &&
	    LEX(&ws->word[i - 1], ACT) && f->class == FIGURE_COUNT && !event_unit(ws, f)) {
		if (word_ends_phrase(&ws->word[i])) {
			f->act = words_slice(ws, i - 1, i);
			f->what = words_slice(ws, m->after.from, i - 1);
		}
		return;
	}
	if (ws->word[i].role != ROLE_VERB || !LEX(&ws->word[i], ACT))
		return;
	uint32_t end = i + 1;
	if (ws->word[end].role == ROLE_ASPECT)
		end++;
	if (word_ends_phrase(&ws->word[end]))
		f->act = words_slice(ws, i, i + 1);
}

/* larger returns what was counted, in f's unit, by a figure of the sentence before k
 * that is not smaller than f, when the last one is: 项目28个,其中亿元以上9个,开工18个;
 * else otherwise. */
static struct slice
larger(const struct words *ws, uint32_t k, struct slice otherwise)
{
	int64_t own, other;
	bool smaller = false;
	if (!rel_micro(ws->figure[k].value, &own))
		return otherwise;
	for (uint32_t j = k; j-- > 0 && k - j < 16; ) {
		const struct figure *f = &ws->figure[j];
		if (!slice_eq(f->unit, ws->figure[k].unit) || f->what.ptr == NULL || !rel_micro(f->value, &other))
			continue;
		if (other >= own)
			return smaller ? f->what : otherwise;
		smaller = true;
	}
	return otherwise;
}

/* unit_of_carried: whether what is carried was counted in k's unit (of a pair, in
 * either). */
static bool
unit_of_carried(const struct words *ws, uint32_t k, const struct carried *c)
{
	for (uint32_t j = k; j-- > 0 && k - j < 4; )
		if (slice_eq(ws->figure[j].unit, ws->figure[k].unit) && ws->figure[j].what.ptr == c->what.ptr && c->what.ptr != NULL)
			return true;
	return false;
}

/* counted_before: 发现问题26个、涉及资金80万元,已整改19个: what was counted last in k's
 * unit, in the same sentence up to a semicolon. */
static struct slice
counted_before(const struct words *ws, const struct mention *all, uint32_t k)
{
	for (uint32_t j = k; j-- > 0 && k - j < 8 && !all[j + 1].stopped; )
		if (figure_counts(&ws->figure[j]) && !all[j].attributive && ws->figure[j].class == FIGURE_COUNT &&
		    slice_eq(ws->figure[j].unit, ws->figure[k].unit) && (!phrase_empty(all[j].noun) || !phrase_empty(all[j].after)))
			return ws->figure[j].what;
	return (struct slice){ NULL, 0 };
}

/* closes: whether the clause, or a member of a list, is over at word i. */
static bool
closes(const struct words *ws, uint32_t i)
{
	enum role r = ws->word[i].role;
	return r >= ROLE_FIGURE || r == ROLE_CONJUNCTION;
}

/* treated: 对小水电站进行整治,已完成12座: the noun that the clause before, which has
 * no figure, is about. */
static struct phrase
treated(const struct words *ws, const struct mention *all, uint32_t k)
{
	uint32_t low = k > 0 ? all[k - 1].end : 0, end = all[k].region.from, from, to;
	struct phrase none = { 0, 0 };
	if (end <= low || !word_is(ws, end - 1, ROLE_COMMA))
		return none;
	for (from = end - 1; from > low && ws->word[from - 1].role < ROLE_FIGURE; from--)
		;
	while (from < end && !((word_is(ws, from, ROLE_PREPOSITION) && LEX(&ws->word[from], FIRM)) || word_is(ws, from, ROLE_BA)))
		from++;
	for (from++; word_is(ws, from, ROLE_SCOPE) || word_is(ws, from, ROLE_KIND) || word_is(ws, from, ROLE_DE); from++)
		;
	for (to = from; to < end && ws->word[to].role < ROLE_QUOTE; to++)
		if (word_is(ws, to, ROLE_VERB) && (LEX(&ws->word[to], DUMMY) || !LEX(&ws->word[to], VN)))
			break;
	if (from >= end || !word_is(ws, to, ROLE_VERB) || !(LEX(&ws->word[to], DUMMY) || LEX(&ws->word[to], ACT)))
		return none;
	return phrase_clean(ws, (struct phrase){ from, to });
}

/* subject_before: 村里的大棚从无到有,现已发展到60座: the subject of the clause before,
 * which has no figure. */
static struct phrase
subject_before(const struct words *ws, const struct mention *all, uint32_t k)
{
	uint32_t low = k > 0 ? all[k - 1].end : 0, end = all[k].region.from, from, to;
	struct phrase none = { 0, 0 };
	if (end <= low || !word_is(ws, end - 1, ROLE_COMMA))
		return none;
	for (from = end - 1; from > low && ws->word[from - 1].role < ROLE_FIGURE; from--)
		;
	while (word_is(ws, from, ROLE_SCOPE) || word_is(ws, from, ROLE_TIME) || word_is(ws, from, ROLE_PRONOUN))
		from++;
	for (to = from; to + 1 < end && ((word_is(ws, to, ROLE_NOUN) && !LEX(&ws->word[to], ADV)) || word_is(ws, to, ROLE_DE)); to++)
		if (word_is(ws, to, ROLE_DE))
			from = to + 1;
	if (to + 1 >= end || from >= to)
		return none;    /* nothing is said of it */
	return phrase_clean(ws, (struct phrase){ from, to });
}

/* predicate: 街道有397户1206人稳定脱贫: what the people after 有 did, up to the clause's
 * end. */
static struct phrase
predicate(const struct words *ws, uint32_t k)
{
	uint32_t i = ws->at[k] + 1, end;
	struct phrase none = { 0, 0 };
	while (words_figure(ws, i) != NULL && unit_is_people(ws, words_figure(ws, i)))
		i++;
	while ((word_is(ws, i, ROLE_ADVERB) && !LEX(&ws->word[i], FIRM)) || (word_is(ws, i, ROLE_LIGHT) && LEX(&ws->word[i], V)))
		i++;            /* 稳定脱贫 */
	for (end = i; word_is(ws, end, ROLE_VERB) || (end == i && word_is(ws, end, ROLE_ADVERB)); end++)
		;
	return end > i && word_is(ws, end - 1, ROLE_VERB) && word_ends_phrase(&ws->word[end]) ? (struct phrase){ i, end } : none;
}

/* A verb and no noun anywhere: 培训2000人 goes back to the noun the same verb had,
 * a verb that is a noun too is its own noun (改水80户), as what was spent or
 * measured is (投入300万元). */
static void
verb_alone(const struct words *ws, const struct mention *all, uint32_t k, struct figure *f, const struct carried *c)
{
	const struct mention *m = &all[k];
	struct slice act = act_slice(ws, m);
	const struct word *verb = &ws->word[m->act.from];
	/* 带动860户2950名贫困人口: the household's noun is the people's */
	if (unit_is_people(ws, f) && k + 1 < ws->figures && words_figure(ws, ws->at[k] + 1) == f + 1 && f[1].class == FIGURE_COUNT &&
	    !phrase_empty(all[k + 1].after) && !all[k + 1].attributive) {
		f->what = phrase_slice(ws, all[k + 1].after);
		f->act = act;
		f->why_what = "noun-after-pair";
		return;
	}
	struct phrase did = LEX(verb, HAVE) && unit_is_people(ws, f) ? predicate(ws, k) : (struct phrase){ 0, 0 };
	if (!phrase_empty(did)) {
		f->what = phrase_slice(ws, did);
		f->act = act;
		f->why_what = "predicate";
		return;
	}
	for (uint32_t j = k; !is_share(f) && j-- > 0 && k - j < 16; ) {
		const struct figure *other = &ws->figure[j];
		if (!all[j].part && other->act.ptr != NULL && other->what.ptr != NULL && slice_eq(other->act, act) &&
		    slice_eq(other->unit, f->unit)) {
			f->what = other->what;
			f->act = act;
			f->why_what = "same-verb";
			return;
		}
	}
	/* 受理来信45件,办结43件: of the same things, if they are not people, who need
	 * 已 or 其中 to be the same */
	if ((f->class == FIGURE_COUNT || (f->class == FIGURE_MEASURE && LEX(verb, ACT)) ||
	    (f->class == FIGURE_MONEY && LEX(verb, DUMMY))) && c->any && c->named && !m->stopped && unit_of_carried(ws, k, c) &&
	    (!unit_is_people(ws, f) || m->part || m->done_own || LEX(verb, DONE) || c->same)) {
		f->act = act;
		f->what = f->class == FIGURE_COUNT ? larger(ws, k, c->what) : c->what;
		f->why_what = "same-unit";
		return;
	}
	struct slice before = { NULL, 0 };
	if (f->class == FIGURE_COUNT && (LEX(verb, JOIN) || (!unit_is_people(ws, f) && (m->part || m->done_own || LEX(verb, DONE)))))
		before = counted_before(ws, all, k);
	if (before.ptr != NULL) {
		f->act = act;
		f->what = before;
		f->why_what = "same-unit";
		return;
	}
	struct phrase object = f->class == FIGURE_COUNT || f->class == FIGURE_MEASURE ? treated(ws, all, k) : (struct phrase){ 0, 0 };
	if (!phrase_empty(object)) {
		f->act = act;
		f->what = phrase_slice(ws, object);
		f->why_what = "object-of-clause-before";
	} else if (is_share(f) || LEX(verb, HAVE)) {
		f->act = act;
		f->what = phrase_empty(m->subject) ? c->what : phrase_slice(ws, m->subject);
		f->why_what = "subject";
	} else if (f->class != FIGURE_COUNT || ((LEX(verb, VN) || (m->light && LEX(&ws->word[m->act.to - 1], VN))) && closes(ws, ws->at[k] + 1))) {
		f->what = act;
		f->why_what = "verb-as-noun";
		/* 完成人工造林2万亩,封山育林1万亩 */
		if (k > 0 && all[k - 1].attributive && !m->fresh)
			f->act = act_slice(ws, &all[k - 1]);
		else if (c->dummy && !m->stopped && f->class == c->class && !slice_eq(act, c->act))
			f->act = c->act;
	} else {
		f->act = act;
		f->why_what = "verb-alone";
	}
}

/* 一产、二产产值分别为3亿元、4亿元: as many nouns as figures are shared out; a noun
 * of measurement at the end belongs to each. Returns how many figures it set. */
static uint32_t
share_out(const struct words *ws, const struct mention *m, uint32_t k, struct arena *a)
{
	struct phrase item[16], tail;
	struct phrase noun = m[k].share && is_share(&ws->figure[k]) ? m[k].subject : m[k].noun;
	uint32_t items = 0, figures = 1, from = noun.from;
	if (!m[k].each || phrase_empty(noun))
		return 0;
	for (uint32_t i = from; i <= noun.to; i++) {
		if (i < noun.to && ws->word[i].role != ROLE_LIST && ws->word[i].role != ROLE_CONJUNCTION)
			continue;
		if (items == 16 || i == from)
			return 0;
		item[items++] = (struct phrase){ from, i };
		from = i + 1;
	}
	while (k + figures < ws->figures && figures < items && figure_counts(&ws->figure[k + figures]) &&
	    phrase_empty(m[k + figures].noun) && phrase_empty(m[k + figures].act) && !m[k + figures].stopped)
		figures++;
	if (items < 2 || figures != items)
		return 0;
	tail = item[items - 1];
	tail.from = tail.to;
	while (tail.from > item[items - 1].from + 1 && (measures_noun(ws, (struct phrase){ 0, tail.from }) ||
	    (tail.from < tail.to && ws->word[tail.from - 1].role == ROLE_VERB)))
		tail.from--;
	for (uint32_t i = 0; i < items; i++) {
		struct figure *f = &ws->figure[k + i];
		struct slice own = phrase_slice(ws, item[i]), common = phrase_slice(ws, tail);
		f->act = m[k].share && is_share(f) ? phrase_slice(ws, m[k].base) : act_slice(ws, &m[k]);
		f->what = own;
		f->why_what = "shared-out";
		if (phrase_empty(tail) || i + 1 == items || measures_noun(ws, item[i]))
			continue;
		char *text = arena_new(a, own.len + common.len);
		memcpy(text, own.ptr, own.len);
		memcpy(text + own.len, common.ptr, common.len);
		f->what = (struct slice){ text, own.len + common.len };
	}
	return items;
}

/* shared: whether the noun of figure k was shared out to it. */
static bool
shared(const struct figure *f)
{
	return f->why_what != NULL && strcmp(f->why_what, "shared-out") == 0;
}

/* 收入3亿元、利润1亿元,分别增长5%和8%; 城乡居民收入分别达到3万元和1万元,增长5%、8%: as
 * many figures as stand before take their nouns. Returns how many figures it set. */
static uint32_t
share_out_nouns(const struct words *ws, const struct mention *m, uint32_t k)
{
	uint32_t n = 1;
	bool each = m[k].each || (m[k].change && k >= 2 && shared(&ws->figure[k - 1]));
	if (!each || !phrase_empty(m[k].noun) || !phrase_empty(m[k].act))
		return 0;
	while (k + n < ws->figures && n < 16 && m[k + n].listed && phrase_empty(m[k + n].noun) && phrase_empty(m[k + n].act))
		n++;
	if (n < 2 || n > k || (!m[k].each && k > n && shared(&ws->figure[k - n - 1])))
		return 0;
	for (uint32_t i = 0; i < n; i++)
		if (!figure_counts(&ws->figure[k - n + i]) || m[k - n + i].stopped)
			return 0;
	for (uint32_t i = 0; i < n; i++) {
		ws->figure[k + i].what = ws->figure[k - n + i].what;
		ws->figure[k + i].why_what = "shared-out";
	}
	return n;
}

/* follows_de: whether 的 stands before word i, perhaps in the word of a figure (以上的). */
static bool
follows_de(const struct words *ws, uint32_t i)
{
	return ws->word[i].begin > 0 && ws->s->cp[ws->word[i].begin - 1] == 0x7684;
}

/* An attributive figure before k makes part of k's noun: 3000万元以上项目8个. */
static struct phrase
with_attributive(const struct words *ws, const struct mention *m, uint32_t k, struct phrase noun)
{
	if (k == 0 || !m[k - 1].attributive || m[k - 1].nested || m[k].fresh)
		return noun;
	if (m[k].aged)
		return (struct phrase){ ws->at[k - 1], noun.to };
	bool de = word_is(ws, ws->at[k - 1] + 1, ROLE_DE);
	if (phrase_empty(m[k - 1].after) && ws->at[k] - ws->at[k - 1] <= 2u + de) {
		/* 30万元以上的3个村 */
		if (!phrase_empty(m[k].after))
			return noun;
		/* 收入过100万元的仅9家 */
		uint32_t from = de && m[k - 1].attribute_noun ? m[k - 1].noun.from : ws->at[k - 1];
		return (struct phrase){ from, ws->at[k - 1] + 1 + de };
	}
	bool linked = ws->figure[k - 1].class != FIGURE_DURATION || ws->figure[k - 1].outer_end > ws->figure[k - 1].end;
	if (phrase_empty(noun) || noun.from != m[k - 1].after.from || (m[k - 1].after.to != ws->at[k] && !linked))
		return noun;
	return (struct phrase){ m[k - 1].attribute_noun ? m[k - 1].noun.from : ws->at[k - 1], noun.to };
}

static bool
goes_on_attributive(const struct figure *f)
{
	return f->why_what != NULL && strcmp(f->why_what, "attributive-carried") == 0;
}

static void
attributive(const struct words *ws, const struct mention *all, uint32_t k)
{
	const struct mention *m = &all[k];
	struct figure *f = &ws->figure[k];
	/* 年出栏1000头以上的猪场1家、500头以上的3家: the measure is the same */
	if (!m->attribute_noun && k >= 2 && (all[k - 2].attribute_noun || goes_on_attributive(&ws->figure[k - 2])) && !m->stopped && slice_eq(ws->figure[k - 2].unit, f->unit)) {
		f->what = ws->figure[k - 2].what;
		f->why_what = "attributive-carried";
		return;
	}
	struct phrase after = m->after;
	/* 50岁以上教师占比 */
	if (f->class == FIGURE_DURATION && after.to > after.from + 1 && LEX(&ws->word[after.to - 1], RATE))
		after.to--;
	/* 65岁以上老人免费乘车 */
	for (uint32_t i = after.from + 1; f->class == FIGURE_DURATION && i < after.to; i++)
		if ((word_is(ws, i, ROLE_ADVERB) || word_is(ws, i, ROLE_VERB) || LEX(&ws->word[i], MODIFIER)) &&
		    LEX(&ws->word[i - 1], PLACE))
			after.to = i;
	f->what = phrase_slice(ws, m->attribute_noun ? m->noun : after);
	f->why_what = "attributive";
	/* 收入全部超过10万元,其中10万至30万元的9个村 */
	bool alone = phrase_empty(m->noun) && phrase_empty(m->after) && f->class != FIGURE_DURATION;
	for (uint32_t j = k; alone && j-- > 0 && k - j < 8; )
		if (slice_eq(ws->figure[j].unit, f->unit) && ws->figure[j].class == f->class) {
			f->what = ws->figure[j].what;
			f->why_what = "attributive-carried";
			break;
		}
}

/* has_stretch: whether 至 or 到 is inside a noun phrase: 村口至水厂. */
static bool
has_stretch(const struct words *ws, struct phrase p)
{
	for (uint32_t i = p.from; i < p.to; i++)
		if (ws->word[i].role == ROLE_TO)
			return true;
	return false;
}

/* 人员 大户 对象 主体: those who are counted. */
static bool
names_people(const struct words *ws, const struct word *w)
{
	return character_is(ws->s->cp[w->end - 1], CHARACTER_PERSON);
}

/* one_of: whether 之一 stands at word i: 清溪县是全省36个贫困县之一. */
static bool
one_of(const struct words *ws, uint32_t i)
{
	const uint32_t *cp = ws->s->cp + ws->word[i].begin;
	return word_is(ws, i, ROLE_DE) && cp[0] == 0x4e4b && cp[1] == 0x4e00;
}

/* takes_after: whether the noun after the figure is the one it counts. */
static bool
takes_after(const struct words *ws, const struct mention *m, const struct figure *f)
{
	uint32_t at = m->region.to;
	if (phrase_empty(m->after))
		return false;
	while (ws->word[at].role != ROLE_FIGURE)
		at++;
	/* 解决1.8万人饮水问题: the people are counted, no problems */
	const struct word *last = &ws->word[m->after.to - 1];
	if (unit_is_people(ws, f) && LEX(last, SUFFIX) && !LEX(last, PLACE) && last->end - last->begin > 1 && !names_people(ws, last))
		return false;
	if (phrase_empty(m->noun))
		return !is_share(f) || follows_de(ws, m->after.from);
	if (f->class == FIGURE_COUNT || f->class == FIGURE_NUMBER)
		return (!m->light || one_of(ws, m->after.to)) && (!unit_is_people(ws, f) || LEX(&ws->word[m->after.to - 1], PLACE));
	if (LEX(&ws->word[m->after.from], ATTR) && m->after.from + 1 == m->after.to && m->after.from == at + 1)
		return true;    /* 每人55元标准 */
	/* 修建村口至水厂2公里砂石路: a stretch */
	if (f->class == FIGURE_MEASURE && !m->light && ws->word[m->after.from].role == ROLE_NOUN && has_stretch(ws, m->noun))
		return true;
	/* 平均每个村有3个合作社 */
	if (f->class == FIGURE_RATE && m->after.from == at + 1 && f->unit.len > 0 && !slice_eq(f->unit, SLICE("元")) && !m->light)
		return true;
	return is_measure(f) && phrase_empty(m->act) && !measures_noun(ws, m->noun) && !m->light && f->class != FIGURE_RATE;
}

/* rest_of: whether figure k is what is left of j when those between that have its
 * unit are taken away: 发现问题30个,整改26个,其余4个. */
static bool
rest_of(const struct words *ws, uint32_t k, uint32_t j)
{
	int64_t left, one, rest;
	if (!rel_micro(ws->figure[j].value, &left) || !rel_micro(ws->figure[k].value, &rest))
		return false;
	for (uint32_t i = j + 1; i < k; i++)
		if (slice_eq(ws->figure[i].unit, ws->figure[k].unit) && rel_micro(ws->figure[i].value, &one))
			left -= one;
	return left == rest;
}

/* 其余216户 are of what they are the rest of, or else of what the sentence counted
 * first in that unit. */
static struct slice
first_with_unit(const struct words *ws, uint32_t k, struct slice otherwise)
{
	for (uint32_t j = k; j-- > 0 && k - j < 16; )
		if (ws->figure[j].what.ptr != NULL && slice_eq(ws->figure[j].unit, ws->figure[k].unit) && rest_of(ws, k, j))
			return ws->figure[j].what;
	for (uint32_t j = k > 16 ? k - 16 : 0; j < k; j++)
		if (ws->figure[j].what.ptr != NULL && slice_eq(ws->figure[j].unit, ws->figure[k].unit))
			return ws->figure[j].what;
	return otherwise;
}

/* 发放救灾物资:棉被200床、大米3吨: the act stands before the colon. */
static struct slice
act_before_colon(const struct words *ws, const struct mention *m)
{
	uint32_t i = m->region.from;
	if (i == 0 || ws->word[i - 1].role != ROLE_COLON)
		return (struct slice){ NULL, 0 };
	for (i--; i > 0 && ws->word[i - 1].role < ROLE_COLON && ws->word[i - 1].role != ROLE_FIGURE; i--)
		;
	while (ws->word[i].role == ROLE_ADVERB || ws->word[i].role == ROLE_TIME || ws->word[i].role == ROLE_SCOPE)
		i++;
	const struct word *w = &ws->word[i];
	if (w->role == ROLE_VERB && LEX(w, ACT) && !LEX(w, VN) && w[1].role == ROLE_NOUN)
		return words_slice(ws, i, i + 1);
	return (struct slice){ NULL, 0 };
}

/* given: 46户已落实帮扶措施,户均2.6项: the object of the clause before, which has no
 * figure; *act is its verb. */
static struct phrase
given(const struct words *ws, const struct mention *all, uint32_t k, struct phrase *act)
{
	while (k > 0 && words_span(ws, ws->at[k - 1]))  /* 三年内达到1000亩 */
		k--;
	uint32_t low = k > 0 ? all[k - 1].end : 0, end = all[k].region.from, i;
	struct phrase none = { 0, 0 };
	if (end <= low + 2 || !word_is(ws, end - 1, ROLE_COMMA))
		return none;
	for (i = end - 1; i > low && ws->word[i - 1].role < ROLE_FIGURE; i--)
		if (word_is(ws, i - 1, ROLE_VERB) && LEX(&ws->word[i - 1], ACT) && !LEX(&ws->word[i - 1], VN))
			break;
	if (i == low || i == end - 1 || ws->word[i - 1].role >= ROLE_FIGURE)
		return none;
	*act = (struct phrase){ i - 1, i };
	return phrase_clean(ws, (struct phrase){ i, end - 1 });
}

/* only_mean: whether nothing but 户均, 平均每户 and the like stands before figure k. */
static bool
only_mean(const struct figure *f, const struct mention *m)
{
	return f->class == FIGURE_RATE && !slice_eq(f->unit, SLICE("元")) && phrase_empty(m->noun) && phrase_empty(m->act) &&
		phrase_empty(m->after);
}

/* act_of_same: 黑臭水体14条中,已完成治理11条: the object of 完成 is an act that is done to
 * what was counted before. */
static bool
act_of_same(const struct words *ws, const struct mention *m, uint32_t k, const struct carried *c)
{
	const struct word *noun = &ws->word[m->noun.from];
	return !phrase_empty(m->act) && LEX(&ws->word[m->act.from], DUMMY) && m->noun.to == m->noun.from + 1 &&
		noun->role == ROLE_VERB && LEX(noun, VN) && (m->part || m->done_own) && c->named && !m->stopped &&
		!unit_is_people(ws, &ws->figure[k]) && unit_of_carried(ws, k, c);
}

/* kept_and_sold: 肉牛存栏12万头、出栏5万头: the animal is named once. Returns how many
 * words of the noun before belong to this one too. */
static uint32_t
kept_and_sold(const struct words *ws, const struct mention *all, uint32_t k)
{
	const struct mention *m = &all[k], *last = m - 1;
	const struct word *noun = &ws->word[m->noun.from];
	if (k == 0 || m->noun.to != m->noun.from + 1 || !LEX(noun, ATTR) || !LEX(noun, ACT) || last->noun.to < last->noun.from + 2 ||
	    !word_is(ws, ws->at[k - 1] + 1, ROLE_LIST))
		return 0;
	const struct word *other = &ws->word[last->noun.to - 1];
	return LEX(other, ATTR) && LEX(other, ACT) ? last->noun.to - 1 - last->noun.from : 0;
}

/* joined returns the words of p and then those of q, as one text. */
static struct slice
joined(const struct words *ws, struct phrase p, struct phrase q, struct arena *a)
{
	struct slice x = phrase_slice(ws, p), y = phrase_slice(ws, q);
	char *text = arena_new(a, x.len + y.len);
	memcpy(text, x.ptr, x.len);
	memcpy(text + x.len, y.ptr, y.len);
	return (struct slice){ text, x.len + y.len };
}

static void
set_what(const struct words *ws, const struct mention *all, uint32_t k, struct carried *c, struct arena *a)
{
	const struct mention *m = &all[k];
	struct figure *f = &ws->figure[k];
	struct phrase noun = with_attributive(ws, all, k, m->noun), object, verb;
	bool composed = noun.from != m->noun.from;
	if (object_before_verb(ws, m, k, f) || noun_after_link(ws, m, k, f))
		return;
	if (takes_after(ws, m, f) && !composed) {
		f->what = phrase_slice(ws, m->after);
		f->why_what = "noun-after";
		f->act = act_slice(ws, m);
		if (f->act.ptr == NULL)
			act_after(ws, m, f);
		/* 化解债务860万元,46个村实现…: a subject has no part in the act before */
		if (f->act.ptr == NULL && (m->listed || m->region.from == m->region.to) && !m->stopped &&
		    (m->listed || ws->word[m->after.to].role >= ROLE_LIST))
			f->act = c->act;
		c->after = true;
	} else if (!phrase_empty(m->act) && !phrase_empty(m->subject) && LEX(&ws->word[m->act.from], SUBJECT) && f->class == FIGURE_COUNT) {
		/* 农户参与产业发展300户 */
		f->what = phrase_slice(ws, m->subject);
		f->why_what = "subject-of-verb";
		f->act = act_slice(ws, m);
		c->after = false;
	} else if (m->have && m->act.from >= m->noun.to && unit_is_people(ws, f) && !phrase_empty(noun) &&
	    (LEX(&ws->word[noun.to - 1], PLACE) || LEX(&ws->word[noun.to - 1], HEAD))) {
		/* 街道已有397户: a body has them, it is not counted */
		f->act = act_slice(ws, m);
		f->what = phrase_slice(ws, predicate(ws, k));
		f->why_what = "had-by-body";
	} else if (m->which) {
		f->what = phrase_slice(ws, m->noun);
		f->why_what = "clause-before";
	} else if (!phrase_empty(noun) && act_of_same(ws, m, k, c)) {
		f->what = c->what;
		f->act = words_slice(ws, m->act.from, m->noun.to);
		f->why_what = "same-unit";
	} else if (kept_and_sold(ws, all, k) > 0) {
		uint32_t from = all[k - 1].noun.from;
		f->what = joined(ws, (struct phrase){ from, from + kept_and_sold(ws, all, k) }, m->noun, a);
		f->why_what = "noun-before";
	} else if (is_share(f) && !m->stopped && !phrase_empty(noun) && noun.to <= m->act.from && c->agent && slice_eq(c->act, act_slice(ws, m))) {
		/* 资金由省级承担60%、市级承担40% */
		f->what = c->what;
		f->act = c->act;
		f->why_what = "share-by-agent";
	} else if (!phrase_empty(noun) && !(m->share && is_share(f))) {
		f->what = phrase_slice(ws, noun);
		f->why_what = composed ? "attributive-noun" : "noun-before";
		struct slice above = act_before_colon(ws, m);
		bool behind = k > 0 && all[k - 1].attributive && !all[k - 1].nested && !m->fresh;
		f->act = act_slice(ws, behind && phrase_empty(m->act) ? &all[k - 1] : m);
		/* 完成新引进3000万元以上项目8个 */
		if (composed && phrase_empty(m->act) && !phrase_empty(all[k - 1].noun) && ws->word[all[k - 1].noun.from].role == ROLE_VERB)
			f->act = phrase_slice(ws, all[k - 1].noun);
		if (f->act.ptr == NULL && !is_share(f))
			f->act = above;
		if (f->act.ptr == NULL && !m->light && !m->from_word && !m->changeto && !is_share(f) && !m->stopped && !measures_noun(ws, noun) &&
		    (m->listed || (!c->have && ((!m->fresh && f->class == FIGURE_COUNT) || f->class == c->class || ((f->class == FIGURE_COUNT || f->class == FIGURE_MEASURE) && c->class != FIGURE_MONEY)))))
			f->act = c->act;
		c->after = false;
	} else if (m->share) {
		f->what = phrase_empty(m->subject) ? c->what : phrase_slice(ws, m->subject);
		f->act = phrase_slice(ws, m->base);
		f->why_what = "share-of";
	} else if (!phrase_empty(m->act)) {
		verb_alone(ws, all, k, f, c);
		c->after = false;
	} else if (m->pair && all[k - 1].which) {
		f->what = f[-1].what;
		f->why_what = "pair";
	} else if (only_mean(f, m) && !phrase_empty(object = given(ws, all, k, &verb))) {
		f->what = phrase_slice(ws, object);
		f->act = phrase_slice(ws, verb);
		f->why_what = "object-of-clause-before";
	} else if (m->light && figure_measures(f) && !phrase_empty(object = given(ws, all, k, &verb)) && measures_noun(ws, object)) {
		/* 扩大种植面积,累计达到1000亩 */
		f->what = phrase_slice(ws, object);
		f->why_what = "object-of-clause-before";
	} else if (c->any && !m->stopped) {
		bool counts = c->after && unit_is_people(ws, f) && !m->part && !m->rest;
		f->what = counts ? (struct slice){ NULL, 0 } : m->rest ? first_with_unit(ws, k, c->what) : c->what;
		/* 占总产值的比重由31%上升到34% */
		bool share = is_share(f) && !(m->changeto && c->base);
		f->act = share || m->rest ? (struct slice){ NULL, 0 } : c->act;
		f->why_what = "carried";
	} else if (m->changeto && !phrase_empty(subject_before(ws, all, k))) {
		f->what = phrase_slice(ws, subject_before(ws, all, k));
		f->why_what = "subject-of-clause-before";
	}
}

/* has_agent: whether 由 stands before the verb: 资金由省级承担60%. */
static bool
has_agent(const struct words *ws, const struct mention *m)
{
	for (uint32_t i = m->region.from; i < m->act.from && !phrase_empty(m->act); i++)
		if (word_is(ws, i, ROLE_FROM))
			return true;
	return false;
}

void
mention_what(const struct words *ws, const struct mention *m, struct arena *a)
{
	struct carried c = { 0 };
	for (uint32_t k = 0; k < ws->figures; k++) {
		struct figure *f = &ws->figure[k];
		if (!figure_counts(f))
			continue;
		if (m[k].stopped)
			c.act = (struct slice){ NULL, 0 };
		if (m[k].attributive) {
			attributive(ws, m, k);
			continue;
		}
		uint32_t set = share_out(ws, m, k, a);
		if (set == 0)
			set = share_out_nouns(ws, m, k);
		if (set == 0)
			set_what(ws, m, k, &c, a);
		else
			k += set - 1;
		if (f->what.ptr == NULL && f->why_what != NULL && strcmp(f->why_what, "carried") == 0)
			continue;       /* people after a noun after: 3项补贴260人、12万元 */
		if (c.any && (m[k].which || (f->why_what != NULL && strcmp(f->why_what, "pair") == 0)))
			continue;       /* 其中存在隐患的21栋,已整治18栋: of those named before */
		if (m[k].share && !is_share(f))
			continue;       /* 占任务1000万元的86%: the share is of what was before */
		c.what = ws->figure[k].what;
		c.act = ws->figure[k].act;
		c.have = m[k].have;
		c.base = m[k].share;
		c.agent = has_agent(ws, &m[k]) || (c.agent && f->why_what != NULL && strcmp(f->why_what, "share-by-agent") == 0);
		c.class = f->class;
		c.dummy = phrase_empty(m[k].act) || f->act.ptr == NULL ? c.dummy && f->act.ptr != NULL : LEX(&ws->word[m[k].act.from], DUMMY);
		c.named = !phrase_empty(m[k].noun) || !phrase_empty(m[k].after) || (c.named && phrase_empty(m[k].act)) ||
			(f->why_what != NULL && strcmp(f->why_what, "same-unit") == 0);
		c.same = f->why_what != NULL && strcmp(f->why_what, "same-unit") == 0;
		c.any = true;
	}
}
