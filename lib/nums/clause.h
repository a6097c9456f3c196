#ifndef RR_CLAUSE_H
#define RR_CLAUSE_H
/* A clause: what stands between two punctuation marks, 、 included. */
#include <stdbool.h>
#include <stdint.h>
#include "sentence.h"

/* clause_ends returns whether a clause ends at the folded code point cp (0, the
 * sentence's end, included). */
bool clause_ends(uint32_t cp);

/* clause_begin returns where the clause that holds code point i begins, limit
 * code points back at most. */
uint32_t clause_begin(const struct sentence *s, uint32_t i, uint32_t limit);

#endif
