#include "rules/judging.h"

enum { POINTS_EACH = 4 };

/* C-ADAPT: an adaptation is right, a piece that needs none is better. */
void rule_adapt(struct judging *judging)
{
    for (int i = 0; i < judging->piece_count; i++) {
        const struct piece *piece = &judging->pieces[i];
        judging_add_piece_points(judging, C_ADAPT, piece,
                                 POINTS_EACH * piece->slot->printed_count);
    }
}
