#include "rules/judging.h"

#include "base/text.h"

enum { TIER_MOST = 2 };

/* K-TIER: said once for a child, at its first session in the plan. */
void rule_tier(struct judging *judging)
{
    for (int i = 0; i < judging->member_count; i++) {
        const struct member *member = &judging->members[i];
        if (i && text_equal(member->code, judging->members[i - 1].code))
            continue;
        if (!member->child || member->child->tier <= TIER_MOST)
            continue;
        struct finding *finding = judging_add_session(judging, K_TIER, member->first_session);
        finding->person = member->code;
        finding->amount = member->child->tier;
        finding->limit = TIER_MOST;
    }
}
