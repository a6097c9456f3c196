#include "dropped.h"

#include <stddef.h>

#include "gbk.h"
#include "likely.h"

#define COMMON 13               /* most bits of a character that is guessed at */
#define FIRSTS 4                /* characters before the code that are tried */
#define PAIRS 2                 /* the same for two codes */
#define UNLIKELY 26             /* bits of the best single code at which two are tried */

/* The first bytes of user-defined codes. */
static const uint8_t user_first[] = {
	0xaa, 0xab, 0xac, 0xad, 0xae, 0xaf, 0xf8, 0xf9, 0xfa, 0xfb, 0xfc, 0xfd, 0xfe,
	0xa1, 0xa2, 0xa3, 0xa4, 0xa5, 0xa6, 0xa7
};

static bool
can_begin(unsigned byte)
{
	return (byte >= 0xaa && byte <= 0xaf) || byte >= 0xf8 || (byte >= 0xa1 && byte <= 0xa7);
}

/* The guesses so far, the likeliest first. */
struct guesses {
	const struct common *common;
	struct dropped *best;
	unsigned count, most;
};

static bool
is_worse(const struct guesses *g, int cost)
{
	return g->count == g->most && cost >= g->best[g->count - 1].cost;
}

static void
keep(struct guesses *g, const struct dropped *d)
{
	if (is_worse(g, d->cost))
		return;
	unsigned i = g->count < g->most ? g->count++ : g->count - 1;
	for (; i > 0 && g->best[i - 1].cost > d->cost; i--)
		g->best[i] = g->best[i - 1];
	g->best[i] = *d;
}

/* Keeps d with each second byte of the code that `first` begins, where that makes a
 * common character with trail. */
static void
end_with(struct guesses *g, struct dropped d, uint32_t before, unsigned first, unsigned trail)
{
	struct likely_place place = likely_behind(before, d.cp[d.count - 1]);
	int cost = d.cost;
	const struct common_char *c = g->common->by_trail + g->common->trail[trail];
	const struct common_char *end = g->common->by_trail + g->common->trail[trail + 1];
	for (; c < end && !is_worse(g, cost); c++) {
		if (c->bits > COMMON || !gbk_is_user(first, c->lead))
			continue;
		d.lead = c->lead;
		d.cost = cost + likely_here(&place, c->cp);
		keep(g, &d);
	}
}

/* The characters that lead and the first byte of a user-defined code make; the byte is
 * left in d->lead. */
static void
begin(struct guesses *g, const uint32_t last[2], unsigned lead)
{
	struct likely_place place = likely_behind(last[0], last[1]);
	for (size_t i = 0; i < sizeof user_first; i++) {
		uint32_t cp = gbk_decode(lead, user_first[i]);
		int bits = cp != 0 ? likely_here(&place, cp) : LIKELY_RARE;
		if (bits < LIKELY_RARE)
			keep(g, &(struct dropped){ 1, { cp }, { bits }, bits, user_first[i] });
	}
}

/* Keeps what two codes can have been, the first of them begun by d: only where the
 * character between them is known to follow d's. */
static void
end_with_two(struct guesses *g, struct dropped d, uint32_t before, unsigned trail)
{
	struct likely_place place = likely_behind(before, d.cp[0]);
	unsigned first = d.lead;
	int cost = d.cost;
	d.count = 2;
	const struct common_char *c = g->common->by_lead + g->common->lead[0x81];
	const struct common_char *end = g->common->by_lead + g->common->lead[0xff];
	for (; c < end; c++) {
		if (c->bits > COMMON || !can_begin(c->trail) || !gbk_is_user(first, c->lead))
			continue;
		d.cp[1] = c->cp;
		d.bits[1] = likely_here(&place, c->cp);
		d.cost = cost + d.bits[1];
		if (d.bits[1] <= c->bits && !is_worse(g, d.cost))
			end_with(g, d, d.cp[0], c->trail, trail);
	}
}

unsigned
dropped_guess(const struct common *c, const uint32_t last[2], unsigned lead, unsigned trail, bool deep,
    struct dropped *best)
{
	struct dropped begun[FIRSTS];
	struct guesses first = { c, begun, 0, FIRSTS }, all = { c, best, 0, DROPPED_GUESSES };
	begin(&first, last, lead);
	for (unsigned i = 0; i < first.count && !is_worse(&all, begun[i].cost); i++)
		end_with(&all, begun[i], last[1], begun[i].lead, trail);
	for (unsigned i = 0; deep && i < first.count && i < PAIRS; i++)
		if (all.count == 0 || best[0].cost >= UNLIKELY)
			end_with_two(&all, begun[i], last[1], trail);
	return all.count;
}
