#include "clause.h"

bool
clause_ends(uint32_t cp)
{
	return cp == 0 || cp == ',' || cp == ';' || cp == ':' || cp == 0x3001 || cp == 0x3002 || cp == '(' || cp == ')' ||
	    cp == 0x201c || cp == 0x201d || cp == '!' || cp == '?';
}

uint32_t
clause_begin(const struct sentence *s, uint32_t i, uint32_t limit)
{
	uint32_t begin = i;
	while (begin > 0 && i - begin < limit && !clause_ends(s->cp[begin - 1]))
		begin--;
	return begin;
}
