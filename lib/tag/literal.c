#include "literal.h"
#include "../base/utf8.h"

/* The reader walks the pattern once, by recursive descent: alternatives, then
 * the items of each.  A branch requires the best of what its items require; a
 * group requires the union over its branches, nothing when a branch requires
 * nothing or when the group may be left out. */
struct reader {
	struct arena *arena;
	struct slice pattern;
	size_t at;
	bool unsure;            /* something that may change the meaning of the rest */
	unsigned depth;
};

enum { DEEPEST = 50 };

static struct literals alternatives(struct reader *r);

static size_t
shortest(struct literals l)
{
	size_t least = l.count == 0 ? 0 : (size_t)-1;
	for (size_t i = 0; i < l.count; i++)
		if (l.word[i].len < least)
			least = l.word[i].len;
	return least;
}

static struct literals
better(struct literals x, struct literals y)
{
	return shortest(y) > shortest(x) ? y : x;
}

static struct literals
one(struct reader *r, struct slice word)
{
	struct literals l = { 0 };
	if (word.len == 0)
		return l;
	char *copy = arena_new(r->arena, word.len);
	memcpy(copy, word.ptr, word.len);
	l.word = arena_new(r->arena, sizeof(*l.word));
	l.word[0] = (struct slice){ copy, word.len };
	l.count = 1;
	return l;
}

static struct literals
joined(struct reader *r, struct literals x, struct literals y)
{
	struct literals l;
	l.count = x.count + y.count;
	l.word = arena_new(r->arena, (l.count + 1) * sizeof(*l.word));
	for (size_t i = 0; i < x.count; i++)
		l.word[i] = x.word[i];
	for (size_t i = 0; i < y.count; i++)
		l.word[x.count + i] = y.word[i];
	return l;
}

static bool
more(const struct reader *r)
{
	return r->at < r->pattern.len;
}

static char
peek(const struct reader *r)
{
	return more(r) ? r->pattern.ptr[r->at] : '\0';
}

/* Passes {n,m}; returns whether n is 0. Braces that are no such thing are plain
 * characters to PCRE2: rare enough to give up. */
static bool
counted(struct reader *r)
{
	r->at++;
	bool missing = peek(r) < '1' || peek(r) > '9';
	while ((peek(r) >= '0' && peek(r) <= '9') || peek(r) == ',' || peek(r) == ' ')
		r->at++;
	if (peek(r) != '}')
		r->unsure = true;
	r->at++;
	return missing;
}

/* Passes a quantifier, if there is one. Returns whether the item before it may
 * be missing; *exact is set when there was none. */
static bool
quantifier(struct reader *r, bool *exact)
{
	char c = peek(r);
	bool missing = c == '?' || c == '*';
	*exact = false;
	if (missing || c == '+') {
		r->at++;
	} else if (c == '{') {
		missing = counted(r);
	} else {
		*exact = true;
		return false;
	}
	if (peek(r) == '?' || peek(r) == '+')
		r->at++;
	return missing;
}

/* The length of [:alpha:] at the beginning of s; 1, of a plain [, when there is none. */
static size_t
posix_class(struct slice s)
{
	size_t n = 2;
	if (s.len < 2 || s.ptr[1] != ':')
		return 1;
	while (n < s.len && ((s.ptr[n] >= 'a' && s.ptr[n] <= 'z') || s.ptr[n] == '^'))
		n++;
	return n + 1 < s.len && s.ptr[n] == ':' && s.ptr[n + 1] == ']' ? n + 2 : 1;
}

/* Passes [...]; a class may begin with ] and hold \] and [:alpha:]. */
static void
class(struct reader *r)
{
	r->at++;
	if (peek(r) == '^')
		r->at++;
	if (peek(r) == ']')
		r->at++;
	while (more(r) && peek(r) != ']') {
		size_t skip = 1;
		if (peek(r) == '\\')
			skip = 2;
		else if (peek(r) == '[')
			skip = posix_class(slice_sub(r->pattern, r->at, r->pattern.len));
		r->at += skip;
	}
	r->at++;
}

/* Reads what follows "(": returns whether its content must be matched as it
 * stands (a plain, named or atomic group). */
static bool
group_head(struct reader *r)
{
	if (peek(r) == '*') {           /* a verb, or a lookaround by name */
		r->unsure = true;
		return false;
	}
	if (peek(r) != '?')
		return true;
	r->at++;
	char c = peek(r);
	char next = r->at + 1 < r->pattern.len ? r->pattern.ptr[r->at + 1] : '\0';
	if (c == ':' || c == '>') {
		r->at++;
		return true;
	}
	if (c == '=' || c == '!') {
		r->at++;
		return false;
	}
	if (c == '<' && (next == '=' || next == '!')) {
		r->at += 2;
		return false;
	}
	if (c == '<' || c == '\'' || (c == 'P' && next == '<')) {
		char end = c == '\'' ? '\'' : '>';
		r->at++;
		while (more(r) && peek(r) != end)
			r->at++;
		r->at++;
		return true;
	}
	r->unsure = true;               /* options, conditions, recursion, comments */
	return false;
}

static struct literals
group(struct reader *r)
{
	r->at++;
	if (++r->depth > DEEPEST)
		r->unsure = true;
	bool plain = group_head(r);
	struct literals l = { 0 };
	if (!r->unsure)
		l = alternatives(r);
	r->depth--;
	r->at++;                        /* the closing bracket */
	bool exact;
	if (quantifier(r, &exact) || !plain)
		l.count = 0;
	return l;
}

/* Reads a backslash sequence; returns the length of the literal character it
 * stands for, at r->at - length; 0 when it stands for something else. */
static size_t
escape(struct reader *r)
{
	r->at++;
	unsigned char c = (unsigned char)peek(r);
	if (c >= 0x80) {
		uint32_t cp;
		size_t n = utf8_decode(r->pattern.ptr + r->at, &cp);
		r->at += n;
		return n;
	}
	bool alnum = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	r->at++;
	if (!alnum)
		return 1;
	static const char simple[] = "dDwWsShHvVRXbBAzZGNntrfae";
	if (memchr(simple, c, sizeof(simple) - 1) == NULL)
		r->unsure = true;       /* \Q, \x, \p, \k, \1 and the like */
	return 0;
}

/* An item of a branch, with its quantifier: a character, a class, a group. */
struct item {
	struct slice character;         /* when it stands for itself, else empty */
	struct literals inner;          /* a group's */
	bool exact;                     /* without quantifier */
};

static struct item
item(struct reader *r)
{
	struct item it = { .exact = true };
	char c = peek(r);
	size_t n = 0;
	if (c == '(') {
		it.inner = group(r);            /* takes in its quantifier */
		return it;
	}
	if (c == '[') {
		class(r);
	} else if (c == '\\') {
		n = escape(r);
	} else if (c == '.' || c == '^' || c == '$') {
		r->at++;
	} else if (c == '{' || c == '*' || c == '+' || c == '?') {
		r->unsure = true;               /* a quantifier of a quantifier */
	} else {
		uint32_t cp;
		n = utf8_decode(r->pattern.ptr + r->at, &cp);
		r->at += n;
	}
	it.character = slice_sub(r->pattern, r->at - n, r->at);
	if (quantifier(r, &it.exact))
		it.character.len = 0;
	return it;
}

/* Reads one branch: up to | or ) at this level. Characters that stand for themselves
 * make runs, which a quantifier or anything else ends. */
static struct literals
branch(struct reader *r)
{
	struct literals best = { 0 };
	char *run = arena_new(r->arena, r->pattern.len + 1);
	size_t len = 0;
	while (more(r) && peek(r) != '|' && peek(r) != ')' && !r->unsure) {
		struct item it = item(r);
		if (it.character.len > 0)
			memcpy(run + len, it.character.ptr, it.character.len);
		len += it.character.len;
		if (it.character.len > 0 && it.exact)
			continue;
		best = better(best, one(r, (struct slice){ run, len }));
		best = better(best, it.inner);
		len = 0;
	}
	return better(best, one(r, (struct slice){ run, len }));
}

static struct literals
alternatives(struct reader *r)
{
	struct literals all = branch(r);
	bool free_branch = all.count == 0;
	while (peek(r) == '|' && !r->unsure) {
		r->at++;
		struct literals next = branch(r);
		free_branch = free_branch || next.count == 0;
		all = joined(r, all, next);
	}
	if (free_branch)
		all.count = 0;
	return all;
}

struct literals
literals_of(struct arena *a, struct slice pattern)
{
	struct reader r = { .arena = a, .pattern = pattern };
	struct literals l = alternatives(&r);
	if (r.unsure || r.at != pattern.len)
		l.count = 0;
	return l;
}
