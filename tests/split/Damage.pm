package Damage;
# What the scraped compilations went through, done to clean text: see damage().
use strict;
use warnings;
use utf8;
use Encode;
use Exporter 'import';
our @EXPORT = qw(readings converter damage);

sub rows {
	my ($file) = @_;
	open my $fh, '<:encoding(UTF-8)', $file or die "$file: $!";
	return map { chomp; [split /\t/] } grep !/^#/, <$fh>;
}

# readings: character => its first reading.
sub readings { map { $_->[0] => (split /,/, $_->[1])[0] } rows('lib/data/readings.tsv') }

# converter: a function that puts each character into its traditional form.
sub converter {
	my %form = map { $_->[0] => $_->[1] } rows('lib/data/traditional.tsv');
	return sub { my $s = shift; $s =~ s/(\p{Han})/$form{$1} \/\/ $1/ge; $s };
}

# damage TEXT, GLOSS, CHANCE, USER: returns (damaged text, how many characters were
# torn, how many of these are gone for good). GLOSS gives the characters that get
# their reading (character => reading), CHANCE of 1 that punctuation gets a comma.
#   1. The text is GBK bytes.
#   2. Behind the bytes of each such character its reading is put, in brackets;
#   3. before the bytes of punctuation a comma. Both also where these bytes are the
#      end of one character and the beginning of the next.
#   4. The bytes are decoded in pairs: a pair that is no character becomes "?", one
#      that is user-defined goes (USER "drop") or becomes private use ("keep").
#   5. Full-width punctuation becomes ASCII.
sub damage {
	my ($text, $gloss, $chance, $user) = @_;
	my @byte;               # [byte, number of its character, or undef: inserted]
	my $n = 0;
	for my $char (split //, $text) {
		push @byte, map [$_, $n], split //, encode('gbk', $char, Encode::FB_CROAK);
		$n++;
	}
	my %put = map { encode('gbk', $_) => encode('gbk', "($gloss->{$_})") } keys %$gloss;
	@byte = insert(\@byte, sub { my $p = shift; exists $put{$p} ? ('', $put{$p}) : () });
	my %site = map { encode('gbk', $_) => 1 } split //, '，。、；？！';
	@byte = insert(\@byte, sub { $site{$_[0]} && rand() < $chance ? (',', '') : () });
	my ($out, %torn, %gone) = ('');
	for (my $i = 0; $i < @byte; $i++) {
		my ($b, $owner) = @{$byte[$i]};
		if (ord $b < 0x81 || $i == $#byte) {
			$out .= ord $b < 0x80 ? $b : '?';
			next;
		}
		my ($b2, $owner2) = @{$byte[++$i]};
		my $char = decode('gbk', $b . $b2, Encode::FB_DEFAULT);
		my $private = private(ord $b, ord $b2);
		my $is_user = $private ne '';
		if ($is_user) {
			$char = $user eq 'drop' ? '' : $private;
		} elsif (length $char > 1 || $char =~ /\x{fffd}/) {
			$char = '?';
		}
		$out .= $char;
		next if defined $owner && defined $owner2 && $owner == $owner2;
		my @owner = grep defined, $owner, $owner2;
		$torn{$_} = 1 for @owner;
		if ($is_user && $user eq 'drop' or $b2 !~ /[(,]/ && $char eq '?') {
			$gone{$_} = 1 for @owner;
		}
	}
	$out =~ tr/，；？：！（）％/,;?:!()%/;
	return ($out, scalar keys %torn, scalar keys %gone);
}

# The private use character that code page 936 gives a user-defined code.
sub private {
	my ($b, $b2) = @_;
	my $row = $b >= 0xaa && $b <= 0xaf ? $b - 0xaa : $b >= 0xf8 ? $b - 0xf8 + 6 : -1;
	return chr(0xe000 + $row * 94 + $b2 - 0xa1) if $row >= 0 && $b2 >= 0xa1;
	return chr(0xe4c6 + ($b - 0xa1) * 96 + $b2 - 0x40 - ($b2 > 0x7f))
	    if $b >= 0xa1 && $b <= 0xa7 && $b2 >= 0x40 && $b2 <= 0xa0 && $b2 != 0x7f;
	return '';
}

# Puts what WHAT returns for a pair of bytes (before, behind) around every such
# pair, from left to right, pairs not overlapping.
sub insert {
	my ($byte, $what) = @_;
	my @out;
	for (my $i = 0; $i < @$byte; $i++) {
		my @pair = $i < $#$byte ? $what->($byte->[$i][0] . $byte->[$i + 1][0]) : ();
		if (!@pair) {
			push @out, $byte->[$i];
			next;
		}
		push @out, map([$_, undef], split //, $pair[0]), $byte->[$i], $byte->[$i + 1],
		    map [$_, undef], split //, $pair[1];
		$i++;
	}
	return @out;
}

1;
