#ifndef RR_CLI_H
#define RR_CLI_H
/* What the rr commands share with one another and with grep, jq and awk:
 * options from a table, operands and "-", --help, --version, --line-buffered,
 * messages with file and line, exit status 0 (done), 1 (some records were
 * refused), 2 (usage, files, memory). */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "in.h"
#include "json.h"
#include "out.h"
#include "slice.h"

enum cli_kind {
	CLI_FLAG,       /* bool: set true */
	CLI_TEXT,       /* const char *: the argument */
	CLI_SIZE,       /* size_t: a number with an optional K, M or G (powers of 1024) */
	CLI_LIST        /* struct cli_list: each use adds its argument; freed by cli_close */
};

struct cli_list {
	const char **item;
	size_t count;
};

struct cli_option {
	char letter;            /* 'f' for -f; 0 when there is none */
	const char *name;       /* "from" for --from */
	enum cli_kind kind;
	size_t offset;          /* offsetof its field in the tool's options struct */
	const char *argument;   /* shown in --help: "ENCODING"; NULL for a flag */
	const char *help;       /* one line */
};

struct cli_tool {
	const char *name;       /* "rr-nums" */
	const char *synopsis;   /* "[-ak] [--text] [FILE ...]" */
	const char *summary;    /* one line */
	const struct cli_option *option;
	size_t options;
};

struct cli {
	const struct cli_tool *tool;
	void *options;          /* the tool's options struct; cli_close frees its lists */
	char **operand;
	int operands, next_operand;
	int status;             /* exit status so far */
	const char *doc;        /* operand being read, "-" for standard input */
	uint64_t line;          /* line being read, counted from 1 in each operand */
	struct in in;
	struct out out;
	bool open;              /* an operand is open */
	size_t max_line;        /* 4 MiB unless the tool sets another before reading */
	struct json_object object;
	struct arena arena;     /* reset by cli_next_line */
};

/* cli_open parses argv by tool's table into *options (already holding the
 * defaults) and readies cli. --help and --version print and exit 0; a usage
 * error prints what is wrong with a hint and exits 2. */
void cli_open(struct cli *cli, const struct cli_tool *tool, int argc, char **argv, void *options);

/* cli_stdin_once makes it a usage error that standard input is wanted more than
 * once: as "-" among the files of options (n lists of them), and, when records is
 * set, as an operand or for want of any. */
void cli_stdin_once(struct cli *cli, const struct cli_list *const *files, size_t n, bool records);

/* cli_next_file opens the next operand (standard input when there is none):
 * cli->in and cli->doc are its. One that cannot be opened is named on stderr,
 * sets status 2 and is passed over. False when no operand is left. */
bool cli_next_file(struct cli *cli);

/* cli_next_line gives the next line of the operands in turn. A line longer than
 * max_line goes out as an error record in pieces and is passed over. */
bool cli_next_line(struct cli *cli, struct slice *line);

/* cli_next_record gives the next line that is a JSON object, parsed into
 * cli->object. A line that is none goes out as an error record in its place and
 * is named on stderr, and status becomes 1. */
bool cli_next_record(struct cli *cli, struct slice *line);

/* cli_refuse puts an error record in place of line (the record contract's
 * "error"), names it on stderr with file and line, and sets status 1. */
void cli_refuse(struct cli *cli, struct slice line, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* cli_warn prints "tool: FILE:LINE: message" on stderr (without FILE:LINE when
 * no operand is open); does not change the status. */
void cli_warn(struct cli *cli, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/* cli_usage prints "tool: message" and a hint, and exits 2. */
void cli_usage(struct cli *cli, const char *format, ...)
	__attribute__((format(printf, 2, 3), noreturn));

/* cli_pass puts line unchanged. */
void cli_pass(struct cli *cli, struct slice line);

/* cli_is returns whether the record's member "type" is the given text. */
bool cli_is(struct cli *cli, struct slice type);

/* cli_read_again is called after IN_ERROR (errno tells): true when the read was
 * only interrupted and is to be repeated; else reports it, sets status 2 and
 * returns false. For tools that read cli->in themselves. */
bool cli_read_again(struct cli *cli);

/* cli_check ends the command when its output has failed (quietly, as by SIGPIPE,
 * when the reader is gone) or a signal asked it to stop, whole lines written.
 * cli_next_line does it; tools that read cli->in themselves call it now and then. */
void cli_check(struct cli *cli);

/* cli_close flushes, reports a failed write, frees, returns the exit status. */
int cli_close(struct cli *cli);

#endif
