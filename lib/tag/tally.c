#include "tally.h"
#include "../base/mem.h"

void
tally_open(struct tally *t, const struct rules *r)
{
	*t = (struct tally){ .rules = r };
	t->score = mem_grow(NULL, r->labels + 1, sizeof(*t->score));
	t->best = mem_grow(NULL, r->labels + 1, sizeof(*t->best));
	t->times = mem_grow(NULL, r->rules + 1, sizeof(*t->times));
	memset(t->times, 0, r->rules + 1);
}

void
tally_close(struct tally *t)
{
	mem_free(t->score);
	mem_free(t->best);
	mem_free(t->times);
	*t = (struct tally){ 0 };
}

void
tally_clear(struct tally *t)
{
	for (size_t i = 0; i < t->rules->labels; i++)
		t->score[i] = t->rules->label[i].prior;
}

int64_t
tally_worth(const struct rules *r, const struct hit *hit, const struct tally_text *text, enum place *place)
{
	const struct rule *rule = &r->rule[hit->rule];
	bool inner = hit->begin >= text->begin && hit->begin < text->end;
	*place = inner ? text->inner : text->outer;
	if (rule->label == RULES_NO_LABEL || (rule->condition->places >> *place & 1) == 0)
		return 0;
	return rule->weight * r->factor[rule->family][*place] / RULES_ONE * text->share[rule->family] / RULES_ONE;
}

static void
add_family(struct tally *t, const struct hits *h, const struct tally_text *text)
{
	const struct rules *r = t->rules;
	enum place place;
	for (size_t i = 0; i < h->count; i++) {
		int64_t worth = tally_worth(r, &h->hit[i], text, &place);
		if (worth == 0)
			continue;
		uint8_t *times = &t->times[h->hit[i].rule];
		if (*times > 0)
			worth = worth * r->again[*times > 1] / RULES_ONE;
		*times += *times < 2;
		t->score[r->rule[h->hit[i].rule].label] += worth;
	}
	for (size_t i = 0; i < h->count; i++)
		t->times[h->hit[i].rule] = 0;
}

void
tally_add(struct tally *t, const struct hits hits[FAMILIES], const struct tally_text *text)
{
	for (unsigned f = 0; f < FAMILIES; f++)
		add_family(t, &hits[f], text);
}

void
tally_choose(struct tally *t, size_t top, int64_t min)
{
	const struct rules *r = t->rules;
	t->bests = 0;
	for (uint32_t i = 0; i < r->labels; i++) {
		if (r->label[i].family != FAMILY_TOPIC || t->score[i] <= 0 || t->score[i] < min)
			continue;
		size_t k = t->bests++;
		for (; k > 0 && t->score[t->best[k - 1]] < t->score[i]; k--)
			t->best[k] = t->best[k - 1];
		t->best[k] = i;
	}
	if (t->bests > top)
		t->bests = top;
	while (t->bests > 1 && t->score[t->best[t->bests - 1]] < t->score[t->best[0]] * r->share / RULES_ONE)
		t->bests--;
}

uint32_t
tally_stage(const struct tally *t)
{
	uint32_t best = RULES_NO_LABEL;
	for (uint32_t i = 0; i < t->rules->labels; i++)
		if (t->rules->label[i].family == FAMILY_STAGE && t->score[i] > 0 &&
		    (best == RULES_NO_LABEL || t->score[i] > t->score[best]))
			best = i;
	return best;
}
