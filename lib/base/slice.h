#ifndef RR_SLICE_H
#define RR_SLICE_H
/* A slice is a run of bytes somebody else owns: a pointer and a length, never
 * NUL-terminated.  Slices of a line are valid until the next line is read;
 * slices from an arena until the arena is reset. */
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

struct slice {
	const char *ptr;
	size_t len;
};

/* SLICE("text"): the slice of a string literal. */
#define SLICE(literal) ((struct slice){ "" literal, sizeof(literal) - 1 })

/* slice_of takes a C string; returns the slice of its bytes without the NUL. */
static inline struct slice
slice_of(const char *s)
{
	return (struct slice){ s, strlen(s) };
}

/* slice_eq returns whether a and b hold the same bytes. */
static inline bool
slice_eq(struct slice a, struct slice b)
{
	return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

/* slice_sub returns the bytes [begin, end) of s; the caller keeps them in range.
 * (C11 has no NULL + 0, and the empty slice may have no place.) */
static inline struct slice
slice_sub(struct slice s, size_t begin, size_t end)
{
	return (struct slice){ begin > 0 ? s.ptr + begin : s.ptr, end - begin };
}

#endif
