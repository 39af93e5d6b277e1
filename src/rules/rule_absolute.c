#include "rules/judging.h"

/* C-ABSOLUTE */
void rule_absolute(struct judging *judging)
{
    for (int i = 0; i < judging->piece_count; i++) {
        const struct piece *piece = &judging->pieces[i];
        if (piece->activity && judging_is_absolute(piece->scene, piece->activity))
            judging_add_piece(judging, C_ABSOLUTE, piece);
    }
}
