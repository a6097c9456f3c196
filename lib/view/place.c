#include "place.h"

#include <string.h>

#include "../base/json.h"
#include "../base/utf8.h"

bool
place_pair(struct slice raw, uint64_t pair[2])
{
	size_t at = 0, n = 0;
	struct slice item;
	if (raw.len == 0 || raw.ptr[0] != '[')
		return false;
	while (json_items(raw, &at, NULL, &item))
		if (n == 2 || !json_uint(item, &pair[n++]))
			return false;
	return n == 2;
}

/* A map of more entries than a segment of 2 MiB can have is cut, so that memory has
 * a bound; places behind it are found by searching. */
enum { MAP_MOST = 1 << 18 };

static void
read_map(struct place_segment *seg, struct slice raw)
{
	size_t at = 0;
	struct slice item;
	uint64_t pair[2];
	seg->entries = 0;
	if (raw.len == 0 || raw.ptr[0] != '[')
		return;
	while (seg->entries < MAP_MOST && json_items(raw, &at, NULL, &item)) {
		if (!place_pair(item, pair))
			continue;
		if (seg->entries == seg->map_cap) {
			seg->map_cap = seg->map_cap ? seg->map_cap * 2 : 64;
			seg->map = mem_grow(seg->map, seg->map_cap, sizeof *seg->map);
		}
		seg->map[seg->entries++] = (struct place_map){ pair[0], pair[1] };
	}
}

void
place_set(struct place_segment *seg, struct slice text, struct slice map, struct slice span)
{
	uint64_t pair[2] = { 0, 0 };
	/* One huge segment does not stay resident. */
	if (text.len > seg->cap || (seg->cap > 65536 && text.len < 65536)) {
		mem_free(seg->text);
		seg->cap = text.len < 4096 ? 4096 : text.len;
		seg->text = mem_new(seg->cap);
	}
	if (text.len > 0)
		memcpy(seg->text, text.ptr, text.len);
	seg->len = text.len;
	read_map(seg, map);
	place_pair(span, pair);
	seg->begin = pair[0];
	seg->end = pair[1];
	seg->last_sentence = seg->byte = seg->unit = 0;
	seg->last_span = seg->last_at = 0;
}

void
place_free(struct place_segment *seg)
{
	mem_free(seg->text);
	mem_free(seg->map);
	*seg = (struct place_segment){ 0 };
}

/* The byte of the text that source byte `source` became; may lie anywhere, the
 * caller checks what stands there. */
static uint64_t
text_byte(const struct place_segment *seg, uint64_t source)
{
	size_t low = 0, high = seg->entries;
	if (high == 0)          /* one offset serves: what the marker took stands before the text */
		return seg->len - (seg->end - source);
	while (high - low > 1) {
		size_t mid = low + (high - low) / 2;
		if (seg->map[mid].source <= source)
			low = mid;
		else
			high = mid;
	}
	return seg->map[low].text + (source - seg->map[low].source);
}

static bool
stands_at(const struct place_segment *seg, struct slice s, uint64_t byte)
{
	return byte <= seg->len && s.len <= seg->len - byte &&
	    memcmp(seg->text + byte, s.ptr, s.len) == 0;
}

/* Byte offset of the n-th code point of s, or -1 when s is shorter. */
static ptrdiff_t
byte_of_code_point(struct slice s, uint64_t n)
{
	size_t i = 0;
	for (; n > 0 && i < s.len; n--) {
		uint32_t cp;
		i += utf8_decode(s.ptr + i, &cp);
	}
	return n == 0 ? (ptrdiff_t)i : -1;
}

/* First place of needle in the segment's text from byte `from` on, or -1. By
 * rolling hash (Rabin and Karp), since a plain search of an unlucky text for an
 * unlucky sentence takes the product of their lengths. */
static ptrdiff_t
search(const struct place_segment *seg, struct slice needle, size_t from)
{
	const uint64_t base = 0x9e3779b97f4a7c15u;      /* odd; overflow is the modulus 2^64 */
	uint64_t want = 0, have = 0, top = 1;
	if (from > seg->len || needle.len > seg->len - from)
		return -1;
	const unsigned char *text = (const unsigned char *)seg->text + from;
	size_t last = seg->len - from - needle.len;
	for (size_t i = 0; i < needle.len; i++) {
		want = want * base + (unsigned char)needle.ptr[i];
		have = have * base + text[i];
		top *= base;
	}
	for (size_t i = 0;; i++) {
		if (have == want && memcmp(text + i, needle.ptr, needle.len) == 0)
			return (ptrdiff_t)(from + i);
		if (i == last)
			return -1;
		have = have * base + text[i + needle.len] - top * text[i];
	}
}

/* UTF-16 units before byte `byte`, counted from the last place asked for, so
 * that a segment's figures together cost one pass. */
static size_t
unit_of_byte(struct place_segment *seg, size_t byte)
{
	uint32_t cp;
	if (byte < seg->byte)
		seg->byte = seg->unit = 0;
	while (seg->byte < byte) {
		seg->byte += utf8_decode(seg->text + seg->byte, &cp);
		seg->unit += cp < 0x10000 ? 1 : 2;
	}
	return seg->unit;
}

bool
place_find(struct place_segment *seg, const struct place_claim *claim, struct place *out)
{
	struct slice sentence = claim->sentence;
	ptrdiff_t begin = byte_of_code_point(sentence, claim->at[0]);
	ptrdiff_t end = byte_of_code_point(sentence, claim->at[1]);
	if (begin < 0 || end < begin || sentence.len == 0)
		return false;
	uint64_t mapped = text_byte(seg, claim->span[0]) - (uint64_t)begin;
	size_t start = (size_t)mapped;
	if (!stands_at(seg, sentence, mapped)) {
		/* A sentence said twice: a later figure that does not stand
		 * further on in it belongs to the next one. */
		bool next = claim->span[0] > seg->last_span && claim->at[0] <= seg->last_at &&
		    seg->last_span > 0;
		ptrdiff_t found = search(seg, sentence, seg->last_sentence + next);
		if (found < 0)
			found = search(seg, sentence, 0);
		if (found < 0)
			return false;
		start = (size_t)found;
	}
	seg->last_sentence = start;
	seg->last_span = claim->span[0];
	seg->last_at = claim->at[0];
	out->sentence[0] = unit_of_byte(seg, start);
	out->figure[0] = unit_of_byte(seg, start + (size_t)begin);
	out->figure[1] = unit_of_byte(seg, start + (size_t)end);
	out->sentence[1] = unit_of_byte(seg, start + sentence.len);
	return true;
}
