#include "unit.h"

#include "cue.h"
#include "script.h"
#include "signs.h"

/* word finds the longest unit word at i that the text does not go on from to
 * another word; returns its length. */
static uint32_t
word(const struct sentence *s, uint32_t i, uint64_t *classes)
{
	uint32_t node = 0, length = 0, value = 0, k = 0;
	uint64_t ignored;
	while ((node = trie_step_code(&unit_words, node, s->code[i + k])) != 0) {
		k++;
		/* a Latin unit ends where the letters end: 3m, not 3max; the 2 of 米2 counts what
		 * follows it: 深3米2口 */
		uint32_t last = s->cp[i + k - 1], next = s->cp[i + k];
		if (trie_value(&unit_words, node) != 0 && !(is_latin(last) && is_latin(next)) &&
		    !(is_digit(last) && is_han(s->cp[i]) && unit_begins(s, i + k))) {
			value = trie_value(&unit_words, node);
			length = k;
		}
	}
	if (length == 0 || cue_longest(s, i, CUE_BIT(CUE_NONUNIT), &ignored) > length)
		return 0;
	*classes = unit_words.set[value];
	return length;
}

static bool
multiplies(uint32_t cp)
{
	return cp == SIGN_MIDDLE_DOT || cp == SIGN_BULLET || cp == SIGN_KATAKANA_DOT;
}

/* denominator reads the (人·月) of 元/(人·月) at i; returns its end. */
static uint32_t
denominator(const struct sentence *s, uint32_t i)
{
	uint64_t classes;
	uint32_t end = i, length;
	do {
		length = word(s, end + 1, &classes);
		end += 1 + length;
	} while (length > 0 && multiplies(s->cp[end]));
	return length > 0 && s->cp[end] == ')' ? end + 1 : i;
}

/* part reads what follows 元 in 元/公里, 元/人·月, 元/(人·月) and 元每亩; returns its
 * end. */
static uint32_t
part(const struct sentence *s, uint32_t i)
{
	uint64_t classes;
	uint32_t cp = s->cp[i], length;
	if (cp != '/' && !multiplies(cp) && cp != SIGN_EACH)
		return i;
	if (cp == '/' && s->cp[i + 1] == '(') {
		length = denominator(s, i + 1) - (i + 1);
		return length > 0 ? i + 1 + length : i;
	}
	if (cp == '/' && s->cp[i + 1] == SIGN_EACH)
		i++;
	length = word(s, i + 1, &classes);
	return length > 0 ? i + 1 + length : i;
}

bool
unit_read(const struct sentence *s, uint32_t i, struct unit *u)
{
	uint32_t end, length = word(s, i, &u->classes);
	u->begin = i;
	u->end = u->head_end = i + length;
	u->compound = false;
	if (length == 0)
		return false;
	/* 20元每亩, but not 32户每户 */
	bool each = !(unit_is(u, UNIT_COUNT) || unit_is(u, UNIT_DURATION)) || unit_is(u, UNIT_MONEY);
	while ((each || s->cp[u->end] != SIGN_EACH) && (end = part(s, u->end)) != u->end) {
		u->end = end;
		u->compound = true;
	}
	/* 600元/亩年 */
	uint64_t classes;
	if (u->compound && (length = word(s, u->end, &classes)) > 0 && classes >> UNIT_DURATION & 1 &&
	    (!is_han(s->cp[u->end + length]) || s->cp[u->end + length] == SIGN_OF))
		u->end += length;
	return true;
}

bool
unit_begins(const struct sentence *s, uint32_t i)
{
	uint64_t classes;
	return word(s, i, &classes) > 0;
}

bool
unit_prefixed(const struct sentence *s, uint32_t i)
{
	uint64_t classes;
	if (trie_step_code(&unit_words, 0, s->code[i]) == 0)
		return false;
	uint32_t length = word(s, i, &classes), next = s->cp[i + 1];
	return length > 1 || (length == 1 && next != SIGN_YUAN && next != SIGN_ROUND_YUAN && next != SIGN_BEAUTY);
}

uint64_t
unit_ends(const struct sentence *s, uint32_t i)
{
	for (uint32_t k = i < 4 ? i : 4; k > 0; k--) {
		uint32_t node = 0, p = i - k;
		while (p < i && (node = trie_step_code(&unit_words, node, s->code[p])) != 0)
			p++;
		if (p == i && trie_value(&unit_words, node) != 0)
			return unit_words.set[trie_value(&unit_words, node)];
	}
	return 0;
}
