#include "character.h"
#include "context_row.h"

/* among_people: 就业人员中…: whether the words before figure k, the sentence's first, say of
 * which people told before those that follow are. */
static bool
among_people(const struct words *ws, uint32_t k)
{
	const uint32_t *cp = ws->s->cp;
	/* 从村干部中考录公务员5名 */
	if (LEX(&ws->word[0], FROM))
		return false;
	for (uint32_t i = 0; i < ws->at[k] && i < 16 && ws->word[i].role < ROLE_COLON; i++)
		for (uint32_t c = ws->word[i].begin; c < ws->word[i].end; c++)
			if (c > 0 && character_is(cp[c], CHARACTER_AMID) && character_is(cp[c - 1], CHARACTER_PERSON))
				return true;
	return false;
}

/* divides: 从性别看,…; 按类别分,…; 分行业看,…: whether they say by what what was told
 * before is divided. */
static bool
divides(const struct words *ws, uint32_t k)
{
	const uint32_t *cp = ws->s->cp;
	uint32_t i = 0;
	while (i < ws->at[k] && i < 16 && ws->word[i].role < ROLE_COLON)
		i++;
	return i > 0 && i < ws->at[k] && ws->word[i].role <= ROLE_COMMA && character_is(cp[ws->word[i - 1].end - 1], CHARACTER_VIEW) &&
		(LEX(&ws->word[0], FROM) || LEX(&ws->word[0], PREP) || character_is(cp[ws->word[0].begin], CHARACTER_VIEW));
}

/* among_told: 直接投入的资金中,…: whether the first clause says that what follows is among what was told before. */
static bool
among_told(const struct words *ws, uint32_t k)
{
	uint32_t i = 0;
	while (i < ws->at[k] && i < 16 && ws->word[i].role < ROLE_COLON)
		i++;
	return i > 0 && i < ws->at[k] && word_is(ws, i, ROLE_COMMA) && character_is(ws->s->cp[ws->word[i - 1].end - 1], CHARACTER_AMID);
}

/* row_of_one: how many of the row's first figures can be parts of f, though they need
 * not be all: 从性别看,女干部284人; with acts also 学员中取得证书768人. */
static uint32_t
row_of_one(const struct mention *m, const struct row *r, const struct figure *f, bool acts)
{
	int64_t whole;
	uint32_t n = 0;
	if (!rel_micro(f->value, &whole))
		return 0;
	while (n < r->n && r->sum[n] <= whole && !m[r->k[n]].stopped &&
	    (acts || m[r->k[n]].which || phrase_empty(m[r->k[n]].act)))
		n++;
	return n;
}

/* whole_at returns the i-th figure that the sentence before may have told the total
 * with: that which was divided last, then its figures, the last first; NULL after them. */
static struct figure *
whole_at(const struct context *ctx, struct figure *divided, uint32_t i)
{
	if (divided != NULL && i-- == 0)
		return divided;
	return i < ctx->lasts ? ctx->last - i : NULL;
}

/* pair_above gives the figure that stands right beside f, of the sentence before, the same
 * relation: 126批312人次. */
static void
pair_above(const struct context *ctx, struct figure *f)
{
	struct figure *next = f < ctx->last ? f + 1 : NULL, *before = f > ctx->last - (ctx->lasts - 1) ? f - 1 : NULL;
	if (next != NULL && next->begin == f->end)
		rel_set(next, f->rel, f->group, "pair");
	else if (before != NULL && before->end == f->begin)
		rel_set(before, f->rel, f->group, "pair");
}

void
row_above(struct context *ctx, const struct words *ws, const struct mention *m)
{
	struct figure *divided = ctx->whole, *f;
	uint32_t k = 0;
	ctx->whole = NULL;
	if (ctx->lasts == 0)
		return;
	while (k < ws->figures && !rel_can(ws, m, k))
		k++;
	if (k == ws->figures || !row_can_have(ws, m, k) || m[k].part || m[k].sum)
		return;
	struct row r;
	bool read = false, people = false, cue = false, rest = false;
	for (uint32_t i = 0; (f = whole_at(ctx, divided, i)) != NULL; i++) {
		if (f->announces || f->rel == REL_PART || !rel_can_hold(f, &ws->figure[k]))
			continue;
		if (!read) {
			read = true;
			row_read(ws, m, k, &ws->figure[k], &r);
			people = among_people(ws, k);
			cue = people || divides(ws, k);
			rest = (r.n > 1 && (m[r.k[1]].rest || m[r.k[1]].left)) || among_told(ws, k);        /* 已整改21个,剩余2个 */
		}
		uint32_t n = row_makes(&r, f);
		if (n == 0 && cue)
			n = row_of_one(m, &r, f, people);
		else if (!cue && (n == 0 || !(rest || row_improbable(ws, &r, n))))
			continue;
		if (n == 0)
			continue;
		row_set(ctx, ws, &r, n, f, "sum-of-next");
		if (f != divided)
			pair_above(ctx, f);
		ctx->whole = f;
		return;
	}
}
