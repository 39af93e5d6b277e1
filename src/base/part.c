#define _GNU_SOURCE

#include "part.h"

#include "arena.h"
#include "error.h"
#include "file.h"
#include "text.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- what lies about ---- */

/* Logs first, the file last: while there is anything, there is the file, and a sweep finds it. */
static void remove_all(struct arena *arena, const char *path)
{
    const char *folder = file_folder(arena, path);
    const char *start = file_name(path);
    DIR *open_folder = opendir(folder);
    for (struct dirent *entry; open_folder && (entry = readdir(open_folder));)
        if (text_starts_with(entry->d_name, start) && !text_equal(entry->d_name, start))
            unlink(file_join(arena, folder, entry->d_name));
    if (open_folder)
        closedir(open_folder);
    unlink(path);
}

/* The handle is of the very file that has the name now: between opening and locking another run
 * may have removed it. */
static bool is_named(int handle, const char *path)
{
    struct stat held;
    struct stat named;
    return !fstat(handle, &held) && !lstat(path, &named) && held.st_dev == named.st_dev &&
           held.st_ino == named.st_ino;
}

void part_sweep(const char *path)
{
    int handle = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
    if (handle < 0)
        return;
    struct arena *arena = arena_open();
    struct stat found;
    if (!fstat(handle, &found) && S_ISREG(found.st_mode) && !flock(handle, LOCK_EX | LOCK_NB) &&
        is_named(handle, path))
        remove_all(arena, path);
    close(handle);
    arena_close(arena);
}

void part_sweep_folder(const char *folder, const char *ending)
{
    struct arena *arena = arena_open();
    struct error unheard = error_start(LANGUAGE_EN);
    struct file_names names;
    if (file_list(arena, folder, &names, &unheard))
        for (int i = 0; i < names.list.count; i++)
            if (text_ends_with(names.list.items[i], ending))
                part_sweep(file_join(arena, folder, names.list.items[i]));
    arena_close(arena);
}

/* ---- making one ---- */

static void drop(void *part)
{
    part_drop(part);
}

bool part_start(struct arena *arena, const char *path, struct part **part, struct error *err)
{
    part_sweep(path);
    int handle = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (handle < 0 && errno == EEXIST)
        return error_set(err, ERROR_REFUSED, N_("another run is making '%s'; wait until it is done"
                                                " and try again"), path);
    if (handle < 0)
        return file_refuse_write(path, errno, err);
    /* a disk that knows no locks still takes the file; there two runs at once are not told apart */
    if ((flock(handle, LOCK_EX | LOCK_NB) && errno == EWOULDBLOCK) || !is_named(handle, path)) {
        close(handle);
        return error_set(err, ERROR_REFUSED, N_("another run is making '%s'; wait until it is done"
                                                " and try again"), path);
    }
    *part = arena_take(arena, 1, sizeof **part);
    **part = (struct part){.arena = arena, .path = arena_copy(arena, path), .handle = handle};
    arena_defer(arena, drop, *part);
    return true;
}

bool part_sync(struct part *part, struct error *err)
{
    return fsync(part->handle) ? file_refuse_write(part->path, errno, err) : true;
}

/* Renames without ever replacing; old file systems know only the plain rename. */
static int take_name(const char *path, const char *name)
{
    if (!renameat2(AT_FDCWD, path, AT_FDCWD, name, RENAME_NOREPLACE))
        return 0;
    if (errno != EINVAL && errno != ENOSYS)
        return errno;
    if (file_exists(name))
        return EEXIST;
    return rename(path, name) ? errno : 0;
}

bool part_keep(struct part *part, const char *name, struct error *err)
{
    int code = fsync(part->handle) ? errno : take_name(part->path, name);
    if (code) {
        part_drop(part);
        if (code == EEXIST)
            return error_set(err, ERROR_REFUSED, N_("'%s' is already there; choose another name"),
                             name);
        return file_refuse_write(name, code, err);
    }
    struct arena *arena = arena_open();
    remove_all(arena, part->path);
    arena_close(arena);
    close(part->handle);
    part->handle = -1;
    code = file_sync_folder(file_folder(part->arena, name));
    return code ? file_refuse_write(name, code, err) : true;
}

void part_drop(struct part *part)
{
    if (part->handle < 0)
        return;
    struct arena *arena = arena_open();
    if (is_named(part->handle, part->path))
        remove_all(arena, part->path);
    arena_close(arena);
    close(part->handle);
    part->handle = -1;
}
