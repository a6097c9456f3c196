/* mksigns SIGNS: writes the header of the enum sign, made of the table SIGNS
 * (lib/data/signs.tsv), on standard output.  A bad row is named and exits 1. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "../han/fold.h"
#include "rows_character.h"

static void
put_row(struct rows *r)
{
	char *tab = strchr(r->text, '\t');
	if (tab == NULL)
		rows_refuse(r, "a name and a character expected");
	*tab = '\0';
	uint32_t cp = rows_character(r, tab + 1);
	if (han_fold(cp) != cp)
		rows_refuse(r, "not the folded form, so no text has it");
	printf("\tSIGN_%s = 0x%x,\n", r->text, (unsigned)cp);
}

int
main(int argc, char **argv)
{
	static struct rows r;
	if (argc != 2) {
		fputs("usage: mksigns SIGNS\n", stderr);
		return 2;
	}
	rows_open(&r, "mksigns", argv[1]);
	puts("#ifndef RR_SIGNS_H\n#define RR_SIGNS_H\n"
	    "/* Made by lib/gen/mksigns.c from lib/data/signs.tsv; edit that. */\n"
	    "enum sign {");
	while (rows_next(&r))
		put_row(&r);
	puts("};\n#endif");
	return ferror(stdout) || fflush(stdout) != 0;
}
