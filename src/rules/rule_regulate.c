#include "rules/judging.h"

enum { DEEP_FROM = 2, CALMING_STRENGTH = 2, CALM_TO = 2, LIGHT_TO = 1 };

static bool calms(const struct vocabulary *vocabulary, const struct piece *piece)
{
    if (!piece->activity || piece->energy > CALM_TO || piece->trust > LIGHT_TO)
        return false;
    for (int goal = 0; goal < vocabulary->goal_words.count; goal++)
        if (vocabulary->goals[goal].is_calming &&
            piece->activity->goals[goal] >= CALMING_STRENGTH)
            return true;
    return false;
}

/* C-REGULATE: walks from the end, so that what comes later is known. */
void rule_regulate(struct judging *judging)
{
    for (int i = 0; i < judging->scene_count; i++) {
        const struct scene *scene = &judging->scenes[i];
        bool is_calmed = false;
        for (int j = scene->piece_count - 1; j >= 0; j--) {
            const struct piece *piece = &scene->pieces[j];
            if (piece->trust >= DEEP_FROM && !is_calmed)
                judging_add_piece(judging, C_REGULATE, piece)->amount = piece->trust;
            is_calmed = is_calmed || calms(judging->facts->vocabulary, piece);
        }
    }
}
