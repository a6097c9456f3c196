#!/usr/bin/perl
# Inputs of any size in bounded memory: a line without end, the longest line that
# is read, very many very small records. 16 MiB resident is the bound for every
# command, rr-view too: its page is all of the input, but is written as it comes.
use strict;
use warnings;
use lib 'tests';
use RR;
use Test::More;

my $bound = 16 * 1024;  # KiB
my $measured = !$ENV{SANITIZE};         # the sanitizers' own memory is not ours
my @tools = tools();
plan skip_all => 'no commands' if !@tools;

# peak FEEDER, TOOL: (status, KiB, bytes out) of `FEEDER | TOOL`.
sub peak {
	my ($feeder, $tool) = @_;
	my ($status, $out, $err) = run('', "$feeder | " . program('tests/peak') . ' ' . program($tool) . ' | wc -c');
	my ($kib, $of) = $err =~ /^[\d.]+ [\d.]+ (\d+) (\d+)$/m or die $err;
	return ($of, $kib, $out + 0);
}

sub bounded {
	my ($kib, $name) = @_;
	SKIP: {
		skip 'memory is not measured in a sanitized build', 1 if !$measured;
		cmp_ok $kib, '<=', $bound, "$name: KiB resident";
	}
}

my $MiB = 1024 * 1024;
for my $tool (@tools, 'tests/pass') {
	# all of it is in the error record, in base64, or, from rr-split, in segments
	my $size = ($tool eq 'tests/pass' ? 1024 : 48) * $MiB;
	my ($status, $kib, $bytes) = peak("head -c $size /dev/zero | tr '\\0' x", $tool);
	is $status, $tool eq 'rr-split' ? 0 : 1, "$tool: one line of $size bytes: status";
	cmp_ok $bytes, '>', $tool eq 'rr-split' ? $size : $size / 3 * 4, "$tool: one line of $size bytes: nothing is lost";
	bounded($kib, "$tool: one line of $size bytes");
}

# the longest lines that are read: 4 MiB; a segment's 2 MiB, as rr-split writes it at most
my ($fill, $segment) = (4 * $MiB - 100, 2 * $MiB - 200);
my %long = (
	'x' => "perl -e 'for (1, 2) { print qq({\"type\":\"other\",\"x\":\"), q(x) x $fill, qq(\"}\\n) }'",
	'segment' => "perl -e 'for (1, 2) { print qq({\"type\":\"segment\",\"doc\":\"-\",\"report\":1,\"seg\":\"1\",\"kind\":\"para\",\"path\":[],\"text\":\"), qq(\\xe6\\x9f\\xb3) x ($segment / 3), qq(\",\"span\":[0,1]}\\n) }'",
	'map' => "perl -e 'for (1, 2) { print qq({\"type\":\"segment\",\"text\":\"\xe6\x9f\xb3\",\"span\":[0,1],\"map\":[[0,0]), q(,[1,1]) x ($segment / 6), qq(]}\n) }'",
	'members' => "perl -e 'print qq({\"type\":\"other\"), map(qq(,\"\$_\":) . 1 x 50, 1 .. 65535), qq(}\\n)'",
	'too many' => "perl -e 'print qq({\"type\":\"other\"), map(qq(,\"\$_\":0), 1 .. 300000), qq(}\\n)'",
);
for my $tool (grep $_ ne 'rr-split', @tools) {
	for my $name (sort keys %long) {
		my ($status, $kib) = peak($long{$name}, $tool);
		is $status, $name eq 'too many' ? 1 : 0, "$tool: long line ($name): status";
		bounded($kib, "$tool: long line ($name)");
	}
}

# what options name is bounded too, and ten times the rules fit
for (['rr-tag -r', 'over 768 KiB of rules'], ['rr-tag -a', 'over 768 KiB of rules'], ['rr-tag -c', 'over 768 KiB of rules'],
    ['rr-units -a', 'line too long']) {
	my ($command, $say) = @$_;
	my ($tool, $option) = split ' ', $command;
	next if !grep $_ eq $tool, @tools;
	my ($status, $out, $err) = run('', program('tests/peak') . ' ' . program($tool) . " $option /dev/zero");
	my ($kib, $of) = $err =~ /^[\d.]+ [\d.]+ (\d+) (\d+)$/m or die $err;
	is "$of$out", $option eq '-c' ? 1 : 2, "$command /dev/zero: status";
	like $err, qr{^$tool: /dev/zero:.* \Q$say\E}m, "$command /dev/zero: message";
	bounded($kib, "$command /dev/zero");
}
if (grep $_ eq 'rr-tag', @tools) {
	my $rules = scratch() . '/rules';
	my ($status, $out, $err) = run('', "tests/tag/more-rules 10 >$rules && " . program('tests/peak') . ' ' . program('rr-tag') . " -r $rules");
	my ($kib, $of) = $err =~ /^[\d.]+ [\d.]+ (\d+) (\d+)$/m or die $err;
	is $of, 0, 'rr-tag: ten times the rules: status';
	bounded($kib, 'rr-tag: ten times the rules');
}

# a paragraph without end: rr-split cuts it into what rr-nums takes
if (grep $_ eq 'rr-nums', @tools) {
	my $text = "\xe4\xbf\xae\xe8\xb7\xaf3\xe5\x85\xac\xe9\x87\x8c\xe3\x80\x82" x (7 * $MiB / 16);
	my ($status, $out, $err) = run($text, program('rr-split') . ' | ' . program('rr-nums') . ' --context=none | wc -l');
	is "$out$err", 7 * $MiB / 16 . "\n", 'rr-split | rr-nums: every figure of a paragraph without end';
}

# torn runs without end, each of which tells more fixes than it has bytes
if (grep $_ eq 'rr-split', @tools) {
	for my $run ('?;', "?;\xe2\x80\xa6", "\xe7\xa1\xae?;") {
		my $times = int($MiB / 2 / length $run);
		my ($status, $out, $err) = run($run x $times, program('rr-split'));
		is "$status$err", '0', "rr-split: $times torn runs of " . length($run) . ' bytes';
		like $out, qr/^(?:\{"type":"segment".*\}\n)+\z/, 'and all of it is segments';
	}
}

# a million records
my %tiny = (
	'{}' => "perl -e 'print qq({\"type\":\"x\"}\\n) x 1e6'",
	'segments' => "perl -e 'print qq({\"type\":\"segment\",\"text\":\"\\xe6\\x9f\\xb3\"}\\n) x 1e6'",
);
for my $tool (@tools) {
	for my $name (sort keys %tiny) {
		next if $tool eq 'rr-split' && $name eq 'segments';
		my ($status, $kib, $bytes) = peak($tiny{$name}, $tool);
		cmp_ok $status, '<=', 1, "$tool: a million of $name: status";
		bounded($kib, "$tool: a million of $name");
	}
}

done_testing;
