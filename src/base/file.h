/* Files: read whole, written beside and renamed, folders listed in order. */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "vec.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct error;

/* The whole file (zero-ended) of at most `limit` bytes; NULL with `err` filled. */
char *file_read(struct arena *arena, const char *path, size_t limit, size_t *length,
                struct error *err);

/* The whole of standard input, in the same way. */
char *file_read_input(struct arena *arena, size_t limit, size_t *length, struct error *err);

/* Writes all or nothing: a temporary file ".NAME.tuanfu-tmp" beside, fsync, rename. An older
 * temporary file of that name is replaced; a database is not. */
bool file_write(const char *path, const void *bytes, size_t length, struct error *err);

bool file_exists(const char *path);
bool file_is_folder(const char *path);
/* Both names lead to one file that is there. */
bool file_is_same(const char *left, const char *right);

/* The path is the folder or begins with it; by their letters alone. "" holds every path. */
bool file_is_below(const char *path, const char *folder);

/* "card.png" → "card-2.png": what one of several files is called. */
const char *file_numbered(struct arena *arena, const char *path, int number);

/* Makes the folder and those above it. */
bool file_make_folder(const char *path, struct error *err);
bool file_remove(const char *path, struct error *err);

struct file_names {
    VEC(const char *) list;
};

/* Waits until no other process holds the folder in which `path` lies, and holds it; no file is
 * made. −1 with `err`. file_let_go or the end of the process, however it comes, gives it back. */
int file_hold_folder(const char *path, struct error *err);
void file_let_go(int hold);

/* Takes from all but the owner the right to read or write the file. `*was_open` when somebody else
 * had one. False with `err` when it cannot be taken; a file that is not there is well. */
bool file_make_private(const char *path, bool *was_open, struct error *err);

/* Bytes that are free for us on the disk of the path; −1 when the system does not say. */
int64_t file_free_bytes(const char *path);

/* Names in a folder, sorted by bytes, without those that begin with a dot. False with `err`. */
bool file_list(struct arena *arena, const char *folder, struct file_names *names,
               struct error *err);

/* For what holds a handle of its own: the system's trouble (errno) in words. Both return false. */
bool file_refuse_read(const char *path, int code, struct error *err);
bool file_refuse_write(const char *path, int code, struct error *err);

/* A new name is safe only when its folder is on the disk too; 0 or errno. */
int file_sync_folder(const char *folder);

/* The whole path of a file, whose folder must be there: no links, no "..". The path as it is given
 * when the system does not say. */
const char *file_whole_path(struct arena *arena, const char *path);

/* "folder/name". */
const char *file_join(struct arena *arena, const char *folder, const char *name);

/* The last part of a path, and the folder part ("." when there is none). */
const char *file_name(const char *path);
const char *file_folder(struct arena *arena, const char *path);

/* The folder of the running program, or NULL when the system does not say. */
const char *file_program_folder(struct arena *arena);

#endif
