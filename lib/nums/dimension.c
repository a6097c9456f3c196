#include "dimension.h"

#include "numeral.h"

enum { LENGTHS = 3 };

static uint32_t
past_blank(const struct sentence *s, uint32_t i)
{
	return s->cp[i] == ' ' ? i + 1 : i;
}

uint32_t
dimension_next(const struct sentence *s, uint32_t i)
{
	uint32_t sign = past_blank(s, i);
	return numeral_role_at(s, sign) == ROLE_MASK ? past_blank(s, sign + 1) : i;
}

bool
dimension_unit(const struct sentence *s, uint32_t i, struct arena *a, struct unit *u)
{
	for (int length = 1; length < LENGTHS; length++) {
		struct numeral n;
		uint32_t next = dimension_next(s, i);
		if (next == i || numeral_role_at(s, next) != ROLE_ASCII || !numeral_read(s, next, a, &n) || !n.has_value)
			return false;
		i = n.end;
		if (unit_read(s, past_blank(s, i), u))
			return unit_is(u, UNIT_LENGTH) && !u->compound;
	}
	return false;
}
