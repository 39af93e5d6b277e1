#include "rules/judging.h"

/* A-HELD */
void rule_attendance_held(struct judging *judging)
{
    for (int i = 0; i < judging->facts->attendance_count; i++) {
        const struct attendance_row *row = &judging->facts->attendance[i];
        const struct session *session = plan_find_session(judging->plan, row->session);
        if (!session && judging->facts->standing)
            session = plan_find_session(judging->facts->standing, row->session);
        if (session && (session->state == SESSION_HELD || session->state == SESSION_SIGNED))
            continue;
        judging_add_row(judging, A_HELD, row);
    }
}
