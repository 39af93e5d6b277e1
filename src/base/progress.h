/* Who long work tells how far it is, and who may tell it to stop. Numbers only: the face decides
 * whether there is a bar. */
#ifndef BASE_PROGRESS_H
#define BASE_PROGRESS_H

#include <stdbool.h>
#include <stdint.h>

struct progress {
    /* Called now and then with steps done of all and the best value so far; false means stop and
     * keep the best. NULL: nobody listens. */
    bool (*report)(void *listener, int64_t done, int64_t all, int64_t best);
    void *listener;
};

static inline bool progress_report(const struct progress *progress, int64_t done, int64_t all,
                                   int64_t best)
{
    return !progress || !progress->report ||
           progress->report(progress->listener, done, all, best);
}

#endif
