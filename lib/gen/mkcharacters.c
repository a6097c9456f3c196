/* mkcharacters NUMERALS MARKS
 * writes on stdout, as C, the two-level table of lib/nums/character.h. Roles in
 * numerals come from the table NUMERALS, marks from MARKS; the rest from the tables
 * linked in: folded forms, the lexicon's codes, the cues that a character begins.
 * Where a word that is no figure, or a date, can begin and no numeral, the role is
 * HEAD, so that one lookup a character tells whether anything can begin there. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../han/fold.h"
#include "../nums/character.h"
#include "../nums/cue.h"
#include "../nums/lexicon.h"
#include "../nums/numeral.h"
#include "rows_character.h"
#include "two_level.h"

static const char *const role_name[] = {
	"none", "head", "ascii", "mask", "digit", "formal", "unit", "formalunit",
	"myriad", "tens", "some", "half", "sign"
};
static const char *const mark_name[] = {
	"none", "comma", "list", "colon", "stop", "open", "close", "quoteopen", "quoteclose",
	"quoteeither", "dash", "fullstop", "end", "blank"
};
enum { ROLES = sizeof role_name / sizeof role_name[0], MARKS = sizeof mark_name / sizeof mark_name[0] };

static struct character table[0x10000];

static unsigned
index_of(const char *name, const char *const *names, unsigned count, const struct rows *r)
{
	for (unsigned i = 1; i < count; i++)
		if (strcmp(name, names[i]) == 0)
			return i;
	rows_refuse(r, "no such role or mark");
}

static void
set_numeral(uint32_t cp, unsigned byte, const struct rows *r)
{
	uint8_t *numeral = &table[han_fold(cp)].numeral;
	if (*numeral != 0 && *numeral != byte)
		rows_refuse(r, "character has a row already");
	*numeral = (uint8_t)byte;
}

static void
numeral_row(struct rows *r)
{
	char *chars = strtok(r->text, "\t"), *role = strtok(NULL, "\t"), *value = strtok(NULL, "\t");
	if (value == NULL || atoi(value) < 0 || atoi(value) > 15)
		rows_refuse(r, "characters, role and a value of 0 to 15 expected");
	unsigned byte = index_of(role, role_name, ROLES, r) << 4 | (unsigned)atoi(value);
	for (char *c = strtok(chars, " "); c != NULL; c = strtok(NULL, " "))
		set_numeral(rows_character(r, c), byte, r);
}

static void
mark_row(struct rows *r)
{
	char *chars = strtok(r->text, "\t"), *name = strtok(NULL, "\t");
	if (name == NULL)
		rows_refuse(r, "characters and mark expected");
	unsigned mark = index_of(name, mark_name, MARKS, r);
	for (char *c = strtok(chars, " "); c != NULL; c = strtok(NULL, " ")) {
		char *last = strstr(c, "..");
		if (last != NULL)
			*last = '\0';
		uint32_t from = rows_character(r, c), to = last ? rows_character(r, last + 2) : from;
		for (uint32_t cp = from; cp <= to; cp++) {
			if (table[cp].mark != MARK_NONE)
				rows_refuse(r, "character has a row already");
			table[cp].mark = (uint8_t)mark;
		}
	}
}

static void
read_table(const char *file, void (*read_row)(struct rows *r))
{
	static struct rows r;
	rows_open(&r, "mkcharacters", file);
	while (rows_next(&r))
		read_row(&r);
}

/* What the linked tables say of folded forms; then each other character has what its
 * folded form has. */
static void
add_linked(void)
{
	for (uint32_t cp = 1; cp < 0x10000; cp++) {
		uint32_t node = trie_step(&cue_words, 0, cp);
		table[cp].code = trie_code(&lexicon, cp);
		table[cp].cues = node ? cue_words.below[node] : 0;
		if (table[cp].numeral == 0 && cue_words.set[table[cp].cues] & (CUE_BIT(CUE_NONFIGURE) | CUE_BIT(CUE_DATE)))
			table[cp].numeral = ROLE_HEAD << 4;
	}
	for (uint32_t cp = 1; cp < 0x10000; cp++) {
		uint32_t form = han_fold(cp);
		if (form != cp)
			table[cp] = table[form];
		table[cp].fold = (uint16_t)(form ^ cp);
	}
}

static void
write_page(const struct character *page)
{
	printf("\t{");
	for (unsigned i = 0; i < 256; i++)
		printf("%s{%u,%u,%u,%u,%u},", i % 8 ? "" : "\n\t", page[i].fold, page[i].code, page[i].cues,
			page[i].numeral, page[i].mark);
	printf("},\n");
}

int
main(int argc, char **argv)
{
	static const struct character zero[256];
	unsigned major[256];
	if (argc != 3) {
		fputs("usage: mkcharacters NUMERALS MARKS\n", stderr);
		return 2;
	}
	read_table(argv[1], numeral_row);
	read_table(argv[2], mark_row);
	add_linked();
	two_level_number(table, sizeof zero, major);
	printf("/* Made by mkcharacters from %s, %s and the tries; do not edit. */\n"
	    "#include \"../../lib/nums/character.h\"\n\n"
	    "const struct character character_minor[][256] = {\n", argv[1], argv[2]);
	write_page(zero);
	for (unsigned page = 0; page < 256; page++)
		if (major[page] != 0)
			write_page(table + page * 256);
	printf("};\n");
	two_level_write_major("character", major);
	return ferror(stdout) || fflush(stdout) != 0;
}
