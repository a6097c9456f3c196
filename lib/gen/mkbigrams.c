/* mkbigrams BIGRAMS: from lib/data/bigrams.tsv writes on stdout, as C, the tables of
 * lib/split/likely.c: for each character its simplified form, its cost and where
 * its followers begin, and the followers in order of their code, each with its
 * cost. A variant has the cost and the followers of its simplified form. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/utf8.h"
#include "../han/fold.h"
#include "rows.h"

#define FIRST 0x4e00u
#define CHARS 0x5200u
#define PAIRS 200000u

static uint8_t cost[CHARS];
static uint16_t simple[CHARS];
static uint32_t start[CHARS + 1];
static struct follower { uint32_t first; uint16_t cp; uint8_t bits; } follower[PAIRS];
static unsigned followers;

static char *
number(const struct rows *r, char *p, uint8_t *v)
{
	char *end;
	unsigned long n = strtoul(p, &end, 10);
	if (end == p || n > 30)
		rows_refuse(r, "a number of bits expected, 0 to 30");
	*v = n ? (uint8_t)n : 1;        /* 0 says: no such thing */
	return end;
}

static char *
character(const struct rows *r, char *p, uint32_t *cp)
{
	unsigned n = *p ? utf8_decode(p, cp) : 0;
	if (n != 3 || *cp < FIRST || *cp >= FIRST + CHARS)
		rows_refuse(r, "a Han character expected");
	return p + n;
}

static void
read_row(struct rows *r)
{
	uint32_t cp, next;
	char *p = character(r, r->text, &cp);
	if (cost[cp - FIRST] != 0)
		rows_refuse(r, "character has a row already");
	p = number(r, p, &cost[cp - FIRST]);
	if (p[0] != '\t' || (p[1] != 'p' && p[1] != '-') || p[2] != '\t')
		rows_refuse(r, "\"p\" or \"-\" expected in the third column");
	if (p[1] == 'p')
		cost[cp - FIRST] |= 0x80;
	p += 3;
	while (*p != '\0') {
		uint8_t bits;
		p = number(r, p, &bits);
		while (*p != '\0' && (unsigned char)*p >= 0x80) {
			p = character(r, p, &next);
			if (followers == PAIRS)
				rows_refuse(r, "too many pairs");
			follower[followers++] = (struct follower){ cp - FIRST, (uint16_t)next, bits };
		}
	}
}

static int
by_code(const void *a, const void *b)
{
	const struct follower *x = a, *y = b;
	return x->first != y->first ? (x->first > y->first) - (x->first < y->first) : x->cp - y->cp;
}

int
main(int argc, char **argv)
{
	static struct rows r;
	if (argc != 2) {
		fputs("usage: mkbigrams BIGRAMS\n", stderr);
		return 2;
	}
	rows_open(&r, "mkbigrams", argv[1]);
	while (rows_next(&r))
		read_row(&r);
	qsort(follower, followers, sizeof follower[0], by_code);
	for (unsigned i = 0, c = 0; c <= CHARS; c++) {
		while (i < followers && follower[i].first < c)
			i++;
		start[c] = i;
	}
	for (unsigned i = 0; i < CHARS; i++) {
		uint32_t form = han_simplify(FIRST + i);
		simple[i] = (uint16_t)(form >= FIRST && form < FIRST + CHARS ? form : FIRST + i);
	}
	printf("/* Made by lib/gen/mkbigrams.c from lib/data/bigrams.tsv; edit that. */\n"
	    "#include \"../../lib/split/likely_tables.h\"\nconst uint8_t likely_one[%u] = {", CHARS);
	for (unsigned i = 0; i < CHARS; i++)
		printf("%s%u,", i % 32 ? "" : "\n\t", cost[simple[i] - FIRST]);
	printf("\n};\nconst uint16_t likely_simple[%u] = {", CHARS);
	for (unsigned i = 0; i < CHARS; i++)
		printf("%s%u,", i % 16 ? "" : "\n\t", simple[i]);
	printf("\n};\nconst uint32_t likely_start[%u] = {", CHARS + 1);
	for (unsigned i = 0; i <= CHARS; i++)
		printf("%s%u,", i % 16 ? "" : "\n\t", start[i]);
	printf("\n};\nconst uint16_t likely_follower[] = {");
	for (unsigned i = 0; i < followers; i++)
		printf("%s%u,", i % 16 ? "" : "\n\t", follower[i].cp);
	printf("\n};\nconst uint8_t likely_bits[] = {");
	for (unsigned i = 0; i < followers; i++)
		printf("%s%u,", i % 32 ? "" : "\n\t", follower[i].bits);
	printf("\n};\n");
	return ferror(stdout) || fclose(stdout) ? 1 : 0;
}
