#ifndef RR_ENCODING_H
#define RR_ENCODING_H
/* Which encoding a file is in, and its bytes as UTF-8. UTF-8 passes as it is (what
 * is wrong in it is found by repair.h); all else goes through iconv. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "../base/slice.h"

#define ENCODING_SAMPLE ((size_t)64 * 1024)     /* what encoding_guess should see, when there is so much */

/* encoding_guess returns the name (as iconv knows it) of the encoding that sample,
 * the beginning of a file, is most likely in: from a byte order mark, from being
 * valid UTF-8, else by decoding it in turn as GB18030, Big5-HKSCS and UTF-16 and
 * weighing how common the characters are. whole tells that sample is all. */
const char *encoding_guess(struct slice sample, bool whole);

/* encoding_is_plain returns whether bytes are ASCII without NULs, of which no encoding
 * can be told but that it is none of UTF-16 or UTF-32. */
bool encoding_is_plain(struct slice bytes);

/* encoding_is_utf8 returns whether name is one of UTF-8's. */
bool encoding_is_utf8(const char *name);

struct decoder {
	void *iconv;            /* NULL for UTF-8 */
	char rest[16];          /* the beginning of a character, from the block before */
	size_t rest_len;
	uint64_t bad;           /* bytes that could not be decoded, each U+FFFD */
	uint64_t bad_at;        /* where the first of them stands in the file */
	uint64_t read;          /* bytes decoded */
	char *out;
};

/* decoder_open readies d for an encoding; false when iconv does not know it.
 * decoder_close gives its memory back. */
bool decoder_open(struct decoder *d, const char *name);
void decoder_close(struct decoder *d);

/* decoder_next decodes from *bytes on, takes off it what it has read, and returns
 * the next piece of UTF-8, valid until the next call; empty when it needs more.
 * At the end of the file call it with at_end until the result is empty. */
struct slice decoder_next(struct decoder *d, struct slice *bytes, bool at_end);

#endif
