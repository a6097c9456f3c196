#ifndef RR_INTRO_H
#define RR_INTRO_H
/* An intro is a paragraph that announces the list behind it and of what kind it is:
 * 下一步做好以下工作：(一)…  It says of all parts of the list what a heading would;
 * and in scraped reports the heading is often lost, the intro seldom. */
#include <stddef.h>
#include "../base/slice.h"

#define INTRO_MAX ((size_t)320)          /* bytes of an intro that are kept */

enum intro_class {
	INTRO_STAGE,            /* says by itself what kind of list comes */
	INTRO_LIST              /* only says that a list comes */
};

/* intro_read writes to intro (room for INTRO_MAX bytes) the last sentence of
 * paragraph, repaired valid UTF-8, when it announces a list and says of what kind;
 * with the sentence before it when that one says so; a long text without its
 * middle. Returns the length, 0 when the paragraph announces no such list. */
size_t intro_read(struct slice paragraph, char *intro);

#endif
