/* Faults by order: linked in front of malloc, realloc, read, write and PCRE2's
 * compiler with the linker's --wrap. The environment says what is to fail, as one or more of
 *	malloc=N        the N-th and all later allocations give NULL
 *	read=short      reads give 1 byte; also write=short
 *	read=EINTR      every second read is interrupted; also write=EINTR
 *	read=EIO@N      the N-th and all later reads fail; also write=ENOSPC@N
 *	jit=none        PCRE2 compiles nothing to machine code
 *	count=FILE      at exit FILE holds the number of allocations
 * in RR_FAULTS, separated by blanks. */
#include <errno.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void *__real_malloc(size_t size);
void *__real_realloc(void *ptr, size_t size);
ssize_t __real_read(int fd, void *buf, size_t n);
ssize_t __real_write(int fd, const void *buf, size_t n);
int __real_pcre2_jit_compile_8(void *code, uint32_t options);
void *__wrap_malloc(size_t size);
void *__wrap_realloc(void *ptr, size_t size);
ssize_t __wrap_read(int fd, void *buf, size_t n);
ssize_t __wrap_write(int fd, const void *buf, size_t n);
int __wrap_pcre2_jit_compile_8(void *code, uint32_t options);

struct transfer {
	int one_byte, interrupted, error;
	long error_from, calls;
};

static struct {
	int known, no_jit;
	long malloc_from, mallocs;
	const char *count_file;
	struct transfer read, write;
} faults;

static void
write_count(void)
{
	FILE *f = fopen(faults.count_file, "w");
	if (f != NULL) {
		fprintf(f, "%ld\n", faults.mallocs);
		fclose(f);
	}
}

static void
order_transfer(struct transfer *t, const char *what)
{
	const char *at = strchr(what, '@');
	t->one_byte = strncmp(what, "short", 5) == 0;
	t->interrupted = strncmp(what, "EINTR", 5) == 0;
	t->error = strncmp(what, "EIO", 3) == 0 ? EIO : strncmp(what, "ENOSPC", 6) == 0 ? ENOSPC : 0;
	t->error_from = at != NULL ? atol(at + 1) : 1;
}

static void
take_orders(void)
{
	static char orders[256];
	const char *given = getenv("RR_FAULTS");
	faults.known = 1;
	if (given == NULL || strlen(given) >= sizeof orders)
		return;
	strcpy(orders, given);
	for (char *order = strtok(orders, " "); order != NULL; order = strtok(NULL, " ")) {
		char *value = strchr(order, '=');
		if (value == NULL)
			continue;
		*value++ = '\0';
		if (strcmp(order, "malloc") == 0) {
			faults.malloc_from = atol(value);
		} else if (strcmp(order, "read") == 0) {
			order_transfer(&faults.read, value);
		} else if (strcmp(order, "write") == 0) {
			order_transfer(&faults.write, value);
		} else if (strcmp(order, "jit") == 0) {
			faults.no_jit = 1;
		} else if (strcmp(order, "count") == 0) {
			faults.count_file = value;
			atexit(write_count);
		}
	}
}

static int
malloc_fails(void)
{
	if (!faults.known)
		take_orders();
	faults.mallocs++;
	return faults.malloc_from > 0 && faults.mallocs >= faults.malloc_from;
}

void *
__wrap_malloc(size_t size)
{
	return malloc_fails() ? NULL : __real_malloc(size);
}

void *
__wrap_realloc(void *ptr, size_t size)
{
	return malloc_fails() ? NULL : __real_realloc(ptr, size);
}

/* Whether this transfer fails, errno set; shortens *n. */
static int
transfer_fails(struct transfer *t, size_t *n)
{
	if (!faults.known)
		take_orders();
	t->calls++;
	errno = t->interrupted && t->calls % 2 == 1 ? EINTR :
	    t->error != 0 && t->calls >= t->error_from ? t->error : 0;
	if (t->one_byte && *n > 1)
		*n = 1;
	return errno != 0;
}

ssize_t
__wrap_read(int fd, void *buf, size_t n)
{
	return transfer_fails(&faults.read, &n) ? -1 : __real_read(fd, buf, n);
}

/* What is said on standard error is not part of the experiment. */
ssize_t
__wrap_write(int fd, const void *buf, size_t n)
{
	return fd != 2 && transfer_fails(&faults.write, &n) ? -1 : __real_write(fd, buf, n);
}

/* PCRE2_ERROR_JIT_BADOPTION is what a platform without a compiler gives. */
int
__wrap_pcre2_jit_compile_8(void *code, uint32_t options)
{
	enum { PCRE2_ERROR_JIT_BADOPTION = -45 };
	if (!faults.known)
		take_orders();
	return faults.no_jit ? PCRE2_ERROR_JIT_BADOPTION : __real_pcre2_jit_compile_8(code, options);
}
