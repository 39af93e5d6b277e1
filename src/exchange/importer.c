#include "exchange/importer.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/text.h"
#include "base/unicode.h"
#include "exchange/xlsx_read.h"

#include <string.h>

enum { HEAD_ROWS_MAX = 10, HEADINGS_MAX = 4 };

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

static int find_needed_cell(struct arena *arena, const struct importer *importer,
                            const struct csv_row *row)
{
    for (int i = 0; i < row->cells.count; i++) {
        int column = find_column(arena, importer, row->cells.items[i]);
        if (column >= 0 && importer->columns[column].is_needed)
            return i;
    }
    return -1;
}

static int find_head(struct arena *arena, const struct importer *importer,
                     const struct import_table *table)
{
    for (int i = 0; i < table->rows.count && i < HEAD_ROWS_MAX; i++)
        if (find_needed_cell(arena, importer, &table->rows.items[i]) >= 0)
            return i;
    return -1;
}

/* ---- headings in several rows ---- */

static const char *raw_cell(const struct csv_row *row, int cell)
{
    return cell >= 0 && cell < row->cells.count ? row->cells.items[cell] : "";
}

static bool is_merged_down(const struct import_table *table, int line, int cell, int to_line)
{
    for (int i = 0; i < table->merges.count; i++) {
        const struct import_merge *merge = &table->merges.items[i];
        if (merge->first_line == line && merge->last_line >= to_line &&
            merge->first_cell <= cell && cell <= merge->last_cell)
            return true;
    }
    return false;
}

/* A second row of headings: nobody's name stands there but the heading again, or nothing while the
 * heading above reaches down or another heading stands beside. */
static bool is_more_head(struct arena *arena, const struct importer *importer,
                         const struct import_table *table, int first, int row)
{
    const struct csv_row *top = &table->rows.items[first];
    const struct csv_row *more = &table->rows.items[row];
    int needed = find_needed_cell(arena, importer, top);
    if (raw_cell(more, needed)[0])
        return find_needed_cell(arena, importer, more) == needed;
    if (is_merged_down(table, top->line, needed, more->line))
        return true;
    for (int i = 0; i < more->cells.count; i++)
        if (find_column(arena, importer, more->cells.items[i]) >= 0)
            return true;
    return false;
}

/* Of the headings that stand above one another the lowest that is known; else the lowest. */
static const char *join_heading(struct arena *arena, const struct importer *importer,
                                const struct import_table *table, const int span[2], int cell)
{
    const char *lowest = "";
    for (int i = span[1]; i >= span[0]; i--) {
        const char *heading = raw_cell(&table->rows.items[i], cell);
        if (find_column(arena, importer, heading) >= 0)
            return heading;
        if (!lowest[0])
            lowest = heading;
    }
    return lowest;
}

/* Rows `first` to head->row as one. */
static void join_headings(struct arena *arena, const struct importer *importer,
                          const struct import_table *table, int first,
                          struct importer_head *head)
{
    const int span[2] = {first, head->row};
    int count = 0;
    for (int i = first; i <= head->row; i++)
        if (table->rows.items[i].cells.count > count)
            count = table->rows.items[i].cells.count;
    head->headings = (struct csv_row){.line = table->rows.items[head->row].line};
    for (int i = 0; i < count; i++)
        *VEC_ADD(arena, &head->headings.cells) = join_heading(arena, importer, table, span, i);
}

/* The line in which a heading stands, when several rows are the headings. */
static int heading_line(const struct import_table *table, const struct importer_head *head,
                        int cell)
{
    const char *heading = head->headings.cells.items[cell];
    int row = head->row;
    while (row > 0 && !text_equal(raw_cell(&table->rows.items[row], cell), heading))
        row--;
    return table->rows.items[row].line;
}

static bool refuse_twice(struct arena *arena, const struct import_table *table,
                         const struct importer_head *head, int cell, struct error *err)
{
    struct buf place = buf_start(arena);
    const struct issue issue = {.file = table->file, .line = heading_line(table, head, cell),
                                .column = cell + 1};
    issues_write_place(&place, &issue, table->has_cells);
    return error_set(err, ERROR_INPUT, N_("%s: a second column '%.60s'; keep one of the two"),
                     place.text, head->headings.cells.items[cell]);
}

static bool read_head(struct arena *arena, const struct importer *importer,
                      const struct import_table *table, struct issues *issues,
                      const struct importer_head *head, int *cell, struct error *err)
{
    for (int i = 0; i < head->headings.cells.count; i++) {
        const char *heading = head->headings.cells.items[i];
        int column = find_column(arena, importer, heading);
        if (column < 0 && heading[0])
            issues_add(issues, ISSUE_WARNING, table->file, heading_line(table, head, i), i + 1,
                       N_("the column '%.60s' is not known and is ignored"), heading);
        if (column < 0)
            continue;
        if (cell[column] >= 0)
            return refuse_twice(arena, table, head, i, err);
        cell[column] = i;
    }
    return true;
}

static bool is_plain_list(const struct import_table *table)
{
    for (int i = 0; i < table->rows.count; i++)
        if (table->rows.items[i].cells.count != 1)
            return false;
    return table->rows.count > 0;
}

static bool fail_without_head(const struct importer *importer, const struct import_table *table,
                              struct error *err)
{
    if (!table->rows.count)
        return error_set(err, ERROR_INPUT, N_("%s: the table is empty"), table->file);
    for (int i = 0; i < importer->column_count; i++)
        if (importer->columns[i].is_needed)
            return error_set(err, ERROR_INPUT,
                             N_("%s:%d: no column is called '%s' or '%s'; "
                                "write it above the names"),
                             table->file, table->rows.items[0].line,
                             importer->columns[i].heading.zh, importer->columns[i].heading.en);
    return true;
}

bool importer_head(struct arena *arena, const struct importer *importer,
                   const struct import_table *table, struct issues *issues,
                   struct importer_head *head, struct error *err)
{
    int *cell = arena_take(arena, (size_t)importer->column_count, sizeof *cell);
    for (int i = 0; i < importer->column_count; i++)
        cell[i] = -1;
    int first = find_head(arena, importer, table);
    *head = (struct importer_head){.row = first, .cell = cell};
    if (first < 0 && is_plain_list(table)) {
        cell[0] = 0;
        return true;
    }
    if (first < 0)
        return fail_without_head(importer, table, err);
    for (int i = 0; i < first; i++)
        issues_add(issues, ISSUE_WARNING, table->file, table->rows.items[i].line, 0,
                   N_("this line stands above the headings and is passed over"));
    while (head->row + 1 < table->rows.count && head->row + 1 < first + HEADINGS_MAX &&
           is_more_head(arena, importer, table, first, head->row + 1))
        head->row++;
    if (head->row > first)
        issues_add(issues, ISSUE_WARNING, table->file, table->rows.items[first].line, 0,
                   N_("lines %d to %d are read as headings"), table->rows.items[first].line,
                   table->rows.items[head->row].line);
    join_headings(arena, importer, table, first, head);
    return read_head(arena, importer, table, issues, head, cell, err);
}

/* ---- which rows are of the list ---- */

static bool is_bare(const struct importer *importer, const struct import_table *table,
                    const struct importer_head *head, const struct csv_row *row)
{
    for (int i = 0; i < importer->column_count; i++)
        if (raw_cell(row, head->cell[i])[0])
            return false;
    for (int i = 0; i < table->marks.count && table->marks.items[i].line <= row->line; i++)
        if (table->marks.items[i].line == row->line)
            return false;
    return true;
}

static bool is_note_word(struct arena *arena, const char *text)
{
    static const char *const words[] = {
        "注", "备注", "说明", "填表说明", "填表人", "填报人", "制表人", "填表日期", "填报日期",
        "填表时间", "审核人", "审核", "负责人", "联系人", "联系电话", "单位", "填报单位",
        "note", "notes", "remark", "remarks", "prepared by", "filled in by", "checked by",
    };
    static const char *const sums[] = {"合计", "总计", "共计", "小计", "total"};
    const char *plain = text_lower(arena, unicode_half_width(arena, text));
    for (size_t i = 0; i < sizeof sums / sizeof sums[0]; i++)
        if (text_equal(plain, sums[i]) ||
            (text_starts_with(plain, sums[i]) && strchr(":0123456789", plain[strlen(sums[i])])))
            return true;
    size_t length = strcspn(plain, ":");
    const char *word = text_trim(arena, arena_copy_bytes(arena, plain, length));
    for (size_t i = 0; plain[length] && i < sizeof words / sizeof words[0]; i++)
        if (text_equal(word, words[i]))
            return true;
    return false;
}

/* A note below the table: its words stand where names stand, in a cell that reaches over other
 * columns, or begin as notes begin. */
static bool is_note(struct arena *arena, const struct importer *importer,
                    const struct import_table *table, const struct importer_head *head,
                    const struct csv_row *row)
{
    int needed = 0;
    while (!importer->columns[needed].is_needed)
        needed++;
    int cell = head->cell[needed];
    for (int i = 0; i < table->merges.count; i++) {
        const struct import_merge *merge = &table->merges.items[i];
        if (merge->first_line == row->line && merge->first_cell <= cell &&
            cell <= merge->last_cell && merge->first_cell < merge->last_cell)
            return true;
    }
    const char *start = "";
    for (int i = 0; i <= cell && !start[0]; i++)
        start = raw_cell(row, i);
    return is_note_word(arena, start);
}

struct importer_rows importer_rows(struct arena *arena, const struct importer *importer,
                                   const struct import_table *table,
                                   const struct importer_head *head, struct issues *issues)
{
    struct importer_rows rows = {0};
    int end = table->rows.count;
    int bare = 0;
    int first_bare = 0;
    while (end > head->row + 1 && head->row >= 0 &&
           (is_bare(importer, table, head, &table->rows.items[end - 1]) ||
            is_note(arena, importer, table, head, &table->rows.items[end - 1]))) {
        end--;
        issues_add(issues, ISSUE_WARNING, table->file, table->rows.items[end].line, 0,
                   N_("this line below the table is read as a note and passed over"));
    }
    for (int i = head->row + 1; i < end; i++) {
        if (!is_bare(importer, table, head, &table->rows.items[i])) {
            *VEC_ADD(arena, &rows.list) = i;
            continue;
        }
        if (!bare++)
            first_bare = table->rows.items[i].line;
    }
    if (bare)
        issues_add(issues, ISSUE_WARNING, table->file, first_bare, 0,
                   N_("lines from here on with nothing in the columns that are read: %d, passed "
                      "over"), bare);
    return rows;
}

/* ---- files ---- */

static const struct import_table *csv_table(struct arena *arena,
                                            const struct import_source *source,
                                            struct error *err)
{
    const struct csv_file *csv =
        csv_parse(arena, source->bytes, source->length, source->file, err);
    if (!csv)
        return NULL;
    struct import_table *table = arena_take(arena, 1, sizeof *table);
    table->file = source->file;
    table->rows.items = csv->rows.items;
    table->rows.count = table->rows.capacity = csv->rows.count;
    return table;
}

/* The first sheet in sight with the needed heading, then a hidden one, then the only one that holds
 * anything, which may be a list without headings. */
static const struct xlsx_sheet *choose_sheet(struct arena *arena, const struct importer *importer,
                                             const struct xlsx_book *book)
{
    const struct xlsx_sheet *hidden = NULL;
    const struct xlsx_sheet *filled = NULL;
    for (int i = 0; i < book->sheets.count; i++) {
        const struct xlsx_sheet *sheet = &book->sheets.items[i];
        bool has_head = find_head(arena, importer, &sheet->table) >= 0;
        if (has_head && !sheet->is_hidden)
            return sheet;
        if (has_head && !hidden)
            hidden = sheet;
        if (sheet->table.rows.count && !filled)
            filled = sheet;
    }
    return hidden ? hidden : filled;
}

static void say_sheet(struct arena *arena, const struct xlsx_book *book,
                      const struct xlsx_sheet *taken, struct issues *issues)
{
    struct buf others = buf_start(arena);
    for (int i = 0; i < book->sheets.count; i++)
        if (&book->sheets.items[i] != taken && book->sheets.items[i].table.rows.count)
            buf_add_format(&others, "%s%s", others.length ? ", " : "", book->sheets.items[i].name);
    if (others.length)
        issues_add(issues, ISSUE_WARNING, taken->table.file, 0, 0,
                   N_("this sheet is read; not read: %s"), others.text);
    if (taken->is_hidden)
        issues_add(issues, ISSUE_WARNING, taken->table.file, 0, 0,
                   N_("this sheet is hidden and is read all the same, as no other has the "
                      "headings"));
    if (taken->hidden_rows)
        issues_add(issues, ISSUE_WARNING, taken->table.file, 0, 0,
                   N_("rows that are hidden, perhaps by a filter, and are read all the same: %d"),
                   taken->hidden_rows);
}

const struct import_table *importer_table(struct arena *arena, const struct importer *importer,
                                          const struct import_source *source,
                                          struct issues *issues, struct error *err)
{
    if (!xlsx_is_office_file(source->bytes, source->length))
        return csv_table(arena, source, err);
    const struct xlsx_source file = {source->file, source->bytes, source->length};
    const struct xlsx_book *book = xlsx_read(arena, &file, err);
    if (!book)
        return NULL;
    issues->has_cells = true;
    const struct xlsx_sheet *sheet = choose_sheet(arena, importer, book);
    if (!sheet) {
        error_set(err, ERROR_INPUT, N_("%s: the table is empty"), source->file);
        return NULL;
    }
    say_sheet(arena, book, sheet, issues);
    return &sheet->table;
}

const char *importer_cell(struct arena *arena, const struct importer_head *head,
                          const struct csv_row *row, int column)
{
    int cell = head->cell[column];
    if (cell < 0 || cell >= row->cells.count)
        return "";
    return text_trim(arena, unicode_half_width(arena, row->cells.items[cell]));
}
