#ifndef RR_JSON_BLANK_H
#define RR_JSON_BLANK_H
/* White space of JSON (RFC 8259 section 2); for json.c and json_value.c. */

/* skip_blank returns the first byte from p on that is none, or end. */
static inline const char *
skip_blank(const char *p, const char *end)
{
	while (p < end && (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\n'))
		p++;
	return p;
}

#endif
