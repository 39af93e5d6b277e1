#include "app/record.h"
#include "app/verbs.h"
#include "base/error.h"
#include "store/store.h"

static struct app_undone show(const struct store_undone *undone)
{
    return (struct app_undone){
        .change = undone->change, .verb = undone->verb, .what = undone->what,
        .gone = undone->gone, .back = undone->back, .changed = undone->changed,
    };
}

bool app_undo(struct call *call, int64_t number, struct app_undone *outcome, struct error *err)
{
    struct store_undone undone;
    if (!record_open(call, err) || !store_undo(call->store, call->arena, number, &undone, err))
        return false;
    *outcome = show(&undone);
    return true;
}

bool app_redo(struct call *call, struct app_undone *outcome, struct error *err)
{
    struct store_undone undone;
    if (!record_open(call, err) || !store_redo(call->store, call->arena, &undone, err))
        return false;
    *outcome = show(&undone);
    return true;
}
