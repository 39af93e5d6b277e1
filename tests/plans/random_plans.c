#include "tests/plans/random_plans.h"

#include "base/arena.h"
#include "base/text.h"

#include <string.h>

enum { SLOTS_MAX = 24, FIRST_DAYS = 20697 };

/* plan_copy gives arrays of our own: what the struct shows as const may be changed here. */
static struct session *session_at(struct plan *plan, int index)
{
    return (struct session *)&plan->sessions[index];
}

static struct block *block_at(struct session *session, int index)
{
    return (struct block *)&session->blocks[index];
}

static struct track *track_at(struct block *block, int index)
{
    return (struct track *)&block->tracks[index];
}

static struct slot *slot_at(struct track *track, int index)
{
    return (struct slot *)&track->slots[index];
}

/* ---- a plan from nothing ---- */

/* An activity that may stand in the phase, or any one after many tries. */
static const struct activity *some_activity(struct world *world, enum phase phase)
{
    const struct activity *activity = NULL;
    for (int i = 0; i < 40; i++) {
        activity = &world->activities[world_between(world, 0, world->facts.activity_count - 1)];
        if (activity->phases >> phase & 1)
            break;
    }
    return activity;
}

static struct slot some_slot(struct world *world, enum phase phase)
{
    struct slot slot = {.phase = phase, .activity = "", .locked_by = ""};
    if (phase == PHASE_SHARE && world_chance(world, 70)) {
        slot.kind = SLOT_DEBRIEF;
        slot.minutes = world_between(world, 4, 9);
        return slot;
    }
    const struct activity *activity = some_activity(world, phase);
    slot.activity = activity->id;
    slot.minutes = world_between(world, activity->minutes.min, activity->minutes.max);
    slot.kind = activity->kind == KIND_RITUAL || world_chance(world, 5) ? SLOT_RITUAL
                                                                        : SLOT_ACTIVITY;
    return slot;
}

/* Adaptations as the planner would print them, with a few lost. */
static void print_adaptations(struct world *world, struct track *track, struct date date)
{
    for (int i = 0; i < track->slot_count; i++) {
        struct slot *slot = slot_at(track, i);
        const struct activity *activity = facts_activity(&world->facts, slot->activity);
        if (!activity)
            continue;
        slot->printed = facts_adaptations(&world->facts, world->arena, activity, track->children,
                                          track_people(track), date, &slot->printed_count);
        if (slot->printed_count && world_chance(world, 5))
            slot->printed_count--;
    }
}

static struct track some_track(struct world *world, const struct programme_track *wanted,
                               struct code_list children)
{
    struct slot *slots = arena_take(world->arena, SLOTS_MAX, sizeof *slots);
    int count = 0;
    int start = 0;
    for (int phase = 0; phase < PHASE_COUNT; phase++) {
        int left = wanted->minutes[phase];
        for (int i = 0; i < 3 && left > 0; i++) {
            slots[count] = some_slot(world, (enum phase)phase);
            if (slots[count].minutes > left && world_chance(world, 80))
                slots[count].minutes = left;
            slots[count].start = start;
            start += slots[count].minutes;
            left -= slots[count++].minutes;
        }
    }
    static const char *const assistants[] = {"P-02", "P-03"};
    struct track track = {.code = wanted->code, .audience = wanted->audience, .room = "",
                          .leader = "", .children = children, .slots = slots, .slot_count = count,
                          .spare = ""};
    if (world_chance(world, 60))
        track.leader = "P-01";
    track.assistants = (struct code_list){assistants, world_between(world, 0, 2)};
    if (world_chance(world, 60))
        track.room = world_chance(world, 50) ? "HD-1" : "HD-2";
    if (world_chance(world, 80))
        track.spare = some_activity(world, PHASE_MAIN)->id;
    return track;
}

static struct code_list some_children(struct world *world, int percent)
{
    const char **codes = arena_take(world->arena, (size_t)world->facts.child_count, sizeof *codes);
    int count = 0;
    for (int i = 0; i < world->facts.child_count; i++)
        if (world_chance(world, percent))
            codes[count++] = world->children[i].code;
    return (struct code_list){codes, count};
}

static struct session some_session(struct world *world, const char *series, int number,
                                   struct code_list children)
{
    const struct programme_session *wanted = &world->programme.sessions[number - 1];
    struct block *block = arena_take(world->arena, 1, sizeof *block);
    struct track *track = arena_take(world->arena, 1, sizeof *track);
    struct date date = date_from_days(FIRST_DAYS + number * 7 + world_between(world, 0, 3)
                                      * world_between(world, 0, 3));
    *track = some_track(world, &wanted->blocks[0].tracks[0], children);
    print_adaptations(world, track, date);
    *block = (struct block){.code = wanted->blocks[0].code, .kind = BLOCK_WHOLE,
                            .minutes = wanted->blocks[0].minutes, .tracks = track,
                            .track_count = 1};
    return (struct session){.code = arena_format(world->arena, "%s-S%d", series, number),
                            .series = series, .no = number, .date = date, .start = 16 * 60 + 20,
                            .blocks = block, .block_count = 1};
}

struct plan *plan_by_chance(struct world *world)
{
    struct plan *plan = arena_take(world->arena, 1, sizeof *plan);
    int series = world_chance(world, 15) ? 2 : 1;
    int each = world->programme.session_count;
    struct session *sessions = arena_take(world->arena, (size_t)(series * each), sizeof *sessions);
    for (int i = 0; i < series * each; i++) {
        struct code_list children = some_children(world, i < each && series == 1 ? 95 : 50);
        sessions[i] = some_session(world, i < each ? "A1" : "A2", i % each + 1, children);
    }
    *plan = (struct plan){.programme = world->programme.id, .outcome = PLAN_BEST_SO_FAR,
                          .bound = INT64_MIN, .is_trial = world_chance(world, 30),
                          .sessions = sessions, .session_count = series * each};
    return plan;
}

/* ---- damage ---- */

struct spot {
    struct session *session;
    struct block *block;
    struct track *track;    /* NULL in a block without tracks */
    struct slot *slot;      /* NULL in a track without slots */
};

static struct spot some_spot(struct world *world, struct plan *plan)
{
    struct spot spot = {0};
    spot.session = session_at(plan, world_between(world, 0, plan->session_count - 1));
    spot.block = block_at(spot.session, world_between(world, 0, spot.session->block_count - 1));
    if (spot.block->track_count)
        spot.track = track_at(spot.block, world_between(world, 0, spot.block->track_count - 1));
    if (spot.track && spot.track->slot_count)
        spot.slot = slot_at(spot.track, world_between(world, 0, spot.track->slot_count - 1));
    return spot;
}

static struct code_list without(struct world *world, struct code_list list, int index)
{
    const char **codes = arena_take(world->arena, (size_t)list.count, sizeof *codes);
    int count = 0;
    for (int i = 0; i < list.count; i++)
        if (i != index)
            codes[count++] = list.codes[i];
    return (struct code_list){codes, count};
}

/* The list with one child of the facts more, in the order of codes. */
static struct code_list with_child(struct world *world, struct code_list list)
{
    const char *code = world->children[world_between(world, 0, world->facts.child_count - 1)].code;
    if (code_list_has(list, code))
        return list;
    const char **codes = arena_take(world->arena, (size_t)(list.count + 1), sizeof *codes);
    int at = 0;
    while (at < list.count && text_compare_codes(list.codes[at], code) < 0) {
        codes[at] = list.codes[at];
        at++;
    }
    codes[at] = code;
    for (int i = at; i < list.count; i++)
        codes[i + 1] = list.codes[i];
    return (struct code_list){codes, list.count + 1};
}

static void damage_slot(struct world *world, struct track *track, struct slot *slot)
{
    static const struct printed too_much[] = {{"C-0001", "hearing"}};
    switch (world_between(world, 0, 8)) {
    case 0: slot->minutes += world_between(world, -2, 3); break;
    case 1: slot->start += world_between(world, -1, 1); break;
    case 2: slot->phase = (enum phase)world_between(world, 0, PHASE_COUNT - 1); break;
    case 3:
        slot->kind = (enum slot_kind)world_between(world, 0, SLOT_KIND_COUNT - 1);
        if (slot->kind == SLOT_DEBRIEF)
            slot->activity = "";
        break;
    case 4:
        slot->printed = too_much;
        slot->printed_count = world_between(world, 0, 1);
        break;
    case 5: track->slot_count--; break;
    default:
        slot->kind = world_chance(world, 10) ? SLOT_RITUAL : SLOT_ACTIVITY;
        slot->activity = some_activity(world, slot->phase)->id;
        break;
    }
    if (slot->kind != SLOT_DEBRIEF && !slot->activity[0])
        slot->activity = some_activity(world, slot->phase)->id;
    if (slot->minutes < 0)
        slot->minutes = 0;
    if (slot->start < 0)
        slot->start = 0;
}

static void damage_pairs(struct world *world, struct track *track)
{
    if (!track->pair_count)
        return;
    struct pair *pairs = (struct pair *)track->pairs;
    if (world_chance(world, 50))
        track->pair_count--;
    else
        pairs[world_between(world, 0, track->pair_count - 1)].adult =
            pairs[world_between(world, 0, track->pair_count - 1)].adult;
}

static void damage_track(struct world *world, struct track *track)
{
    switch (world_between(world, 0, 8)) {
    case 0: track->audience = (enum audience)world_between(world, 0, AUDIENCE_COUNT - 1); break;
    case 1: track->leader = world_chance(world, 50) ? "P-01" : ""; break;
    case 2: track->assistants.count = 0; break;
    case 3: track->room = world_chance(world, 50) ? "HD-1" : "HD-2"; break;
    case 4:
        track->spare = world_chance(world, 50) ? "" : some_activity(world, PHASE_MAIN)->id;
        break;
    case 5: track->children = with_child(world, track->children); break;
    case 6:
        if (track->carers.count)
            track->carers = without(world, track->carers,
                                    world_between(world, 0, track->carers.count - 1));
        break;
    case 7: damage_pairs(world, track); break;
    default:
        if (track->children.count)
            track->children = without(world, track->children,
                                      world_between(world, 0, track->children.count - 1));
        break;
    }
}

static void damage_block(struct world *world, struct block *block)
{
    switch (world_between(world, 0, 4)) {
    case 0: block->minutes += world_between(world, -2, 12); break;
    case 1: block->kind = (enum block_kind)world_between(world, 0, BLOCK_KIND_COUNT - 1); break;
    case 2: block->has_headcount = !block->has_headcount; break;
    case 3:
        if (block->track_count > 1)
            block->track_count--;
        break;
    default: block->start += world_between(world, 0, 2); break;
    }
    if (block->minutes < 0)
        block->minutes = 0;
}

static void damage_session(struct world *world, struct plan *plan, struct session *session)
{
    switch (world_between(world, 0, 5)) {
    case 0:
        session->date = date_add_days(session->date, world_between(world, 0, 9));
        break;
    case 1: session->start += world_between(world, 0, 40); break;
    case 2:
        session->state = (enum session_state)world_between(world, 0, SESSION_STATE_COUNT - 1);
        break;
    case 3: session->variant_count = 0; break;
    case 4: plan->is_trial = !plan->is_trial; break;
    default:
        if (plan->session_count > 1 && session == &plan->sessions[plan->session_count - 1])
            plan->session_count--;
        break;
    }
}

/* A child that is on one island of a block changes places with one of another. */
static void swap_islands(struct world *world, struct block *block)
{
    if (block->track_count < 2 || !block->tracks[0].children.count
        || !block->tracks[1].children.count)
        return;
    struct track *first = track_at(block, 0);
    struct track *second = track_at(block, 1);
    struct code_list list = first->children;
    first->children = without(world, second->children, 0);
    second->children = without(world, list, world_between(world, 0, list.count - 1));
}

void plan_damage_event(struct world *world, struct plan *plan)
{
    struct session *session = session_at(plan, 0);
    for (int i = 0; i < session->block_count; i++) {
        struct block *block = block_at(session, i);
        if (block->kind == BLOCK_BREAK && world_chance(world, 20))
            block->has_headcount = false;
        if (block->kind == BLOCK_BREAK && world_chance(world, 20))
            block->minutes = world_between(world, 8, 11);
        for (int j = 0; j < block->track_count && block->kind == BLOCK_JOINT; j++)
            if (world_chance(world, 15))
                damage_pairs(world, track_at(block, j));
        if (block->kind == BLOCK_JOINT && world_chance(world, 20))
            swap_islands(world, block);
    }
}

void plan_damage(struct world *world, struct plan *plan, int changes)
{
    for (int i = 0; i < changes && plan->session_count; i++) {
        struct spot spot = some_spot(world, plan);
        int choice = world_between(world, 0, 9);
        if (choice < 5 && spot.slot)
            damage_slot(world, spot.track, spot.slot);
        else if (choice < 7 && spot.track)
            damage_track(world, spot.track);
        else if (choice == 7)
            damage_block(world, spot.block);
        else if (choice == 8)
            swap_islands(world, spot.block);
        else
            damage_session(world, plan, spot.session);
    }
}
