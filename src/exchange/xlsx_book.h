/* A workbook once it is read: its sheets as tables of text. */
#ifndef EXCHANGE_XLSX_BOOK_H
#define EXCHANGE_XLSX_BOOK_H

#include "exchange/import_table.h"

struct xlsx_sheet {
    const char *name;
    bool is_hidden;
    int hidden_rows;                /* that hold something; they are read like the others */
    struct import_table table;
};

struct xlsx_book {
    VEC(struct xlsx_sheet) sheets;  /* in the order of their tabs */
};

#endif
