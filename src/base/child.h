/* Work on other people's bytes, in a process of its own with limits: a parser that is led astray
 * costs that process and nothing else.
 *
 * The child is a fork: it sees what its parent saw and can change nothing of it. It can open no
 * file, write to none, take no more memory, processor time or time by the clock than the job
 * allows, and it ends with its parent. What it made comes back through a pipe, behind its length
 * and its fingerprint. The parent trusts nothing: a child that is late is ended, and whatever is
 * too long, cut off or other than announced is an error. What the bytes mean is for the caller to
 * hold as doubtful. */
#ifndef BASE_CHILD_H
#define BASE_CHILD_H

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct buf;
struct error;

struct child_job {
    const char *subject;            /* what is worked on, for messages: a file's name */
    /* In the child: fills `out`, or fills `err` and returns false. */
    bool (*work)(const void *given, struct buf *out, struct error *err);
    const void *given;
    size_t memory_bytes;            /* more than the parent has at the fork */
    int cpu_seconds;
    int wait_ms;                    /* by the clock */
    size_t result_bytes;            /* of the longest result */
};

/* The bytes that the child put into `out`, with a zero behind them; NULL with `err`: what the
 * child's work said, or that the child was ended (ERROR_INPUT: its input is to blame). Builds with
 * sanitizers set no limit of memory: they reserve the whole address space. */
const char *child_run(struct arena *arena, const struct child_job *job, size_t *length,
                      struct error *err);

#endif
