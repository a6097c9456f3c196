#ifndef RR_TITLE_REGEX_H
#define RR_TITLE_REGEX_H
/* What the user says a title line looks like: a Perl-compatible regular
 * expression (PCRE2, UTF-8), searched in the repaired line. */
#include <stdbool.h>
#include <stddef.h>
#include "../base/slice.h"

struct title_regex;

/* title_regex_new compiles pattern; NULL and a message in error when it is wrong. */
struct title_regex *title_regex_new(const char *pattern, char *error, size_t size);
void title_regex_free(struct title_regex *re);

/* title_regex_matches searches line, valid UTF-8. A search that PCRE2 gives up
 * (its match limit) counts as no match. */
bool title_regex_matches(const struct title_regex *re, struct slice line);

#endif
