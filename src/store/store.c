#include "store/store.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "store/audit.h"
#include "store/handle.h"
#include "store/schema.h"
#include "store/counts.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

enum { NODE_BITS = 30, COUNT_BITS = 33 };

/* ---- making a file ---- */

static bool insert_record(struct db *db, const struct store_place *place, struct error *err)
{
    struct query *query = db_query(db,
        "INSERT INTO record (id, node, next_id, area, name) VALUES (1,"
        " CASE WHEN $node > 0 THEN $node ELSE 2 + (random() & 1073741823) % 1073741822 END,"
        " 1, $area, $name)");
    db_bind_number(query, "$node", place->node);
    db_bind_text(query, "$area", place->area);
    db_bind_text(query, "$name", place->name);
    return db_run(query, err);
}

/* The row of the file and its first change come together. */
static bool fill_file(struct db *db, const struct store_place *place,
                      const struct store_actor *actor, struct error *err)
{
    if (!db_begin(db, err))
        return false;
    struct store store = {.db = db, .actor = *actor, .county = place->area};
    bool is_good = insert_record(db, place, err) && audit_write(&store, "init", place->area, err);
    return db_finish(db, is_good, err);
}

bool store_create(const char *path, const struct store_place *place, const struct store_actor *actor,
                  struct error *err)
{
    assert(place->node >= 0 && place->node < INT64_C(1) << NODE_BITS);
    if (!place->area[0])
        return error_set(err, ERROR_USAGE, N_("the code of the county is missing"));
    struct arena *arena = arena_open();
    struct db *db = db_open(arena, path, DB_CREATE, err);
    bool is_good = db && schema_bring_to(db, path, schema_steps(), err) &&
                   fill_file(db, place, actor, err);
    arena_close(arena);
    return is_good;
}

/* ---- opening ---- */

static bool fill_area(struct store *store, struct error *err)
{
    static const char insert[] = "INSERT INTO area (county) VALUES ($county)"
                                 " ON CONFLICT DO NOTHING";
    if (!db_execute(store->db, "CREATE TEMP TABLE area (county TEXT PRIMARY KEY) STRICT,"
                               " WITHOUT ROWID", err))
        return false;
    struct code_list area = store->actor.area;
    for (int i = 0; i < area.count; i++) {
        struct query *query = db_query(store->db, insert);
        db_bind_text(query, "$county", area.codes[i]);
        if (!db_run(query, err))
            return false;
    }
    if (area.count)
        return true;
    struct query *query = db_query(store->db, insert);
    db_bind_text(query, "$county", store->county);
    return db_run(query, err);
}

static bool read_record(struct store *store, struct error *err)
{
    bool is_there = false;
    struct query *query = db_query(store->db, "SELECT node, area, name FROM record");
    if (db_next(query)) {
        is_there = true;
        store->node = db_number(query, 0);
        store->county = db_text(query, store->arena, 1);
        store->name = db_text(query, store->arena, 2);
    }
    if (!db_end(query, err))
        return false;
    return is_there || error_set(err, ERROR_INPUT,
                                 N_("this database was never finished; make it again by 'init'"));
}

struct store *store_open(struct arena *arena, const char *path, struct store_actor actor,
                         struct error *err)
{
    struct store *store = arena_take(arena, 1, sizeof *store);
    store->arena = arena;
    store->actor = actor;
    store->db = db_open(arena, path, DB_OPEN, err);
    if (!store->db)
        return NULL;
    if (schema_bring_to(store->db, path, schema_steps(), err) && read_record(store, err) &&
        fill_area(store, err) && counts_make_views(store->db, err))
        return store;
    error_add(err, "%s", path);
    db_close(store->db);
    return NULL;
}

void store_close(struct store *store)
{
    db_close(store->db);
}

const char *store_name(const struct store *store)
{
    return store->name;
}

/* ---- writing ---- */

bool handle_start(struct store *store, struct error *err)
{
    if (!store->actor.name[0])
        return error_set(err, ERROR_USAGE, N_("nobody acts; say who you are with --as NAME"));
    if (!db_begin(store->db, err))
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

bool handle_end(struct store *store, bool is_good, const char *verb, const char *what,
                struct error *err)
{
    if (is_good && what)
        is_good = keep_next_id(store, err) && audit_write(store, verb, what, err);
    return db_finish(store->db, is_good && what, err);
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

void store_document_schema(struct buf *out)
{
    buf_add(out, "# The database\n\n"
                 "One SQLite file; every table is STRICT. Ids are 63-bit numbers made by the "
                 "program: 30 bits of the file's node, 33 counted. Dates are ISO text; enums are "
                 "numbers in the order of `src/model/vocabulary.h`. `county` says whose row it "
                 "is; every statement asks for the counties of who acts. This page is made from "
                 "`src/store/schema.c`, the counts below from `src/store/counts.c`.\n");
    schema_document(out);
    counts_document(out);
}
