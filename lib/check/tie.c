#include "tie.h"

#include "../base/utf8.h"
#include "../han/fold.h"
#include "../han/trie.h"

extern const struct trie check_ties;

static uint32_t
fold_text(struct slice text, uint32_t *cp)
{
	uint32_t n = 0;
	for (size_t i = 0; i < text.len; n++) {
		i += utf8_decode(text.ptr + i, &cp[n]);
		cp[n] = han_fold(cp[n]);
	}
	cp[n] = 0;
	return n;
}

/* Looks for ties twice the same way, so that no list need grow: counts them when
 * tie is NULL. */
static uint32_t
find_cues(const struct passage *p, struct tie *tie)
{
	uint32_t count = 0, row = 0;
	for (uint32_t i = 0, step; i < p->n; i += step) {
		uint32_t length = trie_longest(&check_ties, p->cp + i, &row);
		step = length > 0 ? length : 1;
		if (length == 0)
			continue;
		if (tie != NULL)
			tie[count] = (struct tie){ i, length, check_ties.set[row] };
		count++;
	}
	return count;
}

struct passage *
passage_read(struct arena *a, struct slice raw, struct slice text)
{
	struct passage *p = arena_new(a, sizeof *p);
	uint32_t *cp = arena_new(a, (text.len + 1) * sizeof *cp);
	*p = (struct passage){ .raw = raw, .cp = cp };
	p->n = fold_text(text, cp);
	p->ties = find_cues(p, NULL);
	struct tie *tie = arena_new(a, p->ties * sizeof *tie);
	find_cues(p, tie);
	p->tie = tie;
	return p;
}

/* The number of ties that begin before code point at. */
static uint32_t
ties_before(const struct passage *p, uint32_t at)
{
	uint32_t lo = 0, hi = p->ties;
	while (lo < hi) {
		uint32_t mid = lo + (hi - lo) / 2;
		if (p->tie[mid].at < at)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

const struct tie *
tie_first(struct stretch s, uint64_t classes)
{
	for (uint32_t i = ties_before(s.in, s.begin); i < s.in->ties && s.in->tie[i].at < s.end; i++)
		if (s.in->tie[i].classes & classes && s.in->tie[i].at + s.in->tie[i].length <= s.end)
			return &s.in->tie[i];
	return NULL;
}

const struct tie *
tie_last(struct stretch s, uint64_t classes)
{
	for (uint32_t i = ties_before(s.in, s.end); i-- > 0 && s.in->tie[i].at >= s.begin; )
		if (s.in->tie[i].classes & classes && s.in->tie[i].at + s.in->tie[i].length <= s.end)
			return &s.in->tie[i];
	return NULL;
}

bool
tie_equal(const struct passage *p, const struct tie *x, const struct passage *q, const struct tie *y)
{
	return x->length == y->length && memcmp(p->cp + x->at, q->cp + y->at, x->length * sizeof *p->cp) == 0;
}

bool
is_boundary(uint32_t cp)
{
	switch (character_of(cp)->mark) {
	case MARK_COMMA: case MARK_COLON: case MARK_STOP: case MARK_FULLSTOP: case MARK_END:
	case MARK_OPEN: case MARK_CLOSE:
		return true;
	}
	return cp == '.';
}

struct stretch
stretch_clause(struct stretch s)
{
	for (uint32_t i = s.end; i > s.begin; i--)
		if (is_boundary(s.in->cp[i - 1])) {
			s.begin = i;
			break;
		}
	return s;
}

struct stretch
stretch_from(struct stretch s, uint32_t at)
{
	s.begin = at > s.end ? s.end : at;
	return s;
}

bool
stretch_has(struct stretch s, const uint32_t *set)
{
	for (uint32_t i = s.begin; i < s.end; i++)
		for (const uint32_t *c = set; *c != 0; c++)
			if (s.in->cp[i] == *c)
				return true;
	return false;
}

bool
stretch_holds(struct stretch s, enum character_class class)
{
	for (uint32_t i = s.begin; i < s.end; i++)
		if (character_is(s.in->cp[i], class))
			return true;
	return false;
}

bool
stretch_begins(struct stretch s, enum character_class class)
{
	return s.begin < s.end && character_is(s.in->cp[s.begin], class);
}

bool
stretch_ends(struct stretch s, enum character_class class)
{
	return s.begin < s.end && character_is(s.in->cp[s.end - 1], class);
}

bool
stretch_finds(struct stretch s, const uint32_t *word, uint32_t n)
{
	for (uint32_t at = s.begin; at + n <= s.end; at++)
		if (memcmp(s.in->cp + at, word, n * sizeof *word) == 0)
			return true;
	return n == 0;
}

bool
stretch_stops(struct stretch s)
{
	for (uint32_t i = s.begin; i < s.end; i++)
		if (character_of(s.in->cp[i])->mark >= MARK_FULLSTOP && character_of(s.in->cp[i])->mark <= MARK_END)
			return true;
	return false;
}

uint32_t
stretch_words(struct stretch s)
{
	uint32_t count = 0;
	for (uint32_t i = s.begin; i < s.end; i++) {
		uint32_t cp = s.in->cp[i];
		count += is_han(cp) || is_digit(cp) || is_latin(cp);
	}
	return count;
}
