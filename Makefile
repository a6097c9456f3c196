# rr: see README.md. Targets: all deps demo check bench install uninstall clean
# (and check-browser, fuzz, coverage, dist). Variables as usual: PREFIX, DESTDIR,
# MANPREFIX, CC, CFLAGS, CPPFLAGS, LDFLAGS, LDLIBS; B is the build directory.

VERSION = 0.1.0
PREFIX = /usr/local
MANPREFIX = $(PREFIX)/share/man
DATADIR = $(PREFIX)/share/rr
B = build

CC = cc
CFLAGS = -O2 -g
PKG_CONFIG = pkg-config
HOSTCC = $(CC)

WARN = -Wall -Wextra -pedantic -Wshadow -Wstrict-prototypes -Wmissing-prototypes
STD = -std=c11 -D_POSIX_C_SOURCE=200809L
PCRE2_CFLAGS = $(shell $(PKG_CONFIG) --cflags libpcre2-8)
PCRE2_LIBS = $(shell $(PKG_CONFIG) --libs libpcre2-8)
# Where iconv is not in libc it is in libiconv; asked of the linker, once.
ICONV_LIBS = $(shell printf '\#include <iconv.h>\nint main(void){return iconv_open("","")==(iconv_t)-1;}' | \
	$(CC) -x c - -o /dev/null 2>/dev/null || echo -liconv)
ALL_CFLAGS = $(STD) $(WARN) $(CPPFLAGS) -DRR_VERSION='"$(VERSION)"' -DRR_DATADIR='"$(DATADIR)"' $(CFLAGS)

ifdef SANITIZE
ALL_CFLAGS += -fsanitize=address,undefined -fno-sanitize-recover=all
LDFLAGS += -fsanitize=address,undefined
endif

CMD = $(notdir $(basename $(wildcard cmd/rr-*.c)))
BIN = $(CMD:%=$B/%)
LIB_C = $(wildcard lib/base/*.c lib/han/*.c lib/split/*.c lib/nums/*.c lib/units/*.c lib/tag/*.c lib/check/*.c lib/view/*.c)
GEN_C = $B/gen/fold_tables.c $B/gen/lexicon_trie.c
LIB_O = $(LIB_C:%.c=$B/%.o) $(GEN_C:%.c=%.o)

all: $B/librr.a $(BIN)

# --- generated files: a table under lib/data, its maker under lib/gen ----------

$B/gen/mk%: lib/gen/mk%.c lib/base/utf8.c lib/base/utf8.h
	@mkdir -p $(@D)
	$(HOSTCC) $(STD) $(WARN) -O1 -o $@ $< lib/base/utf8.c

$B/gen/fold_tables.c: $B/gen/mkfold lib/data/variants.tsv
	$B/gen/mkfold <lib/data/variants.tsv >$@.new && mv $@.new $@

# Tries of words: mktrie [-c CLASSES] NAME TABLE... (see lib/gen/mktrie.c).
$B/gen/mktrie: lib/gen/mktrie.c $B/gen/fold_tables.c lib/base/utf8.c lib/base/utf8.h lib/han/fold.h
	$(HOSTCC) $(STD) $(WARN) -O1 -o $@ $< lib/base/utf8.c $B/gen/fold_tables.c

LEXICON = lib/data/words.tsv
$B/gen/lexicon_trie.c: $B/gen/mktrie $(LEXICON)
	$B/gen/mktrie -c 2 -p LEX_ -i ../../lib/nums/lexicon.h lexicon $(LEXICON) >$@.new && mv $@.new $@

# --- objects and programs ------------------------------------------------------

# A change of flags rebuilds all: they are kept in a file that changes with them.
$B/flags: FORCE
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

check: all
	@B='$B' prove -Itests $(TESTS)

TESTS = $(wildcard tests/*.t)

clean:
	rm -rf $B

FORCE:
.PHONY: all deps demo check bench install uninstall clean FORCE
.SECONDARY:
.DELETE_ON_ERROR:
-include $(LIB_O:.o=.d) $(CMD:%=$B/cmd/%.d)
