#define PCRE2_CODE_UNIT_WIDTH 8
#include "pattern.h"
#include <pcre2.h>
#include "../base/utf8.h"
#include "../han/fold.h"

/* Folds a pattern's text. ASCII stands (\S is not \s); a character that folds
 * to ASCII punctuation was meant as itself, and is escaped. With stop, ends
 * when the result reaches stop bytes; *at is then the place in s. */
static struct slice
fold_source(struct arena *a, struct slice s, size_t stop, size_t *at)
{
	char *to = arena_new(a, s.len * 2 + 8);
	size_t n = 0, i = 0;
	while (i < s.len && n < stop) {
		uint32_t cp, f;
		i += utf8_decode(s.ptr + i, &cp);
		f = cp < 0x80 ? cp : han_fold(cp);
		bool alnum = (f >= '0' && f <= '9') || (f >= 'a' && f <= 'z');
		if (cp >= 0x80 && f < 0x80 && !alnum)
			to[n++] = '\\';
		n += utf8_encode(f, to + n);
	}
	*at = i;
	return (struct slice){ to, n };
}

bool
pattern_is_folded(struct slice s)
{
	for (size_t i = 0; i < s.len; ) {
		uint32_t cp;
		i += utf8_decode(s.ptr + i, &cp);
		if (han_fold(cp) != cp)
			return false;
	}
	return true;
}

struct slice
pattern_fold(struct arena *a, struct slice s)
{
	if (pattern_is_folded(s))        /* as most words of rules are */
		return s;
	char *to = arena_new(a, s.len + s.len / 2 + 4);
	size_t n = 0;
	for (size_t i = 0; i < s.len; ) {
		uint32_t cp;
		i += utf8_decode(s.ptr + i, &cp);
		n += utf8_encode(han_fold(cp), to + n);
	}
	return (struct slice){ to, n };
}

bool
pattern_compile(struct pattern *p, struct arena *a, struct slice source, struct pattern_error *err)
{
	size_t at;
	struct slice folded = fold_source(a, source, (size_t)-1, &at);
	int code;
	PCRE2_SIZE offset;
	*p = (struct pattern){ .source = source };
	p->code = pcre2_compile((PCRE2_SPTR)folded.ptr, folded.len,
		PCRE2_UTF | PCRE2_NO_UTF_CHECK | PCRE2_CASELESS | PCRE2_NEVER_BACKSLASH_C | PCRE2_USE_OFFSET_LIMIT,
		&code, &offset, NULL);
	if (p->code == NULL) {
		fold_source(a, source, offset, &err->offset);
		pcre2_get_error_message(code, (PCRE2_UCHAR *)err->reason, sizeof(err->reason));
		return false;
	}
	p->need = literals_of(a, folded);
	for (size_t i = 0; i < p->need.count; i++)      /* ASCII capitals of the pattern */
		p->need.word[i] = pattern_fold(a, p->need.word[i]);
	return true;
}

void
pattern_free(struct pattern *p)
{
	pcre2_code_free(p->code);
	p->code = NULL;
}

void
pattern_search_open(struct pattern_search *s)
{
	s->data = pcre2_match_data_create(1, NULL);
	s->context = pcre2_match_context_create(NULL);
	if (s->data == NULL || s->context == NULL)
		mem_grow(NULL, (size_t)-1, 2);          /* the common way out of memory */
	pcre2_set_match_limit(s->context, PATTERN_MATCH_LIMIT);
	pcre2_set_depth_limit(s->context, PATTERN_DEPTH_LIMIT);
	pcre2_set_heap_limit(s->context, PATTERN_HEAP_LIMIT);
}

void
pattern_search_close(struct pattern_search *s)
{
	pcre2_match_data_free(s->data);
	pcre2_match_context_free(s->context);
}

bool
pattern_next(struct pattern *p, struct pattern_search *s, struct slice text,
	size_t *from, size_t last, size_t *begin, size_t *end)
{
	if (*from > text.len || *from > last)
		return false;
	if (!p->compiled_jit) {         /* refused where the platform has none: fine */
		pcre2_jit_compile(p->code, PCRE2_JIT_COMPLETE);
		p->compiled_jit = true;
	}
	pcre2_set_offset_limit(s->context, last);
	int rc = pcre2_match(p->code, (PCRE2_SPTR)text.ptr, text.len, *from,
		PCRE2_NO_UTF_CHECK, s->data, s->context);
	if (rc < 0) {
		if (rc != PCRE2_ERROR_NOMATCH)
			p->gave_up++;
		return false;
	}
	const PCRE2_SIZE *place = pcre2_get_ovector_pointer(s->data);
	*begin = place[0];
	*end = place[1];
	*from = *end;
	if (*begin >= *end) {           /* an empty match, or \K behind: go one on */
		uint32_t cp;
		*from = *begin < text.len ? *begin + utf8_decode(text.ptr + *begin, &cp) : text.len + 1;
		*end = *begin;
	}
	return true;
}
