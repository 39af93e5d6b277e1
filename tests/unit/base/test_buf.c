#include "../check.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"

static void test_adding(struct arena *arena)
{
    struct buf buf = buf_start(arena);
    CHECK_TEXT(buf.text, "");
    buf_add(&buf, "团辅");
    buf_add_char(&buf, '!');
    buf_add_repeat(&buf, '-', 3);
    buf_add_repeat(&buf, '-', 0);
    buf_add_bytes(&buf, "xyz", 2);
    buf_add_bytes(&buf, "", 0);
    buf_add_format(&buf, "%d|%s", 7, "");
    CHECK_TEXT(buf.text, "团辅!---xy7|");
    CHECK_NUMBER(buf.length, strlen(buf.text));
    buf_clear(&buf);
    CHECK_TEXT(buf.text, "");
    CHECK_NUMBER(buf.length, 0);
}

static void test_growing(struct arena *arena)
{
    struct buf buf = buf_start(arena);
    for (int i = 0; i < 10000; i++)
        buf_add_format(&buf, "%05d,", i);
    CHECK_NUMBER(buf.length, 60000);
    CHECK(!memcmp(buf.text, "00000,00001,", 12));
    CHECK(!memcmp(buf.text + 59994, "09999,", 7));
    for (int length = 60; length < 70; length++) {      /* around the first capacity */
        struct buf edge = buf_start(arena);
        buf_add_repeat(&edge, 'x', length);
        CHECK_NUMBER(strlen(edge.text), length);
    }
}

static void test_code_points(struct arena *arena)
{
    static const uint32_t code_points[] = {1, 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF,
                                           0x10000, 0x20BB7, 0x10FFFF};
    struct buf buf = buf_start(arena);
    for (size_t i = 0; i < sizeof code_points / sizeof code_points[0]; i++) {
        buf_clear(&buf);
        buf_add_code_point(&buf, code_points[i]);
        int bytes;
        CHECK_NUMBER(text_next(buf.text, &bytes), code_points[i]);
        CHECK_NUMBER(bytes, buf.length);
        CHECK_NUMBER(text_valid_bytes(buf.text, buf.length), buf.length);
    }
    buf_clear(&buf);
    buf_add_code_point(&buf, 0x20BB7);
    CHECK_TEXT(buf.text, "𠮷");
}

int main(void)
{
    struct arena *arena = arena_open();
    test_adding(arena);
    test_growing(arena);
    test_code_points(arena);
    arena_close(arena);
    return check_end();
}
