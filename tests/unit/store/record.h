/* A record in a folder of its own for tests: made, opened, filled with invented children. */
#ifndef TESTS_RECORD_H
#define TESTS_RECORD_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/crypto.h"
#include "base/error.h"
#include "base/file.h"
#include "base/issues.h"
#include "check.h"
#include "store/db.h"
#include "store/store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

static const struct word record_goals[] = {
    {"belong", {"归属与信任", "Belonging"}}, {"regulate", {"调节情绪",
        "Handling feelings"}},
};
static const struct word record_flags[] = {
    {"hearing", {"听不清", "Hearing"}}, {"quiet", {"怕吵", "No noise"}},
};
static const struct vocabulary record_vocabulary = {
    .goal_words = {record_goals, 2}, .flag_words = {record_flags, 2},
};
static const struct calendar record_calendar = {.id = "none"};
static const struct programme record_programme = {.id = "s4x45"};

static const struct date record_today = {2026, 9, 1};
static const struct store_actor record_actor = {
    .name = "P-01", .when = "2026-09-01T08:00:00+08:00",
};

/* A path in a fresh folder under the folder for temporary files. */
static inline const char *record_path(struct arena *arena)
{
    char *folder = arena_copy(arena, "/tmp/tuanfu-test-XXXXXX");
    if (!mkdtemp(folder))
        abort();
    return file_join(arena, folder, "t.db");
}

static inline void record_remove(struct arena *arena, const char *path)
{
    struct error err = error_start(LANGUAGE_EN);
    const char *folder = file_folder(arena, path);
    struct file_names names = {0};
    file_list(arena, folder, &names, &err);
    for (int i = 0; i < names.list.count; i++)
        file_remove(file_join(arena, folder, names.list.items[i]), &err);
    remove(folder);
}

static inline bool record_create(const char *path, struct error *err)
{
    const struct store_place place = {.area = "500100", .name = "Test", .node = 1};
    return store_create(path, &place, &record_actor, err);
}

/* Made and opened in one; NULL is printed. */
static inline struct store *record_open(struct arena *arena, const char *path)
{
    struct error err = error_start(LANGUAGE_EN);
    if (!file_exists(path) && !record_create(path, &err))
        printf("not made: %s\n", err.text);
    struct store *store = err.kind ? NULL : store_open(arena, path, record_actor, &err);
    if (!store)
        printf("not opened: %s\n", err.text);
    return store;
}

static inline struct import_child record_child(const char *name, int year, int month,
                                               const char *village)
{
    return (struct import_child){
        .line = 2, .code = "", .name = name, .nickname = "", .birth = {year, month, 0},
        .village = village, .site = "", .consent = CONSENT_STATE_COUNT,
    };
}

static inline bool record_import(struct store *store, const struct import_child *rows, int count,
                                 struct store_imported *result)
{
    struct arena *arena = arena_open();
    struct error err = error_start(LANGUAGE_EN);
    struct issues issues = issues_start(arena, LANGUAGE_EN);
    struct import_children children = {.rows = rows, .row_count = count};
    struct store_import how = {.file = "t.csv", .today = record_today};
    bool is_good = store_import_children(store, &record_vocabulary, &children, &how, &issues,
                                         result, &err);
    if (!is_good)
        printf("not imported: %s\n", err.text);
    arena_close(arena);
    return is_good;
}

/* Children number 1 to count with a group consent and a nickname, in this order of codes. */
static inline bool record_fill(struct store *store, int count)
{
    struct arena *arena = arena_open();
    struct import_child *rows = arena_take(arena, (size_t)count, sizeof *rows);
    struct store_imported result;
    for (int i = 0; i < count; i++) {
        rows[i] = record_child(arena_format(arena, "Name %03d", i + 1), 2016, 1 + i % 12, "East");
        rows[i].consent = CONSENT_GIVEN;
        rows[i].nickname = arena_format(arena, "nick%03d", i + 1);
        rows[i].line = i + 2;
    }
    bool is_good = record_import(store, rows, count, &result) && result.added == count;
    arena_close(arena);
    return is_good;
}

static inline const struct activity *record_activity(struct arena *arena, const char *id)
{
    struct activity *activity = arena_take(arena, 1, sizeof *activity);
    activity->id = id;
    activity->version = 2;
    activity->bytes = arena_format(arena, "schema: 1\nid: %s\n", id);
    activity->length = strlen(activity->bytes);
    crypto_hash_hex(activity->bytes, activity->length, activity->given_hash);
    return activity;
}

/* Facts of the record with three activities that have bytes. */
static inline const struct facts *record_facts(struct arena *arena, struct store *store,
                                               struct error *err)
{
    const struct activity **list = arena_take(arena, 3, sizeof *list);
    list[0] = record_activity(arena, "charades");
    list[1] = record_activity(arena, "name-move");
    list[2] = record_activity(arena, "web");
    struct store_catalogue catalogue = {
        .vocabulary = &record_vocabulary, .programme = &record_programme,
        .calendar = &record_calendar, .activities = list, .activity_count = 3,
    };
    return store_load_facts(store, arena, &catalogue, record_today, err);
}

static inline bool record_step(struct store *store, const char *code, enum session_state to,
                               struct date today, struct error *err)
{
    const struct store_step step = {.to = to, .today = today, .reason = "flood"};
    return store_step_session(store, code, &step, err);
}

/* Every statement that made the schema, in order of kind and name. */
static inline const char *record_schema_text(struct arena *arena, struct db *db)
{
    struct error err = error_start(LANGUAGE_EN);
    struct buf buf = buf_start(arena);
    struct query *query = db_query(db, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL"
                                       " ORDER BY type, name");
    while (db_next(query))
        buf_add_format(&buf, "%s\n", db_text(query, arena, 0));
    CHECK(db_end(query, &err));
    return buf.text;
}

#endif
