/* Why: asked of the judge, told in words. */
#include "app/record.h"
#include "app/verbs.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/text.h"
#include "rules/explain.h"
#include "store/store.h"

const char *app_word_finding(struct call *call, const struct app_judged *judged,
                             const struct finding *finding)
{
    struct buf out = buf_start(call->arena);
    explain_finding(&out, call->language, judged->facts, judged->plan, finding);
    return out.text;
}

static int find_session(const struct plan *plan, const char *code)
{
    for (int i = 0; i < plan->session_count; i++)
        if (text_equal(plan->sessions[i].code, code))
            return i;
    return -1;
}

static bool open_session(struct call *call, const char *code, struct app_judged *judged,
                         int *session, struct error *err)
{
    if (!app_check(call, code, judged, err))
        return false;
    *session = find_session(judged->plan, code);
    if (*session >= 0)
        return true;
    return error_set(err, ERROR_MISSING,
                     N_("%s is a series; name one of its sessions, such as %s-S1"), code, code);
}

const char *app_explain_session(struct call *call, const char *code, struct error *err)
{
    struct app_judged judged = {0};
    struct explain_place place = {0};
    if (!open_session(call, code, &judged, &place.session, err))
        return NULL;
    struct buf out = buf_start(call->arena);
    const struct session *session = &judged.plan->sessions[place.session];
    for (place.block = 0; place.block < session->block_count; place.block++) {
        const struct block *block = &session->blocks[place.block];
        for (place.track = 0; place.track < block->track_count; place.track++)
            for (place.slot = 0; place.slot < block->tracks[place.track].slot_count;
                 place.slot++) {
                const struct explanation *explanation =
                    explain_slot(call->arena, judged.facts, judged.plan, place);
                explain_write_slot(&out, call->language, judged.facts, judged.plan, explanation);
                buf_add(&out, "\n");
            }
    }
    return out.text;
}

const char *app_explain_activity(struct call *call, const char *code, const char *activity,
                                 struct error *err)
{
    struct app_judged judged = {0};
    int session;
    if (!app_find_activity(call, activity, err) ||
        !open_session(call, code, &judged, &session, err))
        return NULL;
    struct buf out = buf_start(call->arena);
    const struct explain_why_not *why =
        explain_why_not(call->arena, judged.facts, judged.plan, code, activity);
    explain_write_why_not(&out, call->language, judged.facts, judged.plan, why);
    return out.text;
}

/* One line for each session that the child is placed in. */
static void add_places(struct call *call, const struct plan *plan, const char *child,
                      struct buf *out)
{
    for (int i = 0; i < plan->session_count; i++) {
        const struct session *session = &plan->sessions[i];
        bool is_here = false;
        for (int j = 0; j < session->block_count && !is_here; j++)
            for (int k = 0; k < session->blocks[j].track_count && !is_here; k++)
                is_here = code_list_has(session->blocks[j].tracks[k].children, child);
        if (!is_here)
            continue;
        buf_add_format(out, messages_find(call->language, N_("%s is placed in %s on %s\n")),
                       child, session->code, date_copy(call->arena, session->date));
    }
}

static void add_unplaced(struct call *call, const struct plan *plan, const char *child,
                         struct buf *out)
{
    for (int i = 0; i < plan->unplaced_count; i++) {
        const struct unplaced *unplaced = &plan->unplaced[i];
        if (!text_equal(unplaced->person, child))
            continue;
        const struct rule *rule = rule_get(unplaced->rule);
        buf_add_format(out, messages_find(call->language,
                                          N_("%s is not placed by programme %s: %s %s\n")),
                       child, plan->programme, rule->code,
                       messages_pick(call->language, rule->name));
        if (unplaced->change[0])
            buf_add_format(out, "  → %s\n", unplaced->change);
    }
    for (int i = 0; i < plan->paper_count; i++)
        if (text_equal(plan->papers[i].person, child))
            buf_add_format(out, messages_find(call->language, N_("paper missing: %s — %s %s\n")),
                           child, rule_get(plan->papers[i].rule)->code,
                           messages_pick(call->language, rule_get(plan->papers[i].rule)->name));
}

static void add_findings(struct call *call, const struct app_judged *judged, const char *child,
                         struct buf *out)
{
    for (int i = 0; i < judged->verdict->finding_count; i++) {
        const struct finding *finding = &judged->verdict->findings[i];
        if (finding->class != RULE_POINTS &&
            (text_equal(finding->person, child) || text_equal(finding->other, child)))
            buf_add_format(out, "  %s\n", app_word_finding(call, judged, finding));
    }
}

const char *app_explain_child(struct call *call, const char *code, struct error *err)
{
    struct code_list plans;
    if (!app_list_plans(call, &plans, err))
        return NULL;
    const char *child = store_find_child(call->store, call->arena, code, err);
    if (!child)
        return NULL;
    struct buf out = buf_start(call->arena);
    for (int i = 0; i < plans.count; i++) {
        struct app_judged judged = {0};
        if (!app_check(call, plans.codes[i], &judged, err))
            return NULL;
        add_places(call, judged.plan, child, &out);
        add_unplaced(call, judged.plan, child, &out);
        add_findings(call, &judged, child, &out);
    }
    if (!out.length)
        buf_add_format(&out, messages_find(call->language,
                                           N_("%s is in no plan; 'list children' shows whether it"
                                              " may take part\n")), child);
    return out.text;
}
