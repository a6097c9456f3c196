#include "range.h"

#include "clause.h"
#include "cue.h"
#include "script.h"
#include "signs.h"

/* What joins two amounts to a range. */
enum joint { JOINT_NONE, JOINT_DASH, JOINT_TO, JOINT_FROM_TO, JOINT_AND };

static bool
is_dash(uint32_t cp)
{
	return cp == '-' || cp == SIGN_EM_DASH || cp == SIGN_EN_DASH || cp == SIGN_FIGURE_DASH || cp == SIGN_HORIZONTAL_BAR || cp == '~' || cp == SIGN_WAVE_DASH || cp == SIGN_MINUS_SIGN;
}

/* from_before returns whether 从 or 由 stands before the amount that begins at begin:
 * a 到 behind it makes a beginning and an end of two figures (由100户增到200户). */
static bool
from_before(const struct sentence *s, uint32_t begin)
{
	for (uint32_t k = clause_begin(s, begin, 12); k < begin; k++)
		if (s->cp[k] == SIGN_FROM || s->cp[k] == SIGN_BY)
			return true;
	return false;
}

/* joint_read reads -, —, ~ (with blanks on both sides of it or none before it), 至, 到,
 * and the 和 of 3元和5元之间, behind m; *i is moved behind it. */
static enum joint
joint_read(const struct sentence *s, const struct amount *m, uint32_t *i)
{
	uint32_t cp = s->cp[m->end];
	if (is_han(cp)) {
		*i = m->end + 1;
		if (numeral_role_at(s, *i) <= ROLE_HEAD)       /* a noun, behind most amounts */
			return JOINT_NONE;
		if (cp == SIGN_AND || cp == SIGN_WITH)
			return JOINT_AND;
		if (cp != SIGN_UNTIL && cp != SIGN_TO)
			return JOINT_NONE;
		return from_before(s, m->n.begin) ? JOINT_FROM_TO : JOINT_TO;
	}
	bool blank = cp == ' ';
	uint32_t begin = m->end + blank, end = begin;
	while (is_dash(s->cp[end]))
		end++;
	if (end == begin || end - begin > 3 || (blank && s->cp[end] != ' '))
		return JOINT_NONE;
	*i = end + (s->cp[end] == ' ');
	return s->cp[begin] == '~' || s->cp[begin] == SIGN_WAVE_DASH ? JOINT_TO : JOINT_DASH;
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

/* upper_word takes what says that an upper bound follows a lower one: 不足, 但不超过.
 * The lower bound is said behind the amount (以上) or, when said_behind is not set,
 * before it (超过), and then such a word is needed. Returns its end; *upper tells
 * whether there is one. */
static uint32_t
upper_word(const struct sentence *s, uint32_t i, const struct amount *m, bool said_behind, bool *upper)
{
	uint64_t classes, lower;
	uint32_t length = cue_longest(s, i, CUE_BIT(CUE_BEFORE) | CUE_BIT(CUE_LINK), &classes);
	*upper = false;
	if (length == 0)
		return i;
	if (!said_behind && (cue_before(s, m->n.begin, CUE_BIT(CUE_BEFORE), &lower) == 0 || !(lower & CUE_LOWER)))
		return i;
	if (classes & CUE_BIT(CUE_LINK)) {
		i += length;
		length = cue_longest(s, i, CUE_BIT(CUE_BEFORE), &classes);
	}
	*upper = length > 0 && (classes & CUE_UPPER);
	return *upper ? i + length : i;
}

/* bounded_range reads 500头以上1000头以下, 超过3万元但不足5万元: *m grows to the second
 * unit. */
static bool
bounded_range(const struct sentence *s, struct amount *m, struct arena *a, struct amount *to)
{
	uint64_t classes = 0;
	uint32_t length = cue_longest(s, m->end, CUE_BIT(CUE_AFTER), &classes), i = m->end;
	struct numeral n;
	bool said_behind = length > 0 && (classes & CUE_LOWER), upper;
	i += said_behind ? length : 0;
	if (s->cp[i] == SIGN_LIST_COMMA || s->cp[i] == ',')
		i++;
	i = upper_word(s, i, m, said_behind, &upper);
	if (!said_behind && !upper)
		return false;
	if (numeral_role_at(s, i) <= ROLE_HEAD || !numeral_read(s, i, a, &n) || !n.has_value)
		return false;
	amount_read(s, &n, a, to);
	if (!same_unit(s, &m->unit, &to->unit))
		return false;
	return upper || (cue_longest(s, to->end, CUE_BIT(CUE_AFTER), &classes) > 0 && (classes & CUE_UPPER));
}

/* neighbours returns whether the 、 at i parts two digits that follow one another, of
 * one unit that is no name of a thing by number: 5、6名, but not 5、6组. */
static bool
neighbours(const struct sentence *s, const struct amount *m, uint32_t i)
{
	uint64_t ignored;
	uint32_t x = s->cp[i - 1], y = s->cp[i + 1];
	enum numeral_role role = numeral_role(x);
	if (s->cp[i] != SIGN_LIST_COMMA || m->n.begin + 1 != i || m->n.begin == 0 || (role != ROLE_ASCII && role != ROLE_DIGIT))
		return false;
	if (numeral_role(y) != role || (numeral_char(x) & 15) == 0 || numeral_char(y) != numeral_char(x) + 1)
		return false;
	uint32_t before = s->cp[m->n.begin - 1];
	return !clause_ends(before) && numeral_role(before) <= ROLE_HEAD && !is_latin(before) &&
	    cue_longest(s, i + 2, CUE_BIT(CUE_NUMBERED), &ignored) == 0;
}

/* ends_between returns whether 之间 or 不等 stands at i, so that what two amounts bound
 * is one: 从500元到2000元不等. */
static bool
ends_between(const struct sentence *s, uint32_t i)
{
	return (s->cp[i] == SIGN_ITS && s->cp[i + 1] == SIGN_BETWEEN) || (s->cp[i] == SIGN_NOT && s->cp[i + 1] == SIGN_ETC);
}

/* is_code returns whether the digits at i are those of a telephone number or a code:
 * 0796-2345678. */
static bool
is_code(const struct sentence *s, uint32_t i)
{
	return s->cp[i] == '0' && is_digit(s->cp[i + 1]);
}

/* digit_power returns the power of ten that multiplies the one digit of n, 3 for 四千 and
 * 0 for 四; -1 when n has more than that. */
static int32_t
digit_power(const struct sentence *s, const struct numeral *n)
{
	int32_t sum = 0, power;
	uint32_t i = n->begin + 1;
	while (i < n->end && (power = numeral_power(s->cp[i])) > 0) {
		sum += power;
		i++;
	}
	return i == n->end || n->over ? sum : -1;
}

/* plain_range reads 4-5名, 50至60岁, 3-5万元, 10%-20%, 5、6名, 三、四千人, 3元和5元之间. */
static bool
plain_range(const struct sentence *s, struct amount *m, struct arena *a, struct amount *to)
{
	struct numeral n;
	uint64_t ignored;
	uint32_t i = m->end;
	bool unit = m->unit.begin < m->unit.end, listed = false;
	enum joint joint = joint_read(s, m, &i);
	if (joint == JOINT_NONE && (unit || !(listed = neighbours(s, m, m->end))))
		return false;
	i = listed ? m->end + 1 : i;
	if (numeral_role_at(s, i) <= ROLE_HEAD || is_code(s, m->n.begin))
		return false;
	if (!numeral_read(s, i, a, &n) || n.begin != i || n.half || (n.bare && !n.over))
		return false;
	if (n.kind == NUMERAL_RATIO || m->n.kind == NUMERAL_RATIO)
		return false;
	amount_read(s, &n, a, to);
	bool to_unit = to->unit.begin < to->unit.end;
	if (listed) {
		int32_t power = digit_power(s, &n);
		if (power < 0 || !to_unit)
			return false;
		m->n.value = dec_shift(m->n.value, power);
		return true;
	}
	if ((joint == JOINT_AND || joint == JOINT_FROM_TO) && !ends_between(s, to->end))
		return false;
	/* 3组和5组之间 is a place */
	if (joint == JOINT_AND && cue_longest(s, to->unit.begin, CUE_BIT(CUE_NUMBERED), &ignored) > 0)
		return false;
	if (m->n.kind == NUMERAL_PERCENT || m->n.kind == NUMERAL_PERMILLE)
		return !to_unit && (n.kind == m->n.kind || n.kind == NUMERAL_PLAIN);
	/* 20到30 is a range of numbers; 3-1 may be a score, and a telephone number */
	if (!to_unit && !n.multiplied)
		return !unit && joint == JOINT_TO && !n.han && !m->n.han && n.kind == NUMERAL_PLAIN && m->n.kind == NUMERAL_PLAIN;
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
		if (!(m->n.has_value || m->n.ranged) || !(to->n.has_value || to->n.ranged))
			return false;
		/* 十几至二十 begins at 11 */
		struct dec lo = m->n.ranged ? m->n.lo : m->n.value, hi = to->n.ranged ? to->n.hi : to->n.value;
		struct dec scaled = dec_shift(lo, to->n.power);
		if (m->unit.begin == m->unit.end && !m->n.multiplied && to->n.multiplied && dec_cmp(a, scaled, hi) < 0)
			lo = scaled;
		if (dec_cmp(a, lo, hi) >= 0)
			return false;
		m->n.lo = lo;
		m->n.hi = hi;
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
