#include "sentence.h"

#include <string.h>

#include "../base/utf8.h"
#include "numeral.h"

enum { PAD = 8, LOOK_BACK = 256 };

void
sentence_open(struct sentence_cutter *c, uint32_t cap, uint32_t room)
{
	size_t all = (size_t)room + cap + PAD;
	*c = (struct sentence_cutter){ .cap = cap, .room = room };
	c->cp = mem_new(all * sizeof *c->cp);
	c->at = mem_new(all * sizeof *c->at);
	c->nth = mem_new(all * sizeof *c->nth);
	c->code = mem_new(all * sizeof *c->code);
	c->numeral = mem_new(all * sizeof *c->numeral);
}

/* move puts the place of the next sentence to held code points from the first. */
static void
move(struct sentence_cutter *c, uint32_t held)
{
	ptrdiff_t by = (ptrdiff_t)held - (ptrdiff_t)c->held;
	c->cp += by;
	c->at += by;
	c->nth += by;
	c->code += by;
	c->numeral += by;
	c->held = held;
}

void
sentence_close(struct sentence_cutter *c)
{
	move(c, 0);
	mem_free(c->cp);
	mem_free(c->at);
	mem_free(c->nth);
	mem_free(c->code);
	mem_free(c->numeral);
}

void
sentence_begin(struct sentence_cutter *c, struct slice text)
{
	c->text = text;
	c->pos = 0;
	c->first = 0;
	c->count = 0;
	move(c, 0);
}

bool
sentence_forget(struct sentence_cutter *c)
{
	move(c, 0);
	return c->pos < c->text.len;
}

/* closes returns whether a mark behind a full stop belongs to the sentence before it. */
static bool
closes(enum mark mark)
{
	return mark == MARK_CLOSE || mark == MARK_QUOTECLOSE || mark == MARK_QUOTEEITHER;
}

/* stops returns whether a sentence ends behind code point i, where next is the
 * one after. A 。 between blanked digits is a mangled decimal point: xx。x公里. */
static bool
stops(const uint32_t *cp, uint32_t i, uint32_t next)
{
	enum mark mark = character_of(cp[i])->mark;
	if (mark != MARK_FULLSTOP)
		return mark == MARK_END;
	return !(i > 0 && numeral_role(cp[i - 1]) == ROLE_MASK && numeral_role(next) == ROLE_MASK);
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
	const struct character *is = character_of(cp);
	c->cp[n] = cp ^ is->fold;
	c->at[n] = (uint32_t)(p - c->text.ptr);
	c->nth[n] = nth;
	c->code[n] = is->code;
	c->numeral[n] = is->numeral;
}

/* plain_run adds the characters at p, most of a text, that neither end a sentence nor
 * are blank; returns how many, and puts *p behind them. The arrays are named one by
 * one, since a store to one of them changes none of the others. */
static uint32_t
plain_run(struct sentence_cutter *c, const char **p, const char *end, uint32_t n, uint32_t count)
{
	uint32_t *restrict to = c->cp + n, *restrict at = c->at + n, *restrict nth = c->nth + n;
	uint16_t *restrict code = c->code + n;
	uint8_t *restrict numeral = c->numeral + n;
	const unsigned char *u = (const unsigned char *)*p, *text = (const unsigned char *)c->text.ptr;
	uint32_t used = n + 1 > count ? n + 1 : count, run = 0, cp;
	uint32_t room = used < c->cap ? c->cap - used : 0;      /* a blank before may have taken the last place */
	while (run < room && u < (const unsigned char *)end) {
		unsigned step = 3;
		if ((u[0] & 0xf0) == 0xe0)      /* nearly always */
			cp = (u[0] & 0x0fu) << 12 | (u[1] & 0x3fu) << 6 | (u[2] & 0x3fu);
		else
			step = utf8_decode((const char *)u, &cp);
		const struct character *is = character_of(cp);
		if (is->mark >= MARK_FULLSTOP)
			break;
		to[run] = cp ^ is->fold;
		at[run] = (uint32_t)(u - text);
		nth[run] = count + run;
		code[run] = is->code;
		numeral[run++] = is->numeral;
		u += step;
	}
	*p = (const char *)u;
	return run;
}

/* give makes s the sentence of the n code points held, which ends at p. */
static void
give(struct sentence_cutter *c, uint32_t n, uint32_t count, const char *p, struct sentence *s)
{
	c->pos = (size_t)(p - c->text.ptr);
	c->count = count;
	memset(c->cp + n, 0, PAD * sizeof *c->cp);
	memset(c->numeral + n, 0, PAD * sizeof *c->numeral);
	memset(c->code + n, 0, PAD * sizeof *c->code);
	c->at[n] = (uint32_t)c->pos;
	c->nth[n] = count;
	*s = (struct sentence){ .text = c->text, .cp = c->cp, .at = c->at, .nth = c->nth, .code = c->code,
		.numeral = c->numeral, .n = n, .begin = s->begin, .end = (uint32_t)c->pos, .first = c->first };
	move(c, c->held + n + PAD);
}

bool
sentence_next(struct sentence_cutter *c, struct sentence *s)
{
	const char *p = c->text.ptr + c->pos, *end = c->text.ptr + c->text.len, *blank = NULL;
	uint32_t n = 0, count = 0, blanks = 0, kind = 0, cp;
	bool stopped = false;
	if (p == end || c->held > c->room)
		return false;
	c->first += c->count;
	s->begin = (uint32_t)c->pos;
	while (p < end) {
		unsigned step = utf8_decode(p, &cp);
		enum mark mark = character_of(cp)->mark;
		if (n > 0 && blanks == 0 && !stopped)
			stopped = stops(c->cp, n - 1, cp);
		if (stopped && !closes(mark))
			break;
		if (n + 1 >= c->cap || count >= c->cap) {
			add(c, n, cp, p, count);
			n = cut(c, n);
			p = c->text.ptr + c->at[n];
			count = c->nth[n];
			break;
		}
		if (mark == MARK_BLANK) {
			if (blanks++ == 0) {
				blank = p;
				kind = cp;
			}
			count++;
			p += step;
			continue;
		}
		/* more than one blank, or a tab, is a gap in a table, not in a number */
		if (blanks > 0 && n > 0 && parts(c->cp[n - 1], cp ^ character_of(cp)->fold))
			add(c, n++, blanks > 1 ? '\t' : kind, blank, count - blanks);
		blanks = 0;
		add(c, n++, cp, p, count++);
		p += step;
		if (mark < MARK_FULLSTOP && !stopped) {
			uint32_t run = plain_run(c, &p, end, n, count);
			n += run;
			count += run;
		}
	}
	give(c, n, count, p, s);
	return true;
}
