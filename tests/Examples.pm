package Examples;
# Commands that the manual and the README show, run and compared with the output
# they show there. Commands run by sh in a directory of their own, with the rr
# commands in PATH, where report.txt is the shipped sample. In the shown output
#	...             alone on a line stands for any number of lines
#	text ...        at a line's end stands for the rest of the line
# A command with no output shown must succeed and print something or nothing; one
# whose first word is a program that is not here is skipped.
use strict;
use warnings;
use Cwd 'abs_path';
use Exporter 'import';
use RR;
use Test::More;
our @EXPORT = qw(check_example example_output);

my $dir;

sub directory {
	return $dir if defined $dir;
	$dir = scratch() . '/examples';
	mkdir $dir or die $!;
	system("cp tests/sample/report.txt $dir/report.txt && cp tests/sample/original.txt $dir/") == 0 or die;
	return $dir;
}

sub pattern {
	my ($shown) = @_;
	my $re = '';
	for (split /\n/, $shown) {
		$re .= /^\s*\.\.\.$/ ? '(?:.*\n)*?' :
		    /^(.*?) ?\.\.\.$/ ? quotemeta($1) . '.*\n' : quotemeta($_) . '\n';
	}
	return qr/\A$re\z/;
}

# example_output COMMAND: [status, all it prints].
sub example_output {
	my ($command) = @_;
	local $ENV{PATH} = abs_path(program('.')) . ":$ENV{PATH}";
	local $ENV{LC_ALL} = 'C.UTF-8';
	return [run('', 'cd ' . directory() . " && { $command\n} 2>&1")];
}

# check_example NAME, COMMAND, SHOWN: one test. SHOWN is '' when none is shown.
sub check_example {
	my ($name, $command, $shown) = @_;
	my @programs = $command =~ /(?:^|[|&;(]\s*|\bthen\s+|\bdo\s+)([a-z][\w.+-]*)/g;
	for (grep !/^rr-/, @programs) {
		if (system("command -v $_ >/dev/null 2>&1") != 0) {
			SKIP: { skip "$name: no $_ here: $command", 1 }
			return;
		}
	}
	my ($status, $out) = @{example_output($command)};
	if ($shown eq '') {
		ok $status == 0, "$name: $command" or diag "status $status\n$out";
		return;
	}
	like $out, pattern($shown), "$name: $command" or diag "shown:\n$shown\nstatus $status";
}

1;
