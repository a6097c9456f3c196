#include "approx.h"

#include "character.h"
#include "clause.h"
#include "cue.h"
#include "numeral.h"
#include "signs.h"

enum { AFAR = 8 };

static const struct {
	enum cue_class cue;
	enum figure_approx approx;
} meaning[] = {
	{ CUE_ABOUT, APPROX_ABOUT }, { CUE_OVER, APPROX_OVER }, { CUE_NEAR, APPROX_NEAR },
	{ CUE_UNDER, APPROX_UNDER }, { CUE_AT_LEAST, APPROX_AT_LEAST }, { CUE_AT_MOST, APPROX_AT_MOST }
};

static enum figure_approx
approx_of(uint64_t classes)
{
	for (unsigned k = 0; k < sizeof meaning / sizeof meaning[0]; k++)
		if (classes & CUE_BIT(meaning[k].cue))
			return meaning[k].approx;
	return APPROX_EXACT;
}

/* afar reads 至少 and 至多 with a verb between them and the figure: 至少走访5户, 至少
 * 在2个村. */
static enum figure_approx
afar(const struct sentence *s, struct figure *f)
{
	uint64_t classes;
	uint32_t begin = clause_begin(s, f->begin, AFAR);
	for (uint32_t i = f->begin; i > begin + 1; i--) {
		if (numeral_role_at(s, i - 1) > ROLE_HEAD || s->cp[i - 1] == SIGN_OF)
			return APPROX_EXACT;
		if (s->cp[i - 2] != SIGN_UNTIL || (s->cp[i - 1] != SIGN_FEW && s->cp[i - 1] != SIGN_MANY) ||
		    cue_before(s, i, CUE_BIT(CUE_BEFORE), &classes) != 2)
			continue;
		return approx_of(classes);
	}
	return APPROX_EXACT;
}

/* before reads the approximator that ends where the figure begins. */
static enum figure_approx
before(const struct sentence *s, struct figure *f)
{
	uint64_t classes, ignored;
	uint32_t end = f->begin;
	if (end > 0 && s->cp[end - 1] == ' ')
		end--;
	uint32_t length = cue_before(s, end, CUE_BIT(CUE_BEFORE), &classes);
	if (length == 0)
		return afar(s, f);
	/* 签约3家; but 整合|约30万元 */
	if (cue_before(s, end, CUE_BIT(CUE_NOTBEFORE), &ignored) > length && cue_before(s, end - length, CUE_BIT(CUE_JOINED), &ignored) == 0)
		return APPROX_EXACT;
	/* 上 and 过 are such before 百, 千, 万 only: 上百户, 过亿元, but 账上5万元, 去过3次 */
	if (length == 1 && (s->cp[end - 1] == SIGN_ABOVE || s->cp[end - 1] == SIGN_PAST) && numeral_role_at(s, f->begin) < ROLE_UNIT)
		return APPROX_EXACT;
	/* 近三年 are the last three years; 历时近三年 is a length */
	if (f->class == FIGURE_DURATION && length == 1 && s->cp[end - 1] == SIGN_NEAR &&
	    cue_before(s, end - 1, CUE_BIT(CUE_ELAPSED), &ignored) == 0)
		return APPROX_EXACT;
	f->outer_begin = end - length;
	return approx_of(classes);
}

/* after reads 以上, 左右 …, and the 多 of 3年多, behind the figure. */
static enum figure_approx
after(const struct sentence *s, struct figure *f)
{
	uint64_t classes;
	uint32_t i = f->end, cp = s->cp[i], next = s->cp[i + 1];
	/* 比去年的8万元|多了3万元 */
	if (cp == SIGN_MANY && numeral_role_at(s, i + 1 + (next == SIGN_DONE)) > ROLE_HEAD)
		return APPROX_EXACT;
	if ((cp == SIGN_MANY || cp == SIGN_ODD) && f->unit_end > f->unit_begin &&
	    f->class != FIGURE_COUNT && f->class != FIGURE_NUMBER &&
	    !character_is(next, CHARACTER_EVENT)) {             /* 两年多次培训 */
		f->outer_end = i + 1;
		return APPROX_OVER;
	}
	uint32_t length = cue_longest(s, i, CUE_BIT(CUE_AFTER), &classes);
	if (length == 0)
		return APPROX_EXACT;
	f->outer_end = i + length;
	return approx_of(classes);
}

static void
bounds(struct figure *f)
{
	if (f->value.ptr == NULL)
		return;
	switch (f->approx) {
	case APPROX_OVER:
	case APPROX_AT_LEAST:
		f->lo = f->value;
		f->has_bounds = true;
		break;
	case APPROX_NEAR:
	case APPROX_UNDER:
	case APPROX_AT_MOST:
		f->hi = f->value;
		f->has_bounds = true;
		break;
	default:
		break;
	}
}

void
approx_read(const struct sentence *s, struct figure *f, bool over, bool about)
{
	enum figure_approx first = before(s, f), last = after(s, f);
	if (f->approx == APPROX_RANGE)
		return;
	/* 近300余人: the word outside was chosen last, and weighs more */
	if (first == APPROX_NEAR)
		f->approx = APPROX_NEAR;
	else if (over)
		f->approx = APPROX_OVER;
	else if (first != APPROX_EXACT && first != APPROX_ABOUT)
		f->approx = first;
	else if (last != APPROX_EXACT)
		f->approx = last;
	else if (first != APPROX_EXACT || about)
		f->approx = APPROX_ABOUT;
	bounds(f);
}
