#include "rules/explain.h"

#include "base/arena.h"
#include "base/text.h"
#include "rules/explain_parts.h"
#include "rules/rules.h"

/* The best of the tries so far; only its verdict's numbers are kept. */
struct best {
    struct explain_change change;
    struct verdict verdict;
};

/* Judges the activity in the slot and keeps it when it is better than all before. */
static void try_piece(struct best *best, const struct facts *facts, const struct plan *plan,
                      struct explain_place place, const struct activity *activity)
{
    struct arena *scratch = arena_open();
    struct verdict verdict =
        *rules_judge(scratch, facts, explain_try(scratch, facts, plan, place, activity));
    arena_close(scratch);
    verdict.findings = NULL;
    if (best->change.activity && verdict_compare(&verdict, &best->verdict) >= 0)
        return;
    best->change = (struct explain_change){.activity = activity, .place = place};
    best->verdict = verdict;
}

/* Goals that the piece serves, with the children of the track that have them among their aims. */
static void count_goals(struct arena *arena, const struct facts *facts, const struct track *track,
                        struct explanation *explanation)
{
    struct explain_goal *goals = arena_take(arena, GOAL_MAX, sizeof *goals);
    for (int goal = 0; goal < facts->vocabulary->goal_words.count; goal++) {
        if (!explanation->activity->goals[goal])
            continue;
        int children = 0;
        for (int i = 0; i < track->children.count; i++) {
            const struct child *child = facts_child(facts, track->children.codes[i]);
            children += child && facts_aims(facts, child, NULL) >> goal & 1;
        }
        goals[explanation->goal_count++] = (struct explain_goal){
            .goal = goal, .strength = explanation->activity->goals[goal], .children = children,
        };
    }
    explanation->goals = goals;
}

static void sum_slot(const struct verdict *verdict, struct explanation *explanation)
{
    struct explain_place place = explanation->place;
    for (int i = 0; i < verdict->finding_count; i++) {
        const struct finding *finding = &verdict->findings[i];
        if (finding->session == place.session && finding->block == place.block &&
            finding->track == place.track && finding->slot == place.slot)
            explanation->points_of[finding->rule] += finding->points;
    }
}

const struct explanation *explain_slot(struct arena *arena, const struct facts *facts,
                                       const struct plan *plan, struct explain_place place)
{
    const struct slot *slot = explain_slot_at(plan, place);
    const struct verdict *verdict = rules_judge(arena, facts, plan);
    struct explanation *explanation = arena_take(arena, 1, sizeof *explanation);
    explanation->place = place;
    sum_slot(verdict, explanation);
    if (slot->kind == SLOT_DEBRIEF)
        return explanation;
    const struct session *session = &plan->sessions[place.session];
    explanation->activity = facts_activity(facts, slot->activity);
    if (explanation->activity)
        count_goals(arena, facts, &session->blocks[place.block].tracks[place.track], explanation);
    struct best best = {0};
    for (int i = 0; i < facts->activity_count; i++) {
        const struct activity *activity = facts->activities[i];
        if (activity != explanation->activity && activity->phases >> slot->phase & 1)
            try_piece(&best, facts, plan, place, activity);
    }
    if (best.change.activity)
        explanation->alternative = explain_compare(arena, facts, plan, verdict, &best.change);
    return explanation;
}

/* Every slot of the session in a phase that the activity fits. False: the activity stands there. */
static bool try_session(struct best *best, const struct facts *facts, const struct plan *plan,
                        int session, const struct activity *activity)
{
    const struct session *in = &plan->sessions[session];
    for (int i = 0; i < in->block_count; i++)
        for (int j = 0; j < in->blocks[i].track_count; j++)
            for (int k = 0; k < in->blocks[i].tracks[j].slot_count; k++) {
                const struct slot *slot = &in->blocks[i].tracks[j].slots[k];
                if (slot->kind != SLOT_DEBRIEF && text_equal(slot->activity, activity->id))
                    return false;
                struct explain_place place = {session, i, j, k};
                if (activity->phases >> slot->phase & 1)
                    try_piece(best, facts, plan, place, activity);
            }
    return true;
}

const struct explain_why_not *explain_why_not(struct arena *arena, const struct facts *facts,
                                              const struct plan *plan, const char *session,
                                              const char *activity)
{
    struct explain_why_not *why_not = arena_take(arena, 1, sizeof *why_not);
    const struct session *found = plan_find_session(plan, session);
    *why_not = (struct explain_why_not){
        .session = found ? (int)(found - plan->sessions) : -1,
        .session_code = session, .id = activity, .activity = facts_activity(facts, activity),
    };
    why_not->outcome = !found ? EXPLAIN_NO_SESSION
                       : !why_not->activity ? EXPLAIN_NO_ACTIVITY : EXPLAIN_TRIED;
    if (why_not->outcome != EXPLAIN_TRIED)
        return why_not;
    struct best best = {0};
    if (!try_session(&best, facts, plan, why_not->session, why_not->activity))
        why_not->outcome = EXPLAIN_IS_THERE;
    else if (!best.change.activity)
        why_not->outcome = EXPLAIN_NO_PHASE;
    else
        why_not->best = explain_compare(arena, facts, plan, rules_judge(arena, facts, plan),
                                        &best.change);
    return why_not;
}
