#!/usr/bin/perl
# rr-tag's rules file: what it may hold, what is wrong with one, how -r, -a, --top,
# --min and --explain change the tags, and that no rule and no text can hang it.
# What the built-in rules say of sentences is in tag.t.
use strict;
use warnings;
use lib 'tests';
use RR;
use File::Spec;
use JSON::PP;
use Test::More;

my $tag = program('rr-tag');
my $dir = scratch();

sub rules {
	my ($text, $name) = @_;
	my $path = "$dir/" . ($name // 'x.rules');
	open my $fh, '>:raw', $path or die $!;
	print $fh $text;
	close $fh or die $!;
	return $path;
}

sub segment { my ($text, @more) = @_; '{"type":"segment","text":"' . $text . '"' . join('', map ",$_", @more) . "}\n" }

# tags RULES, RECORD, ARGUMENT...: "topic topic | stage" of one record.
sub tags {
	my ($rules, $record, @argument) = @_;
	my ($status, $out, $err) = run($record, $tag, '-r', rules($rules), @argument);
	return "status $status: $err" if $status != 0;
	my $r = decode_json($out);
	return join(' ', @{$r->{tags}}) . " | $r->{stage}";
}

# --- what a rules file may hold ---
my @good = (
	# what it shows, rules, text, tags
	['a word', "[a]\n1 茶\n", '茶', 'a | background'],
	['in the other script', "[a]\n1 茶园\n", '茶園', 'a | background'],
	['rules in the other script', "[a]\n1 茶園\n", '茶园', 'a | background'],
	['full width and capitals', "[a]\n1 ＷｉＦｉ5g\n", 'wifi５G', 'a | background'],
	['two levels', "[a/b]\n1 茶\n", '茶', 'a/b | background'],
	['comments', "# c\n[a] # c\n 1 茶 # 树\n", '树', ' | background'],
	['several words and blanks', "[a]\n\t1\t茶  树 \r\n", '树', 'a | background'],
	['a byte order mark', "\xef\xbb\xbf[a]\n1 茶\n", '茶', 'a | background'],
	['no last newline', "[a]\n1 茶", '茶', 'a | background'],
	['best first', "[a]\n1 茶\n[b]\n2 树\n", '茶树', 'b a | background'],
	['equal ones in the order of the rules', "[b]\n1 茶\n[a]\n1 树\n", '茶树', 'b a | background'],
	['a topic taken up again', "[a]\n1 茶\n[b]\n1.5 树\n[a]\n1 园\n", '茶树园', 'a b | background'],
	['thousandths', "[a]\n0.001 茶\n[b]\n0.002 树\n", '茶树', 'b a | background'],
	['less than nothing', "[a]\n2 茶\n-2 树\n", '茶树', ' | background'],
	['an empty file', '', '茶', ' | background'],
	['the longer word alone', "[a]\n1 茶\n[b]\n1 茶树\n", '茶树', 'b | background'],
	['the longer word alone, at its end', "[a]\n1 树\n[b]\n1 茶树\n", '茶树', 'b | background'],
	['the longer word alone, in its middle', "[a]\n1 树\n[b]\n1 茶树林\n", '茶树林', 'b | background'],
	['but twice where it stands twice', "[a]\n1 树\n[b]\n1 茶树\n", '茶树树', 'a b | background'],
	['words that overlap', "[a]\n1 茶树\n[b]\n1 树林\n", '茶树林', 'a b | background'],
	['[none] hides', "[a]\n1 茶\n[none]\n0 茶话会\n", '茶话会', ' | background'],
	['[none] hides no stage', "[stage done]\n1 茶\n[none]\n0 茶话会\n", '茶话会', ' | done'],
	['[stage none] hides stages', "[stage done]\n1 茶\n[stage none]\n0 茶话会\n", '茶话会', ' | background'],
	['a word for two topics', "[a]\n1 茶\n[b]\n1 茶\n", '茶', 'a b | background'],
	['a stage', "[stage done]\n1 已\n[stage plan]\n1 将\n", '将', ' | plan'],
	['a prior', "[stage done]\n1 *\n[stage plan]\n0.5 将\n", '将', ' | done'],
	['a pattern', "[a]\n1 /茶.{0,2}园/\n", '茶之园', 'a | background'],
	['a pattern in the other script', "[a]\n1 /種.園/\n", '种之园', 'a | background'],
	['a pattern meets the text folded', "[a]\n1 /茶[,;]园/\n", '茶，園', 'a | background'],
	['a pattern written full width', "[a]\n1 /茶（园）/\n", '茶(园)', 'a | background'],
	['a pattern with a slash', "[a]\n1 /茶\\/园/\n", '茶/园', 'a | background'],
	['a pattern that ends in a backslash', "[a]\n1 /茶\\\\/\n", '茶\\\\', 'a | background'],
	['a pattern with a blank and a #', "[a]\n1 /茶 #园/ 树\n", '茶 #园', 'a | background'],
	['a pattern keeps to its sentence', "[a]\n1 /茶.*园/\n", '茶。园', ' | background'],
	['a pattern that names what it needs', "[a]\n1 /[茶树]园?/ ; need 茶 树\n", '树', 'a | background'],
	['a pattern is not hidden', "[a]\n1 /茶/\n[b]\n1 茶树\n", '茶树', 'a b | background'],
	['not before', "[a]\n1 茶 ; not before 话 馆\n", '茶馆', ' | background'],
	['not before, elsewhere', "[a]\n1 茶 ; not before 话 馆\n", '茶馆的茶', 'a | background'],
	['not before, in the other script', "[a]\n1 茶 ; not before 馆\n", '茶館', ' | background'],
	['not after', "[a]\n1 茶 ; not after 凉 奶\n", '奶茶', ' | background'],
	['not after, at the beginning', "[a]\n1 茶 ; not after 凉 奶\n", '茶', 'a | background'],
	['not after, of a pattern', "[a]\n1 /茶./ ; not after 奶\n", '奶茶园', ' | background'],
	['a vetoed word hides nothing', "[a]\n1 茶\n[b]\n1 茶树 ; not before 林\n", '茶树林', 'a | background'],
	['a digit', "[a]\n1 \\d户\n", '12户', 'a | background'],
	['a digit, full width', "[a]\n1 \\d户\n", '１２戶', 'a | background'],
	['no digit', "[a]\n1 \\d户\n", '农户d户', ' | background'],
	['a digit in the middle', "[a]\n1 超\\d户\n", '超9户', 'a | background'],
	['any digit is one word', "[score]\nagain 0.1 0.1\n[a]\n1 \\d户\n[b]\n1.3 茶\n", '1户2户3户茶', 'b a | background'],
	['two conditions', "[a]\n1 茶 ; not after 奶 ; not before 馆\n", '茶馆', ' | background'],
);
is tags($_->[1], segment($_->[2])), $_->[3], "rules: $_->[0]" for @good;

# --- the words that a pattern needs are found in it, whatever it is made of ---
for (['[]园]茶', '园茶'], ['[^]园]茶', '树茶'], ['[\]园]茶', ']茶'], ['[[:alpha:]园]茶', 'b茶'], ['[[园]茶', '[茶'],
    ['(?<kind>茶)园', '茶园'], ["(?'kind'茶)园", '茶园'], ['(?P<kind>茶)园', '茶园'], ['(?>茶)园', '茶园'], ['(?:茶|树苗)园', '树苗园'],
    ['(?<!老)茶(?=园)', '茶园'], ['(?<=老)茶(?!馆)', '老茶园'], ['\茶园', '茶园'], ['\.茶', '.茶'], ['\s茶\d', ' 茶3'],
    ['\bAB茶', 'ab茶'], ['茶{2}园', '茶茶园'], ['茶{0,3}园子', '园子'], ['茶{1,3}?园', '茶园'], ['[[:^digit:]]茶', '大茶'], ['[[:]茶', ':茶'], ['[[:alpha茶]园', '茶园'], ['茶+?园', '茶茶园'], ['茶?+园子', '园子'],
    ['茶*园子', '园子'], ['(茶)?园子', '园子'], ['(茶){0}园子', '园子'], ['^茶$', '茶'], ['.茶', '大茶'], ['茶(园|)', '茶'], ['茶(话|馆)*会', '茶会'],
    ['(' x 40 . '茶' . ')' x 40, '茶'], ['茶é园', '茶é园'], ['𠮷茶', '𠮷茶']) {
	my ($pattern, $text) = @$_;
	is tags("[a]\n1 /$pattern/\n", segment($text =~ s/\\/\\\\/r)), 'a | background', "finds what /$pattern/ needs";
	is tags("[a]\n1 /$pattern/\n", segment('山水')), ' | background', "/$pattern/ is not everywhere";
}
# of these it is not sure, and asks
for (['\Q茶园\E', '茶园'], ['\x{8336}园', '茶园'], ['(?i)茶', '茶'], ['(?#话)茶', '茶'], ['(*UCP)茶', '茶'], ['(?|茶|树)园', '茶园'],
    ['(茶)\1', '茶茶'], ['\p{Han}园', '茶园'], ['茶{园', '茶{园'], ['(茶|.)园?', '茶'], ['(*pla:茶)茶', '茶'], ['{茶', '{茶'],
    ['(' x 60 . '茶' . ')' x 60, '茶']) {
	my ($pattern, $text) = @$_;
	like tags("[a]\n1 /$pattern/\n", segment($text)), qr/2:3: no word stands in all that this pattern matches/, "asks what /$pattern/ needs";
	is tags("[a]\n1 /$pattern/ ; need 茶\n", segment($text)), 'a | background', "and believes it of /$pattern/";
}

# --- places ---
my $everywhere = '"title":"题","path":["外","内"],"text":"首句。正文","what":"名","act":"动","rel":"target"';
my %word = (heading => '内', title => '题', lead => '首句', text => '正文', what => '名', act => '动', rel => 'target');
for my $place (sort keys %word) {
	my $all = join ' ', map $word{$_}, sort keys %word;
	is tags("[a]\n1 $all ; in $place\n", "{\"type\":\"segment\",$everywhere}"), 'a | background', "in $place";
	is tags("[a]\n1 $word{$place} ; not in $place\n", "{\"type\":\"segment\",$everywhere}"), ' | background', "not in $place";
	is tags("[score]\n$place 3 5\nmin 3\n[a]\n1 $word{$place} ; in $place\n", "{\"type\":\"segment\",$everywhere}"),
	    'a | background', "$place has a weight";
	is tags("[score]\n$place 3 5\nmin 3.001\n[a]\n1 $word{$place} ; in $place\n", "{\"type\":\"segment\",$everywhere}"),
	    ' | background', "$place has that weight";
}
my $figure = '{"type":"quantity","text":"远处有茶，近处有树5棵，还有园","at":[9,11]}';
is tags("[a]\n1 茶\n[b]\n1 树\n[c]\n1 园\n[score]\nnear 2 1\nfar 1 1\n", $figure), 'b a c | background', "a figure's clause";
is tags("[a]\n1 茶\n[b]\n1 树 ; in near\n[c]\n1 园 ; in near\n", $figure), 'a b | background', 'in near';
is tags("[a]\n1 茶 ; in far\n[b]\n1 树 ; in far\n", $figure), 'a | background', 'in far';
is tags("[a]\n1 内\n[b]\n1 外\n[score]\nouter 0.5 1\n", "{\"type\":\"segment\",$everywhere}"), 'a b | background', 'headings further out count less';
is tags("[stage done]\n1 内\n[stage plan]\n1.5 外\n[score]\nouter 0 0.5\n", "{\"type\":\"segment\",$everywhere}"), ' | done', 'also for stages';
is tags("[stage done]\n1 内\n[stage plan]\n1.5 外\n[score]\nouter 0 1\n", "{\"type\":\"segment\",$everywhere}"), ' | plan', 'by a factor of their own';
is tags("[score]\nagain 0.5 0.25\n[a]\n1 茶\n[b]\n1.75 树\n", segment('茶茶茶树')), 'a b | background', 'again';
is tags("[score]\nagain 0.5 0.25\n[a]\n1 茶\n[b]\n1.751 树\n", segment('茶茶茶树')), 'b a | background', 'again, exactly';

# --- how many ---
my $three = "[a]\n3 茶\n[b]\n2 树\n[c]\n1 园\n";
is tags($three, segment('茶树园')), 'a b c | background', 'no limits in rules without [score]';
is tags($three, segment('茶树园'), '-n', 2), 'a b | background', '--top';
is tags($three, segment('茶树园'), '--top=0'), ' | background', '--top 0';
is tags($three, segment('茶树园'), '-m', '1.5'), 'a b | background', '--min';
is tags("[score]\ntop 1\n$three", segment('茶树园')), 'a | background', 'top in [score]';
is tags("[score]\nshare 0.5\n$three", segment('茶树园')), 'a b | background', 'share in [score]';
is tags("[score]\nmin 3\n$three", segment('茶树园'), '-m', '1'), 'a b c | background', '--min wins over [score]';

# --- what is wrong ---
my @bad = (
	# rules, LINE:COLUMN, message
	["1 茶\n", '1:1', 'a rule before the first \[topic\]'],
	["[a]\n茶\n", '2:1', 'expected a weight from -1000 to 1000: 茶'],
	["[a]\n1001 茶\n", '2:1', 'expected a weight'],
	["[a]\n1.2345 茶\n", '2:1', 'expected a weight'],
	["[a]\n1\n", '2:2', 'a weight without words'],
	["[a]\n1 ; in text\n", '2:2', 'a weight without words'],
	["[a\n", '1:1', 'expected \[topic\]'],
	["[a] 1\n", '1:1', 'expected \[topic\]'],
	["[]\n", '1:1', 'a name without blanks'],
	["[a b]\n", '1:1', 'a name without blanks'],
	["[a]\n1 茶 /树(园/\n", '2:15', 'bad pattern: missing closing parenthesis'],
	["[a]\n1 /茶[树/\n", '2:11', 'bad pattern: missing terminating \] for character class'],
	["[a]\n1 /茶*+*园/\n", '2:9', 'bad pattern: quantifier does not follow'],
	["[a]\n1 /園（園(/\n", '2:14', 'bad pattern: missing closing parenthesis'],
	["[a]\n1 /\\Cx/\n", '2:6', 'bad pattern'],
	["[a]\n1 /茶\n", '2:3', 'a pattern must end with /'],
	["[a]\n1 /茶\\/\n", '2:3', 'a pattern must end with /'],
	["[a]\n1 //\n", '2:3', 'a pattern must end with /'],
	["[a]\n1 /[茶树]/\n", '2:3', 'no word stands in all that this pattern matches'],
	["[a]\n1 /茶?/\n", '2:3', 'no word stands'],
	["[a]\n1 /茶|.树?/\n", '2:3', 'no word stands'],
	["[a]\n1 /(?i)茶/\n", '2:3', 'no word stands'],
	["[a]\n1 茶 ; before 树\n", '2:9', 'expected a condition'],
	["[a]\n1 茶 ; in\n", '2:11', 'a condition without places'],
	["[a]\n1 茶 ; in nowhere\n", '2:12', 'no such place: nowhere'],
	["[a]\n1 茶 ; not before\n", '2:19', 'a condition without words'],
	["[score]\nheading 1\n", '2:1', 'expected min, share'],
	["[score]\nmin x\n", '2:5', 'expected a number from 0 to 1000: x'],
	["[score]\nmin -1\n", '2:5', 'expected a number'],
	["[score]\ntop 1.5\n", '2:1', 'expected min, share'],
	["[a]\n1 茶 \\d+\\d树\n", '2:7', 'more than one \\\\d in a word'],
	["[a]\n1 茶\xff\n", '2:6', 'not valid UTF-8'],
);
for (@bad) {
	my ($text, $place, $message) = @$_;
	my $file = rules($text);
	my ($status, $out, $err) = run(segment('茶'), $tag, '-r', $file);
	is $status, 2, "status for $message";
	like $err, qr/^rr-tag: \Q$file\E:$place: $message/m, "$place: $message";
	is $out, '', 'nothing comes out';
	($status) = run('', $tag, '--check', $file);
	is $status, 1, '--check says so too';
}
my $many = rules("[a]\nx 茶\n1 /(/\n1 树\n");
my ($status, $out, $err) = run('', $tag, '--check', $many);
is(() = $err =~ /^rr-tag: /mg, 2, 'all that is wrong is said at once');
($status, $out, $err) = run('', $tag, '-r', "$dir/none");
ok $status == 2 && $err =~ /^rr-tag: \Q$dir\E\/none: cannot open: /, 'no such file';
($status, $out, $err) = run('', $tag, '-a', $dir);
ok $status == 2 && $err =~ /^rr-tag: \Q$dir\E: cannot read: /, 'a directory';
($status, $out, $err) = run('', $tag, '-m', 'high');
ok $status == 2 && $err =~ /^rr-tag: --min: not a score: high/, '--min wants a number';

# --- lint ---
my @lint = (
	["[a]\n1 茶\n2 茶\n", '3:3: warning: 茶: duplicate of \S+:2$'],
	["[a]\n1 茶 茶\n", '2:7: warning: 茶: duplicate'],
	["[a]\n1 茶园\n2 茶園\n", '3:3: warning: 茶園: duplicate of \S+:2$'],
	["[a]\n1 /茶/\n1 /茶/\n", '3:3: warning: /茶/: duplicate'],
	["[a]\n1 茶\n[none]\n0 茶\n", '4:3: warning: 茶: never hidden'],
	["[a]\n1 茶\n0 树\n", '3:3: warning: 树: can never win: its weight is 0'],
	["[a]\n1 茶\n1 树 ; in text ; not in text\n", '3:3: warning: 树: can never win: no place'],
	["[score]\ntitle 0 1\n[a]\n1 茶\n1 树 ; in title\n", '5:3: warning: 树: can never win: its places count nothing'],
	["[a]\n-1 茶\n", '2:4: warning: 茶: can never win: no rule adds to a$'],
);
for (@lint) {
	my $file = rules($_->[0]);
	my ($status, $out, $err) = run('', $tag, '--check', $file);
	is $status, 1, "lint status: $_->[1]";
	like $err, qr/^rr-tag: \Q$file\E:$_->[1]/m, "lint: $_->[1]";
	is((run(segment('x'), $tag, '-r', $file))[0], 0, 'a warning does not stop the tagging');
}
for ("[a]\n1 茶\n[b]\n1 茶\n", "[a]\n1 茶 ; in title\n1 茶 ; in text\n", "[a]\n1 茶\n[stage none]\n0 茶\n", "[a]\n1 茶 ; in title\n[none]\n0 茶 ; in text\n") {
	my ($status, $out, $err) = run('', $tag, '--check', rules($_));
	is "$status$err", '0', 'no fault in rules without one';
}
($status, $out, $err) = run('', $tag, '--check');
is "$status$err", '0', 'nor in the built-in rules';
($status, $out, $err) = run('', $tag, '--check', '-a', rules("[organization/party]\n5 党支部\n"));
ok $status == 1 && $err =~ /2:3: warning: 党支部: duplicate of topics.rules:\d+$/, '--check with -a compares with the built-in rules';
($status, $out, $err) = run('', $tag, '--print-rules');
is $out, slurp('lib/data/topics.rules'), '--print-rules';

# --- -r and -a ---
my $own = rules("[tea]\n9 茶园\n");
my $record = segment('新建茶园120亩，硬化道路3公里。');
sub said { my ($s, $o, $e) = run($record, $tag, @_); $s == 0 ? join ' ', @{decode_json($o)->{tags}} : "status $s: $e" }
like said(), qr/^(?!.*tea).*infrastructure\/roads/, 'the built-in rules';
is said('-r', $own), 'tea', '-r replaces them';
like said('-n', 9, '-a', $own), qr/^tea.*infrastructure\/roads/, '-a adds to them';
is said('-r', $own, '-a', rules("[road]\n8 道路\n", 'y.rules')), 'tea road', '-r and -a';
for ('-r', '-a') {
	my $file = rules(segment('茶园'), 'records');
	($status, $out, $err) = run("[tea]\n9 茶园\n", $tag, $_, '-', $file);
	ok $status == 0 && decode_json($out)->{tags}[0] eq 'tea', "$_ -: rules from standard input";
	for my $records ('', '-', "$file -", "-a - $file") {
		($status, $out, $err) = run("[tea]\n9 茶园\n", "$tag $_ - $records");
		ok $status == 2 && $out eq '' && $err =~ /^rr-tag: standard input can be read only once\n/,
		    "$_ - $records: standard input is wanted twice";
	}
}
($status, $out, $err) = run("[tea]\n9 茶园\n9 茶园\n", $tag, '--check', '-a', '-');
ok $status == 1 && $err =~ /^rr-tag: -:3:3: warning: /, '--check -a -: no records are read';
like said('-a', rules("[none]\n0 硬化道路3公里\n", 'z.rules')), qr/^(?!.*roads)/, '-a can hide words';

# --- the record ---
my $line = '{"type":"segment", "n":1.50e0,"text":"党支部","x":{"tags":[1]},"n":2 }';
($status, $out) = run("$line\n", $tag);
is $out, '{"type":"segment", "n":1.50e0,"text":"党支部","x":{"tags":[1]},"n":2 ,"tags":["organization/party"],"stage":"done"}' . "\n",
    'members stand as they were, then tags and stage';
is +(run($out, $tag))[1], +(run((run($out, $tag))[1], $tag))[1], 'tagging again changes nothing';
is decode_json((run($out, $tag, '-r', $own))[1])->{tags}[0], undef, 'tagging again replaces tags';
for ('{"type":"error","text":"党支部"}', '{"text":"党支部"}', '{"type":"issue", "a" : 1}', ' {"type":7}', '{}') {
	my ($status, $out) = run("$_\n", $tag);
	is $out, "$_\n", "goes through: $_";
}
for ('{"type":"segment"}', '{"type":"quantity","text":7}', '{"type":"segment","text":null}') {
	my ($status, $out, $err) = run("$_\n" . segment('x'), $tag);
	ok $status == 1 && $err =~ /^rr-tag: -:1: no text to tag/ && (split /\n/, $out) == 2 &&
	    decode_json((split /\n/, $out)[0])->{raw} eq $_, "refused: $_";
}
for ('"path":"x"', '"path":[1,null,{"a":[]}]', '"at":[]', '"at":[1]', '"at":["a",2]', '"at":[99,100]',
    '"at":[3,1]', '"at":[0,0]', '"at":[-1,2]', '"at":[1e9,2e9]', '"what":3', '"title":{}', '"rel":[]') {
	my ($status, $out, $err) = run("{\"type\":\"quantity\",\"text\":\"党支部\",$_}\n", $tag);
	ok $status == 0 && decode_json($out)->{tags}[0] eq 'organization/party', "odd members are passed over: $_";
}
is tags("[a]\n1 茶园\n", segment('\u8336\u5712')), 'a | background', 'escapes in a text';
is tags("[a]\n1 /\\t茶/\n", segment('\t茶')), 'a | background', 'escapes in a text, for a pattern';
is tags("[a]\n1 𠮷\n", segment('𠮷')), 'a | background', 'characters beyond the BMP';
is tags("[a]\n1 𠮷\n", segment('\ud842\udfb7')), 'a | background', 'and escaped';

# --- the same text again, another one, the same: nothing is remembered wrongly ---
my @mixed = map segment($_, '"path":["' . ('茶', '树')[length($_) % 2] . '"]'), qw(茶 茶 树 茶园 树 树 茶园 茶园 园 茶);
my $whole = (run(join('', @mixed), $tag, '-e', '-r', rules("[a]\n1 茶\n[b]\n1 树\n[c]\n1 /茶./\n")))[1];
is join('', map +(run($_, $tag, '-e', '-r', "$dir/x.rules"))[1], @mixed), $whole, 'each line alone as in the stream';

# --- why ---
my $r = decode_json((run(segment('党支部办了好事。', '"path":["已完成的工作"]'), $tag, '-e', '-r',
    rules("[score]\nlead 2 2\nheading 3 3\n[p]\n2 党支部\n[stage done]\n1.5 /完成.?/\n")))[1]);
is_deeply $r->{why}, [
	{ tag => 'p', rule => "\x{515a}\x{652f}\x{90e8}", file => "$dir/x.rules", line => 5, in => 'lead', text => "\x{515a}\x{652f}\x{90e8}", score => 4 },
	{ stage => 'done', rule => "/\x{5b8c}\x{6210}.?/", file => "$dir/x.rules", line => 7, in => 'heading', text => "\x{5b8c}\x{6210}\x{7684}", score => 4.5 },
], '--explain names rule, place, text and score';

# --- nothing hangs: known catastrophic patterns and texts made for them ---
my $evil = rules(join "\n", '[x]', map("3 $_", '/(学+)+校x/ ; need 学', '/(?:学|学学)+$/ ; need 学',
    '/(.*)*(.*)*(.*)*教师x/', '/(a|a)*b学/ ; need 学', '/((学?){30})学{30}x/ ; need 学',
    '/(?=(学+))\1*x/ ; need 学', '/^(([a-z])+.)+[A-Z]([a-z])+$/ ; need aaaa', '/(\w+\s?)*学z/ ; need 学',
    '/(学{1,1000}){1,60}z/ ; need 学', '/(?<!(学))(?R)*学|(?1)+师/ ; need 学 师'), '');
for my $text ('学' x 390, '学' x 100000, 'a' x 3000 . '学' x 100, ('学' x 390 . '。') x 300, '学校教师' x 30000,
    'aaaa' x 100000, ('学校 ' x 100 . '教师。') x 300, '学！' x 100000) {
	local $SIG{ALRM} = sub { die "hangs\n" };
	my ($status, $out) = eval { alarm 60; my @r = run(segment($text), $tag, '-r', $evil); alarm 0; @r };
	alarm 0;
	ok defined $status && $status == 0 && $out =~ /"tags":\[.*?\],"stage":"background"\}\n\z/, 'hostile patterns on ' . length($text) . ' bytes';
}
($status, $out, $err) = run(segment('学' x 390) x 3, $tag, '-r', rules("[x]\n1 /((学|校)*)*[^学]校/ ; need 学\n"));
like $err, qr/^rr-tag: \Q$dir\E\/x.rules:2:3: pattern gave up in \d+ sentences/m, 'a limit that was met is said';
is +($err =~ tr/\n//), 1, 'once';
is $status, 0, 'and is no failure';

# --- the manual's examples that stand by themselves ---
my $path = join ':', File::Spec->rel2abs(program('.')), $ENV{PATH};
my ($examples) = slurp('man/rr-tag.1') =~ /^\.Sh EXAMPLES\n(.*?)^\.Sh/ms;
my $tried = 0;
for my $block ($examples =~ /^\.Bd[^\n]*\n(.*?)^\.Ed/msg) {
	next if $block =~ /^\$ rr-split/;       # the pipeline has its own test
	$block =~ s/\\e/\\/g;
	my ($commands, $want) = ('', '');
	$_ =~ /^\$ (.*)/s ? $commands .= $1 : ($want .= $_) for split /^/, $block;
	my (undef, $out) = run('', "cd $dir && PATH='$path' && { $commands\n} 2>&1");
	is $out, $want, 'the manual: ' . (split /\n/, $commands)[0];
	$tried++;
}
cmp_ok $tried, '>=', 5, 'examples were tried';
done_testing;
