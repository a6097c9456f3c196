#!/usr/bin/perl
# rr-nums reads every unit of the units table in a sentence (6月, 2世纪 as dates): the
# cases of
# tests/units/context.cases, whose [numeral|unit] must come out as a figure.
use strict;
use warnings;
use utf8;
use open qw(:std :utf8);
use lib 'tests';
use RR;
use JSON::PP;
use Test::More;

my $json = JSON::PP->new->allow_bignum;
my $file = 'tests/units/context.cases';
# behind 元, 角 is part of the same figure; 20分 behind an hour is part of a time
my %joined = map { $_ => 1 } qw(5角 20分);
my (@cases, $number);
for my $line (split /\n/, do { my $t = slurp($file); utf8::decode($t); $t }) {
	$number++;
	next if $line =~ /^#|^\s*$/;
	my ($before, $value, $unit, $after) = $line =~ /^(.*?)\[([\d.]+)\|(.+?)\](.*?) = / or next;
	push @cases, { number => $number, text => "$before$value$unit$after", at => length $before,
	    value => $value, unit => $unit, surface => "$value$unit" };
}
my $input = join '', map "$_->{text}\n", @cases;
utf8::encode($input);
my ($status, $out, $err) = run($input, program('rr-nums'), '--text', '--all');
is $status, 0, 'status';
utf8::decode($out);
my %got;
for (split /\n/, $out) {
	my $r = $json->decode(s/("value":)(-?[\d.]+)/$1"$2"/r);
	$got{"$r->{line} $r->{at}[0]"} = $r;
}
cmp_ok scalar @cases, '>', 400, 'many units';
for my $i (0 .. $#cases) {
	my $case = $cases[$i];
	next if $joined{$case->{surface}};
	my $r = $got{$i + 1 . " $case->{at}"};
	my $is = $r ? "$r->{value} $r->{unit}" : 'no figure';
	is $is, "$case->{value} $case->{unit}", $case->{text} or diag "$file:$case->{number}";
}
done_testing;
