#include "rules/judging.h"

#include "base/text.h"

static bool is_same(const struct attendance_row *a, const struct attendance_row *b)
{
    return text_equal(a->session, b->session) && text_equal(a->person, b->person);
}

/* A-ONE: rows of one session and person stand together; said once, at the second current row. */
void rule_attendance_one(struct judging *judging)
{
    const struct attendance_row *rows = judging->facts->attendance;
    int current = 0;
    for (int i = 0; i < judging->facts->attendance_count; i++) {
        if (i && !is_same(&rows[i - 1], &rows[i]))
            current = 0;
        if (rows[i].is_corrected)
            continue;
        current++;
        if (current == 2)
            judging_add_row(judging, A_ONE, &rows[i]);
    }
}
