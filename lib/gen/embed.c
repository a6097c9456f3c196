/* embed NAME FILE: writes to standard output the C source of FILE's bytes, so
 * that a tool carries its default rules or its page within itself:
 *
 *	extern const char NAME[];           the bytes and, after them, a NUL
 *	extern const size_t NAME_size;      how many bytes, the NUL not counted
 *
 * A user of NAME repeats these two lines in its own source. */
#include <stdio.h>
#include <stdlib.h>

static int
fail(const char *file)
{
	fprintf(stderr, "embed: ");
	perror(file);
	return 2;
}

int
main(int argc, char **argv)
{
	if (argc != 3) {
		fprintf(stderr, "usage: embed NAME FILE\n");
		return 2;
	}
	const char *name = argv[1], *file = argv[2];
	FILE *in = fopen(file, "rb");
	if (in == NULL)
		return fail(file);
	printf("/* made by lib/gen/embed.c from %s: change that file instead */\n", file);
	printf("#include <stddef.h>\n");
	printf("extern const char %s[];\nextern const size_t %s_size;\n", name, name);
	printf("const char %s[] = {", name);
	unsigned long size = 0;
	int c;
	while ((c = getc(in)) != EOF) {
		/* a character constant fits char whether it is signed or not */
		printf("%s'\\%03o',", size % 16 == 0 ? "\n" : "", (unsigned)c);
		size++;
	}
	if (ferror(in))
		return fail(file);
	fclose(in);
	printf("\n0};\nconst size_t %s_size = %lu;\n", name, size);
	if (fflush(stdout) != 0 || ferror(stdout))
		return fail("standard output");
	return 0;
}
