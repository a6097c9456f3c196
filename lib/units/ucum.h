#ifndef RR_UCUM_H
#define RR_UCUM_H
/* The grammar of UCUM codes (The Unified Code for Units of Measure 2.1, 2.2):
 *
 *	code      = [ "/" ] term
 *	term      = component { ( "." | "/" ) component }
 *	component = unit [ exponent ] [ annotation ] | annotation | digits | "(" term ")"
 *
 * Which units there are is not asked: a user may have symbols of his own. */
#include <stdbool.h>
#include "../base/slice.h"

/* ucum_valid returns whether code is well formed. */
bool ucum_valid(struct slice code);

#endif
