#!/bin/sh
# readings.sh: writes lib/data/readings.tsv to standard output. Run by hand when
# Unicode changes; needs unicode-data's Unihan_Readings.txt (or .bz2), found in
# the directory given (default /usr/share/unicode).
dir=${1:-/usr/share/unicode}
here=$(dirname "$0")
cat <<'HEAD'
# readings.tsv: the Mandarin readings of Han characters, in Hanyu pinyin with tone marks.
# Columns: character, readings separated by commas, the commonest first.
# Source: Unihan 15.0 (Unicode licence), kMandarin, then kHanyuPinlu, kTGHZ2013 and
# kXHC1983; kHanyuPinyin where a character has none of them. A variant also has the
# readings of its simplified form (variants.tsv), and the other way round. Made by lib/gen/readings.sh;
# neutral tones are left out, a gloss bears a tone mark.
# To add a reading: put it in; a syllable the table has nowhere else is fine.
HEAD
{
	grep -v '^#' "$here/../data/variants.tsv" | awk -F'\t' '{ print "V\t" $1 "\t" $2 }'
	if [ -f "$dir/Unihan_Readings.txt" ]; then cat "$dir/Unihan_Readings.txt"
	else bzcat "$dir/Unihan_Readings.txt.bz2"; fi
} | LC_ALL=C awk -F'\t' '
function utf8(cp) {
	return sprintf("%c%c%c", 224 + int(cp / 4096), 128 + int(cp / 64) % 64, 128 + cp % 64)
}
function hex(s,   i, v) {
	for (i = 1; i <= length(s); i++)
		v = v * 16 + index("0123456789ABCDEF", substr(s, i, 1)) - 1
	return v
}
function add(c, r) {
	if (r !~ /^[a-z]*(ā|á|ǎ|à|ē|é|ě|è|ī|í|ǐ|ì|ō|ó|ǒ|ò|ū|ú|ǔ|ù|ǖ|ǘ|ǚ|ǜ)[a-z]*$/)
		return
	if (("," have[c] ",") !~ ("," r ","))
		have[c] = have[c] == "" ? r : have[c] "," r
}
function add_all(c, list,   i, n, part) {
	n = split(list, part, /[ ,]/)
	for (i = 1; i <= n; i++) {
		sub(/^.*:/, "", part[i])
		sub(/\([0-9]*\)$/, "", part[i])
		add(c, part[i])
	}
}
$1 == "V" { simple[$2] = $3; next }
$1 ~ /^U\+[4-9][0-9A-F][0-9A-F][0-9A-F]$/ {
	cp = hex(substr($1, 3))
	if (cp < 19968 || cp > 40959)
		next
	c = utf8(cp)
	if ($2 == "kMandarin") m[c] = $3
	else if ($2 == "kHanyuPinlu") p[c] = $3
	else if ($2 == "kTGHZ2013") t[c] = $3
	else if ($2 == "kXHC1983") x[c] = $3
	else if ($2 == "kHanyuPinyin") h[c] = $3
	else next
	order[cp] = c
}
END {
	for (cp = 19968; cp <= 40959; cp++) if (cp in order) {
		c = order[cp]
		add_all(c, m[c]); add_all(c, p[c]); add_all(c, t[c]); add_all(c, x[c])
		if (have[c] == "") add_all(c, h[c])
	}
	for (cp = 19968; cp <= 40959; cp++) if (cp in order) {
		c = order[cp]
		if (c in simple) {
			own = have[c]
			add_all(c, have[simple[c]])
			add_all(simple[c], own)
		}
	}
	for (cp = 19968; cp <= 40959; cp++) if (cp in order && have[order[cp]] != "")
		print order[cp] "\t" have[order[cp]]
}'
