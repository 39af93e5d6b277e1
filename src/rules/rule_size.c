#include "rules/judging.h"

/* C-SIZE: the limit is the one of the range that is passed, 0 when sub-groups or parity fail. */
void rule_size(struct judging *judging)
{
    for (int i = 0; i < judging->piece_count; i++) {
        const struct piece *piece = &judging->pieces[i];
        int people = piece->scene->people;
        if (!piece->activity || activity_fits_people(piece->activity, people))
            continue;
        struct range asked = piece->activity->people;
        struct finding *finding = judging_add_piece(judging, C_SIZE, piece);
        finding->amount = people;
        finding->limit = people < asked.min ? asked.min : people > asked.max ? asked.max : 0;
    }
}
