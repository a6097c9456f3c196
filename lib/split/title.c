#include "title.h"

#include "../base/utf8.h"
#include "marker.h"
#include "number.h"

#define TITLE_LONGEST 60        /* characters */

static uint32_t
last_char(struct slice s, size_t *n)
{
	uint32_t cp = 0;
	size_t i = s.len;
	while (i > 0 && ((unsigned char)s.ptr[i - 1] & 0xc0) == 0x80)
		i--;
	if (i == 0)
		return *n = 0, 0;
	utf8_decode(s.ptr + i - 1, &cp);
	*n = s.len - (i - 1);
	return cp;
}

static bool
is_opening(uint32_t cp)
{
	return cp == '(' || cp == '[' || cp == 0xff08 || cp == 0x3010 || cp == 0x300a || cp == 0x3014 || cp == 0x300c;
}

static bool
is_closing(uint32_t cp)
{
	return cp == ')' || cp == ']' || cp == 0xff09 || cp == 0x3011 || cp == 0x300b || cp == 0x3015 || cp == 0x300d;
}

static bool
is_joint(uint32_t cp)
{
	return cp == ' ' || cp == ':' || cp == 0xff1a || cp == 0x3001 || cp == '-' || cp == 0x2014 || cp == '_' || cp == '.';
}

/* A sentence ends or pauses in it, or it is too long: no title. */
static bool
is_sentence(struct slice line)
{
	size_t chars = 0;
	for (size_t i = 0; i < line.len; chars++) {
		uint32_t cp;
		i += utf8_decode(line.ptr + i, &cp);
		switch (cp) {
		case 0x3002: case 0xff0c: case 0xff1b: case 0xff01: case 0xff1f:        /* 。，；！？ */
		case ',': case ';': case '!': case '?':
			return true;
		}
	}
	return chars > TITLE_LONGEST || chars == 0;
}

/* The number of either kind at the start of text. */
static size_t
number_at(struct slice text, unsigned *no)
{
	size_t n = number_han(text, no);
	return n > 0 ? n : number_digits(text, no);
}

/* The number of either kind that ends at the end of text: tries every start. */
static size_t
number_before(struct slice text, unsigned *no)
{
	size_t best = 0;
	for (size_t back = 1; back <= text.len && back <= 21; back++) {
		size_t at = text.len - back;
		if (((unsigned char)text.ptr[at] & 0xc0) == 0x80)
			continue;
		unsigned v;
		if (number_at(slice_sub(text, at, text.len), &v) != back)
			break;
		best = back;
		*no = v;
	}
	return best;
}

static struct slice
trim_end(struct slice s, bool (*is)(uint32_t))
{
	size_t n;
	uint32_t cp;
	while ((cp = last_char(s, &n)) != 0 && is(cp))
		s.len -= n;
	return s;
}

static struct slice
trim_start(struct slice s, bool (*is)(uint32_t))
{
	uint32_t cp;
	while (s.len > 0) {
		unsigned n = utf8_decode(s.ptr, &cp);
		if (!is(cp))
			break;
		s = slice_sub(s, n, s.len);
	}
	return s;
}

static bool
is_loose(uint32_t cp)
{
	return is_closing(cp) || is_joint(cp);
}

static bool
is_loose_start(uint32_t cp)
{
	return is_opening(cp) || cp == ' ';
}

static bool
starts(struct slice s, const char *word)
{
	return s.len >= 3 && memcmp(s.ptr, word, 3) == 0;
}

static bool
ends(struct slice s, const char *word)
{
	return s.len >= 3 && memcmp(s.ptr + s.len - 3, word, 3) == 0;
}

static uint32_t
hash(struct slice s)
{
	uint32_t h = 2166136261u;
	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.ptr[i]) * 16777619u;
	return h;
}

/* 篇一 and 第二篇 at either end of the line. */
static bool
read_pian(struct slice line, struct title *t)
{
	struct slice tail = trim_end(line, is_loose), head = trim_start(line, is_loose_start);
	size_t n = number_before(tail, &t->no);
	t->form = TITLE_PIAN;
	if (n > 0 && ends((struct slice){ tail.ptr, tail.len - n }, "篇")) {
		t->marker = slice_sub(tail, tail.len - n - 3, tail.len);
		return true;
	}
	if (ends(tail, "篇")) {
		struct slice inner = { tail.ptr, tail.len - 3 };
		n = number_before(inner, &t->no);
		if (n > 0 && ends((struct slice){ inner.ptr, inner.len - n }, "第")) {
			t->marker = slice_sub(tail, inner.len - n - 3, tail.len);
			return true;
		}
	}
	size_t len = 0;
	if (starts(head, "篇") && (n = number_at(slice_sub(head, 3, head.len), &t->no)) > 0)
		len = 3 + n;
	else if (starts(head, "第") && (n = number_at(slice_sub(head, 3, head.len), &t->no)) > 0 &&
	    starts(slice_sub(head, 3 + n, head.len), "篇"))
		len = 6 + n;
	struct slice after = slice_sub(head, len, head.len);
	uint32_t cp = 0;
	if (after.len > 0)
		utf8_decode(after.ptr, &cp);
	if (len == 0 || (after.len > 0 && !is_loose(cp)))
		return false;
	t->marker = slice_sub(head, 0, len);
	return true;
}

/* 总结（三）, 范文三, 材料3, or a number alone. */
static bool
read_tail(struct slice line, struct title *t)
{
	struct slice tail = trim_end(line, is_closing);
	bool bracket = tail.len < line.len;
	size_t n = number_before(tail, &t->no), open_len;
	if (n == 0)
		return false;
	struct slice stem = { tail.ptr, tail.len - n };
	bool opened = is_opening(last_char(stem, &open_len));
	if (opened != bracket)
		return false;
	size_t from = stem.len;
	if (opened)
		from -= open_len;
	stem = trim_end((struct slice){ line.ptr, from }, is_joint);
	t->marker = slice_sub(line, from, line.len);
	t->form = stem.len == 0 ? TITLE_LONE : TITLE_TAIL;
	t->stem = hash(stem);
	return stem.len == 0 || (unsigned char)stem.ptr[stem.len - 1] >= 0x80;
}

struct title
title_read(struct slice line)
{
	struct title t = { 0 }, none = { 0 };
	struct marker m;
	bool head = false;
	if (line.len > 2 && line.ptr[0] == '#') {
		size_t depth = 0;
		while (depth < line.len && line.ptr[depth] == '#')
			depth++;
		if (depth < line.len && line.ptr[depth] == ' ') {
			head = depth == 1;
			t.marker = slice_sub(line, 0, depth);
			line = slice_sub(line, depth + 1, line.len);
		}
	}
	struct slice mark = t.marker;
	if (is_sentence(line))
		return none;
	if (read_pian(line, &t))
		return t;
	if (head) {
		t = (struct title){ .form = TITLE_HEAD, .marker = mark };
		return t;
	}
	if (mark.len > 0)
		return none;
	if (read_tail(line, &t) && (t.form == TITLE_LONE || !marker_read(line, &m)))
		return t;
	size_t n;
	uint32_t last = last_char(line, &n);
	if (marker_read(line, &m) || last < 0x80 || last == 0xff1a || last == 0x3001)
		return none;
	t = (struct title){ .form = TITLE_PLAIN };
	return t;
}

void
title_learn(struct title_rule *rule, const struct title *t, bool ended)
{
	/* The number of a page stands in the middle of a sentence sooner or later. */
	if (t->form == TITLE_LONE && !ended)
		rule->pages = true;
	if (t->form == TITLE_PIAN)
		rule->pian = true;
	if (t->form == TITLE_HEAD)
		rule->head = true;
	if (t->form != TITLE_TAIL && t->form != TITLE_LONE)
		return;
	uint32_t stem = t->form == TITLE_LONE ? 0 : t->stem;
	for (unsigned i = 0; i < rule->seen_count; i++)
		if (rule->seen[i].stem == stem) {
			struct seen_title *s = &rule->seen[i];
			if (t->no == s->last + 1)
				s->runs++;
			else if (t->no != s->last)
				s->broken++;
			s->last = t->no;
			return;
		}
	if (rule->seen_count < sizeof rule->seen / sizeof rule->seen[0] && t->no <= 2)
		rule->seen[rule->seen_count++] = (struct seen_title){ stem, t->no, 0, 0 };
}

void
title_decide(struct title_rule *rule)
{
	for (unsigned i = 0; i < rule->seen_count; i++) {
		const struct seen_title *s = &rule->seen[i];
		if (s->runs == 0 || s->broken > s->runs)
			continue;
		if (s->stem == 0)
			rule->lone = !rule->pian && !rule->head && !rule->pages && s->broken == 0;
		else if (rule->tails < sizeof rule->tail / sizeof rule->tail[0])
			rule->tail[rule->tails++] = s->stem;
	}
	rule->plain = !rule->pian && !rule->head && !rule->lone && rule->tails == 0;
}

bool
title_is(const struct title_rule *rule, const struct title *t, bool first)
{
	switch (t->form) {
	case TITLE_NONE:
		return false;
	case TITLE_PIAN: case TITLE_HEAD:
		return true;
	case TITLE_LONE:
		return rule->lone;
	case TITLE_TAIL:
		for (unsigned i = 0; i < rule->tails; i++)
			if (rule->tail[i] == t->stem)
				return true;
		return rule->plain && first;
	case TITLE_PLAIN:
		return rule->plain && first;
	}
	return false;
}
