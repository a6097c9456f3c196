#include "amount.h"

#include <string.h>

#include "cue.h"
#include "numeral_part.h"

static bool
is_han(uint32_t cp)
{
	return cp >= 0x3400 && cp <= 0x9fff;
}

/* items sets the unit to 个 and the duration behind it, without the 多 or 半 between
 * them: 三个多月, 两个半小时. */
static void
items(const struct sentence *s, struct amount *m, uint32_t item, const struct unit *rest, struct arena *a)
{
	struct slice first = sentence_slice(s, item, item + 1), last = sentence_slice(s, rest->begin, rest->end);
	char *text = arena_new(a, first.len + last.len);
	memcpy(text, first.ptr, first.len);
	memcpy(text + first.len, last.ptr, last.len);
	m->unit_text = (struct slice){ text, first.len + last.len };
	m->unit = *rest;
	m->unit.begin = item;
	m->end = rest->end;
}

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
		items(s, m, m->unit.begin, &rest, a);
	} else if ((unit_is(&m->unit, UNIT_DURATION) || unit_is(&m->unit, UNIT_MEASURE)) &&
	    cue_longest(s, i, CUE_BIT(CUE_NONFIGURE), &ignored) < 2 &&
	    !(unit_read(s, i + 1, &rest) && unit_is(&rest, UNIT_DURATION))) {
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

/* money_parts reads 5元3角6分, 三块五毛, 300块5, 三块二 and 1毛8. */
static void
money_parts(const struct sentence *s, struct amount *m, struct arena *a)
{
	uint32_t unit = s->cp[m->unit.begin], end = m->end, next;
	bool yuan = unit == 0x5143 || unit == 0x5706, kuai = unit == 0x5757, mao = unit == 0x6bdb; /* 元 圆 块 毛 */
	if (!m->n.has_value || m->unit.end != m->unit.begin + 1 || !(yuan || kuai || mao))
		return;
	while (!mao && (next = part_of_money(s, end, a, &m->n.value)) != end)
		end = next;
	enum numeral_role role = m->n.han ? ROLE_DIGIT : ROLE_ASCII;
	if (end == m->end && (kuai || mao) && numeral_role(s->cp[end]) == role && numeral_role(s->cp[end + 1]) <= ROLE_HEAD &&
	    s->cp[end + 1] != '.' && !unit_begins(s, end + 1)) {
		m->n.value = dec_add(a, m->n.value, dec_shift(dec_from_uint(a, numeral_char(s->cp[end]) & 15), -1));
		end++;
	}
	m->money_parts = end > m->end;
	m->end = end;
}

/* The smaller units that go on with a larger one, and how many there are in it. */
static const struct {
	uint32_t unit[2], minor[2];
	unsigned many;
} minor_unit[] = {
	{ { 0x5c0f, 0x65f6 }, { 0x5206 }, 60 },                 /* 小时 分 */
	{ { 0x5c0f, 0x65f6 }, { 0x5206, 0x949f }, 60 },         /* 小时 分钟 */
	{ { 0x5206 }, { 0x79d2 }, 60 },                         /* 分 秒 */
	{ { 0x5206, 0x949f }, { 0x79d2 }, 60 },                 /* 分钟 秒 */
	{ { 0x5e74 }, { 0x4e2a, 0x6708 }, 12 },                 /* 年 个月 */
	{ { 0x65a4 }, { 0x4e24 }, 10 },                         /* 斤 两 */
	{ { 0x4e24 }, { 0x94b1 }, 10 },                         /* 两 钱 */
	{ { 0x4ea9 }, { 0x5206 }, 10 },                         /* 亩 分 */
	{ { 0x4ea9 }, { 0x5206, 0x5730 }, 10 },                 /* 亩 分地 */
	{ { 0x4e08 }, { 0x5c3a }, 10 },                         /* 丈 尺 */
	{ { 0x5c3a }, { 0x5bf8 }, 10 },                         /* 尺 寸 */
	{ { 0x7c73 }, { 0x5398, 0x7c73 }, 100 },                /* 米 厘米 */
};

static bool
is_unit(const struct sentence *s, const struct unit *u, const uint32_t word[2])
{
	return s->cp[u->begin] == word[0] && u->end - u->begin == 1u + (word[1] != 0) &&
	    (word[1] == 0 || s->cp[u->begin + 1] == word[1]);
}

/* minor takes 15分 of 2小时15分, 二两 of 三斤二两, 8个月 of 1年零8个月 into the value:
 * one figure in the larger unit. */
static void
minor(const struct sentence *s, struct amount *m, struct arena *a)
{
	uint32_t i = m->end + (s->cp[m->end] == 0x96f6);        /* 零 */
	enum numeral_role role = numeral_role(s->cp[i]);
	struct numeral n;
	struct unit u;
	if (m->end != m->unit.end || !m->n.has_value || m->n.over || m->n.about || m->n.kind != NUMERAL_PLAIN || m->unit.compound ||
	    (role != ROLE_ASCII && role != ROLE_DIGIT && role != ROLE_UNIT))
		return;
	for (size_t k = 0; k < sizeof minor_unit / sizeof minor_unit[0]; k++) {
		struct dec many = dec_from_uint(a, minor_unit[k].many);
		if (!is_unit(s, &m->unit, minor_unit[k].unit))
			continue;
		if (!numeral_plain(s, i, a, &n) || !n.has_value || n.bare || n.over || n.multiplied ||
		    dec_cmp(a, n.value, many) >= 0 || !unit_read(s, n.end, &u))
			return;
		if (!is_unit(s, &u, minor_unit[k].minor))
			continue;
		numeral_add_part(a, &m->n, n.value, many);
		m->end = u.end;
		return;
	}
}

/* metres takes 七五 of 一米七五 and 2 of 1米2, with nothing behind that they count. */
static void
metres(const struct sentence *s, struct amount *m, struct arena *a)
{
	uint32_t end = m->end;
	uint64_t value = 0;
	if (s->cp[m->unit.begin] != 0x7c73 || m->unit.end != m->unit.begin + 1 || end != m->unit.end ||
	    !m->n.has_value || m->n.kind != NUMERAL_PLAIN || m->n.multiplied || m->n.end - m->n.begin > 2)
		return;
	enum numeral_role role = numeral_role(s->cp[end]);
	if (role != ROLE_ASCII && role != ROLE_DIGIT)
		return;
	for (; numeral_role(s->cp[end]) == role && end - m->end < 3; end++)
		value = value * 10 + (numeral_char(s->cp[end]) & 15);
	uint32_t length = end - m->end;
	if (length > 2 || numeral_role(s->cp[end]) > ROLE_HEAD || s->cp[end] == '.' || unit_begins(s, end))
		return;
	m->n.value = dec_add(a, m->n.value, dec_shift(dec_from_uint(a, value), -(int32_t)length));
	m->end = end;
}

/* symbol takes the currency sign that stands before a numeral without unit: ￥300. */
static void
symbol(const struct sentence *s, struct amount *m)
{
	uint32_t i = m->n.begin, node;
	if (i > 1 && s->cp[i - 1] == ' ')
		i--;
	if (i == 0 || is_han(s->cp[i - 1]) || numeral_role(s->cp[i - 1]) != ROLE_NONE)
		return;
	node = trie_step(&unit_words, 0, s->cp[i - 1]);
	if (node == 0 || !(unit_words.set[trie_value(&unit_words, node)] >> UNIT_MONEY & 1))
		return;
	m->unit = (struct unit){ .begin = i - 1, .end = i, .head_end = i, .classes = UINT64_C(1) << UNIT_MONEY };
	m->n.begin = i - 1;
}

/* below_zero makes 5度 behind 零下 negative, and 零下 part of it. */
static void
below_zero(const struct sentence *s, struct amount *m)
{
	uint32_t i = m->n.begin;
	if (i < 2 || s->cp[i - 2] != 0x96f6 || s->cp[i - 1] != 0x4e0b || !m->n.has_value || !unit_is(&m->unit, UNIT_MEASURE))
		return;
	m->n.value.neg = m->n.value.mant.n != 0;
	m->n.begin = i - 2;
}

void
amount_read(const struct sentence *s, const struct numeral *n, struct arena *a, struct amount *m)
{
	uint32_t i = n->end;
	*m = (struct amount){ .n = *n, .end = n->end };
	m->unit = (struct unit){ .begin = i, .end = i, .head_end = i };
	if (n->kind == NUMERAL_RATIO || n->kind == NUMERAL_PERCENT || n->kind == NUMERAL_PERMILLE)
		return;
	if (s->cp[i] == ' ')
		i++;
	if (s->cp[i] == 0x4e2a && s->cp[i + 1] == 0x591a) {     /* 两个多小时 */
		struct unit rest;
		if (unit_read(s, i + 2, &rest) && unit_is(&rest, UNIT_DURATION)) {
			items(s, m, i, &rest, a);
			m->n.over = true;
			return;
		}
	}
	if (!unit_read(s, i, &m->unit)) {
		m->unit = (struct unit){ .begin = n->end, .end = n->end, .head_end = n->end };
		symbol(s, m);
		return;
	}
	m->end = m->unit.end;
	below_zero(s, m);
	half_behind(s, m, a);
	minor(s, m, a);
	metres(s, m, a);
	money_parts(s, m, a);
}
