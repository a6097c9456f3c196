#include "clause.h"

#include "signs.h"
bool
clause_ends(uint32_t cp)
{
	return cp == 0 || cp == ',' || cp == ';' || cp == ':' || cp == SIGN_LIST_COMMA || cp == SIGN_FULL_STOP || cp == '(' || cp == ')' ||
	    cp == SIGN_QUOTE || cp == SIGN_QUOTE_END || cp == '!' || cp == '?';
}

uint32_t
clause_begin(const struct sentence *s, uint32_t i, uint32_t limit)
{
	uint32_t begin = i;
	while (begin > 0 && i - begin < limit && !clause_ends(s->cp[begin - 1]))
		begin--;
	return begin;
}
