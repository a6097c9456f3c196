/* mknumerals NUMERALS HEADS...
 * writes on stdout, as C, the two-level table of lib/nums/numeral.h: for each
 * character its role in numerals and its value, from the table NUMERALS; and for
 * the first characters of the words in the tables HEADS, where these are no
 * numeral characters, the role HEAD, so that one lookup a character tells
 * whether anything can begin there. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/utf8.h"
#include "../han/fold.h"

static const char *const role_name[] = {
	"none", "head", "ascii", "mask", "digit", "formal", "unit", "formalunit",
	"myriad", "tens", "some", "half", "sign"
};
enum { ROLES = sizeof role_name / sizeof role_name[0], HEAD = 1 };

static uint8_t table[0x10000];

static void
refuse(const char *file, unsigned line, const char *what)
{
	fprintf(stderr, "mknumerals: %s:%u: %s\n", file, line, what);
	exit(1);
}

static FILE *
open_table(const char *file)
{
	FILE *f = fopen(file, "r");
	if (f == NULL) {
		perror(file);
		exit(1);
	}
	return f;
}

static uint32_t
first_of(const char *text, const char *file, unsigned line)
{
	uint32_t cp;
	size_t len = strlen(text);
	if (len == 0 || utf8_valid((struct slice){ text, len }) != len)
		refuse(file, line, "no character");
	utf8_decode(text, &cp);
	cp = han_fold(cp);
	if (cp > 0xffff)
		refuse(file, line, "not in the BMP");
	return cp;
}

static uint8_t
role_of(const char *name, const char *file, unsigned line)
{
	for (uint8_t r = HEAD + 1; r < ROLES; r++)
		if (strcmp(name, role_name[r]) == 0)
			return r;
	refuse(file, line, "no such role");
	return 0;
}

static void
read_numerals(const char *file)
{
	char row[512];
	FILE *f = open_table(file);
	for (unsigned line = 1; fgets(row, sizeof row, f); line++) {
		row[strcspn(row, "\n")] = '\0';
		if (row[0] == '#' || row[0] == '\0')
			continue;
		char *chars = strtok(row, "\t"), *role = strtok(NULL, "\t"), *value = strtok(NULL, "\t");
		if (value == NULL || atoi(value) < 0 || atoi(value) > 15)
			refuse(file, line, "characters, role and a value of 0 to 15 expected");
		uint8_t byte = (uint8_t)(role_of(role, file, line) << 4 | atoi(value));
		for (char *c = strtok(chars, " "); c != NULL; c = strtok(NULL, " ")) {
			uint32_t cp = first_of(c, file, line);
			if (table[cp] != 0 && table[cp] != byte)
				refuse(file, line, "character has a row already");
			table[cp] = byte;
		}
	}
	fclose(f);
}

static void
read_heads(const char *file)
{
	char row[1024];
	FILE *f = open_table(file);
	for (unsigned line = 1; fgets(row, sizeof row, f); line++) {
		row[strcspn(row, "\t\n")] = '\0';
		if (row[0] == '#' || row[0] == '\0')
			continue;
		for (char *w = strtok(row, "|"); w != NULL; w = strtok(NULL, "|")) {
			uint32_t cp = first_of(w, file, line);
			if (table[cp] == 0)
				table[cp] = HEAD << 4;
		}
	}
	fclose(f);
}

int
main(int argc, char **argv)
{
	unsigned pages = 1, major[256];
	static const uint8_t zero[256];
	if (argc < 2) {
		fputs("usage: mknumerals NUMERALS HEADS...\n", stderr);
		return 2;
	}
	read_numerals(argv[1]);
	for (int i = 2; i < argc; i++)
		read_heads(argv[i]);
	printf("/* Made by lib/gen/mknumerals.c from %s; edit that. */\n"
	    "#include \"../../lib/nums/numeral.h\"\n\n"
	    "const uint8_t numeral_minor[][256] = {\n\t{ 0 },\n", argv[1]);
	for (unsigned page = 0; page < 256; page++) {
		major[page] = 0;
		if (memcmp(table + page * 256, zero, sizeof zero) == 0)
			continue;
		major[page] = pages++;
		printf("\t{");
		for (unsigned i = 0; i < 256; i++)
			printf("%s%u,", i % 16 ? "" : "\n\t", table[page * 256 + i]);
		printf("},\n");
	}
	printf("};\nconst uint8_t numeral_major[256] = {");
	for (unsigned page = 0; page < 256; page++)
		printf("%s%u,", page % 16 ? "" : "\n\t", major[page]);
	printf("\n};\n");
	return ferror(stdout) || fflush(stdout) != 0;
}
