#include "../check.h"
#include "base/error.h"
#include "base/text.h"

static void test_first_stays(void)
{
    struct error err = error_start(LANGUAGE_EN);
    CHECK_NUMBER(err.kind, ERROR_NONE);
    CHECK_TEXT(err.text, "");
    CHECK(!error_set(&err, ERROR_MISSING, "no plan %s", "HD-S2"));
    CHECK(!error_set(&err, ERROR_SYSTEM, "later"));
    CHECK_TEXT(err.text, "no plan HD-S2");
    CHECK_NUMBER(err.kind, ERROR_MISSING);
    CHECK(!error_add(&err, "series %d", 3));
    CHECK_TEXT(err.text, "series 3: no plan HD-S2");
    struct error plain = error_start(LANGUAGE_EN);
    CHECK(!error_set_text(&plain, ERROR_INPUT, "100% 团辅 %s %n"));
    CHECK_TEXT(plain.text, "100% 团辅 %s %n");
}

/* A text that is too long is cut between characters, wherever the room happens to end. */
static void test_long_texts(void)
{
    char text[4000];
    for (size_t start = 0; start < 4; start++) {
        memset(text, 'x', start);
        text[start] = '\0';
        for (size_t at = start; at + 4 < sizeof text - 300; at += 3)
            memcpy(text + at, "团", 4);
        struct error err = error_start(LANGUAGE_EN);
        error_set_text(&err, ERROR_INPUT, text);
        size_t length = strlen(err.text);
        CHECK(length >= sizeof err.text - 4 && length < sizeof err.text);
        CHECK_NUMBER(text_valid_bytes(err.text, length), length);
        error_add(&err, "%s", text);
        length = strlen(err.text);
        CHECK(length < sizeof err.text);
        CHECK_NUMBER(text_valid_bytes(err.text, length), length);
        CHECK(strstr(err.text, ": x") || strstr(err.text, ": 团"));
    }
}

/* A precision in a message counts bytes and may cut through a character; none of it is shown. */
static void test_cut_arguments(void)
{
    struct error err = error_start(LANGUAGE_EN);
    error_set(&err, ERROR_INPUT, "no list '%.4s'", "儿童");
    error_add(&err, "%.2s 1", "团辅");
    CHECK_TEXT(err.text, " 1: no list '儿'");
}

static void test_kinds(void)
{
    CHECK_NUMBER(error_exit_status(ERROR_NONE), 0);
    CHECK_NUMBER(error_exit_status(ERROR_INPUT), 1);
    CHECK_NUMBER(error_exit_status(ERROR_MISSING), 1);
    CHECK_NUMBER(error_exit_status(ERROR_REFUSED), 1);
    CHECK_NUMBER(error_exit_status(ERROR_USAGE), 2);
    CHECK_NUMBER(error_exit_status(ERROR_CLASH), 3);
    CHECK_NUMBER(error_exit_status(ERROR_SYSTEM), 4);
    CHECK_NUMBER(error_http_status(ERROR_MISSING), 404);
    for (int kind = 0; kind < ERROR_KIND_COUNT; kind++) {
        const char *name = error_name((enum error_kind)kind);
        CHECK(name && name[0]);
        for (int other = 0; other < kind; other++)
            CHECK(strcmp(name, error_name((enum error_kind)other)));
    }
    CHECK_NUMBER(error_checked_int(-2147483647 - 1), -2147483647 - 1);
}

int main(void)
{
    test_first_stays();
    test_long_texts();
    test_cut_arguments();
    test_kinds();
    return check_end();
}
