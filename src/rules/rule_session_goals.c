#include "rules/judging.h"

enum { GOALS_LEAST = 2 };

/* S-SESSION-GOALS */
void rule_session_goals(struct judging *judging)
{
    uint64_t wanted = judging->programme->goals | judging->programme->also;
    for (int i = 0; judging->is_series && i < judging->plan->session_count; i++) {
        int count = 0;
        for (int goal = 0; goal < GOAL_MAX; goal++)
            count += (int)((judging->goals_met[i] & wanted) >> goal & 1);
        if (count >= GOALS_LEAST)
            continue;
        struct finding *finding = judging_add_session(judging, S_SESSION_GOALS, i);
        finding->amount = count;
        finding->limit = GOALS_LEAST;
    }
}
