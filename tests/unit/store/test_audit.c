/* The list of changes: nobody changes, takes out or adds a row unseen. */
#define _XOPEN_SOURCE 700

#include "check.h"
#include "store/record.h"
#include "store/db.h"

#include <unistd.h>

static const struct store_opening paper = {.reason = "a paper"};

static const char *make_record(struct arena *arena)
{
    const char *path = record_path(arena);
    struct store *store = record_open(arena, path);
    struct error err = error_start(LANGUAGE_EN);
    CHECK(store && record_fill(store, 3));
    const int tier = 1;
    const struct store_child_change change = {.tier = &tier};
    for (int i = 0; i < 3; i++)
        CHECK(store_change_child(store, "1", &change, &err));
    CHECK(store_open_names(store, arena, &paper, &err) != NULL);
    CHECK_TEXT(err.text, "");
    store_close(store);
    return path;
}

/* How the record looks after somebody with another tool did `sql`. */
static struct store_chain look_after(struct arena *arena, const char *sql, int *notices)
{
    const char *path = make_record(arena);
    struct error err = error_start(LANGUAGE_EN);
    struct store_chain chain = {.first_broken = -1};
    struct db *db = db_open(arena, path, DB_OPEN, &err);
    CHECK(db && db_execute(db, "PRAGMA foreign_keys = OFF; DROP TRIGGER change_fixed;"
                               " DROP TRIGGER change_kept", &err) &&
          db_execute(db, sql, &err));
    CHECK_TEXT(err.text, "");
    db_close(db);
    const char *const *list;
    struct store *store = record_open(arena, path);
    if (CHECK(store && store_verify_chain(store, &chain, &err))) {
        *notices = store_notices(store, &list);
        store_close(store);
    }
    record_remove(arena, path);
    return chain;
}

static void check_forgery(struct arena *arena)
{
    static const struct {
        const char *sql;
        int64_t broken;
        int notices;
        int64_t count;
    } cases[] = {
        {"SELECT 1", 0, 0, 6},
        {"UPDATE change SET county = 'x' WHERE number = 3", 3, 0, 6},
        {"UPDATE change SET actor = 'x' WHERE number = 3", 3, 0, 6},
        {"UPDATE change SET verb = 'x' WHERE number = 3", 3, 0, 6},
        {"UPDATE change SET happened = 'x' WHERE number = 3", 3, 0, 6},
        {"UPDATE change SET what = 'x' WHERE number = 3", 3, 0, 6},
        {"UPDATE change SET purpose = 'x' WHERE number = 3", 3, 0, 6},
        {"UPDATE change SET count = 9 WHERE number = 3", 3, 0, 6},
        {"UPDATE change SET previous = hash WHERE number = 3", 3, 0, 6},
        {"UPDATE change SET hash = previous WHERE number = 3", 3, 0, 6},
        {"UPDATE change SET what = 'x', purpose = what WHERE number = 3", 3, 0, 6},
        {"UPDATE change SET actor = 'x' WHERE number = 6", 6, 1, 6},
        {"UPDATE change SET hash = 'x' WHERE number = 5", 5, 1, 6},
        {"DELETE FROM change WHERE number = 3", 4, 0, 5},
        {"DELETE FROM change WHERE number = 1", 2, 0, 5},
        {"DELETE FROM change WHERE number = 5", 6, 1, 5},
        {"UPDATE change SET number = 60 WHERE number = 6", 60, 1, 6},
        {"UPDATE change SET number = 9 WHERE number = 3; UPDATE change SET number = 3"
         " WHERE number = 4; UPDATE change SET number = 4 WHERE number = 9", 3, 0, 6},
        {"INSERT INTO change SELECT 7, county, actor, verb, happened, what, purpose, count,"
         " hash, hash FROM change WHERE number = 6", 7, 1, 7},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        int notices = -1;
        struct store_chain chain = look_after(arena, cases[i].sql, &notices);
        bool is_place = CHECK_NUMBER(chain.first_broken, cases[i].broken);
        bool is_told = CHECK_NUMBER(notices, cases[i].notices);
        bool is_whole = CHECK_NUMBER(chain.count, cases[i].count);
        if (!is_place || !is_told || !is_whole)
            printf("    %s\n", cases[i].sql);
    }
}

/* The same record has the same chain on every machine: the form of the hash does not change. */
static void check_form(struct arena *arena)
{
    const char *path = record_path(arena);
    struct error err = error_start(LANGUAGE_EN);
    struct store_chain chain;
    struct store *store = record_open(arena, path);
    CHECK(store && store_verify_chain(store, &chain, &err));
    CHECK_NUMBER(chain.count, 1);
    CHECK_TEXT(chain.last, "c819acee0c4eaf8f028f00865b3bd0bb626bb655a8b4a547881e0d434622a625");
    store_close(store);
    record_remove(arena, path);
}

static int64_t number_of(struct arena *arena, const char *path, const char *sql)
{
    struct error err = error_start(LANGUAGE_EN);
    int64_t number = -1;
    struct db *db = db_open(arena, path, DB_OPEN, &err);
    CHECK(db && db_read_number(db, sql, -1, &number, &err));
    db_close(db);
    return number;
}

/* One row for a command whatever it touches, with count and purpose. */
static void check_counts(struct arena *arena)
{
    const char *path = make_record(arena);
    CHECK_NUMBER(number_of(arena, path, "SELECT count FROM change WHERE verb = 'import'"), 3);
    CHECK_NUMBER(number_of(arena, path, "SELECT COUNT(*) FROM change WHERE verb = 'names'"), 1);
    CHECK_NUMBER(number_of(arena, path, "SELECT count FROM change WHERE verb = 'names'"
                                        " AND purpose = 'a paper' AND what LIKE 'nicknames [%'"),
                 3);
    record_remove(arena, path);
}

/* Without the row no name is read: here the row cannot be written. */
static void check_row_first(struct arena *arena)
{
    const char *path = make_record(arena);
    struct error err = error_start(LANGUAGE_EN);
    struct db *db = db_open(arena, path, DB_OPEN, &err);
    CHECK(db && db_execute(db, "CREATE TRIGGER no_more BEFORE INSERT ON change"
                               " BEGIN SELECT RAISE(ABORT, 'no more'); END", &err));
    db_close(db);
    struct store *store = record_open(arena, path);
    CHECK(store && !store_open_names(store, arena, &paper, &err));
    struct error second = error_start(LANGUAGE_EN);
    CHECK(store && !store_open_identities(store, arena, "a call", &second));
    CHECK_NUMBER(second.kind, ERROR_REFUSED);
    struct error third = error_start(LANGUAGE_EN);
    CHECK(store && store_list_changes(store, arena, 9, &third));   /* nothing is left open */
    store_close(store);
    record_remove(arena, path);
}

int main(void)
{
    struct arena *arena = arena_open();
    check_forgery(arena);
    check_form(arena);
    check_counts(arena);
    check_row_first(arena);
    arena_close(arena);
    return check_end();
}
