#include "rules/judging.h"

/* K-CONSENT: a refusal is not a missing paper; only no row at all is. */
void rule_consent(struct judging *judging)
{
    for (int i = 0; i < judging->stay_count; i++) {
        const struct stay *stay = &judging->stays[i];
        if (!stay->child)
            continue;
        struct date date = judging->plan->sessions[stay->session].date;
        enum consent_state state = child_consent(stay->child, CONSENT_GROUP, date);
        if (state == CONSENT_STATE_COUNT) {
            judging_add_missing_paper(judging, K_CONSENT, stay);
        } else if (state != CONSENT_GIVEN) {
            struct finding *finding = judging_add_session(judging, K_CONSENT, stay->session);
            finding->person = stay->code;
            finding->amount = (int)state;
        }
    }
}
