/* rr-tag: adds topics and a stage to segments and quantities. */
#include <errno.h>
#include <fcntl.h>
#include <unistd.h>
#include "../lib/base/cli.h"
#include "../lib/tag/rules.h"
#include "../lib/tag/tagger.h"

/* lib/data/topics.rules, put into the program by lib/gen/embed.c */
extern const char topics_rules[];
extern const size_t topics_rules_size;

struct options {
	struct cli_list replace, add;
	size_t top;
	const char *min;
	bool explain, check, print;
};

#define OPTION(letter, name, kind, field, argument, help) \
	{ letter, name, kind, offsetof(struct options, field), argument, help }

static const struct cli_option option_table[] = {
	OPTION('r', "rules", CLI_LIST, replace, "FILE", "use the rules in FILE instead of the built-in ones"),
	OPTION('a', "add", CLI_LIST, add, "FILE", "add the rules in FILE"),
	OPTION('n', "top", CLI_SIZE, top, "N", "give at most N tags"),
	OPTION('m', "min", CLI_TEXT, min, "SCORE", "give no tag with a lower score"),
	OPTION('e', "explain", CLI_FLAG, explain, NULL, "add why: the rules that spoke, and where"),
	OPTION('c', "check", CLI_FLAG, check, NULL, "check the rules in FILE instead of tagging"),
	OPTION('p', "print-rules", CLI_FLAG, print, NULL, "print the built-in rules"),
};

static const struct cli_tool tool = {
	"rr-tag", "[-e] [-n N] [-m SCORE] [-r FILE] [-a FILE] [FILE ...]",
	"Adds topics and a stage to the segments and quantities of an rr stream.",
	option_table, sizeof(option_table) / sizeof(option_table[0])
};

/* Names a rules file that cannot be had. */
static void
trouble(struct cli *cli, const char *file, const char *what)
{
	cli_warn(cli, "%s: %s: %s", file, what, strerror(errno));
	cli->status = 2;
}

/* Reads the whole of file and adds its rules. What is too much is read no further
 * than shows it: rules_add says so. */
static void
add_file(struct cli *cli, struct rules *rules, const char *file)
{
	size_t len = 0;
	ssize_t n = 0;
	int fd = strcmp(file, "-") == 0 ? 0 : open(file, O_RDONLY | O_CLOEXEC);
	if (fd < 0) {
		trouble(cli, file, "cannot open");
		return;
	}
	char *text = mem_new(RULES_MOST + 1);
	do {
		cli_check(cli);
		len += n > 0 ? (size_t)n : 0;
		n = read(fd, text + len, RULES_MOST + 1 - len);
	} while (n > 0 || (n < 0 && errno == EINTR));
	if (n < 0)
		trouble(cli, file, "cannot read");
	if (fd > 0)
		close(fd);
	rules_add(rules, (struct slice){ text, len }, file);
	mem_free(text);
}

/* The rules that the options ask for. */
static void
add_rules(struct cli *cli, const struct options *opt, struct rules *rules, bool builtin)
{
	rules_open(rules);
	for (size_t i = 0; i < opt->replace.count; i++)
		add_file(cli, rules, opt->replace.item[i]);
	if (builtin && opt->replace.count == 0)
		rules_add(rules, (struct slice){ topics_rules, topics_rules_size }, "topics.rules");
	for (size_t i = 0; i < opt->add.count; i++)
		add_file(cli, rules, opt->add.item[i]);
}

/* Prints the faults from index on; returns whether there were any. */
static bool
print_faults(struct cli *cli, const struct rules *rules)
{
	for (size_t i = 0; i < rules->faults; i++) {
		const struct fault *f = &rules->fault[i];
		cli_warn(cli, "%s:%u:%u: %s%.*s", f->file, (unsigned)f->line, (unsigned)f->column,
			f->warning ? "warning: " : "", (int)f->text.len, f->text.ptr);
	}
	return rules->faults > 0;
}

/* Checks each operand by itself, or, without any, what the other options load. */
static int
check_rules(struct cli *cli, const struct options *opt)
{
	struct rules rules;
	bool faults = false;
	for (int i = 0; i < cli->operands || i == 0; i++) {
		add_rules(cli, opt, &rules, cli->operands == 0);
		if (i < cli->operands)
			add_file(cli, &rules, cli->operand[i]);
		rules_lint(&rules);
		faults = print_faults(cli, &rules) || faults;
		rules_free(&rules);
	}
	return faults;
}

static void
read_min(struct cli *cli, const char *text, int64_t *min)
{
	if (text != NULL && !rules_number(slice_of(text), min))
		cli_usage(cli, "--min: not a score: %s", text);
}

/* A pattern that met its limits may have missed a match: say so, once. */
static void
report_limits(struct cli *cli, const struct rules *rules)
{
	for (size_t i = 0; i < rules->rules; i++) {
		const struct rule *rule = &rules->rule[i];
		if (rule->pattern >= 0 && rules->pattern[rule->pattern].gave_up > 0)
			cli_warn(cli, "%s:%u:%u: pattern gave up in %llu sentences: it backtracks too much",
				rule->file, (unsigned)rule->line, (unsigned)rule->column,
				(unsigned long long)rules->pattern[rule->pattern].gave_up);
	}
}

static void
tag(struct cli *cli, const struct options *opt, struct rules *rules)
{
	struct tagger tagger;
	struct slice line;
	tagger_open(&tagger, rules);
	if (opt->top != SIZE_MAX)
		tagger.top = opt->top;
	read_min(cli, opt->min, &tagger.min);
	tagger.explain = opt->explain;
	while (cli_next_record(cli, &line)) {
		if (!cli_is(cli, SLICE("segment")) && !cli_is(cli, SLICE("quantity")))
			cli_pass(cli, line);
		else if (tagger_put(&tagger, &cli->arena, line, &cli->object, &cli->out))
			out_end_record(&cli->out);
		else
			cli_refuse(cli, line, "no text to tag: member \"text\" is missing or no string");
	}
	tagger_close(&tagger);
}

int
main(int argc, char **argv)
{
	struct cli cli;
	struct rules rules;
	struct options opt = { .top = SIZE_MAX };
	const struct cli_list *const files[] = { &opt.replace, &opt.add };
	cli_open(&cli, &tool, argc, argv, &opt);
	if (opt.check) {
		cli_stdin_once(&cli, files, 2, false);
		int faults = check_rules(&cli, &opt);
		int status = cli_close(&cli);
		return status != 0 ? status : faults;
	}
	if (opt.print) {
		out_put(&cli.out, (struct slice){ topics_rules, topics_rules_size - 1 });
		out_end_record(&cli.out);
		return cli_close(&cli);
	}
	cli_stdin_once(&cli, files, 2, true);
	add_rules(&cli, &opt, &rules, true);
	if (print_faults(&cli, &rules))
		cli.status = 2;
	if (cli.status == 0) {
		tag(&cli, &opt, &rules);
		report_limits(&cli, &rules);
	}
	rules_free(&rules);
	return cli_close(&cli);
}
