#ifndef RR_ROWS_CHARACTER_H
#define RR_ROWS_CHARACTER_H
/* A character in a row of a table, for the makers of C. */
#include <stdint.h>
#include "../base/utf8.h"
#include "rows.h"

/* rows_character returns the code point of the BMP that text is: one character in
 * UTF-8, or U+ with hexadecimal digits for one that cannot be seen. Refuses the row
 * otherwise. */
static inline uint32_t
rows_character(const struct rows *r, const char *text)
{
	uint32_t cp = 0;
	size_t len = strlen(text);
	if (len > 2 && text[0] == 'U' && text[1] == '+')
		cp = (uint32_t)strtoul(text + 2, NULL, 16);
	else if (len == 0 || utf8_valid((struct slice){ text, len }) != len || utf8_decode(text, &cp) != len)
		rows_refuse(r, "one character expected");
	if (cp > 0xffff)
		rows_refuse(r, "not in the BMP");
	return cp;
}

#endif
