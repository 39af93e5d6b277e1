#include "cli/show_found.h"

#include "base/buf.h"
#include "base/json.h"
#include "cli/show.h"

static const char *status_of(const struct activity *activity)
{
    return activity->is_refused ? "refused" : "in_use";
}

/* -- JSON ------------------------------------------------------------------------------------ */

static void write_set(struct json_writer *json, const char *key, struct words words, uint64_t set)
{
    json_open_inline_list(json, key);
    for (int i = 0; i < words.count; i++)
        if (set >> i & 1)
            json_text(json, NULL, words.list[i].key);
    json_close_list(json);
}

static void write_range(struct json_writer *json, const char *key, struct range range)
{
    json_open_inline_map(json, key);
    json_number(json, "min", range.min);
    json_number(json, "max", range.max);
    json_close_map(json);
}

static void write_name(struct json_writer *json, struct bilingual name)
{
    json_open_inline_map(json, "name");
    json_text(json, "zh", name.zh);
    json_text(json, "en", name.en);
    json_close_map(json);
}

static void write_numbers(struct json_writer *json, const struct activity *activity)
{
    write_range(json, "age_months", activity->age);
    json_open_inline_map(json, "people");
    json_number(json, "min", activity->people.min);
    json_number(json, "max", activity->people.max);
    if (activity->per.max)
        write_range(json, "per", activity->per);
    json_text(json, "parity", parity_words.list[activity->parity].key);
    json_close_map(json);
    json_open_inline_map(json, "minutes");
    json_number(json, "min", activity->minutes.min);
    json_number(json, "typical", activity->minutes.typical);
    json_number(json, "max", activity->minutes.max);
    json_close_map(json);
    json_open_inline_map(json, "axes");
    for (int axis = 0; axis < AXIS_COUNT; axis++)
        json_number(json, axis_words.list[axis].key, activity->axis[axis]);
    json_close_map(json);
}

static void write_words(struct json_writer *json, const struct activity *activity,
                        const struct vocabulary *vocabulary)
{
    write_set(json, "phases", phase_words, activity->phases);
    write_set(json, "audience", audience_words, activity->audiences);
    json_open_inline_map(json, "goals");
    for (int goal = 0; goal < vocabulary->goal_words.count; goal++)
        if (activity->goals[goal])
            json_number(json, vocabulary->goal_words.list[goal].key, activity->goals[goal]);
    json_close_map(json);
    write_set(json, "topics", vocabulary->topic_words, activity->topics);
    json_open_inline_list(json, "items");
    for (int i = 0; i < activity->material_count; i++)
        json_text(json, NULL, vocabulary->item_words.list[activity->materials[i].item].key);
    json_close_list(json);
    json_text(json, "level", level_words.list[activity->level].key);
    json_bool(json, "ritual", activity->is_ritual);
    json_text(json, "status", status_of(activity));
}

static void write_entry(struct json_writer *json, const struct app_found_activity *entry,
                        const struct vocabulary *vocabulary)
{
    const struct activity *activity = entry->activity;
    json_open_map(json, NULL);
    json_text(json, "id", activity->id);
    json_number(json, "version", activity->version);
    write_name(json, activity->name);
    json_text(json, "kind", kind_words.list[activity->kind].key);
    write_numbers(json, activity);
    write_words(json, activity, vocabulary);
    write_set(json, "adaptation", vocabulary->flag_words, entry->adapted);
    json_text(json, "file", activity->file);
    json_close_map(json);
}

bool show_found_json(struct cli *cli, const struct app_found *found)
{
    struct buf out = buf_start(cli->call->arena);
    struct json_writer json = json_start(&out);
    json_open_map(&json, NULL);
    json_text(&json, "name", "activities");
    json_number(&json, "found", found->list.count);
    json_number(&json, "of", choice_asks(&found->choice, CHOICE_REFUSED) ? found->refused_count
                                                                         : found->used_count);
    json_open_list(&json, "rows");
    for (int i = 0; i < found->list.count; i++)
        write_entry(&json, &found->list.items[i], cli->call->app->catalog->vocabulary);
    json_close_list(&json);
    json_open_list(&json, "looser");
    for (int i = 0; i < found->looser.count; i++) {
        json_open_inline_map(&json, NULL);
        json_text(&json, "without", found->looser.items[i].filters);
        json_number(&json, "found", found->looser.items[i].count);
        json_close_map(&json);
    }
    json_close_list(&json);
    json_close_map(&json);
    json_end(&json);
    return show_text(cli, out.text);
}

/* -- CSV ------------------------------------------------------------------------------------- */

static const char *join_set(struct cli *cli, struct words words, uint64_t set)
{
    struct buf buf = buf_start(cli->call->arena);
    for (int i = 0; i < words.count; i++)
        if (set >> i & 1)
            buf_add_format(&buf, "%s%s", buf.length ? " " : "", words.list[i].key);
    return buf.text;
}

static const char *join_goals(struct cli *cli, const struct activity *activity)
{
    struct words goals = cli->call->app->catalog->vocabulary->goal_words;
    struct buf buf = buf_start(cli->call->arena);
    for (int goal = 0; goal < goals.count; goal++)
        if (activity->goals[goal])
            buf_add_format(&buf, "%s%s:%d", buf.length ? " " : "", goals.list[goal].key,
                           activity->goals[goal]);
    return buf.text;
}

static const char *join_items(struct cli *cli, const struct activity *activity)
{
    struct words items = cli->call->app->catalog->vocabulary->item_words;
    struct buf buf = buf_start(cli->call->arena);
    for (int i = 0; i < activity->material_count; i++)
        buf_add_format(&buf, "%s%s", i ? " " : "", items.list[activity->materials[i].item].key);
    return buf.text;
}

/* Before the axes the columns of words and numbers, behind them the rest. */
static struct table *start_rows(struct cli *cli)
{
    static const char *const front[] = {
        "id", "version", "name_zh", "name_en", "kind", "phases", "audience", "age_min_months",
        "age_max_months", "people_min", "people_max", "minutes_min", "minutes_typical",
        "minutes_max", "goals",
    };
    static const char *const back[] = {
        "topics", "items", "level", "ritual", "status", "adaptation", "file",
    };
    struct table *table = table_start(cli->call->arena, cli->call->language, "activities", "");
    for (size_t i = 0; i < sizeof front / sizeof *front; i++)
        table_column(table, front[i], "", TABLE_TEXT);
    for (int axis = 0; axis < AXIS_COUNT; axis++)
        table_column(table, axis_words.list[axis].key, "", TABLE_NUMBER);
    for (size_t i = 0; i < sizeof back / sizeof *back; i++)
        table_column(table, back[i], "", TABLE_TEXT);
    return table;
}

static void add_row(struct cli *cli, const struct app_found_activity *entry, struct table *table)
{
    const struct activity *activity = entry->activity;
    const struct vocabulary *vocabulary = cli->call->app->catalog->vocabulary;
    table_text(table, activity->id);
    table_number(table, activity->version);
    table_text(table, activity->name.zh);
    table_text(table, activity->name.en);
    table_text(table, kind_words.list[activity->kind].key);
    table_text(table, join_set(cli, phase_words, activity->phases));
    table_text(table, join_set(cli, audience_words, activity->audiences));
    const int numbers[] = {
        activity->age.min, activity->age.max, activity->people.min, activity->people.max,
        activity->minutes.min, activity->minutes.typical, activity->minutes.max,
    };
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
        table_number(table, numbers[i]);
    table_text(table, join_goals(cli, activity));
    for (int axis = 0; axis < AXIS_COUNT; axis++)
        table_number(table, activity->axis[axis]);
    table_text(table, join_set(cli, vocabulary->topic_words, activity->topics));
    table_text(table, join_items(cli, activity));
    table_text(table, level_words.list[activity->level].key);
    table_text(table, activity->is_ritual ? "true" : "false");
    table_text(table, status_of(activity));
    table_text(table, join_set(cli, vocabulary->flag_words, entry->adapted));
    table_text(table, activity->file);
}

bool show_found_csv(struct cli *cli, const struct app_found *found)
{
    struct table *table = start_rows(cli);
    for (int i = 0; i < found->list.count; i++)
        add_row(cli, &found->list.items[i], table);
    struct buf out = buf_start(cli->call->arena);
    table_write_csv(table, &out);
    return show_bytes(cli, out.text, out.length);
}
