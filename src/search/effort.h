/* How much work a search may do, and who watches. Work is counted in steps, never in seconds, so
 * that the same numbers give the same result on every machine. */
#ifndef SEARCH_EFFORT_H
#define SEARCH_EFFORT_H

#include "base/progress.h"

#include <stdint.h>

struct effort {
    uint64_t seed;
    uint64_t stream;                    /* separates several searches of one run */
    int64_t budget;                     /* steps that the cooling is laid out for, ≥ 1 */
    int64_t stop_at;                    /* steps to do, ≤ budget */
    const struct progress *progress;    /* may be NULL */
};

#endif
