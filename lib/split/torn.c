#include "torn.h"

#include "../base/mem.h"
#include "../base/utf8.h"
#include "../han/fold.h"
#include "gbk.h"
#include "gloss.h"
#include "likely.h"

#define BEAM 12                 /* readings followed at once */
#define NODES 16384
#define LOST 0xfffdu
#define UNKNOWN (-1)            /* a lead byte that is gone */
#define ENOUGH 12               /* bits that a reading must save over the text as it is */
#define GLOSSED 12              /* bits that a fitting gloss speaks for a reading */
#define UNLIKELY 14             /* bits of a character that may be two halves */
#define RAREST 18               /* bits of a character not worth a try */
#define DROPPED 4               /* bits of a user-defined code having been dropped */
#define STRANGE 30              /* bits of a syllable with half a bracket in Chinese text */

/* A character of a reading, and the one before it. */
struct node {
	uint32_t cp, at;
	uint32_t before;        /* a node, 0 for none */
};

/* A reading so far: its bits, the lead byte that waits for its trail byte. */
struct reading {
	int cost;
	int carry;
	uint32_t prev;
	uint32_t node;
	unsigned dropped;
};

/* A reading that is back in step, and what it saves. */
struct ending {
	bool any;
	int gain;
	uint32_t node;
	size_t used;
	unsigned glosses, commas;
};

/* What the run shows at one place: a character, perhaps with a gloss. */
struct token {
	uint32_t cp;
	size_t at, behind;      /* bytes from the '?' on; behind the character */
	bool glossed;
	gloss_key key;
	size_t behind_gloss;
};

struct leads {
	unsigned trail, count;
	uint8_t lead[126];
};

struct torn_work {
	struct node node[NODES];
	uint32_t nodes;
	struct reading now[BEAM], next[BEAM];
	unsigned nows, nexts;
	struct slice rest;
	int visible;            /* bits of the text as it is, from the '?' on */
	uint32_t visible_prev;
	unsigned glosses, commas;
	bool drops;             /* user-defined codes may have been dropped */
	struct ending best;
	struct leads leads[2];  /* of A1 and A3, with which punctuation begins */
};

void
torn_close(struct torn *t)
{
	mem_free(t->work);
	t->work = NULL;
}

static uint32_t
char_at(const struct torn_work *w, size_t at, size_t *behind)
{
	uint32_t cp = 0;
	*behind = at;
	if (at < w->rest.len)
		*behind = at + utf8_decode(w->rest.ptr + at, &cp);
	return cp;
}

/* The punctuation that got commas, in either width: its code begins A1 or A3. */
static bool
is_comma_site(uint32_t cp)
{
	switch (cp) {
	case ',': case ';': case ':': case '!': case '?':
	case 0x3001: case 0x3002: case 0xff01: case 0xff0c: case 0xff1a: case 0xff1b: case 0xff1f:
		return true;
	}
	return false;
}

/* Bits of a character where it stands; narrowed punctuation counts as wide. */
static int
cost_of(uint32_t prev, uint32_t cp)
{
	if (is_comma_site(cp) && cp < 0x80)
		cp = cp - 0x21 + 0xff01;
	if (cp == LOST)
		return 14;
	return likely_cost(prev, cp);
}

static struct token
read_token(struct torn_work *w, size_t at, bool first)
{
	struct token t = { .at = at };
	size_t next;
	t.cp = char_at(w, at, &t.behind);
	if (!first && (t.cp == ',' || t.cp == 0xff0c) && is_comma_site(char_at(w, t.behind, &next))) {
		w->commas++;
		t.at = t.behind;
		t.cp = char_at(w, t.at, &t.behind);
	}
	if (char_at(w, t.behind, &next) == '(') {
		size_t n = gloss_read(w->rest.ptr + next, w->rest.ptr + w->rest.len, &t.key);
		t.glossed = n > 0;
		t.behind_gloss = next + n;
	}
	return t;
}

static uint32_t
new_node(struct torn_work *w, uint32_t cp, size_t at, uint32_t before)
{
	if (w->nodes == NODES)
		return 0;
	w->node[w->nodes] = (struct node){ cp, (uint32_t)at, before };
	return w->nodes++;
}

/* Keeps r among the best; of two that go on alike the better one. */
static void
keep(struct torn_work *w, struct reading r)
{
	unsigned worst = 0;
	for (unsigned i = 0; i < w->nexts; i++) {
		if (w->next[i].carry == r.carry && w->next[i].prev == r.prev) {
			if (r.cost < w->next[i].cost)
				w->next[i] = r;
			return;
		}
		if (w->next[i].cost > w->next[worst].cost)
			worst = i;
	}
	if (w->nexts < BEAM)
		w->next[w->nexts++] = r;
	else if (r.cost < w->next[worst].cost)
		w->next[worst] = r;
}

/* A reading is in step again behind byte `used`: its last character fits what
 * comes there more or less well. */
static void
end_reading(struct torn_work *w, int cost, uint32_t prev, uint32_t node, size_t used, unsigned glosses, unsigned commas)
{
	size_t behind;
	uint32_t next = char_at(w, used, &behind);
	int gain = w->visible + cost_of(w->visible_prev, next) - cost - cost_of(prev, next);
	if (node == 0 || (w->best.any && gain <= w->best.gain))
		return;
	w->best = (struct ending){ true, gain, node, used, w->glosses + glosses, w->commas + commas };
}

/* The character of lead and trail, with its bits; an unknown lead gives U+FFFD. */
static uint32_t
join(int lead, unsigned trail, uint32_t prev, int *cost)
{
	if (lead == UNKNOWN) {
		*cost = 0;              /* drop() has counted it */
		return LOST;
	}
	uint32_t cp = gbk_decode((unsigned)lead, trail);
	*cost = cp ? likely_cost(prev, cp) : 0;
	return cp;
}

/* r goes on with the two bytes of a visible character. */
static void
step_pair(struct torn_work *w, const struct reading *r, const struct token *t, unsigned code, int extra, bool glossed)
{
	unsigned b1 = code >> 8, b2 = code & 0xff;
	int cost;
	uint32_t cp = join(r->carry, b1, r->prev, &cost);
	if (cp == 0)
		return;
	struct reading n = *r;
	n.cost += cost + extra;
	n.node = new_node(w, cp, r->carry == UNKNOWN ? t->at : w->node[r->node].at, r->node);
	n.prev = cp == LOST ? 0 : cp;
	n.carry = (int)b2;
	size_t behind = glossed ? t->behind_gloss : t->behind;
	if (b2 < 0x80) {                /* the run's last byte, and an ASCII letter behind it */
		uint32_t node = new_node(w, b2, t->at, n.node);
		end_reading(w, n.cost + cost_of(n.prev, b2), b2, node, behind, glossed, 0);
		return;
	}
	/* The next character begins in this token. */
	n.node = new_node(w, 0, t->at, n.node);
	keep(w, n);
}

/* r ends with a trail byte that looks like an ASCII letter. */
static void
step_letter(struct torn_work *w, const struct reading *r, const struct token *t)
{
	int cost;
	uint32_t cp = join(r->carry, t->cp, r->prev, &cost);
	size_t used = t->behind;
	bool fits = false;
	if (r->carry == UNKNOWN && t->glossed)
		for (unsigned lead = 0x81; lead <= 0xfe && !fits; lead++)
			if (gloss_is(gbk_decode(lead, t->cp), t->key)) {
				cp = gbk_decode(lead, t->cp);
				fits = true;
			}
	if (cp == 0)
		return;
	if (t->glossed && (fits || gloss_is(cp, t->key))) {
		used = t->behind_gloss;
		fits = true;
		cost -= GLOSSED;
	}
	uint32_t node = new_node(w, cp, w->node[r->node].at, r->node);
	end_reading(w, r->cost + cost, cp, node, used, fits, 0);
}

/* r ends with a trail byte that was lost together with a bracket (a syllable
 * follows), a comma (punctuation follows) or something else. */
static void
step_lost(struct torn_work *w, const struct reading *r, const struct token *t)
{
	gloss_key key;
	size_t next, n = gloss_read(w->rest.ptr + t->behind, w->rest.ptr + w->rest.len, &key);
	uint32_t behind = char_at(w, t->behind, &next), best = 0;
	int least = 0;
	bool comma = is_comma_site(behind);
	for (unsigned trail = 0x40; trail <= 0xfe && r->carry != UNKNOWN; trail++) {
		uint32_t cp = gbk_decode((unsigned)r->carry, trail);
		if (cp == 0 || (n > 0 && !gloss_is(cp, key)))
			continue;
		int cost = likely_cost(r->prev, cp);
		if (best != 0 && cost >= least)
			continue;
		if (best == 0 || cost < least) {
			best = cp;
			least = cost;
		}
	}
	if (r->carry == UNKNOWN) {
		best = LOST;
	} else if (best == 0) {
		return;
	}
	uint32_t node = new_node(w, best, w->node[r->node].at, r->node);
	if (n == 0 && !comma) {
		node = new_node(w, LOST, t->at, node);
		end_reading(w, r->cost + least + 14, 0, node, t->behind, 0, 0);
	} else {
		end_reading(w, r->cost + least - (n > 0 ? GLOSSED : 0), best, node, t->behind + n, n > 0, comma && n == 0);
	}
}

/* The least bits of a character behind prev that begins with lead and ends with a
 * trail byte that begins a user-defined code; 0 for none. */
static int
cost_before_drop(int lead, uint32_t prev, uint32_t *best)
{
	int least = 0;
	for (unsigned trail = 0xa1; trail <= 0xfe; trail++) {
		if (!gbk_is_user(trail, 0xa1) && !gbk_is_user(trail, 0x40))
			continue;
		int cost;
		uint32_t cp = join(lead, trail, prev, &cost);
		if (cp != 0 && (least == 0 || cost < least)) {
			least = cost;
			*best = cp;
		}
	}
	return least;
}

/* The same of a character that ends with trail, its lead byte dropped. */
static int
cost_behind_drop(unsigned trail, uint32_t prev)
{
	int least = 0;
	for (unsigned lead = 0xa1; lead <= 0xfe; lead++) {
		int cost;
		uint32_t cp = join((int)lead, trail, prev, &cost);
		if (cp != 0 && (least == 0 || cost < least))
			least = cost;
	}
	return least;
}

/* r as it is when a user-defined code was dropped here: two characters are gone,
 * of which the second ends in what comes next. Only where the bytes as they are
 * make an unlikely character. */
static bool
drop(struct torn_work *w, const struct reading *r, const struct token *t, unsigned code, struct reading *n)
{
	int cost;
	uint32_t best = 0, trail = code ? code >> 8 : t->cp;
	if (r->carry == UNKNOWN || r->dropped == 4)
		return false;
	if (trail >= 0x40 && join(r->carry, trail, r->prev, &cost) != 0 && cost < UNLIKELY)
		return false;
	cost = cost_before_drop(r->carry, r->prev, &best);
	if (cost == 0)
		return false;
	*n = *r;
	n->cost += cost + DROPPED + (trail >= 0x40 ? cost_behind_drop(trail, best) : 8);
	n->node = new_node(w, LOST, w->node[r->node].at, r->node);
	n->node = new_node(w, 0, t->at, n->node);
	n->carry = UNKNOWN;
	n->prev = 0;
	n->dropped++;
	return true;
}

/* All ways in which r can go on with t. */
static void
step(struct torn_work *w, const struct reading *r, const struct token *t, unsigned code, unsigned simple)
{
	bool glossed = t->glossed && gloss_is(t->cp, t->key);
	if (t->cp == '?' || t->cp == LOST)
		step_lost(w, r, t);
	if (code != 0 && (!t->glossed || glossed))
		step_pair(w, r, t, code, t->cp < 0x80 && !is_comma_site(t->cp) ? 6 : 0, glossed);
	if (simple != 0 && (!t->glossed || glossed))
		step_pair(w, r, t, simple, 3, glossed);
	if (t->cp >= 0x40 && t->cp < 0x7f)
		step_letter(w, r, t);
}

/* The GBK code of a character as shown: that of the narrowed is the wide one's. */
static unsigned
code_of(uint32_t cp)
{
	if (cp > 0x20 && cp < 0x7f)
		return 0xa300 | cp | 0x80;
	return cp < 0x80 || cp == LOST ? 0 : gbk_encode(cp);
}

/* Follows all readings to where they are in step again. */
static void
follow(struct torn_work *w, size_t at, bool first)
{
	for (unsigned i = 0; i < TORN_LONGEST / 2 && w->nows > 0; i++, first = false) {
		struct token t = read_token(w, at, first);
		if (t.cp == 0 || t.cp == '\n' || w->nodes + 256 > NODES)
			return;
		w->visible += t.cp == '?' ? 14 : cost_of(w->visible_prev, t.cp);
		w->visible_prev = t.cp;
		unsigned code = code_of(t.cp);
		uint32_t simple_cp = han_simplify(t.cp);
		unsigned simple = simple_cp != t.cp ? gbk_encode(simple_cp) : 0;
		w->nexts = 0;
		for (unsigned k = 0; k < w->nows; k++) {
			struct reading dropped;
			step(w, &w->now[k], &t, code, simple == code ? 0 : simple);
			if (w->drops && drop(w, &w->now[k], &t, code, &dropped))
				step(w, &dropped, &t, code, simple == code ? 0 : simple);
		}
		memcpy(w->now, w->next, w->nexts * sizeof w->next[0]);
		w->nows = w->nexts;
		bool glossed = t.glossed && gloss_is(t.cp, t.key);
		w->glosses += glossed;
		at = glossed ? t.behind_gloss : t.behind;
		/* A reading that ended well is not overtaken by one that goes on badly. */
		int least = 0;
		for (unsigned k = 0; k < w->nows; k++)
			if (k == 0 || w->now[k].cost < least)
				least = w->now[k].cost;
		if (w->best.any && w->best.gain > w->visible - least + 12)
			return;
	}
}

/* Begins all readings with the lead bytes that can have been lost at the '?'. */
static void
start(struct torn_work *w, uint32_t prev, bool glossed, gloss_key key)
{
	unsigned before = gbk_encode(prev) & 0xff;
	w->nows = w->nexts = 0;
	w->nodes = 1;
	w->node[0] = (struct node){ 0, 0, 0 };
	w->visible_prev = '?';
	uint32_t node = new_node(w, 0, 0, 0);
	for (unsigned lead = 0x81; lead <= 0xfe; lead++) {
		if (glossed && !gloss_is(gbk_decode(before, lead), key))
			continue;
		if (w->nows < BEAM)
			w->now[w->nows++] = (struct reading){ 0, (int)lead, prev, node, 0 };
	}
}

/* The lead bytes that make a character people write with that trail byte. */
static struct leads
leads_of(unsigned trail)
{
	struct leads l = { .trail = trail };
	for (unsigned lead = 0x81; lead <= 0xfe; lead++) {
		uint32_t cp = gbk_decode(lead, trail);
		if (cp != 0 && likely_alone(cp) < RAREST)
			l.lead[l.count++] = (uint8_t)lead;
	}
	return l;
}

/* The same where nothing tells the lead byte: the best of those that make a
 * character with the first byte of what follows. */
static size_t
start_any(struct torn_work *w, uint32_t prev, size_t at)
{
	struct token t = read_token(w, at, true);
	unsigned code = code_of(t.cp);
	const struct leads *l = &w->leads[code >> 8 == w->leads[1].trail];
	int worst = 0;
	w->nexts = 0;
	for (unsigned i = 0; l->trail == code >> 8 && i < l->count; i++) {
		struct reading r = { 0, l->lead[i], prev, w->now[0].node, 0 };
		if (w->nexts == BEAM && likely_cost(prev, gbk_decode(l->lead[i], l->trail)) >= worst)
			continue;
		step_pair(w, &r, &t, code, 0, false);
		worst = 0;
		for (unsigned k = 0; k < w->nexts; k++)
			if (w->next[k].cost > worst)
				worst = w->next[k].cost;
	}
	memcpy(w->now, w->next, w->nexts * sizeof w->next[0]);
	w->nows = w->nexts;
	w->visible += cost_of('?', t.cp);
	w->visible_prev = t.cp;
	return t.behind;
}

/* Whether every character of the best ending is one that gets written. */
static bool
plausible(const struct torn_work *w)
{
	for (uint32_t i = w->best.node; i != 0; i = w->node[i].before)
		if (w->node[i].cp != 0 && likely_alone(w->node[i].cp) > 17)
			return false;
	return true;
}

/* Gives t the characters of the best ending, in order. */
static void
collect(struct torn *t)
{
	const struct torn_work *w = t->work;
	unsigned n = 0;
	for (uint32_t i = w->best.node; i != 0; i = w->node[i].before)
		n += w->node[i].cp != 0;
	t->count = n;
	t->lost = 0;
	for (uint32_t i = w->best.node; i != 0; i = w->node[i].before)
		if (w->node[i].cp != 0) {
			t->ch[--n] = (struct torn_char){ w->node[i].cp, w->node[i].at };
			t->lost += w->node[i].cp == LOST;
		}
	t->used = w->best.used;
	t->glosses = w->best.glosses;
	t->commas = w->best.commas;
}

void
torn_open(struct torn *t)
{
	*t = (struct torn){ .work = mem_new(sizeof(struct torn_work)) };
	t->work->leads[0] = leads_of(0xa1);
	t->work->leads[1] = leads_of(0xa3);
}

enum torn_result
torn_repair(struct torn *t, struct slice rest, uint32_t prev)
{
	struct torn_work *w = t->work;
	size_t behind, next;
	gloss_key key = 0;
	w->rest = rest;
	char_at(w, 0, &behind);
	size_t syllable = gloss_read(rest.ptr + behind, rest.ptr + rest.len, &key);
	bool glossed = syllable > 0;
	if (!glossed && !is_comma_site(char_at(w, behind, &next)))
		return TORN_NOT;
	t->count = 0;
	int gain = ENOUGH - 1;
	for (int pass = 0; pass < 2; pass++) {
		w->best = (struct ending){ 0 };
		w->drops = pass > 0;
		w->visible = 14 + (glossed ? STRANGE : 0);
		w->glosses = glossed;
		w->commas = !glossed;
		start(w, prev, glossed, key);
		if (w->nows == 0)
			break;
		size_t at = behind + syllable;
		if (!glossed)
			at = start_any(w, prev, behind);
		follow(w, at, glossed);
		if (w->best.any && w->best.gain > gain) {
			collect(t);
			gain = w->best.gain;
		}
		if (w->best.any && plausible(w))
			break;
	}
	if (t->count > 0)
		return TORN_REPAIRED;
	return glossed ? TORN_FAILED : TORN_NOT;
}
