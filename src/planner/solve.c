#include "planner/planner.h"

#include "base/error.h"
#include "base/text.h"
#include "planner/planner_parts.h"

#include <stdint.h>
#include <stdlib.h>

/* What the groups of one plan share. */
struct solving {
    struct arena *arena;
    const struct facts *facts;
    const struct planner_request *request;
    const struct date *dates;
    struct plan *plan;
    int group_count;
};

/* The budget is shared equally; steps are counted over all groups in their order, so that a run
 * that was broken off in the third group is repeated by its count alone. */
static struct effort effort_of(const struct solving *solving, int group,
                               const struct composition_problem *problem)
{
    const struct planner_request *request = solving->request;
    struct effort effort = {
        .seed = request->seed, .stream = (uint64_t)group, .progress = request->progress,
        .budget = composition_default_budget(problem),
    };
    if (request->budget)
        effort.budget = (request->budget + solving->group_count - 1) / solving->group_count;
    int64_t most = request->stop_at ? request->stop_at : request->budget;
    int64_t left = most ? most - solving->plan->steps : effort.budget;
    effort.stop_at = left < effort.budget ? left : effort.budget;
    return effort;
}

static void solve_group(struct solving *solving, int number, const struct group *group,
                        struct session *sessions)
{
    struct plan *plan = solving->plan;
    struct lowered *lowered =
        lower_series(solving->arena, solving->facts, group, solving->dates);
    struct effort effort = effort_of(solving, number, &lowered->problem);
    struct composition_account account;
    int64_t steps;
    const struct composition_state *state =
        composition_solve(solving->arena, &lowered->problem, &effort, &account, &steps);
    raise_sessions(solving->arena, lowered, state, solving->request->start, sessions);
    raise_claims(lowered, &account, plan->claimed);
    plan->budget += effort.budget;
    plan->steps += steps;
    if (account.hard_total && plan->outcome != PLAN_IMPOSSIBLE) {
        plan->outcome = PLAN_IMPOSSIBLE;
        plan->clash_count =
            raise_clash(solving->arena, lowered, state, &account, &plan->clash);
    }
}

static int compare_papers(const void *left, const void *right)
{
    const struct missing_paper *a = left;
    const struct missing_paper *b = right;
    int order = text_compare_codes(a->person, b->person);
    return order ? order : (a->rule > b->rule) - (a->rule < b->rule);
}

static bool is_placed(const struct groups *groups, const struct child *child)
{
    for (int g = 0; g < groups->list.count; g++)
        for (int i = 0; i < groups->list.items[g].children.count; i++)
            if (groups->list.items[g].children.items[i] == child)
                return true;
    return false;
}

static void list_papers(struct arena *arena, const struct people *people,
                        const struct groups *groups, struct plan *plan)
{
    size_t most = 3 * (size_t)people->eligible.count;
    struct missing_paper *papers = arena_take(arena, most, sizeof *papers);
    for (int i = 0; i < people->eligible.count; i++) {
        const struct candidate *candidate = &people->eligible.items[i];
        if (!is_placed(groups, candidate->child))
            continue;
        const char *code = candidate->child->code;
        if (candidate->lacks_answer_of_family)
            papers[plan->paper_count++] = (struct missing_paper){code, K_ENROLLED};
        if (candidate->lacks_consent)
            papers[plan->paper_count++] = (struct missing_paper){code, K_CONSENT};
        if (candidate->lacks_birth)
            papers[plan->paper_count++] = (struct missing_paper){code, K_AGE};
    }
    if (plan->paper_count)
        qsort(papers, (size_t)plan->paper_count, sizeof *papers, compare_papers);
    plan->papers = papers;
    plan->is_trial = plan->paper_count > 0;
}

static bool has_enough(const struct facts *facts, const struct people *people, struct error *err)
{
    int least = facts->programme->size.min;
    if (people->eligible.count >= least)
        return true;
    return error_set(err, ERROR_CLASH,
                     N_("G-SIZE: %d of %d children may take part, a group of programme %s needs "
                        "%d; 'list children' shows who cannot and why"),
                     people->eligible.count, facts->child_count, facts->programme->id, least);
}

/* What the search has room for; a file may ask for more. */
static bool has_room(const struct facts *facts, struct error *err)
{
    enum {
        ACTIVITIES_MAX = (COMPOSITION_PIECES_MAX - 1) / 2,      /* each also as ritual; debrief */
        MUSTS_MAX = COMPOSITION_TAGS_MAX - 1                    /* the farewell has a tag too */
    };
    const struct programme *programme = facts->programme;
    if (facts->activity_count > ACTIVITIES_MAX)
        return error_set(err, ERROR_INPUT, N_("%d activities are too many to choose from; give "
                                              "fewer folders with --catalog, at most %d fit"),
                         facts->activity_count, ACTIVITIES_MAX);
    if (programme->session_count > COMPOSITION_STRIPS_MAX)
        return error_set(err, ERROR_INPUT, N_("programme %s has %d sessions; make two of it, at "
                                              "most %d fit"),
                         programme->id, programme->session_count, COMPOSITION_STRIPS_MAX);
    if (programme->must_count > MUSTS_MAX)
        return error_set(err, ERROR_INPUT, N_("programme %s asks for %d things under must; join "
                                              "some as alternatives, at most %d fit"),
                         programme->id, programme->must_count, MUSTS_MAX);
    return true;
}

const struct plan *planner_solve(struct arena *arena, const struct facts *facts,
                                 const struct planner_request *request, struct error *err)
{
    const struct programme *programme = facts->programme;
    if (programme->format != FORMAT_SERIES) {
        error_set(err, ERROR_INPUT, N_("programme %s is an event; plans are made for series only"),
                  programme->id);
        return NULL;
    }
    if (!has_room(facts, err))
        return NULL;
    const struct date *dates = lower_dates(arena, facts, request->from, err);
    if (!dates)
        return NULL;
    struct people people = lower_people(arena, facts, dates);
    if (!has_enough(facts, &people, err))
        return NULL;
    struct groups groups = lower_groups(arena, facts, request, dates, &people);
    if (!groups.list.count) {
        error_set(err, ERROR_CLASH,
                  N_("G-APART: with those apart who are kept apart, no group of programme %s has "
                     "the %d children that it needs; invite more children or end a link"),
                  programme->id, programme->size.min);
        return NULL;
    }
    struct plan *plan = arena_take(arena, 1, sizeof *plan);
    *plan = (struct plan){
        .programme = programme->id, .outcome = PLAN_BEST_SO_FAR, .seed = request->seed,
        .bound = INT64_MIN,
    };
    plan->session_count = groups.list.count * programme->session_count;
    struct session *sessions =
        arena_take(arena, (size_t)plan->session_count, sizeof *sessions);
    struct solving solving = {arena, facts, request, dates, plan, groups.list.count};
    for (int g = 0; g < groups.list.count; g++)
        solve_group(&solving, g, &groups.list.items[g], sessions + g * programme->session_count);
    plan->sessions = sessions;
    plan->unplaced = people.unplaced.items;
    plan->unplaced_count = people.unplaced.count;
    if (request->budget)
        plan->budget = request->budget;
    list_papers(arena, &people, &groups, plan);
    return plan;
}
