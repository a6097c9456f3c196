#include "record.h"


/* The members of a segment that matter, as rr-split puts them; those up to INTRO go
 * into each record. */
enum { DOC, REPORT, NO, TITLE, SEG, KIND, MARKER, PATH, INTRO, TEXT, SPAN, MAP, FIXES, TYPE, MEMBERS };

static const struct slice name[MEMBERS] = {
	{ "doc", 3 }, { "report", 6 }, { "no", 2 }, { "title", 5 }, { "seg", 3 }, { "kind", 4 }, { "marker", 6 },
	{ "path", 4 }, { "intro", 5 }, { "text", 4 }, { "span", 4 }, { "map", 3 },
	{ "fixes", 5 }, { "type", 4 }   /* only so that they are not looked for in vain */
};

/* joins grows run by m when m stands right behind it, without blanks, as filters
 * write; then the members can be copied in one piece. */
static bool
joins(struct slice *run, const struct json_member *m)
{
	const char *begin = m->key.ptr - 1;
	if (m->key_escaped || m->value.ptr != m->key.ptr + m->key.len + 2)
		return false;
	if (run->ptr == NULL)
		run->ptr = begin;
	else if (begin != run->ptr + run->len + 1)
		return false;
	run->len = (size_t)(m->value.ptr + m->value.len - run->ptr);
	return true;
}

/* copy_members notes the members that go into each record. */
static void
copy_members(struct record_source *source, const struct json_member **member)
{
	bool run = true;
	for (int k = 0; k < RECORD_COPIES; k++) {
		if (member[k] == NULL)
			continue;
		source->copy[k] = member[k]->value;
		run = run && joins(&source->run, member[k]);
	}
	if (!run)
		source->run = (struct slice){ 0 };
}

const char *
record_source_of(const struct json_object *segment, struct record_source *source, const struct json_member **text)
{
	const struct json_member *member[MEMBERS];
	size_t at = 0;
	struct slice first;
	*source = (struct record_source){ 0 };
	json_pick(segment, name, MEMBERS, member);
	copy_members(source, member);
	if (member[SPAN] == NULL || member[SPAN]->type != JSON_ARRAY ||
	    !json_items(member[SPAN]->value, &at, NULL, &first) || !json_uint(first, &source->begin))
		return "segment without a span";
	*text = member[TEXT];
	if (*text == NULL || (*text)->type != JSON_STRING)
		return "segment without text";
	source->plain = !(*text)->escaped;
	if (member[MAP] != NULL && member[MAP]->type == JSON_ARRAY)
		source->map = member[MAP]->value;
	if (member[PATH] != NULL && member[PATH]->type == JSON_ARRAY)
		source->path = member[PATH]->value;
	source->intro = source->copy[INTRO];
	source->title = source->copy[TITLE];
	return NULL;
}

/* --- places in the source --------------------------------------------------------- */

/* whole reads the whole number at p, in an array and so ended by something else, into
 * *out; returns behind it, or NULL when there is none below 10^18. */
static inline const char *
whole(const char *p, uint64_t *out)
{
	const char *begin = p;
	uint64_t v = 0;
	for (unsigned char digit; (digit = (unsigned char)(*p - '0')) < 10; p++)
		v = v * 10 + digit;
	*out = v;
	return p > begin && p - begin <= 18 ? p : NULL;
}

/* past_whole passes over the whole number at p; behind it, or NULL as whole. */
static inline const char *
past_whole(const char *p)
{
	const char *begin = p;
	while ((unsigned char)(*p - '0') < 10)
		p++;
	return p > begin && p - begin <= 18 ? p : NULL;
}

/* next_pair reads [text,source] behind m->at, of the source only where it stands; false at the
 * end, or where the map is not as rr-split writes it. */
static bool
next_pair(struct slice map, struct record_map *m)
{
	const char *p = map.ptr + m->at;
	if ((*p != '[' && *p != ',') || p[1] != '[' ||
	    (p = whole(p + 2, &m->next_text)) == NULL || *p != ',')
		return false;
	m->next_source = p + 1;
	if ((p = past_whole(p + 1)) == NULL || *p != ']')
		return false;
	m->at = (size_t)(p + 1 - map.ptr);
	return true;
}

/* source_of returns the source byte of text byte offset. */
static uint64_t
source_of(const struct record_source *source, struct record_map *m, uint32_t offset)
{
	if (source->map.ptr == NULL)
		return source->begin + offset;
	if (!m->started || offset < m->text) {
		*m = (struct record_map){ .started = true, .source = source->begin };
		m->more = next_pair(source->map, m);
	}
	const char *at = NULL;
	while (m->more && m->next_text <= offset) {
		m->text = m->next_text;
		at = m->next_source;
		m->more = next_pair(source->map, m);
	}
	if (at != NULL)
		whole(at, &m->source);
	return m->source + (offset - m->text);
}

/* --- members ----------------------------------------------------------------------- */

static void
put_number(struct out *out, struct slice number)
{
	if (number.ptr == NULL)
		OUT_LIT(out, "null");
	else
		out_put(out, number);
}

static void
put_string(struct out *out, struct slice key, struct slice value)
{
	out_put(out, key);
	out_json_string(out, value);
}

/* put_text puts a part of the text, or of its parts. */
static void
put_text(struct out *out, const struct record_source *source, struct slice key, struct slice text)
{
	if (!source->plain) {
		put_string(out, key, text);
		return;
	}
	out_put(out, key);
	out_char(out, '"');
	out_put(out, text);
	out_char(out, '"');
}

static void
put_pair(struct out *out, struct slice key, uint64_t x, uint64_t y)
{
	out_put(out, key);
	out_uint(out, x);
	out_char(out, ',');
	out_uint(out, y);
	out_char(out, ']');
}

static void
put_source(struct out *out, const struct record_source *source)
{
	OUT_LIT(out, "{\"type\":\"quantity\"");
	if (source->run.ptr != NULL) {
		out_char(out, ',');
		out_put(out, source->run);
	}
	for (int k = 0; k < RECORD_COPIES; k++) {
		if (source->copy[k].ptr == NULL || source->run.ptr != NULL)
			continue;
		OUT_LIT(out, ",\"");
		out_put(out, name[k]);
		OUT_LIT(out, "\":");
		out_put(out, source->copy[k]);
	}
	if (source->line > 0) {
		put_string(out, SLICE(",\"doc\":"), source->doc);
		OUT_LIT(out, ",\"line\":");
		out_uint(out, source->line);
	}
}

static void
put_place(struct out *out, const struct record_style *style, const struct record_source *source,
	struct record_map *map, const struct record_place *place)
{
	uint32_t end = place->last + place->last_length;
	uint32_t shift = style->context == CONTEXT_SEGMENT ? place->sentence_first : 0;
	if (style->context != CONTEXT_NONE)
		put_text(out, source, SLICE(",\"text\":"), style->context == CONTEXT_SEGMENT ? place->text : place->sentence);
	uint64_t begin = source_of(source, map, place->begin);
	put_pair(out, SLICE(",\"span\":["), begin, source_of(source, map, place->last) + place->last_length);
	if (style->context != CONTEXT_NONE)
		put_pair(out, SLICE(",\"at\":["), place->at[0] + shift, place->at[1] + shift);
	put_text(out, source, SLICE(",\"surface\":"), slice_sub(place->text, place->begin, end));
}

static void
put_amount(struct out *out, const struct record_source *source, const struct figure *f)
{
	OUT_LIT(out, ",\"class\":\"");
	out_put(out, slice_of(figure_class_name[f->class]));
	OUT_LIT(out, "\",\"value\":");
	put_number(out, f->value);
	if (f->has_bounds) {
		OUT_LIT(out, ",\"lo\":");
		put_number(out, f->lo);
		OUT_LIT(out, ",\"hi\":");
		put_number(out, f->hi);
	}
	if (f->fraction.ptr != NULL)
		put_string(out, SLICE(",\"fraction\":"), f->fraction);
	if (f->mask.ptr != NULL)
		put_text(out, source, SLICE(",\"mask\":"), f->mask);
	OUT_LIT(out, ",\"approx\":\"");
	out_put(out, slice_of(figure_approx_name[f->approx]));
	put_text(out, source, SLICE("\",\"unit\":"), f->unit);
	if (f->implied)
		OUT_LIT(out, ",\"implied\":true");
	if (f->announces)
		OUT_LIT(out, ",\"enum\":true");
}

static void
put_context(struct out *out, const struct record_source *source, const struct figure *f)
{
	put_text(out, source, SLICE(",\"what\":"), f->what);
	if (f->act.len > 0)
		put_text(out, source, SLICE(",\"act\":"), f->act);
	if (f->rel != REL_NONE) {
		OUT_LIT(out, ",\"rel\":\"");
		out_put(out, slice_of(figure_rel_name[f->rel]));
		out_char(out, '"');
	}
	if (f->also != REL_NONE) {
		OUT_LIT(out, ",\"also\":\"");
		out_put(out, slice_of(figure_rel_name[f->also]));
		out_char(out, '"');
	}
	if (f->group > 0) {
		OUT_LIT(out, ",\"group\":");
		out_uint(out, f->group);
	}
	if (f->time.len > 0)
		put_text(out, source, SLICE(",\"time\":"), f->time);
}

/* put_reasons puts, for --explain, the name of the rule behind each member. */
static void
put_reasons(struct out *out, const struct figure *f)
{
	const struct { struct slice key; const char *rule; } reason[] = {
		{ SLICE("\"what\":"), f->why_what }, { SLICE("\"rel\":"), f->why_rel }, { SLICE("\"time\":"), f->why_time }
	};
	bool first = true;
	OUT_LIT(out, ",\"why\":{");
	for (size_t k = 0; k < sizeof reason / sizeof reason[0]; k++) {
		if (reason[k].rule == NULL)
			continue;
		if (!first)
			out_char(out, ',');
		put_string(out, reason[k].key, slice_of(reason[k].rule));
		first = false;
	}
	out_char(out, '}');
}

void
record_put(struct out *out, const struct record_style *style, const struct record_source *source,
	struct record_map *map, const struct figure *f, const struct record_place *place)
{
	put_source(out, source);
	put_place(out, style, source, map, place);
	put_amount(out, source, f);
	put_context(out, source, f);
	if (style->explain)
		put_reasons(out, f);
	out_char(out, '}');
	out_end_record(out);
}
