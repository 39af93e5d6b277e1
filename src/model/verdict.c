#include "model/verdict.h"

int verdict_compare(const struct verdict *a, const struct verdict *b)
{
    if (a->broken != b->broken)
        return a->broken < b->broken ? -1 : 1;
    if (a->unplaced != b->unplaced)
        return a->unplaced < b->unplaced ? -1 : 1;
    return (a->points > b->points) - (a->points < b->points);
}
