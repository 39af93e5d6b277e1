/* One group's series as strips, places, tags and demands. */
#include "planner/planner_parts.h"

#include <assert.h>
#include <string.h>

enum {
    RUN_PRICE = 1, DEVIATION_PRICE = 4, NEIGHBOUR_PRICE = 6, SHALLOW_PRICE = 40, MEET_MINUTES = 5,
    AIM_SESSIONS = 2, SESSION_GOALS = 2, SERIES_KINDS = 3, FORMATION_LIMIT = 20,
    NOTICE_SESSIONS = 3, DEPTH_CAP = 2, TWO_PIECES_FROM = 8, MAIN_MINUTES = 15
};

/* The strip that is being built. */
struct builder {
    struct arena *arena;
    struct lowered *lowered;
    int session;
    const struct programme_track *track;
    struct composition_strip *strip;
    struct composition_segment *segments;
    struct composition_place *places;
    struct place_use *uses;
};

struct candidates {
    VEC(int) pieces;
};

static struct candidates activities_for(const struct builder *b, enum phase phase)
{
    struct candidates fitting = {0};
    const struct lowered *lowered = b->lowered;
    int most = b->track->minutes[phase] + programme_tolerance(b->track->minutes[phase]);
    for (int i = 0; i < lowered->problem.piece_count; i++) {
        const struct use *use = &lowered->uses[i];
        if (use->kind == SLOT_ACTIVITY && use->activity->minutes.min <= most &&
            lower_is_new(lowered, use->activity, b->session) &&
            lower_piece_fits(lowered, use->activity, b->session, phase,
                             lowered->children.count))
            *VEC_ADD(b->arena, &fitting.pieces) = i;
    }
    return fitting;
}

/* Children look forward to the same ritual: the cheapest one that fits in every session where it
 * can; only when none does is it chosen session by session. */
static struct candidates rituals_for(const struct builder *b, enum phase phase)
{
    const struct lowered *lowered = b->lowered;
    int sessions = lowered->facts->programme->session_count;
    int best = -1;
    int64_t best_price = 0;
    struct candidates fitting = {0};
    for (int i = 0; i < lowered->problem.piece_count; i++) {
        const struct use *use = &lowered->uses[i];
        if (use->kind != SLOT_RITUAL ||
            !programme_has_ritual(lowered->facts->programme, phase, use->activity->id))
            continue;
        if (lower_piece_fits(lowered, use->activity, b->session, phase,
                             lowered->children.count))
            *VEC_ADD(b->arena, &fitting.pieces) = i;
        int64_t price = 0;
        int fits = 0;
        for (int s = 0; s < sessions; s++) {
            fits += lower_piece_fits(lowered, use->activity, s, phase,
                                     lowered->children.count);
            price += lowered->problem.prices[PRICE_ADAPT][s * lowered->problem.piece_count + i];
        }
        if (fits == sessions && (best < 0 || price < best_price)) {
            best = i;
            best_price = price;
        }
    }
    if (best >= 0) {
        fitting.pieces.count = 0;
        *VEC_ADD(b->arena, &fitting.pieces) = best;
    }
    return fitting;
}

static struct candidates debrief_for(const struct builder *b)
{
    struct candidates found = {0};
    for (int i = 0; i < b->lowered->problem.piece_count; i++)
        if (b->lowered->uses[i].kind == SLOT_DEBRIEF)
            *VEC_ADD(b->arena, &found.pieces) = i;
    return found;
}

static struct candidates notice_for(const struct builder *b, enum phase phase)
{
    struct candidates found = {0};
    const struct lowered *lowered = b->lowered;
    for (int i = 0; i < lowered->problem.piece_count; i++) {
        const struct use *use = &lowered->uses[i];
        if (use->kind == SLOT_RITUAL &&
            !strcmp(use->activity->id, lowered->facts->programme->notice) &&
            lower_piece_fits(lowered, use->activity, b->session, phase,
                             lowered->children.count))
            *VEC_ADD(b->arena, &found.pieces) = i;
    }
    return found;
}

static void add_place(struct builder *b, struct place_use use, struct candidates candidates,
                      bool is_optional)
{
    struct composition_strip *strip = b->strip;
    /* a phase has a ritual, two activities and a debrief; main one more, close the notice */
    static_assert(PHASE_COUNT * 4 + 2 <= COMPOSITION_PLACES_MAX, "room for what add_phase adds");
    assert(strip->place_count < COMPOSITION_PLACES_MAX);
    b->uses[strip->place_count] = use;
    b->places[strip->place_count++] = (struct composition_place){
        .segment = strip->segment_count - 1,
        .is_theme = use.phase == PHASE_MAIN,
        .is_optional = is_optional,
        .candidates = candidates.pieces.items,
        .candidate_count = candidates.pieces.count,
    };
}

static bool is_filled_by(const struct builder *b, enum phase phase, enum filler filler)
{
    return b->lowered->facts->programme->filled_by[phase] >> filler & 1;
}

static bool needs_notice(const struct builder *b, enum phase phase)
{
    const struct programme *programme = b->lowered->facts->programme;
    return phase == PHASE_CLOSE && programme->notice[0] &&
           b->session >= programme->session_count - NOTICE_SESSIONS;
}

/* How many activities a phase may hold: one, and more where there is time for them (a main piece
 * for each quarter of an hour begun): children, and whoever leads, have enough of changing. */
static int activities_most(const struct builder *b, enum phase phase)
{
    if (phase == PHASE_MAIN)
        return (b->track->minutes[phase] + MAIN_MINUTES - 1) / MAIN_MINUTES;
    return b->track->minutes[phase] >= TWO_PIECES_FROM && phase != PHASE_SHARE ? 2 : 1;
}

static void add_activities(struct builder *b, enum phase phase)
{
    struct candidates fitting = activities_for(b, phase);
    bool is_alone = !is_filled_by(b, phase, FILLER_RITUAL) &&
                    !is_filled_by(b, phase, FILLER_DEBRIEF);
    for (int i = 0; i < activities_most(b, phase); i++)
        add_place(b, (struct place_use){phase, FILLER_ACTIVITY}, fitting, i || !is_alone);
}

static void add_notice(struct builder *b, enum phase phase)
{
    if (needs_notice(b, phase))
        add_place(b, (struct place_use){phase, FILLER_NOTICE}, notice_for(b, phase), false);
}

/* The fillers of a phase in the order of a session: check-in ritual first, closing ritual last. The
 * last session says that it is the last before it says goodbye. */
static void add_phase(struct builder *b, enum phase phase)
{
    bool has_ritual = is_filled_by(b, phase, FILLER_RITUAL);
    bool has_activity = is_filled_by(b, phase, FILLER_ACTIVITY);
    b->segments[b->strip->segment_count++] = (struct composition_segment){
        .minutes = b->track->minutes[phase],
        .tolerance = programme_tolerance(b->track->minutes[phase]),
    };
    if (has_ritual && phase != PHASE_CLOSE)
        add_place(b, (struct place_use){phase, FILLER_RITUAL}, rituals_for(b, phase),
                  has_activity);
    bool is_last = b->session == b->lowered->facts->programme->session_count - 1;
    if (is_last)
        add_notice(b, phase);
    if (has_activity)
        add_activities(b, phase);
    if (is_filled_by(b, phase, FILLER_DEBRIEF))
        add_place(b, (struct place_use){phase, FILLER_DEBRIEF}, debrief_for(b), has_activity);
    if (!is_last)
        add_notice(b, phase);
    if (has_ritual && phase == PHASE_CLOSE)
        add_place(b, (struct place_use){phase, FILLER_RITUAL}, rituals_for(b, phase), false);
}

static int youngest_months(const struct lowered *lowered, int session)
{
    int youngest = 0;
    for (int i = 0; i < lowered->group->children.count; i++) {
        int age = date_age_months(lowered->group->children.items[i]->birth,
                                  lowered->dates[session]);
        if (!i || age < youngest)
            youngest = age;
    }
    return youngest;
}

/* C-POSTURE: how long one posture is borne. */
static int posture_limit(int youngest)
{
    return youngest < 108 ? 10 : youngest < 156 ? 15 : 25;
}

static bool is_set_aside(const struct lowered *lowered, enum rule_code rule, int session)
{
    return facts_override(lowered->facts, rule, lowered->group->series,
                          lowered->dates[session]) != NULL;
}

/* For what is asked of each session, but told to the search once for all. */
static bool is_always_set_aside(const struct lowered *lowered, enum rule_code rule)
{
    for (int s = 0; s < lowered->facts->programme->session_count; s++)
        if (!is_set_aside(lowered, rule, s))
            return false;
    return true;
}

static void build_strip(struct builder *b)
{
    const struct programme *programme = b->lowered->facts->programme;
    const struct programme_session *session = &programme->sessions[b->session];
    for (int phase = 0; phase < PHASE_COUNT; phase++)
        if (b->track->minutes[phase])
            add_phase(b, (enum phase)phase);
    struct candidates spares = activities_for(b, PHASE_MAIN);
    b->strip->segments = b->segments;
    b->strip->places = b->places;
    b->strip->run_limit[RUN_POSTURE] = posture_limit(youngest_months(b->lowered, b->session));
    b->strip->run_limit[RUN_FORMATION] = FORMATION_LIMIT;
    b->strip->is_depth_wanted = session->stage == STAGE_WORKING &&
                                session->trust_cap >= DEPTH_CAP;
    b->strip->spares = spares.pieces.items;
    b->strip->spare_count = spares.pieces.count;
    b->strip->needs_spare = programme->spare && b->track->minutes[PHASE_MAIN] &&
                            !is_set_aside(b->lowered, P_SPARE, b->session);
}

/* S-MUST and S-FAREWELL: a tag for each thing that must be there. */
static void add_tags(struct lowered *lowered, struct composition_piece *pieces,
                     struct composition_strip *strips)
{
    const struct programme *programme = lowered->facts->programme;
    int tag = 0;
    for (int m = 0; m < programme->must_count; m++, tag++) {
        const struct must *must = &programme->musts[m];
        strips[must->session - 1].tags |= UINT64_C(1) << tag;
        for (int i = 0; i < lowered->problem.piece_count; i++)
            for (int a = 0; lowered->uses[i].activity && a < must->alternatives.count; a++)
                if (!strcmp(must->alternatives.ids[a], lowered->uses[i].activity->id))
                    pieces[i].tags |= UINT64_C(1) << tag;
    }
    lowered->farewell_tag = UINT64_C(1) << tag;
    strips[programme->session_count - 1].tags |= lowered->farewell_tag;
    for (int i = 0; i < lowered->problem.piece_count; i++)
        if (lowered->uses[i].kind == SLOT_ACTIVITY && lowered->uses[i].activity->is_farewell)
            pieces[i].tags |= lowered->farewell_tag;
}

/* S-AIMS: the aims of the children and the programme's own goals. */
static void add_demands(struct arena *arena, struct lowered *lowered)
{
    uint64_t asked = lowered->facts->programme->goals;
    for (int i = 0; i < lowered->group->children.count; i++)
        asked |= facts_aims(lowered->facts, lowered->group->children.items[i], NULL);
    struct composition_demand *demands = arena_take(arena, GOAL_MAX, sizeof *demands);
    for (uint64_t left = asked; left; left &= left - 1)
        demands[lowered->problem.demand_count++] = (struct composition_demand){
            .mark = left & (~left + 1), .strips = AIM_SESSIONS,
        };
    lowered->problem.demands = demands;
    if (is_set_aside(lowered, S_AIMS, 0))
        lowered->problem.demand_count = 0;
}

static void set_prices(struct lowered *lowered)
{
    struct composition_problem *problem = &lowered->problem;
    const struct programme *programme = lowered->facts->programme;
    problem->run_count = RUN_COUNT;
    problem->run_price = RUN_PRICE;
    problem->deviation_price = DEVIATION_PRICE;
    problem->neighbour_price = NEIGHBOUR_PRICE;
    problem->shallow_price = SHALLOW_PRICE;
    problem->meet_minutes = MEET_MINUTES;
    problem->breadth_marks = programme->goals | programme->also;
    problem->breadth_least = is_always_set_aside(lowered, S_SESSION_GOALS) ? 0 : SESSION_GOALS;
    problem->kinds_least = is_set_aside(lowered, S_KINDS, 0) ? 0 : SERIES_KINDS;
}

static struct code_list codes_of(struct arena *arena, const struct group *group)
{
    const char **codes = arena_take(arena, (size_t)group->children.count, sizeof *codes);
    for (int i = 0; i < group->children.count; i++)
        codes[i] = group->children.items[i]->code;
    return (struct code_list){.codes = codes, .count = group->children.count};
}

struct lowered *lower_series(struct arena *arena, const struct facts *facts,
                             const struct group *group, const struct date *dates)
{
    struct lowered *lowered = arena_take(arena, 1, sizeof *lowered);
    *lowered = (struct lowered){.facts = facts, .group = group, .dates = dates,
                                .children = codes_of(arena, group)};
    struct composition_piece *pieces = lower_pieces(arena, lowered);
    int count = facts->programme->session_count;
    assert(count <= COMPOSITION_STRIPS_MAX);
    struct composition_strip *strips = arena_take(arena, (size_t)count, sizeof *strips);
    struct place_use(*uses)[COMPOSITION_PLACES_MAX] =
        arena_take(arena, (size_t)count, sizeof *uses);
    for (int s = 0; s < count; s++) {
        struct builder builder = {
            .arena = arena, .lowered = lowered, .session = s,
            .track = &facts->programme->sessions[s].blocks[0].tracks[0], .strip = &strips[s],
            .segments = arena_take(arena, PHASE_COUNT, sizeof *builder.segments),
            .places = arena_take(arena, COMPOSITION_PLACES_MAX, sizeof *builder.places),
            .uses = uses[s],
        };
        build_strip(&builder);
    }
    lowered->places = (const struct place_use(*)[COMPOSITION_PLACES_MAX])uses;
    lowered->problem.strips = strips;
    lowered->problem.strip_count = count;
    add_tags(lowered, pieces, strips);
    add_demands(arena, lowered);
    set_prices(lowered);
    return lowered;
}
