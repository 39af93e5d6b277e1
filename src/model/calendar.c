#include "model/calendar.h"

#include <stddef.h>

const struct closed_span *calendar_closed(const struct calendar *calendar, struct date date)
{
    for (int i = 0; calendar && i < calendar->closed_count; i++) {
        const struct closed_span *span = &calendar->closed[i];
        if (date_compare(span->from, date) <= 0 && date_compare(date, span->until) <= 0)
            return span;
    }
    return NULL;
}

enum weekday calendar_weekday(const struct calendar *calendar, struct date date)
{
    for (int i = 0; calendar && i < calendar->swapped_count; i++)
        if (!date_compare(calendar->swapped[i].date, date))
            return calendar->swapped[i].as;
    return date_weekday(date);
}
