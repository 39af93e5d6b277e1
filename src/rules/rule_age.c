#include "rules/judging.h"

static void judge_piece(struct judging *judging, const struct piece *piece)
{
    struct range asked = piece->activity->age;
    for (int i = 0; i < piece->scene->child_count; i++) {
        const struct present *present = &piece->scene->children[i];
        if (!present->child || !date_is_set(present->child->birth) ||
            (present->age >= asked.min && present->age <= asked.max))
            continue;
        struct finding *finding = judging_add_piece(judging, C_AGE, piece);
        finding->person = present->code;
        finding->amount = present->age;
        finding->limit = present->age < asked.min ? asked.min : asked.max;
    }
}

/* C-AGE: of a birth month that is not known K-AGE speaks. */
void rule_age(struct judging *judging)
{
    for (int i = 0; i < judging->piece_count; i++)
        if (judging->pieces[i].activity)
            judge_piece(judging, &judging->pieces[i]);
}
