#include "app/record.h"
#include "app/verbs.h"
#include "base/error.h"
#include "base/text.h"
#include "store/store.h"

static const char *write_days(struct call *call, struct span days)
{
    if (!date_is_set(days.from) && !date_is_set(days.until))
        return messages_find(call->language, N_("all days; --from and --to choose some"));
    const char *from = date_copy(call->arena, days.from);
    const char *until = date_copy(call->arena, days.until);
    return arena_format(call->arena, "%s – %s", from[0] ? from : "…", until[0] ? until : "…");
}

/* Every number with its definition; each can be asked for by name and then gives its rows. */
static const struct table *report_participation(struct call *call, struct span days,
                                                struct error *err)
{
    struct table *table =
        table_start(call->arena, call->language, "participation", N_("Participation"));
    table_column(table, "measure", N_("measure"), TABLE_TEXT);
    table_column(table, "name", N_("name"), TABLE_TEXT);
    table_column(table, "number", N_("number"), TABLE_NUMBER);
    for (int i = 0; store_measure_at(i); i++) {
        const struct store_measure *measure = store_measure_at(i);
        int number;
        if (!store_count(call->store, measure, days, &number, err))
            return NULL;
        table_text(table, measure->name);
        table_text(table, messages_pick(call->language, measure->title));
        table_number(table, number);
        table_note(table, arena_format(call->arena, "%s (v%d): %s",
                                       messages_pick(call->language, measure->title),
                                       measure->version,
                                       messages_pick(call->language, measure->definition)));
    }
    int per_mille;
    if (!store_attendance_rate(call->store, days, &per_mille, err))
        return NULL;
    table_text(table, "attendance_rate");
    table_text(table, messages_find(call->language, N_("attendance rate in thousandths")));
    if (per_mille < 0)
        table_unknown(table);
    else
        table_number(table, per_mille);
    table_note(table, write_days(call, days));
    return table;
}

static const struct table *report_rows(struct call *call, const struct store_measure *measure,
                                       struct span days, struct error *err)
{
    const struct store_count_rows *rows =
        store_count_list(call->store, call->arena, measure, days, err);
    if (!rows)
        return NULL;
    struct table *table = table_start(call->arena, call->language, measure->name,
                                      messages_pick(call->language, measure->title));
    table_column(table, "date", N_("date"), TABLE_TEXT);
    table_column(table, "session", N_("session"), TABLE_TEXT);
    table_column(table, "person", N_("person"), TABLE_TEXT);
    for (int i = 0; i < rows->count; i++) {
        table_text(table, date_copy(call->arena, rows->list[i].date));
        table_text(table, rows->list[i].session);
        table_text(table, rows->list[i].person);
    }
    table_note(table, messages_pick(call->language, measure->definition));
    table_note(table, write_days(call, days));
    return table;
}

/* The facts are loaded for a programme; the left-out list does not depend on which. */
static const struct programme *first_series(struct call *call)
{
    const struct catalog *catalog = call->app->catalog;
    for (int i = 0; i < catalog->programme_count; i++)
        if (catalog->programmes[i]->format == FORMAT_SERIES)
            return catalog->programmes[i];
    return NULL;
}

static const struct table *report_left_out(struct call *call, struct span days, struct error *err)
{
    const struct programme *programme = first_series(call);
    const struct facts *facts = programme ? record_facts(call, programme, err) : NULL;
    const struct store_left_outs *out =
        facts ? store_left_out(call->store, call->arena, facts, days, err) : NULL;
    if (!programme)
        error_set(err, ERROR_INPUT, N_("the catalogue has no programme of a series"));
    if (!out)
        return NULL;
    struct table *table =
        table_start(call->arena, call->language, "left-out", N_("Not reached, and why"));
    table_column(table, "child", N_("child"), TABLE_TEXT);
    table_column(table, "class", N_("class"), TABLE_TEXT);
    table_column(table, "reason", N_("reason"), TABLE_TEXT);
    for (int i = 0; i < out->count; i++) {
        const struct word *word = &left_out_words.list[out->list[i].class];
        table_text(table, out->list[i].child);
        table_text(table, word->key);
        table_text(table, messages_pick(call->language, word->name));
    }
    table_note(table, arena_format(call->arena,
                                   messages_find(call->language,
                                                 N_("%d registered = %d reached + %d not")),
                                   out->registered, out->reached, out->count));
    table_note(table, write_days(call, days));
    return table;
}

const struct table *app_report(struct call *call, const char *name, struct span days,
                               struct error *err)
{
    if (date_is_set(days.from) && date_is_set(days.until) &&
        date_compare(days.until, days.from) < 0) {
        error_set(err, ERROR_USAGE, N_("--to is before --from; exchange them"));
        return NULL;
    }
    if (!record_open(call, err))
        return NULL;
    if (text_equal(name, "participation"))
        return report_participation(call, days, err);
    if (text_equal(name, "left-out"))
        return report_left_out(call, days, err);
    const struct store_measure *measure = store_measure(name);
    if (measure)
        return report_rows(call, measure, days, err);
    error_set(err, ERROR_USAGE,
              N_("no report '%.40s'; there are participation, left-out and the names in"
                 " participation"), name);
    return NULL;
}
