#include "rules.h"
#include "../base/utf8.h"

/* A line being read. */
struct line {
	struct rules *rules;
	const char *file;
	uint32_t number;
	struct slice text;
	size_t at;
};

/* What the lines after a [section] belong to. */
struct section {
	enum { SECTION_NONE, SECTION_SCORE, SECTION_LABEL, SECTION_BAD } kind;
	uint32_t label;
	enum family family;
};

static const struct {
	const char *name;
	uint32_t places;
} place_names[] = {
	{ "heading", 1u << PLACE_HEADING | 1u << PLACE_INTRO },
	{ "intro", 1u << PLACE_INTRO },
	{ "title", 1u << PLACE_TITLE },
	{ "lead", 1u << PLACE_LEAD },
	{ "near", 1u << PLACE_NEAR },
	{ "far", 1u << PLACE_FAR },
	{ "text", 1u << PLACE_LEAD | 1u << PLACE_TEXT | 1u << PLACE_NEAR | 1u << PLACE_FAR },
	{ "what", 1u << PLACE_WHAT },
	{ "act", 1u << PLACE_ACT },
	{ "rel", 1u << PLACE_REL },
};

/* Target and actual are no words of a report: only `in rel` asks for them. */
enum { ANY_PLACE = ((1u << PLACES) - 1) & ~(1u << PLACE_REL) };

void
rules_open(struct rules *r)
{
	*r = (struct rules){ .outer = { RULES_ONE, RULES_ONE }, .again = { RULES_ONE, RULES_ONE }, .top = SIZE_MAX };
	for (unsigned f = 0; f < FAMILIES; f++)
		for (unsigned p = 0; p < PLACES; p++)
			r->factor[f][p] = RULES_ONE;
}

void
rules_free(struct rules *r)
{
	for (size_t i = 0; i < r->patterns; i++)
		pattern_free(&r->pattern[i]);
	mem_free(r->label);
	mem_free(r->rule);
	mem_free(r->pattern);
	mem_free(r->fault);
	arena_free(&r->arena);
	*r = (struct rules){ 0 };
}

/* Makes room for one more in a growing array. */
static void *
room(void *array, size_t count, size_t *cap, size_t size)
{
	if (count < *cap)
		return array;
	*cap = *cap == 0 ? 64 : *cap * 2;
	return mem_grow(array, *cap, size);
}

void
rules_fault(struct rules *r, const char *file, uint32_t line, uint32_t column,
	bool warning, const struct slice *part, size_t parts)
{
	size_t len = 0;
	for (size_t i = 0; i < parts; i++)
		len += part[i].len;
	char *text = arena_new(&r->arena, len + 1);
	size_t n = 0;
	for (size_t i = 0; i < parts; i++) {
		memcpy(text + n, part[i].ptr, part[i].len);
		n += part[i].len;
	}
	r->fault = room(r->fault, r->faults, &r->faults_cap, sizeof(*r->fault));
	r->fault[r->faults++] = (struct fault){ file, line, column, warning, { text, len } };
	r->errors += !warning;
}

/* Notes an error at offset in the line: text, then what it is about. */
static void
error_at(struct line *l, size_t offset, struct slice text, struct slice about)
{
	struct slice part[3] = { text, about.ptr != NULL ? SLICE(": ") : SLICE(""), about };
	rules_fault(l->rules, l->file, l->number, (uint32_t)offset + 1, false, part, about.ptr != NULL ? 3 : 1);
}

static bool
blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

/* Gives the next token: a word, a whole /pattern/, or ";". False at the end of
 * the line or at a comment. */
static bool
next_token(struct line *l, struct slice *token)
{
	struct slice t = l->text;
	while (l->at < t.len && blank(t.ptr[l->at]))
		l->at++;
	if (l->at == t.len || t.ptr[l->at] == '#')
		return false;
	size_t begin = l->at;
	if (t.ptr[begin] == '/') {
		l->at++;
		while (l->at < t.len && t.ptr[l->at] != '/')
			l->at += t.ptr[l->at] == '\\' && l->at + 1 < t.len ? 2 : 1;
		l->at += l->at < t.len;
	}
	while (l->at < t.len && !blank(t.ptr[l->at]))
		l->at++;
	*token = slice_sub(t, begin, l->at);
	return true;
}

static size_t
offset_of(const struct line *l, struct slice token)
{
	return (size_t)(token.ptr - l->text.ptr);
}

bool
rules_number(struct slice s, int64_t *out)
{
	size_t i = s.len > 0 && (s.ptr[0] == '-' || s.ptr[0] == '+');
	bool negative = i == 1 && s.ptr[0] == '-', digits = false;
	int64_t v = 0;
	int places = -1;
	for (; i < s.len; i++) {
		char c = s.ptr[i];
		if (c == '.' && places < 0) {
			places = 0;
		} else if (c >= '0' && c <= '9' && places < 3 && v < 1000000000) {
			v = v * 10 + (c - '0');
			places += places >= 0;
			digits = true;
		} else {
			return false;
		}
	}
	for (places = places < 0 ? 0 : places; places < 3; places++)
		v *= 10;
	*out = negative ? -v : v;
	return digits;
}

static uint32_t
label_named(struct rules *r, struct slice name, enum family family)
{
	for (size_t i = 0; i < r->labels; i++)
		if (r->label[i].family == family && slice_eq(r->label[i].name, name))
			return (uint32_t)i;
	r->label = room(r->label, r->labels, &r->labels_cap, sizeof(*r->label));
	r->label[r->labels] = (struct label){ .name = name, .family = family };
	return (uint32_t)r->labels++;
}

/* Reads [topic], [stage NAME], [none], [stage none] or [score]. */
static struct section
read_section(struct line *l)
{
	struct section s = { .kind = SECTION_BAD, .label = RULES_NO_LABEL };
	struct slice t = l->text;
	size_t begin = l->at + 1, end = begin;
	while (end < t.len && t.ptr[end] != ']')
		end++;
	struct slice name = slice_sub(t, begin, end);
	l->at = end + 1;
	struct slice rest;
	if (end == t.len || (l->at <= t.len && next_token(l, &rest))) {
		error_at(l, begin - 1, SLICE("expected [topic], [stage NAME], [none] or [score] alone on the line"), (struct slice){ 0 });
		return s;
	}
	if (slice_eq(name, SLICE("score"))) {
		s.kind = SECTION_SCORE;
		return s;
	}
	if (name.len > 6 && memcmp(name.ptr, "stage ", 6) == 0) {
		s.family = FAMILY_STAGE;
		name = slice_sub(name, 6, name.len);
	}
	for (size_t i = 0; i < name.len; i++)
		if (blank(name.ptr[i]) || name.ptr[i] == '[')
			name.len = 0;
	if (name.len == 0) {
		error_at(l, begin - 1, SLICE("a name without blanks was expected between [ and ]"), (struct slice){ 0 });
		return s;
	}
	s.kind = SECTION_LABEL;
	if (!slice_eq(name, SLICE("none")))
		s.label = label_named(l->rules, name, s.family);
	return s;
}

static bool
place_named(struct slice name, uint32_t *places)
{
	for (size_t i = 0; i < sizeof(place_names) / sizeof(place_names[0]); i++)
		if (slice_eq(name, slice_of(place_names[i].name))) {
			*places = place_names[i].places;
			return true;
		}
	return false;
}

/* Sets the number that a line of [score] names; two of them when it has two. */
static bool
set_score(struct rules *r, struct slice name, const int64_t *v, size_t n)
{
	uint32_t places;
	if (slice_eq(name, SLICE("min")) && n == 1) {
		r->min = v[0];
	} else if (slice_eq(name, SLICE("share")) && n == 1) {
		r->share = v[0];
	} else if (slice_eq(name, SLICE("outer")) && n == 2) {
		r->outer[FAMILY_TOPIC] = v[0];
		r->outer[FAMILY_STAGE] = v[1];
	} else if (slice_eq(name, SLICE("top")) && n == 1 && v[0] % RULES_ONE == 0) {
		r->top = (size_t)(v[0] / RULES_ONE);
	} else if (slice_eq(name, SLICE("again")) && n == 2) {
		r->again[0] = v[0];
		r->again[1] = v[1];
	} else if (place_named(name, &places) && n == 2) {
		if (slice_eq(name, SLICE("text")))
			places = 1u << PLACE_TEXT;
		else if (slice_eq(name, SLICE("heading")))
			places = 1u << PLACE_HEADING;
		for (unsigned p = 0; p < PLACES; p++)
			if (places >> p & 1) {
				r->factor[FAMILY_TOPIC][p] = v[0];
				r->factor[FAMILY_STAGE][p] = v[1];
			}
	} else {
		return false;
	}
	return true;
}

static void
read_score(struct line *l)
{
	struct slice name, token;
	int64_t v[2];
	size_t n = 0;
	next_token(l, &name);
	while (next_token(l, &token)) {
		if (n == 2 || !rules_number(token, &v[n]) || v[n] < 0 || v[n] > 1000 * RULES_ONE) {
			error_at(l, offset_of(l, token), SLICE("expected a number from 0 to 1000"), token);
			return;
		}
		n++;
	}
	if (!set_score(l->rules, name, v, n))
		error_at(l, offset_of(l, name),
			SLICE("expected min, share or top and one number, or again, outer or a place and two"), name);
}

/* Gathers words up to the next ";" or the end, folded, into *list. */
static void
read_words(struct line *l, struct slice **list, size_t *count)
{
	struct slice token, found[64];
	size_t n = 0;
	while (next_token(l, &token) && !slice_eq(token, SLICE(";"))) {
		if (n == sizeof(found) / sizeof(found[0])) {
			error_at(l, offset_of(l, token), SLICE("too many words in one condition"), token);
			break;
		}
		found[n++] = pattern_fold(&l->rules->arena, token);
	}
	if (n == 0)
		error_at(l, l->at, SLICE("a condition without words"), (struct slice){ 0 });
	struct slice *all = arena_new(&l->rules->arena, (n + *count + 1) * sizeof(*all));
	if (*count > 0)
		memcpy(all, *list, *count * sizeof(*all));
	memcpy(all + *count, found, n * sizeof(*all));
	*list = all;
	*count += n;
}

static void
read_places(struct line *l, struct condition *c, bool in)
{
	struct slice token;
	uint32_t all = 0, places;
	while (next_token(l, &token) && !slice_eq(token, SLICE(";"))) {
		if (!place_named(token, &places))
			error_at(l, offset_of(l, token), SLICE("no such place"), token);
		else
			all |= places;
	}
	if (all == 0)
		error_at(l, l->at, SLICE("a condition without places"), (struct slice){ 0 });
	c->places = in ? all : c->places & ~all;
}

/* Reads the conditions after the first ";". */
static const struct condition *
read_conditions(struct line *l)
{
	struct condition *c = arena_new(&l->rules->arena, sizeof(*c));
	*c = (struct condition){ .places = ANY_PLACE };
	struct slice token;
	while (next_token(l, &token)) {
		size_t at = offset_of(l, token);
		bool not = slice_eq(token, SLICE("not"));
		if (not && !next_token(l, &token))
			token = SLICE("");
		if (slice_eq(token, SLICE("in"))) {
			read_places(l, c, !not);
		} else if (not && slice_eq(token, SLICE("before"))) {
			read_words(l, &c->not_before, &c->not_befores);
		} else if (not && slice_eq(token, SLICE("after"))) {
			read_words(l, &c->not_after, &c->not_afters);
		} else if (!not && slice_eq(token, SLICE("need"))) {
			read_words(l, &c->need, &c->needs);
		} else {
			error_at(l, at, SLICE("expected a condition: in, not in, not before, not after or need"), (struct slice){ 0 });
			break;
		}
	}
	return c;
}

/* Whether token is /a pattern/, its last slash not escaped. */
static bool
is_closed(struct slice token)
{
	size_t backslashes = 0;
	while (backslashes + 2 < token.len && token.ptr[token.len - 2 - backslashes] == '\\')
		backslashes++;
	return token.len >= 3 && token.ptr[token.len - 1] == '/' && backslashes % 2 == 0;
}

/* Compiles the pattern of a /token/; -1 when that fails. */
static int32_t
read_pattern(struct line *l, struct slice token, const struct condition *c)
{
	struct rules *r = l->rules;
	if (!is_closed(token)) {
		error_at(l, offset_of(l, token), SLICE("a pattern must end with / and then a blank"), token);
		return -1;
	}
	struct pattern p;
	struct pattern_error err;
	if (!pattern_compile(&p, &r->arena, slice_sub(token, 1, token.len - 1), &err)) {
		error_at(l, offset_of(l, token) + 1 + err.offset, SLICE("bad pattern"), slice_of(err.reason));
		return -1;
	}
	if (c->needs > 0)
		p.need = (struct literals){ c->need, c->needs };
	if (p.need.count == 0) {
		error_at(l, offset_of(l, token),
			SLICE("no word stands in all that this pattern matches: name some with \"; need WORD ...\""), (struct slice){ 0 });
		pattern_free(&p);
		return -1;
	}
	r->pattern = room(r->pattern, r->patterns, &r->patterns_cap, sizeof(*r->pattern));
	r->pattern[r->patterns] = p;
	return (int32_t)r->patterns++;
}

static void
add_rule(struct line *l, const struct section *s, int64_t weight, const struct condition *c, struct slice token)
{
	struct rules *r = l->rules;
	if (slice_eq(token, SLICE("*"))) {
		if (s->label != RULES_NO_LABEL)
			r->label[s->label].prior += weight;
		return;
	}
	struct rule rule = {
		.label = s->label, .family = s->family, .weight = weight, .condition = c,
		.source = token, .pattern = -1, .file = l->file, .line = l->number,
		.column = (uint32_t)offset_of(l, token) + 1
	};
	if (token.ptr[0] == '/') {
		rule.pattern = read_pattern(l, token, c);
		if (rule.pattern < 0)
			return;
	} else {
		rule.word = pattern_fold(&r->arena, token);
		size_t digits = 0;
		for (size_t i = 1; i < rule.word.len; i++)
			digits += rule.word.ptr[i - 1] == '\\' && rule.word.ptr[i] == 'd';
		if (digits > 1) {
			error_at(l, offset_of(l, token), SLICE("more than one \\d in a word"), token);
			return;
		}
	}
	r->rule = room(r->rule, r->rules, &r->rules_cap, sizeof(*r->rule));
	r->rule[r->rules++] = rule;
}

static void
read_rule(struct line *l, const struct section *s)
{
	struct slice token;
	int64_t weight;
	next_token(l, &token);
	if (s->kind == SECTION_NONE) {
		error_at(l, offset_of(l, token), SLICE("a rule before the first [topic]"), (struct slice){ 0 });
		return;
	}
	if (!rules_number(token, &weight) || weight > 1000 * RULES_ONE || weight < -1000 * RULES_ONE) {
		error_at(l, offset_of(l, token), SLICE("expected a weight from -1000 to 1000"), token);
		return;
	}
	/* the conditions stand behind the words they are for: read them first */
	size_t words_at = l->at, words = 0;
	while (next_token(l, &token) && !slice_eq(token, SLICE(";")))
		words++;
	if (words == 0)
		error_at(l, words_at, SLICE("a weight without words"), (struct slice){ 0 });
	const struct condition *c = read_conditions(l);
	l->at = words_at;
	for (; words > 0 && next_token(l, &token); words--)
		add_rule(l, s, weight, c, token);
}

static void
read_line(struct line *l, struct section *section)
{
	size_t valid = utf8_valid(l->text);
	if (valid < l->text.len) {
		error_at(l, valid, SLICE("not valid UTF-8"), (struct slice){ 0 });
		return;
	}
	struct slice token;
	if (!next_token(l, &token))
		return;
	l->at = offset_of(l, token);
	if (token.ptr[0] == '[')
		*section = read_section(l);
	else if (section->kind == SECTION_SCORE)
		read_score(l);
	else if (section->kind != SECTION_BAD)
		read_rule(l, section);
}

bool
rules_add(struct rules *r, struct slice text, const char *file)
{
	struct section section = { .kind = SECTION_NONE };
	struct line l = { .rules = r, .file = file };
	size_t errors = r->errors;
	if (text.len > RULES_MOST - r->bytes) {
		l.number = 1;
		error_at(&l, 0, SLICE("over 768 KiB of rules: too many"), (struct slice){ 0 });
		return false;
	}
	r->bytes += text.len;
	char *copy = arena_new(&r->arena, text.len);    /* rules are slices of it */
	memcpy(copy, text.ptr, text.len);
	text.ptr = copy;
	if (text.len >= 3 && memcmp(text.ptr, "\xef\xbb\xbf", 3) == 0)  /* editors' byte order mark */
		text = slice_sub(text, 3, text.len);
	for (size_t at = 0; at < text.len; ) {
		const char *newline = memchr(text.ptr + at, '\n', text.len - at);
		size_t end = newline != NULL ? (size_t)(newline - text.ptr) : text.len;
		l.text = slice_sub(text, at, end);
		l.at = 0;
		l.number++;
		read_line(&l, &section);
		at = end + 1;
	}
	return r->errors == errors;
}
