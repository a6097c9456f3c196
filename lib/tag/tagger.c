#include "tagger.h"
#include "../base/utf8.h"
#include "../han/fold.h"
#include "../nums/character.h"
#include "../nums/script.h"

enum { FIELD_INTRO, FIELD_TITLE, FIELD_TEXT, FIELD_WHAT, FIELD_ACT, FIELD_REL, FIELD_HEADING };

enum {
	LONGEST_LEAD = 40,              /* code points */
	LONGEST_KEPT = 1 << 16          /* bytes: longer texts are not remembered */
};

void
tagger_open(struct tagger *t, struct rules *rules)
{
	*t = (struct tagger){ .rules = rules, .top = rules->top, .min = rules->min };
	scanner_open(&t->scanner, rules);
	tally_open(&t->tally, rules);
}

void
tagger_close(struct tagger *t)
{
	for (size_t i = 0; i < TAGGER_FIELDS; i++) {
		mem_free(t->field[i].raw);
		for (unsigned f = 0; f < FAMILIES; f++)
			hits_free(&t->field[i].hits[f]);
	}
	scanner_close(&t->scanner);
	tally_close(&t->tally);
}

static bool
remembered(const struct tagger_field *f, struct slice raw)
{
	return f->scanned && f->raw_len == raw.len && memcmp(f->raw, raw.ptr, raw.len) == 0;
}

static void
remember(struct tagger_field *f, struct slice raw)
{
	f->scanned = raw.len <= LONGEST_KEPT;
	if (!f->scanned)
		return;
	if (raw.len > f->raw_cap) {
		f->raw_cap = raw.len * 2;
		f->raw = mem_grow(f->raw, f->raw_cap, 1);
	}
	memcpy(f->raw, raw.ptr, raw.len);
	f->raw_len = raw.len;
}

/* Scans a string value unless it is the one of the record before; it becomes a
 * part of the record. */
static struct tagger_part *
add_part(struct tagger *t, unsigned field, struct slice raw, struct slice text, uint32_t places, enum place place)
{
	struct tagger_field *f = &t->field[field];
	if (!remembered(f, raw)) {
		scan(&t->scanner, text, places, f->hits);
		remember(f, raw);
	}
	struct tagger_part *part = &t->part[t->parts++];
	*part = (struct tagger_part){ f, text, { .outer = place, .inner = place, .share = { RULES_ONE, RULES_ONE } } };
	return part;
}

static void
add_member(struct tagger *t, struct arena *a, const struct json_member *m, unsigned field, enum place place)
{
	if (m != NULL && m->type == JSON_STRING && m->value.len > 2)
		add_part(t, field, m->value, json_string(a, m), 1u << place, place);
}

/* Headings come outermost first. The innermost counts full, each one further out
 * less by the rules' factor. Those beyond TAGGER_HEADINGS are left out. */
static void
add_headings(struct tagger *t, struct arena *a, const struct json_member *path)
{
	if (path == NULL || path->type != JSON_ARRAY)
		return;
	size_t at = 0, first = t->parts, level = 0;
	struct slice raw;
	while (level < TAGGER_HEADINGS && json_items(path->value, &at, NULL, &raw))
		if (raw.ptr[0] == '"')
			add_part(t, FIELD_HEADING + (unsigned)level++, raw, json_unescape(a, raw),
				1u << PLACE_HEADING, PLACE_HEADING);
	for (unsigned f = 0; f < FAMILIES; f++) {
		int64_t share = RULES_ONE;
		for (size_t i = t->parts; i-- > first; share = share * t->rules->outer[f] / RULES_ONE)
			t->part[i].weigh.share[f] = share;
	}
}

static bool
ends_clause(uint32_t folded)
{
	switch (character_of(folded)->mark) {
	case MARK_COMMA: case MARK_COLON: case MARK_STOP: case MARK_FULLSTOP: case MARK_END:
		return true;
	}
	return false;
}

/* A segment's text opens with a clause that says what it is about: up to the
 * first sentence end or colon in LONGEST_LEAD characters, else up to the first
 * comma, else none. One that lists figures (硬化村道12公里、修建水池9口) is about all
 * of them alike, and none is put first. Returns its length in code points. */
static uint32_t
lead_of(struct slice text)
{
	uint32_t n = 0, comma = 0, cp;
	bool figure = false, listed = false;
	for (size_t i = 0; n < LONGEST_LEAD; n++) {
		if (i == text.len)
			return n;
		i += utf8_decode(text.ptr + i, &cp);
		cp = han_fold(cp);
		if (is_digit(cp) && listed)
			return 0;
		figure = figure || is_digit(cp);
		listed = listed || (character_of(cp)->mark == MARK_LIST && figure);
		if (cp == ',' && comma == 0)
			comma = n;
		else if (cp != ',' && ends_clause(cp) && n > 0)
			return n;
	}
	return comma;
}

/* The clause around code points [begin, end) of text. In a list of figures
 * (新建桥梁3座、水渠2公里) each has its own part: 、 ends it behind the figure, and
 * before it when another figure stands between. */
static void
find_clause(struct slice text, uint32_t begin, uint32_t end, struct tally_text *weigh)
{
	uint32_t n = 0, cp, before = 0;
	bool figure = false;
	weigh->begin = 0;
	weigh->end = UINT32_MAX;
	for (size_t i = 0; i < text.len; n++, before = cp) {
		i += utf8_decode(text.ptr + i, &cp);
		cp = han_fold(cp);
		figure = figure || is_digit(cp);
		bool one_number = is_digit(before) && i < text.len && is_digit((unsigned char)text.ptr[i]);
		if (!(ends_clause(cp) && !one_number) && !(character_of(cp)->mark == MARK_LIST && (n >= end || figure)))
			continue;
		if (n < begin) {
			weigh->begin = n + 1;
			figure = false;
		} else if (n >= end) {
			weigh->end = n;
			return;
		}
	}
}

/* Reads "at":[begin,end]. */
static bool
read_at(const struct json_member *m, uint32_t at[2])
{
	size_t place = 0, n = 0;
	struct slice raw;
	uint64_t v;
	if (m == NULL || m->type != JSON_ARRAY)
		return false;
	for (; n < 2 && json_items(m->value, &place, NULL, &raw); n++) {
		if (!json_uint(raw, &v) || v > UINT32_MAX)
			return false;
		at[n] = (uint32_t)v;
	}
	return n == 2;
}

static void
add_text(struct tagger *t, struct arena *a, const struct json_object *obj, const struct json_member *text)
{
	struct tagger_part *part = add_part(t, FIELD_TEXT, text->value, json_string(a, text),
		1u << PLACE_LEAD | 1u << PLACE_TEXT | 1u << PLACE_NEAR | 1u << PLACE_FAR, PLACE_TEXT);
	uint32_t at[2];
	if (read_at(JSON_GET(obj, "at"), at)) {
		part->weigh.outer = PLACE_FAR;
		part->weigh.inner = PLACE_NEAR;
		find_clause(part->text, at[0], at[1], &part->weigh);
	} else {
		part->weigh.inner = PLACE_LEAD;
		part->weigh.end = lead_of(part->text);
	}
}

static void
put_tags(const struct tagger *t, uint32_t stage, struct out *o)
{
	OUT_LIT(o, "\"tags\":[");
	for (size_t i = 0; i < t->tally.bests; i++) {
		if (i > 0)
			out_char(o, ',');
		out_json_string(o, t->rules->label[t->tally.best[i]].name);
	}
	OUT_LIT(o, "],\"stage\":");
	if (stage == RULES_NO_LABEL)
		OUT_LIT(o, "\"background\"");
	else
		out_json_string(o, t->rules->label[stage].name);
}

/* Writes thousandths as an exact decimal. */
static void
put_thousandths(struct out *o, int64_t v)
{
	if (v < 0)
		out_char(o, '-');
	uint64_t u = v < 0 ? (uint64_t)-v : (uint64_t)v;
	out_uint(o, u / RULES_ONE);
	unsigned rest = (unsigned)(u % RULES_ONE);
	if (rest == 0)
		return;
	out_char(o, '.');
	for (unsigned unit = RULES_ONE / 10; rest > 0; rest %= unit, unit /= 10)
		out_char(o, (char)('0' + rest / unit));
}

static struct slice
place_text(struct slice text, uint32_t begin, uint32_t end)
{
	size_t i = 0, from = 0;
	uint32_t cp;
	for (uint32_t n = 0; n < end && i < text.len; n++) {
		if (n == begin)
			from = i;
		i += utf8_decode(text.ptr + i, &cp);
	}
	return slice_sub(text, from, i);
}

static void
put_reason(const struct tagger *t, const struct tagger_part *part, const struct hit *hit,
	enum place place, int64_t worth, struct out *o)
{
	static const char *const names[PLACES] = {
		"heading", "intro", "title", "lead", "text", "near", "far", "what", "act", "rel"
	};
	const struct rule *rule = &t->rules->rule[hit->rule];
	if (rule->family == FAMILY_TOPIC)
		OUT_LIT(o, "{\"tag\":");
	else
		OUT_LIT(o, "{\"stage\":");
	out_json_string(o, t->rules->label[rule->label].name);
	OUT_LIT(o, ",\"rule\":");
	out_json_string(o, rule->source);
	OUT_LIT(o, ",\"file\":");
	out_json_string(o, slice_of(rule->file));
	OUT_LIT(o, ",\"line\":");
	out_uint(o, rule->line);
	OUT_LIT(o, ",\"in\":");
	out_json_string(o, slice_of(names[place]));
	OUT_LIT(o, ",\"text\":");
	out_json_string(o, place_text(part->text, hit->begin, hit->end));
	OUT_LIT(o, ",\"score\":");
	put_thousandths(o, worth);
	out_char(o, '}');
}

/* Writes why label was chosen: each place where one of its rules spoke, and what
 * that is worth the first time. */
static void
put_reasons(const struct tagger *t, uint32_t label, bool *any, struct out *o)
{
	enum family family = t->rules->label[label].family;
	for (const struct tagger_part *part = t->part; part < t->part + t->parts; part++) {
		const struct hits *h = &part->field->hits[family];
		for (size_t i = 0; i < h->count; i++) {
			enum place place;
			int64_t worth = tally_worth(t->rules, &h->hit[i], &part->weigh, &place);
			if (worth == 0 || t->rules->rule[h->hit[i].rule].label != label)
				continue;
			if (*any)
				out_char(o, ',');
			*any = true;
			put_reason(t, part, &h->hit[i], place, worth, o);
		}
	}
}

static void
put_why(const struct tagger *t, uint32_t stage, struct out *o)
{
	bool any = false;
	OUT_LIT(o, ",\"why\":[");
	for (size_t i = 0; i < t->tally.bests; i++)
		put_reasons(t, t->tally.best[i], &any, o);
	if (stage != RULES_NO_LABEL)
		put_reasons(t, stage, &any, o);
	out_char(o, ']');
}

static bool
own_member(const struct json_member *m)
{
	return slice_eq(m->key, SLICE("tags")) || slice_eq(m->key, SLICE("stage")) || slice_eq(m->key, SLICE("why"));
}

/* Writes line up to where members can be added: as it is, or, when it has been
 * tagged before, without what was added then. */
static void
put_members(struct slice line, const struct json_object *obj, struct out *o)
{
	bool tagged = false;
	for (size_t i = 0; i < obj->count; i++)
		tagged = tagged || own_member(&obj->member[i]);
	if (!tagged) {
		out_put(o, slice_sub(line, 0, obj->close));
		return;
	}
	char before = '{';
	for (size_t i = 0; i < obj->count; i++) {
		const struct json_member *m = &obj->member[i];
		if (own_member(m))
			continue;
		out_char(o, before);
		before = ',';
		out_char(o, '"');
		out_put(o, m->key);
		OUT_LIT(o, "\":");
		out_put(o, m->value);
	}
}

bool
tagger_put(struct tagger *t, struct arena *a, struct slice line,
	const struct json_object *obj, struct out *o)
{
	const struct json_member *text = JSON_GET(obj, "text");
	if (text == NULL || text->type != JSON_STRING)
		return false;
	t->parts = 0;
	add_headings(t, a, JSON_GET(obj, "path"));
	add_member(t, a, JSON_GET(obj, "intro"), FIELD_INTRO, PLACE_INTRO);
	add_member(t, a, JSON_GET(obj, "title"), FIELD_TITLE, PLACE_TITLE);
	add_text(t, a, obj, text);
	add_member(t, a, JSON_GET(obj, "what"), FIELD_WHAT, PLACE_WHAT);
	add_member(t, a, JSON_GET(obj, "act"), FIELD_ACT, PLACE_ACT);
	add_member(t, a, JSON_GET(obj, "rel"), FIELD_REL, PLACE_REL);
	tally_clear(&t->tally);
	for (size_t i = 0; i < t->parts; i++)
		tally_add(&t->tally, t->part[i].field->hits, &t->part[i].weigh);
	tally_choose(&t->tally, t->top, t->min);
	uint32_t stage = tally_stage(&t->tally);
	put_members(line, obj, o);
	out_char(o, ',');
	put_tags(t, stage, o);
	if (t->explain)
		put_why(t, stage, o);
	out_char(o, '}');
	return true;
}
