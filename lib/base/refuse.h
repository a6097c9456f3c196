#ifndef RR_REFUSE_H
#define RR_REFUSE_H
/* Error records: a line that a command cannot read goes out whole inside one, as
 * text or in Base64, so that nothing is lost. cli_refuse (cli.h) is what commands
 * call. */
#include "cli.h"

/* refuse_long does it for a line that in_line has called IN_LONG, as it is read. */
void refuse_long(struct cli *cli);

#endif
