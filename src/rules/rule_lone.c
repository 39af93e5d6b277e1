#include "rules/judging.h"

#include <stddef.h>

enum { LEAST_CHILDREN = 4, POINTS_EACH = 50 };

static void judge_sex(struct judging *judging, int session, enum sex sex)
{
    const char *only = NULL;
    int children = 0;
    int of_sex = 0;
    for (int i = 0; i < judging->stay_count; i++) {
        const struct stay *stay = &judging->stays[i];
        if (stay->session != session)
            continue;
        children++;
        if (!stay->child || stay->child->sex != sex)
            continue;
        of_sex++;
        only = stay->code;
    }
    if (children < LEAST_CHILDREN || of_sex != 1)
        return;
    struct finding *finding = judging_add_session(judging, G_LONE, session);
    finding->person = only;
    finding->points = POINTS_EACH;
    finding->amount = children;
}

/* G-LONE: a sex that is not known makes nobody the only one. */
void rule_lone(struct judging *judging)
{
    for (int i = 0; judging->is_series && i < judging->series_count; i++) {
        judge_sex(judging, judging->series[i].first, SEX_FEMALE);
        judge_sex(judging, judging->series[i].first, SEX_MALE);
    }
}
