#include "exchange/xlsx_stream.h"

#include "base/buf.h"
#include "base/text.h"
#include "base/unicode.h"

/* ---- writing ---- */

static void put_number(struct buf *out, uint32_t number)
{
    buf_add_bytes(out, &number, sizeof number);
}

static void put_text(struct buf *out, const char *text)
{
    size_t length = strlen(text);
    put_number(out, (uint32_t)length);
    buf_add_bytes(out, text, length);
}

void xlsx_put_sheet(struct buf *out, const char *name, bool is_hidden)
{
    buf_add_char(out, 'S');
    put_number(out, is_hidden);
    put_text(out, name);
}

void xlsx_put_row(struct buf *out, int line, bool is_hidden)
{
    buf_add_char(out, 'R');
    put_number(out, (uint32_t)line);
    put_number(out, is_hidden);
}

void xlsx_put_cell(struct buf *out, int cell, enum import_trouble trouble, const char *text)
{
    buf_add_char(out, 'C');
    put_number(out, (uint32_t)cell);
    put_number(out, (uint32_t)trouble);
    put_text(out, text);
}

void xlsx_put_merge(struct buf *out, const struct import_merge *merge)
{
    buf_add_char(out, 'M');
    put_number(out, (uint32_t)merge->first_line);
    put_number(out, (uint32_t)merge->last_line);
    put_number(out, (uint32_t)merge->first_cell);
    put_number(out, (uint32_t)merge->last_cell);
}

void xlsx_put_end(struct buf *out)
{
    buf_add_char(out, 'E');
}

/* ---- reading ---- */

struct taking {
    struct arena *arena;
    const char *at;
    const char *end;
    const char *file;
    struct xlsx_sheet *sheet;       /* NULL before the first */
    int line;                       /* of the row that is being filled; 0: none yet */
    bool is_row_hidden;
    int cell_count;
    const char *cells[XLSX_COLUMNS_MOST];
};

static bool take_number(struct taking *taking, uint32_t most, uint32_t *number)
{
    if ((size_t)(taking->end - taking->at) < sizeof *number)
        return false;
    memcpy(number, taking->at, sizeof *number);
    taking->at += sizeof *number;
    return *number <= most;
}

static const char *take_text(struct taking *taking)
{
    uint32_t length;
    if (!take_number(taking, INT32_MAX, &length) ||
        (size_t)(taking->end - taking->at) < length ||
        text_valid_bytes(taking->at, length) != length)
        return NULL;
    const char *text = arena_copy_bytes(taking->arena, taking->at, length);
    taking->at += length;
    return unicode_nfc(taking->arena, text_trim(taking->arena, text));
}

/* The row goes to the table unless it is empty. */
static void end_row(struct taking *taking)
{
    if (!taking->cell_count)
        return;
    struct csv_row *row = VEC_ADD(taking->arena, &taking->sheet->table.rows);
    size_t count = (size_t)taking->cell_count;
    row->line = taking->line;
    row->cells.items = arena_take(taking->arena, count, sizeof *row->cells.items);
    memcpy(row->cells.items, taking->cells, count * sizeof *row->cells.items);
    row->cells.count = row->cells.capacity = taking->cell_count;
    taking->sheet->hidden_rows += taking->is_row_hidden;
    taking->cell_count = 0;
}

static bool take_sheet(struct taking *taking, struct xlsx_book *book)
{
    uint32_t is_hidden;
    const char *name = take_number(taking, 1, &is_hidden) ? take_text(taking) : NULL;
    if (!name)
        return false;
    if (taking->sheet)
        end_row(taking);
    taking->sheet = VEC_ADD(taking->arena, &book->sheets);
    taking->sheet->name = name;
    taking->sheet->is_hidden = is_hidden;
    taking->sheet->table.has_cells = true;
    taking->sheet->table.file = arena_format(taking->arena, "%s:%s", taking->file, name);
    taking->line = 0;
    return true;
}

static bool take_row(struct taking *taking)
{
    uint32_t line;
    uint32_t is_hidden;
    if (!taking->sheet || !take_number(taking, XLSX_LINES_MOST, &line) ||
        !take_number(taking, 1, &is_hidden) || (int)line <= taking->line)
        return false;
    end_row(taking);
    taking->line = (int)line;
    taking->is_row_hidden = is_hidden;
    return true;
}

static bool take_cell(struct taking *taking)
{
    uint32_t cell;
    uint32_t trouble;
    if (!taking->line || !take_number(taking, XLSX_COLUMNS_MOST - 1, &cell) ||
        !take_number(taking, TROUBLE_COUNT - 1, &trouble) || (int)cell < taking->cell_count)
        return false;
    const char *text = take_text(taking);
    if (!text)
        return false;
    if (trouble != TROUBLE_NONE)
        *VEC_ADD(taking->arena, &taking->sheet->table.marks) = (struct import_mark){
            taking->line, (int)cell, (enum import_trouble)trouble,
        };
    if (!text[0])
        return true;
    while (taking->cell_count < (int)cell)
        taking->cells[taking->cell_count++] = "";
    taking->cells[taking->cell_count++] = text;
    return true;
}

static bool take_merge(struct taking *taking)
{
    uint32_t lines[2];
    uint32_t cells[2];
    if (!taking->sheet || !take_number(taking, XLSX_LINES_MOST, &lines[0]) ||
        !take_number(taking, XLSX_LINES_MOST, &lines[1]) ||
        !take_number(taking, INT16_MAX, &cells[0]) ||
        !take_number(taking, INT16_MAX, &cells[1]) || lines[0] > lines[1] || cells[0] > cells[1])
        return false;
    *VEC_ADD(taking->arena, &taking->sheet->table.merges) = (struct import_merge){
        (int)lines[0], (int)lines[1], (int)cells[0], (int)cells[1],
    };
    return true;
}

const struct xlsx_book *xlsx_take_stream(struct arena *arena, const char *bytes, size_t length,
                                         const char *file)
{
    struct xlsx_book *book = arena_take(arena, 1, sizeof *book);
    struct taking *taking = arena_take(arena, 1, sizeof *taking);
    *taking = (struct taking){.arena = arena, .at = bytes, .end = bytes + length, .file = file};
    while (taking->at < taking->end) {
        char kind = *taking->at++;
        bool is_good = kind == 'S'   ? take_sheet(taking, book)
                       : kind == 'R' ? take_row(taking)
                       : kind == 'C' ? take_cell(taking)
                       : kind == 'M' ? take_merge(taking)
                                     : false;
        if (kind == 'E' && taking->at == taking->end) {
            if (taking->sheet)
                end_row(taking);
            return book;
        }
        if (!is_good)
            return NULL;
    }
    return NULL;
}
