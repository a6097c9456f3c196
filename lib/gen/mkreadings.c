/* mkreadings READINGS: from lib/data/readings.tsv writes on stdout, as C, the tables
 * of lib/split/gloss.c: every syllable once as the bytes of its UTF-8, and for
 * each character from U+4E00 on where its list of syllables begins. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/utf8.h"
#include "rows.h"

#define FIRST 0x4e00u
#define LAST 0x9fffu
#define SYLLABLES 4096
#define LISTED 65536

static char syllable[SYLLABLES][8];
static unsigned syllables = 1;          /* 0 ends a list */
static uint16_t list[LISTED], start[LAST - FIRST + 1];
static unsigned listed = 1;             /* list 0 is the empty one */

static uint16_t
number_of(const struct rows *r, const char *text)
{
	if (strlen(text) > 7)
		rows_refuse(r, "syllable of more than 7 bytes");
	for (unsigned i = 1; i < syllables; i++)
		if (strcmp(syllable[i], text) == 0)
			return (uint16_t)i;
	if (syllables == SYLLABLES)
		rows_refuse(r, "too many syllables");
	strcpy(syllable[syllables], text);
	return (uint16_t)syllables++;
}

static void
read_row(struct rows *r)
{
	char *row = r->text, *tab = strchr(row, '\t');
	uint32_t cp = 0;
	if (tab == NULL || utf8_valid((struct slice){ row, strlen(row) }) != strlen(row) ||
	    row + utf8_decode(row, &cp) != tab || cp < FIRST || cp > LAST)
		rows_refuse(r, "a character and its readings expected");
	if (start[cp - FIRST] != 0)
		rows_refuse(r, "character has a row already");
	start[cp - FIRST] = (uint16_t)listed;
	for (char *s = strtok(tab + 1, ","); s != NULL; s = strtok(NULL, ",")) {
		if (listed + 2 >= LISTED)
			rows_refuse(r, "too many readings");
		list[listed++] = number_of(r, s);
	}
	list[listed++] = 0;
}

static void
write_syllable(const char *text)
{
	printf("\t{ ");
	for (unsigned i = 0; i < 7; i++)
		printf("%d, ", text[i]);
	printf("%u },\n", (unsigned)strlen(text));
}

int
main(int argc, char **argv)
{
	static struct rows r;
	if (argc != 2) {
		fputs("usage: mkreadings READINGS\n", stderr);
		return 2;
	}
	rows_open(&r, "mkreadings", argv[1]);
	while (rows_next(&r))
		read_row(&r);
	printf("/* Made by lib/gen/mkreadings.c from lib/data/readings.tsv; edit that. */\n"
	    "#include \"../../lib/split/gloss_tables.h\"\n"
	    "const char gloss_syllable[][8] = {\n");
	for (unsigned i = 0; i < syllables; i++)
		write_syllable(syllable[i]);
	printf("};\nconst uint16_t gloss_list[] = {");
	for (unsigned i = 0; i < listed; i++)
		printf("%s%u,", i % 16 ? "" : "\n\t", list[i]);
	printf("\n};\nconst uint16_t gloss_start[%u] = {", LAST - FIRST + 1);
	for (unsigned i = 0; i <= LAST - FIRST; i++)
		printf("%s%u,", i % 16 ? "" : "\n\t", start[i]);
	printf("\n};\nconst uint16_t gloss_first[%u] = {", LAST - FIRST + 1);
	for (unsigned i = 0; i <= LAST - FIRST; i++)
		printf("%s%u,", i % 16 ? "" : "\n\t", list[start[i]]);
	printf("\n};\n");
	return ferror(stdout) || fclose(stdout) ? 1 : 0;
}
