#include "repeat.h"

#include "../base/utf8.h"
#include "list.h"

#define WORDS_MAX 48            /* code points of a statement */
#define NOUN_MAX 12             /* of a noun behind its figure */

/* The words of a statement as code points. */
struct words {
	uint32_t cp[WORDS_MAX];
	uint32_t n;
	bool full;
};

static void
add_word(struct words *w, uint32_t cp)
{
	if (w->n < WORDS_MAX)
		w->cp[w->n++] = cp;
	else
		w->full = true;
}

static void
add_text(struct words *w, struct slice text)
{
	add_word(w, '|');
	for (size_t i = 0; i < text.len; ) {
		uint32_t cp;
		i += utf8_decode(text.ptr + i, &cp);
		add_word(w, cp);
	}
}

/* The words of s but those that say nothing of what is counted: 共有, 已达. */
static void
add_telling(struct words *w, struct stretch s)
{
	for (uint32_t i = s.begin; i < s.end; ) {
		struct stretch rest = { s.in, i, s.end };
		const struct tie *tie = tie_first(rest, ~UINT64_C(0));
		bool here = tie != NULL && tie->at == i;
		if (here && tie->classes & (TIE_BIT(FILLER) | TIE_BIT(SUM))) {
			i += tie->length;
			continue;
		}
		if (s.in->cp[i] != ' ')
			add_word(w, s.in->cp[i]);
		i++;
	}
}

enum statement {
	NO_STATEMENT,
	STATE_OF_AREA,          /* 全县现有…: not a deed that can be done twice */
	NAMED_THING             /* 清溪村水厂扩建项目240万元: likely the same project */
};

/* Words of one name that are enough to tell it from others. */
#define NAME_WORDS 8

static bool
only_states(struct stretch s)
{
	uint64_t other = TIE_BIT(AMONG) | TIE_BIT(OTHER) | TIE_BIT(RISE) | TIE_BIT(FALL) | TIE_BIT(COMPARE) |
	    TIE_BIT(TASK) | TIE_BIT(REST) | TIE_BIT(LEAVE) | TIE_BIT(DUE);
	for (const struct tie *tie = s.in->tie; tie < s.in->tie + s.in->ties && tie->at < s.end; tie++)
		if (tie->at >= s.begin && tie->classes & other && !(tie->classes & TIE_BIT(FILLER)))
			return false;
	return true;
}

static enum statement
read_statement(struct ledger *l, size_t i)
{
	const struct term *t = &l->term[i];
	struct stretch s = ledger_clause(l, i);
	const struct tie *scope = tie_first(s, TIE_BIT(SCOPE)), *name = tie_last(s, TIE_BIT(NAMED));
	if (l->whole[i] != NO_TERM || t->announces || !(t->rel == REL_NONE || t->rel == REL_TOTAL) ||
	    !(term_counts(t) || term_percent(t)) || !only_states(s))
		return NO_STATEMENT;
	if (scope != NULL && stretch_words((struct stretch){ s.in, s.begin, scope->at }) == 0 &&
	    tie_first(s, TIE_BIT(FILLER) | TIE_BIT(SUM)) != NULL)
		return STATE_OF_AREA;
	if (name != NULL && name->at + name->length == s.end && stretch_words(s) >= NAME_WORDS && t->class == FIGURE_MONEY)
		return NAMED_THING;
	return NO_STATEMENT;
}

/* When: the years and months named before it in the sentence, and words like 目前. */
static void
add_times(struct words *w, struct stretch s)
{
	for (uint32_t i = s.begin; i < s.end; i++) {
		uint32_t cp = s.in->cp[i];
		bool number = is_digit(cp) || cp == 'x';
		if (number && i + 1 < s.end && is_han(s.in->cp[i + 1]))
			add_word(w, s.in->cp[i + 1]);
		if (number)
			add_word(w, cp);
	}
	for (const struct tie *tie = s.in->tie; tie < s.in->tie + s.in->ties && tie->at < s.end; tie++)
		if (tie->classes & (TIE_BIT(PERIOD) | TIE_BIT(OTHER)))
			for (uint32_t i = 0; i < tie->length; i++)
				add_word(w, s.in->cp[tie->at + i]);
}

static bool
read_words(struct ledger *l, size_t i, struct words *w)
{
	const struct term *t = &l->term[i];
	struct stretch s = ledger_clause(l, i), after = ledger_after(l, i);
	*w = (struct words){ .n = 0 };
	add_telling(w, s);
	uint32_t before = w->n;
	for (uint32_t at = after.begin; at < after.end && at - after.begin < NOUN_MAX && is_han(after.in->cp[at]); at++)
		add_word(w, after.in->cp[at]);
	const struct tie *area = tie_first(s, TIE_BIT(SCOPE));
	uint32_t scope = area != NULL ? area->length : 0;
	if (w->n < scope + 2 || (before == scope && w->n == before))
		return false;
	add_text(w, t->unit);
	add_text(w, t->time);
	add_times(w, (struct stretch){ t->in, 0, s.begin });
	return !w->full;
}

static char *
copy_text(char *to, struct slice *s)
{
	if (s->ptr == NULL)
		return to;
	memcpy(to, s->ptr, s->len);
	s->ptr = to;
	return to + s->len;
}

/* Moves the texts of *t to p, one behind the other. */
static void
move_texts(struct term *t, char *p)
{
	struct slice *const text[] = { &t->surface, &t->value, &t->lo, &t->hi, &t->unit };
	for (size_t i = 0; i < sizeof text / sizeof text[0]; i++)
		p = copy_text(p, text[i]);
	t->what = t->act = t->time = (struct slice){ NULL, 0 };
	t->measured = false;
	t->in = NULL;
}

static size_t
texts_length(const struct term *t)
{
	return t->surface.len + t->value.len + t->lo.len + t->hi.len + t->unit.len;
}

static void
note(struct repeat_table *table, const struct words *w, const struct term *t)
{
	struct said *said = &table->said[table->next];
	size_t words = w->n * sizeof *w->cp;
	table->next = (table->next + 1) % REPEAT_MAX;
	mem_free(said->text);
	said->text = mem_new(words + texts_length(t));
	memcpy(said->text, w->cp, words);
	said->words = words;
	said->term = *t;
	move_texts(&said->term, said->text + words);
}

static const struct said *
find(const struct repeat_table *table, const struct words *w)
{
	for (size_t i = 0; i < REPEAT_MAX && table->said[i].text != NULL; i++)
		if (slice_eq((struct slice){ table->said[i].text, table->said[i].words },
		    (struct slice){ (const char *)w->cp, w->n * sizeof *w->cp }))
			return &table->said[i];
	return NULL;
}

/* The earlier figure is copied, since its place in the table may be given away. */
static void
judge_repeat(struct ledger *l, size_t i, const struct said *said, bool unsure)
{
	struct finding f = { .rule = RULE_REPEAT, .members = 2, .unsure = unsure };
	struct term *before = arena_new(l->arena, sizeof *before);
	*before = said->term;
	move_texts(before, arena_new(l->arena, texts_length(before) + 1));
	term_measure(l->arena, before);
	term_measure(l->arena, &l->term[i]);
	f.member[0] = &l->term[i];
	f.member[1] = before;
	f.computed = before->range;
	f.exact = before->exact;
	f.has_point = before->has_point;
	f.point = before->point;
	finding_judge(l->arena, &f);
	ledger_add(l, &f);
}

void
check_repeats(struct ledger *l, struct repeat_table *t)
{
	struct words w;
	for (size_t i = 0; i < l->terms; i++) {
		enum statement statement = read_statement(l, i);
		if (statement == NO_STATEMENT || !read_words(l, i, &w))
			continue;
		const struct said *said = find(t, &w);
		if (said != NULL)
			judge_repeat(l, i, said, statement == NAMED_THING);
		else
			note(t, &w, &l->term[i]);
	}
}

void
repeat_forget(struct repeat_table *t)
{
	for (size_t i = 0; i < REPEAT_MAX && t->said[i].text != NULL; i++) {
		mem_free(t->said[i].text);
		t->said[i].text = NULL;
	}
	t->next = 0;
}
