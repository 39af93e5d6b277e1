#include "rules/judging.h"

static bool fits_phase(const struct piece *piece)
{
    if (piece->slot->kind == SLOT_DEBRIEF)
        return piece->slot->phase == PHASE_SHARE;
    return piece->activity && piece->activity->phases >> piece->slot->phase & 1;
}

/* C-PHASE: a piece that nobody knows fits no phase. */
void rule_phase_order(struct judging *judging)
{
    for (int i = 0; i < judging->piece_count; i++) {
        const struct piece *piece = &judging->pieces[i];
        bool falls = piece->index && piece->slot->phase < piece[-1].slot->phase;
        if (!falls && fits_phase(piece))
            continue;
        struct finding *finding = judging_add_piece(judging, C_PHASE, piece);
        finding->amount = (int)piece->slot->phase;
        finding->limit = falls ? (int)piece[-1].slot->phase : (int)piece->slot->phase;
    }
}
