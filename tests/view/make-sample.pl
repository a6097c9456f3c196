#!/usr/bin/perl
# make-sample.pl [FIGURES]: a stream as rr-split | rr-nums --keep | rr-units |
# rr-tag | rr-check gives it, about villages that do not exist. Without an
# argument a small sample with one of each kind; with one, that many figures in
# made-up reports, the same ones each time.
use strict;
use warnings;
use utf8;
use open qw(:std :encoding(UTF-8));
use JSON::PP;
use Math::BigFloat;

my $json = JSON::PP->new->canonical->allow_bignum;
my $source = 0;         # byte of the imagined source file

sub emit { print $json->encode($_[0]), "\n" }
sub bytes { my $s = shift; utf8::encode($s); return length $s }

# A number as the record writes it: the literal digits.
sub num { my $s = shift; return !defined $s ? undef : length $s > 15 || $s =~ m{[.]} ? Math::BigFloat->new($s) : 0 + $s }

# segment(report, no, title, seg, kind, marker, path, text, tags, stage, [figures])
# A figure: [surface, nth occurrence, {members}].
sub segment {
	my ($head, $seg, $kind, $marker, $path, $text, $tags, $stage, $figures, $checks) = @_;
	my $begin = $source;
	$source = $begin + bytes($text) + 1;
	my %own = (doc => $head->{doc}, report => $head->{report}, no => $head->{no}, title => $head->{title},
		seg => $seg, kind => $kind, (length $marker ? (marker => $marker) : ()), path => $path);
	emit({ type => 'segment', %own, text => $text, span => [$begin, $source - 1],
		(@$tags ? (tags => $tags) : ()), ($stage ? (stage => $stage) : ()) });
	my $from = 0;
	my @span;
	for my $f (@$figures) {
		my ($surface, $members) = @$f;
		my $at = index $text, $surface, $from;
		die "no $surface in $text" if $at < 0;
		$from = $at + length $surface;
		my ($left, $right) = (rindex($text, '。', $at) + 1, index($text, '。', $at) + 1);
		my $sentence = substr $text, $left, ($right || length $text) - $left;
		my $b = $begin + bytes(substr $text, 0, $at);
		push @span, [$b, $b + bytes($surface)];
		my %m = (%$members);
		for (qw(value lo hi)) { $m{$_} = num($m{$_}) if exists $m{$_} }
		$m{si} = { value => num($m{si}[0]), unit => $m{si}[1] } if $m{si};
		emit({ type => 'quantity', %own, text => $sentence, span => $span[-1],
			at => [$at - $left, $at - $left + length $surface], surface => $surface,
			value => undef, unit => '', what => '', approx => 'exact',
			(@$tags ? (tags => $tags) : ()), ($stage ? (stage => $stage) : ()), %m });
	}
	for my $c (@{ $checks || [] }) {
		my %c = %$c;
		$c{$_} = num($c{$_}) for qw(claimed computed diff);
		$c{surfaces} = [map { $figures->[$_][0] } @{ $c{members} }];
		emit({ type => 'check', map({ $_ => $own{$_} } qw(doc report seg)), %c,
			members => [map { $span[$_] } @{ $c{members} }] });
	}
}

sub sample {
	my $h = { doc => 'qingxi.txt', report => 1, no => 1, title => '清溪县乡村振兴工作总结篇一' };
	segment($h, '0', 'title', '', [], '清溪县乡村振兴工作总结篇一', [], '', []);
	segment($h, '1', 'section', '一', [], '一、工作成效', [], 'done', []);
	my $p = ['工作成效'];
	segment($h, '1.1', 'point', '一是', $p, '一是整治村庄环境。今年以来，全县拆除旧房4.2万平方米，改水8290户，改水率达81%。召开300余人参加的现场会3次。',
		['ecology/sanitation', 'livelihood/water'], 'done', [
		['4.2万平方米', { class => 'measure', value => '42000', unit => '平方米', what => '旧房', act => '拆除', time => '今年以来', dim => 'area', si => ['42000', 'm2'], ucum => 'm2' }],
		['8290户', { class => 'count', value => '8290', unit => '户', what => '改水', time => '今年以来', dim => 'count', ucum => '{household}', of => 'household' }],
		['81%', { class => 'percent', value => '81', unit => '%', what => '改水率', time => '今年以来', dim => 'percent', si => ['0.81', '1'], ucum => '%' }],
		['300余人', { class => 'count', value => '300', lo => '300', hi => undef, approx => 'over', unit => '人', what => '现场会', act => '参加' }],
		['3次', { class => 'count', value => '3', unit => '次', what => '现场会', act => '召开' }]]);
	segment($h, '1.2', 'point', '二是', $p, '二是发展产业。建成家庭农场81个，其中粮食类6个、果蔬类50个、养殖类14个。种植玉米6000亩、蔬菜1.6万亩，户均增收3000元至5000元。',
		['industry/crops'], 'done', [
		['81个', { class => 'count', value => '81', unit => '个', what => '家庭农场', act => '建成', rel => 'total', group => 1, of => 'item' }],
		['6个', { class => 'count', value => '6', unit => '个', what => '粮食类', rel => 'part', group => 1, of => 'item' }],
		['50个', { class => 'count', value => '50', unit => '个', what => '果蔬类', rel => 'part', group => 1, of => 'item' }],
		['14个', { class => 'count', value => '14', unit => '个', what => '养殖类', rel => 'part', group => 1, of => 'item' }],
		['6000亩', { class => 'measure', value => '6000', unit => '亩', what => '玉米', act => '种植', dim => 'area', si => ['4000000', 'm2'], ucum => '[mu_cn]' }],
		['1.6万亩', { class => 'measure', value => '16000', unit => '亩', what => '蔬菜', act => '种植', dim => 'area', ucum => '[mu_cn]' }],
		['3000元至5000元', { class => 'money', value => undef, lo => '3000', hi => '5000', approx => 'range', unit => '元', what => '户均增收', dim => 'money' }]],
		[{ rule => 'sum', status => 'off', claimed => '81', computed => '70', diff => '11', test => '=', unit => '个', members => [0, 1, 2, 3],
			text => '建成家庭农场81个，其中粮食类6个、果蔬类50个、养殖类14个' }]);
	segment($h, '2', 'section', '二', [], '二、存在问题', [], 'problem', []);
	segment($h, '2.1', 'para', '', ['存在问题'], '柳树沟村仍有近20户未通自来水，通村路xx公里损毁，维修单价约8.5万元/公里，尚缺资金1234567890123456789012345678901234567.25元。',
		['infrastructure/roads'], 'problem', [
		['20户', { class => 'count', value => '20', lo => undef, hi => '20', approx => 'near', unit => '户', what => '柳树沟村', ucum => '{household}', of => 'household' }],
		['xx公里', { class => 'measure', mask => 'xx', unit => '公里', what => '通村路', dim => 'length' }],
		['8.5万元/公里', { class => 'rate', value => '85000', approx => 'about', unit => '元/公里', what => '维修单价', dim => 'money/length', si => ['85', 'CNY/m'] }],
		['1234567890123456789012345678901234567.25元', { class => 'money', value => '1234567890123456789012345678901234567.25', unit => '元', what => '资金', act => '缺', dim => 'money', si => ['1234567890123456789012345678901234567.25', 'CNY'] }]]);
	$h = { doc => 'qingxi.txt', report => 2, no => 3, title => '柳树沟村工作总结篇三' };
	segment($h, '0', 'title', '', [], '柳树沟村工作总结篇三', [], '', []);
	segment($h, '1', 'section', '一', [], '一、下一步计划', [], 'plan', []);
	segment($h, '1.1', 'item', '1', ['下一步计划'], '1、計劃三年內新建公廁12座，貧困發生率由6.83%下降到0.12%，投入配套資金2150萬元，戶戶通自來水。',
		['livelihood/poverty', 'ecology/sanitation'], 'plan', [
		['12座', { class => 'count', value => '12', unit => '座', what => '公廁', act => '新建', time => '三年內', rel => 'target' }],
		['6.83%', { class => 'percent', value => '6.83', unit => '%', what => '貧困發生率', rel => 'from', group => 1, si => ['0.0683', '1'] }],
		['0.12%', { class => 'percent', value => '0.12', unit => '%', what => '貧困發生率', rel => 'to', group => 1, si => ['0.0012', '1'] }],
		['2150萬元', { class => 'money', value => '21500000', unit => '元', what => '配套資金', act => '投入', dim => 'money', si => ['21500000', 'CNY'] }]],
		[{ rule => 'change', status => 'ok', claimed => '6.71', computed => '6.71', diff => '0', test => '=', unit => '%', members => [1, 2], text => '由6.83%下降到0.12%' }]);
}

# As many figures as asked for, from a few patterns and a fixed random sequence.
sub many {
	my $count = shift;
	my $seed = 42;
	my $random = sub { $seed = ($seed * 1103515245 + 12345) % 2147483648; return int($seed / 65536) % $_[0] };
	my @tags = (['livelihood/housing'], ['ecology/greening'], ['industry/crops'], ['infrastructure/roads'], ['land/farmland', 'industry/crops'], []);
	my @stage = qw(done done done plan problem background);
	my @thing = (['硬化道路', '公里', 'measure', 'm', 1000], ['植树', '株', 'count'], ['发放补贴', '元', 'money', 'CNY', 1],
		['新建公厕', '座', 'count'], ['改造危房', '户', 'count'], ['流转土地', '亩', 'measure'], ['合格率达', '%', 'percent']);
	for (my ($n, $report) = (0, 0); $n < $count;) {
		$report++;
		my $h = { doc => 'many.txt', report => $report, no => $report, title => "山南乡工作报告篇$report" };
		segment($h, '0', 'title', '', [], $h->{title}, [], '', []);
		for my $section (1 .. 6) {
			segment($h, "$section", 'section', $section, [], "$section、第${section}方面工作", [], '', []);
			for my $para (1 .. 5) {
				my ($text, @figures) = ('');
				for (1 .. 4) {
					last if $n >= $count;
					my ($what, $unit, $class, $si, $factor) = @{ $thing[$random->(7)] };
					my $value = $random->(9000) + 1;
					$text .= "第${para}村会同有关部门，按照年初确定的工作任务，逐户排查、逐项落实，$what$value$unit，群众反映良好。";
					push @figures, ["$value$unit", { class => $class, value => $value, unit => $unit, what => $what, time => '今年',
						($si ? (si => [$value * $factor, $si]) : ()) }];
					$n++;
				}
				segment($h, "$section.$para", 'para', '', ["第${section}方面工作"], $text,
					$tags[$random->(6)], $stage[$random->(6)], \@figures) if @figures;
			}
		}
	}
}

@ARGV ? many($ARGV[0]) : sample();
