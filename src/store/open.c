/* The file of the record: made, opened, described. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/part.h"
#include "store/audit.h"
#include "store/backup.h"
#include "store/counts.h"
#include "store/handle.h"
#include "store/schema.h"

#include <assert.h>

enum { NODE_BITS = 30 };

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
    const struct audit_who who = {.county = place->area, .actor = actor};
    const struct audit_entry entry = {.verb = "init", .what = place->area, .count = 1};
    bool is_good = insert_record(db, place, err) && audit_write(db, &who, &entry, err);
    return db_finish(db, is_good, err);
}

/* What a failed creation left behind; trouble with it is less than what is already told. */
static void remove_remains(const char *path)
{
    struct arena *arena = arena_open();
    struct error unheard = error_start(LANGUAGE_EN);
    static const char *const endings[] = {"", "-wal", "-shm"};
    for (int i = 0; i < 3; i++) {
        const char *name = arena_format(arena, "%s%s", path, endings[i]);
        if (file_exists(name))
            file_remove(name, &unheard);
    }
    arena_close(arena);
}

bool store_create(const char *path, const struct store_place *place,
                  const struct store_actor *actor, struct error *err)
{
    assert(place->node >= 0 && place->node < INT64_C(1) << NODE_BITS);
    if (!place->area[0])
        return error_set(err, ERROR_USAGE, N_("the code of the county is missing"));
    struct arena *arena = arena_open();
    struct db *db = db_open(arena, path, DB_CREATE, err);
    struct schema_file file = {.arena = arena, .path = path, .day = handle_day(arena, actor)};
    bool is_good = db && schema_bring_to(db, &file, schema_steps(), err) &&
                   fill_file(db, place, actor, err);
    arena_close(arena);
    if (db && !is_good)
        remove_remains(path);
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
                                 N_("this database was never finished; delete the file and make"
                                    " it again by 'init'"));
}

static void notice(struct store *store, const char *text)
{
    *VEC_ADD(store->arena, &store->notices) = text;
}

static bool note_opening(struct store *store, const struct schema_file *file, struct error *err)
{
    struct store_chain chain;
    if (file->copy)
        notice(store, arena_format(store->arena, messages_find(err->language,
               N_("the record was brought up to date; as it was before it lies in %s")),
               file->copy));
    if (db_was_open_to_others(store->db))
        notice(store, arena_format(store->arena, messages_find(err->language,
               N_("others on this computer could read %s; now only you can")), file->path));
    if (!audit_verify_last(store->db, &chain, err))
        return false;
    if (chain.first_broken)
        notice(store, arena_format(store->arena, messages_find(err->language,
               N_("the list of changes was tampered with at number %lld; 'audit verify' looks at"
                  " it whole")), (long long)chain.first_broken));
    return true;
}

bool store_verify_chain(struct store *store, struct store_chain *chain, struct error *err)
{
    return audit_verify(store->db, chain, err);
}

struct store *store_open(struct arena *arena, const char *path, struct store_actor actor,
                         struct error *err)
{
    part_sweep(store_copy_path(arena, path));       /* of a backup that was killed */
    struct store *store = arena_take(arena, 1, sizeof *store);
    store->arena = arena;
    store->actor = actor;
    store->db = db_open(arena, path, DB_OPEN, err);
    if (!store->db)
        return NULL;
    struct schema_file file = {.arena = arena, .path = path, .day = handle_day(arena, &actor)};
    if (schema_bring_to(store->db, &file, schema_steps(), err) && read_record(store, err) &&
        fill_area(store, err) && counts_make_views(store->db, err)) {
        if (note_opening(store, &file, err))
            return store;
    }
    error_add(err, "%s", path);
    db_close(store->db);
    return NULL;
}

void store_close(struct store *store)
{
    db_close(store->db);
}

bool store_check(struct store *store, struct error *err)
{
    return db_check(store->db, err);
}

int store_notices(const struct store *store, const char *const **list)
{
    *list = store->notices.items;
    return store->notices.count;
}

const char *store_name(const struct store *store)
{
    return store->name;
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
