#include "rules/judging.h"

#include "base/text.h"

static bool has_adult(const struct track *track, const char *child)
{
    for (int i = 0; i < track->pair_count; i++)
        if (text_equal(track->pairs[i].child, child) &&
            code_list_has(track->carers, track->pairs[i].adult))
            return true;
    return false;
}

/* J-ADULT */
void rule_own_adult(struct judging *judging)
{
    for (int i = 0; i < judging->scene_count; i++) {
        const struct scene *scene = &judging->scenes[i];
        if (!scene->track->island)
            continue;
        for (int j = 0; j < scene->child_count; j++)
            if (!has_adult(scene->track, scene->children[j].code))
                judging_add_scene(judging, J_ADULT, scene)->person = scene->children[j].code;
    }
}
