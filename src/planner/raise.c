/* From numbers back to a plan: slots with their clock, spares, variants, claims. */
#include "planner/planner_parts.h"

#include <assert.h>
#include <string.h>

enum { VARIANT_SPAN = 2, VARIANT_LEAST = 3 };

static const struct use *use_at(const struct lowered *lowered,
                                const struct composition_state *state, int session, int place)
{
    int piece = state->piece[session][place];
    return piece == COMPOSITION_EMPTY ? NULL : &lowered->uses[piece];
}

static void raise_slots(struct arena *arena, const struct lowered *lowered,
                        const struct composition_state *state, int session, struct track *track)
{
    const struct composition_strip *strip = &lowered->problem.strips[session];
    struct slot *slots = arena_take(arena, (size_t)strip->place_count, sizeof *slots);
    int start = 0;
    for (int i = 0; i < strip->place_count; i++) {
        const struct use *use = use_at(lowered, state, session, i);
        if (!use)
            continue;
        struct slot *slot = &slots[track->slot_count++];
        *slot = (struct slot){
            .phase = lowered->places[session][i].phase, .kind = use->kind, .start = start,
            .activity = use->activity ? use->activity->id : "",
            .minutes = state->minutes[session][i], .locked_by = "",
        };
        if (use->activity)
            slot->printed = lower_printed(arena, lowered, use->activity, session,
                                          lowered->children.count, &slot->printed_count);
        start += slot->minutes;
    }
    track->slots = slots;
}

static bool is_used(const struct lowered *lowered, const struct composition_state *state,
                    int piece)
{
    for (int s = 0; s < lowered->problem.strip_count; s++)
        for (int i = 0; i < lowered->problem.strips[s].place_count; i++)
            if (state->piece[s][i] == piece)
                return true;
    return false;
}

/* The unused piece that serves the session best; one that is no other session's spare comes
 * first. −1: none. */
static int choose_spare(const struct lowered *lowered, const struct composition_state *state,
                        int session, const bool *is_spare)
{
    const struct composition_strip *strip = &lowered->problem.strips[session];
    int best = -1;
    int64_t best_price = 0;
    for (int i = 0; i < strip->spare_count; i++) {
        int piece = strip->spares[i];
        if (is_used(lowered, state, piece))
            continue;
        int at = session * lowered->problem.piece_count + piece;
        int64_t price = is_spare[piece] ? 1000 : 0;
        for (int p = 0; p < lowered->problem.price_count; p++)
            price += lowered->problem.prices[p][at];
        if (best < 0 || price < best_price) {
            best = piece;
            best_price = price;
        }
    }
    return best;
}

/* So many people come to a session, not as many as were planned for. */
struct door {
    const struct lowered *lowered;
    const struct composition_state *state;
    int session;
    int people;
};

static bool has_activity(const struct track *track, const char *activity)
{
    for (int i = 0; i < track->slot_count; i++)
        if (!strcmp(track->slots[i].activity, activity))
            return true;
    return false;
}

/* May the activity stand in for the slot of the track, as far as the track is varied by now? */
static bool stands_in(const struct door *door, const struct track *track, const struct slot *slot,
                      const struct activity *activity)
{
    return slot->minutes >= activity->minutes.min && slot->minutes <= activity->minutes.max &&
           !has_activity(track, activity->id) &&
           lower_piece_fits(door->lowered, activity, door->session, slot->phase, door->people);
}

/* A replacement for one slot: the spare if it can, else the first free piece that can. A ritual
 * has none: children look forward to this one. */
static const struct activity *find_stand_in(const struct door *door, const struct track *track,
                                            const struct slot *slot)
{
    const struct lowered *lowered = door->lowered;
    const struct activity *first = facts_activity(lowered->facts, track->spare);
    if (slot->kind != SLOT_ACTIVITY)
        return NULL;
    if (first && stands_in(door, track, slot, first))
        return first;
    for (int i = 0; i < lowered->problem.piece_count; i++) {
        const struct use *use = &lowered->uses[i];
        if (use->kind == SLOT_ACTIVITY && !is_used(lowered, door->state, i) &&
            lower_is_new(lowered, use->activity, door->session) &&
            stands_in(door, track, slot, use->activity))
            return use->activity;
    }
    return NULL;
}

/* Replaces what does not fit so many people; false when nothing had to be replaced, or something
 * has no replacement (the judge then says so: P-DOOR). */
static bool vary_track(struct arena *arena, const struct door *door, struct track *track)
{
    const struct lowered *lowered = door->lowered;
    struct slot *slots = arena_take(arena, (size_t)track->slot_count, sizeof *slots);
    if (track->slot_count)
        memcpy(slots, track->slots, (size_t)track->slot_count * sizeof *slots);
    track->slots = slots;
    bool is_changed = false;
    for (int i = 0; i < track->slot_count; i++) {
        const struct activity *activity = facts_activity(lowered->facts, slots[i].activity);
        if (!activity || activity_fits_people(activity, door->people))
            continue;
        const struct activity *other = find_stand_in(door, track, &slots[i]);
        if (!other)
            return false;
        if (!strcmp(other->id, track->spare))
            track->spare = "";
        slots[i].activity = other->id;
        slots[i].printed = lower_printed(arena, lowered, other, door->session, door->people,
                                         &slots[i].printed_count);
        is_changed = true;
    }
    return is_changed;
}

static void raise_variants(struct arena *arena, const struct lowered *lowered,
                           const struct composition_state *state, struct session *session)
{
    struct variant *variants = arena_take(arena, 2 * VARIANT_SPAN, sizeof *variants);
    int planned = lowered->children.count;
    for (int people = planned - VARIANT_SPAN; people <= planned + VARIANT_SPAN; people++) {
        if (people < VARIANT_LEAST || people == planned)
            continue;
        struct door door = {lowered, state, session->no - 1, people};
        struct block *block = arena_take(arena, 1, sizeof *block);
        struct track *track = arena_take(arena, 1, sizeof *track);
        *block = session->blocks[0];
        *track = block->tracks[0];
        if (!vary_track(arena, &door, track))
            continue;
        block->tracks = track;
        variants[session->variant_count++] = (struct variant){
            .people = people, .blocks = block, .block_count = 1,
        };
    }
    session->variants = variants;
}

static const struct block *raise_block(struct arena *arena, const struct lowered *lowered,
                                       const struct composition_state *state, int session,
                                       const char *spare)
{
    const struct programme_block *template =
        &lowered->facts->programme->sessions[session].blocks[0];
    struct block *block = arena_take(arena, 1, sizeof *block);
    struct track *track = arena_take(arena, 1, sizeof *track);
    *track = (struct track){
        .code = template->tracks[0].code, .audience = template->tracks[0].audience,
        .room = "", .leader = "", .children = lowered->children, .spare = spare,
    };
    raise_slots(arena, lowered, state, session, track);
    *block = (struct block){
        .code = template->code, .kind = template->kind, .minutes = template->minutes,
        .has_headcount = template->has_headcount, .tracks = track, .track_count = 1,
    };
    return block;
}

void raise_sessions(struct arena *arena, const struct lowered *lowered,
                    const struct composition_state *state, int start, struct session *sessions)
{
    bool *is_spare = arena_take(arena, (size_t)lowered->problem.piece_count, sizeof *is_spare);
    for (int s = 0; s < lowered->problem.strip_count; s++) {
        int spare = lowered->facts->programme->spare
                        ? choose_spare(lowered, state, s, is_spare) : -1;
        if (spare >= 0)
            is_spare[spare] = true;
        const struct block *block =
            raise_block(arena, lowered, state, s,
                        spare < 0 ? "" : lowered->uses[spare].activity->id);
        sessions[s] = (struct session){
            .code = arena_format(arena, "%s-S%d", lowered->group->series, s + 1),
            .series = lowered->group->series, .no = s + 1, .date = lowered->dates[s],
            .start = start, .state = SESSION_DRAFT, .blocks = block, .block_count = 1,
        };
        raise_variants(arena, lowered, state, &sessions[s]);
    }
}

void raise_claims(const struct lowered *lowered, const struct composition_account *account,
                  int64_t *claimed)
{
    claimed[G_TARGET] += lower_target_points(lowered->facts->programme, lowered->group);
    claimed[G_LONE] += lower_lone_points(lowered->group);
    claimed[C_FIT] += account->price[PRICE_FIT];
    claimed[C_ADAPT] += account->price[PRICE_ADAPT];
    claimed[C_ODD] += account->price[PRICE_ODD];
    claimed[C_CHANGES] += account->price[PRICE_CHANGES];
    claimed[C_POSTURE] += account->run[RUN_POSTURE];
    claimed[C_FORMATION] += account->run[RUN_FORMATION];
    claimed[C_DEVIATION] += account->deviation;
    claimed[S_VARIETY] += account->neighbours;
    claimed[S_WORK] += account->shallow;
}

static bool lacks_farewell(const struct lowered *lowered, const struct composition_state *state)
{
    int last = lowered->problem.strip_count - 1;
    for (int i = 0; i < lowered->problem.strips[last].place_count; i++) {
        int piece = state->piece[last][i];
        if (piece != COMPOSITION_EMPTY &&
            lowered->problem.pieces[piece].tags & lowered->farewell_tag)
            return false;
    }
    return true;
}

/* The rule behind a place that stays empty: the goodbye notice, a ritual, the phase's minutes. */
static enum rule_code rule_of_unfilled(const struct lowered *lowered,
                                       const struct composition_state *state)
{
    for (int s = 0; s < lowered->problem.strip_count; s++)
        for (int i = 0; i < lowered->problem.strips[s].place_count; i++) {
            bool is_empty = state->piece[s][i] == COMPOSITION_EMPTY;
            enum filler filler = lowered->places[s][i].filler;
            if (!is_empty || lowered->problem.strips[s].places[i].is_optional ||
                lowered->problem.strips[s].places[i].candidate_count)
                continue;
            if (filler == FILLER_NOTICE)
                return S_GOODBYE;
            if (filler == FILLER_RITUAL)
                return S_RITUAL;
        }
    return C_PHASE_MIN;
}

int raise_clash(struct arena *arena, const struct lowered *lowered,
                const struct composition_state *state,
                const struct composition_account *account, const enum rule_code **clash)
{
    const enum rule_code rule_of[] = {
        [COMPOSITION_UNFILLED] = rule_of_unfilled(lowered, state), [COMPOSITION_PEAK] = C_PEAK,
        [COMPOSITION_CALM] = C_CALM, [COMPOSITION_SETTLE] = C_REGULATE,
        [COMPOSITION_TAGS] = S_MUST, [COMPOSITION_LADDER] = S_LADDER,
        [COMPOSITION_DEMAND] = S_AIMS, [COMPOSITION_BREADTH] = S_SESSION_GOALS,
        [COMPOSITION_KINDS] = S_KINDS, [COMPOSITION_SPARE] = P_SPARE,
    };
    static_assert(sizeof rule_of / sizeof rule_of[0] == COMPOSITION_HARD_COUNT, "all");
    enum rule_code *rules = arena_take(arena, COMPOSITION_HARD_COUNT + 1, sizeof *rules);
    int count = 0;
    for (int i = 0; i < COMPOSITION_HARD_COUNT; i++) {
        if (!account->hard[i])
            continue;
        bool is_farewell = i == COMPOSITION_TAGS && lacks_farewell(lowered, state);
        if (is_farewell)
            rules[count++] = S_FAREWELL;
        if (!is_farewell || account->hard[i] > 1)
            rules[count++] = rule_of[i];
    }
    *clash = rules;
    return count;
}
