#ifndef RR_GBK_H
#define RR_GBK_H
/* GBK's two-byte codes: lead byte 81 to FE, trail byte 40 to FE without 7F. The
 * characters a scraper tore were torn in this encoding. */
#include <stdbool.h>
#include <stdint.h>
#include "gbk_tables.h"

/* gbk_decode returns the character of a lead and a trail byte; 0 for none. */
static inline uint32_t
gbk_decode(unsigned lead, unsigned trail)
{
	if (lead < 0x81 || lead > 0xfe || trail < 0x40 || trail > 0xfe)
		return 0;
	return gbk_character[(lead - 0x81) * 191 + trail - 0x40];
}

/* gbk_encode returns lead << 8 | trail of cp, 0 when it has no such code. Codes
 * without a character, user-defined ones among them, are those of the private use
 * characters that GB 18030 gives them. */
static inline unsigned
gbk_encode(uint32_t cp)
{
	return cp > 0xffff ? 0 : gbk_minor[gbk_major[cp >> 8]][cp & 0xff];
}

/* gbk_is_user returns whether the two bytes are a user-defined code, which has
 * no character and which converters drop. */
static inline bool
gbk_is_user(unsigned lead, unsigned trail)
{
	return (((lead >= 0xaa && lead <= 0xaf) || lead >= 0xf8) && trail >= 0xa1) ||
	    (lead >= 0xa1 && lead <= 0xa7 && trail >= 0x40 && trail <= 0xa0 && trail != 0x7f);
}

#endif
