/* mkforms VARIANTS TRADITIONAL: from lib/data/variants.tsv and traditional.tsv
 * writes on stdout, as C, the tables of lib/split/forms.c: pairs of 16-bit codes in
 * one number each, sorted, and a bit map. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/utf8.h"
#include "rows.h"

#define MOST 16384

struct table {
	uint32_t pair[MOST];
	unsigned count;
};

static struct table variants, traditional, only;

/* Reads rows of two characters; the first of them goes to the high or low half. */
static void
read_table(const char *file, struct table *t, int first_is_high)
{
	static struct rows r;
	rows_open(&r, "mkforms", file);
	while (rows_next(&r)) {
		uint32_t a, b;
		char *tab = strchr(r.text, '\t');
		if (tab == NULL)
			rows_refuse(&r, "two columns expected");
		if (t->count == MOST)
			rows_refuse(&r, "too many rows");
		utf8_decode(r.text, &a);
		utf8_decode(tab + 1, &b);
		if (a > 0xffff || b > 0xffff)
			continue;
		t->pair[t->count++] = first_is_high ? a << 16 | b : b << 16 | a;
		if (first_is_high && strstr(r.text, "\tonly") != NULL)
			only.pair[only.count++] = a;
	}
}

static int
by_value(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
	return (x > y) - (x < y);
}

static void
write_table(const char *name, struct table *t)
{
	qsort(t->pair, t->count, sizeof t->pair[0], by_value);
	printf("const unsigned forms_%s_count = %u;\nconst uint32_t forms_%s[] = {", name, t->count, name);
	for (unsigned i = 0; i < t->count; i++)
		printf("%s0x%x,", i % 8 ? "" : "\n\t", t->pair[i]);
	printf("\n};\n");
}

/* The characters of simplified text alone, a bit each from U+4E00 on. */
static void
write_bits(void)
{
	static uint8_t bits[0x5200 / 8];
	for (unsigned i = 0; i < only.count; i++)
		if (only.pair[i] - 0x4e00 < 0x5200)
			bits[(only.pair[i] - 0x4e00) / 8] |= (uint8_t)(1u << only.pair[i] % 8);
	printf("const uint8_t forms_only[] = {");
	for (unsigned i = 0; i < sizeof bits; i++)
		printf("%s%u,", i % 32 ? "" : "\n\t", bits[i]);
	printf("\n};\n");
}

int
main(int argc, char **argv)
{
	if (argc != 3) {
		fprintf(stderr, "usage: mkforms VARIANTS TRADITIONAL\n");
		return 2;
	}
	read_table(argv[1], &variants, 0);
	read_table(argv[2], &traditional, 1);
	printf("/* Made by lib/gen/mkforms.c from lib/data/variants.tsv and traditional.tsv; edit those. */\n"
	    "#include \"../../lib/split/forms_tables.h\"\n");
	write_table("variant", &variants);
	write_table("traditional", &traditional);
	write_bits();
	return ferror(stdout) || fclose(stdout) ? 1 : 0;
}
