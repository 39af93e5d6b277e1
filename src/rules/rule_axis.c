#include "rules/judging.h"

#include "base/text.h"

static bool is_printed(const struct slot *slot, const char *child, const char *flag)
{
    for (int i = 0; i < slot->printed_count; i++)
        if (text_equal(slot->printed[i].child, child) && text_equal(slot->printed[i].flag, flag))
            return true;
    return false;
}

static void judge_child(struct judging *judging, const struct piece *piece,
                        const struct present *present)
{
    const struct vocabulary *vocabulary = judging->facts->vocabulary;
    for (int i = 0; i < vocabulary->flag_words.count; i++) {
        const struct flag *flag = &vocabulary->flags[i];
        if (!(present->flags >> i & 1))
            continue;
        int excess = activity_first_excess(piece->activity, flag, piece->scene->people);
        if (excess < 0 || (piece->activity->adapt >> i & 1 &&
                           is_printed(piece->slot, present->code, flag->id)))
            continue;
        struct finding *finding = judging_add_piece(judging, C_AXIS, piece);
        finding->person = present->code;
        finding->word = flag->id;
        finding->amount = excess < AXIS_COUNT ? piece->activity->axis[excess] : 0;
        finding->limit = excess < AXIS_COUNT ? flag->axis_most[excess] : 0;
    }
}

/* C-AXIS: adapt before refuse, but only in print. */
void rule_axis(struct judging *judging)
{
    for (int i = 0; i < judging->piece_count; i++) {
        const struct piece *piece = &judging->pieces[i];
        for (int j = 0; piece->activity && j < piece->scene->child_count; j++)
            if (piece->scene->children[j].flags)
                judge_child(judging, piece, &piece->scene->children[j]);
    }
}
