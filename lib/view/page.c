#include "page.h"

#include <stdint.h>
#include <string.h>

#include "../han/fold.h"
#include "../base/utf8.h"

/* The frame, made by the build (lib/gen/mkpage.c, lib/gen/embed.c). */
extern const char view_page[];
extern const size_t view_page_size;

/* A browser parses the page block by block; a quarter megabyte keeps the first
 * ones quick and their number small. */
#define BLOCK ((size_t)256 * 1024)

#define OPEN_BLOCK "<script type=\"application/json\" class=\"records\">"
#define CLOSE_BLOCK "</script>"

static void
put_html(struct out *o, struct slice s)
{
	for (size_t i = 0; i < s.len; i++) {
		switch (s.ptr[i]) {
		case '&': OUT_LIT(o, "&amp;"); break;
		case '<': OUT_LIT(o, "&lt;"); break;
		case '>': OUT_LIT(o, "&gt;"); break;
		case '"': OUT_LIT(o, "&quot;"); break;
		default: out_char(o, s.ptr[i]);
		}
	}
}

/* Writes the frame on up to the place called stop, or to its end. Places are
 * written {{name}}; the build has filled in all but title, lang and data. */
static void
put_frame(struct page *page, struct slice stop)
{
	struct slice frame = { view_page, view_page_size };
	size_t *at = &page->frame;
	for (size_t i = *at; i + 4 <= frame.len; i++) {
		if (frame.ptr[i] != '{' || frame.ptr[i + 1] != '{')
			continue;
		const char *name = frame.ptr + i + 2;
		const char *end = memchr(name, '}', frame.len - i - 2);
		if (end == NULL)
			break;
		struct slice place = { name, (size_t)(end - name) };
		bool title = slice_eq(place, SLICE("title")), lang = slice_eq(place, SLICE("lang"));
		if (!title && !lang && !slice_eq(place, stop))
			continue;
		out_put(page->out, slice_sub(frame, *at, i));
		*at = i + place.len + 4;
		if (slice_eq(place, stop))
			return;
		put_html(page->out, title ? page->title : page->lang);
	}
	out_put(page->out, slice_sub(frame, *at, frame.len));
	*at = frame.len;
}

void
page_open(struct page *page, struct out *out, struct slice title, struct slice lang)
{
	*page = (struct page){ .out = out, .title = title, .lang = lang };
	put_frame(page, SLICE("data"));
	out_put(out, SLICE(OPEN_BLOCK));
	out_end_record(out);
}

/* Writes a raw string with its quotes, "<" escaped. */
static void
put_string(struct out *o, struct slice raw)
{
	const char *p = raw.ptr, *end = raw.ptr + raw.len, *lt;
	while ((lt = memchr(p, '<', (size_t)(end - p))) != NULL) {
		out_put(o, (struct slice){ p, (size_t)(lt - p) });
		OUT_LIT(o, "\\u003c");
		p = lt + 1;
	}
	out_put(o, (struct slice){ p, (size_t)(end - p) });
}

/* Length of the string or the plain word (number, true, null) that s begins with. */
static size_t
token_len(struct slice s)
{
	size_t i = 1;
	if (s.ptr[0] == '"') {
		while (s.ptr[i] != '"')
			i += s.ptr[i] == '\\' ? 2 : 1;
		return i + 1;
	}
	while (i < s.len && strchr(",:[]{} \t\r\n", s.ptr[i]) == NULL)
		i++;
	return i;
}

/* Writes any valid JSON value: numbers as strings, without blanks. */
static void
put_value(struct out *o, struct slice raw)
{
	for (size_t i = 0; i < raw.len;) {
		char c = raw.ptr[i];
		size_t n = 1;
		if (c == '"' || c == '-' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z')) {
			n = token_len(slice_sub(raw, i, raw.len));
			bool number = c == '-' || (c >= '0' && c <= '9');
			if (number)
				out_char(o, '"');
			put_string(o, slice_sub(raw, i, i + n));
			if (number)
				out_char(o, '"');
		} else if (c != ' ' && c != '\t' && c != '\r' && c != '\n') {
			out_char(o, c);
		}
		i += n;
	}
}

static bool
listed(const char *const *list, struct slice key)
{
	for (; *list != NULL; list++)
		if (slice_eq(slice_of(*list), key))
			return true;
	return false;
}

/* Writes the members whose names are in list (or, with in false, are not in it),
 * each with a comma behind it. */
static void
put_members(struct out *o, const struct json_object *record, const char *const *list, bool in)
{
	for (size_t i = 0; i < record->count; i++) {
		const struct json_member *m = &record->member[i];
		if (listed(list, m->key) != in)
			continue;
		out_char(o, '"');
		put_string(o, m->key);
		OUT_LIT(o, "\":");
		put_value(o, m->value);
		out_char(o, ',');
	}
}

/* Takes the last comma back, closes the object, and begins a new block when
 * this one is full. */
static void
end_object(struct page *page)
{
	struct out *o = page->out;
	if (o->buf[o->len - 1] == ',')
		o->len--;
	out_char(o, '}');
	page->block += o->len - o->whole;
	out_end_record(o);
	if (page->block < BLOCK)
		return;
	page->block = 0;
	out_put(o, SLICE(CLOSE_BLOCK));
	out_put(o, SLICE(OPEN_BLOCK));
	out_end_record(o);
}

static struct slice
raw_of(const struct json_object *record, const char *key)
{
	const struct json_member *m = json_get(record, slice_of(key));
	return m != NULL ? m->value : (struct slice){ NULL, 0 };
}

/* What tells one segment from another, as the records write it. */
static const char *const identity[] = { "doc", "report", "seg", "line" };

static bool
same_segment(const struct page *page, const struct json_object *record)
{
	size_t at = 0;
	for (size_t i = 0; i < sizeof identity / sizeof identity[0]; i++) {
		struct slice raw = raw_of(record, identity[i]);
		if (page->key_len - at < raw.len + 1 || page->key[at + raw.len] != '\n' ||
		    (raw.len > 0 && memcmp(page->key + at, raw.ptr, raw.len) != 0))
			return false;
		at += raw.len + 1;
	}
	return page->has_segment && at == page->key_len;
}

static void
remember(struct page *page, const struct json_object *record, struct slice text, bool made)
{
	struct slice none = { NULL, 0 };
	page->key_len = 0;
	for (size_t i = 0; i < sizeof identity / sizeof identity[0]; i++) {
		struct slice raw = raw_of(record, identity[i]);
		if (page->key_cap - page->key_len < raw.len + 1) {
			page->key_cap = page->key_len + raw.len + 256;
			page->key = mem_grow(page->key, page->key_cap, 1);
		}
		if (raw.len > 0)
			memcpy(page->key + page->key_len, raw.ptr, raw.len);
		page->key_len += raw.len;
		page->key[page->key_len++] = '\n';
	}
	place_set(&page->segment, text, made ? none : raw_of(record, "map"),
	    made ? none : raw_of(record, "span"));
	page->has_segment = true;
}

static const char *
put_segment(struct page *page, const struct json_object *record, struct arena *scratch)
{
	static const char *const needless[] = { "map", NULL };
	struct slice text = json_string(scratch, JSON_GET(record, "text"));
	if (text.ptr == NULL)
		return "a segment without text";
	out_char(page->out, '{');
	put_members(page->out, record, needless, false);
	end_object(page);
	remember(page, record, text, false);
	return NULL;
}

/* Members a quantity shares with its segment. */
static const char *const shared[] = { "doc", "report", "no", "title", "seg", "kind", "marker",
	"path", "intro", "line", "text", NULL };

/* A figure whose segment was not kept, or is not at hand, still gets a place:
 * its sentence is shown as a segment. */
static void
put_made_segment(struct page *page, const struct json_object *record, struct slice sentence)
{
	OUT_LIT(page->out, "{\"type\":\"segment\",\"made\":true,");
	put_members(page->out, record, shared, true);
	end_object(page);
	remember(page, record, sentence, true);
}

static void
put_pair(struct out *o, const size_t pair[2])
{
	out_char(o, '[');
	out_uint(o, pair[0]);
	out_char(o, ',');
	out_uint(o, pair[1]);
	OUT_LIT(o, "],");
}

static const char *
put_quantity(struct page *page, const struct json_object *record, struct arena *scratch)
{
	struct place place;
	struct place_claim claim = { .sentence = json_string(scratch, JSON_GET(record, "text")) };
	if (claim.sentence.ptr == NULL)
		return "a quantity without text";
	if (!place_pair(raw_of(record, "at"), claim.at))
		return "a quantity without at";
	place_pair(raw_of(record, "span"), claim.span);
	if (!same_segment(page, record) || !place_find(&page->segment, &claim, &place)) {
		struct place_segment alone = { 0 };
		place_set(&alone, claim.sentence, (struct slice){ NULL, 0 }, (struct slice){ NULL, 0 });
		bool fits = place_find(&alone, &claim, &place);
		place_free(&alone);
		if (!fits)
			return "at does not lie in the quantity's text";
		put_made_segment(page, record, claim.sentence);
	}
	struct out *o = page->out;
	out_char(o, '{');
	put_members(o, record, shared, false);
	OUT_LIT(o, "\"place\":");         /* last, and so it counts whatever the record says */
	put_pair(o, place.figure);
	OUT_LIT(o, "\"sentence\":");
	put_pair(o, place.sentence);
	end_object(page);
	return NULL;
}

const char *
page_record(struct page *page, const struct json_object *record, struct arena *scratch)
{
	static const char *const none[] = { NULL };
	struct slice type = json_string(scratch, JSON_GET(record, "type"));
	if (type.ptr == NULL)
		return "a record without type";
	if (slice_eq(type, SLICE("segment")))
		return put_segment(page, record, scratch);
	if (slice_eq(type, SLICE("quantity")))
		return put_quantity(page, record, scratch);
	out_char(page->out, '{');
	put_members(page->out, record, none, false);
	end_object(page);
	return NULL;
}

/* The characters that fold to another, each followed by that one, so that the
 * page's search finds 戶 for 户. */
static void
put_fold(struct page *page)
{
	struct out *o = page->out;
	OUT_LIT(o, "{\"type\":\"fold\",\"pairs\":\"");
	for (uint32_t cp = 0x3400; cp < 0xa000; cp++) {
		uint32_t to = han_simplify(cp);
		if (to == cp || to >= 0x10000)
			continue;
		o->len += utf8_encode(cp, out_room(o, 4));
		o->len += utf8_encode(to, out_room(o, 4));
	}
	OUT_LIT(o, "\"}");
	out_end_record(o);
}

void
page_close(struct page *page)
{
	struct out *o = page->out;
	put_fold(page);
	out_put(o, SLICE(CLOSE_BLOCK));
	put_frame(page, SLICE("end"));
	out_end_record(o);
	place_free(&page->segment);
	mem_free(page->key);
}
