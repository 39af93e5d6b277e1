/* Boxes: what a paper is made of. A box is given a width and answers with its height; whoever
 * makes a paper stacks boxes and thinks of neither fonts nor coordinates.
 *
 *     struct document *doc = box_document(arena, fonts, &theme_standard);
 *     struct box *column = box_column(doc, length_mm(2));
 *     box_add(column, box_heading(doc, STYLE_TITLE, 1, "情绪温度计"));
 *     box_add(column, box_text(doc, STYLE_BODY, "…"));
 *     flow_add(flow, column);                      see flow.h, page.h
 *
 * Everything lives in the document's arena; texts are borrowed, not copied, unless formatted.
 * Lengths are thousandths of a point (length.h). A box is put into one place only. */
#ifndef PAGE_BOX_H
#define PAGE_BOX_H

#include "base/vec.h"
#include "display.h"
#include "length.h"
#include "paragraph.h"
#include "theme.h"

#include <stdbool.h>

struct box;

/* What all boxes of one paper share. */
struct document {
    struct arena *arena;
    const struct fonts *fonts;
    const struct theme *theme;
    int scale;                              /* per mille, set by the layout; 1000 */
    int round;                              /* counts layouts: what was measured before is old */
    struct paragraph_missing_list missing;  /* characters printed as ruled boxes */
    const char *too_wide;                   /* what did not fit its place; NULL: all fits */
};

struct document *box_document(struct arena *arena, const struct fonts *fonts,
                              const struct theme *theme);

/* ---- text ---- */

struct box *box_text(struct document *doc, enum style style, const char *text);
struct box *box_format(struct document *doc, enum style style, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same with an alignment other than the style's. */
struct box *box_text_aligned(struct document *doc, enum style style, enum paragraph_align align,
                             const char *text);

/* A paragraph of several stretches: { "安全：", FONT_BOLD }, { "…", FONT_REGULAR }. Copied. */
struct box *box_spans(struct document *doc, enum style style, const struct paragraph_span *spans,
                      int count);

/* A heading of level 1–3: text, tag and entry in the PDF's outline; stays with what follows. */
struct box *box_heading(struct document *doc, enum style style, int level, const char *text);

/* Text that opens an https address; any other address is printed as text only. */
struct box *box_link(struct document *doc, enum style style, const char *text, const char *url);

/* Text as large as fits on one line between two sizes; below the smallest it is broken. For names
 * on tags. */
struct box *box_fitted(struct document *doc, enum style style, int smallest, int largest,
                       const char *text);

/* A numbered or marked entry of a list: the mark hangs left of the text. */
struct box *box_entry(struct document *doc, enum style style, const char *mark, const char *text);

/* ---- putting boxes together ---- */

/* Below each other with a gap (a negative gap asks for the theme's). */
struct box *box_column(struct document *doc, int gap);

enum box_width_kind { BOX_FIXED, BOX_FRACTION, BOX_AUTO, BOX_SET };

/* How wide a column is: a length, a share of what is left, or as wide as its contents need (the
 * best for clock times and codes). A length grows and shrinks with the text when a paper is made
 * to fit; BOX_SET does not, it is a width already given to the parts of a split box. */
struct box_width {
    enum box_width_kind kind;
    int amount;
};

static inline struct box_width box_fixed(int length)
{
    return (struct box_width){BOX_FIXED, length};
}

static inline struct box_width box_fraction(int share)
{
    return (struct box_width){BOX_FRACTION, share};
}

static inline struct box_width box_auto(void)
{
    return (struct box_width){BOX_AUTO, 0};
}

/* Side by side: as many boxes as widths (count ≤ 60), added in order with box_add. */
struct box *box_row(struct document *doc, int gap, const struct box_width *widths, int count);

/* Adds to a column or row; returns the parent. */
struct box *box_add(struct box *parent, struct box *child);

struct box_frame_look {
    int border;                     /* thickness; 0: none, negative: the theme's box rule */
    enum display_fill fill;
    int padding;                    /* negative: the theme's */
    int radius;                     /* rounded corners; 0: square */
};

/* A border, a fill and room around one box. */
struct box *box_frame(struct document *doc, struct box *inside, struct box_frame_look look);

/* ---- tables ---- */

struct box_column_look {
    struct box_width width;
    enum paragraph_align align;
    const char *head;               /* "" for none; a table without any head text has no head row */
};

enum box_table_look {
    BOX_TABLE_RULED,                /* lines between rows, a heavier one below the head */
    BOX_TABLE_GRID,                 /* every cell ruled: forms to fill in */
};

struct box_table_options {
    enum box_table_look look;
    const char *continued;          /* said above the head when the table goes on: "（续）" */
    int least_row_height;           /* for rows that are written in by hand; 0: none */
    int cell_padding_x;             /* 0: the theme's */
};

/* Cells are added row by row. The head is repeated on every page. A row of up to four lines is
 * kept whole; a longer one is split with two lines or more on each side. */
struct box *box_table(struct document *doc, const struct box_column_look *columns, int count,
                      struct box_table_options options);

/* One row: `cells` has one box per column; NULL is an empty cell. */
void box_table_row(struct box *table, struct box *const *cells);

/* One row of plain texts in the given style; in a form with a least row height they stand in the
 * middle. */
void box_table_texts(struct box *table, enum style style, const char *const *texts);

/* A row that spans all columns: a part of the table; stays with the next row. */
void box_table_part(struct box *table, enum style style, const char *text);

/* ---- lines, room, marks ---- */

struct box *box_space(struct document *doc, int height);
struct box *box_rule(struct document *doc, int thickness);  /* 0: the theme's head rule */
struct box *box_cut_line(struct document *doc);             /* dashed, with a pair of scissors */

/* Lines to write on, `count` times `pitch` apart (children: 12 mm and more). */
struct box *box_writing_lines(struct document *doc, int count, int pitch);

/* An empty square to tick, as high as the style's letters, with a text beside it. */
struct box *box_tick(struct document *doc, enum style style, const char *text);

/* `filled` of `of` small squares are black: energy, progress. Survives grey and photocopies. */
struct box *box_bar(struct document *doc, int filled, int of, int size);

/* A drawing of the given size: items in its own coordinates (0, 0 is the upper left corner),
 * borrowed. Text items are allowed. */
struct box *box_picture(struct document *doc, int width, int height,
                        const struct display_item *items, int count);

/* ---- how boxes behave; each returns the box ---- */

struct box *box_keep_with_next(struct box *box);
struct box *box_keep_together(struct box *box);
struct box *box_least_height(struct box *box, int height);
struct box *box_middle(struct box *box);        /* in a taller row: centred, not at the top */

/* ---- for flow and tests ---- */

/* Height at this width, at the document's scale. */
int box_measure(struct box *box, int width);

/* The width that the box would like, for columns of kind auto. */
int box_natural_width(struct box *box);

/* Puts a box that was measured on a page. */
void box_place(struct box *box, struct display_page *page, int x, int y);

/* Parts a measured box: true with a head of at most this height and the tail, both measured;
 * false when no part of it may stand alone there. The box itself is not changed. */
bool box_split(struct box *box, int height, struct box **head, struct box **tail);
bool box_stays_with_next(const struct box *box);

/* The beginning of the first text in it, to name it in a message; "" when there is none. */
const char *box_first_text(const struct box *box);

#endif
