/* mkgbk: writes the two-byte codes of GBK as C, both ways, as this machine's
 * iconv has them. lib/split/gbk.h tells what for. */
#include <iconv.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../base/utf8.h"
#include "two_level.h"

#define LEADS 126               /* 81 to FE */
#define TRAILS 191              /* 40 to FE, 7F among them and unused */

static uint16_t to_gbk[0x10000], from_gbk[LEADS * TRAILS];

static uint32_t
decode(iconv_t cd, unsigned lead, unsigned trail)
{
	char in[2] = { (char)lead, (char)trail }, out[8] = { 0 };
	char *i = in, *o = out;
	size_t in_left = 2, out_left = sizeof out;
	uint32_t cp;
	iconv(cd, NULL, NULL, NULL, NULL);
	if (iconv(cd, &i, &in_left, &o, &out_left) == (size_t)-1 || in_left > 0 || o == out)
		return 0;
	/* One character: a pair that reads as two is none. */
	return utf8_decode(out, &cp) == (unsigned)(o - out) ? cp : 0;
}

static void
add(uint32_t cp, unsigned code)
{
	if (to_gbk[cp] == 0)
		to_gbk[cp] = (uint16_t)code;
}

/* The private use characters that GB 18030-2000 and code page 936 had where later
 * editions have characters of their own. */
static void
add_older(void)
{
	static const struct { uint16_t cp, code; } older[] = {
		{ 0xe78d, 0xa6d9 }, { 0xe78e, 0xa6da }, { 0xe78f, 0xa6db }, { 0xe790, 0xa6dc },
		{ 0xe791, 0xa6dd }, { 0xe792, 0xa6de }, { 0xe793, 0xa6df }, { 0xe794, 0xa6ec },
		{ 0xe795, 0xa6ed }, { 0xe796, 0xa6f3 }, { 0xe7c7, 0xa8bc }
	};
	for (unsigned i = 0; i < sizeof older / sizeof older[0]; i++)
		add(older[i].cp, older[i].code);
	for (unsigned trail = 0x50; trail <= 0xa0; trail++)
		if (trail != 0x7f)
			add(0xe815 + trail - 0x50 - (trail > 0x7f), 0xfe00 | trail);
}

int
main(void)
{
	iconv_t cd = iconv_open("UTF-8", "GB18030");
	unsigned found = 0;
	if (cd == (iconv_t)-1) {
		perror("mkgbk: iconv does not know GB18030");
		return 1;
	}
	for (unsigned lead = 0x81; lead <= 0xfe; lead++)
		for (unsigned trail = 0x40; trail <= 0xfe; trail++) {
			uint32_t cp = trail == 0x7f ? 0 : decode(cd, lead, trail);
			if (cp < 0x80 || cp > 0xffff)
				continue;
			to_gbk[cp] = (uint16_t)(lead << 8 | trail);
			if (cp >= 0xe000 && cp < 0xf900)        /* private use */
				continue;
			from_gbk[(lead - 0x81) * TRAILS + trail - 0x40] = (uint16_t)cp;
			found++;
		}
	if (found < 21000) {
		fprintf(stderr, "mkgbk: iconv knows only %u codes of GBK\n", found);
		return 1;
	}
	add_older();
	printf("/* Made by lib/gen/mkgbk.c from iconv. */\n#include \"../../lib/split/gbk_tables.h\"\n"
	    "const uint16_t gbk_character[%u] = {", LEADS * TRAILS);
	for (unsigned i = 0; i < LEADS * TRAILS; i++)
		printf("%s%u,", i % 16 ? "" : "\n\t", from_gbk[i]);
	printf("\n};\n");
	two_level_write("gbk", to_gbk);
	return ferror(stdout) || fclose(stdout) ? 1 : 0;
}
