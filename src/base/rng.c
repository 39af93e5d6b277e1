#include "rng.h"

#include <assert.h>

static uint64_t mix(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15U;
    z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9U;
    z = (z ^ z >> 27) * 0x94D049BB133111EBU;
    return z ^ z >> 31;
}

struct rng rng_start(uint64_t seed, uint64_t stream)
{
    uint64_t state = seed;
    uint64_t salt = stream;
    state ^= mix(&salt);
    struct rng rng;
    for (int i = 0; i < 4; i++)
        rng.state[i] = mix(&state);
    return rng;
}

static uint64_t rotate(uint64_t word, int by)
{
    return word << by | word >> (64 - by);
}

uint64_t rng_next(struct rng *rng)
{
    uint64_t *s = rng->state;
    uint64_t result = rotate(s[0] + s[3], 23) + s[0];
    uint64_t shifted = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= shifted;
    s[3] = rotate(s[3], 45);
    return result;
}

int rng_below(struct rng *rng, int limit)
{
    assert(limit >= 1);
    return (int)((rng_next(rng) >> 32) * (uint64_t)limit >> 32);
}
