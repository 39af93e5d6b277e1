#include "base/arena.h"
#include "base/text.h"
#include "rules/explain.h"
#include "rules/explain_parts.h"
#include "rules/judging.h"
#include "rules/rules.h"

#include <assert.h>
#include <string.h>

static void *copy_items(struct arena *arena, const void *items, int count, size_t size)
{
    void *copy = arena_take(arena, (size_t)count, size);
    if (count)
        memcpy(copy, items, (size_t)count * size);
    return copy;
}

/* A plan whose path to one track is its own; all else is shared with the plan it came from. */
static struct track *open_track(struct arena *arena, struct plan *plan, int session_index,
                                int block_index, int track_index)
{
    struct session *sessions =
        copy_items(arena, plan->sessions, plan->session_count, sizeof *sessions);
    struct session *session = &sessions[session_index];
    struct block *blocks =
        copy_items(arena, session->blocks, session->block_count, sizeof *blocks);
    struct block *block = &blocks[block_index];
    struct track *tracks = copy_items(arena, block->tracks, block->track_count, sizeof *tracks);
    plan->sessions = sessions;
    session->blocks = blocks;
    block->tracks = tracks;
    return &tracks[track_index];
}

/* The piece that gives way takes the place of the spare that is used up. */
static void change_spares(struct arena *arena, struct plan *plan, const char *series,
                          const char *spare, const char *gives_way)
{
    for (int i = 0; i < plan->session_count; i++) {
        if (!text_equal(plan->sessions[i].series, series))
            continue;
        for (int j = 0; j < plan->sessions[i].block_count; j++)
            for (int k = 0; k < plan->sessions[i].blocks[j].track_count; k++)
                if (text_equal(plan->sessions[i].blocks[j].tracks[k].spare, spare))
                    open_track(arena, plan, i, j, k)->spare = gives_way;
    }
}

const struct slot *explain_slot_at(const struct plan *plan, struct explain_place place)
{
    assert(place.session >= 0 && place.session < plan->session_count);
    assert(place.block >= 0 && place.block < plan->sessions[place.session].block_count);
    const struct block *block = &plan->sessions[place.session].blocks[place.block];
    assert(place.track >= 0 && place.track < block->track_count);
    assert(place.slot >= 0 && place.slot < block->tracks[place.track].slot_count);
    return &block->tracks[place.track].slots[place.slot];
}

const struct plan *explain_try(struct arena *arena, const struct facts *facts,
                               const struct plan *plan, struct explain_place place,
                               const struct activity *activity)
{
    struct plan *changed = copy_items(arena, plan, 1, sizeof *plan);
    const struct session *session = &plan->sessions[place.session];
    struct track *track = open_track(arena, changed, place.session, place.block, place.track);
    struct slot *slots = copy_items(arena, track->slots, track->slot_count, sizeof *slots);
    struct slot *slot = &slots[place.slot];
    const char *gives_way = slot->kind == SLOT_ACTIVITY ? slot->activity : "";
    slot->kind = judging_is_ritual(activity) ? SLOT_RITUAL : SLOT_ACTIVITY;
    slot->activity = activity->id;
    slot->printed = facts_adaptations(facts, arena, activity, track->children,
                                      track_people(track), session->date, &slot->printed_count);
    track->slots = slots;
    change_spares(arena, changed, session->series, activity->id, gives_way);
    return changed;
}

static bool is_broken(const struct finding *finding)
{
    return finding->class == RULE_HARD ||
           (finding->class == RULE_OVERRIDE && !finding->is_overridden);
}

/* The same thing found in both plans; how much it is may differ. */
static int compare_things(const struct finding *a, const struct finding *b)
{
    struct finding left = *a;
    struct finding right = *b;
    left.amount = right.amount = left.limit = right.limit = 0;
    return judging_compare_findings(&left, &right);
}

/* Findings of `here` that are broken and not in `there`; both are sorted. */
static const struct finding *only_here(struct arena *arena, const struct verdict *here,
                                       const struct verdict *there, int *count)
{
    struct finding *only = arena_take(arena, (size_t)here->finding_count, sizeof *only);
    int at = 0;
    *count = 0;
    for (int i = 0; i < here->finding_count; i++) {
        const struct finding *finding = &here->findings[i];
        while (at < there->finding_count && compare_things(&there->findings[at], finding) < 0)
            at++;
        bool is_in_both =
            at < there->finding_count && !compare_things(&there->findings[at], finding);
        if (is_in_both)
            at++;
        else if (is_broken(finding))
            only[(*count)++] = *finding;
    }
    return only;
}

const struct explain_change *explain_compare(struct arena *arena, const struct facts *facts,
                                             const struct plan *plan,
                                             const struct verdict *verdict,
                                             const struct explain_change *tried)
{
    struct explain_change *change = copy_items(arena, tried, 1, sizeof *tried);
    const struct verdict *after =
        rules_judge(arena, facts, explain_try(arena, facts, plan, tried->place, tried->activity));
    change->broken = only_here(arena, after, verdict, &change->broken_count);
    only_here(arena, verdict, after, &change->mended);
    for (int rule = 0; rule < RULE_COUNT; rule++)
        change->cost_of[rule] = after->points_of[rule] - verdict->points_of[rule];
    change->cost = after->points - verdict->points;
    return change;
}
