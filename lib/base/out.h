#ifndef RR_OUT_H
#define RR_OUT_H
/* Buffered output of whole records.  Bytes are put; out_end_record says that a
 * record (a line) is complete.  What reaches the descriptor always ends at a
 * record's end, also when the process is told to stop. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "slice.h"

struct out {
	int fd;
	char *buf;
	size_t len, cap;
	size_t whole;           /* bytes up to the end of the last whole record */
	bool line_buffered;     /* write after every record */
	bool markup;            /* JSON strings write '<' as \u003c, to stand inside HTML */
	int error;              /* errno of the first failed write; later output is dropped */
};

/* out_open readies o for descriptor fd; out_close flushes and frees. out_close
 * returns 0, or the errno of the first failed write. */
void out_open(struct out *o, int fd);
int out_close(struct out *o);

/* out_room makes sure that n more bytes fit and returns where they go; the
 * caller adds what it wrote to o->len. */
char *out_room_slow(struct out *o, size_t n);
static inline char *
out_room(struct out *o, size_t n)
{
	if (o->cap - o->len < n)
		return out_room_slow(o, n);
	return o->buf + o->len;
}

/* out_flush writes all whole records; returns 0 or errno. */
int out_flush(struct out *o);

/* out_end_record puts the newline and marks the record whole. */
void out_end_record(struct out *o);

/* out_record puts a whole record, without its newline, that is at hand in one
 * piece; a long one goes to the descriptor without being copied first. */
void out_record(struct out *o, struct slice record);

/* out_part lets what is put so far be written although the record is not whole:
 * for the one record that is too long to hold. */
void out_part(struct out *o);

static inline void
out_put(struct out *o, struct slice s)
{
	char *room = out_room(o, s.len + 1);
	if (s.len > 0)          /* an empty slice may have no place */
		memcpy(room, s.ptr, s.len);
	o->len += s.len;
}

static inline void
out_char(struct out *o, char c)
{
	*out_room(o, 1) = c;
	o->len++;
}

/* OUT_LIT puts a string literal. */
#define OUT_LIT(o, literal) out_put((o), SLICE(literal))

/* out_uint puts v in decimal. */
void out_uint(struct out *o, uint64_t v);

/* out_json_text puts s as the inside of a JSON string, for strings made of
 * pieces. */
void out_json_text(struct out *o, struct slice s);

/* out_json_string puts s (valid UTF-8) as a JSON string with its quotes,
 * escaping what RFC 8259 section 7 requires and nothing else (but see markup). */
void out_json_string(struct out *o, struct slice s);

#endif
