/* Lint of rules: what is allowed but cannot work, or says a thing twice. */
#include <stdlib.h>
#include "rules.h"

static void
warn(struct rules *r, const struct rule *rule, struct slice text, struct slice about)
{
	struct slice part[3] = { rule->source, text, about };
	rules_fault(r, rule->file, rule->line, rule->column, true, part, 3);
}

/* FILE:LINE of a rule. */
static struct slice
place_of(struct rules *r, const struct rule *rule)
{
	size_t len = strlen(rule->file);
	char *text = arena_new(&r->arena, len + 16), digits[12];
	memcpy(text, rule->file, len);
	text[len++] = ':';
	size_t n = 0;
	for (uint32_t v = rule->line; v > 0 || n == 0; v /= 10)
		digits[n++] = (char)('0' + v % 10);
	while (n > 0)
		text[len++] = digits[--n];
	return (struct slice){ text, len };
}

static struct slice
spelling(const struct rule *rule)
{
	return rule->pattern < 0 ? rule->word : rule->source;
}

static int
compare(const void *x, const void *y)
{
	const struct rule *a = *(const struct rule *const *)x, *b = *(const struct rule *const *)y;
	struct slice s = spelling(a), t = spelling(b);
	int c = memcmp(s.ptr, t.ptr, s.len < t.len ? s.len : t.len);
	if (c != 0)
		return c;
	if (s.len != t.len)
		return s.len < t.len ? -1 : 1;
	if (a->family != b->family)
		return a->family < b->family ? -1 : 1;
	return (a > b) - (a < b);
}

static bool
same_words(const struct slice *x, size_t n, const struct slice *y, size_t m)
{
	if (n != m)
		return false;
	for (size_t i = 0; i < n; i++)
		if (!slice_eq(x[i], y[i]))
			return false;
	return true;
}

static bool
same_condition(const struct condition *x, const struct condition *y)
{
	return x->places == y->places &&
		same_words(x->not_before, x->not_befores, y->not_before, y->not_befores) &&
		same_words(x->not_after, x->not_afters, y->not_after, y->not_afters);
}

/* Compares a rule with the ones before it that are spelt alike. */
static void
lint_pair(struct rules *r, const struct rule *first, const struct rule *second)
{
	bool none = first->label == RULES_NO_LABEL || second->label == RULES_NO_LABEL;
	if (first->label == second->label && same_condition(first->condition, second->condition))
		warn(r, second, SLICE(": duplicate of "), place_of(r, first));
	else if (none && first->label != second->label && (first->condition->places & second->condition->places) != 0)
		warn(r, second, SLICE(": never hidden by [none], which hides only words within its own: see "), place_of(r, first));
}

static void
lint_alike(struct rules *r)
{
	const struct rule **sorted = mem_grow(NULL, r->rules + 1, sizeof(*sorted));
	for (size_t i = 0; i < r->rules; i++)
		sorted[i] = &r->rule[i];
	if (r->rules > 0)
		qsort(sorted, r->rules, sizeof(*sorted), compare);
	for (size_t i = 1; i < r->rules; i++)
		for (size_t k = i; k-- > 0; ) {
			if (sorted[k]->family != sorted[i]->family ||
			    !slice_eq(spelling(sorted[k]), spelling(sorted[i])))
				break;
			lint_pair(r, sorted[k], sorted[i]);
		}
	mem_free(sorted);
}

static void
lint_rule(struct rules *r, const struct rule *rule)
{
	int64_t factor = 0;
	for (unsigned p = 0; p < PLACES; p++)
		if (rule->condition->places >> p & 1 && r->factor[rule->family][p] > factor)
			factor = r->factor[rule->family][p];
	if (rule->condition->places == 0)
		warn(r, rule, SLICE(": can never win: no place is left by its conditions"), SLICE(""));
	else if (factor == 0)
		warn(r, rule, SLICE(": can never win: its places count nothing in [score]"), SLICE(""));
	else if (rule->label != RULES_NO_LABEL && rule->weight == 0)
		warn(r, rule, SLICE(": can never win: its weight is 0; a word that only hides others belongs in [none]"), SLICE(""));
	else if (rule->pattern < 0 && !pattern_is_folded(rule->word))  /* such never comes out of folding */
		warn(r, rule, SLICE(": can never win: no folded text holds "), rule->word);
}

/* A topic to which no rule adds. */
static void
lint_label(struct rules *r, uint32_t label)
{
	const struct rule *first = NULL;
	for (size_t i = 0; i < r->rules; i++) {
		if (r->rule[i].label != label)
			continue;
		if (r->rule[i].weight > 0)
			return;
		if (first == NULL)
			first = &r->rule[i];
	}
	if (first != NULL && r->label[label].prior <= 0)
		warn(r, first, SLICE(": can never win: no rule adds to "), r->label[label].name);
}

static int
by_place(const void *x, const void *y)
{
	const struct fault *a = x, *b = y;
	int c = strcmp(a->file, b->file);
	if (c != 0)
		return c;
	if (a->line != b->line)
		return a->line < b->line ? -1 : 1;
	return (a->column > b->column) - (a->column < b->column);
}

void
rules_lint(struct rules *r)
{
	for (size_t i = 0; i < r->rules; i++)
		lint_rule(r, &r->rule[i]);
	for (uint32_t i = 0; i < r->labels; i++)
		lint_label(r, i);
	lint_alike(r);
	if (r->faults > 0)
		qsort(r->fault, r->faults, sizeof(*r->fault), by_place);
}
