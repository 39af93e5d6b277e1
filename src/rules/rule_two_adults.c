#include "rules/judging.h"

#include "base/text.h"

enum { ADULTS_LEAST = 2 };

/* Leader and assistants, each adult once. */
static int count_adults(const struct track *track)
{
    int count = 1;
    for (int i = 0; i < track->assistants.count; i++) {
        const char *code = track->assistants.codes[i];
        struct code_list before = {track->assistants.codes, i};
        count += !text_equal(code, track->leader) && !code_list_has(before, code);
    }
    return count;
}

/* T-TWO: while nobody is known to lead, there is nothing to judge. */
void rule_two_adults(struct judging *judging)
{
    for (int i = 0; i < judging->scene_count; i++) {
        const struct scene *scene = &judging->scenes[i];
        if (!scene->child_count || !scene->track->leader[0])
            continue;
        int adults = count_adults(scene->track);
        if (adults >= ADULTS_LEAST)
            continue;
        struct finding *finding = judging_add_scene(judging, T_TWO, scene);
        finding->amount = adults;
        finding->limit = ADULTS_LEAST;
    }
}
