#include "refuse.h"

#include <stdarg.h>
#include <stdio.h>

#include "utf8.h"

#define PIECE ((size_t)64 * 1024)       /* of a record that is written as it is made */

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
void
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
