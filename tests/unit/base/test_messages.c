#include "../check.h"
#include "base/messages.h"

static void test_languages(void)
{
    static const struct { const char *text; int wanted; } cases[] = {
        {"zh", LANGUAGE_ZH}, {"zh_CN.UTF-8", LANGUAGE_ZH}, {"zh-Hans", LANGUAGE_ZH},
        {"en", LANGUAGE_EN}, {"en_GB", LANGUAGE_EN}, {"fr", -1}, {"", -1}, {"zhuang", -1},
        {"english", -1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        enum language language = LANGUAGE_COUNT;
        int found = messages_language(cases[i].text, &language) ? (int)language : -1;
        CHECK_NUMBER(found, cases[i].wanted);
    }
}

static void test_defaults(void)
{
    CHECK_NUMBER(messages_default(NULL, NULL, NULL), LANGUAGE_ZH);
    CHECK_NUMBER(messages_default("", "", ""), LANGUAGE_ZH);
    CHECK_NUMBER(messages_default(NULL, NULL, "C.UTF-8"), LANGUAGE_ZH);
    CHECK_NUMBER(messages_default("POSIX", NULL, "en_GB"), LANGUAGE_ZH);
    CHECK_NUMBER(messages_default(NULL, NULL, "en_GB.UTF-8"), LANGUAGE_EN);
    CHECK_NUMBER(messages_default(NULL, "zh_CN", "en_GB"), LANGUAGE_ZH);
    CHECK_NUMBER(messages_default("en_US", "zh_CN", "zh_CN"), LANGUAGE_EN);
    CHECK_NUMBER(messages_default(NULL, NULL, "fr_FR.UTF-8"), LANGUAGE_EN);
}

static void test_finding(void)
{
    CHECK(messages_count() >= 2);
    CHECK_TEXT(messages_find(LANGUAGE_ZH, "error"), "错误");
    CHECK_TEXT(messages_find(LANGUAGE_EN, "error"), "error");
    CHECK_TEXT(messages_find(LANGUAGE_ZH, "no such message, ever"), "no such message, ever");
    CHECK_TEXT(messages_find(LANGUAGE_ZH, "zzzz"), "zzzz");
    CHECK_TEXT(messages_find(LANGUAGE_ZH, "!"), "!");
    CHECK_TEXT(messages_find(LANGUAGE_ZH, ""), "");
    struct bilingual both = {"团辅", "group"};
    struct bilingual only_zh = {"团辅", ""};
    struct bilingual only_en = {NULL, "group"};
    CHECK_TEXT(messages_pick(LANGUAGE_ZH, both), "团辅");
    CHECK_TEXT(messages_pick(LANGUAGE_EN, both), "group");
    CHECK_TEXT(messages_pick(LANGUAGE_EN, only_zh), "团辅");
    CHECK_TEXT(messages_pick(LANGUAGE_ZH, only_en), "group");
    CHECK_TEXT(messages_pick(LANGUAGE_ZH, (struct bilingual){0}), "");
}

int main(void)
{
    test_languages();
    test_defaults();
    test_finding();
    return check_end();
}
