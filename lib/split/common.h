#ifndef RR_COMMON_H
#define RR_COMMON_H
/* The characters that reports are written with, by the first and by the second byte of
 * their GBK codes: what a lone byte of a torn character (torn.h) can have been part of. */
#include <stdint.h>

#define COMMON_MOST 9000

struct common_char {
	uint16_t cp;
	uint8_t lead, trail;
	uint8_t bits;           /* likely_alone */
};

/* The characters of lead byte b are by_lead[lead[b]] and those behind, up to
 * by_lead[lead[b + 1]]; of a trail byte likewise. */
struct common {
	struct common_char by_lead[COMMON_MOST], by_trail[COMMON_MOST];
	unsigned lead[0x101], trail[0x101];
};

/* common_open makes the tables, common_close gives their memory back. */
struct common *common_open(void);
void common_close(struct common *c);

#endif
