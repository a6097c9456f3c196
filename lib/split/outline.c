#include "outline.h"

#include "../base/utf8.h"

#define HEADING_CHARS 40

void
outline_reset(struct outline *o)
{
	struct outline_level *l = &o->level[0];
	o->depth = 0;
	l->rank = 0;
	l->children = 0;
	l->intro_len = 0;
	o->para_len = 0;
}

/* Closes what does not enclose a part of this style: a part of the same style is
 * its neighbour; else what ranks lower, if the part begins a line. */
static void
close_for(struct outline *o, const struct marker *m, bool at_start)
{
	for (unsigned i = o->depth; i > 0; i--)
		if (o->level[i].style == m->style && o->level[i].rank == m->rank) {
			o->depth = i - 1;
			return;
		}
	if (at_start)
		while (o->depth > 0 && o->level[o->depth].rank >= m->rank)
			o->depth--;
}

/* A part numbered 1 begins a list, whose intro is the paragraph right before it; a
 * list that begins without one has none: its heading is lost, not the old one's. */
static void
begin_list(struct outline *o, const struct marker *m)
{
	struct outline_level *parent = &o->level[o->depth];
	if (m->value == 1)
		parent->intro_len = intro_read((struct slice){ o->para, o->para_len }, parent->intro);
	o->para_len = 0;
}

void
outline_part(struct outline *o, const struct marker *m, bool at_start)
{
	close_for(o, m, at_start);
	if (o->depth + 1 == OUTLINE_DEPTH)
		o->depth--;
	begin_list(o, m);
	uint32_t ordinal = ++o->level[o->depth].children;
	struct outline_level *l = &o->level[++o->depth];
	l->style = m->style;
	l->rank = m->rank;
	l->value = m->value;
	l->within = m->within;
	l->ordinal = ordinal;
	l->children = 0;
	l->is_heading = false;
	l->heading_len = l->intro_len = 0;
}

void
outline_intro(struct outline *o, struct slice text)
{
	size_t from = text.len > OUTLINE_PARA ? text.len - OUTLINE_PARA : 0;
	while (from < text.len && ((unsigned char)text.ptr[from] & 0xc0) == 0x80)
		from++;
	o->para_len = text.len - from;
	memcpy(o->para, text.ptr + from, o->para_len);
}

/* Where a heading ends that is the first sentence or clause of text. */
static size_t
heading_end(struct slice text, bool *all)
{
	size_t chars = 0, pause = 0, i = 0;
	*all = false;
	while (i < text.len && i < OUTLINE_HEADING - 4) {
		uint32_t cp;
		unsigned n = utf8_decode(text.ptr + i, &cp);
		switch (cp) {
		case 0x3002: case 0xff1b: case 0xff1a: case 0xff01: case 0xff1f:        /* 。；：！？ */
		case ';': case ':': case '!':
			*all = i + n == text.len;
			return i;
		case ',': case 0xff0c:
			if (chars <= HEADING_CHARS)
				pause = i;
			break;
		}
		if (++chars > HEADING_CHARS)
			return pause > 0 ? pause : i;
		i += n;
	}
	*all = i == text.len;
	return i;
}

void
outline_heading(struct outline *o, struct slice text, bool whole_line)
{
	struct outline_level *l = &o->level[o->depth];
	bool all;
	while (text.len > 0 && text.ptr[text.len - 1] == ' ')
		text.len--;
	l->heading_len = heading_end(text, &all);
	memcpy(l->heading, text.ptr, l->heading_len);
	l->is_heading = all && whole_line;
}

unsigned
outline_para(struct outline *o, uint32_t *ordinal)
{
	unsigned depth = o->depth;
	while (depth > 0 && o->level[depth].rank >= MARKER_POINT && !o->level[depth].is_heading)
		depth--;
	*ordinal = ++o->level[depth].children;
	return depth;
}

bool
outline_takes(const struct outline *o, const struct marker *m)
{
	for (unsigned i = o->depth; i > 0; i--) {
		const struct outline_level *l = &o->level[i];
		bool numbered = l->style == STYLE_HAN || l->style == STYLE_DIGIT || l->style == STYLE_DECIMAL;
		if (l->style == STYLE_DECIMAL && l->within == m->within)
			return m->value > l->value && m->value <= l->value + 2;
		if (numbered && marker_id(l->within, l->value) == m->within)
			return m->value == 1;
	}
	return false;
}

unsigned
outline_last(const struct outline *o, enum marker_style style)
{
	for (unsigned i = o->depth; i > 0; i--)
		if (o->level[i].style == style)
			return o->level[i].value;
	return 0;
}
