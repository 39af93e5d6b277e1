#include "rules/judging.h"

/* C-PLACE: what does not fit a large event, or does not fit as a last thing. */
void rule_place(struct judging *judging)
{
    for (int i = 0; i < judging->piece_count; i++) {
        const struct piece *piece = &judging->pieces[i];
        if (piece->activity && !judging_fits_place(judging, piece->scene, piece->activity))
            judging_add_piece(judging, C_PLACE, piece);
    }
}
