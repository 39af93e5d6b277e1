#include "app/verbs.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"

/* The issues of files below the folder. */
static void take_issues(const struct issues *all, const char *folder, struct issues *issues)
{
    for (int i = 0; i < all->list.count; i++) {
        const struct issue *issue = &all->list.items[i];
        if (text_starts_with(issue->file, folder))
            issues_add(issues, issue->severity, issue->file, issue->line, issue->column, "%s",
                       issue->text);
    }
}

/* A folder is judged as one more catalogue beside those that are already there. */
static void check_folder(struct call *call, const char *folder, struct issues *issues)
{
    struct catalog_places places = call->app->places.catalog;
    const char **folders =
        arena_take(call->arena, (size_t)places.folder_count + 1, sizeof *folders);
    bool is_known = false;
    for (int i = 0; i < places.folder_count; i++) {
        folders[i] = places.folders[i];
        is_known = is_known || text_equal(folders[i], folder);
    }
    if (!is_known)
        folders[places.folder_count++] = folder;
    places.folders = folders;
    struct issues all = issues_start(call->arena, call->language);
    catalog_load(call->arena, &places, &all);
    take_issues(&all, folder, issues);
}

bool app_check_catalog(struct call *call, const char *const *paths, int count,
                       struct issues *issues, struct error *err)
{
    if (!count)
        take_issues(&call->app->issues, "", issues);
    for (int i = 0; i < count; i++) {
        if (file_is_folder(paths[i]))
            check_folder(call, paths[i], issues);
        else if (file_exists(paths[i]))
            catalog_check_file(call->arena, call->app->catalog, paths[i], issues);
        else
            return error_set(err, ERROR_MISSING, N_("no file or folder %s; check the spelling"),
                             paths[i]);
    }
    issues_sort(issues);
    return true;
}
