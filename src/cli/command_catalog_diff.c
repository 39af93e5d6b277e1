#include "app/verbs.h"
#include "base/buf.h"
#include "base/json.h"
#include "cli/show.h"

enum { HASH_SHOWN = 12 };

/* -- JSON ------------------------------------------------------------------------------------ */

static void write_side(struct json_writer *json, const char *key, const struct activity *activity)
{
    if (!activity) {
        json_null(json, key);
        return;
    }
    json_open_inline_map(json, key);
    json_text(json, "id", activity->id);
    json_number(json, "version", activity->version);
    json_text(json, "hash", activity_hash(json->out->arena, activity));
    json_text(json, "file", activity->file);
    json_close_map(json);
}

static void write_changes(struct json_writer *json, const struct field_changes *changes)
{
    json_open_list(json, "changes");
    for (int i = 0; changes && i < changes->list.count; i++) {
        const struct field_change *change = &changes->list.items[i];
        json_open_inline_map(json, NULL);
        json_text(json, "field", change->key);
        json_text(json, "language", change->side);
        json_text(json, "old", change->before);
        json_text(json, "new", change->after);
        json_close_map(json);
    }
    json_close_list(json);
}

static void write_json(const struct app_comparison *comparison, bool is_same, struct buf *out)
{
    struct json_writer json = json_start(out);
    json_open_map(&json, NULL);
    json_bool(&json, "same", is_same);
    json_number(&json, "same_count", comparison->same_count);
    json_number(&json, "changed_count", comparison->changed_count);
    json_number(&json, "added_count", comparison->added_count);
    json_number(&json, "removed_count", comparison->removed_count);
    json_open_list(&json, "pairs");
    for (int i = 0; i < comparison->pairs.count; i++) {
        const struct app_pair *pair = &comparison->pairs.items[i];
        json_open_map(&json, NULL);
        write_side(&json, "old", pair->before);
        write_side(&json, "new", pair->after);
        json_bool(&json, "keeps_version", pair->keeps_version);
        write_changes(&json, pair->changes);
        json_close_map(&json);
    }
    json_close_list(&json);
    json_close_map(&json);
    json_end(&json);
}

/* -- words ----------------------------------------------------------------------------------- */

static const char *shown_value(enum language language, struct bilingual name)
{
    const char *text = messages_pick(language, name);
    return text[0] ? text : "–";
}

/* Texts stand one above the other, other values side by side. */
static void add_change(enum language language, const struct field_change *change, struct buf *out)
{
    const char *label = messages_pick(language, change->label);
    const char *before = shown_value(language, change->before_name);
    const char *after = shown_value(language, change->after_name);
    if (change->side[0])
        buf_add_format(out, messages_find(language, N_("%s (%s) [%s]\n  old: %s\n  new: %s\n")),
                       label, messages_find(language, !strcmp(change->side, "zh") ? N_("Chinese")
                                                                                 : N_("English")),
                       change->key, before, after);
    else
        buf_add_format(out, messages_find(language, N_("%s [%s]: %s → %s\n")), label, change->key,
                       before, after);
}

static void add_side(enum language language, const char *msgid, const struct activity *activity,
                     struct buf *out)
{
    buf_add_format(out, messages_find(language, N_("%s version %d, %.*s, %s\n")),
                   messages_find(language, msgid), activity->version, HASH_SHOWN,
                   activity_hash(out->arena, activity), activity->file);
}

static void add_warning(enum language language, int before, int after, struct buf *out)
{
    if (before == after)
        buf_add_format(out, messages_find(language, N_("Warning: the content differs but the "
                                                       "version is still %d; write version: %d "
                                                       "into the new file\n")),
                       before, before + 1);
    else
        buf_add_format(out, messages_find(language, N_("Warning: the version goes back from %d to "
                                                       "%d; write version: %d into the new "
                                                       "file\n")),
                       before, after, before + 1);
}

static void add_both(enum language language, const struct app_pair *pair, struct buf *out)
{
    const struct activity *before = pair->before;
    const struct activity *after = pair->after;
    buf_add_format(out, "%s (%s)\n", messages_pick(language, after->name), after->id);
    add_side(language, N_("  old:"), before, out);
    add_side(language, N_("  new:"), after, out);
    if (pair->keeps_version)
        add_warning(language, before->version, after->version, out);
    for (int i = 0; i < pair->changes->list.count; i++)
        add_change(language, &pair->changes->list.items[i], out);
    if (!pair->changes->list.count)
        buf_add_format(out, "%s\n",
                       messages_find(language, strcmp(activity_hash(out->arena, before),
                                                      activity_hash(out->arena, after))
                                                   ? N_("Every field is the same; only layout or "
                                                        "comments of the file differ.")
                                                   : N_("No difference.")));
}

static void add_one(enum language language, const char *msgid, const struct activity *activity,
                    struct buf *out)
{
    buf_add_format(out, "%s (%s)\n", arena_format(out->arena, messages_find(language, msgid),
                                                  messages_pick(language, activity->name)),
                   activity->id);
    add_side(language, N_("  file:"), activity, out);
}

static void add_words(enum language language, const struct app_comparison *comparison,
                      struct buf *out)
{
    for (int i = 0; i < comparison->pairs.count; i++) {
        const struct app_pair *pair = &comparison->pairs.items[i];
        if (i)
            buf_add_char(out, '\n');
        if (!pair->before)
            add_one(language, N_("Added: %s"), pair->after, out);
        else if (!pair->after)
            add_one(language, N_("Removed: %s"), pair->before, out);
        else
            add_both(language, pair, out);
    }
    if (comparison->is_of_folders)
        buf_add_format(out, messages_find(language, N_("%s%d the same, %d changed, %d added, %d "
                                                       "removed\n")),
                       comparison->pairs.count ? "\n" : "", comparison->same_count,
                       comparison->changed_count, comparison->added_count,
                       comparison->removed_count);
}

static int run(struct cli *cli)
{
    struct app_comparison comparison;
    bool is_compared = app_compare_activities(cli->call, command_argument(cli, 0),
                                              command_argument(cli, 1), &comparison, cli->err);
    show_issues(cli, &comparison.issues);
    if (!is_compared)
        return CLI_FINDINGS;
    bool is_same = !comparison.changed_count && !comparison.added_count &&
                   !comparison.removed_count && !comparison.issues.error_count;
    struct buf out = buf_start(cli->call->arena);
    if (args_has(&cli->args, "json"))
        write_json(&comparison, is_same, &out);
    else
        add_words(cli->call->language, &comparison, &out);
    if (!show_text(cli, out.text))
        return CLI_FAULT;
    return is_same ? CLI_DONE : CLI_FINDINGS;
}

static const struct command_example examples[] = {
    {"catalog diff old/charades.yaml charades", N_("an older file against the catalogue; status 0: "
                                                   "every field is the same, 1: some differ")},
    {"catalog diff old/activities new/activities",
     N_("two folders by id: what was added, removed and changed")},
    {0},
};

const struct command command_catalog_diff = {
    .name = "catalog diff",
    .summary = N_("what differs between two activities, files or folders"),
    .arguments = "OLD NEW", .least_arguments = 2, .most_arguments = 2, .examples = examples,
    .run = run,
};
