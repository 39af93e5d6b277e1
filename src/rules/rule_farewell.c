#include "rules/judging.h"

static bool has_farewell(const struct judging *judging, int session)
{
    for (int i = judging->first_scene[session]; i < judging->first_scene[session + 1]; i++)
        for (int j = 0; j < judging->scenes[i].piece_count; j++) {
            const struct piece *piece = &judging->scenes[i].pieces[j];
            if (piece->slot->kind == SLOT_ACTIVITY && piece->activity &&
                piece->activity->is_farewell)
                return true;
        }
    return false;
}

/* S-FAREWELL */
void rule_farewell(struct judging *judging)
{
    for (int i = 0; judging->is_series && i < judging->plan->session_count; i++)
        if (!judging_sessions_ahead(judging, i) && !has_farewell(judging, i))
            judging_add_session(judging, S_FAREWELL, i);
}
