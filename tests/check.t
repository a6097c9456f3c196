#!/usr/bin/perl
# rr-check. The groups of tests/check/*.cases are
#
#	# what it shows
#	a line of text, read by rr-nums --text
#	RULE STATUS [REASON] | surfaces, the claim first | computed, or - when it is none
#
# with one such line for each check expected, in order, or "none". To run one file
# or one group: tests/check.t FILE.cases [LINE].
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use FindBin;
use File::Temp qw(tempdir);
use JSON::PP;
use Test::More;

my $bin = $ENV{B} || "$FindBin::Bin/../build";
my $dir = tempdir(CLEANUP => 1);
my $json = JSON::PP->new->allow_bignum;

sub write_file {
	my ($name, $text) = @_;
	open my $f, '>:encoding(UTF-8)', "$dir/$name" or die "$dir/$name: $!";
	print $f $text;
	close $f;
	return "$dir/$name";
}

sub run {
	my ($command) = @_;
	my $out = qx{$command 2>$dir/stderr};
	my $status = $? >> 8;
	open my $f, '<', "$dir/stderr" or die;
	local $/;
	return ($out, $status, scalar <$f>);
}

sub checks { return grep { $_->{type} eq 'check' } map { $json->decode($_) } split /\n/, shift }

# --- the groups ------------------------------------------------------------------

sub read_groups {
	my ($file) = @_;
	my ($group, @groups);
	open my $f, '<', $file or die "$file: $!";
	while (<$f>) {
		chomp;
		if (/^$/) { undef $group; next }
		if (/^#/) { next }
		if (!$group) {
			$group = { line => $., text => $_, expected => [] };
			push @groups, $group;
		} else {
			push @{ $group->{expected} }, $_;
		}
	}
	return @groups;
}

sub show {
	my ($c) = @_;
	my $computed = $c->{computed};
	return join ' | ', join(' ', grep { defined } $c->{rule}, $c->{status}, $c->{reason}),
	    join(' ', @{ $c->{surfaces} }), defined $computed ? "$computed" : '-';
}

sub run_groups {
	my ($file, $only) = @_;
	my @groups = grep { !$only || $_->{line} == $only } read_groups($file);
	my $text = write_file('text', join '', map { "$_->{text}\n" } @groups);
	my ($out) = run("$bin/rr-nums --text $text | $bin/rr-check");
	my @got;
	push @{ $got[$_->{line} - 1] }, show($_) for checks($out);
	(my $name = $file) =~ s{.*/}{};
	for my $i (0 .. $#groups) {
		my $g = $groups[$i];
		is(join("\n", @{ $got[$i] || ['none'] }), join("\n", @{ $g->{expected} }),
		    "$name:$g->{line}: $g->{text}") or diag("run it alone: tests/check.t $file $g->{line}");
	}
	return scalar @groups;
}

if (@ARGV) {
	run_groups(@ARGV);
	done_testing;
	exit;
}
my $groups = 0;
$groups += run_groups($_) for sort glob "$FindBin::Bin/check/*.cases";
cmp_ok($groups, '>=', 150, 'there are 150 groups');

# --- the stream ------------------------------------------------------------------

my $off = "全村100户，60户已脱贫，其余30户正在帮扶。";
my $right = "全村共有党员45名，其中女党员12名。";
my $open = "全县走访农户xx户，其中脱贫户120户。";
my $stream = write_file('stream', (run("$bin/rr-nums --text " . write_file('t', "$off\n$right\n$open\n")))[0]);
my $quantities = do { local (@ARGV, $/) = $stream; <> };

{
	my ($out, $status) = run("$bin/rr-check $stream");
	my @rest = grep { !/"type":"check"/ } split /^/, $out;
	is(join('', @rest), $quantities, 'all that comes in goes out, byte for byte');
	is($status, 0, 'something off is no failure');
	my @kind = map { $json->decode($_)->{type} } split /\n/, $out;
	is("@kind", 'quantity quantity quantity check quantity quantity check quantity quantity check',
	    'checks stand behind the last record of their segment');
	my ($c) = checks($out);
	is_deeply([ @$c{qw(doc line rule status claimed computed diff test unit text)} ],
	    [ "$dir/t", 1, 'sum', 'off', 100, 90, 10, '=', '户', $off ], 'members of a check');
	my @span = map { $json->decode($_)->{span} } (split /\n/, $quantities)[0 .. 2];
	is_deeply($c->{members}, \@span, 'members are the spans of the figures, the claim first');
	ok(!exists $c->{reason}, 'a reason only when open');
}

sub statuses { return join ' ', map { $_->{status} } checks(shift) }

is(statuses((run("$bin/rr-check --only=off $stream"))[0]), 'off', '--only=off');
is(statuses((run("$bin/rr-check --only=ok,open $stream"))[0]), 'ok open', '--only=ok,open');
is(statuses((run("$bin/rr-check -o off -o ok $stream"))[0]), 'off ok', '-o adds up');
is(statuses((run("$bin/rr-check --rules=share $stream"))[0]), '', '--rules=share');
is(statuses((run("$bin/rr-check --rules=share,sum $stream"))[0]), 'off ok open', '--rules=share,sum');
is((run("$bin/rr-check --fail $stream"))[1], 1, '--fail: 1 when something is off');
is((run("$bin/rr-check --fail --only=ok $stream"))[1], 1, '--fail looks at what --only leaves out, too');
is((run("$bin/rr-check --fail --rules=share $stream"))[1], 0, '--fail: 0 when nothing is off');
for my $bad ('--only=of', '--only=', '--rules=sums', '--no-such') {
	my ($out, $status, $err) = run("$bin/rr-check $bad $stream");
	is("$status$out", '2', "$bad is a usage error");
	like($err, qr/^rr-check: /, "$bad is named");
}
{
	my ($out, $status, $err) = run("$bin/rr-check --summary $stream");
	is($err, "rr-check: 3 checks: 1 ok, 1 off, 1 open\nrr-check: sum: 1 ok, 1 off, 1 open\n", '--summary');
}
{
	my ($out, $status, $err) = run("$bin/rr-check " . write_file('bad', "{\"type\":\"quantity\",\"doc\":\"-\"}\nnonsense\n{\"type\":\"tag\"}\n"));
	is($status, 1, 'refused records: status 1');
	is(scalar(() = $out =~ /"type":"error"/g), 2, 'error records in their place');
	like($out, qr/^\{"type":"tag"\}$/m, 'unknown records go through');
	like($err, qr/bad:1: quantity without/, 'named on stderr with file and line');
}

# Cut between segments, in pieces: the same.
{
	my $text = join '', map { "$_->{text}\n" } map { read_groups($_) } sort glob "$FindBin::Bin/check/*.cases";
	my $nd = (run("$bin/rr-nums --text " . write_file('all', $text)))[0];
	my $whole = (run("$bin/rr-check " . write_file('nd', $nd)))[0];
	my (@piece, $last);
	for (split /^/, $nd) {
		my $line = $json->decode($_)->{line};
		push @piece, '' if !defined $last || $line != $last;
		$last = $line;
		$piece[-1] .= $_;
	}
	my $parts = '';
	for (my $i = 0; $i < @piece; $i += 10) {
		my $end = $i + 9 < $#piece ? $i + 9 : $#piece;
		$parts .= (run("$bin/rr-check " . write_file('piece', join '', @piece[$i .. $end])))[0];
	}
	is($parts, $whole, 'a stream cut between segments gives the same');
	(my $back = join '', reverse @piece) =~ s/^$//mg;
	my $sorted = join '', sort split /^/, (run("$bin/rr-check " . write_file('back', $back)))[0];
	is($sorted, join('', sort split /^/, $whole), 'segments in another order give the same');
	my $twice = (run("$bin/rr-check $dir/nd | $bin/rr-check"))[0];
	is(scalar(() = $twice =~ /"type":"check"/g), 2 * (() = $whole =~ /"type":"check"/g), 'checks of an earlier run go through');
}

# After rr-units nothing changes.
{
	my $plain = statuses((run("$bin/rr-check $dir/nd"))[0]);
	is(statuses((run("$bin/rr-units --quiet $dir/nd | $bin/rr-check"))[0]), $plain, 'the same behind rr-units');
}

# --by-report: segments of one report are held against one another.
{
	my $q = sub {
		my ($report, $seg, $n) = @_;
		return qq({"type":"quantity","doc":"d","report":$report,"seg":"$seg","text":"全县共有农户${n}户。","span":[0,7],"at":[6,11],"surface":"${n}户","class":"count","value":$n,"approx":"exact","unit":"户","what":"农户"}\n);
	};
	my $two = write_file('two', $q->(1, '1', 1200) . $q->(1, '2', 1300) . $q->(2, '1', 1400));
	is(statuses((run("$bin/rr-check $two"))[0]), '', 'segments stand alone');
	is(statuses((run("$bin/rr-check --by-report $two"))[0]), 'off', '--by-report: one report, not two');
}

# A figure of forty digits is computed with exactly.
{
	my $q = sub {
		my ($n, $b, $e) = @_;
		return qq({"type":"quantity","doc":"-","line":1,"text":"共有甲户，其中一户二户","span":[$b,$e],"at":[$b,$e],"surface":"${n}户","class":"count","value":$n,"approx":"exact","unit":"户","what":""}\n);
	};
	my $n = '1' . '0' x 38 . '3';
	my $m = '1' . '0' x 38 . '2';
	my ($out) = run("$bin/rr-check " . write_file('long', $q->($n, 2, 4) . $q->($m, 7, 9) . $q->(1, 9, 11)));
	like($out, qr/"status":"ok","claimed":$n,"computed":$n,"diff":0/, 'forty digits');
}

# A segment without end: memory stays bounded, and nothing is lost.
{
	my $line = qq({"type":"quantity","doc":"-","line":1,"text":"全村100户，其中党员户30户。","span":[6,10],"at":[2,6],"surface":"100户","class":"count","value":100,"approx":"exact","unit":"户","what":""}\n) .
	    qq({"type":"quantity","doc":"-","line":1,"text":"全村100户，其中党员户30户。","span":[30,33],"at":[12,15],"surface":"30户","class":"count","value":30,"approx":"exact","unit":"户","what":""}\n);
	my $big = write_file('big', $line x 20000);
	# (the sanitizers reserve far more than they use)
	my $limit = $ENV{SANITIZE} ? '' : 'ulimit -v 65536;';
	my $out = qx{$limit $bin/rr-check $big};
	is(scalar(() = $out =~ /"type":"quantity"/g), 40000, 'all figures of a very long segment pass');
	cmp_ok(scalar(() = $out =~ /"type":"check"/g), '>', 19000, 'and are checked');
}
done_testing;
