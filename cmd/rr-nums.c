/* rr-nums: segments of text in, their figures out. See man/rr-nums.1. */
#include <stddef.h>
#include <string.h>

#include "../lib/base/cli.h"
#include "../lib/base/utf8.h"
#include "../lib/nums/nums.h"

struct options {
	bool all, keep, text, explain;
	const char *context;
};

static const struct cli_option option_table[] = {
	{ 'a', "all", CLI_FLAG, offsetof(struct options, all), NULL, "put dates, ordinals and bare numbers too" },
	{ 'c', "context", CLI_TEXT, offsetof(struct options, context), "KIND", "text in each record: sentence, segment or none" },
	{ 'e', "explain", CLI_FLAG, offsetof(struct options, explain), NULL, "add the rule that set each member" },
	{ 'k', "keep", CLI_FLAG, offsetof(struct options, keep), NULL, "let segments through as well" },
	{ 't', "text", CLI_FLAG, offsetof(struct options, text), NULL, "read plain text, line by line" },
};

static const struct cli_tool tool = {
	"rr-nums", "[-aekt] [-c KIND] [FILE ...]", "Finds the figures in segments of Chinese text (NDJSON of rr-split).",
	option_table, sizeof option_table / sizeof option_table[0]
};

/* What is made of a text takes several times its room. */
enum { MAX_TEXT = 2 * 1024 * 1024 };

static enum record_context
context_of(struct cli *cli, const char *name)
{
	if (name == NULL || strcmp(name, "sentence") == 0)
		return CONTEXT_SENTENCE;
	if (strcmp(name, "segment") == 0)
		return CONTEXT_SEGMENT;
	if (strcmp(name, "none") != 0)
		cli_usage(cli, "--context: sentence, segment or none expected, not %s", name);
	return CONTEXT_NONE;
}

static void
segment(struct cli *cli, struct nums *z, bool keep, struct slice line)
{
	struct record_source source;
	const struct json_member *text;
	const char *wrong = record_source_of(&cli->object, &source, &text);
	if (wrong == NULL && text->value.len > MAX_TEXT + 2)
		wrong = "text longer than 2 MiB";
	if (wrong != NULL) {
		cli_refuse(cli, line, "%s", wrong);
		return;
	}
	if (keep)
		cli_pass(cli, line);
	nums_text(z, &source, json_string(&cli->arena, text), &cli->out);
}

static void
plain_line(struct cli *cli, struct nums *z, struct slice line)
{
	struct record_source source = { .line = cli->line, .begin = cli->in.base + (uint64_t)(line.ptr - cli->in.buf) };
	size_t valid = utf8_valid(line);
	if (valid != line.len) {
		cli_refuse(cli, line, "byte %zu: not UTF-8", valid + 1);
		return;
	}
	if (line.len > 0 && line.ptr[line.len - 1] == '\r')
		line.len--;
	source.doc = slice_of(cli->doc);
	source.doc.len = utf8_valid(source.doc);
	nums_text(z, &source, line, &cli->out);
}

int
main(int argc, char **argv)
{
	struct options opt = { 0 };
	struct cli cli;
	struct nums z;
	struct slice line;
	cli_open(&cli, &tool, argc, argv, &opt);
	if (opt.text)
		cli.max_line = MAX_TEXT;
	nums_open(&z, (struct record_style){ opt.all, opt.explain, context_of(&cli, opt.context) });
	if (opt.text) {
		while (cli_next_line(&cli, &line))
			plain_line(&cli, &z, line);
	} else {
		while (cli_next_record(&cli, &line)) {
			if (cli_is(&cli, SLICE("segment")))
				segment(&cli, &z, opt.keep, line);
			else
				cli_pass(&cli, line);
		}
	}
	nums_close(&z);
	return cli_close(&cli);
}
