/* Facts → plan → judged → record. The planner proposes; what is kept was found right by a judge
 * that knows nothing of the search. */
#include "app/record.h"
#include "app/verbs.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/text.h"
#include "planner/planner.h"
#include "rules/rules.h"
#include "store/store.h"

#include <string.h>

enum { LETTERS_MOST = 4, MINUTES_OF_DAY = 24 * 60 };

/* True when the series' code is these letters and a number. */
static bool has_letters(const char *series, const char *letters)
{
    size_t length = strlen(letters);
    return !strncmp(series, letters, length) && series[length] >= '0' && series[length] <= '9';
}

/* Letters are free for a programme when nothing but drafts of its own carries them. */
static bool is_free(const struct store_sessions *sessions, const char *letters,
                    const char *programme)
{
    for (int i = 0; i < sessions->count; i++) {
        const struct store_session *session = &sessions->list[i];
        if (has_letters(session->series, letters) &&
            (session->state != SESSION_DRAFT || !text_equal(session->programme, programme)))
            return false;
    }
    return true;
}

/* Letters become codes, codes become names of files. */
static bool check_letters(const char *letters, struct error *err)
{
    size_t length = strspn(letters, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if (!letters[length] && length <= LETTERS_MOST)
        return true;
    return error_set(err, ERROR_USAGE,
                     N_("--series is '%.40s'; give one to %d capital letters, such as B"), letters,
                     LETTERS_MOST);
}

/* A session ends on the day on which it begins. */
static bool check_start(const struct programme *programme, int start, struct error *err)
{
    for (int i = 0; i < programme->session_count; i++) {
        int minutes = programme_session_minutes(&programme->sessions[i]);
        char text[DATE_TEXT_BYTES];
        if (start + minutes > MINUTES_OF_DAY)
            return error_set(err, ERROR_INPUT,
                             N_("a session of %d minutes that begins at %s ends after midnight;"
                                " give an earlier --at"), minutes, date_write_clock(start, text));
    }
    return true;
}

static const char *choose_letters(struct call *call, const char *programme, struct error *err)
{
    const struct store_sessions *sessions = store_list_sessions(call->store, call->arena, err);
    if (!sessions)
        return NULL;
    for (char first = 'A'; first <= 'Z'; first++) {
        const char *letters = arena_format(call->arena, "%c", first);
        if (is_free(sessions, letters, programme))
            return letters;
    }
    error_set(err, ERROR_REFUSED, N_("all letters A to Z are in use; give one with --series"));
    return NULL;
}

/* Every rule's points as the search claims them must be those of the judge. */
static bool agree(const struct app_judged *judged, struct error *err)
{
    const struct plan *plan = judged->plan;
    for (int rule = 0; rule < RULE_COUNT; rule++)
        if (plan->claimed[rule] != judged->verdict->points_of[rule])
            return error_set(err, ERROR_SYSTEM,
                             N_("fault of the program: for %s the search claims %lld points, the"
                                " judge finds %lld; nothing was kept, please report it with the"
                                " seed %llu"), rule_get((enum rule_code)rule)->code,
                             (long long)plan->claimed[rule],
                             (long long)judged->verdict->points_of[rule],
                             (unsigned long long)plan->seed);
    if (judged->verdict->broken)
        return error_set(err, ERROR_SYSTEM,
                         N_("fault of the program: the judge finds %d broken rules in the plan;"
                            " nothing was kept, please report it with the seed %llu"),
                         judged->verdict->broken, (unsigned long long)plan->seed);
    return true;
}

static bool say_clash(struct call *call, const struct plan *plan, struct error *err)
{
    struct buf rules = buf_start(call->arena);
    for (int i = 0; i < plan->clash_count; i++) {
        const struct rule *rule = rule_get(plan->clash[i]);
        buf_add_format(&rules, "%s%s %s", i ? "; " : "", rule->code,
                       messages_pick(call->language, rule->name));
    }
    return error_set(err, ERROR_CLASH,
                     N_("no plan of programme %s that keeps all hard rules was found in %lld steps;"
                        " these clash: %s; change what they ask, or search longer with --steps"),
                     plan->programme, (long long)plan->steps, rules.text);
}

/* Drafts of the same letters that the new plan does not replace would stand beside it. */
static bool list_others(struct call *call, const char *letters, const struct plan *plan,
                        struct code_list *others, struct error *err)
{
    const struct store_sessions *sessions = store_list_sessions(call->store, call->arena, err);
    if (!sessions)
        return false;
    const char **codes = arena_take(call->arena, (size_t)sessions->count, sizeof *codes);
    *others = (struct code_list){.codes = codes};
    for (int i = 0; i < sessions->count; i++) {
        const char *series = sessions->list[i].series;
        bool is_new = false;
        for (int j = 0; j < plan->session_count && !is_new; j++)
            is_new = text_equal(plan->sessions[j].series, series);
        if (!is_new && has_letters(series, letters) && !code_list_has(*others, series))
            codes[others->count++] = series;
    }
    return true;
}

static bool check_programme(struct call *call, const struct programme *programme,
                            struct error *err)
{
    if (programme->format == FORMAT_EVENT)
        return error_set(err, ERROR_INPUT,
                         N_("programme %s is an event; plans are made for series only"),
                         programme->id);
    if (catalog_has_errors(&call->app->issues, programme->file))
        return error_set(err, ERROR_INPUT,
                         N_("the template %s has errors; 'tuanfu catalog check' shows them"),
                         programme->file);
    return true;
}

/* A plan is made without the files that have errors; whoever makes it should know. */
static void tell_broken_files(struct call *call)
{
    const struct issues *issues = &call->app->issues;
    int files = 0;
    for (int i = 0; i < issues->list.count; i++) {
        const struct issue *issue = &issues->list.items[i];
        bool is_next = !i || !text_equal(issues->list.items[i - 1].file, issue->file);
        files += is_next && catalog_has_errors(issues, issue->file);
    }
    if (files)
        *VEC_ADD(call->arena, &call->notices) = arena_format(
            call->arena, messages_find(call->language,
                                       N_("%d files of the catalogue have errors and were left out;"
                                          " 'tuanfu catalog check' names them")), files);
}

bool app_plan_series(struct call *call, const struct app_plan_request *request,
                     struct app_judged *outcome, struct error *err)
{
    const struct programme *programme = app_find_programme(call, request->programme, err);
    if (!programme || !check_programme(call, programme, err) ||
        !check_letters(request->series, err) || !check_start(programme, request->start, err) ||
        !record_open(call, err))
        return false;
    tell_broken_files(call);
    const char *letters = request->series[0] ? request->series
                                             : choose_letters(call, programme->id, err);
    outcome->facts = letters ? record_facts(call, programme, err) : NULL;
    if (!outcome->facts)
        return false;
    struct planner_request ask = {
        .series = letters, .from = request->from, .start = request->start,
        .groups_most = request->groups_most, .seed = request->seed, .budget = request->budget,
        .stop_at = request->stop_at, .progress = call->progress,
    };
    outcome->plan = planner_solve(call->arena, outcome->facts, &ask, err);
    if (!outcome->plan || request->is_calibration)
        return outcome->plan != NULL;
    outcome->verdict = rules_judge(call->arena, outcome->facts, outcome->plan);
    if (outcome->plan->outcome == PLAN_IMPOSSIBLE)
        return say_clash(call, outcome->plan, err);
    struct code_list others;
    return agree(outcome, err) && list_others(call, letters, outcome->plan, &others, err) &&
           store_replace_plan(call->store, outcome->facts, outcome->plan, others, err);
}
