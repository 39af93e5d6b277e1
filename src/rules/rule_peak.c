#include "rules/judging.h"

enum { PEAK = 5 };

/* C-PEAK: said of the second of the two. */
void rule_peak(struct judging *judging)
{
    for (int i = 0; i < judging->piece_count; i++) {
        const struct piece *piece = &judging->pieces[i];
        if (piece->index && piece->energy == PEAK && piece[-1].energy == PEAK)
            judging_add_piece(judging, C_PEAK, piece)->amount = PEAK;
    }
}
