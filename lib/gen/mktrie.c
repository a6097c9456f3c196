/* mktrie [-k COLUMN] [-c COLUMN -p PREFIX -i HEADER] [-s FILE]... NAME FILE...
 * writes on stdout, as C, the trie (lib/han/trie.h) of the words in tables of
 * tab-separated columns.  Lines that begin with # and empty lines are skipped.
 *
 * -k  column of the words, 1 by default; a cell may hold several, parted by |
 * -c  column of the words' classes, parted by blanks: "verb noun" becomes the
 *     set of bits PREFIXVERB | PREFIXNOUN, which are names of bit numbers in
 *     HEADER (an enum); rows of one word add up
 * -s  a table whose words are given codes too; tries made of and with the same tables
 *     have the same codes, so that a text is coded once for all of them
 * Without -c the value of a word is the number of its row.
 *
 * Words are folded (han_fold), as the text they are looked up in is.  A bad row
 * is named and exits 1. */
#include <ctype.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include "../base/utf8.h"
#include "../han/fold.h"
#include "rows.h"

enum { WORD_MAX = 64, CP_MAX = 0x20000 };

struct word {
	uint32_t cp[WORD_MAX];  /* codes once codes are given */
	unsigned n;
	uint32_t row;           /* from 1 */
	char *classes;
};

struct node {
	uint32_t base, check, value, below;
	bool used;
};

static struct word *word;
static size_t words;
static uint32_t rows;
static uint16_t code_of[CP_MAX];
static unsigned codes;
static struct node *node;
static size_t nodes, first_free = 1;
static uint32_t *next_row;
static char **set;
static size_t sets;
static char *class_name[64];
static unsigned class_names;

static void *
grow(void *p, size_t size)
{
	p = realloc(p, size ? size : 1);
	if (p == NULL) {
		fputs("mktrie: no memory\n", stderr);
		exit(1);
	}
	return p;
}

/* column returns the n-th (from 1) tab-separated cell of line, NULL when there
 * is none; the caller frees it. */
static char *
column(const char *line, int n)
{
	while (--n > 0) {
		line = strchr(line, '\t');
		if (line == NULL)
			return NULL;
		line++;
	}
	size_t len = strcspn(line, "\t");
	char *cell = grow(NULL, len + 1);
	memcpy(cell, line, len);
	cell[len] = '\0';
	return cell;
}

static void
add_word(const struct rows *r, const char *text, size_t len, char *classes)
{
	if (utf8_valid((struct slice){ text, len }) != len)
		rows_refuse(r, "not UTF-8");
	/* doubled in size at powers of two */
	if ((words & (words - 1)) == 0)
		word = grow(word, (words ? 2 * words : 1) * sizeof *word);
	struct word *w = &word[words++];
	w->n = 0;
	w->row = rows;
	w->classes = classes;
	for (const char *p = text; p < text + len; ) {
		uint32_t cp;
		p += utf8_decode(p, &cp);
		cp = han_fold(cp);
		if (cp == 0 || cp >= CP_MAX)
			rows_refuse(r, "code point out of range");
		if (w->n == WORD_MAX)
			rows_refuse(r, "word too long");
		w->cp[w->n++] = cp;
	}
}

static void
read_table(const char *file, int key, int class)
{
	static struct rows r;
	rows_open(&r, "mktrie", file);
	while (rows_next(&r)) {
		rows++;
		char *cell = column(r.text, key);
		char *classes = class ? column(r.text, class) : NULL;
		if (cell == NULL || *cell == '\0')
			rows_refuse(&r, "no word");
		if (class && (classes == NULL || *classes == '\0'))
			rows_refuse(&r, "no class");
		for (char *p = cell; *p; p += strspn(p, "|")) {
			size_t len = strcspn(p, "|");
			if (len > 0)
				add_word(&r, p, len, classes);
			p += len;
		}
		free(cell);
	}
}

static void
note_used(void)
{
	for (size_t i = 0; i < words; i++)
		for (unsigned j = 0; j < word[i].n; j++)
			code_of[word[i].cp[j]] = 1;
}

/* Has the words of a table coded, though they are not in the trie. */
static void
share_codes(const char *file)
{
	read_table(file, 1, 0);
	note_used();
	words = 0;
	rows = 0;
}

/* Codes are given in the order of code points: dense, so that children lie near
 * one another. */
static void
give_codes(void)
{
	note_used();
	for (size_t cp = 0; cp < CP_MAX; cp++)
		if (code_of[cp])
			code_of[cp] = (uint16_t)++codes;
	for (size_t i = 0; i < words; i++)
		for (unsigned j = 0; j < word[i].n; j++)
			word[i].cp[j] = code_of[word[i].cp[j]];
}

static int
by_codes(const void *a, const void *b)
{
	const struct word *x = a, *y = b;
	for (unsigned i = 0; i < x->n && i < y->n; i++)
		if (x->cp[i] != y->cp[i])
			return x->cp[i] < y->cp[i] ? -1 : 1;
	if (x->n != y->n)
		return x->n < y->n ? -1 : 1;
	return x->row < y->row ? -1 : x->row > y->row;
}

static bool
same_word(const struct word *x, const struct word *y)
{
	return x->n == y->n && memcmp(x->cp, y->cp, x->n * sizeof x->cp[0]) == 0;
}

static void
reserve(size_t n)
{
	if (n <= nodes)
		return;
	node = grow(node, 2 * n * sizeof *node);
	memset(node + nodes, 0, (2 * n - nodes) * sizeof *node);
	nodes = 2 * n;
}

/* find_base returns a base such that base + code is free for each of the n
 * codes, which are in rising order. */
static uint32_t
find_base(const uint32_t *code, size_t n)
{
	while (first_free < nodes && node[first_free].used)
		first_free++;
	size_t cell = first_free > code[0] ? first_free : code[0] + 1;
	for (;; cell++) {
		size_t base = cell - code[0], i = 0;
		reserve(base + codes + 2);
		while (i < n && !node[base + code[i]].used)
			i++;
		if (i == n)
			return (uint32_t)base;
	}
}

/* class_number returns the number of the class whose name is the n bytes at p;
 * classes are numbered as they are met. */
static unsigned
class_number(const char *p, size_t n)
{
	unsigned k = 0;
	while (k < class_names && (strlen(class_name[k]) != n || memcmp(class_name[k], p, n) != 0))
		k++;
	if (k == class_names) {
		if (k == 64) {
			fputs("mktrie: too many classes\n", stderr);
			exit(1);
		}
		class_name[k] = grow(NULL, n + 1);
		memcpy(class_name[k], p, n);
		class_name[k][n] = '\0';
		class_names++;
	}
	return k;
}

/* class_set returns the number (from 1) of the set of classes of the words
 * [from, to). */
static uint32_t
class_set(size_t from, size_t to, const char *prefix)
{
	char text[8192];
	size_t len = 0;
	uint64_t all = 0;
	for (size_t i = from; i < to; i++) {
		for (const char *p = word[i].classes; *(p += strspn(p, " ")) != '\0'; p += strcspn(p, " "))
			all |= UINT64_C(1) << class_number(p, strcspn(p, " "));
	}
	for (unsigned k = 0; k < class_names; k++) {
		if (!(all >> k & 1))
			continue;
		if (len + strlen(class_name[k]) + strlen(prefix) + 24 > sizeof text) {
			fputs("mktrie: too many classes\n", stderr);
			exit(1);
		}
		len += (size_t)sprintf(text + len, "%sUINT64_C(1) << %s", len ? " | " : "", prefix);
		for (const char *p = class_name[k]; *p != '\0'; p++)
			text[len++] = (char)toupper((unsigned char)*p);
	}
	text[len] = '\0';
	for (size_t i = 0; i < sets; i++)
		if (strcmp(set[i], text) == 0)
			return (uint32_t)i + 1;
	set = grow(set, (sets + 1) * sizeof *set);
	set[sets] = grow(NULL, len + 1);
	memcpy(set[sets], text, len + 1);
	return (uint32_t)++sets;
}

/* chain notes that row next has the same word as row; a row of several words
 * can be in one chain only. */
static void
chain(uint32_t row, uint32_t next)
{
	if (row == next)
		return;
	if (next_row[row] != 0 && next_row[row] != next) {
		fprintf(stderr, "mktrie: row %lu shares words with rows %lu and %lu; write it as two rows\n",
			(unsigned long)row, (unsigned long)next_row[row], (unsigned long)next);
		exit(1);
	}
	next_row[row] = next;
}

/* build places the children of cell parent: the words [from, to), sorted, share
 * their first depth codes. */
static void
build(uint32_t parent, size_t from, size_t to, unsigned depth, const char *prefix)
{
	size_t i = from;
	while (i < to && word[i].n == depth)
		i++;
	if (i > from) {
		node[parent].value = prefix ? class_set(from, i, prefix) : word[from].row;
		for (size_t j = from; prefix == NULL && j + 1 < i; j++)
			chain(word[j].row, word[j + 1].row);
	}
	if (prefix != NULL && depth > 0)
		node[parent].below = class_set(from, to, prefix);
	if (i == to)
		return;
	uint32_t *code = grow(NULL, (to - i) * sizeof *code);
	size_t n = 0;
	for (size_t j = i; j < to; j++)
		if (n == 0 || code[n - 1] != word[j].cp[depth])
			code[n++] = word[j].cp[depth];
	uint32_t base = find_base(code, n);
	node[parent].base = base;
	for (size_t j = 0; j < n; j++) {
		node[base + code[j]].used = true;
		node[base + code[j]].check = parent;
	}
	for (size_t j = 0; j < n; j++) {
		size_t end = i;
		while (end < to && word[end].cp[depth] == code[j])
			end++;
		build(base + code[j], i, end, depth + 1, prefix);
		i = end;
	}
	free(code);
}

static void
write_codes(const char *name)
{
	unsigned blocks = 0, used = 0;
	uint8_t major[CP_MAX >> 8] = { 0 };
	for (unsigned b = 0; b < CP_MAX >> 8; b++) {
		for (unsigned i = 0; i < 256 && major[b] == 0; i++) {
			if (code_of[b << 8 | i]) {
				major[b] = (uint8_t)++used;
				blocks = b + 1;
			}
		}
	}
	printf("static const uint8_t %s_major[] = {", name);
	for (unsigned b = 0; b < blocks; b++)
		printf("%s%u,", b % 20 ? "" : "\n\t", major[b]);
	printf("\n};\n\nstatic const uint16_t %s_minor[] = {\n\t", name);
	for (unsigned i = 0; i < 256; i++)      /* block 0: code points in no word */
		printf("0,");
	for (unsigned b = 0; b < blocks; b++)
		for (unsigned i = 0; major[b] && i < 256; i++)
			printf("%s%u,", i % 20 ? "" : "\n\t", code_of[b << 8 | i]);
	printf("\n};\n\n#define %s_BLOCKS %uu\n", name, blocks);
}

static void
write_cells(const char *name, bool classed)
{
	size_t n = nodes;
	while (n > 1 && !node[n - 1].used)
		n--;
	n += codes + 1; /* a step from any node stays inside */
	reserve(n);
	if (n > UINT16_MAX || rows > UINT16_MAX) {
		fputs("mktrie: more words than 16 bits number\n", stderr);
		exit(1);
	}
	printf("\nstatic const struct trie_cell %s_cell[] = {", name);
	/* a cell nobody uses must not answer to the root: its check is itself */
	for (size_t i = 0; i < n; i++)
		printf("%s{%lu,%lu,%lu},", i % 8 ? "" : "\n\t", (unsigned long)node[i].base,
			(unsigned long)(i == 0 || node[i].used ? node[i].check : i), (unsigned long)node[i].value);
	printf("\n};\n");
	if (!classed)
		return;
	printf("\nstatic const uint16_t %s_below[] = {", name);
	for (size_t i = 0; i < n; i++)
		printf("%s%lu,", i % 20 ? "" : "\n\t", (unsigned long)node[i].below);
	printf("\n};\n");
}

/* What the command line asks for. */
struct options {
	int key, class;
	const char *prefix, *header;
};

/* Reads the options; returns the index of the first operand. */
static int
read_options(int argc, char **argv, struct options *o)
{
	int i = 1;
	for (; i + 1 < argc && argv[i][0] == '-'; i += 2) {
		switch (argv[i][1]) {
		case 'k': o->key = atoi(argv[i + 1]); break;
		case 'c': o->class = atoi(argv[i + 1]); break;
		case 'p': o->prefix = argv[i + 1]; break;
		case 'i': o->header = argv[i + 1]; break;
		case 's': share_codes(argv[i + 1]); break;
		}
	}
	return i;
}

static void
write_head(const char *name, const char *header, char **file, int files)
{
	printf("/* Made by mktrie from");
	for (int f = 0; f < files; f++)
		printf(" %s", file[f]);
	printf("; do not edit. */\n#include <stddef.h>\n#include \"../../lib/han/trie.h\"\n");
	if (header != NULL)
		printf("#include \"%s\"\n", header);
	printf("\nextern const struct trie %s;\n\n", name);
}

/* The chains of rows with the same word; returns whether there are any. */
static bool
write_chains(const char *name)
{
	bool chained = false;
	for (size_t k = 1; k < words; k++)
		chained |= same_word(&word[k - 1], &word[k]) && word[k - 1].row != word[k].row;
	if (!chained)
		return false;
	printf("\nstatic const uint32_t %s_next[] = {", name);
	for (uint32_t r = 0; r <= rows; r++)
		printf("%s%lu,", r % 20 ? "" : "\n\t", (unsigned long)next_row[r]);
	printf("\n};\n");
	return true;
}

static void
write_sets(const char *name)
{
	printf("\nstatic const uint64_t %s_set[] = {\n\t0,\n", name);
	for (size_t s = 0; s < sets; s++)
		printf("\t%s,\n", set[s]);
	printf("};\n");
}

/* Makes the trie of the words read. */
static void
make(const char *prefix)
{
	give_codes();
	qsort(word, words, sizeof *word, by_codes);
	next_row = grow(NULL, (rows + 1) * sizeof *next_row);
	memset(next_row, 0, (rows + 1) * sizeof *next_row);
	reserve(codes + 2);
	node[0].used = true;
	build(0, 0, words, 0, prefix);
}

int
main(int argc, char **argv)
{
	struct options o = { .key = 1 };
	int i = read_options(argc, argv, &o);
	bool classed = o.prefix != NULL, chained = false;
	if (argc - i < 2 || o.key < 1 || (o.class != 0) != classed) {
		fputs("usage: mktrie [-k COLUMN] [-c COLUMN -p PREFIX -i HEADER] [-s FILE]... NAME FILE...\n", stderr);
		return 2;
	}
	const char *name = argv[i++];
	write_head(name, o.header, argv + i, argc - i);
	for (int f = i; f < argc; f++)
		read_table(argv[f], o.key, o.class);
	make(o.prefix);
	write_codes(name);
	write_cells(name, classed);
	if (classed)
		write_sets(name);
	else
		chained = write_chains(name);
	printf("\nconst struct trie %s = {\n\t%s_cell, %s_major, %s_minor, %s_BLOCKS,\n\t", name, name, name, name, name);
	printf(chained ? "%s_next, " : "NULL, ", name);
	printf(classed ? "%s_set, %s_below\n};\n" : "NULL, NULL\n};\n", name, name);
	return ferror(stdout) || fflush(stdout) != 0;
}
