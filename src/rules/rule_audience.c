#include "rules/judging.h"

/* C-AUDIENCE */
void rule_audience(struct judging *judging)
{
    for (int i = 0; i < judging->piece_count; i++) {
        const struct piece *piece = &judging->pieces[i];
        if (piece->activity && !(piece->activity->audiences >> piece->scene->track->audience & 1))
            judging_add_piece(judging, C_AUDIENCE, piece)->amount =
                (int)piece->scene->track->audience;
    }
}
