#include "ucum.h"

static bool
is_digit(char c)
{
	return (unsigned char)(c - '0') < 10;
}

static bool
is_visible(char c)
{
	return c > ' ' && c <= '~';
}

static const char *
skip_digits(const char *p, const char *end)
{
	while (p < end && is_digit(*p))
		p++;
	return p;
}

/* What open begins, up to and with close; NULL when it does not end or holds open
 * or what is not visible ASCII. */
static const char *
skip_bracket(const char *p, const char *end, char open, char close)
{
	for (p++; p < end && *p != close; p++)
		if (*p == open || !is_visible(*p))
			return NULL;
	return p < end ? p + 1 : NULL;
}

/* A unit's symbol: letters and signs, parts in brackets, "10*" and "10^". Returns
 * p where there is none, NULL when a bracket does not close. */
static const char *
skip_symbol(const char *p, const char *end)
{
	if (end - p > 2 && memcmp(p, "10", 2) == 0 && (p[2] == '*' || p[2] == '^'))
		return p + 3;
	while (p != NULL && p < end) {
		if (*p == '[')
			p = skip_bracket(p, end, '[', ']');
		else if (((*p | 0x20) >= 'a' && (*p | 0x20) <= 'z') || memchr("%'\"_", *p, 4) != NULL)
			p++;
		else
			break;
	}
	return p;
}

/* A component that is no parenthesis; NULL when there is none. */
static const char *
skip_component(const char *p, const char *end)
{
	const char *begin = p;
	p = skip_symbol(p, end);
	if (p == NULL)
		return NULL;
	if (p == begin) {
		p = skip_digits(p, end);
		if (p > begin)
			return p;
	} else if (p < end && (is_digit(*p) || *p == '-' || *p == '+')) {
		const char *digits = p + !is_digit(*p);
		p = skip_digits(digits, end);
		if (p == digits)
			return NULL;
	}
	if (p < end && *p == '{')
		return skip_bracket(p, end, '{', '}');
	return p > begin ? p : NULL;
}

bool
ucum_valid(struct slice code)
{
	const char *p = code.ptr, *end = code.ptr + code.len;
	unsigned depth = 0;
	if (p < end && *p == '/')
		p++;
	for (;;) {
		for (; p < end && *p == '('; p++)
			depth++;
		p = skip_component(p, end);
		if (p == NULL)
			return false;
		for (; p < end && *p == ')' && depth > 0; p++)
			depth--;
		if (p == end)
			return depth == 0;
		if (*p != '.' && *p != '/')
			return false;
		p++;
	}
}
