#include "app/verbs.h"
#include "base/error.h"
#include "base/file.h"

struct wanted {
    VEC(const struct activity *) list;
};

static void take_errors(const struct issues *all, struct issues *issues)
{
    for (int i = 0; i < all->list.count; i++)
        if (all->list.items[i].severity == ISSUE_ERROR)
            issues_copy(issues, &all->list.items[i]);
}

static void add_all(struct call *call, const struct catalog *catalog, struct wanted *wanted)
{
    for (int i = 0; i < catalog->activity_count; i++)
        *VEC_ADD(call->arena, &wanted->list) = catalog->activities[i];
}

/* Those that lie in the folder or in a folder of it. */
static void add_known(struct call *call, const char *folder, struct wanted *wanted)
{
    const struct catalog *catalog = call->app->catalog;
    for (int i = 0; i < catalog->activity_count; i++) {
        const char *kind = file_folder(call->arena, catalog->activities[i]->file);
        if (file_is_same(kind, folder) || file_is_same(file_folder(call->arena, kind), folder))
            *VEC_ADD(call->arena, &wanted->list) = catalog->activities[i];
    }
}

/* A folder that is no part of the catalogue is read as one more. */
static bool add_folder(struct call *call, const char *folder, struct wanted *wanted,
                       struct issues *issues, struct error *err)
{
    int before = wanted->list.count;
    add_known(call, folder, wanted);
    if (wanted->list.count > before)
        return true;
    struct catalog_places places = call->app->places.catalog;
    const char *folders[] = {places.folders[0], folder};
    places.folders = folders;
    places.folder_count = 2;
    struct issues all = issues_start(call->arena, call->language);
    const struct catalog *catalog = catalog_load(call->arena, &places, &all);
    take_errors(&all, issues);
    for (int i = 0; catalog && i < catalog->activity_count; i++)
        if (file_is_below(catalog->activities[i]->file, folder))
            *VEC_ADD(call->arena, &wanted->list) = catalog->activities[i];
    if (wanted->list.count > before || all.error_count)
        return true;
    return error_set(err, ERROR_MISSING,
                     N_("no activities in %s; name a folder with games/, arts/ …"), folder);
}

static bool is_programme(const struct catalog *catalog, const char *path)
{
    for (int i = 0; i < catalog->programme_count; i++)
        if (file_is_same(catalog->programmes[i]->file, path))
            return true;
    return false;
}

static bool add_file(struct call *call, const char *path, struct wanted *wanted,
                     struct issues *issues, struct error *err)
{
    size_t length;
    if (is_programme(call->app->catalog, path))
        return error_set(err, ERROR_INPUT, N_("%s is a programme, and lint reads activities;"
                                              " 'catalog check' reads programmes"), path);
    const char *bytes = file_read(call->arena, path, CATALOG_FILE_BYTES_MAX, &length, err);
    if (!bytes)
        return false;
    const struct activity *activity =
        catalog_read_bytes(call->arena, call->app->catalog, path, bytes, length, issues);
    if (activity)
        *VEC_ADD(call->arena, &wanted->list) = activity;
    return true;
}

static bool add_named(struct call *call, const char *word, struct wanted *wanted,
                      struct issues *issues, struct error *err)
{
    if (file_is_folder(word))
        return add_folder(call, word, wanted, issues, err);
    if (file_exists(word))
        return add_file(call, word, wanted, issues, err);
    const struct activity *activity = app_find_activity(call, word, err);
    if (activity)
        *VEC_ADD(call->arena, &wanted->list) = activity;
    return activity != NULL;
}

bool app_lint_catalog(struct call *call, const char *const *words, int count,
                      struct app_lint *outcome, struct error *err)
{
    struct wanted wanted = {0};
    outcome->issues = issues_start(call->arena, call->language);
    if (!count) {
        take_errors(&call->app->issues, &outcome->issues);
        add_all(call, call->app->catalog, &wanted);
    }
    for (int i = 0; i < count; i++)
        if (!add_named(call, words[i], &wanted, &outcome->issues, err))
            return false;
    outcome->read_count = wanted.list.count;
    const struct catalog_lint_request request = {
        .catalog = call->app->catalog, .activities = wanted.list.items, .count = wanted.list.count,
        .words = file_join(call->arena, call->app->places.catalog.folders[0],
                           "vocabulary/lint.yaml"),
    };
    catalog_lint(call->arena, &request, &outcome->issues);
    return true;
}
