#include "row.h"

#include "ucum.h"

enum column { NAMES, KIND, DIM, FACTOR, SI, UCUM, OF, WHEN, FLAGS, SOURCE, NOTE, COLUMNS };

static const struct slice kind_name[] = {
	{ "measure", 7 }, { "money", 5 }, { "percent", 7 },
	{ "ratio", 5 }, { "duration", 8 }, { "count", 5 }
};

bool
slice_next(struct slice *rest, char sep, struct slice *part)
{
	if (rest->ptr == NULL)
		return false;
	const char *at = memchr(rest->ptr, sep, rest->len);
	*part = *rest;
	if (at == NULL) {
		*rest = (struct slice){ NULL, 0 };
		return true;
	}
	part->len = (size_t)(at - rest->ptr);
	*rest = slice_sub(*rest, part->len + 1, rest->len);
	return true;
}

static bool
parse_kind(struct slice text, enum unit_kind *kind)
{
	for (unsigned i = 0; i < sizeof kind_name / sizeof kind_name[0]; i++) {
		if (slice_eq(text, kind_name[i])) {
			*kind = (enum unit_kind)i;
			return true;
		}
	}
	return false;
}

/* "-", "A" or "A+B". */
static bool
parse_factor(struct slice text, struct unit_row *row)
{
	row->offset = RATIO_ZERO;
	row->factor = RATIO_ONE;
	row->linear = text.len > 0;
	if (!row->linear)
		return true;
	const char *plus = memchr(text.ptr, '+', text.len);
	size_t n = plus ? (size_t)(plus - text.ptr) : text.len;
	if (!ratio_parse(slice_sub(text, 0, n), &row->factor) || row->factor.num == 0)
		return false;
	return plus == NULL || ratio_parse(slice_sub(text, n + 1, text.len), &row->offset);
}

static bool
parse_flags(struct slice text, unsigned *flags)
{
	struct slice flag;
	*flags = 0;
	if (text.len == 0)
		return true;
	while (slice_next(&text, ',', &flag)) {
		if (slice_eq(flag, SLICE("self")))
			*flags |= UNIT_SELF;
		else if (slice_eq(flag, SLICE("weak")))
			*flags |= UNIT_WEAK;
		else if (slice_eq(flag, SLICE("split")))
			*flags |= UNIT_SPLIT;
		else
			return false;
	}
	return true;
}

static bool
has_empty_part(struct slice rest)
{
	struct slice part;
	while (slice_next(&rest, '|', &part))
		if (part.len == 0)
			return true;
	return false;
}

/* Dimensions, SI units and UCUM codes go into JSON as they are: visible ASCII
 * without quotes and backslashes. */
static bool
is_plain(struct slice s)
{
	for (size_t i = 0; i < s.len; i++)
		if (s.ptr[i] <= ' ' || s.ptr[i] > '~' || s.ptr[i] == '"' || s.ptr[i] == '\\')
			return false;
	return true;
}

/* A count's UCUM code is the annotation of what it counts. */
static const char *
check_count(const struct unit_row *row)
{
	if (row->of.len == 0)
		return "a count needs what it counts in column of";
	if (row->ucum.len < row->of.len + 2)
		return "a count's ucum is {of}";
	struct slice end = slice_sub(row->ucum, row->ucum.len - row->of.len - 2, row->ucum.len);
	if (end.ptr[0] != '{' || end.ptr[end.len - 1] != '}' ||
	    !slice_eq(slice_sub(end, 1, end.len - 1), row->of))
		return "a count's ucum is {of}";
	return NULL;
}

/* Divides line into cells; what is wrong, or NULL. */
static const char *
split_cells(struct slice line, struct slice cell[COLUMNS])
{
	struct slice part;
	unsigned n = 0;
	for (; slice_next(&line, '\t', &part); n++) {
		if (n == COLUMNS)
			return "more than 11 columns";
		if (slice_eq(part, SLICE("-")) && n != NAMES)
			part.len = 0;
		cell[n] = part;
	}
	return n < COLUMNS ? "11 columns divided by tabs expected" : NULL;
}

const char *
unit_row_parse(struct slice line, struct unit_row *row)
{
	struct slice cell[COLUMNS];
	const char *wrong = split_cells(line, cell);
	if (wrong != NULL)
		return wrong;
	*row = (struct unit_row){
		.line = line, .names = cell[NAMES], .dim = cell[DIM], .si = cell[SI],
		.ucum = cell[UCUM], .of = cell[OF], .when = cell[WHEN]
	};
	if (has_empty_part(row->names))
		return "a name is empty";
	if (has_empty_part(row->when) && row->when.len > 0)
		return "a condition in column when is empty";
	if (!parse_kind(cell[KIND], &row->kind))
		return "kind is none of measure, money, percent, ratio, duration, count";
	if (!parse_factor(cell[FACTOR], row))
		return "factor is no number, fraction, number+number or -";
	if (!parse_flags(cell[FLAGS], &row->flags))
		return "flags are none of self, weak, split";
	if (row->dim.len == 0 || row->ucum.len == 0)
		return "dim and ucum are needed";
	if (row->linear && row->si.len == 0)
		return "a factor needs the si unit it leads to";
	if (!is_plain(row->dim) || !is_plain(row->si) || !is_plain(row->ucum) || !is_plain(row->of))
		return "dim, si, ucum and of are ASCII without blanks, quotes and backslashes";
	if (!ucum_valid(row->ucum))
		return "ucum is not well formed";
	return row->kind == UNIT_COUNT ? check_count(row) : NULL;
}
