#include "rules/judging.h"

#include "base/text.h"

/* G-ONE: members stand by code, then series. */
void rule_one_group(struct judging *judging)
{
    for (int i = 1; i < judging->member_count; i++) {
        const char *code = judging->members[i].code;
        if (!text_equal(code, judging->members[i - 1].code) ||
            (i > 1 && text_equal(code, judging->members[i - 2].code)))
            continue;
        judging_add(judging, G_ONE)->person = code;
    }
}
