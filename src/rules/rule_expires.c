#include "rules/judging.h"

#include "base/text.h"

enum { DAYS_OF_WARNING = 14 };

/* K-EXPIRES: time enough to ask the family again. */
void rule_expires(struct judging *judging)
{
    for (int i = 0; i < judging->member_count; i++) {
        const struct member *member = &judging->members[i];
        if (!member->child || (i && text_equal(member->code, judging->members[i - 1].code)))
            continue;
        const struct consent *consent =
            child_newest_consent(member->child, CONSENT_GROUP, judging->facts->today);
        if (!consent || consent->state != CONSENT_GIVEN || !date_is_set(consent->span.until))
            continue;
        int days = date_days_between(judging->facts->today, consent->span.until);
        if (days > DAYS_OF_WARNING)
            continue;
        struct finding *finding = judging_add(judging, K_EXPIRES);
        finding->person = member->code;
        finding->amount = days;
        finding->limit = DAYS_OF_WARNING;
    }
}
