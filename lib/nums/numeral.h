#ifndef RR_NUMERAL_H
#define RR_NUMERAL_H
/* A numeral: digits of either kind with the multipliers, the 余 and the decimal
 * point that belong to them, and what they come to.  Of the words around it only
 * units are asked for, where a multiplier could begin one (千克 is no 千 of 克).
 *
 * Written in ASCII digits (1,234.5; 3.6万; 2万5千), in Chinese (三百零五; 两千五;
 * 十几; 三四十; 二〇一九; 百分之五), in both, or with digits blanked (20xx). */
#include <stdbool.h>
#include <stdint.h>
#include "../base/dec.h"
#include "../base/mem.h"
#include "character.h"
#include "sentence.h"

/* The role of a character in numerals; lib/data/numerals.tsv describes them. */
enum numeral_role {
	ROLE_NONE,
	ROLE_HEAD,      /* no numeral, but a word of the cue tables can begin here */
	ROLE_ASCII, ROLE_MASK, ROLE_DIGIT, ROLE_FORMAL, ROLE_UNIT, ROLE_FORMAL_UNIT,
	ROLE_MYRIAD, ROLE_TENS, ROLE_SOME, ROLE_HALF, ROLE_SIGN
};

/* numeral_char returns role << 4 | value of a folded code point. */
static inline unsigned
numeral_char(uint32_t cp)
{
	return character_of(cp)->numeral;
}

static inline enum numeral_role
numeral_role(uint32_t cp)
{
	return numeral_char(cp) >> 4;
}

/* numeral_role_at is the same of code point i of s, which may be one of the padding behind it. */
static inline enum numeral_role
numeral_role_at(const struct sentence *s, uint32_t i)
{
	return s->numeral[i] >> 4;
}

/* numeral_power returns the power of ten that a folded code point multiplies by, 1 for
 * 十 to 8 for 亿; 0 for what is no multiplier. */
static inline int32_t
numeral_power(uint32_t cp)
{
	enum numeral_role role = numeral_role(cp);
	return role == ROLE_UNIT || role == ROLE_FORMAL_UNIT || role == ROLE_MYRIAD ? (int32_t)(numeral_char(cp) & 15) : 0;
}

enum numeral_kind {
	NUMERAL_PLAIN,
	NUMERAL_PERCENT,        /* 百分之五: the value is 5 */
	NUMERAL_PERMILLE,
	NUMERAL_FRACTION,       /* 三分之一, 1/3: no value but endless when it does not terminate */
	NUMERAL_RATIO           /* 1:3 */
};

struct numeral {
	uint32_t begin, end;    /* code points in the sentence */
	enum numeral_kind kind;
	bool han;               /* begins with Chinese characters */
	bool single;            /* one Chinese digit: 三 */
	bool bare;              /* multipliers without a digit: 千 in 千亩 */
	bool half;              /* 半 */
	bool some;              /* 几, 数 */
	bool multiplied;        /* ends in 万, 亿 …, perhaps with 余 behind */
	bool over, about;       /* holds 余, 多; holds 来 */
	bool ranged;            /* lo and hi instead of value: 三四十, 几十 */
	bool has_value;
	bool masked;
	uint32_t mask_end;      /* the mask is [begin, mask_end) */
	unsigned digits;        /* ASCII or positional digits before the point, blanks included */
	int32_t power;          /* of the multipliers: 4 in 3.6万 */
	struct dec value, lo, hi;
	bool endless;           /* no decimal ends: the value is above / below */
	struct dec above, below;
};

/* numeral_read reads the numeral that begins at code point i of s; returns
 * whether there is one. Numbers live in a. */
bool numeral_read(const struct sentence *s, uint32_t i, struct arena *a, struct numeral *n);

/* numeral_add_part adds x / y to the value of n, which then may be endless. */
void numeral_add_part(struct arena *a, struct numeral *n, struct dec x, struct dec y);

/* numeral_han reads a whole number in Chinese characters at i, without 余 and
 * fractions, below 10^17; returns where it ends, or i when there is none. A
 * range as in 三四十, 几百 or 千八百 has lo < hi. */
uint32_t numeral_han(const struct sentence *s, uint32_t i, uint64_t *lo, uint64_t *hi, struct numeral *n);

#endif
