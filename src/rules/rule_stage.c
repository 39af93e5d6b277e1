#include "rules/judging.h"

/* C-STAGE */
void rule_stage(struct judging *judging)
{
    for (int i = 0; i < judging->piece_count; i++) {
        const struct piece *piece = &judging->pieces[i];
        enum stage stage = judging_stage(judging, piece->scene);
        if (!piece->activity || piece->activity->stage_earliest <= stage)
            continue;
        struct finding *finding = judging_add_piece(judging, C_STAGE, piece);
        finding->amount = (int)piece->activity->stage_earliest;
        finding->limit = (int)stage;
    }
}
