package Ucum;
# UCUM codes read by the grammar of "The Unified Code for Units of Measure"
# (version 2.1, section 2.2), and their exact values, as an oracle for the units
# table. The definitions are those of UCUM's tables; arithmetic is rational.
#
#	term       = [ "/" ] component { ( "." | "/" ) component }
#	component  = annotatable [ annotation ] | annotation | factor | "(" term ")"
#	annotatable= simple-unit [ exponent ]
#	simple-unit= ATOM | PREFIX ATOM[metric]
#
# Beyond UCUM, which has no currencies: ISO 4217 codes in brackets, [CNY].
use strict;
use warnings;
use Math::BigRat;

my %prefix = map { my ($p, $e) = split /=/; $p => Math::BigRat->new(10)->bpow($e) }
    qw(Y=24 Z=21 E=18 P=15 T=12 G=9 M=6 k=3 h=2 da=1 d=-1 c=-2 m=-3 u=-6 n=-9 p=-12 f=-15 a=-18);

# Base units: metric ones may have prefixes.
my %base = (m => 1, g => 1, s => 1, rad => 1, K => 1, C => 1, cd => 1, mol => 1, bit => 1);

# Derived: [metric, value, UCUM code of the rest].
my %derived = (
	'10*' => [0, '10', '1'], '%' => [0, '1/100', '1'], '[ppth]' => [0, '1/1000', '1'],
	'[ppm]' => [0, '1/1000000', '1'], '[ppb]' => [0, '1/1000000000', '1'],
	sr => [1, 1, 'rad2'], Hz => [1, 1, 's-1'], N => [1, 1, 'kg.m/s2'], Pa => [1, 1, 'N/m2'],
	J => [1, 1, 'N.m'], W => [1, 1, 'J/s'], A => [1, 1, 'C/s'], V => [1, 1, 'J/C'],
	Ohm => [1, 1, 'V/A'], lm => [1, 1, 'cd.sr'], lx => [1, 1, 'lm/m2'], Bq => [1, 1, 's-1'],
	Sv => [1, 1, 'J/kg'], L => [1, 1, 'dm3'], l => [1, 1, 'dm3'], ar => [1, 100, 'm2'],
	t => [1, 1000, 'kg'], bar => [1, 100000, 'Pa'], atm => [0, 101325, 'Pa'],
	min => [0, 60, 's'], h => [0, 60, 'min'], d => [0, 24, 'h'], wk => [0, 7, 'd'],
	a => [0, '365.25', 'd'], mo => [0, '1/12', 'a'], deg => [0, '0.01745329251994329577', 'rad'],
	'[in_i]' => [0, '2.54', 'cm'], '[ft_i]' => [0, 12, '[in_i]'], '[yd_i]' => [0, 3, '[ft_i]'],
	'[mi_i]' => [0, 5280, '[ft_i]'], '[nmi_i]' => [0, 1852, 'm'], '[ly]' => [0, '299792458', 'm/s.a'],
	'[gr]' => [0, '64.79891', 'mg'], '[lb_av]' => [0, 7000, '[gr]'], '[oz_av]' => [0, '1/16', '[lb_av]'],
	'[car_m]' => [0, '0.2', 'g'], '[g]' => [1, '9.80665', 'm/s2'], '[gal_us]' => [0, 231, '[in_i]3'], gf => [1, '9.80665', 'g.m/s2'],
	'm[Hg]' => [1, '133.3220', 'kPa'], cal_IT => [1, '4.1868', 'J'], '[Btu_IT]' => [0, '1.05505585262', 'kJ'],
	eV => [1, Math::BigRat->new('1602176634') / Math::BigRat->new(10)->bpow(28), 'J'], By => [1, 8, 'bit'],
	# special: not ratios of others, so only their kind is told
	Cel => [1, 1, 'K'], '[degF]' => [0, '5/9', 'K'], B => [1, 1, '1'],
);

# value CODE: { value => Math::BigRat, dim => {base => exponent} }; dies with what
# is wrong when CODE is not well formed.
sub value {
	my ($code) = @_;
	my $pos = \(my $p = 0);
	my $result = term($code, $pos, 1);
	die "unexpected '" . substr($code, $$pos) . "'\n" if $$pos < length $code;
	return $result;
}

sub unity { return { value => Math::BigRat->new(1), dim => {} } }

sub multiply {
	my ($x, $y, $power) = @_;
	$x->{value} *= $y->{value}->copy->bpow($power);
	for (keys %{$y->{dim}}) {
		$x->{dim}{$_} += $y->{dim}{$_} * $power;
		delete $x->{dim}{$_} if $x->{dim}{$_} == 0;
	}
}

sub term {
	my ($code, $pos, $main) = @_;
	my $result = unity();
	my $power = 1;
	if (substr($code, $$pos, 1) eq '/') {
		die "'/' begins an inner term\n" if !$main;
		$$pos++;
		$power = -1;
	}
	for (;;) {
		multiply($result, component($code, $pos), $power);
		my $sign = $$pos < length $code ? substr($code, $$pos, 1) : '';
		return $result if $sign ne '.' && $sign ne '/';
		$power = $sign eq '/' ? -1 : 1;
		$$pos++;
	}
}

sub component {
	my ($code, $pos) = @_;
	pos($code) = $$pos;
	if ($code =~ /\G\(/gc) {
		$$pos++;
		my $result = term($code, $pos, 0);
		substr($code, $$pos, 1) eq ')' or die "')' expected\n";
		$$pos++;
		return $result;
	}
	my $annotation = qr/\{[\x21-\x7a\x7c\x7e]*\}/;
	if ($code =~ /\G$annotation/gc) {
		$$pos = pos $code;
		return unity();
	}
	my $result;
	if ($code =~ /\G(10[*^])([+-]?\d+)?/gc) {
		$result = unity();
		multiply($result, simple('10*'), $2 // 1);
	} elsif ($code =~ /\G\d+/gc) {
		my $factor = $&;
		$$pos = pos $code;
		die "annotation behind a factor\n" if $code =~ /\G\{/gc;
		return { value => Math::BigRat->new($factor), dim => {} };
	} elsif ($code =~ /\G((?:[A-Za-z%'"_]|\[[^\]\[{}\s]+\])+)([+-]?\d+)?/gc) {
		my ($name, $exponent) = ($1, $2 // 1);
		$result = unity();
		multiply($result, simple($name), $exponent);
	} else {
		die "component expected at '" . substr($code, $$pos) . "'\n";
	}
	$code =~ /\G$annotation/gc;
	$$pos = pos $code;
	return $result;
}

sub simple {
	my ($name) = @_;
	return atom($name) if is_atom($name);
	for my $n (2, 1) {
		next if length $name <= $n;
		my ($p, $rest) = (substr($name, 0, $n), substr($name, $n));
		next if !$prefix{$p} || !is_atom($rest);
		die "$rest is not metric and takes no prefix\n" if !$base{$rest} && !($derived{$rest} && $derived{$rest}[0]);
		my $result = atom($rest);
		$result->{value} *= $prefix{$p};
		return $result;
	}
	die "no unit of UCUM: $name\n";
}

sub is_atom { $base{$_[0]} || $derived{$_[0]} || $_[0] =~ /^\[[A-Z]{3}\]$/ }

sub atom {
	my ($name) = @_;
	return { value => Math::BigRat->new(1), dim => { $name => 1 } } if !$derived{$name};
	my $rest = value($derived{$name}[2]);
	$rest->{value} *= Math::BigRat->new($derived{$name}[1]);
	return $rest;
}

1;
