#!/usr/bin/perl
# rr-units: the members it adds (tests/units/members.cases), its options, what it
# refuses, and its arithmetic against Math::BigRat for every unit of the table.
# CASE=TEXT runs only the cases that contain TEXT.
use strict;
use warnings;
use utf8;
use open qw(:std :utf8);
use lib 'tests';
use RR;
use JSON::PP;
use Math::BigRat;
use Test::More;

my $units = program('rr-units');
my $json = JSON::PP->new->canonical;
sub text { my $t = shift; utf8::decode($t); return $t }
# units INPUT, ARGUMENTS: (status, output, messages) as text.
sub units { my ($in, @a) = @_; utf8::encode($_) for $in, @a; return map text($_), run($in, $units, @a) }

# quantity FIELDS: a record with these members in the order of the contract.
sub quantity {
	my (%f) = @_;
	my $raw = sub { $f{$_[0]} };
	my $quoted = sub { JSON::PP->new->allow_nonref->encode($f{$_[0]}) };
	my @m = ('"type":"quantity"', '"doc":"清溪县"');
	for (qw(text at surface class value lo hi mask unit what rel also)) {
		push @m, qq("$_":) . (/^(value|lo|hi|at)$/ ? $raw : $quoted)->($_) if exists $f{$_};
	}
	return '{' . join(',', @m) . '}';
}

# --- the cases --------------------------------------------------------------------
my ($file, $number, @pending) = ('tests/units/members.cases', 0);
for my $line (split /\n/, text(slurp($file))) {
	$number++;
	next if $line =~ /^#|^$/;
	if (!@pending) {
		@pending = ($number, $line);
		next;
	}
	my ($at, $what) = splice @pending;
	next if defined $ENV{CASE} && index($what, text($ENV{CASE})) < 0;
	my ($options, %f) = ('', what => '');
	for (split / \| /, $what) {
		if (/^--/) { $options = $_ } else { my ($k, $v) = split / /, $_, 2; $f{$k} = $v // '' }
	}
	my $record = quantity(%f);
	my ($status, $out, $err) = units("$record\n", split / /, $options);
	is $out, substr($record, 0, -1) . ",$line}\n", $what or
	    diag "$file:$at; run it alone: CASE='$what' tests/units.t";
}
die "$file: a case without its second line\n" if @pending;

# --- denominators and senses told by the clause: tests/units/clause.cases ---------------------------------
$file = 'tests/units/clause.cases';
$number = 0;
for my $line (split /\n/, text(slurp($file))) {
	$number++;
	next if $line =~ /^#|^$/ || (defined $ENV{CASE} && index($line, text($ENV{CASE})) < 0);
	my ($before, $value, $unit, $after, $dim, $ucum, $class) = $line =~ /^(.*?)\[([^|]*)\|([^\]]*)\](.*) = (\S+) (\S+)(?: ; class (\S+))?$/
	    or die "$file:$number: not a case\n";
	my $at = sprintf '[%d,%d]', length $before, length "$before$value$unit";
	my $record = quantity(text => "$before$value$unit$after", at => $at, surface => "$value$unit", class => $class // 'rate', value => 1, unit => $unit);
	my ($status, $out) = units("$record\n");
	is join(' ', $out =~ /"(?:dim|ucum)":"?([^",]*)/g), "$dim $ucum", $line or diag "$file:$number; $out";
}

if (defined $ENV{CASE}) {
	done_testing;
	exit;
}

# --- what passes unchanged --------------------------------------------------------
my $other = join '', map "$_\n",
    '{"type":"segment","text":"拆除旧房4.2万平方米","span":[0,10]}',
    '{"type":"error","tool":"rr-nums","line":1,"error":"x","raw":"y"}',
    '{"unit":"亩","value":1}', '{ "type" : "quantityx" , "b":[{}, "\u00e9"] }', '{}',
    '{"type":"quantity","class":"date","value":6,"unit":"月中旬","surface":"6月中旬"}',
    '{"type":"quantity","class":"ordinal","value":3,"unit":"次"}';
is_deeply [units($other)], [0, $other, ''], 'records of other types, dates and ordinals pass byte for byte';

my $odd = '{ "x":1e400, "type": "quantity","value":6 ,"unit":"\u4ea9","\u0063lass":"measure","y":"\ud83d\ude00" } ';
is((units("$odd\n"))[1], '{ "x":1e400, "type": "quantity","value":6 ,"unit":"\u4ea9","\u0063lass":"measure","y":"\ud83d\ude00" ' .
    ',"dim":"area","si":{"value":4000,"unit":"m2"},"ucum":"2000.m2/3"} ' . "\n", 'blanks, escapes and unknown members stay');
is((units('{"type":"quantity","value":1,"unit":"里","value":3,"unit":"亩"}' . "\n"))[1],
    '{"type":"quantity","value":1,"unit":"里","value":3,"unit":"亩","dim":"area","si":{"value":2000,"unit":"m2"},"ucum":"2000.m2/3"}' . "\n",
    'of equal names the last counts');
my $once = (units('{"type":"quantity","value":3,"unit":"亩"}' . "\n"))[1];
is((units($once))[1], $once, 'a second run adds nothing');
is((units($once, '--to', 'area=亩'))[1], ($once =~ s/\}$/,"to":{"value":3,"unit":"亩"}}/r), 'but a unit that is wanted now');

# --- what is refused --------------------------------------------------------------
for (['{"type":"quantity","value":3}', 'quantity without a unit that is a string'],
    ['{"type":"quantity","value":3,"unit":null}', 'quantity without a unit that is a string'],
    ['{"type":"quantity","unit":"亩"}', 'quantity without a value that is a number or null'],
    ['{"type":"quantity","value":"3","unit":"亩"}', 'quantity without a value that is a number or null'],
    ['{"type":"quantity","value":null,"lo":"1","unit":"亩"}', 'a bound is neither number nor null'],
    ['{"type":"quantity","value":1e100001,"unit":"亩"}', 'a number is out of range'],
    ['{"type":"quantity","value":1,"hi":' . '7' x 100001 . ',"unit":"亩"}', 'a number is out of range']) {
	my ($record, $reason) = @$_;
	my ($status, $out, $err) = units("$once$record\n$once");
	my @lines = split /\n/, $out;
	is $status, 1, 'refused: ' . substr $record, 0, 60;
	is_deeply $json->decode($lines[1]),
	    { type => 'error', tool => 'rr-units', doc => '-', line => 2, error => $reason, raw => $record },
	    'an error record in its place';
	is "$lines[0]\n$lines[2]\n", "$once$once", 'and the others around it';
	is $err, "rr-units: -:2: $reason\n", 'named with file and line';
}

# --- unknown units are counted ----------------------------------------------------
my $unknown = join '', map quantity(value => 1, unit => $_) . "\n", '亩', '噗噗', '哔', '噗噗';
my ($status, $out, $err) = units($unknown);
is $err, "rr-units: 3 figures in units not in the table:\nrr-units:        2 噗噗\nrr-units:        1 哔\n", 'unknown units';
is $status, 0, 'are no error';
is_deeply [(units($unknown, '--quiet'))[0, 2]], [0, ''], '--quiet says nothing of them';
($status, $out, $err) = units(join '', map quantity(value => 1, unit => "噗$_") . "\n", 1 .. 50);
like $err, qr/^rr-units: 50 figures.*\n(?:.*\n){32}rr-units:       18 in others\n$/, 'only so many are told apart';

# --- --to and --add ---------------------------------------------------------------
for (['area', 'DIMENSION=UNIT expected: area'], ['area=噗', 'unknown unit: 噗'], ['area=', 'unknown unit: '],
    ['area=亩,length=公斤', 'unit is not of the dimension it is given for: length=公斤'],
    ['ratio=番', 'unit without a factor: 番'], ['面积=亩', 'unit is not of the dimension it is given for: 面积=亩']) {
	my ($status, $out, $err) = units($once, '--to', $_->[0]);
	is_deeply [$status, $out, (split /\n/, $err)[0]], [2, '', "rr-units: --to: $_->[1]"], "--to $_->[0]";
}

my $rows = scratch() . '/rows.tsv';
sub rows { open my $fh, '>', $rows or die; print $fh @_; close $fh }
rows("# mine\n\n笸箩|pl\tcount\tcount\t1\t1\t{wicker-tray}\twicker-tray\t-\tweak\tusage\t-\n",
    "箩\tmeasure\tmass\t25\tkg\t25.kg\t-\t-\t-\tours\t50 斤\n",
    "亩\tmeasure\tarea\t700\tm2\t700.m2\t-\t-\t-\tours\ta local mu\n");
my $mine = join '', map quantity(value => 2, unit => $_) . "\n", '笸籮', '箩', '亩', 'PL', '元/箩';
($status, $out, $err) = units($mine, '--add', $rows, '--to', 'mass=箩');
is_deeply [$out =~ /"dim":(.*)\}\n/g], ['"count","si":{"value":2,"unit":"1"},"ucum":"{wicker-tray}","of":"wicker-tray"',
    '"mass","si":{"value":50,"unit":"kg"},"ucum":"25.kg","to":{"value":2,"unit":"箩"}',
    '"area","si":{"value":1400,"unit":"m2"},"ucum":"700.m2"',
    '"count","si":{"value":2,"unit":"1"},"ucum":"{wicker-tray}","of":"wicker-tray"',
    '"money/mass","si":{"value":0.08,"unit":"CNY/kg"},"ucum":"[CNY]/(25.kg)"'], '--add: new units, and another sense of an old one';
like((units('', '--list', '--add', $rows))[1], qr/^箩\tmeasure\tmass\t25\t/m, '--list shows added rows');
my $good = "箩\tmeasure\tmass\t25\tkg\t25.kg\t-\t-\t-\tours\t-";
for (['箩', '11 columns divided by tabs expected'], ["$good\tx", 'more than 11 columns'],
    [$good =~ s/箩/箩|/r, 'a name is empty'], [$good =~ s/measure/weight/r, 'kind is none of measure, money, percent, ratio, duration, count'],
    [$good =~ s/\t25\t/\t1\/0\t/r, 'factor is no number, fraction, number+number or -'],
    [$good =~ s/\t25\t/\t0\t/r, 'factor is no number, fraction, number+number or -'],
    [$good =~ s/mass/ma"ss/r, 'dim, si, ucum and of are ASCII without blanks, quotes and backslashes'],
    [$good =~ s/\tmass/\t-/r, 'dim and ucum are needed'], [$good =~ s/\tkg\t/\t-\t/r, 'a factor needs the si unit it leads to'],
    (map [$good =~ s/25\.kg/$_/r, 'ucum is not well formed'], '25..kg', '25.kg/', '(25.kg', '25.kg)', '12{item}', 'k[g', '{a', '2.5+', 'm--2', '()', 'kg(2)', '/', '{a{b}}', '//m'),
    [$good =~ s/-\tours/bold\tours/r, 'flags are none of self, weak, split'],
    [$good =~ s/\t-\t-\tours/\ta||b\t-\tours/r, 'a condition in column when is empty'],
    [$good =~ s/measure/count/r =~ s/25\.kg\t-/{a}\tb/r, q(a count's ucum is {of})],
    [$good =~ s/measure/count/r =~ s/25\.kg\t-/{a}\tlong/r, q(a count's ucum is {of})],
    [$good =~ s/measure/count/r, 'a count needs what it counts in column of'],
    [$good =~ s/箩/箩x(?:)/r =~ s/x\(\?:\)/'箩' x 50/er, 'a name is longer than 48 characters']) {
	rows("# one\n$_->[0]\n");
	my ($status, $out, $err) = units($once, '--add', $rows);
	is_deeply [$status, $out, (split /\n/, $err)[0]], [2, '', "rr-units: $rows:2: $_->[1]"], "--add: $_->[1]";
}
is((units('', '--add', '/nonexistent'))[0], 2, '--add of a file that is not there');
# --add=-: standard input, when the records do not come from there
rows($once);
is((units("$good\n", '--list', '--add=-'))[1] =~ /^\Q$good\E$/m, 1, '--list --add=-: rows from standard input');
is_deeply [(units("$good\n", '--add=-', $rows))[0, 1]], [0, $once], '--add=-: rows from standard input';
for ([], ['-'], [$rows, '-'], ['--add=-', $rows]) {
	($status, $out, $err) = units("$good\n", '--add=-', @$_);
	is_deeply [$status, $out, (split /\n/, $err)[0]], [2, '', 'rr-units: standard input can be read only once'],
	    "--add=- @$_: wanted twice";
}
rows("# comment\n" x 30000);
is_deeply [(split /\n/, (units($once, '--add', $rows))[2])[0]], ["rr-units: $rows: over 256 KiB of rows"], '--add of too much';
# codes that are well formed, by the grammar alone
rows(map "箩$_->[0]\tmeasure\tmass\t1\tkg\t$_->[1]\t-\t-\t-\tours\t-\n", ['一', '/kg'], ['二', '(kg.m)/(s2)'], ['三', '((kg))'],
    ['四', '10*3.g{dry}'], ['五', 'm[H2O]'], ['六', 'mol-1'], ['七', '{a}.{b}'], ['八', '[my_unit]2'], ['九', "kg'"], ['十', '10^-3.t']);
is((units(quantity(value => 1, unit => '箩十') . "\n", '--add', $rows))[0], 0, 'well-formed UCUM codes in --add');

# rows whose factors do not fit together: unknown, not wrong
rows("巨\tmeasure\tmass\t18446744073709551557\tkg\tkg\t-\t-\t-\tours\t-\n",
    "微\tmeasure\tmass\t1/18446744073709551533\tkg\tkg\t-\t-\t-\tours\t-\n",
    "冷\tmeasure\ttemperature\t18446744073709551557+0.25\tK\tK\t-\t-\t-\tours\t-\n");
$mine = join '', map quantity(value => 3, unit => $_) . "\n", '巨', '微', '巨·巨', '微·微', '巨/微', '元/3巨', '冷', '℃';
($status, $out, $err) = units($mine, '-q', '--add', $rows, '--to', 'temperature=冷');
is_deeply [$out =~ /"dim":(.*)\}\n/g], ['"mass","si":{"value":55340232221128654671,"unit":"kg"},"ucum":"kg"',
    '"mass","si":{"value":0.0000000000000000001626,"unit":"kg","rounded":true},"ucum":"kg"', ('null') x 4,
    '"temperature","si":{"value":55340232221128654671.25,"unit":"K"},"ucum":"K","to":{"value":3,"unit":"冷"}',
    '"temperature","si":{"value":276.15,"unit":"K"},"ucum":"Cel","to":{"value":0.00000000000000001496,"unit":"冷","rounded":true}'], 'factors at the edge of 64 bits';
my ($list) = (units('', '--list'))[1];
rows($list);
is((units($once, '--add', $rows))[1], $once, 'what --list prints --add reads');

# --- arithmetic: every unit into every other of its dimension ----------------------
sub number { my ($n, $d) = split m{/}, $_[0]; return Math::BigRat->new($n) / Math::BigRat->new($d // 1) }
my %of_dim;
for (grep !/^#/, split /\n/, $list) {
	my ($names, undef, $dim, $factor, $si, undef, undef, $when) = split /\t/;
	next if $factor eq '-' || $when ne '-' || $dim eq 'count';
	my ($f, $offset) = split /\+/, $factor;
	push @{$of_dim{"$dim $si"}}, { name => (split /\|/, $names)[0], dim => $dim, factor => number($f), offset => number($offset // 0) };
}
# significant DIGITS of a rational as text, or all when it ends: (text, rounded)
sub written {
	my ($r, $digits) = @_;
	my ($n, $d) = ($r->numerator->copy, $r->denominator->copy);
	my ($k, $rest) = (0, $d->copy);
	for my $p (2, 5) { my $e = 0; while (!$rest->copy->bmod($p)) { $rest->bdiv($p); $e++ } $k = $e if $e > $k }
	my $ten = Math::BigInt->new(10);
	my $rounded = !$rest->is_one;
	if ($rounded) {
		my $e = length($n->copy->babs) - length($d);
		$e-- if $e >= 0 ? $n->copy->babs < $d * $ten->copy->bpow($e) : $n->copy->babs * $ten->copy->bpow(-$e) < $d;
		$k = $digits - 1 - $e;
	}
	my $scaled = $k >= 0 ? Math::BigRat->new($n * $ten->copy->bpow($k), $d) : Math::BigRat->new($n, $d * $ten->copy->bpow(-$k));
	my $m = $scaled->copy->babs->bfloor->numerator;
	my $left = ($scaled->copy->babs - $m) * 2;
	$m++ if $left > 1 || ($left == 1 && $m->is_odd);
	my $t = $m->bstr;
	if ($k > 0) {
		$t = '0' x ($k + 1 - length $t) . $t if length $t <= $k;
		substr $t, -$k, 0, '.';
		$t =~ s/\.?0+$//;
	} elsif (!$m->is_zero) {
		$t .= '0' x -$k;
	}
	return (($r < 0 ? '-' : '') . $t, $rounded ? 1 : 0);
}
srand 42;
my ($conversions, @wrong) = (0);
for my $group (sort keys %of_dim) {
	my @u = @{$of_dim{$group}};
	for my $to (@u) {
		my @from = @u > 12 ? (sort { $a->{r} <=> $b->{r} } map +{ %$_, r => rand }, @u)[0 .. 11] : @u;
		my @values = map { my $v = join '', 1 + int rand 9, map int rand 10, 2 .. 1 + int rand 22;
			rand() < .4 ? $v =~ s/^(.)/$1./r . 1 : $v } @from;
		$_ =~ s/\.(?=1?$)// for @values;
		my $in = join '', map quantity(value => $values[$_], unit => $from[$_]{name}) . "\n", 0 .. $#from;
		my ($status, $out) = units($in, '--to', "$to->{dim}=$to->{name}");
		my @out = split /\n/, $out;
		for my $i (0 .. $#from) {
			my ($got, $round) = $out[$i] =~ /"to":\{"value":([^,]*),"unit":"[^"]*"(,"rounded":true)?/;
			my $digits = ($values[$i] =~ s/\.//r =~ s/0+$//r) =~ tr/0-9//;
			my $si = Math::BigRat->new($values[$i]) * $from[$i]{factor} + $from[$i]{offset};
			my ($want, $rounded) = written(($si - $to->{offset}) / $to->{factor}, $digits + 3);
			$conversions++;
			push @wrong, "$values[$i] $from[$i]{name} in $to->{name}: $got, expected $want"
			    if !defined $got || $got ne $want || !!$round != $rounded;
		}
	}
}
is_deeply [@wrong[0 .. ($#wrong < 9 ? $#wrong : 9)]], [], "$conversions conversions as Math::BigRat has them, all units of a dimension with one another";

# --- hostile input ----------------------------------------------------------------
my $long = '噗' x 100000;
($status, $out, $err) = units(quantity(value => 1, unit => $long) . "\n");
is $status, 0, 'a unit of 300 kB';
like $out, qr/,"dim":null\}\n$/, 'is unknown';
cmp_ok length $err, '<', 300, 'and its name is cut in the message';
my $digits = '7' x 100000;
($status, $out) = units(quantity(value => $digits, unit => '公里') . "\n");
like $out, qr/"si":\{"value":${\('7' x 1000)}7*000,"unit":"m"\}/, 'a figure of 100 000 digits';
($status, $out) = units(quantity(value => '1e-100000', unit => '公里') . "\n");
ok index($out, '"si":{"value":0.' . '0' x 99996 . '1,') > 0, 'the smallest exponent';
for my $unit ('元/' . '人/' x 20 . '人', join('·', ('克标准煤') x 9), join('·', ('吨标准煤') x 8), '99999999999999999999亩', '10000000000000亿亿亩', '元/', '/', '·', '每', '()', '(元', '元/(', '元/()', '万', '1', '千/千', "元\0", '元/人/人/人/人/人/人/人/人/人/人/人/人') {
	my ($status, $out) = units(quantity(value => 1, unit => $unit) . "\n");
	ok $status == 0 && $out =~ /"dim":(null|"[a-z\/]+")/, 'unit ' . JSON::PP->new->allow_nonref->ascii->encode($unit);
}

# --- a stream cut anywhere --------------------------------------------------------
my @stream = split /(?<=\n)/, $other . $unknown . $mine . join '', map quantity(value => $_, unit => '元/亩·年') . "\n", 1 .. 20;
my $whole = (units(join('', @stream), '-q'))[1];
is join('', map +(units($_, '-q'))[1], @stream), $whole, 'line by line as the whole';
for my $cut (map 1 + int rand $#stream, 1 .. 5) {
	is join('', map +(units(join('', @$_), '-q'))[1], [@stream[0 .. $cut - 1]], [@stream[$cut .. $#stream]]), $whole, "cut at $cut";
}
done_testing;
