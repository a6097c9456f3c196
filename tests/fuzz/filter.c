/* A libFuzzer target out of a whole command: cmd/rr-X.c, its main renamed to
 * filter_main, reads the fuzzer's bytes on standard input, and what it writes is
 * judged. FILTER is the command's name, ARGUMENTS its arguments as an
 * initialiser. Judged are: the exit status is 0 or 1; every line is one JSON
 * object; of a quantity, text[at] is the surface, at and span are in order, and
 * the value is a plain decimal. */
#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "../../lib/base/dec.h"
#include "../../lib/base/json.h"
#include "../../lib/base/utf8.h"

#ifndef ARGUMENTS
#define ARGUMENTS
#endif
#ifndef LINES
#define LINES 1         /* whether the output is a stream of records */
#endif

int filter_main(int argc, char **argv);
int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static int in_fd, out_fd;

static void
fail(struct slice line, const char *why)
{
	fprintf(stderr, "%s: %s: %.*s\n", FILTER, why, (int)line.len, line.ptr);
	abort();
}

/* The pair of whole numbers of "span" or "at"; false when there is none. */
static bool
read_pair(const struct json_object *obj, struct slice name, uint64_t pair[2])
{
	const struct json_member *m = json_get(obj, name);
	struct slice value;
	size_t at = 0, n = 0;
	if (m == NULL || m->type != JSON_ARRAY)
		return false;
	while (n < 2 && json_items(m->value, &at, NULL, &value) && json_uint(value, &pair[n]))
		n++;
	return n == 2;
}

/* The bytes of s between two code points. */
static struct slice
code_points(struct slice s, uint64_t begin, uint64_t end)
{
	size_t i = 0, from = s.len, to = s.len;
	for (uint64_t n = 0; i <= s.len; n++) {
		if (n == begin)
			from = i;
		if (n == end)
			to = i;
		do
			i++;
		while (i < s.len && ((unsigned char)s.ptr[i] & 0xc0) == 0x80);
	}
	return from <= to ? slice_sub(s, from, to) : (struct slice){ s.ptr, 0 };
}

/* Only what this command made is judged: the input's own records may be anything. */
static void
judge_quantity(struct arena *a, const struct json_object *obj, struct slice line)
{
	uint64_t at[2], span[2];
	struct slice text = json_string(a, JSON_GET(obj, "text"));
	struct slice surface = json_string(a, JSON_GET(obj, "surface"));
	const struct json_member *value = JSON_GET(obj, "value");
	struct dec d;
	if (surface.ptr == NULL || value == NULL)
		fail(line, "quantity without surface or value");
	/* a segment's span follows from its map, which the fuzzer may have spoilt */
	if (JSON_GET(obj, "line") != NULL && (!read_pair(obj, SLICE("span"), span) || span[0] > span[1]))
		fail(line, "span out of order");
	if (value->type == JSON_NUMBER && (!dec_parse(a, value->value, &d) ||
	    memchr(value->value.ptr, 'e', value->value.len) != NULL))
		fail(line, "value is no plain decimal");
	if (text.ptr != NULL && (!read_pair(obj, SLICE("at"), at) || at[0] >= at[1] ||
	    !slice_eq(code_points(text, at[0], at[1]), surface)))
		fail(line, "text[at] is not the surface");
}

static void
judge_line(struct json_object *obj, struct arena *a, struct slice line)
{
	struct json_error err;
	if (!json_parse(obj, line, &err))
		fail(line, err.reason);
	if (slice_eq(SLICE(FILTER), SLICE("rr-nums")) &&
	    slice_eq(json_string(a, JSON_GET(obj, "type")), SLICE("quantity")) &&
	    JSON_GET(obj, "surface") != NULL)
		judge_quantity(a, obj, line);
	arena_reset(a);
}

static void
judge(struct slice out)
{
	struct json_object obj = { 0 };
	struct arena a = { 0 };
	if (out.len > 0 && out.ptr[out.len - 1] != '\n')
		fail(out, "output without a final newline");
	while (LINES && out.len > 0) {
		const char *nl = memchr(out.ptr, '\n', out.len);
		judge_line(&obj, &a, (struct slice){ out.ptr, (size_t)(nl - out.ptr) });
		out = slice_sub(out, (size_t)(nl - out.ptr) + 1, out.len);
	}
	json_free(&obj);
	arena_free(&a);
}

static void
begin(void)
{
	in_fd = memfd_create("in", 0);
	out_fd = memfd_create("out", 0);
	if (in_fd < 0 || out_fd < 0 || dup2(in_fd, 0) < 0 || dup2(out_fd, 1) < 0)
		abort();
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char name[] = FILTER;
	char *argv[] = { name, ARGUMENTS NULL };
	if (in_fd == 0)
		begin();
	if (ftruncate(in_fd, 0) != 0 || ftruncate(out_fd, 0) != 0 || lseek(0, 0, SEEK_SET) != 0 ||
	    lseek(1, 0, SEEK_SET) != 0 || pwrite(in_fd, data, size, 0) != (ssize_t)size)
		abort();
	int status = filter_main((int)(sizeof argv / sizeof argv[0]) - 1, argv);
	off_t len = lseek(out_fd, 0, SEEK_END);
	char *text = malloc((size_t)len + 1);
	if (text == NULL || pread(out_fd, text, (size_t)len, 0) != len)
		abort();
	struct slice out = { text, (size_t)len };
	if (status != 0 && status != 1)
		fail(out, "exit status");
	judge(out);
	free(text);
	return 0;
}
