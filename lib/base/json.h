#ifndef RR_JSON_H
#define RR_JSON_H
/* JSON as RFC 8259 has it, for a stream of one object a line.  A line is
 * checked whole (grammar, UTF-8), its top-level members are found as slices of
 * the line, and nothing is converted: what is not asked for is passed on byte
 * for byte.  Of members with the same name the last one counts, as in jq. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "mem.h"
#include "slice.h"

/* As RFC 8259 section 9 allows, an object of more members is refused: what is
 * remembered of each would else outgrow the line itself. */
#define JSON_MEMBERS_MAX 65536

enum json_type { JSON_NULL, JSON_FALSE, JSON_TRUE, JSON_NUMBER, JSON_STRING, JSON_ARRAY, JSON_OBJECT };

struct json_member {
	struct slice key;       /* between the quotes, as written */
	struct slice value;     /* the whole value as written, quotes and brackets included */
	enum json_type type;
	bool key_escaped;       /* the key holds backslashes */
	bool escaped;           /* the string value holds backslashes */
};

/* A parsed line; reuse one from line to line. Zero-initialise it. */
struct json_object {
	struct json_member *member;
	size_t count, cap;
	size_t close;           /* offset of the closing brace in the line */
	unsigned char *stack;   /* the parser's: one bit a level of nesting */
	size_t stack_cap;
};

/* Where and why a line is no JSON object. */
struct json_error {
	size_t offset;          /* byte offset in the line */
	const char *reason;     /* lower case, static */
	bool not_utf8;          /* the line is not valid UTF-8 from offset on */
};

/* json_parse reads line into obj, slices into line. Returns false and fills err
 * when line is not exactly one JSON object; nesting may have any depth. */
bool json_parse(struct json_object *obj, struct slice line, struct json_error *err);

/* json_free gives obj's memory back. */
void json_free(struct json_object *obj);

/* json_get returns the member called key (written without escapes), or NULL. */
const struct json_member *json_get(const struct json_object *obj, struct slice key);
#define JSON_GET(obj, literal) json_get((obj), SLICE(literal))

/* json_pick finds the members called name[0] to name[n - 1] in one walk: found[k] is what
 * json_get gives for name[k]. Quickest when the names are in the order in which the
 * members usually stand. */
void json_pick(const struct json_object *obj, const struct slice *name, size_t n, const struct json_member **found);

/* json_string returns the text of a string value: a slice of the line when it
 * has no escapes, else unescaped into a. A lone surrogate becomes U+FFFD.
 * Of a member that is NULL or no string: a slice with ptr NULL. */
struct slice json_string(struct arena *a, const struct json_member *m);

/* json_unescape is the same for a raw value: of a string, with its quotes; of any
 * other a slice with ptr NULL. */
struct slice json_unescape(struct arena *a, struct slice value);

/* json_uint reads a raw number that is a whole number of at most 18 digits;
 * returns false for anything else. */
bool json_uint(struct slice value, uint64_t *out);

/* json_items walks a raw array or object: start with at = 0; each call gives
 * the next element (of an object: the name, with its quotes, in *key; key may be
 * NULL) and returns true; false at the end. The raw text must be valid JSON,
 * as json_parse leaves it. */
bool json_items(struct slice raw, size_t *at, struct slice *key, struct slice *value);

#endif
