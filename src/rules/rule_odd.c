#include "rules/judging.h"

enum { POINTS_EACH = 8 };

/* C-ODD */
void rule_odd(struct judging *judging)
{
    for (int i = 0; i < judging->piece_count; i++) {
        const struct piece *piece = &judging->pieces[i];
        if (piece->activity && piece->activity->axis[AXIS_ODD_ONE_OUT] == 1)
            judging_add_piece_points(judging, C_ODD, piece, POINTS_EACH);
    }
}
