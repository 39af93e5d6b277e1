#define _DEFAULT_SOURCE

#include "file.h"

#include "buf.h"
#include "error.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

/* What the system says, with what the reader can do about it. */
static const char *remedy(int code, const struct error *err)
{
    static const struct { int code; const char *text; } remedies[] = {
        {ENOSPC, N_("the disk is full; free some room and try again")},
        {EDQUOT, N_("your share of the disk is used up; delete something and try again")},
        {EROFS, N_("the disk is read-only; choose another folder")},
        {EACCES, N_("you may not do this here; choose another folder or ask for the right")},
        {EPERM, N_("you may not do this here; choose another folder or ask for the right")},
        {ENOENT, N_("there is nothing of that name; check the spelling")},
        {ENOTDIR, N_("a part of the path is a file, not a folder; check the path")},
        {EISDIR, N_("this is a folder; name a file")},
        {EEXIST, N_("something of that name is there; choose another name")},
        {ENOTEMPTY, N_("the folder is not empty; empty it first")},
        {EFBIG, N_("the file would be larger than the system allows; choose another disk")},
        {ENAMETOOLONG, N_("the name is too long; choose a shorter one")},
        {ELOOP, N_("the links lead in a circle; name the file itself")},
        {EMFILE, N_("too many files are open; close other programs and try again")},
        {ENFILE, N_("too many files are open; close other programs and try again")},
        {EIO, N_("the disk does not answer; check it and save a copy of your work elsewhere")},
        {EBUSY, N_("another program uses it; close that program and try again")},
    };
    for (size_t i = 0; i < sizeof remedies / sizeof remedies[0]; i++)
        if (remedies[i].code == code)
            return messages_find(err->language, remedies[i].text);
    return strerror(code);
}

static enum error_kind kind_of(int code)
{
    return code == ENOENT || code == ENOTDIR ? ERROR_MISSING : ERROR_SYSTEM;
}

bool file_refuse_read(const char *path, int code, struct error *err)
{
    return error_set(err, kind_of(code), N_("cannot read '%s': %s"), path, remedy(code, err));
}

bool file_refuse_write(const char *path, int code, struct error *err)
{
    return error_set(err, ERROR_SYSTEM, N_("cannot write '%s': %s"), path, remedy(code, err));
}

/* Everything that the handle gives, up to the limit. */
static char *read_all(struct arena *arena, int handle, const char *path, size_t limit,
                      size_t *length, struct error *err)
{
    struct buf all = buf_start(arena);
    char part[16384];
    for (;;) {
        ssize_t got = read(handle, part, sizeof part);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0) {
            file_refuse_read(path, errno, err);
            return NULL;
        }
        if (!got)
            break;
        if ((size_t)got > limit - all.length) {
            error_set(err, ERROR_INPUT, N_("'%s' is larger than %zu KiB; split it or check that "
                                           "it is the right file"), path, (limit + 1023) / 1024);
            return NULL;
        }
        buf_add_bytes(&all, part, (size_t)got);
    }
    if (length)
        *length = all.length;
    return all.text;
}

char *file_read(struct arena *arena, const char *path, size_t limit, size_t *length,
                struct error *err)
{
    int handle = open(path, O_RDONLY | O_CLOEXEC);
    if (handle < 0) {
        file_refuse_read(path, errno, err);
        return NULL;
    }
    char *all = read_all(arena, handle, path, limit, length, err);
    close(handle);                      /* nothing was written: nothing can be lost */
    return all;
}

char *file_read_input(struct arena *arena, size_t limit, size_t *length, struct error *err)
{
    return read_all(arena, STDIN_FILENO, "-", limit, length, err);
}

static bool write_all(int handle, const char *bytes, size_t length)
{
    while (length) {
        ssize_t done = write(handle, bytes, length);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return false;
        bytes += done;
        length -= (size_t)done;
    }
    return true;
}

/* A device or a pipe (/dev/stdout) has no folder to rename in: it is written as it stands. */
static bool write_device(const char *path, const void *bytes, size_t length, struct error *err)
{
    int handle = open(path, O_WRONLY | O_CLOEXEC);
    if (handle < 0)
        return file_refuse_write(path, errno, err);
    int code = write_all(handle, bytes, length) ? 0 : errno;
    if (close(handle) && !code)
        code = errno;
    return code ? file_refuse_write(path, code, err) : true;
}

int file_sync_folder(const char *folder)
{
    int handle = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (handle < 0)
        return errno == EACCES ? 0 : errno;     /* a drop box: may be written, not opened */
    int code = fsync(handle) ? errno : 0;
    close(handle);
    return code == EINVAL || code == EROFS ? 0 : code;  /* some file systems cannot and need not */
}

/* Writes and syncs a new file, with the rights of the one that it will replace; 0 or errno. */
static int write_beside(const char *path, const void *bytes, size_t length, const struct stat *old)
{
    if (unlink(path) && errno != ENOENT)
        return errno;
    int handle = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    if (handle < 0)
        return errno;
    int code = 0;
    if (old && fchmod(handle, old->st_mode & 0777))
        code = errno;
    if (!code && !write_all(handle, bytes, length))
        code = errno;
    if (!code && fsync(handle))
        code = errno;
    if (close(handle) && !code)
        code = errno;
    return code;
}

static int write_and_rename(struct arena *arena, const char *path, const void *bytes,
                            size_t length, const struct stat *old)
{
    const char *folder = file_folder(arena, path);
    const char *beside = arena_format(arena, "%s/.%s.tuanfu-tmp", folder, file_name(path));
    int code = write_beside(beside, bytes, length, old);
    if (!code && rename(beside, path))
        code = errno;
    if (code) {
        unlink(beside);                 /* best effort: the trouble above is what is told */
        return code;
    }
    return file_sync_folder(folder);
}

/* A record is never replaced by a paper or a list: a slip of the tongue would cost everything. */
static bool is_database(const char *path)
{
    static const char mark[16] = "SQLite format 3";
    char head[sizeof mark];
    int handle = open(path, O_RDONLY | O_CLOEXEC);
    if (handle < 0)
        return false;
    bool is_found = read(handle, head, sizeof head) == (ssize_t)sizeof head &&
                    !memcmp(head, mark, sizeof head);
    close(handle);
    return is_found;
}

bool file_write(const char *path, const void *bytes, size_t length, struct error *err)
{
    struct stat old;
    bool is_there = !stat(path, &old);
    if (is_there && S_ISDIR(old.st_mode))
        return file_refuse_write(path, EISDIR, err);
    if (is_there && !S_ISREG(old.st_mode))
        return write_device(path, bytes, length, err);
    if (is_there && is_database(path))
        return error_set(err, ERROR_REFUSED,
                         N_("'%s' is a record or another database and is not written over; choose"
                            " another name"), path);
    char *real = is_there ? realpath(path, NULL) : NULL;    /* a link stays a link */
    if (is_there && !real)
        return file_refuse_write(path, errno, err);
    struct arena *arena = arena_open();
    int code = write_and_rename(arena, real ? real : path, bytes, length, is_there ? &old : NULL);
    free(real);
    arena_close(arena);
    return code ? file_refuse_write(path, code, err) : true;
}

bool file_exists(const char *path)
{
    struct stat found;
    return !stat(path, &found);
}

bool file_is_below(const char *path, const char *folder)
{
    size_t length = strlen(folder);
    length -= length && folder[length - 1] == '/';
    return !strncmp(path, folder, length) && (!length || !path[length] || path[length] == '/');
}

const char *file_numbered(struct arena *arena, const char *path, int number)
{
    const char *dot = strrchr(file_name(path), '.');
    int stem = (int)(dot ? dot - path : (ptrdiff_t)strlen(path));
    return arena_format(arena, "%.*s-%d%s", stem, path, number, path + stem);
}

bool file_is_same(const char *left, const char *right)
{
    struct stat one;
    struct stat other;
    return !stat(left, &one) && !stat(right, &other) && one.st_dev == other.st_dev &&
           one.st_ino == other.st_ino;
}

bool file_is_folder(const char *path)
{
    struct stat found;
    return !stat(path, &found) && S_ISDIR(found.st_mode);
}

static int make_one_folder(const char *path)
{
    if (!mkdir(path, 0777))
        return 0;
    int code = errno;
    if (file_is_folder(path))
        return 0;
    return code == EEXIST ? ENOTDIR : code;
}

bool file_make_folder(const char *path, struct error *err)
{
    struct arena *arena = arena_open();
    char *part = arena_copy(arena, path);
    int code = 0;
    for (char *at = part; *at && !code; at++) {
        if (*at != '/' || at == part)
            continue;
        *at = '\0';
        code = make_one_folder(part);
        *at = '/';
    }
    if (!code)
        code = make_one_folder(part);
    arena_close(arena);
    if (!code)
        return true;
    return error_set(err, ERROR_SYSTEM, N_("cannot make the folder '%s': %s"), path,
                     remedy(code, err));
}

bool file_remove(const char *path, struct error *err)
{
    if (!unlink(path))
        return true;
    int code = errno;
    if (file_is_folder(path))
        code = EISDIR;
    return error_set(err, kind_of(code), N_("cannot delete '%s': %s"), path, remedy(code, err));
}

static int compare_names(const void *left, const void *right)
{
    return strcmp(*(const char *const *)left, *(const char *const *)right);
}

bool file_list(struct arena *arena, const char *folder, struct file_names *names,
               struct error *err)
{
    *names = (struct file_names){0};
    DIR *open_folder = opendir(folder);
    if (!open_folder)
        return error_set(err, kind_of(errno), N_("cannot list the folder '%s': %s"), folder,
                         remedy(errno, err));
    errno = 0;
    for (struct dirent *entry; (entry = readdir(open_folder)); errno = 0)
        if (entry->d_name[0] != '.')
            *VEC_ADD(arena, &names->list) = arena_copy(arena, entry->d_name);
    int code = errno;
    closedir(open_folder);
    if (code)
        return error_set(err, ERROR_SYSTEM, N_("cannot list the folder '%s': %s"), folder,
                         remedy(code, err));
    if (names->list.count > 1)
        qsort(names->list.items, (size_t)names->list.count, sizeof *names->list.items,
              compare_names);
    return true;
}

const char *file_whole_path(struct arena *arena, const char *path)
{
    char *folder = realpath(file_folder(arena, path), NULL);
    const char *whole = folder ? file_join(arena, folder, file_name(path)) : path;
    free(folder);
    return whole;
}

const char *file_join(struct arena *arena, const char *folder, const char *name)
{
    size_t length = strlen(folder);
    const char *between = length && folder[length - 1] != '/' ? "/" : "";
    return arena_format(arena, "%s%s%s", folder, between, name);
}

const char *file_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

const char *file_folder(struct arena *arena, const char *path)
{
    const char *slash = strrchr(path, '/');
    if (!slash)
        return ".";
    return slash == path ? "/" : arena_copy_bytes(arena, path, (size_t)(slash - path));
}

const char *file_program_folder(struct arena *arena)
{
    char path[4096];
    ssize_t length = readlink("/proc/self/exe", path, sizeof path);
    if (length <= 0 || (size_t)length >= sizeof path)
        return NULL;
    return file_folder(arena, arena_copy_bytes(arena, path, (size_t)length));
}

/* ---- rights and room ---- */

/* A folder can be locked without a file that would have to be cleared away after a killed run. */
int file_hold_folder(const char *path, struct error *err)
{
    struct arena *arena = arena_open();
    const char *folder = file_folder(arena, path);
    int hold = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    int outcome = hold < 0 ? -1 : 0;
    if (hold >= 0)
        while ((outcome = flock(hold, LOCK_EX)) && errno == EINTR)
            ;
    if (outcome) {
        file_refuse_read(folder, errno, err);
        if (hold >= 0)
            close(hold);
        hold = -1;
    }
    arena_close(arena);
    return hold;
}

void file_let_go(int hold)
{
    if (hold >= 0)
        close(hold);
}

bool file_make_private(const char *path, bool *was_open, struct error *err)
{
    struct stat is;
    if (stat(path, &is))
        return errno == ENOENT || file_refuse_read(path, errno, err);
    if (!(is.st_mode & (S_IRWXG | S_IRWXO)))
        return true;
    *was_open = true;
    return !chmod(path, is.st_mode & S_IRWXU) || file_refuse_write(path, errno, err);
}

int64_t file_free_bytes(const char *path)
{
    struct statvfs room;
    if (statvfs(path, &room))
        return -1;
    return (int64_t)room.f_bavail * (int64_t)room.f_frsize;
}
