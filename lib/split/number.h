#ifndef RR_SPLIT_NUMBER_H
#define RR_SPLIT_NUMBER_H
/* The small numbers that parts of a report are numbered with: 十二, 12, １２. */
#include <stddef.h>
#include "../base/slice.h"

/* number_han reads a Chinese numeral from 1 to 999 at the beginning of text,
 * number_digits an Arabic one (ASCII or full-width) of at most 4 digits; both
 * store the value and return the bytes read, 0 when there is none. */
size_t number_han(struct slice text, unsigned *value);
size_t number_digits(struct slice text, unsigned *value);

#endif
