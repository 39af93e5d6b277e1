/* What the child that reads a workbook sends to its parent: sheets, rows, cells, merges. The two
 * sides stand together here; the second trusts nothing that the first has written. */
#ifndef EXCHANGE_XLSX_STREAM_H
#define EXCHANGE_XLSX_STREAM_H

#include "exchange/xlsx_book.h"

struct buf;

enum { XLSX_COLUMNS_MOST = 256, XLSX_LINES_MOST = 1048576 };

void xlsx_put_sheet(struct buf *out, const char *name, bool is_hidden);
void xlsx_put_row(struct buf *out, int line, bool is_hidden);
void xlsx_put_cell(struct buf *out, int cell, enum import_trouble trouble, const char *text);
void xlsx_put_merge(struct buf *out, const struct import_merge *merge);
void xlsx_put_end(struct buf *out);

/* The workbook; NULL when the bytes are not what the functions above write. `file` names the
 * tables. */
const struct xlsx_book *xlsx_take_stream(struct arena *arena, const char *bytes, size_t length,
                                         const char *file);

#endif
