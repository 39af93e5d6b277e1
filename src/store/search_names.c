/* Children by what somebody types. Names leave this file only after the row that says so is
 * kept. */
#include "base/arena.h"
#include "base/text.h"
#include "base/vec.h"
#include "model/code_ranges.h"
#include "model/name_search.h"
#include "store/handle.h"

#include <stdlib.h>

struct hits {
    VEC(struct store_hit) list;
};

static int compare_hits(const void *left, const void *right)
{
    const struct store_hit *a = left, *b = right;
    return a->rank != b->rank ? (a->rank > b->rank) - (a->rank < b->rank)
                              : text_compare_codes(a->code, b->code);
}

/* The better of name and nickname; a nickname counts a little less than the same name. */
static int rank_of(struct name_search *search, const char *name, const char *nickname)
{
    int by_name = name[0] ? name_search_rank(search, name) : 0;
    int by_nickname = nickname[0] ? name_search_rank(search, nickname) : 0;
    return by_name && (!by_nickname || by_name <= by_nickname) ? by_name : by_nickname;
}

/* `code` is found whatever its name. */
static bool look(struct store *store, struct arena *arena, const struct store_asked *asked,
                 struct hits *hits, struct error *err)
{
    bool has_names = asked->reason[0];
    struct name_search *search = name_search_start(arena, asked->text);
    struct arena *scratch = arena_open();
    struct query *query = db_query(store->db,
        "SELECT child.code, child.birth, child.site, nickname.nickname,"
        " CASE WHEN $named THEN identity.name ELSE '' END FROM child"
        " LEFT JOIN nickname ON nickname.child = child.id"
        " LEFT JOIN identity ON $named AND identity.child = child.id"
        " WHERE child.county IN area");
    db_bind_number(query, "$named", has_names);
    while (db_next(query)) {
        struct arena_mark mark = arena_mark(scratch);
        const char *code = db_text(query, scratch, 0), *name = db_text(query, scratch, 4);
        int rank = text_equal(code, asked->code) ? 1
                   : search ? rank_of(search, name, db_text(query, scratch, 3)) : 0;
        if (rank)
            *VEC_ADD(arena, &hits->list) = (struct store_hit){
                .code = arena_copy(arena, code), .birth = db_date(query, 1),
                .site = db_text(query, arena, 2), .name = arena_copy(arena, name), .rank = rank,
            };
        arena_back(scratch, mark);
    }
    arena_close(scratch);
    return db_end(query, err);
}

static bool note(struct store *store, struct arena *arena, const struct store_asked *asked,
                 const struct hits *hits, struct error *err)
{
    const char **codes = arena_take(arena, (size_t)hits->list.count + 1, sizeof *codes);
    for (int i = 0; i < hits->list.count; i++)
        codes[i] = hits->list.items[i].code;
    handle_sort_codes(codes, hits->list.count, sizeof *codes);
    const char *ranges =
        code_ranges_write(arena, (struct code_list){codes, hits->list.count});
    const struct audit_entry entry = {
        .verb = "names", .purpose = asked->reason, .count = hits->list.count,
        .what = arena_format(arena, "full names found [%s]", ranges),
    };
    return handle_note(store, &entry, err);
}

const struct store_hits *store_search(struct store *store, struct arena *arena,
                                      const struct store_asked *asked, struct error *err)
{
    struct hits hits = {0};
    bool is_good;
    if (asked->reason[0])
        is_good = handle_start(store, err) &&
                  handle_close(store, look(store, arena, asked, &hits, err) &&
                                          note(store, arena, asked, &hits, err), err);
    else
        is_good = look(store, arena, asked, &hits, err);
    if (!is_good)
        return NULL;
    if (hits.list.count > 1)
        qsort(hits.list.items, (size_t)hits.list.count, sizeof *hits.list.items, compare_hits);
    struct store_hits *found = arena_take(arena, 1, sizeof *found);
    *found = (struct store_hits){.list = hits.list.items, .count = hits.list.count};
    return found;
}
