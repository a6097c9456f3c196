#include "nonfigure.h"

#include "clause.h"
#include "cue.h"

enum { SLOGAN = 14, TITLE = 120 };

static bool
is_latin(uint32_t cp)
{
	return cp - 'a' < 26;
}

static bool
is_han(uint32_t cp)
{
	return cp >= 0x3400 && cp <= 0x9fff;
}

/* slogan returns where the quotation that opens before i closes when it is short
 * and has no ASCII digits: “四议两公开”, “六个精准”. A quoted sentence is read on. */
static uint32_t
slogan(const struct sentence *s, uint32_t i, uint32_t close)
{
	for (uint32_t end = i; end < s->n && end - i <= SLOGAN; end++) {
		if (s->cp[end] == close)
			return end + 1;
		if (numeral_role(s->cp[end]) == ROLE_ASCII || numeral_role(s->cp[end]) == ROLE_MASK)
			return i;
	}
	return i;
}

uint32_t
nonfigure_skip(const struct sentence *s, uint32_t i)
{
	uint32_t end;
	switch (s->cp[i]) {
	case 0x201c:            /* “ */
		end = slogan(s, i + 1, 0x201d);
		break;
	case 0x2018:            /* ‘ */
		end = slogan(s, i + 1, 0x2019);
		break;
	case 0x300c:            /* 「 */
		end = slogan(s, i + 1, 0x300d);
		break;
	case 0x300a:            /* 《 */
		for (end = i + 1; end < s->n && end - i < TITLE && s->cp[end] != 0x300b; end++)
			;
		return s->cp[end] == 0x300b ? end + 1 : i;
	default:
		return i;
	}
	return end > i + 1 ? end : i;
}

/* names returns whether digits are part of a name in Latin letters: G107, PM2.5,
 * 4A级, 5G基站. */
static bool
names(const struct sentence *s, const struct numeral *n, const struct unit *u)
{
	uint32_t before = n->begin > 0 ? s->cp[n->begin - 1] : 0;
	uint32_t earlier = n->begin > 1 ? s->cp[n->begin - 2] : 0;
	uint32_t next = s->cp[n->end];
	if (n->han)
		return false;
	/* one letter or two: G107, PM2.5; but GDP120亿元 */
	if (is_latin(before) && numeral_role(before) != ROLE_MASK)
		return !(is_latin(earlier) && n->begin > 2 && is_latin(s->cp[n->begin - 3]));
	if (before == '-' && is_latin(earlier))
		return true;
	if (before == '.' && earlier - '0' < 10)
		return true;            /* 1.2.3 */
	if (!is_latin(next))
		return false;
	/* g is a gram, G a generation of networks */
	if (next == 'g' && u->end == u->begin + 1 && s->text.ptr[s->at[u->begin]] == 'G')
		return true;
	/* a letter: a unit, or a grade; 级 and 景区 tell (4A级景区) */
	uint32_t after = s->cp[u->end];
	return u->begin == u->end || after == 0x7ea7 || after == 0x666f || after == 0x7ad9 || after == 0x5e97;
}

/* paired returns whether 一 at i has its fellow two characters on or back:
 * 一村一品, 一户一策, 一对一. */
static bool
paired(const struct sentence *s, const struct numeral *n)
{
	uint32_t i = n->begin;
	if (!n->single || s->cp[i] != 0x4e00)
		return false;
	return (s->cp[i + 1] != 0 && s->cp[i + 2] == 0x4e00 && is_han(s->cp[i + 1])) ||
	    (i >= 2 && s->cp[i - 2] == 0x4e00 && is_han(s->cp[i - 1]));
}

/* place returns whether numeral and unit are the first part of a place name:
 * 八里桥, 三户村, 五台山. */
static bool
place(const struct sentence *s, const struct numeral *n, const struct unit *u)
{
	uint64_t ignored;
	if (!n->han || u->end != u->begin + 1 || n->end - n->begin > 2 || n->over || n->multiplied)
		return false;
	switch (s->cp[u->begin]) {
	case 0x91cc:    /* 里 */
	case 0x5bb6:    /* 家 */
	case 0x6237:    /* 户 */
	case 0x95e8:    /* 门 */
	case 0x95f4:    /* 间 */
	case 0x53e3:    /* 口 */
	case 0x9053:    /* 道 */
	case 0x53f0:    /* 台 */
	case 0x5143:    /* 元 */
	case 0x89d2:    /* 角 */
	case 0x5934:    /* 头 */
	case 0x5757:    /* 块 */
	case 0x773c:    /* 眼 */
	case 0x661f:    /* 星 */
	case 0x5cf0:    /* 峰 */
	case 0x6b65:    /* 步 */
	case 0x76d8:    /* 盘 */
	case 0x6392:    /* 排 */
		return cue_longest(s, u->end, CUE_BIT(CUE_PLACE), &ignored) > 0 &&
		    cue_longest(s, u->end, CUE_BIT(CUE_NONUNIT), &ignored) < 2;
	default:
		return false;
	}
}

/* lone returns whether 大 has no noun behind it: it announces one (五大工程), or
 * else is part of a name (党的十九大). */
static bool
lone(const struct sentence *s, const struct unit *u)
{
	return u->end == u->begin + 1 && s->cp[u->begin] == 0x5927 && !is_han(s->cp[u->end]);
}

/* sets_up returns whether the character before code point i makes groups: 分三组,
 * 共四队, 成立两社. */
static bool
sets_up(const struct sentence *s, uint32_t i)
{
	switch (i > 0 ? s->cp[i - 1] : 0) {
	case 0x5206:    /* 分 */
	case 0x5171:    /* 共 */
	case 0x6210:    /* 成 */
	case 0x7acb:    /* 立 */
	case 0x4e3a:    /* 为 */
	case 0x8bbe:    /* 设 */
	case 0x5efa:    /* 建 */
	case 0x6709:    /* 有 */
	case 0x4e86:    /* 了 */
	case 0x7f16:    /* 编 */
		return true;
	default:
		return false;
	}
}

/* road returns whether a numeral is the number of a road: 省道308线, 县道X012线, where
 * the X is no blank. */
static bool
road(const struct sentence *s, const struct numeral *n)
{
	uint64_t ignored;
	uint32_t length = n->end - n->begin;
	if (n->han || n->multiplied || n->over)
		return false;
	if (!n->masked)
		return length == 3 && s->cp[n->end] == 0x7ebf && cue_before(s, n->begin, CUE_BIT(CUE_PLACE), &ignored) > 0;
	for (uint32_t k = 1; k < length; k++)
		if (s->cp[n->begin + k] - '0' >= 10)
			return false;
	return (length == 4 || length == 5) && s->text.ptr[s->at[n->begin]] == 'X' &&
	    (s->cp[n->end] == 0x7ebf || cue_before(s, n->begin, CUE_BIT(CUE_PLACE), &ignored) > 0);
}

/* speaks_of returns whether cp says which place is meant, so that it goes without a
 * name: 我镇, 本乡, 该县. */
static bool
speaks_of(uint32_t cp)
{
	return cp == 0x6211 || cp == 0x672c || cp == 0x8be5;
}

/* level returns whether a numeral names a size: 十亿级产业集群. */
static bool
level(const struct sentence *s, const struct numeral *n, const struct unit *u)
{
	return n->han && n->multiplied && u->end == u->begin + 1 && s->cp[u->begin] == 0x7ea7;
}

/* squad returns whether a numeral numbers a unit of people behind a place name
 * (柳树沟村3组, 二团): no count. */
static bool
squad(const struct sentence *s, const struct numeral *n, const struct unit *u)
{
	uint64_t ignored;
	uint32_t length, begin;
	if (u->end != u->begin + 1 || n->over || n->multiplied || n->masked || n->end - n->begin > 2)
		return false;
	switch (s->cp[u->begin]) {
	case 0x56e2:    /* 团 */
		return n->han;
	case 0x5802:    /* 堂, but not 三堂课 */
		return n->han && is_han(s->cp[u->end]) && s->cp[u->end] != 0x8bfe;
	case 0x7ec4:    /* 组 */
	case 0x961f:    /* 队 */
	case 0x793e:    /* 社 */
	case 0x7ebf:    /* 线 */
	case 0x6751:    /* 村 */
		begin = n->begin;
		while (begin > 1 && s->cp[begin - 1] == 0x3001 && s->cp[begin - 2] - '0' < 10)
			begin -= 2;     /* 柳树沟村2、5组 */
		length = cue_before(s, begin, CUE_BIT(CUE_PLACE), &ignored);
		if (begin > length && (s->cp[begin - length - 1] == 0x5168 || s->cp[begin - length - 1] == 0x5404))
			return false;   /* 全镇, 各镇 */
		if (begin > length && length == 1 && speaks_of(s->cp[begin - 2]))
			return false;   /* 我镇6村 */
		return length > 0 || (n->han && n->single && s->cp[u->begin] != 0x6751 && !sets_up(s, n->begin));
	default:
		return false;
	}
}

/* all_day returns whether 24小时 only says that a service never stops. */
static bool
all_day(const struct sentence *s, const struct numeral *n, const struct unit *u)
{
	uint64_t ignored;
	if (n->end != n->begin + 2 || s->cp[n->begin] != '2' || s->cp[n->begin + 1] != '4' || !unit_is(u, UNIT_DURATION))
		return false;
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
	if (numeral_role(s->cp[i]) != ROLE_MASK || cue_before(s, i, CUE_BIT(CUE_PLACE), &ignored) == 0)
		return i;
	while (numeral_role(s->cp[end]) == ROLE_MASK)
		end++;
	for (digits = 0; s->cp[end + digits] - '0' < 10; digits++)
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
		if (numeral_role(s->cp[i]) != ROLE_MASK)
			return false;
	/* xx村xx户: the household's name */
	if (u->begin == n->end && s->cp[n->end] == 0x6237 && cue_before(s, n->begin, CUE_BIT(CUE_PLACE), &ignored) > 0)
		return true;
	uint32_t length = cue_longest(s, n->end, CUE_BIT(CUE_PLACE), &ignored);
	return length > 0 && length >= u->end - u->begin;
}

/* and_so_on returns whether 等 goes on with a list of names: 7等镇, but not 分5等. */
static bool
and_so_on(const struct sentence *s, const struct numeral *n, const struct unit *u)
{
	return u->end == u->begin + 1 && s->cp[u->begin] == 0x7b49 && !(n->begin > 0 && s->cp[n->begin - 1] == 0x5206);
}

/* some_time returns whether 番 is no doubling: 一番事业, but 翻一番, 翻了两番. */
static bool
some_time(const struct sentence *s, const struct numeral *n, const struct unit *u)
{
	uint32_t before = n->begin > 0 ? s->cp[n->begin - 1] : 0;
	return u->end == u->begin + 1 && s->cp[u->begin] == 0x756a && before != 0x7ffb &&
	    !(before == 0x4e86 && n->begin > 1 && s->cp[n->begin - 2] == 0x7ffb);
}

/* counted returns whether 四处 or 两头 is no adverb but counts the noun before it:
 * 新建公厕四处, 黄牛两头. */
static bool
counted(const struct sentence *s, const struct numeral *n, const struct unit *u)
{
	uint32_t before = n->begin > 0 ? s->cp[n->begin - 1] : 0;
	if (u->end != u->begin + 1 || s->cp[n->begin] == 0x4e00)
		return false;
	switch (s->cp[u->begin]) {
	case 0x5904:    /* 处 */
	case 0x53f0:    /* 台 */
	case 0x671f:    /* 期 */
	case 0x8f6e:    /* 轮 */
	case 0x95e8:    /* 门 */
	case 0x5143:    /* 元 */
	case 0x57fa:    /* 基 */
		return is_han(before) && clause_ends(s->cp[u->end]);
	case 0x5934:    /* 头, behind 牛 猪 羊 驴 畜 */
		return before == 0x725b || before == 0x732a || before == 0x7f8a || before == 0x9a74 || before == 0x755c;
	default:
		return false;
	}
}

bool
nonfigure_amount(const struct sentence *s, const struct numeral *n, const struct unit *u)
{
	uint64_t ignored;
	if (names(s, n, u) || paired(s, n) || place(s, n, u) || lone(s, u) || and_so_on(s, n, u) || some_time(s, n, u) || squad(s, n, u) || level(s, n, u) || road(s, n) ||
	    all_day(s, n, u) || masked_place(s, n, u))
		return true;
	/* a word that holds the numeral, unless the figure is longer: 十分 and 十分钟 */
	uint32_t length = cue_longest(s, n->begin, CUE_BIT(CUE_NONFIGURE), &ignored);
	return length > 0 && n->begin + length >= u->end && !counted(s, n, u);
}
