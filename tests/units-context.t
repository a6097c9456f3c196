#!/usr/bin/perl
# Every row of the units table in a sentence: tests/units/context.cases.
# CASE=TEXT runs only the sentences that contain TEXT.
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
my @cases;
my $number = 0;
for my $line (split /\n/, do { my $t = slurp($file); utf8::decode($t); $t }) {
	$number++;
	next if $line =~ /^#|^$/;
	my ($sentence, $is, $rest) = $line =~ /^(.*\[.*?) = ([^;]*?) *((?:;.*)?)$/ or die "$file:$number: not a case\n";
	next if defined $ENV{CASE} && index($sentence, do { my $c = $ENV{CASE}; utf8::decode($c); $c }) < 0;
	my ($value, $unit) = $sentence =~ /\[([\d.]+)\|(.+?)\]/ or die "$file:$number: no [numeral|unit]\n";
	my %case = (number => $number, value => $value, unit => $unit, is => $is, text => $sentence =~ s/\[([^|]+)\|(.+?)\]/$1$2/r);
	$case{$1} = $2 while $rest =~ /; (class|what) (\S+)/g;
	push @cases, \%case;
}
plan skip_all => 'no such case' if !@cases;

# expected CASE, RECORD: what is wrong with the members rr-units gave, or nothing.
sub wrong {
	my ($case, $r) = @_;
	return "unit unknown" if !defined $r->{dim};
	my @is = split ' ', $case->{is};
	if (@is == 1 && $r->{dim} eq 'count') {
		my $value = $r->{si}{value} / $case->{value};
		return "of $r->{of}" if ($r->{of} // '') ne $is[0];
		return "si $r->{si}{value} $r->{si}{unit}" if $r->{si}{unit} ne '1' || $value != ($case->{unit} eq '打' ? 12 : 1);
		return '';
	}
	return "dim $r->{dim}" if $r->{dim} ne $is[0];
	return defined $r->{si} ? 'si is not null' : '' if @is == 1;
	return '' if "$r->{si}{value} $r->{si}{unit}" eq "$is[1] $is[2]" && !$r->{si}{rounded};
	return "si $r->{si}{value} $r->{si}{unit}";
}

my @records = map { my $c = $_; my %r = (type => 'quantity', text => $c->{text}, surface => "$c->{value}$c->{unit}",
    value => 0, unit => $c->{unit}, what => $c->{what} // '', class => $c->{class} // ($c->{is} =~ / |^level$|^ratio$/ ? 'measure' : 'count'));
    $json->canonical->encode(\%r) =~ s/"value":0/"value":$c->{value}/r } @cases;
my $input = join '', map "$_\n", @records;
utf8::encode($input);
my ($status, $out, $err) = run($input, program('rr-units'));
is $status, 0, 'rr-units takes all';
is $err, '', 'and knows all units';
my @got = split /\n/, $out;
is scalar @got, scalar @cases, 'a record for each';
my %hit;
for my $i (0 .. $#cases) {
	my $case = $cases[$i];
	# numbers stay text, so that they compare as written
	my $r = $json->decode($got[$i] =~ s/("value":)(-?[\d.]+)/$1"$2"/gr);
	my $wrong = wrong($case, $r);
	$hit{"$case->{unit} $r->{ucum}"} = 1 if $r->{ucum};
	is $wrong, '', "$case->{text}: $case->{value} $case->{unit}" or
	    diag "$file:$case->{number}: expected: $case->{is}; run it alone: CASE='$case->{text}' $0";
}

# In the sentence itself, through rr-nums: names flagged weak are left to its
# judgement, of which most should fall on the unit's side.
SKIP: {
	skip 'rr-nums is not there', 2 if !-x program('rr-nums');
	my %weak;
	my ($list) = (run('', program('rr-units'), '--list'))[1];
	utf8::decode($list);
	for (grep !/^#/, split /\n/, $list) {
		my ($names, $flags) = (split /\t/)[0, 8];
		$weak{$_} = 1 for grep $flags =~ /weak/, split /\|/, lc $names;
	}
	my $text = join '', map "$_->{text}。\n", @cases;
	utf8::encode($text);
	my ($status, $out) = run($text, program('rr-nums') . ' --text | ' . program('rr-units') . ' -q');
	utf8::decode($out);
	my %found;
	for (split /\n/, $out) {
		my $r = $json->decode(s/("value":)(-?[\d.]+)/$1"$2"/gr);
		push @{$found{$r->{line}}}, $r;
	}
	my (@lost, @weak_lost, $weak);
	for my $i (0 .. $#cases) {
		my $case = $cases[$i];
		my $is_weak = $weak{lc $case->{unit}};
		$weak++ if $is_weak;
		next if grep $_->{unit} eq $case->{unit} && $_->{value} && $_->{value} == $case->{value} && !wrong($case, $_), @{$found{$i + 1} // []};
		push @{$is_weak ? \@weak_lost : \@lost}, "$case->{text}: $case->{unit}";
	}
	is_deeply \@lost, [], "rr-nums finds each figure in its sentence" or diag join "\n", @lost;
	cmp_ok @weak_lost * 10, '<=', $weak // 0, "and nine of ten with a weak name (not @weak_lost)";
}

if (!defined $ENV{CASE}) {
	my @missed;
	my ($list) = (run('', program('rr-units'), '--list'))[1];
	utf8::decode($list);
	for (grep !/^#/, split /\n/, $list) {
		my ($names, $ucum) = (split /\t/)[0, 5];
		push @missed, $names if !grep $hit{lc($_) . " $ucum"}, split /\|/, $names;
	}
	is_deeply \@missed, [], 'every row of the table is used in a case';
}
done_testing;
