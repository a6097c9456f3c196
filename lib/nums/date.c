#include "date.h"

#include "../base/dec.h"
#include "character.h"
#include "cue.h"
#include "lexicon.h"
#include "numeral.h"
#include "script.h"
#include "signs.h"

/* What is left of a date while it is read. */
struct reader {
	const struct sentence *s;
	struct arena *a;
	uint32_t begin, end;
	unsigned components;    /* year, month, day …: how many numerals */
	unsigned first, last;   /* of a single component, last when it is a range */
	bool masked, ranged;
	uint32_t mask_end;
	uint32_t unit_begin, unit_end;
};

struct part {
	uint32_t end;
	unsigned value, digits;
	bool masked, han;
};

/* part_read reads a small whole number at i: digits, digits with blanks, or
 * Chinese; its end is i when there is none. */
static struct part
part_read(const struct sentence *s, uint32_t i)
{
	struct part p = { .end = i };
	const uint8_t *numeral = s->numeral;    /* role << 4 | value */
	while (is_digit(s->cp[p.end]) || numeral[p.end] >> 4 == ROLE_MASK) {
		if (p.digits == 8)
			return (struct part){ .end = i };
		if (is_digit(s->cp[p.end]))
			p.value = p.digits < 4 ? p.value * 10 + (s->cp[p.end] - '0') : 99999;
		else
			p.masked = true;
		p.digits++;
		p.end++;
	}
	if (p.end > i)
		return p;
	p.han = true;
	while (numeral[p.end] >> 4 == ROLE_DIGIT && p.digits < 5) {
		p.value = p.value * 10 + (numeral[p.end++] & 15);
		p.digits++;
	}
	if (p.digits == 4 && numeral[p.end] >> 4 != ROLE_UNIT)
		return p;
	struct numeral n = { 0 };
	uint64_t lo, hi;
	p.digits = 0;
	p.end = numeral_han(s, i, &lo, &hi, &n);
	if (p.end == i || lo != hi || lo > 9999 || n.bare || n.some || n.over)
		return (struct part){ .end = i };
	p.value = (unsigned)lo;
	return p;
}

/* is_dash returns whether cp joins the two ends of a range of dates. */
static bool
is_dash(uint32_t cp)
{
	return cp == '-' || cp == '~' || (cp >= SIGN_FIGURE_DASH && cp <= SIGN_HORIZONTAL_BAR) || cp == SIGN_WAVE_DASH;
}

/* goes_on returns whether what stands behind a small number at i lets it be part of a
 * date: most numbers are not, and stop here. */
static bool
goes_on(const struct sentence *s, uint32_t i)
{
	uint32_t cp = s->cp[i] == ' ' ? s->cp[i + 1] : s->cp[i];
	if (is_han(cp))
		return character_is(cp, CHARACTER_DATEMARK);
	return is_dash(cp) || cp == '.' || cp == '/' || cp == ':' || cp == SIGN_LIST_COMMA || cp == SIGN_MIDDLE_DOT || cp == SIGN_BULLET;
}

static bool
is_year(const struct part *p)
{
	if (p->masked)
		return p->digits == 4 || (p->digits == 2 && p->value == 0);
	return p->digits == 4 && p->value >= 1800 && p->value < 2200;
}

/* dash takes -, —, ~, 至 or 到, perhaps between blanks; returns its end. */
static uint32_t
dash(const struct sentence *s, uint32_t i)
{
	uint32_t cp = s->cp[i];
	if (is_han(cp))
		return cp == SIGN_UNTIL || cp == SIGN_TO ? i + 1 : i;
	bool blank = cp == ' ';
	uint32_t begin = i + blank, end = begin;
	cp = s->cp[begin];
	while (end - begin < 3 && is_dash(cp))
		cp = s->cp[++end];
	if (end == begin || (blank && cp != ' '))
		return i;
	return blank ? end + 1 : end;
}

static void
take(struct reader *r, const struct part *p, uint32_t begin, uint32_t end)
{
	if (r->components++ == 0)
		r->first = p->value;
	r->last = p->value;
	if (p->masked) {
		r->masked = true;
		r->mask_end = p->end;
	}
	r->unit_begin = p->end;
	r->unit_end = r->end = end;
	(void)begin;
}

/* suffix takes a cue of class such as 底, 度 or 中旬 at the end of r. */
static bool
suffix(struct reader *r, enum cue_class class)
{
	uint64_t ignored, classes = 0;
	uint32_t length = cue_longest(r->s, r->end, CUE_BIT(class), &ignored);
	/* 2022年|夏粮, 20xx年|初步: the character begins another word, which tells no time itself (底前) */
	if (length == 1 && lexicon_longest(r->s->cp + r->end, &classes) > 1 && (classes & (LEX_BIT(TIME) | LEX_BIT(TIMEAFTER))) == 0)
		return false;
	r->end += length;
	return length > 0;
}

/* year reads 2020年, 2018-2020年, 2018年至2020年 and bare 2018-2020. */
static bool
year(struct reader *r, uint32_t i, struct part from)
{
	const struct sentence *s = r->s;
	struct part to;
	if (from.end == i || !is_year(&from))
		return false;
	bool said = s->cp[from.end] == SIGN_YEAR;
	uint32_t at = from.end + said, next = dash(s, at);
	if (next == at && !said && s->cp[at] == SIGN_LIST_COMMA)          /* 2017、2018年 */
		next = at + 1;
	if (next > at) {
		to = part_read(s, next);
		while (!said && s->cp[at] == SIGN_LIST_COMMA && to.end > next && is_year(&to) && s->cp[to.end] == SIGN_LIST_COMMA)
			to = part_read(s, next = to.end + 1);   /* 2017、2018、2019年 */
		bool closed = s->cp[to.end] == SIGN_YEAR;
		if (to.end > next && is_year(&to) && to.digits == from.digits &&
		    (closed || (!said && s->cp[at] != SIGN_LIST_COMMA && !to.masked && !from.masked && to.value > from.value && !is_digit(s->cp[to.end])))) {
			take(r, &from, i, at);
			take(r, &to, next, to.end + closed);
			r->ranged = true;
			r->components = 1;
			return true;
		}
	}
	/* 2020级, 2021届 */
	if (!said && (s->cp[at] == SIGN_GRADE || s->cp[at] == SIGN_SESSION)) {
		take(r, &from, i, at + 1);
		return true;
	}
	if (!said)
		return false;
	/* 1990年代, but not 1990年代表 */
	if (from.value % 10 == 0 && s->cp[at] == SIGN_GENERATION && s->cp[at + 1] != SIGN_TABLE && s->cp[at + 1] != SIGN_REASON)
		at++;
	take(r, &from, i, at);
	return true;
}

/* month reads 3月, 1-10月, 3、9月 is two. */
static bool
month(struct reader *r, uint32_t i, struct part from)
{
	const struct sentence *s = r->s;
	struct part to;
	if (from.end == i || from.value > 12 || (from.value == 0 && !from.masked) || from.digits > 2)
		return false;
	uint32_t next = dash(s, from.end);
	if (next > from.end) {
		to = part_read(s, next);
		if (to.end > next && to.value <= 12 && to.digits <= 2 && s->cp[to.end] == SIGN_MONTH) {
			take(r, &from, i, from.end);
			take(r, &to, next, to.end + 1);
			r->components--;
			r->ranged = true;
			suffix(r, CUE_MONTHEND);
			return true;
		}
	}
	if (s->cp[from.end] != SIGN_MONTH)
		return false;
	take(r, &from, i, from.end + 1);
	suffix(r, CUE_MONTHEND);
	r->unit_end = r->end;
	return true;
}

/* day reads 15日, 10-12日, 24日-25日, and 15号 behind a month. */
static bool
day(struct reader *r, uint32_t i, struct part p, bool after_month)
{
	const struct sentence *s = r->s;
	struct part to;
	if (p.end == i || p.value > 31 || (p.value == 0 && !p.masked) || p.digits > 2)
		return false;
	bool said = s->cp[p.end] == SIGN_DAY || (after_month && s->cp[p.end] == SIGN_NUMBER);
	uint32_t at = p.end + said, next = dash(s, at);
	if (next == at && !said && after_month && s->cp[at] == SIGN_LIST_COMMA)
		next = at + 1;
	if (next > at) {
		to = part_read(s, next);
		if (to.end > next && to.value <= 31 && to.digits <= 2 &&
		    (s->cp[to.end] == SIGN_DAY || (after_month && s->cp[to.end] == SIGN_NUMBER))) {
			take(r, &p, i, at);
			take(r, &to, next, to.end + 1);
			r->components--;
			r->ranged = true;
			return true;
		}
	}
	uint64_t ignored;
	if (!said)
		return false;
	/* 10日内 is a length of time, and so is 历时10日 */
	if (!after_month && cue_before(s, i, CUE_BIT(CUE_ELAPSED), &ignored) > 0)
		return false;
	if (!after_month && (s->cp[at] == SIGN_INSIDE || s->cp[at] == SIGN_TOUR || s->cp[at] == SIGN_USING || s->cp[at] == SIGN_GO))
		return false;
	take(r, &p, i, at);
	return true;
}

static bool
minutes(struct reader *r)
{
	const struct sentence *s = r->s;
	struct part p = part_read(s, r->end);
	uint64_t ignored;
	(void)ignored;
	if (s->cp[r->end] == SIGN_HALF || s->cp[r->end] == SIGN_WHOLE || s->cp[r->end] == SIGN_CLOCK || s->cp[r->end] == SIGN_OR_SO) {
		r->end++;                                       /* 半 整 钟 许 */
		return true;
	}
	if (p.end == r->end || p.value > 59)
		return false;
	if (s->cp[p.end] == SIGN_PART && s->cp[p.end + 1] != SIGN_CLOCK) {
		take(r, &p, r->end, p.end + 1);
		return true;
	}
	if (p.digits == 2 || (p.han && p.value >= 10)) {
		take(r, &p, r->end, p.end);
		return true;
	}
	return false;
}

static bool
clock_word(uint32_t cp)
{
	return cp == SIGN_POINT || cp == SIGN_HOUR;
}

/* compares returns whether the digits of [i, end) make a ratio: 师生比1:15, 1:15的比
 * 例, 1:15.2. */
static bool
compares(const struct sentence *s, uint32_t i, uint32_t end)
{
	if (s->cp[end] == '.' && is_digit(s->cp[end + 1]))
		return true;
	for (uint32_t k = i; k > 0 && i - k < 3; k--)
		if (s->cp[k - 1] == SIGN_THAN)
			return true;
	return s->cp[end] == SIGN_THAN || (s->cp[end] == SIGN_OF && s->cp[end + 1] == SIGN_THAN);
}

/* hour reads 8点30分, 5—12点, 上午9时, 8:30. A 点 alone may count points (三点意见):
 * 上午 and kin before, or 钟, 半, 分 or a second hour behind, make it a time. */
static bool
hour(struct reader *r, uint32_t i, struct part p, bool after_date)
{
	const struct sentence *s = r->s;
	uint64_t ignored;
	struct part to;
	if (p.end == i || p.value > 24 || p.masked || p.digits > 2)
		return false;
	if (s->cp[p.end] == ':') {
		to = part_read(s, p.end + 1);
		if (to.digits != 2 || to.value > 59 || p.han || s->cp[to.end] == ':' || s->cp[to.end] == '%' || compares(s, i, to.end))
			return false;
		take(r, &p, i, p.end);
		take(r, &to, p.end + 1, to.end);
		uint32_t next = dash(s, r->end);
		if (next > r->end) {
			struct reader second = { .s = s, .a = r->a };
			if (hour(&second, next, part_read(s, next), true))
				r->end = second.end;
		}
		return true;
	}
	bool said = clock_word(s->cp[p.end]);
	uint32_t at = p.end + said, next = dash(s, at);
	if (next > at) {
		to = part_read(s, next);
		if (to.end > next && to.value <= 24 && to.digits <= 2 && clock_word(s->cp[to.end]) &&
		    (s->cp[to.end] == SIGN_POINT || s->cp[to.end + 1] != SIGN_BETWEEN)) {
			take(r, &p, i, at);
			take(r, &to, next, to.end + 1);
			r->components--;
			r->ranged = true;
			minutes(r);
			return true;
		}
	}
	if (!said)
		return false;
	bool cued = after_date || cue_before(s, i, CUE_BIT(CUE_HOUR), &ignored) > 0;
	struct reader saved = *r;
	take(r, &p, i, at);
	/* 8时 is a time, 3点 may be three points */
	if (minutes(r) || cued || s->cp[p.end] == SIGN_HOUR)
		return true;
	*r = saved;
	return false;
}

/* quarter reads 一季度, 第二季度, 前三季度, 1-3季度. */
static bool
quarter(struct reader *r, uint32_t i)
{
	const struct sentence *s = r->s;
	if (s->cp[i] == SIGN_NTH || s->cp[i] == SIGN_FRONT)
		i++;
	struct part p = part_read(s, i), to;
	if (p.end == i || p.value > 4 || p.value == 0)
		return false;
	uint32_t next = dash(s, p.end);
	if (next > p.end) {
		to = part_read(s, next);
		if (to.end > next && s->cp[to.end] == SIGN_SEASON && s->cp[to.end + 1] == SIGN_DEGREE) {
			take(r, &p, i, p.end);
			take(r, &to, next, to.end + 2);
			r->components--;
			r->ranged = true;
			return true;
		}
	}
	if (s->cp[p.end] != SIGN_SEASON || s->cp[p.end + 1] != SIGN_DEGREE)
		return false;
	take(r, &p, i, p.end + 2);
	return true;
}

/* era reads 20世纪90年代, 80年代, 十九届. */
static bool
era(struct reader *r, uint32_t i, struct part p)
{
	const struct sentence *s = r->s;
	uint32_t cp = s->cp[p.end], next = s->cp[p.end + 1];
	bool before = i > 0 && s->cp[i - 1] == SIGN_ITEM;
	if (cp == SIGN_AGE && next == SIGN_ERA && !before) {
		take(r, &p, i, p.end + 2);
		struct part decade = part_read(s, r->end);
		if (decade.end > r->end && s->cp[decade.end] == SIGN_YEAR && s->cp[decade.end + 1] == SIGN_GENERATION)
			take(r, &decade, r->end, decade.end + 2);
		return true;
	}
	if (cp == SIGN_YEAR && next == SIGN_GENERATION) {
		take(r, &p, i, p.end + 2);
		return true;
	}
	return false;
}

/* iso reads 2020-03-05, 2020.3.5 and 2020/3/5. */
static bool
iso(struct reader *r, uint32_t i, struct part y)
{
	const struct sentence *s = r->s;
	uint32_t separator = s->cp[y.end];
	if (y.digits != 4 || y.masked || !is_year(&y) || (separator != '-' && separator != '.' && separator != '/'))
		return false;
	struct part m = part_read(s, y.end + 1);
	if (m.digits < 1 || m.digits > 2 || m.value < 1 || m.value > 12 || s->cp[m.end] != separator)
		return false;
	struct part d = part_read(s, m.end + 1);
	if (d.digits < 1 || d.digits > 2 || d.value < 1 || d.value > 31)
		return false;
	take(r, &y, i, y.end);
	take(r, &m, i, m.end);
	take(r, &d, i, d.end);
	return true;
}

/* feast reads days named by month and day: 3·15, 12·4. */
static bool
feast(struct reader *r, uint32_t i, struct part m)
{
	const struct sentence *s = r->s;
	struct part d;
	if (m.digits < 1 || m.digits > 2 || m.value < 1 || m.value > 12 || (s->cp[m.end] != SIGN_MIDDLE_DOT && s->cp[m.end] != SIGN_BULLET))
		return false;
	d = part_read(s, m.end + 1);
	if (d.digits < 1 || d.digits > 2 || d.value < 1 || d.value > 31)
		return false;
	take(r, &m, i, m.end);
	take(r, &d, i, d.end);
	return true;
}

/* months reads 六七月: two months that follow one another, in Chinese. */
static bool
months(struct reader *r, uint32_t i)
{
	struct numeral n = { 0 };
	uint64_t lo, hi;
	if (numeral_role_at(r->s, i) != ROLE_DIGIT || numeral_role_at(r->s, i + 1) != ROLE_DIGIT || r->s->cp[i + 2] != SIGN_MONTH ||
	    numeral_han(r->s, i, &lo, &hi, &n) != i + 2 || hi != lo + 1)
		return false;
	struct part first = { .end = i + 1, .value = (unsigned)lo }, last = { .end = i + 2, .value = (unsigned)hi };
	take(r, &first, i, i + 1);
	take(r, &last, i, i + 3);
	r->components--;
	r->ranged = true;
	suffix(r, CUE_MONTHEND);
	return true;
}

/* short_year returns whether from is a year without its century, for a month stands
 * behind it: 21年10月; 21年 alone may be a length of time. */
static bool
short_year(const struct reader *r, uint32_t i, const struct part *from)
{
	const struct sentence *s = r->s;
	struct reader behind = { .s = s, .a = r->a };
	return from->digits == 2 && !from->masked && is_digit(s->cp[i]) && s->cp[from->end] == SIGN_YEAR &&
	    month(&behind, from->end + 1, part_read(s, from->end + 1));
}

/* from_month reads month, day and hour as far as they go on. */
static void
from_month(struct reader *r)
{
	const struct sentence *s = r->s;
	uint64_t ignored;
	if (!day(r, r->end, part_read(s, r->end), true) && r->ranged)
		return;
	uint32_t at = r->end + cue_longest(s, r->end, CUE_BIT(CUE_HOUR), &ignored);
	struct reader clock = { .s = s, .a = r->a };
	if (hour(&clock, at, part_read(s, at), true)) {
		r->end = clock.end;
		r->components++;
	}
}

/* from_year reads what goes on behind a year. */
static void
from_year(struct reader *r)
{
	const struct sentence *s = r->s;
	uint64_t ignored;
	if (month(r, r->end, part_read(s, r->end))) {
		from_month(r);
		return;
	}
	if (quarter(r, r->end))
		return;
	uint32_t length = cue_longest(s, r->end, CUE_BIT(CUE_DATE), &ignored);
	r->end += length;
	if (length == 0)
		suffix(r, CUE_YEAREND);
}

static bool
calendar(struct reader *r, uint32_t i, struct part first)
{
	const struct sentence *s = r->s;
	if (first.end == i)
		return quarter(r, i) || months(r, i);
	if (iso(r, i, first))
		return true;
	if (short_year(r, i, &first)) {
		take(r, &first, i, first.end + 1);
		from_year(r);
		return true;
	}
	if (year(r, i, first)) {
		if (!r->ranged || s->cp[r->end - 1] == SIGN_YEAR)
			from_year(r);
		return true;
	}
	if (month(r, i, first)) {
		from_month(r);
		return true;
	}
	return quarter(r, i) || era(r, i, first) || day(r, i, first, false) || hour(r, i, first, false) || feast(r, i, first);
}

/* range_to joins 四月下旬至五月上旬, 2019年3月-2020年6月. */
static void
range_to(struct reader *r)
{
	uint32_t next = dash(r->s, r->end);
	struct reader to = { .s = r->s, .a = r->a };
	if (next == r->end || numeral_role_at(r->s, next) <= ROLE_HEAD)
		return;
	struct part first = part_read(r->s, next);
	if (year(&to, next, first)) {
		if (month(&to, to.end, part_read(r->s, to.end)))
			from_month(&to);
	} else if (month(&to, next, first)) {
		from_month(&to);
	} else if (!day(&to, next, first, true)) {
		return;
	}
	r->end = to.end;
	r->components += to.components;
	r->ranged = true;
}

/* of_reign reads the number p at i, 28年, when an era stands before it (民国28年); returns the
 * era's length, 0 when there is none. */
static uint32_t
of_reign(struct reader *r, uint32_t i, struct part p)
{
	uint64_t ignored;
	if (p.end == i || p.masked || p.digits > 4 || r->s->cp[p.end] != SIGN_YEAR)
		return 0;
	uint32_t reign = cue_before(r->s, i, CUE_BIT(CUE_ERA), &ignored);
	if (reign > 0) {
		take(r, &p, i, p.end + 1);
		from_year(r);
	}
	return reign;
}

bool
date_read(const struct sentence *s, uint32_t i, struct arena *a, struct figure *f)
{
	struct reader r = { .s = s, .a = a, .begin = i };
	uint64_t ignored;
	uint32_t length = cue_longest(s, i, CUE_BIT(CUE_DATE), &ignored);
	if (length > 0) {
		r.end = i + length;
	} else {
		struct part first = part_read(s, i);
		if (first.end > i && !goes_on(s, first.end))
			return false;
		if (!calendar(&r, i, first)) {
			uint32_t reign = of_reign(&r, i, first);
			if (reign == 0)
				return false;
			i -= reign;
		} else if (!r.ranged) {
			range_to(&r);
		}
	}
	*f = (struct figure){ .begin = i, .end = r.end, .outer_begin = i, .outer_end = r.end,
		.unit_begin = r.end, .unit_end = r.end, .class = FIGURE_DATE };
	if (r.ranged)
		f->approx = APPROX_RANGE;
	if (r.masked)
		f->mask = sentence_slice(s, i, r.mask_end);
	if (r.components == 1) {
		f->unit_begin = r.unit_begin;
		f->unit_end = r.unit_end;
		f->unit = sentence_slice(s, r.unit_begin, r.unit_end);
	}
	if (r.components == 1 && !r.masked && r.ranged) {
		f->lo = dec_text(a, dec_from_uint(a, r.first));
		f->hi = dec_text(a, dec_from_uint(a, r.last));
		f->has_bounds = true;
	} else if (r.components == 1 && !r.masked) {
		f->value = dec_text(a, dec_from_uint(a, r.first));
	}
	return true;
}
