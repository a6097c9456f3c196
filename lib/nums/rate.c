#include "rate.h"

#include "clause.h"
#include "cue.h"
#include "numeral.h"
#include "script.h"
#include "signs.h"

enum {
	CLAUSE = 40,            /* code points of the clause that are looked at */
	GRADE = 8,              /* between the figures of grades that share a rate */
	APART = 3,              /* before the figure in a clause of its own */
	APART_UNIT = 5          /* of what the rate is by, in the clause before */
};

/* between returns whether a figure stands between code point i and the one that
 * begins at begin, and, when past_de is set, 的 closes its phrase: 每户3亩的大户20家.
 * 由500公斤提高到650公斤 is one statement, and so is 1100斤和4000斤. */
static bool
between(const struct sentence *s, uint32_t i, uint32_t begin, const struct figure *before, size_t count, bool past_de)
{
	uint32_t joint = begin > 0 ? s->cp[begin - 1] : 0;
	if (joint == SIGN_TO || joint == SIGN_UNTIL || joint == SIGN_AND || joint == SIGN_WITH)
		return false;
	while (count > 0 && before[--count].begin >= i)
		if (before[count].class < FIGURE_DATE && (!past_de || s->cp[before[count].outer_end] == SIGN_OF))
			return true;
	return false;
}

/* rate_apart returns whether what a rate is by ends the clause before the one that
 * begins at begin: 每人每月,500元; 按每人每月的标准,发放500元; (每亩)补300元. */
static bool
rate_apart(const struct sentence *s, uint32_t begin)
{
	uint64_t ignored;
	struct unit u;
	uint32_t end = begin - 1, each = end;   /* behind end stands the comma, colon or bracket */
	while (each > 0 && end - each <= APART_UNIT && s->cp[each - 1] != SIGN_EACH)
		each--;
	if (each == 0 || end - each > APART_UNIT || !unit_read(s, each, &u))
		return false;
	return u.end + cue_longest(s, u.end, CUE_BIT(CUE_RATETAIL), &ignored) == end &&
	    cue_longest(s, begin, CUE_BIT(CUE_TALLY), &ignored) == 0;
}

/* is_rate returns whether the clause before the figure makes it one per
 * something: 每人每月500元, 户均增收3000元, 日处理300吨. */
static bool
is_rate(const struct sentence *s, uint32_t begin, const struct figure *before, size_t count)
{
	uint64_t classes;
	uint32_t clause = clause_begin(s, begin, CLAUSE);
	for (uint32_t i = clause; i < begin; i++) {
		uint32_t length = cue_longest(s, i, CUE_BIT(CUE_RATE) | CUE_BIT(CUE_NOTRATE), &classes);
		if (length == 0)
			continue;
		/* 200户均已入住 is no 户均, nor 500吨/日生产线 a 日生产 */
		bool counted = i > 0 && numeral_role_at(s, i - 1) > ROLE_HEAD && s->cp[i] != SIGN_EACH;
		if (classes >> CUE_NOTRATE & 1)
			i += length - 1;
		else if (i + length <= begin && !counted && !(i > 0 && s->cp[i - 1] == '/') && !between(s, i, begin, before, count, !(classes >> CUE_ONCE & 1)))
			return true;
	}
	return clause > 2 && begin - clause <= APART && clause_ends(s->cp[clause - 1]) && rate_apart(s, clause);
}

/* shares_rate returns whether a figure is one of several by grade that share the
 * rate of the one before: 每户C级1万元、D级2.5万元. */
static bool
shares_rate(const struct sentence *s, const struct figure *f, const struct figure *before, size_t count)
{
	const struct figure *last = count > 0 ? &before[count - 1] : NULL;
	if (last == NULL || last->class != FIGURE_RATE || last->begin == 0 || s->cp[last->outer_end] != SIGN_LIST_COMMA ||
	    f->begin <= last->outer_end + 1 || f->begin - last->outer_end > GRADE || !slice_eq(last->unit, f->unit))
		return false;
	for (uint32_t i = last->outer_end + 1; i < f->begin; i++)
		if (clause_ends(s->cp[i]))
			return false;
	return is_han(s->cp[f->begin - 1]) && s->cp[f->begin - 1] == s->cp[last->begin - 1];
}

/* is_price returns whether the figure is what one unit sells for: 一斤卖5块. */
static bool
is_price(const struct sentence *s, const struct figure *f, const struct figure *before, size_t count)
{
	uint64_t ignored;
	const struct figure *last = count > 0 ? &before[count - 1] : NULL;
	if (last == NULL || f->class != FIGURE_MONEY || last->class != FIGURE_MEASURE || last->value.len != 1 || last->value.ptr[0] != '1')
		return false;
	uint32_t length = cue_before(s, f->begin, CUE_BIT(CUE_PRICE), &ignored);
	return length > 0 && f->begin - length == last->end;
}

/* is_temperature returns whether the unit measures nothing else: 年均气温13.5℃ is a mean
 * and no rate, 户均用电300度 is one. */
static bool
is_temperature(const struct unit *u)
{
	return unit_is(u, UNIT_TEMPERATURE) && !unit_is(u, UNIT_WEAK);
}

bool
rate_read(const struct sentence *s, const struct figure *f, const struct unit *u, const struct figure *before, size_t count)
{
	if (f->class == FIGURE_MEASURE && is_temperature(u))
		return false;
	return is_rate(s, f->begin, before, count) || shares_rate(s, f, before, count) || is_price(s, f, before, count);
}
