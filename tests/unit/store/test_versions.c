/* Every record that ever shipped opens, loses nothing and ends like a new one. */
#define _XOPEN_SOURCE 700

#include "check.h"
#include "base/buf.h"
#include "base/text.h"
#include "store/record.h"
#include "store/db.h"
#include "store/schema.h"

#include <sys/wait.h>
#include <unistd.h>

static const char folder[] = "tests/store-versions";

static int64_t number_of(struct db *db, const char *sql)
{
    struct error err = error_start(LANGUAGE_EN);
    int64_t number = -1;
    CHECK(db_read_number(db, sql, -1, &number, &err));
    CHECK_TEXT(err.text, "");
    return number;
}

/* The file as it was shipped, from its dump. */
static const char *unpack(struct arena *arena, const char *name)
{
    struct error err = error_start(LANGUAGE_EN);
    const char *path = record_path(arena);
    size_t length;
    const char *sql = file_read(arena, file_join(arena, folder, name), 1 << 20, &length, &err);
    struct db *db = sql ? db_open(arena, path, DB_CREATE, &err) : NULL;
    CHECK(db && db_execute(db, sql, &err));
    CHECK_TEXT(err.text, "");
    if (db)
        db_close(db);
    return path;
}

static void check_rows(struct arena *arena, const char *path, const char *fresh)
{
    struct error err = error_start(LANGUAGE_EN);
    struct db *db = db_open(arena, path, DB_OPEN, &err);
    struct db *new = db_open(arena, fresh, DB_OPEN, &err);
    if (!CHECK(db && new))
        return;
    CHECK_TEXT(record_schema_text(arena, db), record_schema_text(arena, new));
    CHECK_NUMBER(number_of(db, "PRAGMA user_version"), schema_steps());
    CHECK(db_check(db, &err));
    CHECK_NUMBER(number_of(db, "SELECT COUNT(*) FROM child"), 4);
    CHECK_NUMBER(number_of(db, "SELECT COUNT(*) FROM identity WHERE name = 'O''Hara'"), 1);
    CHECK_NUMBER(number_of(db, "SELECT COUNT(*) FROM consent"), 2);
    CHECK_NUMBER(number_of(db, "SELECT COUNT(*) FROM attendance"), 1);
    CHECK_NUMBER(number_of(db, "SELECT COUNT(*) FROM slot"), 1);
    CHECK_NUMBER(number_of(db, "SELECT COUNT(*) FROM change"), 5);
    db_close(db);
    db_close(new);
}

/* Opened, written to, and opened again. */
static void check_version(struct arena *arena, const char *name, int step)
{
    const char *path = unpack(arena, name);
    const char *fresh = record_path(arena);
    struct store *store = record_open(arena, path);
    if (!CHECK(store != NULL))
        return;
    const char *const *notices;
    CHECK_NUMBER(store_notices(store, &notices), step < schema_steps());
    const char *copy = arena_format(arena, "%s.step-%d.2026-09-01", path, step);
    CHECK_NUMBER(file_exists(copy), step < schema_steps());
    struct import_child row = record_child("New Child", 2016, 5, "South");
    struct store_imported result;
    CHECK(record_import(store, &row, 1, &result) && result.added == 1);
    store_close(store);
    store = record_open(arena, fresh);
    CHECK(store != NULL);
    store_close(store);
    check_rows(arena, path, fresh);
    store = record_open(arena, path);
    CHECK(store && store_notices(store, &notices) == 0);
    store_close(store);
    record_remove(arena, path);
    record_remove(arena, fresh);
}

static void check_versions(struct arena *arena)
{
    struct error err = error_start(LANGUAGE_EN);
    struct file_names names = {0};
    int newest = 0;
    CHECK(file_list(arena, folder, &names, &err));
    for (int i = 0; i < names.list.count; i++) {
        int step = 0;
        if (sscanf(names.list.items[i], "step-%d.sql", &step) != 1)
            continue;
        check_version(arena, names.list.items[i], step);
        newest = step > newest ? step : newest;
    }
    if (newest != schema_steps())
        printf("    after a new step: TUANFU=build/tuanfu %s/make.sh\n", folder);
    CHECK_NUMBER(newest, schema_steps());
}

/* Six at once: each ends with an open record, the file goes through each step once, and one copy
 * is made. */
static void check_together(struct arena *arena)
{
    const char *path = unpack(arena, "step-2.sql");
    for (int i = 0; i < 6; i++)
        if (!fork()) {
            struct store *store = record_open(arena, path);
            struct import_child row =
                record_child(arena_format(arena, "Child %d", i), 2016, 1 + i, "South");
            struct store_imported result;
            bool is_good = store && record_import(store, &row, 1, &result) && result.added == 1;
            _exit(is_good ? 0 : 1);
        }
    int well = 0;
    for (int i = 0; i < 6; i++) {
        int status;
        well += wait(&status) > 0 && WIFEXITED(status) && !WEXITSTATUS(status);
    }
    CHECK_NUMBER(well, 6);
    struct error err = error_start(LANGUAGE_EN);
    struct file_names names = {0};
    int copies = 0;
    CHECK(file_list(arena, file_folder(arena, path), &names, &err));
    for (int i = 0; i < names.list.count; i++)
        copies += strstr(names.list.items[i], ".step-") != NULL;
    CHECK_NUMBER(copies, schema_steps() > 2);
    struct db *db = db_open(arena, path, DB_OPEN, &err);
    CHECK(db && db_check(db, &err));
    CHECK_NUMBER(number_of(db, "SELECT COUNT(*) FROM child"), 9);
    db_close(db);
    record_remove(arena, path);
}

/* A step that fails leaves the file as it was, and no copy. */
static void check_failed_step(struct arena *arena)
{
    if (schema_steps() == 2)
        return;
    const char *path = unpack(arena, "step-2.sql");
    struct error err = error_start(LANGUAGE_EN);
    struct db *db = db_open(arena, path, DB_OPEN, &err);
    CHECK(db && db_execute(db, "PRAGMA foreign_keys = OFF; UPDATE consent SET child = 77"
                               " WHERE id = (SELECT MIN(id) FROM consent)", &err));
    db_close(db);
    CHECK(!store_open(arena, path, record_actor, &err) && err.kind == ERROR_SYSTEM);
    CHECK(!file_exists(arena_format(arena, "%s.step-2.2026-09-01", path)));
    struct error again = error_start(LANGUAGE_EN);
    db = db_open(arena, path, DB_OPEN, &again);
    CHECK(db && number_of(db, "PRAGMA user_version") == 2);
    db_close(db);
    record_remove(arena, path);
}

int main(void)
{
    struct arena *arena = arena_open();
    check_versions(arena);
    check_together(arena);
    check_failed_step(arena);
    arena_close(arena);
    return check_end();
}
