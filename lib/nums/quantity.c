#include "quantity.h"

#include <string.h>

#include "amount.h"
#include "announce.h"
#include "approx.h"
#include "clause.h"
#include "cue.h"
#include "dimension.h"
#include "nonfigure.h"
#include "range.h"
#include "rate.h"
#include "script.h"
#include "signs.h"
#include "unit.h"

/* --- class ---------------------------------------------------------------------- */

/* money_in_clause returns whether the clause of [begin, end) speaks of money before it,
 * or right behind it. */
static bool
money_in_clause(const struct sentence *s, uint32_t begin, uint32_t end)
{
	uint64_t ignored;
	for (uint32_t i = clause_begin(s, begin, 24); i < begin; i++)
		if (cue_longest(s, i, CUE_BIT(CUE_MONEY), &ignored) > 0)
			return true;
	return cue_longest(s, end, CUE_BIT(CUE_MONEY), &ignored) > 0;
}

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

/* --- units left out --------------------------------------------------------------- */

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

/* last_of returns the last of count figures before that is no date, or NULL; *date is the date
 * behind it, or NULL. */
static const struct figure *
last_of(const struct figure *before, size_t count, const struct figure **date)
{
	for (*date = NULL; count > 0; *date = &before[count])
		if (before[--count].class < FIGURE_DATE)
			return &before[count];
	return NULL;
}

/* falls_to_zero gives 0 or 零 the unit of what it is told to have come from: 由14.7%下降到0,
 * 由12件降至2020年的零. Returns false when it is no such end of a change. */
static bool
falls_to_zero(const struct sentence *s, const struct numeral *n, const struct figure *before, size_t count, struct figure *f)
{
	if (n->end != n->begin + 1 || (s->cp[n->begin] != '0' && s->cp[n->begin] != SIGN_ZERO) || !clause_ends(s->cp[n->end]))
		return false;
	const struct figure *date, *last = last_of(before, count, &date);
	uint32_t to = n->begin;
	if (to > 0 && date != NULL && s->cp[to - 1] == SIGN_OF && date->end >= to - 2)  /* 2020年底的 */
		to = date->begin;
	if (last == NULL || last->unit.len == 0 || to <= last->end)
		return false;
	uint32_t cp = s->cp[to - 1], from = clause_begin(s, last->begin, 24);
	bool falls = cp == SIGN_AS && (s->cp[to - 2] == SIGN_FALL || s->cp[to - 2] == SIGN_LESSEN || s->cp[to - 2] == SIGN_FEW);
	if (clause_begin(s, n->begin, 48) > last->begin || !(falls || cp == SIGN_TO || cp == SIGN_UNTIL))
		return false;
	while (from < last->begin && s->cp[from] != SIGN_FROM && s->cp[from] != SIGN_BY)
		from++;
	if (from == last->begin)
		return false;
	f->class = last->class;
	f->unit = last->unit;
	f->implied = true;
	return true;
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
	else if (n->kind == NUMERAL_PLAIN && !falls_to_zero(s, n, before, count, f) && !counts_bare(s, n))
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
	if ((f->class == FIGURE_COUNT || f->class == FIGURE_MONEY || f->class == FIGURE_MEASURE) &&
	    rate_read(s, f, &m->unit, before, count))
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
