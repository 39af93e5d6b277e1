#include "rules/judging.h"

enum { MINUTES_ALLOWED = 20 };

static int formation_of(const struct judging *judging, const struct piece *piece)
{
    (void)judging;
    return piece->activity ? piece->activity->formation : JUDGING_NO_RUN;
}

/* C-FORMATION */
void rule_formation(struct judging *judging)
{
    for (int i = 0; i < judging->scene_count; i++) {
        const struct scene *scene = &judging->scenes[i];
        judging_add_points(judging, C_FORMATION, scene,
                           judging_long_runs(judging, scene, formation_of, MINUTES_ALLOWED));
    }
}
