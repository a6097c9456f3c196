/* mkfold: reads lib/data/variants.tsv on standard input, writes the two-level
 * tables of lib/han/fold.h as C. A table holds form ^ character, so that pages
 * without variants are all zero and shared. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/utf8.h"
#include "two_level.h"

static uint16_t simple[0x10000], fold[0x10000];

static void
die(unsigned line, const char *what)
{
	fprintf(stderr, "mkfold: variants.tsv:%u: %s\n", line, what);
	exit(1);
}

/* One character of the BMP, which must be all of the field. */
static uint32_t
field(char *text, unsigned line)
{
	uint32_t cp = 0;
	size_t len = text ? strlen(text) : 0;
	if (len == 0 || utf8_valid((struct slice){ text, len }) != len ||
	    utf8_decode(text, &cp) != len || cp > 0xffff)
		die(line, "one character of the BMP expected");
	return cp;
}

static void
read_variants(void)
{
	char row[256];
	for (unsigned line = 1; fgets(row, sizeof row, stdin); line++) {
		row[strcspn(row, "\n")] = '\0';
		if (row[0] == '#' || row[0] == '\0')
			continue;
		uint32_t cp = field(strtok(row, "\t"), line);
		uint32_t s = field(strtok(NULL, "\t"), line);
		char *third = strtok(NULL, "\t");
		uint32_t f = third ? field(third, line) : s;
		if (fold[cp] != 0)
			die(line, "character has a row already");
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
main(void)
{
	read_variants();
	add_widths();
	printf("/* Made by lib/gen/mkfold.c from lib/data/variants.tsv; edit that. */\n"
	    "#include \"../../lib/han/fold.h\"\n");
	two_level_write("han_simple", simple);
	two_level_write("han_fold", fold);
	return ferror(stdout) || fclose(stdout) ? 1 : 0;
}
