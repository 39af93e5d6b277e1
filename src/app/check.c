#include "app/record.h"
#include "app/verbs.h"
#include "base/error.h"
#include "base/text.h"
#include "rules/rules.h"
#include "store/store.h"

static bool judge(struct call *call, const char *code, struct app_judged *outcome,
                  struct error *err)
{
    if (!record_open(call, err))
        return false;
    outcome->plan = store_load_plan(call->store, call->arena, code, err);
    outcome->facts = outcome->plan ? record_facts_of_plan(call, outcome->plan, err) : NULL;
    if (!outcome->facts)
        return false;
    outcome->verdict = rules_judge(call->arena, outcome->facts, outcome->plan);
    return true;
}

bool app_check(struct call *call, const char *code, struct app_judged *outcome, struct error *err)
{
    if (!judge(call, code, outcome, err))
        return false;
    bool has_all_papers = outcome->plan->is_trial && !outcome->verdict->missing_papers;
    if (!has_all_papers)
        return true;
    outcome->has_become_draft = true;
    return store_end_trial(call->store, code, err) && judge(call, code, outcome, err);
}

bool app_list_plans(struct call *call, struct code_list *codes, struct error *err)
{
    if (!record_open(call, err))
        return false;
    const struct store_sessions *sessions = store_list_sessions(call->store, call->arena, err);
    if (!sessions)
        return false;
    struct {
        VEC(const char *) list;
    } firsts = {0}, seen = {0};
    for (int i = 0; i < sessions->count; i++) {
        const char *series = sessions->list[i].series;
        bool is_seen = false;
        for (int j = 0; j < seen.list.count && !is_seen; j++)
            is_seen = text_equal(seen.list.items[j], series);
        if (is_seen)
            continue;
        const struct plan *plan = store_load_plan(call->store, call->arena, series, err);
        if (!plan)
            return false;
        *VEC_ADD(call->arena, &firsts.list) = series;
        for (int j = 0; j < plan->session_count; j++)
            *VEC_ADD(call->arena, &seen.list) = plan->sessions[j].series;
    }
    *codes = (struct code_list){.codes = firsts.list.items, .count = firsts.list.count};
    return true;
}
