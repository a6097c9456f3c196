#!/usr/bin/perl
# The words of the context grammar: the tables are well formed, and the trie made
# from them knows exactly their words.
use strict;
use warnings;
use utf8;
use open qw(:std :utf8);
use lib 'tests';
use RR;
use Test::More;

my %files = (words => 1500, verbs => 1000, nouns => 500);
my (%classes, $header);
{
	local $/;
	open my $fh, '<', 'lib/nums/lexicon.h' or die $!;
	$header = <$fh>;
}
my $bit = 0;
my %bit = map { lc $_ => $bit++ } $header =~ /^\tLEX_(\w+)/mg;

for my $name (sort keys %files) {
	my ($rows, @bad, %seen) = (0);
	open my $fh, '<', "lib/data/$name.tsv" or die $!;
	while (<$fh>) {
		chomp;
		next if /^#|^$/;
		$rows++;
		my ($word, $classes, @more) = split /\t/, $_, -1;
		push @bad, "$.: $_" if @more || !defined $classes || $word !~ /^[\p{Han}A-Za-z()、]+$/ || $seen{$word}++ ||
		    grep !exists $bit{$_}, split / /, $classes;
		$classes{$word}{$_} = 1 for split / /, $classes // '';
	}
	is_deeply \@bad, [], "$name.tsv: word and classes that are in lexicon.h, no word twice";
	cmp_ok $rows, '>=', $files{$name}, "$name.tsv has $files{$name} words or more";
}

# characters.tsv: one character a row, its classes in character.h, none twice
{
	open my $fh, '<', 'lib/nums/character.h' or die $!;
	my %class = map { lc $_ => 1 } join('', <$fh>) =~ /^\tCHARACTER_(\w+),/mg;
	my (@bad, %seen, %used);
	open my $table, '<', 'lib/data/characters.tsv' or die $!;
	while (<$table>) {
		chomp;
		next if /^#|^$/;
		my ($character, $classes, @more) = split /\t/, $_, -1;
		push @bad, "$.: $_" if @more || !defined $classes || $character !~ /^\S$/ || $seen{$character}++ ||
		    grep !exists $class{$_}, split / /, $classes;
		$used{$_} = 1 for split / /, $classes // '';
	}
	is_deeply \@bad, [], 'characters.tsv: a character and classes that are in character.h, none twice';
	delete $class{classes};
	is_deeply [sort keys %used], [sort keys %class], 'every class of character.h has a character';
}

# every word is found with all of its classes, and no longer when a sign follows
my @words = sort keys %classes;
my ($status, $out, $err) = run(do { my $t = join '', map "$_。\n", @words; utf8::encode($t); $t }, program('tests/words'));
is $status, 0, 'the lexicon answers';
my @got = split /\n/, $out;
my @wrong;
for my $i (0 .. $#words) {
	my $set = 0;
	$set |= 1 << $bit{$_} for keys %{$classes{$words[$i]}};
	my $want = length($words[$i]) . sprintf ' %x', $set;
	push @wrong, "$words[$i]: $got[$i], not $want" if $got[$i] ne $want;
}
is_deeply \@wrong, [], 'every word is found, with its classes from all tables';

# a word whose last character is another's is not found
my @not = map { my $w = $_; substr($w, 0, -1) . "\x{9fa5}" } grep length > 1, @words;
($status, $out) = run(do { my $t = join '', map "$_\n", @not; utf8::encode($t); $t }, program('tests/words'));
@got = split /\n/, $out;
@wrong = grep { (split / /, $got[$_])[0] >= length $not[$_] } 0 .. $#not;
is_deeply [@not[@wrong]], [], 'and nothing that is no word';

# variants are one: traditional and full-width forms
($status, $out) = run(do { my $t = "發放\n擴建\n開展\n"; utf8::encode($t); $t }, program('tests/words'));
is_deeply [map { (split / /)[0] } split /\n/, $out], [2, 2, 2], 'traditional characters find the words';

done_testing;
