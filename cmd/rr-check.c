/* rr-check: do the report's own sums add up? */
#include <stddef.h>
#include <stdio.h>

#include "../lib/base/cli.h"
#include "../lib/check/check.h"

struct options {
	struct cli_list only, rules;
	bool fail, summary, report;
};

static const struct cli_option option_table[] = {
	{ 'o', "only", CLI_LIST, offsetof(struct options, only), "STATUS,...", "put only checks that are ok, off or open" },
	{ 'r', "rules", CLI_LIST, offsetof(struct options, rules), "RULE,...",
		"use only sum, share, hundred, completion, change, product, repeat" },
	{ 'R', "by-report", CLI_FLAG, offsetof(struct options, report), NULL, "look for repeats over whole reports" },
	{ 'f', "fail", CLI_FLAG, offsetof(struct options, fail), NULL, "exit 1 when something is off" },
	{ 's', "summary", CLI_FLAG, offsetof(struct options, summary), NULL, "count the checks on standard error" },
};

static const struct cli_tool tool = {
	"rr-check", "[-fRs] [-o STATUS,...] [-r RULE,...] [FILE ...]",
	"Checks the sums, shares and changes that the figures of a stream claim.",
	option_table, sizeof option_table / sizeof option_table[0]
};

typedef const char *name_of(unsigned);

static const char *rule(unsigned i) { return rule_name(i); }
static const char *status(unsigned i) { return status_name(i); }

/* A set of names, "off,open", as bits; all when the option is not given. */
static unsigned
read_set(struct cli *cli, const struct cli_list *list, const char *option, name_of *name, unsigned all)
{
	unsigned set = 0;
	for (size_t i = 0; i < list->count; i++) {
		struct slice rest = slice_of(list->item[i]);
		while (rest.ptr != NULL) {
			const char *comma = memchr(rest.ptr, ',', rest.len);
			size_t len = comma ? (size_t)(comma - rest.ptr) : rest.len;
			struct slice word = { rest.ptr, len };
			unsigned bit = 0;
			while (name(bit) != NULL && !slice_eq(word, slice_of(name(bit))))
				bit++;
			if (name(bit) == NULL)
				cli_usage(cli, "--%s: unknown: %.*s", option, (int)len, word.ptr);
			set |= 1u << bit;
			rest = comma ? (struct slice){ comma + 1, rest.len - len - 1 } : (struct slice){ NULL, 0 };
		}
	}
	return list->count > 0 ? set : all;
}

static void
print_summary(const struct checker *c)
{
	uint64_t sum[STATUSES] = { 0 };
	for (unsigned r = 0; r < RULES; r++)
		for (unsigned s = 0; s < STATUSES; s++)
			sum[s] += c->count[r][s];
	fprintf(stderr, "rr-check: %llu checks: %llu ok, %llu off, %llu open\n",
	    (unsigned long long)(sum[STATUS_OK] + sum[STATUS_OFF] + sum[STATUS_OPEN]),
	    (unsigned long long)sum[STATUS_OK], (unsigned long long)sum[STATUS_OFF],
	    (unsigned long long)sum[STATUS_OPEN]);
	for (unsigned r = 0; r < RULES; r++) {
		const uint64_t *n = c->count[r];
		if (n[STATUS_OK] + n[STATUS_OFF] + n[STATUS_OPEN] > 0)
			fprintf(stderr, "rr-check: %s: %llu ok, %llu off, %llu open\n", rule_name(r),
			    (unsigned long long)n[STATUS_OK], (unsigned long long)n[STATUS_OFF],
			    (unsigned long long)n[STATUS_OPEN]);
	}
}

static bool
found_off(const struct checker *c)
{
	for (unsigned r = 0; r < RULES; r++)
		if (c->count[r][STATUS_OFF] > 0)
			return true;
	return false;
}

int
main(int argc, char **argv)
{
	struct options opt = { .fail = false };
	struct checker checker;
	struct slice line;
	struct cli cli;
	cli_open(&cli, &tool, argc, argv, &opt);
	checker_open(&checker);
	checker.rules = read_set(&cli, &opt.rules, "rules", rule, checker.rules);
	checker.statuses = read_set(&cli, &opt.only, "only", status, checker.statuses);
	checker.by_report = opt.report;
	while (cli_next_record(&cli, &line)) {
		bool quantity = cli_is(&cli, SLICE("quantity"));
		const char *wrong = NULL;
		if (quantity || cli_is(&cli, SLICE("segment")))
			checker_enter(&checker, &cli.object, &cli.out);
		if (quantity)
			wrong = checker_add(&checker, &cli.object, &cli.out);
		if (wrong != NULL)
			cli_refuse(&cli, line, "%s", wrong);
		else
			cli_pass(&cli, line);
	}
	checker_end(&checker, &cli.out);
	if (opt.summary)
		print_summary(&checker);
	bool fail = opt.fail && found_off(&checker);
	checker_close(&checker);
	int code = cli_close(&cli);
	return fail && code == 0 ? 1 : code;
}
