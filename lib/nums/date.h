#ifndef RR_DATE_H
#define RR_DATE_H
/* Dates and times of day: what says when and counts nothing.  2020年3月, 3月10-12日,
 * 5月中旬, 2019年底, 第一季度, 20xx-20xx年, 十二五, 5—12点.  They are figures of class
 * date, put out with --all, and the time that governs others is taken from them. */
#include <stdbool.h>
#include "../base/mem.h"
#include "figure.h"
#include "sentence.h"

/* date_read reads the date that begins at code point i, the longest; returns
 * whether there is one. value is set when it has one component (4月: 4), lo and hi
 * for a range of such (1-10月), mask when digits are blanked. */
bool date_read(const struct sentence *s, uint32_t i, struct arena *a, struct figure *f);

#endif
