#ifndef RR_MEM_H
#define RR_MEM_H
/* Memory: the one place that calls malloc.  No function here returns NULL:
 * when memory runs out the hook is called, which must not return (the commands
 * flush whole lines, say so and exit 2; a fuzzer may longjmp). */
#include <stddef.h>

/* mem_on_exhausted sets the hook; the default prints a line and aborts. */
void mem_on_exhausted(void (*hook)(void));

/* mem_new returns size fresh bytes, uninitialised; owned by the caller, freed
 * with mem_free.  size 0 gives a valid pointer. */
void *mem_new(size_t size);

/* mem_grow resizes ptr (NULL or from mem_new/mem_grow) to count * size bytes,
 * overflow checked; returns its new place, the old one is void. */
void *mem_grow(void *ptr, size_t count, size_t size);

/* mem_free gives ptr (or NULL) back. */
void mem_free(void *ptr);

/* An arena hands out memory that dies all at once.  Zero-initialise it. */
struct arena {
	struct arena_block *head;
	char *next, *end;
};

/* arena_new returns size bytes aligned for any object, uninitialised, owned by
 * the arena until arena_reset. */
void *arena_new(struct arena *a, size_t size);

/* arena_reset forgets all that was handed out; keeps one block for reuse and
 * gives the rest back, so that one long line does not stay resident. */
void arena_reset(struct arena *a);

/* arena_free gives all memory back; the arena can be used again. */
void arena_free(struct arena *a);

#endif
