/* What every reader of foreign tables shares: its columns by their many headings. */
#ifndef EXCHANGE_IMPORTER_H
#define EXCHANGE_IMPORTER_H

#include "base/csv.h"
#include "base/issues.h"
#include "exchange/exchange.h"

/* Where the columns of an importer stand in a file. */
struct importer_head {
    int row;                        /* index of the row with the headings; −1: there is none */
    const int *cell;                /* for each column of the importer: its cell's index, or −1 */
};

/* Finds the row with the headings among the first rows (a title may stand above it) and says which
 * columns are ignored. A file of one column without headings is a list of the first column.
 * False with `err` when the needed column is not there or one stands twice. */
bool importer_head(struct arena *arena, const struct importer *importer,
                   const struct csv_file *csv, struct issues *issues, const char *file,
                   struct importer_head *head, struct error *err);

/* The cell of the row under the column, in half-width form; "" when the row has none. */
const char *importer_cell(struct arena *arena, const struct importer_head *head,
                          const struct csv_row *row, int column);

#define IMPORTER(identifier) extern const struct importer identifier;
#include "exchange/importers.def"
#undef IMPORTER

#endif
