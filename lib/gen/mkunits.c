/* mkunits: reads lib/data/units.tsv on standard input, writes its rows as the C
 * array of lib/units/row.h.  A bad row is named and exits 1. */
#include <stdio.h>
#include <stdlib.h>

#include "../units/row.h"

static void
put_string(struct slice s)
{
	fputs("{ \"", stdout);
	for (size_t i = 0; i < s.len; i++) {
		unsigned char c = (unsigned char)s.ptr[i];
		if (c == '"' || c == '\\')
			printf("\\%c", c);
		else if (c == '?' || c < ' ')
			printf("\\%03o", c);
		else
			putchar(c);
	}
	printf("\", %zu },", s.len);
}

static void
put_ratio(struct ratio r)
{
	printf(" { %lluu, %lluu, %d, %d },", (unsigned long long)r.num,
	    (unsigned long long)r.den, (int)r.exp, r.neg);
}

static void
put_row(const struct unit_row *row)
{
	fputs("\t{ ", stdout);
	put_string(row->line);
	fputs("\n\t ", stdout);
	put_string(row->names);
	put_string(row->dim);
	put_string(row->si);
	put_string(row->ucum);
	put_string(row->of);
	put_string(row->when);
	printf("\n\t %d, %u, %d,", (int)row->kind, row->flags, row->linear);
	put_ratio(row->factor);
	put_ratio(row->offset);
	puts(" },");
}

int
main(void)
{
	char text[4096];
	unsigned line = 0, rows = 0;
	puts("/* Made by lib/gen/mkunits.c from lib/data/units.tsv; edit that. */\n"
	    "#include \"../../lib/units/row.h\"\n"
	    "const struct unit_row unit_rows[] = {");
	while (fgets(text, sizeof text, stdin)) {
		struct unit_row row;
		line++;
		text[strcspn(text, "\n")] = '\0';
		if (text[0] == '#' || text[0] == '\0')
			continue;
		const char *wrong = unit_row_parse(slice_of(text), &row);
		if (wrong != NULL) {
			fprintf(stderr, "mkunits: units.tsv:%u: %s\n", line, wrong);
			return 1;
		}
		put_row(&row);
		rows++;
	}
	printf("};\nconst uint32_t unit_row_count = %u;\n", rows);
	return ferror(stdin) || fflush(stdout) || ferror(stdout);
}
