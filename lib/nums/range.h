#ifndef RR_RANGE_H
#define RR_RANGE_H
/* A range: two amounts that bound one figure (4-5名, 3至5万元, 500头以上1000头以下).
 * 从 or 由 before them makes a beginning and an end of them, two figures; so do
 * units that differ, and a second that is not the larger. */
#include <stdbool.h>
#include "../base/mem.h"
#include "amount.h"
#include "sentence.h"

/* range_read grows *m to the range that begins with it; returns whether there is
 * one, else *m is unchanged. */
bool range_read(const struct sentence *s, struct amount *m, struct arena *a);

#endif
