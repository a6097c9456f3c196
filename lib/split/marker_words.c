#include "marker_words.h"

#include "../base/utf8.h"
#include "../han/fold.h"
#include "../han/trie.h"

extern const struct trie marker_words;

uint64_t
marker_word(struct slice text, size_t from, size_t *len)
{
	uint32_t node = 0, cp;
	uint64_t found = 0;
	for (size_t i = from; i < text.len;) {
		i += utf8_decode(text.ptr + i, &cp);
		node = trie_step(&marker_words, node, han_fold(cp));
		if (node == 0)
			break;
		if (trie_value(&marker_words, node) != 0) {
			found = marker_words.set[trie_value(&marker_words, node)];
			*len = i - from;
		}
	}
	return found;
}
