/* Shared by the files of the composition engine; nobody else includes it. */
#ifndef SEARCH_COMPOSITION_PARTS_H
#define SEARCH_COMPOSITION_PARTS_H

#include "search/composition.h"

/* What one strip contributes; the series is judged from these sums alone. */
struct strip_sum {
    int hard[COMPOSITION_HARD_COUNT];
    int64_t price[COMPOSITION_PRICES_MAX];
    int64_t run[COMPOSITION_RUNS_MAX];
    int64_t deviation;
    int64_t neighbours;         /* inside the strip */
    int64_t shallow;
    uint64_t met;               /* marks met */
    uint64_t kinds;             /* of themed pieces */
    int deepest;
    int first_kind, last_kind;  /* of themed pieces; −1: none */
    int depth_count[4];         /* slots of each depth */
};

/* How often each piece is in use. */
struct usage {
    int count[COMPOSITION_PIECES_MAX];
};

void strip_count(const struct composition_problem *problem, const struct composition_state *state,
                 int strip, struct strip_sum *sum);

/* Adds the sums and what only the whole series shows. */
void series_count(const struct composition_problem *problem, const struct strip_sum *sums,
                  const struct usage *usage, struct composition_account *account);

/* Gives the pieces of a strip whole minutes that use it exactly: each piece in its range, each
 * segment within its tolerance and as near to its wish as the others allow, each place as near to
 * its minutes of before as possible. A segment without pieces is passed over. False, and the state
 * unchanged, when no such minutes exist. */
bool strip_fit(const struct composition_problem *problem, struct composition_state *state,
               int strip);

#endif
