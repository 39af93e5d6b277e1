/* The only file that reads the clock. Only the faces call it. */
#ifndef BASE_CLOCK_H
#define BASE_CLOCK_H

#include "date.h"

#include <stdint.h>

/* Seconds since 1970-01-01 UTC. */
int64_t clock_now(void);

/* The civil day at UTC+08:00, the one zone of the programme's home; `--today` overrides it. */
struct date clock_today(int64_t now);

/* "2026-03-01T08:30:00+08:00" into `text` of CLOCK_TEXT_BYTES. */
enum { CLOCK_TEXT_BYTES = 32 };
const char *clock_write(int64_t now, char *text);

/* A stop-watch that never goes back, in milliseconds; for progress and time-outs only. */
int64_t clock_stopwatch(void);

#endif
