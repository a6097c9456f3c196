#ifndef RR_UTF8_H
#define RR_UTF8_H
/* UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, no more than
 * U+10FFFF. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "slice.h"

/* utf8_valid returns how many bytes from the start of s are valid UTF-8; s.len
 * when all are. */
size_t utf8_valid(struct slice s);

/* utf8_decode reads one code point at p (valid UTF-8, at least one byte);
 * stores it, returns its length in bytes, 1 to 4. */
static inline unsigned
utf8_decode(const char *p, uint32_t *cp)
{
	const unsigned char *u = (const unsigned char *)p;
	if (u[0] < 0x80)
		return *cp = u[0], 1;
	if (u[0] < 0xe0)
		return *cp = (u[0] & 0x1fu) << 6 | (u[1] & 0x3fu), 2;
	if (u[0] < 0xf0)
		return *cp = (u[0] & 0x0fu) << 12 | (u[1] & 0x3fu) << 6 | (u[2] & 0x3fu), 3;
	*cp = (u[0] & 0x07u) << 18 | (u[1] & 0x3fu) << 12 | (u[2] & 0x3fu) << 6 | (u[3] & 0x3fu);
	return 4;
}

/* utf8_encode writes cp to p (room for 4 bytes); returns its length. */
unsigned utf8_encode(uint32_t cp, char *p);

/* utf8_count returns the number of code points in s (valid UTF-8). */
size_t utf8_count(struct slice s);

#endif
