#include "rules/judging.h"

enum { DEEP_FROM = 2 };

static int deepest(const struct judging *judging, int session, int deepest)
{
    for (int i = judging->first_scene[session]; i < judging->first_scene[session + 1]; i++)
        for (int j = 0; j < judging->scenes[i].piece_count; j++)
            if (judging->scenes[i].pieces[j].trust > deepest)
                deepest = judging->scenes[i].pieces[j].trust;
    return deepest;
}

static void judge_session(struct judging *judging, int session, int reached)
{
    for (int i = judging->first_scene[session]; i < judging->first_scene[session + 1]; i++)
        for (int j = 0; j < judging->scenes[i].piece_count; j++) {
            const struct piece *piece = &judging->scenes[i].pieces[j];
            if (piece->trust < DEEP_FROM || reached >= piece->trust - 1)
                continue;
            struct finding *finding = judging_add_piece(judging, S_LADDER, piece);
            finding->amount = piece->trust;
            finding->limit = piece->trust - 1;
        }
}

/* S-LADDER */
void rule_ladder(struct judging *judging)
{
    for (int i = 0; judging->is_series && i < judging->series_count; i++) {
        const struct series *series = &judging->series[i];
        int reached = -1;
        for (int j = series->first; j < series->first + series->count; j++) {
            judge_session(judging, j, reached);
            reached = deepest(judging, j, reached);
        }
    }
}
