#include "app/verbs.h"
#include "base/buf.h"
#include "base/error.h"

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

static const char *write_set(struct call *call, struct words words, uint64_t set)
{
    struct buf buf = buf_start(call->arena);
    for (int i = 0; i < words.count; i++)
        if (set >> i & 1) {
            buf_add(&buf, buf.length ? "·" : "");
            buf_add(&buf, messages_pick(call->language, words.list[i].name));
        }
    return buf.text;
}

const struct table *app_list_activities(struct call *call, const char *kind, struct error *err)
{
    int wanted = kind[0] ? words_find(kind_words, kind) : -1;
    if (kind[0] && wanted < 0) {
        error_set(err, ERROR_USAGE, N_("unknown kind '%.40s'; there are %s"), kind,
                  "game, gesture_dance, art, story, talk, calm, training, ritual, worksheet");
        return NULL;
    }
    struct table *table =
        table_start(call->arena, call->language, "activities", N_("Activities"));
    table_column(table, "id", N_("id"), TABLE_TEXT);
    table_column(table, "name", N_("name"), TABLE_TEXT);
    table_column(table, "kind", N_("kind"), TABLE_TEXT);
    table_column(table, "phases", N_("phases"), TABLE_TEXT);
    table_column(table, "audience", N_("for"), TABLE_TEXT);
    table_column(table, "ages", N_("years"), TABLE_TEXT);
    table_column(table, "people", N_("people"), TABLE_TEXT);
    table_column(table, "minutes", N_("minutes"), TABLE_TEXT);
    table_column(table, "trust", N_("trust"), TABLE_NUMBER);
    const struct catalog *catalog = call->app->catalog;
    for (int i = 0; i < catalog->activity_count; i++) {
        const struct activity *activity = catalog->activities[i];
        if (wanted >= 0 && (int)activity->kind != wanted)
            continue;
        table_text(table, activity->id);
        table_text(table, messages_pick(call->language, activity->name));
        table_text(table, messages_pick(call->language, kind_words.list[activity->kind].name));
        table_text(table, write_set(call, phase_words, activity->phases));
        table_text(table, write_set(call, audience_words, activity->audiences));
        table_text(table, write_ages(call, activity->age));
        table_text(table, arena_format(call->arena, "%d–%d", activity->people.min,
                                       activity->people.max));
        table_text(table, arena_format(call->arena, "%d–%d", activity->minutes.min,
                                       activity->minutes.max));
        table_number(table, activity->axis[AXIS_TRUST]);
    }
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
