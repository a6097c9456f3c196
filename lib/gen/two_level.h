#ifndef RR_TWO_LEVEL_H
#define RR_TWO_LEVEL_H
/* A table over the BMP in two levels, as libgrapheme and others keep character
 * properties: minor[major[cp >> 8]][cp & 0xff]. Pages that are all zero are one.
 * For the makers of tables; needs no more than the C library. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* two_level_write writes table (65536 values) on standard output as the C arrays
 * PREFIX_minor and PREFIX_major. Errors are left in stdout for the caller. */
static void
two_level_write(const char *prefix, const uint16_t *table)
{
	static const uint16_t zero[256];
	unsigned major[256], pages = 1;
	printf("const uint16_t %s_minor[][256] = {\n\t{ 0 },\n", prefix);
	for (unsigned page = 0; page < 256; page++) {
		const uint16_t *row = table + page * 256;
		major[page] = memcmp(row, zero, sizeof zero) == 0 ? 0 : pages++;
		if (major[page] == 0)
			continue;
		printf("\t{");
		for (unsigned i = 0; i < 256; i++)
			printf("%s%u,", i % 16 ? "" : "\n\t", row[i]);
		printf("},\n");
	}
	printf("};\nconst uint8_t %s_major[256] = {", prefix);
	for (unsigned page = 0; page < 256; page++)
		printf("%s%u,", page % 16 ? "" : "\n\t", major[page]);
	printf("\n};\n");
}

#endif
