#!/usr/bin/perl
# Each line of the stream is understood alone: rr-nums, rr-units and rr-tag give
# for a stream cut between any lines, piece by piece, what they give for the
# whole; so do GNU parallel's pieces, also on other hosts.
use strict;
use warnings;
use lib 'tests';
use RR;
use Test::More;

my $dir = scratch();
my %input = map { $_->[0] => $_->[1] } stages();
my @pure = grep exists $input{$_}, qw(rr-nums rr-units rr-tag);
plan skip_all => 'rr-nums, rr-units, rr-tag are not all there' if @pure < 3;

# in_pieces COMMAND, LINES, CUTS: the joined output for the pieces between the cuts.
sub in_pieces {
	my ($command, $lines, @cuts) = @_;
	my ($all, $from) = ('', 0);
	for my $cut (@cuts, scalar @$lines) {
		my ($status, $out) = run(join('', @$lines[$from .. $cut - 1]), $command);
		return "status $status" if $status != 0;
		$all .= $out;
		$from = $cut;
	}
	return $all;
}

srand 11;
my %command = ((map { $_ => program($_) } @pure),
    'all three' => join ' | ', map program($_), @pure);
$input{'all three'} = $input{'rr-nums'};
for my $name (@pure, 'all three') {
	my @lines = split /(?<=\n)/, slurp($input{$name});
	my ($status, $whole, $err) = run('', $name eq 'all three' ?
	    program('rr-nums') . " $input{$name} | " . join ' | ', map program($_), @pure[1, 2] :
	    "$command{$name} $input{$name}");
	ok $status == 0 && $whole =~ tr/\n// > 20, "$name: the whole";
	ok in_pieces($command{$name}, \@lines, $_) eq $whole, "$name: cut at line $_"
	    for map int(1 + rand @lines - 1), 1 .. 3;
	my @cuts = grep rand() < 0.3, 1 .. $#lines;
	ok in_pieces($command{$name}, \@lines, @cuts) eq $whole, "$name: cut at " . @cuts . ' lines';
	my @some = @lines[0 .. ($#lines < 30 ? $#lines : 30)];
	my $part = in_pieces($command{$name}, \@some);
	ok in_pieces($command{$name}, \@some, 1 .. $#some) eq $part, "$name: line by line";
	# order does not matter either: the pieces' lines, sorted, are the whole's
	my @back = map in_pieces($command{$name}, [$_]), reverse @some;
	is join('', sort map split(/(?<=\n)/), @back), join('', sort split /(?<=\n)/, $part),
	    "$name: in another order";
}

SKIP: {
	skip 'no GNU parallel', 2 if system('parallel --version >/dev/null 2>&1') != 0;
	my $pipe = join ' | ', map program($_), @pure;
	my $want = (run('', "cat $input{'rr-nums'} | $pipe"))[1];
	my $parallel = 'parallel --will-cite --pipe --keep-order --block 4k';
	my ($status, $out, $err) = run(slurp($input{'rr-nums'}), "$parallel '$pipe'");
	ok $status == 0 && $out eq $want, 'parallel --pipe gives the whole' or diag $err;

	# two hosts, reached by a stand-in for ssh that runs the command here
	my $here = `pwd`;
	chomp $here;
	open my $fh, '>', "$dir/ssh" or die $!;
	print $fh "#!/bin/sh\nexport SHELL=/bin/sh\nwhile [ \"\${1#-}\" != \"\$1\" ]; do shift; done\necho \$1 >>$dir/hosts\nshift\n[ \"\$1\" != -- ] || shift\n" .
	    "exec sh -c \"cd '$here' && \$*\"\n";
	close $fh;
	chmod 0755, "$dir/ssh";
	($status, $out, $err) = run(slurp($input{'rr-nums'}),
	    "$parallel --ssh $dir/ssh -S 1/north,1/south '$pipe'");
	ok $status == 0 && $out eq $want, 'and over two hosts' or diag $err;
	my %hosts = map { $_ => 1 } split /\n/, -e "$dir/hosts" ? slurp("$dir/hosts") : '';
	is join(' ', sort keys %hosts), 'north south', 'both hosts had a part';
}

done_testing;
