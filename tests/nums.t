#!/usr/bin/perl
# What rr-nums finds in sentences: tests/nums/*.cases, each file through one run of
# rr-nums --text. A file's first line "# options: ..." adds options. CASE=TEXT runs
# only the cases whose sentence contains TEXT.
use strict;
use warnings;
use utf8;
use open qw(:std :utf8);
use lib 'tests';
use RR;
use JSON::PP;
use Test::More;

my $json = JSON::PP->new->allow_bignum;

sub text_of { my $t = slurp($_[0]); utf8::decode($t); return $t }

# The table of variants, one traditional form for each simplified one.
my (%traditional, %simple);
for (grep /^[^#]/, split /\n/, text_of('lib/data/variants.tsv')) {
	my ($variant, $form) = split /\t/;
	$simple{$variant} = $form;
	$traditional{$form} //= $variant;
}
# the variant most used where there are several, and those that are words of their own
%traditional = (%traditional, map { split //, $_ } qw(万萬 亿億 亩畝 户戶 个個 两兩 余餘 点點 数數 几幾 台臺 处處 项項 条條 场場 发發));
delete $traditional{$_} for split //, '一二三四五六七八九十百千〇零壹贰叁肆伍柒捌玖拾佰仟';
sub traditional { join '', map { $traditional{$_} // $_ } split //, $_[0] }
sub folded { join '', map { $simple{$_} // $_ } split //, $_[0] }

my @keys = qw(value unit class approx lo hi fraction mask enum implied);

sub read_cases {
	my ($file) = @_;
	my ($options, $number, @cases) = ('', 0);
	my $open = 0;
	for my $line (split /\n/, text_of($file)) {
		$number++;
		$options = $1 if $line =~ /^# options: (.*)/;
		if ($line =~ /^#/ || $line =~ /^\s*$/) {
			$open = 0;
		} elsif (!$open) {
			push @cases, { file => $file, number => $number, text => $line, want => [] };
			$open = 1;
		} else {
			my ($surface, @members) = split / \| /, $line;
			my %want = (surface => $surface, approx => 'exact');
			for (@members) {
				my ($key, $value) = /^(\w+)(?: (.*))?$/ or die "$file:$number: no member: $_\n";
				grep $_ eq $key, @keys or die "$file:$number: no such member: $key\n";
				$want{$key} = $key =~ /^(enum|implied)$/ ? 1 : $value // '';
			}
			push @{ $cases[-1]{want} }, \%want;
		}
	}
	@cases = grep index($_->{text}, do { my $c = $ENV{CASE}; utf8::decode($c); $c }) >= 0, @cases if defined $ENV{CASE};
	return ($options, @cases);
}

sub show {
	my ($r) = @_;
	return join ' | ', $r->{surface}, map { "$_ " . ($r->{$_} // 'null') } grep exists $r->{$_}, @keys;
}

# wrong WANT, GOT: the members in which a record is not as wanted.
sub wrong {
	my ($want, $got) = @_;
	my @wrong;
	push @wrong, 'surface' if folded($want->{surface}) ne folded($got->{surface});
	for my $key (@keys) {
		my $is = exists $got->{$key} ? $got->{$key} // 'null' : undef;
		$is = 1 if ref $is;
		next if !exists $want->{$key} && $key !~ /^(enum|implied|mask)$/;
		push @wrong, $key if folded($want->{$key} // '') ne folded($is // '');
	}
	return @wrong;
}

sub check {
	my ($options, $script, @cases) = @_;
	my $input = join '', map { ($script eq 'traditional' ? traditional($_->{text}) : $_->{text}) . "\n" } @cases;
	utf8::encode($input);
	my ($status, $out, $err) = run($input, program('rr-nums') . " --text $options");
	is $status, 0, "$cases[0]{file}, $script: status";
	is $err, '', "$cases[0]{file}, $script: no messages";
	utf8::decode($out);
	my %got;
	for (split /\n/, $out) {
		# numbers stay text, so that they compare as written
		my $r = $json->decode(s/("(?:value|lo|hi)":)(-?[\d.]+)/$1"$2"/gr);
		push @{ $got{$r->{line}} }, $r;
	}
	for my $i (0 .. $#cases) {
		my ($case, @got) = ($cases[$i], @{ $got{$i + 1} // [] });
		my @want = @{ $case->{want} };
		my @wrong = @want != @got ? 'number of figures' : map wrong($want[$_], $got[$_]), 0 .. $#want;
		ok !@wrong, "$case->{text} ($script)" or diag "$case->{file}:$case->{number}: @wrong\n",
		    "  text      $case->{text}\n",
		    map("  expected  " . show($_) . "\n", @want), map("  got       " . show($_) . "\n", @got),
		    "  run it alone: CASE='$case->{text}' prove -Itests $0";
	}
}

for my $file (sort glob 'tests/nums/*.cases') {
	my ($options, @cases) = read_cases($file);
	next if !@cases;
	check($options, 'simplified', @cases);
	check($options, 'traditional', @cases);
}
done_testing;
