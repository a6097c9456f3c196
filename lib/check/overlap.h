#ifndef RR_OVERLAP_H
#define RR_OVERLAP_H
/* Overlap: whether one thing can be counted in several parts of a row. Parts by one
 * classification (省级示范村, 市级示范村; 水稻, 油菜) cannot; parts by traits
 * (完成改厕的40个村, 通宽带的50个村; 党员, 青年) can, and more parts than the total
 * are then no contradiction. */
#include <stdbool.h>
#include "ledger.h"
#include "list.h"

/* overlap_possible returns whether the parts of list can share members, as far as
 * their words tell. */
bool overlap_possible(struct ledger *l, const struct list *list);

/* overlap_likely: so much more than the total (a quarter, which no slip is) that parts
 * whose nouns have no ending in common are rather told by traits which no table
 * has. parts is what list adds up to, in the unit of total. */
bool overlap_likely(struct ledger *l, const struct list *list, struct range total, struct range parts);

#endif
