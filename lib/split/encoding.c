#include "encoding.h"

#include <errno.h>
#include <iconv.h>
#include <strings.h>

#include "../base/mem.h"
#include "../base/utf8.h"
#include "likely.h"

#define PIECE ((size_t)64 * 1024)       /* bytes of UTF-8 given at once */
#define WEIGHED (ENCODING_SAMPLE / 4)   /* bytes that a guess weighs */
#define SCORED 4096                     /* characters that a guess weighs */
#define BAD 40                          /* bits of a byte that does not decode */
#define PRIVATE 30                      /* bits of a private use character */

bool
encoding_is_utf8(const char *name)
{
	return strcasecmp(name, "UTF-8") == 0 || strcasecmp(name, "UTF8") == 0;
}

bool
encoding_is_plain(struct slice bytes)
{
	unsigned char high = 0;
	for (size_t i = 0; i < bytes.len; i++)
		high |= (unsigned char)bytes.ptr[i];
	return high < 0x80 && memchr(bytes.ptr, '\0', bytes.len) == NULL;
}

bool
decoder_open(struct decoder *d, const char *name)
{
	*d = (struct decoder){ 0 };
	if (encoding_is_utf8(name))
		return true;
	iconv_t cd = iconv_open("UTF-8", name);
	if (cd == (iconv_t)-1)
		return false;
	d->iconv = cd;
	d->out = mem_new(PIECE);
	return true;
}

void
decoder_close(struct decoder *d)
{
	if (d->iconv != NULL)
		iconv_close(d->iconv);
	mem_free(d->out);
	d->iconv = NULL;
	d->out = NULL;
}

/* A byte that does not decode: U+FFFD in its place. */
static void
bad_byte(struct decoder *d, char **out)
{
	memcpy(*out, "\xef\xbf\xbd", 3);
	*out += 3;
	if (d->bad++ == 0)
		d->bad_at = d->read;
	d->read++;
}

/* Decodes in to out, as far as there is room; what is left is the beginning of a
 * character, or nothing when at_end. */
static void
decode(struct decoder *d, char **in, size_t *left, char **out, size_t *room, bool at_end)
{
	while (*left > 0) {
		size_t before = *left;
		size_t n = iconv(d->iconv, in, left, out, room);
		d->read += before - *left;
		if (n != (size_t)-1 || errno == E2BIG || *room < 4)
			return;
		if (errno == EINVAL && !at_end)
			return;
		bad_byte(d, out);
		*room -= 3;
		(*in)++;
		(*left)--;
	}
}

struct slice
decoder_next(struct decoder *d, struct slice *bytes, bool at_end)
{
	if (d->iconv == NULL) {
		struct slice all = *bytes;
		*bytes = slice_sub(all, all.len, all.len);
		return all;
	}
	char *out = d->out;
	size_t room = PIECE;
	/* A character that began in the block before is completed byte by byte. */
	while (d->rest_len > 0 && (bytes->len > 0 || at_end) && room >= 64) {
		if (bytes->len > 0) {
			d->rest[d->rest_len++] = bytes->ptr[0];
			*bytes = slice_sub(*bytes, 1, bytes->len);
		}
		char *in = d->rest;
		size_t left = d->rest_len;
		decode(d, &in, &left, &out, &room, (at_end && bytes->len == 0) || d->rest_len == sizeof d->rest);
		memmove(d->rest, in, left);
		d->rest_len = left;
	}
	if (d->rest_len == 0 && bytes->len > 0) {
		char *in = (char *)(size_t)bytes->ptr;
		size_t left = bytes->len;
		decode(d, &in, &left, &out, &room, at_end);
		if (left < sizeof d->rest && left > 0 && room >= 64) {
			memcpy(d->rest, in, left);
			d->rest_len = left;
			left = 0;
		}
		*bytes = slice_sub(*bytes, bytes->len - left, bytes->len);
	}
	return (struct slice){ d->out, (size_t)(out - d->out) };
}

/* The mean bits of the characters that sample decodes to. */
static double
score(struct slice sample, const char *name)
{
	struct decoder d;
	if (!decoder_open(&d, name))
		return 1e9;
	struct slice text = decoder_next(&d, &sample, false);
	unsigned long bits = 0, chars = 0;
	for (size_t i = 0; i < text.len && chars < SCORED;) {
		uint32_t cp;
		i += utf8_decode(text.ptr + i, &cp);
		if (cp == '\r' || cp == '\n' || cp == ' ')
			continue;
		bits += cp == 0xfffd ? BAD : cp < 0x20 || (cp >= 0xe000 && cp < 0xf900) ? PRIVATE :
		    (unsigned long)likely_alone(cp);
		chars++;
	}
	decoder_close(&d);
	return chars ? (double)bits / (double)chars : 1e9;
}

/* Whether the sample is UTF-8, but for a character cut off at its end, or for a
 * few bytes that somebody damaged. */
static bool
is_utf8(struct slice sample, bool whole)
{
	size_t bad = 0, wide = 0, i = 0;
	while (i < sample.len) {
		size_t n = utf8_valid(slice_sub(sample, i, sample.len));
		for (size_t k = i; k < i + n; k++)
			wide += (unsigned char)sample.ptr[k] >= 0xc0;
		i += n;
		if (i == sample.len || (!whole && sample.len - i < 4))
			break;
		bad++;
		i++;
	}
	return bad == 0 || bad * 4 <= wide;
}

/* The part of sample that is weighed: some from the first byte on that is not ASCII, but
 * from an even place, as UTF-16 has it. */
static struct slice
telling(struct slice sample)
{
	size_t i = 0;
	while (i < sample.len && sample.ptr[i] > 0)
		i++;
	i = i == sample.len ? 0 : i - i % 2;
	sample = slice_sub(sample, i, sample.len);
	if (sample.len > WEIGHED)
		sample.len = WEIGHED;
	return sample;
}

const char *
encoding_guess(struct slice sample, bool whole)
{
	static const struct { const char *mark; size_t len; const char *name; } bom[] = {
		{ "\xef\xbb\xbf", 3, "UTF-8" }, { "\xff\xfe\0\0", 4, "UTF-32LE" },
		{ "\0\0\xfe\xff", 4, "UTF-32BE" }, { "\xff\xfe", 2, "UTF-16LE" },
		{ "\xfe\xff", 2, "UTF-16BE" }, { "\x84\x31\x95\x33", 4, "GB18030" }
	};
	static const char *const tried[] = { "GB18030", "BIG5-HKSCS", "BIG5", "UTF-16LE", "UTF-16BE" };
	for (size_t i = 0; i < sizeof bom / sizeof bom[0]; i++)
		if (sample.len >= bom[i].len && memcmp(sample.ptr, bom[i].mark, bom[i].len) == 0)
			return bom[i].name;
	/* A NUL in UTF-8 text is damage; in UTF-16 it is half of an ASCII character. */
	bool nul = sample.len > 0 && memchr(sample.ptr, '\0', sample.len) != NULL;
	if (!nul && is_utf8(sample, whole))
		return "UTF-8";
	const char *best = "UTF-8";
	double least = is_utf8(sample, whole) ? score(sample, "UTF-8") : 1e9;
	sample = telling(sample);
	for (size_t i = 0; i < sizeof tried / sizeof tried[0]; i++) {
		double bits = score(sample, tried[i]);
		if (bits < least) {
			least = bits;
			best = tried[i];
		}
	}
	return best;
}
