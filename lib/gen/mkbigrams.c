/* mkbigrams BIGRAMS TRIGRAMS: from lib/data/bigrams.tsv and trigrams.tsv writes on
 * stdout, as C, the tables of lib/split/likely.c: for each character its simplified form, its cost and where
 * its followers begin, and the followers in order of their code, each with its
 * cost, all by slot (likely_tables.h). A variant has the cost and the followers of
 * its simplified form. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/utf8.h"
#include "../han/fold.h"
#include "../split/likely_tables.h"
#include "rows.h"

#define PAIRS 200000u

static uint8_t cost[LIKELY_SLOTS];
static uint16_t simple[LIKELY_SLOTS];
static uint32_t start[LIKELY_SLOTS + 1];
static struct follower { uint32_t first; uint16_t slot; uint8_t bits; } follower[PAIRS];
static unsigned followers, trigrams;
static uint32_t trigram[LIKELY_TRIGRAMS];
static uint8_t pairs[LIKELY_PAIRS / 8], seen[LIKELY_SEEN / 8];

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
character(const struct rows *r, char *p, uint32_t *slot)
{
	uint32_t cp = 0;
	unsigned n = *p ? utf8_decode(p, &cp) : 0;
	*slot = likely_slot(cp);
	if (n == 0 || *slot == LIKELY_SLOTS)
		rows_refuse(r, "a Han character, full-width punctuation or digit expected");
	return p + n;
}

static void
add_pair(const struct rows *r, uint32_t first, uint32_t second, uint32_t next, uint8_t bits)
{
	(void)second;
	if (followers == PAIRS)
		rows_refuse(r, "too many pairs");
	follower[followers++] = (struct follower){ first, (uint16_t)next, bits };
	uint32_t pair = likely_seen_pair(first, next);
	seen[pair / 8] |= (uint8_t)(1u << pair % 8);
}

static void
add_trigram(const struct rows *r, uint32_t first, uint32_t second, uint32_t next, uint8_t bits)
{
	uint64_t hash = likely_hash(first, second, next);
	uint32_t at = hash % LIKELY_TRIGRAMS;
	uint32_t pair = likely_pair(first, second);
	if (++trigrams > LIKELY_TRIGRAMS / 4 * 3)
		rows_refuse(r, "too many trigrams");
	while (trigram[at] != 0)
		at = (at + 1) % LIKELY_TRIGRAMS;
	trigram[at] = likely_entry(hash, bits);
	pairs[pair / 8] |= (uint8_t)(1u << pair % 8);
}

/* The groups of followers at p go to `add`. */
static void
read_groups(const struct rows *r, char *p, uint32_t first, uint32_t second,
    void (*add)(const struct rows *, uint32_t, uint32_t, uint32_t, uint8_t))
{
	while (*p != '\0') {
		uint8_t bits;
		uint32_t next;
		p = number(r, p, &bits);
		while (*p != '\0' && (unsigned char)*p >= 0x80) {
			p = character(r, p, &next);
			add(r, first, second, next, bits);
		}
	}
}

static void
read_bigrams(struct rows *r)
{
	uint32_t first;
	char *p = character(r, r->text, &first);
	if (cost[first] != 0)
		rows_refuse(r, "character has a row already");
	p = number(r, p, &cost[first]);
	if (p[0] != '\t' || (p[1] != 'p' && p[1] != '-') || p[2] != '\t')
		rows_refuse(r, "\"p\" or \"-\" expected in the third column");
	if (p[1] == 'p')
		cost[first] |= 0x80;
	read_groups(r, p + 3, first, 0, add_pair);
}

static void
read_trigrams(struct rows *r)
{
	uint32_t first, second;
	char *p = character(r, r->text, &first);
	p = character(r, p, &second);
	if (*p != '\t')
		rows_refuse(r, "two characters expected in the first column");
	read_groups(r, p + 1, first, second, add_trigram);
}

static void
read_file(const char *name, void (*read_row)(struct rows *))
{
	static struct rows r;
	rows_open(&r, "mkbigrams", name);
	while (rows_next(&r))
		read_row(&r);
}

static int
by_slot(const void *a, const void *b)
{
	const struct follower *x = a, *y = b;
	return x->first != y->first ? (x->first > y->first) - (x->first < y->first) : x->slot - y->slot;
}

/* Where each character's followers begin, and the slot of its simplified form. */
static void
order(void)
{
	qsort(follower, followers, sizeof follower[0], by_slot);
	for (unsigned i = 0, slot = 0; slot <= LIKELY_SLOTS; slot++) {
		while (i < followers && follower[i].first < slot)
			i++;
		start[slot] = i;
	}
	for (unsigned slot = 0; slot < LIKELY_SLOTS; slot++)
		simple[slot] = (uint16_t)slot;
	for (unsigned i = 0; i < LIKELY_CHARS; i++) {
		uint32_t form = likely_slot(han_simplify(LIKELY_FIRST + i));
		if (form < LIKELY_CHARS)
			simple[i] = (uint16_t)form;
	}
}

#define WRITE(type, name, count, value, per_line) \
	do { \
		printf("const " type " " name "[] = {"); \
		for (uint32_t i = 0; i < (count); i++) \
			printf("%s%u,", i % (per_line) ? "" : "\n\t", (unsigned)(value)); \
		printf("\n};\n"); \
	} while (0)

int
main(int argc, char **argv)
{
	if (argc != 3) {
		fputs("usage: mkbigrams BIGRAMS TRIGRAMS\n", stderr);
		return 2;
	}
	read_file(argv[1], read_bigrams);
	read_file(argv[2], read_trigrams);
	order();
	printf("/* Made by lib/gen/mkbigrams.c from lib/data/bigrams.tsv and trigrams.tsv; edit those. */\n"
	    "#include \"../../lib/split/likely_tables.h\"\n");
	WRITE("uint8_t", "likely_one", LIKELY_SLOTS, cost[simple[i]], 32);
	WRITE("uint16_t", "likely_simple", LIKELY_SLOTS, simple[i], 16);
	WRITE("uint32_t", "likely_start", LIKELY_SLOTS + 1, start[i], 16);
	WRITE("uint16_t", "likely_follower", followers, follower[i].slot, 16);
	WRITE("uint8_t", "likely_bits", followers, follower[i].bits, 32);
	WRITE("uint32_t", "likely_trigram", LIKELY_TRIGRAMS, trigram[i], 8);
	WRITE("uint8_t", "likely_pairs", LIKELY_PAIRS / 8, pairs[i], 32);
	WRITE("uint8_t", "likely_seen", LIKELY_SEEN / 8, seen[i], 32);
	return ferror(stdout) || fclose(stdout) ? 1 : 0;
}
