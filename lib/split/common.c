#include "common.h"

#include "../base/mem.h"
#include "gbk.h"
#include "likely.h"

#define RAREST 17               /* bits of a character that is left out */

/* Adds the character of these bytes to the n of list; returns how many there are now. */
static unsigned
add(struct common_char *list, unsigned n, unsigned lead, unsigned trail)
{
	uint32_t cp = gbk_decode(lead, trail);
	int bits = cp != 0 ? likely_alone(cp) : RAREST;
	if (bits < RAREST && n < COMMON_MOST)
		list[n++] = (struct common_char){ (uint16_t)cp, (uint8_t)lead, (uint8_t)trail, (uint8_t)bits };
	return n;
}

struct common *
common_open(void)
{
	struct common *c = mem_new(sizeof *c);
	unsigned by_lead = 0, by_trail = 0;
	for (unsigned b = 0; b < 0x100; b++) {
		c->lead[b] = by_lead;
		c->trail[b] = by_trail;
		for (unsigned other = 0x40; other <= 0xfe; other++) {
			by_lead = add(c->by_lead, by_lead, b, other);
			by_trail = add(c->by_trail, by_trail, other, b);
		}
	}
	c->lead[0x100] = by_lead;
	c->trail[0x100] = by_trail;
	return c;
}

void
common_close(struct common *c)
{
	mem_free(c);
}
