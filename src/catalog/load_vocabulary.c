/* The six lists of words. Flags name topics and items, so these are read first. */
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "catalog/loading.h"

#include <stdint.h>
#include <string.h>

/* Ids are small letters, digits and _, and stand once. */
static bool check_ids(struct loading *loading, const char *path, const struct node *list)
{
    int errors = loading->issues->error_count;
    for (const struct node *row = list->first; row; row = row->next) {
        const struct node *id = node_find(row, "id");
        if (id->text[strspn(id->text, "abcdefghijklmnopqrstuvwxyz0123456789_")])
            issues_add(loading->issues, ISSUE_ERROR, path, id->line, id->column,
                       N_("id '%.40s': use small letters, digits and _ only"), id->text);
        for (const struct node *other = list->first; other != row; other = other->next)
            if (text_equal(node_find(other, "id")->text, id->text))
                issues_add(loading->issues, ISSUE_ERROR, path, id->line, id->column,
                           N_("'%s' stands twice; the first is in line %d"), id->text,
                           node_find(other, "id")->line);
    }
    return loading->issues->error_count == errors;
}

/* The path of a list, "…/goals.yaml". */
static const char *list_path(struct loading *loading, const char *folder, const char *name)
{
    return file_join(loading->arena, folder, arena_format(loading->arena, "%s.yaml", name));
}

/* The rows of the list that a file of its name holds; false with the problems listed. */
static bool read_rows(struct loading *loading, const char *folder, const char *name,
                      const struct fields *fields, struct vocabulary_file *file)
{
    const char *path = list_path(loading, folder, name);
    const struct node *root = loading_parse(loading, path);
    struct fields_reader reader = loading_reader(loading, path);
    *file = (struct vocabulary_file){0};
    return root && fields_fill(&reader, fields, root, file) &&
           check_ids(loading, path, node_find(root, name));
}

static struct words make_words(struct arena *arena, int count)
{
    return (struct words){.list = arena_take(arena, (size_t)count, sizeof(struct word)),
                          .count = count};
}

static void set_word(struct words words, int index, const char *key, struct bilingual name)
{
    ((struct word *)words.list)[index] = (struct word){.key = key, .name = name};
}

static bool read_goals(struct loading *loading, const char *folder, struct vocabulary *vocabulary)
{
    struct vocabulary_file file;
    if (!read_rows(loading, folder, "goals", &goals_fields, &file))
        return false;
    vocabulary->goals = file.rows;
    vocabulary->goal_words = make_words(loading->arena, file.row_count);
    for (int i = 0; i < file.row_count; i++)
        set_word(vocabulary->goal_words, i, vocabulary->goals[i].id, vocabulary->goals[i].name);
    loading->vocabularies[LOADING_GOALS] = vocabulary->goal_words;
    return true;
}

static bool read_topics(struct loading *loading, const char *folder, struct vocabulary *vocabulary)
{
    struct vocabulary_file file;
    if (!read_rows(loading, folder, "topics", &topics_fields, &file))
        return false;
    vocabulary->topics = file.rows;
    vocabulary->topic_words = (struct words){.list = file.rows, .count = file.row_count};
    loading->vocabularies[LOADING_TOPICS] = vocabulary->topic_words;
    return true;
}

static bool read_items(struct loading *loading, const char *folder, struct vocabulary *vocabulary)
{
    struct vocabulary_file file;
    if (!read_rows(loading, folder, "items", &items_fields, &file))
        return false;
    vocabulary->items = file.rows;
    vocabulary->item_words = make_words(loading->arena, file.row_count);
    for (int i = 0; i < file.row_count; i++)
        set_word(vocabulary->item_words, i, vocabulary->items[i].id, vocabulary->items[i].name);
    loading->vocabularies[LOADING_ITEMS] = vocabulary->item_words;
    return true;
}

static bool read_formations(struct loading *loading, const char *folder,
                            struct vocabulary *vocabulary)
{
    struct vocabulary_file file;
    if (!read_rows(loading, folder, "formations", &formations_fields, &file))
        return false;
    const struct formation *rows = vocabulary->formations = file.rows;
    vocabulary->formation_words = make_words(loading->arena, file.row_count);
    for (int i = 0; i < file.row_count; i++)
        set_word(vocabulary->formation_words, i, rows[i].id, rows[i].name);
    loading->vocabularies[LOADING_FORMATIONS] = vocabulary->formation_words;
    return true;
}

static bool read_postures(struct loading *loading, const char *folder,
                          struct vocabulary *vocabulary)
{
    struct vocabulary_file file;
    if (!read_rows(loading, folder, "postures", &postures_fields, &file))
        return false;
    const struct posture *rows = vocabulary->postures = file.rows;
    vocabulary->posture_words = make_words(loading->arena, file.row_count);
    for (int i = 0; i < file.row_count; i++)
        set_word(vocabulary->posture_words, i, rows[i].id, rows[i].name);
    loading->vocabularies[LOADING_POSTURES] = vocabulary->posture_words;
    return true;
}

/* {touch: 1, loud: 0} into one limit an axis; what is not named has none. */
static void read_axis_limits(struct loading *loading, const char *path, const struct node *axes,
                             struct flag *flag)
{
    for (int axis = 0; axis < AXIS_COUNT; axis++)
        flag->axis_most[axis] = -1;
    if (axes && axes->kind != NODE_MAP) {
        issues_add(loading->issues, ISSUE_ERROR, path, axes->line, axes->column,
                   N_("%s must be a map, such as %s"), "limits.axes", "{touch: 1}");
        return;
    }
    for (const struct node *limit = axes ? axes->first : NULL; limit; limit = limit->next) {
        int axis = words_find(axis_words, limit->key);
        int64_t most;
        if (axis < 0)
            issues_add(loading->issues, ISSUE_ERROR, path, limit->key_line, limit->key_column,
                       N_("limits.axes: unknown axis '%.40s'; check its spelling"), limit->key);
        else if (!text_read_int(limit->text, 0, axis_greatest((enum axis)axis), &most))
            issues_add(loading->issues, ISSUE_ERROR, path, limit->line, limit->column,
                       N_("limits.axes.%s must be a whole number from 0 to %d"), limit->key,
                       axis_greatest((enum axis)axis));
        else
            flag->axis_most[axis] = (int)most;
    }
}

static void read_item_limits(struct loading *loading, const char *path, const struct node *items,
                             struct flag *flag)
{
    struct words words = loading->vocabularies[LOADING_ITEMS];
    if (!loading_is_list(loading, path, items, "limits.items"))
        return;
    for (const struct node *item = items ? items->first : NULL; item; item = item->next) {
        int index = words_find(words, item->text);
        if (index < 0)
            issues_add(loading->issues, ISSUE_ERROR, path, item->line, item->column,
                       N_("limits.items: unknown item '%.40s'; add it to items.yaml"), item->text);
        else
            item_set_add(&flag->items, index);
    }
}

/* Features of rooms are not listed anywhere else: they are those that flags ask for. */
static void read_room_limits(const struct node *rooms, struct flag *flag, struct words *features)
{
    for (const struct node *room = rooms ? rooms->first : NULL; room; room = room->next) {
        int index = words_find(*features, room->text);
        if (index < 0 && features->count < ROOM_FEATURE_MAX) {
            index = features->count++;
            set_word(*features, index, room->text, (struct bilingual){room->text, room->text});
        }
        if (index >= 0)
            flag->rooms |= UINT64_C(1) << index;
    }
}

static bool read_flags(struct loading *loading, const char *folder, struct vocabulary *vocabulary)
{
    struct vocabulary_file file;
    if (!read_rows(loading, folder, "flags", &flags_fields, &file))
        return false;
    const char *path = list_path(loading, folder, "flags");
    const struct flag_row *rows = file.rows;
    struct flag *flags = arena_take(loading->arena, (size_t)file.row_count, sizeof *flags);
    struct words features = make_words(loading->arena, ROOM_FEATURE_MAX);
    features.count = 0;
    vocabulary->flag_words = make_words(loading->arena, file.row_count);
    int errors = loading->issues->error_count;
    for (int i = 0; i < file.row_count; i++) {
        flags[i] = rows[i].flag;
        flags[i].is_body = rows[i].group == 1;
        flags[i].topics = rows[i].topics;
        flags[i].level = rows[i].level > LEVEL_VOLUNTEER ? rows[i].level : -1;
        flags[i].people_most = rows[i].people_most;
        read_axis_limits(loading, path, rows[i].axes, &flags[i]);
        read_item_limits(loading, path, rows[i].items, &flags[i]);
        if (loading_is_list(loading, path, rows[i].rooms, "limits.rooms"))
            read_room_limits(rows[i].rooms, &flags[i], &features);
        set_word(vocabulary->flag_words, i, flags[i].id, flags[i].name);
    }
    vocabulary->flags = flags;
    vocabulary->room_feature_words = features;
    loading->vocabularies[LOADING_FLAGS] = vocabulary->flag_words;
    return loading->issues->error_count == errors;
}

bool loading_vocabulary(struct loading *loading, const char *folder)
{
    struct vocabulary *vocabulary = arena_take(loading->arena, 1, sizeof *vocabulary);
    loading->vocabulary = vocabulary;
    return read_goals(loading, folder, vocabulary) && read_topics(loading, folder, vocabulary) &&
           read_items(loading, folder, vocabulary) && read_flags(loading, folder, vocabulary) &&
           read_formations(loading, folder, vocabulary) &&
           read_postures(loading, folder, vocabulary);
}

void loading_words(const struct vocabulary *vocabulary,
                   struct words words[LOADING_VOCABULARY_COUNT])
{
    words[LOADING_GOALS] = vocabulary->goal_words;
    words[LOADING_FLAGS] = vocabulary->flag_words;
    words[LOADING_TOPICS] = vocabulary->topic_words;
    words[LOADING_ITEMS] = vocabulary->item_words;
    words[LOADING_FORMATIONS] = vocabulary->formation_words;
    words[LOADING_POSTURES] = vocabulary->posture_words;
    static_assert(LOADING_VOCABULARY_COUNT == 6, "one line each");
}
