#!/bin/sh
# traditional.sh: writes lib/data/traditional.tsv to standard output. Run by hand;
# needs opencc, and lib/data/variants.tsv for the characters to ask about.
here=$(dirname "$0")
cat <<'HEAD'
# traditional.tsv: the traditional form that a converter gives a simplified character.
# Columns: simplified character, traditional form; "only" when the character itself
# is not one of traditional text (Big5 has no code for it). Of several forms it is
# the commonest, as mechanical conversion takes it.
# Source: OpenCC 1.1.5 (Apache-2.0), configuration s2tw, asked for each simplified
# form in variants.tsv. Made by lib/gen/traditional.sh.
# To add a row: put it in.
HEAD
chars=$(mktemp) && trap 'rm -f "$chars"' EXIT
grep -v '^#' "$here/../data/variants.tsv" | cut -f2 | LC_ALL=C sort -u >"$chars"
opencc -c s2tw <"$chars" | paste "$chars" - | awk -F'\t' '$1 != $2' | while IFS='	' read -r s t; do
	if printf %s "$s" | iconv -f UTF-8 -t BIG5 >/dev/null 2>&1
	then printf '%s\t%s\n' "$s" "$t"
	else printf '%s\t%s\tonly\n' "$s" "$t"
	fi
done
