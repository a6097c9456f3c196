#include "sentence.h"

#include <string.h>

#include "../base/utf8.h"
#include "../han/fold.h"
#include "numeral.h"

enum { PAD = 8, LOOK_BACK = 256 };

void
sentence_open(struct sentence_cutter *c, uint32_t cap)
{
	c->cp = mem_new((cap + PAD) * sizeof *c->cp);
	c->at = mem_new((cap + PAD) * sizeof *c->at);
	c->cap = cap;
}

void
sentence_close(struct sentence_cutter *c)
{
	mem_free(c->cp);
	mem_free(c->at);
}

void
sentence_begin(struct sentence_cutter *c, struct slice text)
{
	c->text = text;
	c->pos = 0;
	c->first = 0;
	c->n = 0;
}

static bool
closes(uint32_t cp)
{
	/* ” ’ 」 』 ） 】 and ASCII, behind a full stop */
	return cp == 0x201d || cp == 0x2019 || cp == 0x300d || cp == 0x300f || cp == ')' || cp == 0x3011 || cp == '"';
}

/* stops returns whether a sentence ends behind code point i, where next is the
 * one after. A 。 between blanked digits is a mangled decimal point: xx。x公里. */
static bool
stops(const uint32_t *cp, uint32_t i, uint32_t next)
{
	switch (cp[i]) {
	case '\n':
	case '!':
	case '?':
		return true;
	case 0x3002:
		return !(i > 0 && numeral_role(cp[i - 1]) == ROLE_MASK && numeral_role(next) == ROLE_MASK);
	default:
		return false;
	}
}

/* cut finds a seam in the n folded code points of a sentence too long to hold:
 * behind the last comma, semicolon or blank, so that no figure is torn. */
static uint32_t
cut(const uint32_t *cp, uint32_t n)
{
	for (uint32_t i = n; i > n - LOOK_BACK; i--)
		if (cp[i - 1] == ',' || cp[i - 1] == ';' || cp[i - 1] == 0x3001 || cp[i - 1] == ' ')
			return i;
	return n;
}

bool
sentence_next(struct sentence_cutter *c, struct sentence *s)
{
	const char *p = c->text.ptr + c->pos, *end = c->text.ptr + c->text.len;
	uint32_t n = 0, cp, next = 0;
	bool stopped = false;
	c->first += c->n;
	if (p == end)
		return false;
	unsigned step = utf8_decode(p, &cp);
	cp = han_fold(cp);
	for (;;) {
		c->cp[n] = cp;
		c->at[n++] = (uint32_t)(p - c->text.ptr);
		p += step;
		if (p == end)
			break;
		step = utf8_decode(p, &next);
		next = han_fold(next);
		if (!stopped)
			stopped = stops(c->cp, n - 1, next);
		if (stopped && !closes(next))
			break;
		if (n == c->cap) {
			n = cut(c->cp, n);
			p = n < c->cap ? c->text.ptr + c->at[n] : p;
			break;
		}
		cp = next;
	}
	c->pos = (size_t)(p - c->text.ptr);
	c->n = n;
	memset(c->cp + n, 0, PAD * sizeof *c->cp);
	c->at[n] = (uint32_t)c->pos;
	s->text = c->text;
	s->cp = c->cp;
	s->at = c->at;
	s->n = n;
	s->first = c->first;
	return true;
}
