#include "app/record.h"
#include "app/verbs.h"
#include "base/error.h"
#include "store/store.h"

bool app_verify_changes(struct call *call, struct app_chain *outcome, struct error *err)
{
    struct store_chain chain;
    if (!record_open(call, err) || !store_verify_chain(call->store, &chain, err))
        return false;
    *outcome = (struct app_chain){
        .count = chain.count, .first_broken = chain.first_broken,
        .last = arena_copy(call->arena, chain.last),
    };
    return true;
}
