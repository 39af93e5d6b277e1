#include "flow.h"

#include "base/error.h"
#include "base/text.h"
#include "box_kinds.h"

#include <assert.h>
#include <string.h>

struct flow {
    struct document *doc;
    struct flow_geometry geometry;
    struct flow_furniture furniture;
    struct flow_fit fit;
    struct box *page_break;         /* stands between boxes where a new page is asked for */
    VEC(struct box *) boxes;
};

/* A flow while it is laid out. */
struct layout {
    struct flow *flow;
    struct display *display;
    struct display_page *page;
    int y;                          /* where the next box goes */
    int bottom;
    bool is_empty;                  /* nothing on this page yet */
    VEC(struct box *) waiting;      /* last in, first out */
};

enum { FURNITURE_GAP = 6000 };

/* ---- geometry ---- */

struct flow_geometry flow_geometry(enum flow_paper paper, enum flow_turn turn, int margin_mm)
{
    static const int sizes[][2] = {
        [FLOW_A3] = {841890, 1190551}, [FLOW_A4] = {595276, 841890},
        [FLOW_A5] = {419528, 595276},  [FLOW_A6] = {297638, 419528},
        [FLOW_PHONE] = {283465, 504567},        /* 100 × 178 mm */
    };
    int margin = length_mm(margin_mm);
    bool is_turned = turn == FLOW_LANDSCAPE;
    return (struct flow_geometry){
        .width = sizes[paper][is_turned],
        .height = sizes[paper][!is_turned],
        .top = margin, .right = margin, .bottom = margin, .left = margin,
    };
}

struct flow_sheet flow_two_up(void)
{
    return (struct flow_sheet){841890, 595276, 2, 1};
}

struct flow_sheet flow_four_up(void)
{
    return (struct flow_sheet){595276, 841890, 2, 2};
}

static bool has_text(const char *text)
{
    return text && *text;
}

/* Head and foot are not made larger or smaller with the body. */
static int furniture_height(const struct flow *flow)
{
    return theme_scaled(flow->doc->theme, STYLE_SMALL, 1000).pitch + FURNITURE_GAP;
}

static int body_top(const struct flow *flow)
{
    bool has_head = has_text(flow->furniture.head_left) || has_text(flow->furniture.head_right);
    return flow->geometry.top + (has_head ? furniture_height(flow) : 0);
}

static int body_bottom(const struct flow *flow)
{
    bool has_foot = has_text(flow->furniture.foot_left) || has_text(flow->furniture.foot_middle) ||
                    flow->furniture.numbers != FLOW_NUMBERS_NONE;
    int bottom = flow->geometry.height - flow->geometry.bottom;
    return bottom - (has_foot ? furniture_height(flow) : 0);
}

int flow_body_width(const struct flow *flow)
{
    return flow->geometry.width - flow->geometry.left - flow->geometry.right;
}

int flow_body_height(const struct flow *flow)
{
    return body_bottom(flow) - body_top(flow);
}

/* ---- making ---- */

struct flow *flow_start(struct document *doc, struct flow_geometry geometry,
                        struct flow_furniture furniture)
{
    struct flow *flow = arena_take(doc->arena, 1, sizeof *flow);
    flow->doc = doc;
    flow->geometry = geometry;
    flow->furniture = furniture;
    flow->page_break = box_space(doc, 0);
    return flow;
}

void flow_add(struct flow *flow, struct box *box)
{
    *VEC_ADD(flow->doc->arena, &flow->boxes) = box;
}

void flow_page_break(struct flow *flow)
{
    flow_add(flow, flow->page_break);
}

void flow_set_fit(struct flow *flow, struct flow_fit fit)
{
    flow->fit = fit;
}

struct flow_fit flow_fit_of(const struct flow *flow)
{
    return flow->fit;
}

bool flow_refuse_fit(const struct flow *flow, int pages, struct error *err)
{
    int size = theme_scaled(flow->doc->theme, flow->fit.smallest_style, flow->doc->scale).size;
    return error_set(err, ERROR_INPUT,
                     N_("even with letters of %d.%d pt the paper takes %d pages, and it may have "
                        "%d; shorten texts or take a part out"),
                     size / 1000, size / 100 % 10, pages, flow->fit.pages);
}

/* ---- head and foot ---- */

static struct paragraph_lines set_furniture(struct flow *flow, const char *text,
                                            enum paragraph_align align, int width)
{
    struct document *doc = flow->doc;
    struct theme_style numbers = theme_scaled(doc->theme, STYLE_SMALL, 1000);
    struct paragraph_span span = {text, numbers.face};
    struct paragraph_style style = {numbers.size, numbers.pitch, align, PARAGRAPH_FULL};
    const struct paragraph *paragraph =
        paragraph_shape(doc->arena, doc->fonts, &span, 1, style, &doc->missing);
    return paragraph_break(doc->arena, paragraph, width);
}

/* As much of the text as fits on one line of `room`, with "…" where something was left out. */
static const char *shortened(struct flow *flow, const char *text, int room)
{
    size_t length = strlen(text);
    const char *shown = text;
    while (length && set_furniture(flow, shown, PARAGRAPH_LEFT, room).count > 1) {
        do
            length--;
        while (length && ((unsigned char)text[length] & 0xC0) == 0x80);
        shown = arena_format(flow->doc->arena, "%.*s…", (int)length, text);
    }
    return shown;
}

/* Returns the width that the text takes of `room`. */
static int place_furniture(struct flow *flow, struct display_page *page, const char *text,
                           enum paragraph_align align, int y, int room)
{
    if (!has_text(text))
        return 0;
    const char *shown = shortened(flow, text, room);
    struct paragraph_lines lines = set_furniture(flow, shown, align, flow_body_width(flow));
    paragraph_place(&lines, 0, 1, flow->doc->arena, page, flow->geometry.left, y);
    return lines.widest + FURNITURE_GAP;
}

static void place_heads(struct flow *flow, struct display_page *page)
{
    const struct flow_furniture *texts = &flow->furniture;
    int y = flow->geometry.top, width = flow_body_width(flow);
    int right = place_furniture(flow, page, texts->head_right, PARAGRAPH_RIGHT, y, width / 2);
    place_furniture(flow, page, texts->head_left, PARAGRAPH_LEFT, y, width - right);
}

/* Feet come last: the number of pages is known only then. */
static void place_feet(struct flow *flow, struct display *display)
{
    const struct flow_furniture *texts = &flow->furniture;
    int y = body_bottom(flow) + FURNITURE_GAP, width = flow_body_width(flow);
    for (int i = 0; i < display->pages.count; i++) {
        struct display_page *page = &display->pages.items[i];
        int number = 0, middle = place_furniture(flow, page, texts->foot_middle, PARAGRAPH_CENTRE,
                                                 y, width / 2);
        if (texts->numbers == FLOW_NUMBERS_OF_ALL) {
            const char *text = arena_format(flow->doc->arena, "%d/%d", i + 1, display->pages.count);
            number = place_furniture(flow, page, text, PARAGRAPH_RIGHT, y, width / 4);
        }
        int room = middle ? (width - middle) / 2 - FURNITURE_GAP : width - number;
        place_furniture(flow, page, texts->foot_left, PARAGRAPH_LEFT, y, room);
    }
}

/* ---- laying out ---- */

static void start_page(struct layout *layout)
{
    struct flow *flow = layout->flow;
    bool is_bare = flow->furniture.first_has_no_head && !layout->display->pages.count;
    layout->page =
        display_add_page(layout->display, flow->geometry.width, flow->geometry.height);
    layout->y = is_bare ? flow->geometry.top : body_top(flow);
    layout->is_empty = true;
    if (!is_bare)
        place_heads(flow, layout->page);
}

static int gap_before(const struct layout *layout)
{
    return layout->is_empty ? 0 : length_scale(layout->flow->doc->theme->gap,
                                               layout->flow->doc->scale);
}

static void place(struct layout *layout, struct box *box)
{
    if (box->height)
        layout->y += gap_before(layout);
    box_place(box, layout->page, layout->flow->geometry.left, layout->y);
    layout->y += box->height;
    layout->is_empty = layout->is_empty && !box->height;
}

static struct box *peek(const struct layout *layout, int back)
{
    int i = layout->waiting.count - 1 - back;
    return i >= 0 ? layout->waiting.items[i] : NULL;
}

/* How many boxes at the front stay together: each keeps with its next. */
static int group_size(const struct layout *layout)
{
    int count = 1;
    while (box_stays_with_next(peek(layout, count - 1)) && peek(layout, count) &&
           peek(layout, count) != layout->flow->page_break)
        count++;
    return count;
}

/* Height of the first `count` waiting boxes with their gaps, as they would stand here. */
static int group_height(struct layout *layout, int count)
{
    int gap = length_scale(layout->flow->doc->theme->gap, layout->flow->doc->scale);
    int height = 0;
    for (int i = 0; i < count; i++) {
        int own = box_measure(peek(layout, i), flow_body_width(layout->flow));
        height += own + (own && (i || !layout->is_empty) ? gap : 0);
    }
    return height;
}

static void place_first(struct layout *layout, int count)
{
    for (int i = 0; i < count; i++)
        place(layout, layout->waiting.items[--layout->waiting.count]);
}

/* Parts the last box of a group so that its head fills this page. */
static bool part_group(struct layout *layout, int count)
{
    int before = group_height(layout, count - 1);
    struct box *last = peek(layout, count - 1);
    box_measure(last, flow_body_width(layout->flow));
    int gap = count > 1 || !layout->is_empty
                  ? length_scale(layout->flow->doc->theme->gap, layout->flow->doc->scale)
                  : 0;
    int room = layout->bottom - layout->y - before - gap;
    struct box *head = NULL, *tail = NULL;
    if (!box_split(last, room, &head, &tail))
        return false;
    place_first(layout, count - 1);
    layout->waiting.items[layout->waiting.count - 1] = tail;
    place(layout, head);
    start_page(layout);
    return true;
}

/* The first characters of a text, to name a box in a message. */
static const char *beginning(struct arena *arena, const char *text)
{
    enum { CHARACTERS = 20 };
    size_t end = 0;
    for (int i = 0; i < CHARACTERS && text[end]; i++) {
        int bytes = 0;
        text_next(text + end, &bytes);
        end += (size_t)bytes;
    }
    return text[end] ? arena_format(arena, "%.*s…", (int)end, text) : text;
}

static bool refuse_height(struct layout *layout, struct error *err)
{
    const char *text = beginning(layout->flow->doc->arena, box_first_text(peek(layout, 0)));
    return error_set(err, ERROR_INPUT,
                     N_("a part of the paper is higher than the page: '%s'; shorten it"), text);
}

/* Places what waits at the front: one box, or a group that stays together. */
static bool lay_out_next(struct layout *layout, struct error *err)
{
    if (peek(layout, 0) == layout->flow->page_break) {
        layout->waiting.count--;
        if (!layout->is_empty)
            start_page(layout);
        return true;
    }
    int count = group_size(layout);
    if (layout->y + group_height(layout, count) <= layout->bottom) {
        place_first(layout, count);
        return true;
    }
    if (part_group(layout, count))
        return true;
    if (!layout->is_empty) {
        start_page(layout);
        return true;
    }
    if (count > 1 && layout->y + group_height(layout, 1) <= layout->bottom) {
        place_first(layout, 1);         /* a group as high as a page cannot stay together */
        return true;
    }
    return refuse_height(layout, err);
}

static bool lay_out_all(struct layout *layout, struct error *err)
{
    const struct flow *flow = layout->flow;
    for (int i = flow->boxes.count - 1; i >= 0; i--)
        *VEC_ADD(flow->doc->arena, &layout->waiting) = flow->boxes.items[i];
    start_page(layout);
    while (layout->waiting.count)
        if (!lay_out_next(layout, err))
            return false;
    /* Nothing may follow a full page but what stands on the next. */
    if (layout->is_empty && layout->display->pages.count > 1)
        layout->display->pages.count--;
    return true;
}

struct display *flow_lay_out(struct flow *flow, int scale, struct error *err)
{
    struct document *doc = flow->doc;
    doc->scale = scale;
    doc->too_wide = NULL;
    doc->round++;                       /* all boxes are measured afresh */
    struct layout layout = {
        .flow = flow,
        .display = display_start(doc->arena, doc->fonts),
        .bottom = body_bottom(flow),
    };
    if (!lay_out_all(&layout, err))
        return NULL;
    place_feet(flow, layout.display);
    if (!doc->too_wide)
        return layout.display;
    error_set(err, ERROR_INPUT,
              N_("a part of the paper is wider than its place: '%s'; shorten it or give it "
                 "more room"),
              beginning(doc->arena, doc->too_wide));
    return NULL;
}

/* ---- several pages to a sheet ---- */

static void add_cut_lines(struct arena *arena, struct display_page *page, struct flow_sheet sheet)
{
    enum { EDGE = 14000, MARK = 12000 };
    for (int i = 1; i < sheet.across; i++) {
        int x = sheet.width / sheet.across * i;
        box_draw_scissors(arena, page, x, EDGE, BOX_DOWN);
        display_add(arena, page, DISPLAY_LINE)->line =
            (struct display_line){x, EDGE + MARK, x, sheet.height - EDGE, 500, 4000};
    }
    for (int i = 1; i < sheet.down; i++) {
        int y = sheet.height / sheet.down * i;
        box_draw_scissors(arena, page, EDGE, y, BOX_RIGHT);
        display_add(arena, page, DISPLAY_LINE)->line =
            (struct display_line){EDGE + MARK, y, sheet.width - EDGE, y, 500, 4000};
    }
}

struct display *flow_impose(const struct display *display, struct flow_sheet sheet,
                            struct error *err)
{
    struct arena *arena = display->arena;
    struct display *sheets = display_start(arena, display->fonts);
    int cells = sheet.across * sheet.down;
    int cell_width = sheet.width / sheet.across, cell_height = sheet.height / sheet.down;
    enum { ROUNDING = 2000 };               /* two A5 are a hair larger than A4 */
    struct display_page *target = NULL;
    for (int i = 0; i < display->pages.count; i++) {
        const struct display_page *page = &display->pages.items[i];
        if (page->width > cell_width + ROUNDING || page->height > cell_height + ROUNDING) {
            error_set(err, ERROR_INPUT,
                      N_("the pages are larger than their part of the sheet; choose a smaller "
                         "paper"));
            return NULL;
        }
        if (i % cells == 0) {
            target = display_add_page(sheets, sheet.width, sheet.height);
            add_cut_lines(arena, target, sheet);
        }
        int cell = i % cells;
        int x = cell % sheet.across * cell_width + (cell_width - page->width) / 2;
        int y = cell / sheet.across * cell_height + (cell_height - page->height) / 2;
        for (int k = 0; k < page->items.count; k++) {
            struct display_item moved = display_moved(arena, &page->items.items[k], x, y);
            *VEC_ADD(arena, &target->items) = moved;
        }
    }
    return sheets;
}
