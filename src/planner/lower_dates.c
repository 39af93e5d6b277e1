#include "planner/planner_parts.h"

#include "base/error.h"

enum { WEEK = 7, LATEST_START_DAYS = 60 };

static bool is_open(const struct facts *facts, struct date date)
{
    return !calendar_closed(facts->calendar, date);
}

/* The order in which gaps are tried: a week, two weeks, then from a week outwards. */
static int gap_to_try(int attempt)
{
    if (attempt < 2)
        return WEEK * (attempt + 1);
    int away = attempt / 2;
    return attempt % 2 ? WEEK - away : WEEK + away;
}

static bool next_date(const struct facts *facts, struct date before, struct date *next)
{
    struct range gap = facts->programme->gap_days;
    for (int attempt = 0; attempt < 4 * WEEK; attempt++) {
        int days = gap_to_try(attempt);
        struct date date = date_add_days(before, days);
        if (days < gap.min || days > gap.max || !is_open(facts, date))
            continue;
        *next = date;
        return true;
    }
    return false;
}

const struct date *lower_dates(struct arena *arena, const struct facts *facts, struct date from,
                               struct error *err)
{
    int count = facts->programme->session_count;
    struct date *dates = arena_take(arena, (size_t)count, sizeof *dates);
    dates[0] = from;
    for (int days = 0; !is_open(facts, dates[0]); days++) {
        if (days > LATEST_START_DAYS) {
            error_set(err, ERROR_INPUT, N_("no open day within 60 days after the first day asked "
                                           "for; choose another with --from"));
            return NULL;
        }
        dates[0] = date_add_days(dates[0], 1);
    }
    for (int i = 1; i < count; i++) {
        char text[DATE_TEXT_BYTES];
        if (next_date(facts, dates[i - 1], &dates[i]))
            continue;
        error_set(err, ERROR_CLASH, N_("T-GAP: no open day %d to %d days after %s for session %d; "
                                       "begin earlier or later with --from"),
                  facts->programme->gap_days.min, facts->programme->gap_days.max,
                  date_write(dates[i - 1], text), i + 1);
        return NULL;
    }
    return dates;
}
