/* The life of a session: draft → published → held → signed, and back or away. */
#include "app/record.h"
#include "app/verbs.h"
#include "base/buf.h"
#include "base/error.h"
#include "store/store.h"

enum { PAPERS_NAMED = 12 };

bool app_refuse_trial(const struct plan *plan, struct error *err)
{
    struct arena *arena = arena_open();
    struct buf papers = buf_start(arena);
    for (int i = 0; i < plan->paper_count && i < PAPERS_NAMED; i++) {
        const struct rule *rule = rule_get(plan->papers[i].rule);
        buf_add_format(&papers, "%s%s %s", i ? "; " : "", plan->papers[i].person,
                       messages_pick(err->language, rule->name));
    }
    if (plan->paper_count > PAPERS_NAMED)
        buf_add(&papers, "; …");
    error_set(err, ERROR_REFUSED,
              N_("this is a trial plan (试排): %d papers are missing (%s); enter them with 'set' or"
                 " 'import', then 'check'"), plan->paper_count, papers.text);
    arena_close(arena);
    return false;
}

static bool may_publish(struct call *call, const char *code, struct error *err)
{
    struct app_judged judged = {0};
    if (!app_check(call, code, &judged, err))
        return false;
    if (judged.plan->is_trial)
        return app_refuse_trial(judged.plan, err);
    if (judged.verdict->broken)
        return error_set(err, ERROR_REFUSED,
                         N_("%d hard rules are broken; 'tuanfu check %s' names them"),
                         judged.verdict->broken, code);
    return true;
}

bool app_step_session(struct call *call, const char *code, enum session_state to,
                      const char *reason, struct error *err)
{
    if (!record_open(call, err) ||
        (to == SESSION_PUBLISHED && !may_publish(call, code, err)))
        return false;
    struct store_step step = {.to = to, .today = call->today, .reason = reason};
    return store_step_session(call->store, code, &step, err);
}

bool app_discard(struct call *call, const char *series, struct error *err)
{
    return record_open(call, err) && store_discard(call->store, series, err);
}
