#include "table.h"

#include <stdlib.h>

#include "../base/utf8.h"
#include "../han/fold.h"
#include "../han/trie.h"
#include "../nums/sentence.h"

/* The names of the built-in rows, made from the same table by mktrie. */
extern const struct trie unit_names;

struct unit_name {
	uint32_t cp[UNIT_NAME_MAX + 1];
	uint32_t n;
	size_t row;
};

uint32_t
unit_fold(struct slice text, uint32_t cp[UNIT_NAME_MAX + 1])
{
	uint32_t n = 0;
	for (size_t i = 0; i < text.len;) {
		uint32_t c;
		i += utf8_decode(text.ptr + i, &c);
		c = han_fold(c);
		if (sentence_blank(c))
			continue;
		if (n == UNIT_NAME_MAX)
			return 0;
		cp[n++] = c;
	}
	cp[n] = 0;
	return n;
}

static int
cmp_text(const uint32_t *x, uint32_t xn, const uint32_t *y, uint32_t yn)
{
	for (uint32_t i = 0; i < xn && i < yn; i++)
		if (x[i] != y[i])
			return x[i] < y[i] ? -1 : 1;
	return (xn > yn) - (xn < yn);
}

static int
cmp_name(const void *a, const void *b)
{
	const struct unit_name *x = a, *y = b;
	int c = cmp_text(x->cp, x->n, y->cp, y->n);
	return c ? c : (x->row > y->row) - (x->row < y->row);
}

static const char *
add_name(struct unit_table *t, struct slice text, size_t row)
{
	if (t->names == t->name_cap) {
		t->name_cap = t->name_cap ? t->name_cap * 2 : 16;
		t->name = mem_grow(t->name, t->name_cap, sizeof *t->name);
	}
	struct unit_name *name = &t->name[t->names];
	name->n = unit_fold(text, name->cp);
	name->row = row;
	if (name->n == 0)
		return "a name is longer than 48 characters";
	t->names++;
	return NULL;
}

const char *
unit_table_add(struct unit_table *t, struct slice line)
{
	struct slice rest, name;
	if (utf8_valid(line) != line.len)
		return "not UTF-8";
	if (t->rows == t->row_cap) {
		t->row_cap = t->row_cap ? t->row_cap * 2 : 16;
		t->row = mem_grow(t->row, t->row_cap, sizeof *t->row);
	}
	const char *wrong = unit_row_parse(line, &t->row[t->rows]);
	if (wrong != NULL)
		return wrong;
	rest = t->row[t->rows].names;
	while (wrong == NULL && slice_next(&rest, '|', &name))
		wrong = add_name(t, name, t->rows);
	t->rows++;
	return wrong;
}

void
unit_table_sort(struct unit_table *t)
{
	if (t->names > 1)
		qsort(t->name, t->names, sizeof *t->name, cmp_name);
}

void
unit_table_free(struct unit_table *t)
{
	mem_free(t->row);
	mem_free(t->name);
	*t = (struct unit_table){ 0 };
}

/* Whether the n folded code points at w stand in text. */
static bool
stands_in(const uint32_t *w, uint32_t n, struct slice text)
{
	uint32_t matched = 0;
	for (size_t i = 0, from = 0; i < text.len;) {
		uint32_t c;
		unsigned step = utf8_decode(text.ptr + i, &c);
		if (matched == 0)
			from = i + step;
		i += step;
		if (han_fold(c) != w[matched]) {
			i = matched ? from : i;
			matched = 0;
		} else if (++matched == n) {
			return true;
		}
	}
	return false;
}

/* Whether word is said of the figure: as what it counts or measures, or else in
 * its clause. */
static bool
is_said(struct slice word, const struct unit_sense *sense)
{
	uint32_t w[UNIT_NAME_MAX + 1], n = unit_fold(word, w);
	struct unit_clause clause;
	if (n == 0 || stands_in(w, n, sense->what))
		return n > 0;
	if (sense->place.text.ptr == NULL)
		return false;
	clause_read(&sense->place, &clause);
	return clause_has(&clause, w, n);
}

static bool
condition_holds(struct slice when, const struct unit_sense *sense)
{
	struct slice one, class = SLICE("class:");
	while (slice_next(&when, '|', &one)) {
		if (one.len > class.len && slice_eq(slice_sub(one, 0, class.len), class)) {
			if (slice_eq(slice_sub(one, class.len, one.len), sense->class))
				return true;
		} else if (slice_eq(one, SLICE("per")) ? sense->per : is_said(one, sense)) {
			return true;
		}
	}
	return false;
}

/* Takes row when its condition holds; notes in *otherwise the first without. */
static bool
choose(const struct unit_row *row, const struct unit_sense *sense, const struct unit_row **otherwise)
{
	if (row->when.len > 0)
		return condition_holds(row->when, sense);
	if (*otherwise == NULL)
		*otherwise = row;
	return false;
}

/* The first of the names equal to cp, by bisection. */
static size_t
first_name(const struct unit_table *t, const uint32_t *cp, uint32_t n)
{
	size_t low = 0, high = t->names;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (cmp_text(t->name[mid].cp, t->name[mid].n, cp, n) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

static uint32_t
built_in(const uint32_t *cp, uint32_t n)
{
	uint32_t node = 0;
	for (uint32_t i = 0; i < n; i++)
		if ((node = trie_step(&unit_names, node, cp[i])) == 0)
			return 0;
	return trie_value(&unit_names, node);
}

const struct unit_row *
unit_table_find(const struct unit_table *t, const uint32_t *cp, uint32_t n,
    const struct unit_sense *sense)
{
	const struct unit_row *otherwise = NULL;
	for (size_t i = first_name(t, cp, n); i < t->names; i++) {
		const struct unit_name *name = &t->name[i];
		if (cmp_text(name->cp, name->n, cp, n) != 0)
			break;
		if (choose(&t->row[name->row], sense, &otherwise))
			return &t->row[name->row];
	}
	if (otherwise != NULL)
		return otherwise;
	for (uint32_t row = built_in(cp, n); row != 0; row = unit_names.next[row])
		if (choose(&unit_rows[row - 1], sense, &otherwise))
			return &unit_rows[row - 1];
	return otherwise;
}
