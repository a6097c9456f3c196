#!/usr/bin/perl
# make deps (.packaging/deps): nothing to do where all is present; elsewhere
# apt-get is asked for what is missing, by sudo unless root; without apt-get or
# sudo it says what to install. Played with a PATH of a few stand-ins.
use strict;
use warnings;
use lib 'tests';
use RR;
use Test::More;

my ($status, $out, $err);
SKIP: {
	# never is anything installed by a test
	skip 'something is missing here', 2 if system('pkg-config --exists libpcre2-8 2>/dev/null') != 0 ||
	    grep system("command -v $_ >/dev/null 2>&1") != 0, $ENV{CC} // 'cc', qw(iconv jq perl units mandoc parallel);
	($status, $out, $err) = run('', '.packaging/deps');
	is "$status$out$err", '0', 'nothing missing: nothing done, nothing said';
	skip 'no network namespace to be had', 1 if system('unshare -n true 2>/dev/null') != 0;
	($status, $out, $err) = run('', 'unshare -n .packaging/deps');
	is "$status$out$err", '0', 'nor is the network needed';
}

my $dir = scratch();
my $n = 0;

# deps STANDINS: runs it where there are only these programs, each a line of shell.
# $log notes what was called.
my $log;
sub deps {
	my (%standin) = @_;
	my $path = "$dir/bin" . $n++;
	$log = "$path.log";
	mkdir $path or die $!;
	symlink '/bin/sh', "$path/sh";
	for (keys %standin) {
		open my $fh, '>', "$path/$_" or die $!;
		print $fh "#!/bin/sh\necho \"$_ \$*\" >>$log\n$standin{$_}\n";
		close $fh;
		chmod 0755, "$path/$_";
	}
	return run('', "/usr/bin/env -u CC -u PKG_CONFIG PATH=$path /bin/sh .packaging/deps");
}
my %root = (id => 'echo 0');
my %user = (id => 'echo 1000');

($status, $out, $err) = deps(%root);
is $status, 1, 'no apt-get: fails';
like $err, qr/^make deps: please install: a C compiler and libc headers, pkg-config, PCRE2 \(8 bit\), .*jq/,
    'and names what to install';

($status, $out, $err) = deps(%root, 'apt-get' => 'exit 0');
is $status, 0, 'apt-get as root' or diag $err;
my $called = slurp($log);
like $called, qr/^apt-get update .*^apt-get install .*-y .*\bgcc libc6-dev pkg-config libpcre2-dev .*jq perl/ms,
    'the lists are fetched, then the packages';

# the compiler here compiles, so that it is not asked for
($status, $out, $err) = deps(%root, 'apt-get' => 'exit 0', cc => 'exit 0', jq => 'exit 0');
unlike slurp($log), qr/install .*(gcc|jq)/, 'only what is missing';

($status, $out, $err) = deps(%user, 'apt-get' => 'exit 0', sudo => 'exec "$@"');
is $status, 0, 'apt-get by sudo';
like slurp($log), qr/^sudo apt-get update.*^sudo apt-get install/ms, 'both calls';

($status, $out, $err) = deps(%user, 'apt-get' => 'exit 0');
is $status, 1, 'neither root nor sudo: fails';
like $err, qr/neither root nor sudo; please install: gcc libc6-dev /, 'and says what to install';

($status, $out, $err) = deps(%root, 'apt-get' => '[ "$1" = update ]');
is $status, 1, 'apt-get fails: so does make deps';
like $err, qr/apt-get could not install:/, 'and says so';

done_testing;
