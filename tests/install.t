#!/usr/bin/perl
# make install and uninstall, under DESTDIR and PREFIX; make dist, whose tarball
# builds; the shell completions, made from --help.
use strict;
use warnings;
use lib 'tests';
use RR;
use File::Find;
use Test::More;

# Of what the calling make was given only variables (CFLAGS=…) are for the makes
# called here, so that they find everything built.
my ($variables) = ($ENV{MAKEFLAGS} // '') =~ /(?:^| )-- (.*)/;
delete @ENV{qw(MAKEFLAGS MFLAGS MAKELEVEL)};
$ENV{MAKEFLAGS} = "-- $variables" if defined $variables;
my $dir = scratch();
my $build = $ENV{B} // 'build';
my $sanitize = $ENV{SANITIZE} ? "SANITIZE=$ENV{SANITIZE}" : '';
my $make = "make -s B=$build $sanitize";
delete $ENV{SANITIZE};
my @tools = tools();

sub files {
	my ($top) = @_;
	my @found;
	find(sub { push @found, substr $File::Find::name, length $top if -f }, $top) if -d $top;
	return sort @found;
}

my ($status, $out, $err) = run('', "$make install DESTDIR=$dir/dest PREFIX=/opt/rr");
is $status, 0, 'make install' or diag $err;
my @want;
for my $tool (@tools) {
	push @want, "/opt/rr/bin/$tool", "/opt/rr/share/bash-completion/completions/$tool",
	    "/opt/rr/share/zsh/site-functions/_$tool", "/opt/rr/share/fish/vendor_completions.d/$tool.fish";
	push @want, "/opt/rr/share/man/man1/$tool.1" if -e "man/$tool.1";
}
push @want, map { s{^man/}{/opt/rr/share/man/man7/}r } glob 'man/*.7';
push @want, map { s{^lib/data/}{/opt/rr/share/rr/}r } glob 'lib/data/*.rules';
is_deeply [files("$dir/dest")], [sort @want], 'what is installed, and where';

($status, $out) = run("二百亩\n", "$dir/dest/opt/rr/bin/rr-nums --text | jq -r .surface");
is $out, "二百亩\n", 'an installed command runs';
for my $tool (@tools) {
	my $at = "$dir/dest/opt/rr/share";
	($status, $out, $err) = run('', "bash -c '. $at/bash-completion/completions/$tool; " .
	    "COMP_WORDS=($tool --li); COMP_CWORD=1; _" . ($tool =~ tr/-/_/r) . "; printf \"%s\\n\" \"\${COMPREPLY[\@]}\"'");
	like $out, qr/^--line-buffered$/m, "$tool: bash completes --li" or diag $err;
	like slurp("$at/zsh/site-functions/_$tool"), qr/\A#compdef $tool\n.*'--help\[/s, "$tool: zsh";
	like slurp("$at/fish/vendor_completions.d/$tool.fish"), qr/^complete -c $tool -l help -d '/m, "$tool: fish";
	for my $shell ('zsh', 'fish') {
		next if system("command -v $shell >/dev/null 2>&1") != 0;
		my $file = $shell eq 'zsh' ? "$at/zsh/site-functions/_$tool" : "$at/fish/vendor_completions.d/$tool.fish";
		is +(run('', "$shell -n $file"))[0], 0, "$tool: $shell reads it";
	}
}

# a second make has nothing to do, whatever the prefix was
($status, $out) = run('', "make B=$build $sanitize all");
is $out =~ s/^make.*Nothing to be done.*\n//r, '', 'make twice does nothing the second time';

($status) = run('', "$make uninstall DESTDIR=$dir/dest PREFIX=/opt/rr");
is $status, 0, 'make uninstall';
is_deeply [files("$dir/dest")], [], 'nothing is left';

SKIP: {
	skip 'not a git work tree', 3 if system('git rev-parse HEAD >/dev/null 2>&1') != 0;
	($status, $out, $err) = run('', "$make dist");
	is $status, 0, 'make dist' or diag $err;
	chomp(my $tarball = $out);
	my ($name) = $tarball =~ m{([^/]+)\.tar\.gz$};
	delete $ENV{MAKEFLAGS};
	($status, $out, $err) = run('', "tar -C $dir -xf $tarball && make -s -C $dir/$name CFLAGS=-O0 all && " .
	    "$dir/$name/build/rr-split $dir/$name/tests/sample/report.txt | wc -l");
	is $err, '', 'the tarball builds without a warning';
	cmp_ok $out, '>', 20, 'and what it builds runs';
}

done_testing;
