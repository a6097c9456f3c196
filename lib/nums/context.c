#include "context.h"
#include "../base/json.h"
#include "../base/utf8.h"
#include "../han/fold.h"
#include "character.h"
#include "context_mention.h"
#include "context_rel.h"
#include "context_time.h"
#include "context_what.h"
#include "signs.h"

enum { HEADING = 16 };  /* code points that a heading at the beginning of its text has at most */

/* Where words stand that can announce what follows. */
enum place { IN_INTRO, IN_HEADING, IN_TITLE };

/* tells_plan: whether n folded code points, which a 0 follows, announce what is still to be done. One that reports how a plan went
 * does not (目标任务完成情况), nor a heading for troubles and plans, under which each
 * sentence must tell (存在问题及下步打算). */
static bool
tells_plan(const uint32_t *cp, uint32_t n, enum place place)
{
	static const uint64_t verbs = LEX_BIT(ACT) | LEX_BIT(VN) | LEX_BIT(V) | LEX_BIT(VERB1);
	bool plan = false, verb = false, goal = false, object = false;
	for (uint32_t i = 0; i < n; ) {
		uint64_t classes = 0;
		uint32_t length = lexicon_longest(cp + i, &classes);
		bool will = (classes >> LEX_BA & 1) != 0 && (classes >> LEX_TARGET & 1) != 0;
		/* 明年,我们将重点做好: in an intro 将 tells as much */
		/* a paper's name, 实施方案, plans as the title only: 完善实施方案 */
		bool plans = (classes >> LEX_PLAN & 1) != 0 && (place == IN_TITLE || (classes >> LEX_SUFFIX & 1) == 0);
		/* 理清思路, 科学制定工作计划 */
		plans &= place != IN_HEADING || !object || (classes >> LEX_NOUN & 1) == 0;
		if (plans || (place == IN_INTRO && will))
			plan = true;
		else if (place != IN_INTRO && length > 1 && character_is(cp[i + length - 1], CHARACTER_TROUBLE))
			return false;
		if (length == 2 && (classes >> LEX_REPORT & 1))
			return false;
		verb |= (classes & verbs) != 0;
		object = (classes & verbs) != 0 && (classes & (LEX_BIT(VN) | LEX_BIT(TARGET))) == 0;
		goal = (classes >> LEX_GOAL & 1) != 0;
		i += length > 0 ? length : 1;
	}
	/* 重点任务; but 突出重点任务 */
	return plan || (place == IN_HEADING && goal && !verb && n <= HEADING / 2);
}

static bool
plan_heading(struct slice text, enum place place, struct arena *a)
{
	uint32_t *cp = arena_new(a, (text.len + 1) * sizeof *cp), n = 0;
	if (text.ptr == NULL)
		return false;
	for (const char *p = text.ptr; p < text.ptr + text.len; n++) {
		p += utf8_decode(p, &cp[n]);
		cp[n] = han_fold(cp[n]);
	}
	cp[n] = 0;
	return tells_plan(cp, n, place);
}

void
context_begin(struct context *ctx, struct slice title, struct slice path, struct slice intro)
{
	ctx->title = title;
	ctx->path = path;
	ctx->intro = intro;
	ctx->path_read = ctx->plan = ctx->opened = false;
	ctx->group = 0;
	context_forget(ctx);
}

/* is_known returns whether path and intro are the ones read last. */
static bool
is_known(const struct context *ctx)
{
	return ctx->known_path > 0 && ctx->path.len == ctx->known_path && ctx->intro.len == ctx->known_intro &&
	    memcmp(ctx->known, ctx->path.ptr, ctx->path.len) == 0 &&
	    (ctx->intro.len == 0 || memcmp(ctx->known + ctx->path.len, ctx->intro.ptr, ctx->intro.len) == 0);
}

static void
make_known(struct context *ctx)
{
	ctx->known_path = 0;
	if (ctx->path.len > sizeof ctx->known || ctx->intro.len > sizeof ctx->known - ctx->path.len)
		return;
	ctx->known_path = ctx->path.len;
	ctx->known_intro = ctx->intro.len;
	ctx->known_plan = ctx->plan;
	if (ctx->path.len > 0)
		memcpy(ctx->known, ctx->path.ptr, ctx->path.len);
	if (ctx->intro.len > 0)
		memcpy(ctx->known + ctx->path.len, ctx->intro.ptr, ctx->intro.len);
}

/* known_plan is plan_heading of a heading, a raw JSON string, that is often the one last
 * read, which known keeps. */
static bool
known_plan(struct known_heading *known, struct slice heading, enum place place, struct arena *a)
{
	if (heading.len <= 2)
		return false;
	if (heading.len == known->len && memcmp(known->text, heading.ptr, heading.len) == 0)
		return known->plan;
	known->plan = plan_heading(json_unescape(a, heading), place, a);
	known->len = 0;
	if (heading.len <= sizeof known->text) {
		memcpy(known->text, heading.ptr, heading.len);
		known->len = heading.len;
	}
	return known->plan;
}

/* read_path looks at the headings, once a segment and only when it has figures. */
static void
read_path(struct context *ctx, struct arena *a)
{
	struct slice heading;
	ctx->path_read = true;
	bool title = known_plan(&ctx->title_known, ctx->title, IN_TITLE, a);      /* 2024年农业农村工作要点 */
	if (is_known(ctx)) {
		ctx->plan = ctx->known_plan || title;
		return;
	}
	size_t at = 0;
	if (ctx->path.len > 2 && json_items(ctx->path, &at, NULL, &heading))
		ctx->plan |= known_plan(&ctx->outer_known, heading, IN_HEADING, a);
	while (at > 0 && json_items(ctx->path, &at, NULL, &heading))
		ctx->plan |= plan_heading(json_unescape(a, heading), IN_HEADING, a);
	if (ctx->intro.len > 2)
		ctx->plan |= plan_heading(json_unescape(a, ctx->intro), IN_INTRO, a);
	make_known(ctx);
	ctx->plan |= title;
}

/* keep_last notes the figures a 其中 at the beginning of the next sentence can go
 * back to. */
static void
keep_last(struct context *ctx, const struct words *ws, const struct mention *m)
{
	ctx->last = NULL;
	ctx->lasts = 0;
	uint32_t n = ws->figures;
	while (n > 0 && (!figure_counts(&ws->figure[n - 1]) || m[n - 1].attributive || ws->figure[n - 1].announces))
		n--;
	if (n == 0)
		return;
	ctx->last = &ws->figure[n - 1];
	ctx->lasts = n < 8 ? n : 8;
}

void
context_forget(struct context *ctx)
{
	ctx->last = NULL;
	ctx->lasts = 0;
	ctx->whole = NULL;
}

/* turns_to_plan: whether a sentence begins with what is still to come, 下一步,…; 明年…: so do
 * all that follow it. */
static bool
turns_to_plan(const struct sentence *s)
{
	uint64_t classes;
	if (s->n == 0 || !character_is(s->cp[0], CHARACTER_AHEAD))
		return false;
	uint32_t length = lexicon_longest(s->cp, &classes);
	return length > 0 && (classes >> LEX_PLAN & 1) != 0 && ((classes >> LEX_TIME & 1) != 0 || s->cp[length] == ',');
}

/* count_ones: 新建厂房一处,…: 一 behind the noun counts; before it, and behind a verb, it is an article (每到一处, 建一座). */
static void
count_ones(const struct words *ws, const struct mention *m)
{
	for (uint32_t k = 0; k < ws->figures; k++) {
		struct figure *f = &ws->figure[k];
		uint32_t at = ws->at[k];
		if (!f->announces || f->class != FIGURE_COUNT || phrase_empty(m[k].noun) || (m[k].noun.to != at && !(m[k].noun.to + 1 == at && word_is(ws, at - 1, ROLE_EVERY))) || !phrase_empty(m[k].after) ||
		    f->end - f->begin != 2 || f->value.len != 1 || f->value.ptr[0] != '1' || !word_ends_phrase(&ws->word[at + 1]))
			continue;
		const struct word *last = &ws->word[m[k].noun.to - 1];
		if (last->role == ROLE_NOUN && last->end - last->begin > 1 && !times_done(ws, f))
			f->announces = false;
	}
}

void
context_apply(struct context *ctx, const struct sentence *s, struct figure *figures, size_t count, struct arena *a)
{
	if (count == 0) {
		/* 三、下步打算。新建… */
		if (s->begin == 0 && s->n <= HEADING && s->end < s->text.len && !ctx->path_read)
			ctx->opened = tells_plan(s->cp, s->n, IN_HEADING);
		ctx->opened |= turns_to_plan(s);
		context_forget(ctx);
		return;
	}
	ctx->opened |= turns_to_plan(s);
	if (!ctx->path_read)
		read_path(ctx, a);
	ctx->plan |= ctx->opened;
	struct words ws = words_read(s, figures, (uint32_t)count, a);
	struct mention *m = arena_new(a, count * sizeof *m);
	for (uint32_t k = 0; k < ws.figures; k++)
		mention_read(&ws, m, k);
	count_ones(&ws, m);
	mention_what(&ws, m, a);
	if (ctx->lasts > 0)
		told_before(ctx, &ws, m);
	mention_time(&ws, m);
	mention_relate(ctx, &ws, m);
	keep_last(ctx, &ws, m);
}
