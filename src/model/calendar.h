/* Days on which nothing is held, and days that count as another weekday (调休). */
#ifndef MODEL_CALENDAR_H
#define MODEL_CALENDAR_H

#include "base/date.h"
#include "base/messages.h"

struct closed_span {
    struct date from;
    struct date until;              /* both included */
    struct bilingual name;
};

struct swapped_day {
    struct date date;
    enum weekday as;
    struct bilingual name;
};

struct calendar {
    const char *id;
    const struct closed_span *closed;
    int closed_count;
    const struct swapped_day *swapped;
    int swapped_count;
};

/* The span that closes the day, or NULL. */
const struct closed_span *calendar_closed(const struct calendar *calendar, struct date date);

/* The weekday that the day counts as. */
enum weekday calendar_weekday(const struct calendar *calendar, struct date date);

#endif
