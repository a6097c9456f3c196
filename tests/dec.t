#!/usr/bin/perl
# Exact decimals and rationals (lib/base/dec.h) against perl's Math::BigInt and
# BigRat, on numbers of all lengths drawn with a fixed seed.
use strict;
use warnings;
use Math::BigInt;
use Math::BigRat;
use Test::More;

my $calc = ($ENV{B} // 'build') . '/tests/dec';

# ask LINES: the calculator's answers.
sub ask {
	my ($in) = map { "/tmp/rr-dec-test.$$.$_" } 'in';
	open my $fh, '>', $in or die "$in: $!";
	print $fh "$_\n" for @_;
	close $fh;
	my @out = `$calc <$in`;
	unlink $in;
	chomp @out;
	return @out;
}

my @written = (
	# what is written, how it is written again
	['0', '0'], ['-0', '0'], ['0.000', '0'], ['007', '7'], ['12.50', '12.5'],
	['-12.50', '-12.5'], ['3e6', '3000000'], ['3E+2', '300'], ['1.25e-3', '0.00125'],
	['100', '100'], ['0.1', '0.1'], ['-0.05', '-0.05'], ['1e-10', '0.0000000001'],
	['999999999', '999999999'], ['1000000000', '1000000000'], ['1000000000.000000001', '1000000000.000000001'],
	['1234567890123456789012345678901234567890', '1234567890123456789012345678901234567890'],
	['856.6250e3', '856625'],
	# no numbers
	(map { [$_, 'error'] } '', '-', '+1', '.5', '5.', '1e', '1e+', 'x', '1x', '1.2.3', '--1',
	    '1,000', '1ex', '0x10', 'e5', '1e100001', '1e99999999999', '１'),
);
my @got = ask(map { "text $_->[0]" } @written);
is($got[$_], $written[$_][1], "dec_text of '$written[$_][0]'") for 0 .. $#written;
is(length((ask('text 1e100000'))[0]), 100001, 'the largest exponent is written out');

srand(20240607);
sub digits { my $n = shift; join '', map { int rand 10 } 1 .. $n }
# Lengths around the limits of 1, 2 and 3 limbs, and long ones.
sub number {
	my $n = (1, 2, 8, 9, 10, 17, 18, 19, 27, 28, 40, 200)[int rand 12];
	my $text = digits($n);
	# limbs at the edges, for which a guessed quotient limb is one too large
	$text = join '', map { ('000000000', '000000001', '499999999', '500000000', '999999999')[int rand 5] } 1 .. 2 + int rand 4
	    if rand() < .3;
	$n = length $text;
	$text = '9' x $n if rand() < .1;
	$text = '1' . '0' x ($n - 1) if rand() < .1;
	substr $text, 1 + int rand($n - 1), 0, '.' if $n > 1 && rand() < .5;
	return (rand() < .3 ? '-' : '') . $text;
}
sub rat { my $t = shift; my $x = Math::BigRat->new($t =~ s/^(-?)0+(?=\d)/$1/r); return $x }

# A rational as the shortest plain decimal, or "none" when it does not end.
sub plain {
	my $r = shift;
	my ($n, $d) = ($r->numerator->copy->babs, $r->denominator->copy);
	my $k = 0;
	my $two = 0;
	my $five = 0;
	while ($d->is_even) { $d->bdiv(2); $two++ }
	while (!$d->copy->bmod(5)) { $d->bdiv(5); $five++ }
	return 'none' unless $d->is_one;
	$k = $two > $five ? $two : $five;
	my $m = $n * Math::BigInt->new(2)->bpow($k - $two) * Math::BigInt->new(5)->bpow($k - $five);
	my $text = $m->bstr;
	if ($k) {
		$text = '0' x ($k + 1 - length $text) . $text if length $text <= $k;
		substr $text, -$k, 0, '.';
	}
	return ($r->is_neg ? '-' : '') . $text;
}

# Half to even at so many significant digits, from the definition.
sub rounded {
	my ($r, $digits) = @_;
	my $abs = $r->copy->babs;
	return '0' if $abs->is_zero;
	my $e = length($abs->numerator->bstr) - length($abs->denominator->bstr);
	my $ten = Math::BigRat->new(10);
	$e-- while $ten->copy->bpow($e) > $abs;
	$e++ while $ten->copy->bpow($e + 1) <= $abs;
	my $shift = $digits - 1 - $e;
	my $scaled = $abs * $ten->copy->bpow($shift);
	my $floor = $scaled->copy->bfloor;
	my $twice = ($scaled - $floor) * 2;
	my $up = $twice > 1 || ($twice == 1 && $floor->numerator->is_odd);
	my $result = ($floor + ($up ? 1 : 0)) / $ten->copy->bpow($shift);
	return plain($r->is_neg ? -$result : $result);
}

my (@ask, @want);
for (1 .. 250) {
	my ($x, $y) = (number(), number());
	$y = $x if rand() < .05;
	my ($rx, $ry) = (rat($x), rat($y));
	push @ask, map { "$_ $x $y" } qw(add sub mul cmp radd rsub rmul rcmp);
	push @want, plain($rx + $ry), plain($rx - $ry), plain($rx * $ry), $rx->bcmp($ry),
	    plain($rx * 12 + $ry * 7), plain($rx * 12 - $ry * 7), plain($rx * $ry), ($rx * 12)->bcmp($ry * 7);
}
for (1 .. 200) {
	my ($x, $y) = (number(), number());
	$y = (2, 4, 5, 8, 10, 16, 125, 512, 1024, 1953125, 3, 7, 12, '0.03', '1e9', '64e18')[int rand 16] if rand() < .6;
	push @ask, "rdiv $x $y";
	push @want, rat($y)->is_zero ? 'none' : plain(rat($x) / rat($y));
	next if rat($y)->is_zero;
	my $digits = 1 + int rand 30;
	push @ask, "rround $x $y $digits";
	push @want, rounded(rat($x) / rat($y), $digits);
}
# where Knuth's algorithm D has to add back: a guess one too large, seldom met
for ('1499999999500000000000000000000000002500000000500000000 500000001000000002500000000000000002') {
	my ($x, $y) = split / /;
	push @ask, "rround $x $y " . (length($x) - length $y);
	push @want, rounded(rat($x) / rat($y), length($x) - length $y);
}
push @ask, 'rround 5 2 1', 'rround 15 2 1', 'rround 25 10 1', 'rround 999.5 1 3', 'rround -2 3 4', 'rround 1 8 2';
push @want, '2', '8', '2', '1000', '-0.6667', '0.12';
@got = ask(@ask);
is(scalar @got, scalar @want, 'an answer for each question');
my @wrong = grep { $got[$_] ne $want[$_] } 0 .. $#want;
is(scalar @wrong, 0, scalar(@want) . ' results equal those of Math::BigRat');
diag("$ask[$_]: expected $want[$_], got $got[$_]") for @wrong[0 .. ($#wrong < 9 ? $#wrong : 9)];
done_testing;
