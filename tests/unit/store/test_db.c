#define _XOPEN_SOURCE 700

#include "check.h"
#include "store/record.h"
#include "store/db.h"
#include "store/schema.h"

#include "base/buf.h"

static bool bring_to(struct db *db, const char *path, int step, struct error *err)
{
    struct arena *arena = arena_open();
    struct schema_file file = {.arena = arena, .path = path, .day = "2026-09-01"};
    bool is_good = schema_bring_to(db, &file, step, err);
    arena_close(arena);
    return is_good;
}

static void check_settings(struct arena *arena)
{
    static const struct {
        const char *ask;
        int64_t wanted;
    } settings[] = {
        {"PRAGMA foreign_keys", 1}, {"PRAGMA trusted_schema", 0}, {"PRAGMA synchronous", 2},
        {"PRAGMA temp_store", 2}, {"PRAGMA cell_size_check", 1}, {"PRAGMA busy_timeout", 5000},
        {"PRAGMA secure_delete", 1}, {"PRAGMA journal_size_limit", 67108864},
        {"SELECT COUNT(*) FROM pragma_journal_mode WHERE journal_mode = 'wal'", 1},
    };
    const char *path = record_path(arena);
    struct error err = error_start(LANGUAGE_EN);
    struct db *db = db_open(arena, path, DB_CREATE, &err);
    CHECK_TEXT(err.text, "");
    if (!CHECK(db != NULL))
        return;
    for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++) {
        int64_t found;
        CHECK(db_read_number(db, settings[i].ask, -1, &found, &err));
        CHECK_NUMBER(found, settings[i].wanted);
    }
    CHECK(!db_execute(db, "SELECT \"no such column\"", &err));     /* DQS off */
    struct stat is;
    CHECK(!stat(path, &is) && (is.st_mode & 0777) == 0600);
    CHECK(!stat(arena_format(arena, "%s-wal", path), &is) ? (is.st_mode & 0777) == 0600 : true);
    struct error again = error_start(LANGUAGE_EN);
    CHECK(!db_open(arena, path, DB_CREATE, &again) && again.kind == ERROR_REFUSED);
    db_close(db);
    record_remove(arena, path);
    struct error none = error_start(LANGUAGE_EN);
    CHECK(!db_open(arena, path, DB_OPEN, &none) && none.kind == ERROR_MISSING);
}

static void check_statements(struct arena *arena)
{
    const char *path = record_path(arena);
    struct error err = error_start(LANGUAGE_EN);
    struct db *db = db_open(arena, path, DB_CREATE, &err);
    if (!CHECK(db && db_execute(db, "CREATE TABLE t (a INTEGER UNIQUE, b TEXT) STRICT", &err)))
        return;
    for (int i = 0; i < 3; i++) {
        struct query *query = db_query(db, "INSERT INTO t (a, b) VALUES ($a, $b)");
        db_bind_number(query, "$a", i);
        db_bind_text(query, "$b", i == 2 ? "" : "text");
        CHECK(db_run(query, &err));
    }
    struct query *outer = db_query(db, "SELECT a, b FROM t ORDER BY a");
    int rows = 0;
    while (db_next(outer)) {
        struct query *inner = db_query(db, "SELECT a, b FROM t ORDER BY a");
        CHECK(inner != outer && db_next(inner) && db_int(inner, 0) == 0);
        CHECK(db_end(inner, &err));
        CHECK_NUMBER(db_int(outer, 0), rows++);
    }
    CHECK(db_end(outer, &err));
    CHECK_NUMBER(rows, 3);
    CHECK_TEXT(err.text, "");
    struct query *twice = db_query(db, "INSERT INTO t (a, b) VALUES ($a, 'secret')");
    db_bind_number(twice, "$a", 1);
    CHECK(!db_run(twice, &err));
    CHECK_NUMBER(err.kind, ERROR_REFUSED);
    CHECK(!strstr(err.text, "secret"));
    struct error bad = error_start(LANGUAGE_EN);
    struct query *broken = db_query(db, "SELECT nothing FROM nowhere");
    CHECK(!db_next(broken));
    CHECK(!db_end(broken, &bad) && bad.kind == ERROR_SYSTEM);
    struct error well = error_start(LANGUAGE_EN);
    CHECK(db_begin(db, &well) && db_execute(db, "DELETE FROM t", &well));
    CHECK(!db_finish(db, false, &well));
    int64_t count;
    CHECK(db_read_number(db, "SELECT COUNT(*) FROM t", -1, &count, &well) && count == 3);
    db_close(db);
    record_remove(arena, path);
}

/* A file of an older step is copied, brought up and then equal to a new one; a newer file is
 * refused. */
static void check_steps(struct arena *arena)
{
    const char *old_path = record_path(arena);
    const char *new_path = record_path(arena);
    struct error err = error_start(LANGUAGE_EN);
    struct db *old = db_open(arena, old_path, DB_CREATE, &err);
    struct db *new = db_open(arena, new_path, DB_CREATE, &err);
    if (!CHECK(old && new))
        return;
    CHECK(bring_to(old, old_path, 1, &err));
    CHECK(db_execute(old, "INSERT INTO record VALUES (1, 1, 1, '500100', 'Old')", &err));
    CHECK(bring_to(new, new_path, schema_steps(), &err));
    CHECK(!file_exists(arena_format(arena, "%s.step-0.2026-09-01", new_path)));
    CHECK(bring_to(old, old_path, schema_steps(), &err));
    CHECK_TEXT(err.text, "");
    CHECK_TEXT(record_schema_text(arena, old), record_schema_text(arena, new));
    struct stat is;
    const char *copy = arena_format(arena, "%s.step-1.2026-09-01", old_path);
    CHECK(!stat(copy, &is) && (is.st_mode & 0777) == 0600 && is.st_size > 0);
    struct db *kept = db_open(arena, copy, DB_OPEN, &err);
    int64_t number = 0;
    CHECK(kept && db_read_number(kept, "PRAGMA user_version", -1, &number, &err) && number == 1);
    CHECK(kept && db_read_number(kept, "SELECT COUNT(*) FROM record", -1, &number, &err) &&
          number == 1);
    CHECK(db_execute(new, "PRAGMA user_version = 99", &err));
    CHECK(!bring_to(new, new_path, schema_steps(), &err) && err.kind == ERROR_REFUSED);
    if (kept)
        db_close(kept);
    db_close(old);
    db_close(new);
    record_remove(arena, old_path);
    record_remove(arena, new_path);
}

/* Every column of a fresh file stands in the documentation, and nothing else does. */
static void check_documentation(struct arena *arena)
{
    const char *path = record_path(arena);
    struct error err = error_start(LANGUAGE_EN);
    struct db *db = db_open(arena, path, DB_CREATE, &err);
    if (!CHECK(db && bring_to(db, path, schema_steps(), &err)))
        return;
    struct buf text = buf_start(arena);
    schema_document(&text);
    int columns = 0;
    struct query *query = db_query(db,
        "SELECT schema.name, columns.name, columns.type, columns.\"notnull\" FROM sqlite_schema"
        " AS schema JOIN pragma_table_info(schema.name) AS columns WHERE schema.type = 'table'");
    while (db_next(query)) {
        const char *table = strstr(text.text, arena_format(arena, "\n## %s\n",
                                                           db_text(query, arena, 0)));
        const char *row = arena_format(arena, "\n| %s | %s", db_text(query, arena, 1),
                                       db_text(query, arena, 2));
        const char *end = table ? strstr(table + 1, "\n## ") : NULL;
        const char *at = table ? strstr(table, row) : NULL;
        if (!CHECK(table && at && (!end || at < end)))
            printf("    %s %s\n", db_text(query, arena, 0), row);
        columns++;
    }
    CHECK(db_end(query, &err));
    int rows = 0;
    int tables = 0;
    for (const char *at = text.text; *at; at++) {
        rows += at[0] == '\n' && at[1] == '|';
        tables += at[0] == '\n' && at[1] == '#';
    }
    CHECK_NUMBER(rows - 2 * tables, columns);
    CHECK(strstr(text.text, "| |") == NULL);
    db_close(db);
    record_remove(arena, path);
}

static void check_damage(struct arena *arena)
{
    const char *path = record_path(arena);
    struct error err = error_start(LANGUAGE_EN);
    static const char text[] = "this is no database, but a text that is longer than a header, and "
                               "then some more of it so that it cannot be taken for one at all";
    CHECK(file_write(path, text, sizeof text - 1, &err));
    CHECK(!store_open(arena, path, record_actor, &err));
    CHECK_NUMBER(err.kind, ERROR_INPUT);
    record_remove(arena, path);
}

/* A database of another program is refused before anything is written to it. */
static void check_stranger(struct arena *arena)
{
    const char *path = record_path(arena);
    struct error err = error_start(LANGUAGE_EN);
    struct db *db = db_open(arena, path, DB_CREATE, &err);
    if (!CHECK(db && db_execute(db, "PRAGMA journal_mode = DELETE; PRAGMA application_id = 7;"
                                    " CREATE TABLE theirs (a)", &err)))
        return;
    db_close(db);
    size_t before = 0, after = 0;
    const char *was = file_read(arena, path, 1 << 20, &before, &err);
    CHECK(!store_open(arena, path, record_actor, &err));
    CHECK_NUMBER(err.kind, ERROR_INPUT);
    CHECK(strstr(err.text, "another program") != NULL);
    const char *is = file_read(arena, path, 1 << 20, &after, &err);
    CHECK(was && is && before == after && !memcmp(was, is, before));
    record_remove(arena, path);
}

/* What a copy that was cut off left behind is not taken for a copy. */
static void check_copy_cut_off(struct arena *arena)
{
    const char *path = record_path(arena);
    struct error err = error_start(LANGUAGE_EN);
    struct db *db = db_open(arena, path, DB_CREATE, &err);
    if (!CHECK(db && bring_to(db, path, 1, &err)))
        return;
    const char *part = arena_format(arena, "%s.step-1.2026-09-01.part", path);
    CHECK(file_write(part, "half", 4, &err));
    CHECK(bring_to(db, path, schema_steps(), &err));
    CHECK(!file_exists(part));
    struct db *kept = db_open(arena, arena_format(arena, "%s.step-1.2026-09-01", path), DB_OPEN,
                             &err);
    CHECK(kept && db_check(kept, &err));
    if (kept)
        db_close(kept);
    db_close(db);
    record_remove(arena, path);
}

int main(void)
{
    struct arena *arena = arena_open();
    check_stranger(arena);
    check_copy_cut_off(arena);
    check_settings(arena);
    check_statements(arena);
    check_steps(arena);
    check_documentation(arena);
    check_damage(arena);
    arena_close(arena);
    return check_end();
}
