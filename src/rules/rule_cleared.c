#include "rules/judging.h"

/* K-CLEARED */
void rule_cleared(struct judging *judging)
{
    for (int i = 0; i < judging->stay_count; i++) {
        const struct stay *stay = &judging->stays[i];
        if (!stay->child || !stay->child->is_restricted)
            continue;
        struct date date = judging->plan->sessions[stay->session].date;
        struct date cleared = stay->child->cleared;
        if (!date_is_set(cleared) || date_compare(cleared, date) > 0)
            judging_add_session(judging, K_CLEARED, stay->session)->person = stay->code;
    }
}
