#include "intro.h"

#include "../base/utf8.h"
#include "../han/fold.h"
#include "../han/trie.h"

extern const struct trie intro_words;

/* Where the last sentence of text begins. */
static size_t
last_sentence(struct slice text)
{
	static const char stop[] = "。";
	size_t n = sizeof stop - 1;
	for (size_t i = text.len > n ? text.len - n : 0; i-- > 0;)
		if (memcmp(text.ptr + i, stop, n) == 0)
			return i + n;
	return 0;
}

/* The classes of all words of intros.tsv in sentence; a colon at its end says
 * that a list comes as well. */
static uint64_t
announcements(struct slice sentence)
{
	uint32_t node[16], nodes = 0, cp = 0;
	uint64_t found = 0;
	for (size_t i = 0; i < sentence.len;) {
		uint32_t kept = 0;
		i += utf8_decode(sentence.ptr + i, &cp);
		cp = han_fold(cp);
		if (nodes < sizeof node / sizeof node[0])
			node[nodes++] = 0;
		for (uint32_t k = 0; k < nodes; k++) {
			uint32_t next = trie_step(&intro_words, node[k], cp);
			if (next == 0)
				continue;
			found |= intro_words.set[trie_value(&intro_words, next)];
			node[kept++] = next;
		}
		nodes = kept;
	}
	return cp == ':' ? found | 1u << INTRO_LIST : found;
}

static size_t
character_start(struct slice text, size_t at)
{
	while (at < text.len && ((unsigned char)text.ptr[at] & 0xc0) == 0x80)
		at++;
	return at;
}

size_t
intro_read(struct slice paragraph, char *intro)
{
	static const char gap[] = "…";
	enum { GAP = sizeof gap - 1, HALF = (INTRO_MAX - GAP) / 2 - 3 };
	size_t last = last_sentence(paragraph), from = last;
	uint64_t found = announcements(slice_sub(paragraph, last, paragraph.len));
	if (found >> INTRO_LIST & 1 && (found >> INTRO_STAGE & 1) == 0) {
		from = last_sentence(slice_sub(paragraph, 0, last));
		found = announcements(slice_sub(paragraph, from, last));
	}
	if ((found >> INTRO_STAGE & 1) == 0)
		return 0;
	struct slice text = slice_sub(paragraph, from, paragraph.len);
	if (text.len <= INTRO_MAX) {
		memcpy(intro, text.ptr, text.len);
		return text.len;
	}
	size_t head = character_start(text, HALF), tail = character_start(text, text.len - HALF);
	memcpy(intro, text.ptr, head);
	memcpy(intro + head, gap, GAP);
	memcpy(intro + head + GAP, text.ptr + tail, text.len - tail);
	return head + GAP + text.len - tail;
}
