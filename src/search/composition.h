/* Composition: filling strips of time with pieces. Numbers only.
 *
 *   strip    a stretch of time with segments in order; all its minutes are used exactly
 *   segment  a part of a strip with minutes wished for and a tolerance
 *   place    where one piece may stand; a segment has one or several, some optional
 *   piece    something with a range of minutes, levels, classes and marks
 *
 * Hard: minutes; no piece twice unless it is reusable; levels in order (peak, calm, settle,
 * ladder); tags that a strip needs; marks met often enough (demands) and widely enough in each
 * strip; different kinds over all themed places; a spare left for each strip.
 * Points: prices of pieces, deviation from the wished minutes, long runs of one class, neighbours
 * of one kind, strips that stay shallow.
 *
 * Method: simulated annealing over whole feasible minutes; see composition_search.c. */
#ifndef SEARCH_COMPOSITION_H
#define SEARCH_COMPOSITION_H

#include "search/effort.h"

#include <stdbool.h>
#include <stdint.h>

struct arena;

enum {
    COMPOSITION_STRIPS_MAX = 40,
    COMPOSITION_PLACES_MAX = 32,
    COMPOSITION_SEGMENTS_MAX = 8,
    COMPOSITION_PIECES_MAX = 4096,
    COMPOSITION_TAGS_MAX = 64,
    COMPOSITION_PRICES_MAX = 6,
    COMPOSITION_RUNS_MAX = 3,
    COMPOSITION_DEMANDS_MAX = 64
};

enum { COMPOSITION_EMPTY = -1, COMPOSITION_NO_CLASS = -1, COMPOSITION_DEPTH_OF_THEME = -1 };

struct composition_piece {
    int min_minutes, max_minutes;
    int energy;             /* peak: 5; loud: ≥ 4; calm: ≤ 2 */
    int depth;              /* 0–3; COMPOSITION_DEPTH_OF_THEME: that of the deepest themed piece */
    bool is_settling;       /* ends what a depth of ≥ 2 began */
    bool is_reusable;       /* may stand in several places */
    int kind;               /* 0–63 */
    int classes[COMPOSITION_RUNS_MAX];      /* COMPOSITION_NO_CLASS: ends every run */
    uint64_t marks;         /* what its minutes count for */
    uint64_t tags;          /* what its presence fulfils */
};

struct composition_place {
    int segment;
    bool is_theme;
    bool is_optional;
    const int *candidates;  /* pieces, each at most once */
    int candidate_count;
};

struct composition_segment {
    int minutes;            /* wished for */
    int tolerance;
};

struct composition_strip {
    const struct composition_segment *segments;
    int segment_count;
    const struct composition_place *places;     /* in order of time */
    int place_count;
    int run_limit[COMPOSITION_RUNS_MAX];        /* minutes of one class without a price */
    uint64_t tags;                  /* all of these must be fulfilled */
    bool is_depth_wanted;           /* pays shallow_price without a themed piece of depth ≥ 2 */
    const int *spares;              /* pieces that may be its spare; one must stay unused */
    int spare_count;
    bool needs_spare;
};

/* The marks of `mark` must be met in at least `strips` strips. */
struct composition_demand {
    uint64_t mark;
    int strips;
};

struct composition_problem {
    const struct composition_piece *pieces;
    int piece_count;
    const struct composition_strip *strips;
    int strip_count;
    const int32_t *prices[COMPOSITION_PRICES_MAX];  /* each strip_count × piece_count */
    int price_count;
    int run_count;
    int run_price;          /* of a minute over the limit */
    int deviation_price;    /* of a minute away from the wish */
    int neighbour_price;    /* of two neighbouring themed pieces of one kind */
    int shallow_price;
    int meet_minutes;       /* a mark is met in a strip by so many minutes */
    const struct composition_demand *demands;
    int demand_count;
    uint64_t breadth_marks; /* of these … */
    int breadth_least;      /* … so many must be met in each strip */
    int kinds_least;        /* different kinds over all themed places */
};

struct composition_state {
    int16_t piece[COMPOSITION_STRIPS_MAX][COMPOSITION_PLACES_MAX];
    int16_t minutes[COMPOSITION_STRIPS_MAX][COMPOSITION_PLACES_MAX];
};

enum composition_hard {
    COMPOSITION_UNFILLED,   /* places that must be filled, or whole segments, left empty */
    COMPOSITION_PEAK, COMPOSITION_CALM, COMPOSITION_SETTLE, COMPOSITION_TAGS, COMPOSITION_LADDER,
    COMPOSITION_DEMAND, COMPOSITION_BREADTH, COMPOSITION_KINDS, COMPOSITION_SPARE,
    COMPOSITION_HARD_COUNT
};

/* The exact account of a state. */
struct composition_account {
    int hard[COMPOSITION_HARD_COUNT];
    int64_t price[COMPOSITION_PRICES_MAX];
    int64_t run[COMPOSITION_RUNS_MAX];
    int64_t deviation;
    int64_t neighbours;
    int64_t shallow;
    int hard_total;
    int64_t points;
};

void composition_count(const struct composition_problem *problem,
                       const struct composition_state *state,
                       struct composition_account *account);

/* A search that can be watched step by step. */
struct composition_search;

struct composition_search *composition_start(struct arena *arena,
                                             const struct composition_problem *problem,
                                             const struct effort *effort);

/* One proposal. False when the work is done (stop_at reached, or the listener said stop). */
bool composition_step(struct composition_search *search);
const struct composition_state *composition_current(const struct composition_search *search);
const struct composition_state *composition_best(const struct composition_search *search);
int64_t composition_steps(const struct composition_search *search);

/* Runs to the end; returns the best state (in the arena) and fills the account and steps. */
const struct composition_state *composition_solve(struct arena *arena,
                                                  const struct composition_problem *problem,
                                                  const struct effort *effort,
                                                  struct composition_account *account,
                                                  int64_t *steps);

/* Steps that are worth doing for a problem of this size. */
int64_t composition_default_budget(const struct composition_problem *problem);

#endif
