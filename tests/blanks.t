#!/usr/bin/perl
# Blanks that editors and converters put between digits, characters and punctuation
# change nothing but places: the sentences of tests/context/*.cases give the same
# figures with blanks as without.
use strict;
use warnings;
use utf8;
use open qw(:std :utf8);
use lib 'tests';
use RR;
use JSON::PP;
use Test::More;

my $json = JSON::PP->new->utf8->allow_bignum;

# sentences FILE: the first line of each group
sub sentences {
	my $text = slurp($_[0]);
	utf8::decode($text);
	return map { (split /\n/, s/^#.*\n//mgr)[0] // () } split /\n\n+/, $text;
}

# figures SENTENCE...: for each sentence its figures, one a line, blanks left out
sub figures {
	my $input = join '', map "$_\n", @_;
	utf8::encode($input);
	my ($status, $out, $err) = run($input, program('rr-nums'), '--text', '--all');
	is "$status$err", '0', 'the sentences are read';
	my @figures = ('') x @_;
	for my $r (map $json->decode($_), split /\n/, $out) {
		is substr($r->{text}, $r->{at}[0], $r->{at}[1] - $r->{at}[0]), $r->{surface}, "at is where $r->{surface} stands"
		    if substr($r->{text}, $r->{at}[0], $r->{at}[1] - $r->{at}[0]) ne $r->{surface};
		$figures[$r->{line} - 1] .= join(' | ', map s/\s//gr, map $r->{$_} // '-',
			qw(surface class value lo hi mask approx unit what act rel time)) . "\n";
	}
	return @figures;
}

my %spaced = (
	'between digits and characters' => sub { $_[0] =~ s/(?<=\p{Han})(?=[0-9x])|(?<=[0-9x%])(?=\p{Han})/ /gr },
	'around punctuation' => sub { $_[0] =~ s/(?<=\p{Han})(?=[，、。；：“”])|(?<=[，、。；：“”])(?=\p{Han})/\x{a0}/gr },
	'at the ends of the line' => sub { "\x{3000}\x{3000}$_[0] \t\r" },
);
my @plain = map sentences($_), sort glob 'tests/context/*.cases';
cmp_ok scalar @plain, '>', 300, 'there are sentences';
my @want = figures(@plain);
for my $name (sort keys %spaced) {
	my @sentence = map $spaced{$name}->($_), @plain;
	my @got = figures(@sentence);
	my @differ = grep $got[$_] ne $want[$_], 0 .. $#plain;
	is scalar(@differ), 0, "blanks $name" or diag map "$sentence[$_]\nwithout:\n$want[$_]with:\n$got[$_]", splice @differ, 0, 5;
}

done_testing;
