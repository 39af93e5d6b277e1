/* What a backup needs of the record: a plain copy that is proven, the list of backups, and the
 * first steps of a file that was restored. Sealing and opening is not the store's. */
#ifndef STORE_BACKUP_H
#define STORE_BACKUP_H

#include "base/date.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;
struct error;
struct store;
struct store_actor;

/* Where the plain copy of the record at `path` stands while a backup is made: beside it, on a disk
 * that holds the names already. What a killed run left there, store_open removes. */
const char *store_copy_path(struct arena *arena, const char *path);

/* Copies the record, as it is between two writes, into the empty file at `path` and proves the
 * copy: every page, every key. */
bool store_copy(struct store *store, const char *path, struct error *err);

struct store_backup {
    int64_t id;                     /* given by the record */
    struct date day;
    const char *place;
    const char *hash;
    int64_t bytes;
    struct date removed;            /* not set while it is kept */
};

struct store_backups {
    const struct store_backup *list;        /* newest first */
    int count;
};

/* Lists a backup that was made. */
bool store_note_backup(struct store *store, const struct store_backup *backup, struct error *err);

/* Notes that backups (by id) were removed. */
bool store_note_removed(struct store *store, const int64_t *ids, int count, struct date day,
                        struct error *err);

const struct store_backups *store_list_backups(struct store *store, struct arena *arena,
                                               struct error *err);

/* The first opening of a file that came out of a backup: every page and key is proven, a file of a
 * newer program is refused, an older one is brought up to date, and it gets a node of its own, so
 * that what is entered in it and in the record that it was copied from never has the same id. */
bool store_renew(const char *path, const struct store_actor *actor, const char *hash,
                 struct error *err);

#endif
