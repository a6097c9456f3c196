#include "context.h"

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
	(void)s;
	(void)a;
	if (count > 0)
		ctx->last = &figures[count - 1];
}
