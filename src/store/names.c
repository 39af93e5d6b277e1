#include "base/arena.h"
#include "base/vec.h"
#include "store/handle.h"

/* First the row, then the names, and both in one transaction: what is read is what the row says was
 * read, and without the row nothing is. */
static bool start_reading(struct store *store, const char *what, const char *reason,
                          struct error *err)
{
    if (!reason[0])
        return error_set(err, ERROR_REFUSED,
                         N_("names are opened only with a reason; say what for"));
    if (!handle_start(store, err))
        return false;
    int64_t count;
    bool is_good = db_read_number(store->db,
                                  "SELECT COUNT(*) FROM child WHERE county IN area", 0, &count,
                                  err);
    struct audit_entry entry = {.verb = "names", .what = what, .purpose = reason};
    if (is_good) {
        entry.count = error_checked_int(count);
        is_good = handle_note(store, &entry, err);
    }
    return is_good || handle_close(store, false, err);
}

const struct names *store_open_names(struct store *store, struct arena *arena, const char *reason,
                                     struct error *err)
{
    if (!start_reading(store, "nicknames", reason, err))
        return NULL;
    VEC(struct person_name) list = {0};
    struct query *query = db_query(store->db,
        "SELECT child.code, nickname.nickname FROM child"
        " LEFT JOIN nickname ON nickname.child = child.id WHERE child.county IN area");
    while (db_next(query))
        *VEC_ADD(arena, &list) = (struct person_name){
            .code = db_text(query, arena, 0), .nickname = db_text(query, arena, 1),
        };
    if (!handle_close(store, db_end(query, err), err))
        return NULL;
    handle_sort_codes(list.items, list.count, sizeof *list.items);
    struct names *names = arena_take(arena, 1, sizeof *names);
    *names = (struct names){.list = list.items, .count = list.count};
    return names;
}

const struct store_identities *store_open_identities(struct store *store, struct arena *arena,
                                                     const char *reason, struct error *err)
{
    if (!start_reading(store, "full names", reason, err))
        return NULL;
    VEC(struct store_identity) list = {0};
    struct query *query = db_query(store->db,
        "SELECT child.code, identity.name, nickname.nickname FROM child"
        " JOIN identity ON identity.child = child.id"
        " LEFT JOIN nickname ON nickname.child = child.id WHERE child.county IN area");
    while (db_next(query))
        *VEC_ADD(arena, &list) = (struct store_identity){
            .code = db_text(query, arena, 0), .name = db_text(query, arena, 1),
            .nickname = db_text(query, arena, 2),
        };
    if (!handle_close(store, db_end(query, err), err))
        return NULL;
    handle_sort_codes(list.items, list.count, sizeof *list.items);
    struct store_identities *identities = arena_take(arena, 1, sizeof *identities);
    *identities = (struct store_identities){.list = list.items, .count = list.count};
    return identities;
}
