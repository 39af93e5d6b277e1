#include "text.h"

#include "arena.h"

#include <assert.h>
#include <string.h>

/* Bytes of the well-formed character at `bytes` (Unicode 15, table 3-7), 0 when there is none. */
static size_t character_bytes(const unsigned char *bytes, size_t room)
{
    unsigned char first = bytes[0];
    if (first < 0x80)
        return first ? 1 : 0;
    size_t length = first >= 0xC2 && first <= 0xDF ? 2 : (first & 0xF0) == 0xE0 ? 3
                    : first >= 0xF0 && first <= 0xF4 ? 4 : 0;
    if (!length || length > room)
        return 0;
    unsigned char low = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    unsigned char high = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    if (bytes[1] < low || bytes[1] > high)
        return 0;
    for (size_t i = 2; i < length; i++)
        if ((bytes[i] & 0xC0) != 0x80)
            return 0;
    return length;
}

size_t text_valid_bytes(const char *bytes, size_t length)
{
    size_t at = 0;
    while (at < length) {
        size_t step = character_bytes((const unsigned char *)bytes + at, length - at);
        if (!step)
            break;
        at += step;
    }
    return at;
}

uint32_t text_next(const char *text, int *bytes)
{
    const unsigned char *at = (const unsigned char *)text;
    if (at[0] < 0x80) {
        *bytes = at[0] ? 1 : 0;
        return at[0];
    }
    int more = at[0] >= 0xF0 ? 3 : at[0] >= 0xE0 ? 2 : 1;
    uint32_t code_point = at[0] & (0x3FU >> more);
    for (int i = 1; i <= more; i++)
        code_point = code_point << 6 | (at[i] & 0x3FU);
    *bytes = more + 1;
    return code_point;
}

int text_count_bytes(const char *text, size_t bytes)
{
    int count = 0;
    for (size_t i = 0; i < bytes; i++)
        count += ((unsigned char)text[i] & 0xC0) != 0x80;
    return count;
}

int text_count(const char *text)
{
    return text_count_bytes(text, strlen(text));
}

static bool is_digit(char byte)
{
    return byte >= '0' && byte <= '9';
}

/* Compares two runs of digits by their number, however long, and moves behind them. */
static int compare_numbers(const char **a, const char **b)
{
    while (**a == '0')
        (*a)++;
    while (**b == '0')
        (*b)++;
    size_t left = strspn(*a, "0123456789");
    size_t right = strspn(*b, "0123456789");
    int order = left == right ? memcmp(*a, *b, left) : left < right ? -1 : 1;
    *a += left;
    *b += right;
    return order;
}

int text_compare_codes(const char *a, const char *b)
{
    const char *left = a;
    const char *right = b;
    while (*left && *right) {
        int order;
        if (is_digit(*left) && is_digit(*right))
            order = compare_numbers(&left, &right);
        else
            order = (int)(unsigned char)*left++ - (int)(unsigned char)*right++;
        if (order)
            return order < 0 ? -1 : 1;
    }
    if (*left || *right)
        return *left ? 1 : -1;
    int order = strcmp(a, b);           /* C-07 and C-7 are the same number and two texts */
    return (order > 0) - (order < 0);
}

bool text_equal(const char *a, const char *b)
{
    return !strcmp(a, b);
}

bool text_starts_with(const char *text, const char *start)
{
    return !strncmp(text, start, strlen(start));
}

bool text_ends_with(const char *text, const char *end)
{
    size_t length = strlen(text);
    size_t end_length = strlen(end);
    return length > end_length && !strcmp(text + length - end_length, end);
}

static bool is_blank(uint32_t code_point)
{
    return code_point == ' ' || (code_point >= '\t' && code_point <= '\r') ||
           code_point == 0x3000 || code_point == 0xA0 || code_point == 0xFEFF;
}

/* Nearly every text begins and ends with a byte that no blank has. */
static bool is_ink(char byte)
{
    return byte > ' ' && byte <= '~';
}

const char *text_trim(struct arena *arena, const char *text)
{
    int bytes;
    while (*text && !is_ink(*text) && is_blank(text_next(text, &bytes)))
        text += bytes;
    size_t length = strlen(text);
    while (length && !is_ink(text[length - 1])) {
        size_t last = length - 1;
        while (last && ((unsigned char)text[last] & 0xC0) == 0x80)
            last--;
        if (!is_blank(text_next(text + last, &bytes)))
            break;
        length = last;
    }
    return text[length] ? arena_copy_bytes(arena, text, length) : text;
}

void text_drop_broken(char *text)
{
    size_t length = strlen(text);
    size_t kept = text_valid_bytes(text, length);
    for (size_t at = kept; at < length;) {
        size_t step = character_bytes((const unsigned char *)text + at, length - at);
        memmove(text + kept, text + at, step);
        kept += step;
        at += step ? step : 1;
    }
    text[kept] = '\0';
}

const char *text_lower(struct arena *arena, const char *text)
{
    char *lower = arena_copy(arena, text);
    for (char *at = lower; *at; at++)
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at + ('a' - 'A'));
    return lower;
}

enum { DISTANCE_MAX = 100 };

/* The first DISTANCE_MAX characters of a text; what comes behind does not count. */
static int decode(const char *text, uint32_t *code_points)
{
    int count = 0;
    int bytes;
    for (; *text && count < DISTANCE_MAX; text += bytes)
        code_points[count++] = text_next(text, &bytes);
    return count;
}

int text_distance(const char *a, const char *b)
{
    uint32_t left[DISTANCE_MAX];
    uint32_t right[DISTANCE_MAX];
    int left_count = decode(a, left);
    int right_count = decode(b, right);
    int row[DISTANCE_MAX + 1];
    for (int j = 0; j <= right_count; j++)
        row[j] = j;
    for (int i = 1; i <= left_count; i++) {
        int diagonal = row[0];
        row[0] = i;
        for (int j = 1; j <= right_count; j++) {
            int best = diagonal + (left[i - 1] != right[j - 1]);
            if (row[j] + 1 < best)
                best = row[j] + 1;
            if (row[j - 1] + 1 < best)
                best = row[j - 1] + 1;
            diagonal = row[j];
            row[j] = best;
        }
    }
    return row[right_count];
}

const char *text_nearest(const char *word, const char *const *candidates, int count)
{
    int letters = text_count(word);
    if (letters > DISTANCE_MAX)
        return NULL;
    int least = letters < 6 ? 2 : letters < 9 ? 3 : 4;      /* one more than what is near enough */
    const char *nearest = NULL;
    for (int i = 0; i < count; i++) {
        int distance = text_distance(word, candidates[i]);
        if (distance < least && distance < letters) {
            least = distance;
            nearest = candidates[i];
        }
    }
    return nearest;
}

bool text_read_int(const char *text, int64_t min, int64_t max, int64_t *number)
{
    bool is_negative = *text == '-';
    const char *digits = text + (*text == '-' || *text == '+');
    size_t length = strspn(digits, "0123456789");
    if (!length || digits[length])
        return false;
    int64_t read = 0;                   /* kept negative: INT64_MIN has no positive */
    for (size_t i = 0; i < length; i++) {
        int digit = digits[i] - '0';
        if (read < (INT64_MIN + digit) / 10)
            return false;
        read = read * 10 - digit;
    }
    if (!is_negative && read == INT64_MIN)
        return false;
    read = is_negative ? read : -read;
    if (read < min || read > max)
        return false;
    *number = read;
    return true;
}
