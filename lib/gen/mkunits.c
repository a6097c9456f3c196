/* mkunits UNITS: from lib/data/units.tsv writes on stdout, as C, the array of rows
 * of lib/units/row.h. */
#include <stdio.h>
#include <stdlib.h>

#include "../units/row.h"
#include "rows.h"

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
main(int argc, char **argv)
{
	static struct rows r;
	unsigned rows = 0;
	if (argc != 2) {
		fputs("usage: mkunits UNITS\n", stderr);
		return 2;
	}
	rows_open(&r, "mkunits", argv[1]);
	puts("/* Made by lib/gen/mkunits.c from lib/data/units.tsv; edit that. */\n"
	    "#include \"../../lib/units/row.h\"\n"
	    "const struct unit_row unit_rows[] = {");
	while (rows_next(&r)) {
		struct unit_row row;
		const char *wrong = unit_row_parse(slice_of(r.text), &row);
		if (wrong != NULL)
			rows_refuse(&r, wrong);
		put_row(&row);
		rows++;
	}
	printf("};\nconst uint32_t unit_row_count = %u;\n", rows);
	return fflush(stdout) != 0 || ferror(stdout);
}
