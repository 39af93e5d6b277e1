#include "rules/judging.h"

#include "base/text.h"

#include <stddef.h>

static bool asks_for_main(const struct scene *scene)
{
    if (scene->programme_track)
        return scene->programme_track->minutes[PHASE_MAIN] > 0;
    for (int i = 0; i < scene->piece_count; i++)
        if (scene->pieces[i].slot->phase == PHASE_MAIN)
            return true;
    return false;
}

static bool suits_child(const struct judging *judging, const struct activity *activity,
                        const struct present *present, int people)
{
    if (!present->child)
        return true;
    bool is_known = date_is_set(present->child->birth);
    if ((is_known && (present->age < activity->age.min || present->age > activity->age.max)) ||
        activity->avoid & present->flags)
        return false;
    const struct vocabulary *vocabulary = judging->facts->vocabulary;
    for (int flag = 0; flag < vocabulary->flag_words.count; flag++)
        if (present->flags >> flag & 1 && !(activity->adapt >> flag & 1) &&
            !activity_keeps_flag(activity, &vocabulary->flags[flag], people))
            return false;
    return true;
}

/* Everything that is asked of a main piece and does not depend on its neighbours. */
static bool suits_track(const struct judging *judging, const struct scene *scene,
                        const struct activity *activity)
{
    const struct programme_session *session = scene->programme_session;
    bool is_capped = session && activity->axis[AXIS_TRUST] > session->trust_cap;
    if (!(activity->phases >> PHASE_MAIN & 1) ||
        !(activity->audiences >> scene->track->audience & 1) ||
        !activity_fits_people(activity, scene->people) ||
        judging_is_absolute(scene, activity) || is_capped ||
        activity->axis[AXIS_TOUCH] > judging->programme->touch_cap ||
        activity->stage_earliest > judging_stage(judging, scene) ||
        !judging_fits_place(judging, scene, activity) ||
        judging_excluded_item(judging, activity, 0) >= 0 || judging_is_ritual(activity))
        return false;
    for (int i = 0; i < scene->child_count; i++)
        if (!suits_child(judging, activity, &scene->children[i], scene->people))
            return false;
    return true;
}

static bool is_used(const struct judging *judging, const struct scene *scene, const char *id)
{
    for (int i = 0; i < judging->piece_count; i++) {
        const struct piece *piece = &judging->pieces[i];
        if (piece->slot->kind != SLOT_DEBRIEF && text_equal(piece->slot->activity, id) &&
            text_equal(piece->scene->session->series, scene->session->series))
            return true;
    }
    return false;
}

/* P-SPARE */
void rule_spare(struct judging *judging)
{
    if (judging->programme->spare < 1)
        return;
    for (int i = 0; i < judging->scene_count; i++) {
        const struct scene *scene = &judging->scenes[i];
        if (!asks_for_main(scene))
            continue;
        const struct activity *spare = facts_activity(judging->facts, scene->track->spare);
        if (!spare || !suits_track(judging, scene, spare) || is_used(judging, scene, spare->id))
            judging_add_scene(judging, P_SPARE, scene);
    }
}
