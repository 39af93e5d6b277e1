#include "rules/judging.h"

#include <stddef.h>

static void judge_flag(struct judging *judging, int session, int flag)
{
    const char *only = NULL;
    int count = 0;
    for (int i = judging->first_scene[session]; i < judging->first_scene[session + 1]; i++)
        for (int j = 0; j < judging->scenes[i].child_count; j++)
            if (judging->scenes[i].children[j].flags >> flag & 1) {
                count++;
                only = judging->scenes[i].children[j].code;
            }
    if (count != 1)
        return;
    struct finding *finding = judging_add(judging, G_ONLY);
    finding->person = only;
    finding->word = judging->facts->vocabulary->flags[flag].id;
}

/* G-ONLY: being the only wheelchair user of a group is said, so that someone thinks of it. */
void rule_only(struct judging *judging)
{
    const struct vocabulary *vocabulary = judging->facts->vocabulary;
    for (int i = 0; judging->is_series && i < judging->series_count; i++)
        for (int flag = 0; flag < vocabulary->flag_words.count; flag++)
            if (vocabulary->flags[flag].is_body)
                judge_flag(judging, judging->series[i].first, flag);
}
