#!/usr/bin/perl
# The units table itself: its size, its UCUM codes by UCUM's grammar and in value
# against the factors, its factors against GNU units, its names.
use strict;
use warnings;
use utf8;
use open qw(:std :utf8);
use lib 'tests';
use RR;
use Ucum;
use Math::BigRat;
use Test::More;

my @column = qw(names kind dim factor si ucum of when flags source note);
my @rows;
for (grep !/^#/, split /\n/, do { my $t = (run('', program('rr-units'), '--list'))[1]; utf8::decode($t); $t }) {
	my %row;
	@row{@column} = split /\t/, $_, -1;
	push @rows, \%row;
}
my @counts = grep $_->{kind} eq 'count', @rows;
my @units = grep $_->{kind} ne 'count', @rows;
cmp_ok scalar @units, '>=', 150, scalar(@units) . ' units';
cmp_ok scalar @counts, '>=', 120, scalar(@counts) . ' counting words';

# number TEXT: the exact value of "2000/3", "0.5"
sub number {
	my ($num, $den) = split m{/}, $_[0];
	return Math::BigRat->new($num) / Math::BigRat->new($den // 1);
}
sub factor { my ($f, $offset) = split /\+/, $_[0]{factor}; return (number($f), defined $offset ? number($offset) : 0) }

# --- UCUM -------------------------------------------------------------------------
# the oracle first: what it must and must not take
ok eval { Ucum::value($_) }, "UCUM: $_ is well formed"
    for 'm', 'kg', 'm2', '2000.m2/3', '[CNY]/(2000.m2/3)/a', '{household}', 'kW.h', '/s', '10*3.m',
    'm{x}', '2.5.m', '%{point}', 'dB', 'har', '1', 's-1';
ok !eval { Ucum::value($_) }, "UCUM: '$_' is not"
    for '', 'm..s', 'm/', '(m', 'm)', '{a', '12{item}', 'kmin', 'xyz', '[cny]', 'm 2', 'm/(/s)', '{á}';

my (@malformed, @differs);
for my $row (@rows) {
	my $name = (split /\|/, $row->{names})[0];
	my $code = eval { Ucum::value($row->{ucum}) };
	push @malformed, "$name: $row->{ucum}: $@" if !$code;
	next if !$code || $row->{factor} eq '-' || $row->{ucum} =~ /reactive/;
	my $si = Ucum::value($row->{si} =~ s/^([A-Z]{3})$/[$1]/r);
	my ($factor) = factor($row);
	my $same = $code->{value} == $factor * $si->{value} &&
	    join(' ', map "$_$code->{dim}{$_}", sort keys %{$code->{dim}}) eq
	    join(' ', map "$_$si->{dim}{$_}", sort keys %{$si->{dim}});
	push @differs, "$name: $row->{ucum} is not $row->{factor} $row->{si}" if !$same;
}
is_deeply \@malformed, [], 'all ' . @rows . " UCUM codes are well formed by UCUM's grammar";
is_deeply \@differs, [], 'each UCUM code equals factor times SI unit, exactly';

# --- names ------------------------------------------------------------------------
my (%senses, @bad);
for my $row (@rows) {
	my @names = split /\|/, lc $row->{names};
	push @{$senses{$_}}, { row => $row, alone => @names == 1 } for @names;
}
for my $name (sort keys %senses) {
	my @s = @{$senses{$name}};
	push @bad, "$name: several rows but not alone in them" if @s > 1 && grep !$_->{alone}, @s;
	my $plain = grep $_->{row}{when} eq '-', @s;
	push @bad, "$name: $plain rows without condition" if $plain != 1;
	push @bad, "$name: flagged neither weak nor sure in all senses" if @s > 2 && !grep $_->{row}{flags} =~ /weak/, @s;
}
is_deeply \@bad, [], 'a name has one sense without condition, and stands alone in rows that share it';
my %dims = map { $_->{dim} => 1 } @rows;
ok $dims{$_}, "dimension $_" for qw(area length mass volume power energy money time temperature count percent ratio);

# Names are written folded: what the table finds by a name is that row.
my @asked = map { my $row = $_; map [$_, $row], split /\|/, $row->{names} } grep $_->{when} eq '-', @rows;
my $records = join '', map qq({"type":"quantity","value":1,"unit":"$_->[0]"}\n), @asked;
utf8::encode($records);
my ($status, $out, $err) = run($records, program('rr-units'));
my @answers = split /\n/, $out;
my @lost = grep { my ($dim, $ucum) = @{$asked[$_][1]}{qw(dim ucum)};
	$answers[$_] !~ /"dim":"\Q$dim\E".*"ucum":"\Q$ucum\E"/ } 0 .. $#asked;
is $status, 0, 'all names pass';
is_deeply [map $asked[$_][0], @lost], [], scalar(@asked) . ' names find their row';

# Traditional characters find the same rows.
my %traditional = qw(户 戶 亩 畝 顷 頃 万元 萬元 吨 噸 处 處 项 項 条 條 间 間 栋 棟 台 臺 辆 輛 场次 場次
    头 頭 只 隻 盏 盞 块 塊 张 張 册 冊 双 雙 组 組 级 級 岁 歲 周岁 週歲 个月 個月 平方公里 平方公里 县 縣
    乡镇 鄉鎮 亿元 億元 千瓦时 千瓦時 小时 小時 笔 筆 篇 篇 层 層 台次 臺次 摄氏度 攝氏度 课时 課時);
my ($simple, $trad) = map { my $key = $_; join '', map qq({"type":"quantity","value":1,"unit":"$_"}\n),
	map { $key ? $traditional{$_} : $_ } sort keys %traditional } 0, 1;
utf8::encode($_) for $simple, $trad;
my ($s, $t) = map { my $o = (run($_, program('rr-units')))[1]; utf8::decode($o); $o =~ s/"unit":"[^"]*","dim"/"dim"/gr } $simple, $trad;
is $t, $s, scalar(keys %traditional) . ' units in traditional characters';
unlike $s, qr/"dim":null/, 'all of them known';

# --- GNU units --------------------------------------------------------------------
# gnu CODE: UCUM code in the language of GNU units; undef when it has no such.
my %gnu = ('har' => 'hectare', 'ar' => 'are', 'L' => 'liter', 'mL' => 'milliliter', 'uL' => 'microliter', 'dL' => 'deciliter',
    '[in_i]' => 'inch', '[ft_i]' => 'foot', '[yd_i]' => 'yard', '[mi_i]' => 'mile', '[nmi_i]' => 'nauticalmile',
    '[ly]' => 'lightyear', '[lb_av]' => 'pound', '[oz_av]' => 'ounce', '[car_m]' => 'carat', '[gal_us]' => 'usgallon',
    't' => 'tonne', 'kgf' => 'kgf', 'cal_IT' => 'calorie_IT', 'kcal_IT' => 'kilocalorie_IT', '[Btu_IT]' => 'btu_IT',
    'eV' => 'electronvolt', '[g]' => 'gravity', '[gr]' => 'grain', 'h' => 'hour', 'd' => 'day', 'wk' => 'week', 'a' => 'julianyear', 'mo' => 'julianyear/12',
    'min' => 'minute', 's' => 'second', 'deg' => 'degree', 'rad' => 'radian', 'mm[Hg]' => 'mmHg', 'Ohm' => 'ohm',
    'By' => 'byte', 'kBy' => 'kilobyte', 'MBy' => 'megabyte', 'GBy' => 'gigabyte', 'TBy' => 'terabyte', 'PBy' => 'petabyte',
    'kbit' => 'kilobit', 'Mbit' => 'megabit', 'Gbit' => 'gigabit', 'Tbit' => 'terabit', 'K' => 'kelvin', 'Bq' => 'becquerel',
    'Sv' => 'sievert', 'mSv' => 'millisievert', '%' => '0.01', '[ppth]' => '1e-3', '[ppm]' => '1e-6', '[ppb]' => '1e-9',
    'um' => 'micrometer', 'ug' => 'microgram', 'MV' => 'megavolt', 'C' => 'coulomb', 'cd' => 'candela', 'mol' => 'mole');
sub gnu {
	my ($code) = @_;
	$code =~ s/\{[^}]*\}//g;
	return join '', map {
		my ($unit, $exponent) = /^((?:[A-Za-z%_]|\[[^\]]+\])+)(\d*)$/;
		!defined $unit ? $_ eq '.' ? '*' : $_ :
		    '(' . ($gnu{$unit} // $unit) . ')' . (length $exponent ? "^$exponent" : '')
	} split m{([./()])}, $code;
}

SKIP: {
	skip 'GNU units is not installed', 4 if system('units --version >/dev/null 2>&1') != 0;
	my @linear = grep { $_->{factor} !~ /^-$|\+/ && $_->{kind} =~ /^(measure|duration|percent)$/ } @rows;
	my @pairs = map [gnu($_->{ucum}), gnu($_->{si})], @linear;
	# And under the names that GNU units itself has for them.
	my %own = ('斤' => 'catty', '担' => 'picul', '英亩' => 'acre', '海里' => 'nauticalmile', '千瓦时' => 'kWh',
	    '马力' => 'metrichorsepower', '大气压' => 'atm', '公顷' => 'hectare', '克拉' => 'carat', '加仑' => 'gallon',
	    '摄氏度' => 'degC', '华氏度' => 'degF', '桶' => '42 usgallon', '短吨' => 'shortton', '英里' => 'mile',
	    '立方英尺' => 'foot^3', '平方英里' => 'mile^2', '公担' => 'quintal', '英寻' => 'fathom', '弗隆' => 'furlong', '英石' => 'stone', '长吨' => 'brton', '格令' => 'grain',
	    '品脱' => 'uspint', '夸脱' => 'usquart', '蒲式耳' => 'bushel', '英担' => '112 lb', 'psi' => 'psi', '节' => 'knot',
	    '液量盎司' => 'usfluidounce', '立方码' => 'yard^3', '立方厘米' => 'cc', '世纪' => '100 julianyear');
	my @named = grep { my $r = $_; $own{(split /\|/, $r->{names})[0]} && $r->{kind} eq 'measure' } @rows;
	push @pairs, map [$own{(split /\|/, $_->{names})[0]}, gnu($_->{si})], @named;
	my ($status, $out) = run(join('', map "$_->[0]\n$_->[1]\n", @pairs), 'units', '-1', '-t', '-o', '%.15g');
	my @answers = split /\n/, $out;
	is scalar @answers, scalar @pairs, 'an answer from GNU units for each';
	my @wrong;
	for my $i (0 .. $#pairs) {
		my $row = (@linear, @named)[$i];
		my ($factor) = factor($row);
		my $value = eval { Math::BigRat->new($answers[$i] =~ s/^\s+//r) };
		push @wrong, (split /\|/, $row->{names})[0] . ": $pairs[$i][0] in $pairs[$i][1]: $answers[$i], not $row->{factor}"
		    if !defined $value || $value->is_nan || ($value / $factor - 1)->babs > 1e-9;
	}
	is_deeply \@wrong, [], scalar(@linear) . ' factors and ' . @named . ' names agree with GNU units within 1e-9';

	my @degrees = (-273.15, -40, 0, 36.6, 100, 1234.5);
	my ($s1, $kelvin) = run(join('', map "temp$_->[1]($_->[0])\nK\n", map { my $d = $_; map [$d, $_], qw(C F) } @degrees),
	    'units', '-1', '-t', '-o', '%.15g');
	my ($s2, $ours) = run(join('', map qq({"type":"quantity","value":$_->[0],"unit":"$_->[1]"}\n),
	    map { my $d = $_; map [$d, $_], "\xe2\x84\x83", "\xe2\x84\x89" } @degrees), program('rr-units'));
	my @got = $ours =~ /"si":\{"value":([-\d.]+)/g;
	my @want = split ' ', $kelvin;
	is scalar @got, 12, 'temperatures in kelvin';
	is_deeply [grep { abs($got[$_] - $want[$_]) > 2e-4 * abs($want[$_]) } 0 .. 11], [], 'they agree with GNU units';
}
done_testing;
