#include "../check.h"
#include "base/arena.h"
#include "base/clock.h"
#include "base/date.h"

static struct date day(int year, int month, int day_of_month)
{
    return (struct date){year, month, day_of_month};
}

static const char *shown(struct date date)
{
    static char text[4][DATE_TEXT_BYTES];
    static int next;
    next = (next + 1) % 4;
    return date_write(date, text[next]);
}

static void test_calendar(void)
{
    CHECK(date_is_valid(day(2024, 2, 29)));
    CHECK(!date_is_valid(day(2023, 2, 29)));
    CHECK(!date_is_valid(day(1900, 2, 29)));
    CHECK(date_is_valid(day(2000, 2, 29)));
    CHECK(!date_is_valid(day(2100, 2, 29)));
    CHECK(!date_is_valid(day(2024, 4, 31)));
    CHECK(!date_is_valid(day(2024, 0, 1)));
    CHECK(!date_is_valid(day(2024, 13, 1)));
    CHECK(!date_is_valid(day(2024, 1, 0)));
    CHECK(!date_is_valid(day(1899, 12, 31)));
    CHECK(!date_is_valid(day(2200, 1, 1)));
    CHECK(!date_is_set((struct date){0}));
}

/* Each day of three centuries follows the one before, in number, week and calendar. */
static void test_every_day(void)
{
    int first = date_to_days(day(1900, 1, 1));
    int last = date_to_days(day(2199, 12, 31));
    CHECK_NUMBER(last - first, 300 * 365 + 72);
    CHECK_NUMBER(date_to_days(day(1970, 1, 1)), 0);
    CHECK_NUMBER(date_weekday(day(1970, 1, 1)), THURSDAY);
    CHECK_NUMBER(date_weekday(day(2026, 3, 1)), SUNDAY);
    int wrong = 0;
    struct date before = date_from_days(first - 1);
    enum weekday weekday = date_weekday(before);
    for (int days = first; days <= last; days++) {
        struct date date = date_from_days(days);
        struct date read = {0};
        weekday = (enum weekday)((weekday + 1) % 7);
        wrong += date_to_days(date) != days || !date_is_valid(date) ||
                 date_compare(before, date) >= 0 || date_weekday(date) != weekday ||
                 !date_read(shown(date), &read) || date_compare(read, date);
        before = date;
    }
    CHECK_NUMBER(wrong, 0);
}

static void test_counting(void)
{
    CHECK_TEXT(shown(date_add_days(day(2024, 2, 28), 1)), "2024-02-29");
    CHECK_TEXT(shown(date_add_days(day(2024, 2, 28), 2)), "2024-03-01");
    CHECK_TEXT(shown(date_add_days(day(2023, 2, 28), 1)), "2023-03-01");
    CHECK_TEXT(shown(date_add_days(day(2024, 1, 1), -1)), "2023-12-31");
    CHECK_NUMBER(date_days_between(day(2024, 2, 1), day(2024, 3, 1)), 29);
    CHECK_NUMBER(date_days_between(day(2024, 3, 1), day(2024, 2, 1)), -29);
    CHECK_NUMBER(date_age_months(day(2015, 6, 30), day(2025, 6, 1)), 120);
    CHECK_NUMBER(date_age_months(day(2015, 6, 0), day(2025, 5, 31)), 119);
    CHECK_NUMBER(date_age_months(day(2016, 2, 29), day(2017, 2, 28)), 12);
    CHECK(date_compare(day(2024, 1, 31), day(2024, 2, 1)) < 0);
    CHECK(date_compare(day(2024, 12, 31), day(2025, 1, 1)) < 0);
    CHECK_NUMBER(date_compare(day(2024, 1, 1), day(2024, 1, 1)), 0);
}

static void test_reading(void)
{
    static const char *const good[] = {"2026-03-01", "2026/3/1", "2026.3.1", "2026年3月1日",
                                       "2026年03月01日", "2026年3月1"};
    static const char *const bad[] = {"", "2026", "2026-3", "2026-3/1", "26-03-01", "2026-02-29",
                                      "2026-13-01", "2026-00-01", "2026-03-00", "2026-03-32",
                                      "2026-03-01x", " 2026-03-01", "2026年3-1", "03-01-2026",
                                      "2026-03-01T00:00", "１９９９-01-01", "-2026-03-01",
                                      "2026--3-1", "99999999999999-1-1"};
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++) {
        struct date date = {0};
        CHECK(date_read(good[i], &date));
        CHECK_TEXT(shown(date), "2026-03-01");
    }
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        struct date date = day(1999, 9, 9);
        if (!CHECK(!date_read(bad[i], &date)))
            printf("    %s\n", bad[i]);
        CHECK_TEXT(shown(date), "1999-09-09");
    }
    CHECK_TEXT(shown((struct date){0}), "");
}

static void test_months(void)
{
    static const struct { const char *text; const char *wanted; } cases[] = {
        {"2015-06", "2015-06"}, {"201506", "2015-06"}, {"20150601", "2015-06-01"},
        {"2015年6月", "2015-06"}, {"2015-6-1", "2015-06-01"}, {"2015/06", "2015-06"},
        {"20240229", "2024-02-29"}, {"20230229", NULL}, {"201513", NULL}, {"201500", NULL},
        {"2015", NULL}, {"2015-", NULL}, {"2015060", NULL}, {"2015-6-", NULL}, {"", NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        struct date date = {0};
        bool is_read = date_read_month(cases[i].text, &date);
        CHECK_TEXT(is_read ? shown(date) : NULL, cases[i].wanted);
    }
}

static void test_clock_times(void)
{
    static const char *const bad[] = {"", "9", "9:5", "24:00", "09:60", "9:055", "09：05", "-1:00",
                                      "9:05 ", "009:05"};
    int minutes = -1;
    char text[DATE_TEXT_BYTES];
    CHECK(date_read_clock("9:05", &minutes));
    CHECK_NUMBER(minutes, 545);
    CHECK(date_read_clock("23:59", &minutes));
    CHECK_NUMBER(minutes, 1439);
    CHECK(date_read_clock("00:00", &minutes));
    CHECK_TEXT(date_write_clock(545, text), "09:05");
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        if (!CHECK(!date_read_clock(bad[i], &minutes)))
            printf("    %s\n", bad[i]);
}

static void test_zone(void)
{
    char text[CLOCK_TEXT_BYTES];
    CHECK_TEXT(shown(clock_today(0)), "1970-01-01");
    CHECK_TEXT(shown(clock_today(16 * 3600 - 1)), "1970-01-01");
    CHECK_TEXT(shown(clock_today(16 * 3600)), "1970-01-02");
    CHECK_TEXT(clock_write(1772325000, text), "2026-03-01T08:30:00+08:00");
    CHECK(clock_now() > 1700000000);
    int64_t first = clock_stopwatch();
    CHECK(clock_stopwatch() >= first);
}

int main(void)
{
    test_calendar();
    test_every_day();
    test_counting();
    test_reading();
    test_months();
    test_clock_times();
    test_zone();
    return check_end();
}
