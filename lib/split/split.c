#include "split.h"

#include "../base/mem.h"
#include "../base/utf8.h"
#include "../han/fold.h"
#include "marker_words.h"

#define WINDOW ((size_t)256 * 1024)
#define TITLE_SOURCE 600        /* bytes of source that a title line may have */

void
split_open(struct split *s, const struct split_options *options, struct out *out)
{
	*s = (struct split){ .options = *options, .out = out };
	repair_open(&s->repair, WINDOW, options->switches);
	s->window = mem_new(WINDOW + REPAIR_PADDING);
}

void
split_close(struct split *s)
{
	repair_close(&s->repair);
	segment_free(&s->segment);
	mem_free(s->window);
	mem_free(s->prefix);
	*s = (struct split){ 0 };
}

/* --- records -------------------------------------------------------------- */

/* A file's name is any bytes; what is no UTF-8 in it becomes U+FFFD. */
static void
put_name(struct out *o, struct slice name)
{
	for (;;) {
		size_t n = utf8_valid(name);
		out_json_text(o, slice_sub(name, 0, n));
		if (n == name.len)
			return;
		OUT_LIT(o, "\xef\xbf\xbd");
		name = slice_sub(name, n + 1, name.len);
	}
}

/* Makes the members that all records of a report begin with. */
static void
set_prefix(struct split *s, const struct title *t, struct slice title)
{
	struct out o = { .fd = -1, .cap = 512 + s->doc.len + title.len };
	o.buf = mem_new(o.cap);
	OUT_LIT(&o, "{\"type\":\"segment\",\"doc\":\"");
	put_name(&o, s->doc);
	OUT_LIT(&o, "\"");
	OUT_LIT(&o, ",\"report\":");
	out_uint(&o, s->reports);
	if (t != NULL) {
		if (t->no > 0) {
			OUT_LIT(&o, ",\"no\":");
			out_uint(&o, t->no);
		}
		OUT_LIT(&o, ",\"title\":");
		out_json_string(&o, title);
	}
	mem_free(s->prefix);
	s->prefix = o.buf;
	s->prefix_len = o.len;
}

static void
finish(struct split *s)
{
	struct segment *g = &s->segment;
	if (!g->open)
		return;
	if (g->kind != SEGMENT_PARA && g->kind != SEGMENT_TITLE && !g->rest)
		outline_heading(&s->outline, slice_sub((struct slice){ g->text, g->len }, g->head, g->len),
		    g->at_start);
	segment_write(g, &s->outline, (struct slice){ s->prefix, s->prefix_len }, s->out);
	if (g->kind == SEGMENT_PARA)
		outline_intro(&s->outline, (struct slice){ g->text, g->len });
	g->open = false;
}

static void
begin_title(struct split *s, const struct title *t, struct slice line)
{
	struct slice title = line;
	while (title.len > 0 && (title.ptr[0] == '#' || title.ptr[0] == ' '))
		title = slice_sub(title, 1, title.len);
	s->reports++;
	set_prefix(s, t, title);
	outline_reset(&s->outline);
	segment_begin(&s->segment, SEGMENT_TITLE);
	s->segment.depth = 0;
	s->segment.ordinal = 0;
	s->segment.marker_len = t->marker.len < SEGMENT_MARKER ? t->marker.len : 0;
	if (s->segment.marker_len > 0)
		memcpy(s->segment.marker, t->marker.ptr, s->segment.marker_len);
}

static void
begin_part(struct split *s, const struct marker *m, const char *text, bool at_start)
{
	struct segment *g = &s->segment;
	outline_part(&s->outline, m, at_start);
	segment_begin(g, m->kind);
	g->depth = s->outline.depth;
	g->at_start = at_start;
	g->head = m->whole;
	g->marker_len = m->len < SEGMENT_MARKER ? m->len : 0;
	memcpy(g->marker, text, g->marker_len);
}

static void
begin_para(struct split *s)
{
	segment_begin(&s->segment, SEGMENT_PARA);
	s->segment.depth = outline_para(&s->outline, &s->segment.ordinal);
}

/* Where text [from, to) can be cut so that at most `most` bytes come first: behind
 * the last end of a clause; else, when force says so, between two characters;
 * else at from. */
static size_t
cut_place(const struct repair *r, size_t from, size_t most, bool force)
{
	size_t to = from + most;
	for (size_t i = r->stops; i > 0 && r->stop[i - 1] > from; i--)
		if (r->stop[i - 1] <= to)
			return r->stop[i - 1];
	if (!force)
		return from;
	while (to > from && ((unsigned char)r->text[to] & 0xc0) == 0x80)
		to--;
	return to;
}

/* Writes the open segment as far as it has come; it goes on in a further record. */
static void
carry_on(struct split *s)
{
	struct segment *g = &s->segment;
	unsigned depth = g->depth;
	uint32_t ordinal = g->ordinal;
	g->cut = true;
	finish(s);
	segment_begin(g, SEGMENT_PARA);
	g->depth = depth;
	g->ordinal = ordinal;
	g->rest = true;
}

/* Appends text to the open segment, which is cut where it would get too long. */
static void
add(struct split *s, struct walk *w, size_t from, size_t to)
{
	struct segment *g = &s->segment;
	size_t most = s->options.max_segment;
	while (from < to) {
		if (g->weight >= most)
			carry_on(s);
		size_t left = most - g->weight;
		size_t upto = to - from <= left ? to : cut_place(w->r, from, left, g->len == 0);
		if (upto > from)
			segment_add(g, w, from, upto);
		from = upto;
		if (from < to)
			carry_on(s);
	}
}

/* --- markers inside paragraphs -------------------------------------------- */

/* Whether m can come after the part numbered last: 最后 ends any list. */
static bool
follows(const struct marker *m, unsigned last)
{
	return m->style == STYLE_ADVERB ? m->value > last : m->value == last + 1;
}

/* Whether a marker of m's style with the next number comes behind a stop. */
static bool
goes_on(const struct repair *r, size_t stop, size_t to, const struct marker *m)
{
	struct marker next;
	for (; stop < r->stops && r->stop[stop] < to; stop++)
		if (marker_read(slice_sub((struct slice){ r->text, to }, r->stop[stop], to), &next) &&
		    next.style == m->style && follows(&next, m->value))
			return true;
	return false;
}

static bool
behind_comma(const struct repair *r, size_t at)
{
	return r->text[at - 1] == ',' || (at >= 3 && memcmp(r->text + at - 3, "，", 3) == 0);
}

/* Whether m, behind a stop inside a paragraph, begins a part. 一是 behind
 * the end of a clause and ① are not written for anything else; the rest must begin
 * or carry on a list. */
static bool
begins_inside(const struct split *s, size_t stop, size_t to, const struct marker *m)
{
	unsigned last = outline_last(&s->outline, m->style);
	switch (m->style) {
	case STYLE_IS:
		if (!behind_comma(&s->repair, s->repair.stop[stop]))
			return true;
		break;
	case STYLE_CIRCLE:
		return true;
	case STYLE_HEAD: case STYLE_ROMAN: case STYLE_HAN: case STYLE_DECIMAL:
		return false;
	default:
		break;
	}
	return (last > 0 && follows(m, last)) ||
	    (m->value == 1 && goes_on(&s->repair, stop + 1, to, m));
}

/* Whether 一 at byte i of text is the end of a word: 第一, 统一. */
static bool
ends_word(struct slice text, size_t i)
{
	size_t len;
	return i >= 3 && marker_word(text, i - 3, &len) & (1u << MARKER_ONE | 1u << MARKER_NUMBERED);
}

/* 一是 may follow a heading without a stop: …方面一是. It must be carried on by
 * 二是 behind a stop, and not be the end of a word (统一是关键). Returns where it
 * stands, 0 for none. */
static size_t
bare_first(const struct split *s, size_t from, size_t stop, size_t to)
{
	static const char first[] = "一是";
	const struct repair *r = &s->repair;
	size_t end = stop < r->stops && r->stop[stop] < to ? r->stop[stop] : to;
	struct marker m = { .style = STYLE_IS, .value = 1 };
	for (size_t i = from + 6; i + 6 < end; i++) {
		const char *p = memchr(r->text + i, first[0], end - i);
		if (p == NULL)
			return 0;
		i = (size_t)(p - r->text);
		if (i + sizeof first - 1 >= end || memcmp(p, first, sizeof first - 1) != 0)
			continue;
		if (!ends_word((struct slice){ r->text, r->len }, i) && goes_on(r, stop, to, &m))
			return i;
	}
	return 0;
}

/* Cuts text [from, to) of one line at the markers inside it. */
static void
cut_inside(struct split *s, struct walk *w, size_t from, size_t to)
{
	const struct repair *r = &s->repair;
	struct slice all = { r->text, to };
	size_t stop = 0;
	struct marker m;
	while (stop < r->stops && r->stop[stop] <= from)
		stop++;
	size_t bare = s->segment.at_start ? bare_first(s, from, stop, to) : 0;
	if (bare > 0 && marker_read(slice_sub(all, bare, to), &m)) {
		add(s, w, from, bare);
		finish(s);
		begin_part(s, &m, r->text + bare, false);
		from = bare;
	}
	for (; stop < r->stops; stop++) {
		size_t at = r->stop[stop];
		while (at < to && r->text[at] == ' ')
			at++;
		if (at <= from || at >= to)
			continue;
		if (!marker_read(slice_sub(all, at, to), &m) || !begins_inside(s, stop, to, &m))
			continue;
		add(s, w, from, at);
		finish(s);
		begin_part(s, &m, r->text + at, false);
		from = at;
	}
	add(s, w, from, to);
}

/* --- lines ---------------------------------------------------------------- */

static void
trim(const struct repair *r, size_t *from, size_t *to)
{
	while (*from < *to && (r->text[*from] == ' ' || r->text[*from] == '\t'))
		(*from)++;
	while (*to > *from && (r->text[*to - 1] == ' ' || r->text[*to - 1] == '\t'))
		(*to)--;
}

static void
count_fixes(struct split *s)
{
	for (size_t i = 0; i < s->repair.fixes; i++)
		s->fixes[s->repair.fix[i] & 15]++;
}

/* A Han character and its simplified form have three bytes each. */
static void
simplify(struct repair *r)
{
	for (size_t i = 0; i < r->len;) {
		uint32_t cp;
		unsigned n = utf8_decode(r->text + i, &cp);
		uint32_t simple = n == 3 ? han_simplify(cp) : cp;
		if (simple != cp && simple >= 0x800 && simple < 0x10000)
			utf8_encode(simple, r->text + i);
		i += n;
	}
}

static bool
is_title(struct split *s, const struct title *t, struct slice line)
{
	if (s->options.title != NULL)
		return title_regex_matches(s->options.title, line);
	return title_is(&s->rule, t, s->blank_so_far);
}

/* Whether m at the start of a line begins a part: what can also be something else (最后,
 * 二要, B. and 3.5) does so when it begins or carries on a list. */
static bool
begins_line(const struct split *s, const struct marker *m)
{
	unsigned last = outline_last(&s->outline, m->style);
	switch (m->style) {
	case STYLE_ADVERB:
		return m->value == 1 || last > 0;
	case STYLE_DECIMAL:
		return outline_takes(&s->outline, m);
	case STYLE_ROMAN: case STYLE_ROMAN_SMALL: case STYLE_CAPITAL: case STYLE_LETTER: case STYLE_MUST:
		return m->value == 1 || (last > 0 && m->value > last && m->value <= last + 2);
	default:
		return true;
	}
}

/* Splits text [from, to) of a line that begins there. */
static void
split_start(struct split *s, struct walk *w, size_t from, size_t to, bool ends)
{
	const struct repair *r = &s->repair;
	trim(r, &from, &to);
	if (from == to)
		return;
	struct slice line = slice_sub((struct slice){ r->text, to }, from, to);
	struct title t = { 0 };
	struct marker m;
	if (line.len <= TITLE_SOURCE && ends)
		t = title_read(line);
	if (ends && is_title(s, &t, line)) {
		begin_title(s, &t, line);
		add(s, w, from, to);
	} else {
		if (marker_read(line, &m) && begins_line(s, &m))
			begin_part(s, &m, line.ptr, true);
		else
			begin_para(s);
		s->segment.at_start = true;
		cut_inside(s, w, from, to);
	}
	s->blank_so_far = false;
}

/* Splits a line, or a piece of one: in_line tells that its start has been seen,
 * ends that the line ends with it. Tags may have left newlines in it. */
static void
split_line(struct split *s, struct slice source, uint64_t base, bool ends)
{
	struct repair *r = &s->repair;
	repair_line(r, source);
	count_fixes(s);
	if (s->options.strict && s->fixes[FIX_INVALID] > 0) {
		s->refused = true;
		s->refused_at = base;
		return;
	}
	if (s->options.simplify)
		simplify(r);
	struct walk w = { r, 0, 0, base };
	for (size_t from = 0; from < r->len;) {
		const char *nl = memchr(r->text + from, '\n', r->len - from);
		size_t to = nl ? (size_t)(nl - r->text) : r->len;
		if (s->in_line)
			cut_inside(s, &w, from, to);
		else
			split_start(s, &w, from, to, ends || nl != NULL);
		if (nl != NULL || ends)
			finish(s);
		s->in_line = nl == NULL;
		from = to + 1;
	}
	if (ends) {
		finish(s);
		s->in_line = false;
	}
}

/* Whether a line ends in the end of a sentence, as the last of a paragraph does. */
static bool
ends_sentence(struct slice line)
{
	static const char *const mark[] = { "。", "！", "？", "”", "：", "；", "）" };
	while (line.len > 0 && (line.ptr[line.len - 1] == '\r' || line.ptr[line.len - 1] == ' '))
		line.len--;
	for (size_t i = 0; i < sizeof mark / sizeof mark[0] && line.len >= 3; i++)
		if (memcmp(line.ptr + line.len - 3, mark[i], 3) == 0)
			return true;
	return line.len > 0 && strchr(".!?;:)", line.ptr[line.len - 1]) != NULL;
}

/* Looks through the first window for the titles it has. */
static void
learn(struct split *s)
{
	struct repair *r = &s->repair;
	const char *p = s->window, *end = s->window + s->len;
	bool ended = true;
	while (p < end) {
		const char *nl = memchr(p, '\n', (size_t)(end - p));
		size_t len = (size_t)((nl ? nl : end) - p);
		if (len > 0 && len <= TITLE_SOURCE) {
			repair_line(r, (struct slice){ p, len });
			size_t from = 0, to = r->len;
			trim(r, &from, &to);
			if (from < to) {
				struct title t = title_read(slice_sub((struct slice){ r->text, to }, from, to));
				title_learn(&s->rule, &t, ended);
				ended = ends_sentence(slice_sub((struct slice){ r->text, to }, from, to));
			}
		} else if (len > 0) {
			title_learn(&s->rule, &(struct title){ 0 }, ended);
			ended = ends_sentence((struct slice){ p, len });
		}
		p += len + 1;
	}
	title_decide(&s->rule);
	s->learned = true;
}

/* Where to cut a line that is longer than the window: behind the last sentence in
 * its second half, else between two characters. */
static size_t
piece_end(const char *p, size_t len)
{
	for (size_t i = len - 3; i > len / 2; i--)
		if (memcmp(p + i, "。", 3) == 0 && i + 64 < len)
			return i + 3;
	size_t end = len;
	while (end > len - 4 && ((unsigned char)p[end - 1] & 0xc0) == 0x80)
		end--;
	return end - ((unsigned char)p[end - 1] >= 0xc0);
}

/* Splits the whole lines of the window; all of it when the document is at its
 * end, part of a line when the window is full of it. */
static void
drain(struct split *s, bool at_end)
{
	size_t pos = 0;
	memset(s->window + s->len, 0, REPAIR_PADDING);
	if (!s->learned)
		learn(s);
	while (pos < s->len && !s->refused) {
		const char *p = s->window + pos;
		const char *nl = memchr(p, '\n', s->len - pos);
		size_t len = nl ? (size_t)(nl - p) : s->len - pos;
		if (nl == NULL && !at_end) {
			if (pos > 0 || s->len < WINDOW)
				break;
			len = piece_end(p, len);
		}
		split_line(s, (struct slice){ p, len }, s->base + pos, nl != NULL || at_end);
		pos += len + (nl != NULL);
	}
	memmove(s->window, s->window + pos, s->len - pos);
	s->len -= pos;
	s->base += pos;
}

void
split_begin(struct split *s, struct slice doc)
{
	s->doc = doc;
	s->len = 0;
	s->base = s->reports = 0;
	s->learned = s->in_line = s->refused = false;
	s->blank_so_far = true;
	s->rule = (struct title_rule){ 0 };
	repair_begin(&s->repair);
	memset(s->fixes, 0, sizeof s->fixes);
	outline_reset(&s->outline);
	set_prefix(s, NULL, (struct slice){ "", 0 });
}

/* Splits the whole lines at the beginning of bytes where they are, as far as what
 * lies behind them can be read; returns how many bytes these have. */
static size_t
split_in_place(struct split *s, struct slice bytes)
{
	size_t pos = 0;
	while (bytes.len - pos > REPAIR_PADDING && !s->refused) {
		const char *p = bytes.ptr + pos;
		const char *nl = memchr(p, '\n', bytes.len - pos - REPAIR_PADDING);
		if (nl == NULL || (size_t)(nl - p) > WINDOW)
			break;
		split_line(s, (struct slice){ p, (size_t)(nl - p) }, s->base + pos, true);
		pos += (size_t)(nl - p) + 1;
	}
	s->base += pos;
	return pos;
}

void
split_text(struct split *s, struct slice bytes)
{
	while (bytes.len > 0 && !s->refused) {
		if (s->learned && s->len == 0)
			bytes = slice_sub(bytes, split_in_place(s, bytes), bytes.len);
		/* Till then the window is filled; then the line goes there that bytes cut. */
		const char *nl = s->learned && bytes.len > 0 ? memchr(bytes.ptr, '\n', bytes.len) : NULL;
		size_t n = nl ? (size_t)(nl - bytes.ptr) + 1 : bytes.len;
		if (n > WINDOW - s->len)
			n = WINDOW - s->len;
		memcpy(s->window + s->len, bytes.ptr, n);
		s->len += n;
		bytes = slice_sub(bytes, n, bytes.len);
		if (s->len == WINDOW || nl != NULL)
			drain(s, false);
	}
}

void
split_end(struct split *s)
{
	if (!s->refused)
		drain(s, true);
	finish(s);
}
