/* pass: the smallest filter on lib/base, to test what all filters share. It
 * passes records on; with --show it first prints the options it was given. */
#include <stdio.h>

#include "../lib/base/cli.h"

struct options {
	bool show, lines;
	const char *text;
	size_t size;
	struct cli_list list;
};

static const struct cli_option option[] = {
	{ 's', "show", CLI_FLAG, offsetof(struct options, show), NULL, "print the options" },
	{ 'l', "lines", CLI_FLAG, offsetof(struct options, lines), NULL, "pass any line" },
	{ 't', "text", CLI_TEXT, offsetof(struct options, text), "WORD", "a text" },
	{ 'z', "size", CLI_SIZE, offsetof(struct options, size), "SIZE", "a size" },
	{ 'i', "item", CLI_LIST, offsetof(struct options, list), "ITEM", "one more item" },
	{ 0, "shadow", CLI_FLAG, offsetof(struct options, lines), NULL, "begins as --show does" },
};

static const struct cli_tool tool = {
	"pass", "[-sl] [-t WORD] [-z SIZE] [-i ITEM] [FILE ...]",
	"Passes records on.", option, sizeof option / sizeof option[0],
};

static void
show(const struct options *opt)
{
	printf("text=%s size=%zu items=", opt->text ? opt->text : "", opt->size);
	for (size_t i = 0; i < opt->list.count; i++)
		printf("%s;", opt->list.item[i]);
	printf("\n");
	fflush(stdout);
}

int
main(int argc, char **argv)
{
	struct options opt = { 0 };
	struct cli cli;
	struct slice line;
	cli_open(&cli, &tool, argc, argv, &opt);
	if (opt.show)
		show(&opt);
	if (opt.size != 0)
		cli.max_line = opt.size;
	while (opt.lines ? cli_next_line(&cli, &line) : cli_next_record(&cli, &line))
		cli_pass(&cli, line);
	return cli_close(&cli);
}
