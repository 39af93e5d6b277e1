#include "rules/judging.h"

/* C-TRUST-CAP: the debrief goes as deep as the pieces that it talks about. */
void rule_trust_cap(struct judging *judging)
{
    for (int i = 0; i < judging->piece_count; i++) {
        const struct piece *piece = &judging->pieces[i];
        const struct programme_session *session = piece->scene->programme_session;
        if (!session || piece->trust <= session->trust_cap)
            continue;
        struct finding *finding = judging_add_piece(judging, C_TRUST_CAP, piece);
        finding->amount = piece->trust;
        finding->limit = session->trust_cap;
    }
}
