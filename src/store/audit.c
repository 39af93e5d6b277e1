#include "store/audit.h"

#include "base/arena.h"
#include "base/vec.h"
#include "store/handle.h"

bool audit_write(struct store *store, const char *verb, const char *what, struct error *err)
{
    struct query *query = db_query(store->db,
        "INSERT INTO change (number, county, actor, verb, happened, what)"
        " SELECT COALESCE(MAX(number), 0) + 1, $county, $actor, $verb, $happened, $what"
        " FROM change");
    db_bind_text(query, "$county", store->county);
    db_bind_text(query, "$actor", store->actor.name);
    db_bind_text(query, "$verb", verb);
    db_bind_text(query, "$happened", store->actor.when);
    db_bind_text(query, "$what", what);
    return db_run(query, err);
}

const struct store_changes *store_list_changes(struct store *store, struct arena *arena, int most,
                                               struct error *err)
{
    VEC(struct store_change) list = {0};
    struct query *query = db_query(store->db,
        "SELECT number, actor, verb, happened, what FROM change WHERE county IN area"
        " ORDER BY number DESC LIMIT $most");
    db_bind_number(query, "$most", most);
    while (db_next(query))
        *VEC_ADD(arena, &list) = (struct store_change){
            .number = db_number(query, 0), .actor = db_text(query, arena, 1),
            .verb = db_text(query, arena, 2), .happened = db_text(query, arena, 3),
            .what = db_text(query, arena, 4),
        };
    if (!db_end(query, err))
        return NULL;
    struct store_changes *changes = arena_take(arena, 1, sizeof *changes);
    *changes = (struct store_changes){.list = list.items, .count = list.count};
    return changes;
}
