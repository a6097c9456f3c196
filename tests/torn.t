#!/usr/bin/perl
# How much of clean reports comes back exactly after the damage of tests/split/
# Damage.pm at many random places; and that clean text of any kind stays as it is.
# RR_SEEDS=N tries N seeds (10), RR_SHOW=1 prints what did not come back.
use strict;
use warnings;
use utf8;
use lib 'tests', 'tests/split';
use RR;
use Damage;
use JSON::PP;
use Test::More;
binmode $_, ':utf8' for *STDOUT, *STDERR, Test::More->builder->output, Test::More->builder->failure_output;

my %reading = readings();
my $traditional = converter();
my @sentences;
for my $file (glob 'tests/split/clean/*.txt') {
	next if $file =~ /code|english/;
	my $text = slurp($file);
	utf8::decode($text);
	push @sentences, grep length > 12, map split(/(?<=[。；：])/), split /\n/, $text;
}

# What rr-split makes of the lines, each under its number.
sub repaired {
	my ($lines, @options) = @_;
	my $input = join '', map "\x01$_\x01\n$lines->[$_]\n", 0 .. $#$lines;
	utf8::encode($input);
	my ($status, $out) = run($input, program('rr-split'), @options);
	die "status $status" if $status;
	my (@text, $at);
	for (map decode_json($_), split /\n/, $out) {
		if ($_->{text} =~ /^\x01(\d+)\x01$/) { $at = $1; $text[$at] = '' }
		else { $text[$at] .= $_->{text} }
	}
	return map { tr/，；？：！（）％/,;?:!()%/; s/ //g; $_ } @text;
}

# Characters of $want that $got does not have: what their longest common
# subsequence leaves out.
sub wrong {
	my ($want, $got) = @_;
	return 0 if $want eq $got;
	my @want = split //, $want;
	my @row = (0) x (1 + @want);
	for my $char (split //, $got) {
		my $diagonal = 0;
		for my $i (1 .. @want) {
			my $above = $row[$i];
			$row[$i] = $char eq $want[$i - 1] ? $diagonal + 1 :
			    $above > $row[$i - 1] ? $above : $row[$i - 1];
			$diagonal = $above;
		}
	}
	return @want - $row[-1];
}

# The characters that may get a gloss: those that differ between the scripts.
sub glossable {
	my ($script) = @_;
	my %simplified = map { $_ => $traditional->($_) } "@sentences" =~ /\p{Han}/g;
	my @differ = sort grep $simplified{$_} ne $_, keys %simplified;
	return $script eq 'none' ? () : $script eq 'traditional' ? map $simplified{$_}, @differ : @differ;
}

# name, script before the damage, and after it, user-defined codes, least share.
my @ways = (
	['traditional text, as in the compilations', 'traditional', 0, 'keep', 0.99],
	['the same, user-defined codes dropped', 'traditional', 0, 'drop', 0.70],
	['simplified text, made traditional afterwards', 'simplified', 1, 'keep', 0.95],
	['simplified text, commas alone', 'none', 0, 'keep', 0.95],
);
for my $way (@ways) {
	my ($name, $script, $convert, $user, $least) = @$way;
	my ($all, $bad, $lost) = (0, 0, 0);
	for my $seed (1 .. $ENV{RR_SEEDS} // 10) {
		srand $seed;
		my (@damaged, @want);
		my %gloss = map { $_ => $reading{$_} } grep rand() < 0.8, glossable($script);
		for my $sentence (@sentences) {
			my $text = $script eq 'traditional' ? $traditional->($sentence) : $sentence;
			my ($damaged, $torn, $gone) = damage($text, \%gloss, 2 / 3, $user);
			next if $torn == 0;
			$all += $torn - $gone;
			$lost += $gone;
			push @damaged, $convert ? $traditional->($damaged) : $damaged;
			push @want, ($convert ? $traditional->($text) : $text) =~ tr/，；？：！（）％/,;?:!()%/r;
		}
		my @got = repaired(\@damaged);
		for my $i (0 .. $#want) {
			# What is gone for good may be U+FFFD.
			my $wrong = wrong($want[$i], $got[$i]);
			my $told = () = $got[$i] =~ /\x{fffd}/g;
			$bad += $wrong > $told ? $wrong - $told : 0;
			diag "$want[$i]\n  $got[$i]\n  $damaged[$i]" if $wrong && $ENV{RR_SHOW};
		}
	}
	my $share = $all ? 1 - $bad / $all : 0;
	cmp_ok($share, '>=', $least, sprintf '%s: %.2f%% of %d torn characters came back exactly; %d more were gone for good',
	    $name, 100 * $share, $all, $lost);
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
