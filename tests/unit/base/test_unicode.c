#include "../check.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"
#include "base/unicode.h"

#include <time.h>

/* The text with a bar wherever the marks allow a break. */
static const char *cut(struct arena *arena, const char *text,
                       void (*mark)(const char *text, bool *allowed))
{
    bool *allowed = arena_take(arena, strlen(text) + 1, sizeof *allowed);
    memset(allowed, 1, strlen(text) + 1);
    mark(text, allowed);
    struct buf cut = buf_start(arena);
    for (size_t i = 0; text[i]; i++) {
        if (allowed[i])
            buf_add_char(&cut, '|');
        buf_add_char(&cut, text[i]);
    }
    CHECK(!text[0] || allowed[strlen(text)]);
    return cut.text;
}

static void test_composition(struct arena *arena)
{
    CHECK_TEXT(unicode_nfc(arena, "团辅，abc é"), "团辅，abc é");
    CHECK_TEXT(unicode_nfc(arena, "e\xCC\x81"), "é");
    CHECK_TEXT(unicode_nfc(arena, "\xE2\x84\xAB"), "Å");            /* the sign of the ångström */
    CHECK_TEXT(unicode_nfc(arena, "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB"), "한");
    CHECK_TEXT(unicode_nfc(arena, "\xEF\xA4\x80"), "豈");           /* compatibility ideograph */
    CHECK_TEXT(unicode_nfc(arena, "𠮷\xCC\x81"), "𠮷\xCC\x81");
    CHECK_TEXT(unicode_nfc(arena, ""), "");
    struct buf marks = buf_start(arena);     /* more marks than any letter has: ICU is quadratic */
    buf_add(&marks, "x");
    for (int i = 0; i < 100000; i++)
        buf_add(&marks, "\u0301\u0327");
    clock_t start = clock();
    const char *limited = unicode_nfc(arena, marks.text);
    CHECK((clock() - start) / CLOCKS_PER_SEC < 1);
    CHECK_TEXT(unicode_nfc(arena, limited), limited);
    CHECK(text_starts_with(limited, "x\u0327") && strstr(limited, "\u034F"));
    CHECK_TEXT(unicode_half_width(arena, "Ｃ－００４２　：团（ａ）～"), "C-0042 :团(a)~");
    CHECK_TEXT(unicode_half_width(arena, "㎡ﾊ①Å"), "㎡ﾊ①Å");
}

static void test_gb18030(struct arena *arena)
{
    size_t bad_at = 99;
    CHECK_TEXT(unicode_from_gb18030(arena, "\xCD\xC5\xB8\xA8" "a", 5, &bad_at), "团辅a");
    CHECK_TEXT(unicode_from_gb18030(arena, "\x95\x34\xB2\x35\xCD\xC5", 6, &bad_at), "𠮷团");
    CHECK_TEXT(unicode_from_gb18030(arena, "", 0, &bad_at), "");
    CHECK_NUMBER(bad_at, 99);
    CHECK_TEXT(unicode_from_gb18030(arena, "ab\xFF\x41", 4, &bad_at), NULL);
    CHECK_NUMBER(bad_at, 2);
    CHECK_TEXT(unicode_from_gb18030(arena, "a\xCD", 2, &bad_at), NULL);
    CHECK_NUMBER(bad_at, 1);
    CHECK_TEXT(unicode_from_gb18030(arena, "\xCD\xC5\x95\x34\xB2", 5, &bad_at), NULL);
    CHECK_NUMBER(bad_at, 2);
    struct buf large = buf_start(arena);
    for (int i = 0; i < 3001; i++)
        buf_add(&large, "x\x95\x34\xB2\x35");
    const char *text = unicode_from_gb18030(arena, large.text, large.length, &bad_at);
    CHECK(text && strlen(text) == 3001 * 5);
    CHECK(text && !strcmp(text + 3000 * 5, "x𠮷"));
}

static void test_breaks(struct arena *arena)
{
    CHECK_TEXT(cut(arena, "他说：“你好！”", unicode_line_breaks), "他|说：|“你|好！”");
    CHECK_TEXT(cut(arena, "hello big world", unicode_line_breaks), "hello |big |world");
    CHECK_TEXT(cut(arena, "（一）《二》、三。", unicode_line_breaks), "（一）|《二》、|三。");
    CHECK_TEXT(cut(arena, "🇨🇳🇯🇵", unicode_line_breaks), "🇨🇳|🇯🇵");
    CHECK_TEXT(cut(arena, "", unicode_line_breaks), "");
    CHECK_TEXT(cut(arena, "ーァ字", unicode_line_breaks), "ーァ|字");   /* strict: no small kana */
    CHECK_TEXT(cut(arena, "e\xCC\x81𠮷🇨🇳👨‍👩‍👧x", unicode_character_breaks),
               "e\xCC\x81|𠮷|🇨🇳|👨‍👩‍👧|x");
}

static void test_width(void)
{
    CHECK_NUMBER(unicode_width(""), 0);
    CHECK_NUMBER(unicode_width("abc"), 3);
    CHECK_NUMBER(unicode_width("团辅𠮷，"), 8);
    CHECK_NUMBER(unicode_width("e\xCC\x81"), 1);
    CHECK_NUMBER(unicode_width("🇨🇳"), 2);
    CHECK_NUMBER(unicode_width("👨‍👩‍👧"), 2);
    CHECK_NUMBER(unicode_width("👍🏽"), 2);
    CHECK_NUMBER(unicode_width("–é"), 2);
    CHECK_NUMBER(unicode_width("a\xE2\x80\x8B" "b"), 2);            /* zero-width space */
}

static void test_kinds(void)
{
    CHECK(unicode_is_han(0x56E2) && unicode_is_han(0x20BB7) && unicode_is_han(0x3007));
    CHECK(!unicode_is_han('a') && !unicode_is_han(0x3042) && !unicode_is_han(0xFF0C));
    CHECK(unicode_is_letter_or_digit('a') && unicode_is_letter_or_digit('7'));
    CHECK(unicode_is_letter_or_digit(0xE9) && unicode_is_letter_or_digit(0x3B1));
    CHECK(!unicode_is_letter_or_digit(0x56E2) && !unicode_is_letter_or_digit(0xFF21));
    CHECK(!unicode_is_letter_or_digit(' ') && !unicode_is_letter_or_digit('-'));
    CHECK(unicode_is_mark(0x301) && unicode_is_mark(0x200D) && unicode_is_mark(0xFE0F));
    CHECK(!unicode_is_mark('a') && !unicode_is_mark(0x56E2));
    static const uint32_t controls[] = {0x61C, 0x200E, 0x200F, 0x202A, 0x202E, 0x2066, 0x2069};
    for (size_t i = 0; i < sizeof controls / sizeof controls[0]; i++)
        CHECK(unicode_is_bidi_control(controls[i]));
    CHECK(!unicode_is_bidi_control(0x200D) && !unicode_is_bidi_control('a'));
    CHECK(unicode_has_bidi_control("139\xE2\x80\xAD"));
    CHECK(!unicode_has_bidi_control("团辅 👨‍👩‍👧"));
}

static void test_order(struct arena *arena)
{
    static const char *const names[] = {"", "7", "阿宝", "李四", "李四a", "王五", "张三", "Ann", "Bea"};
    int count = sizeof names / sizeof names[0];
    for (int i = 0; i < count; i++)
        for (int j = 0; j < count; j++) {
            int order = strcmp(unicode_sort_key(arena, names[i]),
                               unicode_sort_key(arena, names[j]));
            if (!CHECK(i < j ? order < 0 : i > j ? order > 0 : order == 0))
                printf("    '%s' and '%s'\n", names[i], names[j]);
        }
}

int main(void)
{
    struct arena *arena = arena_open();
    test_composition(arena);
    test_gb18030(arena);
    test_breaks(arena);
    test_width();
    test_kinds();
    test_order(arena);
    arena_close(arena);
    return check_end();
}
