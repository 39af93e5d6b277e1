/* A list or report to show: rows of cells with its definition. Verbs make it, faces print it. */
#ifndef BASE_TABLE_H
#define BASE_TABLE_H

#include "messages.h"
#include "vec.h"

#include <stdbool.h>
#include <stdint.h>

struct buf;

enum table_align { TABLE_TEXT, TABLE_NUMBER };

struct table_column {
    const char *key;        /* in JSON and CSV; the same in every language */
    const char *heading;    /* in the language of the table */
    enum table_align align;
};

enum table_cell_kind { CELL_TEXT, CELL_NUMBER, CELL_UNKNOWN };

struct table_cell {
    enum table_cell_kind kind;
    const char *text;
    int64_t number;
};

struct table {
    struct arena *arena;
    enum language language;
    const char *name;               /* key of the whole list in JSON */
    const char *title;
    VEC(const char *) notes;        /* definitions and remarks, printed below */
    VEC(struct table_column) columns;
    VEC(struct table_cell) cells;   /* row by row */
};

/* `title` and headings are msgids. */
struct table *table_start(struct arena *arena, enum language language, const char *name,
                          const char *title);
void table_column(struct table *table, const char *key, const char *heading,
                  enum table_align align);

/* A remark that is already in the table's language. */
void table_note(struct table *table, const char *note);

/* The next cell. A row is full when each column has one. Unknown is shown as "–", in JSON null. */
void table_text(struct table *table, const char *text);
void table_number(struct table *table, int64_t number);
void table_unknown(struct table *table);

int table_rows(const struct table *table);
const struct table_cell *table_cell(const struct table *table, int row, int column);

/* Aligned text (wide characters count two), JSON {name,title,columns,rows,notes}, CSV with the
 * keys as header. */
void table_write_text(const struct table *table, struct buf *out);
void table_write_json(const struct table *table, struct buf *out);
void table_write_csv(const struct table *table, struct buf *out);

#endif
