#include "out.h"

#include <errno.h>
#include <unistd.h>

#include "mem.h"

#define OUT_KEPT ((size_t)256 * 1024)   /* the buffer's usual size */
#define OUT_WRITE ((size_t)64 * 1024)   /* write when this much is whole */

void
out_open(struct out *o, int fd)
{
	*o = (struct out){ .fd = fd, .cap = OUT_KEPT };
	o->buf = mem_new(o->cap);
}

int
out_close(struct out *o)
{
	out_flush(o);
	mem_free(o->buf);
	int error = o->error;
	*o = (struct out){ .fd = -1, .error = error };
	return error;
}

char *
out_room_slow(struct out *o, size_t n)
{
	if (o->whole > 0)
		out_flush(o);
	if (o->cap - o->len < n) {
		size_t cap = o->cap;
		while (cap - o->len < n)
			cap = cap > SIZE_MAX / 2 ? o->len + n : cap * 2;
		o->buf = mem_grow(o->buf, cap, 1);
		o->cap = cap;
	}
	return o->buf + o->len;
}

/* Writes len bytes, through short writes and interruptions. */
static int
write_all(int fd, const char *p, size_t len)
{
	while (len > 0) {
		ssize_t n = write(fd, p, len);
		if (n < 0) {
			if (errno == EINTR)
				continue;
			return errno;
		}
		p += n;
		len -= (size_t)n;
	}
	return 0;
}

int
out_flush(struct out *o)
{
	if (o->whole > 0 && o->error == 0)
		o->error = write_all(o->fd, o->buf, o->whole);
	size_t rest = o->len - o->whole;
	memmove(o->buf, o->buf + o->whole, rest);
	o->len = rest;
	o->whole = 0;
	if (o->cap > OUT_KEPT && rest < OUT_KEPT) {
		o->buf = mem_grow(o->buf, OUT_KEPT, 1);
		o->cap = OUT_KEPT;
	}
	return o->error;
}

void
out_end_record(struct out *o)
{
	out_char(o, '\n');
	o->whole = o->len;
	if (o->line_buffered || o->len >= OUT_WRITE)
		out_flush(o);
}

void
out_record(struct out *o, struct slice record)
{
	if (record.len >= OUT_KEPT && o->whole == o->len) {
		out_flush(o);
		if (o->error == 0)
			o->error = write_all(o->fd, record.ptr, record.len);
	} else {
		out_put(o, record);
	}
	out_end_record(o);
}

void
out_part(struct out *o)
{
	o->whole = o->len;
	if (o->len >= OUT_WRITE)
		out_flush(o);
}

void
out_uint(struct out *o, uint64_t v)
{
	char digits[20], *end = digits + sizeof digits, *p = end;
	do {
		*--p = (char)('0' + v % 10);
		v /= 10;
	} while (v > 0);
	out_put(o, (struct slice){ p, (size_t)(end - p) });
}

/* Which bytes a JSON string cannot hold as they are: quote, backslash and the
 * control characters; and '<' where the string stands inside HTML. */
static inline bool
needs_escape(unsigned char c, bool markup)
{
	return c < 0x20 || c == '"' || c == '\\' || (c == '<' && markup);
}

static void
put_escape(struct out *o, unsigned char c)
{
	static const char hex[] = "0123456789abcdef";
	char *p = out_room(o, 6);
	p[0] = '\\';
	switch (c) {
	case '"': case '\\': p[1] = (char)c; break;
	case '\n': p[1] = 'n'; break;
	case '\r': p[1] = 'r'; break;
	case '\t': p[1] = 't'; break;
	case '\b': p[1] = 'b'; break;
	case '\f': p[1] = 'f'; break;
	default:
		memcpy(p + 1, "u00", 3);
		p[4] = hex[c >> 4];
		p[5] = hex[c & 15];
		o->len += 6;
		return;
	}
	o->len += 2;
}

/* Whether one of the eight bytes at p may need an escape: none of them has its
 * high bit set and is a control character, quote, backslash or '<'. The bytes
 * above a hit may be false alarms. */
static inline bool
may_need_escape(const char *p)
{
	const uint64_t ones = 0x0101010101010101u, high = ones << 7;
	uint64_t v;
	memcpy(&v, p, sizeof v);
	uint64_t quote = v ^ ones * '"', slash = v ^ ones * '\\', less = v ^ ones * '<';
	uint64_t hit = (v - ones * 0x20) | (quote - ones) | (slash - ones) | (less - ones);
	return (hit & ~v & high) != 0;
}

/* The same of BLOCK bytes; without a branch or call, so that compilers ask many at
 * once. */
enum { BLOCK = 32 };

static inline bool
block_may_need_escape(const char *p)
{
	unsigned char hit = 0;
	for (int i = 0; i < BLOCK; i++) {
		unsigned char c = (unsigned char)p[i];
		hit |= (unsigned char)((c < 0x20) | (c == '"') | (c == '\\') | (c == '<'));
	}
	return hit != 0;
}

void
out_json_text(struct out *o, struct slice s)
{
	size_t from = 0;
	for (size_t i = 0; i < s.len; i++) {
		while (s.len - i > BLOCK && !block_may_need_escape(s.ptr + i))
			i += BLOCK;
		while (s.len - i > 8 && !may_need_escape(s.ptr + i))
			i += 8;
		if (needs_escape((unsigned char)s.ptr[i], o->markup)) {
			out_put(o, slice_sub(s, from, i));
			put_escape(o, (unsigned char)s.ptr[i]);
			from = i + 1;
		}
	}
	out_put(o, slice_sub(s, from, s.len));
}

void
out_json_string(struct out *o, struct slice s)
{
	out_char(o, '"');
	out_json_text(o, s);
	out_char(o, '"');
}
