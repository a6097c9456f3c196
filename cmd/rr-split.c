/* rr-split: text of reports in, segments out. */
#include <stddef.h>

#include "../lib/base/cli.h"
#include "../lib/split/split.h"

struct options {
	struct split_options split;
};

static const struct cli_option option[] = {
	{ 0, "max-segment", CLI_SIZE, offsetof(struct options, split.max_segment), "SIZE",
	    "cut a segment whose record would be longer (4M)" },
};

static const struct cli_tool tool = {
	"rr-split", "[OPTION...] [FILE ...]",
	"Repair the text of reports and cut it into segments, one JSON object a line.",
	option, sizeof option / sizeof option[0]
};

static bool
next_block(struct cli *cli, struct slice *bytes)
{
	for (;;) {
		switch (in_block(&cli->in, bytes)) {
		case IN_ERROR:
			if (cli_read_again(cli))
				continue;
			return false;
		case IN_END:
			return false;
		default:
			cli_check(cli);
			return true;
		}
	}
}

int
main(int argc, char **argv)
{
	struct options opt = { .split = { REPAIR_ALL, (size_t)4 * 1024 * 1024 } };
	struct cli cli;
	struct split split;
	struct slice bytes;
	cli_open(&cli, &tool, argc, argv, &opt);
	split_open(&split, &opt.split, &cli.out);
	while (cli_next_file(&cli)) {
		split_begin(&split, slice_of(cli.doc));
		while (next_block(&cli, &bytes))
			split_text(&split, bytes);
		split_end(&split);
	}
	split_close(&split);
	return cli_close(&cli);
}
