#include "scan.h"

#include <string.h>

#include "cue.h"
#include "date.h"
#include "nonfigure.h"
#include "numeral.h"
#include "quantity.h"
#include "signs.h"
#include "unit.h"

/* ordinal reads 第三, 第56次, 第2名 at i. */
static bool
ordinal(const struct sentence *s, uint32_t i, struct arena *a, struct figure *f)
{
	struct numeral n;
	struct unit u;
	if (numeral_role_at(s, i + 1) <= ROLE_HEAD || !numeral_read(s, i + 1, a, &n))
		return false;
	if (!unit_read(s, n.end, &u))
		u = (struct unit){ .begin = n.end, .end = n.end };
	*f = (struct figure){ .begin = i, .end = u.end, .outer_begin = i, .outer_end = u.end,
		.unit_begin = u.begin, .unit_end = u.end, .class = FIGURE_ORDINAL };
	if (u.end > u.begin)
		f->unit = sentence_slice(s, u.begin, u.end);
	if (n.masked)
		f->mask = sentence_slice(s, n.begin, n.mask_end);
	else if (n.has_value)
		f->value = dec_text(a, n.value);
	return true;
}

/* rank reads 前5位, 前三名 at i behind a body that was compared: ordinals up to there.
 * 目前5名 is none. */
static bool
rank(const struct sentence *s, uint32_t i, struct arena *a, struct figure *f)
{
	uint64_t ignored;
	if (s->cp[i] != SIGN_FRONT || cue_before(s, i + 1, CUE_BIT(CUE_NOTRANK), &ignored) > 0 || !ordinal(s, i, a, f))
		return false;
	return f->unit_end == f->unit_begin + 1 && f->value.ptr != NULL &&
	    (s->cp[f->unit_begin] == SIGN_PERSON || s->cp[f->unit_begin] == SIGN_SEAT || s->cp[f->unit_begin] == SIGN_STRONG);
}

/* word_end returns where the word without figures, or the date word, at i ends
 * (i when there is none), and whether it is a date. */
static uint32_t
word_end(const struct sentence *s, uint32_t i, bool *date)
{
	uint64_t classes = 0;
	struct unit u;
	uint32_t length = cue_longest(s, i, CUE_BIT(CUE_NONFIGURE) | CUE_BIT(CUE_DATE), &classes);
	/* 高一 is a class at school, 高一米 is a height; but 每一亩 */
	if (length == 2 && numeral_role_at(s, i) == ROLE_HEAD && numeral_role_at(s, i + 1) == ROLE_DIGIT && s->cp[i] != SIGN_EACH &&
	    unit_read(s, i + 2, &u) && unit_is(&u, UNIT_MEASURE) && !unit_is(&u, UNIT_WEAK) && !unit_is(&u, UNIT_COUNT))
		length = 0;
	*date = classes >> CUE_DATE & 1;
	return i + length;
}

/* more_ordinals returns whether f goes on with the ordinals before it: 4组 in 第3、4组. */
static bool
more_ordinals(const struct sentence *s, const struct figure *f, const struct figure *before, size_t count)
{
	if (count == 0 || before[count - 1].class != FIGURE_ORDINAL || before[count - 1].end + 1 != f->begin)
		return false;
	uint32_t cp = s->cp[f->begin - 1];
	return cp == SIGN_LIST_COMMA || cp == SIGN_AND || cp == SIGN_UNTIL || cp == '-' || cp == SIGN_EM_DASH;
}

/* longer returns whether a quantity at i goes on behind end, and puts it in *f. */
static bool
longer(const struct sentence *s, uint32_t i, uint32_t end, const struct figure *before, size_t count,
	struct arena *a, struct figure *f)
{
	struct numeral n;
	struct figure quantity;
	if (numeral_role_at(s, i) <= ROLE_HEAD || !numeral_read(s, i, a, &n) ||
	    !quantity_read(s, &n, before, count, a, &quantity) || quantity.end <= end)
		return false;
	*f = quantity;
	return true;
}

/* date_or_ordinal reads one at i, where a word (a date when date is set) ends at
 * end, i when there is none. */
static bool
date_or_ordinal(const struct sentence *s, uint32_t i, uint32_t end, bool date, const struct figure *before, size_t count,
	struct arena *a, struct figure *f)
{
	if (!date_read(s, i, a, f) && !(s->cp[i] == SIGN_NTH && ordinal(s, i, a, f)) && !rank(s, i, a, f))
		return false;
	/* 十一 is a holiday, 十一个 is not */
	if (date && f->end == end && longer(s, i, end, before, count, a, f))
		return true;
	return f->end > end || date;
}

/* scan_at tries what begins at code point i; returns whether a figure does. *next
 * is where reading goes on. */
static bool
scan_at(const struct sentence *s, uint32_t i, uint32_t *next, const struct figure *before, size_t count,
	struct arena *a, struct figure *f)
{
	enum numeral_role role = s->numeral[i] >> 4;
	struct numeral n;
	bool date;
	if (role == ROLE_HEAD && (*next = nonfigure_skip(s, i)) > i)
		return false;
	uint32_t end = word_end(s, i, &date);
	*next = end > i ? end : i + 1;
	/* of other characters only 第 and 前 begin a date or an ordinal */
	if (role == ROLE_HEAD && !date && (end > i || (s->cp[i] != SIGN_NTH && s->cp[i] != SIGN_FRONT)))
		return false;
	if (date_or_ordinal(s, i, end, date, before, count, a, f))
		return true;
	if (role == ROLE_MASK && (end = nonfigure_masked_name(s, i)) > i) {
		*next = end;
		return false;
	}
	if (role == ROLE_HEAD || !numeral_read(s, i, a, &n))
		return false;
	if (!quantity_read(s, &n, before, count, a, f)) {
		*next = end > n.end ? end : n.end;
		return false;
	}
	if (more_ordinals(s, f, before, count))
		f->class = FIGURE_ORDINAL;
	return true;
}

/* skip_words returns the first place from i where a figure, or a word that is none, can
 * begin; n when there is none. Eight characters are asked at once. */
static uint32_t
skip_words(const uint8_t *numeral, uint32_t i, uint32_t n)
{
	uint64_t eight;
	for (; i < n; i += 8) {
		memcpy(&eight, numeral + i, sizeof eight);
		if (eight != 0)
			break;
	}
	while (i < n && numeral[i] == 0)
		i++;
	return i < n ? i : n;
}

bool
scan_next(const struct sentence *s, uint32_t *at, const struct figure *before, size_t count,
	struct arena *a, struct figure *f)
{
	for (uint32_t i = *at; i < s->n; i = *at) {
		*at = i = skip_words(s->numeral, i, s->n);
		if (i < s->n && scan_at(s, i, at, before, count, a, f)) {
			*at = f->end;
			return true;
		}
	}
	return false;
}
