#include "base/text.h"
#include "base/yaml.h"
#include "catalog/loading.h"

/* What is not in the file is "" and never NULL. */
static void fill_empty(struct bilingual *text)
{
    text->zh = text->zh ? text->zh : "";
    text->en = text->en ? text->en : "";
}

/* What follows from the lists: sets of items and of adapted flags. */
static void derive(struct activity *activity)
{
    for (int i = 0; i < activity->material_count; i++)
        item_set_add(&activity->items, activity->materials[i].item);
    for (int i = 0; i < activity->adaptation_count; i++)
        activity->adapt |= UINT64_C(1) << activity->adaptations[i].flag;
    fill_empty(&activity->refused_because);
    fill_empty(&activity->handout.title);
    fill_empty(&activity->handout.text);
    for (int i = 0; i < activity->step_count; i++)
        fill_empty(&((struct step *)activity->steps)[i].say);
}

static const struct activity *make_activity(struct loading *loading, const struct node *root,
                                            const char *folder, struct activity_file *file)
{
    struct activity *activity = &file->activity;
    const char *path = activity->file;
    int errors = loading->issues->error_count;
    struct fields_reader reader = loading_reader(loading, path);
    placeholders_check(loading, path, root);
    if (!fields_fill(&reader, &activity_fields, root, file))
        return NULL;
    activity->is_refused = file->status == STATUS_REFUSED;
    derive(activity);
    activity_check(loading, activity, root, folder);
    if (loading->issues->error_count != errors)
        return NULL;
    if (activity->instead_count)
        *VEC_ADD(loading->arena, &loading->refusals) = (struct refusal){
            activity, node_copy(loading->arena, node_find(root, "instead"), NULL)};
    if (activity->from[0] && !activity->replaced)
        *VEC_ADD(loading->arena, &loading->descents) = (struct descent){
            activity, node_copy(loading->arena, node_find(root, "origin"), NULL)};
    return activity;
}

/* What else is wrong with a file that cannot be used, so that one run tells all; `told` is the
 * first of its problems so far. A line that has one already is left in peace. */
static void judge_broken(struct loading *loading, const struct node *root, const char *folder,
                         int told)
{
    struct issues *issues = loading->issues;
    struct activity_file *judged = arena_take(loading->arena, 1, sizeof *judged);
    judged->activity.file = issues->list.items[told].file;
    int until = issues->list.count;
    make_activity(loading, root, folder, judged);
    int kept = until;
    for (int i = until; i < issues->list.count; i++) {
        bool is_told = false;
        for (int j = told; j < until; j++)
            is_told = is_told || issues->list.items[j].line == issues->list.items[i].line;
        if (is_told)
            issues->error_count -= issues->list.items[i].severity == ISSUE_ERROR;
        else
            issues->list.items[kept++] = issues->list.items[i];
    }
    issues->list.count = kept;
}

/* The tree of the file is of use only until its struct is filled. */
static const struct activity *read_file(struct loading *loading, struct activity_file *file,
                                        const char *folder)
{
    const struct activity *activity = &file->activity;
    struct arena_mark mark = arena_mark(loading->scratch);
    struct issues *issues = loading->issues;
    int told = issues->list.count;
    int errors = issues->error_count;
    const struct node *root = yaml_parse_broken(loading->scratch, activity->bytes,
                                                activity->length, activity->file, issues);
    if (issues->error_count != errors) {
        if (root && root->kind == NODE_MAP)
            judge_broken(loading, root, folder, told);
        root = NULL;
    }
    if (root && root->kind == NODE_MAP && node_find(root, "replaces"))
        root = merge_with_base(loading, activity->file, root, &file->activity);
    if (root)
        activity = make_activity(loading, root, folder, file);
    arena_back(loading->scratch, mark);
    return root ? activity : NULL;
}

const struct activity *loading_activity(struct loading *loading, const char *path,
                                        const char *folder)
{
    struct activity_file *file = arena_take(loading->arena, 1, sizeof *file);
    file->activity.file = path;
    file->activity.bytes = loading_read(loading, path, &file->activity.length);
    return file->activity.bytes ? read_file(loading, file, folder) : NULL;
}

const struct activity *loading_activity_bytes(struct loading *loading, const char *name,
                                              const char *bytes, size_t length)
{
    struct activity_file *file = arena_take(loading->arena, 1, sizeof *file);
    file->activity.bytes = bytes;
    file->activity.length = length;
    file->activity.file = name;
    return read_file(loading, file, NULL);
}

/* An entry that names something unknown, or another refused one, keeps no replacements. */
static void find_replacements(struct loading *loading, const struct refusal *refusal)
{
    struct activity *activity = refusal->activity;
    int count = activity->instead_count;
    const struct activity **found = arena_take(loading->arena, (size_t)count, sizeof *found);
    int errors = loading->issues->error_count;
    for (int i = 0; i < count; i++) {
        const struct node *node = node_at(refusal->instead, i);
        found[i] = loading_find_activity(loading, activity->instead[i]);
        if (!found[i])
            loading_unknown_activity(loading, activity->file, node);
        else if (found[i]->is_refused)
            issues_add(loading->issues, ISSUE_ERROR, activity->file, node->line, node->column,
                       N_("'%s' is refused itself; name an activity that may be used"),
                       found[i]->id);
    }
    if (loading->issues->error_count == errors)
        activity->replacements = found;
}

/* Texts under a licence that is passed on stay under it. What the own version was made from may
 * lie in a catalogue that is not named here: then nobody can compare, and that is told. */
static bool check_descent(struct loading *loading, const struct descent *descent)
{
    int errors = loading->issues->error_count;
    const struct activity *activity = descent->activity;
    const struct node *from = loading_place(descent->origin, "from");
    const struct node *licence = loading_place(descent->origin, "licence");
    const struct activity *source = loading_find_activity(loading, activity->from);
    if (source == activity)
        issues_add(loading->issues, ISSUE_ERROR, activity->file, from->line, from->column,
                   N_("'%s' cannot be an own version of itself; name what it was made from, or"
                      " delete from and from_version"), activity->id);
    else if (!source)
        issues_add(loading->issues, ISSUE_WARNING, activity->file, from->line, from->column,
                   N_("no activity '%.40s' here, so the licence cannot be compared; correct the"
                      " id, or name its catalogue with --catalog"), activity->from);
    else if (!text_equal(source->licence, activity->licence))
        issues_add(loading->issues, ISSUE_ERROR, activity->file, licence->line, licence->column,
                   N_("the licence is %s, but %s, from which this was made, has %s; write that"),
                   activity->licence, source->id, source->licence);
    return loading->issues->error_count == errors;
}

/* A file with errors is left out. */
static void leave_out(struct loading *loading, const struct activity *activity)
{
    int kept = 0;
    for (int i = 0; i < loading->activities.count; i++)
        if (loading->activities.items[i] != activity)
            loading->activities.items[kept++] = loading->activities.items[i];
    loading->activities.count = kept;
}

void loading_check_descents(struct loading *loading)
{
    for (int i = 0; i < loading->descents.count; i++)
        if (!check_descent(loading, &loading->descents.items[i]))
            leave_out(loading, loading->descents.items[i].activity);
}

void loading_find_replacements(struct loading *loading)
{
    for (int i = 0; i < loading->refusals.count; i++)
        find_replacements(loading, &loading->refusals.items[i]);
}
