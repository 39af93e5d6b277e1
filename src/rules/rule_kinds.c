#include "rules/judging.h"

enum { KINDS_LEAST = 3 };

/* S-KINDS */
void rule_kinds(struct judging *judging)
{
    for (int i = 0; judging->is_series && i < judging->series_count; i++) {
        const struct series *series = &judging->series[i];
        bool has_kind[KIND_COUNT] = {false};
        int count = 0;
        int end = judging->first_scene[series->first + series->count];
        for (int j = judging->first_scene[series->first]; j < end; j++)
            for (int k = 0; k < judging->scenes[j].piece_count; k++) {
                const struct piece *piece = &judging->scenes[j].pieces[k];
                if (!judging_is_main(piece) || has_kind[piece->activity->kind])
                    continue;
                has_kind[piece->activity->kind] = true;
                count++;
            }
        if (count >= KINDS_LEAST)
            continue;
        struct finding *finding = judging_add_session(judging, S_KINDS, series->first);
        finding->amount = count;
        finding->limit = KINDS_LEAST;
    }
}
