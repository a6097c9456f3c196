#include "segment.h"

#include "../base/mem.h"

#define LONG 4096               /* bytes of text from which escapes are counted */
#define PAIR_WEIGHT 24          /* bytes that a pair may take in a record */

uint64_t
walk_source(struct walk *w, size_t at)
{
	const struct repair *r = w->r;
	while (w->pair < r->pairs && r->pair[w->pair].text <= at)
		w->pair++;
	if (w->pair == 0)
		return w->base + at;
	const struct pair *p = &r->pair[w->pair - 1];
	return w->base + p->source + (at - p->text);
}

void
segment_begin(struct segment *s, enum segment_kind kind)
{
	s->open = true;
	s->kind = kind;
	s->marker_len = s->head = s->len = s->pairs = s->weight = 0;
	s->cut = s->rest = s->at_start = false;
	s->begin = s->end = 0;
	memset(s->fixes, 0, sizeof s->fixes);
}

void
segment_free(struct segment *s)
{
	mem_free(s->text);
	mem_free(s->pair);
	*s = (struct segment){ 0 };
}

/* Makes room for n more pairs. */
static void
pair_room(struct segment *s, size_t n)
{
	if (s->pair_cap - s->pairs >= n)
		return;
	while (s->pair_cap - s->pairs < n)
		s->pair_cap = s->pair_cap ? s->pair_cap * 2 : 1024;
	s->pair = mem_grow(s->pair, s->pair_cap, sizeof *s->pair);
}

static void
text_room(struct segment *s, size_t n)
{
	if (s->text != NULL && s->cap - s->len >= n)
		return;
	while (s->cap - s->len < n || s->cap == 0)
		s->cap = s->cap ? s->cap * 2 : 65536;
	s->text = mem_grow(s->text, s->cap, 1);
}

/* The bytes that escapes add to the n bytes at p in a JSON string, or more. */
static size_t
escapes(const char *p, size_t n)
{
	size_t count = 0;
	for (size_t i = 0; i < n; i++)
		count += (unsigned char)p[i] < 0x20 || p[i] == '"' || p[i] == '\\';
	return count * 5;
}

void
segment_add(struct segment *s, struct walk *w, size_t from, size_t to)
{
	const struct repair *r = w->r;
	uint64_t source = walk_source(w, from);
	size_t end = w->pair;
	while (end < r->pairs && r->pair[end].text < to)
		end++;
	text_room(s, to - from);
	pair_room(s, end - w->pair + 1);
	if (s->len == 0)
		s->begin = source;
	struct pair *p = s->pair + s->pairs;
	if (s->len > 0 && source != s->end)
		*p++ = (struct pair){ (uint32_t)s->len, (uint32_t)(source - s->begin) };
	/* From the walk's positions to the segment's. */
	uint32_t text = (uint32_t)(s->len - from), base = (uint32_t)(w->base - s->begin);
	for (const struct pair *q = r->pair + w->pair; q < r->pair + end; q++)
		*p++ = (struct pair){ q->text + text, q->source + base };
	w->pair = end;
	memcpy(s->text + s->len, r->text + from, to - from);
	s->weight += to - from + (size_t)(p - s->pair - s->pairs) * PAIR_WEIGHT;
	if (to - from > LONG)
		s->weight += escapes(r->text + from, to - from);
	s->pairs = (size_t)(p - s->pair);
	s->len += to - from;
	for (; w->fix < r->fixes && r->fix[w->fix] >> 4 <= to; w->fix++)
		s->fixes[r->fix[w->fix] & 15]++;
	s->end = walk_source(w, to);
}

static const char two_digits[] =
    "00010203040506070809101112131415161718192021222324252627282930313233343536373839"
    "40414243444546474849505152535455565758596061626364656667686970717273747576777879"
    "8081828384858687888990919293949596979899";

/* Two digits at a time. */
static char *
put_number(char *p, uint64_t v)
{
	if (v < 100) {
		memcpy(p, two_digits + v * 2 + (v < 10), 2);
		return p + 1 + (v >= 10);
	}
	if (v < 10000) {
		unsigned high = (unsigned)v / 100;
		memcpy(p, two_digits + high * 2 + (high < 10), 2);
		p += 1 + (high >= 10);
		memcpy(p, two_digits + (unsigned)v % 100 * 2, 2);
		return p + 2;
	}
	char digits[20], *d = digits + sizeof digits;
	while (v >= 100) {
		d -= 2;
		memcpy(d, two_digits + v % 100 * 2, 2);
		v /= 100;
	}
	d -= 2;
	memcpy(d, two_digits + v * 2, 2);
	d += v < 10;
	size_t n = (size_t)(digits + sizeof digits - d);
	memcpy(p, d, n);
	return p + n;
}

/* A number that mostly grows by little: what stands before its last four digits is
 * kept as it was written. */
struct growing {
	uint64_t high;
	char digits[20];
	size_t len;
};

static char *
put_growing(char *p, struct growing *g, uint64_t v)
{
	if (v < 10000)
		return put_number(p, v);
	if (v / 10000 != g->high) {
		g->high = v / 10000;
		g->len = (size_t)(put_number(g->digits, g->high) - g->digits);
	}
	memcpy(p, g->digits, sizeof g->digits);
	p += g->len;
	unsigned low = (unsigned)(v - g->high * 10000);
	memcpy(p, two_digits + low / 100 * 2, 2);
	memcpy(p + 2, two_digits + low % 100 * 2, 2);
	return p + 4;
}

static void
write_map(const struct segment *s, struct out *out)
{
	struct growing source = { 0 };
	char *p = out_room(out, 64);
	char *begin = p;
	memcpy(p, ",\"map\":[[0,", 11);
	p = put_number(p + 11, s->begin);
	*p++ = ']';
	out->len += (size_t)(p - begin);
	for (size_t i = 0; i < s->pairs; i++) {
		begin = p = out_room(out, 64);
		*p++ = ',';
		*p++ = '[';
		p = put_number(p, s->pair[i].text);
		*p++ = ',';
		p = put_growing(p, &source, s->begin + s->pair[i].source);
		*p++ = ']';
		out->len += (size_t)(p - begin);
	}
	OUT_LIT(out, "]");
}

static void
write_fixes(const struct segment *s, struct out *out)
{
	bool any = false;
	for (unsigned k = 0; k < FIX_KINDS; k++) {
		if (s->fixes[k] == 0)
			continue;
		if (any)
			OUT_LIT(out, ",\"");
		else
			OUT_LIT(out, ",\"fixes\":{\"");
		any = true;
		out_put(out, slice_of(fix_name(k)));
		OUT_LIT(out, "\":");
		out_uint(out, s->fixes[k]);
	}
	if (any)
		OUT_LIT(out, "}");
}

/* The intro of the innermost list that the segment is in and that has one. */
static void
write_intro(const struct segment *s, const struct outline *o, struct out *out)
{
	for (unsigned i = s->depth; i-- > 0;) {
		if (o->level[i].intro_len == 0)
			continue;
		OUT_LIT(out, ",\"intro\":");
		out_json_string(out, (struct slice){ o->level[i].intro, o->level[i].intro_len });
		return;
	}
}

/* "2.1.3": the ordinals of the levels, and a paragraph's own. */
static void
write_place(const struct segment *s, const struct outline *o, struct out *out)
{
	OUT_LIT(out, ",\"seg\":\"");
	for (unsigned i = 1; i <= s->depth; i++) {
		if (i > 1)
			OUT_LIT(out, ".");
		out_uint(out, o->level[i].ordinal);
	}
	if (s->kind == SEGMENT_PARA || s->kind == SEGMENT_TITLE) {
		if (s->depth > 0)
			OUT_LIT(out, ".");
		out_uint(out, s->ordinal);
	}
	OUT_LIT(out, "\",\"kind\":\"");
	out_put(out, slice_of(kind_name(s->kind)));
	OUT_LIT(out, "\"");
	if (s->marker_len > 0) {
		OUT_LIT(out, ",\"marker\":");
		out_json_string(out, (struct slice){ s->marker, s->marker_len });
	}
	unsigned enclosing = s->depth;
	if (s->kind != SEGMENT_PARA && enclosing > 0)
		enclosing--;
	OUT_LIT(out, ",\"path\":[");
	for (unsigned i = 1; i <= enclosing; i++) {
		if (i > 1)
			OUT_LIT(out, ",");
		out_json_string(out, (struct slice){ o->level[i].heading, o->level[i].heading_len });
	}
	OUT_LIT(out, "]");
	write_intro(s, o, out);
}

void
segment_write(const struct segment *s, const struct outline *o, struct slice prefix, struct out *out)
{
	out_put(out, prefix);
	write_place(s, o, out);
	OUT_LIT(out, ",\"text\":");
	out_json_string(out, (struct slice){ s->text, s->len });
	OUT_LIT(out, ",\"span\":[");
	out_uint(out, s->begin);
	OUT_LIT(out, ",");
	out_uint(out, s->end);
	OUT_LIT(out, "]");
	if (s->pairs > 0)
		write_map(s, out);
	write_fixes(s, out);
	if (s->cut)
		OUT_LIT(out, ",\"cut\":true");
	OUT_LIT(out, "}");
	out_end_record(out);
}
