#!/usr/bin/perl
# rr-split: repair and structure, by the cases in tests/split/*.cases.
#
# A group there is: "#" lines that say what it shows, the input as it is, then the
# expected records, one "= " line each, and an empty line. In repair.cases a record
# is its text, and its fixes behind " | " when there are any; in structure.cases it
# is kind | marker | seg | text ("-" for no marker), in intro.cases text | intro. \x{HEX} stands for a character.
use strict;
use warnings;
use utf8;
use lib 'tests';
use RR;
use JSON::PP;
use Test::More;
binmode $_, ':utf8' for *STDOUT, *STDERR, Test::More->builder->output, Test::More->builder->failure_output;

my $json = JSON::PP->new->utf8;

sub records {
	my ($input, @options) = @_;
	utf8::encode($input);
	my ($status, $out, $err) = run($input, program('rr-split'), @options);
	is($status, 0, 'status') or diag $err;
	return map $json->decode($_), split /\n/, $out;
}

sub fixes {
	my $f = shift->{fixes} // {};
	return join ' ', map "$_ $f->{$_}", sort keys %$f;
}

my %show = (
	repair => sub { my $r = shift; my $f = fixes($r); $f eq '' ? $r->{text} : "$r->{text} | $f" },
	structure => sub { my $r = shift; join ' | ', $r->{kind}, $r->{marker} // '-', $r->{seg}, $r->{text} },
	intro => sub { my $r = shift; join ' | ', $r->{text}, $r->{intro} // '-' },
);

for my $kind (sort keys %show) {
	my $file = "tests/split/$kind.cases";
	my @groups = split /\n\n+/, do { my $t = slurp($file); utf8::decode($t); $t };
	for my $group (@groups) {
		my (@say, @input, @want);
		for (split /\n/, $group) {
			my $line = s/\\x\{([0-9a-f]+)\}/chr hex $1/geir;
			if (/^# ?(.*)/) { push @say, $1 }
			elsif ($line =~ /^= (.*)/) { push @want, $1 }
			else { push @input, $line }
		}
		next if !@want;
		my @got = map $show{$kind}->($_), records(join("\n", @input) . "\n");
		is_deeply(\@got, \@want, "$kind: @say") or diag "$file:\n", map("  input:    $_\n", @input),
		    map("  expected: $_\n", @want), map("  got:      $_\n", @got);
	}
}
done_testing;
