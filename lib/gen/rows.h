#ifndef RR_ROWS_H
#define RR_ROWS_H
/* Rows of a table under lib/data, for the makers of C from them: lines of columns
 * parted by tabs; those that begin with # and empty ones are passed over.  What is
 * wrong ends the maker, named as "maker: FILE:LINE: what". */
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct rows {
	const char *maker, *file;
	FILE *in;
	unsigned line;
	char text[64 * 1024];   /* the row, its newline taken off; the maker may cut it up */
};

static inline _Noreturn void
rows_refuse(const struct rows *r, const char *what)
{
	fprintf(stderr, "%s: %s:%u: %s\n", r->maker, r->file, r->line, what);
	exit(1);
}

/* rows_open readies r for file, read by maker; both are kept. */
static inline void
rows_open(struct rows *r, const char *maker, const char *file)
{
	r->maker = maker;
	r->file = file;
	r->line = 0;
	r->in = fopen(file, "r");
	if (r->in == NULL) {
		perror(file);
		exit(1);
	}
}

/* rows_next puts the next row into r->text. At the end it closes the file and
 * returns false. */
static inline bool
rows_next(struct rows *r)
{
	while (fgets(r->text, sizeof r->text, r->in) != NULL) {
		size_t len = strlen(r->text);
		r->line++;
		if (len + 1 == sizeof r->text)
			rows_refuse(r, "line too long");
		r->text[strcspn(r->text, "\r\n")] = '\0';
		if (r->text[0] != '#' && r->text[0] != '\0')
			return true;
	}
	if (ferror(r->in) || fclose(r->in) != 0)
		rows_refuse(r, "cannot read");
	return false;
}

#endif
