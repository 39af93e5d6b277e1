#include "rules/judging.h"

#include "base/text.h"

static bool is_fixed(const struct piece *piece, const char *id)
{
    const struct programme_track *track = piece->scene->programme_track;
    if (!track)
        return false;
    struct id_list fixed = track->fixed[piece->slot->phase];
    for (int i = 0; i < fixed.count; i++)
        if (text_equal(fixed.ids[i], id))
            return true;
    return false;
}

static bool is_named(const struct judging *judging, const struct piece *piece)
{
    const char *id = piece->slot->activity;
    enum phase phase = piece->slot->phase;
    if (phase == PHASE_CLOSE && id[0] && text_equal(judging->programme->notice, id))
        return true;
    return programme_has_ritual(judging->programme, phase, id) || is_fixed(piece, id);
}

/* S-RITUAL */
void rule_ritual(struct judging *judging)
{
    for (int i = 0; i < judging->piece_count; i++) {
        const struct piece *piece = &judging->pieces[i];
        bool is_ritual = piece->slot->kind == SLOT_RITUAL ||
                         (piece->activity && piece->activity->kind == KIND_RITUAL);
        if (is_ritual && !is_named(judging, piece))
            judging_add_piece(judging, S_RITUAL, piece);
    }
}
