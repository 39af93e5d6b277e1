#include "rules/judging.h"

#include "base/text.h"

enum { SESSIONS_AHEAD = 2, NOTICE_LEAST = 1, NOTICE_MOST = 3 };

static bool has_notice(const struct judging *judging, int session)
{
    for (int i = judging->first_scene[session]; i < judging->first_scene[session + 1]; i++)
        for (int j = 0; j < judging->scenes[i].piece_count; j++) {
            const struct slot *slot = judging->scenes[i].pieces[j].slot;
            if (slot->kind != SLOT_DEBRIEF && slot->minutes >= NOTICE_LEAST &&
                slot->minutes <= NOTICE_MOST &&
                text_equal(slot->activity, judging->programme->notice))
                return true;
        }
    return false;
}

/* S-GOODBYE */
void rule_goodbye(struct judging *judging)
{
    if (!judging->is_series || !judging->programme->notice[0])
        return;
    for (int i = 0; i < judging->plan->session_count; i++) {
        int ahead = judging_sessions_ahead(judging, i);
        if (ahead > SESSIONS_AHEAD || has_notice(judging, i))
            continue;
        struct finding *finding = judging_add_session(judging, S_GOODBYE, i);
        finding->amount = ahead;
        finding->limit = SESSIONS_AHEAD;
    }
}
