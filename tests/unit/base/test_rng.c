#include "../check.h"
#include "base/rng.h"

/* One seed and stream give one row of numbers; another of either gives another row. */
static void test_same_everywhere(void)
{
    struct rng a = rng_start(1, 0);
    struct rng b = rng_start(1, 0);
    struct rng other_stream = rng_start(1, 1);
    struct rng other_seed = rng_start(2, 0);
    int same_stream = 0;
    int same_seed = 0;
    for (int i = 0; i < 1000; i++) {
        uint64_t number = rng_next(&a);
        CHECK(number == rng_next(&b));
        same_stream += number == rng_next(&other_stream);
        same_seed += number == rng_next(&other_seed);
    }
    CHECK_NUMBER(same_stream, 0);
    CHECK_NUMBER(same_seed, 0);
}

/* xoshiro256++ from the state {1, 2, 3, 4}: the first numbers of the published reference code. */
static void test_reference(void)
{
    static const uint64_t wanted[] = {41943041U, 58720359U, 3588806011781223U,
                                      3591011842654386U, 9228616714210784205U,
                                      9973669472204895162U};
    struct rng rng = {{1, 2, 3, 4}};
    for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++)
        CHECK(rng_next(&rng) == wanted[i]);
}

static void test_below(void)
{
    struct rng rng = rng_start(7, 3);
    int counts[10] = {0};
    for (int i = 0; i < 100000; i++) {
        int number = rng_below(&rng, 10);
        if (!CHECK(number >= 0 && number < 10))
            return;
        counts[number]++;
    }
    for (int i = 0; i < 10; i++)
        CHECK(counts[i] > 9500 && counts[i] < 10500);
    for (int i = 0; i < 100; i++)
        CHECK_NUMBER(rng_below(&rng, 1), 0);
    int top = rng_below(&rng, 2147483647);
    CHECK(top >= 0);
}

int main(void)
{
    test_same_everywhere();
    test_reference();
    test_below();
    return check_end();
}
