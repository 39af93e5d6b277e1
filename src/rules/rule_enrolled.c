#include "rules/judging.h"

/* K-ENROLLED: an invitation that nobody has answered is only a missing paper. */
void rule_enrolled(struct judging *judging)
{
    for (int i = 0; i < judging->stay_count; i++) {
        const struct stay *stay = &judging->stays[i];
        const struct child *child = stay->child;
        if (child && child->is_active && child->enrolment == ENROLMENT_INVITED)
            judging_add_missing_paper(judging, K_ENROLLED, stay);
        else if (!child || !child->is_active || (child->enrolment != ENROLMENT_ACCEPTED &&
                                                 child->enrolment != ENROLMENT_PLACED))
            judging_add_session(judging, K_ENROLLED, stay->session)->person = stay->code;
    }
}
