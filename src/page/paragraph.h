/* Text → lines of positioned glyphs, the way Chinese books set it (CLREQ):
 *
 * - lines break where ICU allows, but never between a number and its unit (5岁, 第3次, 3–5),
 *   before a closing mark or ～, after an opening mark;
 * - full-width punctuation gives back its blank half beside other punctuation and at the ends of
 *   a line;
 * - a quarter em stands between Han and letters or digits; a space typed there counts as it;
 * - lines of a Chinese paragraph end flush: gaps take up to 1/8 em, the rest is spread evenly;
 * - no Han character stands alone on the last line;
 * - a word longer than the line is broken between characters, nothing overflows;
 * - a character that the font lacks becomes a ruled box and is reported.
 *
 * Shaping is done once (paragraph_shape), breaking as often as widths are tried (paragraph_break).
 * Lengths are thousandths of a point. */
#ifndef PAGE_PARAGRAPH_H
#define PAGE_PARAGRAPH_H

#include "base/vec.h"
#include "font.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct display_page;

enum paragraph_align {
    PARAGRAPH_NATURAL,      /* Chinese flush on both sides, English ragged */
    PARAGRAPH_LEFT,
    PARAGRAPH_CENTRE,
    PARAGRAPH_RIGHT,
};

enum paragraph_fill {
    PARAGRAPH_FULL,         /* every line as long as it can be; only a lone character is mended */
    PARAGRAPH_BALANCED,     /* lines of about one length: headings, cells */
};

/* A stretch of the text in one face; a bold word inside a sentence is a span of its own. */
struct paragraph_span {
    const char *text;
    enum font_face face;
};

struct paragraph_style {
    int size;
    int pitch;
    enum paragraph_align align;
    enum paragraph_fill fill;
};

/* A character that no face has. */
struct paragraph_missing {
    uint32_t code_point;
    const char *text;       /* the paragraph it stands in */
};

struct paragraph_missing_list {
    VEC(struct paragraph_missing) list;
};

struct paragraph;           /* shaped text, not yet broken */

struct paragraph_line;

/* Broken text. Lines are numbered from 0. An empty text has one empty line. */
struct paragraph_lines {
    const struct paragraph *paragraph;
    int width;              /* what was asked for */
    int widest;             /* of the lines as set, ≤ width unless one character is wider */
    int count;
    struct paragraph_line *items;
};

/* Shapes proven UTF-8. "\n" ends a line. Characters the fonts lack are added to `missing` (NULL:
 * not asked), each code point once per list. Both results live in the arena. */
const struct paragraph *paragraph_shape(struct arena *arena, const struct fonts *fonts,
                                        const struct paragraph_span *spans, int count,
                                        struct paragraph_style style,
                                        struct paragraph_missing_list *missing);

/* Length of the longest line when nothing is broken but at "\n". */
int paragraph_natural_width(const struct paragraph *paragraph);

struct paragraph_lines paragraph_break(struct arena *arena, const struct paragraph *paragraph,
                                       int width);

/* Puts `count` lines from `first` on a page; x, y is the upper left corner of the first line's
 * cell. The base line lies at paragraph_base_line below the top of each cell. */
void paragraph_place(const struct paragraph_lines *lines, int first, int count,
                     struct arena *arena, struct display_page *page, int x, int y);
int paragraph_base_line(const struct paragraph *paragraph);
int paragraph_pitch(const struct paragraph *paragraph);

/* Text of one line, where it starts (relative to the left edge) and its width; for tests. */
const char *paragraph_line_text(struct arena *arena, const struct paragraph_lines *lines, int line,
                                int *x, int *width);

#endif
