#include "number.h"

#include <stdint.h>

#include "../base/utf8.h"

/* The value of a numeral character; 10, 100 for units; -1 for any other. */
static int
han_value(uint32_t cp)
{
	switch (cp) {
	case 0x3007: case 0x96f6: return 0;     /* 〇零 */
	case 0x4e00: return 1;
	case 0x4e8c: return 2;
	case 0x4e09: return 3;
	case 0x56db: return 4;
	case 0x4e94: return 5;
	case 0x516d: return 6;
	case 0x4e03: return 7;
	case 0x516b: return 8;
	case 0x4e5d: return 9;
	case 0x5341: return 10;
	case 0x767e: return 100;
	}
	return -1;
}

size_t
number_han(struct slice text, unsigned *value)
{
	unsigned sum = 0, digit = 0;
	size_t i = 0;
	while (text.len - i >= 3 && i < 21) {
		uint32_t cp;
		unsigned n = utf8_decode(text.ptr + i, &cp);
		int v = n == 3 ? han_value(cp) : -1;
		if (v < 0 || (v > 0 && v < 10 && digit != 0))
			break;
		if (v >= 10) {
			sum += (digit ? digit : 1) * (unsigned)v;
			digit = 0;
		} else {
			digit = (unsigned)v;
		}
		i += n;
	}
	*value = sum + digit;
	return *value > 0 && *value < 1000 ? i : 0;
}

size_t
number_digits(struct slice text, unsigned *value)
{
	size_t i = 0;
	unsigned v = 0, digits = 0;
	while (i < text.len) {
		uint32_t cp;
		unsigned n = utf8_decode(text.ptr + i, &cp);
		if (cp >= 0xff10 && cp <= 0xff19)
			cp -= 0xff10 - '0';
		if (cp < '0' || cp > '9')
			break;
		v = v * 10 + (unsigned)(cp - '0');
		if (++digits > 4)
			return 0;
		i += n;
	}
	*value = v;
	return i;
}
