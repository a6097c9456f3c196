#include "ledger.h"

#include "kind.h"

/* Repairs make the source longer or shorter than the text: by how many bytes two
 * neighbouring sentences may seem apart. */
#define REPAIR_SLACK 40

struct stretch
ledger_before(const struct ledger *l, size_t i)
{
	const struct term *t = &l->term[i];
	uint32_t begin = i > 0 && l->term[i - 1].in == t->in ? l->term[i - 1].end : 0;
	return (struct stretch){ t->in, begin, t->begin };
}

struct stretch
ledger_after(const struct ledger *l, size_t i)
{
	const struct term *t = &l->term[i];
	uint32_t end = i + 1 < l->terms && l->term[i + 1].in == t->in ? l->term[i + 1].begin : t->in->n;
	return (struct stretch){ t->in, t->end, end };
}

struct stretch
ledger_clause(const struct ledger *l, size_t i)
{
	return stretch_clause(ledger_before(l, i));
}

bool
ledger_same(const struct ledger *l, size_t i, size_t j)
{
	return l->term[i].in == l->term[j].in;
}

static uint64_t
utf8_length(struct stretch s)
{
	uint64_t bytes = 0;
	for (uint32_t i = s.begin; i < s.end; i++)
		bytes += s.in->cp[i] < 0x80 ? 1 : 3;
	return bytes;
}

bool
ledger_follows(const struct ledger *l, size_t i, size_t j)
{
	const struct term *t = &l->term[i], *u = &l->term[j];
	if (j != i + 1 || t->in == u->in)
		return false;
	if (!t->has_span || !u->has_span)
		return true;
	uint64_t between = utf8_length(ledger_after(l, i)) + utf8_length(ledger_before(l, j));
	return u->span[0] >= t->span[1] && u->span[0] - t->span[1] <= between + REPAIR_SLACK;
}

bool
ledger_comparable(struct ledger *l, size_t i, size_t j, struct rat *factor)
{
	term_measure(l->arena, &l->term[i]);
	term_measure(l->arena, &l->term[j]);
	return kind_compare(l->arena, &l->term[i], &l->term[j], factor) == KIND_SAME;
}

static bool
same_finding(const struct finding *f, const struct finding *g)
{
	return f->rule == g->rule && f->members == g->members &&
	    memcmp(f->member, g->member, f->members * sizeof *f->member) == 0;
}

void
ledger_add(struct ledger *l, const struct finding *f)
{
	for (size_t i = 0; i < l->findings; i++)
		if (same_finding(&l->finding[i], f))
			return;
	if (l->findings == l->finding_cap) {
		l->finding_cap = l->finding_cap ? 2 * l->finding_cap : 8;
		l->finding = mem_grow(l->finding, l->finding_cap, sizeof *l->finding);
	}
	l->finding[l->findings++] = *f;
}

bool
ledger_percent_of(struct ledger *l, struct finding *f, size_t part, size_t whole)
{
	struct arena *a = l->arena;
	const struct term *x = &l->term[part], *y = &l->term[whole];
	struct rat factor, hundred = rat_from_dec(a, dec_from_uint(a, 100));
	if (!ledger_comparable(l, part, whole, &factor))
		return false;
	struct range scale = range_point(rat_mul(a, factor, hundred));
	if (!range_div(a, range_mul(a, x->range, scale), y->range, &f->computed))
		return false;
	f->exact = x->exact && y->exact;
	f->has_point = x->has_point && y->has_point && y->point.num.n > 0 &&
	    rat_div(a, rat_mul(a, x->point, scale.lo), y->point, &f->point);
	return true;
}
