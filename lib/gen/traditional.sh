#!/bin/sh
# traditional.sh: writes lib/data/traditional.tsv to standard output. Run by hand;
# needs opencc, and lib/data/variants.tsv for the characters to ask about.
here=$(dirname "$0")
cat <<'HEAD'
# traditional.tsv: the traditional form that a converter gives a simplified character.
# Columns: simplified character, traditional form. Of several forms it is the
# commonest, as mechanical conversion takes it.
# Source: OpenCC 1.1.5 (Apache-2.0), configuration s2t, asked for each simplified
# form in variants.tsv. Made by lib/gen/traditional.sh.
# To add a row: put it in.
HEAD
chars=$(mktemp) && trap 'rm -f "$chars"' EXIT
grep -v '^#' "$here/../data/variants.tsv" | cut -f2 | LC_ALL=C sort -u >"$chars"
opencc -c s2t <"$chars" | paste "$chars" - | awk -F'\t' '$1 != $2'
