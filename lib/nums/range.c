#include "range.h"

#include "clause.h"
#include "cue.h"

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

/* neighbours returns whether the 、 at i parts two digits that follow one another, of
 * one unit that is no name of a thing by number: 5、6名, but not 5、6组. */
static bool
neighbours(const struct sentence *s, const struct amount *m, uint32_t i)
{
	uint64_t ignored;
	uint32_t x = s->cp[i - 1], y = s->cp[i + 1];
	enum numeral_role role = numeral_role(x);
	if (s->cp[i] != 0x3001 || m->n.begin + 1 != i || m->n.begin == 0 || (role != ROLE_ASCII && role != ROLE_DIGIT))
		return false;
	if (numeral_role(y) != role || (numeral_char(x) & 15) == 0 || numeral_char(y) != numeral_char(x) + 1)
		return false;
	uint32_t before = s->cp[m->n.begin - 1];
	return !clause_ends(before) && numeral_role(before) <= ROLE_HEAD && before - 'a' >= 26 &&
	    cue_longest(s, i + 2, CUE_BIT(CUE_NUMBERED), &ignored) == 0;
}

/* plain_range reads 4-5名, 50至60岁, 3-5万元, 10%-20%, 5、6名. */
static bool
plain_range(const struct sentence *s, struct amount *m, struct arena *a, struct amount *to)
{
	struct numeral n;
	uint32_t i = connector(s, m->end, m->n.begin);
	bool unit = m->unit.begin < m->unit.end;
	bool listed = i == m->end && !unit && neighbours(s, m, i);
	i += listed;
	if (i == m->end || numeral_role(s->cp[i]) <= ROLE_HEAD)
		return false;
	if (!numeral_read(s, i, a, &n) || n.begin != i || n.half || (n.bare && !n.over))
		return false;
	if (n.kind == NUMERAL_RATIO || m->n.kind == NUMERAL_RATIO)
		return false;
	amount_read(s, &n, a, to);
	if (listed)
		return n.end == i + 1 && to->unit.begin < to->unit.end;
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
	m->unit_text = to->unit_text;
	m->end = to->end;
	return true;
}

bool
range_read(const struct sentence *s, struct amount *m, struct arena *a)
{
	struct amount to;
	return (bounded_range(s, m, a, &to) || plain_range(s, m, a, &to)) && join(m, &to, a);
}
