#include "rules/judging.h"

enum { DEEP_FROM = 2, POINTS_EACH = 40 };

static bool goes_deep(const struct judging *judging, int session)
{
    for (int i = judging->first_scene[session]; i < judging->first_scene[session + 1]; i++)
        for (int j = 0; j < judging->scenes[i].piece_count; j++) {
            const struct piece *piece = &judging->scenes[i].pieces[j];
            if (piece->slot->phase == PHASE_MAIN && piece->trust >= DEEP_FROM)
                return true;
        }
    return false;
}

/* S-WORK */
void rule_work(struct judging *judging)
{
    for (int i = 0; judging->is_series && i < judging->plan->session_count; i++) {
        const struct programme_session *session =
            judging_programme_session(judging, &judging->plan->sessions[i]);
        if (!session || session->stage != STAGE_WORKING || session->trust_cap < DEEP_FROM ||
            goes_deep(judging, i))
            continue;
        judging_add_session(judging, S_WORK, i)->points = POINTS_EACH;
    }
}
