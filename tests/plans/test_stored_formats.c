/* The two worked formats go into a record and come out again equal, byte for byte: blocks, tracks,
 * islands, pairs, variants, printed adaptations, locks and all.
 *
 *     test_stored_formats GOLDEN-FOLDER SCRATCH-FOLDER */
#include "tests/plans/cases.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/crypto.h"
#include "base/error.h"
#include "base/file.h"
#include "base/issues.h"
#include "exchange/exchange.h"
#include "store/store.h"
#include "tests/unit/check.h"

static const struct store_actor actor = {.name = "test", .when = "2026-09-01T08:00:00+08:00"};

/* The record keeps the files of activities; facts as JSON have none: each gets one of its own. */
static const struct facts *with_files(struct arena *arena, const struct facts *facts)
{
    struct facts *copy = arena_take(arena, 1, sizeof *copy);
    const struct activity **list = arena_take(arena, (size_t)facts->activity_count, sizeof *list);
    for (int i = 0; i < facts->activity_count; i++) {
        struct activity *activity = arena_take(arena, 1, sizeof *activity);
        *activity = *facts->activities[i];
        activity->bytes = activity->id;
        activity->length = strlen(activity->id);
        crypto_hash_hex(activity->bytes, activity->length, activity->given_hash);
        list[i] = activity;
    }
    *copy = *facts;
    copy->activities = list;
    return copy;
}

/* An older run's record goes. */
static bool clear_way(struct arena *arena, const char *path, struct error *err)
{
    static const char *const ends[] = {"", "-wal", "-shm"};
    for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
        const char *file = arena_format(arena, "%s%s", path, ends[i]);
        if (file_exists(file) && !file_remove(file, err))
            return false;
    }
    return file_make_folder(file_folder(arena, path), err);
}

/* Children whose names stand in the order of their codes. */
static bool register_children(struct arena *arena, struct store *store, const struct facts *facts,
                              struct error *err)
{
    struct import_child *rows = arena_take(arena, (size_t)facts->child_count, sizeof *rows);
    for (int i = 0; i < facts->child_count; i++)
        rows[i] = (struct import_child){
            .line = i + 2, .code = "", .name = arena_format(arena, "child %c", 'a' + i),
            .nickname = "", .village = "", .site = "", .consent = CONSENT_STATE_COUNT};
    struct import_children children = {.rows = rows, .row_count = facts->child_count,
                                       .rejects = ""};
    struct store_import how = {.file = "children.csv", .today = facts->today};
    struct issues issues = issues_start(arena, LANGUAGE_EN);
    struct store_imported result;
    return store_import_children(store, facts->vocabulary, &children, &how, &issues, &result, err)
           && result.added == facts->child_count;
}

static const char *plan_text(struct arena *arena, const struct plan *plan)
{
    struct buf text = buf_start(arena);
    exchange_write_plan(&text, plan);
    return text.text;
}

static void check_plan(struct arena *arena, struct store *store, const struct facts *facts,
                       const struct plan *plan)
{
    struct error err = error_start(LANGUAGE_EN);
    const char *series = plan->sessions[0].series;
    if (!CHECK(store_save_plan(store, facts, plan, &err)))
        printf("    %s\n", err.text);
    const struct plan *loaded = store_load_plan(store, arena, series, &err);
    if (CHECK(loaded))
        CHECK_TEXT(plan_text(arena, loaded), plan_text(arena, plan));
    else
        printf("    %s\n", err.text);
}

static void check_format(const char *golden, const char *scratch, const char *name)
{
    struct arena *arena = arena_open();
    struct error err = error_start(LANGUAGE_EN);
    const struct node *facts_root;
    const struct node *plan_root;
    const struct facts *facts = NULL;
    const struct plan *plan = NULL;
    const char *path = arena_format(arena, "%s/%s.tuanfu", scratch, name);
    struct store_place place = {.area = "000000", .name = name, .node = 1};
    struct store *store = NULL;
    if (CHECK(case_load(arena, file_join(arena, golden, name), &facts_root, &plan_root, &err))
        && CHECK(case_read(arena, facts_root, plan_root, &facts, &plan, &err))
        && CHECK(clear_way(arena, path, &err)) && CHECK(store_create(path, &place, &actor, &err)))
        store = store_open(arena, path, actor, &err);
    if (CHECK(store) && CHECK(register_children(arena, store, facts, &err))) {
        facts = with_files(arena, facts);
        check_plan(arena, store, facts, plan);
        check_plan(arena, store, facts, plan);      /* a draft gives way to the next one */
    } else
        printf("    %s\n", err.text);
    if (store)
        store_close(store);
    arena_close(arena);
}

int main(int count, char **arguments)
{
    if (count != 3) {
        fprintf(stderr, "test_stored_formats GOLDEN-FOLDER SCRATCH-FOLDER\n");
        return 2;
    }
    check_format(arguments[1], arguments[2], "series");
    check_format(arguments[1], arguments[2], "event");
    return check_end();
}
