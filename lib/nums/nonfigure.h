#ifndef RR_NONFIGURE_H
#define RR_NONFIGURE_H
/* Numerals that count nothing, known by class: names of roads and grades (G107,
 * 4A级), slogans in quotation marks, titles of documents, places (八里桥), pairs of
 * 一 (一村一品).  Words that hold numerals are in lib/data/nonfigures.tsv. */
#include <stdbool.h>
#include <stdint.h>
#include "numeral.h"
#include "sentence.h"
#include "unit.h"

/* nonfigure_skip returns where reading goes on when at code point i begins a
 * quotation or title without figures, else i. */
uint32_t nonfigure_skip(const struct sentence *s, uint32_t i);

/* nonfigure_masked_name returns where a blanked name behind a place ends, when the
 * digits of a full number go on from it (柳树沟村xxx4300元), else i. */
uint32_t nonfigure_masked_name(const struct sentence *s, uint32_t i);

/* nonfigure_amount returns whether numeral n with unit u (perhaps empty) is none. */
bool nonfigure_amount(const struct sentence *s, const struct numeral *n, const struct unit *u);

#endif
