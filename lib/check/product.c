/* product: does the rate times the count make the total?  每亩补贴100元, 300亩, 共
 * 3万元.  The three must stand next to one another, the count must be of what the
 * rate is per, and the total must be of the deed that the rate is of: a yield by
 * household is no share of an investment. */
#include "../base/utf8.h"
#include "../han/fold.h"
#include "kind.h"
#include "ledger.h"
#include "list.h"

/* A rate as the text has it. */
struct rate {
	size_t term;
	struct slice head;      /* unit of the numerator */
	struct slice per;       /* unit of the denominator, when the unit names it */
	struct stretch each;    /* else what stands behind 每, up to the figure; or before 均 */
	bool yearly;
	bool average;           /* 户均: may be rounded, where 每户 is not */
};

/* 每月, 每个月 and 每天 need a number of months or days as well. s begins behind 每. */
static bool
is_short_time(struct stretch s)
{
	if (stretch_begins(s, CHARACTER_THING))
		s.begin++;
	return stretch_begins(s, CHARACTER_SHORTTIME);
}

static bool
read_each(const struct ledger *l, size_t i, struct rate *r)
{
	struct stretch s = ledger_clause(l, i);
	r->each = (struct stretch){ s.in, 0, 0 };
	for (uint32_t at = s.begin; at < s.end; at++) {
		struct stretch here = { s.in, at, s.end }, behind = { s.in, at + 1, s.end };
		bool every = stretch_begins(here, CHARACTER_EVERY), mean = stretch_begins(behind, CHARACTER_MEAN);
		if (every && is_short_time(behind))
			return false;
		if ((every && stretch_begins(behind, CHARACTER_YEAR)) || (mean && stretch_begins(here, CHARACTER_YEAR)))
			r->yearly = true;
		else if (r->each.end > 0)
			continue;
		else if (every)
			r->each = behind;
		else if (mean && is_han(s.in->cp[at])) {
			r->each = here;
			r->average = true;
		}
	}
	return r->each.end > 0;
}

/* 元/人·月 is by two things at once. */
static bool
is_simple(struct slice per)
{
	for (size_t i = 0; i + 1 < per.len; i++)
		if (per.ptr[i] == '/' || memcmp(per.ptr + i, "\xc2\xb7", 2) == 0)
			return false;
	return true;
}

/* 每亩补贴100元、奖励50元: two rates that only together make a total. */
static bool
has_fellow(const struct ledger *l, size_t i)
{
	bool before = i > 0 && ledger_same(l, i - 1, i) && list_gap(ledger_before(l, i)) == GAP_ITEM;
	bool after = i + 1 < l->terms && ledger_same(l, i, i + 1) && list_gap(ledger_before(l, i + 1)) == GAP_ITEM;
	return (before && l->term[i - 1].class == FIGURE_RATE) || (after && l->term[i + 1].class == FIGURE_RATE);
}

static bool
read_rate(const struct ledger *l, size_t i, struct rate *r)
{
	const struct term *t = &l->term[i];
	*r = (struct rate){ .term = i, .head = t->unit };
	if (t->class != FIGURE_RATE || has_fellow(l, i))
		return false;
	if (unit_parts(t->unit, &r->head, &r->per))
		return is_simple(r->per);
	return read_each(l, i, r);
}

static uint32_t
fold_to(struct slice text, uint32_t *cp, uint32_t max)
{
	uint32_t n = 0;
	for (size_t i = 0; i < text.len && n < max; n++) {
		i += utf8_decode(text.ptr + i, &cp[n]);
		cp[n] = han_fold(cp[n]);
	}
	return n;
}

static bool
begins(struct stretch s, const uint32_t *cp, uint32_t n)
{
	return n > 0 && s.begin + n <= s.end && memcmp(s.in->cp + s.begin, cp, n * sizeof *cp) == 0;
}

/* 每个村 and 15个村, 每村 and 15个村, 每户 and 20户. */
static bool
counts_each(const struct ledger *l, size_t i, const struct rate *r)
{
	uint32_t unit[8], n = fold_to(l->term[i].unit, unit, 8);
	struct stretch noun = ledger_after(l, i), before = ledger_before(l, i), each = r->each;
	uint32_t last = noun.begin;
	bool named = noun.begin < noun.end && is_han(noun.in->cp[noun.begin]);
	if (begins(each, unit, n)) {
		each.begin += n;
		if (!(n == 1 && character_is(unit[0], CHARACTER_THING)))
			return true;
	} else if (n == 1 && before.end > before.begin && begins(each, before.in->cp + before.end - 1, 1)) {
		return true;            /* 督导组4个，每组5人 */
	}
	while (last + 1 < noun.end && is_han(noun.in->cp[last + 1]))
		last++;
	/* 15个村 and 每村; 6支工作队 and 每队. */
	return named && (begins(each, noun.in->cp + noun.begin, 1) || begins(each, noun.in->cp + last, 1));
}

/* 每人 and 56名. */
static bool
is_person_each(struct ledger *l, size_t i, const struct rate *r)
{
	struct term each = l->term[i];
	struct rat factor;
	char text[4];
	if (r->each.begin >= r->each.end)
		return false;
	each.unit = (struct slice){ text, utf8_encode(r->each.in->cp[r->each.begin], text) };
	return kind_names_itself(l->arena, &each) && kind_compare(l->arena, &l->term[i], &each, &factor) == KIND_SAME;
}

static bool
is_count(struct ledger *l, size_t i, const struct rate *r, struct rat *factor)
{
	struct term *t = &l->term[i], per = *t;
	if (!term_counts(t))
		return false;
	term_measure(l->arena, t);
	if (r->per.len == 0) {
		*factor = rat_from_dec(l->arena, dec_from_uint(l->arena, 1));
		return counts_each(l, i, r) || is_person_each(l, i, r);
	}
	per.unit = r->per;
	return kind_compare(l->arena, t, &per, factor) == KIND_SAME;
}

static bool
is_total(struct ledger *l, size_t i, const struct rate *r, struct rat *factor)
{
	struct term *t = &l->term[i], head = *t;
	head.unit = r->head;
	if (!term_counts(t))
		return false;
	term_measure(l->arena, t);
	return kind_compare(l->arena, &head, t, factor) == KIND_SAME;
}

/* The last telling word of s, of two characters, stands in t as well; true when s
 * has none. 资金 tells nothing. */
static bool
same_deed(struct stretch s, struct stretch t, bool *empty)
{
	const uint64_t untelling = TIE_BIT(FILLER) | TIE_BIT(SUM) | TIE_BIT(DONE) | TIE_BIT(AMOUNT);
	for (;;) {
		const struct tie *tie = tie_last(s, untelling);
		if (tie != NULL && tie->at + tie->length == s.end)
			s.end = tie->at;
		else if (s.end > s.begin && !is_han(s.in->cp[s.end - 1]))
			s.end--;
		else
			break;
	}
	*empty = stretch_words(s) == 0;
	if (*empty)
		return true;
	for (uint32_t n = s.end - s.begin >= 2 ? 2 : 1; t.begin + n <= t.end; t.begin++)
		if (begins(t, s.in->cp + s.end - n, n))
			return true;
	return false;
}

/* What the rate is of: the words between what it is per and the figure. */
static struct stretch
rate_deed(const struct rate *r, const struct ledger *l, size_t count)
{
	struct stretch s = r->each, noun = ledger_after(l, count);
	uint32_t unit[8], n = fold_to(l->term[count].unit, unit, 8);
	if (r->per.len > 0)
		return (struct stretch){ l->term[r->term].in, 0, 0 };
	if (begins(s, unit, n))
		s.begin += n;
	while (s.begin < s.end && noun.begin < noun.end && s.in->cp[s.begin] == noun.in->cp[noun.begin]) {
		s.begin++;
		noun.begin++;
	}
	while (stretch_begins(s, CHARACTER_MEAN) || stretch_begins(s, CHARACTER_YEAR) || stretch_begins(s, CHARACTER_EVERY))
		s.begin++;
	return s;
}

/* Two persons for each village are two, and 300元 for each household 300; an average,
 * or what is written in 万, may be rounded. */
static bool
is_set(struct arena *a, const struct rate *r, const struct term *x, enum figure_class class)
{
	struct rat one = rat_from_dec(a, dec_from_uint(a, 1));
	return (class == FIGURE_COUNT || class == FIGURE_MONEY) && x->exact && !r->average &&
	    rat_cmp(a, rat_sub(a, x->range.hi, x->range.lo), one) <= 0 && memchr(x->value.ptr, '.', x->value.len) == NULL;
}

/* f is to hold rate times count against total. */
static void
multiply(struct ledger *l, struct finding *f, const struct rate *r, size_t count, size_t total,
    struct rat per, struct rat head)
{
	struct arena *a = l->arena;
	struct term *x = &l->term[r->term], *y = &l->term[count];
	struct rat factor = rat_mul(a, per, head);
	term_measure(a, x);
	*f = (struct finding){ .rule = RULE_PRODUCT, .members = 3 };
	f->member[0] = &l->term[total];
	f->member[1] = x;
	f->member[2] = y;
	struct range each = is_set(a, r, x, l->term[total].class) ? range_point(x->point) : x->range;
	f->computed = range_mul(a, range_mul(a, each, y->range), range_point(factor));
	f->exact = x->exact && y->exact;
	f->has_point = x->has_point && y->has_point;
	if (f->has_point)
		f->point = rat_mul(a, rat_mul(a, x->point, y->point), factor);
}

/* The count may be a part, the rate be of the whole: 公益林90万亩，其中国家级50万亩，每亩
 * 补偿15元. Either will do, and neither is surely meant. */
static void
judge_product(struct ledger *l, const struct rate *r, size_t count, size_t total,
    struct rat per, struct rat head, bool unsure)
{
	struct finding f;
	size_t whole = l->whole[count];
	if (whole != NO_TERM && whole != total && term_counts(&l->term[whole])) {
		term_measure(l->arena, &l->term[whole]);
		multiply(l, &f, r, whole, total, per, head);
		f.unsure = true;
		finding_judge(l->arena, &f);
		if (f.status == STATUS_OK) {
			ledger_add(l, &f);
			return;
		}
		unsure = true;
	}
	multiply(l, &f, r, count, total, per, head);
	f.unsure = unsure;
	finding_judge(l->arena, &f);
	ledger_add(l, &f);
}

/* The clause that a rate stands in, from end to end. */
static struct stretch
rate_clause(const struct ledger *l, size_t rate)
{
	struct stretch s = ledger_clause(l, rate), after = ledger_after(l, rate);
	for (s.end = after.begin; s.end < after.end && !is_boundary(s.in->cp[s.end]); s.end++)
		;
	return s;
}

/* Words before the deed's, but 发放 and the like: 乡镇另配备60名 is of others. */
static bool
has_other_words(struct stretch s, struct stretch deed)
{
	const uint64_t known = TIE_BIT(GIVE) | TIE_BIT(FILLER) | TIE_BIT(DONE) | TIE_BIT(AMOUNT);
	while (s.begin < s.end) {
		const struct tie *tie = tie_first(s, known);
		if (tie != NULL && tie->at == s.begin)
			s.begin += tie->length;
		else if (!is_han(s.in->cp[s.begin]))
			s.begin++;
		else
			break;
	}
	if (s.end - s.begin < 2)
		return s.end > s.begin;
	for (; deed.begin + 2 <= deed.end; deed.begin++)
		if (begins(deed, s.in->cp + s.begin, 2))
			return false;
	return true;
}

/* A total behind the total: the first is only one more part of it. */
static bool
is_total_of_more(struct ledger *l, size_t total, const struct rate *r)
{
	struct rat factor;
	return total + 1 < l->terms && ledger_same(l, total, total + 1) && is_total(l, total + 1, r, &factor) &&
	    tie_last(ledger_clause(l, total + 1), TIE_BIT(SUM)) != NULL;
}

/* 每亩补贴100元，共300亩，共计3万元: the total behind rate and count. */
static bool
check_total_behind(struct ledger *l, const struct rate *r, size_t count)
{
	size_t total = (count > r->term ? count : r->term) + 1, first = total - 2;
	struct rat per, head;
	bool empty;
	if (total >= l->terms || !ledger_same(l, first, total) || !is_count(l, count, r, &per) ||
	    !is_total(l, total, r, &head))
		return false;
	struct stretch s = ledger_clause(l, total);
	if (count + 1 == total && stretch_words(s) == 0 && list_gap(ledger_before(l, total)) == GAP_NONE)
		s = ledger_clause(l, count);    /* 共补贴120户36万元 */
	const struct tie *sum = tie_last(s, TIE_BIT(SUM));
	struct stretch deed = rate_clause(l, r->term);
	if (list_gap(ledger_before(l, total)) > GAP_COMMA)
		return false;
	bool same = same_deed(sum ? stretch_from(s, sum->at + sum->length) : s, deed, &empty);
	if (!same || (sum == NULL && (empty || list_gap(ledger_before(l, total)) != GAP_COMMA)))
		return false;
	bool unsure = (r->yearly && tie_last(ledger_clause(l, total), TIE_BIT(YEAR)) == NULL) ||
	    (sum == NULL && has_other_words(s, deed));
	if (is_total_of_more(l, total, r))
		return false;
	judge_product(l, r, count, total, per, head, unsure);
	return true;
}

/* 为300亩发放补贴3万元，每亩100元: the total before the rate. */
static bool
check_total_before(struct ledger *l, const struct rate *r)
{
	struct rat per, head;
	bool empty;
	if (r->term < 2 || !ledger_same(l, r->term - 2, r->term) || list_gap(ledger_before(l, r->term)) > GAP_COMMA)
		return false;
	for (size_t k = 1; k <= 2; k++) {
		size_t total = r->term - k, count = r->term - (3 - k);
		if (!is_count(l, count, r, &per) || !is_total(l, total, r, &head))
			continue;
		struct stretch around = ledger_before(l, total);
		if (!same_deed(rate_deed(r, l, count), around, &empty) ||
		    (empty && (l->whole[count] != NO_TERM || l->whole[total] != NO_TERM)))
			return false;
		/* 36个村共有108人，每村3人: nothing else can be shared out. */
		bool bare = count < total && list_gap(around) < GAP_COMMA && tie_last(around, TIE_BIT(SUM)) != NULL;
		judge_product(l, r, count, total, per, head, r->yearly || (empty && !bare));
		return true;
	}
	return false;
}

/* 发放补助30万元，每户300元，惠及1000户: the rate between total and count. */
static bool
check_between(struct ledger *l, const struct rate *r)
{
	struct rat per, head;
	bool empty;
	size_t total = r->term - 1, count = r->term + 1;
	if (r->term == 0 || count >= l->terms || !ledger_same(l, total, count) || list_gap(ledger_before(l, r->term)) > GAP_COMMA ||
	    list_gap(ledger_before(l, count)) > GAP_COMMA || !is_count(l, count, r, &per) || !is_total(l, total, r, &head) ||
	    !same_deed(rate_deed(r, l, count), ledger_before(l, total), &empty))
		return false;
	judge_product(l, r, count, total, per, head, true);
	return true;
}

void
check_products(struct ledger *l)
{
	struct rate r;
	for (size_t i = 0; i < l->terms; i++) {
		if (!read_rate(l, i, &r) || check_total_before(l, &r) || check_between(l, &r))
			continue;
		if (i + 2 < l->terms && check_total_behind(l, &r, i + 1))
			continue;
		if (i > 0)
			check_total_behind(l, &r, i - 1);
	}
}
