#include "clause.h"

#include "../base/utf8.h"
#include "../han/fold.h"
#include "../nums/character.h"
#include "../nums/sentence.h"

static bool
ends_clause(uint32_t c)
{
	enum mark mark = character_of(c)->mark;
	return (mark != MARK_NONE && mark != MARK_DASH && mark != MARK_BLANK) || c == '.';
}

static bool
is_lead(char c)
{
	return ((unsigned char)c & 0xc0) != 0x80;
}

/* The byte where the code point count further than byte i begins; text.len when
 * there is none. */
static size_t
forward(struct slice text, size_t i, uint64_t count)
{
	for (; i < text.len; i++)
		if (is_lead(text.ptr[i]) && count-- == 0)
			break;
	return i;
}

static size_t
back(struct slice text, size_t i, unsigned count)
{
	for (; i > 0 && count > 0; count--)
		do
			i--;
		while (i > 0 && !is_lead(text.ptr[i]));
	return i;
}

static void
read_before(struct unit_clause *c, struct slice text, size_t end)
{
	for (size_t i = back(text, end, CLAUSE_BEFORE); i < end;) {
		uint32_t cp;
		i += utf8_decode(text.ptr + i, &cp);
		cp = han_fold(cp);
		if (sentence_blank(cp))
			continue;
		c->code[c->n_before] = character_of(cp)->code;
		c->before[c->n_before++] = cp;
		if (ends_clause(cp))
			c->n_before = 0;
	}
	memset(c->before + c->n_before, 0, CLAUSE_PADDING * sizeof *c->before);
	memset(c->code + c->n_before, 0, CLAUSE_PADDING * sizeof *c->code);
}

static void
read_after(struct unit_clause *c, struct slice text, size_t i)
{
	while (i < text.len && c->n_after < CLAUSE_AFTER) {
		uint32_t cp;
		i += utf8_decode(text.ptr + i, &cp);
		cp = han_fold(cp);
		if (sentence_blank(cp))
			continue;
		if (ends_clause(cp))
			break;
		c->after[c->n_after++] = cp;
	}
	memset(c->after + c->n_after, 0, CLAUSE_PADDING * sizeof *c->after);
}

void
clause_read(const struct figure_place *place, struct unit_clause *c)
{
	c->n_before = c->n_after = 0;
	size_t begin = forward(place->text, 0, place->begin);
	size_t end = place->end > place->begin ? forward(place->text, begin, place->end - place->begin) : begin;
	read_before(c, place->text, begin);
	read_after(c, place->text, end);
}

static bool
holds(const uint32_t *cp, uint32_t length, const uint32_t *word, uint32_t n)
{
	for (uint32_t i = 0; i + n <= length; i++)
		if (memcmp(cp + i, word, n * sizeof *word) == 0)
			return true;
	return false;
}

bool
clause_has(const struct unit_clause *c, const uint32_t *word, uint32_t n)
{
	return holds(c->before, c->n_before, word, n) || holds(c->after, c->n_after, word, n);
}
