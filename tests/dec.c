/* A calculator over lib/base/dec.h for tests/dec.t: reads lines of words
 * "OPERATION X Y" or "round X Y DIGITS" (X and Y decimals, for the rational
 * operations X/Y of them), writes one result a line; "error" when X or Y is no
 * number, "none" when there is no result. */
#include <stdio.h>
#include <stdlib.h>

#include "../lib/base/dec.h"

static struct arena arena;

static void
put_dec(struct dec d)
{
	struct slice s = dec_text(&arena, d);
	printf("%.*s\n", (int)s.len, s.ptr);
}

static void
put_rat(struct rat r)
{
	struct dec d;
	if (rat_to_dec(&arena, r, &d))
		put_dec(d);
	else
		puts("none");
}

static bool
is(const char *word, const char *name)
{
	return strcmp(word, name) == 0;
}

static void
decimal_operation(const char *name, struct dec x, struct dec y)
{
	if (is(name, "add"))
		put_dec(dec_add(&arena, x, y));
	else if (is(name, "sub"))
		put_dec(dec_sub(&arena, x, y));
	else if (is(name, "mul"))
		put_dec(dec_mul(&arena, x, y));
	else if (is(name, "cmp"))
		printf("%d\n", dec_cmp(&arena, x, y));
	else if (is(name, "text"))
		put_dec(x);
	else
		puts("unknown operation");
}

/* Rational operations work on x/7 and y/12, so that denominators do not
 * agree; radd is x/7 + y/12 times 84. */
static void
rational_operation(const char *name, struct dec x, struct dec y, unsigned digits)
{
	struct rat a = rat_from_dec(&arena, x), b = rat_from_dec(&arena, y), q;
	struct rat seven = rat_from_dec(&arena, dec_from_uint(&arena, 7));
	struct rat twelve = rat_from_dec(&arena, dec_from_uint(&arena, 12));
	struct rat both = rat_mul(&arena, seven, twelve);
	if (is(name, "rdiv") || is(name, "rround")) {
		if (!rat_div(&arena, a, b, &q))
			puts("none");
		else if (is(name, "rdiv"))
			put_rat(q);
		else
			put_dec(rat_round(&arena, q, digits));
		return;
	}
	rat_div(&arena, a, seven, &a);
	rat_div(&arena, b, twelve, &b);
	if (is(name, "radd"))
		put_rat(rat_mul(&arena, rat_add(&arena, a, b), both));
	else if (is(name, "rsub"))
		put_rat(rat_mul(&arena, rat_sub(&arena, a, b), both));
	else if (is(name, "rmul"))
		put_rat(rat_mul(&arena, rat_mul(&arena, a, b), both));
	else if (is(name, "rcmp"))
		printf("%d\n", rat_cmp(&arena, a, b));
	else
		puts("unknown operation");
}

int
main(void)
{
	static char line[1 << 20];
	while (fgets(line, sizeof line, stdin)) {
		struct dec x, y;
		const char *name = strtok(line, " \n"), *xs = strtok(NULL, " \n");
		const char *ys = strtok(NULL, " \n"), *digits = strtok(NULL, " \n");
		arena_reset(&arena);
		if (!dec_parse(&arena, slice_of(xs ? xs : ""), &x) ||
		    !dec_parse(&arena, slice_of(ys ? ys : "1"), &y))
			puts("error");
		else if (name[0] == 'r')
			rational_operation(name, x, y, digits ? (unsigned)atoi(digits) : 0);
		else
			decimal_operation(name, x, y);
	}
	arena_free(&arena);
	return 0;
}
