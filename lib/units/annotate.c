#include "annotate.h"

#include "../base/utf8.h"

#define EXTRA_DIGITS 3          /* beyond those written, where a result is rounded */
#define NUMBER_MAX 100000       /* bytes, so that memory has a bound; exponents have the same */

/* The members of a quantity that matter here; NULL when absent. */
struct members {
	const struct json_member *unit, *value, *lo, *hi, *class, *what, *surface, *rel, *also, *dim, *to;
	const struct json_member *text, *at;
};

/* A figure's numbers: raw JSON numbers, ptr NULL for null or absent. */
struct amounts {
	struct slice value, lo, hi;
	bool bounded;           /* the record has lo and hi */
	struct slice surface;
};

/* The names of struct members' members, as they usually stand. */
static const struct slice member_name[] = {
	{ "text", 4 }, { "at", 2 }, { "surface", 7 }, { "class", 5 }, { "value", 5 }, { "lo", 2 }, { "hi", 2 },
	{ "unit", 4 }, { "what", 4 }, { "rel", 3 }, { "also", 4 }, { "dim", 3 }, { "to", 2 }
};
enum { MEMBERS = sizeof member_name / sizeof member_name[0] };

static struct members
find_members(const struct json_object *obj)
{
	const struct json_member *m[MEMBERS];
	json_pick(obj, member_name, MEMBERS, m);
	return (struct members){
		.text = m[0], .at = m[1], .surface = m[2], .class = m[3], .value = m[4], .lo = m[5], .hi = m[6],
		.unit = m[7], .what = m[8], .rel = m[9], .also = m[10], .dim = m[11], .to = m[12]
	};
}

/* A number as it stands; ptr NULL for null and for a member not there. False for
 * anything else. */
static bool
get_number(const struct json_member *m, struct slice *number)
{
	*number = (struct slice){ NULL, 0 };
	if (m == NULL || m->type == JSON_NULL)
		return true;
	*number = m->value;
	return m->type == JSON_NUMBER;
}

static const char *
get_amounts(struct arena *a, const struct members *m, struct amounts *amounts)
{
	if (m->unit == NULL || m->unit->type != JSON_STRING)
		return "quantity without a unit that is a string";
	if (m->value == NULL || !get_number(m->value, &amounts->value))
		return "quantity without a value that is a number or null";
	if (!get_number(m->lo, &amounts->lo) || !get_number(m->hi, &amounts->hi))
		return "a bound is neither number nor null";
	if (amounts->value.len > NUMBER_MAX || amounts->lo.len > NUMBER_MAX || amounts->hi.len > NUMBER_MAX)
		return "a number is out of range";
	amounts->bounded = m->lo != NULL || m->hi != NULL;
	amounts->surface = json_string(a, m->surface);
	return NULL;
}

/* Figures without a unit: numbers of things, and ratios (1:3). */
static bool
find_unitless(struct slice class, struct unit *unit)
{
	bool count = slice_eq(class, SLICE("count"));
	if (!count && !slice_eq(class, SLICE("ratio")))
		return false;
	*unit = (struct unit){
		.dim = count ? SLICE("count") : SLICE("ratio"), .si = SLICE("1"), .ucum = SLICE("1"),
		.linear = true, .factor = RATIO_ONE, .offset = RATIO_ZERO
	};
	return true;
}

static void
note_unknown(struct units *u, struct slice name)
{
	u->unknown_figures++;
	if (name.len > sizeof u->unknown[0].name) {
		name.len = sizeof u->unknown[0].name;
		name.len = utf8_valid(name);
	}
	size_t i = 0;
	for (; i < u->unknowns; i++) {
		if (slice_eq((struct slice){ u->unknown[i].name, u->unknown[i].len }, name)) {
			u->unknown[i].figures++;
			return;
		}
	}
	if (i == UNKNOWN_UNITS)
		return;
	memcpy(u->unknown[i].name, name.ptr, name.len);
	u->unknown[i].len = name.len;
	u->unknown[i].figures = 1;
	u->unknowns++;
}

/* Results of one conversion, ready to write: ptr NULL stands for null. */
struct converted {
	struct slice value, lo, hi;
	bool rounded;
};

static bool
convert_one(struct arena *a, const struct conversion *how, struct slice number,
    struct slice surface, struct slice *text, bool *rounded)
{
	bool this_rounded;
	*text = number;
	if (number.ptr == NULL)
		return true;
	/* digits are asked for only where there can be rounding */
	unsigned digits = how->factor.den == 1 && how->offset.den == 1 ? 0 :
	    convert_digits(surface, number) + EXTRA_DIGITS;
	if (!convert(a, how, number, digits, text, &this_rounded))
		return false;
	*rounded |= this_rounded;
	return true;
}

static bool
convert_all(struct arena *a, const struct conversion *how, const struct amounts *from, struct converted *to)
{
	to->rounded = false;
	return convert_one(a, how, from->value, from->surface, &to->value, &to->rounded) &&
	    convert_one(a, how, from->lo, from->surface, &to->lo, &to->rounded) &&
	    convert_one(a, how, from->hi, from->surface, &to->hi, &to->rounded);
}

static void
put_number(struct out *o, struct slice number)
{
	if (number.ptr == NULL)
		OUT_LIT(o, "null");
	else
		out_put(o, number);
}

/* Numbers and unit: {"value":…,"unit":"m2","lo":…,"hi":…,"rounded":true}. */
static void
put_converted(struct out *o, const struct converted *c, struct slice unit, bool bounded)
{
	OUT_LIT(o, "{\"value\":");
	put_number(o, c->value);
	OUT_LIT(o, ",\"unit\":");
	out_json_string(o, unit);
	if (bounded) {
		OUT_LIT(o, ",\"lo\":");
		put_number(o, c->lo);
		OUT_LIT(o, ",\"hi\":");
		put_number(o, c->hi);
	}
	if (c->rounded)
		OUT_LIT(o, ",\"rounded\":true");
	out_char(o, '}');
}

/* Table texts need no escapes: row.c sees to that. */
static void
put_plain(struct out *o, struct slice s)
{
	char *p = out_room(o, s.len + 2);
	p[0] = '"';
	memcpy(p + 1, s.ptr, s.len);
	p[s.len + 1] = '"';
	o->len += s.len + 2;
}

static void
put_unit(struct out *o, const struct unit *unit, const struct converted *si, bool bounded)
{
	OUT_LIT(o, ",\"dim\":");
	put_plain(o, unit->dim);
	OUT_LIT(o, ",\"si\":");
	if (unit->linear)
		put_converted(o, si, unit->si, bounded);
	else
		OUT_LIT(o, "null");
	OUT_LIT(o, ",\"ucum\":");
	put_plain(o, unit->ucum);
	if (unit->of.len > 0) {
		OUT_LIT(o, ",\"of\":");
		put_plain(o, unit->of);
	}
}

/* Divides a rate's unit by what the sentence says before the figure: 每人每月. A
 * unit that is compound itself, 元/人·月, says it all; a point on a scale is never
 * divided: 年均气温15℃ is a mean. */
static bool
divide_by_words(struct units *u, struct arena *a, const struct figure_place *place, struct unit *unit)
{
	struct unit_divisor divisor[PER_MAX];
	if (place->text.ptr == NULL || unit->offset.num != 0 || memchr(unit->dim.ptr, '/', unit->dim.len) != NULL)
		return true;
	size_t count = per_find(&u->table, place, divisor);
	return count == 0 || unit_divide(a, unit, divisor, count);
}

/* Where the figure stands, by text and at; text.ptr NULL without them. */
static struct figure_place
get_place(struct arena *a, const struct members *m)
{
	struct figure_place place = { .text = { NULL, 0 } };
	struct slice begin, end;
	size_t from = 0;
	if (m->at != NULL && m->at->type == JSON_ARRAY &&
	    json_items(m->at->value, &from, NULL, &begin) && json_uint(begin, &place.begin) &&
	    json_items(m->at->value, &from, NULL, &end) && json_uint(end, &place.end))
		place.text = json_string(a, m->text);
	return place;
}

/* The unit of the record, in the sense its class and what tell. An increase of
 * 2℃ is one of 2 K: no offset. */
static bool
find_unit(struct units *u, struct arena *a, const struct members *m, struct unit *unit)
{
	struct unit_sense sense = { .class = json_string(a, m->class), .what = json_string(a, m->what) };
	sense.place = get_place(a, m);
	struct slice name = json_string(a, m->unit);
	if (name.len == 0)
		return find_unitless(sense.class, unit);
	if (!unit_find(&u->table, a, name, &sense, unit) ||
	    (slice_eq(sense.class, SLICE("rate")) && !divide_by_words(u, a, &sense.place, unit))) {
		note_unknown(u, name);
		return false;
	}
	if (slice_eq(json_string(a, m->rel), SLICE("delta")) || slice_eq(json_string(a, m->also), SLICE("delta")))
		*unit = unit_difference(*unit);
	return true;
}

static bool
is_no_amount(struct slice class)
{
	return slice_eq(class, SLICE("date")) || slice_eq(class, SLICE("ordinal"));
}

const char *
units_quantity(struct units *u, struct arena *a, const struct json_object *obj,
    struct slice line, struct out *o)
{
	struct members m = find_members(obj);
	struct amounts amounts;
	struct converted si = { 0 }, to = { 0 };
	struct unit unit;
	const struct unit_target *target = NULL;
	if (is_no_amount(json_string(a, m.class))) {
		out_put(o, line);
		return NULL;
	}
	const char *wrong = get_amounts(a, &m, &amounts);
	if (wrong != NULL)
		return wrong;
	bool known = find_unit(u, a, &m, &unit);
	if (known) {
		struct conversion how = { unit.factor, unit.offset };
		if (unit.linear && !convert_all(a, &how, &amounts, &si))
			return "a number is out of range";
		target = unit_targets_find(&u->targets, &unit, &how);
		if (target != NULL && !convert_all(a, &how, &amounts, &to))
			return "a number is out of range";
	}
	out_put(o, slice_sub(line, 0, obj->close));
	if (m.dim == NULL && known)
		put_unit(o, &unit, &si, amounts.bounded);
	else if (m.dim == NULL)
		OUT_LIT(o, ",\"dim\":null");
	if (m.to == NULL && target != NULL) {
		OUT_LIT(o, ",\"to\":");
		put_converted(o, &to, target->name, amounts.bounded);
	}
	out_put(o, slice_sub(line, obj->close, line.len));
	return NULL;
}

void
units_free(struct units *u)
{
	unit_table_free(&u->table);
	unit_targets_free(&u->targets);
}
