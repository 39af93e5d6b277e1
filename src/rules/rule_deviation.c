#include "rules/judging.h"

#include <stdlib.h>

enum { POINTS_A_MINUTE = 4 };

/* C-DEVIATION */
void rule_deviation(struct judging *judging)
{
    for (int i = 0; i < judging->scene_count; i++) {
        const struct scene *scene = &judging->scenes[i];
        if (!scene->programme_track)
            continue;
        int away = 0;
        for (int phase = 0; phase < PHASE_COUNT; phase++)
            away += abs(track_phase_minutes(scene->track, (enum phase)phase) -
                        scene->programme_track->minutes[phase]);
        judging_add_points(judging, C_DEVIATION, scene, POINTS_A_MINUTE * away);
    }
}
