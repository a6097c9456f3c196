#include "forms.h"

#include "forms_tables.h"

/* Where the numbers from `least` on begin in a sorted table. */
static unsigned
first_of(const uint32_t *table, unsigned count, uint32_t least)
{
	unsigned low = 0, high = count;
	while (low < high) {
		unsigned mid = (low + high) / 2;
		if (table[mid] < least)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

uint32_t
forms_traditional_of(uint32_t cp)
{
	unsigned i = first_of(forms_traditional, forms_traditional_count, cp << 16);
	if (cp <= 0xffff && i < forms_traditional_count && forms_traditional[i] >> 16 == cp)
		return forms_traditional[i] & 0xffff;
	return cp;
}

size_t
forms_variants_of(uint32_t cp, uint32_t *variant, size_t most)
{
	size_t n = 0;
	unsigned i = first_of(forms_variant, forms_variant_count, cp << 16);
	for (; cp <= 0xffff && n < most && i < forms_variant_count && forms_variant[i] >> 16 == cp; i++)
		variant[n++] = forms_variant[i] & 0xffff;
	return n;
}

bool
forms_is_simplified(uint32_t cp)
{
	return cp - 0x4e00 < 0x5200 && forms_only[(cp - 0x4e00) / 8] >> cp % 8 & 1;
}
