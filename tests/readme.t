#!/usr/bin/perl
# README.md is true: every command in its ```console blocks runs and prints what
# is shown there (see tests/Examples.pm); a command behind "$ " goes on over lines
# that begin with blanks. ```sh blocks show commands that need other machines or
# files; they are read by sh, not run. Links lead to files, and the options named
# are options that the commands have.
#
# When what the commands print has rightly changed:
#	perl tests/readme.t --update
use strict;
use warnings;
use lib 'tests';
use RR;
use Examples;
use Test::More;

my $text = slurp('README.md');
my $make = 'make -s -C ' . (`pwd` =~ s/\n//r) . " B='" . ($ENV{B} // 'build') . "'" .
    ($ENV{SANITIZE} ? " SANITIZE='$ENV{SANITIZE}'" : '');
my ($variables) = ($ENV{MAKEFLAGS} // '') =~ /(?:^| )-- (.*)/;
delete @ENV{qw(MAKEFLAGS MFLAGS MAKELEVEL SANITIZE)};
$ENV{MAKEFLAGS} = "-- $variables" if defined $variables;

# blocks(TEXT): [kind, block] of each fenced block that tells its kind.
sub blocks { my @b; push @b, [$1, $2] while $_[0] =~ /^```(\w+)\n(.*?)^```$/msg; return @b }

# commands(BLOCK): [command, shown output].
sub commands {
	my @found;
	for (split /\n/, $_[0]) {
		if (/^\$ (.*)/) {
			push @found, [$1, ''];
		} elsif (/^\s+\S/ && @found && $found[-1][1] eq '' && $found[-1][0] =~ /[|\\'(,]\s*$/) {
			$found[-1][0] .= "\n$_";
		} elsif (@found) {
			$found[-1][1] .= "$_\n";
		}
	}
	return @found;
}

# Writes README.md anew with the output as it is now; what holds "..." stays.
sub update {
	my ($block) = @_;
	my $new = '';
	for (commands($block)) {
		my ($command, $shown) = @$_;
		$shown = example_output($command)->[1] if $command !~ /^make / && $shown !~ /\.\.\.$/m;
		$new .= "\$ $command\n$shown";
	}
	return $new;
}

if (@ARGV && $ARGV[0] eq '--update') {
	$text =~ s/^(```console\n)(.*?)(?=^```$)/$1 . update($2)/msge;
	open my $fh, '>:raw', 'README.md' or die $!;
	print $fh $text;
	exit;
}

my $commands = 0;
for (blocks($text)) {
	my ($kind, $block) = @$_;
	if ($kind eq 'sh') {
		# a row of crontab is no shell command before its sixth field
		my $shell = $block =~ s/^(?:\d+|\*)(?: (?:\d+|\*)){4} //mgr;
		is +(run($shell, 'sh -n'))[2], '', 'sh reads: ' . ($block =~ /^([^#\n].*)/m)[0];
	}
	next if $kind ne 'console';
	for (commands($block)) {
		$commands++;
		$_->[0] =~ s/^make /$make /;
		check_example('README.md', @$_);
	}
}
cmp_ok $commands, '>', 5, 'README shows commands';

# (that every command has a page, tests/man.t tells)
ok -e $_, "link: $_" for grep !m{^https?:|^man/}, $text =~ /\]\(([^)#]+)/g;
my %options;
for my $tool (tools()) {
	$options{$tool} = (run('', program($tool), '--help'))[1];
}
while ($text =~ /\b(rr-[a-z]+)((?: +--?[a-z][-a-z]*(?:=\S+)?)+)/g) {
	my ($tool, $used) = ($1, $2);
	for my $option ($used =~ /(--[a-z][-a-z]*)/g) {
		like $options{$tool} // '', qr/ \Q$option\E\b/, "$tool has $option";
	}
}

done_testing;
