#include "exchange/xlsx_format.h"

#include "base/date.h"
#include "base/text.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum {
    DAYS_MOST = 2958465,            /* 9999-12-31 */
    DAYS_1904 = 1462,               /* from one first day to the other */
    FALSE_LEAP_DAY = 60,            /* 1900-02-29 of the first spreadsheets */
    DIGITS_CERTAIN = 15,            /* that a stored number keeps: all below 1e15 */
    DIGITS_MOST = 20                /* of a format such as 000000 */
};

/* ---- formats ---- */

static struct xlsx_format plain(enum xlsx_kind kind, bool has_clock)
{
    return (struct xlsx_format){.kind = kind, .has_clock = has_clock, .decimals = -1};
}

struct xlsx_format xlsx_built_in_format(int id)
{
    if (id == 1 || id == 2)         /* 0 and 0.00 */
        return (struct xlsx_format){.digits = 1, .decimals = id == 2 ? 2 : 0};
    if (id == 17 || id == 27 || id == 36 || id == 50 || id == 52 || id == 57)
        return plain(XLSX_MONTH, false);
    if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || (id >= 45 && id <= 47) || id == 55 ||
        id == 56)
        return plain(XLSX_TIME, true);
    if ((id >= 14 && id <= 16) || id == 22 || (id >= 27 && id <= 31) || (id >= 50 && id <= 58))
        return plain(XLSX_DAY, id == 22);
    return plain(XLSX_NUMBER, false);
}

/* The end of what a format shows as it stands: "年", \-, [Red]. `*at` itself when it is none. [h]
 * counts hours and is read like h. */
static const char *skip_literal(const char *at)
{
    if (*at == '\\' || *at == '_' || *at == '*')
        return at[1] ? at + 2 : at + 1;
    if (*at != '"' && *at != '[')
        return at;
    if (*at == '[' && at[1] && strchr("hHmMsS", at[1]) && strspn(at + 1, "hHmMsS") &&
        at[1 + strspn(at + 1, "hHmMsS")] == ']')
        return at + 1;
    const char *end = strchr(at + 1, *at == '"' ? '"' : ']');
    return end ? end + 1 : at + strlen(at);
}

/* 000000 and 0.00 keep their zeros; whatever else a number's format does is only looks. */
static struct xlsx_format number_format(const char *code)
{
    size_t digits = strspn(code, "0");
    size_t decimals = code[digits] == '.' ? strspn(code + digits + 1, "0") : 0;
    const char *end = code + digits + (decimals ? 1 + decimals : 0);
    if (!digits || digits > DIGITS_MOST || decimals > DIGITS_MOST || (*end && *end != ';'))
        return plain(XLSX_NUMBER, false);
    return (struct xlsx_format){.digits = (int)digits, .decimals = (int)decimals};
}

struct xlsx_format xlsx_custom_format(const char *code)
{
    bool has_year = false, has_month = false, has_day = false, has_clock = false;
    for (const char *at = code; *at && *at != ';';) {
        const char *behind = skip_literal(at);
        if (behind != at) {
            at = behind;
            continue;
        }
        if (!strncmp(at, "General", 7) || !strncmp(at, "GENERAL", 7) || strchr("0#?", *at))
            return number_format(code);
        has_year |= strchr("yYeE", *at) != NULL;
        has_month |= strchr("mM", *at) != NULL;
        has_day |= strchr("dD", *at) != NULL;
        has_clock |= strchr("hHsS", *at) != NULL;
        at++;
    }
    if (has_day || has_year)
        return plain(has_day ? XLSX_DAY : XLSX_MONTH, has_clock);
    if (has_clock)
        return plain(XLSX_TIME, true);
    return plain(has_month ? XLSX_MONTH : XLSX_NUMBER, false);
}

/* ---- numbers ---- */

static const char *number_text(struct arena *arena, const char *stored, double value,
                               const struct xlsx_format *format, enum import_trouble *trouble)
{
    if (fabs(value) >= 1e15) {
        *trouble = TROUBLE_DIGITS;
        return arena_copy(arena, stored);
    }
    if (format->digits) {
        int width = format->digits + (format->decimals ? format->decimals + 1 : 0);
        return arena_format(arena, "%0*.*f", width, format->decimals, value);
    }
    if (fabs(value) >= 1e-4 || value == 0.0) {
        const char *text = arena_format(arena, "%.*g", DIGITS_CERTAIN, value);
        return text_equal(text, "-0") ? "0" : text;
    }
    return arena_format(arena, "%.6g", value);
}

/* ---- days ---- */

static bool is_whole_day(double value)
{
    return value - floor(value) < 0.5 / 86400;
}

static const char *clock_text(struct arena *arena, double value)
{
    int minutes = (int)floor((value - floor(value)) * 1440 + 1.0 / 120);
    char text[DATE_TEXT_BYTES];
    return arena_copy(arena, date_write_clock(minutes, text));
}

static bool day_of(double value, bool is_1904, struct date *date)
{
    int days = (int)floor(value);
    if (is_1904)
        days += DAYS_1904;
    if (days < 1 || days == FALSE_LEAP_DAY)
        return false;
    *date = date_add_days((struct date){1899, 12, 30}, days + (days < FALSE_LEAP_DAY));
    return true;
}

static const char *day_text(struct arena *arena, double value, const struct xlsx_format *format,
                            bool is_1904, enum import_trouble *trouble)
{
    struct date date;
    if (!day_of(value, is_1904, &date)) {
        *trouble = TROUBLE_DATE;
        return arena_format(arena, "%.*g", DIGITS_CERTAIN, value);
    }
    if (format->kind == XLSX_MONTH)
        return arena_format(arena, "%04d-%02d", date.year, date.month);
    const char *day = date_copy(arena, date);
    if (!format->has_clock || is_whole_day(value))
        return day;
    return arena_format(arena, "%s %s", day, clock_text(arena, value));
}

const char *xlsx_number_text(struct arena *arena, const char *stored,
                             const struct xlsx_format *format, bool is_1904,
                             enum import_trouble *trouble)
{
    char *end;
    double value = strtod(stored, &end);
    *trouble = TROUBLE_NONE;
    if (end == stored || *end || !isfinite(value) || stored[strspn(stored, "+-.0123456789eE")]) {
        *trouble = TROUBLE_ERROR;
        return arena_copy(arena, stored);
    }
    if (format->kind == XLSX_NUMBER)
        return number_text(arena, stored, value, format, trouble);
    if (value < 0 || value >= DAYS_MOST + 1) {
        *trouble = TROUBLE_DATE;
        return arena_copy(arena, stored);
    }
    if (format->kind == XLSX_TIME && value < 1)
        return clock_text(arena, value);
    return day_text(arena, value, format, is_1904, trouble);
}
