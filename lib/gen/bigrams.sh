#!/bin/sh
# bigrams.sh: writes lib/data/bigrams.tsv to standard output. Run by hand; needs
# the word list of jieba (Debian: python3-jieba), whose path is the argument.
dict=${1:-/usr/lib/python3/dist-packages/jieba/dict.txt}
own=$(dirname "$0")/../data/report_words.tsv
cat <<'HEAD'
# bigrams.tsv: how common characters are, and which follow which inside words.
# Columns: simplified character; cost in bits, -log2 of its share of running text;
# "p" when as a word it is a preposition, conjunction, adverb, digit, 是 or 有, which
# seldom ends a clause, else "-"; its followers in groups, each a number of bits, -log2 of the chance that the
# character is followed by one of the group's characters, and those characters.
# What is not here is rare: 24 bits, and pairs cost as if independent.
# Source: word list of jieba 0.42.1 (MIT licence), words weighted by its counts, and
# report_words.tsv, each word 4000; pairs counted 30 times or more. Made by lib/gen/bigrams.sh.
# To add a pair: put the follower into a group of the first character's row.
HEAD
{ grep -v '^#' "$own" | tr ' ' '\n' | sed '/^$/d; s/$/ 4000 own/'; cat "$dict"; } | LC_ALL=C awk '
function bits(p) { return int(-log(p) / log(2) + 0.5) }
{
	n = length($1)
	if (n == 3)
		leads[$1] = $3 ~ /^[pcd]/ || index("一二三四五六七八九十两几是有", $1)
	if (n % 3)
		next
	for (i = 1; i <= n; i += 3)
		if (substr($1, i, 3) !~ /^[\344-\351]/)
			next
	for (i = 1; i <= n; i += 3) {
		c = substr($1, i, 3)
		one[c] += $2; all += $2
		if (i + 3 <= n) pair[c substr($1, i + 3, 3)] += $2
	}
}
END {
	for (p in pair) if (pair[p] >= 30) {
		c = substr(p, 1, 3)
		b = bits(pair[p] / one[c])
		if (b > 15) continue
		print c "\t" bits(one[c] / all) "\t" (leads[c] ? "p" : "-") "\t" b "\t" substr(p, 4)
		seen[c] = 1
	}
	for (c in one) if (!(c in seen) && (b = bits(one[c] / all)) < 22)
		print c "\t" b "\t" (leads[c] ? "p" : "-") "\t99\t-"
}' | LC_ALL=C sort -t'	' -k1,1 -k4,4n -k5,5 | LC_ALL=C awk -F'\t' '
$1 != last { if (last != "") print row; row = $1 "\t" $2 "\t" $3 "\t"; last = $1; group = "" }
$4 != 99 { if ($4 != group) row = row $4; group = $4; row = row $5 }
END { print row }'
