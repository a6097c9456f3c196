/* share: is the part the percentage of the whole that the text says? */
#include "ledger.h"
#include "list.h"

#define DIRECT_WORDS 1          /* between a figure and its 占: 约, 仅 */
#define RATE 0x7387             /* 率 */

static const struct tie *
share_tie(const struct ledger *l, size_t i)
{
	struct stretch s = ledger_clause(l, i);
	const struct tie *tie = tie_last(s, TIE_BIT(SHARE));
	uint64_t other = TIE_BIT(TASK) | TIE_BIT(RISE) | TIE_BIT(FALL) | TIE_BIT(COMPARE) | TIE_BIT(EXCEED);
	if (tie == NULL || tie_first(s, other) != NULL)
		return NULL;
	return tie;
}

/* 全县 in one place and 全镇 in the other are not the same whole. */
static bool
same_scope(struct stretch s, struct stretch t)
{
	const struct tie *x = tie_last(s, TIE_BIT(SCOPE)), *y = tie_last(t, TIE_BIT(SCOPE));
	if (x == NULL)
		return true;
	if (y == NULL || x->length != y->length)
		return false;
	return s.in->cp[x->at + x->length - 1] == t.in->cp[y->at + y->length - 1];
}

static void
claim_share(struct ledger *l, size_t percent, size_t part, size_t whole, bool unsure)
{
	struct finding f = { .rule = RULE_SHARE, .unsure = unsure, .members = 3 };
	f.member[0] = &l->term[percent];
	f.member[1] = &l->term[part];
	f.member[2] = &l->term[whole];
	term_measure(l->arena, &l->term[percent]);
	if (!ledger_percent_of(l, &f, part, whole))
		return;
	finding_judge(l->arena, &f);
	ledger_add(l, &f);
}

/* The whole that the words between 占 and the percentage name: an earlier figure
 * whose noun stands there. */
static bool
names_noun(struct ledger *l, struct stretch s, size_t i)
{
	const struct term *t = &l->term[i];
	struct passage *noun;
	if (t->what.len < 6)
		return false;
	noun = passage_read(l->arena, t->what, t->what);
	for (uint32_t at = s.begin; at + noun->n <= s.end; at++)
		if (memcmp(s.in->cp + at, noun->cp, noun->n * sizeof *noun->cp) == 0)
			return true;
	return false;
}

static size_t
named_whole(struct ledger *l, struct stretch s, size_t part)
{
	size_t found = NO_TERM;
	struct rat factor;
	for (size_t i = part; i-- > 0 && ledger_same(l, i, part); ) {
		if (!term_counts(&l->term[i]) || !ledger_comparable(l, i, part, &factor) || !names_noun(l, s, i))
			continue;
		if (found != NO_TERM)
			return NO_TERM;
		found = i;
	}
	return found;
}

/* 占全镇1000户的20%: the whole stands in the phrase itself. */
static bool
check_inner_whole(struct ledger *l, size_t percent)
{
	struct stretch s = ledger_before(l, percent), lead;
	struct rat factor;
	if (percent < 2 || !ledger_same(l, percent - 2, percent) || s.begin >= s.end || s.in->cp[s.begin] != 0x7684)
		return false;
	size_t whole = percent - 1, part = percent - 2;
	const struct tie *tie = share_tie(l, whole);
	lead = ledger_before(l, whole);
	if (tie == NULL || stretch_words(stretch_clause(s)) > 2 || !term_counts(&l->term[whole]) ||
	    !term_counts(&l->term[part]) || !ledger_comparable(l, part, whole, &factor))
		return false;
	lead.end = tie->at;
	if (stretch_words(lead) > DIRECT_WORDS)
		return false;
	claim_share(l, percent, part, whole, false);
	return true;
}

static void
check_share(struct ledger *l, size_t percent)
{
	struct stretch lead = ledger_before(l, percent), phrase = lead;
	const struct tie *tie = share_tie(l, percent);
	size_t part = percent - 1, whole;
	if (tie == NULL || !ledger_same(l, part, percent) || !term_counts(&l->term[part]))
		return;
	lead.end = tie->at;
	phrase.begin = tie->at + tie->length;
	if (stretch_words(lead) > DIRECT_WORDS || list_gap(lead) >= 3)
		return;
	whole = named_whole(l, phrase, part);
	if (whole == NO_TERM)
		whole = l->whole[part];
	if (whole == NO_TERM)
		return;
	claim_share(l, percent, part, whole, !same_scope(phrase, ledger_before(l, whole)));
}

/* 分别占30%、20%: as many parts as percentages, all of one whole. */
static bool
check_each(struct ledger *l, size_t percent)
{
	size_t count = 1;
	struct stretch s = ledger_clause(l, percent);
	if (share_tie(l, percent) == NULL || tie_last(s, TIE_BIT(EACH)) == NULL)
		return false;
	while (percent + count < l->terms && ledger_same(l, percent, percent + count) &&
	    term_percent(&l->term[percent + count]) && stretch_words(ledger_before(l, percent + count)) <= 1 &&
	    list_gap(ledger_before(l, percent + count)) <= 2)
		count++;
	if (percent < count)
		return true;
	size_t first = percent - count, whole = l->whole[first];
	for (size_t i = 0; i < count; i++)
		if (!ledger_same(l, first, percent) || whole == NO_TERM || l->whole[first + i] != whole)
			return true;
	if (first > 0 && l->whole[first - 1] == whole)
		return true;
	for (size_t i = 0; i < count; i++)
		claim_share(l, percent + i, first + i, whole, !same_scope(s, ledger_before(l, whole)));
	return true;
}

/* --- 改厕400户，改厕率80%: a rate of the act, of a whole that is not named ---------- */

static bool
repeats_before(struct stretch s, const uint32_t *word, uint32_t n)
{
	for (uint32_t at = s.begin; at + n <= s.end; at++)
		if (memcmp(s.in->cp + at, word, n * sizeof *word) == 0)
			return true;
	return false;
}

static bool
is_act_rate(const struct ledger *l, size_t percent)
{
	struct stretch s = ledger_clause(l, percent), before;
	uint32_t n = 0;
	while (s.begin + n < s.end && s.in->cp[s.begin + n] != RATE)
		n++;
	if (tie_first(s, TIE_BIT(DONERATE)) != NULL || n < 2 || n > 4 || s.begin + n >= s.end || stretch_words(s) > n + 3 || percent == 0)
		return false;
	before = ledger_before(l, percent - 1);
	return ledger_same(l, percent - 1, percent) && term_counts(&l->term[percent - 1]) &&
	    list_gap(ledger_before(l, percent)) == 2 &&
	    stretch_words(ledger_before(l, percent)) == stretch_words(s) &&
	    repeats_before(stretch_clause(before), s.in->cp + s.begin, n);
}

static void
check_act_rate(struct ledger *l, size_t percent)
{
	struct rat factor;
	size_t part = percent - 1;
	for (size_t i = part; i-- > 0; ) {
		struct term *t = &l->term[i];
		if (!term_counts(t) || l->whole[i] != NO_TERM || !ledger_comparable(l, i, part, &factor) || !t->has_point ||
		    !l->term[part].has_point || rat_cmp(l->arena, t->point, l->term[part].point) <= 0)
			continue;
		if (i + 1 < l->terms && term_percent(&l->term[i + 1]) && is_act_rate(l, i + 1))
			continue;
		claim_share(l, percent, part, i, true);
		return;
	}
}

void
check_shares(struct ledger *l)
{
	for (size_t i = 1; i < l->terms; i++) {
		if (!term_percent(&l->term[i]))
			continue;
		if (is_act_rate(l, i))
			check_act_rate(l, i);
		else if (!check_inner_whole(l, i) && !check_each(l, i))
			check_share(l, i);
	}
}
