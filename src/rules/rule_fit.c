#include "rules/judging.h"

enum { CHILDREN_COUNTED_MOST = 12 };

static int count_children(const struct scene *scene, int goal)
{
    int count = 0;
    for (int i = 0; i < scene->child_count; i++)
        count += (int)(scene->children[i].aims >> goal & 1);
    return count < CHILDREN_COUNTED_MOST ? count : CHILDREN_COUNTED_MOST;
}

/* C-FIT */
void rule_fit(struct judging *judging)
{
    int goals = judging->facts->vocabulary->goal_words.count;
    for (int i = 0; i < judging->piece_count; i++) {
        const struct piece *piece = &judging->pieces[i];
        if (!piece->activity || piece->slot->kind != SLOT_ACTIVITY)
            continue;
        int64_t gain = 0;
        for (int goal = 0; goal < goals; goal++)
            if (piece->activity->goals[goal])
                gain += piece->activity->goals[goal] * count_children(piece->scene, goal);
        judging_add_piece_points(judging, C_FIT, piece, -gain);
    }
}
