#include "exchange/importer.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/text.h"
#include "base/unicode.h"

#include <string.h>

enum { HEAD_ROWS_MAX = 10 };

static const struct importer *const importers[] = {
#define IMPORTER(identifier) &identifier,
#include "exchange/importers.def"
#undef IMPORTER
};

const struct importer *exchange_importer_at(int index)
{
    int count = (int)(sizeof importers / sizeof importers[0]);
    return index >= 0 && index < count ? importers[index] : NULL;
}

const struct importer *exchange_importer(const char *name)
{
    for (int i = 0; exchange_importer_at(i); i++)
        if (text_equal(importers[i]->name, name))
            return importers[i];
    return NULL;
}

void exchange_write_template(struct buf *out, const struct importer *importer,
                             enum language language)
{
    buf_add(out, "\xEF\xBB\xBF");           /* or a spreadsheet takes it for GBK */
    for (int i = 0; i < importer->column_count; i++) {
        if (i)
            buf_add_char(out, ',');
        csv_write_cell(out, messages_pick(language, importer->columns[i].heading));
    }
    buf_add(out, "\r\n");
}

/* A heading without case, width, blanks, stars and what stands in brackets. */
static const char *plain_heading(struct arena *arena, const char *text)
{
    const char *half = text_lower(arena, unicode_half_width(arena, text));
    struct buf plain = buf_start(arena);
    for (const char *at = half; *at && *at != '('; at++)
        if (!strchr(" \t\r\n*:_'", *at))
            buf_add_char(&plain, *at);
    return plain.text;
}

static bool is_alias(struct arena *arena, const char *aliases, const char *heading)
{
    size_t length;
    for (const char *at = aliases; *at; at += length + (at[length] == '|')) {
        length = strcspn(at, "|");
        const char *alias = arena_copy_bytes(arena, at, length);
        if (text_equal(plain_heading(arena, alias), heading))
            return true;
    }
    return false;
}

static int find_column(struct arena *arena, const struct importer *importer, const char *cell)
{
    const char *heading = plain_heading(arena, cell);
    for (int i = 0; heading[0] && i < importer->column_count; i++) {
        const struct import_column *column = &importer->columns[i];
        if (text_equal(heading, plain_heading(arena, column->heading.zh)) ||
            text_equal(heading, plain_heading(arena, column->heading.en)) ||
            is_alias(arena, column->aliases, heading))
            return i;
    }
    return -1;
}

static bool has_needed(struct arena *arena, const struct importer *importer,
                       const struct csv_row *row)
{
    for (int i = 0; i < row->cells.count; i++) {
        int column = find_column(arena, importer, row->cells.items[i]);
        if (column >= 0 && importer->columns[column].is_needed)
            return true;
    }
    return false;
}

static int find_head(struct arena *arena, const struct importer *importer,
                     const struct csv_file *csv)
{
    for (int i = 0; i < csv->rows.count && i < HEAD_ROWS_MAX; i++)
        if (has_needed(arena, importer, &csv->rows.items[i]))
            return i;
    return -1;
}

static bool read_head(struct arena *arena, const struct importer *importer,
                      const struct csv_row *row, struct issues *issues, const char *file,
                      int *cell, struct error *err)
{
    for (int i = 0; i < row->cells.count; i++) {
        const char *heading = row->cells.items[i];
        int column = find_column(arena, importer, heading);
        if (column < 0 && heading[0])
            issues_add(issues, ISSUE_WARNING, file, row->line, i + 1,
                       N_("the column '%.60s' is not known and is ignored"), heading);
        if (column < 0)
            continue;
        if (cell[column] >= 0)
            return error_set(err, ERROR_INPUT,
                             N_("%s:%d:%d: a second column '%.60s'; keep one of the two"), file,
                             row->line, i + 1, heading);
        cell[column] = i;
    }
    return true;
}

static bool is_plain_list(const struct csv_file *csv)
{
    for (int i = 0; i < csv->rows.count; i++)
        if (csv->rows.items[i].cells.count != 1)
            return false;
    return csv->rows.count > 0;
}

static bool fail_without_head(const struct importer *importer, const struct csv_file *csv,
                              const char *file, struct error *err)
{
    if (!csv->rows.count)
        return error_set(err, ERROR_INPUT, N_("%s: the table is empty"), file);
    for (int i = 0; i < importer->column_count; i++)
        if (importer->columns[i].is_needed)
            return error_set(err, ERROR_INPUT,
                             N_("%s:%d: no column is called '%s' or '%s'; "
                                "write it above the names"),
                             file, csv->rows.items[0].line, importer->columns[i].heading.zh,
                             importer->columns[i].heading.en);
    return true;
}

bool importer_head(struct arena *arena, const struct importer *importer,
                   const struct csv_file *csv, struct issues *issues, const char *file,
                   struct importer_head *head, struct error *err)
{
    int *cell = arena_take(arena, (size_t)importer->column_count, sizeof *cell);
    for (int i = 0; i < importer->column_count; i++)
        cell[i] = -1;
    *head = (struct importer_head){.row = find_head(arena, importer, csv), .cell = cell};
    if (head->row < 0 && is_plain_list(csv)) {
        cell[0] = 0;
        return true;
    }
    if (head->row < 0)
        return fail_without_head(importer, csv, file, err);
    for (int i = 0; i < head->row; i++)
        issues_add(issues, ISSUE_WARNING, file, csv->rows.items[i].line, 0,
                   N_("this line stands above the headings and is passed over"));
    return read_head(arena, importer, &csv->rows.items[head->row], issues, file, cell, err);
}

const char *importer_cell(struct arena *arena, const struct importer_head *head,
                          const struct csv_row *row, int column)
{
    int cell = head->cell[column];
    if (cell < 0 || cell >= row->cells.count)
        return "";
    return text_trim(arena, unicode_half_width(arena, row->cells.items[cell]));
}
