#include "overlap.h"

#include "kind.h"

/* A trait of classes in the noun of one part that members of other parts can have as
 * well. What two parts have in common (产业脱贫、教育脱贫) tells them not apart. */
static bool
has_trait(struct ledger *l, const struct list *list, size_t part, uint64_t classes)
{
	struct stretch s = ledger_before(l, list->part[part]);
	const struct tie *word;
	for (; (word = tie_first(s, classes)) != NULL; s.begin = word->at + word->length) {
		size_t others = 0;
		for (size_t i = 0; i < list->parts; i++)
			others += i != part && stretch_finds(ledger_before(l, list->part[i]), s.in->cp + word->at, word->length);
		if (others == 0)
			return true;
	}
	return false;
}

static bool
some_trait(struct ledger *l, const struct list *list, uint64_t classes)
{
	for (size_t i = 0; i < list->parts; i++)
		if (has_trait(l, list, i, classes))
			return true;
	return false;
}

/* 男 and 女, 国有 and 民营: nothing is both. */
static bool
by_opposites(const struct ledger *l, const struct list *list)
{
	if (list->parts != 2)
		return false;
	struct stretch s = ledger_before(l, list->part[0]), t = ledger_before(l, list->part[1]);
	const struct tie *x = tie_last(s, TIE_BIT(OPPOSITE)), *y = tie_last(t, TIE_BIT(OPPOSITE));
	return x != NULL && y != NULL && !tie_equal(s.in, x, t.in, y);
}

/* 种植类80个，省级示范社25个: only some of the parts are told by a trait of class. */
static bool
is_mixed(const struct ledger *l, const struct list *list, uint64_t class)
{
	size_t told = 0;
	for (size_t i = 0; i < list->parts; i++)
		told += tie_last(ledger_clause(l, list->part[i]), class) != NULL;
	return told > 0 && told < list->parts;
}

/* The nouns of all parts end in the same n code points: they are kinds of one thing. */
static bool
all_alike(const struct ledger *l, const struct list *list, uint32_t n)
{
	for (size_t i = 1; i < list->parts; i++)
		if (!list_alike(l, list->part[0], list->part[i], n))
			return false;
	return true;
}

/* The words of the part alone: without 其中, 有, 已. */
static struct stretch
part_words(const struct ledger *l, size_t i, bool *done)
{
	struct stretch s = ledger_clause(l, i);
	const uint64_t untelling = TIE_BIT(AMONG) | TIE_BIT(FILLER) | TIE_BIT(DONE);
	const struct tie *tie;
	*done = false;
	while ((tie = tie_first(s, untelling)) != NULL && tie->at == s.begin) {
		*done |= (tie->classes & TIE_BIT(DONE)) != 0;
		s = stretch_from(s, tie->at + tie->length);
	}
	return s;
}

/* 完成改厕的40个, 通宽带7万户, 已改水30个: told by what they are like, or by what was
 * done to them. */
static bool
is_state(struct ledger *l, size_t i)
{
	bool done;
	struct stretch s = part_words(l, i, &done);
	const struct tie *tie = tie_first(s, TIE_BIT(STATE));
	return done || (tie != NULL && tie->at == s.begin) || stretch_ends(s, CHARACTER_OF);
}

/* 返乡人员开办40家: told by what was done with them, in more words than the verb that
 * rr-nums has found (a bare 调解180件 is a kind). */
static bool
is_deed(struct ledger *l, size_t i)
{
	const struct term *t = &l->term[i];
	bool done;
	struct stretch s = part_words(l, i, &done);
	return t->class == FIGURE_COUNT && !kind_names_itself(l->arena, t) && t->act.len > 0 &&
	    list_names(l, t->act, s) && passage_read(l->arena, t->act, t->act)->n < stretch_words(s);
}

static bool
some_state(struct ledger *l, const struct list *list)
{
	bool alike = all_alike(l, list, 1);
	for (size_t i = 0; i < list->parts; i++)
		if (is_state(l, list->part[i]) || (!alike && is_deed(l, list->part[i])))
			return true;
	return false;
}

bool
overlap_possible(struct ledger *l, const struct list *list)
{
	const struct term *t = list->parts > 0 ? &l->term[list->part[0]] : NULL;
	if (list->parts < 2 || by_opposites(l, list))
		return false;
	if (t->class == FIGURE_COUNT && kind_names_itself(l->arena, t) && some_trait(l, list, TIE_BIT(CROSS)))
		return true;
	if (some_trait(l, list, TIE_BIT(QUALITY)) || (!all_alike(l, list, 2) && some_trait(l, list, TIE_BIT(CROSS))))
		return true;
	return t->class != FIGURE_MONEY &&
	    (is_mixed(l, list, TIE_BIT(LEVEL)) || is_mixed(l, list, TIE_BIT(OPPOSITE)) || some_state(l, list));
}

bool
overlap_likely(struct ledger *l, const struct list *list, struct range total, struct range parts)
{
	const struct term *t = list->parts > 1 ? &l->term[list->part[0]] : NULL;
	struct range much = range_point(rat_from_dec(l->arena, dec_shift(dec_from_uint(l->arena, 125), -2)));
	if (t == NULL || list->examples || t->class == FIGURE_MONEY || (t->class == FIGURE_MEASURE && list->parts > 2) || all_alike(l, list, 1))
		return false;
	return range_side(l->arena, range_mul(l->arena, total, much), parts) == RANGE_BELOW;
}
