/* mkfold VARIANTS: from lib/data/variants.tsv writes on stdout, as C, the two-level
 * tables of lib/han/fold.h. A table holds form ^ character, so that pages without
 * variants are all zero and shared. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/utf8.h"
#include "rows.h"
#include "two_level.h"

static uint16_t simple[0x10000], fold[0x10000];

/* One character of the BMP, which must be all of the field. */
static uint32_t
field(const struct rows *r, const char *text)
{
	uint32_t cp = 0;
	size_t len = text ? strlen(text) : 0;
	if (len == 0 || utf8_valid((struct slice){ text, len }) != len ||
	    utf8_decode(text, &cp) != len || cp > 0xffff)
		rows_refuse(r, "one character of the BMP expected");
	return cp;
}

static void
read_variants(const char *file)
{
	static struct rows r;
	rows_open(&r, "mkfold", file);
	while (rows_next(&r)) {
		uint32_t cp = field(&r, strtok(r.text, "\t"));
		uint32_t s = field(&r, strtok(NULL, "\t"));
		char *third = strtok(NULL, "\t");
		uint32_t f = third ? field(&r, third) : s;
		if (fold[cp] != 0)
			rows_refuse(&r, "character has a row already");
		simple[cp] = (uint16_t)(s ^ cp);
		fold[cp] = (uint16_t)(f ^ cp);
	}
	for (uint32_t cp = 0; cp < 0x10000; cp++) {
		uint32_t s = simple[cp] ^ cp, f = fold[cp] ^ cp;
		if ((s ^ simple[s]) != s || (f ^ fold[f]) != f) {
			fprintf(stderr, "mkfold: U+%04X: its form has another form itself\n", cp);
			exit(1);
		}
	}
}

/* The forms that are no variants of Han characters: width and letter case. */
static void
add_widths(void)
{
	for (uint32_t cp = 0xff01; cp <= 0xff5e; cp++)
		fold[cp] = (uint16_t)((cp - 0xff01 + 0x21) ^ cp);
	for (uint32_t c = 'A'; c <= 'Z'; c++) {
		fold[c] = (uint16_t)(c ^ (c | 0x20));
		fold[0xff01 + c - 0x21] = (uint16_t)((c | 0x20) ^ (0xff01 + c - 0x21));
	}
	fold[0x3000] = 0x3000 ^ ' ';
	fold[0xa0] = 0xa0 ^ ' ';
	fold[0x2236] = 0x2236 ^ ':';
}

int
main(int argc, char **argv)
{
	if (argc != 2) {
		fputs("usage: mkfold VARIANTS\n", stderr);
		return 2;
	}
	read_variants(argv[1]);
	add_widths();
	printf("/* Made by lib/gen/mkfold.c from lib/data/variants.tsv; edit that. */\n"
	    "#include \"../../lib/han/fold.h\"\n");
	two_level_write("han_simple", simple);
	two_level_write("han_fold", fold);
	return ferror(stdout) || fclose(stdout) ? 1 : 0;
}
