/* Whatever the bytes are, as one sheet's XML and as a whole workbook: tables of proven text in the
 * order of the sheet, or an error with the file's name. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/text.h"
#include "exchange/xlsx_read.h"
#include "exchange/xlsx_stream.h"

#include <assert.h>
#include <stdint.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_table(const struct import_table *table)
{
    int line = 0;
    for (int i = 0; i < table->rows.count; i++) {
        const struct csv_row *row = &table->rows.items[i];
        assert(row->line > line && row->line <= XLSX_LINES_MOST);
        assert(row->cells.count > 0 && row->cells.count <= XLSX_COLUMNS_MOST);
        assert(row->cells.items[row->cells.count - 1][0]);
        line = row->line;
        for (int j = 0; j < row->cells.count; j++) {
            size_t length = strlen(row->cells.items[j]);
            assert(text_valid_bytes(row->cells.items[j], length) == length);
        }
    }
    for (int i = 0; i < table->marks.count; i++)
        assert(table->marks.items[i].trouble > TROUBLE_NONE &&
               table->marks.items[i].trouble < TROUBLE_COUNT);
}

static void read(struct arena *arena, const struct xlsx_source *source,
                 bool (*write)(const void *, struct buf *, struct error *))
{
    struct error err = error_start(LANGUAGE_EN);
    struct buf out = buf_start(arena);
    bool is_read = write(source, &out, &err);
    assert(is_read == (err.kind == ERROR_NONE));
    assert(is_read || text_starts_with(err.text, "f:"));
    if (!is_read)
        return;
    const struct xlsx_book *book = xlsx_take_stream(arena, out.text, out.length, "f");
    assert(book);
    for (int i = 0; i < book->sheets.count; i++)
        check_table(&book->sheets.items[i].table);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_open();
    const char *bytes = arena_copy_bytes(arena, data, size);
    const struct xlsx_source source = {"f", bytes, size};
    if (xlsx_is_office_file(bytes, size))
        read(arena, &source, xlsx_write_stream);
    else
        read(arena, &source, xlsx_write_sheet_stream);
    xlsx_take_stream(arena, bytes, size, "f");
    arena_close(arena);
    return 0;
}
