#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "utf8.h"

#ifndef RR_VERSION
#define RR_VERSION "unversioned"
#endif

/* With the line, its copy in the output buffer and what a tool makes of it, a
 * command stays under 16 MiB. */
#define MAX_LINE ((size_t)4 * 1024 * 1024)
#define PIECE ((size_t)64 * 1024)       /* of a record that is written as it is made */

/* What signals and an empty heap need to find: the command's state. */
static struct cli *running;
static volatile sig_atomic_t stop_signal;

static void
say(const struct cli *cli, const char *format, va_list ap)
{
	fprintf(stderr, "%s: ", cli->tool->name);
	if (cli->open && cli->line > 0)
		fprintf(stderr, "%s:%llu: ", cli->doc, (unsigned long long)cli->line);
	vfprintf(stderr, format, ap);
	fputc('\n', stderr);
}

void
cli_warn(struct cli *cli, const char *format, ...)
{
	va_list ap;
	va_start(ap, format);
	say(cli, format, ap);
	va_end(ap);
}

void
cli_usage(struct cli *cli, const char *format, ...)
{
	va_list ap;
	va_start(ap, format);
	say(cli, format, ap);
	va_end(ap);
	fprintf(stderr, "usage: %s %s\nTry '%s --help'.\n", cli->tool->name,
	    cli->tool->synopsis, cli->tool->name);
	exit(2);
}

/* Memory is gone: whole lines go out, the rest is said, status 2. */
static void
on_exhausted(void)
{
	static const char message[] = ": out of memory\n";
	if (running != NULL) {
		const char *name = running->tool->name;
		if (running->out.buf != NULL)
			out_flush(&running->out);
		if (write(2, name, strlen(name)) < 0 || write(2, message, sizeof message - 1) < 0)
			_exit(2);
	}
	_exit(2);
}

static void
on_stop(int sig)
{
	stop_signal = sig;
}

/* SIGTERM, SIGINT and SIGHUP end the command behind a whole line: the handler
 * only notes them. Reads are interrupted (no SA_RESTART), writes are finished. */
static void
watch_signals(void)
{
	static const int sig[] = { SIGTERM, SIGINT, SIGHUP };
	for (size_t i = 0; i < sizeof sig / sizeof sig[0]; i++) {
		struct sigaction old, act = { .sa_handler = on_stop };
		sigemptyset(&act.sa_mask);
		if (sigaction(sig[i], NULL, &old) == 0 && old.sa_handler != SIG_IGN)
			sigaction(sig[i], &act, NULL);
	}
}

/* Ends by the signal noted, so that the parent sees the usual status. */
static void
die_of(int sig)
{
	struct sigaction act = { .sa_handler = SIG_DFL };
	sigset_t set;
	sigemptyset(&act.sa_mask);
	sigaction(sig, &act, NULL);
	sigemptyset(&set);
	sigaddset(&set, sig);
	sigprocmask(SIG_UNBLOCK, &set, NULL);
	raise(sig);
	_exit(128 + sig);
}

void
cli_check(struct cli *cli)
{
	if (stop_signal != 0) {
		out_flush(&cli->out);
		die_of(stop_signal);
	}
	if (cli->out.error == 0)
		return;
	if (cli->out.error == EPIPE)
		die_of(SIGPIPE);
	fprintf(stderr, "%s: cannot write: %s\n", cli->tool->name, strerror(cli->out.error));
	exit(2);
}

static void
print_help(const struct cli_tool *tool)
{
	printf("usage: %s %s\n%s\n\n", tool->name, tool->synopsis, tool->summary);
	for (size_t i = 0; i < tool->options; i++) {
		const struct cli_option *o = &tool->option[i];
		char form[64];
		snprintf(form, sizeof form, "%c%c%s--%s%s%s", o->letter ? '-' : ' ',
		    o->letter ? o->letter : ' ', o->letter ? ", " : "  ", o->name,
		    o->argument ? "=" : "", o->argument ? o->argument : "");
		printf("  %-28s %s\n", form, o->help);
	}
	printf("      %-24s %s\n      %-24s %s\n      %-24s %s\n",
	    "--line-buffered", "write after every record, as to a terminal",
	    "--help", "print this and exit", "--version", "print the version and exit");
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
	for (size_t i = 0; i < cli->tool->options; i++) {
		const struct cli_option *o = &cli->tool->option[i];
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
	if (strcmp(name, "help") == 0) {
		print_help(cli->tool);
		finish_stdout(cli->tool);
	} else if (strcmp(name, "version") == 0) {
		printf("%s (rr) %s\n", cli->tool->name, RR_VERSION);
		finish_stdout(cli->tool);
	} else if (strcmp(name, "line-buffered") == 0) {
		cli->out.line_buffered = true;
		return 0;
	}
	const struct cli_option *o = find_long(cli, name, len);
	if (o == NULL || len == 0)
		cli_usage(cli, "unknown option: %s", arg[0]);
	if (o->kind == CLI_FLAG) {
		if (eq != NULL)
			cli_usage(cli, "--%s takes no argument", o->name);
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
static void
read_arguments(struct cli *cli, int argc, char **argv, void *options)
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
cli_open(struct cli *cli, const struct cli_tool *tool, int argc, char **argv, void *options)
{
	*cli = (struct cli){ .tool = tool, .options = options, .max_line = MAX_LINE };
	running = cli;
	mem_on_exhausted(on_exhausted);
	out_open(&cli->out, 1);
	cli->out.line_buffered = isatty(1);     /* somebody waits for the answer */
	read_arguments(cli, argc, argv, options);
	watch_signals();
}

static void
close_file(struct cli *cli)
{
	if (cli->in.fd > 0)
		close(cli->in.fd);
	in_close(&cli->in);
	cli->open = false;
}

static void
trouble(struct cli *cli, const char *doing)
{
	fprintf(stderr, "%s: %s: %s: %s\n", cli->tool->name, cli->doc, doing, strerror(errno));
	cli->status = 2;
}

bool
cli_next_file(struct cli *cli)
{
	static char standard_input[] = "-";
	static char *only_input[] = { standard_input };
	if (cli->operands == 0 && cli->next_operand == 0) {
		cli->operand = only_input;
		cli->operands = 1;
	}
	if (cli->open)
		close_file(cli);
	while (cli->next_operand < cli->operands) {
		cli->doc = cli->operand[cli->next_operand++];
		cli->line = 0;
		int fd = strcmp(cli->doc, "-") == 0 ? 0 : open(cli->doc, O_RDONLY | O_CLOEXEC);
		if (fd < 0) {
			trouble(cli, "cannot open");
			continue;
		}
		in_open(&cli->in, fd, cli->max_line);
		cli->open = true;
		return true;
	}
	return false;
}

bool
cli_read_again(struct cli *cli)
{
	if (errno == EINTR) {
		cli_check(cli);
		return true;
	}
	trouble(cli, "cannot read");
	return false;
}

static void
begin_error(struct cli *cli)
{
	struct out *o = &cli->out;
	OUT_LIT(o, "{\"type\":\"error\",\"tool\":");
	out_json_string(o, slice_of(cli->tool->name));
	OUT_LIT(o, ",\"doc\":");
	struct slice doc = slice_of(cli->doc);
	doc.len = utf8_valid(doc);
	out_json_string(o, doc);
	OUT_LIT(o, ",\"line\":");
	out_uint(o, cli->line);
	OUT_LIT(o, ",\"error\":");
}

/* Base64 (RFC 4648 section 4) of pieces: up to two bytes wait for the next. */
struct base64 {
	unsigned char left[3];
	size_t n;
};

static void
put_quantum(struct out *o, const unsigned char *b, size_t n)
{
	static const char digit[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	uint32_t v = (uint32_t)b[0] << 16 | (uint32_t)(n > 1 ? b[1] : 0) << 8 | (n > 2 ? b[2] : 0);
	char *p = out_room(o, 4);
	p[0] = digit[v >> 18];
	p[1] = digit[v >> 12 & 63];
	p[2] = n > 1 ? digit[v >> 6 & 63] : '=';
	p[3] = n > 2 ? digit[v & 63] : '=';
	o->len += 4;
}

static void
put_base64(struct out *o, struct base64 *b64, struct slice s)
{
	for (size_t i = 0; i < s.len; i++) {
		b64->left[b64->n++] = (unsigned char)s.ptr[i];
		if (b64->n == 3) {
			put_quantum(o, b64->left, 3);
			b64->n = 0;
		}
	}
}

/* The next piece of *rest, which moves behind it. */
static struct slice
take_piece(struct slice *rest)
{
	size_t n = rest->len < PIECE ? rest->len : PIECE;
	struct slice piece = slice_sub(*rest, 0, n);
	*rest = slice_sub(*rest, n, rest->len);
	return piece;
}

static void
end_base64(struct out *o, struct base64 *b64)
{
	if (b64->n > 0)
		put_quantum(o, b64->left, b64->n);
}

/* The refused line as the last member, its closing quote left out; in pieces, so
 * that a long line is not held twice. */
static void
put_raw(struct out *o, struct slice line)
{
	struct base64 b64 = { .n = 0 };
	bool text = utf8_valid(line) == line.len;
	out_put(o, text ? SLICE(",\"raw\":\"") : SLICE(",\"raw_base64\":\""));
	while (line.len > 0) {
		struct slice piece = take_piece(&line);
		if (text)
			out_json_text(o, piece);
		else
			put_base64(o, &b64, piece);
		if (line.len > 0)
			out_part(o);
	}
	end_base64(o, &b64);
}

void
cli_refuse(struct cli *cli, struct slice line, const char *format, ...)
{
	char message[512];
	va_list ap;
	va_start(ap, format);
	vsnprintf(message, sizeof message, format, ap);
	va_end(ap);
	cli_warn(cli, "%s", message);
	cli->status = cli->status > 1 ? cli->status : 1;
	begin_error(cli);
	struct slice text = slice_of(message);
	text.len = utf8_valid(text);
	out_json_string(&cli->out, text);
	put_raw(&cli->out, line);
	OUT_LIT(&cli->out, "\"}");
	out_end_record(&cli->out);
}

/* A line too long to hold goes out whole all the same, as it is read; in
 * base64, since whether it is UTF-8 is known only at its end. */
static void
refuse_long(struct cli *cli)
{
	struct base64 b64 = { .n = 0 };
	struct slice piece;
	enum in_result r;
	cli_warn(cli, "line longer than %zu bytes", cli->max_line);
	cli->status = cli->status > 1 ? cli->status : 1;
	begin_error(cli);
	OUT_LIT(&cli->out, "\"line too long\",\"raw_base64\":\"");
	while ((r = in_chunk(&cli->in, &piece)) != IN_END) {
		if (r == IN_ERROR) {
			if (cli_read_again(cli))
				continue;
			break;
		}
		while (piece.len > 0) {
			put_base64(&cli->out, &b64, take_piece(&piece));
			out_part(&cli->out);
		}
		if (cli->out.error != 0)
			cli_check(cli);
	}
	end_base64(&cli->out, &b64);
	OUT_LIT(&cli->out, "\"}");
	out_end_record(&cli->out);
}

bool
cli_next_line(struct cli *cli, struct slice *line)
{
	arena_reset(&cli->arena);
	cli_check(cli);
	for (;;) {
		if (!cli->open && !cli_next_file(cli))
			return false;
		switch (in_line(&cli->in, line)) {
		case IN_LINE:
			cli->line++;
			return true;
		case IN_LONG:
			cli->line++;
			refuse_long(cli);
			break;
		case IN_ERROR:
			if (!cli_read_again(cli))
				close_file(cli);
			break;
		case IN_END:
			close_file(cli);
			break;
		}
	}
}

bool
cli_next_record(struct cli *cli, struct slice *line)
{
	struct json_error err;
	while (cli_next_line(cli, line)) {
		if (json_parse(&cli->object, *line, &err))
			return true;
		cli_refuse(cli, *line, "byte %zu: %s", err.offset + 1, err.reason);
	}
	return false;
}

void
cli_pass(struct cli *cli, struct slice line)
{
	out_record(&cli->out, line);
}

bool
cli_is(struct cli *cli, struct slice type)
{
	const struct json_member *m = JSON_GET(&cli->object, "type");
	return m != NULL && slice_eq(json_string(&cli->arena, m), type);
}

static void
free_lists(struct cli *cli)
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

int
cli_close(struct cli *cli)
{
	if (cli->open)
		close_file(cli);
	out_flush(&cli->out);
	cli_check(cli);
	out_close(&cli->out);
	json_free(&cli->object);
	arena_free(&cli->arena);
	free_lists(cli);
	running = NULL;
	return cli->status;
}
