#include "repair.h"

#include "../base/mem.h"
#include "../base/utf8.h"
#include "../han/fold.h"
#include "gbk.h"
#include "gloss.h"
#include "marker.h"
#include "markup.h"

/* Where the pass stands. */
struct pass {
	struct repair *r;
	const unsigned char *base, *p, *end;    /* source */
	char *t;                                /* end of the text so far */
	const unsigned char *marked;            /* behind the last tag taken out */
	const char *no_chinese_till;            /* see chinese_behind */
};

const char *
fix_name(enum fix kind)
{
	static const char *const name[FIX_KINDS] = {
		"gloss", "comma", "shift", "markup", "blank", "invalid", "lost", "unrepaired"
	};
	return name[kind];
}

void
repair_open(struct repair *r, size_t most, unsigned switches)
{
	*r = (struct repair){ .switches = switches, .most = most };
	torn_open(&r->torn);
	/* A bad byte becomes three; each byte may end a clause. A torn run has two bytes or more
	 * for a character: of the shortest, two, up to three fixes are told (?; is a shift, a
	 * comma and perhaps a loss) and two pairs, of longer ones no more for a byte. */
	r->text = mem_new(most * 3 + REPAIR_PADDING);
	r->pair = mem_grow(NULL, 2 * most + 2, sizeof *r->pair);
	r->fix = mem_grow(NULL, 2 * most + 2, sizeof *r->fix);
	r->stop = mem_grow(NULL, most + 1, sizeof *r->stop);
}

void
repair_begin(struct repair *r)
{
	r->commas_seen = r->narrow = false;
	torn_begin(&r->torn);
}

void
repair_close(struct repair *r)
{
	torn_close(&r->torn);
	mem_free(r->text);
	mem_free(r->pair);
	mem_free(r->fix);
	mem_free(r->stop);
	*r = (struct repair){ 0 };
}

/* Notes that the text's end stands at source byte s. */
static inline void
note_pair(struct pass *a, const unsigned char *s)
{
	struct repair *r = a->r;
	uint32_t at = (uint32_t)(a->t - r->text);
	while (r->pairs > 0 && r->pair[r->pairs - 1].text >= at)
		r->pairs--;
	r->pair[r->pairs++] = (struct pair){ at, (uint32_t)(s - a->base) };
}

static inline void
note_fix(struct pass *a, enum fix kind)
{
	struct repair *r = a->r;
	r->fix[r->fixes++] = (uint32_t)(a->t - r->text) << 4 | (uint32_t)kind;
}

static inline void
note_stop(struct pass *a)
{
	struct repair *r = a->r;
	r->stop[r->stops++] = (uint32_t)(a->t - r->text);
}

/* Leaves n bytes of the source out. */
static inline void
leave_out(struct pass *a, size_t n, enum fix kind)
{
	a->p += n;
	note_fix(a, kind);
	note_pair(a, a->p);
}

static inline void
copy(struct pass *a, size_t n)
{
	memcpy(a->t, a->p, n);
	a->t += n;
	a->p += n;
}

/* A gloss in wide brackets behind the character just copied. */
static bool
take_wide_gloss(struct pass *a)
{
	uint32_t cp;
	if (a->t - a->r->text < 3 || !(a->r->switches & 1u << FIX_GLOSS) ||
	    ((unsigned char)a->t[-3] & 0xf0) != 0xe0)
		return false;
	utf8_decode(a->t - 3, &cp);
	size_t n = gloss_behind(cp, (const char *)a->p + 3, (const char *)a->end);
	if (n > 0)
		leave_out(a, 3 + n, FIX_GLOSS);
	return n > 0;
}

/* The bytes of a comma at the text's end: 0 when there is none. */
static inline size_t
comma_before(const struct pass *a)
{
	size_t len = (size_t)(a->t - a->r->text);
	if (len >= 1 && a->t[-1] == ',')
		return 1;
	return len >= 3 && memcmp(a->t - 3, "，", 3) == 0 ? 3 : 0;
}

/* Takes the comma of n bytes back before the punctuation at a->p. */
static void
take_comma(struct pass *a, size_t n)
{
	struct repair *r = a->r;
	a->t -= n;
	while (r->stops > 0 && r->stop[r->stops - 1] > (size_t)(a->t - r->text))
		r->stops--;
	note_fix(a, FIX_COMMA);
	note_pair(a, a->p);
}

/* Whether this document has a comma before 。 or 、, which nobody writes: looks
 * through the rest of the piece when none was met yet. */
static bool
sees_commas(struct pass *a)
{
	const unsigned char *p = a->p;
	while (!a->r->commas_seen && (p = memchr(p, ',', (size_t)(a->end - p))) != NULL) {
		p++;
		if (a->end - p >= 3 && p[0] == 0xe3 && p[1] == 0x80 && (p[2] == 0x81 || p[2] == 0x82))
			a->r->commas_seen = true;
	}
	return a->r->commas_seen;
}

/* Whether the piece looks like a row of a table with empty fields: several ",,"
 * and nothing that ends or joins clauses, or announces a list. */
static bool
is_table_row(const struct pass *a)
{
	unsigned doubled = 0;
	size_t n = (size_t)(a->end - a->base);
	if ((n > 0 && a->end[-1] == ':') || (n > 2 && memcmp(a->end - 3, "：", 3) == 0))
		return false;
	for (const unsigned char *p = a->base; p < a->end; p++) {
		doubled += p[0] == ',' && p + 1 < a->end && p[1] == ',';
		if (a->end - p >= 3 && ((p[0] == 0xe3 && p[1] == 0x80 && (p[2] == 0x81 || p[2] == 0x82)) ||
		    (p[0] == 0xef && p[1] == 0xbc && p[2] == 0x9b)))
			return false;
	}
	return doubled > 1;
}

/* Punctuation of n bytes. Written in ASCII, as in code or in a table of commas,
 * it needs Chinese on both sides (or the end of the line), or on one where the
 * document shows the fault. */
static inline void
punctuation(struct pass *a, size_t n, bool ends_clause)
{
	size_t comma = comma_before(a);
	if (comma > 0 && a->r->switches & 1u << FIX_COMMA) {
		bool before = (size_t)(a->t - a->r->text) > comma && (a->t[-(ptrdiff_t)comma - 1] & 0x80);
		bool behind = a->p + n == a->end || (a->p[n] & 0x80);
		if (n == 3 && comma == 1)
			a->r->commas_seen = true;
		if (n == 3 || ((before || behind) && sees_commas(a)) || (before && behind && !is_table_row(a)))
			take_comma(a, comma);
	}
	copy(a, n);
	if (ends_clause || marker_is_point((struct slice){ (const char *)a->p, (size_t)(a->end - a->p) }))
		note_stop(a);
}

/* A comma; one right behind 。；、 was put there. */
static inline void
comma(struct pass *a)
{
	size_t len = (size_t)(a->t - a->r->text);
	if (len >= 1 && a->t[-1] & 0x80)
		a->r->narrow = true;
	if (len >= 3 && a->r->switches & 1u << FIX_COMMA &&
	    (memcmp(a->t - 3, "。", 3) == 0 || memcmp(a->t - 3, "、", 3) == 0 ||
	     memcmp(a->t - 3, "；", 3) == 0))
		leave_out(a, 1, FIX_COMMA);
	else
		punctuation(a, 1, false);
}

/* A blank of n bytes that becomes one space. */
static void
blank(struct pass *a, size_t n)
{
	if (!(a->r->switches & 1u << FIX_BLANK)) {
		copy(a, n);
		return;
	}
	note_fix(a, FIX_BLANK);
	*a->t++ = ' ';
	a->p += n;
	note_pair(a, a->p);
}

static void
invisible(struct pass *a, size_t n)
{
	if (a->r->switches & 1u << FIX_BLANK)
		leave_out(a, n, FIX_BLANK);
	else
		copy(a, n);
}

/* Bytes that are no UTF-8: the longest beginning of a character, or one byte,
 * becomes U+FFFD (Unicode, section 3.9, "substitution of maximal subparts"). */
static void
invalid(struct pass *a)
{
	const unsigned char *p = a->p;
	size_t n = 1;
	bool three = (p[0] == 0xe0 && p[1] >= 0xa0) || (p[0] == 0xed && p[1] <= 0x9f) ||
	    (p[0] > 0xe0 && p[0] < 0xf0 && p[0] != 0xed);
	bool four = (p[0] == 0xf0 && p[1] >= 0x90) || (p[0] == 0xf4 && p[1] <= 0x8f) ||
	    (p[0] > 0xf0 && p[0] < 0xf4);
	if ((three || four) && p + 1 < a->end && (p[1] & 0xc0) == 0x80) {
		n = 2;
		if (four && p + 2 < a->end && (p[2] & 0xc0) == 0x80)
			n = 3;
	}
	note_fix(a, FIX_INVALID);
	memcpy(a->t, "\xef\xbf\xbd", 3);
	a->t += 3;
	a->p += n;
	note_pair(a, a->p);
}

static void
other_character(struct pass *a)
{
	size_t left = (size_t)(a->end - a->p);
	size_t n = a->p[0] < 0xe0 ? 2 : a->p[0] < 0xf0 ? 3 : 4;
	if (n <= left && utf8_valid((struct slice){ (const char *)a->p, n }) == n)
		copy(a, n);
	else
		invalid(a);
}

/* Puts a character of a torn run, which begins at source byte s. */
static void
put_torn(struct pass *a, uint32_t cp, const unsigned char *s)
{
	struct repair *r = a->r;
	size_t at = (size_t)(a->t - r->text), n;
	bool stop = cp == 0x3002 || cp == 0xff01 || cp == 0xff1a || cp == 0xff1b || cp == 0xff1f;
	if ((stop || cp == 0x3001 || cp == 0xff0c) && (n = comma_before(a)) > 0 &&
	    r->switches & 1u << FIX_COMMA) {
		const unsigned char *p = a->p;
		a->p = s;
		take_comma(a, n);
		a->p = p;
		at -= n;
	}
	struct pair last = { 0, 0 };
	if (r->pairs > 0)
		last = r->pair[r->pairs - 1];
	if ((size_t)(s - a->base) != last.source + (at - last.text))
		note_pair(a, s);
	if (r->narrow && cp >= 0xff01 && cp <= 0xff5e)
		cp = cp - 0xff01 + 0x21;
	a->t += utf8_encode(cp, a->t);
	if (stop)
		note_stop(a);
}

/* A '?' or U+FFFD, which may be the beginning of a torn run. */
static void
question(struct pass *a, size_t n)
{
	struct repair *r = a->r;
	struct torn *t = &r->torn;
	enum torn_result result = TORN_NOT;
	if (r->switches & 1u << FIX_SHIFT)
		result = torn_repair(t, (struct slice){ (const char *)a->p, (size_t)(a->end - a->p) },
		    (struct slice){ r->text, (size_t)(a->t - r->text) });
	if (result != TORN_REPAIRED) {
		if (result == TORN_FAILED)
			note_fix(a, FIX_UNREPAIRED);
		if (n == 1)
			punctuation(a, n, true);
		else
			other_character(a);
		return;
	}
	const unsigned char *from = a->p;
	note_fix(a, FIX_SHIFT);
	for (unsigned i = 0; i < t->count; i++)
		put_torn(a, t->ch[i].cp, from + t->ch[i].at);
	for (unsigned i = 0; i < t->glosses; i++)
		note_fix(a, FIX_GLOSS);
	for (unsigned i = 0; i < t->commas; i++)
		note_fix(a, FIX_COMMA);
	for (unsigned i = 0; i < t->lost; i++)
		note_fix(a, FIX_LOST);
	a->p = from + t->used;
	note_pair(a, a->p);
}

/* U+3000 to U+303F begin with E3 80; U+FF00 to U+FF3F with EF BC. */
static inline void
wide_punctuation(struct pass *a)
{
	const unsigned char *p = a->p;
	if (p[0] == 0xe3 && p[1] == 0x80) {
		switch (p[2]) {
		case 0x80: blank(a, 3); return;
		case 0x81: punctuation(a, 3, false); return;    /* 、 */
		case 0x82: punctuation(a, 3, true); return;     /* 。 */
		}
	} else if (p[0] == 0xef && p[1] == 0xbc) {
		switch (p[2]) {
		case 0x8c:                                      /* ， */
			a->r->narrow = false;
			punctuation(a, 3, false);
			return;
		case 0x81: case 0x9a: case 0x9b: case 0x9f:     /* ！：；？ */
			punctuation(a, 3, true);
			return;
		case 0x88:                                      /* （ */
			if (take_wide_gloss(a))
				return;
			break;
		}
	} else if (p[0] == 0xef && p[1] == 0xbb && p[2] == 0xbf) {
		invisible(a, 3);
		return;
	} else if (p[0] == 0xef && p[1] == 0xbf && p[2] == 0xbd) {
		question(a, 3);
		return;
	}
	other_character(a);
}

/* The bracket of a gloss behind a letter: the letter and the second byte of the
 * character before it looked like another character, 入x(lí)x. */
static bool
take_letter_gloss(struct pass *a)
{
	const char *t = a->t;
	uint32_t cp;
	gloss_key key;
	if (t - a->r->text < 4 || t[-1] < 0x40 || !(t[-2] & 0x80) || !(a->r->switches & 1u << FIX_GLOSS))
		return false;
	size_t n = gloss_read((const char *)a->p + 1, (const char *)a->end, &key);
	if (n == 0 || ((unsigned char)t[-4] & 0xf0) != 0xe0)
		return false;
	utf8_decode(t - 4, &cp);
	uint32_t both = gbk_decode(gbk_encode(cp) & 0xff, (unsigned char)t[-1]);
	uint32_t other = gbk_decode(gbk_encode(han_simplify(cp)) & 0xff, (unsigned char)t[-1]);
	if (!gloss_is(both, key) && !gloss_is(other, key))
		return false;
	leave_out(a, 1 + n, FIX_GLOSS);
	return true;
}

/* Whether Chinese text stands at p, behind any tags, references and blanks. Where
 * it does not, neither does it behind those that were passed over: that is
 * remembered, or a long run of them would be walked again from each. */
static bool
chinese_behind(struct pass *a, const char *p, const char *end)
{
	size_t len;
	uint32_t cp;
	if (a->no_chinese_till != NULL && p < a->no_chinese_till)
		return false;
	while (p < end && (*p == ' ' ||
	    ((*p == '<' || *p == '&') && markup_read(p, end, &len, &cp) != MARKUP_NONE)))
		p += *p == ' ' ? 1 : len;
	if (p < end && (*p & 0x80))
		return true;
	a->no_chinese_till = p;
	return false;
}

/* A tag or a character reference, when the text before or behind it is Chinese:
 * code and English have theirs for good. */
static void
markup(struct pass *a)
{
	size_t len = 0;
	uint32_t cp = 0;
	const char *p = (const char *)a->p, *end = (const char *)a->end;
	enum markup_kind kind = MARKUP_NONE;
	if (a->r->switches & 1u << FIX_MARKUP)
		kind = markup_read(p, end, &len, &cp);
	bool before = a->t > a->r->text && (a->t[-1] & 0x80 || a->t[-1] == '\n');
	if (kind == MARKUP_NONE || !(before || a->marked == a->p || chinese_behind(a, p, end))) {
		*a->t++ = (char)*a->p++;
		return;
	}
	note_fix(a, FIX_MARKUP);
	if (kind == MARKUP_BLOCK)
		*a->t++ = '\n';
	else if (kind == MARKUP_CHARACTER && cp != 0xad && cp != 0x200c)
		a->t += utf8_encode(cp == 0xa0 || cp == 0x2002 || cp == 0x2003 ? ' ' : cp, a->t);
	a->p += len;
	a->marked = a->p;
	note_pair(a, a->p);
}

static inline void
ascii(struct pass *a)
{
	switch (*a->p) {
	case ',':
		comma(a);
		break;
	case '(':
		if (!take_letter_gloss(a))
			*a->t++ = (char)*a->p++;
		break;
	case '?':
		question(a, 1);
		break;
	case ';': case ':': case '!':
		punctuation(a, 1, true);
		break;
	case '<': case '&':
		markup(a);
		break;
	case '\r':
		invisible(a, 1);
		break;
	default:
		*a->t++ = (char)*a->p++;
	}
}

/* What is neither a Han character nor plain ASCII. */
static void
special(struct pass *a)
{
	unsigned char c = *a->p;
	ptrdiff_t left = a->end - a->p;
	if (c < 0x80)
		ascii(a);
	else if ((c == 0xe3 || c == 0xef) && left >= 3)
		wide_punctuation(a);
	else if (c == 0xc2 && left >= 2 && a->p[1] == 0xa0)
		blank(a, 2);
	else if (c == 0xc2 && left >= 2 && a->p[1] == 0xad)
		invisible(a, 2);
	else
		other_character(a);
}

/* The ASCII characters that repair has to look at. */
static const bool looked_at[0x80] = {
	['('] = true, [','] = true, [';'] = true, [':'] = true, ['!'] = true, ['?'] = true,
	['<'] = true, ['&'] = true, ['\r'] = true
};

/* The loop keeps its place in p and t; only what is rare goes through a. */
void
repair_line(struct repair *r, struct slice src)
{
	const unsigned char *p = (const unsigned char *)src.ptr, *end = p + src.len;
	char *t = r->text;
	struct pass a = { r, p, p, end, t, NULL, NULL };
	bool glosses = r->switches & 1u << FIX_GLOSS;
	r->pairs = r->fixes = r->stops = 0;
	while (p < end) {
		unsigned char c = *p;
		if ((unsigned char)(c - 0xe4) < 6 && end - p >= 3 &&
		    (p[1] & 0xc0) == 0x80 && (p[2] & 0xc0) == 0x80) {
			uint32_t cp = (c & 0x0fu) << 12 | (p[1] & 0x3fu) << 6 | (p[2] & 0x3fu);
			memcpy(t, p, 4);
			t += 3;
			p += 3;
			if (*p != '(' || p >= end || !glosses)
				continue;
			size_t n = gloss_behind(cp, (const char *)p + 1, (const char *)end);
			if (n == 0)
				continue;
			a.p = p;
			a.t = t;
			leave_out(&a, 1 + n, FIX_GLOSS);
			p = a.p;
		} else if (c < 0x80 && !looked_at[c]) {
			*t++ = (char)c;
			p++;
		} else {
			a.p = p;
			a.t = t;
			special(&a);
			p = a.p;
			t = a.t;
		}
	}
	r->len = (size_t)(t - r->text);
}
