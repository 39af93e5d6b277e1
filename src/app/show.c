#include "app/record.h"
#include "app/verbs.h"
#include "base/error.h"
#include "base/text.h"
#include "store/store.h"

/* A session or series of the record. */
static bool is_plan(struct call *call, const char *code, struct error *err)
{
    const struct store_sessions *sessions = store_list_sessions(call->store, call->arena, err);
    for (int i = 0; sessions && i < sessions->count; i++)
        if (text_equal(sessions->list[i].code, code) || text_equal(sessions->list[i].series, code))
            return true;
    return false;
}

enum app_thing app_recognise(struct call *call, const char *code, struct error *err)
{
    if (catalog_activity(call->app->catalog, code))
        return APP_ACTIVITY;
    if (catalog_programme(call->app->catalog, code))
        return APP_PROGRAMME;
    if (!record_open(call, err))
        return APP_NOTHING;
    if (is_plan(call, code, err))
        return APP_PLAN;
    if (err->kind != ERROR_NONE)
        return APP_NOTHING;
    struct error unheard = error_start(call->language);
    if (store_find_child(call->store, call->arena, code, &unheard))
        return APP_CHILD;
    const char *nearest = catalog_nearest_activity(call->app->catalog, code);
    if (nearest)
        error_set(err, ERROR_MISSING, N_("nothing is called '%.60s'; did you mean '%s'?"), code,
                  nearest);
    else
        error_set(err, ERROR_MISSING,
                  N_("nothing is called '%.60s': no session, series, child, activity or programme"),
                  code);
    return APP_NOTHING;
}

static void add_row(struct call *call, struct table *table, const char *field, const char *value)
{
    table_text(table, messages_find(call->language, field));
    if (value[0])
        table_text(table, value);
    else
        table_unknown(table);
}

static const char *write_span(struct call *call, struct span span)
{
    return arena_format(call->arena, "%s – %s", date_copy(call->arena, span.from),
                        date_copy(call->arena, span.until));
}

static void add_consents(struct call *call, struct table *table, const struct child *child)
{
    for (int i = 0; i < child->consent_count; i++) {
        const struct consent *consent = &child->consents[i];
        const char *purpose =
            messages_pick(call->language, consent_purpose_words.list[consent->purpose].name);
        const char *state =
            messages_pick(call->language, consent_state_words.list[consent->state].name);
        add_row(call, table, N_("consent"),
                arena_format(call->arena, "%s: %s, %s", purpose, state,
                             write_span(call, consent->span)));
    }
}

const struct table *app_show_child(struct call *call, const char *code, struct error *err)
{
    const struct catalog *catalog = call->app->catalog;
    const char *found = record_open(call, err)
                            ? store_find_child(call->store, call->arena, code, err) : NULL;
    const struct facts *facts = found && catalog->programme_count
                                    ? record_facts(call, catalog->programmes[0], err) : NULL;
    const struct child *child = facts ? facts_child(facts, found) : NULL;
    if (!child) {
        error_set(err, ERROR_MISSING, N_("no child '%.40s'; 'list children' shows all"), code);
        return NULL;
    }
    enum language language = call->language;
    struct table *table = table_start(call->arena, language, "child", N_("Child"));
    table_column(table, "field", N_("what"), TABLE_TEXT);
    table_column(table, "value", N_("value"), TABLE_TEXT);
    add_row(call, table, N_("code"), child->code);
    add_row(call, table, N_("sex"), messages_pick(language, sex_words.list[child->sex].name));
    add_row(call, table, N_("age"),
            date_is_set(child->birth)
                ? app_write_age(call, date_age_months(child->birth, call->today)) : "");
    add_row(call, table, N_("enrolment"),
            messages_pick(language, enrolment_words.list[child->enrolment].name));
    add_row(call, table, N_("own answer"),
            messages_pick(language, answer_words.list[child->assent].name));
    add_consents(call, table, child);
    for (int i = 0; i < facts->history_count; i++)
        if (text_equal(facts->history[i].person, child->code))
            add_row(call, table, N_("took part"),
                    arena_format(call->arena, "%s %s",
                                 date_copy(call->arena, facts->history[i].date),
                                 facts->history[i].activity));
    return table;
}
