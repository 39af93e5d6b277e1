#include "rules/judging.h"

enum { SESSIONS_LEAST = 2 };

/* Sessions of the series in which the goal is met and the child ("": not asked) is placed. */
static int count_sessions(const struct judging *judging, const struct series *series, int goal,
                          const char *child)
{
    int count = 0;
    for (int i = series->first; i < series->first + series->count; i++)
        count += judging->goals_met[i] >> goal & 1 &&
                 (!child[0] || judging_is_placed(judging, i, child));
    return count;
}

static void judge_goals(struct judging *judging, const struct series *series, uint64_t goals,
                        const char *child)
{
    for (int goal = 0; goal < judging->facts->vocabulary->goal_words.count; goal++) {
        if (!(goals >> goal & 1))
            continue;
        int count = count_sessions(judging, series, goal, child);
        if (count >= SESSIONS_LEAST)
            continue;
        struct finding *finding = judging_add_session(judging, S_AIMS, series->first);
        finding->person = child;
        finding->word = judging->facts->vocabulary->goals[goal].id;
        finding->amount = count;
        finding->limit = SESSIONS_LEAST;
    }
}

/* S-AIMS: the programme's goals for all, and each child's own two. */
void rule_aims(struct judging *judging)
{
    if (!judging->is_series)
        return;
    for (int i = 0; i < judging->series_count; i++)
        judge_goals(judging, &judging->series[i], judging->programme->goals, "");
    for (int i = 0; i < judging->member_count; i++) {
        const struct member *member = &judging->members[i];
        if (member->child)
            judge_goals(judging, &judging->series[member->series],
                        facts_aims(judging->facts, member->child, NULL), member->code);
    }
}
