#define _XOPEN_SOURCE 700

#include "check.h"
#include "exchange/sample.h"
#include "store/db.h"
#include "store/record.h"

static const struct date late = {2026, 9, 30};

static bool mark(struct store *store, const char *session, const char *person,
                 enum attendance status, const char *reason, struct error *err)
{
    const struct store_mark list[] = {{person, status}};
    const struct store_marks marks = {session, list, 1, reason};
    *err = error_start(LANGUAGE_EN);
    return store_attend(store, &marks, err);
}

/* A series of two sessions with C-0001, C-0002 and C-0004 of five children; the first is held. */
static struct store *held(struct arena *arena, const char *path)
{
    struct error err = error_start(LANGUAGE_EN);
    struct store *store = record_open(arena, path);
    CHECK(store && record_fill(store, 5));
    const struct facts *facts = record_facts(arena, store, &err);
    const struct plan *plan = sample_plan(arena, sample_plan_text, &err);
    CHECK(facts && plan && store_save_plan(store, facts, plan, &err));
    CHECK(record_step(store, "A1", SESSION_PUBLISHED, late, &err));
    CHECK(record_step(store, "A1-S1", SESSION_HELD, late, &err));
    CHECK_TEXT(err.text, "");
    return store;
}

static int count_rows(struct arena *arena, struct store *store, const char *person)
{
    struct error err = error_start(LANGUAGE_EN);
    const struct facts *facts = record_facts(arena, store, &err);
    int rows = 0;
    int standing = 0;
    for (int i = 0; facts && i < facts->attendance_count; i++) {
        const struct attendance_row *row = &facts->attendance[i];
        if (strcmp(row->person, person))
            continue;
        rows++;
        standing += !row->is_corrected;
    }
    CHECK(standing == (rows > 0));      /* A-ONE */
    return rows;
}

static void check_rules(struct arena *arena)
{
    const char *path = record_path(arena);
    struct store *store = held(arena, path);
    struct error err;
    CHECK(!mark(store, "A1-S2", "1", ATTENDANCE_PRESENT, "", &err));
    CHECK_TEXT(err.text,
               "session A1-S2 is published; attendance is only for a session that was held");
    CHECK(!mark(store, "B9", "1", ATTENDANCE_PRESENT, "", &err) && err.kind == ERROR_MISSING);
    CHECK(!mark(store, "A1-S1", "77", ATTENDANCE_PRESENT, "", &err) && err.kind == ERROR_MISSING);
    CHECK(mark(store, "A1-S1", "1", ATTENDANCE_PRESENT, "", &err));
    CHECK(mark(store, "A1-S1", "c-1", ATTENDANCE_PRESENT, "", &err));      /* nothing new */
    CHECK_NUMBER(count_rows(arena, store, "C-0001"), 1);
    CHECK(mark(store, "A1-S1", "1", ATTENDANCE_LATE, "", &err));
    CHECK_NUMBER(count_rows(arena, store, "C-0001"), 2);
    CHECK(mark(store, "A1-S1", "2", ATTENDANCE_UNKNOWN, "", &err));
    CHECK_NUMBER(count_rows(arena, store, "C-0002"), 0);    /* unknown is no row */
    CHECK(record_step(store, "A1-S1", SESSION_SIGNED, late, &err));
    CHECK(!mark(store, "A1-S1", "1", ATTENDANCE_ABSENT, "", &err));
    CHECK_TEXT(err.text, "session A1-S1 is signed; a correction needs a reason");
    CHECK(!mark(store, "A1-S1", "4", ATTENDANCE_PRESENT, "forgotten", &err));
    CHECK_TEXT(err.text, "session A1-S1 is signed and C-0004 was not marked; only a mark that "
                         "stands can be corrected");
    CHECK(mark(store, "A1-S1", "1", ATTENDANCE_ABSENT, "wrong child", &err));
    CHECK_NUMBER(count_rows(arena, store, "C-0001"), 3);
    const struct facts *facts = record_facts(arena, store, &err);
    if (CHECK(facts && facts->attendance_count == 3)) {
        const struct attendance_row *last = &facts->attendance[2];
        CHECK(!last->is_corrected && last->is_correction && last->is_after_signature);
        CHECK_NUMBER(last->status, ATTENDANCE_ABSENT);
        CHECK(facts->attendance[0].is_corrected && facts->attendance[1].is_corrected);
    }
    store_close(store);
    record_remove(arena, path);
}

/* One bad code in a list of marks, and none of them counts. */
static void check_all_or_nothing(struct arena *arena)
{
    const char *path = record_path(arena);
    struct store *store = held(arena, path);
    struct error err = error_start(LANGUAGE_EN);
    const struct store_mark list[] = {{"1", ATTENDANCE_PRESENT}, {"2", ATTENDANCE_LATE},
                                      {"99", ATTENDANCE_PRESENT}};
    const struct store_marks marks = {"A1-S1", list, 3, ""};
    CHECK(!store_attend(store, &marks, &err));
    CHECK_NUMBER(count_rows(arena, store, "C-0001"), 0);
    const struct store_changes *changes = store_list_changes(store, arena, 1, &err);
    CHECK(changes && !strcmp(changes->list[0].verb, "hold"));
    store_close(store);
    record_remove(arena, path);
}

/* History: those who were there and those of whom nothing is known; not those who were not. */
static void check_history(struct arena *arena)
{
    const char *path = record_path(arena);
    struct store *store = held(arena, path);
    struct error err;
    CHECK(mark(store, "A1-S1", "1", ATTENDANCE_PRESENT, "", &err));
    CHECK(mark(store, "A1-S1", "2", ATTENDANCE_ABSENT, "", &err));
    const struct facts *facts = record_facts(arena, store, &err);
    if (CHECK(facts && facts->history_count == 4)) {
        CHECK_TEXT(facts->history[0].person, "C-0001");
        CHECK_TEXT(facts->history[0].activity, "charades");
        CHECK_TEXT(facts->history[1].activity, "name-move");
        CHECK_TEXT(facts->history[2].person, "C-0004");
        CHECK_NUMBER(facts->history[0].date.day, 9);
    }
    store_close(store);
    record_remove(arena, path);
}

/* What the verbs refuse, the file refuses too. */
static void check_fence(struct arena *arena)
{
    const char *path = record_path(arena);
    struct store *store = held(arena, path);
    struct error err;
    CHECK(mark(store, "A1-S1", "1", ATTENDANCE_PRESENT, "", &err));
    store_close(store);
    struct db *db = db_open(arena, path, DB_OPEN, &err);
    static const char insert[] =
        "INSERT INTO attendance (id, county, session, child, status, is_walk_in, corrects,"
        " is_after_signature, actor, reason) SELECT %s, '500100', session.id, child.id, %s, 0,"
        " %s, %s, 'P-01', %s FROM session, child WHERE session.code = '%s' AND child.code = '%s'";
    static const struct {
        const char *id, *status, *corrects, *after, *reason, *session, *child;
        bool is_signed, is_taken;
    } rows[] = {
        {"901", "0", "NULL", "0", "''", "A1-S2", "C-0001", false, false},   /* not held */
        {"902", "0", "NULL", "0", "''", "A1-S1", "C-0001", false, false},   /* a second row */
        {"903", "5", "NULL", "0", "''", "A1-S1", "C-0002", false, false},   /* unknown is no row */
        {"904", "6", "NULL", "0", "''", "A1-S1", "C-0002", false, false},   /* no such status */
        {"905", "0", "NULL", "0", "''", "A1-S1", "C-0002", false, true},
        {"906", "1", "905", "0", "''", "A1-S1", "C-0004", false, false},    /* another's row */
        {"907", "1", "905", "0", "''", "A1-S1", "C-0002", false, true},
        {"908", "2", "905", "0", "''", "A1-S1", "C-0002", false, false},    /* corrected twice */
        {"909", "0", "NULL", "1", "'x'", "A1-S1", "C-0004", true, false},   /* signed: no new row */
        {"910", "3", "907", "1", "''", "A1-S1", "C-0002", true, false},     /* no reason */
        {"911", "3", "907", "0", "'x'", "A1-S1", "C-0002", true, false},    /* says before */
        {"912", "3", "907", "1", "'x'", "A1-S1", "C-0002", true, true},
    };
    for (size_t i = 0; db && i < sizeof rows / sizeof rows[0]; i++) {
        struct error fence = error_start(LANGUAGE_EN);
        if (rows[i].is_signed)
            CHECK(db_execute(db, "UPDATE session SET state = 3 WHERE code = 'A1-S1'", &fence));
        const char *sql = arena_format(arena, insert, rows[i].id, rows[i].status, rows[i].corrects,
                                       rows[i].after, rows[i].reason, rows[i].session,
                                       rows[i].child);
        if (!CHECK(db_execute(db, sql, &fence) == rows[i].is_taken))
            printf("    row %s: %s\n", rows[i].id, fence.text);
    }
    CHECK(db && !db_execute(db, "UPDATE attendance SET status = 4", &err));
    err = error_start(LANGUAGE_EN);
    CHECK(db && !db_execute(db, "DELETE FROM attendance", &err));
    CHECK_NUMBER(err.kind, ERROR_REFUSED);
    if (db)
        db_close(db);
    record_remove(arena, path);
}

int main(void)
{
    struct arena *arena = arena_open();
    check_rules(arena);
    check_all_or_nothing(arena);
    check_history(arena);
    check_fence(arena);
    arena_close(arena);
    return check_end();
}
