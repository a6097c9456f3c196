#ifndef RR_CHARACTER_H
#define RR_CHARACTER_H
/* What a character tells where a word begins or ends with it, whatever the word;
 * the rows are those of lib/data/characters.tsv. */
#include <stdbool.h>
#include <stdint.h>
#include "../han/trie.h"

/* Bit numbers; a row's classes are these names in lower case. */
enum character_class {
	CHARACTER_EVENT,        /* begins a unit that counts what is done: 次 */
	CHARACTER_ADJUNCT,      /* ends a prepositional phrase: 中 */
	CHARACTER_AMOUNT,       /* ends a noun of measurement that nothing is done to: 数 */
	CHARACTER_PERSON,       /* ends a noun for those who are counted: 员 */
	CHARACTER_BOUND,        /* ends a time that is a bound: 来 */
	CHARACTER_PEOPLE,       /* a classifier of people: 名 */
	CHARACTER_TIMELEAD,     /* a preposition before a governing time: 于 */
	CHARACTER_MEAN,         /* 均 */
	CHARACTER_CLASSES
};

extern const struct trie characters;

/* character_is tells whether the folded code point cp has the class. */
static inline bool
character_is(uint32_t cp, enum character_class class)
{
	uint32_t value = trie_value(&characters, trie_step(&characters, 0, cp));
	return value != 0 && (characters.set[value] >> class & 1) != 0;
}

#endif
