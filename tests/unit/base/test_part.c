/* A file that is being made is kept whole, or gone; what a killed run left is swept away, what a
 * living one makes is not. */
#define _XOPEN_SOURCE 700

#include "../check.h"
#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "base/part.h"

#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

struct place {
    struct arena *arena;
    const char *folder, *part, *log, *name;
};

static void check_kept(const struct place *place)
{
    struct error err = error_start(LANGUAGE_EN);
    struct part *part;
    struct stat found;
    if (!CHECK(part_start(place->arena, place->part, &part, &err)))
        return;
    CHECK(!stat(place->part, &found) && (found.st_mode & 0777) == 0600);
    CHECK(write(part->handle, "whole", 5) == 5);
    CHECK(part_keep(part, place->name, &err) && !file_exists(place->part));
    CHECK_TEXT(file_read(place->arena, place->name, 10, NULL, &err), "whole");
    part_drop(part);
    CHECK(file_exists(place->name));
    /* what is there is never replaced */
    CHECK(part_start(place->arena, place->part, &part, &err));
    CHECK(!part_keep(part, place->name, &err) && err.kind == ERROR_REFUSED);
    CHECK(!file_exists(place->part));
    CHECK_TEXT(file_read(place->arena, place->name, 10, NULL, &err), "whole");
}

static void check_dropped(const struct place *place)
{
    struct error err = error_start(LANGUAGE_EN);
    struct arena *inner = arena_open();
    struct part *part;
    CHECK(part_start(inner, place->part, &part, &err));
    CHECK(file_write(place->log, "log", 3, &err));
    arena_close(inner);
    CHECK(!file_exists(place->part) && !file_exists(place->log) && file_exists(place->name));
}

/* A child process makes the file and lives until it is killed. */
static pid_t start_maker(const struct place *place)
{
    int ready[2];
    if (pipe(ready))
        abort();
    pid_t maker = fork();
    if (!maker) {
        struct error err = error_start(LANGUAGE_EN);
        struct part *part;
        char answer = part_start(place->arena, place->part, &part, &err) &&
                      file_write(place->log, "log", 3, &err);
        if (write(ready[1], &answer, 1) == 1)
            pause();
        _exit(1);
    }
    char answer = 0;
    CHECK(read(ready[0], &answer, 1) == 1 && answer);
    close(ready[0]);
    close(ready[1]);
    return maker;
}

static void check_killed(const struct place *place)
{
    struct error err = error_start(LANGUAGE_EN);
    struct part *part;
    pid_t maker = start_maker(place);
    part_sweep(place->part);
    part_sweep_folder(place->folder, ".part");
    CHECK(file_exists(place->part) && file_exists(place->log));
    CHECK(!part_start(place->arena, place->part, &part, &err) && err.kind == ERROR_REFUSED);
    CHECK(strstr(err.text, "another run is making") != NULL);
    kill(maker, SIGKILL);
    waitpid(maker, NULL, 0);
    CHECK(file_exists(place->part) && file_exists(place->log));
    part_sweep(place->part);
    CHECK(!file_exists(place->part) && !file_exists(place->log) && file_exists(place->name));
    maker = start_maker(place);
    kill(maker, SIGKILL);
    waitpid(maker, NULL, 0);
    part_sweep_folder(place->folder, ".part");
    CHECK(!file_exists(place->part) && !file_exists(place->log) && file_exists(place->name));
}

/* A name that leads elsewhere is not followed. */
static void check_link(const struct place *place)
{
    struct error err = error_start(LANGUAGE_EN);
    struct part *part;
    CHECK(!symlink(place->name, place->part));
    part_sweep(place->part);
    CHECK(!part_start(place->arena, place->part, &part, &err));
    CHECK_TEXT(file_read(place->arena, place->name, 10, NULL, &err), "whole");
    unlink(place->part);
}

int main(void)
{
    struct arena *arena = arena_open();
    char *folder = arena_copy(arena, "/tmp/tuanfu-test-XXXXXX");
    if (!mkdtemp(folder))
        return 2;
    const struct place place = {arena, folder, file_join(arena, folder, "x.part"),
        file_join(arena, folder, "x.part-wal"), file_join(arena, folder, "x")};
    check_kept(&place);
    check_dropped(&place);
    check_killed(&place);
    check_link(&place);
    unlink(place.name);
    CHECK(!rmdir(folder));
    arena_close(arena);
    return check_end();
}
