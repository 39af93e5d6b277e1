/* Tables of plain text as people's programs write them: RFC 4180 with comma, semicolon or tab
 * (found in the first line), BOM, CRLF or LF, UTF-8 or GB18030. */
#ifndef BASE_CSV_H
#define BASE_CSV_H

#include "vec.h"

#include <stddef.h>

struct buf;
struct error;

struct csv_row {
    int line;                       /* where the row begins, from 1 */
    VEC(const char *) cells;        /* UTF-8, NFC, trimmed */
};

struct csv_file {
    const char *encoding;           /* "UTF-8" or "GB18030" */
    char separator;
    VEC(struct csv_row) rows;       /* rows whose cells are all empty are left out */
};

/* The whole file, or NULL with `err` naming line and column: bytes of neither encoding, an open
 * quote, text after a closing quote, a NUL, more than 1,000,000 rows or 256 columns. Bidi controls
 * are left in the cells: one phone number copied from a phone must cost its own row, not the file,
 * so whoever reads the rows refuses those with unicode_has_bidi_control. */
const struct csv_file *csv_parse(struct arena *arena, const char *bytes, size_t length,
                                 const char *file, struct error *err);

/* One cell as RFC 4180 wants it, quoted when needed; a cell that a spreadsheet would take for a
 * formula gets an apostrophe in front (after BOM, control characters and blanks: = + - @ | % and
 * their full-width forms). Plain numbers stay. */
void csv_write_cell(struct buf *out, const char *text);

#endif
