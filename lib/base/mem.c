#include "mem.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#define BLOCK_MIN ((size_t)64 * 1024)
#define BLOCK_KEPT ((size_t)1024 * 1024)
#define ALIGN _Alignof(max_align_t)

struct arena_block {
	struct arena_block *older;
	size_t size;
	max_align_t bytes[];
};

static void
abort_exhausted(void)
{
	fputs("rr: out of memory\n", stderr);
	abort();
}

/* The one piece of process-wide state: what to do when memory runs out. */
static void (*exhausted)(void) = abort_exhausted;

void
mem_on_exhausted(void (*hook)(void))
{
	exhausted = hook ? hook : abort_exhausted;
}

void *
mem_new(size_t size)
{
	void *p = malloc(size ? size : 1);
	if (p == NULL) {
		exhausted();
		abort();
	}
	return p;
}

void *
mem_grow(void *ptr, size_t count, size_t size)
{
	void *p = NULL;
	if (size == 0 || count <= SIZE_MAX / size)
		p = realloc(ptr, count && size ? count * size : 1);
	if (p == NULL) {
		exhausted();
		abort();
	}
	return p;
}

void
mem_free(void *ptr)
{
	free(ptr);
}

void *
arena_new(struct arena *a, size_t size)
{
	if (size > SIZE_MAX - ALIGN - sizeof(struct arena_block)) {
		exhausted();
		abort();
	}
	size = (size + ALIGN - 1) / ALIGN * ALIGN;
	if ((size_t)(a->end - a->next) < size || a->head == NULL) {
		size_t want = size > BLOCK_MIN ? size : BLOCK_MIN;
		struct arena_block *b = mem_new(sizeof *b + want);
		b->older = a->head;
		b->size = want;
		a->head = b;
		a->next = (char *)b->bytes;
		a->end = a->next + want;
	}
	void *p = a->next;
	a->next += size;
	return p;
}

void
arena_reset(struct arena *a)
{
	struct arena_block *kept = NULL;
	for (struct arena_block *b = a->head, *older; b != NULL; b = older) {
		older = b->older;
		if (b->size <= BLOCK_KEPT && (kept == NULL || b->size > kept->size)) {
			mem_free(kept);
			kept = b;
		} else {
			mem_free(b);
		}
	}
	a->head = kept;
	a->next = a->end = NULL;
	if (kept != NULL) {
		kept->older = NULL;
		a->next = (char *)kept->bytes;
		a->end = a->next + kept->size;
	}
}

void
arena_free(struct arena *a)
{
	for (struct arena_block *b = a->head, *older; b != NULL; b = older) {
		older = b->older;
		mem_free(b);
	}
	*a = (struct arena){ 0 };
}
