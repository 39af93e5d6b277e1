/* The search against all states there are: on tiny problems it finds a clean state wherever one
 * exists, and nearly always the best of them (it is a heuristic); whatever it holds
 * keeps the minutes; one seed gives one result. */
#include "check.h"

#include "base/arena.h"
#include "base/rng.h"
#include "search/composition.h"

#include <stdint.h>

enum { PROBLEMS = 40, TWINS = 8, STEPS = 30000, PIECES = 5, STRIPS = 2, PLACES = 3, SEGMENTS = 2 };

struct tiny {
    struct composition_piece pieces[PIECES];
    struct composition_strip strips[STRIPS];
    struct composition_segment segments[SEGMENTS];
    struct composition_place places[PLACES];
    int all[PIECES];
    int32_t prices[STRIPS * PIECES];
    struct composition_demand demand;
    struct composition_problem problem;
};

static void draw_pieces(struct tiny *tiny, struct rng *rng)
{
    for (int i = 0; i < PIECES; i++) {
        int least = 2 + rng_below(rng, 4);
        tiny->all[i] = i;
        tiny->pieces[i] = (struct composition_piece){
            .min_minutes = least, .max_minutes = least + 1 + rng_below(rng, 3),
            .energy = 1 + rng_below(rng, 5), .depth = rng_below(rng, 3),
            .is_settling = rng_below(rng, 2), .is_reusable = !rng_below(rng, 4),
            .kind = rng_below(rng, 3), .classes = {rng_below(rng, 3) - 1, rng_below(rng, 2), -1},
            .marks = (uint64_t)rng_below(rng, 8),
        };
        for (int s = 0; s < STRIPS; s++)
            tiny->prices[s * PIECES + i] = -rng_below(rng, 20);
    }
}

/* Two segments: one place, then a place and an optional one. */
static void draw(struct tiny *tiny, struct rng *rng)
{
    *tiny = (struct tiny){0};
    draw_pieces(tiny, rng);
    for (int i = 0; i < PLACES; i++)
        tiny->places[i] = (struct composition_place){
            .segment = i > 0, .is_theme = i > 0, .is_optional = i == 2,
            .candidates = tiny->all, .candidate_count = PIECES,
        };
    tiny->segments[0] = (struct composition_segment){.minutes = 4, .tolerance = 2};
    tiny->segments[1] = (struct composition_segment){.minutes = 7 + rng_below(rng, 3),
                                                     .tolerance = 2};
    for (int s = 0; s < STRIPS; s++)
        tiny->strips[s] = (struct composition_strip){
            .segments = tiny->segments, .segment_count = SEGMENTS, .places = tiny->places,
            .place_count = PLACES, .run_limit = {6, 8}, .is_depth_wanted = s == 1,
            .spares = tiny->all, .spare_count = PIECES, .needs_spare = true,
        };
    tiny->demand = (struct composition_demand){.mark = 1, .strips = 1};
    tiny->problem = (struct composition_problem){
        .pieces = tiny->pieces, .piece_count = PIECES, .strips = tiny->strips,
        .strip_count = STRIPS, .prices = {tiny->prices}, .price_count = 1, .run_count = 2,
        .run_price = 1, .deviation_price = 4, .neighbour_price = 6, .shallow_price = 40,
        .meet_minutes = 5, .demands = &tiny->demand, .demand_count = 1, .breadth_marks = 7,
        .breadth_least = 1, .kinds_least = 2,
    };
}

struct best {
    int hard;
    int64_t points;
};

static bool is_better(struct best a, struct best b)
{
    return a.hard != b.hard ? a.hard < b.hard : a.points < b.points;
}

/* True when the state keeps pieces' ranges, tolerances, the sum, and uses no piece twice. */
static bool keeps_minutes(const struct tiny *tiny, const struct composition_state *state)
{
    int used[PIECES] = {0};
    for (int s = 0; s < STRIPS; s++) {
        int sum[SEGMENTS] = {0};
        for (int i = 0; i < PLACES; i++) {
            int piece = state->piece[s][i];
            int minutes = state->minutes[s][i];
            if (piece == COMPOSITION_EMPTY) {
                if (minutes)
                    return false;
                continue;
            }
            const struct composition_piece *p = &tiny->pieces[piece];
            if (minutes < p->min_minutes || minutes > p->max_minutes ||
                (used[piece]++ && !p->is_reusable))
                return false;
            sum[tiny->places[i].segment] += minutes;
        }
        int missing = 0;
        for (int i = 0; i < SEGMENTS; i++) {
            int away = sum[i] - tiny->segments[i].minutes;
            missing += away;
            if (sum[i] && (away > tiny->segments[i].tolerance ||
                           away < -tiny->segments[i].tolerance))
                return false;
        }
        if (sum[0] && sum[1] && missing)
            return false;
    }
    return true;
}

static void try_minutes(const struct tiny *tiny, struct composition_state *state, int at,
                        struct best *best)
{
    if (at == STRIPS * PLACES) {
        struct composition_account account;
        if (!keeps_minutes(tiny, state))
            return;
        composition_count(&tiny->problem, state, &account);
        struct best found = {account.hard_total, account.points};
        if (is_better(found, *best))
            *best = found;
        return;
    }
    int s = at / PLACES;
    int i = at % PLACES;
    int piece = state->piece[s][i];
    if (piece == COMPOSITION_EMPTY) {
        state->minutes[s][i] = 0;
        try_minutes(tiny, state, at + 1, best);
        return;
    }
    for (int m = tiny->pieces[piece].min_minutes; m <= tiny->pieces[piece].max_minutes; m++) {
        state->minutes[s][i] = (int16_t)m;
        try_minutes(tiny, state, at + 1, best);
    }
}

static bool strip_can_be_whole(const struct tiny *tiny, const struct composition_state *state,
                               int s)
{
    int least = 0;
    int most = 0;
    for (int i = 0; i < PLACES; i++)
        if (state->piece[s][i] != COMPOSITION_EMPTY) {
            least += tiny->pieces[state->piece[s][i]].min_minutes;
            most += tiny->pieces[state->piece[s][i]].max_minutes;
        }
    int whole = tiny->segments[0].minutes + tiny->segments[1].minutes;
    return least <= whole && whole <= most;
}

/* Every choice of pieces with both segments filled. */
static void try_pieces(const struct tiny *tiny, struct composition_state *state, int at,
                       struct best *best)
{
    if (at && at % PLACES == 0 && !strip_can_be_whole(tiny, state, at / PLACES - 1))
        return;
    if (at == STRIPS * PLACES) {
        try_minutes(tiny, state, 0, best);
        return;
    }
    bool is_optional = tiny->places[at % PLACES].is_optional;
    for (int piece = is_optional ? COMPOSITION_EMPTY : 0; piece < PIECES; piece++) {
        state->piece[at / PLACES][at % PLACES] = (int16_t)piece;
        try_pieces(tiny, state, at + 1, best);
    }
}

int main(void)
{
    struct arena *arena = arena_open();
    int feasible = 0;
    int equal = 0;
    for (uint64_t seed = 0; seed < PROBLEMS; seed++) {
        struct rng rng = rng_start(seed, 5);
        struct tiny tiny;
        draw(&tiny, &rng);
        struct best best = {.hard = 1000};
        struct composition_state state = {0};
        try_pieces(&tiny, &state, 0, &best);
        struct effort effort = {.seed = seed, .budget = STEPS, .stop_at = STEPS};
        struct composition_account account;
        struct composition_account again;
        int64_t steps;
        const struct composition_state *found =
            composition_solve(arena, &tiny.problem, &effort, &account, &steps);
        CHECK(keeps_minutes(&tiny, found));
        CHECK_NUMBER(steps, STEPS);
        if (!best.hard) {
            CHECK_NUMBER(account.hard_total, 0);
            CHECK(account.points >= best.points);
            equal += account.points == best.points;
        }
        feasible += !best.hard;
        if (seed >= TWINS)
            continue;
        const struct composition_state *twin =
            composition_solve(arena, &tiny.problem, &effort, &again, &steps);
        CHECK(!memcmp(found, twin, sizeof *found));
    }
    printf("%d of %d problems can be solved without a breach, %d of them to the best there is\n",
           feasible, PROBLEMS, equal);
    CHECK(feasible >= 15);
    CHECK(equal >= feasible - 1);
    arena_close(arena);
    return check_end();
}
