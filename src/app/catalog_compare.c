/* Two activities, or two folders of them by id. */
#include "app/verbs.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"

#include <stdlib.h>

struct activity_list {
    VEC(const struct activity *) list;
};

static const struct activity *read_file(struct call *call, const char *path,
                                        struct issues *issues)
{
    struct error err = error_start(call->language);
    size_t length;
    const char *bytes = file_read(call->arena, path, CATALOG_FILE_BYTES_MAX, &length, &err);
    if (bytes)
        return catalog_read_bytes(call->arena, call->app->catalog, path, bytes, length, issues);
    issues_add(issues, ISSUE_ERROR, path, 0, 0, "%s", err.text);
    return NULL;
}

/* -- folders --------------------------------------------------------------------------------- */

/* A catalogue (games/, arts/ …) or one of its folders; words and programmes are passed over. */
static void read_folder(struct call *call, const char *folder, struct issues *issues,
                        struct activity_list *activities)
{
    struct file_names names = {0};
    struct error err = error_start(call->language);
    if (!file_list(call->arena, folder, &names, &err))
        issues_add(issues, ISSUE_ERROR, folder, 0, 0, "%s", err.text);
    for (int i = 0; i < names.list.count; i++) {
        const char *name = names.list.items[i];
        const char *path = file_join(call->arena, folder, name);
        if (file_is_folder(path)) {
            if (!text_equal(name, "vocabulary") && !text_equal(name, "programmes"))
                read_folder(call, path, issues, activities);
            continue;
        }
        const struct activity *activity =
            text_ends_with(name, ".yaml") ? read_file(call, path, issues) : NULL;
        if (activity)
            *VEC_ADD(call->arena, &activities->list) = activity;
    }
}

static int compare_places(const void *left, const void *right)
{
    const struct activity *a = *(const struct activity *const *)left;
    const struct activity *b = *(const struct activity *const *)right;
    int order = strcmp(a->id, b->id);
    return order ? order : strcmp(a->file, b->file);
}

/* By id; of two with one id the first in order of path is kept. */
static struct activity_list read_sorted(struct call *call, const char *folder,
                                        struct issues *issues)
{
    struct activity_list all = {0};
    read_folder(call, folder, issues, &all);
    if (all.list.count)
        qsort(all.list.items, (size_t)all.list.count, sizeof *all.list.items, compare_places);
    int kept = 0;
    for (int i = 0; i < all.list.count; i++) {
        const struct activity *activity = all.list.items[i];
        const struct activity *last = kept ? all.list.items[kept - 1] : NULL;
        if (last && text_equal(last->id, activity->id))
            issues_add(issues, ISSUE_ERROR, activity->file, 1, 1,
                       N_("the id '%s' is already that of %s; give this one another"),
                       activity->id, last->file);
        else
            all.list.items[kept++] = activity;
    }
    all.list.count = kept;
    return all;
}

/* -- comparing ------------------------------------------------------------------------------- */

/* One side may be NULL; equal ones are counted, in a comparison of two they are kept. */
static void add_pair(struct call *call, struct app_comparison *comparison,
                     const struct activity *before, const struct activity *after)
{
    struct app_pair pair = {.before = before, .after = after};
    if (before && after) {
        pair.changes = catalog_compare(call->arena, call->app->catalog, before, after);
        pair.keeps_version = pair.changes->list.count && text_equal(before->id, after->id) &&
                             after->version <= before->version;
        if (!pair.changes->list.count) {
            comparison->same_count++;
            if (comparison->is_of_folders)
                return;
        } else {
            comparison->changed_count++;
        }
    }
    comparison->removed_count += !after;
    comparison->added_count += !before;
    *VEC_ADD(call->arena, &comparison->pairs) = pair;
}

static void compare_folders(struct call *call, const char *before, const char *after,
                            struct app_comparison *comparison)
{
    struct activity_list old = read_sorted(call, before, &comparison->issues);
    struct activity_list new = read_sorted(call, after, &comparison->issues);
    int i = 0;
    int j = 0;
    while (i < old.list.count || j < new.list.count) {
        const struct activity *left = i < old.list.count ? old.list.items[i] : NULL;
        const struct activity *right = j < new.list.count ? new.list.items[j] : NULL;
        int order = !left ? 1 : !right ? -1 : strcmp(left->id, right->id);
        add_pair(call, comparison, order <= 0 ? left : NULL, order >= 0 ? right : NULL);
        i += order <= 0;
        j += order >= 0;
    }
}

/* An id of the catalogue, else a file. */
static const struct activity *find_one(struct call *call, const char *name,
                                       struct issues *issues, struct error *err)
{
    const struct activity *known = catalog_activity(call->app->catalog, name);
    if (known)
        return known;
    if (!file_exists(name))
        return strchr(name, '/') || text_ends_with(name, ".yaml")
                   ? (error_set(err, ERROR_MISSING, N_("no file or folder %s; check the spelling"),
                                name), NULL)
                   : app_find_activity(call, name, err);
    const struct activity *activity = read_file(call, name, issues);
    if (!activity)
        error_set(err, ERROR_INPUT, N_("%s cannot be compared; mend what is listed above first"),
                  name);
    return activity;
}

bool app_compare_activities(struct call *call, const char *before, const char *after,
                            struct app_comparison *comparison, struct error *err)
{
    const struct catalog *catalog = call->app->catalog;
    *comparison = (struct app_comparison){.issues = issues_start(call->arena, call->language)};
    bool is_old_folder = !catalog_activity(catalog, before) && file_is_folder(before);
    bool is_new_folder = !catalog_activity(catalog, after) && file_is_folder(after);
    if (is_old_folder != is_new_folder)
        return error_set(err, ERROR_USAGE, N_("%s is a folder and %s is not; give two folders, or"
                                              " two activities"),
                         is_old_folder ? before : after, is_old_folder ? after : before);
    comparison->is_of_folders = is_old_folder;
    if (is_old_folder) {
        compare_folders(call, before, after, comparison);
        issues_sort(&comparison->issues);
        return true;
    }
    const struct activity *old = find_one(call, before, &comparison->issues, err);
    const struct activity *new = old ? find_one(call, after, &comparison->issues, err) : NULL;
    if (new)
        add_pair(call, comparison, old, new);
    issues_sort(&comparison->issues);
    return new != NULL;
}
