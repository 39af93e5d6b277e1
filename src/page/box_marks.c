/* Boxes that are drawn: room, rules, cut lines, lines to write on, squares, bars, pictures. */
#include "box.h"

#include "box_kinds.h"

#include <assert.h>
#include <string.h>

enum { CUT_HEIGHT = 12000, CUT_RULE = 500, CUT_DASH = 4000, SCISSORS = 9000 };

static struct display_item *add(struct box *box, struct display_page *page, enum display_kind kind)
{
    return display_add(box->doc->arena, page, kind);
}

static int natural_any(struct box *box)
{
    (void)box;
    return 0;
}

static void place_nothing(struct box *box, struct display_page *page, int x, int y)
{
    (void)box;
    (void)page;
    (void)x;
    (void)y;
}

/* ---- room ---- */

static int measure_space(struct box *box, int width)
{
    (void)width;
    return box_scaled(box, box->mark.size);
}

static const struct box_kind space_kind = {
    .measure = measure_space,
    .natural = natural_any,
    .place = place_nothing,
};

struct box *box_space(struct document *doc, int height)
{
    struct box *box = box_new(doc, &space_kind);
    box->mark.size = height;
    return box;
}

/* ---- rules ---- */

static int measure_rule(struct box *box, int width)
{
    (void)width;
    return box->mark.thickness;
}

static void place_rule(struct box *box, struct display_page *page, int x, int y)
{
    int middle = y + box->mark.thickness / 2;
    add(box, page, DISPLAY_LINE)->line =
        (struct display_line){x, middle, x + box->width, middle, box->mark.thickness, 0};
}

static const struct box_kind rule_kind = {
    .measure = measure_rule,
    .natural = natural_any,
    .place = place_rule,
};

struct box *box_rule(struct document *doc, int thickness)
{
    struct box *box = box_new(doc, &rule_kind);
    box->mark.thickness = thickness > 0 ? thickness : doc->theme->head_rule;
    return box;
}

/* ---- cut lines ---- */

/* Steps of a pair of scissors that points right, in thousandths of its length, around its
 * middle line: two rings and two blades. */
static const struct display_step scissors_steps[] = {
    {DISPLAY_MOVE, {0}, {-200}},
    {DISPLAY_CURVE, {0, 60, 150}, {-310, -400, -400}},
    {DISPLAY_CURVE, {240, 300, 300}, {-400, -310, -200}},
    {DISPLAY_CURVE, {300, 240, 150}, {-90, 0, 0}},
    {DISPLAY_CURVE, {60, 0, 0}, {0, -90, -200}},
    {DISPLAY_CLOSE, {0}, {0}},
    {DISPLAY_MOVE, {0}, {200}},
    {DISPLAY_CURVE, {0, 60, 150}, {310, 400, 400}},
    {DISPLAY_CURVE, {240, 300, 300}, {400, 310, 200}},
    {DISPLAY_CURVE, {300, 240, 150}, {90, 0, 0}},
    {DISPLAY_CURVE, {60, 0, 0}, {0, 90, 200}},
    {DISPLAY_CLOSE, {0}, {0}},
    {DISPLAY_MOVE, {270}, {-100}},
    {DISPLAY_TO, {1000}, {220}},
    {DISPLAY_MOVE, {270}, {100}},
    {DISPLAY_TO, {1000}, {-220}},
};

void box_draw_scissors(struct arena *arena, struct display_page *page, int x, int y,
                       enum box_turn turn)
{
    enum { COUNT = sizeof scissors_steps / sizeof *scissors_steps };
    struct display_step *steps = arena_take(arena, COUNT, sizeof *steps);
    for (int i = 0; i < COUNT; i++) {
        steps[i].kind = scissors_steps[i].kind;
        for (int k = 0; k < 3; k++) {
            int along = length_of(SCISSORS, scissors_steps[i].x[k]);
            int across = length_of(SCISSORS, scissors_steps[i].y[k]);
            steps[i].x[k] = x + (turn == BOX_RIGHT ? along : across);
            steps[i].y[k] = y + (turn == BOX_RIGHT ? across : along);
        }
    }
    display_add(arena, page, DISPLAY_PATH)->path =
        (struct display_path){.thickness = 700, .steps = steps, .step_count = COUNT};
}

static int measure_cut(struct box *box, int width)
{
    (void)box;
    (void)width;
    return CUT_HEIGHT;
}

static void place_cut(struct box *box, struct display_page *page, int x, int y)
{
    int middle = y + CUT_HEIGHT / 2;
    box_draw_scissors(box->doc->arena, page, x, middle, BOX_RIGHT);
    add(box, page, DISPLAY_LINE)->line = (struct display_line){
        x + SCISSORS + 2000, middle, x + box->width, middle, CUT_RULE, CUT_DASH};
}

static const struct box_kind cut_kind = {
    .measure = measure_cut,
    .natural = natural_any,
    .place = place_cut,
};

struct box *box_cut_line(struct document *doc)
{
    return box_new(doc, &cut_kind);
}

/* ---- lines to write on ---- */

static int measure_lines(struct box *box, int width)
{
    (void)width;
    return box->mark.count * box->mark.pitch;
}

static void place_lines(struct box *box, struct display_page *page, int x, int y)
{
    for (int i = 1; i <= box->mark.count; i++) {
        int line = y + i * box->mark.pitch;
        add(box, page, DISPLAY_LINE)->line = (struct display_line){
            x, line, x + box->width, line, box->doc->theme->row_rule, 0};
    }
}

static bool split_lines(struct box *box, int height, struct box **head, struct box **tail)
{
    int fitting = height / box->mark.pitch;
    if (fitting < 1 || fitting >= box->mark.count)
        return false;
    *head = box_part(box);
    *tail = box_part(box);
    (*head)->mark.count = fitting;
    (*tail)->mark.count = box->mark.count - fitting;
    return true;
}

static const struct box_kind lines_kind = {
    .measure = measure_lines,
    .natural = natural_any,
    .place = place_lines,
    .split = split_lines,
};

struct box *box_writing_lines(struct document *doc, int count, int pitch)
{
    assert(count >= 0 && pitch > 0);
    struct box *box = box_new(doc, &lines_kind);
    box->mark.count = count;
    box->mark.pitch = pitch;
    return box;
}

/* ---- squares ---- */

static struct theme_style square_style(const struct box *box)
{
    return theme_scaled(box->doc->theme, box->mark.style, box->doc->scale);
}

static int measure_square(struct box *box, int width)
{
    (void)width;
    return square_style(box).pitch;
}

static int natural_square(struct box *box)
{
    return length_of(square_style(box).size, 860);
}

static void place_square(struct box *box, struct display_page *page, int x, int y)
{
    struct theme_style style = square_style(box);
    int side = natural_square(box);
    int top = y + (style.pitch - side) / 2;
    add(box, page, DISPLAY_RECTANGLE)->rectangle =
        (struct display_rectangle){x, top, side, side, DISPLAY_NO_FILL, 700};
}

static const struct box_kind square_kind = {
    .measure = measure_square,
    .natural = natural_square,
    .place = place_square,
};

/* An empty square as high as the style's letters. */
static struct box *square(struct document *doc, enum style style)
{
    struct box *box = box_new(doc, &square_kind);
    box->mark.style = style;
    return box;
}

struct box *box_tick(struct document *doc, enum style style, const char *text)
{
    struct theme_style numbers = theme_scaled(doc->theme, style, 1000);
    struct box_width widths[] = {box_auto(), box_fraction(1)};
    struct box *row = box_row(doc, numbers.size / 3, widths, 2);
    box_add(row, square(doc, style));
    return box_add(row, box_text(doc, style, text));
}

/* ---- bars ---- */

static int bar_step(const struct box *box)
{
    return box_scaled(box, box->mark.size) * 5 / 4;
}

/* As high as a line of a table, so that it stands beside text. */
static int measure_bar(struct box *box, int width)
{
    (void)width;
    int side = box_scaled(box, box->mark.size);
    int pitch = theme_scaled(box->doc->theme, STYLE_CELL, box->doc->scale).pitch;
    return side > pitch ? side : pitch;
}

static int natural_bar(struct box *box)
{
    return box->mark.of ? bar_step(box) * (box->mark.of - 1) + box_scaled(box, box->mark.size) : 0;
}

static void place_bar(struct box *box, struct display_page *page, int x, int y)
{
    int side = box_scaled(box, box->mark.size);
    int top = y + (box->height - side) / 2;
    for (int i = 0; i < box->mark.of; i++) {
        enum display_fill fill = i < box->mark.filled ? DISPLAY_BLACK : DISPLAY_WHITE;
        add(box, page, DISPLAY_RECTANGLE)->rectangle =
            (struct display_rectangle){x + i * bar_step(box), top, side, side, fill, 600};
    }
}

static const struct box_kind bar_kind = {
    .measure = measure_bar,
    .natural = natural_bar,
    .place = place_bar,
};

struct box *box_bar(struct document *doc, int filled, int of, int size)
{
    assert(filled >= 0 && filled <= of && size > 0);
    struct box *box = box_new(doc, &bar_kind);
    box->mark.filled = filled;
    box->mark.of = of;
    box->mark.size = size;
    return box;
}

/* ---- pictures ---- */

static int measure_picture(struct box *box, int width)
{
    box_check_width(box, box->mark.count, width);
    return box->mark.size;
}

static int natural_picture(struct box *box)
{
    return box->mark.count;
}

static void place_picture(struct box *box, struct display_page *page, int x, int y)
{
    for (int i = 0; i < box->mark.item_count; i++) {
        struct display_item moved = display_moved(box->doc->arena, &box->mark.items[i], x, y);
        *VEC_ADD(box->doc->arena, &page->items) = moved;
    }
}

static const struct box_kind picture_kind = {
    .measure = measure_picture,
    .natural = natural_picture,
    .place = place_picture,
};

struct box *box_picture(struct document *doc, int width, int height,
                        const struct display_item *items, int count)
{
    struct box *box = box_new(doc, &picture_kind);
    box->mark.size = height;
    box->mark.count = width;
    box->mark.items = items;
    box->mark.item_count = count;
    return box;
}
