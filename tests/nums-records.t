#!/usr/bin/perl
# The records rr-nums writes: members and their order, places in the source through
# a segment's map, the options, and what is refused.
use strict;
use warnings;
use utf8;
use open qw(:std :utf8);
use lib 'tests';
use RR;
use JSON::PP;
use Test::More;

my $json = JSON::PP->new->allow_bignum->canonical;

# nums INPUT, OPTIONS: (status, lines of output, messages), as characters.
sub nums {
	my ($input, @options) = @_;
	utf8::encode($input);
	my ($status, $out, $err) = run($input, program('rr-nums'), @options);
	utf8::decode($_) for $out, $err;
	return ($status, [split /\n/, $out], $err);
}

sub figures { map $json->decode($_), @{ $_[0] } }

# --- members --------------------------------------------------------------------
my $head = '{"type":"segment","doc":"a.txt","report":2,"no":3,"title":"清溪县汇报","seg":"1.2","kind":"item","marker":"2",' .
    '"path":["主要成效"],"text":';
my $segment = $head . '"种树12株。养羊约3000余只。","span":[100,140]}';
my ($status, $lines, $err) = nums("$segment\n");
is $status, 0, 'a segment';
is $err, '', 'no messages';
is scalar @$lines, 2, 'two figures';
my $copied = '"doc":"a.txt","report":2,"no":3,"title":"清溪县汇报","seg":"1.2","kind":"item","marker":"2","path":["主要成效"],';
like $lines->[0], qr/^\{"type":"quantity",\Q$copied\E"text":"种树12株。","span":\[106,111\],"at":\[2,5\],"surface":"12株","class":"count","value":12,"approx":"exact","unit":"株","what":"/,
    'members of the segment, then those of the figure, in the order of the contract';
like $lines->[1], qr/"text":"养羊约3000余只。".*"at":\[3,9\],"surface":"3000余只","class":"count","value":3000,"lo":3000,"hi":null,"approx":"over","unit":"只"/,
    'bounds; at counts from its own sentence';

# members of a type that the contract does not know are copied, and mean nothing
for my $path ('[1]', '{"a":1}', '[[],null,true]', '"[[["', '5', 'null') {
	for my $intro ('1', '[]', '""') {
		my $in = qq({"type":"segment","path":$path,"intro":$intro,"text":"5户","span":[0,4]}\n);
		my ($status, $lines, $err) = nums($in);
		like "$status$err$lines->[0]", qr/^0\{"type":"quantity","path":\Q$path\E,"intro":\Q$intro\E,"text":"5户"/, "path $path, intro $intro";
	}
}

# raw members are copied byte for byte
my $odd = '{"type":"segment","title":"\u6e05\t溪","path":[ "a" , "b" ],"text":"5户","span":[0,4]}';
($status, $lines) = nums("$odd\n");
like $lines->[0], qr/^\{"type":"quantity","title":"\\u6e05\\t溪","path":\[ "a" , "b" \],"text":"5户"/, 'copies are as written';

# escapes in the text
($status, $lines) = nums('{"type":"segment","text":"\u6751\u6c11\u0035户,\"3人\"","span":[0,9]}' . "\n");
is scalar @$lines, 2, 'an escaped text is read';
like $lines->[0], qr/"text":"村民5户,\\"3人\\"","span":\[6,10\],"at":\[2,4\]/, 'and written with what must be escaped';

# --- the map ----------------------------------------------------------------------
# source: 三千畝(mǔ)地 and 5,,户 after a marker of ten bytes
my $map = '"map":[[0,10],[9,26]]';
($status, $lines) = nums($head . '"三千畝地5戶","span":[0,40],' . $map . "}\n");
my ($x, $y) = figures($lines);
is_deeply $x->{span}, [10, 19], 'a figure before a seam';
is_deeply $y->{span}, [29, 33], 'a figure behind it';
($status, $lines) = nums($head . '"12萬畝5戶","span":[0,60],"map":[[0,3],[5,16],[8,40]]' . "}\n");
($x, $y) = figures($lines);
is_deeply $x->{span}, [3, 19], 'a seam inside: to the end of the last character';
is_deeply $y->{span}, [40, 44], 'three seams';
($status, $lines) = nums($head . '"12萬畝","span":[7,60],"map":{}' . "}\n");
is_deeply +(figures($lines))[0]{span}, [7, 15], 'without a map, from where the segment begins';

# --- options --------------------------------------------------------------------
($status, $lines) = nums("$segment\n", '--keep');
is $lines->[0], $segment, '--keep lets the segment through first';
is scalar @$lines, 3, 'and then its figures';

($status, $lines) = nums("$segment\n", '--context=segment');
($x, $y) = figures($lines);
is $y->{text}, '种树12株。养羊约3000余只。', '--context=segment gives all of the text';
is_deeply $y->{at}, [9, 15], 'and counts from its start';
is substr($y->{text}, 9, 6), $y->{surface}, 'which is where the surface stands';

($status, $lines) = nums("$segment\n", '-c', 'none');
($x) = figures($lines);
ok !exists $x->{text} && !exists $x->{at}, '--context=none leaves text and at out';
is_deeply $x->{span}, [106, 111], 'but not span';

($status, $lines, $err) = nums("$segment\n", '--context=page');
is $status, 2, 'another context is an error';
like $err, qr/^rr-nums: --context: sentence, segment or none expected, not page\n/, 'and named';

($status, $lines) = nums("2020年3月植树第5次,编号302\n", '--text');
is scalar @$lines, 0, 'dates, ordinals and bare numbers are left out';
($status, $lines) = nums("2020年3月植树第5次,编号302\n", '--text', '--all');
is_deeply [map $_->{class}, figures($lines)], [qw(date ordinal number)], 'but with --all';

($status, $lines) = nums("种树12株\n", '--text', '--explain');
ok ref +(figures($lines))[0]{why}, '--explain adds why';

# --- plain text --------------------------------------------------------------------
($status, $lines) = nums("清溪县\n\n种树12株\r\n养羊3只", '--text');
($x, $y) = figures($lines);
is_deeply [$x->{doc}, $x->{line}, $y->{line}], ['-', 3, 4], '--text gives file and line';
is_deeply $x->{span}, [17, 22], 'and the place in the file';
is_deeply $y->{span}, [30, 34], 'also in a last line without newline';

is $x->{text}, '种树12株', 'the carriage return of a line is no part of it';

# blanks and control characters are in no member, but places count them
($status, $lines) = nums("  甲 。 修路 \0 12 公里 \0\n", '--text');
($x) = figures($lines);
is_deeply [@$x{qw(text at surface what)}], [" 修路 \0 12 公里 \0", [6, 11], '12 公里', '路'], 'blanks count in at';
is_deeply $x->{span}, [19, 28], 'and in span';
($status, $lines) = nums("$head\"  甲。 修路 12 公里\",\"span\":[0,40]}\n", '--context=segment');
is_deeply +(figures($lines))[0]{at}, [8, 13], 'and over a sentence end';
($status, $lines) = nums('养羊3只' . ' ' x 50_000 . "种树12株\n", '--text');
($x, $y) = figures($lines);
is_deeply [$x->{span}, $y->{span}, $y->{surface}], [[6, 10], [50_016, 50_021], '12株'], 'a long gap parts sentences';
cmp_ok length $x->{text}, '<', 5000, 'so that no record carries it whole';
($status, $lines, $err) = nums('柳' x 4093 . '三 四' . '柳' x 400_000 . "种树12株\n", '--text', '--context=none');
is "$status$err", '0', 'a blank that stands takes the last place of a sentence';
is_deeply [map $_->{surface}, figures($lines)], ['12株'], 'and what is behind it is read';

my $file = scratch() . '/nums.txt';
open my $fh, '>:utf8', $file or die $!;
print $fh '甲' x 100_000, "\n", "养羊3只\n";
close $fh;
($status, $lines) = nums('', '--text', $file);
is_deeply +(figures($lines))[0]{span}, [300_007, 300_011], 'behind a long line too';
is +(figures($lines))[0]{doc}, $file, 'doc is the operand';

# a sentence longer than is held is cut, and nothing in it lost
($status, $lines) = nums(('养羊3只,' x 2000) . "\n", '--text', '--context=none');
is scalar @$lines, 2000, 'a very long sentence';
is_deeply +(figures([$lines->[-1]]))[0]{span}, [1999 * 11 + 6, 1999 * 11 + 10], 'places behind the cuts';

# the stop between blanked digits is a mangled point; others end sentences
($status, $lines) = nums("修路xx。x公里。养羊3只\n", '--text');
is_deeply [map $_->{text}, figures($lines)], ['修路xx。x公里。', '养羊3只'], 'sentences';
($status, $lines) = nums("他说:“养羊3只。”养牛2头!\n", '--text');
is_deeply [map $_->{text}, figures($lines)], ['他说:“养羊3只。”', '养牛2头!'], 'a closing quotation mark stays';

# --- exactness -----------------------------------------------------------------------
my $digits = '1234567890' x 50;
($status, $lines) = nums("总量$digits" . "万吨\n", '--text');
like $lines->[0], qr/"value":\Q$digits\E0000,/, '500 digits survive';

# --- hostile lines: they end, and in time that grows with their length --------------
for my $piece ('12x', 'x', '1x', '×1', '1', '一', '一二', '两', '十', '百', '万', '几', '数十', '半', '零', '负', '-1', '1-', '1:', '1,', '1,234',
    '1 ', '0.', '1/', '1e', '1×10', '百分之', '分之', '三分之一', '又', '点', '一点', '第', '第一', '第1、', '前', '“', '“一', '‘一', '《', '《一',
    '1月', '1年', '2020年', '2020年到', '2020-', '1点', '8:30', '1至', '每1元', '约1万', '近', '余', '1余', '1多', '个', '1个多', '1元5角', '￥1',
    '500头以上', '1万1千', '其中1户', '24小时', '一村', 'xx。', 'x。x', '零下5度', '1米x') {
	local $SIG{ALRM} = sub { die "rr-nums does not end on: $piece\n" };
	alarm 60;
	for my $option ('--all', '--context=none') {
		my ($status) = nums($piece x 3000 . "\n", '--text', $option);
		is $status, 0, "'$piece' 3000 times, $option";
	}
	alarm 0;
}

# --- what is passed and what is refused ----------------------------------------------
my $other = '{"type":"quantity","x": 1.50}';
($status, $lines) = nums("$other\n");
is_deeply [$status, @$lines], [0, $other], 'other records pass byte for byte';

for (['{"type":"segment","span":[0,1]}', 'segment without text'],
    ['{"type":"segment","text":5,"span":[0,1]}', 'segment without text'],
    ['{"type":"segment","text":"5户"}', 'segment without a span'],
    ['{"type":"segment","text":"5户","span":"x"}', 'segment without a span'],
    ['{"type":"segment","text":"5户","span":[-1,2]}', 'segment without a span']) {
	my ($line, $wrong) = @$_;
	($status, $lines, $err) = nums("$line\n$segment\n");
	is $status, 1, "$line: status";
	is $err, "rr-nums: -:1: $wrong\n", "$line: message";
	my $r = $json->decode($lines->[0]);
	is_deeply [@$r{qw(type tool error raw)}], ['error', 'rr-nums', $wrong, $line], "$line: the record";
	is scalar @$lines, 3, "$line: and the rest is read";
}
my ($code, $out, $messages) = run("\xff5\n", program('rr-nums'), '--text');
is $code, 1, 'no UTF-8 with --text: status';
like $messages, qr/^rr-nums: -:1: byte 1: not UTF-8/, 'message';

done_testing;
