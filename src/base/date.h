/* Civil days and clock times. No time zone, no clock: below the faces nobody knows what day it is
 * unless told. */
#ifndef BASE_DATE_H
#define BASE_DATE_H

#include <stdbool.h>

struct arena;

/* A day of the Gregorian calendar, years 1900 to 2199. All zero means "no date". In a birth month
 * the day may be 0: not known, counted as the 1st. */
struct date {
    int year;
    int month;  /* 1–12 */
    int day;    /* 1–31 */
};

enum { DATE_TEXT_BYTES = 16 };

enum weekday { MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };

bool date_is_set(struct date date);
bool date_is_valid(struct date date);
int date_compare(struct date a, struct date b);

/* Days since 1970-01-01 (may be negative), and back. */
int date_to_days(struct date date);
struct date date_from_days(int days);
struct date date_add_days(struct date date, int days);

/* b − a in days. */
int date_days_between(struct date a, struct date b);
enum weekday date_weekday(struct date date);

/* Whole months from the birth month to the month of `on` (docs/rules.md): the day is not asked. */
int date_age_months(struct date birth, struct date on);

/* Exactly "2026-03-01"; "" for no date. Returns `text`, which has DATE_TEXT_BYTES. */
const char *date_write(struct date date, char *text);
const char *date_copy(struct arena *arena, struct date date);

/* Reads "2026-03-01", "2026/3/1", "2026.3.1", "2026年3月1日"; false when it is none of these or no
 * day of the calendar. */
bool date_read(const char *text, struct date *date);

/* The same, and also "2015-06", "201506", "20150601", "2015年6月" with day 0. */
bool date_read_month(const char *text, struct date *date);

/* Clock times are minutes since midnight, 0–1439. Reads "9:05", "09:05"; writes "09:05". */
bool date_read_clock(const char *text, int *minutes);
const char *date_write_clock(int minutes, char *text);

#endif
