/* rr-view: every figure in its place, on one page. */
#include <stddef.h>

#include "../lib/base/cli.h"
#include "../lib/base/utf8.h"
#include "../lib/view/page.h"

struct view_options {
	const char *title, *lang;
};

static const struct cli_option option[] = {
	{ 't', "title", CLI_TEXT, offsetof(struct view_options, title), "TITLE",
	    "the page's title (rr)" },
	{ 'l', "lang", CLI_TEXT, offsetof(struct view_options, lang), "LANG",
	    "language of the page's own words: zh or en (the reader's)" },
};

static const struct cli_tool tool = {
	.name = "rr-view",
	.synopsis = "[-l LANG] [-t TITLE] [FILE ...]",
	.summary = "Write one HTML page that shows the stream's figures in their reports.",
	.option = option, .options = sizeof option / sizeof option[0],
};

int
main(int argc, char **argv)
{
	struct view_options opt = { .title = "rr", .lang = "" };
	struct cli cli;
	struct page page;
	struct slice line;
	cli_open(&cli, &tool, argc, argv, &opt);
	struct slice title = slice_of(opt.title), lang = slice_of(opt.lang);
	if (lang.len > 0 && !slice_eq(lang, SLICE("zh")) && !slice_eq(lang, SLICE("en")))
		cli_usage(&cli, "--lang: neither zh nor en: %s", opt.lang);
	if (utf8_valid(title) != title.len)
		cli_usage(&cli, "--title: not UTF-8");
	cli.out.markup = true;
	page_open(&page, &cli.out, title, lang);
	while (cli_next_record(&cli, &line)) {
		const char *lacks = page_record(&page, &cli.object, &cli.arena);
		if (lacks != NULL)
			cli_refuse(&cli, line, "%s", lacks);
	}
	page_close(&page);
	return cli_close(&cli);
}
