/* rr-units: gives quantities their dimension, SI value and UCUM code. */
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include "../lib/base/cli.h"
#include "../lib/units/annotate.h"

struct options {
	struct cli_list to, add;
	bool list, quiet;
};

static const struct cli_option option[] = {
	{ 't', "to", CLI_LIST, offsetof(struct options, to), "DIM=UNIT,...",
	    "also give figures of a dimension in this unit: area=亩,money=万元" },
	{ 'a', "add", CLI_LIST, offsetof(struct options, add), "FILE",
	    "read more rows of the units table" },
	{ 'l', "list", CLI_FLAG, offsetof(struct options, list), NULL,
	    "print the units table and exit" },
	{ 'q', "quiet", CLI_FLAG, offsetof(struct options, quiet), NULL,
	    "do not count unknown units on stderr" },
};

enum { MOST_ADDED = 256 * 1024 };       /* bytes of one file of rows, five times the built-in table */

static const struct cli_tool tool = {
	"rr-units", "[-lq] [-a FILE] [-t DIM=UNIT,...] [FILE ...]",
	"Adds dimension, SI value and UCUM code to quantities (NDJSON of rr-nums).",
	option, sizeof option / sizeof option[0]
};

/* Adds a row, which lives as long as the table and so is copied to keep. Returns
 * NULL or what is wrong with it. */
static const char *
add_row(struct unit_table *table, struct arena *keep, struct slice line)
{
	if (line.len == 0 || line.ptr[0] == '#')
		return NULL;
	char *copy = arena_new(keep, line.len);
	memcpy(copy, line.ptr, line.len);
	return unit_table_add(table, (struct slice){ copy, line.len });
}

/* Adds the rows of file. Every bad one is named; then the command ends. */
static void
add_rows(struct cli *cli, struct unit_table *table, struct arena *keep, const char *file)
{
	struct in in;
	struct slice line;
	enum in_result got;
	unsigned long long number = 0;
	size_t bytes = 0;
	bool bad = false;
	int fd = strcmp(file, "-") == 0 ? 0 : open(file, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		cli_usage(cli, "%s: %s", file, strerror(errno));
	in_open(&in, fd, 1 << 16);
	while ((got = in_line(&in, &line)) == IN_LINE || (got == IN_ERROR && errno == EINTR)) {
		cli_check(cli);
		if (got == IN_ERROR)
			continue;
		bytes += line.len + 1;
		if (bytes > MOST_ADDED)
			cli_usage(cli, "%s: over %d KiB of rows", file, MOST_ADDED / 1024);
		number++;
		const char *wrong = add_row(table, keep, line);
		if (wrong != NULL)
			cli_warn(cli, "%s:%llu: %s", file, number, wrong);
		bad |= wrong != NULL;
	}
	if (got != IN_END)
		cli_usage(cli, "%s: %s", file, got == IN_LONG ? "line too long" : strerror(errno));
	in_close(&in);
	if (fd > 0)
		close(fd);
	if (bad)
		exit(2);
}

/* The table that the options ask for. */
static void
add_tables(struct cli *cli, const struct options *opt, struct unit_table *table, struct arena *keep)
{
	const struct cli_list *files = &opt->add;
	cli_stdin_once(cli, &files, 1, !opt->list);
	for (size_t i = 0; i < opt->add.count; i++)
		add_rows(cli, table, keep, opt->add.item[i]);
	unit_table_sort(table);
}

static void
list_rows(struct out *out, const struct unit_row *row, size_t rows)
{
	for (size_t i = 0; i < rows; i++) {
		out_put(out, row[i].line);
		out_end_record(out);
	}
}

static void
list(struct out *out, const struct unit_table *table)
{
	OUT_LIT(out, "# names\tkind\tdim\tfactor\tsi\tucum\tof\twhen\tflags\tsource\tnote");
	out_end_record(out);
	list_rows(out, unit_rows, unit_row_count);
	list_rows(out, table->row, table->rows);
}

static void
tell_unknown(struct cli *cli, const struct units *units)
{
	uint64_t rest = units->unknown_figures;
	if (rest == 0)
		return;
	cli_warn(cli, "%llu figures in units not in the table:", (unsigned long long)rest);
	for (size_t i = 0; i < units->unknowns; i++) {
		const struct unknown_unit *u = &units->unknown[i];
		cli_warn(cli, "%8llu %.*s", (unsigned long long)u->figures, (int)u->len, u->name);
		rest -= u->figures;
	}
	if (rest > 0)
		cli_warn(cli, "%8llu in others", (unsigned long long)rest);
}

int
main(int argc, char **argv)
{
	struct options opt = { .quiet = false };
	struct units units = { .unknowns = 0 };
	struct arena keep = { 0 };
	struct target_error err;
	struct slice line;
	struct cli cli;
	cli_open(&cli, &tool, argc, argv, &opt);
	add_tables(&cli, &opt, &units.table, &keep);
	for (size_t i = 0; i < opt.to.count; i++)
		if (!unit_targets_add(&units.targets, &keep, &units.table, slice_of(opt.to.item[i]), &err))
			cli_usage(&cli, "--to: %s: %.*s", err.reason, (int)err.part.len, err.part.ptr);
	if (opt.list)
		list(&cli.out, &units.table);
	while (!opt.list && cli_next_record(&cli, &line)) {
		const char *wrong = NULL;
		if (!cli_is(&cli, SLICE("quantity")))
			out_put(&cli.out, line);
		else if ((wrong = units_quantity(&units, &cli.arena, &cli.object, line, &cli.out)) != NULL)
			cli_refuse(&cli, line, "%s", wrong);
		if (wrong == NULL)
			out_end_record(&cli.out);
	}
	if (!opt.quiet)
		tell_unknown(&cli, &units);
	units_free(&units);
	int status = cli_close(&cli);
	arena_free(&keep);
	return status;
}
