/* Workbooks (XLSX) as tables of text. The file is somebody else's: it is taken apart in a child
 * process with limits (base/child.h), and what the child says is checked again. */
#ifndef EXCHANGE_XLSX_READ_H
#define EXCHANGE_XLSX_READ_H

#include "exchange/xlsx_book.h"

#include <stdbool.h>

struct buf;
struct error;

struct xlsx_source {
    const char *file;               /* name for messages */
    const char *bytes;
    size_t length;
};

/* The bytes begin like a workbook or another office file, whatever the file is called. */
bool xlsx_is_office_file(const char *bytes, size_t length);

/* All sheets, with shared and inline strings (rich text joined, readings left out), numbers and
 * dates as they are seen, results of formulas. NULL with `err`, which says the way out: old .xls,
 * .et, .ods, a password, macros, a damaged or endless part, more than 256 columns. */
const struct xlsx_book *xlsx_read(struct arena *arena, const struct xlsx_source *source,
                                  struct error *err);

/* For tests: the child's work without the child, and one sheet's XML in place of a file. What is
 * written to `out` is for xlsx_take_stream alone. */
bool xlsx_write_stream(const void *source, struct buf *out, struct error *err);
bool xlsx_write_sheet_stream(const void *source, struct buf *out, struct error *err);

#endif
