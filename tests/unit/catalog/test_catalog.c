/* Files of the shipped catalogue, each changed in one place: the change is told, with its key. */
#define _XOPEN_SOURCE 700

#include "../check.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "base/issues.h"
#include "base/text.h"
#include "catalog/catalog.h"

#include <stdlib.h>

enum { FILE_BYTES_MAX = 1 << 20 };

static const char *data_path(struct arena *arena, const char *name)
{
    const char *data = getenv("TUANFU_DATA");
    return file_join(arena, data ? data : ".", name);
}

static const struct catalog *load(struct arena *arena, const char *folder, struct issues *issues)
{
    struct catalog_places places = {
        .folders = &folder, .folder_count = 1,
        .programmes = data_path(arena, "templates/programmes"),
        .calendars = data_path(arena, "templates/calendars"),
    };
    return catalog_load(arena, &places, issues);
}

/* Copies a file of the data to `to`, with the first `old` in it replaced. */
static void copy_changed(struct arena *arena, const char *name, const char *old, const char *new,
                         const char *to)
{
    struct error err = error_start(LANGUAGE_EN);
    const char *text = file_read(arena, data_path(arena, name), FILE_BYTES_MAX, NULL, &err);
    const char *found = text ? strstr(text, old) : NULL;
    if (!CHECK(found))
        return;
    struct buf changed = buf_start(arena);
    buf_add_bytes(&changed, text, (size_t)(found - text));
    buf_add(&changed, new);
    buf_add(&changed, found + strlen(old));
    CHECK(file_write(to, changed.text, changed.length, &err));
}

static bool says(const struct issues *issues, const char *words)
{
    for (int i = 0; i < issues->list.count; i++)
        if (strstr(issues->list.items[i].text, words))
            return true;
    printf("    nobody says: %s\n", words);
    for (int i = 0; i < issues->list.count; i++)
        printf("    but: %s\n", issues->list.items[i].text);
    return false;
}

static void test_whole(struct arena *arena)
{
    struct issues issues = issues_start(arena, LANGUAGE_EN);
    const struct catalog *catalog = load(arena, data_path(arena, "activities"), &issues);
    if (!CHECK(catalog))
        return;
    CHECK_NUMBER(issues.error_count, 0);
    CHECK(catalog_activity(catalog, "big-watermelon"));
    CHECK(!catalog_activity(catalog, "big-watermelons"));
    for (int i = 1; i < catalog->activity_count; i++)
        CHECK(strcmp(catalog->activities[i - 1]->id, catalog->activities[i]->id) < 0);
}

/* Formations and postures are what the files say: who plans asks the posture, never its name. */
static void test_postures(struct arena *arena)
{
    struct issues issues = issues_start(arena, LANGUAGE_EN);
    const struct catalog *catalog = load(arena, data_path(arena, "activities"), &issues);
    if (!CHECK(catalog))
        return;
    const struct vocabulary *vocabulary = catalog->vocabulary;
    for (int i = 0; i < vocabulary->posture_words.count; i++)
        CHECK(vocabulary->postures[i].is_changing == !strcmp(vocabulary->postures[i].id, "mixed"));
    const struct activity *line = catalog_activity(catalog, "bunny-line");
    if (!CHECK(line))
        return;
    CHECK_TEXT(vocabulary->formations[line->formation].name.zh, "一排");
    CHECK_TEXT(vocabulary->posture_words.list[line->posture].key, "move");
}

static void test_nearest(void)
{
    const struct programme four = {.id = "friends-4x45"};
    const struct programme eight = {.id = "friends-8x45"};
    const struct programme *programmes[] = {&four, &eight};
    const struct activity far = {.id = "big-watermelon"};
    const struct activity *activities[] = {&far};
    struct catalog catalog = {.programmes = programmes, .programme_count = 2,
                              .activities = activities, .activity_count = 1};
    CHECK_TEXT(catalog_nearest_programme(&catalog, "friends-8x4"), "friends-8x45");
    CHECK_TEXT(catalog_nearest_programme(&catalog, "friends-4x4"), "friends-4x45");
    CHECK_TEXT(catalog_nearest_programme(&catalog, "friends-x45"), "friends-4x45");
    CHECK(!catalog_nearest_programme(&catalog, "e180"));
    CHECK_TEXT(catalog_nearest_activity(&catalog, "big-watermelons"), "big-watermelon");
    CHECK(!catalog_nearest_activity(&catalog, "charades"));
}

/* A limit that is written in another shape must not be lost: it protects a child. */
static void test_flags(struct arena *arena, const char *folder)
{
    static const struct { const char *old, *new, *words; } changes[] = {
        {"items: [whistle]", "items: whistle", "limits.items must be a list"},
        {"items: [whistle]", "items: {whistle: 1}", "limits.items must be a list"},
        {"items: [whistle]", "items: [whistles]", "unknown item 'whistles'"},
        {"rooms: [step_free]", "rooms: step_free", "limits.rooms must be a list"},
        {"axes: {loud: 0}", "axes: loud", "limits.axes must be a map"},
        {"axes: {loud: 0}", "axes: [loud]", "limits.axes must be a map"},
        {"axes: {loud: 0}", "axes: {load: 0}", "unknown axis 'load'"},
    };
    static const char *const others[] = {"goals.yaml", "topics.yaml", "items.yaml",
                                         "formations.yaml", "postures.yaml"};
    struct error err = error_start(LANGUAGE_EN);
    const char *vocabulary = file_join(arena, folder, "vocabulary");
    CHECK(file_make_folder(vocabulary, &err));
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        copy_changed(arena, arena_format(arena, "activities/vocabulary/%s", others[i]), "", "",
                     file_join(arena, vocabulary, others[i]));
    for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
        struct issues issues = issues_start(arena, LANGUAGE_EN);
        copy_changed(arena, "activities/vocabulary/flags.yaml", changes[i].old, changes[i].new,
                     file_join(arena, vocabulary, "flags.yaml"));
        CHECK(!load(arena, folder, &issues));
        CHECK(says(&issues, changes[i].words));
    }
}

#define SESSION_1 "minutes: {checkin: 4, warmup: 8, main: 21, share: 7, close: 5}"
#define TRACK_1 "{code: a, audience: children, " SESSION_1
#define BLOCK_1 "{code: b, kind: whole, minutes: 45, tracks: ["

static void test_programmes(struct arena *arena, const char *folder)
{
    static const struct { const char *old, *new, *words; } changes[] = {
        {"spare: 1", "excluded: whistle", "excluded must be a list"},
        {"spare: 1", "excluded: [whistles]", "unknown item 'whistles'"},
        {"main: [activity]", "main: activity", "filled_by.main must be a list"},
        {"main: [activity]", "main: [activities]", "unknown word 'activities'"},
        {SESSION_1, "blocks: [{code: b, kind: break, minutes: 10}, " BLOCK_1 TRACK_1 "}]}]",
         "session 1: a series has one block with one track"},
        {SESSION_1, "blocks: [" BLOCK_1 TRACK_1 "}, " TRACK_1 "}]}]",
         "session 1: a series has one block with one track"},
        {SESSION_1, "blocks: [" BLOCK_1 TRACK_1 ", filled_by: {main: [activity]}}]}]",
         "session 1: only tracks of an event have"},
        {SESSION_1, "blocks: [" BLOCK_1 TRACK_1 ", fixed: {main: [charades]}}]}]",
         "session 1: only tracks of an event have"},
    };
    struct issues none = issues_start(arena, LANGUAGE_EN);
    const struct catalog *catalog = load(arena, data_path(arena, "activities"), &none);
    const char *path = file_join(arena, folder, "s4x45.yaml");
    for (size_t i = 0; i < sizeof changes / sizeof changes[0] && CHECK(catalog); i++) {
        struct issues issues = issues_start(arena, LANGUAGE_EN);
        copy_changed(arena, "templates/programmes/s4x45.yaml", changes[i].old, changes[i].new,
                     path);
        catalog_check_file(arena, catalog, path, &issues);
        CHECK(says(&issues, changes[i].words));
    }
    struct issues issues = issues_start(arena, LANGUAGE_EN);
    copy_changed(arena, "templates/programmes/s4x45.yaml", SESSION_1,
                 "blocks: [" BLOCK_1 TRACK_1 "}]}]", path);
    catalog_check_file(arena, catalog, path, &issues);
    CHECK_NUMBER(issues.error_count, 0);
}

int main(void)
{
    struct arena *arena = arena_open();
    char folder[] = "/tmp/tuanfu-catalog-XXXXXX";
    if (!CHECK(mkdtemp(folder)))
        return check_end();
    test_whole(arena);
    test_postures(arena);
    test_nearest();
    test_flags(arena, folder);
    test_programmes(arena, folder);
    CHECK(!system(arena_format(arena, "rm -r %s", folder)));
    arena_close(arena);
    return check_end();
}
