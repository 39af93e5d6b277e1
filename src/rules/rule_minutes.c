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

static void judge_sum(struct judging *judging, const struct scene *scene)
{
    int sum = 0;
    for (int i = 0; i < scene->piece_count; i++)
        sum += scene->pieces[i].slot->minutes;
    if (sum == scene->block->minutes)
        return;
    struct finding *finding = judging_add_scene(judging, C_MINUTES, scene);
    finding->amount = sum;
    finding->limit = scene->block->minutes;
}

/* The slots follow each other without gaps: said with the number of the first that does not, and
 * without a limit. */
static void judge_starts(struct judging *judging, const struct scene *scene)
{
    int at = scene->block->start;
    for (int i = 0; i < scene->piece_count; i++) {
        if (scene->pieces[i].slot->start != at) {
            struct finding *finding = judging_add_scene(judging, C_MINUTES, scene);
            finding->amount = i + 1;
            finding->limit = -1;
            return;
        }
        at += scene->pieces[i].slot->minutes;
    }
}

/* C-MINUTES */
void rule_minutes(struct judging *judging)
{
    for (int i = 0; i < judging->scene_count; i++) {
        const struct scene *scene = &judging->scenes[i];
        for (int j = 0; j < scene->piece_count; j++)
            judge_piece(judging, &scene->pieces[j]);
        judge_sum(judging, scene);
        judge_starts(judging, scene);
    }
}
