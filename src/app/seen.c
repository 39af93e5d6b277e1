/* Who has seen this child? One line for each command that opened its name. */
#include "app/record.h"
#include "app/verbs.h"
#include "store/store.h"

static const char *what_was_seen(struct call *call, const struct store_sight *sight)
{
    return messages_find(call->language, sight->is_full_name  ? N_("full name")
                                         : sight->is_nickname ? N_("nickname")
                                                              : N_("name or nickname"));
}

const struct table *app_seen(struct call *call, const char *code, struct error *err)
{
    const char *found =
        record_open(call, err) ? store_find_child(call->store, call->arena, code, err) : NULL;
    const struct store_sights *sights =
        found ? store_seen(call->store, call->arena, found, err) : NULL;
    if (!sights)
        return NULL;
    struct table *table =
        table_start(call->arena, call->language, "seen", N_("Who has seen this child"));
    table_column(table, "number", N_("number"), TABLE_NUMBER);
    table_column(table, "child", N_("child"), TABLE_TEXT);
    table_column(table, "when", N_("when"), TABLE_TEXT);
    table_column(table, "who", N_("who"), TABLE_TEXT);
    table_column(table, "what", N_("what"), TABLE_TEXT);
    table_column(table, "why", N_("why"), TABLE_TEXT);
    for (int i = 0; i < sights->count; i++) {
        const struct store_sight *sight = &sights->list[i];
        table_number(table, sight->number);
        table_text(table, found);
        table_text(table, sight->happened);
        table_text(table, sight->actor);
        table_text(table, what_was_seen(call, sight));
        table_text(table, sight->purpose);
    }
    return table;
}
