#include "search/composition_parts.h"

#include <assert.h>

struct bounds {
    int lower, upper;       /* minutes that the segment's pieces and tolerance allow */
    int minutes;
    bool is_filled;
};

static int least(int a, int b)
{
    return a < b ? a : b;
}

static int greatest(int a, int b)
{
    return a > b ? a : b;
}

static void find_bounds(const struct composition_problem *problem,
                        const struct composition_state *state, int strip, struct bounds *bounds)
{
    const struct composition_strip *s = &problem->strips[strip];
    for (int i = 0; i < s->place_count; i++) {
        int piece = state->piece[strip][i];
        if (piece == COMPOSITION_EMPTY)
            continue;
        struct bounds *segment = &bounds[s->places[i].segment];
        segment->is_filled = true;
        segment->lower += problem->pieces[piece].min_minutes;
        segment->upper += problem->pieces[piece].max_minutes;
    }
    for (int i = 0; i < s->segment_count; i++) {
        const struct composition_segment *wish = &s->segments[i];
        bounds[i].lower = greatest(bounds[i].lower, wish->minutes - wish->tolerance);
        bounds[i].upper = least(bounds[i].upper, wish->minutes + wish->tolerance);
    }
}

/* Chooses the minutes of each segment; false when the strip cannot be used exactly. */
static bool share_among_segments(const struct composition_strip *strip, struct bounds *bounds)
{
    int missing = 0;
    bool is_whole = true;       /* with a segment still empty the sum is not asked for */
    for (int i = 0; i < strip->segment_count; i++) {
        is_whole &= bounds[i].is_filled || !strip->segments[i].minutes;
        if (!bounds[i].is_filled)
            continue;
        if (bounds[i].lower > bounds[i].upper)
            return false;
        int wish = strip->segments[i].minutes;
        bounds[i].minutes = greatest(bounds[i].lower, least(bounds[i].upper, wish));
        missing += wish - bounds[i].minutes;
    }
    for (int i = 0; i < strip->segment_count && missing; i++) {
        if (!bounds[i].is_filled)
            continue;
        int room = missing > 0 ? bounds[i].upper - bounds[i].minutes
                               : bounds[i].lower - bounds[i].minutes;
        int step = missing > 0 ? least(missing, room) : greatest(missing, room);
        bounds[i].minutes += step;
        missing -= step;
    }
    return !missing || !is_whole;
}

/* Moves minutes in the places of one segment until they add up. */
static void share_among_places(const struct composition_problem *problem,
                               struct composition_state *state, int strip, int segment,
                               int minutes)
{
    const struct composition_strip *s = &problem->strips[strip];
    for (int i = 0; i < s->place_count; i++) {
        int piece = state->piece[strip][i];
        if (s->places[i].segment != segment || piece == COMPOSITION_EMPTY)
            continue;
        const struct composition_piece *p = &problem->pieces[piece];
        int kept = greatest(p->min_minutes, least(p->max_minutes, state->minutes[strip][i]));
        state->minutes[strip][i] = (int16_t)kept;
        minutes -= kept;
    }
    for (int i = 0; i < s->place_count && minutes; i++) {
        int piece = state->piece[strip][i];
        if (s->places[i].segment != segment || piece == COMPOSITION_EMPTY)
            continue;
        const struct composition_piece *p = &problem->pieces[piece];
        int now = state->minutes[strip][i];
        int step = minutes > 0 ? least(minutes, p->max_minutes - now)
                               : greatest(minutes, p->min_minutes - now);
        state->minutes[strip][i] = (int16_t)(now + step);
        minutes -= step;
    }
    assert(!minutes);
}

bool strip_fit(const struct composition_problem *problem, struct composition_state *state,
               int strip)
{
    const struct composition_strip *s = &problem->strips[strip];
    struct bounds bounds[COMPOSITION_SEGMENTS_MAX] = {0};
    find_bounds(problem, state, strip, bounds);
    if (!share_among_segments(s, bounds))
        return false;
    for (int i = 0; i < s->segment_count; i++)
        if (bounds[i].is_filled)
            share_among_places(problem, state, strip, i, bounds[i].minutes);
    for (int i = 0; i < s->place_count; i++)
        if (state->piece[strip][i] == COMPOSITION_EMPTY)
            state->minutes[strip][i] = 0;
    return true;
}
