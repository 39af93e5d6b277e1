#include "model/code_ranges.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/text.h"

#include <string.h>

static const char dash[] = "–";

/* Where the number at the end of a code begins. */
static size_t letters_of(const char *code, size_t length)
{
    while (length && code[length - 1] >= '0' && code[length - 1] <= '9')
        length--;
    return length;
}

/* Whether `code` is written like `before` with a number greater by one: C-0009 and C-0010. */
static bool follows(const char *before, const char *code)
{
    size_t letters = letters_of(before, strlen(before));
    int64_t number, next;
    return letters == letters_of(code, strlen(code)) && !strncmp(before, code, letters) &&
           (strlen(before) == strlen(code) || code[letters] != '0') &&
           text_read_int(before + letters, 0, INT64_MAX - 1, &number) &&
           text_read_int(code + letters, 0, INT64_MAX, &next) && next == number + 1;
}

const char *code_ranges_write(struct arena *arena, struct code_list list)
{
    struct buf out = buf_start(arena);
    for (int first = 0, last; first < list.count; first = last + 1) {
        last = first;
        while (last + 1 < list.count && follows(list.codes[last], list.codes[last + 1]))
            last++;
        buf_add_format(&out, "%s%s", first ? ", " : "", list.codes[first]);
        if (last > first)
            buf_add_format(&out, "%s%s", last > first + 1 ? dash : ", ", list.codes[last]);
    }
    return out.text;
}

static bool is_text(const char *part, size_t length, const char *code)
{
    return strlen(code) == length && !memcmp(part, code, length);
}

/* Between the two ends of a run, written as they are. */
static bool is_between(const char *from, size_t from_length, const char *until,
                       size_t until_length, const char *code)
{
    size_t length = strlen(code), letters = letters_of(from, from_length);
    if (letters_of(code, length) != letters || strncmp(from, code, letters) ||
        length < from_length || length > until_length)
        return false;
    bool is_behind = length > from_length ? code[letters] != '0'
                                          : memcmp(code, from, length) >= 0;
    return is_behind && (length < until_length || memcmp(code, until, length) <= 0);
}

bool code_ranges_hold(const char *ranges, const char *code)
{
    const size_t dash_bytes = sizeof dash - 1;
    while (*ranges) {
        size_t length = strcspn(ranges, ",");
        const char *middle = strstr(ranges, dash);
        if (middle && middle < ranges + length) {
            size_t from_length = (size_t)(middle - ranges);
            const char *until = middle + dash_bytes;
            if (is_between(ranges, from_length, until, length - from_length - dash_bytes, code))
                return true;
        } else if (is_text(ranges, length, code)) {
            return true;
        }
        ranges += length;
        ranges += strspn(ranges, ", ");
    }
    return false;
}
