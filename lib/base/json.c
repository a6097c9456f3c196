#include "json.h"

#include "json_blank.h"
#include "utf8.h"

/* A parse in progress. fail() records the first error and returns NULL, so that
 * every step is "if ((p = step(…)) == NULL) return NULL". */
struct parse {
	const char *begin, *end;
	struct json_object *obj;
	struct json_error *err;
	bool closed;            /* the line's last byte is a closing brace */
};

static const char *
fail(struct parse *ps, const char *at, const char *reason)
{
	*ps->err = (struct json_error){ (size_t)(at - ps->begin), reason, false };
	return NULL;
}

static const char *
fail_utf8(struct parse *ps, const char *at)
{
	*ps->err = (struct json_error){ (size_t)(at - ps->begin), "invalid UTF-8", true };
	return NULL;
}

static inline const char *
skip_digits(const char *p, const char *end)
{
	while (p < end && (unsigned char)(*p - '0') < 10)
		p++;
	return p;
}

static bool
is_hex(char c)
{
	return (unsigned char)(c - '0') < 10 || (unsigned char)((c | 0x20) - 'a') < 6;
}

/* What a byte that is neither plain nor the closing quote does inside a string; the
 * lead bytes of UTF-8 are the lengths that they announce. */
enum string_byte { ESCAPE, CONTROL, LEAD2 = 2, LEAD3, LEAD4, BAD };

static inline enum string_byte
string_byte(unsigned char c)
{
	if (c < 0x80)
		return c == '\\' ? ESCAPE : CONTROL;
	if (c < 0xc2 || c > 0xf4)
		return BAD;
	return c < 0xe0 ? LEAD2 : c < 0xf0 ? LEAD3 : LEAD4;
}

static const char *
skip_escape(struct parse *ps, const char *p)
{
	if (ps->end - p < 2)
		return fail(ps, p, "string without end");
	if (p[1] == 'u') {
		for (int i = 2; i < 6; i++)
			if (ps->end - p <= i || !is_hex(p[i]))
				return fail(ps, p, "\\u without four hexadecimal digits");
		return p + 6;
	}
	if (p[1] == '\0' || strchr("\"\\/bfnrt", p[1]) == NULL)
		return fail(ps, p, "unknown escape");
	return p + 2;
}

/* Whether four bytes begin with a character of three, the usual ones here, in
 * two comparisons: the patterns of the bytes, then that it is neither overlong
 * (E0 80..9F) nor a surrogate (ED A0..BF). */
static inline bool
is_three(const unsigned char *u)
{
	uint32_t w = u[0] | (uint32_t)u[1] << 8 | (uint32_t)u[2] << 16 | (uint32_t)u[3] << 24;
	uint32_t odd = w & 0x200f;
	return (w & 0xc0c0f0) == 0x8080e0 && odd != 0 && odd != 0x200d;
}

/* The same for two characters in eight bytes. */
static inline bool
is_three_twice(const unsigned char *u)
{
	uint64_t w = u[0] | (uint64_t)u[1] << 8 | (uint64_t)u[2] << 16 | (uint64_t)u[3] << 24 |
	    (uint64_t)u[4] << 32 | (uint64_t)u[5] << 40 | (uint64_t)u[6] << 48 | (uint64_t)u[7] << 56;
	uint32_t odd = (uint32_t)w & 0x200f, other = (uint32_t)(w >> 24) & 0x200f;
	return (w & UINT64_C(0xc0c0f0c0c0f0)) == UINT64_C(0x8080e08080e0) && odd != 0 && odd != 0x200d &&
	    other != 0 && other != 0x200d;
}

static inline bool
is_plain(char c)
{
	return c >= 0x20 && c != '"' && c != '\\' && (unsigned char)c < 0x80;
}

/* p is behind the opening quote; returns behind the closing one. */
static const char *
skip_string(struct parse *ps, const char *p, bool *escaped)
{
	*escaped = false;
	for (;;) {
		const char *begin = p;
		while (ps->end - p >= 8 && is_three_twice((const unsigned char *)p))
			p += 6;
		if (ps->end - p >= 4 && is_three((const unsigned char *)p))
			p += 3;
		while (p < ps->end && is_plain(*p))
			p++;
		if (p >= ps->end)
			return fail(ps, p, "string without end");
		if (*p == '"')
			return p + 1;
		if (p > begin)
			continue;       /* of one kind to the other */
		enum string_byte byte = string_byte((unsigned char)*p);
		switch (byte) {
		case ESCAPE:
			*escaped = true;
			if ((p = skip_escape(ps, p)) == NULL)
				return NULL;
			break;
		case CONTROL:
			return fail(ps, p, "control character in a string");
		case LEAD2:
		case LEAD3:
		case LEAD4:
			if ((size_t)(ps->end - p) < byte || utf8_valid((struct slice){ p, byte }) != byte)
				return fail_utf8(ps, p);
			p += byte;
			break;
		case BAD:
			return fail_utf8(ps, p);
		}
	}
}

static const char *
skip_number(struct parse *ps, const char *p)
{
	const char *digits;
	if (*p == '-')
		p++;
	digits = p;
	p = skip_digits(p, ps->end);
	if (p == digits || (*digits == '0' && p - digits > 1))
		return fail(ps, digits, "malformed number");
	if (p < ps->end && *p == '.') {
		digits = ++p;
		if ((p = skip_digits(p, ps->end)) == digits)
			return fail(ps, p, "malformed number");
	}
	if (p < ps->end && (*p | 0x20) == 'e') {
		p++;
		if (p < ps->end && (*p == '+' || *p == '-'))
			p++;
		digits = p;
		if ((p = skip_digits(p, ps->end)) == digits)
			return fail(ps, p, "malformed number");
	}
	return p;
}

static const char *
skip_word(struct parse *ps, const char *p, struct slice word)
{
	if ((size_t)(ps->end - p) < word.len || memcmp(p, word.ptr, word.len) != 0)
		return fail(ps, p, "unknown word");
	return p + word.len;
}

/* A value that is no array or object. */
static const char *
skip_scalar(struct parse *ps, const char *p, enum json_type *type, bool *escaped)
{
	switch (*p) {
	case '"':
		*type = JSON_STRING;
		return skip_string(ps, p + 1, escaped);
	case 't':
		*type = JSON_TRUE;
		return skip_word(ps, p, SLICE("true"));
	case 'f':
		*type = JSON_FALSE;
		return skip_word(ps, p, SLICE("false"));
	case 'n':
		*type = JSON_NULL;
		return skip_word(ps, p, SLICE("null"));
	case '-': case '0': case '1': case '2': case '3': case '4':
	case '5': case '6': case '7': case '8': case '9':
		*type = JSON_NUMBER;
		return skip_number(ps, p);
	default:
		return fail(ps, p, "value expected");
	}
}

/* Behind a whole number without sign that a comma or bracket follows, as most are
 * in arrays of places; NULL for anything else, which skip_scalar judges. */
static inline const char *
skip_natural(const char *p, const char *end)
{
	if ((unsigned char)(*p - '1') > 8)
		return NULL;
	p = skip_digits(p + 1, end);
	return p < end && (*p == ',' || *p == ']') ? p : NULL;
}

/* The same where no end need be looked for; behind the number when close follows it. */
static inline const char *
pass_natural(const char *p, char close)
{
	if ((unsigned char)(*p - '1') > 8)
		return NULL;
	do
		p++;
	while ((unsigned char)(*p - '0') < 10);
	return *p == close ? p + 1 : NULL;
}

/* Behind the pairs of such numbers at p, as the items of a map are: [12,408],[15,411];
 * NULL when there is none. The line must end in a brace, which stops all of this. */
static inline const char *
pass_pairs(const char *p)
{
	const char *behind = NULL;
	while (*p == '[' && (p = pass_natural(p + 1, ',')) != NULL && (p = pass_natural(p, ']')) != NULL) {
		behind = p;
		if (*p++ != ',')
			break;
	}
	return behind;
}

static void
push_level(struct json_object *obj, size_t depth, bool is_object)
{
	if (depth / 8 >= obj->stack_cap) {
		obj->stack_cap = obj->stack_cap ? obj->stack_cap * 2 : 64;
		obj->stack = mem_grow(obj->stack, obj->stack_cap, 1);
	}
	unsigned char bit = (unsigned char)(1u << depth % 8);
	obj->stack[depth / 8] = (unsigned char)((obj->stack[depth / 8] & ~bit) | (is_object ? bit : 0));
}

static const char *
skip_key(struct parse *ps, const char *p)
{
	bool escaped;
	if (p >= ps->end || *p != '"')
		return fail(ps, p, "member name expected");
	if ((p = skip_string(ps, p + 1, &escaped)) == NULL)
		return NULL;
	p = skip_blank(p, ps->end);
	if (p >= ps->end || *p != ':')
		return fail(ps, p, "':' expected");
	return skip_blank(p + 1, ps->end);
}

/* Where a walk through nested arrays and objects is. */
struct nest {
	size_t depth;
	bool in_object;         /* the innermost is one */
	bool fresh;             /* nothing has stood in it yet */
};

static const char *
enter(struct parse *ps, struct nest *nest, const char *bracket)
{
	nest->in_object = *bracket == '{';
	nest->fresh = true;
	push_level(ps->obj, nest->depth++, nest->in_object);
	return skip_blank(bracket + 1, ps->end);
}

static const char *
leave(struct parse *ps, struct nest *nest, const char *bracket)
{
	nest->fresh = false;
	if (--nest->depth == 0)
		return bracket + 1;
	nest->in_object = ps->obj->stack[(nest->depth - 1) / 8] >> (nest->depth - 1) % 8 & 1;
	return skip_blank(bracket + 1, ps->end);
}

/* What must stand before a value: a comma before any but the first, in an object its
 * name. Returns where the value begins. */
static const char *
skip_to_value(struct parse *ps, struct nest *nest, const char *p)
{
	if (!nest->fresh) {
		if (*p != ',')
			return fail(ps, p, "',' or closing bracket expected");
		p = skip_blank(p + 1, ps->end);
		if (p < ps->end && (*p == '}' || *p == ']'))
			return fail(ps, p, "value expected");
	}
	nest->fresh = false;
	if (nest->in_object && (p = skip_key(ps, p)) == NULL)
		return NULL;
	return p < ps->end ? p : fail(ps, p, "value expected");
}

/* Behind the number or the pairs of numbers at p, where it is so simple; else NULL. */
static inline const char *
skip_simple(const struct parse *ps, const struct nest *nest, const char *p)
{
	if (*p != '[')
		return skip_natural(p, ps->end);
	return ps->closed && !nest->in_object ? pass_pairs(p) : NULL;
}

/* An array or object and all in it, without recursion: one bit a level tells
 * which of the two is open. p is at its bracket. */
static const char *
skip_nested(struct parse *ps, const char *p)
{
	struct nest nest = { 0 };
	enum json_type type;
	bool escaped;
	p = enter(ps, &nest, p);
	for (;;) {
		if (p >= ps->end)
			return fail(ps, p, "array or object without end");
		if (*p == (nest.in_object ? '}' : ']')) {
			p = leave(ps, &nest, p);
			if (nest.depth == 0)
				return p;
			continue;
		}
		if ((p = skip_to_value(ps, &nest, p)) == NULL)
			return NULL;
		const char *behind = skip_simple(ps, &nest, p);
		if (behind == NULL && (*p == '{' || *p == '['))
			p = enter(ps, &nest, p);
		else if (behind != NULL)
			p = skip_blank(behind, ps->end);
		else if ((p = skip_scalar(ps, p, &type, &escaped)) == NULL)
			return NULL;
		else
			p = skip_blank(p, ps->end);
	}
}

static struct json_member *
new_member(struct json_object *obj)
{
	if (obj->count == obj->cap) {
		obj->cap = obj->cap ? obj->cap * 2 : 32;
		obj->member = mem_grow(obj->member, obj->cap, sizeof *obj->member);
	}
	return &obj->member[obj->count++];
}

/* One member of the top-level object; p is at its name. */
static const char *
read_member(struct parse *ps, const char *p)
{
	struct json_member m = { .type = JSON_NULL };
	if (p >= ps->end || *p != '"')
		return fail(ps, p, "member name expected");
	const char *key = ++p;
	while (p < ps->end && is_plain(*p))
		p++;
	if (p < ps->end && *p == '"')
		p++;
	else if ((p = skip_string(ps, key, &m.key_escaped)) == NULL)
		return NULL;
	m.key = (struct slice){ key, (size_t)(p - 1 - key) };
	p = skip_blank(p, ps->end);
	if (p >= ps->end || *p != ':')
		return fail(ps, p, "':' expected");
	p = skip_blank(p + 1, ps->end);
	if (p >= ps->end)
		return fail(ps, p, "value expected");
	if (ps->obj->count == JSON_MEMBERS_MAX)
		return fail(ps, key - 1, "too many members");
	const char *value = p;
	if (*p == '{' || *p == '[') {
		m.type = *p == '{' ? JSON_OBJECT : JSON_ARRAY;
		p = skip_nested(ps, p);
	} else {
		p = skip_scalar(ps, p, &m.type, &m.escaped);
	}
	if (p == NULL)
		return NULL;
	m.value = (struct slice){ value, (size_t)(p - value) };
	*new_member(ps->obj) = m;
	return p;
}

bool
json_parse(struct json_object *obj, struct slice line, struct json_error *err)
{
	bool closed = line.len > 0 && line.ptr[line.len - 1] == '}';
	struct parse ps = { line.ptr, line.ptr + line.len, obj, err, closed };
	const char *p = skip_blank(ps.begin, ps.end);
	obj->count = 0;
	if (p >= ps.end || *p != '{')
		return fail(&ps, p, p >= ps.end ? "empty line" : "'{' expected") != NULL;
	p = skip_blank(p + 1, ps.end);
	if (p >= ps.end || *p != '}') {
		for (;;) {
			if ((p = read_member(&ps, p)) == NULL)
				return false;
			p = skip_blank(p, ps.end);
			if (p < ps.end && *p == '}')
				break;
			if (p >= ps.end || *p != ',')
				return fail(&ps, p, "',' or '}' expected") != NULL;
			p = skip_blank(p + 1, ps.end);
		}
	}
	obj->close = (size_t)(p - ps.begin);
	p = skip_blank(p + 1, ps.end);
	if (p != ps.end)
		return fail(&ps, p, "text behind the object") != NULL;
	return true;
}

void
json_free(struct json_object *obj)
{
	mem_free(obj->member);
	mem_free(obj->stack);
	*obj = (struct json_object){ 0 };
}

/* Whether a name written with escapes means key. Rare, so it may take its own
 * memory. */
static bool
escaped_key_is(struct slice written, struct slice key)
{
	struct arena a = { 0 };
	struct slice quoted = { written.ptr - 1, written.len + 2 };
	bool same = slice_eq(json_unescape(&a, quoted), key);
	arena_free(&a);
	return same;
}

static bool
is_called(const struct json_member *m, struct slice key)
{
	if (m->key_escaped)
		return escaped_key_is(m->key, key);
	if (m->key.len != key.len)
		return false;
	for (size_t i = 0; i < key.len; i++)    /* shorter than a call of memcmp, as names are */
		if (m->key.ptr[i] != key.ptr[i])
			return false;
	return true;
}

const struct json_member *
json_get(const struct json_object *obj, struct slice key)
{
	for (size_t i = obj->count; i-- > 0;)
		if (is_called(&obj->member[i], key))
			return &obj->member[i];
	return NULL;
}

void
json_pick(const struct json_object *obj, const struct slice *name, size_t n, const struct json_member **found)
{
	size_t next = 0;        /* the name expected: the one after the last that was found */
	for (size_t k = 0; k < n; k++)
		found[k] = NULL;
	for (size_t i = 0; i < obj->count; i++) {
		size_t k = next, tried = 0;
		while (tried < n && !is_called(&obj->member[i], name[k])) {
			tried++;
			k = k + 1 < n ? k + 1 : 0;
		}
		if (tried == n)
			continue;
		found[k] = &obj->member[i];
		next = k + 1 < n ? k + 1 : 0;
	}
}
