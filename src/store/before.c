#include "store/before.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "base/vec.h"
#include "store/db.h"

#include <assert.h>

enum { DAYS_KEPT = 30, COLUMNS_MOST = 50 };     /* json_object takes a hundred words */

/* Rows that others point to first. */
static const char *const tables[] = {"child", "identity", "nickname", "consent", "flag", "need"};

enum { TABLE_COUNT = sizeof tables / sizeof *tables };

const char *before_table_at(int index)
{
    return index < TABLE_COUNT ? tables[index] : NULL;
}

struct shape {
    const char *table;
    const char *key;                /* its one key column */
    VEC(const char *) columns;      /* with the key */
};

static bool read_shape(struct db *db, struct arena *arena, const char *table, struct shape *shape,
                       struct error *err)
{
    *shape = (struct shape){.table = table, .key = ""};
    struct query *query = db_query(db,
        "SELECT name, pk FROM pragma_table_info($table) ORDER BY cid");
    db_bind_text(query, "$table", table);
    while (db_next(query)) {
        const char *name = db_text(query, arena, 0);
        *VEC_ADD(arena, &shape->columns) = name;
        if (db_number(query, 1))
            shape->key = name;
    }
    assert(shape->columns.count < COLUMNS_MOST);
    return db_end(query, err);
}

/* ---- keeping ---- */

/* The change is written at the end of its transaction: until then its number is the next one. */
#define THIS_CHANGE "(SELECT COALESCE(MAX(number), 0) + 1 FROM change)"

static const char *image_of(struct arena *arena, const struct shape *shape)
{
    struct buf buf = buf_start(arena);
    buf_add(&buf, "json_object(");
    for (int i = 0; i < shape->columns.count; i++)
        buf_add_format(&buf, "%s'%s', OLD.%s", i ? ", " : "", shape->columns.items[i],
                       shape->columns.items[i]);
    buf_add(&buf, ")");
    return buf.text;
}

static bool watch_event(struct db *db, struct arena *arena, const struct shape *shape,
                        const char *event, struct error *err)
{
    bool is_new = text_equal(event, "INSERT");
    const char *row = is_new ? "NEW" : "OLD";
    const char *sql = arena_format(arena,
        "CREATE TEMP TRIGGER IF NOT EXISTS before_%s_%s AFTER %s ON main.%s BEGIN"
        " INSERT INTO change_before (change, county, place, id, image)"
        " SELECT " THIS_CHANGE ", %s.county, '%s', %s.%s, %s WHERE NOT EXISTS (SELECT 1"
        " FROM change_before WHERE change = " THIS_CHANGE " AND place = '%s' AND id = %s.%s);"
        " END",
        shape->table, event, event, shape->table, row, shape->table, row, shape->key,
        is_new ? "NULL" : image_of(arena, shape), shape->table, row, shape->key);
    return db_execute(db, sql, err);
}

bool before_watch(struct db *db, struct error *err)
{
    static const char *const events[] = {"INSERT", "UPDATE", "DELETE"};
    struct arena *arena = arena_open();
    bool is_good = true;
    for (int i = 0; i < TABLE_COUNT && is_good; i++) {
        struct shape shape;
        is_good = read_shape(db, arena, tables[i], &shape, err);
        for (int j = 0; j < 3 && is_good; j++)
            is_good = watch_event(db, arena, &shape, events[j], err);
    }
    arena_close(arena);
    return is_good;
}

/* ---- forgetting ---- */

/* Almost always the oldest is young enough, and nothing is written. */
static bool is_any_old(struct db *db, struct date limit, bool *is_any, struct error *err)
{
    struct query *query = db_query(db,
        "SELECT 1 FROM change WHERE number = (SELECT MIN(change) FROM change_before)"
        " AND happened < $limit");
    db_bind_date(query, "$limit", limit);
    *is_any = db_next(query);
    return db_end(query, err);
}

bool before_forget(struct db *db, struct date today, struct error *err)
{
    bool is_any;
    struct date limit = date_add_days(today, -DAYS_KEPT);
    if (!is_any_old(db, limit, &is_any, err))
        return false;
    if (!is_any)
        return true;
    if (!db_begin(db, err))
        return false;
    struct query *query = db_query(db,
        "DELETE FROM change_before WHERE change IN (SELECT number FROM change"
        " WHERE happened < $limit)");
    db_bind_date(query, "$limit", limit);
    return db_finish(db, db_run(query, err), err);
}

/* ---- putting back ---- */

static bool run_for(struct db *db, const char *sql, const char *table, int64_t change,
                    struct error *err)
{
    struct query *query = db_query(db, sql);
    db_bind_number(query, "$change", change);
    db_bind_text(query, "$table", table);
    return db_run(query, err);
}

static bool delete_new(struct db *db, struct arena *arena, const struct shape *shape,
                       int64_t change, struct error *err)
{
    const char *sql = arena_format(arena,
        "DELETE FROM %s WHERE county IN area AND %s IN (SELECT id FROM change_before"
        " WHERE change = $change AND place = $table AND image IS NULL)",
        shape->table, shape->key);
    return run_for(db, sql, shape->table, change, err);
}

static bool write_old(struct db *db, struct arena *arena, const struct shape *shape,
                      int64_t change, struct error *err)
{
    struct buf names = buf_start(arena);
    struct buf values = buf_start(arena);
    struct buf sets = buf_start(arena);
    for (int i = 0; i < shape->columns.count; i++) {
        const char *name = shape->columns.items[i];
        buf_add_format(&names, "%s%s", i ? ", " : "", name);
        buf_add_format(&values, "%sjson_extract(image, '$.%s')", i ? ", " : "", name);
        if (!text_equal(name, shape->key))
            buf_add_format(&sets, "%s%s = excluded.%s", sets.length ? ", " : "", name, name);
    }
    const char *sql = arena_format(arena,
        "INSERT INTO %s (%s) SELECT %s FROM change_before WHERE county IN area"
        " AND change = $change AND place = $table AND image IS NOT NULL"
        " ON CONFLICT (%s) DO UPDATE SET %s",
        shape->table, names.text, values.text, shape->key, sets.text);
    return run_for(db, sql, shape->table, change, err);
}

/* Rows point to each other both ways in time: the keys are asked at the end. */
bool before_put_back(struct db *db, int64_t change, struct error *err)
{
    assert(db_is_writing(db));
    struct arena *arena = arena_open();
    struct shape shapes[TABLE_COUNT];
    bool is_good = db_execute(db, "PRAGMA defer_foreign_keys = ON", err);
    for (int i = 0; i < TABLE_COUNT && is_good; i++)
        is_good = read_shape(db, arena, tables[i], &shapes[i], err);
    for (int i = 0; i < TABLE_COUNT && is_good; i++)
        is_good = delete_new(db, arena, &shapes[i], change, err);
    for (int i = 0; i < TABLE_COUNT && is_good; i++)
        is_good = write_old(db, arena, &shapes[i], change, err);
    arena_close(arena);
    return is_good;
}
