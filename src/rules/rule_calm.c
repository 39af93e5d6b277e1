#include "rules/judging.h"

enum { LOUD_FROM = 4, CALM_TO = 2, DEEP_FROM = 2, CALM_MINUTES = 3 };

/* Quiet minutes between the last loud piece and this one; enough when nothing was loud. */
static int calm_minutes_before(const struct piece *piece)
{
    int minutes = 0;
    for (int back = 1; back <= piece->index; back++) {
        const struct piece *before = piece - back;
        if (before->energy >= LOUD_FROM)
            return minutes;
        if (before->energy <= CALM_TO)
            minutes += before->slot->minutes;
    }
    return CALM_MINUTES;
}

/* C-CALM */
void rule_calm(struct judging *judging)
{
    for (int i = 0; i < judging->piece_count; i++) {
        const struct piece *piece = &judging->pieces[i];
        if (piece->trust < DEEP_FROM)
            continue;
        int minutes = calm_minutes_before(piece);
        if (minutes >= CALM_MINUTES)
            continue;
        struct finding *finding = judging_add_piece(judging, C_CALM, piece);
        finding->amount = minutes;
        finding->limit = CALM_MINUTES;
    }
}
