/* Our own seeded random numbers, the same on every machine: xoshiro256++ (Blackman and Vigna,
 * "Scrambled linear pseudorandom number generators", 2019), seeded by splitmix64. */
#ifndef BASE_RNG_H
#define BASE_RNG_H

#include <stdint.h>

struct rng {
    uint64_t state[4];
};

/* `stream` separates users of one seed (a group, a restart). */
struct rng rng_start(uint64_t seed, uint64_t stream);
uint64_t rng_next(struct rng *rng);

/* 0 … limit−1, limit ≥ 1, by multiply and shift. */
int rng_below(struct rng *rng, int limit);

#endif
