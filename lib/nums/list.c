#include "list.h"

#include "../base/dec.h"
#include "cue.h"
#include "numeral.h"
#include "signs.h"

static bool
joins(uint32_t cp)
{
	return character_of(cp)->mark == MARK_LIST || cp == SIGN_AND || cp == SIGN_WITH;
}

/* power_of returns the power of ten between the digits of f and its unit, below 0 when
 * anything else stands there. */
static int32_t
power_of(const struct sentence *s, const struct figure *f)
{
	uint32_t i = f->begin;
	int32_t power = 0;
	while (numeral_role_at(s, i) == ROLE_ASCII || s->cp[i] == '.')
		i++;
	if (i == f->begin)
		return -1;
	for (; i < f->unit_begin && numeral_power(s->cp[i]) > 0; i++)
		power += numeral_power(s->cp[i]);
	return i == f->unit_begin ? power : -1;
}

/* lends returns whether the numbers before f can have its unit: 3、5组 are groups with
 * these numbers, 2、3人 are two or three. */
static bool
lends(const struct sentence *s, const struct figure *f)
{
	uint64_t ignored;
	return f->class < FIGURE_DATE && f->class != FIGURE_RATIO && f->class != FIGURE_DURATION && f->approx != APPROX_RANGE &&
		f->value.ptr != NULL && f->unit_end > f->unit_begin &&
		cue_longest(s, f->unit_begin, CUE_BIT(CUE_NUMBERED), &ignored) == 0;
}

/* borrows returns whether f is a number of the list that goes on at next. The 1 of
 * 1、20户 that opens a sentence is a marker. */
static bool
borrows(const struct sentence *s, const struct figure *f, const struct figure *next)
{
	return f->class == FIGURE_NUMBER && f->value.ptr != NULL && f->unit.len == 0 && f->end + 1 == next->begin && f->begin > 0 &&
		joins(s->cp[f->end]) && numeral_role_at(s, f->end - 1) == ROLE_ASCII;
}

void
list_unit(const struct sentence *s, struct figure *figure, size_t count, struct arena *a)
{
	const struct figure *last = &figure[count - 1];
	if (count < 2 || !borrows(s, last - 1, last) || !lends(s, last))
		return;
	int32_t power = power_of(s, last);
	for (size_t k = count - 1; power >= 0 && k > 0 && borrows(s, &figure[k - 1], &figure[k]); k--) {
		struct figure *f = &figure[k - 1];
		struct dec value;
		if (power > 0 && dec_parse(a, f->value, &value))
			f->value = dec_text(a, dec_shift(value, power));
		f->class = last->class;
		f->unit = last->unit;
		f->unit_word = last->unit_word;
		f->implied = true;
	}
}
