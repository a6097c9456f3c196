#include "announce.h"

#include "character.h"
#include "clause.h"
#include "cue.h"
#include "script.h"
#include "signs.h"

/* lists returns whether a noun that only announces a list stands at i, perhaps
 * behind an adjective of two characters or 的: 三个方面, 四项重点任务. */
static bool
lists(const struct sentence *s, uint32_t i)
{
	uint64_t ignored;
	for (uint32_t skip = 0; skip <= 3 && is_han(s->cp[i + skip]); skip++) {
		uint32_t length = cue_longest(s, i + skip, CUE_BIT(CUE_LIST), &ignored);
		if (cue_longest(s, i + skip, CUE_BIT(CUE_NOTLIST), &ignored) > length)
			return false;
		if (length > 0)
			return true;
	}
	return false;
}

/* after_setup returns whether what stands before code point i makes groups: 分为3类. */
static bool
after_setup(const struct sentence *s, uint32_t i)
{
	return i > 0 && character_is(s->cp[i - 1], CHARACTER_SETUP);
}

bool
announces(const struct sentence *s, const struct amount *m, enum figure_class class)
{
	uint64_t ignored;
	if (class != FIGURE_COUNT || m->unit.begin == m->unit.end || m->n.over || m->n.multiplied)
		return false;
	if (m->n.single && s->cp[m->n.begin] == SIGN_ONE)
		return true;
	/* a list has few members, and nobody counts them: 38项措施 and 其余5项任务 are
	 * counted */
	if (m->n.digits > 1 || m->n.bare || cue_before(s, m->n.begin, CUE_BIT(CUE_TALLY), &ignored) > 0)
		return false;
	/* nor are they less than one, or nothing: 震级4.2级, 发现问题4类 */
	if (!m->n.han && (m->n.end > m->n.begin + m->n.digits || (clause_ends(s->cp[m->end]) && !after_setup(s, m->n.begin))))
		return false;
	/* the unit word itself is such a noun: 三方面, 两类, 四大 */
	if (cue_longest(s, m->unit.begin, CUE_BIT(CUE_LISTUNIT), &ignored) >= m->unit.end - m->unit.begin)
		return true;
	return !m->n.masked && cue_longest(s, m->unit.begin, CUE_BIT(CUE_LISTOF), &ignored) == m->unit.end - m->unit.begin &&
	    lists(s, m->end);
}
