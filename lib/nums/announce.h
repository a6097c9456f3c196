#ifndef RR_ANNOUNCE_H
#define RR_ANNOUNCE_H
/* Numerals that count nothing but announce a list (四个方面, 三条措施, 五大工程), and 一 as
 * an article: the record's "enum". */
#include <stdbool.h>
#include "amount.h"
#include "figure.h"
#include "sentence.h"

/* announces returns whether the numeral of m, an amount of that class, is one. */
bool announces(const struct sentence *s, const struct amount *m, enum figure_class class);

#endif
