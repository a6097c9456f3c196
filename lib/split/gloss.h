#ifndef RR_GLOSS_H
#define RR_GLOSS_H
/* A gloss is a character's Hanyu pinyin in brackets behind it, put there by a
 * web page's reading aid: 縣(xiàn). It bears a tone mark and is one of the
 * character's readings; any other bracket belongs to the text. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A syllable as a number: its UTF-8 bytes, at most 7, padded with NULs, and its
 * length in the last byte. */
typedef uint64_t gloss_key;

/* gloss_behind returns the bytes of "pinyin)" at p when it is a reading of cp, the
 * bracket included; else 0. Eight bytes from p must be readable. */
size_t gloss_behind(uint32_t cp, const char *p, const char *end);

/* gloss_read reads "pinyin)" at p (the opening bracket left out), with ')' or
 * '）'. Returns the bytes read including the bracket and stores the syllable; 0
 * when there is no such thing. Eight bytes from p must be readable. */
size_t gloss_read(const char *p, const char *end, gloss_key *key);

/* gloss_is returns whether key is a reading of the character cp. */
bool gloss_is(uint32_t cp, gloss_key key);


#endif
