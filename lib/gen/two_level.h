#ifndef RR_TWO_LEVEL_H
#define RR_TWO_LEVEL_H
/* A table over the BMP in two levels, as libgrapheme and others keep character
 * properties: minor[major[cp >> 8]][cp & 0xff]. Pages that are all zero are one.
 * For the makers of tables; needs no more than the C library. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* two_level_number gives each page of table, 256 pages of size bytes, its number in
 * major: 0 when all of it is zero, else counted from 1. */
static inline void
two_level_number(const void *table, size_t size, unsigned major[256])
{
	unsigned pages = 1;
	for (unsigned page = 0; page < 256; page++) {
		const char *p = (const char *)table + page * size;
		major[page] = *p == 0 && memcmp(p, p + 1, size - 1) == 0 ? 0 : pages++;
	}
}

/* two_level_write_major writes major on standard output as the C array PREFIX_major. */
static inline void
two_level_write_major(const char *prefix, const unsigned major[256])
{
	printf("const uint8_t %s_major[256] = {", prefix);
	for (unsigned page = 0; page < 256; page++)
		printf("%s%u,", page % 16 ? "" : "\n\t", major[page]);
	printf("\n};\n");
}

/* two_level_write writes table (65536 values) on standard output as the C arrays
 * PREFIX_minor and PREFIX_major. Errors are left in stdout for the caller. */
static inline void
two_level_write(const char *prefix, const uint16_t *table)
{
	unsigned major[256];
	two_level_number(table, 256 * sizeof *table, major);
	printf("const uint16_t %s_minor[][256] = {\n\t{ 0 },\n", prefix);
	for (unsigned page = 0; page < 256; page++) {
		if (major[page] == 0)
			continue;
		printf("\t{");
		for (unsigned i = 0; i < 256; i++)
			printf("%s%u,", i % 16 ? "" : "\n\t", table[page * 256 + i]);
		printf("},\n");
	}
	printf("};\n");
	two_level_write_major(prefix, major);
}

#endif
