#ifndef RR_GBK_TABLES_H
#define RR_GBK_TABLES_H
/* What the build makes of iconv's GBK: see lib/gen/mkgbk.c. */
#include <stdint.h>

extern const uint16_t gbk_character[126 * 191];
extern const uint16_t gbk_minor[][256];
extern const uint8_t gbk_major[256];

#endif
