/* A child by code, nickname or, with a reason, by name. */
#include "app/record.h"
#include "app/verbs.h"
#include "base/error.h"
#include "store/store.h"

/* The code that the text is, or "". */
static const char *code_of(struct call *call, const char *text)
{
    struct error unheard = error_start(call->language);
    const char *code = store_find_child(call->store, call->arena, text, &unheard);
    return code ? code : "";
}

static void add_hit(struct call *call, struct table *table, const struct store_hit *hit,
                    bool has_names)
{
    table_text(table, hit->code);
    if (date_is_set(hit->birth))
        table_text(table, app_write_age(call, date_age_months(hit->birth, call->today)));
    else
        table_unknown(table);
    table_text(table, hit->site);
    if (has_names)
        table_text(table, hit->name);
}

const struct table *app_find_children(struct call *call, const char *text, const char *reason,
                                      struct error *err)
{
    if (!record_open(call, err))
        return NULL;
    const struct store_asked asked = {
        .text = text, .code = code_of(call, text), .reason = reason};
    const struct store_hits *hits = store_search(call->store, call->arena, &asked, err);
    if (!hits)
        return NULL;
    if (!hits->count) {
        error_set(err, ERROR_MISSING, reason[0] ? N_("nobody is found by this text")
                                                : N_("nobody has this code or nickname; names are"
                                                     " searched with --reason TEXT"));
        return NULL;
    }
    struct table *table = table_start(call->arena, call->language, "found", N_("Children found"));
    table_column(table, "code", N_("code"), TABLE_TEXT);
    table_column(table, "age", N_("age"), TABLE_TEXT);
    table_column(table, "site", N_("site"), TABLE_TEXT);
    if (reason[0])
        table_column(table, "name", N_("name"), TABLE_TEXT);
    for (int i = 0; i < hits->count; i++)
        add_hit(call, table, &hits->list[i], reason[0]);
    return table;
}
