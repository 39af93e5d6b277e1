/* Simulated annealing's one decision, in whole numbers: may a step that makes things worse by so
 * much be taken now? (Kirkpatrick, Gelatt and Vecchi, Science 220, 1983.)
 *
 * The temperature falls geometrically in several cycles, by turns from the full and from half the
 * heat; it depends on the counted steps and the budget only. −ln u is a table, so that no two maths
 * libraries can differ. */
#ifndef SEARCH_ANNEAL_H
#define SEARCH_ANNEAL_H

#include <stdbool.h>
#include <stdint.h>

struct rng;

enum { ANNEAL_CYCLES = 4 };

struct anneal {
    int64_t budget;
    int64_t hottest;        /* temperature at the start, in 1/65536 points */
    int64_t temperature;
    int64_t cycle;
};

/* `hottest`: points that are taken with probability 1/e at the very start. */
struct anneal anneal_start(int64_t budget, int hottest);

/* Sets the temperature for step 0 … budget−1. Returns true at the first step of a cycle. */
bool anneal_cool(struct anneal *anneal, int64_t step);

/* True in a cycle of full heat. */
bool anneal_is_hot(const struct anneal *anneal);

/* delta ≤ 0 always; delta > 0 with probability exp(−delta / temperature). */
bool anneal_accepts(const struct anneal *anneal, struct rng *rng, int64_t delta);

#endif
