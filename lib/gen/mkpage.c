/* mkpage FRAME NAME=FILE ...: writes FRAME to standard output with its places
 * filled in:
 *
 *	{{NAME}}        the files given under NAME, one after another
 *	{{NAME-hash}}   'sha256-…' of the same bytes, as a Content Security Policy
 *	                (W3C CSP3, section 2.3.1) names a script or style it allows
 *
 * Other places are left for the one who writes the page. What goes into
 * {{script}} and {{style}} may not hold what would end the element or begin a
 * comment there. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct text {
	char *ptr;
	size_t len;
};

static void
fail(const char *name, const char *why)
{
	fprintf(stderr, "mkpage: %s: %s\n", name, why);
	exit(2);
}

static void
append_file(struct text *t, const char *file)
{
	FILE *in = fopen(file, "rb");
	size_t n;
	if (in == NULL)
		fail(file, "cannot open");
	do {
		t->ptr = realloc(t->ptr, t->len + 65536 + 1);
		if (t->ptr == NULL)
			fail(file, "out of memory");
		n = fread(t->ptr + t->len, 1, 65536, in);
		t->len += n;
	} while (n > 0);
	if (ferror(in))
		fail(file, "cannot read");
	t->ptr[t->len] = '\0';
	if (memchr(t->ptr, '\0', t->len) != NULL || memchr(t->ptr, '\r', t->len) != NULL)
		fail(file, "holds NUL or CR, which HTML changes and the hash would not fit");
	fclose(in);
}

/* SHA-256 as FIPS 180-4 has it, section 6.2. */
static const uint32_t round_constant[64] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
	0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t
rotate(uint32_t x, unsigned n)
{
	return x >> n | x << (32 - n);
}

static void
sha256_block(uint32_t h[8], const unsigned char *b)
{
	uint32_t w[64], v[8];
	for (int t = 0; t < 16; t++)
		w[t] = (uint32_t)b[4 * t] << 24 | (uint32_t)b[4 * t + 1] << 16 |
		    (uint32_t)b[4 * t + 2] << 8 | b[4 * t + 3];
	for (int t = 16; t < 64; t++)
		w[t] = w[t - 16] + w[t - 7] +
		    (rotate(w[t - 15], 7) ^ rotate(w[t - 15], 18) ^ w[t - 15] >> 3) +
		    (rotate(w[t - 2], 17) ^ rotate(w[t - 2], 19) ^ w[t - 2] >> 10);
	memcpy(v, h, sizeof v);
	for (int t = 0; t < 64; t++) {
		uint32_t t1 = v[7] + (rotate(v[4], 6) ^ rotate(v[4], 11) ^ rotate(v[4], 25)) +
		    ((v[4] & v[5]) ^ (~v[4] & v[6])) + round_constant[t] + w[t];
		uint32_t t2 = (rotate(v[0], 2) ^ rotate(v[0], 13) ^ rotate(v[0], 22)) +
		    ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
		memmove(v + 1, v, 7 * sizeof v[0]);
		v[4] += t1;
		v[0] = t1 + t2;
	}
	for (int i = 0; i < 8; i++)
		h[i] += v[i];
}

static void
sha256(const struct text *t, unsigned char digest[32])
{
	uint32_t h[8] = { 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
		0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19 };
	unsigned char last[128] = { 0 };
	size_t whole = t->len / 64 * 64, rest = t->len - whole;
	size_t end = rest < 56 ? 64 : 128;
	for (size_t i = 0; i < whole; i += 64)
		sha256_block(h, (const unsigned char *)t->ptr + i);
	memcpy(last, t->ptr + whole, rest);
	last[rest] = 0x80;
	for (int i = 0; i < 8; i++)
		last[end - 1 - (size_t)i] = (unsigned char)((uint64_t)t->len * 8 >> 8 * i);
	for (size_t i = 0; i < end; i += 64)
		sha256_block(h, last + i);
	for (int i = 0; i < 32; i++)
		digest[i] = (unsigned char)(h[i / 4] >> (24 - 8 * (i % 4)));
}

static void
put_hash(const struct text *t)
{
	static const char digit[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	unsigned char d[33] = { 0 };
	sha256(t, d);
	printf("'sha256-");
	for (int i = 0; i < 33; i += 3) {
		uint32_t v = (uint32_t)d[i] << 16 | (uint32_t)d[i + 1] << 8 | d[i + 2];
		printf("%c%c%c%c", digit[v >> 18], digit[v >> 12 & 63], digit[v >> 6 & 63],
		    i == 30 ? '=' : digit[v & 63]);
	}
	putchar('\'');
}

/* The files given under the first len bytes of name; ptr NULL when there are none. */
static struct text
gather(char **arg, const char *name, size_t len)
{
	struct text t = { NULL, 0 };
	for (; *arg != NULL; arg++)
		if (strncmp(*arg, name, len) == 0 && (*arg)[len] == '=')
			append_file(&t, *arg + len + 1);
	return t;
}

static bool
holds(const struct text *t, const char *what)
{
	return strstr(t->ptr, what) != NULL;
}

static void
put_place(char **arg, const char *name, size_t len)
{
	bool hash = len > 5 && memcmp(name + len - 5, "-hash", 5) == 0;
	struct text t = gather(arg, name, hash ? len - 5 : len);
	if (t.ptr == NULL) {
		printf("{{%.*s}}", (int)len, name);
		return;
	}
	if (holds(&t, "</script") || holds(&t, "</style") || holds(&t, "<!--") || holds(&t, "<script"))
		fail(name, "would end its element");
	if (hash)
		put_hash(&t);
	else
		fwrite(t.ptr, 1, t.len, stdout);
	free(t.ptr);
}

int
main(int argc, char **argv)
{
	struct text frame = { NULL, 0 };
	if (argc < 2)
		fail("usage", "mkpage FRAME NAME=FILE ...");
	append_file(&frame, argv[1]);
	const char *p = frame.ptr, *open, *close;
	while ((open = strstr(p, "{{")) != NULL && (close = strstr(open, "}}")) != NULL) {
		fwrite(p, 1, (size_t)(open - p), stdout);
		put_place(argv + 2, open + 2, (size_t)(close - open - 2));
		p = close + 2;
	}
	fputs(p, stdout);
	free(frame.ptr);
	if (fflush(stdout) != 0 || ferror(stdout))
		fail("standard output", "cannot write");
	return 0;
}
