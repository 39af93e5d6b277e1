#define _POSIX_C_SOURCE 200809L

#include "clock.h"

#include <stdio.h>
#include <time.h>

enum { ZONE_SECONDS = 8 * 3600, DAY_SECONDS = 24 * 3600 };

int64_t clock_now(void)
{
    return (int64_t)time(NULL);
}

struct date clock_today(int64_t now)
{
    return date_from_days((int)((now + ZONE_SECONDS) / DAY_SECONDS));
}

const char *clock_write(int64_t now, char *text)
{
    char day[DATE_TEXT_BYTES];
    int second = (int)((now + ZONE_SECONDS) % DAY_SECONDS);
    snprintf(text, CLOCK_TEXT_BYTES, "%sT%02d:%02d:%02d+08:00", date_write(clock_today(now), day),
             second / 3600 % 24, second / 60 % 60, second % 60);
    return text;
}

int64_t clock_stopwatch(void)
{
    struct timespec time;
    clock_gettime(CLOCK_MONOTONIC, &time);
    return (int64_t)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}
