#include "nonfigure.h"

#include "character.h"
#include "clause.h"
#include "cue.h"
#include "script.h"
#include "signs.h"

enum { SLOGAN = 14, TITLE = 120, LOCAL_NUMBER = 7 };

/* slogan returns where the quotation that opens before i closes when it is short
 * and has no ASCII digits: “四议两公开”, “六个精准”. A quoted sentence is read on. */
static uint32_t
slogan(const struct sentence *s, uint32_t i, uint32_t close)
{
	for (uint32_t end = i; end < s->n && end - i <= SLOGAN; end++) {
		if (s->cp[end] == close)
			return end + 1;
		if (numeral_role_at(s, end) == ROLE_ASCII || numeral_role_at(s, end) == ROLE_MASK)
			return i;
	}
	return i;
}

uint32_t
nonfigure_skip(const struct sentence *s, uint32_t i)
{
	uint32_t end;
	switch (s->cp[i]) {
	case SIGN_QUOTE:
		end = slogan(s, i + 1, SIGN_QUOTE_END);
		break;
	case SIGN_SINGLE_QUOTE:
		end = slogan(s, i + 1, SIGN_SINGLE_QUOTE_END);
		break;
	case SIGN_CORNER_QUOTE:
		end = slogan(s, i + 1, SIGN_CORNER_END);
		break;
	case SIGN_TITLE:
		for (end = i + 1; end < s->n && end - i < TITLE && s->cp[end] != SIGN_TITLE_END; end++)
			;
		return s->cp[end] == SIGN_TITLE_END ? end + 1 : i;
	default:
		return i;
	}
	return end > i + 1 ? end : i;
}

/* kilometre_stone returns whether the + at i follows the kilometres of a place on a
 * road: K123+500. */
static bool
kilometre_stone(const struct sentence *s, uint32_t i)
{
	while (i > 0 && is_digit(s->cp[i - 1]))
		i--;
	return i > 0 && s->cp[i - 1] == 'k';
}

/* names returns whether digits are part of a name in Latin letters: G107, PM2.5,
 * 4A级, 5G基站. */
static bool
names(const struct sentence *s, const struct numeral *n, const struct unit *u)
{
	uint32_t before = n->begin > 0 ? s->cp[n->begin - 1] : 0;
	uint32_t earlier = n->begin > 1 ? s->cp[n->begin - 2] : 0;
	uint32_t next = s->cp[n->end];
	if (u->end > u->begin && u->begin <= n->begin)          /* US$300 */
		return false;
	/* one letter or two: G107, PM2.5; but GDP120亿元 */
	if (is_latin(before) && numeral_role(before) != ROLE_MASK)
		return !(is_latin(earlier) && n->begin > 2 && is_latin(s->cp[n->begin - 3]));
	if (before == '-' && (is_latin(earlier) || (is_digit(earlier) && n->digits >= LOCAL_NUMBER)))
		return true;            /* A-12, 0796-2345678 */
	if (before == '.' && is_digit(earlier))
		return true;            /* 1.2.3 */
	if (before == '+' && kilometre_stone(s, n->begin - 1))
		return true;
	if (!is_latin(next))
		return false;
	/* g is a gram and s a second, but G a generation of networks, and 6S rules of order */
	if ((next == 'g' || next == 's') && u->end == u->begin + 1 && s->text.ptr[s->at[u->begin]] < 'a')
		return true;
	/* a letter: a unit, or a grade; 级 and 景区 tell (4A级景区) */
	uint32_t after = s->cp[u->end];
	return u->begin == u->end || after == SIGN_GRADE || after == SIGN_VIEW || after == SIGN_STATION || after == SIGN_SHOP;
}

/* is_one returns whether 一 at i is a numeral by itself: not that of 一千. */
static bool
is_one(const struct sentence *s, uint32_t i)
{
	return s->cp[i] == SIGN_ONE && numeral_power(s->cp[i + 1]) == 0;
}

/* paired returns whether 一 at i has its fellow two characters on or back:
 * 一村一品, 一户一策, 一对一; but not 一户一千元. */
static bool
paired(const struct sentence *s, const struct numeral *n)
{
	uint32_t i = n->begin;
	if (!n->single || s->cp[i] != SIGN_ONE)
		return false;
	return (s->cp[i + 1] != 0 && is_one(s, i + 2) && is_han(s->cp[i + 1])) ||
	    (i >= 2 && s->cp[i - 2] == SIGN_ONE && is_han(s->cp[i - 1]));
}

/* layout returns whether a numeral is one of those that draw a plan: 一核两带三片区,
 * 一心三区. Its fellows stand two characters and four before it; behind one fellow only
 * the unit must be a kind of place. */
static bool
layout(const struct sentence *s, const struct numeral *n, const struct unit *u)
{
	uint64_t ignored;
	uint32_t i = n->begin;
	unsigned fellows = 0;
	if (!n->single || !unit_is(u, UNIT_SELF))
		return false;
	while (i >= 2 && numeral_role_at(s, i - 2) == ROLE_DIGIT && is_han(s->cp[i - 1]) && numeral_role_at(s, i - 1) <= ROLE_HEAD) {
		i -= 2;
		fellows++;
	}
	/* 第一有三区, 其一有三区 and 一共三区 are none */
	uint32_t before = i > 0 ? s->cp[i - 1] : 0;
	if (fellows == 0 || numeral_role(before) > ROLE_HEAD || before == SIGN_NTH || before == SIGN_THE ||
	    cue_longest(s, i, CUE_BIT(CUE_TALLY), &ignored) > 0)
		return false;
	return fellows > 1 || unit_is(u, UNIT_WEAK);
}

/* place returns whether numeral and unit are the first part of a place name:
 * 八里桥, 三户村, 五台山; but not of 修了四道坝. */
static bool
place(const struct sentence *s, const struct numeral *n, const struct unit *u)
{
	uint64_t ignored;
	if (u->end != u->begin + 1 || n->end - n->begin > 2 || n->over || n->multiplied)
		return false;
	if (!character_is(s->cp[u->begin], CHARACTER_PLACEUNIT) || (n->begin > 0 && s->cp[n->begin - 1] == SIGN_DONE))
		return false;
	return cue_longest(s, u->end, CUE_BIT(CUE_PLACE), &ignored) > 0 &&
	    cue_longest(s, u->end, CUE_BIT(CUE_NONUNIT), &ignored) < 2;
}

/* lone returns whether 大 has no noun behind it: it announces one (五大工程), or
 * else is part of a name (党的十九大). */
static bool
lone(const struct sentence *s, const struct unit *u)
{
	return u->end == u->begin + 1 && s->cp[u->begin] == SIGN_BIG && !is_han(s->cp[u->end]);
}

/* road returns whether a numeral is the number of a road: 省道308线, 县道X012线, where
 * the X is no blank. */
static bool
road(const struct sentence *s, const struct numeral *n)
{
	uint64_t ignored;
	uint32_t length = n->end - n->begin;
	if (n->multiplied || n->over)
		return false;
	if (!n->masked)
		return length == 3 && s->cp[n->end] == SIGN_LINE && cue_before(s, n->begin, CUE_BIT(CUE_PLACE), &ignored) > 0;
	for (uint32_t k = 1; k < length; k++)
		if (!is_digit(s->cp[n->begin + k]))
			return false;
	return (length == 4 || length == 5) && s->text.ptr[s->at[n->begin]] == 'X' &&
	    (s->cp[n->end] == SIGN_LINE || cue_before(s, n->begin, CUE_BIT(CUE_PLACE), &ignored) > 0);
}

/* level returns whether a numeral names a size, a grade or a version: 十亿级产业集群,
 * 四星级饭店, 二级响应 (two of them are 两级), 2.0版. */
static bool
level(const struct sentence *s, const struct numeral *n, const struct unit *u)
{
	uint32_t first = s->cp[u->begin];
	if (u->end == u->begin + 2 && first == SIGN_STAR && s->cp[u->begin + 1] == SIGN_GRADE)
		return is_han(s->cp[u->end]) && (n->single || (!n->han && !n->multiplied));
	if (u->end != u->begin + 1)
		return false;
	if (first == SIGN_GRADE && n->han && n->multiplied)
		return true;
	if (first == SIGN_EDITION)
		return !n->han && n->end - n->begin > n->digits;
	return n->single && s->cp[n->begin] == SIGN_TWO && character_is(first, CHARACTER_GRADE);
}

/* of_named_place returns whether numbers that begin at begin follow the name of a place:
 * 柳树沟村3组; not 全镇3组, 各镇, 我镇. */
static bool
of_named_place(const struct sentence *s, uint32_t begin)
{
	uint64_t ignored;
	uint32_t length = cue_before(s, begin, CUE_BIT(CUE_PLACE), &ignored);
	if (length == 0 || begin == length)
		return length > 0;
	uint32_t before = s->cp[begin - length - 1];
	if (before == SIGN_ALL || before == SIGN_EVERY)
		return false;
	return !(length == 1 && character_is(before, CHARACTER_DEICTIC));
}

/* first_of_row returns where the row of numbers that goes on at i begins, its members
 * with the unit behind each or without: 2、5组, 2组和5组. */
static uint32_t
first_of_row(const struct sentence *s, uint32_t i, uint32_t unit)
{
	while (i > 2 && (s->cp[i - 1] == SIGN_LIST_COMMA || s->cp[i - 1] == SIGN_AND)) {
		uint32_t k = i - 1 - (s->cp[i - 2] == unit), end = k;
		while (k > 0 && is_digit(s->cp[k - 1]))
			k--;
		if (k == end)
			break;
		i = k;
	}
	return i;
}

/* squad returns whether a numeral numbers a unit of people behind a place name
 * (柳树沟村3组, 二团): no count. */
static bool
squad(const struct sentence *s, const struct numeral *n, const struct unit *u)
{
	uint32_t unit = s->cp[u->begin], begin = n->begin;
	if (u->end != u->begin + 1 || n->over || n->multiplied || n->masked || n->end - n->begin > 2)
		return false;
	if (unit == SIGN_REGIMENT)
		return n->han;
	if (unit == SIGN_HALL)                                     /* 堂, but not 三堂课 */
		return n->han && is_han(s->cp[u->end]) && s->cp[u->end] != SIGN_LESSON;
	if (!character_is(unit, CHARACTER_SQUAD))
		return false;
	begin = first_of_row(s, begin, unit);
	if (cue_before(s, begin, CUE_BIT(CUE_PLACE), &(uint64_t){ 0 }) > 0)
		return of_named_place(s, begin);
	/* 一组 to 三组; but 分三组, and villages are counted */
	bool set_up = begin > 0 && character_is(s->cp[begin - 1], CHARACTER_SETUP);
	return n->han && n->single && unit != SIGN_VILLAGE && !set_up;
}

/* reads returns whether the digits of n are those of digits. */
static bool
reads(const struct sentence *s, const struct numeral *n, const char *digits)
{
	uint32_t i = n->begin;
	while (i < n->end && *digits != '\0' && s->cp[i] == (unsigned char)*digits) {
		i++;
		digits++;
	}
	return i == n->end && *digits == '\0';
}

/* all_day returns whether 24小时, 7×24小时 or 全年365天 only say that a service never
 * stops. */
static bool
all_day(const struct sentence *s, const struct numeral *n, const struct unit *u)
{
	uint64_t ignored;
	if (!unit_is(u, UNIT_DURATION) || !(reads(s, n, "24") || reads(s, n, "365")))
		return false;
	if (n->begin > 1 && numeral_role_at(s, n->begin - 1) == ROLE_MASK && s->cp[n->begin - 2] == '7')
		return true;
	if (n->begin > 0 && n->end - n->begin == 3 && s->cp[n->begin - 1] == SIGN_YEAR)   /* 全年365天 */
		return true;
	for (uint32_t k = 0; k < 6 && (is_han(s->cp[u->end + k]) || s->cp[u->end + k] == '"'); k++)
		if (cue_longest(s, u->end + k, CUE_BIT(CUE_ALLDAY), &ignored) > 0)
			return true;
	return false;
}

uint32_t
nonfigure_masked_name(const struct sentence *s, uint32_t i)
{
	uint64_t ignored;
	uint32_t end = i, digits;
	if (numeral_role_at(s, i) != ROLE_MASK || cue_before(s, i, CUE_BIT(CUE_PLACE), &ignored) == 0)
		return i;
	while (numeral_role_at(s, end) == ROLE_MASK)
		end++;
	for (digits = 0; is_digit(s->cp[end + digits]); digits++)
		;
	return end - i >= 3 && digits >= 3 ? end : i;
}

/* masked_place returns whether a mask is the name of a place or body: xx村, x县. */
static bool
masked_place(const struct sentence *s, const struct numeral *n, const struct unit *u)
{
	uint64_t ignored;
	uint32_t i;
	if (!n->masked)
		return false;
	for (i = n->begin; i < n->mask_end; i++)
		if (numeral_role_at(s, i) != ROLE_MASK)
			return false;
	/* xx村xx户: the household's name */
	if (u->begin == n->end && s->cp[n->end] == SIGN_HOUSEHOLD && cue_before(s, n->begin, CUE_BIT(CUE_PLACE), &ignored) > 0)
		return true;
	uint32_t length = cue_longest(s, n->end, CUE_BIT(CUE_PLACE), &ignored);
	return length > 0 && length >= u->end - u->begin;
}

/* and_so_on returns whether 等 goes on with a list of names: 7等镇, but not 分5等. */
static bool
and_so_on(const struct sentence *s, const struct numeral *n, const struct unit *u)
{
	return u->end == u->begin + 1 && s->cp[u->begin] == SIGN_ETC && !(n->begin > 0 && s->cp[n->begin - 1] == SIGN_PART);
}

/* some_time returns whether 番 is no doubling: 一番事业, but 翻一番, 翻了两番. */
static bool
some_time(const struct sentence *s, const struct numeral *n, const struct unit *u)
{
	uint32_t before = n->begin > 0 ? s->cp[n->begin - 1] : 0;
	return u->end == u->begin + 1 && s->cp[u->begin] == SIGN_FOLD && before != SIGN_TURN &&
	    !(before == SIGN_DONE && n->begin > 1 && s->cp[n->begin - 2] == SIGN_TURN);
}

/* lot returns whether a numeral numbers a part of the works: 一标段, 2标段; but 分为3标段
 * counts them. */
static bool
lot(const struct sentence *s, const struct numeral *n, const struct unit *u)
{
	if (u->end != u->begin + 2 || s->cp[u->begin] != SIGN_LOT || s->cp[u->begin + 1] != SIGN_SECTION)
		return false;
	return n->begin == 0 || !character_is(s->cp[n->begin - 1], CHARACTER_SETUP);
}

/* session returns whether numeral and unit number the meetings of a body or the years
 * of a century, or name a scale of points: 十四届三次全会, 五六十年代, 12分制. */
static bool
session(const struct sentence *s, const struct numeral *n, const struct unit *u)
{
	uint32_t unit = s->cp[u->begin], before = n->begin > 0 ? s->cp[n->begin - 1] : 0;
	if (u->end == u->begin + 2 && unit == SIGN_YEAR && s->cp[u->begin + 1] == SIGN_GENERATION)
		return true;
	if (unit == SIGN_PART && s->cp[u->end] == SIGN_SYSTEM)
		return true;
	if (u->end != u->begin + 1)
		return false;
	return (unit == SIGN_SESSION && numeral_role_at(s, u->end) > ROLE_HEAD) || (unit == SIGN_TIMES && before == SIGN_SESSION);
}

/* last_stretch returns whether 一公里 is the last one of a way, which may have any
 * length: 打通最后一公里. */
static bool
last_stretch(const struct sentence *s, const struct numeral *n, const struct unit *u)
{
	return n->single && unit_is(u, UNIT_LENGTH) && n->begin > 1 && s->cp[n->begin] == SIGN_ONE && s->cp[n->begin - 2] == SIGN_MOST;
}

/* of_address returns whether a building of an address has the number: 18号3栋,
 * 3栋2单元. */
static bool
of_address(const struct sentence *s, const struct numeral *n, const struct unit *u)
{
	uint32_t i = u->end;
	if (u->end != u->begin + 1 || !character_is(s->cp[u->begin], CHARACTER_BUILDING))
		return false;
	if (n->begin > 1 && s->cp[n->begin - 1] == SIGN_NUMBER && is_digit(s->cp[n->begin - 2]))
		return true;
	while (is_digit(s->cp[i]))
		i++;
	return i > u->end && (s->cp[i] == SIGN_ROOM || s->cp[i] == SIGN_NUMBER || (s->cp[i] == SIGN_SINGLE && s->cp[i + 1] == SIGN_YUAN));
}

/* motto returns whether numeral and unit make a name with what stands beside them:
 * 三段式, 八字方针, 三方协议, 五个一工程, 双十行动. */
static bool
motto(const struct sentence *s, const struct numeral *n, const struct unit *u)
{
	uint32_t next = s->cp[u->end], before = n->begin > 0 ? s->cp[n->begin - 1] : 0;
	if (u->end != u->begin + 1)
		return false;
	if (before == SIGN_DOUBLE && numeral_power(s->cp[n->begin]) > 0)
		return true;
	switch (s->cp[u->begin]) {
	case SIGN_WORD:
		return is_han(next);
	case SIGN_SQUARE:
		return n->single && is_han(next);
	case SIGN_ITEM:
		return is_one(s, u->end) && !unit_begins(s, u->end + 1);
	default:
		return n->single && character_is(next, CHARACTER_KIND);
	}
}

/* counted returns whether 四处 or 两头 is no adverb but counts the noun before it, or
 * what is divided: 新建公厕四处, 黄牛两头, 分三期举办. */
static bool
counted(const struct sentence *s, const struct numeral *n, const struct unit *u)
{
	uint32_t before = n->begin > 0 ? s->cp[n->begin - 1] : 0, unit = s->cp[u->begin];
	if (u->end != u->begin + 1 || s->cp[n->begin] == SIGN_ONE)
		return false;
	if (unit == SIGN_HEAD)
		return character_is(before, CHARACTER_HERD);
	return character_is(unit, CHARACTER_ASIDE) && is_han(before) && (clause_ends(s->cp[u->end]) || before == SIGN_PART);
}

/* in_words, in_digits and as_unit ask the rules: those for numerals in Chinese, those
 * for ASCII digits and blanks, and those that ask for the unit first. */
static bool
in_words(const struct sentence *s, const struct numeral *n, const struct unit *u)
{
	return paired(s, n) || layout(s, n, u) || place(s, n, u) || last_stretch(s, n, u) || motto(s, n, u);
}

static bool
in_digits(const struct sentence *s, const struct numeral *n, const struct unit *u)
{
	return names(s, n, u) || road(s, n) || all_day(s, n, u) || of_address(s, n, u) || masked_place(s, n, u);
}

static bool
as_unit(const struct sentence *s, const struct numeral *n, const struct unit *u)
{
	return lone(s, u) || and_so_on(s, n, u) || some_time(s, n, u) || squad(s, n, u) || level(s, n, u) ||
	    session(s, n, u) || lot(s, n, u);
}

bool
nonfigure_amount(const struct sentence *s, const struct numeral *n, const struct unit *u)
{
	uint64_t ignored;
	if ((n->han ? in_words(s, n, u) : in_digits(s, n, u)) || (u->end > u->begin && as_unit(s, n, u)))
		return true;
	/* a word that holds the numeral, unless the figure is longer: 十分 and 十分钟 */
	uint32_t length = cue_longest(s, n->begin, CUE_BIT(CUE_NONFIGURE), &ignored);
	return length > 0 && n->begin + length >= u->end && !counted(s, n, u);
}
