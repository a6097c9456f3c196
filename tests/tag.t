#!/usr/bin/perl
# rr-tag's topics and stages for the sentences of tests/tag/*.cases, in both
# scripts. A failure shows the group's place, what was expected, what came and
# which rules spoke. `perl tests/tag.t --score` prints figures instead.
use strict;
use warnings;
use utf8;
use lib 'tests';
use RR;
use JSON::PP;
use Test::More;

binmode $_, ':utf8' for *STDOUT, *STDERR, map Test::More->builder->$_, qw(output failure_output todo_output);
my $json = JSON::PP->new->canonical;

# The traditional form of each simplified character that is one of a pair.
my %traditional;
open my $table, '<:utf8', 'lib/data/variants.tsv' or die $!;
while (<$table>) {
	next if /^#/;
	my ($other, $simplified) = split /[\t\n]/;
	$traditional{$simplified} //= $other;
}

sub traditional { join '', map $traditional{$_} // $_, split //, $_[0] }

# groups FILE: each as {place, text, heading [], title, figure {}, want}.
sub groups {
	my ($file) = @_;
	open my $fh, '<:utf8', $file or die "$file: $!";
	my (@groups, $g);
	while (<$fh>) {
		chomp;
		if (/^\s*$/) { undef $g; next }
		next if /^#/;
		push @groups, $g = { place => "$file:$.", heading => [] } if !$g;
		if (/^heading (.+)/) { push @{$g->{heading}}, $1 }
		elsif (/^title (.+)/) { $g->{title} = $1 }
		elsif (/^figure (\S+)(.*)/) { $g->{figure} = { surface => $1, split ' ', $2 } }
		elsif (/ \| /) { $g->{want} = $_ }
		else { $g->{text} = $_ }
	}
	return @groups;
}

sub record {
	my ($g, $script) = @_;
	my %r = (type => 'segment', path => $g->{heading}, text => $g->{text});
	$r{title} = $g->{title} if defined $g->{title};
	if (my $f = $g->{figure}) {
		my $at = index $g->{text}, $f->{surface};
		die "$g->{place}: no $f->{surface} there\n" if $at < 0;
		%r = (%r, type => 'quantity', at => [$at, $at + length $f->{surface}], %$f);
	}
	my $text = $json->encode(\%r);
	utf8::encode($text = traditional($text)) if $script eq 'traditional';
	utf8::encode($text) if $script eq 'simplified';
	return $text;
}

my @groups = map groups($_), glob 'tests/tag/*.cases';
my (%got, %count);
for my $script (qw(simplified traditional)) {
	my ($status, $out, $err) = run(join('', map record($_, $script) . "\n", @groups), program('rr-tag'), '-e');
	die "rr-tag: status $status: $err" if $status != 0;
	$got{$script} = [map decode_json($_), split /\n/, $out];
}

sub said { my ($r) = @_; (join(', ', @{$r->{tags}}) || '-') . " | $r->{stage}" }

sub reasons {
	my ($r) = @_;
	return join '', map "    $_->{score} for " . ($_->{tag} // "stage $_->{stage}") .
	    ": $_->{text} in $_->{in} (line $_->{line})\n", @{$r->{why}};
}

if (grep $_ eq '--score', @ARGV) {
	for my $i (0 .. $#groups) {
		my ($want, $stage) = split / \| /, $groups[$i]{want};
		my %want = map { $_ => 1 } grep $_ ne '-', split /, /, $want;
		my $r = $got{simplified}[$i];
		$count{hit} += grep $want{$_}, @{$r->{tags}};
		$count{got} += @{$r->{tags}};
		$count{want} += keys %want;
		$count{stage} += $r->{stage} eq $stage;
	}
	printf "groups %d  topics P %.3f R %.3f micro-F1 %.3f  stage %.3f\n", scalar @groups,
	    $count{hit} / $count{got}, $count{hit} / $count{want},
	    2 * $count{hit} / ($count{got} + $count{want}), $count{stage} / @groups;
	exit 0;
}

cmp_ok scalar @groups, '>=', 200, 'there are many groups';
for my $i (0 .. $#groups) {
	for my $script (qw(simplified traditional)) {
		my $r = $got{$script}[$i];
		is said($r), $groups[$i]{want}, "$groups[$i]{place}: $groups[$i]{text} ($script)" or diag reasons($r);
	}
}
done_testing;
