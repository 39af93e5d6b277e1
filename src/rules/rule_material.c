#include "rules/judging.h"

/* C-MATERIAL */
void rule_material(struct judging *judging)
{
    for (int i = 0; i < judging->piece_count; i++) {
        const struct piece *piece = &judging->pieces[i];
        if (!piece->activity)
            continue;
        int item = judging_excluded_item(judging, piece->activity, 0);
        for (; item >= 0; item = judging_excluded_item(judging, piece->activity, item + 1))
            judging_add_piece(judging, C_MATERIAL, piece)->word =
                judging->facts->vocabulary->items[item].id;
    }
}
