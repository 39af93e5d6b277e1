/* The inside of a store handle, for the files of this folder. */
#ifndef STORE_HANDLE_H
#define STORE_HANDLE_H

#include "base/vec.h"
#include "store/audit.h"
#include "store/db.h"
#include "store/store.h"

struct store {
    struct arena *arena;
    struct db *db;
    struct store_actor actor;
    const char *county;             /* of new rows */
    const char *name;
    int64_t node;
    int64_t next_id;                /* good inside a write */
    VEC(const char *) notices;
    bool is_watched;                /* before-images are kept from now on */
};

/* A write: everything between start and end is one transaction. At the end the audit row is added
 * when `is_good` and `entry` is not NULL (NULL: nothing was changed, the whole is taken back).
 * False when it was not kept, with `err`, or when nothing was to be kept. */
bool handle_start(struct store *store, struct error *err);
bool handle_end(struct store *store, bool is_good, const struct audit_entry *entry,
                struct error *err);

/* The other order, for what must be written down before it is done: start, the row, the reading,
 * and the end. `is_good` false, and trouble with the end: nothing was read. */
bool handle_note(struct store *store, const struct audit_entry *entry, struct error *err);
bool handle_close(struct store *store, bool is_good, struct error *err);

/* The day of the time of the call as text. */
const char *handle_day(struct arena *arena, const struct store_actor *actor);

/* A new id; only inside a write. */
int64_t handle_take_id(struct store *store);

/* Sorts structs whose first member is a code (const char *), as codes compare. */
void handle_sort_codes(void *items, int count, size_t size);

#endif
