#include "app/forms.h"

#include "app/record.h"
#include "base/error.h"
#include "base/text.h"
#include "model/code_ranges.h"
#include "store/store.h"

/* Why somebody gets no form, as enum form_need has it; a reason of our own behind them. */
enum { REASON_AGE = FORM_NEED_COUNT, REASON_COUNT };

static const char *const reasons[REASON_COUNT] = {
    [FORM_IS_THERE] = N_("the paper is there"),
    [FORM_CHILD_SAID_NO] = N_("the child said no"),
    [FORM_GUARDIAN_SAID_NO] = N_("the guardian refused or withdrew"),
    [FORM_NOT_TAKING_PART] = N_("does not take part"),
    [REASON_AGE] = N_("not of the programme's age, or without a birth month"),
};

struct sorting {
    struct call *call;
    VEC(const char *) lists[REASON_COUNT];      /* FORM_NEEDED: those who get one */
};

static void sort_child(struct sorting *sorting, const struct child *child, int reason)
{
    *VEC_ADD(sorting->call->arena, &sorting->lists[reason]) = child->code;
}

static void tell(struct sorting *sorting, struct code_list *children, struct app_printed *printed)
{
    struct call *call = sorting->call;
    for (int i = 0; i < REASON_COUNT; i++) {
        struct code_list list = {sorting->lists[i].items, sorting->lists[i].count};
        if (i == FORM_NEEDED)
            *children = list;
        else if (list.count)
            *VEC_ADD(call->arena, &printed->left_out) = (struct app_left_out){
                .reason = messages_find(call->language, reasons[i]), .count = list.count,
                .codes = code_ranges_write(call->arena, list),
            };
    }
}

static const struct facts *load_facts(struct call *call, const struct programme *programme,
                                      struct error *err)
{
    const struct catalog *catalog = call->app->catalog;
    if (programme || catalog->programme_count)
        return record_facts(call, programme ? programme : catalog->programmes[0], err);
    error_set(err, ERROR_INPUT, N_("the catalogue has no programme without errors"));
    return NULL;
}

static bool is_of_age(const struct programme *programme, const struct child *child,
                      struct date today)
{
    if (!date_is_set(child->birth))
        return false;
    int months = date_age_months(child->birth, today);
    return programme->age.min <= months && months <= programme->age.max;
}

/* All of the register, or those whom a programme may have. */
static bool choose_missing(struct sorting *sorting, const char *id, struct error *err)
{
    struct call *call = sorting->call;
    const struct programme *programme = NULL;
    if (id[0] && !(programme = app_find_programme(call, id, err)))
        return false;
    const struct facts *facts = load_facts(call, programme, err);
    for (int i = 0; facts && i < facts->child_count; i++) {
        const struct child *child = &facts->children[i];
        enum form_need need = child_form_need(child, call->today);
        bool is_other = need == FORM_NEEDED && programme &&
                        !is_of_age(programme, child, call->today);
        sort_child(sorting, child, is_other ? REASON_AGE : (int)need);
    }
    return facts != NULL;
}

/* The child's last day in the plan, on which the paper must still hold; unset: not in the plan. */
static struct date last_day(const struct plan *plan, const char *code)
{
    struct date last = {0};
    for (int i = 0; i < plan->session_count; i++) {
        const struct session *session = &plan->sessions[i];
        for (int j = 0; j < session->block_count; j++)
            for (int k = 0; k < session->blocks[j].track_count; k++)
                if (code_list_has(session->blocks[j].tracks[k].children, code) &&
                    date_compare(last, session->date) < 0)
                    last = session->date;
    }
    return last;
}

static bool choose_plan(struct sorting *sorting, const char *code, struct error *err)
{
    struct call *call = sorting->call;
    const struct plan *plan = store_load_plan(call->store, call->arena, code, err);
    const struct facts *facts = plan ? record_facts_of_plan(call, plan, err) : NULL;
    for (int i = 0; facts && i < facts->child_count; i++) {
        struct date day = last_day(plan, facts->children[i].code);
        if (date_is_set(day))
            sort_child(sorting, &facts->children[i],
                       (int)child_form_need(&facts->children[i], day));
    }
    return facts != NULL;
}

/* A family that has a paper may ask for another; a no is kept. */
static bool choose_child(struct sorting *sorting, const char *code, struct error *err)
{
    struct call *call = sorting->call;
    const char *found = store_find_child(call->store, call->arena, code, err);
    const struct facts *facts = found ? load_facts(call, NULL, err) : NULL;
    const struct child *child = facts ? facts_child(facts, found) : NULL;
    if (!child)
        return false;
    enum form_need need = child_form_need(child, call->today);
    if (need != FORM_NEEDED && need != FORM_IS_THERE)
        return error_set(err, ERROR_REFUSED,
                         N_("%s gets no form: %s; when that has changed, enter it with 'set'"
                            " first"), found, messages_find(call->language, reasons[need]));
    sort_child(sorting, child, FORM_NEEDED);
    return true;
}

bool forms_choose(struct call *call, const struct app_print_request *request,
                  struct code_list *children, struct app_printed *printed, struct error *err)
{
    struct sorting sorting = {.call = call};
    if (!record_open(call, err))
        return false;
    bool is_chosen = false;
    if (request->is_missing)
        is_chosen = choose_missing(&sorting, request->subject, err);
    else if (app_recognise(call, request->subject, err) == APP_PLAN)
        is_chosen = choose_plan(&sorting, request->subject, err);
    else if (err->kind == ERROR_NONE || err->kind == ERROR_MISSING) {
        *err = error_start(call->language);
        is_chosen = choose_child(&sorting, request->subject, err);
    }
    if (is_chosen)
        tell(&sorting, children, printed);
    return is_chosen;
}
