/* Boxes in general, and those that hold other boxes: column, row, frame. */
#include "box.h"

#include "box_kinds.h"

#include <assert.h>
#include <string.h>

struct document *box_document(struct arena *arena, const struct fonts *fonts,
                              const struct theme *theme)
{
    struct document *doc = arena_take(arena, 1, sizeof *doc);
    *doc = (struct document){
        .arena = arena, .fonts = fonts, .theme = theme, .scale = 1000, .round = 1};
    return doc;
}

struct box *box_new(struct document *doc, const struct box_kind *kind)
{
    struct box *box = arena_take(doc->arena, 1, sizeof *box);
    box->doc = doc;
    box->kind = kind;
    return box;
}

struct box *box_part(const struct box *box)
{
    struct box *part = arena_take(box->doc->arena, 1, sizeof *part);
    *part = *box;
    memset(&part->children, 0, sizeof part->children);
    part->measured_round = 0;
    part->least_height = 0;
    return part;
}

int box_scaled(const struct box *box, int length)
{
    return length_scale(length, box->doc->scale);
}

void box_check_width(struct box *box, int wanted, int width)
{
    if (wanted > width && !box->doc->too_wide)
        box->doc->too_wide = box_first_text(box);
}

int box_measure(struct box *box, int width)
{
    if (width < 0)
        width = 0;
    if (box->measured_round == box->doc->round && box->width == width)
        return box->height;
    int height = box->kind->measure(box, width);
    int least = box_scaled(box, box->least_height);
    box->width = width;
    box->height = height > least ? height : least;
    box->measured_round = box->doc->round;
    return box->height;
}

int box_natural_width(struct box *box)
{
    return box->kind->natural(box);
}

void box_place(struct box *box, struct display_page *page, int x, int y)
{
    assert(box->measured_round == box->doc->round);
    box->kind->place(box, page, x, y);
}

bool box_split(struct box *box, int height, struct box **head, struct box **tail)
{
    assert(box->measured_round == box->doc->round);
    if (box->keeps_together || !box->kind->split || height <= 0)
        return false;
    if (!box->kind->split(box, height, head, tail))
        return false;
    box_measure(*head, box->width);
    box_measure(*tail, box->width);
    return (*head)->height <= height;
}

bool box_stays_with_next(const struct box *box)
{
    return box->keeps_next;
}

struct box *box_keep_with_next(struct box *box)
{
    box->keeps_next = true;
    return box;
}

struct box *box_keep_together(struct box *box)
{
    box->keeps_together = true;
    return box;
}

struct box *box_least_height(struct box *box, int height)
{
    box->least_height = height;
    return box;
}

struct box *box_middle(struct box *box)
{
    box->is_middle = true;
    return box;
}

void box_add_tag(struct box *box, struct display_page *page, enum display_kind kind,
                 enum display_tag tag)
{
    display_add(box->doc->arena, page, kind)->tag = tag;
}

/* ---- columns ---- */

static int gap_below(const struct box *column, int i)
{
    bool is_last = i + 1 == column->children.count;
    bool has_gap = !is_last && column->children.items[i]->height;
    return has_gap ? box_scaled(column, column->column.gap) : 0;
}

static int measure_column(struct box *box, int width)
{
    int height = 0;
    for (int i = 0; i < box->children.count; i++) {
        height += box_measure(box->children.items[i], width);
        height += gap_below(box, i);
    }
    return height;
}

static int natural_column(struct box *box)
{
    int widest = 0;
    for (int i = 0; i < box->children.count; i++) {
        int width = box_natural_width(box->children.items[i]);
        widest = width > widest ? width : widest;
    }
    return widest;
}

static void place_column(struct box *box, struct display_page *page, int x, int y)
{
    for (int i = 0; i < box->children.count; i++) {
        box_place(box->children.items[i], page, x, y);
        y += box->children.items[i]->height + gap_below(box, i);
    }
}

static void add_children(struct box *to, const struct box *from, int first, int end)
{
    for (int i = first; i < end; i++)
        *VEC_ADD(to->doc->arena, &to->children) = from->children.items[i];
}

static bool split_column(struct box *box, int height, struct box **head, struct box **tail)
{
    int used = 0, i = 0;
    while (i < box->children.count && used + box->children.items[i]->height <= height) {
        used += box->children.items[i]->height + gap_below(box, i);
        i++;
    }
    if (i == box->children.count)
        return false;
    *head = box_part(box);
    *tail = box_part(box);
    struct box *child_head = NULL, *child_tail = NULL;
    if (box_split(box->children.items[i], height - used, &child_head, &child_tail)) {
        add_children(*head, box, 0, i);
        *VEC_ADD(box->doc->arena, &(*head)->children) = child_head;
        *VEC_ADD(box->doc->arena, &(*tail)->children) = child_tail;
        add_children(*tail, box, i + 1, box->children.count);
        return true;
    }
    while (i > 0 && box->children.items[i - 1]->keeps_next)
        i--;
    if (!i)
        return false;
    add_children(*head, box, 0, i);
    add_children(*tail, box, i, box->children.count);
    return true;
}

static const struct box_kind column_kind = {
    .measure = measure_column,
    .natural = natural_column,
    .place = place_column,
    .split = split_column,
};

struct box *box_column(struct document *doc, int gap)
{
    struct box *box = box_new(doc, &column_kind);
    box->column.gap = gap < 0 ? doc->theme->gap : gap;
    return box;
}

/* ---- rows ---- */

/* Gives each auto column what it would like; when that is too much, those that ask for little
 * get it and the others share what is left. */
static void share_auto(const struct box_width *widths, int count, const int *natural, int room,
                       int *resolved)
{
    int open = 0;
    for (int i = 0; i < count; i++) {
        if (widths[i].kind != BOX_AUTO)
            continue;
        resolved[i] = -1;
        open++;
    }
    bool is_settled = false;
    while (open && !is_settled) {
        int share = room / open;
        is_settled = true;
        for (int i = 0; i < count; i++) {
            if (widths[i].kind != BOX_AUTO || resolved[i] >= 0 || natural[i] > share)
                continue;
            resolved[i] = natural[i];
            room -= natural[i];
            open--;
            is_settled = false;
        }
    }
    for (int i = 0; i < count; i++)
        if (widths[i].kind == BOX_AUTO && resolved[i] < 0)
            resolved[i] = room / open;
}

int box_fixed_width(const struct box *box, struct box_width width)
{
    return width.kind == BOX_FIXED ? box_scaled(box, width.amount) : width.amount;
}

void box_resolve_widths(const struct box *box, const struct box_width *widths, int count,
                        const int *natural, int width, int *resolved)
{
    int shares = 0, rest = width;
    for (int i = 0; i < count; i++) {
        resolved[i] = 0;
        if (widths[i].kind == BOX_FRACTION)
            shares += widths[i].amount;
        if (widths[i].kind != BOX_FIXED && widths[i].kind != BOX_SET)
            continue;
        resolved[i] = box_fixed_width(box, widths[i]);
        rest -= resolved[i];
    }
    rest = rest > 0 ? rest : 0;
    /* Where shares are asked for, auto columns leave them half of the room. */
    share_auto(widths, count, natural, shares ? rest / 2 : rest, resolved);
    for (int i = 0; i < count; i++)
        if (widths[i].kind == BOX_AUTO)
            rest -= resolved[i];
    int done = 0, end = 0;              /* where shares end, so that rounding loses nothing */
    for (int i = 0; i < count; i++) {
        if (widths[i].kind != BOX_FRACTION)
            continue;
        done += widths[i].amount;
        int next = (int)((int64_t)rest * done / shares);
        resolved[i] = next - end;
        end = next;
    }
}

static int row_gaps(const struct box *box)
{
    return box->row.count > 1 ? box_scaled(box, box->row.gap) * (box->row.count - 1) : 0;
}

static int measure_row(struct box *box, int width)
{
    assert(box->children.count == box->row.count);
    size_t count = (size_t)box->row.count;
    int *natural = arena_take(box->doc->arena, count, sizeof *natural);
    for (size_t i = 0; i < count; i++)
        if (box->row.widths[i].kind == BOX_AUTO)
            natural[i] = box_natural_width(box->children.items[i]);
    box->row.resolved = arena_take(box->doc->arena, count, sizeof *box->row.resolved);
    box_resolve_widths(box, box->row.widths, box->row.count, natural, width - row_gaps(box),
                       box->row.resolved);
    int height = 0, used = row_gaps(box);
    for (size_t i = 0; i < count; i++) {
        used += box->row.resolved[i];
        int own = box_measure(box->children.items[i], box->row.resolved[i]);
        height = own > height ? own : height;
    }
    box_check_width(box, used, width);
    return height;
}

static int natural_row(struct box *box)
{
    int width = row_gaps(box);
    for (int i = 0; i < box->children.count; i++)
        width += box->row.widths[i].kind == BOX_FIXED || box->row.widths[i].kind == BOX_SET
                     ? box_fixed_width(box, box->row.widths[i])
                     : box_natural_width(box->children.items[i]);
    return width;
}

static void place_row(struct box *box, struct display_page *page, int x, int y)
{
    for (int i = 0; i < box->children.count; i++) {
        struct box *child = box->children.items[i];
        int drop = child->is_middle ? (box->height - child->height) / 2 : 0;
        box_place(child, page, x, y + drop);
        x += box->row.resolved[i] + box_scaled(box, box->row.gap);
    }
}

static bool split_row(struct box *box, int height, struct box **head, struct box **tail)
{
    *head = box_part(box);
    *tail = box_part(box);
    for (int i = 0; i < box->children.count; i++) {
        struct box *child = box->children.items[i];
        struct box *child_head = child, *child_tail = box_space(box->doc, 0);
        if (child->height > height && !box_split(child, height, &child_head, &child_tail))
            return false;
        *VEC_ADD(box->doc->arena, &(*head)->children) = child_head;
        *VEC_ADD(box->doc->arena, &(*tail)->children) = child_tail;
    }
    /* Both parts keep the columns of the whole, whatever each holds. */
    for (int k = 0; k < 2; k++) {
        struct box *part = k ? *tail : *head;
        part->row.widths = arena_take(box->doc->arena, (size_t)box->row.count,
                                      sizeof *part->row.widths);
        for (int i = 0; i < box->row.count; i++)
            part->row.widths[i] = (struct box_width){BOX_SET, box->row.resolved[i]};
    }
    return true;
}

static const struct box_kind row_kind = {
    .measure = measure_row,
    .natural = natural_row,
    .place = place_row,
    .split = split_row,
};

struct box *box_row(struct document *doc, int gap, const struct box_width *widths, int count)
{
    struct box *box = box_new(doc, &row_kind);
    box->row.gap = gap < 0 ? doc->theme->gap : gap;
    box->row.count = count;
    box->row.widths = arena_take(doc->arena, (size_t)count, sizeof *widths);
    memcpy(box->row.widths, widths, (size_t)count * sizeof *widths);
    return box;
}

struct box *box_add(struct box *parent, struct box *child)
{
    assert(parent->kind == &column_kind || parent->kind == &row_kind);
    assert(parent->kind == &column_kind || parent->children.count < parent->row.count);
    *VEC_ADD(parent->doc->arena, &parent->children) = child;
    return parent;
}

/* ---- frames ---- */

static int frame_edge(const struct box *box)
{
    return box->frame.border + box_scaled(box, box->frame.padding);
}

static int measure_frame(struct box *box, int width)
{
    int edge = frame_edge(box);
    return box_measure(box->children.items[0], width - 2 * edge) + 2 * edge;
}

static int natural_frame(struct box *box)
{
    return box_natural_width(box->children.items[0]) + 2 * frame_edge(box);
}

static void add_step(struct display_path *path, enum display_step_kind kind, int x1, int y1, int x2,
                     int y2, int x3, int y3)
{
    path->steps[path->step_count++] =
        (struct display_step){kind, {x1, x2, x3}, {y1, y2, y3}};
}

/* A rectangle with rounded corners: quarter circles as curves with handles at 0.552 r. */
static void draw_rounded(struct box *box, struct display_page *page, int x, int y)
{
    const struct box_frame_look *look = &box->frame;
    int half = look->border / 2, r = look->radius, h = r - length_of(r, 552);
    int left = x + half, top = y + half, right = x + box->width - half;
    int bottom = y + box->height - half;
    struct display_path path = {.fill = look->fill, .thickness = look->border,
                                .steps = arena_take(box->doc->arena, 10, sizeof *path.steps)};
    add_step(&path, DISPLAY_MOVE, left + r, top, 0, 0, 0, 0);
    add_step(&path, DISPLAY_TO, right - r, top, 0, 0, 0, 0);
    add_step(&path, DISPLAY_CURVE, right - h, top, right, top + h, right, top + r);
    add_step(&path, DISPLAY_TO, right, bottom - r, 0, 0, 0, 0);
    add_step(&path, DISPLAY_CURVE, right, bottom - h, right - h, bottom, right - r, bottom);
    add_step(&path, DISPLAY_TO, left + r, bottom, 0, 0, 0, 0);
    add_step(&path, DISPLAY_CURVE, left + h, bottom, left, bottom - h, left, bottom - r);
    add_step(&path, DISPLAY_TO, left, top + r, 0, 0, 0, 0);
    add_step(&path, DISPLAY_CURVE, left, top + h, left + h, top, left + r, top);
    add_step(&path, DISPLAY_CLOSE, 0, 0, 0, 0, 0, 0);
    display_add(box->doc->arena, page, DISPLAY_PATH)->path = path;
}

static void place_frame(struct box *box, struct display_page *page, int x, int y)
{
    struct box *child = box->children.items[0];
    const struct box_frame_look *look = &box->frame;
    if (look->radius > 0)
        draw_rounded(box, page, x, y);
    else if (look->border || look->fill != DISPLAY_NO_FILL)
        display_add(box->doc->arena, page, DISPLAY_RECTANGLE)->rectangle =
            (struct display_rectangle){x, y, box->width, box->height, look->fill, look->border};
    int edge = frame_edge(box);
    int drop = child->is_middle ? (box->height - 2 * edge - child->height) / 2 : 0;
    box_place(child, page, x + edge, y + edge + drop);
}

static bool split_frame(struct box *box, int height, struct box **head, struct box **tail)
{
    struct box *child_head = NULL, *child_tail = NULL;
    if (!box_split(box->children.items[0], height - 2 * frame_edge(box), &child_head, &child_tail))
        return false;
    *head = box_part(box);
    *tail = box_part(box);
    *VEC_ADD(box->doc->arena, &(*head)->children) = child_head;
    *VEC_ADD(box->doc->arena, &(*tail)->children) = child_tail;
    return true;
}

static const struct box_kind frame_kind = {
    .measure = measure_frame,
    .natural = natural_frame,
    .place = place_frame,
    .split = split_frame,
};

struct box *box_frame(struct document *doc, struct box *inside, struct box_frame_look look)
{
    struct box *box = box_new(doc, &frame_kind);
    box->frame = look;
    if (look.border < 0)
        box->frame.border = doc->theme->box_rule;
    if (look.padding < 0)
        box->frame.padding = doc->theme->padding;
    *VEC_ADD(doc->arena, &box->children) = inside;
    return box;
}

/* ---- the first text ---- */

const char *box_first_text(const struct box *box)
{
    if (box->kind->first_text)
        return box->kind->first_text(box);
    for (int i = 0; i < box->children.count; i++) {
        const char *text = box_first_text(box->children.items[i]);
        if (*text)
            return text;
    }
    return "";
}
