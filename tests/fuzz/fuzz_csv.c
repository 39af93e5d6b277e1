/* Whatever the bytes are: rows of proven text, or an error with a place. What was read is written,
 * read again and must be the same, but for the apostrophe before what looks like a formula; and no
 * cell that is written begins like one. */
#include "base/arena.h"
#include "base/buf.h"
#include "base/csv.h"
#include "base/error.h"
#include "base/text.h"

#include <assert.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void write_all(const struct csv_file *file, struct buf *out)
{
    for (int i = 0; i < file->rows.count; i++) {
        const struct csv_row *row = &file->rows.items[i];
        for (int j = 0; j < row->cells.count; j++) {
            const char *cell = row->cells.items[j];
            size_t length = strlen(cell);
            assert(text_valid_bytes(cell, length) == length);
            size_t start = out->length;
            csv_write_cell(out, cell);
            const char *written = out->text + start + (out->text[start] == '"');
            assert(!*written || !strchr("=@|%", *written));
            buf_add_char(out, j + 1 < row->cells.count ? ',' : '\n');
        }
    }
}

static void compare(const struct csv_file *a, const struct csv_file *b)
{
    assert(a->rows.count == b->rows.count);
    for (int i = 0; i < a->rows.count; i++) {
        assert(a->rows.items[i].cells.count == b->rows.items[i].cells.count);
        for (int j = 0; j < a->rows.items[i].cells.count; j++) {
            const char *left = a->rows.items[i].cells.items[j];
            const char *right = b->rows.items[i].cells.items[j];
            assert(!strcmp(left, right) || (*right == '\'' && !strcmp(left, right + 1)));
        }
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct arena *arena = arena_open();
    struct error err = error_start(LANGUAGE_EN);
    const struct csv_file *file = csv_parse(arena, (const char *)data, size, "f", &err);
    assert((file != NULL) == (err.kind == ERROR_NONE));
    assert(file || text_starts_with(err.text, "f:"));
    if (file && file->rows.count) {
        struct buf out = buf_start(arena);
        /* a first row of many columns settles the separator, whatever the cells hold */
        const int columns = 250;
        buf_add_repeat(&out, ',', columns);
        buf_add(&out, "x\n");
        write_all(file, &out);
        const struct csv_file *again = csv_parse(arena, out.text, out.length, "g", &err);
        assert(again && again->separator == ',');
        struct csv_file rest = *again;
        rest.rows.items++;
        rest.rows.count--;
        compare(file, &rest);
    }
    arena_close(arena);
    return 0;
}
