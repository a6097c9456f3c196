#!/usr/bin/perl
# Segments spread over two hosts by GNU parallel and real ssh come back as what one
# pipeline makes of the whole. The hosts are two servers started here on loopback
# ports, with keys, configuration and log in a scratch directory; they let in
# whoever runs the test and end with it. `make deps` does not install
# openssh-server, which on Debian would start a server for all the world: where it
# is missing this is left out. stream.t does the same with a stand-in for ssh.
use strict;
use warnings;
use lib 'tests';
use RR;
use Cwd 'abs_path';
use IO::Socket::INET;
use Test::More;

my ($sshd) = grep -x, map "$_/sshd", split(/:/, $ENV{PATH}), '/usr/sbin', '/usr/local/sbin';
plan skip_all => 'no sshd here (Debian: openssh-server)' if !defined $sshd;
for ('ssh -V', 'ssh-keygen -?', 'parallel --version') {
	my ($program) = split ' ';
	plan skip_all => "no $program here" if (run('', "$_ >/dev/null 2>&1"))[0] == 127;
}

my $dir = scratch();
my %server;
END { kill TERM => values %server if %server }

sub put {
	my ($name, $text) = @_;
	open my $fh, '>', "$dir/$name" or die "$name: $!";
	print $fh $text;
	close $fh or die "$name: $!";
}

sub free_port {
	my $socket = IO::Socket::INET->new(LocalAddr => '127.0.0.1', Listen => 1) or die "no port: $!";
	return $socket->sockport;
}

# serve NAME, PORT: starts a server. Run by root it wants the directory /run/sshd,
# which a mount namespace of its own gives it where the system has none.
sub serve {
	my ($name, $port) = @_;
	put("sshd.$name", <<~END);
		ListenAddress 127.0.0.1
		Port $port
		HostKey $dir/host
		AuthorizedKeysFile $dir/key.pub
		PidFile none
		StrictModes no
		UsePAM no
		PasswordAuthentication no
		PermitRootLogin yes
		END
	my $start = "exec $sshd -D -e -f $dir/sshd.$name";
	$start = "exec unshare -m sh -c 'mount -t tmpfs tmpfs /run && mkdir /run/sshd && $start'"
	    if $> == 0 && !-d '/run/sshd';
	my $pid = fork // die "fork: $!";
	if ($pid == 0) {
		open STDERR, '>', "$dir/log.$name";
		exec 'sh', '-c', $start or POSIX::_exit(127);
	}
	$server{$name} = $pid;
}

# answers PORT: whether something does within ten seconds.
sub answers {
	my ($port) = @_;
	for (1 .. 100) {
		return 1 if IO::Socket::INET->new(PeerAddr => '127.0.0.1', PeerPort => $port);
		select undef, undef, undef, 0.1;
	}
	return 0;
}

for ('host', 'key') {
	my ($status, $out, $err) = run('', "ssh-keygen -q -t ed25519 -N '' -C rr-test -f $dir/$_");
	plan skip_all => "no key: $err" if $status != 0;
}
my $user = getpwuid $>;
my %port = map { $_ => free_port() } qw(north south);
put('config', join '', map <<~END, sort keys %port);
	Host $_
		HostName 127.0.0.1
		Port $port{$_}
		User $user
		IdentityFile $dir/key
		IdentitiesOnly yes
		UserKnownHostsFile $dir/known.$_
		StrictHostKeyChecking accept-new
		LogLevel ERROR
	END
for (sort keys %port) {
	serve($_, $port{$_});
	my $up = answers($port{$_});
	my ($status, $out, $err) = $up ? run('', "ssh -F $dir/config $_ true </dev/null") : (255, '', 'it does not answer');
	plan skip_all => "sshd does not let $user in here: $err" . slurp("$dir/log.$_") if $status != 0;
}

my %input = map { $_->[0] => $_->[1] } stages();
my $segments = slurp($input{'rr-nums'});
my $filters = join ' | ', map abs_path(program($_)), qw(rr-nums rr-units rr-tag);
my ($status, $want, $err) = run($segments, $filters);
ok $status == 0 && $want =~ tr/\n// > 20, 'the whole, here' or diag $err;

my $parallel = "parallel --will-cite --ssh 'ssh -F $dir/config' -S 2/north,2/south --pipe --keep-order --block 4k";
($status, my $out, $err) = run($segments, "$parallel 'echo \$SSH_CONNECTION >>$dir/met; $filters'");
is $status, 0, 'over two hosts: status' or diag $err;
ok $out eq $want, 'over two hosts: the same, byte for byte';
is join(' ', sort { $a <=> $b } keys %{{ map { (split)[3] => 1 } split /\n/, slurp("$dir/met") }}),
    join(' ', sort { $a <=> $b } values %port), 'both had a part';

# whole files, as README has it: each host splits some
my @files = map "$dir/report$_.txt", 1 .. 6;
for my $file (@files) {
	open my $fh, '>', $file or die $!;
	print $fh slurp('tests/sample/report.txt');
	close $fh;
}
my $each = abs_path(program('rr-split')) . " {} | $filters";
($status, $want, $err) = run('', join ';', map $each =~ s/\{\}/$_/r, @files);
($status, $out, $err) = run('', "parallel --will-cite --ssh 'ssh -F $dir/config' -S 2/north,2/south --keep-order '$each' ::: @files");
ok $status == 0 && $want ne '' && $out eq $want, 'whole files over two hosts' or diag $err;

# a host that fails is no success
($status) = run($segments, "$parallel 'exit 3'");
isnt $status, 0, 'what fails there fails here';

done_testing;
