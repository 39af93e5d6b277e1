#include "../check.h"
#include "base/arena.h"
#include "base/text.h"

/* Malformed sequences from Unicode's own table 3-8 and its neighbours: where the proof ends. */
static void test_proof(void)
{
    static const struct { const char *bytes; size_t length, wanted; } cases[] = {
        {"", 0, 0}, {"abc", 3, 3}, {"团辅", 6, 6}, {"𠮷", 4, 4}, {"a\0b", 3, 1},
        {"\x80", 1, 0}, {"a\xC0\x80", 3, 1}, {"\xC1\xBF", 2, 0}, {"\xC2", 1, 0},
        {"\xC2\x41", 2, 0}, {"\xE0\x9F\xBF", 3, 0}, {"\xE0\xA0\x80", 3, 3},
        {"\xED\xA0\x80", 3, 0}, {"\xED\x9F\xBF", 3, 3}, {"\xF0\x8F\xBF\xBF", 4, 0},
        {"\xF0\x90\x80\x80", 4, 4}, {"\xF4\x8F\xBF\xBF", 4, 4}, {"\xF4\x90\x80\x80", 4, 0},
        {"\xF5\x80\x80\x80", 4, 0}, {"\xFF", 1, 0}, {"\xE4\xBD", 2, 0}, {"\xE4\xBD\x41", 3, 0},
        {"\xF0\xA0\xAE", 3, 0}, {"ok\xF0\xA0\xAE\x41", 6, 2}, {"\xEF\xBB\xBF", 3, 3},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
        CHECK_NUMBER(text_valid_bytes(cases[i].bytes, cases[i].length), cases[i].wanted);
}

static void test_dropping(void)
{
    static const struct { const char *text, *wanted; } cases[] = {
        {"", ""}, {"团辅", "团辅"}, {"'团\xE8\xBE' x", "'团' x"}, {"\xE8\xBE", ""},
        {"\xF0\xA0\xAE团", "团"}, {"a\xFF\x80" "b\xC0\xAF" "c\xED\xA0\x80", "abc"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[32];
        snprintf(text, sizeof text, "%s", cases[i].text);
        text_drop_broken(text);
        CHECK_TEXT(text, cases[i].wanted);
    }
}

static void test_characters(void)
{
    int bytes = -1;
    CHECK_NUMBER(text_next("", &bytes), 0);
    CHECK_NUMBER(bytes, 0);
    CHECK_NUMBER(text_next("é", &bytes), 0xE9);
    CHECK_NUMBER(bytes, 2);
    CHECK_NUMBER(text_next("团", &bytes), 0x56E2);
    CHECK_NUMBER(bytes, 3);
    CHECK_NUMBER(text_next("𠮷x", &bytes), 0x20BB7);
    CHECK_NUMBER(bytes, 4);
    CHECK_NUMBER(text_count("a团𠮷"), 3);
    CHECK_NUMBER(text_count(""), 0);
    CHECK_NUMBER(text_count_bytes("a团𠮷", 4), 2);
}

static void test_codes(void)
{
    /* in order: each is less than all that follow */
    static const char *const codes[] = {"", "007", "07", "7", "10", "C", "C-", "C-07", "C-7",
                                        "C-007a", "C-9999", "C-10000", "C-10000a", "C-10001",
                                        "C-99999999999999999999", "C-100000000000000000000",
                                        "HD-S2-3", "HD-S2-10", "HD-S10-1", "HE-1", "团-2",
                                        "团-10"};
    int count = sizeof codes / sizeof codes[0];
    for (int i = 0; i < count; i++)
        for (int j = 0; j < count; j++) {
            int order = text_compare_codes(codes[i], codes[j]);
            if (!CHECK(i < j ? order < 0 : i > j ? order > 0 : order == 0))
                printf("    '%s' and '%s': %d\n", codes[i], codes[j], order);
        }
}

static void test_trim(struct arena *arena)
{
    CHECK_TEXT(text_trim(arena, "  a b\t\n"), "a b");
    CHECK_TEXT(text_trim(arena, "\xEF\xBB\xBF　团 辅\xC2\xA0　"), "团 辅");
    CHECK_TEXT(text_trim(arena, " 　\t"), "");
    CHECK_TEXT(text_trim(arena, ""), "");
    CHECK_TEXT(text_lower(arena, "C-0042 ÄZ团"), "c-0042 Äz团");
    CHECK(text_equal("a", "a") && !text_equal("a", "A"));
    CHECK(text_starts_with("games/x", "games/") && !text_starts_with("game", "games/"));
    CHECK(text_starts_with("x", ""));
    CHECK(text_ends_with("x.yaml", ".yaml") && !text_ends_with(".yaml", ".yaml"));
    CHECK(!text_ends_with("yaml", ".yaml") && !text_ends_with("x.yaml~", ".yaml"));
}

static void test_nearest(void)
{
    static const char *const names[] = {"phases", "people", "minutes", "age", "id", "axes"};
    int count = sizeof names / sizeof names[0];
    CHECK_NUMBER(text_distance("kitten", "sitting"), 3);
    CHECK_NUMBER(text_distance("", "abc"), 3);
    CHECK_NUMBER(text_distance("团辅课", "团体辅导课"), 2);
    CHECK_NUMBER(text_distance("abc", "abc"), 0);
    CHECK_TEXT(text_nearest("phase", names, count), "phases");
    CHECK_TEXT(text_nearest("pepole", names, count), "people");
    CHECK_TEXT(text_nearest("minuts", names, count), "minutes");
    CHECK_TEXT(text_nearest("axis", names, count), "axes");
    CHECK_TEXT(text_nearest("ages", names, count), "age");
    CHECK_TEXT(text_nearest("colour", names, count), NULL);
    CHECK_TEXT(text_nearest("", names, count), NULL);
    CHECK_TEXT(text_nearest("x", names, count), NULL);
    CHECK_TEXT(text_nearest("age", NULL, 0), NULL);
    char words[302];
    memset(words, 'p', sizeof words - 1);
    words[sizeof words - 1] = '\0';
    CHECK_TEXT(text_nearest(words, names, count), NULL);
}

static void test_numbers(void)
{
    static const char *const bad[] = {"", "-", "+", "1 ", " 1", "1.0", "1e3", "0x10", "１", "--1",
                                      "9223372036854775808", "-9223372036854775809",
                                      "99999999999999999999999999", "12a"};
    int64_t number = 77;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++)
        if (!CHECK(!text_read_int(bad[i], INT64_MIN, INT64_MAX, &number)))
            printf("    '%s'\n", bad[i]);
    CHECK_NUMBER(number, 77);
    CHECK(text_read_int("9223372036854775807", INT64_MIN, INT64_MAX, &number));
    CHECK(number == INT64_MAX);
    CHECK(text_read_int("-9223372036854775808", INT64_MIN, INT64_MAX, &number));
    CHECK(number == INT64_MIN);
    CHECK(text_read_int("+007", 0, 7, &number));
    CHECK_NUMBER(number, 7);
    CHECK(!text_read_int("8", 0, 7, &number));
    CHECK(!text_read_int("-1", 0, 7, &number));
    CHECK(text_read_int("-0", 0, 7, &number));
    CHECK_NUMBER(number, 0);
}

int main(void)
{
    struct arena *arena = arena_open();
    test_proof();
    test_dropping();
    test_characters();
    test_codes();
    test_trim(arena);
    test_nearest();
    test_numbers();
    arena_close(arena);
    return check_end();
}
