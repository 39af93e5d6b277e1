#include "rules/judging.h"

enum { LONG_FROM_MINUTES = 100, STRETCH_MOST = 95, BREAK_LEAST = 10 };

/* Children come one after the other while they sign in: this is free time. */
static int free_minutes(const struct judging *judging, const struct block *block)
{
    if (judging->is_series || !block->track_count)
        return 0;
    return track_phase_minutes(&block->tracks[0], PHASE_CHECKIN);
}

static bool is_break(const struct block *block)
{
    return block->kind == BLOCK_BREAK && block->minutes >= BREAK_LEAST;
}

/* T-BREAK: the ends of the session count as breaks. No limit is named when there is no break. */
void rule_break(struct judging *judging)
{
    for (int i = 0; i < judging->plan->session_count; i++) {
        const struct session *session = &judging->plan->sessions[i];
        int total = 0;
        int stretch = 0;
        int longest = 0;
        bool has_break = false;
        for (int j = 0; j < session->block_count; j++) {
            const struct block *block = &session->blocks[j];
            total += block->minutes;
            has_break = has_break || is_break(block);
            stretch = is_break(block) ? 0 : stretch + block->minutes;
            if (!j)
                stretch -= free_minutes(judging, block);
            longest = stretch > longest ? stretch : longest;
        }
        if (total <= LONG_FROM_MINUTES || (has_break && longest <= STRETCH_MOST))
            continue;
        struct finding *finding = judging_add_session(judging, T_BREAK, i);
        finding->amount = has_break ? longest : total;
        finding->limit = has_break ? STRETCH_MOST : 0;
    }
}
