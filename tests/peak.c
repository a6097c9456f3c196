/* peak COMMAND...: runs COMMAND and prints on standard error, as the last line,
 *	SECONDS CPU PEAK STATUS
 * wall-clock seconds, seconds of processor time, the largest resident size of any process it waited for in
 * KiB (as getrusage has it on Linux and the BSDs), and its exit status. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

int
main(int argc, char **argv)
{
	struct timespec from, to;
	struct rusage usage;
	int status;
	if (argc < 2) {
		fprintf(stderr, "usage: peak COMMAND...\n");
		return 2;
	}
	clock_gettime(CLOCK_MONOTONIC, &from);
	pid_t pid = fork();
	if (pid == 0) {
		execvp(argv[1], argv + 1);
		perror(argv[1]);
		_exit(127);
	}
	if (pid < 0 || waitpid(pid, &status, 0) < 0) {
		perror("peak");
		return 2;
	}
	clock_gettime(CLOCK_MONOTONIC, &to);
	getrusage(RUSAGE_CHILDREN, &usage);
	double seconds = (double)(to.tv_sec - from.tv_sec) + 1e-9 * (double)(to.tv_nsec - from.tv_nsec);
	double cpu = (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) +
	    1e-6 * (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec);
	int code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
	fprintf(stderr, "\n%.4f %.4f %ld %d\n", seconds, cpu, usage.ru_maxrss, code);
	return code;
}
