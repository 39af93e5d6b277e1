/* One walk over all folders in order of path; every problem of every file is collected. */
#include "catalog/catalog.h"

#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "base/yaml.h"
#include "catalog/loading.h"

#include <stdlib.h>
#include <string.h>

static const char *const kind_folders[] = {
    "games", "gesture-dances", "arts", "stories", "talks", "calm", "trainings", "rituals",
    "worksheets",
};
static_assert(sizeof kind_folders / sizeof *kind_folders == KIND_COUNT, "one for each kind");

const char *catalog_kind_folder(enum kind kind)
{
    return kind_folders[kind];
}

bool loading_is_yaml(const char *name)
{
    return text_ends_with(name, ".yaml");
}

struct loading loading_start(struct arena *arena, struct arena *scratch, struct issues *issues)
{
    arena_take(scratch, 1, 1);          /* its first block stays when a tree is given back */
    return (struct loading){.arena = arena, .scratch = scratch, .issues = issues};
}

const char *loading_read(struct loading *loading, const char *path, size_t *length)
{
    if (loading->given) {
        *length = loading->given->length;
        return loading->given->bytes;
    }
    struct error err = error_start(loading->issues->language);
    const char *bytes = file_read(loading->arena, path, CATALOG_FILE_BYTES_MAX, length, &err);
    if (!bytes)
        issues_add(loading->issues, ISSUE_ERROR, path, 0, 0, "%s", err.text);
    return bytes;
}

const struct node *loading_parse(struct loading *loading, const char *path)
{
    size_t length;
    const char *bytes = loading_read(loading, path, &length);
    return bytes ? yaml_parse(loading->arena, bytes, length, path, loading->issues) : NULL;
}

struct fields_reader loading_reader(const struct loading *loading, const char *file)
{
    return (struct fields_reader){.arena = loading->arena, .file = file,
                                  .vocabularies = loading->vocabularies,
                                  .issues = loading->issues};
}

const struct node *loading_place(const struct node *map, const char *key)
{
    const struct node *node = map->kind == NODE_MAP ? node_find(map, key) : NULL;
    return node ? node : map;
}

bool loading_is_list(struct loading *loading, const char *file, const struct node *node,
                     const char *key)
{
    if (!node || node->kind == NODE_LIST)
        return true;
    issues_add(loading->issues, ISSUE_ERROR, file, node->line, node->column,
               N_("%s must be a list; begin each item with '- ', or write [one, two]"), key);
    return false;
}

const struct activity *loading_find_activity(const struct loading *loading, const char *id)
{
    for (int i = 0; i < loading->activities.count; i++)
        if (text_equal(loading->activities.items[i]->id, id))
            return loading->activities.items[i];
    return NULL;
}

void loading_unknown_activity(const struct loading *loading, const char *file,
                              const struct node *node)
{
    int count = loading->activities.count;
    const char **ids = arena_take(loading->arena, (size_t)count, sizeof *ids);
    for (int i = 0; i < count; i++)
        ids[i] = loading->activities.items[i]->id;
    const char *nearest = text_nearest(node->text, ids, count);
    if (nearest)
        issues_add(loading->issues, ISSUE_ERROR, file, node->line, node->column,
                   N_("no activity '%.40s'; did you mean '%s'?"), node->text, nearest);
    else
        issues_add(loading->issues, ISSUE_ERROR, file, node->line, node->column,
                   N_("no activity '%.40s'; 'catalog list' shows those there are"), node->text);
}

/* Names of a folder that may be missing. */
static struct file_names list_folder(struct loading *loading, const char *folder)
{
    struct file_names names = {0};
    struct error err = error_start(loading->issues->language);
    if (file_is_folder(folder) && !file_list(loading->arena, folder, &names, &err))
        issues_add(loading->issues, ISSUE_ERROR, folder, 0, 0, "%s", err.text);
    return names;
}

/* What changes parts of an activity takes its place. */
static void exchange(struct loading *loading, const struct activity *old,
                     const struct activity *new)
{
    for (int i = 0; i < loading->activities.count; i++)
        if (loading->activities.items[i] == old)
            loading->activities.items[i] = new;
}

static void keep_activity(struct loading *loading, const struct activity *activity)
{
    const struct activity *other = loading_find_activity(loading, activity->id);
    if (other && other == activity->replaced)
        exchange(loading, other, activity);
    else if (other)
        issues_add(loading->issues, ISSUE_ERROR, activity->file, 1, 1,
                   N_("the id '%s' is already that of %s; give this one another, or add 'replaces:"
                      " %d' to change parts of that one"), activity->id, other->file,
                   other->version);
    else
        *VEC_ADD(loading->arena, &loading->activities) = activity;
}

static void read_activities(struct loading *loading, const char *catalogue)
{
    if (!file_is_folder(catalogue)) {
        issues_add(loading->issues, ISSUE_ERROR, catalogue, 0, 0,
                   N_("there is no such folder; give --catalog a folder with games/, arts/ …"));
        return;
    }
    struct file_names folders = list_folder(loading, catalogue);
    for (int i = 0; i < folders.list.count; i++) {
        const char *name = folders.list.items[i];
        const char *folder = file_join(loading->arena, catalogue, name);
        if (!strcmp(name, "vocabulary") || !strcmp(name, "programmes") || !strcmp(name, "schema"))
            continue;
        struct file_names files = list_folder(loading, folder);
        for (int j = 0; j < files.list.count; j++) {
            if (!loading_is_yaml(files.list.items[j]))
                continue;
            const char *path = file_join(loading->arena, folder, files.list.items[j]);
            const struct activity *activity = loading_activity(loading, path, name);
            if (activity)
                keep_activity(loading, activity);
        }
    }
}

static void read_programmes(struct loading *loading, const char *folder)
{
    struct file_names files = list_folder(loading, folder);
    for (int i = 0; i < files.list.count; i++) {
        if (!loading_is_yaml(files.list.items[i]))
            continue;
        const char *path = file_join(loading->arena, folder, files.list.items[i]);
        const struct programme *programme = loading_programme(loading, path);
        if (programme)
            *VEC_ADD(loading->arena, &loading->programmes) = programme;
    }
}

static int compare_activities(const void *left, const void *right)
{
    return strcmp((*(const struct activity *const *)left)->id,
                  (*(const struct activity *const *)right)->id);
}

static int compare_programmes(const void *left, const void *right)
{
    return strcmp((*(const struct programme *const *)left)->id,
                  (*(const struct programme *const *)right)->id);
}

/* Programmes with one id: the first in order of path is kept. */
static void drop_doubles(struct loading *loading)
{
    int kept = 0;
    for (int i = 0; i < loading->programmes.count; i++) {
        const struct programme *programme = loading->programmes.items[i];
        const struct programme *last = kept ? loading->programmes.items[kept - 1] : NULL;
        if (last && text_equal(last->id, programme->id))
            issues_add(loading->issues, ISSUE_ERROR, programme->file, 1, 1,
                       N_("the id '%s' is already that of %s; give this one another"),
                       programme->id, last->file);
        else
            loading->programmes.items[kept++] = programme;
    }
    loading->programmes.count = kept;
}

static const struct catalog *finish(struct loading *loading, const struct calendar *calendar)
{
    if (loading->programmes.count)
        qsort(loading->programmes.items, (size_t)loading->programmes.count,
              sizeof *loading->programmes.items, compare_programmes);
    drop_doubles(loading);
    struct catalog *catalog = arena_take(loading->arena, 1, sizeof *catalog);
    *catalog = (struct catalog){
        .vocabulary = loading->vocabulary, .activities = loading->activities.items,
        .activity_count = loading->activities.count, .programmes = loading->programmes.items,
        .programme_count = loading->programmes.count, .calendar = calendar,
    };
    issues_sort(loading->issues);
    return catalog;
}

static const struct catalog *load(struct loading *loading, const struct catalog_places *places)
{
    assert(places->folder_count > 0);
    struct arena *arena = loading->arena;
    if (!loading_vocabulary(loading, file_join(arena, places->folders[0], "vocabulary"))) {
        issues_sort(loading->issues);
        return NULL;
    }
    for (int i = 0; i < places->folder_count; i++)
        read_activities(loading, places->folders[i]);
    if (loading->activities.count)
        qsort(loading->activities.items, (size_t)loading->activities.count,
              sizeof *loading->activities.items, compare_activities);
    loading_find_replacements(loading);
    loading_check_descents(loading);
    read_programmes(loading, places->programmes);
    for (int i = 1; i < places->folder_count; i++)
        read_programmes(loading, file_join(arena, places->folders[i], "programmes"));
    return finish(loading, loading_calendars(loading, places->calendars));
}

const struct catalog *catalog_load(struct arena *arena, const struct catalog_places *places,
                                   struct issues *issues)
{
    struct arena *scratch = arena_open();
    struct loading loading = loading_start(arena, scratch, issues);
    const struct catalog *catalog = load(&loading, places);
    arena_close(scratch);
    return catalog;
}

/* Goes on where the catalogue stands: with its words and its activities. */
static struct loading continue_loading(struct arena *arena, struct arena *scratch,
                                       const struct catalog *catalog, struct issues *issues)
{
    struct loading loading = loading_start(arena, scratch, issues);
    loading.vocabulary = catalog->vocabulary;
    loading_words(catalog->vocabulary, loading.vocabularies);
    for (int i = 0; i < catalog->activity_count; i++)
        *VEC_ADD(arena, &loading.activities) = catalog->activities[i];
    return loading;
}

const struct activity *catalog_read_bytes(struct arena *arena, const struct catalog *catalog,
                                          const char *file, const char *bytes, size_t length,
                                          struct issues *issues)
{
    struct arena *scratch = arena_open();
    struct loading loading = continue_loading(arena, scratch, catalog, issues);
    const struct activity *activity = loading_activity_bytes(&loading, file, bytes, length);
    arena_close(scratch);
    return activity;
}

/* A programme says its format. What is wrong with the file is told by whoever reads it next. */
static bool is_programme(struct arena *scratch, const struct catalog_source *source)
{
    struct issues unheard = issues_start(scratch, LANGUAGE_EN);
    struct loading loading = {.arena = scratch, .issues = &unheard,
                              .given = source->bytes ? source : NULL};
    const struct node *root = loading_parse(&loading, source->file);
    return root && root->kind == NODE_MAP && node_find(root, "format");
}

void loading_judge(struct arena *arena, const struct catalog *catalog,
                   const struct catalog_source *source, struct issues *issues)
{
    struct arena *scratch = arena_open();
    struct loading loading = continue_loading(arena, scratch, catalog, issues);
    loading.given = source->bytes ? source : NULL;
    if (is_programme(scratch, source))
        loading_programme(&loading, source->file);
    else
        loading_activity(&loading, source->file, NULL);
    loading_find_replacements(&loading);
    loading_check_descents(&loading);
    issues_sort(issues);
    arena_close(scratch);
}

void catalog_check_file(struct arena *arena, const struct catalog *catalog, const char *path,
                        struct issues *issues)
{
    loading_judge(arena, catalog, &(struct catalog_source){.file = path}, issues);
}

const struct activity *catalog_activity(const struct catalog *catalog, const char *id)
{
    for (int i = 0; i < catalog->activity_count; i++)
        if (text_equal(catalog->activities[i]->id, id))
            return catalog->activities[i];
    return NULL;
}

const struct programme *catalog_programme(const struct catalog *catalog, const char *id)
{
    for (int i = 0; i < catalog->programme_count; i++)
        if (text_equal(catalog->programmes[i]->id, id))
            return catalog->programmes[i];
    return NULL;
}

/* The nearer of two ids; the best so far (NULL: none) wins a tie. */
static const char *keep_nearer(const char *id, const char *candidate, const char *best)
{
    if (!text_nearest(id, &candidate, 1))
        return best;
    return best && text_distance(id, best) <= text_distance(id, candidate) ? best : candidate;
}

const char *catalog_nearest_activity(const struct catalog *catalog, const char *id)
{
    const char *best = NULL;
    for (int i = 0; i < catalog->activity_count; i++)
        best = keep_nearer(id, catalog->activities[i]->id, best);
    return best;
}

const char *catalog_nearest_programme(const struct catalog *catalog, const char *id)
{
    const char *best = NULL;
    for (int i = 0; i < catalog->programme_count; i++)
        best = keep_nearer(id, catalog->programmes[i]->id, best);
    return best;
}

bool catalog_has_errors(const struct issues *issues, const char *file)
{
    for (int i = 0; i < issues->list.count; i++)
        if (issues->list.items[i].severity == ISSUE_ERROR &&
            text_equal(issues->list.items[i].file, file))
            return true;
    return false;
}
