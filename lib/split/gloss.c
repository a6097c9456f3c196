#include "gloss.h"

#include <string.h>

#include "gloss_tables.h"

/* The longest syllables have seven bytes: zhuāng. */
#define LONGEST 7

/* A byte of a syllable: a to z, or part of a letter from U+00C0 to U+01FF. */
static bool
is_letter(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 0x80 && c <= 0xc7);
}

size_t
gloss_read(const char *p, const char *end, gloss_key *key)
{
	size_t n = 0, most = (size_t)(end - p) < LONGEST + 1 ? (size_t)(end - p) : LONGEST + 1;
	char padded[sizeof *key] = { 0 };
	while (n < most && is_letter((unsigned char)p[n]))
		n++;
	if (n == most || n == 0 || n > LONGEST)
		return 0;
	size_t bracket = 1;
	if (p[n] != ')') {
		if (end - p < (ptrdiff_t)n + 3 || memcmp(p + n, "\xef\xbc\x89", 3) != 0)
			return 0;
		bracket = 3;
	}
	memcpy(padded, p, n);
	padded[LONGEST] = (char)n;
	memcpy(key, padded, sizeof *key);
	return n + bracket;
}

/* Whether the n bytes at p, of which eight are readable, are those of a. */
static inline bool
begins_with(const char *p, const char *a, size_t n)
{
#if defined __BYTE_ORDER__ && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	uint64_t x, y;
	memcpy(&x, p, sizeof x);
	memcpy(&y, a, sizeof y);
	return (x ^ y) << (64 - 8 * n) == 0;
#else
	return memcmp(p, a, n) == 0;
#endif
}

/* The bytes of a syllable and a bracket at p, 0 when they are not there. */
static inline size_t
syllable_length(const char *syllable, const char *p, const char *end)
{
	size_t n = (unsigned char)syllable[LONGEST];
	if (!begins_with(p, syllable, n))
		return 0;
	if (p[n] == ')')
		return p + n < end ? n + 1 : 0;
	return end - p >= (ptrdiff_t)n + 3 && memcmp(p + n, "\xef\xbc\x89", 3) == 0 ? n + 3 : 0;
}

size_t
gloss_behind(uint32_t cp, const char *p, const char *end)
{
	if (cp - GLOSS_FIRST > GLOSS_LAST - GLOSS_FIRST || gloss_first[cp - GLOSS_FIRST] == 0)
		return 0;
	size_t n = syllable_length(gloss_syllable[gloss_first[cp - GLOSS_FIRST]], p, end);
	if (n > 0)
		return n;
	for (const uint16_t *s = gloss_list + gloss_start[cp - GLOSS_FIRST] + 1; *s != 0; s++)
		if ((n = syllable_length(gloss_syllable[*s], p, end)) > 0)
			return n;
	return 0;
}

bool
gloss_is(uint32_t cp, gloss_key key)
{
	if (cp < GLOSS_FIRST || cp > GLOSS_LAST)
		return false;
	for (const uint16_t *s = gloss_list + gloss_start[cp - GLOSS_FIRST]; *s != 0; s++)
		if (memcmp(gloss_syllable[*s], &key, sizeof key) == 0)
			return true;
	return false;
}
