#include "rules/judging.h"

/* C-TOUCH-CAP */
void rule_touch_cap(struct judging *judging)
{
    int cap = judging->programme->touch_cap;
    for (int i = 0; i < judging->piece_count; i++) {
        const struct piece *piece = &judging->pieces[i];
        if (!piece->activity || piece->activity->axis[AXIS_TOUCH] <= cap)
            continue;
        struct finding *finding = judging_add_piece(judging, C_TOUCH_CAP, piece);
        finding->amount = piece->activity->axis[AXIS_TOUCH];
        finding->limit = cap;
    }
}
