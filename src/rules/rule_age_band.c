#include "rules/judging.h"

static void judge_age(struct finding *finding, const char *code, int age, struct range band)
{
    finding->person = code;
    finding->amount = age;
    finding->limit = age < band.min ? band.min : band.max;
}

static bool is_in_band(int age, struct range band)
{
    return band.min <= age && age <= band.max;
}

/* In a series the age at its first session counts, so that nobody grows out of a group. */
static void judge_series(struct judging *judging)
{
    struct range band = judging->programme->age;
    for (int i = 0; i < judging->member_count; i++) {
        const struct member *member = &judging->members[i];
        if (!member->child)
            continue;
        int first = judging->series[member->series].first;
        if (!date_is_set(member->child->birth)) {
            judging_add_missing_paper(judging, K_AGE, &(struct stay){first, member->code, NULL});
            continue;
        }
        int age = date_age_months(member->child->birth, judging->plan->sessions[first].date);
        if (!is_in_band(age, band))
            judge_age(judging_add_session(judging, K_AGE, first), member->code, age, band);
    }
}

static void judge_track(struct judging *judging, const struct scene *scene)
{
    const struct programme_track *track = scene->programme_track;
    struct range band = track && track->age.max ? track->age : judging->programme->age;
    for (int i = 0; i < scene->child_count; i++) {
        const struct present *present = &scene->children[i];
        if (!present->child)
            continue;
        if (!date_is_set(present->child->birth))
            judging_add_scene_paper(judging, K_AGE, scene, present->code);
        else if (!is_in_band(present->age, band))
            judge_age(judging_add_scene(judging, K_AGE, scene), present->code, present->age,
                      band);
    }
}

/* K-AGE: a birth month that is not known is a missing paper. */
void rule_age_band(struct judging *judging)
{
    if (judging->is_series) {
        judge_series(judging);
        return;
    }
    for (int i = 0; i < judging->scene_count; i++)
        if (judging->scenes[i].block->kind == BLOCK_SPLIT)
            judge_track(judging, &judging->scenes[i]);
}
