#include "rules/judging.h"

enum { POINTS_EACH = 2 };

/* C-CHANGES */
void rule_changes(struct judging *judging)
{
    for (int i = 0; i < judging->scene_count; i++) {
        const struct scene *scene = &judging->scenes[i];
        int count = 0;
        for (int j = 0; j < scene->piece_count; j++)
            count += scene->pieces[j].slot->kind == SLOT_ACTIVITY;
        judging_add_points(judging, C_CHANGES, scene, POINTS_EACH * count);
    }
}
