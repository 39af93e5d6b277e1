#include "rules/judging.h"

#include <stddef.h>

enum { POINTS_EACH = 6 };

/* Walks on from the main piece before, which is NULL at the start of a chain. */
static const struct piece *judge_scene(struct judging *judging, const struct scene *scene,
                                       const struct piece *before)
{
    for (int i = 0; i < scene->piece_count; i++) {
        const struct piece *piece = &scene->pieces[i];
        if (!judging_is_main(piece))
            continue;
        if (before && before->activity->kind == piece->activity->kind)
            judging_add_piece_points(judging, S_VARIETY, piece, POINTS_EACH);
        before = piece;
    }
    return before;
}

/* S-VARIETY: over the borders of sessions in a series, within a track in an event. */
void rule_variety(struct judging *judging)
{
    for (int i = 0; !judging->is_series && i < judging->scene_count; i++)
        judge_scene(judging, &judging->scenes[i], NULL);
    for (int i = 0; judging->is_series && i < judging->series_count; i++) {
        const struct series *series = &judging->series[i];
        const struct piece *before = NULL;
        int end = judging->first_scene[series->first + series->count];
        for (int j = judging->first_scene[series->first]; j < end; j++)
            before = judge_scene(judging, &judging->scenes[j], before);
    }
}
