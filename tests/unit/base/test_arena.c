#define _POSIX_C_SOURCE 200809L

#include "../check.h"
#include "base/arena.h"
#include "base/vec.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>

struct log {
    char text[16];
    size_t length;
};

struct entry {
    struct log *log;
    char letter;
};

static void note(void *handle)
{
    struct entry *entry = handle;
    entry->log->text[entry->log->length++] = entry->letter;
}

static void test_take(struct arena *arena)
{
    unsigned char *first = arena_take(arena, 3, 5);
    for (int i = 0; i < 15; i++)
        CHECK_NUMBER(first[i], 0);
    memset(first, 0xAA, 15);
    double *second = arena_take(arena, 1, sizeof *second);
    CHECK((uintptr_t)second % _Alignof(max_align_t) == 0);
    CHECK(*second == 0.0);
    CHECK(arena_take(arena, 0, 8) != NULL);
    char *large = arena_take(arena, 1000000, 3);
    large[2999999] = 'x';
    CHECK_NUMBER(first[14], 0xAA);
    CHECK_TEXT(arena_copy(arena, "团辅"), "团辅");
    CHECK_TEXT(arena_copy_bytes(arena, "abcdef", 3), "abc");
    CHECK_TEXT(arena_format(arena, "%s-%04d", "C", 42), "C-0042");
}

static void test_mark(struct arena *arena)
{
    struct log log = {0};
    struct entry a = {&log, 'a'};
    struct entry b = {&log, 'b'};
    struct entry c = {&log, 'c'};
    char *kept = arena_copy(arena, "kept");
    arena_defer(arena, note, &a);
    struct arena_mark mark = arena_mark(arena);
    arena_defer(arena, note, &b);
    arena_defer(arena, note, &c);
    memset(arena_take(arena, 200000, 1), 0xFF, 200000);
    arena_back(arena, mark);
    CHECK_TEXT(log.text, "cb");
    CHECK_TEXT(kept, "kept");
    unsigned char *again = arena_take(arena, 100, 1);
    CHECK_NUMBER(again[0], 0);
    CHECK_NUMBER(again[99], 0);
    struct arena *other = arena_open();
    arena_defer(other, note, &a);
    arena_close(other);
    CHECK_TEXT(log.text, "cba");
    arena_close(NULL);
    log.length = 0;             /* `a` is deferred in the outer arena too: it writes here again */
    arena_back(arena, (struct arena_mark){.block = mark.block, .used = mark.used});
    CHECK_NUMBER(log.length, 1);
}

/* What does not fit into memory ends the process with status 4, before anything is returned. */
static int status_of_take(size_t count, size_t size)
{
    fflush(stdout);
    pid_t child = fork();
    if (!child) {
        if (!freopen("/dev/null", "w", stderr))
            _Exit(9);
        arena_take(arena_open(), count, size);
        _Exit(0);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void test_vec(struct arena *arena)
{
    struct { VEC(int) list; } numbers = {0};
    for (int i = 0; i < 1000; i++)
        *VEC_ADD(arena, &numbers.list) = i * i;
    CHECK_NUMBER(numbers.list.count, 1000);
    CHECK_NUMBER(numbers.list.items[0], 0);
    CHECK_NUMBER(numbers.list.items[999], 998001);
}

int main(void)
{
    struct arena *arena = arena_open();
    test_take(arena);
    test_vec(arena);
    arena_close(arena);
    arena = arena_open();
    test_mark(arena);
    arena_close(arena);
    CHECK_NUMBER(status_of_take(SIZE_MAX, 2), 4);
    CHECK_NUMBER(status_of_take(SIZE_MAX / 2, 3), 4);
    CHECK_NUMBER(status_of_take(10, 3), 0);
    return check_end();
}
