#include "base/arena.h"
#include "base/vec.h"
#include "store/handle.h"

const struct store_changes *store_list_changes(struct store *store, struct arena *arena, int most,
                                               struct error *err)
{
    VEC(struct store_change) list = {0};
    struct query *query = db_query(store->db,
        "SELECT number, actor, verb, happened,"
        " CASE WHEN verb = 'names' AND purpose <> '' THEN purpose ELSE what END FROM change"
        " WHERE county IN area"
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
