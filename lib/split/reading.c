#include "reading.h"

#include <string.h>

#include "../base/utf8.h"
#include "../han/fold.h"
#include "dropped.h"
#include "forms.h"
#include "gbk.h"
#include "likely.h"

#define UNKNOWN (-1)
#define BRANCH 64               /* characters by which two readings may differ */
#define LONGEST 256             /* visible characters of a run */
#define GLOSSED 12              /* bits that a fitting gloss speaks for a reading */
#define UNTOLD 20               /* bits of characters that cannot be told */
#define DROPPED 3               /* bits of a user-defined code having been dropped */
#define DROPS 6                 /* of them in one run */
#define EATEN 14                /* bits of an unknown character having gone with a trail byte */
#define QUESTIONED 9            /* bits of a '?' inside a run being a full-width question mark */
#define NARROWED 6              /* bits of another ASCII character there being a full-width one */
#define UNFINISHED 5            /* bits of a clause ending in a preposition or the like */
#define FAR 10                  /* bits behind the best at which there is no doubt any more */
#define LATE 12                 /* bits behind the best at which a reading no more ends with a lost byte */
#define HOPELESS 18             /* bits behind the best reading at which one is given up */
#define CLOSE 3                 /* bits behind the best at which a reading is worth more guesses */
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

int
readings_cost(uint32_t before, uint32_t prev, uint32_t cp)
{
	if (cp < 0x80 && likely_is_stop(cp))
		cp = cp - 0x21 + 0xff01;
	return cp == READING_LOST ? 14 : likely_after(before, prev, cp ? cp : '\n');
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
	if (!first && (t.cp == ',' || t.cp == 0xff0c) && likely_is_stop(readings_char(w, t.behind, &next))) {
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
	if (t.codes > 0 && gbk_is_user(t.code[0] >> 8, t.code[0] & 0xff))
		w->keeps = true;
	return t;
}

uint32_t
readings_node(struct readings *w, uint32_t cp, size_t at, uint32_t before, int bits)
{
	if (w->nodes == READING_NODES)
		return 0;
	w->node[w->nodes] = (struct node){ cp, (uint32_t)at, before, bits, 0 };
	return w->nodes++;
}

/* The characters from node to the node `fork`, last first; returns how many. */
static unsigned
branch(const struct readings *w, uint32_t node, uint32_t fork, uint32_t *found)
{
	unsigned n = 0;
	for (; node != fork && n < BRANCH; node = w->node[node].before)
		if (w->node[node].cp != 0)
			found[n++] = node;
	return n;
}

static bool
same_character(const struct readings *w, uint32_t a, uint32_t b)
{
	return w->node[a].cp == w->node[b].cp && w->node[a].at == w->node[b].at;
}

/* The reading that ends in node `better` was preferred by so many bits to the one in
 * node `worse`: the characters by which they differ are in doubt. */
static void
add_doubt(struct readings *w, uint32_t better, uint32_t worse, int bits)
{
	uint32_t kept[BRANCH], given[BRANCH], a = better, b = worse;
	unsigned doubt = bits < FAR ? READING_SURE >> (bits > 0 ? bits : 0) : 0;
	if (doubt == 0)
		return;
	while (a != b)          /* nodes are numbered as they come */
		if (a > b)
			a = w->node[a].before;
		else
			b = w->node[b].before;
	unsigned m = branch(w, better, a, kept), n = branch(w, worse, a, given), same = 0;
	while (same < m && same < n && same_character(w, kept[same], given[same]))
		same++;
	while (m > same && n > same && same_character(w, kept[m - 1], given[n - 1]))
		m--, n--;
	for (; same < m; same++)
		w->node[kept[same]].doubt += doubt;
}

/* Of two readings that go on alike only the better one is kept. */
void
readings_keep(struct readings *w, struct reading r)
{
	unsigned worst = 0;
	for (unsigned i = 0; i < w->nexts; i++) {
		if (w->next[i].carry == r.carry && w->next[i].prev == r.prev) {
			if (r.cost < w->next[i].cost) {
				add_doubt(w, r.node, w->next[i].node, w->next[i].cost - r.cost);
				w->next[i] = r;
			} else
				add_doubt(w, w->next[i].node, r.node, r.cost - w->next[i].cost);
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
	int gain = w->visible + readings_cost(0, w->visible_prev, next) - r->cost -
	    readings_cost(prev == r->prev ? r->before : 0, prev, next);
	if (r->node == 0)
		return;
	if (w->best.any && gain <= w->best.gain) {
		add_doubt(w, w->best.node, r->node, w->best.gain - gain);
		return;
	}
	if (w->best.any)
		add_doubt(w, r->node, w->best.node, gain - w->best.gain);
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
		*cost = likely_after(r->before, r->prev, cp);
	return cp;
}

/* Adds a character of so many bits to r; it began where the last token did. */
static struct reading
extend(struct readings *w, const struct reading *r, uint32_t cp, int cost)
{
	struct reading n = *r;
	n.cost += cost;
	n.node = readings_node(w, cp, w->node[r->node].at, r->node, cost);
	if (cp != READING_LOST) {
		n.before = n.prev;
		n.prev = cp;
	}
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
		n.cost += readings_cost(0, n.prev, (uint32_t)n.carry);
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
	gloss_key key;
	if (gloss_read(w->rest.ptr + t->at, w->rest.ptr + w->rest.len, &key) > 0)
		return;         /* the letter belongs to a gloss */
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

/* What stands for a lead byte whose trail byte was lost. */
struct choice {
	uint32_t cp;            /* 0 for none */
	int bits;
	unsigned doubt;         /* that the others throw on it */
};

/* Adds a candidate to c: its bits there, and those of what stands behind it. */
static void
choose(struct choice *c, uint32_t cp, int bits, int behind, int *total)
{
	int cost = bits + behind;
	if (c->cp != 0 && cost >= *total + FAR)
		return;
	if (c->cp == 0 || cost < *total) {
		int ahead = c->cp == 0 ? FAR : *total - cost;
		c->doubt = ahead < FAR ? (c->doubt + READING_SURE) >> ahead : 0;
		c->cp = cp;
		c->bits = bits;
		*total = cost;
	} else
		c->doubt += READING_SURE >> (cost - *total);
}

/* Weighs cp, which has the reading of the gloss, for choose_glossed. */
static void
weigh_glossed(struct choice *c, const struct reading *r, uint32_t cp, uint32_t behind, int *total)
{
	choose(c, cp, likely_after(r->before, r->prev, cp) + readings_gloss_cost(cp), readings_cost(r->prev, cp, behind), total);
}

/* The likeliest character of r's lead byte with that reading, before `behind`: a common
 * one when there is any. */
static struct choice
choose_glossed(const struct readings *w, const struct reading *r, gloss_key key, uint32_t behind)
{
	const struct common_char *p = w->common->by_lead + w->common->lead[r->carry];
	const struct common_char *end = w->common->by_lead + w->common->lead[r->carry + 1];
	struct choice c = { 0 };
	int total = 0;
	for (; p < end; p++)
		if (gloss_is(p->cp, key))
			weigh_glossed(&c, r, p->cp, behind, &total);
	for (unsigned trail = 0x40; c.cp == 0 && trail <= 0xfe; trail++) {
		uint32_t cp = gbk_decode((unsigned)r->carry, trail);
		if (cp != 0 && gloss_is(cp, key))
			weigh_glossed(&c, r, cp, behind, &total);
	}
	return c;
}

/* The likeliest character of r's lead byte before `behind`. */
static struct choice
choose_any(const struct readings *w, const struct reading *r, uint32_t behind)
{
	const struct common_char *p = w->common->by_lead + w->common->lead[r->carry];
	const struct common_char *end = w->common->by_lead + w->common->lead[r->carry + 1];
	bool ends_clause = behind == 0 || likely_is_stop(behind);
	struct choice c = { 0 };
	struct likely_place place = likely_behind(r->before, r->prev);
	int total = 0;
	for (; p < end; p++) {
		int bits = likely_here(&place, p->cp);
		if (c.cp == 0 || bits < total + FAR)
			choose(&c, p->cp, bits + (ends_clause && !likely_final(p->cp) ? UNFINISHED : 0),
			    readings_cost(r->prev, p->cp, behind), &total);
	}
	return c;
}

static bool
is_suspect(const struct readings *w, uint32_t at)
{
	for (unsigned i = 0; i < w->suspects; i++)
		if (w->suspect[i] == at)
			return true;
	return w->suspects == READING_SUSPECTS;
}

static void step(struct readings *w, const struct reading *r, const struct token *t);

/* r goes on with n after user-defined codes were dropped: the last characters g has
 * between r's lead byte and the next one, or, without g, what cannot be told. */
static void
step_guess(struct readings *w, const struct reading *r, const struct token *t, const struct dropped *g)
{
	struct reading n = *r;
	if (g == NULL) {
		n = extend(w, &n, READING_LOST, UNTOLD);
		n.before = n.prev = 0;
		n.carry = UNKNOWN;
		n.dropped++;
	} else {
		for (unsigned i = 0; i < g->count; i++) {
			n = extend(w, &n, g->cp[i], g->bits[i]);
			n.cost += DROPPED;
			n.node = readings_node(w, 0, t->at, n.node, 0);
		}
		n.carry = (int)g->lead;
		n.dropped += g->count;
	}
	n.node = readings_node(w, 0, t->at, n.node, 0);
	step(w, &n, t);
}

/* Stores the bytes, each once, that t can begin with; returns how many. */
static unsigned
trails_of(const struct token *t, uint8_t *trail)
{
	unsigned n = 0;
	for (size_t i = 0; i < t->codes; i++) {
		trail[n] = (uint8_t)(t->code[i] >> 8);
		n += memchr(trail, trail[n], n) == NULL;
	}
	if (is_letter((int)t->cp))
		trail[n++] = (uint8_t)t->cp;
	return n;
}

/* r goes on as if user-defined codes had been dropped before t. Only where the bytes
 * as they are make a character that hardly fits. Besides the likeliest codes there is
 * the reading that they cannot be told. */
static void
step_dropped(struct readings *w, const struct reading *r, const struct token *t, bool deep)
{
	struct dropped guess[DROPPED_GUESSES];
	if (r->carry == UNKNOWN || r->dropped >= DROPS || t->codes == 0 || !is_suspect(w, w->node[r->node].at))
		return;
	uint32_t last[2] = { r->before, r->prev };
	uint8_t trail[READING_CODES + 1];
	unsigned trails = t->cp == '?' ? 0 : trails_of(t, trail);
	for (unsigned k = 0; k < trails; k++) {
		unsigned count = dropped_guess(w->common, last, (unsigned)r->carry, trail[k], deep, guess);
		for (unsigned i = 0; i < count; i++)
			step_guess(w, r, t, &guess[i]);
	}
	step_guess(w, r, t, NULL);
}

/* A '?' inside the run that a converter left for a user-defined code. */
static void
step_question(struct readings *w, const struct reading *r, const struct token *t)
{
	size_t next;
	if (readings_char(w, t->behind, &next) < 0x80)
		return;
	struct reading n = extend(w, r, READING_LOST, 8);
	n.cost += DROPPED + 8;
	n.node = readings_node(w, 0, t->at, n.node, 0);
	n.carry = UNKNOWN;
	n.before = n.prev = 0;
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
	bool comma = likely_is_stop(behind);
	struct choice c = { READING_LOST, 0, 0 };
	if (r->carry != UNKNOWN && n > 0)
		c = choose_glossed(w, r, key, readings_char(w, from + n, &next));
	else if (r->carry != UNKNOWN)
		c = choose_any(w, r, behind);
	if (c.cp == 0)
		return;
	struct reading e = extend(w, r, c.cp, c.bits);
	w->node[e.node].doubt += c.doubt;
	if (n > 0) {
		e.cost -= GLOSSED;
		end_reading(w, &e, c.cp, from + n, 1, 0);
	} else if (comma || behind == 0) {
		end_reading(w, &e, c.cp, t->behind, 0, comma);
	} else if (t->cp == READING_LOST) {
		e.cost += EATEN / 2;
		end_reading(w, &e, c.cp, t->behind, 0, 0);
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
		if (!w->late)
			step_lost(w, r, t);
		step_question(w, r, t);
	}
	if (!t->glossed || t->own)
		for (size_t i = 0; i < t->codes; i++)
			step_pair(w, r, t, t->code[i], i > 0 ? 1 : t->cp == '?' ? QUESTIONED :
			    t->cp < 0x80 && !likely_is_stop(t->cp) ? NARROWED : 0);
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
		w->visible += t.cp == '?' ? 14 : readings_cost(w->visible_before, w->visible_prev, t.cp);
		w->visible_before = w->visible_prev;
		w->visible_prev = t.cp;
		w->least = cheapest(w);
		for (unsigned k = 0; k < w->nows; k++) {
			w->late = w->now[k].cost >= w->least + LATE;
			step(w, &w->now[k], &t);
			if (w->drops && w->now[k].cost <= w->least + CLOSE)
				step_dropped(w, &w->now[k], &t, w->now[k].cost == w->least);
		}
		readings_turn(w);
		w->glosses += t.own;
		at = t.end;
		/* A reading that ended well is not overtaken by one that goes on badly. */
		if (w->best.any && w->best.gain > w->visible - cheapest(w) + MARGIN)
			return;
	}
}
