#include "list.h"

#include "../nums/character.h"
#include "../nums/numeral.h"
#include "../units/table.h"
#include "kind.h"
#include "overlap.h"

/* What ends a row wherever it stands between two of its figures. */
#define ENDS (TIE_BIT(LEAVE) | TIE_BIT(OTHER) | TIE_BIT(SUM) | TIE_BIT(COMPARE) | TIE_BIT(AMONG) | \
	TIE_BIT(STOCK) | TIE_BIT(OF) | TIE_BIT(INCLUDE) | TIE_BIT(SUCH) | TIE_BIT(TASK) | TIE_BIT(EXCEED) | TIE_BIT(LACK))

int
list_shape(const struct ledger *l, size_t i)
{
	struct stretch s = ledger_after(l, i);
	while (s.begin < s.end && s.in->cp[s.begin] == ' ')
		s.begin++;
	if (s.begin >= s.end)
		return 0;
	uint32_t cp = s.in->cp[s.begin];
	const struct tie *tie = tie_first(s, TIE_BIT(SHARE) | TIE_BIT(FILLER));
	if (tie != NULL && tie->at == s.begin && tie->classes & TIE_BIT(SHARE))
		return 0;
	return is_han(cp) && !character_is(cp, CHARACTER_AND) && !character_is(cp, CHARACTER_ETCETERA);
}

enum list_gap
list_gap(struct stretch s)
{
	enum list_gap gap = GAP_NONE;
	for (uint32_t i = s.begin; i < s.end; i++) {
		enum list_gap here = GAP_NONE;
		switch (character_of(s.in->cp[i])->mark) {
		case MARK_LIST: here = GAP_ITEM; break;
		case MARK_COMMA: here = GAP_COMMA; break;
		case MARK_STOP: here = GAP_SEMICOLON; break;
		case MARK_COLON: case MARK_FULLSTOP: here = GAP_MORE; break;
		default: here = character_is(s.in->cp[i], CHARACTER_AND) ? GAP_ITEM : GAP_NONE;
		}
		gap = here > gap ? here : gap;
	}
	return gap;
}

/* What follows a number that is part of a date or tells which one: 5月, 3号, 2.1. */
static bool
is_no_amount(uint32_t cp)
{
	return character_is(cp, CHARACTER_DATEMARK) || character_is(cp, CHARACTER_NUMBERED) ||
	    character_of(cp)->mark == MARK_DASH || cp == '-' || cp == '.' || cp == '/';
}

bool
list_unread(struct stretch s)
{
	for (uint32_t i = s.begin; i < s.end; i++) {
		uint32_t cp = s.in->cp[i];
		bool mask = numeral_role(cp) == ROLE_MASK && (cp != 'x' || i + 1 == s.end || s.in->cp[i + 1] == 'x');
		if (!mask && !is_digit(cp))
			continue;
		while (i + 1 < s.end && (is_digit(s.in->cp[i + 1]) || s.in->cp[i + 1] == cp))
			i++;
		bool named = mask && i + 1 < s.end && is_han(s.in->cp[i + 1]);  /* xx村 */
		if (!named && !(i + 1 < s.end && is_no_amount(s.in->cp[i + 1])))
			return true;
	}
	return false;
}

/* Brackets: depth changes over s; returns false when the row's own bracket closes. */
static bool
brackets(struct stretch s, bool bracketed, int *depth)
{
	for (uint32_t i = s.begin; i < s.end; i++) {
		if (s.in->cp[i] == '(')
			++*depth;
		else if (s.in->cp[i] == ')' && --*depth < 0) {
			if (bracketed)
				return false;
			*depth = 0;
		}
	}
	return true;
}

static bool
is_rest(const struct ledger *l, size_t i)
{
	return tie_last(ledger_clause(l, i), TIE_BIT(REST)) != NULL;
}

/* 用于道路100万元，用于水利80万元: the verb that would begin another matter is the
 * one that each part has. */
static bool
goes_on(const struct ledger *l, struct stretch s, size_t first)
{
	const struct tie *leave = tie_first(s, TIE_BIT(LEAVE));
	if (leave == NULL || tie_first(s, ENDS & ~TIE_BIT(LEAVE)) != NULL)
		return false;
	for (struct stretch t = ledger_before(l, first);;) {
		const struct tie *same = tie_first(t, TIE_BIT(LEAVE));
		if (same == NULL)
			return false;
		if (tie_equal(s.in, leave, t.in, same))
			return true;
		t = stretch_from(t, same->at + same->length);
	}
}

static bool
ends_row(const struct ledger *l, const struct list *list, size_t i)
{
	size_t first = list->part[0];
	const struct term *t = &l->term[i], *u = &l->term[first];
	struct stretch s = ledger_before(l, i);
	uint64_t change = TIE_BIT(RISE) | TIE_BIT(FALL);
	if (tie_first(s, ENDS) != NULL && !goes_on(l, s, first))
		return true;
	if (tie_first(s, change) != NULL && tie_first(ledger_before(l, first), change) == NULL)
		return true;
	if (t->rel != u->rel && (t->rel == REL_FROM || t->rel == REL_TO || t->rel == REL_DELTA))
		return true;
	return list_shape(l, i) != list_shape(l, first);
}

bool
list_names(struct ledger *l, struct slice text, struct stretch s)
{
	const struct passage *p = passage_read(l->arena, text, text);
	return stretch_finds(s, p->cp, p->n);
}

bool
list_alike(const struct ledger *l, size_t i, size_t j, uint32_t n)
{
	struct stretch s = ledger_clause(l, i), t = ledger_clause(l, j);
	return s.end - s.begin >= n && t.end - t.begin >= n && is_han(s.in->cp[s.end - 1]) &&
	    memcmp(s.in->cp + s.end - n, t.in->cp + t.end - n, n * sizeof *s.in->cp) == 0;
}

/* A new verb behind a comma begins another matter, unless the parts have verbs of
 * their own, the last one the same (缺劳力20人，缺技术19人), or are all said to be there. */
static bool
is_other_deed(struct ledger *l, const struct list *list, size_t i)
{
	const struct term *t = &l->term[i], *u = &l->term[list->part[0]], *last = &l->term[list->part[list->parts - 1]];
	bool own = u->act.len > 0 && !slice_eq(u->act, l->term[list->total].act);
	return t->act.len > 0 && !own && !list->complete && !slice_eq(t->act, u->act) && !slice_eq(t->act, last->act) && t->rel != REL_PART &&
	    list_gap(ledger_before(l, i)) >= GAP_COMMA && !list_alike(l, i, list->part[0], 2) &&
	    list_names(l, t->act, ledger_clause(l, i));
}

static bool
is_between(const struct term *t)
{
	return t->class == FIGURE_PERCENT || t->class == FIGURE_RATIO || t->class == FIGURE_RATE || t->announces;
}

/* A figure inside the noun of the next: 出栏1000头以上的猪场3家. */
static bool
is_modifier(const struct ledger *l, size_t i)
{
	if (i + 1 >= l->terms || !ledger_same(l, i, i + 1))
		return false;
	static const uint32_t bracket[] = { '(', 0 };
	struct stretch s = ledger_before(l, i + 1);
	return list_gap(s) == GAP_NONE && stretch_words(s) > 0 && !stretch_has(s, bracket);
}

static bool
is_piece(struct ledger *l, size_t i)
{
	uint32_t unit[UNIT_NAME_MAX + 1];
	return unit_fold(l->term[i].unit, unit) == 1 && character_is(unit[0], CHARACTER_THING) && list_shape(l, i) == 0;
}

/* A threshold that tells which are counted next: 收入10万元以上的村36个. */
static bool
is_threshold(struct ledger *l, size_t i)
{
	struct rat factor;
	const struct term *t = &l->term[i];
	if (is_modifier(l, i) && (t->approx == APPROX_AT_LEAST || t->approx == APPROX_AT_MOST))
		return true;
	if (!is_modifier(l, i) || (t->approx != APPROX_OVER && t->approx != APPROX_UNDER && t->approx != APPROX_RANGE))
		return false;
	return !term_counts(&l->term[i + 1]) || !ledger_comparable(l, i, i + 1, &factor);
}

/* 30%的村达到50万元: the figure is said of the percentage, not of the total. */
static bool
is_of_percentage(const struct ledger *l, const struct list *list, size_t i)
{
	return i > list->first && l->term[i - 1].class == FIGURE_PERCENT && list_gap(ledger_before(l, i)) == GAP_NONE;
}

/* Kinds that only may be one: 个 with its noun before it is said of anything, else
 * the noun must be shared. */
static bool
shares_noun(struct ledger *l, size_t i, size_t total)
{
	struct stretch s = ledger_clause(l, i);
	const struct term *t = &l->term[total];
	if (is_piece(l, i) || is_piece(l, total))
		return true;
	if (t->what.len == 0)
		return false;
	const struct passage *what = passage_read(l->arena, t->what, t->what);
	return stretch_has(s, what->cp);
}

static enum kind
kind_of(struct ledger *l, size_t i, size_t total, bool first)
{
	struct rat factor;
	if (!term_counts(&l->term[i]))
		return KIND_OTHER;
	enum kind kind = kind_compare(l->arena, &l->term[i], &l->term[total], &factor);
	return kind == KIND_LIKE && first && !shares_noun(l, i, total) ? KIND_OTHER : kind;
}

/* 300亩，占30%: where the first part has its share, the others have theirs. */
static bool
has_share(const struct ledger *l, size_t i)
{
	return i + 1 < l->terms && ledger_same(l, i, i + 1) && l->term[i + 1].class == FIGURE_PERCENT &&
	    tie_last(ledger_clause(l, i + 1), TIE_BIT(SHARE)) != NULL;
}

/* The state of reading a row. */
struct reader {
	int depth;              /* of brackets */
	enum list_gap gap, usual_gap;   /* what parts the figures (list_gap) since the last part; as a rule */
	bool sure;
};

static void
take(struct ledger *l, struct list *list, struct reader *r, size_t i)
{
	if (list->parts == 1)
		r->usual_gap = r->gap;
	if (list->parts > 0 && (r->gap > r->usual_gap || is_other_deed(l, list, i) ||
	    (has_share(l, list->part[0]) && !has_share(l, i))))
		r->sure = false;
	list->part[list->parts++] = i;
	list->sure += r->sure;
	r->gap = GAP_NONE;
}

static bool
is_aside(struct ledger *l, const struct list *list, const struct reader *r, size_t i)
{
	struct rat factor;
	if (list->kin != NO_TERM && term_counts(&l->term[i]) && ledger_comparable(l, i, list->kin, &factor))
		return true;
	/* 20户56人: said of the same part. */
	return list->parts > 0 && stretch_words(ledger_before(l, i)) == 0 && r->gap <= GAP_ITEM;
}

/* Term i of the row: taken, passed over (true), or the row's end (false). */
static bool
read_term(struct ledger *l, struct list *list, struct reader *r, size_t i)
{
	struct stretch s = ledger_before(l, i);
	bool rest = is_rest(l, i);
	if (is_between(&l->term[i]) || tie_last(ledger_clause(l, i), TIE_BIT(PER)) || is_threshold(l, i))
		return true;
	if (is_of_percentage(l, list, i))
		return false;
	enum kind kind = kind_of(l, i, list->total, list->parts == 0);
	bool other = kind == KIND_OTHER || (list->parts > 0 && list->like != (kind == KIND_LIKE));
	if (other && is_modifier(l, i) && (list->parts == 0 || tie_first(s, ENDS) == NULL))
		return true;
	if (list->parts > 0 && !rest && ends_row(l, list, i))
		return false;
	if (other) {
		list->torn |= !is_aside(l, list, r, i);
		return is_aside(l, list, r, i);
	}
	if (list->parts > 1 && r->gap >= GAP_SEMICOLON && r->usual_gap < r->gap)
		return false;
	list->like = kind == KIND_LIKE;
	take(l, list, r, i);
	if (rest) {
		list->whole = true;
		list->sure = list->parts;
	}
	return !rest;
}

/* …、水利100万元等: the list names not all. */
static bool
is_et_cetera(const struct ledger *l, size_t i)
{
	struct stretch s = ledger_after(l, i);
	return stretch_begins(s, CHARACTER_ETCETERA);
}

void
list_read(struct ledger *l, struct list *list)
{
	struct reader r = { .sure = true };
	list->parts = list->sure = 0;
	list->whole = list->torn = list->like = list->crossed = false;
	for (size_t i = list->first; i < l->terms && ledger_same(l, list->first, i); i++) {
		struct stretch s = ledger_before(l, i);
		if (i > list->first) {
			if (stretch_stops(s) || !brackets(s, list->bracketed, &r.depth))
				break;
			if (r.depth > 0)
				continue;
			r.gap = list_gap(s) > r.gap ? list_gap(s) : r.gap;
			list->torn |= list_unread(s) && !is_rest(l, i);
		}
		if (!read_term(l, list, &r, i) || list->parts + 1 == FINDING_MEMBERS)
			break;
	}
	list->crossed = overlap_possible(l, list);
	list->torn |= list->parts > 0 && !list->whole && is_et_cetera(l, list->part[list->parts - 1]);
}
