#include "buf.h"

#include "arena.h"

#include <assert.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct buf buf_start(struct arena *arena)
{
    return (struct buf){.arena = arena, .text = arena_take(arena, 64, 1), .capacity = 64};
}

static void make_room(struct buf *buf, size_t more)
{
    size_t wanted = buf->length + more + 1;
    assert(wanted > more);
    if (wanted <= buf->capacity)
        return;
    size_t capacity = buf->capacity * 2;
    if (capacity < wanted)
        capacity = wanted;
    char *text = arena_take(buf->arena, capacity, 1);
    memcpy(text, buf->text, buf->length);
    buf->text = text;
    buf->capacity = capacity;
}

void buf_add_bytes(struct buf *buf, const void *bytes, size_t length)
{
    if (!length)
        return;
    make_room(buf, length);
    memcpy(buf->text + buf->length, bytes, length);
    buf->length += length;
    buf->text[buf->length] = '\0';
}

void buf_add(struct buf *buf, const char *text)
{
    buf_add_bytes(buf, text, strlen(text));
}

void buf_add_char(struct buf *buf, char byte)
{
    buf_add_bytes(buf, &byte, 1);
}

void buf_add_repeat(struct buf *buf, char byte, int count)
{
    for (int i = 0; i < count; i++)
        buf_add_char(buf, byte);
}

void buf_add_code_point(struct buf *buf, uint32_t code_point)
{
    assert(code_point <= 0x10FFFF && (code_point & 0xFFFFF800U) != 0xD800);
    if (code_point < 0x80) {
        buf_add_char(buf, (char)code_point);
        return;
    }
    int more = code_point < 0x800 ? 1 : code_point < 0x10000 ? 2 : 3;
    unsigned char first[] = {0, 0xC0, 0xE0, 0xF0};
    buf_add_char(buf, (char)(first[more] | code_point >> (6 * more)));
    for (int i = more - 1; i >= 0; i--)
        buf_add_char(buf, (char)(0x80 | (code_point >> (6 * i) & 0x3F)));
}

void buf_add_format(struct buf *buf, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    int length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    assert(length >= 0);
    make_room(buf, (size_t)length);
    va_start(args, format);
    vsnprintf(buf->text + buf->length, (size_t)length + 1, format, args);
    va_end(args);
    buf->length += (size_t)length;
}

void buf_clear(struct buf *buf)
{
    buf->length = 0;
    buf->text[0] = '\0';
}
