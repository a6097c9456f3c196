/* What a member's raw value says, of JSON that json.c has found valid. */
#include "json.h"

#include "json_blank.h"
#include "utf8.h"

static uint32_t
hex4(const char *p)
{
	uint32_t v = 0;
	for (int i = 0; i < 4; i++) {
		unsigned char c = (unsigned char)p[i];
		v = v << 4 | (uint32_t)(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
	}
	return v;
}

/* Reads the \u escape at *p, with its second half when it is a surrogate pair,
 * and moves *p behind. */
static uint32_t
read_u(const char **p, const char *end)
{
	uint32_t cp = hex4(*p + 2);
	*p += 6;
	if (cp >= 0xd800 && cp < 0xdc00 && end - *p >= 6 && (*p)[0] == '\\' && (*p)[1] == 'u') {
		uint32_t low = hex4(*p + 2);
		if (low >= 0xdc00 && low < 0xe000) {
			*p += 6;
			return 0x10000 + ((cp - 0xd800) << 10) + (low - 0xdc00);
		}
	}
	return cp >= 0xd800 && cp < 0xe000 ? 0xfffd : cp;
}

struct slice
json_unescape(struct arena *a, struct slice value)
{
	if (value.len < 2 || value.ptr[0] != '"')
		return (struct slice){ NULL, 0 };
	const char *p = value.ptr + 1, *end = value.ptr + value.len - 1;
	if (memchr(p, '\\', (size_t)(end - p)) == NULL)
		return (struct slice){ p, (size_t)(end - p) };
	char *text = arena_new(a, (size_t)(end - p)), *to = text;
	while (p < end) {
		if (*p != '\\') {
			*to++ = *p++;
			continue;
		}
		switch (p[1]) {
		case 'u': to += utf8_encode(read_u(&p, end), to); continue;
		case 'b': *to++ = '\b'; break;
		case 'f': *to++ = '\f'; break;
		case 'n': *to++ = '\n'; break;
		case 'r': *to++ = '\r'; break;
		case 't': *to++ = '\t'; break;
		default: *to++ = p[1];
		}
		p += 2;
	}
	return (struct slice){ text, (size_t)(to - text) };
}

struct slice
json_string(struct arena *a, const struct json_member *m)
{
	if (m == NULL || m->type != JSON_STRING)
		return (struct slice){ NULL, 0 };
	if (!m->escaped)
		return slice_sub(m->value, 1, m->value.len - 1);
	return json_unescape(a, m->value);
}

bool
json_uint(struct slice value, uint64_t *out)
{
	uint64_t v = 0;
	if (value.len == 0 || value.len > 18)
		return false;
	for (size_t i = 0; i < value.len; i++) {
		unsigned char d = (unsigned char)(value.ptr[i] - '0');
		if (d > 9)
			return false;
		v = v * 10 + d;
	}
	*out = v;
	return true;
}

/* The end of the value at p in text known to be valid. */
static const char *
value_end(const char *p, const char *end)
{
	size_t depth = 0;
	do {
		if (*p == '"') {
			for (p++; *p != '"'; p++)
				if (*p == '\\')
					p++;
			p++;
		} else if (*p == '[' || *p == '{') {
			depth++;
			p++;
		} else if (*p == ']' || *p == '}') {
			depth--;
			p++;
		} else if (depth > 0) {
			p++;
		} else {
			while (p < end && strchr(",]} \t\r\n", *p) == NULL)
				p++;
		}
	} while (depth > 0);
	return p;
}

bool
json_items(struct slice raw, size_t *at, struct slice *key, struct slice *value)
{
	const char *end = raw.ptr + raw.len, *p = raw.ptr + *at;
	p = skip_blank(*at == 0 ? p + 1 : p, end);
	if (p < end && *p == ',')
		p = skip_blank(p + 1, end);
	if (p >= end || *p == ']' || *p == '}')
		return false;
	if (raw.ptr[0] == '{') {
		const char *q = value_end(p, end);
		if (key != NULL)
			*key = (struct slice){ p, (size_t)(q - p) };
		p = skip_blank(q, end);
		p = skip_blank(p + 1, end);
	}
	const char *q = value_end(p, end);
	*value = (struct slice){ p, (size_t)(q - p) };
	*at = (size_t)(q - raw.ptr);
	return true;
}
