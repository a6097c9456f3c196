/* share: is the part the percentage of the whole that the text says? */
#include "ledger.h"
#include "list.h"

#define DIRECT_WORDS 1          /* between a figure and its 占: 约, 仅 */

static bool
begins_with(struct stretch s, struct stretch with)
{
	uint32_t n = with.end - with.begin;
	return s.begin + n <= s.end && memcmp(s.in->cp + s.begin, with.in->cp + with.begin, n * sizeof *s.in->cp) == 0;
}

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

/* 全县 in one place and 全镇 in the other are not the same whole; when only the one
 * says, they may be. */
enum scope { SCOPE_SAME, SCOPE_UNSAID, SCOPE_OTHER };

static enum scope
compare_scope(struct stretch s, struct stretch t)
{
	const struct tie *x = tie_last(s, TIE_BIT(SCOPE)), *y = tie_last(t, TIE_BIT(SCOPE));
	if (x == NULL)
		return SCOPE_SAME;
	if (y == NULL)
		return SCOPE_UNSAID;
	bool same = s.in->cp[x->at + x->length - 1] == t.in->cp[y->at + y->length - 1];
	return same ? SCOPE_SAME : SCOPE_OTHER;
}

static void
claim_share(struct ledger *l, size_t percent, size_t part, size_t whole, bool unsure)
{
	if (whole == part)
		return;
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
	return stretch_finds(s, noun->cp, noun->n);
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
	if (percent < 2 || !ledger_same(l, percent - 2, percent) || !stretch_begins(s, CHARACTER_OF))
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

/* A total without 其中: the last figure before, if it is said to be one (共, 全县). */
static size_t
likely_whole(struct ledger *l, size_t part)
{
	struct rat factor;
	for (size_t i = part; i-- > 0 && ledger_same(l, i, part); )
		if (term_counts(&l->term[i]) && ledger_comparable(l, i, part, &factor))
			return tie_last(ledger_clause(l, i), TIE_BIT(SUM) | TIE_BIT(SCOPE)) ? i : NO_TERM;
	return NO_TERM;
}

static unsigned
commas(struct stretch s)
{
	unsigned count = 0;
	for (uint32_t i = s.begin; i < s.end; i++)
		count += s.in->cp[i] == ',';
	return count;
}

/* 全村350户，…占全村总户数的: the whole's clause is nothing but the area. */
static bool
is_bare_scope(const struct ledger *l, struct stretch phrase, size_t whole)
{
	struct stretch s = ledger_clause(l, whole);
	const struct tie *tie = tie_first(s, TIE_BIT(SCOPE));
	return tie != NULL && tie_first(phrase, TIE_BIT(SCOPE)) != NULL && stretch_words(s) == tie->length;
}

/* Nothing, or the part's own noun, stands between the part and 占: 税收6亿元，税收
 * 占比75%. */
static bool
is_of_part(const struct ledger *l, struct stretch lead, size_t part)
{
	struct stretch noun = ledger_clause(l, part), s = stretch_clause(lead);
	uint32_t n = s.end - s.begin;
	if (list_gap(lead) >= GAP_SEMICOLON)
		return false;
	if (stretch_words(lead) != stretch_words(s))
		return n == 0 && commas(lead) == 1;     /* 150个村完成换届，占75% */
	if (stretch_words(s) <= DIRECT_WORDS)
		return true;
	return stretch_finds(noun, s.in->cp + s.begin, n);
}

/* The words between 占 and the percentage have nothing of the whole's clause, nor
 * do they say 全部 or 总: another whole may be meant. */
static bool
names_another(const struct ledger *l, struct stretch phrase, size_t whole)
{
	struct stretch s = ledger_clause(l, whole), after = ledger_after(l, whole);
	const struct tie *share = tie_last(phrase, TIE_BIT(SHARE));
	uint32_t n = 0;
	if (share != NULL)
		phrase.end = share->at;
	while (phrase.begin + n < phrase.end && !character_is(phrase.in->cp[phrase.begin + n], CHARACTER_OF))
		n++;
	phrase.end = phrase.begin + n;
	s.end = after.end - after.begin > 8 ? after.begin + 8 : after.end;
	if (n < 2 || stretch_holds(phrase, CHARACTER_WHOLE) || tie_first(phrase, TIE_BIT(SCOPE)) != NULL)
		return false;
	for (; phrase.begin + 2 <= phrase.end; phrase.begin++)
		if (stretch_finds(s, phrase.in->cp + phrase.begin, 2))
			return false;
	return true;
}

static void
check_share(struct ledger *l, size_t percent)
{
	struct stretch lead = ledger_before(l, percent), phrase = lead;
	const struct tie *tie = share_tie(l, percent);
	size_t part = percent - 1, whole;
	bool likely = false;
	if (tie == NULL || !ledger_same(l, part, percent) || !term_counts(&l->term[part]))
		return;
	lead.end = tie->at;
	phrase.begin = tie->at + tie->length;
	if (!is_of_part(l, lead, part))
		return;
	whole = named_whole(l, phrase, part);
	if (whole == NO_TERM)
		whole = l->whole[part];
	if (whole == NO_TERM) {
		whole = likely_whole(l, part);
		likely = true;
	}
	if (whole == NO_TERM)
		return;
	enum scope scope = compare_scope(phrase, ledger_before(l, whole));
	likely = likely && !is_bare_scope(l, phrase, whole);
	/* 全县人口 is more than 全县脱贫人口. */
	if (tie_first(phrase, TIE_BIT(SCOPE)) != NULL && !is_bare_scope(l, phrase, whole) && !names_noun(l, phrase, whole))
		likely = true;
	if (scope != SCOPE_OTHER)
		claim_share(l, percent, part, whole, likely || scope == SCOPE_UNSAID || names_another(l, phrase, whole));
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
	    list_gap(ledger_before(l, percent + count)) <= GAP_COMMA)
		count++;
	if (percent < count)
		return true;
	size_t first = percent - count, whole = l->whole[first];
	for (size_t i = 0; i < count; i++)
		if (!ledger_same(l, first, percent) || whole == NO_TERM || l->whole[first + i] != whole)
			return true;
	if (first > 0 && l->whole[first - 1] == whole)
		return true;
	enum scope scope = compare_scope(s, ledger_before(l, whole));
	for (size_t i = 0; i < count && scope != SCOPE_OTHER; i++)
		claim_share(l, percent + i, first + i, whole, scope == SCOPE_UNSAID);
	return true;
}

/* --- 改厕400户，改厕率80%: a rate of the act, of a whole that is not named ---------- */

static bool
is_act_rate(const struct ledger *l, size_t percent)
{
	struct stretch s = ledger_clause(l, percent), before;
	uint32_t n = 0;
	while (s.begin + n < s.end && !character_is(s.in->cp[s.begin + n], CHARACTER_RATE))
		n++;
	if (tie_first(s, TIE_BIT(DONERATE)) != NULL || n < 2 || n > 4 || s.begin + n >= s.end ||
	    stretch_words(s) > n + 3 || percent == 0)
		return false;
	before = ledger_before(l, percent - 1);
	if (percent > 1 && ledger_same(l, percent - 2, percent) && tie_last(ledger_clause(l, percent - 2), TIE_BIT(DUE)))
		return false;           /* 应改400户，已改320户: completion */
	return ledger_same(l, percent - 1, percent) && term_counts(&l->term[percent - 1]) &&
	    list_gap(ledger_before(l, percent)) == GAP_COMMA &&
	    stretch_words(ledger_before(l, percent)) == stretch_words(s) &&
	    stretch_finds(stretch_clause(before), s.in->cp + s.begin, n);
}

static bool
can_be_base(struct ledger *l, size_t i, size_t part)
{
	struct term *t = &l->term[i];
	struct rat factor;
	if (!term_counts(t) || l->whole[i] != NO_TERM || !ledger_comparable(l, i, part, &factor) || !t->has_point ||
	    !l->term[part].has_point || rat_cmp(l->arena, t->point, l->term[part].point) <= 0)
		return false;
	return !(i + 1 < l->terms && term_percent(&l->term[i + 1]) && is_act_rate(l, i + 1));
}

/* The base is not named: a target in the same sentence, else the nearest figure
 * that is large enough. */
static void
check_act_rate(struct ledger *l, size_t percent)
{
	size_t part = percent - 1, base = NO_TERM;
	if (l->whole[part] != NO_TERM) {
		/* 其中到位300万元，到位率60%; but not 其中脱贫人口参保300人，参保率100%. */
		const struct tie *among = tie_last(ledger_before(l, part), TIE_BIT(AMONG));
		struct stretch noun = ledger_clause(l, part), rate = ledger_clause(l, percent);
		if (among != NULL)
			noun = stretch_from(noun, among->at + among->length > noun.begin ? among->at + among->length : noun.begin);
		bool bare = stretch_words(noun) > 0 && begins_with(rate, noun) &&
		    character_is(rate.in->cp[rate.begin + (noun.end - noun.begin)], CHARACTER_RATE);
		/* 发现问题47个，已整改44个，整改率93.6%，其余3个…: the first part, without 其中 */
		bool done = among == NULL && l->whole[part - 1] != l->whole[part];
		if (bare || done)
			claim_share(l, percent, part, l->whole[part], done);
		return;
	}
	for (size_t i = part; i-- > 0; ) {
		if (!can_be_base(l, i, part))
			continue;
		if (base == NO_TERM)
			base = i;
		if (ledger_same(l, i, part) && tie_last(ledger_clause(l, i), TIE_BIT(TASK))) {
			base = i;
			break;
		}
		if (!ledger_same(l, i, part))
			break;
	}
	if (base == NO_TERM)
		return;
	bool target = ledger_same(l, base, part) && tie_last(ledger_clause(l, base), TIE_BIT(TASK)) != NULL &&
	    tie_last(ledger_clause(l, part), TIE_BIT(DONE)) != NULL && base + 1 == part;
	claim_share(l, percent, part, base, !target);
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
