#define _XOPEN_SOURCE 700

#include "../check.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static const char *at(struct arena *arena, const char *folder, const char *name)
{
    return file_join(arena, folder, name);
}

static void test_paths(struct arena *arena)
{
    CHECK_TEXT(file_join(arena, "a", "b"), "a/b");
    CHECK_TEXT(file_join(arena, "a/", "b"), "a/b");
    CHECK_TEXT(file_join(arena, "/", "b"), "/b");
    CHECK_TEXT(file_join(arena, "", "b"), "b");
    CHECK_TEXT(file_name("a/b.yaml"), "b.yaml");
    CHECK_TEXT(file_name("b.yaml"), "b.yaml");
    CHECK_TEXT(file_name("a/"), "");
    CHECK_TEXT(file_folder(arena, "a/b/c"), "a/b");
    CHECK_TEXT(file_folder(arena, "c"), ".");
    CHECK_TEXT(file_folder(arena, "/c"), "/");
    const char *folder = file_program_folder(arena);
    CHECK(folder && file_is_folder(folder));
}

static void test_round(struct arena *arena, const char *folder)
{
    struct error err = error_start(LANGUAGE_EN);
    const char *path = at(arena, folder, "团辅.txt");
    size_t length = 0;
    CHECK(file_write(path, "a\0b\n", 4, &err));
    char *text = file_read(arena, path, 4, &length, &err);
    CHECK(text && length == 4 && !memcmp(text, "a\0b\n", 5));
    CHECK(file_write(path, "", 0, &err));
    CHECK_TEXT(file_read(arena, path, 0, NULL, &err), "");
    char *large = arena_take(arena, 1000001, 1);
    memset(large, 'x', 1000000);
    CHECK(file_write(path, large, 1000000, &err));
    text = file_read(arena, path, 1000000, &length, &err);
    CHECK(text && length == 1000000 && !strcmp(text, large));
    CHECK_TEXT(err.text, "");
    CHECK(!file_read(arena, path, 999999, &length, &err));
    CHECK(strstr(err.text, "larger than 977 KiB; split it"));
    CHECK(!file_exists(at(arena, folder, ".团辅.txt.tuanfu-tmp")));
}

static void test_kept_things(struct arena *arena, const char *folder)
{
    struct error err = error_start(LANGUAGE_EN);
    const char *path = at(arena, folder, "private");
    struct stat found;
    CHECK(file_write(path, "1", 1, &err) && !chmod(path, 0600));
    CHECK(file_write(path, "2", 1, &err));
    CHECK(!stat(path, &found) && (found.st_mode & 0777) == 0600);   /* rights stay */
    const char *link = at(arena, folder, "link");
    CHECK(!symlink("private", link));
    CHECK(file_write(link, "3", 1, &err));
    CHECK(!lstat(link, &found) && S_ISLNK(found.st_mode));          /* a link stays a link */
    CHECK_TEXT(file_read(arena, path, 10, NULL, &err), "3");
    const char *left = at(arena, folder, ".left.tuanfu-tmp");
    CHECK(file_write(left, "old", 3, &err));                        /* of a run that was killed */
    CHECK(file_write(at(arena, folder, "left"), "new", 3, &err));
    CHECK(!file_exists(left));
    CHECK_TEXT(err.text, "");
}

static void check_refused(bool is_done, struct error *err, enum error_kind kind,
                          const char *remedy)
{
    if (!CHECK(!is_done && err->kind == kind && strstr(err->text, remedy)))
        printf("    %s\n", err->text);
    *err = error_start(LANGUAGE_EN);
}

static void test_refused(struct arena *arena, const char *folder)
{
    struct error err = error_start(LANGUAGE_EN);
    const char *file = at(arena, folder, "private");
    struct file_names names;
    check_refused(file_read(arena, at(arena, folder, "none"), 9, NULL, &err), &err,
                  ERROR_MISSING, "nothing of that name; check the spelling");
    check_refused(file_read(arena, folder, 9, NULL, &err), &err, ERROR_SYSTEM, "name a file");
    check_refused(file_write(folder, "x", 1, &err), &err, ERROR_SYSTEM, "name a file");
    check_refused(file_write(at(arena, at(arena, folder, "none"), "x"), "x", 1, &err), &err,
                  ERROR_SYSTEM, "nothing of that name");
    check_refused(file_write(at(arena, file, "x"), "x", 1, &err), &err, ERROR_SYSTEM,
                  "not a folder");
    check_refused(file_write("/dev/full", "x", 1, &err), &err, ERROR_SYSTEM,
                  "the disk is full; free some room and try again");
    check_refused(file_make_folder(at(arena, file, "x"), &err), &err, ERROR_SYSTEM,
                  "not a folder");
    check_refused(file_remove(at(arena, folder, "none"), &err), &err, ERROR_MISSING,
                  "nothing of that name");
    check_refused(file_remove(folder, &err), &err, ERROR_SYSTEM, "folder");
    check_refused(file_list(arena, at(arena, folder, "none"), &names, &err), &err, ERROR_MISSING,
                  "cannot list");
    char long_name[400];
    memset(long_name, 'n', sizeof long_name - 1);
    long_name[sizeof long_name - 1] = '\0';
    check_refused(file_write(at(arena, folder, long_name), "x", 1, &err), &err, ERROR_SYSTEM,
                  "too long; choose a shorter");
    CHECK(file_write("/dev/null", "x", 1, &err));
}

/* A write that breaks off half-way leaves the old file and nothing beside. */
static void test_broken_off(struct arena *arena, const char *folder)
{
    struct error err = error_start(LANGUAGE_EN);
    const char *path = at(arena, folder, "private");
    char *large = arena_take(arena, 100000, 1);
    struct rlimit old;
    getrlimit(RLIMIT_FSIZE, &old);
    signal(SIGXFSZ, SIG_IGN);
    struct rlimit small = {.rlim_cur = 50000, .rlim_max = old.rlim_max};
    CHECK(!setrlimit(RLIMIT_FSIZE, &small));
    bool is_done = file_write(path, large, 100000, &err);
    CHECK(!setrlimit(RLIMIT_FSIZE, &old));
    check_refused(is_done, &err, ERROR_SYSTEM, "larger than the system allows");
    CHECK_TEXT(file_read(arena, path, 10, NULL, &err), "3");
    CHECK(!file_exists(at(arena, folder, ".private.tuanfu-tmp")));
}

static void test_folders(struct arena *arena, const char *folder)
{
    struct error err = error_start(LANGUAGE_EN);
    const char *deep = at(arena, folder, "a/b/c");
    CHECK(file_make_folder(deep, &err) && file_is_folder(deep));
    CHECK(file_make_folder(deep, &err));
    CHECK(!file_is_folder(at(arena, folder, "private")) && !file_exists(at(arena, folder, "no")));
    static const char *const names[] = {"b", "a", "B", "团", "10", "9", ".hidden"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        CHECK(file_write(at(arena, deep, names[i]), "", 0, &err));
    struct file_names found;
    CHECK(file_list(arena, deep, &found, &err));
    static const char *const wanted[] = {"10", "9", "B", "a", "b", "团"};
    CHECK_NUMBER(found.list.count, 6);
    for (int i = 0; i < found.list.count && i < 6; i++)
        CHECK_TEXT(found.list.items[i], wanted[i]);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        CHECK(file_remove(at(arena, deep, names[i]), &err));
    CHECK(file_list(arena, deep, &found, &err) && !found.list.count);
    CHECK_TEXT(err.text, "");
}

static void test_input(struct arena *arena, const char *folder)
{
    struct error err = error_start(LANGUAGE_EN);
    const char *path = at(arena, folder, "input");
    size_t length;
    CHECK(file_write(path, "三个字", 9, &err));
    CHECK(freopen(path, "r", stdin) != NULL);
    CHECK_TEXT(file_read_input(arena, 9, &length, &err), "三个字");
    CHECK_NUMBER(length, 9);
    CHECK(freopen(path, "r", stdin) != NULL);
    CHECK(!file_read_input(arena, 8, &length, &err));
    CHECK_NUMBER(err.kind, ERROR_INPUT);
}

static void test_letters(struct arena *arena)
{
    CHECK(file_is_below("a/b", "a") && file_is_below("a/b", "a/") && file_is_below("a", "a"));
    CHECK(!file_is_below("ab/c", "a") && !file_is_below("a", "a/b") && file_is_below("x", ""));
    CHECK_TEXT(file_numbered(arena, "a.b/card.png", 2), "a.b/card-2.png");
    CHECK_TEXT(file_numbered(arena, "a.b/card", 10), "a.b/card-10");
}

int main(void)
{
    struct arena *arena = arena_open();
    char folder[] = "/tmp/test-file-XXXXXX";
    if (!CHECK(mkdtemp(folder)))
        return check_end();
    test_paths(arena);
    test_letters(arena);
    test_round(arena, folder);
    test_kept_things(arena, folder);
    test_refused(arena, folder);
    test_broken_off(arena, folder);
    test_folders(arena, folder);
    test_input(arena, folder);
    static const char *const files[] = {"团辅.txt", "private", "link", "left", "input"};
    static const char *const folders[] = {"a/b/c", "a/b", "a", ""};
    for (size_t i = 0; i < sizeof files / sizeof files[0]; i++)
        CHECK(!unlink(at(arena, folder, files[i])));
    for (size_t i = 0; i < sizeof folders / sizeof folders[0]; i++)
        CHECK(!rmdir(at(arena, folder, folders[i])));       /* and so nothing is left beside */
    arena_close(arena);
    return check_end();
}
