#include "amount.h"

#include <string.h>

#include "amount_part.h"
#include "cue.h"
#include "script.h"
#include "signs.h"

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

/* half_behind takes 半 in 一年半, 两吨半, 一倍半, 七成半, 三个半月 into the value. */
static void
half_behind(const struct sentence *s, struct amount *m, struct arena *a)
{
	uint64_t ignored;
	uint32_t i = m->end;
	struct unit rest;
	bool item = m->unit.end - m->unit.begin == 1 && s->cp[m->unit.begin] == SIGN_ITEM;
	if (s->cp[i] != SIGN_HALF || !m->n.has_value || m->unit.compound)
		return;
	if (item && unit_read(s, i + 1, &rest) && unit_is(&rest, UNIT_DURATION)) {
		items(s, m, m->unit.begin, &rest, a);
	} else if ((unit_is(&m->unit, UNIT_DURATION) || unit_is(&m->unit, UNIT_MEASURE) || unit_is(&m->unit, UNIT_RATIO) ||
	    unit_is(&m->unit, UNIT_PERCENT)) &&
	    cue_longest(s, i, CUE_BIT(CUE_NONFIGURE), &ignored) < 2 &&
	    !(unit_read(s, i + 1, &rest) && unit_is(&rest, UNIT_DURATION))) {
		m->end = i + 1;
	} else {
		return;
	}
	m->n.value = dec_add(a, m->n.value, dec_shift(dec_from_uint(a, 5), -1));
}

/* symbol takes the currency that stands before a numeral without unit: ￥300, US$300,
 * and in the three letters of ISO 4217, USD 500. */
static void
symbol(const struct sentence *s, struct amount *m)
{
	uint32_t end = m->n.begin, begin, node = 0;
	if (end > 1 && s->cp[end - 1] == ' ')
		end--;
	if (end == 0 || is_han(s->cp[end - 1]) || numeral_role_at(s, end - 1) > ROLE_HEAD)
		return;
	begin = end - 1;
	if (is_latin(s->cp[begin])) {
		while (begin > 0 && end - begin < 4 && is_latin(s->cp[begin - 1]))
			begin--;
		if (end - begin != 3 || m->n.masked)
			return;
	}
	for (uint32_t i = begin; i < end; i++)
		if ((node = trie_step_code(&unit_words, node, s->code[i])) == 0)
			return;
	if (!(unit_words.set[trie_value(&unit_words, node)] >> UNIT_MONEY & 1))
		return;
	m->unit = (struct unit){ .begin = begin, .end = end, .head_end = end, .classes = UINT64_C(1) << UNIT_MONEY };
	m->n.begin = begin;
}

/* below_zero makes 5度 behind 零下 negative, and 零下 part of it. */
static void
below_zero(const struct sentence *s, struct amount *m)
{
	uint32_t i = m->n.begin;
	if (i < 2 || s->cp[i - 2] != SIGN_ZERO || s->cp[i - 1] != SIGN_BELOW || !m->n.has_value || !unit_is(&m->unit, UNIT_MEASURE))
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
	if (s->cp[i] == SIGN_ITEM && s->cp[i + 1] == SIGN_MANY) {
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
	if (numeral_role_at(s, m->end) > ROLE_HEAD)
		amount_add_parts(s, m, a);
}
