#include "finding.h"

#define COMPUTED_EXTRA_DIGITS 3

const char *
rule_name(enum check_rule rule)
{
	static const char *const name[] = { "sum", "share", "hundred", "completion", "change", "product", "repeat" };
	return rule < RULES ? name[rule] : NULL;
}

const char *
status_name(enum check_status status)
{
	static const char *const name[] = { "ok", "off", "open" };
	return status < STATUSES ? name[status] : NULL;
}

static enum check_reason
doubt(const struct finding *f)
{
	if (f->member[0]->exact && f->exact)
		return REASON_ROUNDING;
	for (size_t i = 0; i < f->members; i++)
		if (f->member[i]->masked)
			return REASON_MASKED;
	return REASON_APPROXIMATE;
}

static bool
all_exact(const struct finding *f)
{
	return f->member[0]->exact && f->exact;
}

static bool
holds(struct arena *a, struct rat r, struct range in)
{
	return range_side(a, range_point(r), in) == RANGE_MEETS;
}

/* The claim holds if the members were rounded, but not as they stand. */
static bool
only_rounding(struct arena *a, const struct finding *f)
{
	return f->has_point && !holds(a, f->point, f->member[0]->range);
}

/* A thing said twice: the one may be written more finely than the other. */
static bool
same_rounding(struct arena *a, const struct finding *f)
{
	return holds(a, f->point, f->member[0]->range) || holds(a, f->member[0]->point, f->computed);
}

/* A percentage whose further digits were cut off instead of rounded: 66.6% for two
 * thirds. A slip, but no contradiction. */
static bool
only_cut(struct arena *a, const struct finding *f)
{
	const struct term *claim = f->member[0];
	if (claim->class != FIGURE_PERCENT || !claim->exact || !f->exact || !f->has_point)
		return false;
	struct rat unit = rat_sub(a, claim->range.hi, claim->range.lo), over = rat_sub(a, f->point, claim->point);
	return !over.neg && rat_cmp(a, over, unit) < 0;
}

static void
judge_equal(struct arena *a, struct finding *f)
{
	const struct term *claim = f->member[0];
	if (range_side(a, claim->range, f->computed) != RANGE_MEETS)
		f->status = only_cut(a, f) ? STATUS_OPEN : STATUS_OFF;
	else if (f->rule == RULE_REPEAT && all_exact(f))
		f->status = same_rounding(a, f) ? STATUS_OK : STATUS_OFF;
	else if (all_exact(f) && (f->rule == RULE_HUNDRED || !only_rounding(a, f)))
		f->status = STATUS_OK;          /* percentages are rounded as a rule: 33.3 thrice */
	else if (f->exact && !claim->exact && !claim->masked && range_within(a, f->computed, claim->usual))
		f->status = STATUS_OK;
	else
		f->status = STATUS_OPEN;
}

/* sign > 0: the claim must not be below computed; < 0: not above. At strict tests
 * meeting in one exact point fails. */
static void
judge_order(struct arena *a, struct finding *f, int sign, bool strict)
{
	const struct term *claim = f->member[0];
	enum range_side side = range_side(a, claim->range, f->computed);
	bool equal = all_exact(f) && f->has_point && rat_cmp(a, claim->point, f->point) == 0;
	bool usually = !claim->exact &&
	     range_side(a, claim->usual, f->computed) == (sign > 0 ? RANGE_ABOVE : RANGE_BELOW);
	bool as_written = all_exact(f) && f->has_point && rat_cmp(a, claim->point, f->point) * sign > 0;
	if ((int)side == -sign || (strict && equal))
		f->status = STATUS_OFF;
	else if (as_written || (int)side == sign || equal || usually)
		f->status = STATUS_OK;
	else if (all_exact(f) && !strict && !only_rounding(a, f))
		f->status = STATUS_OK;
	else
		f->status = STATUS_OPEN;
}

void
finding_judge(struct arena *a, struct finding *f)
{
	switch (f->test) {
	case TEST_EQUAL: judge_equal(a, f); break;
	case TEST_NO_LESS: judge_order(a, f, 1, false); break;
	case TEST_MORE: judge_order(a, f, 1, true); break;
	case TEST_LESS: judge_order(a, f, -1, true); break;
	}
	f->reason = f->status == STATUS_OPEN ? doubt(f) : REASON_NONE;
	if (f->status == STATUS_OFF && f->unsure) {
		f->status = STATUS_OPEN;
		f->reason = REASON_BASE;
	}
}

static const char *
test_sign(enum check_test test)
{
	static const char *const sign[] = { "=", ">=", ">", "<" };
	return sign[test];
}

static const char *
reason_name(enum check_reason reason)
{
	static const char *const name[] = { "", "masked", "approximate", "rounding", "incomplete", "overlap", "base" };
	return name[reason];
}

static void
put_name(struct out *o, struct slice key, const char *name)
{
	out_put(o, key);
	out_json_string(o, slice_of(name));
}

/* Significant digits of the claim, and some more. */
static unsigned
digits_wanted(struct slice value)
{
	unsigned digits = 0;
	for (size_t i = 0; i < value.len; i++)
		digits += value.ptr[i] >= '0' && value.ptr[i] <= '9';
	return digits + COMPUTED_EXTRA_DIGITS;
}

static bool
put_number(struct arena *a, struct out *o, struct rat r, unsigned digits)
{
	struct dec d;
	bool exact = rat_to_dec(a, r, &d);
	if (!exact)
		d = rat_round(a, r, digits);
	out_put(o, dec_text(a, d));
	return exact;
}

static void
put_equation(struct arena *a, struct out *o, const struct finding *f)
{
	const struct term *claim = f->member[0];
	unsigned digits = digits_wanted(claim->value);
	bool exact = true;
	OUT_LIT(o, ",\"claimed\":");
	if (claim->has_point)
		put_number(a, o, claim->point, digits);
	else
		OUT_LIT(o, "null");
	OUT_LIT(o, ",\"computed\":");
	if (f->has_point)
		exact = put_number(a, o, f->point, digits);
	else
		OUT_LIT(o, "null");
	OUT_LIT(o, ",\"diff\":");
	if (claim->has_point && f->has_point)
		exact &= put_number(a, o, rat_sub(a, claim->point, f->point), digits);
	else
		OUT_LIT(o, "null");
	if (!exact)
		OUT_LIT(o, ",\"rounded\":true");
}

static void
put_members(struct out *o, const struct finding *f)
{
	OUT_LIT(o, ",\"members\":[");
	for (size_t i = 0; i < f->members; i++) {
		if (i > 0)
			out_char(o, ',');
		if (!f->member[i]->has_span) {
			OUT_LIT(o, "null");
			continue;
		}
		out_char(o, '[');
		out_uint(o, f->member[i]->span[0]);
		out_char(o, ',');
		out_uint(o, f->member[i]->span[1]);
		out_char(o, ']');
	}
	OUT_LIT(o, "],\"surfaces\":[");
	for (size_t i = 0; i < f->members; i++) {
		if (i > 0)
			out_char(o, ',');
		out_json_string(o, f->member[i]->surface.ptr ? f->member[i]->surface : SLICE(""));
	}
	out_char(o, ']');
}

void
finding_put(struct arena *a, struct out *o, struct slice head, const struct finding *f)
{
	OUT_LIT(o, "{\"type\":\"check\"");
	out_put(o, head);
	put_name(o, SLICE(",\"rule\":"), rule_name(f->rule));
	put_name(o, SLICE(",\"status\":"), status_name(f->status));
	if (f->reason != REASON_NONE)
		put_name(o, SLICE(",\"reason\":"), reason_name(f->reason));
	put_equation(a, o, f);
	put_name(o, SLICE(",\"test\":"), test_sign(f->test));
	OUT_LIT(o, ",\"unit\":");
	out_json_string(o, f->member[0]->unit);
	put_members(o, f);
	OUT_LIT(o, ",\"text\":");
	out_put(o, f->member[0]->in->raw);
	out_char(o, '}');
	out_end_record(o);
}
