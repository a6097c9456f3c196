#!/usr/bin/perl
# What becomes of clean reports after the damage of tests/split/Damage.pm at many
# random places: how many torn characters come back exactly, how many are said to be
# lost (U+FFFD, or the run is counted as unrepaired), and how many come out as
# something else without a word; and that clean text of any kind stays as it is.
# RR_SEEDS=N tries N seeds (10), RR_SHOW=1 prints what did not come back, RR_TEXT=FILE
# takes the sentences of another report in simplified characters.
use strict;
use warnings;
use utf8;
use lib 'tests', 'tests/split';
use RR;
use Damage;
use JSON::PP;
use List::Util qw(max sum0);
use Test::More;
binmode $_, ':utf8' for *STDOUT, *STDERR, Test::More->builder->output, Test::More->builder->failure_output;

my %reading = readings();
my $traditional = converter();
my @sentences;
for my $file ($ENV{RR_TEXT} // grep !/code|english/, glob 'tests/split/clean/*.txt') {
	my $text = slurp($file);
	utf8::decode($text);
	push @sentences, grep length > 12, map split(/(?<=[。；：])/), split /\n/, $text;
}

# What rr-split makes of the lines, each under its number: text, and whether a run
# in it is counted as unrepaired.
sub repaired {
	my ($lines, @options) = @_;
	my $input = join '', map "\x01$_\x01\n$lines->[$_]\n", 0 .. $#$lines;
	utf8::encode($input);
	my ($status, $out) = run($input, program('rr-split'), @options);
	die "status $status" if $status;
	my (@line, $at);
	for (map decode_json($_), split /\n/, $out) {
		if ($_->{text} =~ /^\x01(\d+)\x01$/) { $at = $1; $line[$at] = { text => '' } }
		else {
			$line[$at]{text} .= $_->{text} =~ tr/，；？：！（）％/,;?:!()%/r =~ s/ //gr;
			$line[$at]{unrepaired} ||= $_->{fixes} && $_->{fixes}{unrepaired};
		}
	}
	return @line;
}

# The length of the longest common subsequence.
sub common {
	my ($want, $got) = @_;
	return length $want if $want eq $got;
	my @want = split //, $want;
	my @row = (0) x (1 + @want);
	for my $char (split //, $got) {
		my $diagonal = 0;
		for my $i (1 .. @want) {
			my $above = $row[$i];
			$row[$i] = $char eq $want[$i - 1] ? $diagonal + 1 : max($above, $row[$i - 1]);
			$diagonal = $above;
		}
	}
	return $row[-1];
}

# The characters that may get a gloss: those that differ between the scripts.
sub glossable {
	my ($script) = @_;
	my %simplified = map { $_ => $traditional->($_) } "@sentences" =~ /\p{Han}/g;
	my @differ = sort grep $simplified{$_} ne $_, keys %simplified;
	return $script eq 'none' ? () : $script eq 'traditional' ? map $simplified{$_}, @differ : @differ;
}

# Damages every sentence; returns the damaged ones, what they were, and the number
# of torn characters and of those of them that are gone for good.
sub damaged {
	my ($script, $convert, $user) = @_;
	my %gloss = map { $_ => $reading{$_} } grep rand() < 0.8, glossable($script);
	my (@damaged, @want, @torn, @gone);
	for my $sentence (@sentences) {
		my $text = $script eq 'traditional' ? $traditional->($sentence) : $sentence;
		my ($damaged, $torn, $gone) = damage($text, \%gloss, 2 / 3, $user);
		next if $torn == 0;
		push @torn, $torn;
		push @gone, $gone;
		push @damaged, $convert ? $traditional->($damaged) : $damaged;
		push @want, ($convert ? $traditional->($text) : $text) =~ tr/，；？：！（）％/,;?:!()%/r;
	}
	return (\@damaged, \@want, sum0(@torn), sum0(@gone));
}

# Adds to the sums what became of a line. Characters that stand where others stood
# are wrong, unless the run is counted as unrepaired.
sub compare {
	my ($sum, $want, $got) = @_;
	my $common = common($want, $got->{text});
	my $missing = length($want) - $common;
	my $told = () = $got->{text} =~ /\x{fffd}/g;
	my $invented = length($got->{text}) - $told - $common;
	$sum->{missing} += $missing;
	$sum->{wrong} += $invented unless $got->{unrepaired};
	return $missing || $invented;
}

# name, script before the damage, and after it, user-defined codes; least percent of
# what is not gone for good that comes back, and most percent of all that is wrong.
my @ways = (
	['traditional text, as in the compilations', 'traditional', 0, 'keep', 99, 0.2],
	['the same, user-defined codes dropped', 'traditional', 0, 'drop', 97, 0.5],
	['simplified text, made traditional afterwards', 'simplified', 1, 'keep', 99, 0.3],
	['the same, user-defined codes dropped', 'simplified', 1, 'drop', 97, 1],
	['simplified text, commas alone', 'none', 0, 'keep', 99, 0.5],
);
for my $way (@ways) {
	my ($name, $script, $convert, $user, $least, $most) = @$way;
	my %sum = map { $_ => 0 } qw(torn gone missing wrong);
	for my $seed (1 .. $ENV{RR_SEEDS} // 10) {
		srand $seed;
		my ($damaged, $want, $torn, $gone) = damaged($script, $convert, $user);
		$sum{torn} += $torn;
		$sum{gone} += $gone;
		my @got = repaired($damaged);
		for my $i (0 .. $#$want) {
			my $differs = compare(\%sum, $want->[$i], $got[$i]);
			diag "$want->[$i]\n  $got[$i]{text}\n  $damaged->[$i]" if $differs && $ENV{RR_SHOW};
		}
	}
	my $decidable = $sum{torn} - $sum{gone};
	my $back = 100 - 100 * max(0, $sum{missing} - $sum{gone}) / ($decidable || 1);
	my $wrong = 100 * $sum{wrong} / ($sum{torn} || 1);
	diag sprintf '%s: of %d torn characters, %d of them gone for good, %d came back, %d are told to be lost, %d are wrong',
	    $name, $sum{torn}, $sum{gone}, $sum{torn} - $sum{missing}, max(0, $sum{missing} - $sum{wrong}), $sum{wrong};
	cmp_ok($back, '>=', $least, sprintf '%s: %.2f%% of what is not gone came back', $name, $back);
	cmp_ok($wrong, '<=', $most, sprintf '%s: %.2f%% came out wrong', $name, $wrong);
}

# Clean text stays as it is, in either script.
for my $file (glob 'tests/split/clean/*.txt') {
	my $text = slurp($file);
	utf8::decode($text);
	for my $clean ($text, $traditional->($text)) {
		my $input = $clean;
		utf8::encode($input);
		my ($status, $out) = run($input, program('rr-split'));
		my @records = map decode_json($_), split /\n/, $out;
		is(join('', map $_->{text}, @records), $clean =~ s/\n//gr, "$file stays as it is");
		is(scalar(grep $_->{fixes}, @records), 0, "$file: nothing to repair");
	}
}
done_testing;
