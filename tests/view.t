#!/usr/bin/perl
# rr-view without a browser: the page is what its policy allows and nothing else,
# the records are in it to the last digit, each figure's place is right, hostile
# text stays text, refused lines are kept. What the page does when it is open is
# tested by `make check-browser`.
use strict;
use warnings;
use utf8;
use lib 'tests';
use RR;
use Digest::SHA 'sha256_base64';
use Encode qw(decode encode);
use JSON::PP;
use MIME::Base64;
use Test::More;
binmode Test::More->builder->$_, ":utf8" for qw(output failure_output todo_output);

my $view = program('rr-view');
my $json = JSON::PP->new->utf8;
my $sample = slurp_command("$^X tests/view/make-sample.pl");

sub slurp_command {
	my ($status, $out, $err) = run('', $_[0]);
	die "$_[0]: $err" if $status;
	return $out;
}

# page INPUT, ARGUMENTS...: (html, [data lines], status, messages)
sub page {
	my ($input, @arguments) = @_;
	my ($status, $out, $err) = run($input, $view, @arguments);
	my @lines = map { split /\n/ } $out =~ m{<script type="application/json" class="records">(.*?)</script>}gs;
	return ($out, [grep length, @lines], $status, $err);
}

# records INPUT: those of the page's data that came from the stream
sub records { grep { $_->{type} ne 'fold' } map { $json->decode($_) } @{ (page(@_))[1] } }

sub line { $json->encode({@_}) . "\n" }

# What the script will show: [begin, end) in UTF-16 units of a text.
sub units {
	my ($text, $place) = @_;
	my $utf16 = encode('UTF-16LE', $text);
	return decode('UTF-16LE', substr $utf16, 2 * $place->[0], 2 * ($place->[1] - $place->[0]));
}

# --- the frame ---
{
	my ($html, $data, $status, $err) = page($sample, '--title=A & <B> "C"');
	is "$status$err", '0', 'the sample: status 0, nothing said';
	like $html, qr/\A<!doctype html>\n/, 'a document type first';
	is $html =~ tr/\0//, 0, 'no NUL';
	like $html, qr{<title>A &amp; &lt;B&gt; &quot;C&quot;</title>}, 'the title is escaped';
	my ($policy) = $html =~ /http-equiv="Content-Security-Policy" content="([^"]*)"/;
	like $policy, qr/^default-src 'none'; /, 'the policy forbids what it does not name';
	my @style = $html =~ m{<style>(.*?)</style>}gs;
	my @script = $html =~ m{<script type="module">(.*?)</script>}gs;
	is scalar(@style) . scalar(@script), '11', 'one style, one script';
	is +($policy =~ /style-src '([^']*)'/)[0], 'sha256-' . sha256_base64($style[0]) . '=', "the style's hash";
	is +($policy =~ /script-src '([^']*)'/)[0], 'sha256-' . sha256_base64($script[0]) . '=', "the script's hash";
	is_deeply [sort map { s/'[^']*'//gr } split /; /, $policy],
	    [sort 'default-src ', 'script-src ', 'style-src ', 'base-uri ', 'form-action '], 'nothing else is allowed';
	my %kind;
	$kind{$_}++ for $html =~ /<script type="([^"]*)"/g;
	is_deeply [sort keys %kind], ['application/json', 'module', 'text/tab-separated-values'], 'kinds of script elements';
	my $frame = $html =~ s{<script.*?</script>|<style>.*?</style>}{}gsr;
	unlike $frame, qr/\s(?:src|href|on\w+|style)\s*=/i, 'no address, handler or style in the markup';
	unlike "$script[0]$style[0]", qr{https?://(?!www\.w3\.org/2000/svg)|\@import|url\(|innerHTML|insertAdjacentHTML|document\.write|\beval\b},
	    'script and style fetch nothing, and make no markup from text';
	unlike $html, qr/\{\{[\w-]+\}\}/, 'no place left open';
	my ($zh) = page('', '--lang=zh');
	like $zh, qr/data-lang="zh"/, '--lang reaches the page';
	my %words;
	for my $file (glob 'lib/view/*.js lib/view/*.html') {
		$words{$_}{$file}++ for slurp($file) =~ /(?:say\('|joined\('|data-t(?:-label|-hint)?=")([\w.-]+)/g;
	}
	my %row = map { /^([^#\t]+)\t([^\t]+)\t([^\t]+)$/ ? ($1 => 1) : () } split /\n/, slurp('lib/data/page-words.tsv');
	is join(' ', grep { !$row{$_} } sort keys %words), '', 'every word the page says is in the table, in both languages';
	my $sources = join '', map slurp($_), glob 'lib/view/*.js lib/view/*.html';
	is join(' ', grep { /^ui\./ && $sources !~ /\Q$_\E\b/ } sort keys %row), '', 'and no word of the table is idle';
	my ($reasons) = slurp('lib/check/finding.c') =~ /\{ "", ("masked".*?) \}/;
	is join(' ', grep { !$row{"reason.$_"} } $reasons =~ /"(\w+)"/g), '', 'and every reason of rr-check';
	is +(grep /\S/ && !/^#/ && tr/\t// != 2, split /\n/, slurp('lib/data/page-words.tsv')), 0, 'rows of the table have three columns';
}

# --- the data ---
{
	my @in = map { $json->decode($_) } split /\n/, $sample;
	my @out = records($sample);
	is join(' ', map $_->{type}, @out), join(' ', map $_->{type}, @in), 'every record is there, in order';
	my $segment;
	my $wrong = 0;
	for my $r (@out) {
		$segment = $r if $r->{type} eq 'segment';
		$wrong++ if $r->{type} eq 'quantity' && units($segment->{text}, $r->{place}) ne $r->{surface};
	}
	is $wrong, 0, 'every figure stands where its place says';
	my ($html) = page($sample);
	like $html, qr/"value":"1234567890123456789012345678901234567\.25"/, 'numbers are strings, digit for digit';
	my @odd = records(qq({"type":"x","a":-0.10e+5,"b":[1,{"c":2.50}],"d":null,"e":true,"f":"9","g":[ ] }\n));
	is_deeply $odd[0], { type => 'x', a => '-0.10e+5', b => ['1', { c => '2.50' }], d => undef, e => JSON::PP::true, f => '9', g => [] },
	    'literals stay, at any depth; other values do not change';
}

# --- places ---
my @place = (
	# what is tried, segment's text, [sentence, at, span, the place wanted] ...
	['the second figure of a sentence', '栽树10株、种草20亩。', ['栽树10株、种草20亩。', [2, 5], [6, 11], [2, 5]], ['栽树10株、种草20亩。', [8, 11], [18, 23], [8, 11]]],
	['a later sentence', '第一句。修路3公里。', ['修路3公里。', [2, 5], [18, 25], [6, 9]]],
	['the same sentence twice, told by the span', '修路3公里。修路3公里。', ['修路3公里。', [2, 5], [22, 29], [8, 11]]],
	['the same sentence twice, in order', '修路3公里。修路3公里。', ['修路3公里。', [2, 5], [1006, 1013], [2, 5]], ['修路3公里。', [2, 5], [1022, 1029], [8, 11]]],
	['characters outside the basic plane', "\x{20bb7}野家\x{2a6a5}有5户。", ["\x{20bb7}野家\x{2a6a5}有5户。", [5, 7], [17, 21], [7, 9]]],
	['escapes in the text', "\"左\"\t\\有5户", ["\"左\"\t\\有5户", [6, 8], [0, 0], [6, 8]]],
);
for (@place) {
	my ($name, $text, @figure) = @$_;
	my $input = line(type => 'segment', doc => '-', report => 1, seg => '1', text => $text, span => [0, length encode('UTF-8', $text)]);
	$input .= line(type => 'quantity', doc => '-', report => 1, seg => '1', text => $_->[0], at => $_->[1], span => $_->[2]) for @figure;
	my @r = records($input);
	is_deeply [map $_->{place} && [map 0 + $_, @{ $_->{place} }], @r], [undef, map $_->[3], @figure], "place: $name";
}
{
	my $text = '修路3公里。修路3公里。';
	my $input = line(type => 'segment', doc => '-', report => 1, seg => '1', text => $text, span => [100, 200], map => [[0, 106], [16, 140]]) .
	    line(type => 'quantity', doc => '-', report => 1, seg => '1', text => '修路3公里。', at => [2, 5], span => [146, 153]);
	is_deeply [map 0 + $_, @{ (records($input))[1]{place} }], [8, 11], 'place: through the map';
	$input =~ s/"at":/"place":"none","at":/;
	is_deeply [map 0 + $_, @{ (records($input))[1]{place} }], [8, 11], 'place: ours counts, not a member of that name';
	ok !exists((records($input))[0]{map}), 'the map itself is not in the page';
	$input =~ s/"text":/"path":["a"],"intro":"b","text":/g;
	my ($s, $q) = records($input);
	is_deeply [map { exists $_->{path} && exists $_->{intro} } $s, $q], [1, ''], 'a figure does not say again what its segment says';
}
{
	my %of = (type => 'quantity', doc => 'a', report => 2, seg => '1.2', title => 'T', path => ['T']);
	my @r = records(line(%of, text => '种树5株。', at => [2, 4], span => [0, 1], surface => '5株', value => 5) .
	    line(%of, text => '种树5株。', at => [2, 4], span => [0, 1]) . line(%of, text => '养鸡6只。', at => [2, 4], span => [0, 1]));
	is join(' ', map $_->{type}, @r), 'segment quantity quantity segment quantity', 'without segments, sentences become segments';
	is "$r[0]{doc} $r[0]{report} $r[0]{seg} $r[0]{title} $r[0]{path}[0] $r[0]{made}", 'a 2 1.2 T T 1', 'which know where they belong';
	@r = records(line(type => 'segment', doc => 'a', report => 2, seg => '1.2', text => 'x') . line(%of, text => '种树5株。', at => [2, 4]));
	is join(' ', map $_->{type}, @r), 'segment segment quantity', 'a sentence its segment does not hold is shown by itself';
	@r = records(line(type => 'segment', doc => 'a', report => 2, seg => '1.1', text => '种树5株。') . line(%of, text => '种树5株。', at => [2, 4]));
	is join(' ', map $_->{type}, @r), 'segment segment quantity', 'a figure is not put into a segment that is not its own';
}

# --- the shipped report, through all the filters ---
{
	my $stream = slurp_command(join ' | ', program('rr-split') . ' tests/sample/report.txt', program('rr-nums') . ' --keep',
	    map program($_), qw(rr-units rr-tag rr-check));
	my ($segment, $figures, $wrong, $made) = (undef, 0, 0, 0);
	for my $r (records($stream)) {
		$segment = $r if $r->{type} eq 'segment';
		$made++ if $r->{made};
		next if $r->{type} ne 'quantity';
		$figures++;
		$wrong++ if units($segment->{text}, $r->{place}) ne $r->{surface};
	}
	cmp_ok $figures, '>', 20, "the shipped report: $figures figures";
	is "$wrong $made", '0 0', 'the shipped report: each stands in its segment, where its place says';
}

# --- hostile text ---
{
	my @hostile = ('</script><script>alert(1)</script>', '<!--<script>', '-->', ']]>', "\x{2028}\x{2029}", "\x{202e}\x{2066}\x{200f}",
		"\x01\x1f\x7f", '"\'`&amp;&lt;', '{{data}}{{title}}', "\x{0}\x{b}", "\x{ffff}\x{10ffff}", '=cmd()', '\\u003c/script>', '__proto__');
	for my $text (@hostile) {
		my %of = (doc => $text, report => 1, seg => $text, title => $text);
		my ($html, $data) = page(line(type => 'segment', %of, text => "${text}5户") .
		    line(type => 'quantity', %of, text => "${text}5户", at => [length $text, 2 + length $text], surface => '5户', what => $text, $text => $text) .
		    line(type => 'check', %of, text => $text) . encode('UTF-8', "no record: $text\n"), '--title', $text =~ /\0/ ? 'x' : encode('UTF-8', $text));
		my $name = $json->encode([$text]);
		is scalar(grep /</, @$data), 0, "hostile $name: no '<' in the data";
		my @r = grep { $_->{type} ne 'fold' } map { $json->decode($_) } @$data;
		is join(' ', map $_->{type}, @r), 'segment quantity check error', "hostile $name: all records there";
		is "$r[0]{text} $r[1]{what} $r[1]{$text} $r[2]{text}", "${text}5户 $text $text $text", "hostile $name: unchanged";
		is scalar(() = $html =~ /<script type="module">/g), 1, "hostile $name: one script";
	}
	my $lone = encode 'UTF-8', qq({"type":"segment","text":"a\\ud800b5户"}\n{"type":"quantity","text":"a\\ud800b5户","at":[3,5]}\n);
	is_deeply [map 0 + $_, @{ (map { $json->decode($_) } grep /"place"/, @{ (page($lone))[1] })[0]{place} }], [3, 5], 'a lone surrogate counts as one unit';
}

# --- refused lines ---
{
	my $input = "{\"type\":\"segment\"}\n{}\n{\"type\":\"quantity\",\"text\":\"x\"}\n" .
	    "{\"type\":\"quantity\",\"text\":\"x\",\"at\":[0,9]}\n{\"type\":\"quantity\",\"text\":\"xy\",\"at\":[2,1]}\n{\"type\":\"quantity\",\"at\":[0,1]}\nno\n\xff<\n{\"type\":\"segment\",\"text\":\"ok\"}\n";
	my ($html, $data, $status, $err) = page($input);
	is $status, 1, 'refused lines: status 1';
	is $err, <<'END', 'refused lines: messages';
rr-view: -:1: a segment without text
rr-view: -:2: a record without type
rr-view: -:3: a quantity without at
rr-view: -:4: at does not lie in the quantity's text
rr-view: -:5: at does not lie in the quantity's text
rr-view: -:6: a quantity without text
rr-view: -:7: byte 1: '{' expected
rr-view: -:8: byte 1: '{' expected
END
	my @r = grep { $_->{type} ne 'fold' } map { $json->decode($_) } @$data;
	is join(' ', map $_->{type}, @r), 'error ' x 8 . 'segment', 'refused lines: in the page, in their places';
	is "$r[6]{raw} " . decode_base64($r[7]{raw_base64}), "no \xff<", 'refused lines: kept whole';
	my $long = '{"type":"segment","text":"' . '<' x (9 << 20) . '"}';
	($html, $data, $status, $err) = page("$long\n{\"type\":\"segment\",\"text\":\"ok\"}\n");
	@r = map { $json->decode($_) } grep !/"fold"/, @$data;
	is "$status " . join(' ', map $_->{type}, @r), '1 error segment', 'a line too long';
	is decode_base64($r[0]{raw_base64}), $long, 'a line too long: kept whole';
	my $deep = '{"type":"x","a":' . '[' x 100_000 . ']' x 100_000 . "}\n";
	($html, $data, $status, $err) = page($deep);
	is "$status$err" . length $data->[0], '0' . (length($deep) - 1), 'a record nested deep';
	is +(run('', "$view --lang=fr"))[0], 2, 'an unknown language is refused';
	is +(run('', $view, '--title', "\xff"))[0], 2, 'a title that is not UTF-8 is refused';
}

# --- memory: bounded, whatever the input ---
SKIP: {
	skip 'no /proc', 1 unless -r '/proc/self/status';
	skip 'built with a sanitizer', 1 if slurp($view) =~ /__asan_init/;
	my $piece = slurp_command("$^X tests/view/make-sample.pl 2000");
	my $pid = open(my $to, '|-', "exec $view >/dev/null") or die $!;
	print $to $piece for 1 .. 20;
	my ($peak) = slurp("/proc/$pid/status") =~ /^VmHWM:\s+(\d+)/m;
	close $to;
	cmp_ok $peak, '<=', 16 << 10, sprintf('%d MiB of records: at most 16 MiB resident (%d KiB)', 20 * length($piece) >> 20, $peak);
}

done_testing;
