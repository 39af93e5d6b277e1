#include "store/backup.h"

#include "base/arena.h"
#include "base/vec.h"
#include "store/audit.h"
#include "store/handle.h"

const char *store_copy_path(struct arena *arena, const char *path)
{
    return arena_format(arena, "%s.tuanfu-copy", path);
}

/* The file as it is, whatever its step: proven, not changed. */
static bool prove(const char *path, struct error *err)
{
    struct arena *arena = arena_open();
    struct db *db = db_open(arena, path, DB_OPEN, err);
    bool is_good = db && db_check(db, err);
    if (db)
        db_close(db);
    arena_close(arena);
    return is_good;
}

bool store_copy(struct store *store, const char *path, struct error *err)
{
    return db_copy_into(store->db, path, err) && prove(path, err);
}

/* ---- the list ---- */

static bool insert_backup(struct store *store, const struct store_backup *backup,
                          struct error *err)
{
    struct query *query = db_query(store->db,
        "INSERT INTO backup (id, county, day, place, hash, bytes)"
        " VALUES ($id, $county, $day, $place, $hash, $bytes)");
    db_bind_number(query, "$id", handle_take_id(store));
    db_bind_text(query, "$county", store->county);
    db_bind_date(query, "$day", backup->day);
    db_bind_text(query, "$place", backup->place);
    db_bind_text(query, "$hash", backup->hash);
    db_bind_number(query, "$bytes", backup->bytes);
    return db_run(query, err);
}

bool store_note_backup(struct store *store, const struct store_backup *backup, struct error *err)
{
    if (!handle_start(store, err))
        return false;
    bool is_good = insert_backup(store, backup, err);
    const struct audit_entry entry = {
        .verb = "backup", .what = arena_format(store->arena, "%.16s", backup->hash), .count = 1};
    return handle_end(store, is_good, &entry, err);
}

static bool mark_removed(struct store *store, int64_t id, struct date day, struct error *err)
{
    struct query *query = db_query(store->db,
        "UPDATE backup SET removed = $day WHERE county IN area AND id = $id");
    db_bind_date(query, "$day", day);
    db_bind_number(query, "$id", id);
    return db_run(query, err);
}

bool store_note_removed(struct store *store, const int64_t *ids, int count, struct date day,
                        struct error *err)
{
    if (!handle_start(store, err))
        return false;
    bool is_good = true;
    for (int i = 0; is_good && i < count; i++)
        is_good = mark_removed(store, ids[i], day, err);
    const struct audit_entry entry = {
        .verb = "backup", .what = arena_format(store->arena, "removed %d", count), .count = count};
    return handle_end(store, is_good, &entry, err);
}

const struct store_backups *store_list_backups(struct store *store, struct arena *arena,
                                               struct error *err)
{
    VEC(struct store_backup) list = {0};
    struct query *query = db_query(store->db,
        "SELECT id, day, place, hash, bytes, removed FROM backup WHERE county IN area"
        " ORDER BY day DESC, id DESC");
    while (db_next(query))
        *VEC_ADD(arena, &list) = (struct store_backup){
            .id = db_number(query, 0), .day = db_date(query, 1),
            .place = db_text(query, arena, 2), .hash = db_text(query, arena, 3),
            .bytes = db_number(query, 4), .removed = db_date(query, 5),
        };
    if (!db_end(query, err))
        return NULL;
    struct store_backups *backups = arena_take(arena, 1, sizeof *backups);
    *backups = (struct store_backups){.list = list.items, .count = list.count};
    return backups;
}

/* ---- restoring ---- */

static bool draw_node(struct store *store, struct error *err)
{
    struct query *query = db_query(store->db,
        "UPDATE record SET node = 2 + (node - 2 + 1 + (random() & 1073741823) % 1073741821)"
        " % 1073741822");
    return db_run(query, err) &&
           db_read_number(store->db, "SELECT node FROM record", 0, &store->node, err);
}

bool store_renew(const char *path, const struct store_actor *actor, const char *hash,
                 struct error *err)
{
    if (!prove(path, err))
        return false;
    struct arena *arena = arena_open();
    struct store *store = store_open(arena, path, *actor, err);
    bool is_good = store && handle_start(store, err);
    const struct audit_entry entry = {
        .verb = "restore", .what = arena_format(arena, "%.16s", hash), .count = 1};
    if (is_good)
        is_good = handle_end(store, draw_node(store, err), &entry, err);
    if (store)
        store_close(store);
    arena_close(arena);
    return is_good;
}
