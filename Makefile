# rr: see README.md. Targets: all deps demo check bench install uninstall clean,
# and check-browser fuzz coverage valgrind builds dist deb. Variables as usual: PREFIX,
# DESTDIR, MANPREFIX, CC, CFLAGS, CPPFLAGS, LDFLAGS, LDLIBS; B is the build
# directory; SANITIZE=1 builds with ASan and UBSan beside the usual build.

VERSION = 0.1.0
PREFIX = /usr/local
MANPREFIX = $(PREFIX)/share/man
DATADIR = $(PREFIX)/share/rr
BASHDIR = $(PREFIX)/share/bash-completion/completions
ZSHDIR = $(PREFIX)/share/zsh/site-functions
FISHDIR = $(PREFIX)/share/fish/vendor_completions.d
B = build$(if $(SANITIZE),/sanitize)

CC = cc
CFLAGS = -O3 -g
PKG_CONFIG = pkg-config
HOSTCC = $(CC)

WARN = -Wall -Wextra -pedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes
# Generated files include "../../lib/X", as seen from build/gen; with another B
# that is found from lib/gen.
STD = -std=c11 -D_POSIX_C_SOURCE=200809L -Ilib/gen
PCRE2_CFLAGS = $(shell $(PKG_CONFIG) --cflags libpcre2-8)
PCRE2_LIBS = $(shell $(PKG_CONFIG) --libs libpcre2-8)
# Where iconv is not in libc it is in libiconv; the linker is asked, and only when
# linking: before `make deps` there may be none. (A # from a variable passes every make.)
HASH = \#
ICONV_LIBS = $(shell printf '$(HASH)include <iconv.h>\nint main(void){return iconv_open("","")==(iconv_t)-1;}' | \
	$(CC) -x c - -o /dev/null 2>/dev/null || echo -liconv)
ALL_CFLAGS = $(STD) $(WARN) $(CPPFLAGS) -DRR_VERSION='"$(VERSION)"' $(CFLAGS)

ifdef SANITIZE
ALL_CFLAGS += -fsanitize=address,undefined -fno-sanitize-recover=all
LDFLAGS += -fsanitize=address,undefined
endif

CMD = $(notdir $(basename $(wildcard cmd/rr-*.c)))
BIN = $(CMD:%=$B/%)
LIB_C = $(wildcard lib/base/*.c lib/han/*.c lib/split/*.c lib/nums/*.c lib/units/*.c lib/tag/*.c lib/check/*.c lib/view/*.c)
GEN_C = $B/gen/fold_tables.c $B/gen/lexicon_trie.c $B/gen/character_classes.c $B/gen/gloss_tables.c $B/gen/gbk_tables.c $B/gen/forms_tables.c $B/gen/likely_tables.c $B/gen/view_page.c $B/gen/unit_rows.c $B/gen/unit_names.c $B/gen/unit_words.c $B/gen/amount_parts.c $B/gen/cue_words.c $B/gen/character_table.c $B/gen/topics_rules.c $B/gen/check_ties.c $B/gen/intro_words.c $B/gen/marker_words.c
LIB_O = $(LIB_C:%.c=$B/%.o) $(GEN_C:%.c=%.o)

# In `make -j2 deps check` nothing may be built before deps is done.
DEPS_FIRST = $(filter deps,$(MAKECMDGOALS))

all: $B/librr.a $(BIN)

# --- generated files: a table under lib/data, its maker under lib/gen ----------

$B/gen/mk%: lib/gen/mk%.c lib/gen/rows.h lib/base/utf8.c lib/base/utf8.h | $(DEPS_FIRST)
	@mkdir -p $(@D)
	$(HOSTCC) $(STD) $(WARN) -O1 -o $@ $< lib/base/utf8.c

$B/gen/mkfold: lib/gen/two_level.h

$B/gen/fold_tables.c: $B/gen/mkfold lib/data/variants.tsv
	$B/gen/mkfold lib/data/variants.tsv >$@.new && mv $@.new $@

$B/gen/gloss_tables.c: $B/gen/mkreadings lib/data/readings.tsv
	$B/gen/mkreadings lib/data/readings.tsv >$@.new && mv $@.new $@

$B/gen/mkbigrams: lib/gen/mkbigrams.c lib/gen/rows.h $B/gen/fold_tables.c lib/base/utf8.c lib/base/utf8.h lib/han/fold.h lib/split/likely_tables.h
	$(HOSTCC) $(STD) $(WARN) -O1 -o $@ $< lib/base/utf8.c $B/gen/fold_tables.c

$B/gen/likely_tables.c: $B/gen/mkbigrams lib/data/bigrams.tsv lib/data/trigrams.tsv
	$B/gen/mkbigrams lib/data/bigrams.tsv lib/data/trigrams.tsv >$@.new && mv $@.new $@

$B/gen/forms_tables.c: $B/gen/mkforms lib/data/variants.tsv lib/data/traditional.tsv
	$B/gen/mkforms lib/data/variants.tsv lib/data/traditional.tsv >$@.new && mv $@.new $@

$B/gen/mkgbk: lib/gen/mkgbk.c lib/gen/two_level.h lib/base/utf8.c lib/base/utf8.h | $(DEPS_FIRST)
	@mkdir -p $(@D)
	$(HOSTCC) $(STD) $(WARN) -O1 -o $@ $< lib/base/utf8.c $(ICONV_LIBS)

$B/gen/gbk_tables.c: $B/gen/mkgbk
	$B/gen/mkgbk >$@.new && mv $@.new $@

# Tries of words: mktrie [-c CLASSES] NAME TABLE... (see lib/gen/mktrie.c).
$B/gen/mktrie: lib/gen/mktrie.c lib/gen/rows.h $B/gen/fold_tables.c lib/base/utf8.c lib/base/utf8.h lib/han/fold.h
	$(HOSTCC) $(STD) $(WARN) -O1 -o $@ $< lib/base/utf8.c $B/gen/fold_tables.c

# Those that rr-nums goes through at many places of a text have codes in common.
LEXICON = lib/data/words.tsv lib/data/verbs.tsv lib/data/nouns.tsv
CUES = lib/data/cues.tsv lib/data/nonfigures.tsv
CODED = $(LEXICON) $(CUES) $B/gen/unit_words.tsv
CODES = $(CODED:%=-s %)
$B/gen/lexicon_trie.c: $B/gen/mktrie $(CODED)
	$B/gen/mktrie -c 2 -p LEX_ -i ../../lib/nums/lexicon.h $(CODES) lexicon $(LEXICON) >$@.new && mv $@.new $@

$B/gen/character_classes.c: $B/gen/mktrie lib/data/characters.tsv
	$B/gen/mktrie -c 2 -p CHARACTER_ -i ../../lib/nums/character.h characters lib/data/characters.tsv >$@.new && mv $@.new $@

# A file a program carries within itself: embed NAME FILE (see lib/gen/embed.c).
$B/gen/embed: lib/gen/embed.c | $(DEPS_FIRST)
	@mkdir -p $(@D)
	$(HOSTCC) $(STD) $(WARN) -O1 -o $@ $<

# rr-view's page: its frame with words, style and script put in, in this order.
PAGE_JS = words records decimal list text card checks outline table charts main
PAGE_PART = words=lib/data/page-words.tsv style=lib/view/page.css $(PAGE_JS:%=script=lib/view/%.js)
$B/gen/page.html: $B/gen/mkpage lib/view/page.html lib/data/page-words.tsv lib/view/page.css $(PAGE_JS:%=lib/view/%.js)
	$B/gen/mkpage lib/view/page.html $(PAGE_PART) >$@.new && mv $@.new $@

$B/gen/view_page.c: $B/gen/embed $B/gen/page.html
	$B/gen/embed view_page $B/gen/page.html >$@.new && mv $@.new $@

# What ties figures together (lib/check/tie.h).
$B/gen/intro_words.c: $B/gen/mktrie lib/data/intros.tsv
	$B/gen/mktrie -c 2 -p INTRO_ -i ../../lib/split/intro.h intro_words lib/data/intros.tsv >$@.new && mv $@.new $@

# What reports number their parts with (lib/split/marker_words.h).
$B/gen/marker_words.c: $B/gen/mktrie lib/data/markers.tsv
	$B/gen/mktrie -c 2 -p MARKER_ -i ../../lib/split/marker_words.h marker_words lib/data/markers.tsv >$@.new && mv $@.new $@

$B/gen/check_ties.c: $B/gen/mktrie lib/data/ties.tsv
	$B/gen/mktrie -c 2 -p TIE_ -i ../../lib/check/tie.h check_ties lib/data/ties.tsv >$@.new && mv $@.new $@

# The units table: its rows, and the trie of their names (lib/units/table.c).
$B/gen/mkunits: lib/gen/mkunits.c lib/gen/rows.h lib/units/row.c lib/units/ucum.c lib/units/ratio.c lib/base/dec.c lib/base/nat.c lib/base/mem.c lib/units/row.h lib/units/ratio.h lib/base/dec.h | $(DEPS_FIRST)
	@mkdir -p $(@D)
	$(HOSTCC) $(STD) $(WARN) -O1 -o $@ $(filter %.c,$^)

$B/gen/unit_rows.c: $B/gen/mkunits lib/data/units.tsv
	$B/gen/mkunits lib/data/units.tsv >$@.new && mv $@.new $@

$B/gen/unit_names.c: $B/gen/mktrie lib/data/units.tsv
	$B/gen/mktrie unit_names lib/data/units.tsv >$@.new && mv $@.new $@

# What rr-nums looks for: the units' names with their kinds and flags (lib/nums/unit.h),
# the words around numerals (cue.h).
$B/gen/unit_words.tsv: lib/data/units.tsv
	@mkdir -p $(@D)
	awk -F '\t' '!/^#/ && NF { gsub(/,/, " ", $$9); print $$1 "\t" $$2 ($$9 == "-" ? "" : " " $$9) ($$3 ~ /^(length|temperature)$$/ ? " " $$3 : "") }' lib/data/units.tsv >$@.new && mv $@.new $@

$B/gen/unit_words.c: $B/gen/mktrie $(CODED)
	$B/gen/mktrie -c 2 -p UNIT_ -i ../../lib/nums/unit.h $(CODES) unit_words $B/gen/unit_words.tsv >$@.new && mv $@.new $@

$B/gen/amount_parts.c: $B/gen/mktrie lib/data/parts.tsv
	$B/gen/mktrie -c 2 -p PART_ -i ../../lib/nums/amount_part.h amount_parts lib/data/parts.tsv >$@.new && mv $@.new $@

$B/gen/cue_words.c: $B/gen/mktrie $(CODED)
	$B/gen/mktrie -c 2 -p CUE_ -i ../../lib/nums/cue.h $(CODES) cue_words $(CUES) >$@.new && mv $@.new $@

# All that is asked of every character: mkcharacters is linked with the tables it gathers.
CHARACTERS_OF = $B/gen/fold_tables.c $B/gen/lexicon_trie.c $B/gen/cue_words.c
$B/gen/mkcharacters: lib/gen/mkcharacters.c lib/gen/rows.h lib/gen/rows_character.h lib/gen/two_level.h $(CHARACTERS_OF) lib/base/utf8.c lib/base/utf8.h lib/han/fold.h lib/han/trie.h $(wildcard lib/nums/*.h)
	$(HOSTCC) $(STD) $(WARN) -O1 -o $@ $< lib/base/utf8.c $(CHARACTERS_OF)

$B/gen/character_table.c: $B/gen/mkcharacters lib/data/numerals.tsv lib/data/marks.tsv
	$B/gen/mkcharacters lib/data/numerals.tsv lib/data/marks.tsv >$@.new && mv $@.new $@

# The characters that lib/nums names.
$B/gen/mksigns: lib/gen/mksigns.c lib/gen/rows.h lib/gen/rows_character.h $B/gen/fold_tables.c lib/base/utf8.c lib/base/utf8.h lib/han/fold.h
	$(HOSTCC) $(STD) $(WARN) -O1 -o $@ $< lib/base/utf8.c $B/gen/fold_tables.c

$B/gen/signs.h: $B/gen/mksigns lib/data/signs.tsv
	$B/gen/mksigns lib/data/signs.tsv >$@.new && mv $@.new $@

$(LIB_C:%.c=$B/%.o): | $B/gen/signs.h

$B/gen/topics_rules.c: $B/gen/embed lib/data/topics.rules
	$B/gen/embed topics_rules lib/data/topics.rules >$@.new && mv $@.new $@

# --- objects and programs ------------------------------------------------------

# A change of flags rebuilds all: they are kept in a file that changes with them.
$B/flags: FORCE | $(DEPS_FIRST)
	@mkdir -p $(@D)
	@echo '$(CC) $(subst ','"'"',$(ALL_CFLAGS)) $(LDFLAGS)' | cmp -s - $@ || \
	echo '$(CC) $(subst ','"'"',$(ALL_CFLAGS)) $(LDFLAGS)' >$@

$B/gen/%.o: $B/gen/%.c $B/flags
	$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

$B/%.o: %.c $B/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(PCRE2_CFLAGS) -MMD -MP -I$B/gen -c -o $@ $<

$B/librr.a: $(LIB_O)
	@rm -f $@
	$(AR) rcs $@ $(LIB_O)

$(BIN): $B/%: $B/cmd/%.o $B/librr.a
	$(CC) $(CFLAGS) $(LDFLAGS) -o $@ $< $B/librr.a $(PCRE2_LIBS) $(ICONV_LIBS) $(LDLIBS)

# --- what people call ----------------------------------------------------------

deps:
	@CC='$(CC)' PKG_CONFIG='$(PKG_CONFIG)' .packaging/deps

# The figures of the shipped sample, as a table.
demo: all
	@$B/rr-split tests/sample/report.txt | $B/rr-nums | $B/rr-units | $B/rr-tag | \
		jq -nr -f tests/sample/table.jq

# Speed and memory beside iconv, grep and jq: MB=200 takes more input.
bench: all $B/tests/peak
	@B='$B' tests/bench $(MB)

# Fuzzing (clang): T seconds for each target.
fuzz:
	tests/fuzz/run $(or $(T),60) $(TARGETS)
.PHONY: fuzz

# With every compiler and C library that is here; MUSL_PREFIX: see tests/builds.
builds:
	tests/builds
.PHONY: builds

# Lines and branches of lib/ and cmd/ that the tests reach (gcov).
coverage:
	tests/coverage
.PHONY: coverage

# Programs that tests drive: tests/X.c over the library gives $B/tests/X.
TEST_BIN = $(patsubst tests/%.c,$B/tests/%,$(wildcard tests/*.c))
$(TEST_BIN): $B/tests/%: tests/%.c $B/librr.a $B/flags
	@mkdir -p $(@D)
	$(CC) $(ALL_CFLAGS) $(LDFLAGS) -o $@ $< $B/librr.a $(PCRE2_LIBS) $(ICONV_LIBS) $(LDLIBS)

# The commands with tests/faults/inject.c in front of memory, input and output.
FAULTY = $(CMD:%=$B/faults/%)
$(FAULTY): $B/faults/%: $B/cmd/%.o $B/tests/faults/inject.o $B/librr.a
	@mkdir -p $(@D)
	$(CC) $(CFLAGS) $(LDFLAGS) -Wl,--wrap=malloc,--wrap=realloc,--wrap=read,--wrap=write,--wrap=pcre2_jit_compile_8 \
		-o $@ $< $B/tests/faults/inject.o $B/librr.a $(PCRE2_LIBS) $(ICONV_LIBS) $(LDLIBS)

# The commands on the sample and on the fuzzers' inputs under valgrind's memcheck.
valgrind: $(FAULTY)
	@B='$B' tests/valgrind
.PHONY: valgrind

# The tests find the programs by $$B.
check: all $(TEST_BIN) $(FAULTY)
	@B='$B' SANITIZE='$(SANITIZE)' prove $(TESTS)

TESTS = $(wildcard tests/*.t)

# The page of rr-view in real Chromium; fetches Chromium and its driver when missing.
check-browser: all
	@B='$B' tests/browser/run

clean:
	rm -rf $B

# --- installation --------------------------------------------------------------

MAN1 = $(wildcard man/*.1)
MAN7 = $(wildcard man/*.7)
DATA = $(wildcard lib/data/*.rules)
INSTALL = install

completions: $(CMD:%=$B/completions/%.bash) $(CMD:%=$B/completions/%.zsh) $(CMD:%=$B/completions/%.fish)

$B/completions/%.bash: $B/% .packaging/completions.awk
	@mkdir -p $(@D)
	$B/$* --help | awk -v shell=bash -v tool=$* -f .packaging/completions.awk >$@
$B/completions/%.zsh: $B/% .packaging/completions.awk
	@mkdir -p $(@D)
	$B/$* --help | awk -v shell=zsh -v tool=$* -f .packaging/completions.awk >$@
$B/completions/%.fish: $B/% .packaging/completions.awk
	@mkdir -p $(@D)
	$B/$* --help | awk -v shell=fish -v tool=$* -f .packaging/completions.awk >$@

install: all completions
	$(INSTALL) -d $(addprefix $(DESTDIR),$(PREFIX)/bin $(MANPREFIX)/man1 $(MANPREFIX)/man7 \
		$(DATADIR) $(BASHDIR) $(ZSHDIR) $(FISHDIR))
	$(INSTALL) -m 755 $(BIN) $(DESTDIR)$(PREFIX)/bin
	$(if $(MAN1),$(INSTALL) -m 644 $(MAN1) $(DESTDIR)$(MANPREFIX)/man1)
	$(if $(MAN7),$(INSTALL) -m 644 $(MAN7) $(DESTDIR)$(MANPREFIX)/man7)
	$(if $(DATA),$(INSTALL) -m 644 $(DATA) $(DESTDIR)$(DATADIR))
	for c in $(CMD); do \
		$(INSTALL) -m 644 $B/completions/$$c.bash $(DESTDIR)$(BASHDIR)/$$c && \
		$(INSTALL) -m 644 $B/completions/$$c.zsh $(DESTDIR)$(ZSHDIR)/_$$c && \
		$(INSTALL) -m 644 $B/completions/$$c.fish $(DESTDIR)$(FISHDIR)/$$c.fish || exit 1; \
	done

uninstall:
	rm -f $(CMD:%=$(DESTDIR)$(PREFIX)/bin/%) \
		$(MAN1:man/%=$(DESTDIR)$(MANPREFIX)/man1/%) $(MAN7:man/%=$(DESTDIR)$(MANPREFIX)/man7/%) \
		$(CMD:%=$(DESTDIR)$(BASHDIR)/%) $(CMD:%=$(DESTDIR)$(ZSHDIR)/_%) \
		$(CMD:%=$(DESTDIR)$(FISHDIR)/%.fish)
	rm -f $(addprefix $(DESTDIR)$(DATADIR)/,$(notdir $(DATA)))
	-rmdir $(DESTDIR)$(DATADIR)

# The tarball holds what git knows, as it is in the work tree.
dist:
	@mkdir -p $B
	git archive --prefix=rr-$(VERSION)/ "$$(git stash create | grep . || echo HEAD)" | \
		gzip -9n >$B/rr-$(VERSION).tar.gz
	@echo $B/rr-$(VERSION).tar.gz

# A Debian package, for the Debian that it is built on.
deb: all
	rm -rf $B/deb
	$(MAKE) -s install DESTDIR=$B/deb PREFIX=/usr ZSHDIR=/usr/share/zsh/vendor-completions
	B='$B' .packaging/deb $(VERSION)
.PHONY: deb

FORCE:
.PHONY: all deps demo check check-browser bench install uninstall clean completions dist FORCE
.SECONDARY:
.DELETE_ON_ERROR:
-include $(LIB_O:.o=.d) $(CMD:%=$B/cmd/%.d)
