/* The planner: facts → numbers → plan. It proposes; rules_judge says whether it is right.
 *
 *   who        eligible children, divided into groups (lower_groups.c)
 *   when       one date a session, around closed days (lower_dates.c)
 *   what       a composition for each group (lower_pieces.c, lower_series.c, search/composition)
 *   raise.c    numbers → plan, spares, variants, claims
 *
 * Nothing here knows the judge: each rule is told to the search a second time, as numbers. */
#ifndef PLANNER_PLANNER_H
#define PLANNER_PLANNER_H

#include "model/facts.h"
#include "search/effort.h"

struct arena;
struct error;

struct planner_request {
    const char *series;         /* codes of the series are this and 1, 2, …: "A" gives A1, A2 */
    struct date from;           /* first session not before this day */
    int start;                  /* minutes after midnight */
    int groups_most;            /* 0: as many as the children need */
    uint64_t seed;
    int64_t budget;             /* steps, shared by the groups; 0: from the size of the problem */
    int64_t stop_at;            /* steps to do, over all groups in their order; 0: the budget */
    const struct progress *progress;
};

/* A plan for the series programme of the facts. Its outcome is PLAN_IMPOSSIBLE, with the rules
 * that clash, when no plan was found that keeps them; NULL with `err` (ERROR_INPUT or
 * ERROR_CLASH) when not even a search can begin: no dates, too few children, more activities,
 * sessions or musts than the search has room for. Everything lives in the arena or borrows from the
 * facts. */
const struct plan *planner_solve(struct arena *arena, const struct facts *facts,
                                 const struct planner_request *request, struct error *err);

#endif
