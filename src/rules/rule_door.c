#include "rules/judging.h"

enum { PEOPLE_AROUND = 2, PEOPLE_LEAST = 3 };

static bool slot_fits(const struct judging *judging, const struct slot *slot, int people)
{
    const struct activity *activity =
        slot->kind == SLOT_DEBRIEF ? NULL : facts_activity(judging->facts, slot->activity);
    return !activity || activity_fits_people(activity, people);
}

static bool blocks_fit(const struct judging *judging, const struct block *blocks, int count,
                       int people)
{
    for (int i = 0; i < count; i++)
        for (int j = 0; j < blocks[i].track_count; j++)
            for (int k = 0; k < blocks[i].tracks[j].slot_count; k++)
                if (!slot_fits(judging, &blocks[i].tracks[j].slots[k], people))
                    return false;
    return true;
}

static bool is_ready(const struct judging *judging, const struct session *session, int people)
{
    if (blocks_fit(judging, session->blocks, session->block_count, people))
        return true;
    for (int i = 0; i < session->variant_count; i++)
        if (session->variants[i].people == people &&
            blocks_fit(judging, session->variants[i].blocks, session->variants[i].block_count,
                       people))
            return true;
    return false;
}

/* P-DOOR: what if two more or two fewer stand at the door? */
void rule_door(struct judging *judging)
{
    for (int i = 0; judging->is_series && i < judging->scene_count; i++) {
        const struct scene *scene = &judging->scenes[i];
        for (int people = scene->people - PEOPLE_AROUND;
             people <= scene->people + PEOPLE_AROUND; people++) {
            if (people < PEOPLE_LEAST || people == scene->people ||
                is_ready(judging, scene->session, people))
                continue;
            struct finding *finding =
                judging_add_session(judging, P_DOOR, scene->session_index);
            finding->amount = people;
            finding->limit = scene->people;
        }
    }
}
