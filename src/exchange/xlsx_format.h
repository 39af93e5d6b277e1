/* Numbers of a workbook as the text that a person sees in the cell: dates above all. */
#ifndef EXCHANGE_XLSX_FORMAT_H
#define EXCHANGE_XLSX_FORMAT_H

#include "exchange/import_table.h"

enum xlsx_kind { XLSX_NUMBER, XLSX_DAY, XLSX_MONTH, XLSX_TIME };

/* What a number format asks for. */
struct xlsx_format {
    enum xlsx_kind kind;
    bool has_clock;                 /* hours stand beside the day */
    int digits;                     /* least digits before the point, 0: as they are */
    int decimals;                   /* digits behind it, −1: as they are */
};

/* A built-in format by its number, those of Chinese Excel (27–36, 50–58) among them. */
struct xlsx_format xlsx_built_in_format(int id);

/* A format by its code, such as yyyy"年"m"月". */
struct xlsx_format xlsx_custom_format(const char *code);

/* The text of a stored number ("42434.5"). Days are written 2016-03-05, months 2016-03. What cannot
 * be known for certain comes back as it is stored, with its trouble. */
const char *xlsx_number_text(struct arena *arena, const char *stored,
                             const struct xlsx_format *format, bool is_1904,
                             enum import_trouble *trouble);

#endif
