#!/usr/bin/perl
# What rr-nums says about its figures: tests/context/*.cases. A case is a
# paragraph: comments (#), a sentence, and a line for each figure asked about,
#
#	surface | what NOUN | act VERB | rel RELATION | also RELATION | time TEXT | group NUMBER
#
# in the order of the sentence. A member not named is not asked about; "-" says
# that there is none. CASE=TEXT runs only the cases whose sentence contains TEXT.
use strict;
use warnings;
use utf8;
use open qw(:std :utf8);
use lib 'tests';
use RR;
use JSON::PP;
use Test::More;

my $json = JSON::PP->new->utf8->allow_bignum;

# cases FILE: [line number, sentence, expected lines...], in order.
sub cases {
	my ($file) = @_;
	my ($text, @cases, $open) = slurp($file);
	utf8::decode($text);
	my $number = 0;
	for my $line (split /\n/, $text) {
		$number++;
		next if $line =~ /^#/;
		if ($line eq '') {
			$open = 0;
		} elsif (!$open) {
			push @cases, [$number, $line];
			$open = 1;
		} else {
			push @{$cases[-1]}, $line;
		}
	}
	return @cases;
}

# wrong LINE, RECORD: what differs from the expected line, or nothing.
sub wrong {
	my ($line, $r) = @_;
	my ($surface, @members) = split / *\| */, $line;
	my @wrong;
	for (@members) {
		my ($key, $want) = /^(what|act|rel|also|time|group) (.+)$/ or return "not a member: $_";
		my $got = defined $r->{$key} && $r->{$key} ne '' ? "$r->{$key}" : '-';
		push @wrong, "$key $got" . (($r->{why} // {})->{$key} ? " (rule $r->{why}{$key})" : '') if $got ne $want;
	}
	return join ' | ', @wrong;
}

for my $file (sort glob 'tests/context/*.cases') {
	my @cases = cases($file);
	if (defined $ENV{CASE}) {
		my $only = $ENV{CASE};
		utf8::decode($only);
		@cases = grep index($_->[1], $only) >= 0, @cases;
	}
	next if !@cases;
	my $input = join '', map "$_->[1]\n", @cases;
	utf8::encode($input);
	my ($status, $out, $err) = run($input, program('rr-nums'), '--text', '--explain');
	is $status, 0, "$file: rr-nums takes all sentences" or diag $err;
	my %by_line;
	push @{$by_line{$_->{line}}}, $_ for map $json->decode($_), split /\n/, $out;
	my $line = 0;
	for my $case (@cases) {
		my ($number, $sentence, @expected) = @$case;
		my @records = @{$by_line{++$line} // []};
		fail "$file:$number: a case without figures" if !@expected;
		for my $expected (@expected) {
			my ($surface) = split / *\| */, $expected;
			shift @records while @records && $records[0]{surface} ne $surface;
			my $wrong = @records ? wrong($expected, shift @records) : 'no such figure';
			is $wrong, '', "$surface in $sentence" or
			    diag "$file:$number: expected: $expected\n  run it alone: CASE='$sentence' $0";
		}
	}
}
done_testing;
