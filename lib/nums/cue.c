#include "cue.h"

enum { LONGEST = 6 };

uint32_t
cue_longest_from(const struct sentence *s, uint32_t i, uint64_t mask, uint64_t *classes)
{
	uint32_t length = 0, node = 0;
	for (uint32_t k = 1; (node = trie_step_code(&cue_words, node, s->code[i + k - 1])) != 0; k++) {
		uint32_t value = trie_value(&cue_words, node);
		if (value != 0 && cue_words.set[value] & mask) {
			*classes = cue_words.set[value];
			length = k;
		}
	}
	return length;
}

uint32_t
cue_before(const struct sentence *s, uint32_t end, uint64_t mask, uint64_t *classes)
{
	for (uint32_t length = end < LONGEST ? end : LONGEST; length > 0; length--) {
		uint32_t p = end - length, node = 0;
		if (!cue_begins(s->cp[p], mask))
			continue;
		while (p < end && (node = trie_step_code(&cue_words, node, s->code[p])) != 0)
			p++;
		if (node == 0 || p < end || trie_value(&cue_words, node) == 0)
			continue;
		uint64_t set = cue_words.set[trie_value(&cue_words, node)];
		if (set & mask) {
			*classes = set;
			return length;
		}
	}
	return 0;
}
