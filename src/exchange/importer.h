/* What every reader of foreign tables shares: its columns by their many headings. */
#ifndef EXCHANGE_IMPORTER_H
#define EXCHANGE_IMPORTER_H

#include "base/issues.h"
#include "exchange/exchange.h"
#include "exchange/import_table.h"

/* Where the columns of an importer stand in a file. */
struct importer_head {
    int row;                        /* index of the last row with headings; −1: there is none */
    const int *cell;                /* for each column of the importer: its cell's index, or −1 */
    struct csv_row headings;        /* one for each cell, when several rows are the headings */
};

/* The table of a file, CSV or workbook by its bytes. Of a workbook the first sheet in sight that
 * has the needed heading; which one is said in `issues`, whose places become cells. NULL with
 * `err` when the file cannot be read or no sheet has it. */
const struct import_table *importer_table(struct arena *arena, const struct importer *importer,
                                          const struct import_source *source,
                                          struct issues *issues, struct error *err);

/* Finds the row with the headings among the first rows (a title may stand above it), and whether
 * more rows of headings follow; says so, and which columns are ignored. A table of one column
 * without headings is a list of the first column. False with `err` when the needed column is not
 * there or one stands twice. */
bool importer_head(struct arena *arena, const struct importer *importer,
                   const struct import_table *table, struct issues *issues,
                   struct importer_head *head, struct error *err);

/* The rows below the headings that are of the list, by index. Rows with nothing in any column that
 * is read, and notes below the table, are passed over, and `issues` says so. */
struct importer_rows {
    VEC(int) list;
};

struct importer_rows importer_rows(struct arena *arena, const struct importer *importer,
                                   const struct import_table *table,
                                   const struct importer_head *head, struct issues *issues);

/* The cell of the row under the column, in half-width form; "" when the row has none. */
const char *importer_cell(struct arena *arena, const struct importer_head *head,
                          const struct csv_row *row, int column);

#define IMPORTER(identifier) extern const struct importer identifier;
#include "exchange/importers.def"
#undef IMPORTER

#endif
