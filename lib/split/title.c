#include "title.h"

#include "../base/utf8.h"
#include "../nums/character.h"
#include "marker.h"
#include "marker_words.h"
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

static enum mark
mark_of(uint32_t cp)
{
	return character_of(cp)->mark;
}

static bool
is_opening(uint32_t cp)
{
	return mark_of(cp) == MARK_OPEN || mark_of(cp) == MARK_QUOTEOPEN;
}

static bool
is_closing(uint32_t cp)
{
	return mark_of(cp) == MARK_CLOSE || mark_of(cp) == MARK_QUOTECLOSE;
}

static bool
is_joint(uint32_t cp)
{
	enum mark mark = mark_of(cp);
	return mark == MARK_BLANK || mark == MARK_COLON || mark == MARK_LIST || mark == MARK_DASH || cp == '-' ||
	    cp == '_' || cp == '.';
}

/* A sentence ends or pauses in it, or it is too long: no title. */
static bool
is_sentence(struct slice line)
{
	size_t chars = 0;
	for (size_t i = 0; i < line.len; chars++) {
		uint32_t cp;
		i += utf8_decode(line.ptr + i, &cp);
		switch (mark_of(cp)) {
		case MARK_COMMA: case MARK_STOP: case MARK_FULLSTOP: case MARK_END:
			return true;
		default:
			break;
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
	return is_opening(cp) || mark_of(cp) == MARK_BLANK;
}

/* The length of a word of that class at the beginning of s: 篇, 第. */
static size_t
starts(struct slice s, enum marker_word class)
{
	size_t len = 0;
	return marker_word(s, 0, &len) >> class & 1 ? len : 0;
}

/* The same at the end of s; words have one character or two. */
static size_t
ends(struct slice s, enum marker_word class)
{
	for (size_t len = 6; len > 0; len -= 3)
		if (s.len >= len && starts(slice_sub(s, s.len - len, s.len), class) == len)
			return len;
	return 0;
}

static uint32_t
hash(struct slice s)
{
	uint32_t h = 2166136261u;
	for (size_t i = 0; i < s.len; i++)
		h = (h ^ (unsigned char)s.ptr[i]) * 16777619u;
	return h;
}

/* 篇一 and 第二篇 at the end of the line. */
static bool
read_pian_behind(struct slice line, struct title *t)
{
	struct slice tail = trim_end(line, is_loose);
	size_t n = number_before(tail, &t->no), word;
	if (n > 0 && (word = ends((struct slice){ tail.ptr, tail.len - n }, MARKER_PIECE)) > 0) {
		t->marker = slice_sub(tail, tail.len - n - word, tail.len);
		return true;
	}
	if ((word = ends(tail, MARKER_PIECE)) == 0)
		return false;
	struct slice inner = { tail.ptr, tail.len - word };
	n = number_before(inner, &t->no);
	if (n == 0 || (word = ends((struct slice){ inner.ptr, inner.len - n }, MARKER_NUMBERED)) == 0)
		return false;
	t->marker = slice_sub(tail, inner.len - n - word, tail.len);
	return true;
}

/* The same at its beginning, with no more or a joint behind. */
static bool
read_pian_before(struct slice line, struct title *t)
{
	struct slice head = trim_start(line, is_loose_start);
	size_t word = starts(head, MARKER_PIECE), nth = word ? 0 : starts(head, MARKER_NUMBERED);
	if (word + nth == 0)
		return false;
	size_t n = number_at(slice_sub(head, word + nth, head.len), &t->no), len = word + nth + n;
	if (n > 0 && nth > 0)
		len += word = starts(slice_sub(head, len, head.len), MARKER_PIECE);
	if (n == 0 || word == 0)
		return false;
	struct slice after = slice_sub(head, len, head.len);
	uint32_t cp = 0;
	if (after.len > 0)
		utf8_decode(after.ptr, &cp);
	if (after.len > 0 && !is_loose(cp))
		return false;
	t->marker = slice_sub(head, 0, len);
	return true;
}

static bool
read_pian(struct slice line, struct title *t)
{
	t->form = TITLE_PIAN;
	return read_pian_behind(line, t) || read_pian_before(line, t);
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

/* The hash of a title, without the dots and the number of a page that a table of
 * contents has behind it. */
static uint32_t
hash_of_line(struct slice line)
{
	struct slice title = line;
	uint32_t cp;
	size_t n, leaders = 0;
	while (title.len > 0 && title.ptr[title.len - 1] >= '0' && title.ptr[title.len - 1] <= '9')
		title.len--;
	for (; (cp = last_char(title, &n)) == '.' || mark_of(cp) == MARK_DASH || mark_of(cp) == MARK_BLANK; leaders++)
		title.len -= n;
	return hash(leaders > 1 ? title : line);
}

/* The hashes of a Markdown head; the line behind them. */
static struct slice
read_hashes(struct slice line, struct slice *mark)
{
	size_t depth = 0;
	*mark = (struct slice){ line.ptr, 0 };
	while (depth < line.len && line.ptr[depth] == '#')
		depth++;
	if (line.len <= 2 || depth == 0 || depth == line.len || line.ptr[depth] != ' ')
		return line;
	*mark = slice_sub(line, 0, depth);
	return slice_sub(line, depth + 1, line.len);
}

/* What form a line has that no sentence is in; mark are its hashes. */
static struct title
read_form(struct slice line, struct slice mark)
{
	struct title t = { 0 }, none = { 0 };
	struct marker m;
	size_t n;
	if (read_pian(line, &t))
		return t;
	if (mark.len > 0)
		return mark.len > 1 ? none : (struct title){ .form = TITLE_HEAD, .marker = mark };
	if (read_tail(line, &t) && (t.form == TITLE_LONE || !marker_read(line, &m)))
		return t;
	uint32_t last = last_char(line, &n);
	if (marker_read(line, &m) || last < 0x80 || mark_of(last) == MARK_COLON || mark_of(last) == MARK_LIST)
		return none;
	return (struct title){ .form = TITLE_PLAIN };
}

struct title
title_read(struct slice line)
{
	struct slice mark;
	line = read_hashes(line, &mark);
	if (is_sentence(line))
		return (struct title){ 0 };
	struct title t = read_form(line, mark);
	if (t.form == TITLE_PIAN || t.form == TITLE_TAIL)
		t.line = hash_of_line(line);
	return t;
}

/* Where t's line stands in the table of contents; its length when it does not. */
static unsigned
place_in_contents(const struct title_rule *rule, const struct title *t)
{
	unsigned i = 0;
	while (i < rule->contents_count && (t->line == 0 || rule->contents[i] != t->line))
		i++;
	return i;
}

/* Takes a line that may be one of a table of contents: title lines in a row. */
static void
learn_contents(struct title_rule *rule, const struct title *t)
{
	if (place_in_contents(rule, t) < rule->contents_count)
		rule->contents_found = rule->contents_over = true;
	else if (rule->contents_over)
		return;
	else if (t->line != 0 && rule->contents_count < sizeof rule->contents / sizeof rule->contents[0])
		rule->contents[rule->contents_count++] = t->line;
	else if (rule->contents_count > 1)
		rule->contents_over = true;
	else
		rule->contents_count = 0;
}

void
title_learn(struct title_rule *rule, const struct title *t, bool ended)
{
	learn_contents(rule, t);
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
title_is(struct title_rule *rule, const struct title *t, bool first)
{
	unsigned i = rule->contents_found ? place_in_contents(rule, t) : rule->contents_count;
	if (i < rule->contents_count && !(rule->contents_met >> i & 1)) {
		rule->contents_met |= (uint64_t)1 << i;
		return false;
	}
	switch (t->form) {
	case TITLE_NONE:
		return false;
	case TITLE_PIAN: case TITLE_HEAD:
		return true;
	case TITLE_LONE:
		return rule->lone;
	case TITLE_TAIL:
		for (unsigned k = 0; k < rule->tails; k++)
			if (rule->tail[k] == t->stem)
				return true;
		return rule->plain && first;
	case TITLE_PLAIN:
		return rule->plain && first;
	}
	return false;
}
