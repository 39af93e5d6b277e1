#include "rules/judging.h"

enum { TRACK_LEAST = 4, TRACK_MOST = 20 };

/* The sizes asked of the track; false when none are. */
static bool size_asked(const struct judging *judging, const struct scene *scene,
                       struct range *size)
{
    if (judging->is_series) {
        *size = judging->programme->size;
        return true;
    }
    *size = (struct range){TRACK_LEAST, TRACK_MOST};
    return scene->block->kind == BLOCK_SPLIT && scene->track->audience == AUDIENCE_CHILDREN;
}

/* G-SIZE */
void rule_group_size(struct judging *judging)
{
    for (int i = 0; i < judging->scene_count; i++) {
        const struct scene *scene = &judging->scenes[i];
        struct range size;
        if (!size_asked(judging, scene, &size))
            continue;
        int count = scene->child_count;
        if (count >= size.min && count <= size.max)
            continue;
        struct finding *finding = judging_add_scene(judging, G_SIZE, scene);
        finding->amount = count;
        finding->limit = count < size.min ? size.min : size.max;
    }
}
