/* Writes down every change of files under SHIM_ROOT, in order, with the bytes: what a disk would have been told.
   Built and preloaded by tests/store/test_power.py. shim_fail(n, error) lets the n-th write, fsync or rename from
   now on fail with that errno, once. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int out = -1;
static const char *root;
static long fail_at = -1, calls, fail_errno = ENOSPC;

static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_fsync)(int);
static int (*real_fdatasync)(int);
static int (*real_ftruncate)(int, off_t);
static int (*real_rename)(const char *, const char *);
static int (*real_unlink)(const char *);

static void start(void) {
    if (real_write) return;
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_fdatasync = dlsym(RTLD_NEXT, "fdatasync");
    real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
    real_rename = dlsym(RTLD_NEXT, "rename");
    real_unlink = dlsym(RTLD_NEXT, "unlink");
    root = getenv("SHIM_ROOT");
    const char *log = getenv("SHIM_LOG");
    if (log) out = open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
    real_write = dlsym(RTLD_NEXT, "write");
}

static int inside(const char *path) { return root && path && strncmp(path, root, strlen(root)) == 0; }

static int path_of(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, 4095);
    if (n < 0) return 0;
    path[n] = 0;
    return inside(path);
}

/* One record: kind, length of path, path, number, length of data, data. */
static void note(char kind, const char *path, int64_t number, const void *data, uint64_t size) {
    if (out < 0) return;
    uint32_t n = strlen(path);
    pthread_mutex_lock(&lock);
    real_write(out, &kind, 1);
    real_write(out, &n, 4);
    real_write(out, path, n);
    real_write(out, &number, 8);
    real_write(out, &size, 8);
    if (size) real_write(out, data, size);
    pthread_mutex_unlock(&lock);
}

void shim_fail(long n, long error) {
    calls = 0;
    fail_at = n;
    fail_errno = error;
}

long shim_calls(void) { return calls; }

static int fails(void) {
    if (__sync_add_and_fetch(&calls, 1) != fail_at) return 0;
    errno = fail_errno;
    return 1;
}

ssize_t write(int fd, const void *data, size_t size) {
    char path[4096];
    start();
    if (!path_of(fd, path)) {
        ssize_t done = real_write(fd, data, size);
        struct stat about;
        /* An acknowledgement through a pipe is a record too, so that order against the disk is known. */
        if (done > 0 && fd == 1 && fstat(1, &about) == 0 && S_ISFIFO(about.st_mode)) note('A', "", 0, data, done);
        return done;
    }
    if (fails()) return -1;
    off_t at = lseek(fd, 0, SEEK_CUR);
    if (fcntl(fd, F_GETFL) & O_APPEND) at = lseek(fd, 0, SEEK_END);
    ssize_t done = real_write(fd, data, size);
    if (done > 0) note('W', path, at, data, done);
    return done;
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
    char path[4096];
    start();
    if (!path_of(fd, path)) return real_pwrite(fd, data, size, at);
    if (fails()) return -1;
    ssize_t done = real_pwrite(fd, data, size, at);
    if (done > 0) note('W', path, at, data, done);
    return done;
}

ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { return pwrite64(fd, data, size, at); }

static int synced(int fd, int (*real)(int)) {
    char path[4096];
    if (!path_of(fd, path)) return real(fd);
    if (fails()) return -1;
    int rc = real(fd);
    if (rc == 0) note('S', path, 0, NULL, 0);
    return rc;
}

int fsync(int fd) { start(); return synced(fd, real_fsync); }
int fdatasync(int fd) { start(); return synced(fd, real_fdatasync); }

int ftruncate64(int fd, off64_t size) {
    char path[4096];
    start();
    if (!path_of(fd, path)) return real_ftruncate(fd, size);
    int rc = real_ftruncate(fd, size);
    if (rc == 0) note('T', path, size, NULL, 0);
    return rc;
}

int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int rename(const char *from, const char *to) {
    start();
    if (!inside(from)) return real_rename(from, to);
    if (fails()) return -1;
    int rc = real_rename(from, to);
    if (rc == 0) note('R', from, 0, to, strlen(to));
    return rc;
}

int unlink(const char *path) {
    start();
    if (!inside(path)) return real_unlink(path);
    int rc = real_unlink(path);
    if (rc == 0) note('U', path, 0, NULL, 0);
    return rc;
}
