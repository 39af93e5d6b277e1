/* Tables: rows of cells in common columns, parted between pages with the head repeated. */
#include "box.h"

#include "box_kinds.h"

#include <assert.h>
#include <string.h>

static int padding_x(const struct box *box)
{
    int padding = box->table.options.cell_padding_x;
    return box_scaled(box, padding ? padding : box->doc->theme->cell_padding_x);
}

static int padding_y(const struct box *box)
{
    return box_scaled(box, box->doc->theme->cell_padding_y);
}

/* ---- measuring ---- */

static int natural_column(struct box *box, int column)
{
    int widest = 0;
    if (box->table.head)
        widest = box_natural_width(box->table.head->cells[column]);
    for (int i = 0; i < box->table.rows.count; i++) {
        const struct table_row *row = box->table.rows.items[i];
        struct box *cell = row->across ? NULL : row->cells[column];
        int width = cell ? box_natural_width(cell) : 0;
        widest = width > widest ? width : widest;
    }
    return widest + 2 * padding_x(box);
}

static void resolve_columns(struct box *box, int width)
{
    size_t count = (size_t)box->table.column_count;
    struct box_width *widths = arena_take(box->doc->arena, count, sizeof *widths);
    int *natural = arena_take(box->doc->arena, count, sizeof *natural);
    for (size_t i = 0; i < count; i++) {
        widths[i] = box->table.columns[i].width;
        if (widths[i].kind == BOX_AUTO)
            natural[i] = natural_column(box, (int)i);
    }
    box->table.widths = arena_take(box->doc->arena, count, sizeof *box->table.widths);
    box_resolve_widths(box, widths, box->table.column_count, natural, width, box->table.widths);
    int used = 0;
    for (size_t i = 0; i < count; i++)
        used += box->table.widths[i];
    box_check_width(box, used, width);
}

static int measure_row(struct box *box, struct table_row *row, int width)
{
    int inside = 0;
    if (row->across)
        inside = box_measure(row->across, width - 2 * padding_x(box));
    for (int i = 0; !row->across && i < box->table.column_count; i++) {
        int cell_width = box->table.widths[i] - 2 * padding_x(box);
        int height = row->cells[i] ? box_measure(row->cells[i], cell_width) : 0;
        inside = height > inside ? height : inside;
    }
    row->height = inside + 2 * padding_y(box);
    int least = row->is_head || row->across ? 0 : box->table.options.least_row_height;
    if (row->height < least)
        row->height = least;
    return row->height;
}

static int head_height(const struct box *box)
{
    int height = box->table.continued ? box->table.continued->height : 0;
    return height + (box->table.head ? box->table.head->height : 0);
}

static int measure_table(struct box *box, int width)
{
    resolve_columns(box, width);
    if (box->table.continued)
        box_measure(box->table.continued, width);
    if (box->table.head)
        measure_row(box, box->table.head, width);
    int height = head_height(box);
    for (int i = 0; i < box->table.rows.count; i++)
        height += measure_row(box, box->table.rows.items[i], width);
    return height;
}

static int natural_table(struct box *box)
{
    int width = 0;
    for (int i = 0; i < box->table.column_count; i++)
        width += box->table.columns[i].width.kind == BOX_FIXED ||
                         box->table.columns[i].width.kind == BOX_SET
                     ? box_fixed_width(box, box->table.columns[i].width)
                     : natural_column(box, i);
    return width;
}

/* ---- placing ---- */

static void add_line(struct box *box, struct display_page *page, int x1, int y1, int x2, int y2,
                     int thickness)
{
    display_add(box->doc->arena, page, DISPLAY_LINE)->line =
        (struct display_line){x1, y1, x2, y2, thickness, 0};
}

static void draw_grid_columns(struct box *box, struct display_page *page, int x, int y,
                              const struct table_row *row)
{
    if (box->table.options.look != BOX_TABLE_GRID)
        return;
    int thickness = box->doc->theme->row_rule;
    add_line(box, page, x, y, x, y + row->height, thickness);
    for (int i = 0; i < box->table.column_count; i++) {
        x += box->table.widths[i];
        bool is_edge = i + 1 == box->table.column_count;
        if (!row->across || is_edge)
            add_line(box, page, x, y, x, y + row->height, thickness);
    }
}

static void place_cells(struct box *box, struct display_page *page, const struct table_row *row,
                        int x, int y)
{
    enum display_tag tag = row->is_head ? DISPLAY_TAG_TH : DISPLAY_TAG_TD;
    int inside = row->height - 2 * padding_y(box);
    for (int i = 0; i < (row->across ? 1 : box->table.column_count); i++) {
        struct box *cell = row->across ? row->across : row->cells[i];
        box_add_tag(box, page, DISPLAY_TAG_START, tag);
        if (cell) {
            int drop = cell->is_middle ? (inside - cell->height) / 2 : 0;
            box_place(cell, page, x + padding_x(box), y + padding_y(box) + drop);
        }
        box_add_tag(box, page, DISPLAY_TAG_END, tag);
        x += box->table.widths[i];
    }
}

static void place_one_row(struct box *box, struct display_page *page, const struct table_row *row,
                          int x, int y)
{
    box_add_tag(box, page, DISPLAY_TAG_START, DISPLAY_TAG_TR);
    place_cells(box, page, row, x, y);
    box_add_tag(box, page, DISPLAY_TAG_END, DISPLAY_TAG_TR);
    draw_grid_columns(box, page, x, y, row);
    bool is_heavy = row->is_head && box->table.options.look == BOX_TABLE_RULED;
    int thickness = is_heavy ? box->doc->theme->head_rule : box->doc->theme->row_rule;
    add_line(box, page, x, y + row->height, x + box->width, y + row->height, thickness);
}

static void place_table(struct box *box, struct display_page *page, int x, int y)
{
    if (box->table.continued) {
        box_place(box->table.continued, page, x, y);
        y += box->table.continued->height;
    }
    box_add_tag(box, page, DISPLAY_TAG_START, DISPLAY_TAG_TABLE);
    if (box->table.options.look == BOX_TABLE_GRID || !box->table.head)
        add_line(box, page, x, y, x + box->width, y, box->doc->theme->row_rule);
    if (box->table.head) {
        place_one_row(box, page, box->table.head, x, y);
        y += box->table.head->height;
    }
    for (int i = 0; i < box->table.rows.count; i++) {
        const struct table_row *row = box->table.rows.items[i];
        place_one_row(box, page, row, x, y);
        y += row->height;
    }
    box_add_tag(box, page, DISPLAY_TAG_END, DISPLAY_TAG_TABLE);
}

/* ---- parting ---- */

static struct box *table_part(const struct box *box, bool is_tail)
{
    struct box *part = box_part(box);
    memset(&part->table.rows, 0, sizeof part->table.rows);
    /* Parts keep the columns of the whole, whatever rows each holds. */
    size_t count = (size_t)box->table.column_count;
    part->table.columns = arena_take(box->doc->arena, count, sizeof *part->table.columns);
    for (size_t i = 0; i < count; i++) {
        part->table.columns[i] = box->table.columns[i];
        part->table.columns[i].width = (struct box_width){BOX_SET, box->table.widths[i]};
    }
    part->table.widths = NULL;
    const char *words = box->table.options.continued;
    if (is_tail && words && *words)
        part->table.continued = box_text(box->doc, STYLE_SMALL, words);
    return part;
}

static struct table_row *part_row(const struct box *box, const struct table_row *row)
{
    struct table_row *part = arena_take(box->doc->arena, 1, sizeof *part);
    part->is_head = row->is_head;
    part->cells = arena_take(box->doc->arena, (size_t)box->table.column_count, sizeof *part->cells);
    return part;
}

/* A long row is cut at one height through all its cells. */
static bool split_cells(struct box *box, const struct table_row *row, int room,
                        struct table_row **head, struct table_row **tail)
{
    int inside = room - 2 * padding_y(box);
    if (row->across || inside <= 0)
        return false;
    *head = part_row(box, row);
    *tail = part_row(box, row);
    for (int i = 0; i < box->table.column_count; i++) {
        struct box *cell = row->cells[i];
        if (!cell)
            continue;
        if (cell->height <= inside)
            (*head)->cells[i] = cell;
        else if (!box_split(cell, inside, &(*head)->cells[i], &(*tail)->cells[i]))
            return false;
    }
    return true;
}

static void add_rows(struct box *to, const struct box *from, int first, int end)
{
    for (int i = first; i < end; i++)
        *VEC_ADD(to->doc->arena, &to->table.rows) = from->table.rows.items[i];
}

static bool split_table(struct box *box, int height, struct box **head, struct box **tail)
{
    int used = head_height(box), i = 0;
    while (i < box->table.rows.count && used + box->table.rows.items[i]->height <= height)
        used += box->table.rows.items[i++]->height;
    if (i == box->table.rows.count)
        return false;
    struct table_row *row_head = NULL, *row_tail = NULL;
    bool is_cut = split_cells(box, box->table.rows.items[i], height - used, &row_head, &row_tail);
    while (!is_cut && i > 0 && box->table.rows.items[i - 1]->across)
        i--;
    if (!is_cut && !i)
        return false;
    *head = table_part(box, false);
    *tail = table_part(box, true);
    add_rows(*head, box, 0, i);
    if (is_cut) {
        *VEC_ADD(box->doc->arena, &(*head)->table.rows) = row_head;
        *VEC_ADD(box->doc->arena, &(*tail)->table.rows) = row_tail;
    }
    add_rows(*tail, box, i + is_cut, box->table.rows.count);
    return true;
}

static const char *first_text(const struct box *box)
{
    for (int i = 0; i < box->table.rows.count; i++) {
        const struct table_row *row = box->table.rows.items[i];
        for (int k = 0; k < (row->across ? 1 : box->table.column_count); k++) {
            const struct box *cell = row->across ? row->across : row->cells[k];
            const char *text = cell ? box_first_text(cell) : "";
            if (*text)
                return text;
        }
    }
    return "";
}

static const struct box_kind table_kind = {
    .measure = measure_table,
    .natural = natural_table,
    .place = place_table,
    .split = split_table,
    .first_text = first_text,
};

/* ---- making ---- */

static struct table_row *head_row(struct document *doc, const struct box_column_look *columns,
                                  int count)
{
    bool has_head = false;
    for (int i = 0; i < count; i++)
        has_head = has_head || (columns[i].head && *columns[i].head);
    if (!has_head)
        return NULL;
    struct table_row *row = arena_take(doc->arena, 1, sizeof *row);
    row->is_head = true;
    row->cells = arena_take(doc->arena, (size_t)count, sizeof *row->cells);
    for (int i = 0; i < count; i++)
        row->cells[i] = box_text_aligned(doc, STYLE_CELL_HEAD, columns[i].align,
                                         columns[i].head ? columns[i].head : "");
    return row;
}

struct box *box_table(struct document *doc, const struct box_column_look *columns, int count,
                      struct box_table_options options)
{
    assert(count > 0);
    struct box *box = box_new(doc, &table_kind);
    box->table.options = options;
    box->table.column_count = count;
    box->table.columns = arena_take(doc->arena, (size_t)count, sizeof *columns);
    memcpy(box->table.columns, columns, (size_t)count * sizeof *columns);
    box->table.head = head_row(doc, columns, count);
    return box;
}

static struct table_row *add_row(struct box *table)
{
    assert(table->kind == &table_kind);
    struct table_row *row = arena_take(table->doc->arena, 1, sizeof *row);
    row->cells = arena_take(table->doc->arena, (size_t)table->table.column_count,
                            sizeof *row->cells);
    *VEC_ADD(table->doc->arena, &table->table.rows) = row;
    return row;
}

void box_table_row(struct box *table, struct box *const *cells)
{
    struct table_row *row = add_row(table);
    for (int i = 0; i < table->table.column_count; i++)
        row->cells[i] = cells[i];
}

void box_table_texts(struct box *table, enum style style, const char *const *texts)
{
    struct table_row *row = add_row(table);
    for (int i = 0; i < table->table.column_count; i++) {
        if (!texts[i] || !*texts[i])
            continue;
        enum paragraph_align align = table->table.columns[i].align;
        row->cells[i] = box_text_aligned(table->doc, style, align, texts[i]);
        row->cells[i]->is_middle = table->table.options.least_row_height > 0;
    }
}

void box_table_part(struct box *table, enum style style, const char *text)
{
    add_row(table)->across = box_text(table->doc, style, text);
}
