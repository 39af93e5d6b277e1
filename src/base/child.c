#define _GNU_SOURCE                 /* close_range */

#include "child.h"

#include "arena.h"
#include "buf.h"
#include "clock.h"
#include "crypto.h"
#include "error.h"
#include "text.h"

#include <assert.h>
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* What stands before the bytes of a result. */
struct head {
    char mark[8];
    uint64_t length;
    uint32_t error;                 /* enum error_kind; ERROR_NONE: the bytes are the result */
    char hash[CRYPTO_HASH_TEXT_BYTES];
};

static const char head_mark[8] = "tuanfu1";

enum { ERROR_TEXT_BYTES = sizeof ((struct error *)NULL)->text };

/* ---- in the child ---- */

static void limit(int what, rlim_t most)
{
    struct rlimit limits = {.rlim_cur = most, .rlim_max = most};
    if (setrlimit((__rlimit_resource_t)what, &limits))
        _exit(1);                   /* no limits, no work */
}

/* Bytes of address space that the process has now. */
static rlim_t memory_in_use(void)
{
    unsigned long pages = 0;
    FILE *file = fopen("/proc/self/statm", "r");
    if (!file || fscanf(file, "%lu", &pages) != 1)
        _exit(1);
    fclose(file);
    return (rlim_t)pages * (rlim_t)sysconf(_SC_PAGESIZE);
}

/* A sanitizer build gives each take its own block, and needs its files and its address space. */
static bool is_sanitized(void)
{
    return ARENA_BLOCK_BYTES == 0;
}

static void close_others(int pipe)
{
    int first = is_sanitized() ? STDERR_FILENO + 1 : 0;
    if (pipe > first)
        close_range((unsigned)first, (unsigned)pipe - 1, 0);
    close_range((unsigned)pipe + 1, ~0U, 0);
}

static void confine(const struct child_job *job, int pipe, pid_t parent)
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != parent)
        _exit(1);                   /* it ended before we asked to end with it */
    signal(SIGINT, SIG_DFL);
    signal(SIGPIPE, SIG_DFL);
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    prctl(PR_SET_DUMPABLE, 0);
    if (!is_sanitized())
        limit(RLIMIT_AS, memory_in_use() + job->memory_bytes);
    close_others(pipe);
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_CPU, (rlim_t)job->cpu_seconds);
    if (!is_sanitized())
        limit(RLIMIT_NOFILE, 0);
}

static void send(int pipe, const void *bytes, size_t length)
{
    const char *at = bytes;
    while (length) {
        ssize_t sent = write(pipe, at, length);
        if (sent < 0 && errno == EINTR)
            continue;
        if (sent <= 0)
            _exit(1);
        at += sent;
        length -= (size_t)sent;
    }
}

static _Noreturn void work(const struct child_job *job, int pipe, pid_t parent,
                           enum language language)
{
    confine(job, pipe, parent);
    struct arena *arena = arena_open();
    struct buf out = buf_start(arena);
    struct error err = error_start(language);
    struct head head = {0};
    memcpy(head.mark, head_mark, sizeof head.mark);
    bool is_done = job->work(job->given, &out, &err);
    assert(is_done == (err.kind == ERROR_NONE));
    const char *bytes = is_done ? out.text : err.text;
    head.length = is_done ? out.length : strlen(err.text);
    head.error = (uint32_t)err.kind;
    crypto_hash_hex(bytes, (size_t)head.length, head.hash);
    send(pipe, &head, sizeof head);
    send(pipe, bytes, (size_t)head.length);
    _exit(0);
}

/* ---- in the parent ---- */

enum receipt { RECEIVED, CUT_OFF, LATE };

/* Exactly `length` bytes, unless the child ends or the time is over. */
static enum receipt receive(int pipe, void *bytes, size_t length, int64_t until)
{
    char *at = bytes;
    while (length) {
        int64_t left = until - clock_stopwatch();
        struct pollfd wait = {.fd = pipe, .events = POLLIN};
        int ready = left > 0 ? poll(&wait, 1, error_checked_int(left)) : 0;
        if (ready < 0 && errno == EINTR)
            continue;
        if (ready <= 0)
            return LATE;
        ssize_t got = read(pipe, at, length);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return CUT_OFF;
        at += got;
        length -= (size_t)got;
    }
    return RECEIVED;
}

static bool is_sound(const struct head *head, const struct child_job *job)
{
    size_t most = head->error == ERROR_NONE ? job->result_bytes : ERROR_TEXT_BYTES - 1;
    return !memcmp(head->mark, head_mark, sizeof head_mark) && head->error < ERROR_KIND_COUNT &&
           head->length <= most;
}

static enum receipt receive_result(struct arena *arena, const struct child_job *job, int pipe,
                                   struct head *head, char **bytes)
{
    int64_t until = clock_stopwatch() + job->wait_ms;
    enum receipt receipt = receive(pipe, head, sizeof *head, until);
    if (receipt != RECEIVED)
        return receipt;
    if (!is_sound(head, job))
        return CUT_OFF;
    *bytes = arena_take(arena, (size_t)head->length + 1, 1);
    receipt = receive(pipe, *bytes, (size_t)head->length, until);
    if (receipt != RECEIVED)
        return receipt;
    char hash[CRYPTO_HASH_TEXT_BYTES];
    crypto_hash_hex(*bytes, (size_t)head->length, hash);
    return memcmp(hash, head->hash, sizeof hash) ? CUT_OFF : RECEIVED;
}

static void end_child(pid_t child)
{
    kill(child, SIGKILL);
    while (waitpid(child, NULL, 0) < 0 && errno == EINTR)
        continue;
}

static pid_t start_child(const struct child_job *job, int *pipe_end, struct error *err)
{
    int ends[2];
    pid_t parent = getpid();
    pid_t child = pipe(ends) ? -1 : fork();
    if (child < 0) {
        error_set(err, ERROR_SYSTEM, N_("%s: no second process can be started; close other "
                                        "programs and try again"), job->subject);
        return child;
    }
    if (!child)
        work(job, ends[1], parent, err->language);
    close(ends[1]);
    *pipe_end = ends[0];
    return child;
}

const char *child_run(struct arena *arena, const struct child_job *job, size_t *length,
                      struct error *err)
{
    int pipe_end;
    pid_t child = start_child(job, &pipe_end, err);
    if (child < 0)
        return NULL;
    struct head head;
    char *bytes = NULL;
    enum receipt receipt = receive_result(arena, job, pipe_end, &head, &bytes);
    close(pipe_end);
    end_child(child);
    if (receipt == LATE)
        error_set(err, ERROR_INPUT, N_("%s: reading it took too long and was broken off"),
                  job->subject);
    else if (receipt == CUT_OFF)
        error_set(err, ERROR_INPUT, N_("%s: reading it needs too much memory or time, and was "
                                       "broken off"), job->subject);
    else if (head.error != ERROR_NONE) {
        bytes[text_valid_bytes(bytes, (size_t)head.length)] = '\0';
        error_set_text(err, (enum error_kind)head.error, bytes);
    }
    *length = (size_t)head.length;
    return err->kind == ERROR_NONE ? bytes : NULL;
}
