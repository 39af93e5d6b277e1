#include "date.h"

#include "arena.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

bool date_is_set(struct date date)
{
    return date.year != 0;
}

static bool is_leap(int year)
{
    return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}

static int month_days(int year, int month)
{
    static const int days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

bool date_is_valid(struct date date)
{
    return date.year >= 1900 && date.year <= 2199 && date.month >= 1 && date.month <= 12 &&
           date.day >= 1 && date.day <= month_days(date.year, date.month);
}

int date_compare(struct date a, struct date b)
{
    int left = (a.year * 12 + a.month) * 31 + a.day;
    int right = (b.year * 12 + b.month) * 31 + b.day;
    return (left > right) - (left < right);
}

/* Days from civil and back: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
int date_to_days(struct date date)
{
    int year = date.year - (date.month <= 2);
    int era = year / 400;
    int of_era = year - era * 400;
    int day = date.day ? date.day : 1;
    int of_year = (153 * (date.month + (date.month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

struct date date_from_days(int days)
{
    int from_era = days + 719468;
    assert(from_era >= 0);
    int era = from_era / 146097;
    int of_era = from_era - era * 146097;
    int year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int of_year = of_era - (365 * year + year / 4 - year / 100);
    int month = (5 * of_year + 2) / 153;
    struct date date = {.day = of_year - (153 * month + 2) / 5 + 1};
    date.month = month < 10 ? month + 3 : month - 9;
    date.year = year + era * 400 + (date.month <= 2);
    return date;
}

struct date date_add_days(struct date date, int days)
{
    return date_from_days(date_to_days(date) + days);
}

int date_days_between(struct date a, struct date b)
{
    return date_to_days(b) - date_to_days(a);
}

enum weekday date_weekday(struct date date)
{
    int days = date_to_days(date) + 3;      /* 1970-01-01 was a Thursday */
    return (enum weekday)(((days % 7) + 7) % 7);
}

int date_age_months(struct date birth, struct date on)
{
    return (on.year - birth.year) * 12 + on.month - birth.month;
}

const char *date_write(struct date date, char *text)
{
    if (!date_is_set(date))
        text[0] = '\0';
    else if (!date.day)
        snprintf(text, DATE_TEXT_BYTES, "%04d-%02d", date.year % 10000, date.month % 100);
    else
        snprintf(text, DATE_TEXT_BYTES, "%04d-%02d-%02d", date.year % 10000, date.month % 100,
                 date.day % 100);
    return text;
}

const char *date_copy(struct arena *arena, struct date date)
{
    char text[DATE_TEXT_BYTES];
    return arena_copy(arena, date_write(date, text));
}

/* Reads a number of 1 to `digits` digits and moves on. */
static bool read_number(const char **text, int digits, int *number)
{
    int count = 0;
    *number = 0;
    while (count < digits && **text >= '0' && **text <= '9') {
        *number = *number * 10 + (**text - '0');
        (*text)++;
        count++;
    }
    return count > 0;
}

static bool read_mark(const char **text, const char *mark)
{
    size_t length = strlen(mark);
    if (strncmp(*text, mark, length))
        return false;
    *text += length;
    return true;
}

/* The mark after the year tells which mark must stand after the month. */
static const char *read_separator(const char **text)
{
    static const char *const marks[] = {"-", "/", ".", "年"};
    for (int i = 0; i < 4; i++)
        if (read_mark(text, marks[i]))
            return i == 3 ? "月" : marks[i];
    return NULL;
}

static bool read_year_month(const char **text, struct date *date, const char **after_month)
{
    *date = (struct date){0};
    if (!read_number(text, 4, &date->year) || date->year < 1900 || date->year > 2199)
        return false;
    *after_month = read_separator(text);
    return *after_month && read_number(text, 2, &date->month) && date->month >= 1 &&
           date->month <= 12;
}

static bool read_rest_of_day(const char *text, bool is_chinese, struct date *date)
{
    if (!read_number(&text, 2, &date->day))
        return false;
    if (is_chinese)
        read_mark(&text, "日");
    return !*text && date_is_valid(*date);
}

bool date_read(const char *text, struct date *date)
{
    const char *mark;
    struct date read;
    if (!read_year_month(&text, &read, &mark) || !read_mark(&text, mark) ||
        !read_rest_of_day(text, !strcmp(mark, "月"), &read))
        return false;
    *date = read;
    return true;
}

static bool read_digits_only(const char *text, struct date *date)
{
    size_t length = strspn(text, "0123456789");
    if (text[length] || (length != 6 && length != 8))
        return false;
    struct date read = {0};
    for (size_t i = 0; i < length; i++) {
        int *part = i < 4 ? &read.year : i < 6 ? &read.month : &read.day;
        *part = *part * 10 + (text[i] - '0');
    }
    struct date probe = read;
    probe.day = length == 6 ? 1 : read.day;
    if (!date_is_valid(probe))
        return false;
    *date = read;
    return true;
}

bool date_read_month(const char *text, struct date *date)
{
    if (read_digits_only(text, date) || date_read(text, date))
        return true;
    const char *mark;
    struct date read;
    if (!read_year_month(&text, &read, &mark))
        return false;
    if (!strcmp(mark, "月"))
        read_mark(&text, mark);
    if (*text)
        return false;
    *date = read;
    return true;
}

bool date_read_clock(const char *text, int *minutes)
{
    int hour;
    int minute;
    if (!read_number(&text, 2, &hour) || !read_mark(&text, ":") || strlen(text) != 2 ||
        !read_number(&text, 2, &minute) || hour > 23 || minute > 59)
        return false;
    *minutes = hour * 60 + minute;
    return true;
}

const char *date_write_clock(int minutes, char *text)
{
    snprintf(text, DATE_TEXT_BYTES, "%02d:%02d", minutes / 60 % 24, minutes % 60);
    return text;
}
