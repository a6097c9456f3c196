#include "quantity.h"

#include "approx.h"
#include "cue.h"
#include "nonfigure.h"
#include "unit.h"

enum { CLAUSE = 40 };

/* A numeral with its unit, before it is known whether it is half of a range. */
struct amount {
	struct numeral n;
	struct unit unit;
	uint32_t end;           /* of the span */
	bool money_parts;       /* 5元3角: money, whatever the unit word says */
};

static bool
is_han(uint32_t cp)
{
	return cp >= 0x3400 && cp <= 0x9fff;
}

/* --- the unit and what is joined to it ------------------------------------------ */

/* half_behind takes 半 in 一年半, 两吨半, 三个半月 into the value. */
static void
half_behind(const struct sentence *s, struct amount *m, struct arena *a)
{
	uint64_t ignored;
	uint32_t i = m->end;
	struct unit rest;
	bool item = m->unit.end - m->unit.begin == 1 && s->cp[m->unit.begin] == 0x4e2a;        /* 个 */
	if (s->cp[i] != 0x534a || !m->n.has_value || m->unit.compound)
		return;
	if (item && unit_read(s, i + 1, &rest) && unit_is(&rest, UNIT_DURATION)) {
		m->unit.end = m->unit.head_end = m->end = rest.end;
		m->unit.classes = rest.classes;
	} else if ((unit_is(&m->unit, UNIT_DURATION) || unit_is(&m->unit, UNIT_MEASURE)) &&
	    cue_longest(s, i, CUE_BIT(CUE_NONFIGURE), &ignored) < 2 && !unit_begins(s, i + 1)) {
		m->end = i + 1;
	} else {
		return;
	}
	m->n.value = dec_add(a, m->n.value, dec_shift(dec_from_uint(a, 5), -1));
}

/* part_of_money takes 3角, 5毛, 6分 at i into the value; returns its end. */
static uint32_t
part_of_money(const struct sentence *s, uint32_t i, struct arena *a, struct dec *value)
{
	struct numeral n;
	if (numeral_role(s->cp[i]) != ROLE_ASCII && numeral_role(s->cp[i]) != ROLE_DIGIT && numeral_role(s->cp[i]) != ROLE_FORMAL)
		return i;
	if (!numeral_read(s, i, a, &n) || !n.has_value || n.end != i + 1)
		return i;
	uint32_t cp = s->cp[n.end];
	int32_t place = cp == 0x89d2 || cp == 0x6bdb ? -1 : cp == 0x5206 ? -2 : 0;     /* 角 毛 分 */
	if (place == 0)
		return i;
	*value = dec_add(a, *value, dec_shift(n.value, place));
	return n.end + 1;
}

/* money_parts reads 5元3角6分, 三块五毛 and 300块5. */
static void
money_parts(const struct sentence *s, struct amount *m, struct arena *a)
{
	uint32_t unit = s->cp[m->unit.begin], end = m->end, next;
	bool yuan = unit == 0x5143 || unit == 0x5706, kuai = unit == 0x5757;   /* 元 圆 块 */
	if (!m->n.has_value || m->unit.end != m->unit.begin + 1 || !(yuan || kuai))
		return;
	while ((next = part_of_money(s, end, a, &m->n.value)) != end)
		end = next;
	if (end == m->end && kuai && numeral_role(s->cp[end]) == ROLE_ASCII && numeral_role(s->cp[end + 1]) != ROLE_ASCII &&
	    s->cp[end + 1] != '.' && !unit_begins(s, end + 1)) {
		m->n.value = dec_add(a, m->n.value, dec_shift(dec_from_uint(a, s->cp[end] - '0'), -1));
		end++;
	}
	m->money_parts = end > m->end;
	m->end = end;
}

/* amount_read adds to the numeral the unit behind it. */
static void
amount_read(const struct sentence *s, const struct numeral *n, struct arena *a, struct amount *m)
{
	uint32_t i = n->end;
	*m = (struct amount){ .n = *n, .end = n->end };
	m->unit = (struct unit){ .begin = i, .end = i, .head_end = i };
	if (n->kind == NUMERAL_RATIO || n->kind == NUMERAL_PERCENT || n->kind == NUMERAL_PERMILLE)
		return;
	if (s->cp[i] == ' ')
		i++;
	/* 约 and the like never part them, a mangled 个多月 does */
	if (s->cp[i] == 0x4e2a && s->cp[i + 1] == 0x591a) {     /* 两个多小时 */
		struct unit rest;
		if (unit_read(s, i + 2, &rest) && unit_is(&rest, UNIT_DURATION)) {
			m->unit = rest;
			m->unit.begin = i;
			m->end = rest.end;
			m->n.over = true;
			return;
		}
	}
	if (!unit_read(s, i, &m->unit)) {
		m->unit = (struct unit){ .begin = n->end, .end = n->end, .head_end = n->end };
		return;
	}
	m->end = m->unit.end;
	half_behind(s, m, a);
	money_parts(s, m, a);
}

/* --- class ---------------------------------------------------------------------- */

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
	(void)s;
	if (m->money_parts)
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

static bool
ends_clause(uint32_t cp)
{
	return cp == 0 || cp == ',' || cp == ';' || cp == ':' || cp == 0x3001 || cp == 0x3002 || cp == '(' || cp == ')' ||
	    cp == 0x201c || cp == 0x201d || cp == '!' || cp == '?';
}

/* clause_begin returns where the clause that holds code point i begins, limit
 * code points back at most. */
static uint32_t
clause_begin(const struct sentence *s, uint32_t i, uint32_t limit)
{
	uint32_t begin = i;
	while (begin > 0 && i - begin < limit && !ends_clause(s->cp[begin - 1]))
		begin--;
	return begin;
}

/* is_rate returns whether the clause before the figure makes it one per
 * something: 每人每月500元, 户均增收3000元, 日处理300吨. */
static bool
is_rate(const struct sentence *s, uint32_t begin)
{
	uint64_t ignored;
	for (uint32_t i = clause_begin(s, begin, CLAUSE); i < begin; i++) {
		uint32_t length = cue_longest(s, i, CUE_BIT(CUE_RATE), &ignored);
		uint32_t other = cue_longest(s, i, CUE_BIT(CUE_NOTRATE), &ignored);
		/* 200户均已入住 is no 户均 */
		bool counted = i > 0 && numeral_role(s->cp[i - 1]) > ROLE_HEAD && s->cp[i] != 0x6bcf;
		if (other > length)
			i += other - 1;
		else if (length > 0 && i + length <= begin && !counted)
			return true;
	}
	return false;
}

/* --- announcing numerals --------------------------------------------------------- */

/* lists returns whether a noun that only announces a list stands at i, perhaps
 * behind an adjective of two characters or 的: 三个方面, 四项重点任务. */
static bool
lists(const struct sentence *s, uint32_t i)
{
	uint64_t ignored;
	for (uint32_t skip = 0; skip <= 3 && is_han(s->cp[i + skip]); skip++)
		if (cue_longest(s, i + skip, CUE_BIT(CUE_LIST), &ignored) > 0)
			return true;
	return false;
}

/* announces returns whether the numeral announces a list (四个方面, 三条措施, 五大
 * 工程) or is 一 as an article. */
static bool
announces(const struct sentence *s, const struct amount *m, enum figure_class class)
{
	uint64_t ignored;
	if (class != FIGURE_COUNT || m->unit.begin == m->unit.end || m->n.masked || m->n.over || m->n.multiplied)
		return false;
	if (m->n.single && s->cp[m->n.begin] == 0x4e00)
		return true;
	if (m->n.digits > 2 || m->n.bare)
		return false;
	/* the unit word itself is such a noun: 三方面, 两类, 四大 */
	if (cue_longest(s, m->unit.begin, CUE_BIT(CUE_LISTUNIT), &ignored) >= m->unit.end - m->unit.begin)
		return true;
	return lists(s, m->end);
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
	} else if (last != NULL && last->unit.len > 0 && ends_clause(next) &&
	    (last->class == FIGURE_COUNT || last->class == FIGURE_MEASURE)) {
		f->class = last->class;
		f->unit = last->unit;
		f->implied = true;
	}
}

/* --- one amount -------------------------------------------------------------------- */

static struct slice
text_of(struct arena *a, struct dec d)
{
	return dec_text(a, d);
}

/* bare_counts returns whether multipliers without a digit count (千亩以上, 万头奶牛)
 * or are figurative (百姓, 千村万户, 万元 in a heading). */
static bool
bare_counts(const struct sentence *s, const struct amount *m)
{
	uint64_t ignored;
	if (m->n.over || m->n.kind != NUMERAL_PLAIN)
		return true;
	if (cue_before(s, m->n.begin, CUE_BIT(CUE_BEFORE) | CUE_BIT(CUE_RATE), &ignored) > 0 ||
	    cue_longest(s, m->end, CUE_BIT(CUE_AFTER), &ignored) > 0)
		return m->unit.begin < m->unit.end;
	if (unit_is(&m->unit, UNIT_MONEY))
		return m->n.end - m->n.begin > 1;
	if (unit_is(&m->unit, UNIT_MEASURE))
		return !unit_is(&m->unit, UNIT_WEAK);
	return m->unit.end > m->unit.begin && unit_is(&m->unit, UNIT_COUNT) && !unit_is(&m->unit, UNIT_SELF) &&
	    m->n.multiplied && s->cp[m->unit.begin] != 0x5bb6 && s->cp[m->unit.begin] != 0x540d;        /* 家 名 */
}

/* half_counts returns whether 半 is a figure: 半年, 半个月; not 半数, 上半年. */
static bool
half_counts(const struct sentence *s, struct amount *m)
{
	struct unit rest;
	if (m->unit.begin == m->unit.end)
		return false;
	if (s->cp[m->unit.begin] == 0x4e2a && unit_read(s, m->unit.end, &rest) && unit_is(&rest, UNIT_DURATION)) {
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

static bool
finish(const struct sentence *s, struct amount *m, const struct figure *before, size_t count, struct arena *a, struct figure *f)
{
	const struct numeral *n = &m->n;
	bool unit = m->unit.end > m->unit.begin;
	/* 100万项目: the noun tells what the money is for */
	if (n->multiplied && unit_is(&m->unit, UNIT_SELF) && unit_is(&m->unit, UNIT_WEAK) &&
	    money_in_clause(s, n->end, n->end)) {
		m->unit = (struct unit){ .begin = n->end, .end = n->end, .head_end = n->end };
		m->end = n->end;
		unit = false;
	}
	*f = (struct figure){ .begin = n->begin, .end = m->end, .unit_begin = m->unit.begin, .unit_end = m->unit.end };
	if (n->half && !half_counts(s, m))
		return false;
	if (n->bare && !bare_counts(s, m))
		return false;
	unit = m->unit.end > m->unit.begin;
	f->end = m->end;
	f->unit_end = m->unit.end;
	f->class = class_of(s, m);
	if (unit)
		f->unit = sentence_slice(s, m->unit.begin, m->unit.end);
	else if (n->kind == NUMERAL_PERCENT)
		f->unit = SLICE("%");
	else if (n->kind == NUMERAL_PERMILLE)
		f->unit = SLICE("‰");
	else if (n->kind == NUMERAL_PLAIN && n->multiplied)
		imply(s, before, count, f);
	else if (n->kind == NUMERAL_PLAIN && !counts_bare(s, n))
		f->class = FIGURE_NUMBER;
	if (f->class == FIGURE_NUMBER && (n->han || n->masked))
		return false;
	if (nonfigure_amount(s, n, &m->unit))
		return false;
	if (f->class == FIGURE_COUNT || f->class == FIGURE_MEASURE || f->class == FIGURE_MONEY)
		if (is_rate(s, n->begin))
			f->class = FIGURE_RATE;
	f->announces = announces(s, m, f->class);
	if (n->masked)
		f->mask = sentence_slice(s, n->begin, n->mask_end);
	else if (n->ranged) {
		f->lo = text_of(a, n->lo);
		f->hi = text_of(a, n->hi);
		f->has_bounds = true;
		f->approx = APPROX_RANGE;
	} else if (n->has_value) {
		f->value = text_of(a, n->value);
	}
	f->outer_begin = f->begin;
	f->outer_end = f->end;
	approx_read(s, f, n->over, n->about);
	return true;
}

/* --- ranges ------------------------------------------------------------------------ */

/* connector takes -, —, ~, 至 or 到 at i; returns its end. 从 or 由 before makes two
 * figures of it, a beginning and an end. */
static uint32_t
connector(const struct sentence *s, uint32_t i, uint32_t begin)
{
	uint32_t cp = s->cp[i];
	if (cp == ' ')
		return i;
	if (cp == 0x81f3 || cp == 0x5230) {                     /* 至 到 */
		for (uint32_t k = clause_begin(s, begin, 12); k < begin; k++)
			if (s->cp[k] == 0x4ece || s->cp[k] == 0x7531)   /* 从 由 */
				return i;
		return i + 1;
	}
	uint32_t end = i;
	while (cp == '-' || cp == 0x2014 || cp == 0x2013 || cp == 0x2012 || cp == 0x2015 || cp == '~' || cp == 0x301c || cp == 0x2212) {
		end++;
		cp = s->cp[end];
	}
	return end - i <= 3 ? end : i;
}

static bool
same_unit(const struct sentence *s, const struct unit *x, const struct unit *y)
{
	if (x->end - x->begin != y->end - y->begin)
		return false;
	for (uint32_t k = 0; k < x->end - x->begin; k++)
		if (s->cp[x->begin + k] != s->cp[y->begin + k])
			return false;
	return true;
}

/* bounded_range reads 500头以上1000头以下: *m grows to the second unit. */
static bool
bounded_range(const struct sentence *s, struct amount *m, struct arena *a, struct amount *to)
{
	uint64_t classes;
	uint32_t length = cue_longest(s, m->end, CUE_BIT(CUE_AFTER), &classes), i = m->end + length;
	struct numeral n;
	if (length == 0 || !(classes & (CUE_BIT(CUE_AT_LEAST) | CUE_BIT(CUE_OVER))))
		return false;
	if (s->cp[i] == 0x3001 || s->cp[i] == ',')
		i++;
	if (numeral_role(s->cp[i]) <= ROLE_HEAD || !numeral_read(s, i, a, &n) || !n.has_value)
		return false;
	amount_read(s, &n, a, to);
	return same_unit(s, &m->unit, &to->unit) && to->unit.begin < to->unit.end &&
	    cue_longest(s, to->end, CUE_BIT(CUE_AFTER), &classes) > 0 &&
	    (classes & (CUE_BIT(CUE_AT_MOST) | CUE_BIT(CUE_UNDER)));
}

/* plain_range reads 4-5名, 50至60岁, 3-5万元, 10%-20%. */
static bool
plain_range(const struct sentence *s, struct amount *m, struct arena *a, struct amount *to)
{
	struct numeral n;
	uint32_t i = connector(s, m->end, m->n.begin);
	bool unit = m->unit.begin < m->unit.end;
	if (i == m->end || numeral_role(s->cp[i]) <= ROLE_HEAD)
		return false;
	if (!numeral_read(s, i, a, &n) || n.begin != i || n.half || (n.bare && !n.over))
		return false;
	if (n.kind == NUMERAL_RATIO || m->n.kind == NUMERAL_RATIO)
		return false;
	amount_read(s, &n, a, to);
	if (m->n.kind == NUMERAL_PERCENT || m->n.kind == NUMERAL_PERMILLE)
		return to->unit.begin == to->unit.end && (n.kind == m->n.kind || n.kind == NUMERAL_PLAIN);
	if (to->unit.begin == to->unit.end && !n.multiplied)
		return false;
	return !unit || same_unit(s, &m->unit, &to->unit);
}

/* join makes one range of *m and *to, 3-5万 taking 万 back to the 3; false when the
 * second is not the larger, so that they are two figures after all. */
static bool
join(struct amount *m, struct amount *to, struct arena *a)
{
	if (m->n.masked || to->n.masked) {
		if (!m->n.masked || !to->n.masked)
			return false;
		m->n.mask_end = to->n.mask_end;
	} else {
		if (!m->n.has_value || !to->n.has_value)
			return false;
		struct dec lo = m->n.value, scaled = dec_shift(lo, to->n.power);
		if (m->unit.begin == m->unit.end && !m->n.multiplied && to->n.multiplied &&
		    dec_cmp(a, scaled, to->n.value) < 0)
			lo = scaled;
		if (dec_cmp(a, lo, to->n.value) >= 0)
			return false;
		m->n.lo = lo;
		m->n.hi = to->n.value;
		m->n.has_value = false;
		m->n.ranged = true;
	}
	m->n.over |= to->n.over;
	m->n.multiplied = to->n.multiplied;
	m->n.end = to->n.end;
	m->n.single = m->n.bare = false;
	m->n.han &= to->n.han;
	m->unit = to->unit;
	m->end = to->end;
	return true;
}

bool
quantity_read(const struct sentence *s, const struct numeral *n,
	const struct figure *before, size_t count, struct arena *a, struct figure *f)
{
	struct amount m, to;
	amount_read(s, n, a, &m);
	if (bounded_range(s, &m, a, &to) || plain_range(s, &m, a, &to))
		if (join(&m, &to, a) && finish(s, &m, before, count, a, f)) {
			if (m.n.masked)
				f->approx = APPROX_RANGE;
			return true;
		}
	return finish(s, &m, before, count, a, f);
}
