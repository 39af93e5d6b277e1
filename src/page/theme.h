/* How text looks, in numbers: one row per style. A sheet names a style and knows no font.
 *
 * Sizes and pitches (distance from base line to base line) are thousandths of a point. Nothing
 * that a child or a leader must read is below 7.8 pt; text is black; fills stay light enough for
 * one photocopy. */
#ifndef PAGE_THEME_H
#define PAGE_THEME_H

#include "font.h"
#include "paragraph.h"

enum style {
    STYLE_BODY,             /* running text of a leader's paper, 9.2 pt */
    STYLE_STRONG,           /* the same, bold */
    STYLE_TITLE,            /* the name of the paper, 21 pt */
    STYLE_SUBTITLE,         /* a line under the title, 12 pt */
    STYLE_HEADING,          /* a part of the paper, bold 11 pt */
    STYLE_LABEL,            /* a short label beside or above a field, bold 9.6 pt */
    STYLE_SMALL,            /* notes, head and foot, 7.8 pt */
    STYLE_FINE,             /* version and date of the plan, 6.5 pt; nothing else */
    STYLE_CELL,             /* table cells, 9.2 pt, ragged, no lone last character */
    STYLE_CELL_STRONG,
    STYLE_CELL_HEAD,        /* the head row of a table, bold 9.6 pt */
    STYLE_RUN,              /* run sheet, read at arm's length, 16 pt */
    STYLE_RUN_STRONG,
    STYLE_RUN_CLOCK,        /* clock times of a run sheet, bold 22 pt */
    STYLE_RUN_SMALL,        /* second line of a run sheet, 14 pt */
    STYLE_CHILD,            /* papers children read, 14 pt on 22 */
    STYLE_CHILD_STRONG,     /* instructions to children, bold 16 pt */
    STYLE_CHILD_TITLE,      /* bold 24 pt */
    STYLE_CARD,             /* wall pictures and cue cards, bold 28 pt, centred */
    STYLE_NAME,             /* name tags, bold 36 pt, centred */
    STYLE_COUNT
};

struct theme_style {
    enum font_face face;
    int size;
    int pitch;
    enum paragraph_align align;
    enum paragraph_fill fill;
};

struct theme {
    struct theme_style styles[STYLE_COUNT];
    int scale;              /* of all text, per mille */
    int gap;                /* between boxes of a column or row when the caller gives none */
    int padding;            /* inside frames */
    int cell_padding_x, cell_padding_y;
    int row_rule, box_rule, head_rule;  /* thickness of lines: table row, frame, below a head */
};

extern const struct theme theme_standard;

/* For older eyes: text × 1.15. */
extern const struct theme theme_large;

/* The style's numbers at a scale in per mille (1000 = as they stand). */
struct theme_style theme_scaled(const struct theme *theme, enum style style, int scale);

#endif
