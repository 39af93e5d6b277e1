/* The inside of a box, for the files box*.c alone. A kind of box is a row of functions; a box
 * holds what its kind needs and what was measured last. */
#ifndef PAGE_BOX_KINDS_H
#define PAGE_BOX_KINDS_H

#include "box.h"

struct box_kind {
    /* Height at a width, without `least_height`. */
    int (*measure)(struct box *box, int width);
    int (*natural)(struct box *box);
    void (*place)(struct box *box, struct display_page *page, int x, int y);
    /* NULL when it is never parted. */
    bool (*split)(struct box *box, int height, struct box **head, struct box **tail);
    /* The first text in it; NULL: ask the children. */
    const char *(*first_text)(const struct box *box);
};

struct box_text_part {
    struct paragraph_span *spans;
    int span_count;
    enum style style;
    enum paragraph_align align;
    bool has_align;
    int heading_level;              /* 0: no heading */
    const char *url;                /* NULL: no link */
    int smallest, largest;          /* of a fitted text; 0: the style's size */
    const struct paragraph *paragraph;
    int shaped_scale;
    struct paragraph_lines lines;
    int first, count;               /* lines of this part */
    bool is_part;
};

struct box_row_part {
    int gap;
    struct box_width *widths;
    int *resolved;
    int count;
};

struct table_row {
    struct box **cells;             /* one per column; NULL: empty */
    struct box *across;             /* spans all columns instead of cells */
    int height;
    bool is_head;
};

struct box_table_part {
    struct box_table_options options;
    struct box_column_look *columns;
    int *widths;
    int column_count;
    struct table_row *head;         /* NULL: none */
    struct box *continued;          /* NULL on the first page */
    VEC(struct table_row *) rows;
};

struct box_mark_part {
    enum style style;
    int filled, of, size;
    int count, pitch;
    int thickness;
    const struct display_item *items;
    int item_count;
};

struct box {
    struct document *doc;
    const struct box_kind *kind;
    bool keeps_next, keeps_together, is_middle;
    int least_height;
    int width, height;              /* as measured in measured_round */
    int measured_round;             /* 0: never measured */
    VEC(struct box *) children;
    union {
        struct box_text_part text;
        struct box_row_part row;
        struct { int gap; } column;
        struct box_frame_look frame;
        struct box_table_part table;
        struct box_mark_part mark;
    };
};

struct box *box_new(struct document *doc, const struct box_kind *kind);

/* A copy of the box without its children, not measured: the start of a part. */
struct box *box_part(const struct box *box);

/* Notes that something needs more width than its place has; the layout then fails by name. */
void box_check_width(struct box *box, int wanted, int width);

/* A length of the layout (gap, padding) at the document's scale. */
int box_scaled(const struct box *box, int length);

/* Shares `width` among columns; `natural` has what each would like (read for kind auto). */
void box_resolve_widths(const struct box *box, const struct box_width *widths, int count,
                        const int *natural, int width, int *resolved);

/* The length of a column of kind fixed or set, at the document's scale. */
int box_fixed_width(const struct box *box, struct box_width width);

void box_add_tag(struct box *box, struct display_page *page, enum display_kind kind,
                 enum display_tag tag);

/* The scissors that stand on cut lines, drawn with their point at x, y to the right or down. */
enum box_turn { BOX_RIGHT, BOX_DOWN };
void box_draw_scissors(struct arena *arena, struct display_page *page, int x, int y,
                       enum box_turn turn);

#endif
