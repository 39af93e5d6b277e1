#include "rules/judging.h"

enum { POINTS_EACH = 15 };

/* G-TARGET */
void rule_target(struct judging *judging)
{
    struct range target = judging->programme->target;
    for (int i = 0; judging->is_series && i < judging->series_count; i++) {
        int first = judging->series[i].first;
        int count = 0;
        for (int j = 0; j < judging->stay_count; j++)
            count += judging->stays[j].session == first;
        int away = count < target.min ? target.min - count
                   : count > target.max ? count - target.max : 0;
        if (!away)
            continue;
        struct finding *finding = judging_add_session(judging, G_TARGET, first);
        finding->points = POINTS_EACH * away;
        finding->amount = count;
        finding->limit = count < target.min ? target.min : target.max;
    }
}
