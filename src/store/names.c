#include "base/arena.h"
#include "base/text.h"
#include "base/vec.h"
#include "model/code_ranges.h"
#include "store/handle.h"

#include <stdlib.h>

/* The codes of all children of the area, in order. */
static bool list_codes(struct store *store, struct arena *arena, struct code_list *codes,
                       struct error *err)
{
    VEC(const char *) list = {0};
    struct query *query = db_query(store->db, "SELECT code FROM child WHERE county IN area");
    while (db_next(query))
        *VEC_ADD(arena, &list) = db_text(query, arena, 0);
    handle_sort_codes(list.items, list.count, sizeof *list.items);
    *codes = (struct code_list){.codes = list.items, .count = list.count};
    return db_end(query, err);
}

/* The row says whose names were opened: "nicknames [C-0001–C-0012]". */
static bool note_reading(struct store *store, struct arena *arena, const char *what,
                         const struct store_opening *opening, struct error *err)
{
    struct code_list children = opening->children;
    const struct audit_entry entry = {
        .verb = "names", .purpose = opening->reason, .count = children.count,
        .what = arena_format(arena, "%s [%s]", what, code_ranges_write(arena, children)),
    };
    return handle_note(store, &entry, err);
}

/* First the row, then the names, and both in one transaction: what is read is what the row says was
 * read, and without the row nothing is. */
static bool start_reading(struct store *store, struct arena *arena, const char *what,
                          const struct store_opening *opening, struct error *err)
{
    if (!opening->reason[0])
        return error_set(err, ERROR_REFUSED,
                         N_("names are opened only with a reason; say what for"));
    if (!handle_start(store, err))
        return false;
    struct store_opening whole = *opening;
    bool is_good = (opening->children.count || list_codes(store, arena, &whole.children, err)) &&
                   note_reading(store, arena, what, &whole, err);
    return is_good || handle_close(store, false, err);
}

static int compare_code(const void *code, const void *item)
{
    return text_compare_codes(code, *(const char *const *)item);
}

static bool is_opened(const struct store_opening *opening, const char *code)
{
    struct code_list children = opening->children;
    return !children.count || bsearch(code, children.codes, (size_t)children.count,
                                      sizeof *children.codes, compare_code);
}

const struct names *store_open_names(struct store *store, struct arena *arena,
                                     const struct store_opening *opening, struct error *err)
{
    if (!start_reading(store, arena, "nicknames", opening, err))
        return NULL;
    VEC(struct person_name) list = {0};
    struct query *query = db_query(store->db,
        "SELECT child.code, nickname.nickname FROM child"
        " LEFT JOIN nickname ON nickname.child = child.id WHERE child.county IN area");
    while (db_next(query)) {
        const char *code = db_text(query, arena, 0);
        if (is_opened(opening, code))
            *VEC_ADD(arena, &list) =
                (struct person_name){.code = code, .nickname = db_text(query, arena, 1)};
    }
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
    if (!start_reading(store, arena, "full names",
                       &(struct store_opening){.reason = reason}, err))
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
