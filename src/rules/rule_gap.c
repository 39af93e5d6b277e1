#include "rules/judging.h"

/* T-GAP: said of the later of two neighbouring sessions. */
void rule_gap(struct judging *judging)
{
    struct range gap = judging->programme->gap_days;
    for (int i = 0; i < judging->series_count; i++) {
        const struct series *series = &judging->series[i];
        for (int j = series->first + 1; j < series->first + series->count; j++) {
            int days = date_days_between(judging->plan->sessions[j - 1].date,
                                         judging->plan->sessions[j].date);
            if (days >= gap.min && days <= gap.max)
                continue;
            struct finding *finding = judging_add_session(judging, T_GAP, j);
            finding->amount = days;
            finding->limit = days < gap.min ? gap.min : gap.max;
        }
    }
}
