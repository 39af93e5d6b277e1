#include "rules/judging.h"

#include "base/text.h"

/* True when the room is open for the whole block, or when nobody said when it is open. */
static bool is_open(const struct judging *judging, const struct scene *scene)
{
    enum weekday weekday = calendar_weekday(judging->facts->calendar, scene->session->date);
    int start = scene->session->start + scene->block->start;
    bool has_openings = false;
    for (int i = 0; i < judging->facts->opening_count; i++) {
        const struct opening *opening = &judging->facts->openings[i];
        if (!text_equal(opening->room, scene->track->room))
            continue;
        has_openings = true;
        if (opening->weekday == weekday && opening->from <= start &&
            start + scene->block->minutes <= opening->until)
            return true;
    }
    return !has_openings;
}

/* T-OPEN */
void rule_closed_day(struct judging *judging)
{
    for (int i = 0; i < judging->plan->session_count; i++)
        if (calendar_closed(judging->facts->calendar, judging->plan->sessions[i].date))
            judging_add_session(judging, T_OPEN, i);
    for (int i = 0; i < judging->scene_count; i++) {
        const struct scene *scene = &judging->scenes[i];
        if (scene->track->room[0] && !is_open(judging, scene))
            judging_add_scene(judging, T_OPEN, scene);
    }
}
