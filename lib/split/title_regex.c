#define PCRE2_CODE_UNIT_WIDTH 8
#include "title_regex.h"

#include <pcre2.h>
#include <stdio.h>

#include "../base/mem.h"

struct title_regex {
	pcre2_code *code;
	pcre2_match_data *match;
};

struct title_regex *
title_regex_new(const char *pattern, char *error, size_t size)
{
	int number;
	PCRE2_SIZE at;
	pcre2_code *code = pcre2_compile((PCRE2_SPTR)pattern, PCRE2_ZERO_TERMINATED,
	    PCRE2_UTF | PCRE2_UCP, &number, &at, NULL);
	if (code == NULL) {
		PCRE2_UCHAR text[120];
		pcre2_get_error_message(number, text, sizeof text);
		snprintf(error, size, "%s at offset %zu", (char *)text, (size_t)at);
		return NULL;
	}
	struct title_regex *re = mem_new(sizeof *re);
	re->code = code;
	re->match = pcre2_match_data_create_from_pattern(code, NULL);
	return re;
}

void
title_regex_free(struct title_regex *re)
{
	if (re == NULL)
		return;
	pcre2_match_data_free(re->match);
	pcre2_code_free(re->code);
	mem_free(re);
}

bool
title_regex_matches(const struct title_regex *re, struct slice line)
{
	return pcre2_match(re->code, (PCRE2_SPTR)line.ptr, line.len, 0, PCRE2_NO_UTF_CHECK,
	    re->match, NULL) >= 0;
}
