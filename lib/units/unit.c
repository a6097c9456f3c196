#include "unit.h"

#include "../nums/character.h"
#include "../nums/numeral.h"

#define TEXT_MAX 400

/* A text put together of parts, at most TEXT_MAX bytes. */
struct text {
	char byte[TEXT_MAX];
	size_t len;
	bool full;
};

/* A unit being read: what has been met so far. */
struct reading {
	const struct unit_table *table;
	struct unit_sense sense;
	const uint32_t *cp;     /* the folded text */
	bool per;               /* behind the first slash */
	struct unit unit;       /* factor and of */
	unsigned terms;
	struct text dim, si, si_per, ucum;
};

static void
put(struct text *t, struct slice s)
{
	if (TEXT_MAX - t->len < s.len) {
		t->full = true;
		return;
	}
	memcpy(t->byte + t->len, s.ptr, s.len);
	t->len += s.len;
}

static void
put_uint(struct text *t, uint64_t v)
{
	char digit[20];
	size_t i = sizeof digit;
	do {
		digit[--i] = (char)('0' + v % 10);
	} while ((v /= 10) > 0);
	put(t, (struct slice){ digit + i, sizeof digit - i });
}

/* What c multiplies by: 10000 for 万, 1 for what is no multiplier. */
static uint64_t
multiplier_of(uint32_t c)
{
	uint64_t value = 1;
	for (int32_t power = numeral_power(c); power > 0; power--)
		value *= 10;
	return value;
}

uint32_t
unit_multiplier(const uint32_t *cp, uint32_t i, uint32_t end, uint64_t *value)
{
	uint32_t begin = i;
	uint64_t v = 0, power;
	for (; i < end && cp[i] >= '0' && cp[i] <= '9'; i++) {
		if (v > UINT64_MAX / 100)
			return begin;
		v = v * 10 + (cp[i] - '0');
	}
	if (i == begin)
		v = 1;
	for (; i < end && (power = multiplier_of(cp[i])) > 1; i++) {
		if (v > UINT64_MAX / power)
			return begin;
		v *= power;
	}
	*value = v;
	return v == 0 ? begin : i;
}

/* Whether a UCUM code is a product or quotient, which a denominator puts in
 * parentheses; what annotations hold does not count. */
static bool
is_compound(struct slice ucum)
{
	bool annotation = false;
	for (size_t i = 0; i < ucum.len; i++) {
		if (ucum.ptr[i] == '{' || ucum.ptr[i] == '}')
			annotation = ucum.ptr[i] == '{';
		else if (!annotation && (ucum.ptr[i] == '.' || ucum.ptr[i] == '/'))
			return true;
	}
	return false;
}

static void
put_ucum(struct reading *r, struct slice ucum, uint64_t multiplier)
{
	bool inner = r->per && (multiplier != 1 || is_compound(ucum));
	if (r->terms > 0)
		put(&r->ucum, r->per ? SLICE("/") : SLICE("."));
	if (inner)
		put(&r->ucum, SLICE("("));
	if (multiplier != 1) {
		put_uint(&r->ucum, multiplier);
		put(&r->ucum, SLICE("."));
	}
	put(&r->ucum, ucum);
	if (inner)
		put(&r->ucum, SLICE(")"));
}

static void
put_si(struct reading *r, struct slice si)
{
	if (slice_eq(si, SLICE("1")))
		return;
	if (r->per) {
		put(&r->si_per, SLICE("/"));
		put(&r->si_per, si);
		return;
	}
	if (r->si.len > 0)
		put(&r->si, SLICE("."));
	put(&r->si, si);
}

/* Takes in one name of the table, multiplied or, in a denominator, divided. An
 * offset counts only where the unit stands alone: 2℃/km is a difference. */
static bool
take(struct reading *r, const struct unit_row *row, uint64_t multiplier)
{
	struct ratio factor = { multiplier, 1, 0, false };
	struct unit *u = &r->unit;
	if (!ratio_mul(row->factor, factor, &factor))
		return false;
	if (!(r->per ? ratio_div(u->factor, factor, &u->factor) : ratio_mul(u->factor, factor, &u->factor)))
		return false;
	u->linear = u->linear && row->linear;
	u->offset = r->terms == 0 ? row->offset : RATIO_ZERO;
	if (!r->per && u->of.len == 0)
		u->of = row->of;
	if (r->terms > 0)
		put(&r->dim, r->per ? SLICE("/") : SLICE("."));
	put(&r->dim, row->dim);
	put_si(r, row->si);
	put_ucum(r, row->ucum, multiplier);
	r->terms++;
	return true;
}

static const struct unit_row *
find_name(struct reading *r, uint32_t begin, uint32_t end)
{
	if (begin == end)
		return NULL;
	r->sense.per = r->per;
	return unit_table_find(r->table, r->cp + begin, end - begin, &r->sense);
}

static bool
is_split(const struct reading *r, const struct unit_row *row)
{
	return r->per && row->flags & UNIT_SPLIT;
}

/* In a denominator a name and a time unit may stand without a dot between: 亩年,
 * 人月. */
static bool
read_joined(struct reading *r, uint32_t begin, uint32_t end, uint64_t multiplier)
{
	for (uint32_t i = end - 1; r->per && i > begin; i--) {
		const struct unit_row *row = find_name(r, begin, i), *time = find_name(r, i, end);
		if (row != NULL && time != NULL && slice_eq(time->dim, SLICE("time")))
			return take(r, row, multiplier) && take(r, time, 1);
	}
	return false;
}

static bool
read_term(struct reading *r, uint32_t begin, uint32_t end)
{
	const struct unit_row *row = find_name(r, begin, end);
	uint64_t multiplier = 1;
	if (row == NULL && begin < end) {
		begin = unit_multiplier(r->cp, begin, end, &multiplier);
		row = find_name(r, begin, end);
	}
	if (begin < end && (row == NULL || is_split(r, row)))
		return read_joined(r, begin, end, multiplier);
	return row != NULL && take(r, row, multiplier);
}

static bool
read_product(struct reading *r, uint32_t begin, uint32_t end)
{
	const struct unit_row *row = find_name(r, begin, end);
	if (row != NULL && !is_split(r, row))
		return take(r, row, 1);
	if (end - begin > 2 && r->cp[begin] == '(' && r->cp[end - 1] == ')')
		begin++, end--;
	for (uint32_t i = begin;; i++) {
		if (i < end && !character_is(r->cp[i], CHARACTER_TIMES))
			continue;
		if (!read_term(r, begin, i))
			return false;
		if (i >= end)
			return true;
		begin = i + 1;
	}
}

static bool
read_unit(struct reading *r, uint32_t n)
{
	for (uint32_t begin = 0, i = 0;; i++) {
		if (i < n && !character_is(r->cp[i], CHARACTER_OVER))
			continue;
		if (!read_product(r, begin, i))
			return false;
		if (i >= n)
			return true;
		begin = i + 1;
		r->per = true;
	}
}

static struct slice
kept(struct arena *a, const struct text *t)
{
	char *copy = arena_new(a, t->len);
	memcpy(copy, t->byte, t->len);
	return (struct slice){ copy, t->len };
}

/* The usual unit is one name: its row's own texts serve. */
static struct unit
single(const struct unit_row *row)
{
	return (struct unit){ row->dim, row->si, row->ucum, row->of, row->linear, row->factor, row->offset, false };
}

struct unit
unit_difference(struct unit unit)
{
	unit.offset = RATIO_ZERO;
	unit.difference = true;
	return unit;
}

/* The texts of what was read become the unit's; false when one is too long. */
static bool
finish(struct reading *r, struct arena *a, struct unit *unit)
{
	if (r->si.len == 0)
		put(&r->si, SLICE("1"));
	put(&r->si, (struct slice){ r->si_per.byte, r->si_per.len });
	if (r->dim.full || r->si.full || r->si_per.full || r->ucum.full)
		return false;
	*unit = r->unit;
	unit->dim = kept(a, &r->dim);
	unit->si = kept(a, &r->si);
	unit->ucum = kept(a, &r->ucum);
	return true;
}

bool
unit_divide(struct arena *a, struct unit *unit, const struct unit_divisor *divisor, size_t count)
{
	struct reading r = { .unit = *unit, .per = true, .terms = 1 };
	if (!slice_eq(unit->si, SLICE("1")))
		put(&r.si, unit->si);
	put(&r.dim, unit->dim);
	put(&r.ucum, unit->ucum);
	for (size_t i = 0; i < count; i++)
		if (!take(&r, divisor[i].row, divisor[i].multiplier))
			return false;
	return finish(&r, a, unit);
}

bool
unit_find(const struct unit_table *table, struct arena *a, struct slice text,
    const struct unit_sense *sense, struct unit *unit)
{
	uint32_t cp[UNIT_NAME_MAX + 1], n = unit_fold(text, cp);
	const struct unit_row *row = n ? unit_table_find(table, cp, n, sense) : NULL;
	if (row != NULL) {
		*unit = single(row);
		return true;
	}
	struct reading r = { .table = table, .sense = *sense, .cp = cp };
	r.unit = (struct unit){ .linear = true, .factor = RATIO_ONE, .offset = RATIO_ZERO };
	if (n == 0 || !read_unit(&r, n))
		return false;
	return finish(&r, a, unit);
}
