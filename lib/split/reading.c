#include "reading.h"

#include "../base/utf8.h"
#include "../han/fold.h"
#include "forms.h"
#include "gbk.h"
#include "likely.h"

#define UNKNOWN (-1)
#define LONGEST 256             /* visible characters of a run */
#define GLOSSED 12              /* bits that a fitting gloss speaks for a reading */
#define UNLIKELY 10             /* bits of a character that may be two halves */
#define DROPPED 0               /* bits of a user-defined code having been dropped */
#define DROPS 6                 /* of them in one run */
#define EATEN 14                /* bits of an unknown character having gone with a trail byte */
#define QUESTIONED 9            /* bits of a '?' inside a run being a full-width question mark */
#define NARROWED 6              /* bits of another ASCII character there being a full-width one */
#define UNFINISHED 5            /* bits of a clause ending in a preposition or the like */
#define HOPELESS 18             /* bits behind the best reading at which one is given up */
#define CLOSE 10                /* bits behind the best at which a reading is worth more guesses */
#define MARGIN 12               /* bits by which a reading must lead to end the search */

/* What the run shows at one place: a character, perhaps with a gloss. */
struct token {
	uint32_t cp;
	size_t at, behind;      /* source bytes; behind the character */
	size_t end;             /* behind its gloss, when it has one of its own */
	bool glossed;           /* a gloss stands behind it */
	bool own;               /* and is its own */
	gloss_key key;
	size_t behind_gloss;
	unsigned code[READING_CODES];
	size_t codes;
};

uint32_t
readings_char(const struct readings *w, size_t at, size_t *behind)
{
	uint32_t cp = 0;
	*behind = at;
	if (at < w->rest.len)
		*behind = at + utf8_decode(w->rest.ptr + at, &cp);
	return cp;
}

bool
readings_is_site(uint32_t cp)
{
	switch (cp) {
	case ',': case ';': case ':': case '!': case '?':
	case 0x3001: case 0x3002: case 0xff01: case 0xff0c: case 0xff1a: case 0xff1b: case 0xff1f:
		return true;
	}
	return false;
}

int
readings_cost(uint32_t prev, uint32_t cp)
{
	if (cp < 0x80 && readings_is_site(cp))
		cp = cp - 0x21 + 0xff01;
	return cp == READING_LOST ? 14 : likely_cost(prev, cp);
}

size_t
readings_codes(const struct readings *w, uint32_t cp, unsigned *code)
{
	uint32_t form[READING_CODES];
	size_t n = 0, forms = 0;
	if (cp > 0x20 && cp < 0x7f)
		return code[0] = 0xa300 | cp | 0x80, 1;         /* narrowed */
	if (cp < 0x80 || cp == READING_LOST)
		return 0;
	if ((code[n] = gbk_encode(cp)) != 0)
		n++;
	if (!w->forms)
		return n;
	if (w->script == SCRIPT_SIMPLIFIED)
		forms = forms_variants_of(cp, form, READING_CODES - 1);
	else if ((form[0] = han_simplify(cp)) != cp)
		forms = 1;
	for (size_t i = 0; i < forms; i++)
		if ((code[n] = gbk_encode(form[i])) != 0)
			n++;
	return n;
}

static struct token
read_token(struct readings *w, size_t at, bool first)
{
	struct token t = { .at = at };
	size_t next;
	t.cp = readings_char(w, at, &t.behind);
	if (!first && (t.cp == ',' || t.cp == 0xff0c) && readings_is_site(readings_char(w, t.behind, &next))) {
		w->commas++;
		t.at = t.behind;
		t.cp = readings_char(w, t.at, &t.behind);
	}
	t.end = t.behind;
	if (readings_char(w, t.behind, &next) == '(') {
		size_t n = gloss_read(w->rest.ptr + next, w->rest.ptr + w->rest.len, &t.key);
		t.glossed = n > 0;
		t.behind_gloss = next + n;
		t.own = n > 0 && gloss_is(t.cp, t.key);
		if (t.own)
			t.end = t.behind_gloss;
	}
	t.codes = readings_codes(w, t.cp, t.code);
	return t;
}

uint32_t
readings_node(struct readings *w, uint32_t cp, size_t at, uint32_t before, int bits)
{
	if (w->nodes == READING_NODES)
		return 0;
	w->node[w->nodes] = (struct node){ cp, (uint32_t)at, before, bits };
	return w->nodes++;
}

/* Of two readings that go on alike only the better one is kept. */
void
readings_keep(struct readings *w, struct reading r)
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
	if (w->nexts < READINGS)
		w->next[w->nexts++] = r;
	else if (r.cost < w->next[worst].cost)
		w->next[worst] = r;
}

void
readings_turn(struct readings *w)
{
	int least = 0;
	for (unsigned i = 0; i < w->nexts; i++)
		if (i == 0 || w->next[i].cost < least)
			least = w->next[i].cost;
	w->nows = 0;
	for (unsigned i = 0; i < w->nexts; i++)
		if (w->next[i].cost <= least + HOPELESS)
			w->now[w->nows++] = w->next[i];
	w->nexts = 0;
}

/* r is in step again behind source byte `used`, with prev as its last character,
 * which fits what comes there more or less well. */
static void
end_reading(struct readings *w, const struct reading *r, uint32_t prev, size_t used, unsigned glosses, unsigned commas)
{
	size_t behind;
	uint32_t next = readings_char(w, used, &behind);
	int gain = w->visible + readings_cost(w->visible_prev, next) - r->cost - readings_cost(prev, next);
	if (r->node == 0 || (w->best.any && gain <= w->best.gain))
		return;
	w->best = (struct ending){ true, gain, r->node, used, w->glosses + glosses, w->commas + commas, r->converted };
}

/* The character that r's lead byte makes with trail, with its bits; when the lead
 * byte is gone, U+FFFD, which drop() has counted. 0 for none. */
static uint32_t
join(const struct reading *r, unsigned trail, int *cost)
{
	*cost = 0;
	if (r->carry == UNKNOWN)
		return READING_LOST;
	uint32_t cp = gbk_decode((unsigned)r->carry, trail);
	if (cp != 0)
		*cost = likely_cost(r->prev, cp);
	return cp;
}

/* Adds a character of so many bits to r; it began where the last token did. */
static struct reading
extend(struct readings *w, const struct reading *r, uint32_t cp, int cost)
{
	struct reading n = *r;
	n.cost += cost;
	n.node = readings_node(w, cp, w->node[r->node].at, r->node, cost);
	if (cp != READING_LOST)
		n.prev = cp;
	return n;
}

static bool
is_letter(int c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* r goes on with the two bytes of a visible character. */
static void
step_pair(struct readings *w, const struct reading *r, const struct token *t, unsigned code, int extra)
{
	int cost;
	uint32_t cp = join(r, code >> 8, &cost);
	if (cp == 0)
		return;
	struct reading n = extend(w, r, cp, cost);
	n.cost += extra;
	n.converted += code != t->code[0];
	n.carry = code & 0xff;
	if (n.carry < 0x80) {           /* the run's last byte, and an ASCII letter behind it */
		if (!is_letter(n.carry))
			return;
		n.cost += readings_cost(n.prev, (uint32_t)n.carry);
		n.node = readings_node(w, (uint32_t)n.carry, t->at, n.node, 0);
		end_reading(w, &n, (uint32_t)n.carry, t->end, t->own, 0);
		return;
	}
	n.node = readings_node(w, 0, t->at, n.node, 0);
	readings_keep(w, n);
}

/* The character that ends with an ASCII letter and has that reading, whatever
 * its lead byte. */
static uint32_t
by_gloss(unsigned trail, gloss_key key)
{
	for (unsigned lead = 0x81; lead <= 0xfe; lead++) {
		uint32_t cp = gbk_decode(lead, trail);
		if (cp != 0 && gloss_is(cp, key))
			return cp;
	}
	return 0;
}

/* r ends with a trail byte that was read as a character: an ASCII letter, or the
 * euro sign, which code page 936 has at 80. */
static void
step_letter(struct readings *w, const struct reading *r, const struct token *t, unsigned trail)
{
	int cost;
	uint32_t cp = join(r, trail, &cost);
	if (r->carry == UNKNOWN && t->glossed) {
		cp = by_gloss(trail, t->key);
		cost = likely_alone(cp);
	}
	if (cp == 0)
		return;
	bool fits = t->glossed && cp != READING_LOST && gloss_is(cp, t->key);
	struct reading n = extend(w, r, cp, cost);
	if (fits)
		n.cost -= GLOSSED;
	end_reading(w, &n, cp, fits ? t->behind_gloss : t->behind, fits, 0);
}

/* Glosses were given to characters that differ between the scripts; a form that
 * converters do not make stands back behind the one they do. */
int
readings_gloss_cost(uint32_t cp)
{
	uint32_t simple = han_simplify(cp), traditional = forms_traditional_of(simple);
	return simple == traditional ? 5 : cp == simple || cp == traditional ? 0 : 3;
}

/* The likeliest character of a lead byte before the character `behind`: one with
 * that reading, when key is given. 0 for none. */
static uint32_t
best_of_lead(const struct reading *r, const gloss_key *key, uint32_t behind, int *least)
{
	bool ends_clause = key == NULL && (behind == 0 || readings_is_site(behind));
	uint32_t best = 0;
	for (unsigned trail = 0x40; trail <= 0xfe; trail++) {
		uint32_t cp = gbk_decode((unsigned)r->carry, trail);
		if (cp == 0 || (key != NULL && !gloss_is(cp, *key)))
			continue;
		int cost = likely_cost(r->prev, cp);
		if (key != NULL)
			cost += readings_gloss_cost(cp) + readings_cost(cp, behind);
		if (best != 0 && cost >= *least)
			continue;
		if (ends_clause && !likely_final(cp) && cost > likely_alone(cp) &&
		    (cost += UNFINISHED) >= *least && best != 0)
			continue;
		best = cp;
		*least = cost;
	}
	if (key != NULL && best != 0)
		*least -= readings_cost(best, behind);  /* end_reading counts it */
	return best;
}

/* The least bits of a character behind prev that r's lead byte begins and the first
 * byte of a user-defined code ends; 0 for none. */
static int
cost_before_drop(const struct reading *r, uint32_t *best)
{
	static const uint8_t first[] = {
		0xaa, 0xab, 0xac, 0xad, 0xae, 0xaf, 0xf8, 0xf9, 0xfa, 0xfb, 0xfc, 0xfd, 0xfe,
		0xa1, 0xa2, 0xa3, 0xa4, 0xa5, 0xa6, 0xa7
	};
	int least = 0;
	for (size_t i = 0; i < sizeof first; i++) {
		int cost;
		uint32_t cp = join(r, first[i], &cost);
		if (cp != 0 && (least == 0 || cost < least)) {
			least = cost;
			*best = cp;
		}
	}
	return least;
}

/* The same of a character that trail ends and the second byte of the code begins. */
static int
cost_behind_drop(unsigned trail, uint32_t prev, uint32_t *best)
{
	int least = 0;
	for (unsigned lead = 0xa1; lead <= 0xfe; lead++) {
		uint32_t cp = gbk_decode(lead, trail);
		int cost = cp ? likely_cost(prev, cp) : 0;
		if (cp != 0 && (least == 0 || cost < least)) {
			least = cost;
			*best = cp;
		}
	}
	return least;
}

static bool
is_suspect(const struct readings *w, uint32_t at)
{
	for (unsigned i = 0; i < w->suspects; i++)
		if (w->suspect[i] == at)
			return true;
	return w->suspects == READING_SUSPECTS;
}

/* r as it is when a user-defined code was dropped before t: two characters are
 * gone, of which the second ends in t. Only where the bytes as they are make an
 * unlikely character. What the two may have been only weighs. */
static bool
drop(struct readings *w, const struct reading *r, const struct token *t, struct reading *n)
{
	int cost;
	uint32_t first = 0, second = 0;
	unsigned trail = t->codes ? t->code[0] >> 8 : t->cp;
	if (r->carry == UNKNOWN || r->dropped == DROPS || !is_suspect(w, w->node[r->node].at))
		return false;
	if (trail >= 0x40 && join(r, trail, &cost) != 0 && cost < UNLIKELY)
		return false;
	cost = cost_before_drop(r, &first);
	if (cost == 0)
		return false;
	*n = extend(w, r, READING_LOST, cost);
	n->cost += DROPPED + (trail >= 0x40 ? cost_behind_drop(trail, first, &second) : 8);
	n->node = readings_node(w, 0, t->at, n->node, 0);
	n->carry = UNKNOWN;
	n->prev = second;
	n->dropped++;
	return true;
}

/* A '?' inside the run that a converter left for a user-defined code. */
static void
step_dropped(struct readings *w, const struct reading *r, const struct token *t)
{
	uint32_t first = 0;
	size_t next;
	int cost = r->carry == UNKNOWN ? 8 : cost_before_drop(r, &first);
	if (cost == 0 || readings_char(w, t->behind, &next) < 0x80)
		return;
	struct reading n = extend(w, r, READING_LOST, cost);
	n.cost += DROPPED + 8;
	n.node = readings_node(w, 0, t->at, n.node, 0);
	n.carry = UNKNOWN;
	n.prev = 0;
	n.dropped++;
	readings_keep(w, n);
}

/* r ends with a trail byte that was lost: together with the bracket of a gloss or
 * with a comma, or with something else, or alone. */
static void
step_lost(struct readings *w, const struct reading *r, const struct token *t)
{
	size_t next, from = t->behind;
	gloss_key key;
	uint32_t behind = readings_char(w, from, &next);
	if (behind == '(')
		from = next;
	size_t n = gloss_read(w->rest.ptr + from, w->rest.ptr + w->rest.len, &key);
	bool comma = readings_is_site(behind);
	int least = 0;
	uint32_t best = READING_LOST;
	if (r->carry != UNKNOWN)
		best = best_of_lead(r, n > 0 ? &key : NULL, n > 0 ? readings_char(w, from + n, &next) : behind, &least);
	if (best == 0x3001 && behind == 0)
		best = 0x3002;          /* 、 ends no line, 。 does; their codes begin alike */
	if (best == 0)
		return;
	struct reading e = extend(w, r, best, least);
	if (n > 0) {
		e.cost -= GLOSSED;
		end_reading(w, &e, best, from + n, 1, 0);
	} else if (comma || behind == 0) {
		end_reading(w, &e, best, t->behind, 0, comma);
	} else if (t->cp == READING_LOST) {
		e.cost += EATEN / 2;
		end_reading(w, &e, best, t->behind, 0, 0);
	} else {
		e.cost += EATEN;
		e.node = readings_node(w, READING_LOST, t->at, e.node, 0);
		end_reading(w, &e, 0, t->behind, 0, 0);
	}
}

/* All ways in which r can go on with t. */
static void
step(struct readings *w, const struct reading *r, const struct token *t)
{
	if (t->cp == '?' || t->cp == READING_LOST) {
		step_lost(w, r, t);
		step_dropped(w, r, t);
	}
	if (!t->glossed || t->own)
		for (size_t i = 0; i < t->codes; i++)
			step_pair(w, r, t, t->code[i], i > 0 ? 1 : t->cp == '?' ? QUESTIONED :
			    t->cp < 0x80 && !readings_is_site(t->cp) ? NARROWED : 0);
	if ((t->cp >= 0x40 && t->cp < 0x7f) || t->cp == 0x20ac)
		step_letter(w, r, t, t->cp == 0x20ac ? 0x80 : t->cp);
}

static int
cheapest(const struct readings *w)
{
	int least = 0;
	for (unsigned k = 0; k < w->nows; k++)
		if (k == 0 || w->now[k].cost < least)
			least = w->now[k].cost;
	return least;
}

void
readings_follow(struct readings *w, size_t at, bool first)
{
	for (unsigned i = 0; i < LONGEST && w->nows > 0; i++, first = false) {
		struct token t = read_token(w, at, first);
		if (t.cp == 0 || w->nodes + 1024 > READING_NODES)
			return;
		w->visible += t.cp == '?' ? 14 : readings_cost(w->visible_prev, t.cp);
		w->visible_prev = t.cp;
		int least = cheapest(w);
		for (unsigned k = 0; k < w->nows; k++) {
			struct reading dropped;
			step(w, &w->now[k], &t);
			if (w->drops && w->now[k].cost < least + CLOSE && drop(w, &w->now[k], &t, &dropped))
				step(w, &dropped, &t);
		}
		readings_turn(w);
		w->glosses += t.own;
		at = t.end;
		/* A reading that ended well is not overtaken by one that goes on badly. */
		if (w->best.any && w->best.gain > w->visible - cheapest(w) + MARGIN)
			return;
	}
}
