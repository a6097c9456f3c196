#!/usr/bin/perl
# What a list is announced by speaks for its parts in every filter behind rr-split:
# rr-nums takes figures for targets, rr-tag the parts for plans or problems.
use strict;
use warnings;
use utf8;
use lib 'tests';
use RR;
use JSON::PP;
use Test::More;

my $json = JSON::PP->new->utf8;
my $pipe = join ' | ', map program($_), 'rr-split', 'rr-nums --keep', 'rr-tag';

sub records {
	my ($input) = @_;
	utf8::encode($input);
	my ($status, $out, $err) = run($input, '/bin/sh', '-c', $pipe);
	is($status, 0, 'status') or diag $err;
	return map $json->decode($_), split /\n/, $out;
}

for ([ '下一步，我镇将做好以下工作：', '一是硬化道路9公里。', 'plan', 'target' ],
    [ '下一步，我鎮將做好以下工作：', '(一)硬化道路9公里。', 'plan', 'target' ],
    [ '20xx年，我们将重点做好以下工作：', '一是硬化道路9公里。', 'plan', 'target' ],
    [ '围绕上述目标，重点抓好以下工作：', '一是硬化道路9公里。', 'plan', 'target' ],
    [ '但也存在一些问题：', '一是道路硬化仅9公里。', 'problem', undef ],
    [ '我镇主要做了以下工作：', '一是硬化道路9公里。', 'done', undef ]) {
	my ($intro, $part, $stage, $rel) = @$_;
	my @records = records("清溪县乡村工作\n$intro\n$part\n");
	my ($segment) = grep $_->{type} eq 'segment' && $_->{text} eq $part, @records;
	my ($figure) = grep $_->{type} eq 'quantity', @records;
	utf8::encode(my $name = "$intro$part");
	is($segment->{stage}, $stage, "$name the part's stage");
	is($figure->{stage}, $stage, "$name the figure's stage");
	is($figure->{intro}, $intro, "$name the figure's intro");
	is($figure->{rel}, $rel, "$name the figure's relation");
}

# The time of the intro is not carried over the sentence's end.
for ([ '明年，我们将重点做好以下工作：', '一是硬化道路9公里。', undef ], [ '20xx年，我鎮將做好以下工作：', '一是硬化道路9公里。', undef ],
    [ '明年，我们将做好以下工作：', '一是6月底前硬化道路9公里。', '6月底前' ]) {
	my ($intro, $part, $time) = @$_;
	my ($figure) = grep $_->{type} eq 'quantity', records("清溪县乡村工作\n$intro\n$part\n");
	utf8::encode(my $name = "$intro$part");
	is($figure->{time}, $time, "$name the figure's time");
}

# Under a heading for troubles and plans each sentence must tell which it is.
for ([ '二、存在问题及下步打算', undef ], [ '二、困难和建议', undef ], [ '二、下步工作打算', 'target' ], [ '二、工作計劃完成情況', undef ]) {
	my ($heading, $rel) = @$_;
	my @records = records("清溪县乡村工作\n一、基本情况\n全县平稳。\n$heading\n硬化道路9公里。\n");
	my ($figure) = grep $_->{type} eq 'quantity', @records;
	utf8::encode(my $name = $heading);
	is($figure->{rel}, $rel, "$name the figure's relation");
}

# A report that is a plan by its title tells targets, but for what was and what there is.
for ([ '清溪县2024年农业农村工作要点', 'target' ], [ '清溪縣鄉村振興工作計劃', 'target' ], [ '清溪县乡村振兴工作总结及明年工作计划', undef ], [ '清溪县乡村振兴工作汇报', undef ],
    [ '清溪县上半年工作汇报及下半年工作计划', undef ], [ '清溪縣工作報告和明年工作計劃', undef ]) {
	my ($title, $rel) = @$_;
	my @figures = grep $_->{type} eq 'quantity', records("$title\n一、夯实基础\n改造户厕300户。\n去年改造户厕200户。\n");
	utf8::encode(my $name = $title);
	is($figures[0]{rel}, $rel, "$name: what is told");
	is($figures[1]{rel}, undef, "$name: what was");
}
done_testing;
