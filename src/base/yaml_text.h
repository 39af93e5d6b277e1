/* What libyaml does not look for in a file: characters that may not stand there, and what people
 * type on a Chinese keyboard. Used by yaml.c alone. */
#ifndef BASE_YAML_TEXT_H
#define BASE_YAML_TEXT_H

#include "issues.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;

/* More problems than this help nobody. */
enum { YAML_TEXT_PROBLEMS_MAX = 50 };

/* One file while it is read; `text` becomes a copy before anything in it is mended. */
struct yaml_text {
    struct arena *arena;
    struct issues *issues;
    const char *file;
    const char *text;
    size_t length;
    int first_problem;          /* error count of the list before this file */
    bool is_plain;              /* no scalar can hold more than the file itself, which is proven */
};

struct yaml_place {
    int line, column;
};

/* A key whose colon is wrong. */
enum yaml_slip { SLIP_NONE, SLIP_WIDE_COLON, SLIP_NO_SPACE };

static inline bool yaml_text_is_full(const struct yaml_text *source)
{
    return source->issues->error_count - source->first_problem >= YAML_TEXT_PROBLEMS_MAX;
}

/* Proves the encoding and looks for characters that have no place in a file. Leaves a text for
 * libyaml; false when reading on would make no sense. */
bool yaml_text_check(struct yaml_text *source);

/* Is the character, with `next` behind it, one that may not stand in a file? */
bool yaml_text_is_refused(uint32_t c, char next);

/* Does the text begin with a key of `least` letters or more whose colon is wrong? *at becomes the
 * colon's offset. */
enum yaml_slip yaml_text_find_slip(const char *text, size_t least, size_t *at);
void yaml_text_say_slip(struct yaml_text *source, enum yaml_slip slip, struct yaml_place place);

/* The same at the start of a line of the file: says it and mends the copy. NULL is no line. */
bool yaml_text_mend(struct yaml_text *source, const char *start);

static inline bool yaml_text_is_word_byte(char byte)
{
    return (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= '0' && byte <= '9') || byte == '_' || byte == '-';
}

/* A ， or 、 of the Chinese keyboard between two words of a [list] or {map}, in the first line of
 * the text; its offset, or −1. */
int yaml_text_find_wide_comma(const char *text);

/* Says full-width quotes and brackets around a plain value; true when there are none. */
bool yaml_text_check_wide_marks(struct yaml_text *source, const char *text,
                                struct yaml_place place);

/* Start of a line (from 0); the end of the text when there are not so many. */
const char *yaml_text_line(const struct yaml_text *source, size_t line);

/* The last line before `line` (its start) that holds more than blanks and a comment, or NULL. */
const char *yaml_text_line_before(const struct yaml_text *source, const char *line);

#endif
