/* Text that grows. The only place where text is put together. */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* `text` always ends in zero and is never NULL; it moves when the buffer grows and lives as long
 * as the arena. */
struct buf {
    struct arena *arena;
    char *text;
    size_t length;
    size_t capacity;
};

struct buf buf_start(struct arena *arena);
void buf_add(struct buf *buf, const char *text);
void buf_add_bytes(struct buf *buf, const void *bytes, size_t length);
void buf_add_char(struct buf *buf, char byte);
void buf_add_repeat(struct buf *buf, char byte, int count);

/* One character by its code point (up to U+10FFFF, no surrogate), as UTF-8. */
void buf_add_code_point(struct buf *buf, uint32_t code_point);
void buf_add_format(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Forgets the text, keeps the room. */
void buf_clear(struct buf *buf);

#endif
