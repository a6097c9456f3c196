#include "per.h"

#include "../nums/character.h"
#include "../nums/cue.h"
#include "../nums/lexicon.h"
#include "../nums/numeral.h"
#include "unit.h"

/* The clause before the figure, and what was found in it. */
struct per {
	const struct unit_table *table;
	struct sentence s;      /* only its code points and their codes */
	struct unit_divisor *divisor;
	size_t count;
};

/* The row of the longest name at i, and its length. */
static const struct unit_row *
longest_name(const struct per *c, uint32_t i, uint32_t limit, uint32_t *length)
{
	static const struct unit_sense per = { .per = true };
	const struct unit_row *row = NULL;
	for (uint32_t n = limit - i; n > 0 && row == NULL; n--) {
		row = unit_table_find(c->table, c->s.cp + i, n, &per);
		*length = n;
	}
	return row;
}

/* What is said twice divides once: 人均标准提高到每人500元. */
static void
add(struct per *c, const struct unit_row *row, uint64_t multiplier)
{
	for (size_t i = 0; i < c->count; i++)
		if (c->divisor[i].row == row)
			return;
	if (c->count < PER_MAX)
		c->divisor[c->count++] = (struct unit_divisor){ row, multiplier };
}

static bool
is_time(const struct unit_row *row)
{
	return slice_eq(row->dim, SLICE("time"));
}

static void
add_thing(struct per *c)
{
	static const struct unit_sense per = { .per = true };
	uint32_t thing[UNIT_NAME_MAX + 1], n = unit_fold(SLICE("个"), thing);
	const struct unit_row *row = unit_table_find(c->table, thing, n, &per);
	if (row != NULL)
		add(c, row, 1);
}

/* A noun behind 每, at i, that is no word of the table is a thing, when the next
 * 每 follows and so proves it a noun: 每生每年. */
static uint32_t
read_noun(struct per *c, uint32_t i)
{
	if (i + 1 >= c->s.n || !character_is(c->s.cp[i + 1], CHARACTER_EVERY))
		return i;
	add_thing(c);
	return i + 1;
}

/* Behind 每, at i: 人, 千人, 一户, 个行政村. Returns where it ends, i when it is
 * none. A general classifier gives way to the noun it stands before when that is
 * a word of the table. */
static uint32_t
read_every(struct per *c, uint32_t i)
{
	uint64_t multiplier = 1;
	uint32_t length, more, begin = i;
	const struct unit_row *row, *noun;
	if (numeral_char(c->s.cp[i]) == (ROLE_DIGIT << 4 | 1) || character_is(c->s.cp[i], CHARACTER_APART))
		i++;
	row = longest_name(c, i, c->s.n, &length);
	if (row == NULL) {
		i = unit_multiplier(c->s.cp, i, c->s.n, &multiplier);
		row = longest_name(c, i, c->s.n, &length);
	}
	if (row == NULL)
		return read_noun(c, begin);
	i += length;
	if (slice_eq(row->of, SLICE("item"))) {
		noun = longest_name(c, i, c->s.n, &more);
		if (noun != NULL && noun->flags & UNIT_SELF) {
			row = noun;
			i += more;
		}
	}
	add(c, row, multiplier);
	return i;
}

/* Whether the word that begins at i goes on behind its first character with no
 * word of its own: 年龄, but not 年收入. */
static bool
begins_word(const struct per *c, uint32_t i)
{
	uint64_t ignored;
	return lexicon_longest(c->s.cp + i, &ignored) > 1 && lexicon_longest(c->s.cp + i + 1, &ignored) < 2 &&
	    cue_longest(&c->s, i + 1, CUE_BIT(CUE_RATE), &ignored) == 0;
}

/* A time unit of one character at i that divides, as the 年 of 年人均收入 and
 * 户均年增收; not that of 2020年 or 今年 before, of 年底 or 年龄 behind it. */
static void
read_time(struct per *c, uint32_t i)
{
	uint64_t ignored;
	uint32_t length;
	if (i >= c->s.n || (i > 0 && lexicon_longest(c->s.cp + i - 1, &ignored) > 1))
		return;
	if (i > 0 && ((c->s.cp[i - 1] >= '0' && c->s.cp[i - 1] <= '9') || c->s.cp[i - 1] == 'x'))
		return;
	if (begins_word(c, i) ||
	    cue_longest(&c->s, i + 1, CUE_BIT(CUE_YEAREND) | CUE_BIT(CUE_MONTHEND), &ignored) > 0)
		return;
	const struct unit_row *row = longest_name(c, i, i + 1, &length);
	if (row != NULL && is_time(row))
		add(c, row, 1);
}

/* A cue word [i, end): 人均, 日处理, 亩产. Of those that are no averages only
 * measures divide: 单产 is a yield, not one of orders. */
static uint32_t
read_cue(struct per *c, uint32_t i, uint32_t end)
{
	uint32_t length;
	for (uint32_t k = i; k < end; k++)
		if (character_is(c->s.cp[k], CHARACTER_EVERY))
			return read_every(c, k + 1);
	const struct unit_row *row = longest_name(c, i, end, &length);
	bool average = character_is(c->s.cp[end - 1], CHARACTER_MEAN);
	if (row == NULL && average)
		add_thing(c);
	if (row == NULL || (!average && row->kind == UNIT_COUNT))
		return end;
	if (average && i > 0 && !is_time(row))
		read_time(c, i - 1);
	add(c, row, 1);
	if (average && !is_time(row))
		read_time(c, end);
	return end;
}

/* Puts divisors of time behind the others, so that 年人均 and 每人每年 are one. */
static void
times_last(struct unit_divisor *divisor, size_t count)
{
	for (size_t i = 0, left = count; left > 0; left--) {
		struct unit_divisor d = divisor[i];
		if (!is_time(d.row)) {
			i++;
			continue;
		}
		memmove(divisor + i, divisor + i + 1, (count - i - 1) * sizeof *divisor);
		divisor[count - 1] = d;
	}
}

size_t
per_find(const struct unit_table *table, const struct figure_place *place,
    struct unit_divisor divisor[PER_MAX])
{
	struct per c = { .table = table, .divisor = divisor };
	struct unit_clause clause;
	uint64_t ignored;
	clause_read(place, &clause);
	c.s = (struct sentence){ .cp = clause.before, .code = clause.code, .n = clause.n_before };
	for (uint32_t i = 0; i < c.s.n;) {
		uint32_t length = cue_longest(&c.s, i, CUE_BIT(CUE_RATE), &ignored);
		uint32_t end = length > 0 && i + length <= c.s.n ? read_cue(&c, i, i + length) : i + 1;
		i = end > i ? end : i + 1;
	}
	times_last(divisor, c.count);
	return c.count;
}
