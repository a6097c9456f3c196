#include "context.h"
#include "context_mention.h"

void
context_begin(struct context *ctx, struct slice path, struct arena *a)
{
	(void)path;
	(void)a;
	*ctx = (struct context){ 0 };
}

void
context_apply(struct context *ctx, const struct sentence *s, struct figure *figures, size_t count, struct arena *a)
{
	if (count == 0)
		return;
	struct words ws = words_read(s, figures, (uint32_t)count, a);
	struct mention *m = arena_new(a, count * sizeof *m);
	for (uint32_t k = 0; k < ws.figures; k++)
		mention_read(&ws, m, k);
	mention_what(&ws, m, a);
	if (count > 0)
		ctx->last = &figures[count - 1];
}
