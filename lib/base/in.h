#ifndef RR_IN_H
#define RR_IN_H
/* Buffered input from one descriptor: by line for the stream's filters, by
 * block for rr-split.  Reads may be short.  IN_ERROR with errno EINTR loses
 * nothing: the same call again goes on. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "slice.h"

enum in_result {
	IN_LINE,        /* a whole line, its newline taken off */
	IN_LONG,        /* the line is over max_line: read it with in_chunk */
	IN_END,         /* end of input, or of the long line */
	IN_ERROR        /* read failed: errno tells */
};

struct in {
	int fd;
	char *buf;
	size_t pos, len, cap;
	uint64_t base;          /* offset in the file of buf's first byte */
	size_t max_line;        /* bytes; a longer line is IN_LONG */
	bool eof;
	bool in_long;
};

/* in_open readies in for fd; in_close frees its buffer, and leaves fd alone. */
void in_open(struct in *in, int fd, size_t max_line);
void in_close(struct in *in);

/* in_line gives the next line, valid until the next call. A last line without
 * newline counts. */
enum in_result in_line(struct in *in, struct slice *line);

/* in_chunk gives the next piece of the line that in_line called long: IN_LINE
 * with a piece, IN_END after its last. */
enum in_result in_chunk(struct in *in, struct slice *piece);

/* in_block gives the next bytes as they come (IN_LINE), at most the buffer's
 * size, valid until the next call; IN_END at the end. */
enum in_result in_block(struct in *in, struct slice *bytes);

#endif
