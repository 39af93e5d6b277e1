/* The rules about one piece in one session, as yes or no and as prices. */
#include "planner/planner_parts.h"

#include <string.h>

enum {
    ADAPT_POINTS = 4, ODD_POINTS = 8, CHANGE_POINTS = 2, FIT_MOST_CHILDREN = 12,
    MARK_FROM = 2, CALMING_FROM = 2, CALM_ENERGY = 2, CALM_TRUST = 1, DEBRIEF_ENERGY = 2,
    DEBRIEF_LEAST = 5, DEBRIEF_MOST = 60, EYES_CLOSED_FROM_MONTHS = 120, HISTORY_DAYS = 365
};

static const struct programme_session *session_at(const struct lowered *lowered, int session)
{
    return &lowered->facts->programme->sessions[session];
}

/* C-AGE and the age of C-ABSOLUTE. */
static bool fits_ages(const struct lowered *lowered, const struct activity *activity, int session)
{
    for (int i = 0; i < lowered->group->children.count; i++) {
        struct date birth = lowered->group->children.items[i]->birth;
        int age = date_age_months(birth, lowered->dates[session]);
        if (!date_is_set(birth))
            continue;
        if (age < activity->age.min || age > activity->age.max ||
            (activity->axis[AXIS_EYES_CLOSED] >= 2 && age < EYES_CLOSED_FROM_MONTHS))
            return false;
    }
    return true;
}

/* C-AVOID and C-AXIS: what is above a limit has its adaptation. */
static bool fits_flags(const struct lowered *lowered, const struct activity *activity, int session,
                       int people)
{
    const struct vocabulary *vocabulary = lowered->facts->vocabulary;
    for (int i = 0; i < lowered->group->children.count; i++) {
        uint64_t flags = child_flags(lowered->group->children.items[i], lowered->dates[session]);
        if (flags & activity->avoid)
            return false;
        for (uint64_t left = flags & ~activity->adapt; left; left &= left - 1)
            if (!activity_keeps_flag(activity, &vocabulary->flags[__builtin_ctzll(left)], people))
                return false;
    }
    return true;
}

/* S-REPEAT over the last 365 days of the children. */
bool lower_is_new(const struct lowered *lowered, const struct activity *activity, int session)
{
    const struct facts *facts = lowered->facts;
    for (int i = 0; i < facts->history_count; i++) {
        const struct history *history = &facts->history[i];
        int days = date_days_between(history->date, lowered->dates[session]);
        if (days >= 0 && days <= HISTORY_DAYS && !strcmp(history->activity, activity->id) &&
            code_list_has(lowered->children, history->person))
            return false;
    }
    return true;
}

bool lower_piece_fits(const struct lowered *lowered, const struct activity *activity, int session,
                      enum phase phase, int people)
{
    const struct programme *programme = lowered->facts->programme;
    const struct programme_session *asked = session_at(lowered, session);
    bool is_last = session == programme->session_count - 1;
    return activity->phases >> phase & 1 &&
           activity->audiences >> AUDIENCE_CHILDREN & 1 &&
           !activity_is_never_scheduled(activity) &&
           activity->axis[AXIS_TRUST] <= asked->trust_cap &&
           activity->axis[AXIS_TOUCH] <= programme->touch_cap &&
           activity->stage_earliest <= asked->stage &&
           (!is_last || activity->is_last_ok) &&
           item_set_common(&activity->items, &programme->excluded) < 0 &&
           activity_fits_people(activity, people) && fits_ages(lowered, activity, session) &&
           fits_flags(lowered, activity, session, people);
}

const struct printed *lower_printed(struct arena *arena, const struct lowered *lowered,
                                    const struct activity *activity, int session, int people,
                                    int *count)
{
    return facts_adaptations(lowered->facts, arena, activity, lowered->children, people,
                             lowered->dates[session], count);
}

static uint64_t marks_of(const struct vocabulary *vocabulary, const struct activity *activity)
{
    uint64_t marks = 0;
    for (int goal = 0; goal < vocabulary->goal_words.count; goal++)
        if (activity->goals[goal] >= MARK_FROM)
            marks |= UINT64_C(1) << goal;
    return marks;
}

static bool is_settling(const struct vocabulary *vocabulary, const struct activity *activity)
{
    if (activity->axis[AXIS_ENERGY] > CALM_ENERGY || activity->axis[AXIS_TRUST] > CALM_TRUST)
        return false;
    for (int goal = 0; goal < vocabulary->goal_words.count; goal++)
        if (vocabulary->goals[goal].is_calming && activity->goals[goal] >= CALMING_FROM)
            return true;
    return false;
}

static struct composition_piece debrief_piece(void)
{
    return (struct composition_piece){
        .min_minutes = DEBRIEF_LEAST, .max_minutes = DEBRIEF_MOST, .energy = DEBRIEF_ENERGY,
        .depth = COMPOSITION_DEPTH_OF_THEME, .is_reusable = true,
        .classes = {COMPOSITION_NO_CLASS, COMPOSITION_NO_CLASS, COMPOSITION_NO_CLASS},
    };
}

static struct composition_piece piece_of(const struct lowered *lowered, const struct use *use)
{
    const struct activity *activity = use->activity;
    if (use->kind == SLOT_DEBRIEF)
        return debrief_piece();
    const struct vocabulary *vocabulary = lowered->facts->vocabulary;
    bool ends_posture = vocabulary->postures[activity->posture].is_changing;
    return (struct composition_piece){
        .min_minutes = activity->minutes.min,
        .max_minutes = activity->minutes.max,
        .energy = activity->axis[AXIS_ENERGY],
        .depth = activity->axis[AXIS_TRUST],
        .is_settling = is_settling(vocabulary, activity),
        .is_reusable = use->kind == SLOT_RITUAL,
        .kind = (int)activity->kind,
        .classes = {ends_posture ? COMPOSITION_NO_CLASS : activity->posture,
                    activity->formation, COMPOSITION_NO_CLASS},
        .marks = use->kind == SLOT_ACTIVITY ? marks_of(vocabulary, activity) : 0,
    };
}

static bool is_notice(const struct programme *programme, const char *id)
{
    return programme->notice[0] && !strcmp(programme->notice, id);
}

static bool is_named_ritual(const struct programme *programme, const char *id)
{
    for (int phase = 0; phase < PHASE_COUNT; phase++)
        if (programme_has_ritual(programme, (enum phase)phase, id))
            return true;
    return is_notice(programme, id);
}

/* Activities by id, then rituals by id, the debrief last. */
static int list_uses(const struct facts *facts, struct use *uses)
{
    int count = 0;
    for (int i = 0; i < facts->activity_count; i++) {
        const struct activity *activity = facts->activities[i];
        if (!activity->is_ritual && activity->kind != KIND_RITUAL && !activity->is_refused)
            uses[count++] = (struct use){activity, SLOT_ACTIVITY};
    }
    for (int i = 0; i < facts->activity_count; i++)
        if (is_named_ritual(facts->programme, facts->activities[i]->id))
            uses[count++] = (struct use){facts->activities[i], SLOT_RITUAL};
    uses[count++] = (struct use){NULL, SLOT_DEBRIEF};
    return count;
}

/* Children of the group who have each goal among their aims. */
static void count_aims(const struct lowered *lowered, int *askers)
{
    for (int i = 0; i < lowered->group->children.count; i++)
        for (uint64_t aims = facts_aims(lowered->facts, lowered->group->children.items[i], NULL);
             aims; aims &= aims - 1)
            askers[__builtin_ctzll(aims)]++;
}

/* C-FIT: what the activity gives these children, as a negative price. */
static int32_t fit_price(const struct lowered *lowered, const struct use *use, const int *askers)
{
    if (use->kind != SLOT_ACTIVITY)
        return 0;
    int32_t gain = 0;
    for (int goal = 0; goal < lowered->facts->vocabulary->goal_words.count; goal++) {
        int children = askers[goal] < FIT_MOST_CHILDREN ? askers[goal] : FIT_MOST_CHILDREN;
        gain += use->activity->goals[goal] * children;
    }
    return -gain;
}

static void fill_prices(struct arena *arena, struct lowered *lowered)
{
    struct composition_problem *problem = &lowered->problem;
    int askers[GOAL_MAX] = {0};
    count_aims(lowered, askers);
    int sessions = lowered->facts->programme->session_count;
    int32_t *prices[PRICE_COUNT];
    for (int i = 0; i < PRICE_COUNT; i++) {
        prices[i] = arena_take(arena, (size_t)(sessions * problem->piece_count),
                               sizeof *prices[i]);
        problem->prices[i] = prices[i];
    }
    problem->price_count = PRICE_COUNT;
    struct arena *scratch = arena_open();
    for (int session = 0; session < sessions; session++)
        for (int piece = 0; piece < problem->piece_count; piece++) {
            const struct use *use = &lowered->uses[piece];
            int at = session * problem->piece_count + piece;
            if (use->kind == SLOT_DEBRIEF)
                continue;
            struct arena_mark mark = arena_mark(scratch);
            int printed;
            lower_printed(scratch, lowered, use->activity, session, lowered->children.count,
                          &printed);
            arena_back(scratch, mark);
            prices[PRICE_FIT][at] = fit_price(lowered, use, askers);
            prices[PRICE_ADAPT][at] = ADAPT_POINTS * printed;
            prices[PRICE_ODD][at] = use->activity->axis[AXIS_ODD_ONE_OUT] == 1 ? ODD_POINTS : 0;
            prices[PRICE_CHANGES][at] = use->kind == SLOT_ACTIVITY ? CHANGE_POINTS : 0;
        }
    arena_close(scratch);
}

struct composition_piece *lower_pieces(struct arena *arena, struct lowered *lowered)
{
    size_t most = 2 * (size_t)lowered->facts->activity_count + 1;
    struct use *uses = arena_take(arena, most, sizeof *uses);
    int count = list_uses(lowered->facts, uses);
    struct composition_piece *pieces = arena_take(arena, (size_t)count, sizeof *pieces);
    lowered->uses = uses;
    for (int i = 0; i < count; i++)
        pieces[i] = piece_of(lowered, &uses[i]);
    lowered->problem.pieces = pieces;
    lowered->problem.piece_count = count;
    fill_prices(arena, lowered);
    return pieces;
}
