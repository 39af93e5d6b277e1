/* The whole test library: a program of checks prints what failed and counts. */
#ifndef TESTS_CHECK_H
#define TESTS_CHECK_H

#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

/* A test program is one process with one count; this is the one writable global of a test. */
static struct { int passed, failed; } check_count;

static inline bool check_one(bool holds, const char *file, int line, const char *text)
{
    if (holds)
        check_count.passed++;
    else {
        check_count.failed++;
        printf("%s:%d: not true: %s\n", file, line, text);
    }
    return holds;
}

static inline bool check_text(const char *found, const char *wanted, const char *file, int line)
{
    bool is_same = found && wanted ? !strcmp(found, wanted) : found == wanted;
    if (!check_one(is_same, file, line, "the texts are equal"))
        printf("    found:  %s\n    wanted: %s\n", found ? found : "(null)",
               wanted ? wanted : "(null)");
    return is_same;
}

static inline bool check_number(int64_t found, int64_t wanted, const char *file, int line)
{
    bool is_same = found == wanted;
    if (!check_one(is_same, file, line, "the numbers are equal"))
        printf("    found:  %" PRId64 "\n    wanted: %" PRId64 "\n", found, wanted);
    return is_same;
}

#define CHECK(condition) check_one((condition), __FILE__, __LINE__, #condition)
#define CHECK_TEXT(found, wanted) check_text((found), (wanted), __FILE__, __LINE__)
#define CHECK_NUMBER(found, wanted)                                                                \
    check_number((int64_t)(found), (int64_t)(wanted), __FILE__, __LINE__)

/* The last line of main: `return check_end();` */
static inline int check_end(void)
{
    printf("%d passed, %d failed\n", check_count.passed, check_count.failed);
    return check_count.failed || !check_count.passed ? 1 : 0;
}

#endif
