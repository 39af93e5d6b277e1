#include "rules/judging.h"

static void judge_child(struct judging *judging, const struct piece *piece,
                        const struct present *present)
{
    uint64_t avoided = piece->activity->avoid & present->flags;
    for (int flag = 0; avoided && flag < judging->facts->vocabulary->flag_words.count; flag++) {
        if (!(avoided >> flag & 1))
            continue;
        struct finding *finding = judging_add_piece(judging, C_AVOID, piece);
        finding->person = present->code;
        finding->word = judging->facts->vocabulary->flags[flag].id;
    }
}

/* C-AVOID: knows no adaptation. */
void rule_avoid(struct judging *judging)
{
    for (int i = 0; i < judging->piece_count; i++) {
        const struct piece *piece = &judging->pieces[i];
        for (int j = 0; piece->activity && j < piece->scene->child_count; j++)
            judge_child(judging, piece, &piece->scene->children[j]);
    }
}
