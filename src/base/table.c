#include "table.h"

#include "buf.h"
#include "csv.h"
#include "json.h"
#include "text.h"
#include "unicode.h"

#include <inttypes.h>
#include <stdio.h>

enum { NUMBER_BYTES = 24, GAP = 2 };

#define UNKNOWN_SIGN "–"

struct table *table_start(struct arena *arena, enum language language, const char *name,
                          const char *title)
{
    struct table *table = arena_take(arena, 1, sizeof *table);
    *table = (struct table){.arena = arena, .language = language, .name = name,
                            .title = messages_find(language, title)};
    return table;
}

void table_column(struct table *table, const char *key, const char *heading,
                  enum table_align align)
{
    assert(!table->cells.count);
    *VEC_ADD(table->arena, &table->columns) = (struct table_column){
        .key = key, .heading = messages_find(table->language, heading), .align = align,
    };
}

void table_note(struct table *table, const char *note)
{
    *VEC_ADD(table->arena, &table->notes) = arena_copy(table->arena, note);
}

void table_text(struct table *table, const char *text)
{
    *VEC_ADD(table->arena, &table->cells) = (struct table_cell){
        .kind = CELL_TEXT, .text = arena_copy(table->arena, text),
    };
}

void table_number(struct table *table, int64_t number)
{
    *VEC_ADD(table->arena, &table->cells) = (struct table_cell){
        .kind = CELL_NUMBER, .text = "", .number = number,
    };
}

void table_unknown(struct table *table)
{
    *VEC_ADD(table->arena, &table->cells) = (struct table_cell){.kind = CELL_UNKNOWN, .text = ""};
}

int table_rows(const struct table *table)
{
    if (!table->columns.count)
        return 0;
    assert(table->cells.count % table->columns.count == 0);
    return table->cells.count / table->columns.count;
}

const struct table_cell *table_cell(const struct table *table, int row, int column)
{
    assert(row >= 0 && row < table_rows(table) && column >= 0 && column < table->columns.count);
    return &table->cells.items[row * table->columns.count + column];
}

/* -- text ------------------------------------------------------------------------------------ */

static const char *cell_text(const struct table_cell *cell, char *room)
{
    if (cell->kind == CELL_UNKNOWN)
        return UNKNOWN_SIGN;
    if (cell->kind == CELL_TEXT)
        return cell->text;
    snprintf(room, NUMBER_BYTES, "%" PRId64, cell->number);
    return room;
}

/* On one line, and nothing that a terminal would obey: control characters become blanks. */
static void add_visible(struct buf *out, const char *text)
{
    int bytes;
    for (; *text; text += bytes) {
        uint32_t c = text_next(text, &bytes);
        bool is_control = c < ' ' || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
        if (is_control)
            buf_add_char(out, ' ');
        else if (!unicode_is_bidi_control(c))
            buf_add_bytes(out, text, (size_t)bytes);
    }
}

struct layout {
    struct arena *scratch;
    int *widths;
    bool *is_right;
    int total;
};

static void measure(const struct table *table, struct layout *layout)
{
    char room[NUMBER_BYTES];
    struct buf visible = buf_start(layout->scratch);
    for (int column = 0; column < table->columns.count; column++) {
        int widest = unicode_width(table->columns.items[column].heading);
        for (int row = 0; row < table_rows(table); row++) {
            buf_clear(&visible);
            add_visible(&visible, cell_text(table_cell(table, row, column), room));
            int width = unicode_width(visible.text);
            widest = width > widest ? width : widest;
        }
        layout->widths[column] = widest;
        layout->is_right[column] = table->columns.items[column].align == TABLE_NUMBER;
        layout->total += widest + (column ? GAP : 0);
    }
}

/* One cell of a line; the last one is not padded, so that no line ends in blanks. */
static void add_cell(struct buf *out, const struct layout *layout, int column, bool is_last,
                     const char *text)
{
    struct buf visible = buf_start(layout->scratch);
    add_visible(&visible, text);
    int padding = layout->widths[column] - unicode_width(visible.text);
    if (column)
        buf_add_repeat(out, ' ', GAP);
    if (layout->is_right[column])
        buf_add_repeat(out, ' ', padding);
    buf_add(out, visible.text);
    if (!layout->is_right[column] && !is_last)
        buf_add_repeat(out, ' ', padding);
}

static void end_line(struct buf *out)
{
    while (out->length && out->text[out->length - 1] == ' ')
        out->length--;
    out->text[out->length] = '\0';
    buf_add_char(out, '\n');
}

static void add_rows(const struct table *table, const struct layout *layout, struct buf *out)
{
    char room[NUMBER_BYTES];
    int last = table->columns.count - 1;
    for (int row = 0; row < table_rows(table); row++) {
        struct arena_mark mark = arena_mark(layout->scratch);
        for (int column = 0; column <= last; column++)
            add_cell(out, layout, column, column == last,
                     cell_text(table_cell(table, row, column), room));
        end_line(out);
        arena_back(layout->scratch, mark);
    }
}

void table_write_text(const struct table *table, struct buf *out)
{
    struct arena *scratch = arena_open();
    size_t count = (size_t)table->columns.count;
    struct layout layout = {.scratch = scratch, .widths = arena_take(scratch, count, sizeof(int)),
                            .is_right = arena_take(scratch, count, sizeof(bool))};
    measure(table, &layout);
    buf_add_format(out, "%s\n", table->title);
    for (int column = 0; column < table->columns.count; column++)
        add_cell(out, &layout, column, column == table->columns.count - 1,
                 table->columns.items[column].heading);
    end_line(out);
    for (int i = 0; i < layout.total; i++)
        buf_add(out, "─");
    buf_add_char(out, '\n');
    add_rows(table, &layout, out);
    if (!table_rows(table))
        buf_add_format(out, "%s\n", messages_find(table->language, N_("(no rows)")));
    for (int i = 0; i < table->notes.count; i++) {
        add_visible(out, table->notes.items[i]);
        end_line(out);
    }
    arena_close(scratch);
}

/* -- JSON and CSV ---------------------------------------------------------------------------- */

static void write_columns(const struct table *table, struct json_writer *json)
{
    json_open_list(json, "columns");
    for (int i = 0; i < table->columns.count; i++) {
        json_open_inline_map(json, NULL);
        json_text(json, "key", table->columns.items[i].key);
        json_text(json, "heading", table->columns.items[i].heading);
        json_close_map(json);
    }
    json_close_list(json);
}

static void write_cell(const char *key, const struct table_cell *cell, struct json_writer *json)
{
    if (cell->kind == CELL_UNKNOWN)
        json_null(json, key);
    else if (cell->kind == CELL_NUMBER)
        json_number(json, key, cell->number);
    else
        json_text(json, key, cell->text);
}

void table_write_json(const struct table *table, struct buf *out)
{
    struct json_writer json = json_start(out);
    json_open_map(&json, NULL);
    json_text(&json, "name", table->name);
    json_text(&json, "title", table->title);
    write_columns(table, &json);
    json_open_list(&json, "rows");
    for (int row = 0; row < table_rows(table); row++) {
        json_open_inline_map(&json, NULL);
        for (int column = 0; column < table->columns.count; column++)
            write_cell(table->columns.items[column].key, table_cell(table, row, column), &json);
        json_close_map(&json);
    }
    json_close_list(&json);
    json_open_list(&json, "notes");
    for (int i = 0; i < table->notes.count; i++)
        json_text(&json, NULL, table->notes.items[i]);
    json_close_list(&json);
    json_close_map(&json);
    json_end(&json);
}

void table_write_csv(const struct table *table, struct buf *out)
{
    int last = table->columns.count - 1;
    for (int column = 0; column <= last; column++) {
        csv_write_cell(out, table->columns.items[column].key);
        buf_add_char(out, column == last ? '\n' : ',');
    }
    for (int row = 0; row < table_rows(table); row++)
        for (int column = 0; column <= last; column++) {
            char room[NUMBER_BYTES];
            const struct table_cell *cell = table_cell(table, row, column);
            if (cell->kind != CELL_UNKNOWN)
                csv_write_cell(out, cell_text(cell, room));
            buf_add_char(out, column == last ? '\n' : ',');
        }
}
