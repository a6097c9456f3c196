#include "nums.h"

#include "list.h"
#include "scan.h"

enum {
	SENTENCE_CAP = 4096,    /* code points held of one sentence */
	SENTENCES_HELD = 32,    /* sentences, and code points of them, held before figures go out */
	ROOM = 8192,
	FIGURES_CAP = (ROOM + SENTENCE_CAP) / 2 + SENTENCES_HELD        /* one has two characters or a blank behind */
};

void
nums_open(struct nums *z, struct record_style style)
{
	*z = (struct nums){ .style = style };
	sentence_open(&z->cutter, SENTENCE_CAP, ROOM);
	z->sentence = mem_new(SENTENCES_HELD * sizeof *z->sentence);
	z->first = mem_new((SENTENCES_HELD + 1) * sizeof *z->first);
	z->figure = mem_new(FIGURES_CAP * sizeof *z->figure);
	z->place = mem_new(FIGURES_CAP * sizeof *z->place);
}

void
nums_close(struct nums *z)
{
	sentence_close(&z->cutter);
	arena_free(&z->arena);
	mem_free(z->sentence);
	mem_free(z->first);
	mem_free(z->figure);
	mem_free(z->place);
}

static void
hold(struct nums *z, const struct sentence *s, const struct figure *f)
{
	z->figure[z->figures] = *f;
	z->place[z->figures++] = (struct record_place){
		.text = s->text,
		.sentence = slice_sub(s->text, s->begin, s->end),
		.sentence_first = s->first,
		.at = { s->nth[f->begin], s->nth[f->end - 1] + 1 },
		.begin = s->at[f->begin],
		.last = s->at[f->end - 1],
		.last_length = sentence_length(s, f->end - 1),
	};
}

/* put_held puts the records of the figures held and forgets them. */
static void
put_held(struct nums *z, const struct record_source *source, struct record_map *map, struct out *out)
{
	for (size_t k = 0; k < z->figures; k++)
		if (z->figure[k].class < FIGURE_DATE || z->style.all)
			record_put(out, &z->style, source, map, &z->figure[k], &z->place[k]);
	z->figures = 0;
	context_forget(&z->context);
	arena_reset(&z->arena);
}

/* scan appends the figures of s, in order. */
static void
scan(struct nums *z, const struct sentence *s)
{
	size_t first = z->figures;
	struct figure f;
	for (uint32_t i = 0; z->figures < FIGURES_CAP && scan_next(s, &i, z->figure + first, z->figures - first, &z->arena, &f); ) {
		hold(z, s, &f);
		list_unit(s, z->figure + first, z->figures - first, &z->arena);
	}
}

/* Each stage goes over all sentences held before the next does: its code then stays
 * in the processor's cache, which does not hold that of all stages. */
void
nums_text(struct nums *z, const struct record_source *source, struct slice text, struct out *out)
{
	struct record_map map = { 0 };
	sentence_begin(&z->cutter, text);
	context_begin(&z->context, source->title, source->path, source->intro);
	do {
		size_t n = 0;
		while (n < SENTENCES_HELD && sentence_next(&z->cutter, &z->sentence[n]))
			n++;
		for (size_t k = 0; k < n; k++) {
			z->first[k] = z->figures;
			scan(z, &z->sentence[k]);
		}
		z->first[n] = z->figures;
		for (size_t k = 0; k < n; k++)
			context_apply(&z->context, &z->sentence[k], z->figure + z->first[k], z->first[k + 1] - z->first[k], &z->arena);
		put_held(z, source, &map, out);
	} while (sentence_forget(&z->cutter));
}
