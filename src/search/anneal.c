#include "search/anneal.h"

#include "base/rng.h"

#include <assert.h>

enum { ONE = 65536, COOLING_STEPS = 64 };

struct anneal anneal_start(int64_t budget, int hottest)
{
    assert(budget >= 1 && hottest >= 1);
    int64_t start = (int64_t)hottest * ONE;
    return (struct anneal){.budget = budget, .hottest = start, .temperature = start};
}

bool anneal_cool(struct anneal *anneal, int64_t step)
{
    int64_t cycle_steps = anneal->budget / ANNEAL_CYCLES + 1;
    anneal->cycle = step / cycle_steps;
    int64_t in_cycle = step % cycle_steps;
    /* 64 stages a cycle, each 11/12 of the one before: from `hottest` to about 1/240 of it */
    int64_t stage_steps = cycle_steps / COOLING_STEPS + 1;
    if (in_cycle % stage_steps)
        return false;
    int64_t temperature = anneal->hottest >> (anneal->cycle % 2);
    for (int64_t stage = in_cycle / stage_steps; stage > 0; stage--)
        temperature = temperature * 11 / 12;
    anneal->temperature = temperature;
    return !in_cycle;
}

bool anneal_is_hot(const struct anneal *anneal)
{
    return anneal->cycle % 2 == 0;
}

/* −ln((i + ½) / 256) in 1/65536. */
static int64_t minus_log(uint64_t index)
{
    static const int32_t table[256] = {
        408835, 336836, 303359, 281308, 264838, 251686, 240738, 231360, 223157, 215868,
        209309, 203347, 197883, 192839, 188156, 183785, 179688, 175832, 172190, 168740,
        165462, 162341, 159361, 156512, 153781, 151159, 148638, 146210, 143869, 141609,
        139425, 137310, 135262, 133276, 131348, 129476, 127655, 125884, 124159, 122479,
        120840, 119242, 117681, 116157, 114668, 113211, 111786, 110392, 109027, 107689,
        106378, 105093, 103833, 102596, 101383, 100191, 99021, 97871, 96741, 95630,
        94538, 93464, 92406, 91366, 90342, 89334, 88341, 87363, 86399, 85449,
        84513, 83590, 82680, 81782, 80896, 80022, 79160, 78309, 77469, 76639,
        75820, 75011, 74212, 73422, 72642, 71871, 71109, 70355, 69611, 68874,
        68146, 67426, 66714, 66009, 65312, 64622, 63939, 63264, 62595, 61933,
        61277, 60629, 59986, 59350, 58720, 58095, 57477, 56865, 56258, 55657,
        55061, 54470, 53885, 53305, 52730, 52161, 51596, 51035, 50480, 49929,
        49383, 48842, 48304, 47772, 47243, 46719, 46199, 45683, 45171, 44663,
        44158, 43658, 43162, 42669, 42180, 41694, 41212, 40734, 40259, 39788,
        39320, 38855, 38393, 37935, 37480, 37028, 36579, 36133, 35690, 35251,
        34814, 34380, 33948, 33520, 33095, 32672, 32252, 31834, 31419, 31007,
        30598, 30191, 29786, 29384, 28984, 28587, 28192, 27800, 27410, 27022,
        26637, 26253, 25872, 25493, 25117, 24742, 24370, 24000, 23632, 23265,
        22901, 22539, 22179, 21821, 21465, 21111, 20758, 20408, 20059, 19712,
        19368, 19024, 18683, 18344, 18006, 17670, 17335, 17003, 16672, 16342,
        16015, 15689, 15364, 15041, 14720, 14400, 14082, 13766, 13451, 13137,
        12825, 12514, 12205, 11897, 11591, 11286, 10983, 10681, 10380, 10081,
        9783, 9487, 9191, 8898, 8605, 8314, 8024, 7735, 7448, 7161,
        6876, 6593, 6310, 6029, 5749, 5470, 5192, 4916, 4640, 4366,
        4093, 3821, 3550, 3281, 3012, 2745, 2478, 2213, 1949, 1685,
        1423, 1162, 902, 643, 385, 128,
    };
    return table[index];
}

bool anneal_accepts(const struct anneal *anneal, struct rng *rng, int64_t delta)
{
    if (delta <= 0)
        return true;
    int64_t drawn = minus_log(rng_next(rng) >> 56);
    return delta * ONE <= (anneal->temperature >> 8) * drawn >> 8;
}
