#include "rules/judging.h"

enum { ASKED_FROM_MONTHS = 96 };

/* K-ASSENT: a no is kept; a question that was not asked yet is only said. */
void rule_assent(struct judging *judging)
{
    for (int i = 0; i < judging->stay_count; i++) {
        const struct stay *stay = &judging->stays[i];
        if (!stay->child || stay->child->assent == ANSWER_YES)
            continue;
        int age = date_age_months(stay->child->birth,
                                  judging->plan->sessions[stay->session].date);
        if (age < ASKED_FROM_MONTHS)
            continue;
        struct finding *finding = judging_add_session(judging, K_ASSENT, stay->session);
        finding->person = stay->code;
        finding->amount = age;
        finding->limit = ASKED_FROM_MONTHS;
        if (stay->child->assent == ANSWER_UNKNOWN)
            finding->class = RULE_WARNING;
    }
}
