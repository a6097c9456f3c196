#include "torn.h"

#include "../base/mem.h"
#include "../base/utf8.h"
#include "../han/fold.h"
#include "common.h"
#include "dropped.h"
#include "forms.h"
#include "gbk.h"
#include "likely.h"
#include "reading.h"

#define ENOUGH 12               /* bits that a reading must save over the text as it is */
#define STRANGE 30              /* bits of a syllable with half a bracket in Chinese text */
#define QUESTION 14             /* bits of a question mark */
#define RAREST 17               /* bits of a character not worth a try */
#define IMPLAUSIBLE 23          /* bits of a character and the next that make the search go on */
#define DOUBTFUL (READING_SURE / 2)     /* doubt at which a character is said to be lost */
#define HOPELESS 28             /* the same that needs no rival for that */
#define NEAR 2                  /* bits behind which a rival is none */
#define LOOSE 20                /* bits of a character and the next that are hardly tied to each other */
#define SLIGHT (READING_SURE / 4)       /* doubt at which such a one is said to be lost */
#define SITE_BONUS 6            /* bits that a comma before it speaks for punctuation */
#define RARE_GLOSS 8            /* bits of a rare character having been glossed */
#define FAR 12                  /* bits behind the likeliest first character */
#define RECHECK 4               /* runs after which the script is looked at again */
#define SETTLED 16              /* runs after which a document is known not to have changed its script */
#define AROUND 16               /* characters that tell the script */

struct torn_work {
	struct readings r;
	struct common *common;  /* made when it is needed first */
};

/* How a '?' may have come about, by what stands behind it. */
struct origin {
	bool glossed;           /* a gloss, else a comma */
	gloss_key key;
	size_t behind;          /* where the run goes on */
};

void
torn_begin(struct torn *t)
{
	t->converted = false;
	t->sites = t->plain = 0;
	t->work->r.script = SCRIPT_UNKNOWN;
	t->work->r.keeps = false;
}

void
torn_open(struct torn *t)
{
	*t = (struct torn){ .work = mem_new(sizeof(struct torn_work)) };
	t->work->common = NULL;
	torn_begin(t);
}

void
torn_close(struct torn *t)
{
	common_close(t->work->common);
	mem_free(t->work);
	t->work = NULL;
}

/* What speaks for either script in some characters: above 0 for traditional. */
static int
script_weight(struct slice s, bool from_end)
{
	int weight = 0;
	size_t i = 0, chars = 0;
	if (from_end && s.len > AROUND * 3) {
		i = s.len - AROUND * 3;
		while (i < s.len && ((unsigned char)s.ptr[i] & 0xc0) == 0x80)
			i++;
	}
	for (; i < s.len && chars < AROUND; chars++) {
		uint32_t cp;
		i += utf8_decode(s.ptr + i, &cp);
		if (cp < 0x3400)
			continue;
		if (han_simplify(cp) != cp)
			weight += 2;
		else if (forms_is_simplified(cp))
			weight -= 2;
	}
	return weight;
}

/* --- how the run begins --------------------------------------------------- */

/* The ways in which the '?' can have come about; returns how many. */
static unsigned
origins(const struct readings *w, struct origin *o)
{
	size_t behind, next, after;
	readings_char(w, 0, &behind);
	uint32_t cp = readings_char(w, behind, &next);
	size_t from = cp == '(' ? next : behind;
	size_t n = gloss_read(w->rest.ptr + from, w->rest.ptr + w->rest.len, &o->key);
	if (n > 0) {
		o->glossed = true;
		o->behind = from + n;
		return 1;
	}
	if (!likely_is_stop(cp))
		return 0;
	o[0] = (struct origin){ .behind = behind };
	if ((cp != ',' && cp != 0xff0c) || !likely_is_stop(readings_char(w, next, &after)))
		return 1;
	o[1] = (struct origin){ .behind = next };       /* the comma is still there */
	return 2;
}

/* A gloss tells which lead bytes can have been lost: those that make a character
 * of that reading with the trail byte before. */
static void
start_glossed(struct readings *w, const uint32_t *last, gloss_key key, uint32_t node)
{
	unsigned code[READING_CODES];
	size_t codes = readings_codes(w, last[1], code);
	for (size_t i = 0; i < codes; i++)
		for (unsigned lead = 0x81; lead <= 0xfe; lead++) {
			uint32_t cp = gbk_decode(code[i] & 0xff, lead);
			if (cp == 0 || !gloss_is(cp, key))
				continue;
			int cost = (i > 0) + readings_gloss_cost(cp) + (likely_alone(cp) >= RAREST ? RARE_GLOSS : 0);
			readings_keep(w, (struct reading){ cost, (int)lead, last[0], last[1], node, 0, i > 0 });
		}
	readings_turn(w);
}

/* Punctuation leaves the lead byte open: the best of those that make a character
 * with its first byte. */
static size_t
start_any(struct torn_work *work, const uint32_t *last, size_t at, uint32_t node)
{
	struct readings *w = &work->r;
	size_t behind;
	uint32_t shown = readings_char(w, at, &behind);
	unsigned code[READING_CODES];
	size_t codes = readings_codes(w, shown, code);
	unsigned trail = codes > 0 ? code[0] >> 8 : 0;
	const struct common_char *c = work->common->by_trail + work->common->trail[trail];
	unsigned count = work->common->trail[trail + 1] - work->common->trail[trail];
	bool comma = last[1] == ',' || last[1] == 0xff0c;
	struct likely_place place = likely_behind(last[0], last[1]);
	int cost[256], least = 0;
	for (unsigned i = 0; i < count; i++) {
		cost[i] = comma ? c[i].bits : likely_here(&place, c[i].cp);
		if (comma && likely_is_stop(c[i].cp))
			cost[i] -= SITE_BONUS;
		if (i == 0 || cost[i] < least)
			least = cost[i];
	}
	for (unsigned i = 0; i < count; i++) {
		if (cost[i] > least + FAR)
			continue;
		struct reading r = { cost[i], code[0] & 0xff, last[1], c[i].cp, 0, 0, 0 };
		r.node = readings_node(w, c[i].cp, 0, node, cost[i]);
		r.node = readings_node(w, 0, at, r.node, 0);
		readings_keep(w, r);
	}
	readings_turn(w);
	w->visible += readings_cost(0, '?', shown);
	w->visible_before = '?';
	w->visible_prev = shown;
	return behind;
}

static void
follow(struct torn_work *work, const uint32_t *last, const struct origin *o, bool forms, bool drops)
{
	struct readings *w = &work->r;
	w->forms = forms;
	w->drops = drops && !w->keeps;
	w->common = work->common;
	w->best = (struct ending){ 0 };
	w->visible = QUESTION + (o->glossed ? STRANGE : 0);
	w->visible_before = 0;
	w->visible_prev = '?';
	w->glosses = o->glossed;
	w->commas = !o->glossed;
	w->nows = w->nexts = 0;
	w->nodes = 1;
	w->node[0] = (struct node){ 0 };
	uint32_t node = readings_node(w, 0, 0, 0, 0);
	size_t at = o->behind;
	if (o->glossed)
		start_glossed(w, last, o->key, node);
	else
		at = start_any(work, last, at, node);
	readings_follow(w, at, o->glossed);
}

/* --- how it ends ---------------------------------------------------------- */

/* The character before node i; `first` at the beginning of the run. */
static uint32_t
before_node(const struct readings *w, uint32_t *i, uint32_t first)
{
	do
		*i = w->node[*i].before;
	while (*i != 0 && w->node[*i].cp == 0);
	return *i != 0 ? w->node[*i].cp : first;
}

/* Whether a dropped code would explain nearly as well what node i and the character
 * `next` behind it cost. */
static bool
has_rival(const struct readings *w, uint32_t i, uint32_t next, const uint32_t *run_last, int cost)
{
	struct dropped guess[DROPPED_GUESSES];
	unsigned code = gbk_encode(w->node[i].cp);
	uint32_t at = i, last[2];
	last[1] = before_node(w, &at, run_last[1]);
	if (at != 0 && w->node[at].doubt >= READING_SURE / 8)
		return true;    /* behind what is in doubt itself nothing can be told */
	last[0] = at != 0 ? before_node(w, &at, run_last[1]) : run_last[0];
	unsigned count = dropped_guess(w->common, last, code >> 8, code & 0xff, false, guess);
	for (unsigned k = 0; k < count; k++) {
		uint32_t second = gbk_decode(guess[k].lead, code & 0xff);
		if (guess[k].cost + readings_cost(guess[k].cp[0], second, next) <= cost + NEAR)
			return true;
	}
	return false;
}

/* Whether every character of the best ending fits where it stands, between the one
 * before and the one behind; notes where those stand that do not (everywhere, when
 * there are many or no ending). last are the characters before the run. */
static bool
plausible(struct readings *w, const uint32_t *last)
{
	size_t end;
	if (!w->best.any)
		return w->suspects = READING_SUSPECTS, false;
	w->suspects = 0;
	int behind = -1;
	uint32_t next = readings_char(w, w->best.used, &end);
	for (uint32_t i = w->best.node; i != 0 && w->suspects < READING_SUSPECTS; i = w->node[i].before) {
		if (w->node[i].cp == 0)
			continue;
		if (behind < 0)
			behind = readings_cost(0, w->node[i].cp, next);
		int cost = w->node[i].bits + behind;
		if (cost >= IMPLAUSIBLE && (cost >= HOPELESS || has_rival(w, i, next, last, cost)))
			w->suspect[w->suspects++] = w->node[i].at;
		behind = w->node[i].bits;
		next = w->node[i].cp;
	}
	return w->suspects == 0;
}

/* Whether node i is too much in doubt to be told, where the character behind it costs
 * so many bits. Of one that is hardly tied to its neighbours less doubt is enough, and
 * that the character before it is gone. */
static bool
is_lost(const struct readings *w, uint32_t i, int behind)
{
	const struct node *c = &w->node[i];
	if (c->bits + behind < LOOSE)
		return c->doubt >= DOUBTFUL;
	return c->doubt >= SLIGHT || before_node(w, &i, 0) == READING_LOST;
}

/* Gives t the characters of the best ending, in order. */
static void
collect(struct torn *t)
{
	const struct readings *w = &t->work->r;
	unsigned n = 0;
	for (uint32_t i = w->best.node; i != 0; i = w->node[i].before)
		n += w->node[i].cp != 0;
	if (n > TORN_LONGEST)
		return;
	t->count = n;
	t->lost = 0;
	int behind = 0;
	for (uint32_t i = w->best.node; i != 0; i = w->node[i].before) {
		const struct node *c = &w->node[i];
		if (c->cp == 0)
			continue;
		t->ch[--n] = (struct torn_char){ is_lost(w, i, behind) ? READING_LOST : c->cp, c->at };
		t->lost += t->ch[n].cp == READING_LOST;
		behind = c->bits;
	}
	t->used = w->best.used;
	t->glosses = w->best.glosses;
	t->commas = w->best.commas;
}

/* Puts the characters into the script of the text around them. A run in a
 * traditional text is traditional, unless the text became so after it was torn:
 * then the run was read through simplified forms, or holds such characters. */
static void
convert(struct torn *t, unsigned converted)
{
	enum script script = t->work->r.script;
	bool simplified = t->converted || converted > 0;
	for (unsigned i = 0; i < t->count && !simplified; i++)
		simplified = forms_is_simplified(t->ch[i].cp);
	t->converted = simplified && script == SCRIPT_TRADITIONAL;
	for (unsigned i = 0; i < t->count; i++) {
		uint32_t cp = t->ch[i].cp;
		if (script == SCRIPT_SIMPLIFIED)
			t->ch[i].cp = han_simplify(cp);
		else if (script == SCRIPT_TRADITIONAL && simplified)
			t->ch[i].cp = forms_traditional_of(cp);
	}
}

/* Stores the last two characters of s; its beginning is that of a line. */
static void
last_two(struct slice s, uint32_t *last)
{
	last[0] = last[1] = '\n';
	for (size_t i = s.len, n = 2; i > 0 && n > 0; )
		if (((unsigned char)s.ptr[--i] & 0xc0) != 0x80)
			utf8_decode(s.ptr + i, &last[--n]);
}

enum torn_result
torn_repair(struct torn *t, struct slice rest, struct slice before)
{
	struct readings *w = &t->work->r;
	struct origin o[2] = { 0 };
	w->rest = rest;
	unsigned count = origins(w, o), converted = 0;
	if (count == 0)
		return TORN_NOT;
	if (t->work->common == NULL)
		t->work->common = common_open();
	if (t->sites++ % RECHECK == 0 || w->script == SCRIPT_UNKNOWN) {
		int weight = script_weight(before, true) + script_weight(rest, false);
		if (weight != 0)
			w->script = weight > 0 ? SCRIPT_TRADITIONAL : SCRIPT_SIMPLIFIED;
	}
	uint32_t last[2];
	last_two(before, last);
	int gain = ENOUGH - 1;
	bool done = false;
	t->count = 0;
	for (unsigned pass = 0; pass < 2 && !done; pass++)
		for (unsigned i = 0; i < count; i++) {
			follow(t->work, last, &o[i], t->converted || (pass > 0 && t->plain < SETTLED), pass > 0);
			if (w->best.any && w->best.gain > gain - (int)pass) {
				collect(t);
				gain = w->best.gain;
				converted = w->best.converted;
			}
			done = done || plausible(w, last);
		}
	if (t->count == 0)
		return o[0].glossed ? TORN_FAILED : TORN_NOT;
	convert(t, converted);
	t->plain = t->converted ? 0 : t->plain + 1;
	return TORN_REPAIRED;
}
