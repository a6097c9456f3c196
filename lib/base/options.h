#ifndef RR_OPTIONS_H
#define RR_OPTIONS_H
/* The command line read by a tool's table of options: "-f X", "-fX", "--from X",
 * "--from=X" and unambiguous beginnings of long names, flags joined ("-ak"), in any
 * order with operands; "--" ends them (POSIX.1 12.2 and getopt_long's ways). Part
 * of cli.c, which commands call. */
#include "cli.h"

/* options_read fills *options by cli->tool's table and gathers the operands in
 * cli->operand. --help and --version print and exit 0, a mistake exits 2. */
void options_read(struct cli *cli, int argc, char **argv, void *options);

/* options_free frees the lists that options_read has made in cli->options. */
void options_free(struct cli *cli);

#endif
