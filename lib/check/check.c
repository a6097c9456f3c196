#include "check.h"

#include <stdlib.h>

#define TERMS_MAX 4096
#define TEXT_MAX ((size_t)512 * 1024)
#define PASSAGE_MAX ((size_t)256 * 1024)

void
checker_open(struct checker *c)
{
	*c = (struct checker){ .rules = (1u << RULES) - 1, .statuses = (1u << STATUSES) - 1 };
	c->ledger.arena = &c->arena;
}

void
checker_close(struct checker *c)
{
	arena_free(&c->arena);
	mem_free(c->ledger.term);
	mem_free(c->ledger.whole);
	mem_free(c->ledger.finding);
	mem_free(c->head_buf);
	repeat_forget(&c->repeats);
}

static void
run_rules(struct checker *c)
{
	struct ledger *l = &c->ledger;
	for (size_t i = 0; i < l->terms; i++)
		l->whole[i] = NO_TERM;
	/* Shares are held against the wholes that sums find. */
	check_sums(l);
	if (c->rules & 1u << RULE_SHARE)
		check_shares(l);
	if (c->rules & 1u << RULE_HUNDRED)
		check_hundreds(l);
	if (c->rules & 1u << RULE_COMPLETION)
		check_completions(l);
	if (c->rules & 1u << RULE_CHANGE)
		check_changes(l);
	if (c->rules & 1u << RULE_PRODUCT)
		check_products(l);
	if (c->rules & 1u << RULE_REPEAT)
		check_repeats(l, &c->repeats);
}

static int
by_place(const void *x, const void *y)
{
	const struct finding *f = x, *g = y;
	if (f->member[0] != g->member[0])
		return f->member[0] < g->member[0] ? -1 : 1;
	if (f->rule != g->rule)
		return f->rule < g->rule ? -1 : 1;
	return f->members > 1 && g->members > 1 ? (f->member[1] > g->member[1]) - (f->member[1] < g->member[1]) : 0;
}

static void
put_findings(struct checker *c, struct out *o)
{
	struct ledger *l = &c->ledger;
	if (l->findings > 1)
		qsort(l->finding, l->findings, sizeof *l->finding, by_place);
	for (size_t i = 0; i < l->findings; i++) {
		struct finding *f = &l->finding[i];
		if (!(c->rules & 1u << f->rule))
			continue;
		c->count[f->rule][f->status]++;
		if (c->statuses & 1u << f->status)
			finding_put(l->arena, o, c->head, f);
	}
}

void
checker_end(struct checker *c, struct out *o)
{
	struct ledger *l = &c->ledger;
	if (l->terms > 1 || (c->by_report && l->terms > 0)) {
		run_rules(c);
		put_findings(c, o);
	}
	arena_reset(&c->arena);
	l->terms = l->findings = 0;
	c->text_held = 0;
	if (!c->by_report)
		repeat_forget(&c->repeats);
}

static size_t
put_member(char *to, const struct json_member *m)
{
	char *p = to;
	*p++ = ',';
	*p++ = '"';
	memcpy(p, m->key.ptr, m->key.len);
	p += m->key.len;
	*p++ = '"';
	*p++ = ':';
	memcpy(p, m->value.ptr, m->value.len);
	return (size_t)(p - to) + m->value.len;
}

static bool
same_part(struct slice head, struct slice next, struct slice part)
{
	return head.len >= part.len && next.len >= part.len && memcmp(head.ptr, part.ptr, part.len) == 0;
}

/* The record's place is written behind the present one, and compared with it. */
void
checker_enter(struct checker *c, const struct json_object *record, struct out *o)
{
	static const char *const names[] = { "doc", "report", "seg", "line" };
	const struct json_member *member[4];
	size_t need = 0, len = 0, report_len = 0;
	for (int i = 0; i < 4; i++) {
		member[i] = json_get(record, slice_of(names[i]));
		if (member[i] != NULL)
			need += member[i]->key.len + member[i]->value.len + 4;
	}
	if (c->head_buf == NULL || c->head.len + need > c->head_cap) {
		c->head_cap = 2 * (c->head.len + need);
		c->head_buf = mem_grow(c->head_buf, c->head_cap, 1);
		c->head.ptr = c->head_buf;
	}
	for (int i = 0; i < 4; i++) {
		if (member[i] != NULL)
			len += put_member(c->head_buf + c->head.len + len, member[i]);
		if (i < 2)
			report_len = len;
	}
	struct slice next = { c->head_buf + c->head.len, len };
	if (slice_eq(c->head, next) && c->head.ptr != NULL)
		return;
	checker_end(c, o);
	if (!same_part(c->head, next, slice_sub(next, 0, report_len)))
		repeat_forget(&c->repeats);
	memmove(c->head_buf, next.ptr, next.len);
	c->head = (struct slice){ c->head_buf, next.len };
}

static void
grow_terms(struct checker *c)
{
	struct ledger *l = &c->ledger;
	if (l->terms < c->term_cap)
		return;
	c->term_cap = c->term_cap ? 2 * c->term_cap : 64;
	l->term = mem_grow(l->term, c->term_cap, sizeof *l->term);
	l->whole = mem_grow(l->whole, c->term_cap, sizeof *l->whole);
}

/* Records of one sentence share its passage. */
static const struct passage *
find_passage(struct checker *c, const struct term *t, struct slice raw)
{
	struct ledger *l = &c->ledger;
	if (l->terms > 0) {
		const struct term *last = &l->term[l->terms - 1];
		if (t->begin >= last->end && slice_eq(last->in->raw, raw))
			return last->in;
	}
	char *copy = arena_new(&c->arena, raw.len);
	memcpy(copy, raw.ptr, raw.len);
	struct slice kept = { copy, raw.len };
	c->text_held += raw.len;
	return passage_read(&c->arena, kept, json_unescape(&c->arena, kept));
}

const char *
checker_add(struct checker *c, const struct json_object *record, struct out *o)
{
	struct ledger *l = &c->ledger;
	struct slice text;
	struct term t;
	if (l->terms >= TERMS_MAX || c->text_held > TEXT_MAX)
		checker_end(c, o);
	if (!term_read(&c->arena, record, &t, &text))
		return "quantity without text, at or unit";
	if (t.class >= FIGURE_DATE || text.len > PASSAGE_MAX)
		return NULL;
	grow_terms(c);
	t.in = find_passage(c, &t, text);
	if (t.end > t.in->n || t.begin >= t.end)
		return "at lies outside text";
	l->term[l->terms++] = t;
	return NULL;
}
