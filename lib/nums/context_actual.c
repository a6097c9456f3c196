#include "context_outlook.h"
#include "context_what.h"

void
outlook_set(struct figure *f, enum figure_rel rel, unsigned group, const char *why)
{
	if (f->rel == REL_FROM || f->rel == REL_TARGET || f->rel == REL_ACTUAL)
		return;
	f->also = f->rel;
	f->rel = REL_NONE;
	rel_set(f, rel, group, why);
}

enum { SHOULD = 0x5e94, REALLY = 0x5b9e };     /* 应 实 */

/* begins_with: whether the first word that is said of figure k begins with cp. */
static bool
begins_with(const struct words *ws, const struct mention *m, uint32_t k, uint32_t cp)
{
	struct phrase p = phrase_empty(m[k].act) || (!phrase_empty(m[k].noun) && m[k].noun.from < m[k].act.from) ? m[k].noun : m[k].act;
	uint32_t i = p.from;
	if (phrase_empty(p))
		return false;
	/* 应 and 实 are adverbs where the verb is known */
	if (i > m[k].region.from && ws->word[i - 1].role != ROLE_COMMA)
		i = m[k].region.from;
	return ws->s->cp[ws->word[i].begin] == cp;
}

/* is_owed: 应参保260人, 今年应开会12次: whether what is said of figure k says that it
 * should be; 应急 is a word of its own, 应纳未纳等问题 a noun. */
static bool
is_owed(const struct words *ws, const struct mention *m, uint32_t k)
{
	if (begins_with(ws, m, k, SHOULD))
		return true;
	/* 教师招聘计划110名,实际到岗103名 */
	const struct word *noun = phrase_empty(m[k].noun) ? NULL : &ws->word[m[k].noun.to - 1];
	/* 编制186名,实有124人 */
	uint32_t last = noun != NULL ? noun->end : 0;
	if (last > 1 && ws->s->cp[last - 2] == 0x7f16 && ws->s->cp[last - 1] == 0x5236)
		return true;
	if (noun != NULL && m[k].noun.to > m[k].noun.from + 1 && noun->role == ROLE_NOUN && LEX(noun, TARGET) && LEX(noun, VN))
		return true;
	bool owed = false;
	for (uint32_t i = m[k].region.from; i < ws->at[k]; i++) {
		const struct word *w = &ws->word[i];
		owed &= w->role != ROLE_ETC && w->role != ROLE_DE;
		/* 全市去年应收1100万元; but 应用, 应对 */
		uint32_t cp = ws->s->cp[w->end - 1];
		owed |= w->end == w->begin + 2 && ws->s->cp[w->begin] == SHOULD && (cp == 0x6536 || cp == 0x7f34 || cp == 0x53d1);      /* 收 缴 发 */
		for (uint32_t c = w->begin; c < w->end && (w->classes == 0 || w->end - w->begin == 1); c++)
			owed |= ws->s->cp[c] == SHOULD;
	}
	return owed;
}

/* completes: 完成任务22800人, 超额完成下达的2万亩任务: whether what is said of figure k is
 * that it was reached. */
static bool
completes(const struct words *ws, const struct mention *m, uint32_t k)
{
	for (uint32_t i = m[k].region.from; i < m[k].region.to; i++)
		if (word_completes(&ws->word[i]))
			return true;
	return false;
}

void
outlook_due(struct context *ctx, const struct words *ws, const struct mention *m, uint32_t k)
{
	struct figure *f = &ws->figure[k];
	bool done = begins_with(ws, m, k, REALLY) || m[k].done_own;
	/* 辅具适配任务420件,完成463件; but 重点任务28项 */
	bool goal = k > 0 && !m[k].stopped && !phrase_empty(m[k - 1].noun) && LEX(&ws->word[m[k - 1].noun.to - 1], GOAL) && completes(ws, m, k) &&
		ws->figure[k - 1].rel == REL_NONE && ws->figure[k].rel == REL_NONE && phrase_empty(m[k].noun);
	if (!(done || goal))
		return;
	int64_t j = rel_before(ws, m, k);
	/* 应收1620万元,实收不足三成 */
	if (j < 0 && figure_shares(f) && begins_with(ws, m, k, REALLY) && k > 0 && rel_can(ws, m, k - 1))
		j = k - 1;
	if (j < 0 || !(is_owed(ws, m, (uint32_t)j) || (goal && (uint32_t)j + 1 == k)))
		return;
	unsigned group = rel_group(ctx, &ws->figure[j]);
	ws->figure[j].group = group;
	outlook_set(&ws->figure[j], REL_TARGET, group, "due");
	outlook_set(f, REL_ACTUAL, group, "due");
}

/* stops_between: whether a semicolon stands between figures j and k. */
static bool
stops_between(const struct mention *m, uint32_t j, uint32_t k)
{
	while (k > j && !m[k].stopped)
		k--;
	return k > j;
}

void
outlook_reached(struct context *ctx, const struct words *ws, const struct mention *m, uint32_t k)
{
	struct figure *f = &ws->figure[k];
	/* 完成任务22800人; 完成投资3.4亿元,占全年任务6亿元的57% */
	bool planned = ws->at[k] > 0 && word_is(ws, ws->at[k] - 1, ROLE_TARGET);       /* 占全年计划4500座的68% */
	bool base = (planned || (!phrase_empty(m[k].noun) && LEX(&ws->word[m[k].noun.to - 1], GOAL))) && word_is(ws, m[k].region.from, ROLE_LIGHT) &&
		word_is(ws, ws->at[k] + 1, ROLE_DE);
	int64_t j = !m[k].stopped && (completes(ws, m, k) || base) ? rel_before(ws, m, k) : -1;
	if (j < 0 || k - rel_head(m, (uint32_t)j) > 2 || (ws->figure[j].rel != REL_NONE && ws->figure[j].rel != REL_TOTAL))
		return;
	f->group = rel_group(ctx, f);
	outlook_set(&ws->figure[j], REL_ACTUAL, f->group, "actual-of-goal");
}

/* is_completed: whether the verb of figure k, in a clause without a cue, says that it is
 * completed. */
static bool
is_completed(const struct words *ws, const struct mention *m, uint32_t k, const struct outlook *o)
{
	const struct word *act = &ws->word[m[k].act.from];
	return !o->here && m[k].fresh && !phrase_empty(m[k].act) && word_completes(act);
}

/* told_again: 计划总投资3亿元,今年完成投资1亿元: whether f is of what target is of. */
static bool
told_again(const struct figure *f, const struct figure *target)
{
	struct slice what = f->what, whole = target->what;
	return what.len > 0 && what.len <= whole.len && slice_eq(what, slice_sub(whole, whole.len - what.len, whole.len));
}

/* next_stage: 任务2100户,已开工1560户,完工1247户: whether figure k tells, by a verb alone, how many of those done
 * just before it are further on. */
static bool
next_stage(const struct words *ws, const struct mention *m, uint32_t k)
{
	return k > 0 && ws->figure[k - 1].rel == REL_ACTUAL && ws->figure[k].rel == REL_NONE && m[k].fresh && !m[k].stopped &&
		phrase_empty(m[k].noun) && phrase_empty(m[k].after) && !phrase_empty(m[k].act) && m[k].act.to == m[k].act.from + 1 &&
		LEX(&ws->word[m[k].act.from], VN);
}

bool
outlook_actual(struct context *ctx, const struct words *ws, const struct mention *m, uint32_t k, const struct outlook *o)
{
	struct figure *f = &ws->figure[k];
	bool completed = (o->done || o->target) && is_completed(ws, m, k, o);
	bool next = next_stage(ws, m, k);
	if (!(o->done || completed || next) || !(f->rel == REL_NONE || f->rel == REL_TOTAL || f->rel == REL_PART))
		return false;
	int64_t j = rel_before(ws, m, k);
	while (j > 0 && ws->figure[j].rel == REL_PART && ws->figure[j].also == REL_TARGET)
		j = rel_before(ws, m, (uint32_t)j);     /* 任务6万亩(造林4万亩、封育2万亩),已完成4.5万亩 */
	if (j < 0 || (ws->figure[j].rel != REL_TARGET && ws->figure[j].rel != REL_ACTUAL))
		return false;
	struct figure *target = &ws->figure[j];
	bool stops = stops_between(m, (uint32_t)j, k);
	/* 计划改造60户,已开工50户、完工40户 */
	bool told = f->rel == REL_PART && m[k].part;
	bool beside = target->rel == REL_TARGET || (f->rel != REL_TOTAL && !told && phrase_empty(m[k].noun) && phrase_empty(m[k].after));
	bool done = o->done && beside && (!stops || slice_eq(target->what, f->what));
	if (!done && !next && !(completed && !stops && told_again(f, target)))
		return false;
	unsigned group = rel_group(ctx, target);
	target->group = group;
	outlook_set(f, REL_ACTUAL, group, "actual-after-target");
	return true;
}
