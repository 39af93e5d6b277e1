#include "rules/judging.h"

#include <limits.h>

enum { DEBRIEF_LEAST = 5 };

static void judge_piece(struct judging *judging, const struct piece *piece)
{
    struct range asked = {0, INT_MAX};
    if (piece->slot->kind == SLOT_DEBRIEF)
        asked.min = DEBRIEF_LEAST;
    else if (piece->activity)
        asked = (struct range){piece->activity->minutes.min, piece->activity->minutes.max};
    int minutes = piece->slot->minutes;
    if (minutes >= asked.min && minutes <= asked.max)
        return;
    struct finding *finding = judging_add_piece(judging, C_MINUTES, piece);
    finding->amount = minutes;
    finding->limit = minutes < asked.min ? asked.min : asked.max;
}

/* The slots follow each other without gaps and fill the block. */
static void judge_sum(struct judging *judging, const struct scene *scene)
{
    int at = scene->block->start;
    bool is_close = true;
    for (int i = 0; i < scene->piece_count; i++) {
        is_close = is_close && scene->pieces[i].slot->start == at;
        at += scene->pieces[i].slot->minutes;
    }
    int sum = at - scene->block->start;
    if (is_close && sum == scene->block->minutes)
        return;
    struct finding *finding = judging_add_scene(judging, C_MINUTES, scene);
    finding->amount = sum;
    finding->limit = scene->block->minutes;
}

/* C-MINUTES */
void rule_minutes(struct judging *judging)
{
    for (int i = 0; i < judging->scene_count; i++) {
        const struct scene *scene = &judging->scenes[i];
        for (int j = 0; j < scene->piece_count; j++)
            judge_piece(judging, &scene->pieces[j]);
        judge_sum(judging, scene);
    }
}
