#!/usr/bin/perl
# Every command when memory, input or output fails (tests/faults/inject.c is
# linked in front of them), when it is told to stop, and when its reader is
# slow or gone: only whole lines come out, nothing is lost silently, the status
# and the message tell.
use strict;
use warnings;
use lib 'tests';
use RR;
use Test::More;

my $dir = scratch();
my @stages = stages();
plan skip_all => 'rr-split is not there' if @stages == 0;

sub faulty {
	my ($tool, $orders, $arguments) = @_;
	return run('', "RR_FAULTS='$orders' " . program("faults/$tool") . " $arguments");
}

# whole_prefix OUT, ALL: OUT is a beginning of ALL that ends at a line's end.
sub whole_prefix {
	my ($out, $all) = @_;
	return $out eq substr($all, 0, length $out) && ($out eq '' || $out =~ /\n\z/);
}

for (@stages) {
	my ($tool, $input) = @$_;
	my ($status, $all, $said) = run('', program($tool), $input);
	is $status, 0, "$tool: the sample goes through" or diag $said;
	# rr-view holds its page until the end
	my $lines = $tool eq 'rr-view' ? 1 : $all =~ tr/\n//;
	ok $lines > 0, "$tool: has output";

	for my $orders ('read=short', 'read=EINTR', 'write=short', 'write=EINTR', 'read=EINTR write=EINTR', 'jit=none') {
		my ($status, $out) = faulty($tool, $orders, $input);
		ok $status == 0 && $out eq $all, "$tool: $orders changes nothing" or diag "status $status";
	}
	for my $n (1, 2) {
		my ($status, $out, $err) = faulty($tool, "read=EIO\@$n", "--line-buffered $input");
		is $status, 2, "$tool: read error $n: status";
		like $err, qr/^$tool: \Q$input\E: cannot read: /m, "$tool: read error $n: message";
		ok $tool eq 'rr-view' || whole_prefix($out, $all), "$tool: read error $n: whole lines";
	}
	for my $n (1, 2, 5) {
		next if $n > $lines;
		my ($status, $out, $err) = faulty($tool, "write=ENOSPC\@$n", "--line-buffered $input");
		is $status, 2, "$tool: no space at write $n: status";
		like $err, qr/^$tool: cannot write: /m, "$tool: no space at write $n: message";
		ok whole_prefix($out, $all), "$tool: no space at write $n: whole lines";
	}

	faulty($tool, "count=$dir/count", $input);
	my $count = slurp("$dir/count") + 0;
	ok $count > 0, "$tool: $count allocations";
	my @n = grep { $_ <= 120 || $_ % int(1 + $count / 60) == 0 } 1 .. $count;
	my @wrong;
	for my $n (@n) {
		my ($status, $out, $err) = faulty($tool, "malloc=$n", $input);
		push @wrong, "$n: status $status, $err" unless $status == 2 &&
		    $err =~ /^$tool: .*out of memory$/m &&
		    ($tool eq 'rr-view' || whole_prefix($out, $all));
	}
	is_deeply \@wrong, [], "$tool: no memory at " . @n . ' of its allocations';
	is +(faulty($tool, 'malloc=' . ($count + 1), $input))[1], $all, "$tool: and enough memory";
}

# --- what options name is read like input ---
SKIP: {
	my %input = map { $_->[0] => $_->[1] } @stages;
	skip 'rr-tag and rr-units are not there', 1 if !exists $input{'rr-tag'} || !exists $input{'rr-units'};
	my $rows = "$dir/rows.tsv";
	system(program('rr-units') . " --list >$rows") == 0 or die;
	for (['rr-tag', '-r lib/data/topics.rules'], ['rr-tag', '-a lib/data/topics.rules'], ['rr-units', "-a $rows"]) {
		my ($tool, $options) = @$_;
		my ($status, $all) = run('', program($tool) . " $options $input{$tool}");
		for my $orders ('read=short', 'read=EINTR') {
			my ($status, $out) = faulty($tool, $orders, "$options $input{$tool}");
			ok $status == 0 && $out eq $all, "$tool $options: $orders changes nothing" or diag "status $status";
		}
		my ($failed, $out, $err) = faulty($tool, 'read=EIO@1', "$options $input{$tool}");
		ok $failed == 2 && $out eq '' && $err =~ /^$tool: \S+: (cannot read: )?\w/, "$tool $options: read error";
		($failed, $out, $err) = faulty($tool, 'malloc=9', "$options $input{$tool}");
		ok $failed == 2 && $out eq '' && $err =~ /out of memory/, "$tool $options: no memory";
	}
}

# --- characters of any encoding cut by short reads ---
for my $encoding ('GBK', 'GB18030', 'UTF-16LE', 'UTF-16', 'UTF-8') {
	my $input = "$dir/report.$encoding";
	system("iconv -f UTF-8 -t $encoding tests/sample/original.txt >$input") == 0 or die;
	for my $options ('', "-f $encoding") {
		my ($status, $all) = run('', program('rr-split') . " $options $input");
		my ($short, $out) = faulty('rr-split', 'read=short', "$options $input");
		ok $status == 0 && $short == 0 && $out eq $all && $all =~ /"kind":"title"/,
		    "rr-split $options: $encoding byte by byte";
	}
}

# --- told to stop, with a reader that is slow ---
# (a command that does not stop is killed, and fails)
for (@stages) {
	my ($tool, $input) = @$_;
	next if $tool eq 'rr-view';
	my $text = slurp($input);
	for my $signal ('TERM', 'INT', 'HUP') {
		pipe my $from, my $to or die;
		pipe my $read, my $write or die;
		my $pid = fork // die;
		if ($pid == 0) {
			open STDIN, '<&', $from;
			open STDOUT, '>&', $write;
			close $_ for $from, $to, $read, $write;
			$SIG{$signal} = 'DEFAULT';      # nohup and shells have some ignored
			exec program($tool);
		}
		close $from;
		close $write;
		# a feeder that never ends by itself
		my $feeder = fork // die;
		if ($feeder == 0) {
			close $read;
			$SIG{PIPE} = 'DEFAULT';
			syswrite $to, $text or last while 1;
			POSIX::_exit(0);
		}
		close $to;
		my $out = '';
		sysread $read, $out, 1000;              # it has begun, and the pipe is full
		select undef, undef, undef, 0.05;
		local $SIG{ALRM} = sub { kill 'KILL', $pid };
		alarm 60;
		kill $signal, $pid;
		select undef, undef, undef, 0.02;
		while (sysread $read, $out, 50_000, length $out) {}
		waitpid $pid, 0;
		alarm 0;
		my $got = $? & 127;
		waitpid $feeder, 0;
		my %number = (TERM => 15, INT => 2, HUP => 1);
		is $got, $number{$signal}, "$tool: ends by SIG$signal";
		like $out, qr/\n\z/, "$tool: SIG$signal: whole lines only";
	}
}

# --- a file that grows while it is read, and then loses its name ---
for (@stages) {
	my ($tool) = @$_;
	next if $tool eq 'rr-split' || $tool eq 'rr-view';
	my $record = '{"type":"other","text":"' . 'x' x 180 . "\"}\n";
	my $file = "$dir/growing";
	open my $fh, '>', $file or die $!;
	print $fh $record x 20_000;
	close $fh;
	open my $from, '-|', program($tool), $file or die;
	sysread $from, my $out, 1000;           # it has begun, and the pipe is full
	open $fh, '>>', $file or die $!;
	print $fh "{\"type\":\"last\"}\n";
	close $fh;
	unlink $file;
	while (sysread $from, $out, 1_000_000, length $out) {}
	close $from;
	is $?, 0, "$tool: a file that grows and vanishes: status";
	ok $out eq $record x 20_000 . "{\"type\":\"last\"}\n", "$tool: is read to its end";
}

# --- a file system that is full ---
SKIP: {
	my $full = "$dir/full";
	mkdir $full;
	skip 'cannot mount a small tmpfs here', 1 if $< != 0 ||
	    system("mount -t tmpfs -o size=64k tmpfs $full 2>/dev/null") != 0;
	for (@stages) {
		my ($tool, $input) = @$_;
		my ($status, $out, $err) = run('', program($tool) . " $input $input $input $input $input >$full/out");
		my $size = -s "$full/out";
		unlink "$full/out";
		next if $size < 65536;
		is $status, 2, "$tool: full file system: status";
		like $err, qr/cannot write: /, "$tool: full file system: message";
	}
	system("umount $full");
	ok 1, 'unmounted';
}

done_testing;
