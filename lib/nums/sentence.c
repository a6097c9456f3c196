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
	c->nth = mem_new((cap + PAD) * sizeof *c->nth);
	c->cap = cap;
}

void
sentence_close(struct sentence_cutter *c)
{
	mem_free(c->cp);
	mem_free(c->at);
	mem_free(c->nth);
}

void
sentence_begin(struct sentence_cutter *c, struct slice text)
{
	c->text = text;
	c->pos = 0;
	c->first = 0;
	c->count = 0;
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

bool
sentence_blank(uint32_t cp)
{
	if (cp <= 0xa0)
		return cp <= ' ' ? cp != '\n' : cp >= 0x7f;
	return (cp >= 0x2000 && cp <= 0x200f) || (cp >= 0x2028 && cp <= 0x202f) || (cp >= 0x205f && cp <= 0x206f) ||
	    cp == 0xad || cp == 0xfeff;
}

/* parts returns whether a blank between code points last and next means something:
 * between two numerals that stand for themselves, or ASCII characters. 4.2 万 and
 * 30 % are one. */
static bool
parts(uint32_t last, uint32_t next)
{
	enum numeral_role a = numeral_role(last), b = numeral_role(next);
	if (a > ROLE_HEAD && b > ROLE_HEAD)
		return (b != ROLE_UNIT && b != ROLE_FORMAL_UNIT && b != ROLE_MYRIAD) || a == b;
	return last < 0x80 && next < 0x80 && next != '%';
}

/* cut finds a seam in the n code points of a sentence too long to hold: behind the
 * last comma, semicolon or blank, so that no figure is torn. */
static uint32_t
cut(const struct sentence_cutter *c, uint32_t n)
{
	for (uint32_t i = n; i > n - LOOK_BACK; i--) {
		uint32_t last = c->cp[i - 1];
		bool gap = c->nth[i] - c->nth[i - 1] > 1 && numeral_role(last) <= ROLE_HEAD;
		if (last == ',' || last == ';' || last == 0x3001 || last == ' ' || gap)
			return i;
	}
	return n;
}

static void
add(struct sentence_cutter *c, uint32_t n, uint32_t cp, const char *p, uint32_t nth)
{
	c->cp[n] = cp;
	c->at[n] = (uint32_t)(p - c->text.ptr);
	c->nth[n] = nth;
}

/* is_plain returns whether one of U+4000 to U+9FFF begins at p: no blank, and nothing
 * that ends a sentence. */
static bool
is_plain(const char *p, const char *end)
{
	return end - p >= 3 && (unsigned char)(*p - 0xe4) < 6;
}

/* plain_run adds the run of such characters at p, most of a text, for which nothing
 * need be asked; returns how many. */
static uint32_t
plain_run(struct sentence_cutter *c, const char *p, const char *end, uint32_t n, uint32_t count)
{
	uint32_t *to = c->cp + n, *at = c->at + n, *nth = c->nth + n, place = (uint32_t)(p - c->text.ptr);
	uint32_t used = n + 1 > count ? n + 1 : count, run = 0;
	uint32_t room = used < c->cap ? c->cap - used : 0;      /* a blank before may have taken the last place */
	for (; run < room && is_plain(p, end); run++, p += 3) {
		const unsigned char *u = (const unsigned char *)p;
		uint32_t cp = (u[0] & 0x0fu) << 12 | (u[1] & 0x3fu) << 6 | (u[2] & 0x3fu);
		to[run] = han_fold(cp);
		at[run] = place + 3 * run;
		nth[run] = count + run;
	}
	return run;
}

bool
sentence_next(struct sentence_cutter *c, struct sentence *s)
{
	const char *p = c->text.ptr + c->pos, *end = c->text.ptr + c->text.len, *blank = NULL;
	uint32_t n = 0, count = 0, blanks = 0, kind = 0, cp;
	bool stopped = false;
	c->first += c->count;
	if (p == end)
		return false;
	s->begin = (uint32_t)c->pos;
	while (p < end) {
		unsigned step = utf8_decode(p, &cp);
		cp = han_fold(cp);
		if (n > 0 && blanks == 0 && !stopped)
			stopped = stops(c->cp, n - 1, cp);
		if (stopped && !closes(cp))
			break;
		if (n + 1 >= c->cap || count >= c->cap) {
			add(c, n, cp, p, count);
			n = cut(c, n);
			p = c->text.ptr + c->at[n];
			count = c->nth[n];
			break;
		}
		if (sentence_blank(cp)) {
			if (blanks++ == 0) {
				blank = p;
				kind = cp;
			}
			count++;
			p += step;
			continue;
		}
		/* more than one blank, or a tab, is a gap in a table, not in a number */
		if (blanks > 0 && n > 0 && parts(c->cp[n - 1], cp))
			add(c, n++, blanks > 1 ? '\t' : kind, blank, count - blanks);
		blanks = 0;
		add(c, n++, cp, p, count++);
		p += step;
		if (is_plain(p - step, end)) {
			uint32_t run = plain_run(c, p, end, n, count);
			n += run;
			count += run;
			p += 3 * run;
		}
	}
	c->pos = (size_t)(p - c->text.ptr);
	c->count = count;
	memset(c->cp + n, 0, PAD * sizeof *c->cp);
	add(c, n, 0, p, count);
	s->text = c->text;
	s->cp = c->cp;
	s->at = c->at;
	s->nth = c->nth;
	s->n = n;
	s->end = (uint32_t)c->pos;
	s->first = c->first;
	return true;
}
