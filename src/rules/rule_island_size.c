#include "rules/judging.h"

/* J-ISLAND-SIZE */
void rule_island_size(struct judging *judging)
{
    struct range asked = judging->programme->island_pairs;
    for (int i = 0; i < judging->scene_count; i++) {
        const struct scene *scene = &judging->scenes[i];
        int pairs = scene->track->pair_count;
        if (!scene->track->island || (pairs >= asked.min && pairs <= asked.max))
            continue;
        struct finding *finding = judging_add_scene(judging, J_ISLAND_SIZE, scene);
        finding->amount = pairs;
        finding->limit = pairs < asked.min ? asked.min : asked.max;
    }
}
