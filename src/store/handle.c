#include "store/handle.h"

#include "base/arena.h"
#include "base/text.h"
#include "store/before.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { COUNT_BITS = 33 };

/* ---- writing ---- */

/* Once for each handle that writes. */
static bool watch(struct store *store, struct error *err)
{
    struct date today;
    if (store->is_watched)
        return true;
    if (date_read(handle_day(store->arena, &store->actor), &today) &&
        !before_forget(store->db, today, err))
        return false;
    store->is_watched = before_watch(store->db, err);
    return store->is_watched;
}

/* "2026-09-01" of the time of the call. */
const char *handle_day(struct arena *arena, const struct store_actor *actor)
{
    size_t length = strlen(actor->when);
    return arena_copy_bytes(arena, actor->when, length < 10 ? length : 10);
}

bool handle_start(struct store *store, struct error *err)
{
    if (!store->actor.name[0])
        return error_set(err, ERROR_USAGE, N_("nobody acts; say who you are with --as NAME"));
    if (!watch(store, err) || !db_begin(store->db, err))
        return false;
    if (db_read_number(store->db, "SELECT next_id FROM record", 0, &store->next_id, err))
        return true;
    return db_finish(store->db, false, err);
}

static bool keep_next_id(struct store *store, struct error *err)
{
    struct query *query = db_query(store->db, "UPDATE record SET next_id = $next");
    db_bind_number(query, "$next", store->next_id);
    return db_run(query, err);
}

bool handle_note(struct store *store, const struct audit_entry *entry, struct error *err)
{
    const struct audit_who who = {.county = store->county, .actor = &store->actor};
    return audit_write(store->db, &who, entry, err);
}

bool handle_close(struct store *store, bool is_good, struct error *err)
{
    return db_finish(store->db, is_good, err);
}

bool handle_end(struct store *store, bool is_good, const struct audit_entry *entry,
                struct error *err)
{
    if (is_good && entry)
        is_good = keep_next_id(store, err) && handle_note(store, entry, err);
    return handle_close(store, is_good && entry, err);
}

int64_t handle_take_id(struct store *store)
{
    assert(db_is_writing(store->db));
    assert(store->next_id < INT64_C(1) << COUNT_BITS);
    return store->node << COUNT_BITS | store->next_id++;
}

/* ---- codes ---- */

static int compare_codes(const void *left, const void *right)
{
    return text_compare_codes(*(const char *const *)left, *(const char *const *)right);
}

void handle_sort_codes(void *items, int count, size_t size)
{
    if (count > 1)
        qsort(items, (size_t)count, size, compare_codes);
}
