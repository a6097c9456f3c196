#ifndef RR_MARKER_WORDS_H
#define RR_MARKER_WORDS_H
/* The words of lib/data/markers.tsv, which says what its classes mean. */
#include <stddef.h>
#include <stdint.h>
#include "../base/slice.h"

/* Bit numbers; a row's classes are these names in lower case. */
enum marker_word {
	MARKER_FIRST, MARKER_SECOND, MARKER_THIRD, MARKER_LAST, MARKER_NUMBERED, MARKER_IS, MARKER_MUST,
	MARKER_PLAIN, MARKER_ONE, MARKER_PIECE
};

/* marker_word returns the classes of the longest word that begins at byte `from` of
 * text, a bit each, and stores its length in bytes; 0 when there is none. */
uint64_t marker_word(struct slice text, size_t from, size_t *len);

#endif
