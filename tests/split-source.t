#!/usr/bin/perl
# rr-split and its source: spans lead back to every byte, the source slice of a
# segment repaired is its text, any encoding gives the same text, however the
# input is cut; and what the options do.
use strict;
use warnings;
use utf8;
use lib 'tests', 'tests/split';
use RR;
use Damage;
use Encode;
use JSON::PP;
use Test::More;
binmode $_, ':utf8' for *STDOUT, *STDERR, Test::More->builder->output, Test::More->builder->failure_output;

my $json = JSON::PP->new->utf8;

sub split_bytes {
	my ($bytes, @options) = @_;
	my ($status, $out, $err) = run($bytes, program('rr-split'), @options);
	return ([map $json->decode($_), split /\n/, $out], $status, $err);
}

sub text_of { join "\n", map $_->{text}, @{$_[0]} }

sub clean { my $t = slurp("tests/split/clean/$_[0].txt"); utf8::decode($t); $t }

# --- spans and maps ---------------------------------------------------------

my %reading = readings();
my $traditional = converter();
srand 7;
my $clean = $traditional->(clean('qingxi') . clean('shiqiao'));
my %gloss = map { $_ => $reading{$_} } grep rand() < 0.5 && $reading{$_}, $clean =~ /\p{Han}/g;
my $report = join "\n", map +(damage($_, \%gloss, 2 / 3, 'keep'))[0], split /\n/, $clean;
$report .= "\n\x{3000}<p>一、水&nbsp;利</p><p>二、交\x{ad}通\x{a0}運輸。</p>\r\n";
utf8::encode($report);
my ($records) = split_bytes($report);
cmp_ok(scalar @$records, '>', 20, 'there are segments');

my ($end, $left) = (0, '');
for my $r (@$records) {
	my ($from, $to) = @{$r->{span}};
	cmp_ok($from, '>=', $end, 'segments do not overlap');
	$left .= substr $report, $end, $from - $end;
	$end = $to;
}
$left .= substr $report, $end;
utf8::decode($left);
unlike($left =~ s{</?p>|\s}{}gr, qr/\S/, 'what is between the spans is blank, or was taken out');

my $slices = 0;
for my $r (@$records) {
	my $slice = substr $report, $r->{span}[0], $r->{span}[1] - $r->{span}[0];
	# What was torn behind the end of a clause is read from the whole line alone.
	next if $slice =~ /\?/ && !grep($_ eq $r->{kind}, 'title', 'section');
	my ($again) = split_bytes($slice);
	is(text_of($again) =~ s/\n//gr, $r->{text}, 'the source slice, repaired, is the text');
	$slices++;
}
cmp_ok($slices, '>', 20, 'slices were compared');

# A character of the text that the map does not say is torn stands at its place.
my $placed = 0;
for my $r (@$records) {
	my $text = encode('UTF-8', $r->{text});
	my @map = @{$r->{map} // [[0, $r->{span}[0]]]};
	is($map[0][0], 0, 'a map begins with the text') if $r->{map};
	next if $r->{fixes}{shift};
	for my $i (0 .. $#map) {
		my $upto = $i < $#map ? $map[$i + 1][0] : length $text;
		my $run = substr $text, $map[$i][0], $upto - $map[$i][0];
		my $there = substr $report, $map[$i][1], length $run;
		$placed++;
		is($there =~ s/\xc2\xa0/ /gr, $run, 'text stands where the map says') if $run !~ / /;
	}
}
cmp_ok($placed, '>', 50, 'runs of text were looked up');

# --- cut anywhere ------------------------------------------------------------

my $pipe = sub {
	my ($block) = @_;
	my $base = scratch() . '/report';
	open my $fh, '>:raw', $base or die $!;
	print $fh $report;
	close $fh;
	my (undef, $out) = run('', "dd if=$base bs=$block 2>/dev/null | " . program('rr-split'));
	return $out;
};
is($pipe->(1), $pipe->(100000), 'input that comes byte by byte gives the same');

# --- encodings ---------------------------------------------------------------

for my $name ('qingxi', 'baima') {
	my $simplified = clean($name);
	for my $text ($simplified, $traditional->($simplified)) {
		my ($want) = split_bytes(encode('UTF-8', $text));
		my @encodings = ('UTF-8', 'GBK', 'UTF-16LE', 'UTF-16BE');
		push @encodings, 'Big5' if $text ne $simplified;
		for my $encoding (@encodings) {
			for my $bom ($encoding =~ /UTF/ ? ('', "\x{feff}") : '') {
				my $bytes = encode($encoding, $bom . $text =~ s/裡/裏/gr =~ s/裏/里/gr);
				my ($got, $status, $err) = split_bytes($bytes);
				is(text_of($got) =~ s/裡/里/gr, text_of($want) =~ s/裡/里/gr,
				    "$encoding" . ($bom && ' with a byte order mark') . ' is recognised');
				is("$status$err", '0', 'without a word');
				my ($told) = split_bytes($bytes, '-f', $encoding);
				is(text_of($told), text_of($got), "-f $encoding gives the same") if $bom eq '';
			}
		}
	}
}

my ($bad, $status, $err) = split_bytes(encode('GBK', '修路') . "\xff9\n", '-f', 'GBK');
is($status, 0, 'bytes that do not decode are no end');
($bad, $status, $err) = split_bytes(encode('UTF-8', '修路') . "\xff" . encode('UTF-8', "九公里\n"));
is($bad->[0]{text}, "修路\x{fffd}九公里", 'but become U+FFFD');
like($err, qr/^rr-split: -: bytes that are no UTF-8 at 1 places became U\+FFFD$/m, 'and are counted');
is($bad->[0]{fixes}{invalid}, 1, 'also in the record');
($bad, $status, $err) = split_bytes(encode('UTF-8', "修渠。\n修路") . "\xff\n", '--strict');
is($status, 1, '--strict makes them an error');
like($err, qr/^rr-split: -: not valid UTF-8 behind byte 10$/m, 'with its place');
is(text_of($bad), '修渠。', 'what came before is there');

# a page's long head in ASCII, and lines of a few characters, tell as well
my $script = "<script>var a = f(1) + 2;</script>\n";
for my $encoding ('GBK', 'Big5', 'UTF-16LE', 'UTF-16BE', 'UTF-8') {
	my $tail = $encoding eq 'Big5' ? '新修村組道路，改造危房。' : '新修村组道路，改造危房。';
	for my $lines (0, 1, 900, 5000) {
		my ($got) = split_bytes(encode($encoding, $script x $lines . "$tail\n"));
		is($got->[-1]{text}, $tail, "$encoding behind $lines lines of ASCII");
	}
	for my $short (grep length == 10, map substr($tail, $_, 10), 0 .. length $tail) {
		my ($got) = split_bytes(encode($encoding, $short));
		is(text_of($got), $short, "$encoding: $short");
	}
}
for my $encoding ('UTF-7', 'GB2312', 'CP936', 'CP950', 'BIG5-HKSCS', 'UTF-16', 'UTF-32', 'UCS-2LE', 'ISO-2022-CN') {
	my ($s, $bytes) = run(encode('UTF-8', "修路，甲+乙\n"), "iconv -f UTF-8 -t $encoding");
	my ($got) = split_bytes($bytes, '-f', $encoding);
	is(text_of($got), '修路，甲+乙', "-f $encoding");
}

# characters that lie across the blocks in which a file is read
my $many = 'x' . "清溪县修路9公里，种茶300亩。\n" x 8000;
for my $encoding ('GBK', 'Big5', 'UTF-16LE', 'UTF-16BE') {
	my $wide = $encoding eq 'Big5' ? $many =~ tr/县种亩/縣種畝/r : $many;
	my ($got) = split_bytes(encode($encoding, $wide), '-f', $encoding);
	is(join('', map "$_->{text}\n", @$got), $wide, "$encoding: read in blocks");
}

# --- options -----------------------------------------------------------------

sub texts { text_of((split_bytes(encode('UTF-8', shift), @_))[0]) }
is(texts("農(nóng)村,。路&nbsp;好\n", '--repair=none'), '農(nóng)村,。路&nbsp;好', '--repair=none leaves all');
is(texts("農(nóng)村,。路&nbsp;好\n", '--repair=gloss'), '農村,。路&nbsp;好', '--repair=gloss');
is(texts("農(nóng)村,。路&nbsp;好\n", '--repair=comma,markup'), '農(nóng)村。路 好', '--repair=comma,markup');
is(texts("農村戶數、畝產、萬人。\n", '--script=simplified'), '农村户数、亩产、万人。', '--script=simplified');
is(texts("農村戶數\n", '--script=keep'), '農村戶數', '--script=keep');
is(join(',', map "$_->{report}$_->{kind}", @{(split_bytes(encode('UTF-8', "报告甲\n修路。\n报告乙\n种茶。\n"), '--title=^报告.$'))[0]}),
    '1title,1para,2title,2para', '--title');
for my $wrong (['--repair=comas', qr/not a kind of repair: comas/], ['--title=(', qr/--title: \(: .*offset/],
    ['--from=klingon', qr/does not know the encoding: klingon/], ['--script=latin', qr/simplified or keep/],
    ['--max-segment=1', qr/at least 1K/]) {
	(undef, my $s, my $e) = split_bytes('', $wrong->[0]);
	is($s, 2, "$wrong->[0] is refused");
	like($e, $wrong->[1], 'with its reason');
}

# --- long lines --------------------------------------------------------------

my $long = encode('UTF-8', '清溪县修路9公里，种茶300亩。' x 20000);
my ($pieces) = split_bytes($long, '--max-segment=64K');
is(join('', map $_->{text}, @$pieces), decode('UTF-8', $long), 'a long line loses nothing');
is(scalar(grep !$_->{cut}, @$pieces), 1, 'all its segments but the last are cut');
is(scalar(grep $_->{text} !~ /。$/, @$pieces), 0, 'at the end of a sentence');
is(scalar(grep length(encode('UTF-8', $_->{text})) > 64 * 1024, @$pieces), 0, 'none is longer than was asked');
done_testing;
