#include "rules/judging.h"

enum { HEADCOUNT_LEAST = 10 };

/* J-HEADCOUNT: who went apart is counted before all come together. */
void rule_headcount(struct judging *judging)
{
    for (int i = 0; i < judging->plan->session_count; i++) {
        const struct session *session = &judging->plan->sessions[i];
        bool is_counted = true;
        for (int j = 0; j < session->block_count; j++) {
            const struct block *block = &session->blocks[j];
            if (block->kind == BLOCK_SPLIT)
                is_counted = false;
            else if (block->kind == BLOCK_BREAK && block->has_headcount &&
                     block->minutes >= HEADCOUNT_LEAST)
                is_counted = true;
            else if (block->kind == BLOCK_JOINT && !is_counted)
                judging_add_session(judging, J_HEADCOUNT, i)->block = j;
        }
    }
}
