#include "rules/judging.h"

/* Minutes that children sit or stand well, by the age of the youngest. */
static int minutes_allowed(const struct scene *scene)
{
    int allowed = 25;
    for (int i = 0; i < scene->child_count; i++) {
        const struct present *present = &scene->children[i];
        int own = !present->child ? 25 : present->age < 108 ? 10 : present->age < 156 ? 15 : 25;
        allowed = own < allowed ? own : allowed;
    }
    return allowed;
}

static int posture_of(const struct judging *judging, const struct piece *piece)
{
    if (!piece->activity)
        return JUDGING_NO_RUN;
    int posture = piece->activity->posture;
    return judging->facts->vocabulary->postures[posture].is_changing ? JUDGING_NO_RUN : posture;
}

/* C-POSTURE */
void rule_posture(struct judging *judging)
{
    for (int i = 0; i < judging->scene_count; i++) {
        const struct scene *scene = &judging->scenes[i];
        judging_add_points(judging, C_POSTURE, scene,
                           judging_long_runs(judging, scene, posture_of,
                                             minutes_allowed(scene)));
    }
}
