#include "markup.h"

#include <stdbool.h>
#include <string.h>

#define TAG_LONGEST 400         /* bytes of a tag with its attributes */
#define NAME_LONGEST 10

/* Elements of HTML (HTML Living Standard, section 4) that text stands in. */
static const struct { const char *name; enum markup_kind kind; } element[] = {
	{ "p", MARKUP_BLOCK }, { "br", MARKUP_BLOCK }, { "div", MARKUP_BLOCK }, { "li", MARKUP_BLOCK },
	{ "tr", MARKUP_BLOCK }, { "h1", MARKUP_BLOCK }, { "h2", MARKUP_BLOCK }, { "h3", MARKUP_BLOCK },
	{ "h4", MARKUP_BLOCK }, { "hr", MARKUP_BLOCK }, { "section", MARKUP_BLOCK }, { "article", MARKUP_BLOCK },
	{ "ul", MARKUP_BLOCK }, { "ol", MARKUP_BLOCK }, { "table", MARKUP_BLOCK }, { "tbody", MARKUP_BLOCK },
	{ "blockquote", MARKUP_BLOCK }, { "center", MARKUP_BLOCK }, { "pre", MARKUP_BLOCK }, { "thead", MARKUP_BLOCK },
	{ "h5", MARKUP_BLOCK }, { "h6", MARKUP_BLOCK }, { "dl", MARKUP_BLOCK }, { "dt", MARKUP_BLOCK },
	{ "dd", MARKUP_BLOCK }, { "html", MARKUP_BLOCK }, { "head", MARKUP_BLOCK }, { "body", MARKUP_BLOCK },
	{ "title", MARKUP_BLOCK }, { "meta", MARKUP_INLINE }, { "link", MARKUP_INLINE },
	{ "span", MARKUP_INLINE }, { "strong", MARKUP_INLINE }, { "b", MARKUP_INLINE }, { "em", MARKUP_INLINE },
	{ "i", MARKUP_INLINE }, { "u", MARKUP_INLINE }, { "a", MARKUP_INLINE }, { "font", MARKUP_INLINE },
	{ "td", MARKUP_INLINE }, { "th", MARKUP_INLINE }, { "img", MARKUP_INLINE }, { "sup", MARKUP_INLINE },
	{ "sub", MARKUP_INLINE }, { "o:p", MARKUP_INLINE },
};

/* Named character references (HTML Living Standard, section 13.5) met in text. */
static const struct { const char *name; uint32_t cp; } reference[] = {
	{ "nbsp", 0xa0 }, { "ensp", 0x2002 }, { "emsp", 0x2003 }, { "amp", '&' }, { "lt", '<' }, { "gt", '>' },
	{ "quot", '"' }, { "apos", '\'' }, { "ldquo", 0x201c }, { "rdquo", 0x201d }, { "lsquo", 0x2018 },
	{ "rsquo", 0x2019 }, { "mdash", 0x2014 }, { "ndash", 0x2013 }, { "hellip", 0x2026 }, { "middot", 0xb7 },
	{ "times", 0xd7 }, { "permil", 0x2030 }, { "deg", 0xb0 }, { "shy", 0xad }, { "zwnj", 0x200c },
};

static bool
is_name(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == ':';
}

static bool
equals(const char *p, size_t len, const char *name)
{
	for (size_t i = 0; i < len; i++)
		if (name[i] == '\0' || (p[i] | 0x20) != (name[i] | 0x20))
			return false;
	return name[len] == '\0';
}

static enum markup_kind
read_tag(const char *p, const char *end, size_t *len)
{
	const char *q = p + 1;
	if (q < end && *q == '/')
		q++;
	const char *name = q;
	while (q < end && q - name < NAME_LONGEST && is_name(*q))
		q++;
	size_t n = (size_t)(q - name);
	size_t left = (size_t)(end - q) < TAG_LONGEST ? (size_t)(end - q) : TAG_LONGEST;
	const char *close = n > 0 && left > 0 ? memchr(q, '>', left) : NULL;
	if (close == NULL || memchr(q, '<', (size_t)(close - q)) != NULL ||
	    (close > q && *q != ' ' && *q != '/'))
		return MARKUP_NONE;
	*len = (size_t)(close + 1 - p);
	for (size_t i = 0; i < sizeof element / sizeof element[0]; i++)
		if (equals(name, n, element[i].name))
			return element[i].kind;
	return MARKUP_NONE;
}

/* &#8220; or &#x201c; */
static enum markup_kind
read_number(const char *p, const char *end, size_t *len, uint32_t *cp)
{
	const char *q = p + 2;
	uint32_t base = 10, v = 0;
	if (q < end && (*q | 0x20) == 'x') {
		base = 16;
		q++;
	}
	const char *digits = q;
	for (; q < end && q - digits < 7; q++) {
		uint32_t d = *q >= '0' && *q <= '9' ? (uint32_t)(*q - '0') :
		    (*q | 0x20) >= 'a' && (*q | 0x20) <= 'f' ? (uint32_t)((*q | 0x20) - 'a' + 10) : base;
		if (d >= base)
			break;
		v = v * base + d;
	}
	if (q == digits || q == end || *q != ';' || v < 0x20 || v > 0x10ffff || (v >= 0xd800 && v < 0xe000))
		return MARKUP_NONE;
	*len = (size_t)(q + 1 - p);
	*cp = v;
	return MARKUP_CHARACTER;
}

static enum markup_kind
read_reference(const char *p, const char *end, size_t *len, uint32_t *cp)
{
	const char *q = p + 1;
	if (q < end && *q == '#')
		return read_number(p, end, len, cp);
	while (q < end && q - p <= NAME_LONGEST && is_name(*q))
		q++;
	if (q == end || *q != ';')
		return MARKUP_NONE;
	for (size_t i = 0; i < sizeof reference / sizeof reference[0]; i++)
		if (strlen(reference[i].name) == (size_t)(q - p - 1) &&
		    memcmp(p + 1, reference[i].name, (size_t)(q - p - 1)) == 0) {
			*len = (size_t)(q + 1 - p);
			*cp = reference[i].cp;
			return MARKUP_CHARACTER;
		}
	return MARKUP_NONE;
}

enum markup_kind
markup_read(const char *p, const char *end, size_t *len, uint32_t *cp)
{
	return *p == '<' ? read_tag(p, end, len) : read_reference(p, end, len, cp);
}
