#!/usr/bin/perl
# What the fuzzers start from and what they found (tests/fuzz): through the
# commands, as tests/fuzz/run calls them. No crash, status 0 or 1, JSON lines out.
use strict;
use warnings;
use lib 'tests';
use RR;
use JSON::PP ();
use Test::More;

my $json = JSON::PP->new->utf8;
my @targets = (
	# target, kind of seeds, command, its arguments, whether records come out
	['split', 'text', 'rr-split', '', 1],
	['nums', 'segment', 'rr-nums', '', 1],
	['numerals', 'text', 'rr-nums', '--text', 1],
	['units', 'quantity', 'rr-units', '--to=area=亩,money=万元', 1],
	['rules', 'rules', 'rr-tag', '--check -', 0],
	['tag', 'segment', 'rr-tag', '-r tests/fuzz/topics.rules -e', 1],
	['json', 'json', 'tests/pass', '', 0],  # its output is tests/json.t's
	['check', 'units', 'rr-check', '', 1],
	['view', 'units', 'rr-view', '', 0],
);
for (@targets) {
	my ($target, $kind, $command, $arguments, $lines) = @$_;
	next if $command =~ /^rr-/ && !-e "cmd/$command.c";
	for my $file (glob "tests/fuzz/seeds/$kind/* tests/fuzz/found/$target/*") {
		my ($status, $out, $err) = run(slurp($file), program($command) . " $arguments");
		ok $status == 0 || $status == 1, "$command $arguments <$file: status" or diag "$status $err";
		next if !$lines;
		my @bad = grep !defined eval { $json->decode($_) }, split /\n/, $out;
		is_deeply \@bad, [], "$command $arguments <$file: JSON out";
	}
}

done_testing;
