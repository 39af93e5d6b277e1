/* The search for good compositions.
 *
 * A state always has exact minutes: a move changes pieces or shifts minutes, then strip_fit makes
 * the strip whole again or the move is dropped. A move touches at most two strips; only these are
 * counted again. Annealing decides; the best state seen (hard breaches first, then points) is the
 * incumbent, from which each cooling cycle starts anew. */
#include "search/composition.h"

#include "base/arena.h"
#include "base/rng.h"
#include "search/anneal.h"
#include "search/composition_parts.h"

#include <assert.h>
#include <string.h>

enum {
    HARD_POINTS = 300, HOTTEST = 400, REPORT_STEPS = 1 << 14, FILL_TRIES = 200, REFILL_TRIES = 4
};

struct composition_search {
    const struct composition_problem *problem;
    struct effort effort;
    struct rng rng;
    struct anneal anneal;
    struct composition_state state;
    struct strip_sum sums[COMPOSITION_STRIPS_MAX];
    struct usage usage;
    struct composition_account account;
    struct composition_state best;
    struct composition_account best_account;
    int64_t steps;
    uint8_t *is_allowed;        /* [strip][place][piece] */
};

/* What a move may spoil, to be put back when it is refused. */
struct undo {
    int strips[3];                  /* two places change, each may drag one strip along */
    int count;
    int16_t piece[3][COMPOSITION_PLACES_MAX];
    int16_t minutes[3][COMPOSITION_PLACES_MAX];
    struct strip_sum sums[3];
    struct composition_account account;
};

static int64_t cost(const struct composition_account *account)
{
    return (int64_t)account->hard_total * HARD_POINTS + account->points;
}

static bool is_better(const struct composition_account *a, const struct composition_account *b)
{
    if (a->hard_total != b->hard_total)
        return a->hard_total < b->hard_total;
    return a->points < b->points;
}

static bool is_allowed(const struct composition_search *search, int strip, int place, int piece)
{
    size_t row = (size_t)(strip * COMPOSITION_PLACES_MAX + place);
    return search->is_allowed[row * (size_t)search->problem->piece_count + (size_t)piece];
}

static bool is_free(const struct composition_search *search, int piece)
{
    return search->problem->pieces[piece].is_reusable || !search->usage.count[piece];
}

static void put(struct composition_search *search, int strip, int place, int piece)
{
    int old = search->state.piece[strip][place];
    if (old != COMPOSITION_EMPTY)
        search->usage.count[old]--;
    if (piece != COMPOSITION_EMPTY)
        search->usage.count[piece]++;
    search->state.piece[strip][place] = (int16_t)piece;
}

static void remember(struct composition_search *search, struct undo *undo, int strip)
{
    for (int i = 0; i < undo->count; i++)
        if (undo->strips[i] == strip)
            return;
    int i = undo->count++;
    undo->strips[i] = strip;
    memcpy(undo->piece[i], search->state.piece[strip], sizeof undo->piece[i]);
    memcpy(undo->minutes[i], search->state.minutes[strip], sizeof undo->minutes[i]);
    undo->sums[i] = search->sums[strip];
}

static void put_back(struct composition_search *search, const struct undo *undo)
{
    for (int i = 0; i < undo->count; i++) {
        int strip = undo->strips[i];
        for (int place = 0; place < search->problem->strips[strip].place_count; place++)
            put(search, strip, place, undo->piece[i][place]);
        memcpy(search->state.minutes[strip], undo->minutes[i], sizeof undo->minutes[i]);
        search->sums[strip] = undo->sums[i];
    }
    search->account = undo->account;
}

/* Picks a random piece for the place, or EMPTY when it is optional and luck says so. */
static int draw_piece(struct composition_search *search, const struct composition_place *place)
{
    if (!place->candidate_count || (place->is_optional && !rng_below(&search->rng, 4)))
        return COMPOSITION_EMPTY;
    return place->candidates[rng_below(&search->rng, place->candidate_count)];
}

/* Another place holds the piece: the two change over, if each may hold the other's. */
static bool change_over(struct composition_search *search, struct undo *undo, int strip, int place,
                        int piece)
{
    int mine = search->state.piece[strip][place];
    for (int s = 0; s < search->problem->strip_count; s++)
        for (int i = 0; i < search->problem->strips[s].place_count; i++) {
            if (search->state.piece[s][i] != piece || (s == strip && i == place))
                continue;
            bool fits = mine == COMPOSITION_EMPTY
                            ? search->problem->strips[s].places[i].is_optional
                            : is_allowed(search, s, i, mine);
            if (!fits)
                return false;
            remember(search, undo, s);
            put(search, s, i, mine);
            put(search, strip, place, piece);
            return s == strip || strip_fit(search->problem, &search->state, s);
        }
    return false;
}

/* Gives a place another piece, or none; the strip's minutes are fitted by the caller. */
static bool replace(struct composition_search *search, struct undo *undo, int strip, int place)
{
    const struct composition_strip *s = &search->problem->strips[strip];
    int piece = draw_piece(search, &s->places[place]);
    int old = search->state.piece[strip][place];
    if (piece == old || (piece == COMPOSITION_EMPTY && !s->places[place].is_optional))
        return false;
    remember(search, undo, strip);
    if (piece != COMPOSITION_EMPTY && !is_free(search, piece))
        return change_over(search, undo, strip, place, piece);
    put(search, strip, place, piece);
    return true;
}

static bool move_replace(struct composition_search *search, struct undo *undo, int strip)
{
    int place = rng_below(&search->rng, search->problem->strips[strip].place_count);
    return replace(search, undo, strip, place) &&
           strip_fit(search->problem, &search->state, strip);
}

/* Two places of a strip at once: where minutes are tight, one alone can rarely change. */
static bool move_two(struct composition_search *search, struct undo *undo, int strip)
{
    int count = search->problem->strips[strip].place_count;
    int place = rng_below(&search->rng, count);
    int other = rng_below(&search->rng, count);
    return place != other && replace(search, undo, strip, place) &&
           replace(search, undo, strip, other) &&
           strip_fit(search->problem, &search->state, strip);
}

/* Two neighbouring places of one segment change places. */
static bool move_turn(struct composition_search *search, struct undo *undo, int strip)
{
    const struct composition_strip *s = &search->problem->strips[strip];
    int place = rng_below(&search->rng, s->place_count);
    int other = place + 1;
    if (other >= s->place_count || s->places[place].segment != s->places[other].segment)
        return false;
    int a = search->state.piece[strip][place];
    int b = search->state.piece[strip][other];
    if (a == COMPOSITION_EMPTY || b == COMPOSITION_EMPTY || a == b ||
        !is_allowed(search, strip, place, b) || !is_allowed(search, strip, other, a))
        return false;
    remember(search, undo, strip);
    int16_t minutes = search->state.minutes[strip][place];
    search->state.minutes[strip][place] = search->state.minutes[strip][other];
    search->state.minutes[strip][other] = minutes;
    search->state.piece[strip][place] = (int16_t)b;
    search->state.piece[strip][other] = (int16_t)a;
    return true;
}

static int segment_minutes(const struct composition_search *search, int strip, int segment)
{
    const struct composition_strip *s = &search->problem->strips[strip];
    int minutes = 0;
    for (int i = 0; i < s->place_count; i++)
        if (s->places[i].segment == segment)
            minutes += search->state.minutes[strip][i];
    return minutes;
}

static bool segment_bears(const struct composition_search *search, int strip, int segment,
                          int change)
{
    const struct composition_segment *wish = &search->problem->strips[strip].segments[segment];
    int away = segment_minutes(search, strip, segment) + change - wish->minutes;
    return away >= -wish->tolerance && away <= wish->tolerance;
}

/* A few minutes go from one piece to another of the strip. */
static bool move_minutes(struct composition_search *search, struct undo *undo, int strip)
{
    const struct composition_strip *s = &search->problem->strips[strip];
    int from = rng_below(&search->rng, s->place_count);
    int to = rng_below(&search->rng, s->place_count);
    int minutes = 1 + rng_below(&search->rng, 3);
    if (from == to || search->state.piece[strip][from] == COMPOSITION_EMPTY ||
        search->state.piece[strip][to] == COMPOSITION_EMPTY)
        return false;
    const struct composition_piece *pieces = search->problem->pieces;
    const struct composition_piece *giver = &pieces[search->state.piece[strip][from]];
    const struct composition_piece *taker = &pieces[search->state.piece[strip][to]];
    if (search->state.minutes[strip][from] - minutes < giver->min_minutes ||
        search->state.minutes[strip][to] + minutes > taker->max_minutes)
        return false;
    int give = s->places[from].segment;
    int take = s->places[to].segment;
    if (give != take && (!segment_bears(search, strip, give, -minutes) ||
                         !segment_bears(search, strip, take, minutes)))
        return false;
    remember(search, undo, strip);
    search->state.minutes[strip][from] = (int16_t)(search->state.minutes[strip][from] - minutes);
    search->state.minutes[strip][to] = (int16_t)(search->state.minutes[strip][to] + minutes);
    return true;
}

/* A new piece and other minutes in one step: a mark may be met only by both together. */
static bool move_replace_and_shift(struct composition_search *search, struct undo *undo, int strip)
{
    if (!move_replace(search, undo, strip))
        return false;
    move_minutes(search, undo, strip);      /* when it can */
    return true;
}

static bool is_whole(const struct composition_search *search, int strip, int segment)
{
    return !search->problem->strips[strip].segments[segment].minutes ||
           segment_minutes(search, strip, segment);
}

/* Empties a segment and fills its places anew at random until its minutes can be kept. */
static bool fill_segment(struct composition_search *search, int strip, int segment, int tries)
{
    const struct composition_strip *s = &search->problem->strips[strip];
    for (int attempt = 0; attempt < tries; attempt++) {
        bool is_filled = true;
        for (int i = 0; i < s->place_count; i++)
            if (s->places[i].segment == segment)
                put(search, strip, i, COMPOSITION_EMPTY);
        for (int i = 0; i < s->place_count; i++) {
            if (s->places[i].segment != segment)
                continue;
            int piece = draw_piece(search, &s->places[i]);
            if (piece != COMPOSITION_EMPTY && is_free(search, piece))
                put(search, strip, i, piece);
            else
                is_filled &= s->places[i].is_optional;
        }
        if (is_filled && strip_fit(search->problem, &search->state, strip) &&
            is_whole(search, strip, segment))
            return true;
    }
    for (int i = 0; i < s->place_count; i++)
        if (s->places[i].segment == segment)
            put(search, strip, i, COMPOSITION_EMPTY);
    bool fits = strip_fit(search->problem, &search->state, strip);
    assert(fits);       /* an empty segment asks for no minutes */
    return fits;
}

static bool move_refill(struct composition_search *search, struct undo *undo, int strip)
{
    int segment = rng_below(&search->rng, search->problem->strips[strip].segment_count);
    remember(search, undo, strip);
    return fill_segment(search, strip, segment, REFILL_TRIES);
}

static bool propose(struct composition_search *search, struct undo *undo)
{
    int strip = rng_below(&search->rng, search->problem->strip_count);
    int draw = rng_below(&search->rng, 64);
    if (draw < 18)
        return move_replace(search, undo, strip);
    if (draw < 26)
        return move_replace_and_shift(search, undo, strip);
    if (draw < 38)
        return move_two(search, undo, strip);
    if (draw < 52)
        return move_minutes(search, undo, strip);
    if (draw < 60)
        return move_turn(search, undo, strip);
    return move_refill(search, undo, strip);
}

static void count_all(struct composition_search *search)
{
    memset(&search->usage, 0, sizeof search->usage);
    for (int s = 0; s < search->problem->strip_count; s++) {
        strip_count(search->problem, &search->state, s, &search->sums[s]);
        for (int i = 0; i < search->problem->strips[s].place_count; i++)
            if (search->state.piece[s][i] != COMPOSITION_EMPTY)
                search->usage.count[search->state.piece[s][i]]++;
    }
    series_count(search->problem, search->sums, &search->usage, &search->account);
}

static void keep_if_best(struct composition_search *search)
{
    if (!is_better(&search->account, &search->best_account))
        return;
    search->best = search->state;
    search->best_account = search->account;
}

static void try_move(struct composition_search *search)
{
    struct undo undo = {.account = search->account};
    if (!propose(search, &undo)) {
        put_back(search, &undo);
        return;
    }
    for (int i = 0; i < undo.count; i++)
        strip_count(search->problem, &search->state, undo.strips[i],
                    &search->sums[undo.strips[i]]);
    series_count(search->problem, search->sums, &search->usage, &search->account);
    int64_t delta = cost(&search->account) - cost(&undo.account);
    if (anneal_accepts(&search->anneal, &search->rng, delta))
        keep_if_best(search);
    else
        put_back(search, &undo);
}

/* Fills every segment at random. */
static void fill_all(struct composition_search *search)
{
    const struct composition_problem *problem = search->problem;
    memset(search->state.piece, 0xFF, sizeof search->state.piece);      /* all EMPTY */
    memset(search->state.minutes, 0, sizeof search->state.minutes);
    memset(&search->usage, 0, sizeof search->usage);
    for (int s = 0; s < problem->strip_count; s++)
        for (int i = 0; i < problem->strips[s].segment_count; i++)
            fill_segment(search, s, i, FILL_TRIES);
    count_all(search);
}

/* A hot cycle begins somewhere else, a cooler one at the incumbent. */
static void start_cycle(struct composition_search *search)
{
    if (anneal_is_hot(&search->anneal)) {
        fill_all(search);
        return;
    }
    search->state = search->best;
    count_all(search);
}

bool composition_step(struct composition_search *search)
{
    const struct effort *effort = &search->effort;
    if (search->steps >= effort->stop_at)
        return false;
    if (search->steps % REPORT_STEPS == 0 &&
        !progress_report(effort->progress, search->steps, effort->budget,
                         search->best_account.points))
        return false;
    if (anneal_cool(&search->anneal, search->steps) && search->steps)
        start_cycle(search);
    try_move(search);
    search->steps++;
    return true;
}

static void check_problem(const struct composition_problem *problem)
{
    assert(problem->strip_count >= 1 && problem->strip_count <= COMPOSITION_STRIPS_MAX);
    assert(problem->piece_count >= 1 && problem->piece_count <= COMPOSITION_PIECES_MAX);
    assert(problem->price_count <= COMPOSITION_PRICES_MAX);
    assert(problem->run_count <= COMPOSITION_RUNS_MAX);
    for (int s = 0; s < problem->strip_count; s++) {
        const struct composition_strip *strip = &problem->strips[s];
        assert(strip->place_count >= 1 && strip->place_count <= COMPOSITION_PLACES_MAX);
        assert(strip->segment_count >= 1 && strip->segment_count <= COMPOSITION_SEGMENTS_MAX);
    }
}

static void mark_allowed(struct composition_search *search, struct arena *arena)
{
    const struct composition_problem *problem = search->problem;
    size_t rows = COMPOSITION_STRIPS_MAX * COMPOSITION_PLACES_MAX;
    search->is_allowed = arena_take(arena, rows, (size_t)problem->piece_count);
    for (int s = 0; s < problem->strip_count; s++)
        for (int p = 0; p < problem->strips[s].place_count; p++) {
            const struct composition_place *place = &problem->strips[s].places[p];
            size_t row = (size_t)(s * COMPOSITION_PLACES_MAX + p) * (size_t)problem->piece_count;
            for (int i = 0; i < place->candidate_count; i++)
                search->is_allowed[row + (size_t)place->candidates[i]] = 1;
        }
}

struct composition_search *composition_start(struct arena *arena,
                                             const struct composition_problem *problem,
                                             const struct effort *effort)
{
    check_problem(problem);
    struct composition_search *search = arena_take(arena, 1, sizeof *search);
    search->problem = problem;
    search->effort = *effort;
    search->rng = rng_start(effort->seed, effort->stream);
    search->anneal = anneal_start(effort->budget, HOTTEST);
    mark_allowed(search, arena);
    fill_all(search);
    search->best = search->state;
    search->best_account = search->account;
    return search;
}

const struct composition_state *composition_current(const struct composition_search *search)
{
    return &search->state;
}

const struct composition_state *composition_best(const struct composition_search *search)
{
    return &search->best;
}

int64_t composition_steps(const struct composition_search *search)
{
    return search->steps;
}

const struct composition_state *composition_solve(struct arena *arena,
                                                  const struct composition_problem *problem,
                                                  const struct effort *effort,
                                                  struct composition_account *account,
                                                  int64_t *steps)
{
    struct composition_search *search = composition_start(arena, problem, effort);
    while (composition_step(search))
        ;
    *account = search->best_account;
    *steps = search->steps;
    return &search->best;
}

int64_t composition_default_budget(const struct composition_problem *problem)
{
    int64_t places = 0;
    for (int s = 0; s < problem->strip_count; s++)
        places += problem->strips[s].place_count;
    return 12000 * places;
}
