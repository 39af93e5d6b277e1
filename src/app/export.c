#include "app/record.h"
#include "app/verbs.h"
#include "base/buf.h"
#include "base/error.h"
#include "exchange/exchange.h"
#include "store/store.h"

const char *app_export_facts(struct call *call, const char *programme, struct error *err)
{
    const struct programme *found = app_find_programme(call, programme, err);
    const struct facts *facts = found ? record_facts(call, found, err) : NULL;
    if (!facts ||
        !store_note_export(call->store, arena_format(call->arena, "facts %s", programme), err))
        return NULL;
    struct buf out = buf_start(call->arena);
    exchange_write_facts(&out, facts);
    return out.text;
}

const char *app_export_plan(struct call *call, const char *code, struct error *err)
{
    if (!record_open(call, err))
        return NULL;
    const struct plan *plan = store_load_plan(call->store, call->arena, code, err);
    if (!plan || !store_note_export(call->store, arena_format(call->arena, "plan %s", code), err))
        return NULL;
    struct buf out = buf_start(call->arena);
    exchange_write_plan(&out, plan);
    return out.text;
}
