#ifndef RR_DROPPED_H
#define RR_DROPPED_H
/* User-defined codes of GBK have no character, and converters drop them. In a torn run
 * (torn.h) such a code is the second byte of one character and the first of the next:
 * two characters are gone, of which the first byte of the one and the second byte of
 * the other are left. These tell little; what may have stood there is guessed at by
 * how likely the characters are where they stand, also for two codes in a row. */
#include <stdbool.h>
#include <stdint.h>
#include "common.h"

#define DROPPED_GUESSES 8

struct dropped {
	unsigned count;         /* codes */
	uint32_t cp[2];         /* the characters they ended */
	int bits[2];            /* how likely these are there */
	int cost;               /* of all, and of the character that `lead` begins */
	unsigned lead;          /* the second byte of the last code */
};

/* dropped_guess stores the likeliest codes between the bytes lead and trail, behind the
 * characters last[0] and last[1]: up to DROPPED_GUESSES, likeliest first; where one code
 * gives nothing likely, and deep is set, also two. Returns how many. */
unsigned dropped_guess(const struct common *c, const uint32_t last[2], unsigned lead, unsigned trail,
    bool deep, struct dropped *best);

#endif
