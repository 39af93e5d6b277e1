#include "app/verbs.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/text.h"
#include "base/unicode.h"

enum { YEAR_MONTHS = 12, GROWN_MONTHS = 1188 };

const char *app_write_age(struct call *call, int months)
{
    if (months >= GROWN_MONTHS)
        return "";
    if (months % YEAR_MONTHS == 0)
        return arena_format(call->arena, "%d", months / YEAR_MONTHS);
    return arena_format(call->arena, "%d;%d", months / YEAR_MONTHS, months % YEAR_MONTHS);
}

/* "6–11": whole years from the first to the last day of the range, "18+" without an end. */
static const char *write_ages(struct call *call, struct range age)
{
    if (age.max >= GROWN_MONTHS)
        return arena_format(call->arena, "%s+", app_write_age(call, age.min));
    return arena_format(call->arena, "%s–%d", app_write_age(call, age.min),
                        age.max / YEAR_MONTHS);
}

/* -- the table of activities: 118 columns, so that it fits a terminal and a page -------------- */

enum { NAME_COLUMNS = 22, GOALS_COLUMNS = 38, GAP_COLUMNS = 2 };

/* As many whole characters as fit; what is cut ends in "…". */
static const char *cut_text(struct call *call, const char *text, int columns)
{
    if (unicode_width(text) <= columns)
        return text;
    const char *fitting = "";
    int bytes;
    for (const char *at = text; *at; at += bytes) {
        text_next(at, &bytes);
        const char *longer =
            arena_copy_bytes(call->arena, text, (size_t)(at - text) + (size_t)bytes);
        if (unicode_width(longer) >= columns)
            break;
        fitting = longer;
    }
    return arena_format(call->arena, "%s…", fitting);
}

/* The goals that it serves, strongest first, as many as fit and at least one. */
static const char *write_goals(struct call *call, const struct activity *activity, int columns)
{
    enum { STRENGTH_MOST = 3, MORE_COLUMNS = 1 };
    struct words goals = call->app->catalog->vocabulary->goal_words;
    const char *line = "";
    for (int strength = STRENGTH_MOST; strength > 0; strength--)
        for (int goal = 0; goal < goals.count; goal++) {
            if (activity->goals[goal] != strength)
                continue;
            const char *longer = arena_format(
                call->arena, "%s%s%s %d", line, line[0] ? " · " : "",
                messages_pick(call->language, goals.list[goal].name), strength);
            if (line[0] && unicode_width(longer) > columns - MORE_COLUMNS)
                return arena_format(call->arena, "%s…", line);
            line = longer;
        }
    return line;
}

static struct table *start_activities(struct call *call, const struct app_found *found)
{
    struct table *table = table_start(
        call->arena, call->language, "activities",
        choice_asks(&found->choice, CHOICE_REFUSED) ? N_("Refused: kept only to say why not")
                                                    : N_("Activities"));
    table_column(table, "id", N_("id"), TABLE_TEXT);
    table_column(table, "name", N_("name"), TABLE_TEXT);
    table_column(table, "ages", N_("years"), TABLE_TEXT);
    table_column(table, "people", N_("people"), TABLE_TEXT);
    table_column(table, "minutes", N_("minutes"), TABLE_TEXT);
    table_column(table, "energy_trust", N_("E/T"), TABLE_TEXT);
    table_column(table, "goals", N_("goals"), TABLE_TEXT);
    if (choice_asks(&found->choice, CHOICE_FLAGS))
        table_column(table, "adapted", "", TABLE_TEXT);
    return table;
}

static void add_activity(struct call *call, const struct app_found *found,
                         const struct app_found_activity *entry, struct table *table)
{
    const struct activity *activity = entry->activity;
    bool has_mark = choice_asks(&found->choice, CHOICE_FLAGS);
    const char *mark = messages_find(call->language, N_("with adaptation"));
    table_text(table, activity->id);
    table_text(table,
               cut_text(call, messages_pick(call->language, activity->name), NAME_COLUMNS));
    table_text(table, write_ages(call, activity->age));
    table_text(table, arena_format(call->arena, "%d–%d", activity->people.min,
                                   activity->people.max));
    table_text(table, arena_format(call->arena, "%d–%d", activity->minutes.min,
                                   activity->minutes.max));
    table_text(table, arena_format(call->arena, "%d/%d", activity->axis[AXIS_ENERGY],
                                   activity->axis[AXIS_TRUST]));
    int beside = has_mark ? GAP_COLUMNS + unicode_width(mark) : 0;
    table_text(table, write_goals(call, activity, GOALS_COLUMNS - beside));
    if (has_mark)
        table_text(table, entry->adapted ? mark : "");
}

/* What no activity can keep or break: the flag asks it of the room or of the adults. */
static void note_flags(struct call *call, const struct app_found *found, struct table *table)
{
    const struct vocabulary *vocabulary = call->app->catalog->vocabulary;
    for (uint64_t left = found->choice.flags; left; left &= left - 1) {
        const struct flag *flag = &vocabulary->flags[__builtin_ctzll(left)];
        const char *name = messages_pick(call->language, flag->name);
        if (flag->level >= 0)
            table_note(table, arena_format(
                call->arena, messages_find(call->language, N_("%s: in the room is also a %s")),
                name, messages_pick(call->language, level_words.list[flag->level].name)));
        for (uint64_t rooms = flag->rooms; rooms; rooms &= rooms - 1)
            table_note(table, arena_format(
                call->arena, messages_find(call->language, N_("%s: the room is also %s")), name,
                vocabulary->room_feature_words.list[__builtin_ctzll(rooms)].key));
    }
}

static void note_looser(struct call *call, const struct app_found *found, struct table *table)
{
    for (int i = 0; i < found->looser.count; i++)
        table_note(table, arena_format(
            call->arena, messages_find(call->language, N_("without %s there would be %d")),
            found->looser.items[i].filters, found->looser.items[i].count));
    if (!found->list.count && !found->looser.count && found->choice.asked)
        table_note(table, messages_find(call->language,
                                        N_("leave out more than two of the filters")));
}

/* The last line: how many of how many. */
static void note_count(struct call *call, const struct app_found *found, struct table *table)
{
    int adapted_count = 0;
    for (int i = 0; i < found->list.count; i++)
        adapted_count += found->list.items[i].adapted != 0;
    bool is_refused = choice_asks(&found->choice, CHOICE_REFUSED);
    struct buf line = buf_start(call->arena);
    buf_add_format(&line,
                   messages_find(call->language, is_refused ? N_("%d of %d refused entries")
                                                            : N_("%d of %d activities")),
                   found->list.count, is_refused ? found->refused_count : found->used_count);
    if (adapted_count)
        buf_add_format(&line, messages_find(call->language, N_(", %d of them with adaptation")),
                       adapted_count);
    if (!is_refused && found->refused_count)
        buf_add_format(&line, messages_find(call->language, N_("; --refused shows the %d that are"
                                                               " never used, and why")),
                       found->refused_count);
    table_note(table, line.text);
}

const struct table *app_table_activities(struct call *call, const struct app_found *found)
{
    struct table *table = start_activities(call, found);
    for (int i = 0; i < found->list.count; i++)
        add_activity(call, found, &found->list.items[i], table);
    note_flags(call, found, table);
    note_looser(call, found, table);
    if (found->list.count)
        table_note(table, messages_find(call->language, N_("E/T: energy 1 to 5 / trust 0 to 4")));
    note_count(call, found, table);
    return table;
}

const struct table *app_list_programmes(struct call *call)
{
    struct table *table =
        table_start(call->arena, call->language, "programmes", N_("Programmes"));
    table_column(table, "id", N_("id"), TABLE_TEXT);
    table_column(table, "name", N_("name"), TABLE_TEXT);
    table_column(table, "format", N_("format"), TABLE_TEXT);
    table_column(table, "ages", N_("years"), TABLE_TEXT);
    table_column(table, "size", N_("children"), TABLE_TEXT);
    table_column(table, "sessions", N_("sessions"), TABLE_NUMBER);
    table_column(table, "minutes", N_("minutes"), TABLE_NUMBER);
    const struct catalog *catalog = call->app->catalog;
    for (int i = 0; i < catalog->programme_count; i++) {
        const struct programme *programme = catalog->programmes[i];
        table_text(table, programme->id);
        table_text(table, messages_pick(call->language, programme->name));
        table_text(table, messages_pick(call->language, format_words.list[programme->format].name));
        table_text(table, write_ages(call, programme->age));
        if (programme->size.max)
            table_text(table, arena_format(call->arena, "%d–%d", programme->size.min,
                                           programme->size.max));
        else
            table_unknown(table);
        table_number(table, programme->session_count);
        table_number(table, programme_session_minutes(&programme->sessions[0]));
    }
    return table;
}

const struct activity *app_find_activity(struct call *call, const char *id, struct error *err)
{
    const struct activity *activity = catalog_activity(call->app->catalog, id);
    if (activity)
        return activity;
    const char *nearest = catalog_nearest_activity(call->app->catalog, id);
    if (nearest)
        error_set(err, ERROR_MISSING, N_("no activity '%.60s'; did you mean '%s'?"), id, nearest);
    else
        error_set(err, ERROR_MISSING, N_("no activity '%.60s'; 'catalog list' shows all"), id);
    return NULL;
}

const struct programme *app_find_programme(struct call *call, const char *id, struct error *err)
{
    const struct programme *programme = catalog_programme(call->app->catalog, id);
    if (programme)
        return programme;
    const char *nearest = catalog_nearest_programme(call->app->catalog, id);
    if (nearest)
        error_set(err, ERROR_MISSING, N_("no programme '%.60s'; did you mean '%s'?"), id, nearest);
    else
        error_set(err, ERROR_MISSING, N_("no programme '%.60s'; 'list programmes' shows all"), id);
    return NULL;
}
