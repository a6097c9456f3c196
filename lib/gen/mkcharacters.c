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

#include "../base/utf8.h"
#include "../han/fold.h"
#include "../nums/character.h"
#include "../nums/cue.h"
#include "../nums/lexicon.h"
#include "../nums/numeral.h"
#include "rows.h"

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

/* The folded character that text is: itself, or U+ with hexadecimal digits. */
static uint32_t
character(const char *text, const struct rows *r)
{
	uint32_t cp = 0;
	size_t len = strlen(text);
	if (len > 2 && text[0] == 'U' && text[1] == '+')
		cp = (uint32_t)strtoul(text + 2, NULL, 16);
	else if (len == 0 || utf8_valid((struct slice){ text, len }) != len || utf8_decode(text, &cp) != len)
		rows_refuse(r, "one character expected");
	if (cp > 0xffff)
		rows_refuse(r, "not in the BMP");
	return cp;
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
		set_numeral(character(c, r), byte, r);
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
		uint32_t from = character(c, r), to = last ? character(last + 2, r) : from;
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
	unsigned pages = 1, major[256];
	if (argc != 3) {
		fputs("usage: mkcharacters NUMERALS MARKS\n", stderr);
		return 2;
	}
	read_table(argv[1], numeral_row);
	read_table(argv[2], mark_row);
	add_linked();
	printf("/* Made by mkcharacters from %s, %s and the tries; do not edit. */\n"
	    "#include \"../../lib/nums/character.h\"\n\n"
	    "const struct character character_minor[][256] = {\n", argv[1], argv[2]);
	write_page(zero);
	for (unsigned page = 0; page < 256; page++) {
		bool empty = memcmp(table + page * 256, zero, sizeof zero) == 0;
		major[page] = empty ? 0 : pages++;
		if (!empty)
			write_page(table + page * 256);
	}
	printf("};\nconst uint8_t character_major[256] = {");
	for (unsigned page = 0; page < 256; page++)
		printf("%s%u,", page % 16 ? "" : "\n\t", major[page]);
	printf("\n};\n");
	return ferror(stdout) || fflush(stdout) != 0;
}
