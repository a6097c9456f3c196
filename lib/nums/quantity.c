#include "quantity.h"

#include <string.h>

#include "amount.h"
#include "approx.h"
#include "character.h"
#include "clause.h"
#include "cue.h"
#include "dimension.h"
#include "nonfigure.h"
#include "range.h"
#include "script.h"
#include "signs.h"
#include "unit.h"

enum { CLAUSE = 40, GRADE = 8, APART = 3, APART_UNIT = 5 };

/* --- class ---------------------------------------------------------------------- */

static bool money_in_clause(const struct sentence *s, uint32_t begin, uint32_t end);

/* priced returns whether 块 or 毛 are money: a price or an amount of it is spoken of
 * (卖5块, 工资100块). */
static bool
priced(const struct sentence *s, const struct amount *m)
{
	uint64_t ignored;
	uint32_t unit = s->cp[m->unit.begin];
	if (m->unit.end != m->unit.begin + 1 || (unit != SIGN_PIECE && unit != SIGN_DIME))
		return false;
	return cue_before(s, m->n.begin, CUE_BIT(CUE_PRICE), &ignored) > 0 || money_in_clause(s, m->n.begin, m->end);
}

static enum figure_class
class_of(const struct sentence *s, const struct amount *m)
{
	const struct unit *u = &m->unit;
	switch (m->n.kind) {
	case NUMERAL_PERCENT:
	case NUMERAL_PERMILLE:
		return FIGURE_PERCENT;
	case NUMERAL_RATIO:
		return FIGURE_RATIO;
	case NUMERAL_FRACTION:
		if (u->begin == u->end)
			return FIGURE_RATIO;
		break;
	default:
		break;
	}
	if (m->money_parts || priced(s, m))
		return FIGURE_MONEY;
	if (u->compound)
		return FIGURE_RATE;
	/* of several senses the one a report means: 53块 and 90分 are counts */
	if (unit_is(u, UNIT_COUNT))
		return FIGURE_COUNT;
	if (unit_is(u, UNIT_PERCENT))
		return FIGURE_PERCENT;
	if (unit_is(u, UNIT_MONEY))
		return FIGURE_MONEY;
	if (unit_is(u, UNIT_DURATION))
		return FIGURE_DURATION;
	if (unit_is(u, UNIT_MEASURE))
		return FIGURE_MEASURE;
	if (unit_is(u, UNIT_RATIO))
		return FIGURE_RATIO;
	return FIGURE_COUNT;
}

/* between returns whether a figure stands between code point i and the one that
 * begins at begin, and, when past_de is set, 的 closes its phrase: 每户3亩的大户20家.
 * 由500公斤提高到650公斤 is one statement, and so is 1100斤和4000斤. */
static bool
between(const struct sentence *s, uint32_t i, uint32_t begin, const struct figure *before, size_t count, bool past_de)
{
	uint32_t joint = begin > 0 ? s->cp[begin - 1] : 0;
	if (joint == SIGN_TO || joint == SIGN_UNTIL || joint == SIGN_AND || joint == SIGN_WITH)
		return false;
	while (count > 0 && before[--count].begin >= i)
		if (before[count].class < FIGURE_DATE && (!past_de || s->cp[before[count].outer_end] == SIGN_OF))
			return true;
	return false;
}

/* rate_apart returns whether what a rate is by ends the clause before the one that
 * begins at begin: 每人每月,500元; 按每人每月的标准,发放500元; (每亩)补300元. */
static bool
rate_apart(const struct sentence *s, uint32_t begin)
{
	uint64_t ignored;
	struct unit u;
	uint32_t end = begin - 1, each = end;   /* behind end stands the comma, colon or bracket */
	while (each > 0 && end - each <= APART_UNIT && s->cp[each - 1] != SIGN_EACH)
		each--;
	if (each == 0 || end - each > APART_UNIT || !unit_read(s, each, &u))
		return false;
	return u.end + cue_longest(s, u.end, CUE_BIT(CUE_RATETAIL), &ignored) == end &&
	    cue_longest(s, begin, CUE_BIT(CUE_TALLY), &ignored) == 0;
}

/* is_rate returns whether the clause before the figure makes it one per
 * something: 每人每月500元, 户均增收3000元, 日处理300吨. */
static bool
is_rate(const struct sentence *s, uint32_t begin, const struct figure *before, size_t count)
{
	uint64_t classes;
	uint32_t clause = clause_begin(s, begin, CLAUSE);
	for (uint32_t i = clause; i < begin; i++) {
		uint32_t length = cue_longest(s, i, CUE_BIT(CUE_RATE) | CUE_BIT(CUE_NOTRATE), &classes);
		if (length == 0)
			continue;
		/* 200户均已入住 is no 户均, nor 500吨/日生产线 a 日生产 */
		bool counted = i > 0 && numeral_role(s->cp[i - 1]) > ROLE_HEAD && s->cp[i] != SIGN_EACH;
		if (classes >> CUE_NOTRATE & 1)
			i += length - 1;
		else if (i + length <= begin && !counted && !(i > 0 && s->cp[i - 1] == '/') && !between(s, i, begin, before, count, !(classes >> CUE_ONCE & 1)))
			return true;
	}
	return clause > 2 && begin - clause <= APART && clause_ends(s->cp[clause - 1]) && rate_apart(s, clause);
}

/* shares_rate returns whether a figure is one of several by grade that share the
 * rate of the one before: 每户C级1万元、D级2.5万元. */
static bool
shares_rate(const struct sentence *s, const struct figure *f, const struct figure *before, size_t count)
{
	const struct figure *last = count > 0 ? &before[count - 1] : NULL;
	if (last == NULL || last->class != FIGURE_RATE || last->begin == 0 || s->cp[last->outer_end] != SIGN_LIST_COMMA ||
	    f->begin <= last->outer_end + 1 || f->begin - last->outer_end > GRADE || !slice_eq(last->unit, f->unit))
		return false;
	for (uint32_t i = last->outer_end + 1; i < f->begin; i++)
		if (clause_ends(s->cp[i]))
			return false;
	return is_han(s->cp[f->begin - 1]) && s->cp[f->begin - 1] == s->cp[last->begin - 1];
}

/* is_price returns whether the figure is what one unit sells for: 一斤卖5块. */
static bool
is_price(const struct sentence *s, const struct figure *f, const struct figure *before, size_t count)
{
	uint64_t ignored;
	const struct figure *last = count > 0 ? &before[count - 1] : NULL;
	if (last == NULL || f->class != FIGURE_MONEY || last->class != FIGURE_MEASURE || last->value.len != 1 || last->value.ptr[0] != '1')
		return false;
	uint32_t length = cue_before(s, f->begin, CUE_BIT(CUE_PRICE), &ignored);
	return length > 0 && f->begin - length == last->end;
}

/* --- announcing numerals --------------------------------------------------------- */

/* lists returns whether a noun that only announces a list stands at i, perhaps
 * behind an adjective of two characters or 的: 三个方面, 四项重点任务. */
static bool
lists(const struct sentence *s, uint32_t i)
{
	uint64_t ignored;
	for (uint32_t skip = 0; skip <= 3 && is_han(s->cp[i + skip]); skip++) {
		uint32_t length = cue_longest(s, i + skip, CUE_BIT(CUE_LIST), &ignored);
		if (cue_longest(s, i + skip, CUE_BIT(CUE_NOTLIST), &ignored) > length)
			return false;
		if (length > 0)
			return true;
	}
	return false;
}

/* after_setup returns whether what stands before code point i makes groups: 分为3类. */
static bool
after_setup(const struct sentence *s, uint32_t i)
{
	return i > 0 && character_is(s->cp[i - 1], CHARACTER_SETUP);
}

/* announces returns whether the numeral announces a list (四个方面, 三条措施, 五大
 * 工程) or is 一 as an article. */
static bool
announces(const struct sentence *s, const struct amount *m, enum figure_class class)
{
	uint64_t ignored;
	if (class != FIGURE_COUNT || m->unit.begin == m->unit.end || m->n.over || m->n.multiplied)
		return false;
	if (m->n.single && s->cp[m->n.begin] == SIGN_ONE)
		return true;
	/* a list has few members, and nobody counts them: 38项措施 and 其余5项任务 are
	 * counted */
	if (m->n.digits > 1 || m->n.bare || cue_before(s, m->n.begin, CUE_BIT(CUE_TALLY), &ignored) > 0)
		return false;
	/* nor are they less than one, or nothing: 震级4.2级, 发现问题4类 */
	if (!m->n.han && (m->n.end > m->n.begin + m->n.digits || (clause_ends(s->cp[m->end]) && !after_setup(s, m->n.begin))))
		return false;
	/* the unit word itself is such a noun: 三方面, 两类, 四大 */
	if (cue_longest(s, m->unit.begin, CUE_BIT(CUE_LISTUNIT), &ignored) >= m->unit.end - m->unit.begin)
		return true;
	return !m->n.masked && cue_longest(s, m->unit.begin, CUE_BIT(CUE_LISTOF), &ignored) == m->unit.end - m->unit.begin &&
	    lists(s, m->end);
}

/* --- units left out --------------------------------------------------------------- */

static bool
money_in_clause(const struct sentence *s, uint32_t begin, uint32_t end)
{
	uint64_t ignored;
	for (uint32_t i = clause_begin(s, begin, 24); i < begin; i++)
		if (cue_longest(s, i, CUE_BIT(CUE_MONEY), &ignored) > 0)
			return true;
	return cue_longest(s, end, CUE_BIT(CUE_MONEY), &ignored) > 0;
}

/* imply gives a numeral that ends in 万 or 亿 the unit that the text left out:
 * 配套846万 after 5096万元, 项目240万. */
static void
imply(const struct sentence *s, const struct figure *before, size_t count, struct figure *f)
{
	const struct figure *last = NULL;
	uint32_t next = s->cp[f->end];
	while (count > 0 && last == NULL)
		if (before[--count].class < FIGURE_DATE)
			last = &before[count];
	bool noun_follows = is_han(next) && !money_in_clause(s, f->end, f->end);
	if (money_in_clause(s, f->begin, f->end) || (last != NULL && last->class == FIGURE_MONEY && !noun_follows)) {
		f->class = FIGURE_MONEY;
		f->unit = SLICE("元");
		if (last != NULL && last->class == FIGURE_MONEY)
			f->unit = last->unit;
		f->implied = true;
	} else if (last != NULL && last->unit.len > 0 && clause_ends(next) &&
	    (last->class == FIGURE_COUNT || last->class == FIGURE_MEASURE)) {
		f->class = last->class;
		f->unit = last->unit;
		f->implied = true;
	}
}

/* --- one amount -------------------------------------------------------------------- */

/* bare_counts returns whether multipliers without a digit count (千亩以上, 万头奶牛)
 * or are figurative (百姓, 千村万户, 万元 in a heading). */
static bool
bare_counts(const struct sentence *s, const struct amount *m)
{
	uint64_t ignored;
	if (m->n.over || m->n.about || m->n.kind != NUMERAL_PLAIN)
		return true;
	/* 每千人口: what the rate is by */
	if (m->n.begin > 0 && s->cp[m->n.begin - 1] == SIGN_EACH)
		return false;
	uint32_t length = cue_before(s, m->n.begin, CUE_BIT(CUE_BEFORE) | CUE_BIT(CUE_RATE), &ignored);
	if ((length > 0 && cue_before(s, m->n.begin, CUE_BIT(CUE_NOTBEFORE), &ignored) <= length) ||
	    cue_longest(s, m->end, CUE_BIT(CUE_AFTER), &ignored) > 0)
		return m->unit.begin < m->unit.end;
	if (unit_is(&m->unit, UNIT_MONEY))
		return m->n.end - m->n.begin > 1;
	if (unit_is(&m->unit, UNIT_MEASURE))
		return !unit_is(&m->unit, UNIT_WEAK);
	return m->unit.end > m->unit.begin && unit_is(&m->unit, UNIT_COUNT) && !unit_is(&m->unit, UNIT_SELF) &&
	    m->n.multiplied && s->cp[m->unit.begin] != SIGN_FAMILY && s->cp[m->unit.begin] != SIGN_PERSON;
}

/* half_counts returns whether 半 is a figure: 半年, 半个月; not 半数, 上半年. */
static bool
half_counts(const struct sentence *s, struct amount *m)
{
	struct unit rest;
	if (m->unit.begin == m->unit.end)
		return false;
	if (s->cp[m->unit.begin] == SIGN_ITEM && unit_read(s, m->unit.end, &rest) && unit_is(&rest, UNIT_DURATION)) {
		m->unit.end = m->unit.head_end = m->end = rest.end;     /* 半个月 */
		m->unit.classes = rest.classes;
	}
	return unit_is(&m->unit, UNIT_DURATION) || unit_is(&m->unit, UNIT_MEASURE);
}

/* counts_bare returns whether a numeral without unit counts the noun that follows
 * it: 叫停6砂石堆场, 800余干部. */
static bool
counts_bare(const struct sentence *s, const struct numeral *n)
{
	uint64_t ignored;
	if (n->masked || !is_han(s->cp[n->end]) || n->half || n->bare)
		return false;
	if (n->over)
		return true;
	if (n->han || n->digits > 4 || n->begin == 0)
		return false;
	return cue_before(s, n->begin, CUE_BIT(CUE_COUNTS), &ignored) > 0 &&
	    cue_longest(s, n->end, CUE_BIT(CUE_NONUNIT), &ignored) == 0;
}

/* minor_part returns whether the unit is 分 or 厘, which behind another figure is
 * a part of its unit: 2小时15分, 3亩5分. */
static bool
minor_part(const struct sentence *s, const struct unit *u)
{
	return u->end == u->begin + 1 && (s->cp[u->begin] == SIGN_PART || s->cp[u->begin] == SIGN_HUNDREDTH);
}

/* drop_project takes the unit from 100万项目: the noun tells what the money is for. */
static void
drop_project(const struct sentence *s, struct amount *m)
{
	const struct numeral *n = &m->n;
	if (n->multiplied && unit_is(&m->unit, UNIT_SELF) && unit_is(&m->unit, UNIT_WEAK) &&
	    money_in_clause(s, n->end, n->end)) {
		m->unit = (struct unit){ .begin = n->end, .end = n->end, .head_end = n->end };
		m->end = n->end;
	}
}

/* set_unit sets unit and class, and what they imply. */
static void
set_unit(const struct sentence *s, const struct amount *m, const struct figure *before, size_t count, struct arena *a, struct figure *f)
{
	const struct numeral *n = &m->n;
	struct unit of_length;
	f->class = class_of(s, m);
	if (count > 0 && before[count - 1].end == n->begin && minor_part(s, &m->unit))
		f->class = before[count - 1].class == FIGURE_RATE ? FIGURE_MEASURE : before[count - 1].class;
	if (m->unit_text.ptr != NULL)
		f->unit = m->unit_text;
	else if (m->unit.end > m->unit.begin)
		f->unit = sentence_slice(s, m->unit.begin, m->unit.end);
	else if (n->kind == NUMERAL_PERCENT)
		f->unit = SLICE("%");
	else if (n->kind == NUMERAL_PERMILLE)
		f->unit = SLICE("‰");
	else if (n->has_value && !n->han && dimension_unit(s, n->end, a, &of_length)) {
		f->class = FIGURE_MEASURE;
		f->unit = sentence_slice(s, of_length.begin, of_length.end);
		f->implied = true;
	} else if (n->kind == NUMERAL_PLAIN && n->multiplied)
		imply(s, before, count, f);
	else if (n->kind == NUMERAL_PLAIN && !counts_bare(s, n))
		f->class = FIGURE_NUMBER;
}

/* fraction_text writes a fraction as in "2/3". */
static struct slice
fraction_text(struct arena *a, struct dec above, struct dec below)
{
	struct slice x = dec_text(a, above), y = dec_text(a, below);
	char *text = arena_new(a, x.len + 1 + y.len);
	memcpy(text, x.ptr, x.len);
	text[x.len] = '/';
	memcpy(text + x.len + 1, y.ptr, y.len);
	return (struct slice){ text, x.len + 1 + y.len };
}

/* set_value sets value, bounds of a range, and mask. */
static void
set_value(const struct sentence *s, const struct numeral *n, struct arena *a, struct figure *f)
{
	if (n->masked) {
		f->mask = sentence_slice(s, n->begin, n->mask_end);
	} else if (n->ranged) {
		f->lo = dec_text(a, n->lo);
		f->hi = dec_text(a, n->hi);
		f->has_bounds = true;
		f->approx = APPROX_RANGE;
	} else if (n->has_value) {
		f->value = dec_text(a, n->value);
	} else if (n->endless) {
		f->fraction = fraction_text(a, n->above, n->below);
	}
}

/* is_temperature returns whether the unit measures nothing else: 年均气温13.5℃ is a mean
 * and no rate, 户均用电300度 is one. */
static bool
is_temperature(const struct unit *u)
{
	return unit_is(u, UNIT_TEMPERATURE) && !unit_is(u, UNIT_WEAK);
}

/* is_form returns whether the unit is a form of a school, which has a number: 6年级. */
static bool
is_form(const struct sentence *s, const struct unit *u)
{
	return u->end == u->begin + 2 && s->cp[u->begin] == SIGN_YEAR && s->cp[u->begin + 1] == SIGN_GRADE;
}

/* finish makes a figure of an amount; false when it is none. */
static bool
finish(const struct sentence *s, struct amount *m, const struct figure *before, size_t count, struct arena *a, struct figure *f)
{
	const struct numeral *n = &m->n;
	drop_project(s, m);
	if ((n->half && !half_counts(s, m)) || (n->bare && !bare_counts(s, m)))
		return false;
	*f = (struct figure){ .begin = n->begin, .end = m->end, .outer_begin = n->begin, .outer_end = m->end,
		.unit_begin = m->unit.begin, .unit_end = m->unit.end };
	set_unit(s, m, before, count, a, f);
	/* 一, 十 and 千 by themselves are mostly parts of words */
	if (f->class == FIGURE_NUMBER && (n->masked || n->single || n->bare || n->some || (n->han && n->end - n->begin < 2)))
		return false;
	if (nonfigure_amount(s, n, &m->unit))
		return false;
	if (f->class == FIGURE_COUNT || f->class == FIGURE_MONEY || (f->class == FIGURE_MEASURE && !is_temperature(&m->unit)))
		if (is_rate(s, n->begin, before, count) || shares_rate(s, f, before, count) || is_price(s, f, before, count))
			f->class = FIGURE_RATE;
	if (is_form(s, &m->unit))
		f->class = FIGURE_ORDINAL;
	f->announces = announces(s, m, f->class);
	set_value(s, n, a, f);
	approx_read(s, f, n->over, n->about);
	return true;
}

bool
quantity_read(const struct sentence *s, const struct numeral *n,
	const struct figure *before, size_t count, struct arena *a, struct figure *f)
{
	struct amount m, range;
	amount_read(s, n, a, &m);
	range = m;
	if (range_read(s, &range, a) && finish(s, &range, before, count, a, f)) {
		if (range.n.masked)
			f->approx = APPROX_RANGE;
		return true;
	}
	return finish(s, &m, before, count, a, f);
}
