#!/usr/bin/perl
# bigrams.pl: writes lib/data/bigrams.tsv and trigrams.tsv. Run by hand; needs the word
# list of jieba (Debian: python3-jieba), whose path is the argument.
#
# A character's share of running text and the chance of its follower are those of four
# sources, weighted: jieba's words by their counts, the words of report_words.tsv, those
# of the lexicons, and the text of report_text.txt. The chance of a follower is mixed with
# the follower's share anywhere, and that of a follower of two characters with that of a
# follower of the second, for what no source has seen.
use strict;
use warnings;
use utf8;
use FindBin;
use List::Util qw(sum);

my $dict = shift // '/usr/lib/python3/dist-packages/jieba/dict.txt';
my $data = "$FindBin::Bin/../data";
my $mixed = 0.35;               # weight of the share anywhere
my $least = 30;                 # counts of a pair in jieba's words
my $rarest = 22;                # bits of a character not worth a row
my $saved = 2;                  # bits that a trigram must save over the bigram
my $end = '〓';                 # the end of a line, as the next one's beginning

sub lines_of {
	my ($file) = @_;
	open my $fh, '<:encoding(UTF-8)', $file or die "$file: $!\n";
	return grep !/^#/, map { chomp; $_ } <$fh>;
}

# Counts the characters of a word or text, and those that follow one another.
sub count {
	my ($source, $text, $times) = @_;
	for my $i (0 .. length($text) - 1) {
		$source->{one}{substr $text, $i, 1} += $times;
		$source->{pair}{substr $text, $i, 2} += $times if $i + 1 < length $text;
		$source->{triple}{substr $text, $i, 3} += $times if $i + 2 < length $text;
	}
}

my (%leads, @source);
my $words = { weight => 0.5 };
for (lines_of($dict)) {
	my ($word, $times, $class) = split / /;
	$leads{$word} = 1 if length $word == 1 && ($class =~ /^[pcd]/ || $word =~ /[一二三四五六七八九十两几是有]/);
	count($words, $word, $times) if $word =~ /^[\x{4e00}-\x{9fff}]+$/;
}
for my $seldom ($words->{pair}, $words->{triple}) {
	delete $seldom->{$_} for grep $seldom->{$_} < $least, keys %$seldom;
}
my $report = { weight => 0.5 };
count($report, $_, 1) for map split, lines_of("$data/report_words.tsv");
my $lexicon = { weight => 0.5 };
for my $file (qw(words nouns verbs units)) {
	count($lexicon, $_, 1) for grep /^\p{Han}+$/, map /^([^\t]*)/, lines_of("$data/$file.tsv");
}
my $text = { weight => 1.2 };
count($text, $end . tr/0-9/０/rs . $end, 1) for lines_of("$data/report_text.txt");

my (%one, %pair, %triple);
for my $source ($words, $report, $lexicon, $text) {
	my $all = sum values %{$source->{one}};
	$one{$_} += $source->{weight} * $source->{one}{$_} / $all for keys %{$source->{one}};
	$pair{$_} += $source->{weight} * $source->{pair}{$_} / $all for keys %{$source->{pair}};
	$triple{$_} += $source->{weight} * $source->{triple}{$_} / $all for keys %{$source->{triple}};
}
my $all = sum values %one;
sub bits { int(-log($_[0]) / log(2) + 0.5) }

my $known = qr/^[\x{4e00}-\x{9fff}\x{2010}-\x{201f}\x{3001}-\x{301f}\x{ff01}-\x{ff1f}]+$/;

# The chance of the last character of a pair behind the first.
sub chance {
	my ($first, $next) = split //, shift;
	return (1 - $mixed) * ($pair{"$first$next"} // 0) / $one{$first} + $mixed * $one{$next} / $all;
}

my (%row, %longer);
for (grep $_ =~ $known, keys %pair) {
	my ($first, $next) = split //;
	my $bits = bits(chance($_));
	push @{$row{$first}{$bits}}, $next if $bits < bits($mixed * $one{$next} / $all);
}
for (grep $_ =~ $known, keys %triple) {
	my ($first, $next) = /(..)(.)/;
	my $before = chance(substr $_, 1);
	my $bits = bits((1 - $mixed) * $triple{$_} / ($pair{$first} || next) + $mixed * $before);
	push @{$longer{$first}{$bits}}, $next if $bits <= bits($before) - $saved;
}

sub groups {
	my ($row) = @_;
	return join '', map $_ . join('', sort @{$row->{$_}}), sort { $a <=> $b } keys %$row;
}

sub table {
	my ($name, $head, @rows) = @_;
	open my $fh, '>:utf8', "$data/$name" or die "$name: $!\n";
	print $fh $head, @rows;
	close $fh or die "$name: $!\n";
}

my $source = <<'END';
# Sources: word list of jieba 0.42.1 (MIT licence), words weighted by its counts; report_words.tsv, report_text.txt
# and the lexicons. Made by lib/gen/bigrams.pl.
END

table('bigrams.tsv', <<'END' . $source . <<'END2', map {
# bigrams.tsv: how common characters are, and which follow which.
# Columns: simplified character, full-width punctuation, ０ for any digits, or 〓 for the end of a line and the
# beginning of the next; cost in bits, -log2 of its share of running text; "p" when as a word it is a preposition,
# conjunction, adverb, digit, 是 or 有, which seldom ends a clause, else "-"; its followers in groups, each a number
# of bits, -log2 of the chance that the character is followed by one of the group's characters, and those characters.
# What is not here is rare: 24 bits, and pairs cost as if independent.
END
# To add a pair: put the follower into a group of the first character's row, or a sentence into report_text.txt.
END2
	my $bits = bits($one{$_} / $all);
	$row{$_} || $bits < $rarest ? "$_\t$bits\t" . ($leads{$_} ? 'p' : '-') . "\t" . groups($row{$_} // {}) . "\n" : ();
} sort grep $_ =~ $known, keys %one);

table('trigrams.tsv', <<'END' . $source . <<'END2', map "$_\t" . groups($longer{$_}) . "\n", sort keys %longer);
# trigrams.tsv: which characters follow two others more likely than the second of these alone tells.
# Columns: two characters, as in bigrams.tsv; their followers in groups, each a number of bits, -log2 of the chance
# that the two are followed by one of the group's characters, and those characters.
END
# To add one: put the follower into a group of the row of the two, or a sentence into report_text.txt.
END2
