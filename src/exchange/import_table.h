/* What every reader of foreign files gives to the importers: a table of text with its places,
 * whether it was CSV or a sheet of a workbook. */
#ifndef EXCHANGE_IMPORT_TABLE_H
#define EXCHANGE_IMPORT_TABLE_H

#include "base/csv.h"

#include <stdbool.h>

/* Why the text of a cell is not what somebody wrote into it. */
enum import_trouble {
    TROUBLE_NONE,
    TROUBLE_ERROR,          /* #N/A, #REF! … */
    TROUBLE_DIGITS,         /* a number of more than 15 digits: the last ones are lost */
    TROUBLE_DATE,           /* no day of the calendar */
    TROUBLE_NO_RESULT,      /* a formula that nobody has worked out */
    TROUBLE_COUNT
};

struct import_mark {
    int line, cell;         /* line from 1, cell from 0 */
    enum import_trouble trouble;
};

/* Cells that are one: the first has the text, the others are empty. */
struct import_merge {
    int first_line, last_line;      /* from 1 */
    int first_cell, last_cell;      /* from 0 */
};

struct import_table {
    const char *file;               /* for messages; of a workbook "list.xlsx:Sheet1" */
    bool has_cells;                 /* places are said as B7, not as line and column */
    VEC(struct csv_row) rows;       /* empty ones are left out */
    VEC(struct import_mark) marks;  /* by line and cell */
    VEC(struct import_merge) merges;
};

#endif
