#include "rules/judging.h"

#include <stdlib.h>

static bool has_phase(const struct scene *scene, enum phase phase)
{
    for (int i = 0; i < scene->piece_count; i++)
        if (scene->pieces[i].slot->phase == phase)
            return true;
    return false;
}

static void judge_phase(struct judging *judging, const struct scene *scene, enum phase phase)
{
    int asked = scene->programme_track->minutes[phase];
    int sum = track_phase_minutes(scene->track, phase);
    bool is_there = has_phase(scene, phase);
    if (asked ? is_there && abs(sum - asked) <= programme_tolerance(asked) : !is_there)
        return;
    struct finding *finding = judging_add_scene(judging, C_PHASE_MIN, scene);
    finding->word = phase_words.list[phase].key;
    finding->amount = sum;
    finding->limit = asked;
}

/* C-PHASE-MIN */
void rule_phase_minutes(struct judging *judging)
{
    for (int i = 0; i < judging->scene_count; i++) {
        const struct scene *scene = &judging->scenes[i];
        if (!scene->programme_track)
            continue;
        for (int phase = 0; phase < PHASE_COUNT; phase++)
            judge_phase(judging, scene, (enum phase)phase);
    }
}
