/* For tests/lexicon.t: reads one text a line and writes how many code points the
 * longest word of the lexicon (lib/nums/lexicon.h) at its start has, and the set of
 * its classes in hexadecimal: "2 400000". */
#include <stdio.h>
#include <string.h>

#include "../lib/base/utf8.h"
#include "../lib/han/fold.h"
#include "../lib/nums/lexicon.h"

int
main(void)
{
	char line[1024];
	while (fgets(line, sizeof line, stdin) != NULL) {
		uint32_t cp[sizeof line], n = 0;
		uint64_t classes = 0;
		size_t len = strcspn(line, "\n");
		if (utf8_valid((struct slice){ line, len }) != len)
			return 1;
		for (const char *p = line; p < line + len; n++) {
			p += utf8_decode(p, &cp[n]);
			cp[n] = han_fold(cp[n]);
		}
		cp[n] = 0;
		uint32_t length = lexicon_longest(cp, &classes);
		printf("%lu %llx\n", (unsigned long)length, (unsigned long long)classes);
	}
	return 0;
}
