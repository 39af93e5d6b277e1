#include "base/text.h"
#include "base/unicode.h"
#include "check.h"
#include "page_fonts.h"

/* Every character of GB 2312, and rare ones that names use beyond the first plane. */
static void check_coverage(const struct fonts *fonts, struct arena *arena)
{
    int missing = 0, found = 0;
    for (int row = 0xB0; row <= 0xF7; row++)
        for (int cell = 0xA1; cell <= 0xFE; cell++) {
            char bytes[2] = {(char)row, (char)cell};
            size_t bad_at = 0;
            const char *text = unicode_from_gb18030(arena, bytes, 2, &bad_at);
            if (!text || (row == 0xD7 && cell > 0xF9))
                continue;
            int length = 0;
            uint32_t one = 0;
            one = text_next(text, &length);
            for (int face = 0; face < FONT_FACE_COUNT; face++)
                missing += !font_covers(fonts, (enum font_face)face, one);
            found++;
        }
    CHECK_NUMBER(found, 6763);
    CHECK_NUMBER(missing, 0);
    static const uint32_t names[] = {0x4DAE, 0x2CB73, 0x36C3, 0x2CC56, 0x2B36F, 0x2C35B, 0x2B5AF};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        CHECK(font_covers(fonts, FONT_REGULAR, names[i]) &&
              font_covers(fonts, FONT_BOLD, names[i]));
    CHECK(font_covers(fonts, FONT_REGULAR, 0x1E3F) && font_covers(fonts, FONT_REGULAR, 0x1F9));
    CHECK(!font_covers(fonts, FONT_REGULAR, 0x2610));
    CHECK(!font_covers(fonts, FONT_REGULAR, 0x229D0));
    CHECK(!font_covers(fonts, FONT_REGULAR, 0x2F29));      /* a radical would spoil copied text */
}

static int width_of(const struct fonts *fonts, struct arena *arena, enum font_script script,
                    const char *text, int *count)
{
    const struct font_glyph *glyphs =
        font_shape(fonts, arena, FONT_REGULAR, script, text, strlen(text), count);
    int width = 0;
    for (int i = 0; i < *count; i++)
        width += glyphs[i].advance;
    return width;
}

static void check_shaping(const struct fonts *fonts, struct arena *arena)
{
    int count = 0;
    CHECK_NUMBER(width_of(fonts, arena, FONT_HAN, "情绪，", &count), 3000);
    CHECK_NUMBER(count, 3);
    /* A Chinese dash is one stroke of two ems. */
    CHECK_NUMBER(width_of(fonts, arena, FONT_HAN, "——", &count), 2000);
    CHECK_NUMBER(count, 1);
    int apart = width_of(fonts, arena, FONT_LATIN, "A", &count) +
                width_of(fonts, arena, FONT_LATIN, "V", &count);
    CHECK(width_of(fonts, arena, FONT_LATIN, "AV", &count) < apart);
    CHECK_NUMBER(width_of(fonts, arena, FONT_HAN, "“", &count), 1000);
    CHECK(width_of(fonts, arena, FONT_LATIN, "“", &count) < 600);
    CHECK_NUMBER(width_of(fonts, arena, FONT_LATIN, "", &count), 0);
    const struct font_glyph *marked =
        font_shape(fonts, arena, FONT_REGULAR, FONT_LATIN, "n\xcc\x84o", 4, &count);
    CHECK(count == 3 && marked[0].cluster == 0 && marked[1].cluster == 0 && marked[2].cluster == 3);
    const struct font_glyph *none =
        font_shape(fonts, arena, FONT_REGULAR, FONT_HAN, "\xf0\xa2\xa7\x90", 4, &count);
    CHECK(count == 1 && none[0].glyph == 0);
}

static void check_refusals(struct arena *arena)
{
    struct error err = error_start(LANGUAGE_EN);
    CHECK(!font_open(arena, "/nonexistent", &err));
    CHECK_NUMBER(err.kind, ERROR_SYSTEM);
    CHECK(strstr(err.text, "/nonexistent/TuanfuSans-Regular.ttf"));
}

int main(void)
{
    struct arena *arena = arena_open();
    const struct fonts *fonts = fonts_for_test(arena);
    CHECK_NUMBER((int64_t)strlen(font_hash(fonts, FONT_REGULAR)), 16);
    CHECK(strcmp(font_hash(fonts, FONT_REGULAR), font_hash(fonts, FONT_BOLD)));
    CHECK(font_glyph_count(fonts, FONT_REGULAR) > 9000);
    check_coverage(fonts, arena);
    check_shaping(fonts, arena);
    check_refusals(arena);
    arena_close(arena);
    return check_end();
}
