#include "in.h"

#include <errno.h>
#include <unistd.h>

#include "mem.h"

#define IN_SIZE ((size_t)64 * 1024)    /* the buffer's usual size */

void
in_open(struct in *in, int fd, size_t max_line)
{
	*in = (struct in){ .fd = fd, .cap = IN_SIZE, .max_line = max_line };
	in->buf = mem_new(in->cap);
}

void
in_close(struct in *in)
{
	mem_free(in->buf);
	*in = (struct in){ .fd = -1 };
}

/* Reads once more behind what is buffered; false at the end, on error or when
 * interrupted, which errno tells (0 at the end). */
static bool
fill(struct in *in)
{
	ssize_t n;
	errno = 0;
	if (in->eof)
		return false;
	n = read(in->fd, in->buf + in->len, in->cap - in->len);
	if (n > 0) {
		in->len += (size_t)n;
		return true;
	}
	in->eof = n == 0 || errno != EINTR;
	if (n == 0)
		errno = 0;
	return false;
}

/* Moves the unread bytes to the front, and makes room for more: at most
 * max_line and its newline are ever held. */
static void
make_room(struct in *in)
{
	size_t rest = in->len - in->pos;
	memmove(in->buf, in->buf + in->pos, rest);
	in->base += in->pos;
	in->pos = 0;
	in->len = rest;
	size_t cap = in->cap;
	if (rest == cap)
		cap = cap < in->max_line / 2 ? cap * 2 : in->max_line + 1;
	else if (cap > IN_SIZE && rest < IN_SIZE / 2)
		cap = IN_SIZE;
	if (cap != in->cap) {
		in->buf = mem_grow(in->buf, cap, 1);
		in->cap = cap;
	}
}

enum in_result
in_line(struct in *in, struct slice *line)
{
	size_t seen = 0;        /* bytes behind pos known to hold no newline */
	for (;;) {
		char *p = in->buf + in->pos;
		char *nl = memchr(p + seen, '\n', in->len - in->pos - seen);
		if (nl != NULL) {
			*line = (struct slice){ p, (size_t)(nl - p) };
			in->pos += line->len + 1;
			return IN_LINE;
		}
		seen = in->len - in->pos;
		if (seen > in->max_line) {
			in->in_long = true;
			return IN_LONG;
		}
		if (in->len == in->cap)
			make_room(in);
		if (!fill(in)) {
			if (errno != 0)
				return IN_ERROR;
			if (seen == 0)
				return IN_END;
			*line = (struct slice){ in->buf + in->pos, seen };
			in->pos = in->len;
			return IN_LINE;
		}
	}
}

enum in_result
in_chunk(struct in *in, struct slice *piece)
{
	if (!in->in_long)
		return IN_END;
	if (in->pos == in->len) {
		make_room(in);
		if (!fill(in)) {
			in->in_long = !in->eof;
			return errno != 0 ? IN_ERROR : IN_END;
		}
	}
	char *p = in->buf + in->pos;
	char *nl = memchr(p, '\n', in->len - in->pos);
	*piece = (struct slice){ p, nl ? (size_t)(nl - p) : in->len - in->pos };
	in->pos += piece->len + (nl != NULL);
	if (nl != NULL)
		in->in_long = false;
	return IN_LINE;
}

enum in_result
in_block(struct in *in, struct slice *bytes)
{
	if (in->pos == in->len) {
		in->base += in->len;
		in->pos = in->len = 0;
		if (!fill(in))
			return errno != 0 ? IN_ERROR : IN_END;
	}
	*bytes = (struct slice){ in->buf + in->pos, in->len - in->pos };
	in->pos = in->len;
	return IN_LINE;
}
