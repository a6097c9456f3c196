/* What two numerals make: percents, fractions, ratios. */
#include "numeral_part.h"

#include "script.h"
#include "signs.h"
#include "unit.h"

enum { RATIO_LIMIT = 4 };

/* is_of returns whether 分之 stands at i. */
static bool
is_of(const struct sentence *s, uint32_t i)
{
	return s->cp[i] == SIGN_PART && s->cp[i + 1] == SIGN_ITS;
}

/* quotient sets n to x / y when that is a terminating decimal. */
static void
quotient(struct arena *a, struct dec x, struct dec y, struct numeral *n)
{
	struct rat r;
	bool divides = rat_div(a, rat_from_dec(a, x), rat_from_dec(a, y), &r);
	n->has_value = divides && rat_to_dec(a, r, &n->value);
	n->endless = divides && !n->has_value;
	n->above = x;
	n->below = y;
}

void
numeral_add_part(struct arena *a, struct numeral *n, struct dec x, struct dec y)
{
	quotient(a, dec_add(a, dec_mul(a, n->value, y), x), y, n);
}

bool
numeral_percent(const struct sentence *s, uint32_t i, struct arena *a, struct numeral *n)
{
	uint32_t cp = s->cp[i];
	if (!is_of(s, i + 1) || (cp != SIGN_HUNDRED && cp != SIGN_THOUSAND && cp != SIGN_MYRIAD))
		return false;
	uint32_t begin = i + 3 + (s->cp[i + 3] == ' ');
	bool minus = s->cp[begin] == SIGN_MINUS;                /* 百分之负三 */
	if (!numeral_plain(s, begin + minus, a, n))
		return false;
	n->value.neg = minus && n->has_value && n->value.mant.n != 0;
	n->begin = i;
	n->kind = cp == SIGN_HUNDRED ? NUMERAL_PERCENT : NUMERAL_PERMILLE;
	n->single = n->bare = false;
	n->han = true;
	if (cp == SIGN_MYRIAD && n->has_value)
		n->value = dec_shift(n->value, -1);
	return true;
}

/* fraction grows n to 三分之一 or 3/4. */
static bool
fraction(const struct sentence *s, struct arena *a, struct numeral *n)
{
	struct numeral above = { 0 };
	bool slash = s->cp[n->end] == '/';
	if (!n->has_value || n->bare || n->over || n->about)
		return false;
	if (slash) {
		/* 3/4 is a fraction; 2020/3/5, 24/7 and 3/人 are not */
		if (n->han || n->digits > 2 || n->multiplied || !is_digit(s->cp[n->end + 1]))
			return false;
		if (!numeral_plain(s, n->end + 1, a, &above) || above.digits > 3 || s->cp[above.end] == '/' ||
		    (n->begin > 0 && s->cp[n->begin - 1] == '/') || above.multiplied ||
		    dec_cmp(a, n->value, above.value) >= 0)
			return false;
		quotient(a, n->value, above.value, n);
	} else {
		if (!is_of(s, n->end) || !numeral_plain(s, n->end + 2, a, &above) || !above.has_value)
			return false;
		quotient(a, above.value, n->value, n);
	}
	n->end = above.end;
	n->kind = NUMERAL_FRACTION;
	n->single = n->ranged = false;
	n->han = !slash;
	return true;
}

/* and_fraction reads 又四分之三 behind a whole number. */
static bool
and_fraction(const struct sentence *s, struct arena *a, struct numeral *n)
{
	struct numeral part;
	if (s->cp[n->end] != SIGN_ANDALSO || !n->has_value || !numeral_plain(s, n->end + 1, a, &part) ||
	    !fraction(s, a, &part))
		return false;
	numeral_add_part(a, n, part.above, part.below);
	n->kind = NUMERAL_FRACTION;
	n->end = part.end;
	n->single = false;
	return true;
}

/* ratio reads 1:3, 3比1 and 2:1:1 behind n; 8:30 is left for the times. */
static bool
ratio(const struct sentence *s, struct arena *a, struct numeral *n)
{
	struct numeral to = { 0 };
	bool said = s->cp[n->end] == SIGN_THAN;
	if ((s->cp[n->end] != ':' && !said) || !n->has_value || n->over || n->multiplied || s->cp[n->end + 1] == 0)
		return false;
	if (!numeral_plain(s, n->end + 1, a, &to) || !to.has_value || to.multiplied || to.han != n->han || to.over)
		return false;
	/* 3比1, but not 2021比2020年 */
	if (said && (n->end - n->begin > 2 || unit_begins(s, to.end)))
		return false;
	quotient(a, n->value, to.value, n);
	n->endless = false;
	n->end = to.end;
	for (int parts = 2; s->cp[n->end] == ':' && parts < RATIO_LIMIT; parts++) {
		struct numeral more = { 0 };
		if (!numeral_plain(s, n->end + 1, a, &more) || !more.has_value)
			break;
		n->has_value = false;
		n->end = more.end;
	}
	n->kind = NUMERAL_RATIO;
	n->single = n->bare = false;
	return true;
}

void
numeral_joined(const struct sentence *s, struct arena *a, struct numeral *n)
{
	if (!fraction(s, a, n) && !and_fraction(s, a, n))
		ratio(s, a, n);
}
