#include "term.h"

#include "../base/utf8.h"
#include "../han/fold.h"
#include "../nums/numeral.h"
#include "../units/table.h"

/* A longer numeral is no report's: it is passed on, and not computed with. */
#define VALUE_MAX 80

static struct slice
keep(struct arena *a, struct slice s)
{
	if (s.ptr == NULL)
		return s;
	char *copy = arena_new(a, s.len + 1);
	memcpy(copy, s.ptr, s.len);
	return (struct slice){ copy, s.len };
}

static struct slice
keep_text(struct arena *a, const struct json_member *m)
{
	struct slice s = json_string(a, m);
	return m != NULL && m->escaped ? s : keep(a, s);
}

static struct slice
keep_number(struct arena *a, const struct json_member *m)
{
	if (m == NULL || m->type != JSON_NUMBER || m->value.len > VALUE_MAX)
		return (struct slice){ NULL, 0 };
	return keep(a, m->value);
}

static bool
read_pair(const struct json_member *m, uint64_t pair[2])
{
	size_t at = 0;
	struct slice item;
	if (m == NULL || m->type != JSON_ARRAY)
		return false;
	for (int i = 0; i < 2; i++)
		if (!json_items(m->value, &at, NULL, &item) || !json_uint(item, &pair[i]))
			return false;
	return pair[0] <= pair[1];
}

/* The place of text in names, or 0, the first, which stands for "none of them". */
static unsigned
name_index(struct slice text, const char *const *names, unsigned count)
{
	for (unsigned i = 1; i < count; i++)
		if (slice_eq(text, slice_of(names[i])))
			return i;
	return 0;
}

static void
read_names(struct arena *a, const struct json_object *record, struct term *t)
{
	t->class = name_index(json_string(a, JSON_GET(record, "class")), figure_class_name, FIGURE_CLASSES);
	t->approx = name_index(json_string(a, JSON_GET(record, "approx")), figure_approx_name, FIGURE_APPROXES);
	unsigned rel = name_index(json_string(a, JSON_GET(record, "rel")), figure_rel_name, FIGURE_RELS);
	unsigned also = name_index(json_string(a, JSON_GET(record, "also")), figure_rel_name, FIGURE_RELS);
	/* a part of a plan is a part first: whether it is planned or done is either */
	bool outlook = also == REL_TARGET || also == REL_ACTUAL;
	t->first = outlook ? also : rel;
	t->rel = also != REL_NONE && !outlook ? also : rel;
}

bool
term_read(struct arena *a, const struct json_object *record, struct term *t, struct slice *text)
{
	uint64_t at[2];
	const struct json_member *m = JSON_GET(record, "text");
	*t = (struct term){ 0 };
	if (m == NULL || m->type != JSON_STRING || !read_pair(JSON_GET(record, "at"), at) ||
	    at[1] > m->value.len)
		return false;
	*text = m->value;
	t->begin = (uint32_t)at[0];
	t->end = (uint32_t)at[1];
	t->has_span = read_pair(JSON_GET(record, "span"), t->span);
	read_names(a, record, t);
	t->surface = keep_text(a, JSON_GET(record, "surface"));
	t->unit = keep_text(a, JSON_GET(record, "unit"));
	t->what = keep_text(a, JSON_GET(record, "what"));
	t->act = keep_text(a, JSON_GET(record, "act"));
	t->time = keep_text(a, JSON_GET(record, "time"));
	t->value = keep_number(a, JSON_GET(record, "value"));
	t->lo = keep_number(a, JSON_GET(record, "lo"));
	t->hi = keep_number(a, JSON_GET(record, "hi"));
	t->has_bounds = JSON_GET(record, "lo") != NULL || JSON_GET(record, "hi") != NULL;
	t->masked = JSON_GET(record, "mask") != NULL || (t->value.ptr == NULL && !t->has_bounds);
	m = JSON_GET(record, "enum");
	t->announces = m != NULL && m->type == JSON_TRUE;
	if (!json_uint(JSON_GET(record, "group") ? JSON_GET(record, "group")->value : SLICE(""), &t->group))
		t->group = 0;
	return t->unit.ptr != NULL;
}

/* How finely a numeral is written: its last digit's place as a power of ten, the
 * digits written, and whether 万 or 亿 stands in it. */
struct writing {
	int32_t place;
	unsigned digits;
	bool grouped;
};

static bool
is_numeral(uint32_t cp)
{
	return numeral_role(cp) == ROLE_ASCII || numeral_role(cp) == ROLE_DIGIT;
}

/* The numeral at the beginning of surface (which may have 每人 or the like before
 * it); each digit after a multiplier begins anew, so that 2万5千 is written to the
 * thousand. 三百 is what 300 is, and 3百 is not. */
static struct writing
read_writing(struct slice surface, struct slice unit)
{
	struct writing w = { 0, 0, false };
	bool point = false, multiplied = false, begun = false, figures = false;
	if (surface.len > unit.len &&
	    slice_eq(slice_sub(surface, surface.len - unit.len, surface.len), unit))
		surface.len -= unit.len;
	for (size_t i = 0; i < surface.len; ) {
		uint32_t cp;
		i += utf8_decode(surface.ptr + i, &cp);
		cp = han_fold(cp);
		if (is_numeral(cp)) {
			if (multiplied)
				w = (struct writing){ 0, w.digits, false }, point = false;
			multiplied = false;
			begun = true;
			figures = cp < 0x80;
			w.place -= point;
			w.digits++;
		} else if (cp == '.' || character_is(cp, CHARACTER_POINT)) {
			point = true;
		} else if (numeral_power(cp) > 0) {
			if (figures || numeral_power(cp) >= 4)
				w.place += numeral_power(cp);
			w.grouped |= numeral_power(cp) >= 4;
			multiplied = begun = true;
		} else if (begun && (cp == '%' || character_is(cp, CHARACTER_CURRENCY))) {
			break;
		} else if (w.digits == 0) {
			w = (struct writing){ 0, 0, false };    /* 百分之: no multiplier */
			multiplied = begun = false;
		}
	}
	return w;
}

static struct rat
power_of_ten(struct arena *a, int32_t power)
{
	return rat_from_dec(a, dec_shift(dec_from_uint(a, 1), power));
}

static struct range
written_range(struct arena *a, const struct term *t)
{
	struct writing w = read_writing(t->surface, t->unit);
	if (t->class == FIGURE_COUNT && w.place >= 0 && !w.grouped)
		return range_point(t->point);
	/* Nobody writes 3万 for 26000: a lone digit is good to a tenth. */
	if (w.grouped && w.digits == 1)
		w.place--;
	struct rat half = rat_mul(a, power_of_ten(a, w.place), rat_from_dec(a, dec_shift(dec_from_uint(a, 5), -1)));
	return range_around(a, t->point, half);
}

/* What 300余 or 近7万 mean as a rule: not past the next, or below the previous,
 * figure as round as the one written. */
static void
narrow_usual(struct arena *a, struct term *t)
{
	struct dec d;
	if (!t->has_point || (t->approx != APPROX_OVER && t->approx != APPROX_NEAR) ||
	    !dec_parse(a, t->value, &d))
		return;
	struct slice text = dec_text(a, d);
	int32_t zeros = 0;
	const char *dot = memchr(text.ptr, '.', text.len);
	if (dot != NULL)
		zeros = (int32_t)(dot - text.ptr) + 1 - (int32_t)text.len;
	else
		while ((size_t)zeros < text.len && text.ptr[text.len - 1 - (size_t)zeros] == '0')
			zeros++;
	struct rat step = power_of_ten(a, zeros);
	if (t->approx == APPROX_OVER && !t->usual.has_hi) {
		t->usual.hi = rat_add(a, t->point, step);
		t->usual.has_hi = true;
	} else if (t->approx == APPROX_NEAR && !t->range.has_lo) {
		t->usual.lo = rat_sub(a, t->point, step);
		t->usual.has_lo = true;
	}
}

static bool
number(struct arena *a, struct slice text, struct rat *out)
{
	struct dec d;
	if (text.ptr == NULL || !dec_parse(a, text, &d))
		return false;
	*out = rat_from_dec(a, d);
	return true;
}

void
term_measure(struct arena *a, struct term *t)
{
	if (t->measured)
		return;
	t->measured = true;
	t->has_point = !t->masked && number(a, t->value, &t->point);
	if (t->has_point && t->point.neg) {
		t->has_point = false;           /* -3%: no rule is made for it */
		return;
	}
	t->exact = t->has_point && t->approx == APPROX_EXACT && !t->has_bounds;
	if (t->exact) {
		t->range = t->usual = written_range(a, t);
		return;
	}
	t->range.has_lo = !t->masked && number(a, t->lo, &t->range.lo);
	t->range.has_hi = !t->masked && number(a, t->hi, &t->range.hi);
	t->usual = t->range;
	narrow_usual(a, t);
	if (!t->range.has_lo) {
		t->range.lo = rat_from_dec(a, dec_from_uint(a, 0));
		t->range.has_lo = true;
	}
	if (!t->usual.has_lo)
		t->usual.lo = t->range.lo, t->usual.has_lo = true;
}

bool
term_counts(const struct term *t)
{
	return !t->announces && (t->class == FIGURE_COUNT || t->class == FIGURE_MEASURE || t->class == FIGURE_MONEY);
}

/* Whether t is a percentage with this UCUM code in the table of units. */
static bool
is_percentage(const struct term *t, struct slice ucum)
{
	static const struct unit_table built_in;
	static const struct unit_sense sense;
	uint32_t name[UNIT_NAME_MAX + 1], n;
	if (t->class != FIGURE_PERCENT || (n = unit_fold(t->unit, name)) == 0)
		return false;
	const struct unit_row *row = unit_table_find(&built_in, name, n, &sense);
	return row != NULL && slice_eq(row->ucum, ucum);
}

bool
term_points(const struct term *t)
{
	return is_percentage(t, SLICE("%{point}"));
}

bool
term_percent(const struct term *t)
{
	return is_percentage(t, SLICE("%"));
}

bool
unit_parts(struct slice unit, struct slice *head, struct slice *per)
{
	const char *slash = unit.len > 0 ? memchr(unit.ptr, '/', unit.len) : NULL;
	if (slash == NULL || slash == unit.ptr || slash + 1 == unit.ptr + unit.len)
		return false;
	*head = (struct slice){ unit.ptr, (size_t)(slash - unit.ptr) };
	*per = (struct slice){ slash + 1, unit.len - head->len - 1 };
	return true;
}
