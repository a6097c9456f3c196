#include "options.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#ifndef RR_VERSION
#define RR_VERSION "unversioned"
#endif

/* What every command has. */
enum { LINE_BUFFERED, HELP, VERSION, COMMONS };
static const struct cli_option common[COMMONS] = {
	{ 0, "line-buffered", CLI_FLAG, 0, NULL, "write after every record, as to a terminal" },
	{ 0, "help", CLI_FLAG, 0, NULL, "print this and exit" },
	{ 0, "version", CLI_FLAG, 0, NULL, "print the version and exit" },
};

static void
print_options(const struct cli_option *o, size_t count)
{
	for (; count > 0; o++, count--) {
		char form[64];
		snprintf(form, sizeof form, "%c%c%s--%s%s%s", o->letter ? '-' : ' ',
		    o->letter ? o->letter : ' ', o->letter ? ", " : "  ", o->name,
		    o->argument ? "=" : "", o->argument ? o->argument : "");
		printf("  %-28s %s\n", form, o->help);
	}
}

static void
print_help(const struct cli_tool *tool)
{
	printf("usage: %s %s\n%s\n\n", tool->name, tool->synopsis, tool->summary);
	print_options(tool->option, tool->options);
	print_options(common, COMMONS);
	printf("\nWithout FILE, or when FILE is -, standard input is read.\n"
	    "Exit status: 0 done, 1 some input was refused, 2 trouble.\n");
}

static void
finish_stdout(const struct cli_tool *tool)
{
	if (fflush(stdout) != 0 || ferror(stdout)) {
		fprintf(stderr, "%s: cannot write: %s\n", tool->name, strerror(errno));
		exit(2);
	}
	exit(0);
}

static void
set_size(struct cli *cli, const struct cli_option *o, const char *text, size_t *field)
{
	char *end;
	errno = 0;
	unsigned long long v = strtoull(text, &end, 10);
	unsigned shift = 0;
	switch (*end) {
	case 'K': case 'k': shift = 10; end++; break;
	case 'M': case 'm': shift = 20; end++; break;
	case 'G': case 'g': shift = 30; end++; break;
	}
	if (end == text || *end != '\0' || text[0] < '0' || text[0] > '9' || errno != 0 ||
	    v > (SIZE_MAX >> shift))
		cli_usage(cli, "--%s: not a size: %s", o->name, text);
	*field = (size_t)v << shift;
}

static void
set_option(struct cli *cli, const struct cli_option *o, const char *text, void *options)
{
	void *field = (char *)options + o->offset;
	struct cli_list *list = field;
	switch (o->kind) {
	case CLI_FLAG:
		*(bool *)field = true;
		break;
	case CLI_TEXT:
		*(const char **)field = text;
		break;
	case CLI_SIZE:
		set_size(cli, o, text, field);
		break;
	case CLI_LIST:
		list->item = mem_grow(list->item, list->count + 1, sizeof *list->item);
		list->item[list->count++] = text;
		break;
	}
}

/* "--name", "--name=text" or an unambiguous beginning of one, as getopt_long
 * has it. Returns NULL when none or several fit. */
static const struct cli_option *
find_long(const struct cli *cli, const char *name, size_t len)
{
	const struct cli_option *found = NULL;
	for (size_t i = 0; i < cli->tool->options + COMMONS; i++) {
		const struct cli_option *o = i < COMMONS ? &common[i] : &cli->tool->option[i - COMMONS];
		if (strncmp(o->name, name, len) != 0)
			continue;
		if (o->name[len] == '\0')
			return o;
		if (found != NULL)
			return NULL;
		found = o;
	}
	return found;
}

static void
set_common(struct cli *cli, const struct cli_option *o)
{
	if (o == &common[LINE_BUFFERED]) {
		cli->out.line_buffered = true;
		return;
	}
	if (o == &common[HELP])
		print_help(cli->tool);
	else
		printf("%s (rr) %s\n", cli->tool->name, RR_VERSION);
	finish_stdout(cli->tool);
}

static const struct cli_option *
find_letter(const struct cli *cli, char letter)
{
	for (size_t i = 0; i < cli->tool->options; i++)
		if (cli->tool->option[i].letter == letter)
			return &cli->tool->option[i];
	return NULL;
}

/* Returns how many further arguments were used: 0 or 1. */
static int
read_long(struct cli *cli, char **arg, void *options)
{
	const char *name = arg[0] + 2, *eq = strchr(name, '=');
	size_t len = eq ? (size_t)(eq - name) : strlen(name);
	const struct cli_option *o = find_long(cli, name, len);
	if (o == NULL || len == 0)
		cli_usage(cli, "unknown option: %s", arg[0]);
	if (o->kind == CLI_FLAG) {
		if (eq != NULL)
			cli_usage(cli, "--%s takes no argument", o->name);
		if (o >= common && o < common + COMMONS)
			set_common(cli, o);
		else
			set_option(cli, o, NULL, options);
		return 0;
	}
	if (eq == NULL && arg[1] == NULL)
		cli_usage(cli, "--%s needs an argument: %s", o->name, o->argument);
	set_option(cli, o, eq ? eq + 1 : arg[1], options);
	return eq == NULL;
}

static int
read_letters(struct cli *cli, char **arg, void *options)
{
	for (const char *p = arg[0] + 1; *p != '\0'; p++) {
		const struct cli_option *o = find_letter(cli, *p);
		if (o == NULL)
			cli_usage(cli, "unknown option: -%c", *p);
		if (o->kind == CLI_FLAG) {
			set_option(cli, o, NULL, options);
			continue;
		}
		if (p[1] == '\0' && arg[1] == NULL)
			cli_usage(cli, "-%c needs an argument: %s", *p, o->argument);
		set_option(cli, o, p[1] ? p + 1 : arg[1], options);
		return p[1] == '\0';
	}
	return 0;
}

/* Options and operands may mix; "--" ends the options. Operands are gathered at
 * the front of argv. */
void
options_read(struct cli *cli, int argc, char **argv, void *options)
{
	bool only_operands = false;
	cli->operand = argv + 1;
	for (int i = 1; i < argc; i++) {
		char *arg = argv[i];
		if (only_operands || arg[0] != '-' || arg[1] == '\0')
			cli->operand[cli->operands++] = arg;
		else if (strcmp(arg, "--") == 0)
			only_operands = true;
		else if (arg[1] == '-')
			i += read_long(cli, argv + i, options);
		else
			i += read_letters(cli, argv + i, options);
	}
}

void
options_free(struct cli *cli)
{
	for (size_t i = 0; i < cli->tool->options; i++) {
		const struct cli_option *o = &cli->tool->option[i];
		if (o->kind == CLI_LIST) {
			struct cli_list *list = (struct cli_list *)(void *)((char *)cli->options + o->offset);
			mem_free(list->item);
			*list = (struct cli_list){ 0 };
		}
	}
}
