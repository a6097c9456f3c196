#include "amount_part.h"

#include "character.h"
#include "numeral_part.h"
#include "signs.h"

enum { TAIL = 2 };              /* decimal places that are said without a unit */

static const unsigned part_many[PART_SIZES] = { 10, 12, 16, 24, 60, 100, 1000 };

/* --- money ------------------------------------------------------------------------ */

/* money_place returns the decimal place of a yuan that 角, 毛 and 分 stand for, 0 for
 * others. */
static int32_t
money_place(uint32_t cp)
{
	switch (cp) {
	case SIGN_CORNER:
	case SIGN_DIME:
		return -1;
	case SIGN_PART:
		return -2;
	default:
		return 0;
	}
}

static bool
is_digit(enum numeral_role role)
{
	return role == ROLE_ASCII || role == ROLE_DIGIT || role == ROLE_FORMAL;
}

/* tail takes the digits at i that continue the place-th decimal place of m without a
 * unit, and a 几 or 多 behind them: 二 of 三块二, 八几 of 一米八几. Returns their end, i
 * when they count something. */
static uint32_t
tail(const struct sentence *s, uint32_t i, int32_t place, struct arena *a, struct amount *m)
{
	uint32_t end = i;
	uint64_t digits = 0;
	enum numeral_role role = numeral_role_at(s, i);
	if (!is_digit(role))
		return i;
	for (; numeral_role_at(s, end) == role && end - i <= TAIL; end++)
		digits = digits * 10 + (s->numeral[end] & 15);
	uint32_t places = end - i;
	bool more = role == ROLE_DIGIT && (s->cp[end] == SIGN_SEVERAL || s->cp[end] == SIGN_MANY);
	end += more;
	if (places > TAIL || numeral_role_at(s, end) > ROLE_HEAD || s->cp[end] == '.' || unit_begins(s, end))
		return i;
	m->n.value = dec_add(a, m->n.value, dec_shift(dec_from_uint(a, digits), place - (int32_t)places));
	m->n.over |= more;
	return end;
}

/* money_parts takes 3角6分, 零5分, 陆角柒分 and 二毛五 behind yuan. */
static void
money_parts(const struct sentence *s, struct amount *m, struct arena *a)
{
	int32_t last = 0;
	for (uint32_t i = m->end;;) {
		uint32_t digit = i + (s->cp[i] == SIGN_ZERO || s->cp[i] == SIGN_IDEOGRAPHIC_ZERO);
		int32_t place = is_digit(numeral_role_at(s, digit)) ? money_place(s->cp[digit + 1]) : 0;
		if (place >= last) {
			m->end = last == -1 ? tail(s, i, last, a, m) : i;
			return;
		}
		m->n.value = dec_add(a, m->n.value, dec_shift(dec_from_uint(a, s->numeral[digit] & 15), place));
		m->money_parts = true;
		last = place;
		i = digit + 2;
	}
}

/* --- smaller units ---------------------------------------------------------------- */

static uint32_t
walk(const struct sentence *s, uint32_t node, const struct unit *u)
{
	for (uint32_t i = u->begin; i < u->end; i++)
		if ((node = trie_step(&amount_parts, node, s->cp[i])) == 0)
			return 0;
	return node;
}

/* part_size returns how many of the unit part make one of the unit whose node in
 * amount_parts is given, 0 when they do not go together. */
static unsigned
part_size(const struct sentence *s, uint32_t node, const struct unit *part)
{
	uint32_t value = trie_value(&amount_parts, walk(s, node, part));
	if (value == 0)
		return 0;
	for (unsigned k = 0; k < PART_SIZES; k++)
		if (amount_parts.set[value] >> k & 1)
			return part_many[k];
	return 0;
}

/* smaller takes 15分 of 2小时15分, 二两 of 三斤二两, 8个月 of 1年零8个月. */
static void
smaller(const struct sentence *s, struct amount *m, struct arena *a)
{
	uint32_t i = m->end + (s->cp[m->end] == SIGN_ZERO);
	enum numeral_role role = numeral_role_at(s, i);
	struct numeral n;
	struct unit u;
	if (role != ROLE_ASCII && role != ROLE_DIGIT && role != ROLE_UNIT)
		return;
	uint32_t node = walk(s, 0, &m->unit);
	if (node == 0 || !numeral_plain(s, i, a, &n) || !n.has_value || n.bare || n.over || n.multiplied || !unit_read(s, n.end, &u))
		return;
	unsigned many = part_size(s, node, &u);
	struct dec whole = dec_from_uint(a, many);
	if (many == 0 || dec_cmp(a, n.value, whole) >= 0)
		return;
	numeral_add_part(a, &m->n, n.value, whole);
	m->end = u.end;
	/* 分 is a minute before 秒 */
	if (m->unit.classes & u.classes)
		m->unit.classes &= u.classes;
}

void
amount_add_parts(const struct sentence *s, struct amount *m, struct arena *a)
{
	uint32_t unit = s->cp[m->unit.begin];
	if (!m->n.has_value || m->n.over || m->n.about || m->n.kind != NUMERAL_PLAIN || m->unit.compound || m->end != m->unit.end)
		return;
	smaller(s, m, a);
	if (m->end != m->unit.end || m->unit.end != m->unit.begin + 1)
		return;
	if (unit == SIGN_YUAN || unit == SIGN_ROUND_YUAN || unit == SIGN_PIECE)
		money_parts(s, m, a);
	if (m->end != m->unit.end || m->n.multiplied || !character_is(unit, CHARACTER_TAIL))
		return;
	m->end = tail(s, m->end, 0, a, m);
	m->money_parts = m->end > m->unit.end && unit_is(&m->unit, UNIT_MONEY);
}
