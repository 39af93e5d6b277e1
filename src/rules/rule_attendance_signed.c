#include "rules/judging.h"

/* A-SIGNED */
void rule_attendance_signed(struct judging *judging)
{
    for (int i = 0; i < judging->facts->attendance_count; i++) {
        const struct attendance_row *row = &judging->facts->attendance[i];
        if (row->is_after_signature && !row->is_correction)
            judging_add_row(judging, A_SIGNED, row);
    }
}
