package RR;
# What tests in perl share: where the programs are, and running one.
use strict;
use warnings;
use Exporter 'import';
use File::Temp ();
use POSIX ();
our @EXPORT = qw(program tools stages scratch run slurp);

my $build = $ENV{B} // 'build';

# program NAME: the path of a program under test, "rr-nums" or "tests/pass".
sub program { "$build/$_[0]" }

# tools: the names of all rr commands there are.
sub tools { map { s{.*/}{}r =~ s/\.c$//r } sort glob 'cmd/rr-*.c' }

# scratch: a directory that goes away with the test.
my $dir;
sub scratch { ($dir //= File::Temp->newdir('rr-test.XXXXXX', TMPDIR => 1)) . '' }

# stages: the commands in the order of the pipeline, each with a file that holds
# what it reads there when the sample report goes through.
sub stages {
	my $input = 'tests/sample/report.txt';
	my @stages;
	return if !-e 'cmd/rr-split.c';
	for my $tool (grep { -e "cmd/$_.c" } qw(rr-split rr-nums rr-units rr-tag rr-check rr-view)) {
		push @stages, [$tool, $input];
		my $arguments = $tool eq 'rr-nums' ? '--keep' : '';
		my $output = scratch() . "/$tool.out";
		system(program($tool) . " $arguments $input >$output") == 0 or die "$tool: status $?\n";
		$input = $output;
	}
	return @stages;
}

sub slurp {
	my ($path) = @_;
	open my $fh, '<:raw', $path or die "$path: $!";
	local $/;
	return scalar(<$fh>) // '';
}

# run INPUT, COMMAND...: runs COMMAND (one string goes to the shell) with the bytes
# INPUT on standard input; returns (status, output, messages). The status is
# that of the shell: 128 + signal when it was killed.
sub run {
	my ($input, @command) = @_;
	my $base = scratch() . '/run';
	open my $fh, '>:raw', "$base.in" or die $!;
	print $fh $input;
	close $fh or die $!;
	my $pid = fork // die "fork: $!";
	if ($pid == 0) {
		open STDIN, '<', "$base.in";
		open STDOUT, '>', "$base.out";
		open STDERR, '>', "$base.err";
		exec @command or POSIX::_exit(127);
	}
	waitpid $pid, 0;
	my $status = $? & 127 ? 128 + ($? & 127) : $? >> 8;
	return ($status, slurp("$base.out"), slurp("$base.err"));
}

1;
