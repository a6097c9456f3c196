#include "cli.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "options.h"
#include "refuse.h"

/* With the line, its copy in the output buffer and what a tool makes of it, a
 * command stays under 16 MiB. */
#define MAX_LINE ((size_t)4 * 1024 * 1024)

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

void
cli_open(struct cli *cli, const struct cli_tool *tool, int argc, char **argv, void *options)
{
	*cli = (struct cli){ .tool = tool, .options = options, .max_line = MAX_LINE };
	running = cli;
	mem_on_exhausted(on_exhausted);
	out_open(&cli->out, 1);
	cli->out.line_buffered = isatty(1);     /* somebody waits for the answer */
	options_read(cli, argc, argv, options);
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

static bool
is_stdin(const char *file)
{
	return strcmp(file, "-") == 0;
}

void
cli_stdin_once(struct cli *cli, const struct cli_list *const *files, size_t n, bool records)
{
	size_t uses = records && cli->operands == 0;
	for (int i = 0; i < cli->operands; i++)
		uses += is_stdin(cli->operand[i]);
	bool option = false;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < files[i]->count; k++)
			if (is_stdin(files[i]->item[k])) {
				option = true;
				uses++;
			}
	if (option && uses > 1)
		cli_usage(cli, "standard input can be read only once");
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
		int fd = is_stdin(cli->doc) ? 0 : open(cli->doc, O_RDONLY | O_CLOEXEC);
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
	options_free(cli);
	running = NULL;
	return cli->status;
}
