#!/usr/bin/perl
# What all rr commands share: options, operands, messages, exit status, output
# that fails or is gone (lib/base/cli.h). The table of options is tried on the
# test's own filter, the rest on every command there is.
use strict;
use warnings;
use lib 'tests';
use RR;
use JSON::PP 'decode_json';
use MIME::Base64;
use Test::More;

my $pass = program('tests/pass');
my $dir = scratch();

# --- options ---
my @good = (
	# arguments, what --show prints
	['-s', 'text= size=0 items='],
	['--show', 'text= size=0 items='],
	['--sho', 'text= size=0 items='],
	['-st WORD', 'text=WORD size=0 items='],
	['-stWORD', 'text=WORD size=0 items='],
	['-s --text=WORD', 'text=WORD size=0 items='],
	['-s --text WORD', 'text=WORD size=0 items='],
	['-s --te=WORD', 'text=WORD size=0 items='],
	['-s --text=', 'text= size=0 items='],
	['-s --text -- -', 'text=-- size=0 items='],
	['-s -t -x', 'text=-x size=0 items='],
	['-s -t a -t b', 'text=b size=0 items='],
	['-s -z 3', 'text= size=3 items='],
	['-s -z 3k', 'text= size=3072 items='],
	['-s -z3M', 'text= size=3145728 items='],
	['-s --size=1G', 'text= size=1073741824 items='],
	['-s -i a -ib --item c --item=d', 'text= size=0 items=a;b;c;d;'],
	['- -s -t late', 'text=late size=0 items='],
	['-s -lt w', 'text=w size=0 items='],
	['--line-buffered -s', 'text= size=0 items='],
	['--line-b -s', 'text= size=0 items='],
);
for (@good) {
	my ($arguments, $want) = @$_;
	my ($status, $out, $err) = run('', "$pass $arguments");
	is "$status $out$err", "0 $want\n", "pass $arguments";
}

my @bad = (
	# arguments, the message
	['-x', 'unknown option: -x'],
	['-sx', 'unknown option: -x'],
	['--unknown', 'unknown option: --unknown'],
	['--sh', 'unknown option: --sh'],
	['--=x', 'unknown option: --=x'],
	['--show=1', '--show takes no argument'],
	['--help=1', '--help takes no argument'],
	['--text', '--text needs an argument: WORD'],
	['-t', '-t needs an argument: WORD'],
	['-st', '-t needs an argument: WORD'],
	['-z 3x', '--size: not a size: 3x'],
	['-z k', '--size: not a size: k'],
	['-z -3', '--size: not a size: -3'],
	['-z 99999999999999999999', '--size: not a size: 99999999999999999999'],
	['-z 99999999999G', '--size: not a size: 99999999999G'],
	['-z ""', '--size: not a size: '],
);
for (@bad) {
	my ($arguments, $want) = @$_;
	my ($status, $out, $err) = run('', "$pass $arguments");
	my ($first, $second) = split /\n/, $err;
	is "$status $out$first", "2 pass: $want", "pass $arguments: refused";
	like $second, qr/^usage: pass /, "pass $arguments: says the usage";
}

# --- operands ---
sub put {
	my ($name, $text) = @_;
	open my $fh, '>:raw', "$dir/$name" or die $!;
	print $fh $text;
	close $fh;
	return "$dir/$name";
}
my $one = put('one', "{\"n\":1}\n");
my $two = put('two', "{\"n\":2}");          # without a final newline
my $dash = put('-s', "{\"n\":3}\n");
my $bad = put('bad', "{\"n\":4}\nnone\n\n{\"n\":5}\nagain\n");
my @operands = (
	# shell arguments, input, output, status
	['', "{\"n\":0}\n", [0], 0],
	['-', "{\"n\":0}\n", [0], 0],
	["$one $two", '', [1, 2], 0],
	["$two $one", '', [2, 1], 0],
	["$one - $two", "{\"n\":0}", [1, 0, 2], 0],
	["-- $dash", '', [3], 0],
	["$one $dir/missing $two", '', [1, 2], 2],
	["$dir $one", '', [1], 2],
	["- -", "{\"n\":0}\n", [0], 0],
	['', '', [], 0],
);
for (@operands) {
	my ($arguments, $input, $want, $status_want) = @$_;
	my ($status, $out, $err) = run($input, "$pass $arguments");
	is $out, join('', map "{\"n\":$_}\n", @$want), "operands: $arguments";
	is $status, $status_want, "status: $arguments";
	is $err eq '', $status_want == 0, "messages: $arguments";
}
{
	my ($status, $out, $err) = run('', "cd $dir && $ENV{PWD}/$pass -- -s missing");
	like $err, qr/^pass: missing: cannot open: \w/, 'a missing file is named';
	is "$status $out", "2 {\"n\":3}\n", 'and the others are read';
	($status, $out, $err) = run('', "$pass $bad");
	like $err, qr/\Apass: \Q$bad\E:2: byte 1: '\{' expected\npass: \Q$bad\E:3: byte 1: empty line\npass: \Q$bad\E:5: /,
	    'messages name file and line';
	is $status, 1, 'refused records: status 1';
	is join(',', $out =~ /("line":\d+|"n":\d)/g),
	    '"n":4,"line":2,"line":3,"n":5,"line":5', 'error records stand in place';
	($status) = run("none\n", "$pass - $dir/missing");
	is $status, 2, 'status 2 wins over 1';
}

# --- lines: long, without newline, with NULs, in small pieces ---
for my $size (0, 1, 262_143, 262_144, 262_145, 524_288, 1_000_000) {
	my $line = 'x' x $size;
	is +(run("$line\n$line\nend", "$pass -l"))[1], "$line\n$line\nend\n", "lines of $size bytes";
}
is +(run("a\0b\n\0\n\0", "$pass -l"))[1], "a\0b\n\0\n\0\n", 'NULs stay';
is +(run("\n\n\n", "$pass -l"))[1], "\n\n\n", 'empty lines stay';
is +(run("a\r\n", "$pass -l"))[1], "a\r\n", 'CR stays';
{
	my $lines = "{\"柳\":1}\n{\"b\":\"\"}\n" x 20;
	my ($status, $out) = run('', "perl -e '\$| = 1; print for shift =~ /.{1,7}/gs' '$lines' | $pass");
	is $out, $lines, 'input in small pieces';
}
for my $max (9, 100, 5000, 300_000, 600_000) {
	my $fits = '{"a":"' . 'x' x ($max - 8) . '"}';
	my ($status, $out, $err) = run("$fits\n$fits ", "$pass -z $max");
	is "$status $err", "1 pass: -:2: line longer than $max bytes\n", "a line of $max bytes is in, one more is not";
	my ($first, $second) = split /\n/, $out;
	is $first, $fits, "the line of $max bytes passes";
	my $r = decode_json($second);
	is decode_base64($r->{raw_base64}), "$fits ", "the longer one is kept whole in the error record";
}
{
	my $long = 'y' x 3_000_001;
	my ($status, $out, $err) = run("{\"a\":1}\n$long\n{\"b\":2}\n$long", "$pass -z 1000");
	my @r = split /\n/, $out;
	is @r, 4, 'long lines, between others and at the end';
	is "$r[0] $r[2]", '{"a":1} {"b":2}', 'what stands around them passes';
	is $r[$_], '{"type":"error","tool":"pass","doc":"-","line":' . ($_ + 1) .
	    ',"error":"line too long","raw_base64":"' . encode_base64($long, '') . '"}',
	    "long line $_" for 1, 3;
}

# --- a terminal is answered line by line ---
SKIP: {
	my ($unlock, $number) = (pack('i', 0), pack 'i', 0);
	# Linux's TIOCSPTLCK and TIOCGPTN
	my ($master, $slave);
	skip 'no pseudo-terminals here', 1 unless $^O eq 'linux' && open($master, '+<', '/dev/ptmx') &&
	    ioctl($master, 0x40045431, $unlock) && ioctl($master, 0x80045430, $number) &&
	    open $slave, '+<', '/dev/pts/' . unpack 'i', $number;
	pipe my $from, my $to or die;
	my $pid = fork // die;
	if ($pid == 0) {
		open STDIN, '<&', $from;
		open STDOUT, '>&', $slave;
		close $to;
		exec $pass;
	}
	close $from;
	syswrite $to, "{\"n\":1}\n";
	my $answer = '';
	local $SIG{ALRM} = sub { kill 'KILL', $pid };
	alarm 20;
	sysread $master, $answer, 100;          # while standard input stays open
	alarm 0;
	close $to;
	waitpid $pid, 0;
	is $answer, "{\"n\":1}\r\n", 'to a terminal each record is written at once';
}

# --- every command ---
my @tools = tools();
ok @tools > 0, 'there are commands';
for my $tool (@tools) {
	my $path = program($tool);
	my ($status, $out, $err) = run('', $path, '--help');
	is "$status$err", '0', "$tool --help: status 0";
	like $out, qr/^usage: $tool /, "$tool --help: usage";
	like $out, qr/^ +--line-buffered /m, "$tool --help: options";
	is +(grep length > 100, split /\n/, $out), 0, "$tool --help: no line over 100 columns";
	($status, $out, $err) = run('', $path, '--version');
	like "$status $out$err", qr/^0 $tool \(rr\) \d+\.\d+\.\d+\n\z/, "$tool --version";

	($status, $out, $err) = run('', $path, '--no-such-option');
	like "$status $out$err", qr/^2 $tool: unknown option: --no-such-option\nusage: $tool /, "$tool: unknown option";
	($status, $out, $err) = run('', $path, "$dir/missing");
	like "$status $err", qr/^2 $tool: \Q$dir\E\/missing: cannot open: /, "$tool: missing file";
	($status, $out, $err) = run('', $path, $dir);
	like "$status $err", qr/^2 $tool: \Q$dir\E: cannot read: /, "$tool: directory";
	($status, $out, $err) = run('', $path);
	is "$status$err", '0', "$tool: empty input";

	next if $tool eq 'rr-split';    # whose input is any text
	($status, $out, $err) = run("garbage\n", $path);
	is $status, 1, "$tool: garbage is refused";
	like $err, qr/^$tool: -:1: /, "$tool: garbage is named";
	next if $tool eq 'rr-view';     # whose output is a page
	my $line = '{"type":"other","n":1.50e1,"x":{"y":[1, 2]},"柳":"\u67f3"}';
	($status, $out, $err) = run("$line\n", $path);
	is "$status$err$out", "0$line\n", "$tool: a record of another type goes through byte for byte";
	my $error = '{"type":"error","tool":"x","doc":"-","line":1,"error":"e","raw":"r"}';
	is +(run("$error\n", $path))[1], "$error\n", "$tool: error records go through";
}

# --- output that fails ---
my $stream = "{\"type\":\"other\",\"text\":\"" . 'x' x 200 . "\"}\n";
for my $tool (@tools) {
	my $path = program($tool);
	my $input = put('input', $stream x 5000);
	SKIP: {
		skip 'no /dev/full', 2 unless -c '/dev/full';
		my ($status, $out, $err) = run('', "$path $input >/dev/full");
		is $status, 2, "$tool >/dev/full: status 2";
		like $err, qr/^$tool: cannot write: \w/, "$tool >/dev/full: says so";
		($status, $out, $err) = run('', "$path --help >/dev/full");
		is $status, 2, "$tool --help >/dev/full: status 2";
	}
	# The shell's own word on a killed part must not mix in: exec, and a status file.
	my ($status, $out, $err) = run('', "(exec $path $input; echo) | head -n 1 >/dev/null");
	is $err, '', "$tool | head: quiet when the reader is gone";
	($status, $out, $err) = run('', "{ $path $input; echo \$? >$dir/status; } | true");
	my $of = slurp("$dir/status");
	chomp $of;
	ok $of == 141 || $of == 0, "$tool | true: ends as by SIGPIPE" or diag "status $of";
}

done_testing;
