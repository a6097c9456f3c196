/* rr-split: text of reports in, segments out. */
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "../lib/base/cli.h"
#include "../lib/base/mem.h"
#include "../lib/split/encoding.h"
#include "../lib/split/split.h"

struct options {
	struct split_options split;
	const char *from, *repair, *script, *title;
	bool progress;
};

static const struct cli_option option[] = {
	{ 'f', "from", CLI_TEXT, offsetof(struct options, from), "ENCODING",
	    "encoding of the input, as iconv knows it (found out)" },
	{ 0, "strict", CLI_FLAG, offsetof(struct options, split.strict), NULL,
	    "input that does not decode is an error" },
	{ 0, "repair", CLI_TEXT, offsetof(struct options, repair), "LIST",
	    "all, none, or some of gloss,comma,shift,markup,blank (all)" },
	{ 0, "script", CLI_TEXT, offsetof(struct options, script), "SCRIPT",
	    "simplified or keep (keep)" },
	{ 0, "title", CLI_TEXT, offsetof(struct options, title), "REGEX",
	    "lines that match are titles of reports" },
	{ 0, "max-segment", CLI_SIZE, offsetof(struct options, split.max_segment), "SIZE",
	    "cut a segment whose record would be longer (2M)" },
	{ 0, "progress", CLI_FLAG, offsetof(struct options, progress), NULL,
	    "show progress on standard error when it is a terminal" },
};

static const struct cli_tool tool = {
	"rr-split", "[OPTION...] [FILE ...]",
	"Repair the text of reports and cut it into segments, one JSON object a line.",
	option, sizeof option / sizeof option[0]
};

/* --- options -------------------------------------------------------------- */

static unsigned
repair_switches(struct cli *cli, const char *list)
{
	unsigned switches = 0;
	if (list == NULL || strcmp(list, "all") == 0)
		return REPAIR_ALL;
	if (strcmp(list, "none") == 0)
		return 0;
	for (size_t n; *list != '\0'; list += n + (list[n] == ',')) {
		unsigned kind = 0;
		n = strcspn(list, ",");
		while (kind < FIX_KINDS && !((1u << kind & REPAIR_ALL) &&
		    slice_eq(slice_of(fix_name(kind)), (struct slice){ list, n })))
			kind++;
		if (kind == FIX_KINDS)
			cli_usage(cli, "--repair: not a kind of repair: %.*s", (int)n, list);
		switches |= 1u << kind;
	}
	return switches;
}

static void
read_options(struct cli *cli, struct options *opt)
{
	struct decoder d;
	char error[160];
	opt->split.switches = repair_switches(cli, opt->repair);
	if (opt->script != NULL && strcmp(opt->script, "keep") != 0 && strcmp(opt->script, "simplified") != 0)
		cli_usage(cli, "--script: simplified or keep expected: %s", opt->script);
	opt->split.simplify = opt->script != NULL && strcmp(opt->script, "simplified") == 0;
	if (opt->split.max_segment < 1024)
		cli_usage(cli, "--max-segment: at least 1K expected");
	if (opt->from != NULL) {
		if (!decoder_open(&d, opt->from))
			cli_usage(cli, "--from: iconv does not know the encoding: %s", opt->from);
		decoder_close(&d);
	}
	if (opt->title != NULL) {
		opt->split.title = title_regex_new(opt->title, error, sizeof error);
		if (opt->split.title == NULL)
			cli_usage(cli, "--title: %s: %s", opt->title, error);
	}
}

/* --- progress ------------------------------------------------------------- */

struct progress {
	bool on;
	struct timespec begin;
	uint64_t size, read, shown;     /* bytes; size 0 when it is not known */
};

static void
progress_begin(struct progress *p, int fd)
{
	struct stat st;
	clock_gettime(CLOCK_MONOTONIC, &p->begin);
	p->size = fstat(fd, &st) == 0 && S_ISREG(st.st_mode) ? (uint64_t)st.st_size : 0;
	p->read = p->shown = 0;
}

static void
progress_show(struct progress *p, const struct split *s, bool last)
{
	struct timespec now;
	if (!p->on || (!last && p->read - p->shown < ((uint64_t)4 << 20)))
		return;
	p->shown = p->read;
	clock_gettime(CLOCK_MONOTONIC, &now);
	double seconds = (double)(now.tv_sec - p->begin.tv_sec) + (double)(now.tv_nsec - p->begin.tv_nsec) / 1e9;
	double megabytes = (double)p->read / 1e6, rate = seconds > 0 ? megabytes / seconds : 0;
	fprintf(stderr, "\r%.*s: %.1f MB, %.0f MB/s, %llu reports", (int)s->doc.len, s->doc.ptr,
	    megabytes, rate, (unsigned long long)s->reports);
	if (p->size > p->read && rate > 0)
		fprintf(stderr, ", %.0f s left", (double)(p->size - p->read) / 1e6 / rate);
	fprintf(stderr, "\033[K%s", last ? "\n" : "");
}

/* --- files ---------------------------------------------------------------- */

static bool
next_block(struct cli *cli, struct slice *bytes)
{
	for (;;) {
		switch (in_block(&cli->in, bytes)) {
		case IN_ERROR:
			if (cli_read_again(cli))
				continue;
			return false;
		case IN_END:
			return false;
		default:
			cli_check(cli);
			return true;
		}
	}
}

/* Gathers what comes next of the file, *rest first, to tell the encoding from; returns
 * whether that is all of it. */
static bool
read_sample(struct cli *cli, char *sample, size_t *len, struct slice *rest)
{
	*len = 0;
	while (*len < ENCODING_SAMPLE) {
		if (rest->len == 0 && !next_block(cli, rest)) {
			*rest = (struct slice){ sample, 0 };
			return true;
		}
		size_t n = ENCODING_SAMPLE - *len < rest->len ? ENCODING_SAMPLE - *len : rest->len;
		memcpy(sample + *len, rest->ptr, n);
		*len += n;
		*rest = slice_sub(*rest, n, rest->len);
	}
	return false;
}

/* Splits what plain ASCII the file begins with, which may be the long head of a page
 * and is the same in all encodings that are guessed at; returns how much that was.
 * What comes behind is in sample then, as from read_sample; *whole is its result. */
static uint64_t
split_plain(struct cli *cli, struct split *s, char *sample, size_t *len, struct slice *rest, bool *whole)
{
	uint64_t plain = 0;
	while (!(*whole = read_sample(cli, sample, len, rest)) &&
	    encoding_is_plain((struct slice){ sample, *len })) {
		split_text(s, (struct slice){ sample, *len });
		plain += *len;
	}
	return plain;
}

static void
decode(struct decoder *d, struct split *s, struct slice bytes, bool at_end)
{
	struct slice text;
	do {
		text = decoder_next(d, &bytes, at_end);
		split_text(s, text);
	} while (bytes.len > 0 || (at_end && text.len > 0));
}

/* Tells what could not be decoded; true when that ends the file. */
static bool
refuse(struct cli *cli, const struct options *opt, const struct decoder *d, const struct split *s, const char *name, bool last)
{
	uint64_t bad = d->bad + s->fixes[FIX_INVALID];
	if (bad == 0 || (!opt->split.strict && !last))
		return false;
	if (!opt->split.strict) {
		cli_warn(cli, "%s: bytes that are no %s at %llu places became U+FFFD", cli->doc,
		    name, (unsigned long long)bad);
		return false;
	}
	cli_warn(cli, "%s: not valid %s behind byte %llu", cli->doc, name,
	    (unsigned long long)(d->bad ? d->bad_at : s->refused_at));
	cli->status = cli->status > 1 ? cli->status : 1;
	return true;
}

static void
split_file(struct cli *cli, const struct options *opt, struct split *s, struct progress *p)
{
	char *sample = mem_new(ENCODING_SAMPLE);
	size_t len;
	struct slice rest = { sample, 0 };
	struct decoder d;
	bool whole, refused = false;
	split_begin(s, slice_of(cli->doc));
	progress_begin(p, cli->in.fd);
	if (opt->from == NULL)
		p->read = split_plain(cli, s, sample, &len, &rest, &whole);
	else
		whole = read_sample(cli, sample, &len, &rest);
	const char *name = opt->from ? opt->from : encoding_guess((struct slice){ sample, len }, whole);
	decoder_open(&d, name);
	d.read = p->read;
	decode(&d, s, (struct slice){ sample, len }, false);
	mem_free(sample);
	while (!whole && !(refused = refuse(cli, opt, &d, s, name, false))) {
		decode(&d, s, rest, false);
		p->read += rest.len;
		progress_show(p, s, false);
		whole = !next_block(cli, &rest);
	}
	if (!refused) {
		decode(&d, s, (struct slice){ "", 0 }, true);
		split_end(s);
		refuse(cli, opt, &d, s, name, true);
	}
	progress_show(p, s, true);
	decoder_close(&d);
}

int
main(int argc, char **argv)
{
	struct options opt = { .split = { .max_segment = (size_t)2 * 1024 * 1024 } };
	struct cli cli;
	struct split split;
	struct progress progress = { 0 };
	cli_open(&cli, &tool, argc, argv, &opt);
	read_options(&cli, &opt);
	progress.on = opt.progress && isatty(2);
	split_open(&split, &opt.split, &cli.out);
	while (cli_next_file(&cli))
		split_file(&cli, &opt, &split, &progress);
	split_close(&split);
	return cli_close(&cli);
}
