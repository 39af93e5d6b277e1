#include "error.h"

#include "text.h"

#include <assert.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

static const struct {
    const char *name;
    int exit_status;
    int http_status;
} kinds[] = {
    [ERROR_NONE] = {"none", 0, 200},
    [ERROR_INPUT] = {"input", 1, 422},
    [ERROR_MISSING] = {"missing", 1, 404},
    [ERROR_REFUSED] = {"refused", 1, 409},
    [ERROR_USAGE] = {"usage", 2, 400},
    [ERROR_CLASH] = {"clash", 3, 409},
    [ERROR_SYSTEM] = {"system", 4, 500},
};
static_assert(sizeof kinds / sizeof kinds[0] == ERROR_KIND_COUNT, "one row for each kind");

struct error error_start(enum language language)
{
    return (struct error){.language = language};
}

bool error_set(struct error *err, enum error_kind kind, const char *msgid, ...)
{
    assert(err && kind != ERROR_NONE);
    if (err->kind != ERROR_NONE)
        return false;
    err->kind = kind;
    va_list args;
    va_start(args, msgid);
    vsnprintf(err->text, sizeof err->text, messages_find(err->language, msgid), args);
    va_end(args);
    text_drop_broken(err->text);
    return false;
}

bool error_set_text(struct error *err, enum error_kind kind, const char *text)
{
    return error_set(err, kind, "%s", text);
}

bool error_add(struct error *err, const char *msgid, ...)
{
    char place[400];
    char text[sizeof err->text];
    va_list args;
    va_start(args, msgid);
    vsnprintf(place, sizeof place, messages_find(err->language, msgid), args);
    va_end(args);
    memcpy(text, err->text, sizeof text);
    snprintf(err->text, sizeof err->text, "%s: ", place);
    size_t used = strlen(err->text);
    snprintf(err->text + used, sizeof err->text - used, "%s", text);
    text_drop_broken(err->text);
    return false;
}

int error_exit_status(enum error_kind kind)
{
    return kinds[kind].exit_status;
}

int error_http_status(enum error_kind kind)
{
    return kinds[kind].http_status;
}

const char *error_name(enum error_kind kind)
{
    return kinds[kind].name;
}

int error_checked_int(int64_t number)
{
    assert(number >= INT_MIN && number <= INT_MAX);
    return (int)number;
}
