#!/usr/bin/perl
# The manual is true: every command has a page, the page names every option that
# --help names and no other, mandoc finds nothing to mend in it, and what its
# EXAMPLES section shows is what happens (see tests/Examples.pm for how examples
# run and what "..." means).
#
# An example in a page is a command behind "$ " and, below it, what it prints:
#	.Bd -literal -offset indent
#	$ printf '%s\en' 'text' | rr-nums --text
#	{"type":"quantity",...
#	.Ed
# A command goes on behind a line that ends in "|" or a backslash (\e in the source).
# ".Dl $ command" shows a command whose output is not told.
use strict;
use warnings;
use lib 'tests';
use RR;
use Examples;
use Test::More;

# What roff writes for characters it would take as its own.
sub unroff {
	my ($s) = @_;
	my %name = (aq => "'", dq => '"', ti => '~', ha => '^', ga => '`', bs => '\\', en => '–', em => '—');
	$s =~ s/^\\&//;
	$s =~ s/\\(?:\((..)|\[(\w+)\]|(.))/defined $3 ? $3 eq 'e' ? '\\' : $3 eq '&' ? '' : $3 :
	    $name{$1 \/\/ $2} \/\/ die "man.t: unknown \\($1\n"/ge;
	return $s;
}

# examples TEXT: [command, shown output] of a page's EXAMPLES section.
sub examples {
	my ($text) = @_;
	my ($section) = $text =~ /^\.Sh EXAMPLES\n(.*?)(?=^\.Sh |\z)/ms or return;
	my (@found, $literal);
	for (split /\n/, $section) {
		if (/^\.Dl \$ (.*)/) {
			push @found, [unroff($1), ''];
		} elsif (/^\.Bd /) {
			$literal = 1;
		} elsif (/^\.Ed/) {
			$literal = 0;
		} elsif ($literal && @found && $found[-1][0] =~ /[\\|]$/ && $found[-1][1] eq '') {
			$found[-1][0] .= "\n" . unroff($_);
		} elsif ($literal && /^\$ (.*)/) {
			push @found, [unroff($1), ''];
		} elsif ($literal && @found && $_ ne '') {
			$found[-1][1] .= unroff($_) . "\n";
		}
	}
	return @found;
}

# lint PAGE: what mandoc finds to mend. None of a page's faults: other manuals that
# are not installed here, and lines of Chinese, whose bytes it counts for columns.
sub lint {
	my ($page) = @_;
	SKIP: {
		skip 'no mandoc here', 1 if system('command -v mandoc >/dev/null 2>&1') != 0;
		my $found = join '', grep !/referenced manual not found|outdated mandoc.db|longer than 80 bytes/,
		    `mandoc -T lint -W style $page 2>&1`;
		is $found, '', "$page: mandoc -T lint";
	}
}

for my $tool (tools()) {
	my $page = "man/$tool.1";
	ok -e $page, "$tool has a page" or next;
	my $text = slurp($page);
	my %help = map { $_ => 1 } (run('', program($tool), '--help'))[1] =~ /^ +(?:-\w, +)?--([a-z][-a-z0-9]*)/mg;
	my %page = map { $_ => 1 } map /(?:Fl|,) (?:Fl |-)([a-z][-a-z0-9]*)/g, $text =~ /^(\.It .*)/mg;
	is join(' ', sort grep !$page{$_}, keys %help), '', "$page: tells every option";
	is join(' ', sort grep !$help{$_}, keys %page), '', "$page: tells no option that is not there";
}

for my $page (glob 'man/*.[17]') {
	lint($page);
	my @examples = examples(slurp($page));
	ok @examples > 0, "$page: has examples";
	check_example($page, @$_) for @examples;
}

done_testing;
