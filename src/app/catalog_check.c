#include "app/verbs.h"
#include "base/error.h"
#include "base/file.h"

/* The issues of the folder and of files below it. */
static void take_issues(const struct issues *all, const char *folder, struct issues *issues)
{
    for (int i = 0; i < all->list.count; i++)
        if (file_is_below(all->list.items[i].file, folder))
            issues_copy(issues, &all->list.items[i]);
}

/* A folder is judged as one more catalogue beside those that are already there. */
static void check_folder(struct call *call, const char *folder, struct app_checked *checked)
{
    struct catalog_places places = call->app->places.catalog;
    const char **folders =
        arena_take(call->arena, (size_t)places.folder_count + 1, sizeof *folders);
    const char *known = NULL;
    for (int i = 0; i < places.folder_count; i++) {
        folders[i] = places.folders[i];
        if (file_is_same(folders[i], folder))
            known = folders[i];
    }
    if (!known)
        folders[places.folder_count++] = folder;
    places.folders = folders;
    struct issues all = issues_start(call->arena, call->language);
    catalog_load(call->arena, &places, &all);
    take_issues(&all, known ? known : folder, &checked->issues);
    checked->files += catalog_check_names(call->arena, folder, &checked->issues);
}

static void check_all(struct call *call, struct app_checked *checked)
{
    take_issues(&call->app->issues, "", &checked->issues);
    const struct catalog_places *places = &call->app->places.catalog;
    for (int i = 0; i < places->folder_count; i++)
        checked->files += catalog_check_names(call->arena, places->folders[i], &checked->issues);
}

bool app_check_catalog(struct call *call, const char *const *paths, int count,
                       struct app_checked *checked, struct error *err)
{
    checked->issues = issues_start(call->arena, call->language);
    if (!count)
        check_all(call, checked);
    for (int i = 0; i < count; i++) {
        if (file_is_folder(paths[i]))
            check_folder(call, paths[i], checked);
        else if (file_exists(paths[i])) {
            catalog_check_file(call->arena, call->app->catalog, paths[i], &checked->issues);
            checked->files += catalog_check_name(call->arena, paths[i], &checked->issues);
        } else
            return error_set(err, ERROR_MISSING, N_("no file or folder %s; check the spelling"),
                             paths[i]);
    }
    issues_sort(&checked->issues);
    return true;
}
