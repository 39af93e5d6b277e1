/* Who has seen a child: the rows of the list of changes in which its name was opened. */
#include "base/arena.h"
#include "base/text.h"
#include "base/vec.h"
#include "model/code_ranges.h"
#include "store/handle.h"

#include <string.h>

/* What stands in the brackets at the end of `what`; NULL for rows of a time when nothing did. */
static const char *ranges_in(struct arena *arena, const char *what)
{
    const char *open = strrchr(what, '[');
    size_t length = strlen(what);
    if (!open || what[length - 1] != ']')
        return NULL;
    return arena_copy_bytes(arena, open + 1, length - (size_t)(open + 1 - what) - 1);
}

/* Of a row without ranges, and of an old one without a purpose, all names were opened. */
static bool is_about(struct arena *arena, const char *what, const char *code)
{
    const char *ranges = ranges_in(arena, what);
    return !ranges || code_ranges_hold(ranges, code);
}

const struct store_sights *store_seen(struct store *store, struct arena *arena, const char *code,
                                      struct error *err)
{
    VEC(struct store_sight) list = {0};
    struct query *query = db_query(store->db,
        "SELECT number, actor, happened, what, purpose FROM change"
        " WHERE county IN area AND verb = 'names' ORDER BY number DESC");
    while (db_next(query)) {
        const char *what = db_text(query, arena, 3), *purpose = db_text(query, arena, 4);
        if (purpose[0] && !is_about(arena, what, code))
            continue;
        *VEC_ADD(arena, &list) = (struct store_sight){
            .number = db_number(query, 0), .actor = db_text(query, arena, 1),
            .happened = db_text(query, arena, 2),
            .is_full_name = text_starts_with(what, "full names"),
            .is_nickname = text_starts_with(what, "nicknames"),
            .purpose = purpose[0] ? purpose : what,
        };
    }
    if (!db_end(query, err))
        return NULL;
    struct store_sights *sights = arena_take(arena, 1, sizeof *sights);
    *sights = (struct store_sights){.list = list.items, .count = list.count};
    return sights;
}
