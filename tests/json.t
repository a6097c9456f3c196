#!/usr/bin/perl
# The JSON reader (lib/base/json.h): what RFC 8259 allows passes byte for byte,
# the rest becomes an error record that holds the line and says where it went
# wrong. The cases are in tests/json/; perl's JSON::PP is the oracle.
use strict;
use warnings;
use lib 'tests';
use RR;
use Encode qw(decode FB_CROAK);
use JSON::PP ();
use MIME::Base64 'decode_base64';
use Test::More;

my $json = JSON::PP->new->utf8->allow_nonref;

sub cases {
	my ($path) = @_;
	my @lines = grep !/^#/, split /\n/, slurp($path);
	s/\\x\{(..)\}/chr hex $1/ge for @lines;
	return @lines;
}

# --- valid ---
my @valid = cases('tests/json/valid.cases');
my $all = join '', map "$_\n", @valid;
my ($status, $out, $err) = run($all, program('tests/pass'));
is $status, 0, 'valid lines: status 0';
is $err, '', 'valid lines: nothing to say';
my @out = split /\n/, $out, -1;
is $out[$_], $valid[$_], "passes: $valid[$_]" for 0 .. $#valid;

# --- invalid ---
my @invalid = map { /^(.*)\t(\d+)$/s ? [$1, $2] : die "no offset: $_" } cases('tests/json/invalid.cases');
($status, $out, $err) = run(join('', map "$_->[0]\n", @invalid), program('tests/pass'));
is $status, 1, 'invalid lines: status 1';
my @records = split /\n/, $out;
my @messages = split /\n/, $err;
is @records, @invalid, 'invalid lines: one record each';
is @messages, @invalid, 'invalid lines: one message each';
for my $i (0 .. $#invalid) {
	my ($line, $offset) = @{$invalid[$i]};
	my $name = $line =~ s/([^ -~])/sprintf '\\x{%02x}', ord $1/ger;
	my $r = eval { $json->decode($records[$i]) } // {};
	my $raw = exists $r->{raw} ? do { my $s = $r->{raw}; utf8::encode($s); $s } :
	    decode_base64($r->{raw_base64} // '');
	is_deeply [@$r{qw(type tool doc line)}, $raw], ['error', 'pass', '-', $i + 1, $line],
	    "refused whole: $name";
	my $at = $offset + 1;
	like $r->{error} // '', qr/^byte $at: /, "at byte $at: $name";
	is $messages[$i], 'pass: -:' . ($i + 1) . ": $r->{error}", "named on stderr: $name";
	my $is_utf8 = defined eval { decode('UTF-8', my $copy = $line, FB_CROAK) };
	is exists $r->{raw}, $is_utf8, "raw when UTF-8, else base64: $name";
}

# --- members, against JSON::PP ---
my @lines = (@valid, '{"k":1,"k":[2,{"x":"]}"},"a\\\\"],"\u006b":{"a":[1,"}"],"b":"x"}}');
($status, $out, $err) = run(join('', map "$_\n", @lines), program('tests/members'));
my @blocks = split /^(?=valid |invalid )/m, $out;
is @blocks, @lines, 'members: every line answered';
for my $i (0 .. $#lines) {
	my ($head, @rows) = split /\n/, $blocks[$i];
	my $want = eval { $json->decode($lines[$i]) } or next;
	my %want = %$want;
	my (%got, %type);
	for (grep !/^(?:last|picked) /, @rows) {
		/^(.*?) (null|false|true|number|string|array|object) (.*)$/s or die $_;
		my $name = $1;
		utf8::decode($name);
		($type{$name}, $got{$name}) = ($2, $3);
	}
	is join(',', sort keys %got), join(',', sort keys %want), "names: $lines[$i]";
	for (sort keys %want) {
		next unless $type{$_} eq 'string';
		my $is = $json->decode($got{$_});
		is $is, $want{$_}, "text: $lines[$i]";
	}
}
is $blocks[-1], <<'END', 'elements, and of one name the last member counts';
valid 3
k number 1
k array <2><{"x":"]}"}><"a\\">
k object <"a"=[1,"}"]><"b"="x">
picked k {"a":[1,"}"],"b":"x"}
last {"a":[1,"}"],"b":"x"}
END

# json_pick finds in every order, escaped names too, what json_get finds
{
	my @orders = map { my @o = @$_; (\@o, [reverse @o]) }
	    [qw(a b k)], [qw(b k a)], [qw(k a b)], [qw(x b y k z a)], [qw(a a b k b)], ['b', '\u006b', 'k', '\u0061'], ['k'], [];
	my @objects = map { my $n = 0; '{' . join(',', map { $n++; "\"$_\":$n" } @$_) . '}' } @orders;
	my ($status, $out) = run(join('', map "$_\n", @objects), program('tests/members'));
	my @got = split /^(?=valid )/m, $out;
	for my $i (0 .. $#objects) {
		my $want = $json->decode($objects[$i]);
		is_deeply {$got[$i] =~ /^picked (\w) (\d+)$/mg}, {map { exists $want->{$_} ? ($_ => $want->{$_}) : () } qw(a b k)},
		    "picked from $objects[$i]";
	}
}

sub text_of { (run("{\"a\":\"$_[0]\"}\n", program('tests/members')))[1] =~ /^a string (.*)$/m ? $1 : undef }
my $replacement = "\xef\xbf\xbd";
is text_of('\ud83d'), "\"$replacement\"", 'a lone high surrogate reads as U+FFFD';
is text_of('\ude00x'), "\"${replacement}x\"", 'a lone low surrogate reads as U+FFFD';
is text_of('\ud83d\u0041'), "\"${replacement}A\"", 'what follows a lone surrogate stays';
is text_of('\ud83d\ud83d\ude00'), "\"$replacement\xf0\x9f\x98\x80\"", 'a pair behind a lone surrogate';
is text_of('\u0000\u001f\u007f'), "\"\\u0000\\u001f\x7f\"", 'control characters are escaped again';

# --- writing: every ASCII character at every place of a machine word ---
{
	my @lines;
	for my $c (grep $_ != 10, 0 .. 127) {
		push @lines, map { 'x' x $_ . chr($c) . 'y' x (17 - $_) } 0 .. 17;
	}
	my ($status, $out) = run(join('', map "$_\n", @lines), program('tests/pass'));
	my @raw = map $json->decode($_)->{raw}, split /\n/, $out;
	is_deeply \@raw, \@lines, 'what is written reads as it was';
	is +(() = $out =~ /[\x00-\x09\x0b-\x1f]/g), 0, 'without a control character';
	like $out, qr/"xx\x7fy+"/, 'DEL needs no escape';
}

# --- depth ---
for my $depth (10_000, 100_000) {
	for (['[', ']'], ['{"a":', '}']) {
		my ($open, $close) = @$_;
		my $inner = $open eq '[' ? '' : '1';
		my $line = '{"a":' . $open x $depth . $inner . $close x $depth . "}\n";
		($status, $out) = run($line, program('tests/pass'));
		ok $status == 0 && $out eq $line, "$depth deep: $open";
		chop(my $short = $line);
		chop $short;
		($status, $out) = run("$short\n", program('tests/pass'));
		is $status, 1, "$depth deep, unclosed: $open";
	}
	my $mixed = '{"a":' . '[{"b":' x ($depth / 2) . '0' . '}]' x ($depth / 2) . "}\n";
	($status, $out) = run($mixed, program('tests/pass'));
	ok $status == 0 && $out eq $mixed, "$depth deep: mixed";
	(my $wrong = $mixed) =~ s/\}\]\}$/]}}/;
	is +(run($wrong, program('tests/pass')))[0], 1, "$depth deep: mixed and crossed";
}

# --- every prefix and every changed byte of a record: no crash, and as JSON::PP has it ---
my $record = '{"t":"q","v":-12.5e3,"s":"a\u67f3\"柳","l":[1,{"x":null}],"b":true}';
my @cut = map substr($record, 0, $_), 1 .. length($record) - 1;
($status, $out) = run(join('', map "$_\n", @cut), program('tests/pass'));
is +(() = $out =~ /^\{"type":"error"/mg), @cut, 'every proper prefix of a record is refused';
srand 5;
my @changed;
for my $i (0 .. length($record) - 1) {
	for (1 .. 6) {
		my $c = $record;
		substr($c, $i, 1) = chr(32 + int rand 95);
		push @changed, $c;
	}
}
($status, $out) = run(join('', map "$_\n", @changed), program('tests/pass'));
@out = split /\n/, $out;
my @differ = grep {
	my $ok = eval { ref $json->decode($changed[$_]) eq 'HASH' };
	($out[$_] eq $changed[$_]) != !!$ok
} 0 .. $#changed;
is_deeply [@changed[@differ]], [], 'changed records are judged as JSON::PP judges them';

done_testing;
