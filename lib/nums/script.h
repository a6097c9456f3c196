#ifndef RR_SCRIPT_H
#define RR_SCRIPT_H
/* Of which script a folded code point is, for the grammar of figures. */
#include <stdbool.h>
#include <stdint.h>

static inline bool
is_digit(uint32_t cp)
{
	return cp - '0' < 10;
}

/* is_latin: folded letters are small. */
static inline bool
is_latin(uint32_t cp)
{
	return cp - 'a' < 26;
}

/* is_han: unified ideographs of the basic plane (The Unicode Standard, 18.1). */
static inline bool
is_han(uint32_t cp)
{
	return cp >= 0x3400 && cp <= 0x9fff;
}

#endif
