/* What a change did to the register goes back wholly, step by step, and forward again. */
#define _XOPEN_SOURCE 700

#include "check.h"
#include "base/buf.h"
#include "base/rng.h"
#include "base/text.h"
#include "store/before.h"
#include "store/record.h"
#include "store/db.h"

#include <unistd.h>

enum { STEPS_MOST = 12 };

/* Every row of the register's tables as text. */
static const char *dump(struct arena *arena, const char *path)
{
    struct error err = error_start(LANGUAGE_EN);
    struct buf buf = buf_start(arena);
    struct db *db = db_open(arena, path, DB_OPEN, &err);
    for (int i = 0; before_table_at(i); i++) {
        const char *table = before_table_at(i);
        struct buf sql = buf_start(arena);
        buf_add(&sql, "SELECT json_array(''");
        struct query *query = db_query(db, "SELECT name FROM pragma_table_info($table)");
        db_bind_text(query, "$table", table);
        while (db_next(query))
            buf_add_format(&sql, ", %s", db_text(query, arena, 0));
        CHECK(db_end(query, &err));
        buf_add_format(&sql, ") AS line FROM %s ORDER BY line", table);
        query = db_query(db, sql.text);
        buf_add_format(&buf, "%s\n", table);
        while (db_next(query))
            buf_add_format(&buf, "%s\n", db_text(query, arena, 0));
        CHECK(db_end(query, &err));
    }
    CHECK(db_check(db, &err));
    db_close(db);
    return buf.text;
}

/* Names that JSON and SQL could trip over. */
static const char *const names[] = {"甲一", "O'Hara", "back\\slash", "quote \"q\"", "🇨🇳 flag",
                                    "𠮷", "tab\tin", "%s $x"};

/* One random change; false when it changed nothing. */
static bool act(struct arena *arena, struct store *store, struct rng *rng)
{
    struct error err = error_start(LANGUAGE_EN);
    if (rng_below(rng, 2)) {
        struct import_child rows[3];
        int count = 1 + rng_below(rng, 3);
        int first = rng_below(rng, 8);
        for (int i = 0; i < count; i++) {
            rows[i] = record_child(names[(first + i) % 8], 2016, 3, "East");
            rows[i].line = i + 2;
            rows[i].nickname = arena_format(arena, "n%d", rng_below(rng, 3));
            rows[i].site = rng_below(rng, 2) ? "S1" : "";
            rows[i].flags = (uint64_t)rng_below(rng, 4);
            rows[i].consent = (enum consent_state)rng_below(rng, CONSENT_STATE_COUNT);
        }
        struct store_imported result = {0};
        return record_import(store, rows, count, &result) && result.added + result.changed;
    }
    const int tier = rng_below(rng, 4);
    const struct date cleared = {2026, 8, 1 + rng_below(rng, 28)};
    const struct consent consent = {.purpose = CONSENT_STORY, .state = CONSENT_GIVEN};
    const struct store_child_change change = {
        .tier = &tier, .cleared = &cleared, .consent = rng_below(rng, 2) ? &consent : NULL,
    };
    const char *code = arena_format(arena, "%d", 1 + rng_below(rng, 8));
    return store_change_child(store, code, &change, &err);
}

/* Some changes, all undone, all redone, some undone and another on top: the register is always
 * what it was at that step. */
static void check_steps(struct arena *arena, uint64_t seed)
{
    struct rng rng = rng_start(seed, 0);
    const char *path = record_path(arena);
    struct store *store = record_open(arena, path);
    const char *states[STEPS_MOST + 1];
    int count = 0;
    states[0] = dump(arena, path);
    while (count < STEPS_MOST)
        if (act(arena, store, &rng))
            states[++count] = dump(arena, path);
    int at = count;
    for (int i = 0; i < 40; i++) {
        struct error err = error_start(LANGUAGE_EN);
        struct store_undone undone;
        bool is_back = i < STEPS_MOST || (i >= 2 * STEPS_MOST && rng_below(&rng, 2));
        bool is_possible = is_back ? at > 0 : at < count;
        bool is_done = is_back ? store_undo(store, arena, 0, &undone, &err)
                               : store_redo(store, arena, &undone, &err);
        if (!CHECK_NUMBER(is_done, is_possible))
            printf("    seed %llu, step %d: %s\n", (unsigned long long)seed, i, err.text);
        if (is_done)
            at += is_back ? -1 : 1;
        CHECK_TEXT(dump(arena, path), states[at]);
    }
    store_close(store);
    record_remove(arena, path);
}

static bool set_tier(struct store *store, const char *code, int tier)
{
    struct error err = error_start(LANGUAGE_EN);
    const struct store_child_change change = {.tier = &tier};
    return store_change_child(store, code, &change, &err);
}

static struct error refused(struct store *store, struct arena *arena, int64_t number)
{
    struct error err = error_start(LANGUAGE_EN);
    struct store_undone undone;
    CHECK(!store_undo(store, arena, number, &undone, &err));
    return err;
}

/* Changes: 1 init, 2 import, 3 set C-0001, 4 set C-0001, 5 set C-0002, 6 of somebody else. */
static void check_refusals(struct arena *arena)
{
    const char *path = record_path(arena);
    struct error err = error_start(LANGUAGE_EN);
    struct store_undone undone;
    struct store *store = record_open(arena, path);
    CHECK(store && record_fill(store, 4));
    CHECK(set_tier(store, "1", 1) && set_tier(store, "1", 2) && set_tier(store, "2", 1));
    struct store_actor other = record_actor;
    other.name = "P-02";
    struct store *second = store_open(arena, path, other, &err);
    CHECK(second && set_tier(second, "3", 1));
    CHECK(strstr(refused(store, arena, 3).text, "change 4 (set) touched the same rows later"));
    CHECK(strstr(refused(store, arena, 2).text, "change 3 (set) touched the same rows later"));
    CHECK(strstr(refused(store, arena, 6).text, "change 6 is of P-02"));
    CHECK(strstr(refused(store, arena, 1).text, "change 1 (init) cannot be undone"));
    CHECK_NUMBER(refused(store, arena, 99).kind, ERROR_MISSING);
    CHECK(store_undo(store, arena, 4, &undone, &err) && undone.changed == 1 && !undone.gone);
    CHECK(strstr(refused(store, arena, 4).text, "change 4 was taken back already, by change 7"));
    CHECK(strstr(refused(store, arena, 7).text, "'redo' takes that back"));
    CHECK(store_undo(store, arena, 0, &undone, &err) && undone.change == 5);
    CHECK(store_undo(store, arena, 0, &undone, &err) && undone.change == 3);
    CHECK(strstr(refused(store, arena, 0).text, "change 6 (set) touched the same rows later"));
    CHECK(store_undo(second, arena, 0, &undone, &err) && undone.change == 6);
    CHECK(store_undo(store, arena, 0, &undone, &err) && undone.change == 2 && undone.gone == 4);
    CHECK(store_redo(store, arena, &undone, &err) && undone.back == 4 && !undone.changed);
    CHECK_TEXT(err.text, "");
    store_close(second);
    store_close(store);
    record_remove(arena, path);
}

/* After 30 days nothing is kept, and nothing can be undone. */
static void check_forgotten(struct arena *arena)
{
    const char *path = record_path(arena);
    struct error err = error_start(LANGUAGE_EN);
    struct store *store = record_open(arena, path);
    CHECK(store && record_fill(store, 2));
    store_close(store);
    static const struct { const char *when; bool is_kept; } days[] = {
        {"2026-10-01T07:00:00+08:00", true}, {"2026-10-02T08:00:00+08:00", false},
    };
    for (int i = 0; i < 2; i++) {
        struct store_actor actor = record_actor;
        actor.when = days[i].when;
        store = store_open(arena, path, actor, &err);
        CHECK(store && set_tier(store, "1", i));
        store_close(store);
        struct db *db = db_open(arena, path, DB_OPEN, &err);
        int64_t count = -1;
        CHECK(db && db_read_number(db, "SELECT COUNT(*) FROM change_before WHERE change = 2", -1,
                                   &count, &err));
        CHECK_NUMBER(count > 0, days[i].is_kept);
        db_close(db);
    }
    record_remove(arena, path);
}

/* A table with rows of children is watched, or stands here because nothing in it is ever taken
 * back. */
static void check_tables(struct arena *arena)
{
    static const char *const never[] = {"attendance", "track_person"};
    const char *path = record_path(arena);
    struct error err = error_start(LANGUAGE_EN);
    CHECK(record_create(path, &err));
    struct db *db = db_open(arena, path, DB_OPEN, &err);
    struct query *query = db_query(db,
        "SELECT DISTINCT schema.name FROM sqlite_schema AS schema"
        " JOIN pragma_foreign_key_list(schema.name) AS keys WHERE schema.type = 'table'"
        " AND keys.\"table\" = 'child'");
    int count = 0;
    while (db_next(query)) {
        const char *table = db_text(query, arena, 0);
        bool is_known = text_equal(table, never[0]) || text_equal(table, never[1]);
        for (int i = 0; before_table_at(i); i++)
            is_known |= text_equal(table, before_table_at(i));
        if (!CHECK(is_known))
            printf("    %s\n", table);
        count++;
    }
    CHECK(db_end(query, &err) && count >= 7);
    db_close(db);
    record_remove(arena, path);
}

int main(void)
{
    struct arena *arena = arena_open();
    check_refusals(arena);
    check_forgotten(arena);
    check_tables(arena);
    for (uint64_t seed = 1; seed <= 8; seed++)
        check_steps(arena, seed);
    arena_close(arena);
    return check_end();
}
