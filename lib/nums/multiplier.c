/* What multiplies a numeral or makes it inexact from within: 十百千万亿, 余 多 来. */
#include "numeral_part.h"

#include "signs.h"
#include "unit.h"

enum { POWER_LIMIT = 60 };

bool
numeral_multiplies(const struct sentence *s, uint32_t i)
{
	enum numeral_role role = numeral_role_at(s, i);
	if (role != ROLE_UNIT && role != ROLE_MYRIAD)
		return false;
	return !unit_prefixed(s, i);
}

uint32_t
numeral_inner_word(const struct sentence *s, uint32_t i, struct numeral *n)
{
	uint32_t cp = s->cp[i];
	switch (cp) {
	case SIGN_ODD:
		n->over = true;
		return i + 1;
	case SIGN_MANY:    /* 多, but not of 132多米尼加比索 */
		if (unit_begins(s, i))
			return i;
		break;
	case SIGN_SEVERAL:    /* 几: 20几个 */
	case SIGN_COME:    /* 来: 20来户 */
	case SIGN_ABOUT:
		break;
	default:
		return i;
	}
	bool goes_on = unit_begins(s, i + 1) || numeral_multiplies(s, i + 1);
	if (cp == SIGN_MANY ? !goes_on && s->cp[i + 1] < 0x2e80 : !goes_on)
		return i;
	if (cp == SIGN_ABOUT && (i == 0 || numeral_role_at(s, i - 1) < ROLE_UNIT))
		return i;
	if (cp == SIGN_MANY || cp == SIGN_SEVERAL)
		n->over = true;
	else
		n->about = true;
	return i + 1;
}

/* items_of_money takes the 个 of 5个亿, and 个多 of 两个多亿; returns their end. */
static uint32_t
items_of_money(const struct sentence *s, uint32_t i, struct numeral *n)
{
	uint32_t more = s->cp[i + 1] == SIGN_MANY || s->cp[i + 1] == SIGN_ODD;
	if (s->cp[i + 1 + more] != SIGN_HUNDRED_MILLION)
		return i;
	n->over |= more != 0;
	return i + 1 + more;
}

uint32_t
numeral_multipliers(const struct sentence *s, uint32_t i, struct numeral *n)
{
	i = numeral_inner_word(s, i, n);
	if (s->cp[i] == SIGN_ITEM)
		i = items_of_money(s, i, n);
	bool before = n->over || n->about;
	uint32_t begin = i;
	while (numeral_multiplies(s, i) && n->power < POWER_LIMIT)
		n->power += (int32_t)(s->numeral[i++] & 15);
	n->multiplied = i > begin;
	if (n->multiplied && !before)
		i = numeral_inner_word(s, i, n);
	return i;
}
