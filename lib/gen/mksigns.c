/* mksigns: reads lib/data/signs.tsv on standard input, writes the header of the enum
 * sign on standard output.  A bad row is named and exits 1. */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/utf8.h"
#include "../han/fold.h"

static void
die(unsigned line, const char *what)
{
	fprintf(stderr, "mksigns: signs.tsv:%u: %s\n", line, what);
	exit(1);
}

/* character reads one character, or U+ and its number. */
static uint32_t
character(const char *text, unsigned line)
{
	uint32_t cp = 0;
	size_t len = strlen(text);
	if (strncmp(text, "U+", 2) == 0)
		return (uint32_t)strtoul(text + 2, NULL, 16);
	if (len == 0 || utf8_valid((struct slice){ text, len }) != len || utf8_decode(text, &cp) != len)
		die(line, "one character expected");
	return cp;
}

static void
put_row(char *row, unsigned line)
{
	char *tab = strchr(row, '\t');
	if (tab == NULL)
		die(line, "a name and a character expected");
	*tab = '\0';
	uint32_t cp = character(tab + 1, line);
	if (han_fold(cp) != cp)
		die(line, "not the folded form, so no text has it");
	printf("\tSIGN_%s = 0x%x,\n", row, (unsigned)cp);
}

int
main(void)
{
	char row[256];
	puts("#ifndef RR_SIGNS_H\n#define RR_SIGNS_H\n"
	    "/* Made by lib/gen/mksigns.c from lib/data/signs.tsv; edit that. */\n"
	    "enum sign {");
	for (unsigned line = 1; fgets(row, sizeof row, stdin) != NULL; line++) {
		row[strcspn(row, "\n")] = '\0';
		if (row[0] != '\0' && row[0] != '#')
			put_row(row, line);
	}
	puts("};\n#endif");
	return 0;
}
