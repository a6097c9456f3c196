#ifndef RR_READING_H
#define RR_READING_H
/* Readings of a torn run (torn.h). A reading is a guess at the lost bytes; it is
 * followed character by character, its lead byte always one visible character
 * ahead of the trail byte, until it is in step with what is visible. Several are
 * followed at once and weighed by how likely their characters are. */
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include "../base/slice.h"
#include "common.h"
#include "gloss.h"

#define READINGS 24             /* followed at once */
#define READING_NODES 16384
#define READING_LOST 0xfffdu    /* the character that is gone for good */
#define READING_CODES 8         /* GBK codes that a visible character may stand for */

#define READING_SUSPECTS 16

enum script { SCRIPT_UNKNOWN, SCRIPT_SIMPLIFIED, SCRIPT_TRADITIONAL };

#define READING_SURE 1024        /* doubt that equals the reading itself */

/* A character of a reading; cp 0 marks where the next one begins. */
struct node {
	uint32_t cp, at;
	uint32_t before;        /* a node, 0 for none */
	int bits;               /* what it costs where it stands */
	unsigned doubt;         /* how likely others in its place are: READING_SURE as likely as it */
};

struct reading {
	int cost;               /* bits so far */
	int carry;              /* the lead byte that waits for its trail byte, or -1: gone */
	uint32_t before, prev;  /* its last two characters */
	uint32_t node;
	unsigned dropped;       /* user-defined codes taken to have been dropped */
	unsigned converted;     /* characters read through their form in the other script */
};

/* A reading that is back in step, and the bits it saves over the text as it is. */
struct ending {
	bool any;
	int gain;
	uint32_t node;
	size_t used;            /* source bytes */
	unsigned glosses, commas, converted;
};

struct readings {
	struct node node[READING_NODES];
	uint32_t nodes;
	struct reading now[READINGS], next[READINGS];
	unsigned nows, nexts;
	int least;              /* bits of the best of now */
	bool late;              /* the one that goes on is far behind it */
	struct slice rest;      /* source from the '?' on */
	enum script script;     /* of the text around */
	bool forms;             /* the text may have changed its script after it was torn */
	const struct common *common;
	bool drops;             /* user-defined codes may have been dropped */
	bool keeps;             /* they were not: private use characters stand for them */
	uint32_t suspect[READING_SUSPECTS];     /* where characters began that hardly fit: only */
	unsigned suspects;                      /* there a code may have been dropped */
	int visible;            /* bits of the text as it is, from the '?' on */
	uint32_t visible_before, visible_prev;
	unsigned glosses, commas;       /* insertions passed */
	struct ending best;
};

/* readings_char returns the character at byte `at` of the source, 0 at its end,
 * and where it ends. */
uint32_t readings_char(const struct readings *w, size_t at, size_t *behind);

/* readings_codes stores the GBK codes (lead << 8 | trail) that a visible character
 * may stand for: its own first, then those of the forms that a conversion to the
 * script of the text would have had. Returns how many. */
size_t readings_codes(const struct readings *w, uint32_t cp, unsigned *code);

/* readings_node adds a character to a reading; returns the new node, 0 when there
 * is no room. */
uint32_t readings_node(struct readings *w, uint32_t cp, size_t at, uint32_t before, int bits);

/* readings_keep puts r among the next readings if it is good enough;
 * readings_turn makes the next readings the present ones. */
void readings_keep(struct readings *w, struct reading r);
void readings_turn(struct readings *w);

/* readings_follow follows the present readings from source byte `at` to where they
 * are in step again: w->best is the best of them. first tells that nothing of the
 * run has been passed yet. */
void readings_follow(struct readings *w, size_t at, bool first);

/* readings_cost returns the bits of cp behind before and prev; narrowed punctuation
 * counts as wide, 0 as the end of the line. */
int readings_cost(uint32_t before, uint32_t prev, uint32_t cp);

/* readings_gloss_cost returns the bits of a gloss having been given to cp rather
 * than to another character of its reading. */
int readings_gloss_cost(uint32_t cp);

#endif
