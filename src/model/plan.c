#include "model/plan.h"

#include "base/arena.h"

#include <assert.h>
#include <string.h>

static const struct word plan_outcome_list[] = {
    {"proved_best", {"已证明最优", "proved best"}},
    {"best_so_far", {"目前最好", "best so far"}},
    {"impossible", {"无法满足", "impossible"}},
};
static_assert(sizeof plan_outcome_list / sizeof plan_outcome_list[0] == PLAN_OUTCOME_COUNT, "all");
const struct words plan_outcome_words = {.list = plan_outcome_list, .count = PLAN_OUTCOME_COUNT};

static const struct word slot_kind_list[] = {
    {"activity", {"活动", "activity"}},
    {"ritual", {"仪式", "ritual"}},
    {"debrief", {"讨论", "debrief"}},
};
static_assert(sizeof slot_kind_list / sizeof slot_kind_list[0] == SLOT_KIND_COUNT, "all");
const struct words slot_kind_words = {.list = slot_kind_list, .count = SLOT_KIND_COUNT};

bool code_list_has(struct code_list list, const char *code)
{
    for (int i = 0; i < list.count; i++)
        if (!strcmp(list.codes[i], code))
            return true;
    return false;
}

int track_phase_minutes(const struct track *track, enum phase phase)
{
    int minutes = 0;
    for (int i = 0; i < track->slot_count; i++)
        if (track->slots[i].phase == phase)
            minutes += track->slots[i].minutes;
    return minutes;
}

int track_people(const struct track *track)
{
    return track->children.count + track->carers.count;
}

const struct session *plan_find_session(const struct plan *plan, const char *code)
{
    for (int i = 0; i < plan->session_count; i++)
        if (!strcmp(plan->sessions[i].code, code))
            return &plan->sessions[i];
    return NULL;
}

static void *copy_items(struct arena *arena, const void *items, int count, size_t size)
{
    void *copy = arena_take(arena, (size_t)count, size);
    if (count)
        memcpy(copy, items, (size_t)count * size);
    return copy;
}

static struct code_list copy_codes(struct arena *arena, struct code_list list)
{
    list.codes = copy_items(arena, list.codes, list.count, sizeof *list.codes);
    return list;
}

static void copy_track(struct arena *arena, struct track *track)
{
    track->assistants = copy_codes(arena, track->assistants);
    track->children = copy_codes(arena, track->children);
    track->carers = copy_codes(arena, track->carers);
    track->pairs = copy_items(arena, track->pairs, track->pair_count, sizeof *track->pairs);
    struct slot *slots = copy_items(arena, track->slots, track->slot_count, sizeof *slots);
    for (int i = 0; i < track->slot_count; i++)
        slots[i].printed = copy_items(arena, slots[i].printed, slots[i].printed_count,
                                      sizeof *slots[i].printed);
    track->slots = slots;
}

static const struct block *copy_blocks(struct arena *arena, const struct block *from, int count)
{
    struct block *blocks = copy_items(arena, from, count, sizeof *blocks);
    for (int i = 0; i < count; i++) {
        struct track *tracks =
            copy_items(arena, blocks[i].tracks, blocks[i].track_count, sizeof *tracks);
        for (int j = 0; j < blocks[i].track_count; j++)
            copy_track(arena, &tracks[j]);
        blocks[i].tracks = tracks;
        blocks[i].stage_leaders = copy_codes(arena, blocks[i].stage_leaders);
    }
    return blocks;
}

struct plan *plan_copy(struct arena *arena, const struct plan *plan)
{
    struct plan *copy = copy_items(arena, plan, 1, sizeof *copy);
    struct session *sessions =
        copy_items(arena, plan->sessions, plan->session_count, sizeof *sessions);
    for (int i = 0; i < plan->session_count; i++) {
        struct session *session = &sessions[i];
        session->blocks = copy_blocks(arena, session->blocks, session->block_count);
        struct variant *variants =
            copy_items(arena, session->variants, session->variant_count, sizeof *variants);
        for (int j = 0; j < session->variant_count; j++)
            variants[j].blocks = copy_blocks(arena, variants[j].blocks, variants[j].block_count);
        session->variants = variants;
    }
    copy->sessions = sessions;
    copy->papers = copy_items(arena, plan->papers, plan->paper_count, sizeof *plan->papers);
    copy->unplaced = copy_items(arena, plan->unplaced, plan->unplaced_count,
                                sizeof *plan->unplaced);
    copy->clash = copy_items(arena, plan->clash, plan->clash_count, sizeof *plan->clash);
    return copy;
}
