#include "model/import.h"

#include "base/buf.h"
#include "base/text.h"
#include "base/unicode.h"

static bool is_blank(uint32_t code_point)
{
    return code_point == ' ' || code_point == '\t' || code_point == 0xA0;
}

/* 张　三 and 张三 are one name, Ann Lee and AnnLee are two. */
const char *import_plain_name(struct arena *arena, const char *name)
{
    const char *half = unicode_half_width(arena, unicode_nfc(arena, name));
    struct buf plain = buf_start(arena);
    bool was_han = false;
    int bytes;
    for (const char *at = half; *at; at += bytes) {
        uint32_t code_point = text_next(at, &bytes);
        if (is_blank(code_point) && was_han)
            continue;
        was_han = unicode_is_han(code_point);
        buf_add_bytes(&plain, at, (size_t)bytes);
    }
    return text_lower(arena, plain.text);
}

const char *import_match_key(struct arena *arena, const char *name, struct date birth,
                             const char *village)
{
    struct buf key = buf_start(arena);
    buf_add(&key, import_plain_name(arena, name));
    if (date_is_set(birth))
        buf_add_format(&key, "\x1f%04d-%02d\x1f", birth.year, birth.month);
    else
        buf_add(&key, "\x1f\x1f");
    buf_add(&key, import_plain_name(arena, village));
    return key.text;
}
