/* A key as lines that a person can copy by hand:
 *
 *     3f02 9a41 77c0 5be1  8d20
 *     └ eight bytes ────┘  └ check: two bytes of BLAKE2b over the line's number and its bytes */
#include "sealed.h"

#include "arena.h"
#include "buf.h"
#include "error.h"

#include <string.h>

enum { LINES = 4, LINE_KEY_BYTES = CRYPTO_KEY_BYTES / LINES, CHECK_BYTES = 2,
       LINE_BYTES = LINE_KEY_BYTES + CHECK_BYTES };

static void make_check(int line, const unsigned char *bytes, unsigned char check[CHECK_BYTES])
{
    unsigned char text[1 + LINE_KEY_BYTES];
    unsigned char mark[CRYPTO_KEY_BYTES];
    text[0] = (unsigned char)line;
    memcpy(text + 1, bytes, LINE_KEY_BYTES);
    crypto_mark(text, sizeof text, NULL, mark, sizeof mark);
    memcpy(check, mark, CHECK_BYTES);
    crypto_wipe(text, sizeof text);
}

const char *sealed_key_text(struct arena *arena, const unsigned char key[CRYPTO_KEY_BYTES],
                            const char *remark)
{
    struct buf out = buf_start(arena);
    for (const char *line = remark; *line;) {
        int length = (int)strcspn(line, "\n");
        buf_add_format(&out, "# %.*s\n", length, line);
        line += length + (line[length] == '\n');
    }
    for (int line = 0; line < LINES; line++) {
        const unsigned char *bytes = key + line * LINE_KEY_BYTES;
        unsigned char check[CHECK_BYTES];
        make_check(line, bytes, check);
        for (int i = 0; i < LINE_KEY_BYTES; i += 2)
            buf_add_format(&out, "%02x%02x ", bytes[i], bytes[i + 1]);
        buf_add_format(&out, " %02x%02x\n", check[0], check[1]);
    }
    return out.text;
}

/* The value of a digit; −1 when it is none. */
static int digit(char c)
{
    static const char digits[] = "0123456789abcdef0123456789ABCDEF";
    const char *at = c ? strchr(digits, c) : NULL;
    return at ? (int)(at - digits) % 16 : -1;
}

/* The bytes of one line; false when it has others than its twenty digits. */
static bool read_line(const char *line, size_t length, unsigned char bytes[LINE_BYTES])
{
    int count = 0;
    memset(bytes, 0, LINE_BYTES);
    for (size_t i = 0; i < length; i++) {
        if (strchr(" \t\r-", line[i]))
            continue;
        int value = digit(line[i]);
        if (value < 0 || count == 2 * LINE_BYTES)
            return false;
        bytes[count / 2] = (unsigned char)(bytes[count / 2] << 4 | value);
        count++;
    }
    return count == 2 * LINE_BYTES;
}

bool sealed_key_read(const char *text, const char *name, unsigned char key[CRYPTO_KEY_BYTES],
                     struct error *err)
{
    int line = 0;
    for (const char *at = text; *at;) {
        size_t length = strcspn(at, "\n");
        const char *start = at;
        at += length + (at[length] == '\n');
        if (start[0] == '#' || strspn(start, " \t\r") >= length)
            continue;
        unsigned char bytes[LINE_BYTES];
        unsigned char check[CHECK_BYTES];
        if (line == LINES || !read_line(start, length, bytes))
            return error_set(err, ERROR_INPUT, N_("'%s' is no key: a key is four lines of twenty"
                                                  " digits (0-9, a-f)"), name);
        make_check(line, bytes, check);
        if (!crypto_equal(check, bytes + LINE_KEY_BYTES, CHECK_BYTES))
            return error_set(err, ERROR_INPUT, N_("line %d of the key '%s' has a slip; compare it"
                                                  " with the paper"), line + 1, name);
        memcpy(key + line++ * LINE_KEY_BYTES, bytes, LINE_KEY_BYTES);
        crypto_wipe(bytes, sizeof bytes);
    }
    return line == LINES ||
           error_set(err, ERROR_INPUT, N_("'%s' is no key: a key is four lines of twenty digits"
                                          " (0-9, a-f)"), name);
}
